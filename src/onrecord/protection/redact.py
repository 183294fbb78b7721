"""The redacted view: a new reading in which protected persons have pseudonyms, and less is said exactly.

Everything that leaves the house is made from it, and so is what somebody sees who may not see a name. It is
not the old reading with pieces hidden: it has a text of its own, and every span of it reproduces that text's
words. ``docs/protection.md`` says what it protects against, and what not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.evidence import Span
from onrecord.protection.coarse import coarse_edtf
from onrecord.protection.edit import Edited, apply
from onrecord.protection.replacing import NOT_TELLING, ROLE, Plan, edits_of, plan_for
from onrecord.protection.rules import Masked, Rules
from onrecord.protection.withhold import WITHHELD
from onrecord.record import Date, Entity, Event, Lead, Part, Reading, Report, Role, Statement


def redacted(reading: Reading, rules: Rules) -> Reading:
    """``reading`` as somebody may see it to whom ``rules`` apply. Without rules it is the same reading."""
    if rules == Rules():
        return reading
    plan = plan_for(reading, rules)
    edited = apply(reading.report.text, edits_of(reading, plan))
    return _Rewriting(reading, plan, edited).reading()


@dataclass(frozen=True, slots=True)
class _Rewriting:
    """The parts of a reading, each made anew for the new text."""

    old: Reading
    plan: Plan
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
            if end > start and (self.plan.rules.outside is None or part.kind not in NOT_TELLING):
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
        aliases = dict.fromkeys(self._name(entity, alias) for alias in shown.aliases)
        return replace(shown, name=self._name(entity, shown.name), aliases=tuple(aliases))

    def _name(self, entity: Entity, name: str) -> str:
        """A name of somebody who is not protected; the one who read it may have taken a piece of a protected
        name for it ("Va" of "Va th"), which stands nowhere else then.
        """
        clean = self.plan.clean_name(name)
        seen = dict.fromkeys(self.edited.span(each).text for each in entity.mentions if each.text == name)
        return next(iter(seen)) if clean == name and seen and name not in seen else clean

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
