"""Who did what to whom: events of the codebook, with their participants and how sure the report is.

Candidates come from the codebook's cues over the parse (`match`, `frames`), participants from the frames
(`participants`), polarity and certainty from the words around (`certainty`) and from the statements that
carry them (`telling`), place, date, amount and count from what the steps before found (`where`, `when`,
`how_much`); what a sentence leaves open, the story before it may tell (`story`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.codebook import Codebook
from onrecord.evidence import Span
from onrecord.reading.amounts import Money, Quantity
from onrecord.reading.dates import TimeExpression
from onrecord.reading.events.accused import alleged_by, is_charge, is_counted
from onrecord.reading.events.aftermath import without_loose_ends
from onrecord.reading.events.clauses import coordinated_with, takes_place
from onrecord.reading.events.evidence import evidence_of, trigger_span
from onrecord.reading.events.grammar import words
from onrecord.reading.events.how_much import how_many, how_much
from onrecord.reading.events.match import Candidate, find_candidates
from onrecord.reading.events.once import once_told
from onrecord.reading.events.participants import participants
from onrecord.reading.events.people import People
from onrecord.reading.events.rivals import gives_way
from onrecord.reading.events.settled import TOLD, settle
from onrecord.reading.events.spots import Spot, find_spots
from onrecord.reading.events.story import carry_on
from onrecord.reading.events.sure.certainty import grounds, is_correction
from onrecord.reading.events.sure.figures import is_figure
from onrecord.reading.events.sure.grounds import Grounds
from onrecord.reading.events.sure.overturned import overturned
from onrecord.reading.events.sure.taken_back import taken_back_after
from onrecord.reading.events.surroundings import Surroundings
from onrecord.reading.events.telling import Telling, disputes, who_tells
from onrecord.reading.events.unseen import as_disappeared
from onrecord.reading.events.when import when
from onrecord.reading.events.where import where
from onrecord.reading.factuality import Doubt, Factuality
from onrecord.reading.identity import Identity
from onrecord.reading.parse import Parse, Passage
from onrecord.reading.places import PlaceName
from onrecord.record import Certainty, Event, Participant, PlaceReference, Reason, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_events"]

_STEP = "events"


@dataclass(frozen=True)
class _Found:
    """What the earlier steps found in the report."""

    parse: Parse
    codebook: Codebook
    identity: Identity
    statements: tuple[Statement, ...]
    places: tuple[PlaceName, ...]
    spots: tuple[Spot, ...]
    dates: tuple[TimeExpression, ...]
    money: tuple[Money, ...]
    quantities: tuple[Quantity, ...]
    factuality: Factuality | None


def find_events(
    parse: Parse,
    codebook: Codebook,
    identity: Identity,
    statements: tuple[Statement, ...],
    places: tuple[PlaceName, ...],
    dates: tuple[TimeExpression, ...],
    money: tuple[Money, ...],
    quantities: tuple[Quantity, ...],
    factuality: Factuality | None,
) -> tuple[Event, ...]:
    """The events of a report, in text order."""
    spots = find_spots(parse, places, identity)
    found = _Found(parse, codebook, identity, statements, places, spots, dates, money, quantities, factuality)
    drafts: list[Event] = []
    scenes: dict[Span, Surroundings] = {}
    after: dict[tuple[Span, str], str] = {}
    for paragraph, passage in enumerate(parse.telling):
        if is_correction(parse.report.text[passage.start : passage.end]):
            continue
        inside = _within(found, passage)
        people = People(parse, passage, identity, codebook, inside.places, inside.money)
        read: dict[Candidate, Event] = {}
        for candidate in find_candidates(passage.doc, codebook, people):
            around = Surroundings(
                parse, passage, paragraph, candidate.trigger, candidate.words, inside.statements
            )
            event = _draft(candidate, inside, around, people)
            if event is not None:
                read[candidate] = event
                scenes[event.trigger] = around
                if candidate.cue.after is not None:
                    after[event.trigger, event.type] = candidate.cue.after
        told = [event for c, event in read.items() if not gives_way(c, event, read, codebook)]
        drafts += once_told(without_loose_ends(told, drafts, after))
    drafts.sort(key=lambda event: (event.trigger.start, event.type))
    drafts = as_disappeared(carry_on(drafts, scenes, dates, spots, places))
    numbered = [
        replace(event, id=f"v{number}") for number, event in enumerate(disputes(drafts, statements), 1)
    ]
    return tuple(numbered)


def _within(found: _Found, passage: Passage) -> _Found:
    """What was found in one passage."""

    def here(span: Span) -> bool:
        return passage.start <= span.start < passage.end

    return replace(
        found,
        statements=tuple(s for s in found.statements if any(here(piece) for piece in s.content)),
        places=tuple(p for p in found.places if here(p.span)),
        dates=tuple(d for d in found.dates if here(d.span)),
        money=tuple(m for m in found.money if here(m.span)),
        quantities=tuple(q for q in found.quantities if here(q.span)),
    )


def _draft(candidate: Candidate, found: _Found, around: Surroundings, people: People) -> Event | None:
    """The event that a candidate stands for; None where the report does not assert one."""
    if is_figure(candidate, people):
        return None
    parse, passage, trigger = found.parse, around.passage, candidate.trigger
    span = trigger_span(candidate, parse, passage)
    telling = who_tells(
        tuple(parse.span(passage, t) for t in (trigger, *coordinated_with(trigger))),
        tuple(parse.span(passage, t) for t in trigger.ancestors if t.i < trigger.i),
        found.statements,
    ).without_request(span)
    if passage.asks and not telling.statements:
        return None  # "And arrested afterwards.": what an interviewer puts to a witness tells nothing
    sure = grounds(trigger, candidate.words, _asserting(telling, parse))
    sure = replace(sure, negated=sure.negated and not candidate.cue.negated)
    if candidate.cue.spoken:
        sure, telling = _as_spoken(sure, trigger, telling), telling.beyond_speech()
    verdict = taken_back_after(trigger) if sure.told and not sure.negated else None
    if verdict is not None and telling.may_take_back(parse.span(passage, verdict), found.statements):
        sure = replace(sure.not_so(verdict), retracted=True)
    if sure.told and not sure.negated:
        sure = _overturned(sure, candidate, telling, found, around, people)
    if sure.retracted and sure.by is not None:
        telling = telling.around(parse.span(passage, sure.by))
    if sure.decided and sure.by is not None:
        decision = parse.span(passage, sure.by)
        telling = telling.without(decision)
        around = replace(around, statements=Telling(around.statements).without(decision).statements)
    sure = _laid_to_somebody(sure, trigger)
    cue = _cue_of(telling, parse)
    settled = settle(trigger, sure, telling, cue)
    doubt = _doubt(candidate, sure, cue, found, passage) if settled in TOLD else None
    if settled is None or doubt == "unlikely":
        return None
    polarity, certainty = settled if doubt is None else ("happened", "possible")
    actors, targets, slots = participants(candidate, people)
    actors, targets = _without_teller(actors, telling), _without_teller(targets, telling)
    happens = takes_place(trigger) or is_counted(trigger)
    if candidate.cue.pos == "noun" and not actors and not targets and not happens:
        return None
    date, place = when(around, found.dates), where(around, found.spots)
    counted = targets if candidate.cue.target else actors
    rule = candidate.cue.name
    reasons = [Reason("type", _STEP, rule, span)]
    reasons += [Reason("actors", _STEP, f"frame:{slots[0]}", p.span) for p in actors]
    reasons += [Reason("targets", _STEP, f"frame:{slots[1]}", p.span) for p in targets]
    if place:
        reasons.append(Reason("place", _STEP, f"nearest:{place[1]}", place[0].span))
    if date:
        reasons.append(Reason("date", _STEP, f"nearest:{date[1]}", date[0].span))
    by = parse.span(passage, sure.by) if sure.by is not None else None
    if polarity == "did-not-happen":
        reasons.append(
            Reason(
                "polarity", _STEP, "denial" if sure.denied else "negation" if by else "statement:denies", by
            )
        )
    reasons.append(
        Reason("certainty", _STEP, "factuality", span)
        if doubt is not None
        else _certainty_reason(certainty, sure, telling, by)
    )
    reasons += [
        Reason("according_to", "statements", s.method or "content", s.cue) for s in telling.statements
    ]
    return Event(
        id="",
        type=candidate.cue.code,
        trigger=span,
        evidence=evidence_of(candidate, parse, passage, (*actors, *targets)),
        actors=actors,
        targets=targets,
        place=PlaceReference(place[0].entity, place[0].span) if place else None,
        date=date[0] if date else None,
        amount=how_much(around, found.money, targets, found.quantities),
        count=how_many(counted, found.quantities),
        polarity=polarity,
        certainty=certainty,
        according_to=tuple(s.id for s in telling.statements),
        reasons=tuple(reasons),
    )


def _as_spoken(sure: Grounds, trigger: "Token", telling: Telling) -> Grounds:
    """What is left of words that are the act themselves: nothing outside a quotation or ruled out in it."""
    inner = telling.innermost
    quoted = (inner is not None and inner.kind == "direct") or any(t.is_quote for t in trigger.sent)
    return Grounds() if quoted and sure.told and not sure.negated else sure.untold(trigger)


def _laid_to_somebody(sure: Grounds, act: "Token") -> Grounds:
    """What is left of an act that is told as somebody's charge or complaint: that much."""
    teller = alleged_by(act)
    return sure if teller is None else sure.doubted("alleged", teller)


def _overturned(
    sure: Grounds, candidate: Candidate, telling: Telling, found: _Found, around: Surroundings, people: People
) -> Grounds:
    """What is left of a claim that its paragraph takes back: nothing, unless he who is accused says so."""
    verdict = overturned(candidate.trigger)
    if verdict is None:
        return sure
    if verdict.apart:
        accused = [p.span.text for p in participants(candidate, people)[0]]
        at = found.parse.span(around.passage, verdict.by)
        if not telling.may_overturn(at, found.statements, accused, talk=verdict.talk):
            return sure
    if verdict.verdict == "rejected":
        return replace(sure.not_so(verdict.by).doubted("alleged", verdict.by), denied=True)
    if verdict.verdict == "untold":
        return sure.untold(verdict.by)
    return replace(sure.not_so(verdict.by), retracted=True)


def _asserting(telling: Telling, parse: Parse) -> "frozenset[Token]":
    """The words by which those who tell it assert it."""
    cues = (s.cue for s in telling.statements if s.stance == "asserts" and s.cue is not None)
    return frozenset(token for cue in cues for token in parse.tokens(cue.start, cue.end) or ())


def _without_teller(people: tuple[Participant, ...], telling: Telling) -> tuple[Participant, ...]:
    """A list without whoever tells it, whom the parse may add to it: "sacked 84 men, the union said"."""
    tellers = [s.source_span for s in telling.statements if s.source_span is not None]
    kept = tuple(p for p in people if not any(p.span.overlaps(teller) for teller in tellers))
    return kept or people


def _doubt(
    candidate: Candidate, sure: Grounds, cue: "Sequence[Token]", found: _Found, passage: Passage
) -> Doubt | None:
    """What the trained head thinks of an act that the grammar and the statements take for told.

    It is not asked where the grammar has settled it: a cue that is itself a negation, what somebody is
    accused of, a decision that tells what was decided, what an adverb or a clause takes for granted.
    Nor where somebody tells of what would follow: whether it came about says nothing of his telling it.
    """
    accuses = any(word.lemma_.lower() in words("accusing") for word in cue)
    accused = sure.doubt == "alleged" or is_charge(candidate.trigger) or accuses
    spoken = candidate.cue.spoken or candidate.cue.of_stakes
    if found.factuality is None or candidate.cue.negated or spoken or sure.decided or sure.granted or accused:
        return None
    return found.factuality.doubt(candidate.trigger, passage)


def _cue_of(telling: Telling, parse: Parse) -> "tuple[Token, ...]":
    """The words by which whoever tells it most closely tells it; none where the publication does."""
    cue = telling.innermost.cue if telling.innermost is not None else None
    return tuple(parse.tokens(cue.start, cue.end) or ()) if cue is not None else ()


def _certainty_reason(certainty: Certainty, sure: Grounds, telling: Telling, by: Span | None) -> Reason:
    if sure.doubt is not None:
        return Reason("certainty", _STEP, f"grammar:{certainty}", by)
    if telling.innermost is not None:
        return Reason("certainty", _STEP, f"statement:{telling.innermost.stance}", telling.innermost.cue)
    return Reason("certainty", _STEP, "publication", None)
