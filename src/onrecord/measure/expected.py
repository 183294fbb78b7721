"""A reading held against expected facts, as a coder would list them beside a report.

The facts' format is that of ``tests/cases``: phrases of the report (``at``), and the fields that the
statement or event drafted there must have. A drafted event *answers* an expected one when its code is among
the expected ones and its trigger and evidence reach over at least half of the phrase. What a coder might or
might not code is ``tolerated``: drafting it is neither asked for nor wrong. ``never`` names what must not be
drafted as having happened.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.evidence import Span
from onrecord.record import Event, Participant, Reading, Statement

Facts = Mapping[str, Any]


@dataclass
class Score:
    """Counts by field: how many were wanted, how many given, and how many of each are right.

    ``wanted`` and ``found`` count facts, ``given`` and ``right`` what the reading drafted; where a field is
    one value and not a list (a date, a certainty) only facts are counted. ``faults`` says in words what is
    missing or wrong.
    """

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def fact(self, name: str, holds: object, what: str) -> None:
        """Count one expected fact."""
        self.wanted[name] += 1
        if holds:
            self.found[name] += 1
        else:
            self.faults.append(f"{name}: {what}")

    def draft(self, name: str, holds: object, what: str) -> None:
        """Count one thing that the reading drafted."""
        self.given[name] += 1
        if holds:
            self.right[name] += 1
        else:
            self.faults.append(f"unasked {name}: {what}")

    def add(self, other: "Score") -> None:
        """Add the counts of another report."""
        for name in ("wanted", "found", "given", "right"):
            getattr(self, name).update(getattr(other, name))
        self.faults.extend(other.faults)

    def recall(self, name: str) -> float:
        """The share of expected facts that were found."""
        return self.found[name] / max(self.wanted[name], 1)

    def precision(self, name: str) -> float | None:
        """The share of drafts that are right; None where drafts are not counted."""
        return self.right[name] / self.given[name] if self.given[name] else None

    def f1(self, name: str) -> float:
        """The harmonic mean of precision and recall, or recall alone where drafts are not counted."""
        recall, precision = self.recall(name), self.precision(name)
        if precision is None:
            return recall
        return 2 * precision * recall / max(precision + recall, 1e-9)


def score(facts: Facts, reading: Reading) -> Score:
    """The counts for one report.

    Raises:
        OnRecordError: when a phrase of the facts is not in the report.
    """
    result = Score()
    _score_statements(facts.get("statements", ()), reading, result)
    _score_events(facts.get("events", ()), reading, result)
    for never in facts.get("never", ()):
        phrase = _locate(reading, never["at"])
        hits = [
            event for event in reading.events if _covers(_words(event), phrase) and _asserted(event, never)
        ]
        result.fact("never", not hits, f"{never['why']} ({', '.join(event.id for event in hits)})")
    return result


def _score_statements(wanted: Sequence[Facts], reading: Reading, result: Score) -> None:
    names = _Names(reading)
    for fact in wanted:
        phrase = _locate(reading, fact["at"])
        match = [s for s in reading.statements if _covers(_said(s, fact), phrase)]
        result.fact("statement", match, f"nothing said over {fact['at']!r}")
        if "source" in fact:
            holds = any(names.any(s.source, s.source_span, fact["source"]) for s in match)
            result.fact("statement source", holds, f"{fact['at']!r} is not given to {fact['source'][0]}")
        for name in ("kind", "stance", "basis", "said"):
            if name in fact:
                holds = any(getattr(s, name) in fact[name] for s in match)
                result.fact(f"statement {name}", holds, f"{fact['at']!r}: {name} is not {fact[name]}")


def _said(statement: Statement, fact: Facts) -> Iterable[Span | None]:
    if fact.get("kind") == ["no-comment"]:
        return (*statement.content, statement.cue, statement.source_span)
    return statement.content


def _score_events(wanted: Sequence[Facts], reading: Reading, result: Score) -> None:
    names = _Names(reading)
    answering: set[str] = set()
    for fact in wanted:
        phrase = _locate(reading, fact["at"])
        match = [e for e in reading.events if e.type in fact["types"] and _covers(_words(e), phrase)]
        answering.update(event.id for event in match)
        if fact.get("tolerated"):
            continue
        result.fact("event", match, f"no {fact['types'][0]} at {fact['at']!r}")
        if match:
            best = max(
                match, key=lambda event: sum(holds for _, holds in _fields(fact, event, reading, names))
            )
            for name, holds in _fields(fact, best, reading, names):
                result.fact(name, holds, f"{fact['types'][0]} at {fact['at']!r}")
            for role in ("actors", "targets"):
                if role in fact:
                    for participant in _participants(best, role):
                        holds = any(
                            names.any(participant.entity, participant.span, who) for who in fact[role]
                        )
                        result.draft(
                            role, holds, f"{participant.span.text!r} of {fact['types'][0]} at {fact['at']!r}"
                        )
    for event in reading.events:
        result.draft("event", event.id in answering, f"{event.type} {event.trigger.text!r}")


def _fields(fact: Facts, event: Event, reading: Reading, names: "_Names") -> Iterator[tuple[str, bool]]:
    """Each field that the fact gives, and whether ``event`` has it."""
    for role in ("actors", "targets"):
        for who in fact.get(role, ()):
            yield role, any(names.any(p.entity, p.span, who) for p in _participants(event, role))
    if "place" in fact:
        yield (
            "place",
            event.place is not None and names.any(event.place.entity, event.place.span, fact["place"]),
        )
    if "date" in fact:
        yield "date", (event.date.edtf if event.date else None) in fact["date"]
    if "amount" in fact:
        yield (
            "amount",
            all(getattr(event.amount, key, None) == value for key, value in fact["amount"].items()),
        )
    if "certainty" in fact:
        yield "certainty", event.certainty in fact["certainty"]
    if "polarity" in fact:
        yield "polarity", event.polarity in fact["polarity"]
    if "by" in fact:
        carriers = [s for s in reading.statements if s.id in event.according_to]
        named = any(names.any(s.source, s.source_span, fact["by"]) for s in carriers)
        yield "according to", named if fact["by"] else not carriers


def _participants(event: Event, role: str) -> tuple[Participant, ...]:
    return event.actors if role == "actors" else event.targets


def _asserted(event: Event, never: Facts) -> bool:
    return (
        event.type in never.get("types", (event.type,))
        and event.polarity == "happened"
        and event.certainty in never.get("certainty", (event.certainty,))
    )


def _words(event: Event) -> tuple[Span, ...]:
    return (event.trigger, *event.evidence)


def _locate(reading: Reading, phrase: str) -> Span:
    start = reading.report.text.find(phrase)
    if start < 0:
        raise OnRecordError(
            f"the expected phrase {phrase!r} is not in the report", where=reading.report.origin
        )
    return Span(start, start + len(phrase), phrase)


def _covers(spans: Iterable[Span | None], phrase: Span) -> bool:
    """Whether the spans together reach over at least half of the phrase."""
    shared = (min(s.end, phrase.end) - max(s.start, phrase.start) for s in spans if s is not None)
    return sum(max(0, length) for length in shared) * 2 >= len(phrase)


class _Names:
    """All that a reading calls an entity, folded for comparison."""

    def __init__(self, reading: Reading) -> None:
        self._names = {e.id: [_fold(name) for name in (e.name, *e.aliases)] for e in reading.entities}

    def any(self, entity: str | None, span: Span | None, wanted: Iterable[str]) -> bool:
        """Whether one of the wanted names is, or stands as whole words in, a name or the span."""
        have = [*self._names.get(entity or "", ()), *([_fold(span.text)] if span else ())]
        return any(f" {_fold(name)} " in f" {mine} " for name in wanted for mine in have)


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().replace("’", "'").split())
