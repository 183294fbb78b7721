"""The time told last, and days counted from another act: "two days after the hearing"."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.dates import TimeExpression
from onrecord.reading.dates.calendar import move
from onrecord.reading.events.grammar import words
from onrecord.reading.events.surroundings import GOVERNING, Surroundings
from onrecord.reading.events.when import counts_from, is_aside, is_point
from onrecord.reading.numerals import find_numerals
from onrecord.record import Date, Event

if TYPE_CHECKING:
    from spacy.tokens import Token

_LENGTH = re.compile(r"P(\d+)([DWMY])$")
_HOURS = re.compile(r"PT(?:[X\d]H|[X\d]+M)")
_ATTACKS = frozenset({"attack", "assault", "beating", "shooting", "incident", "clash", "killing", "violence"})
_BARE = 3
"""Words of "after the vote", which says no more of it."""
_UNITS = {"day": "D", "night": "D", "morning": "D", "evening": "D", "week": "W", "month": "M", "year": "Y"}


def told_last(
    around: Surroundings, dates: tuple[TimeExpression, ...], *, asides: bool = False
) -> TimeExpression | None:
    """The time told last before the trigger in its paragraph; none of a telling, of asides only if asked."""
    passage = around.passage
    for time in reversed(dates):
        if not passage.start <= time.span.start < around.own.start or not is_point(time):
            continue
        tokens = around.parse.tokens(time.span.start, time.span.end)
        if tokens is None or _is_of_telling(tokens.root, time.span, around):
            continue
        if not asides and is_aside(tokens.root, backshifted=around.is_told(time.span)):
            continue
        return time
    return None


def _is_of_telling(token: "Token", span: Span, around: Surroundings) -> bool:
    """Whether a time is when something was said, or stands in a quotation that the trigger is not in."""
    for statement in around.statements:
        inside = statement.holds(span)
        if (
            inside
            and statement.kind == "direct"
            and not any(p.contains(around.own) for p in statement.content)
        ):
            return True
    verb = token
    while verb.head != verb and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    return verb.lemma_.lower() in words("telling") and not _is_done_to_teller(around)


def _is_done_to_teller(around: Surroundings) -> bool:
    """Whether it befell who tells the story: "On the 11th the sergeant said … They tied *me* up"."""
    return any(c.dep_ == "dobj" and c.lower_ in {"me", "us"} for c in around.clause.children)


def counted(
    event: Event,
    told: Sequence[Event],
    events: Sequence[Event],
    scenes: Mapping[Span, Surroundings],
    dates: tuple[TimeExpression, ...],
) -> Date | None:
    """The day of ``event`` where its sentence counts it from another act, or another act from it.

    ``told`` are the events before it with their days, ``events`` all of them as each clause dates them.
    """
    around = scenes[event.trigger]
    for time in dates:
        if not around.sentence.start <= time.span.start < around.sentence.end:
            continue
        link, length = counts_from(time, around), _length(time)
        if link is None or length is None:
            continue
        count, unit = length
        steps = count if link.lower_ == "after" else -count
        after, main = _sides(link)
        if around.trigger.i in after:
            base, steps = _date_at(main, around, told, scenes), -steps
        elif main is None or around.distance_of(link) <= GOVERNING:
            base = _date_among(after, around, told, events, scenes)
            if base is None and _is_spoken_of(after, around):
                base = _date_before(time, around, dates)
            base = base or _date_of_named(after, around, told)
        elif main in {around.trigger, around.clause}:  # the parse hangs the length on what it counts from
            base = _date_among(after, around, told, events, scenes)
        else:
            continue
        edtf = move(base, unit, steps) if base else None
        if edtf is not None:
            return Date(edtf, time.span)
    return None


def moved_to(
    around: Surroundings,
    told: Sequence[Event],
    events: Sequence[Event],
    scenes: Mapping[Span, Surroundings],
    dates: tuple[TimeExpression, ...],
    setting: TimeExpression | None,
) -> Date | None:
    """The day to which a count has moved the story since ``setting``: "Four days after the arrest …".

    It has no day where it counts from what is told nowhere else.
    """
    since = setting.span.end if setting is not None else around.passage.start
    for time in reversed(dates):
        if not since <= time.span.start < around.sentence.start:
            continue
        link, length = counts_from(time, around), _length(time)
        if link is None or link.dep_ == "mark" or length is None:
            continue
        after, main = _sides(link)
        if main is None or main != main.sent.root:
            continue  # "freed them, a day after beating them": told beside the story
        base = _date_among(after, around, told, events, scenes) or _date_of_named(after, around, told)
        if base is None and _is_spoken_of(after, around):
            base = _date_before(time, around, dates)
        steps = length[0] if link.lower_ == "after" else -length[0]
        return Date(move(base, length[1], steps) if base else None, time.span)
    return None


def _length(time: TimeExpression) -> tuple[int, str] | None:
    """How many of which unit: "two days", "a week after", "the morning after"."""
    known = _LENGTH.match(time.value)
    if known is not None:
        return int(known[1]), known[2]
    if _HOURS.fullmatch(time.value):
        return 0, "D"
    text = time.span.text.lower()
    unit = next((letter for word, letter in _UNITS.items() if word in text), None)
    number = next(
        (n.value for n in find_numerals(text)), 1 if text[:2] == "a " or text[:4] == "the " else None
    )
    return (round(number), unit) if unit is not None and number is not None else None


def _sides(link: "Token") -> "tuple[set[int], Token | None]":
    """The words of the act that is counted from, and the verb of the one that is counted.

    The verb is None where the parse takes the first act for the main clause.
    """
    if link.dep_ == "mark":
        clause = link.head
        if clause.dep_ == "ROOT":  # "two days after it was lodged a man called": read as one clause
            return set(range(link.i, clause.i + 1)), None
        return {t.i for t in clause.subtree}, clause.head
    if link.head == link:
        noun = next(c for c in link.children if c.dep_ in {"pobj", "pcomp"})
        return set(range(link.i, noun.i + 1)), None
    time = link.head
    if time.dep_ == "npadvmod" and time.head.dep_ == "advcl" and time.head.i > link.i:
        # "a day after nurses demonstrated": the subject read as what "after" governs
        return {t.i for t in time.head.subtree}, time.head.head
    verb = time.head if time.dep_ == "npadvmod" else time
    return {t.i for t in link.subtree if t.i >= link.i}, verb


def _date_at(
    verb: "Token | None", around: Surroundings, told: Sequence[Event], scenes: Mapping[Span, Surroundings]
) -> str | None:
    """The day of the act that ``verb`` tells; of the only other one of the sentence where it is not known."""
    if verb is None:
        here = [e for e in told if e.date and scenes[e.trigger].sentence == around.sentence]
        days = {e.date.edtf for e in here if e.date}
        return days.pop() if len(days) == 1 else None
    for event in told:
        scene = scenes[event.trigger]
        if scene.passage is around.passage and verb in {scene.trigger, scene.clause} and event.date:
            return event.date.edtf
    return None


def _date_among(
    after: set[int],
    around: Surroundings,
    told: Sequence[Event],
    events: Sequence[Event],
    scenes: Mapping[Span, Surroundings],
) -> str | None:
    """The day of the act told among the words ``after``: its own, or that of its telling before."""
    for event in events:
        scene = scenes[event.trigger]
        if scene.passage is around.passage and scene.trigger.i in after:
            if event.date is not None:
                return event.date.edtf
            same = (e.date.edtf for e in reversed(told) if e.type == event.type and e.date is not None)
            return next(same, None)
    return None


def _is_spoken_of(after: set[int], around: Surroundings) -> bool:
    """Whether the act that is counted from may be the story so far: not "the day after *the vote*", told here
    for the first time.
    """
    doc = around.trigger.doc
    nouns = [t for i in after if (t := doc[i]).pos_ == "NOUN" and t.dep_ == "pobj" and t.head.i in after]
    if len(after) > _BARE or len(nouns) != 1:
        return True
    (noun,) = nouns
    return any(t.lemma_ == noun.lemma_ for t in doc[: min(after)])


def _date_of_named(after: set[int], around: Surroundings, told: Sequence[Event]) -> str | None:
    """The one day of all acts told before that a noun sums up: "the day after *the attack*"."""
    nouns = [
        t.lemma_.lower() for i in after if (t := around.trigger.doc[i]).dep_ == "pobj" and t.head.i in after
    ]
    days = {
        e.date.edtf
        for e in told
        if e.date is not None
        and any(e.type.endswith(f".{n}") or (n in _ATTACKS and e.type.startswith("harm.")) for n in nouns)
    }
    return days.pop() if len(days) == 1 else None


def _date_before(
    length: TimeExpression, around: Surroundings, dates: tuple[TimeExpression, ...]
) -> str | None:
    """The day of the story so far, for an act that is no event of the codebook ("the hearing")."""
    setting = told_last(around, tuple(d for d in dates if d.span.end <= length.span.start), asides=True)
    return setting.edtf if setting else None
