"""What is replaced in a text, and by what: the words of a reading that its redacted view must not hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.evidence import Span, cut
from onrecord.protection.coarse import coarse_dates, coarse_place
from onrecord.protection.contacts import contacts
from onrecord.protection.edit import Edit, apply
from onrecord.protection.names import Finder
from onrecord.protection.rules import Masked, Rules
from onrecord.protection.withhold import WITHHELD, Withheld, withhold
from onrecord.protection.words import is_name, same_name, tokens, vocabulary
from onrecord.record import Entity, Reading, Report

NAME = "[name withheld]"
"""Stands for a part of a protected name that is part of somebody else's too, or of several."""
ROLE = "[role withheld]"
NOT_TELLING = frozenset({"masthead", "rail", "furniture", "credit"})


@dataclass(frozen=True, slots=True)
class Plan:
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
            whose = _whose(match.named, match.end, mentions) if not match.whole else None
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


def plan_for(reading: Reading, rules: Rules) -> Plan:
    """What ``rules`` mean for ``reading``."""
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
    return Plan(
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


def edits_of(reading: Reading, plan: Plan) -> Iterator[Edit]:
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
    telling = [part for part in report.parts if part.kind not in NOT_TELLING]
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


def _mentions(reading: Reading, plan: Plan) -> Iterator[tuple[Span, str]]:
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
