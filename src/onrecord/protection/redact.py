"""The redacted view: a new reading in which protected persons have pseudonyms, and less is said exactly.

Everything that leaves the house is made from it, and so is what somebody sees who may not see a name. It is
not the old reading with pieces hidden: it has a text of its own, and every span of it reproduces that text's
words. ``docs/protection.md`` says what it protects against, and what not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.evidence import Span, cut
from onrecord.protection.coarse import DateDetail, PlaceDetail, coarse_dates, coarse_edtf, coarse_place
from onrecord.protection.contacts import contacts
from onrecord.protection.edit import Edit, Edited, apply
from onrecord.protection.names import Finder
from onrecord.protection.withhold import WITHHELD, Withheld, withhold
from onrecord.protection.words import is_name, same_name, tokens, vocabulary
from onrecord.record import Date, Entity, Event, Lead, Part, Reading, Report, Role, Statement

NAME = "[name withheld]"
"""Stands for a part of a protected name that is part of somebody else's too, or of several."""
ROLE = "[role withheld]"
_NOT_TELLING = frozenset({"masthead", "rail", "furniture", "credit"})


@dataclass(frozen=True, slots=True)
class Masked:
    """A person who is to be hidden behind ``pseudonym``.

    ``names`` are all forms by which the person is known, in this reading and elsewhere; ``records`` the ids
    of entities of this reading that are the person. Roles that name a body or a place are withheld; when
    ``thorough``, all of them, and so is every phrase that describes the person.
    """

    pseudonym: str
    names: tuple[str, ...]
    records: frozenset[str] = frozenset()
    thorough: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """How a reading is to be redacted.

    ``withheld`` are the ids of statements that are left out, words and all; ``words`` are words of withheld
    statements, wherever a reading has them. ``contacts`` says whether
    telephone numbers, addresses and the like are masked. ``outside`` is what the document is called where it
    leaves the house; then its hash, origin, publisher, credits and the words that tell nothing stay behind.
    """

    persons: tuple[Masked, ...] = ()
    withheld: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    places: PlaceDetail = "exact"
    dates: DateDetail = "day"
    contacts: bool = False
    outside: str | None = None


def redacted(reading: Reading, rules: Rules) -> Reading:
    """``reading`` as somebody may see it to whom ``rules`` apply. Without rules it is the same reading."""
    if rules == Rules():
        return reading
    plan = _plan(reading, rules)
    edited = apply(reading.report.text, _edits(reading, plan))
    return _Rewriting(reading, plan, edited).reading()


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the rules mean for one reading: who of its entities is whom, and what is looked for."""

    rules: Rules
    bound: Mapping[str, Masked]
    places: Mapping[str, Entity]
    withheld: Withheld
    people: Finder
    regions: Finder
    makers: Finder

    def clean(self, text: str) -> str:
        """A string of the reading (a name, a title) with the same put in its place as in the text."""
        return apply(text, self.edits(text, (), ())).text

    def clean_name(self, name: str) -> str:
        """The name of somebody who is not protected: a protected name within it is not theirs alone."""
        return apply(name, self.edits(name, ((cut(name, 0, len(name)), ""),), ())).text

    def edits(self, text: str, mentions: Sequence[tuple[Span, str]], keep: Sequence[Span]) -> Iterator[Edit]:
        """What is replaced wherever it stands: names, contacts, places, dates, the weightiest first."""
        pseudonyms = {masked.pseudonym for masked in self.rules.persons}
        for match in self.people.find(text):
            whose = _whose(match.start, match.end, mentions) if not match.whole else None
            named = match.labels if whose is None else match.labels & {whose}
            label = next(iter(named)) if len(named) == 1 and named <= pseudonyms else NAME
            yield Edit(match.start, match.end, label)
        for match in self.makers.find(text):
            if match.whole:
                yield Edit(match.start, match.end, NAME)
        if self.rules.contacts:
            for contact in contacts(text, keep):
                yield Edit(contact.start, contact.end, f"[{contact.kind} withheld]")
        for match in self.regions.find(text):
            if match.whole:
                yield Edit(match.start, match.end, self.places[min(match.labels)].name)
        yield from coarse_dates(text, self.rules.dates)


def _plan(reading: Reading, rules: Rules) -> _Plan:
    bound = {
        entity.id: masked for entity in reading.entities for masked in rules.persons if _is(entity, masked)
    }
    people: dict[str, list[str]] = {masked.pseudonym: [] for masked in rules.persons}
    for masked in rules.persons:
        people[masked.pseudonym] += masked.names
    for entity in reading.entities:
        if entity.id in bound:
            people[bound[entity.id].pseudonym] += [entity.name, *entity.aliases]
    places = {
        entity.id: coarse_place(entity, rules.places, is_name(entity.name))
        for entity in reading.entities
        if entity.kind == "place"
    }
    changed = {
        entity.id: (entity.name, *entity.aliases)
        for entity in reading.entities
        if entity.id in places and places[entity.id].name != entity.name
    }
    report = reading.report
    makers = (report.publisher, *(credit.name for credit in report.credits)) if rules.outside else ()
    return _Plan(
        rules,
        bound,
        places,
        withhold(reading, rules.withheld, rules.words),
        Finder(people),
        Finder(changed),
        Finder({NAME: [name for name in makers if name]}),
    )


def _is(entity: Entity, masked: Masked) -> bool:
    if entity.id in masked.records:
        return True
    forms = (entity.name, *entity.aliases)
    return entity.kind == "person" and any(same_name(form, name) for form in forms for name in masked.names)


def _edits(reading: Reading, plan: _Plan) -> Iterator[Edit]:
    """Everything that is replaced in the text; what comes first goes before what it overlaps."""
    text, rules = reading.report.text, plan.rules
    if rules.outside is not None:
        yield from _not_told(reading.report)
    yield from (Edit(start, end, WITHHELD) for start, end in plan.withheld.ranges)
    for entity in reading.entities:
        masked = plan.bound.get(entity.id)
        if masked is not None:
            yield from _descriptions(entity, masked)
    keep = tuple(
        number.span
        for event in reading.events
        for number in (event.amount, event.count)
        if number is not None
    )
    mentions = tuple(_mentions(reading, plan))
    yield from plan.edits(text, mentions, keep)
    for place in plan.places.values():
        original = next(entity for entity in reading.entities if entity.id == place.id)
        if place.name != original.name:
            yield from (Edit(m.start, m.end, place.name) for m in original.mentions if is_name(m.text))


def _not_told(report: Report) -> Iterator[Edit]:
    """Everything between the parts that tell: a masthead, credits, rails, and what is in no part."""
    end = 0
    telling = [part for part in report.parts if part.kind not in _NOT_TELLING]
    for start, after in (*((part.start, part.end) for part in telling), (len(report.text), len(report.text))):
        if report.parts and report.text[end:start].strip():
            yield Edit(end, start, "\n\n" if end and start < len(report.text) else "")
        end = after


def _descriptions(entity: Entity, masked: Masked) -> Iterator[Edit]:
    """Roles and phrases of a protected person that would say who it is."""
    thorough = masked.thorough or not any(map(is_name, (entity.name, *entity.aliases)))
    for role in entity.roles:
        if masked.thorough or role.organization is not None or role.place is not None:
            yield Edit(role.span.start, role.span.end, ROLE)
    if thorough:
        for mention in entity.mentions:
            if any(token.text not in vocabulary().pronouns for token in tokens(mention.text)):
                yield Edit(mention.start, mention.end, masked.pseudonym)


def _mentions(reading: Reading, plan: _Plan) -> Iterator[tuple[Span, str]]:
    """The words that name somebody, with the pseudonym of who that is, "" when nobody who is protected."""
    for entity in reading.entities:
        for mention in entity.mentions:
            if is_name(mention.text):
                yield mention, plan.bound[entity.id].pseudonym if entity.id in plan.bound else ""


def _whose(start: int, end: int, mentions: Sequence[tuple[Span, str]]) -> str | None:
    """Who is named where a part of a protected name stands; None where nothing else says so.

    A longer name around it that is somebody else's says that the part is theirs.
    """
    around = [(len(span), who) for span, who in mentions if span.start <= start and end <= span.end]
    if not around:
        return None
    length, who = min(around)
    return who if who or length > end - start else None


@dataclass(frozen=True, slots=True)
class _Rewriting:
    """The parts of a reading, each made anew for the new text."""

    old: Reading
    plan: _Plan
    edited: Edited

    def reading(self) -> Reading:
        gone = self.plan.withheld
        statements = tuple(
            self._statement(each) for each in self.old.statements if each.id not in gone.statements
        )
        told = {each.id for each in statements}
        events = tuple(self._event(each, told) for each in self.old.events if not self._untold(each, told))
        return Reading(
            report=self._report(),
            entities=tuple(self._entity(each) for each in self.old.entities),
            statements=statements,
            events=events,
            reader=self.old.reader,
        )

    def _report(self) -> Report:
        old, outside = self.old.report, self.plan.rules.outside
        clean, span = self.plan.clean, self.edited.span
        shown = replace(
            old,
            text=self.edited.text,
            title=clean(old.title) if old.title else None,
            published=coarse_edtf(old.published, self.plan.rules.dates),
            parts=tuple(self._parts()),
        )
        if outside is not None:
            return replace(shown, sha256=outside, origin=None, publisher=None, credits=(), leads=(), notes=())
        return replace(
            shown,
            origin=clean(old.origin) if old.origin else None,
            publisher=clean(old.publisher) if old.publisher else None,
            credits=tuple(
                replace(credit, name=clean(credit.name), span=span(credit.span)) for credit in old.credits
            ),
            leads=tuple(map(self._lead, old.leads)),
            notes=tuple(map(clean, old.notes)),
        )

    def _parts(self) -> Iterator[Part]:
        end = 0
        for part in self.old.report.parts:
            start = max(self.edited.start(part.start), end)
            end = max(self.edited.end(part.end), start) if part.end > part.start else start
            if end > start and (self.plan.rules.outside is None or part.kind not in _NOT_TELLING):
                yield replace(part, start=start, end=end)

    def _lead(self, lead: Lead) -> Lead:
        clean = self.plan.clean
        return replace(
            lead,
            rail=clean(lead.rail) if lead.rail else None,
            title=clean(lead.title),
            teaser=clean(lead.teaser) if lead.teaser else None,
            span=self.edited.span(lead.span),
        )

    def _entity(self, entity: Entity) -> Entity:
        masked = self.plan.bound.get(entity.id)
        mentions = tuple(map(self.edited.span, entity.mentions))
        shown = replace(
            self.plan.places.get(entity.id, entity),
            mentions=tuple(dict.fromkeys(mention for mention in mentions if mention.text.strip())),
            roles=tuple(self._roles(entity, masked)),
        )
        if masked is not None:
            return replace(shown, name=masked.pseudonym, aliases=())
        if entity.mentions and all(map(self._withheld, entity.mentions)):
            return replace(shown, name="[withheld]", aliases=(), gazetteer=None)
        clean = self.plan.clean_name
        aliases = dict.fromkeys(map(clean, shown.aliases))
        return replace(shown, name=clean(shown.name), aliases=tuple(aliases))

    def _withheld(self, span: Span) -> bool:
        """Whether a mention is in words that nobody may read."""
        new = self.edited.span(span).text
        return not new.strip() or new in {WITHHELD, ROLE}

    def _roles(self, entity: Entity, masked: Masked | None) -> Iterator[Role]:
        for role in entity.roles:
            names_something = role.organization is not None or role.place is not None
            span = self.edited.span(role.span)
            if (masked is not None and (masked.thorough or names_something)) or self._withheld(role.span):
                continue
            yield replace(role, title=self.plan.clean(role.title), span=span)

    def _statement(self, statement: Statement) -> Statement:
        span = self.edited.span
        return replace(
            statement,
            source_span=span(statement.source_span) if statement.source_span else None,
            cue=span(statement.cue) if statement.cue else None,
            content=tuple(map(span, statement.content)),
            said=coarse_edtf(statement.said, self.plan.rules.dates),
        )

    def _untold(self, event: Event, told: set[str]) -> bool:
        """Whether an event stands in words that are withheld, or only withheld statements tell it."""
        carried = bool(event.according_to) and not told.intersection(event.according_to)
        return carried or self.plan.withheld.touches(event.trigger)

    def _event(self, event: Event, told: set[str]) -> Event:
        span, touches = self.edited.span, self.plan.withheld.touches
        place, date, amount, count = event.place, event.date, event.amount, event.count
        return replace(
            event,
            trigger=span(event.trigger),
            evidence=tuple(map(span, event.evidence)),
            actors=tuple(replace(who, span=span(who.span)) for who in event.actors if not touches(who.span)),
            targets=tuple(
                replace(who, span=span(who.span)) for who in event.targets if not touches(who.span)
            ),
            place=replace(place, span=span(place.span)) if place and not touches(place.span) else None,
            date=self._date(date) if date and not touches(date.span) else None,
            amount=replace(amount, span=span(amount.span)) if amount and not touches(amount.span) else None,
            count=replace(count, span=span(count.span)) if count and not touches(count.span) else None,
            according_to=tuple(each for each in event.according_to if each in told),
            disputed_by=tuple(each for each in event.disputed_by if each in told),
            reasons=tuple(
                replace(reason, span=span(reason.span) if reason.span else None)
                for reason in event.reasons
                if reason.span is None or not touches(reason.span)
            ),
        )

    def _date(self, date: Date) -> Date:
        edtf = coarse_edtf(date.edtf, self.plan.rules.dates)
        return replace(date, edtf=edtf, span=self.edited.span(date.span))
