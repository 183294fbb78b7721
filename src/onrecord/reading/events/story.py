"""What a story carries on: the day and the place that one sentence tells hold for those that follow.

"On 3 May soldiers came to Gashish. They beat two men." Only an act in the simple past goes on with a story or
one in the present under a line that opens with a date. What had been done before, has been done since or is
told beside it does not, and a new time opens a new story. The model is Reichenbach's (1947) and Partee's
(1984): the simple past leans on the time told last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.dates import TimeExpression
from onrecord.reading.events.counted import counted, moved_to, told_last
from onrecord.reading.events.grammar import words
from onrecord.reading.events.spots import Spot
from onrecord.reading.events.surroundings import Surroundings, is_perceived
from onrecord.reading.events.voice import is_passive
from onrecord.reading.events.when import calendar, is_aside, is_counted, is_point
from onrecord.reading.events.where import dateline, here
from onrecord.reading.places import PlaceName
from onrecord.record import Date, Event, PlaceReference, Reason

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEP = "events"
_DAY = len("2019-05-03")
_REACH = 2
"""Paragraphs over which those who take part carry the day of an act; a quotation may stand between."""
_COURTS = frozenset({"court", "tribunal", "bench", "panel", "judge", "magistrate", "justice"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OTHER_TIMES = frozenset({"before", "after", "since", "until", "during"})
_PERFECT = frozenset({"had", "has", "have", "'ve", "’ve", "'d", "’d"})
_MODAL = frozenset(
    {"will", "would", "shall", "should", "may", "might", "can", "could", "must", "to", "'ll", "’ll", "wo"}
)


def carry_on(
    events: Sequence[Event],
    scenes: Mapping[Span, Surroundings],
    dates: tuple[TimeExpression, ...],
    spots: Sequence[Spot],
    places: tuple[PlaceName, ...],
) -> list[Event]:
    """``events`` of a report in text order, with the days and places that the story before each gives.

    ``scenes`` holds the surroundings of each by the span of its trigger.
    """
    told: list[Event] = []
    for event in events:
        around = scenes[event.trigger]
        dated = _dated(event, around, told, events, scenes, dates)
        placed = _placed(dated, event, around, told, scenes, spots)
        if event.place is None and (line := here(around, spots)) is not None:
            placed = _with_place(dated, PlaceReference(line.entity, line.span), "here")
        if placed.place is None and (line := dateline(around, spots, places)) is not None:
            placed = _with_place(placed, PlaceReference(line.entity, line.span), "dateline")
        told.append(placed)
    return told


def _dated(
    event: Event,
    around: Surroundings,
    told: Sequence[Event],
    events: Sequence[Event],
    scenes: Mapping[Span, Surroundings],
    dates: tuple[TimeExpression, ...],
) -> Event:
    """``event`` with a day: counted from another act, its line's label's, or the one of its story."""
    if event.date is not None and event.date.edtf is not None:
        return event
    found = counted(event, told, events, scenes, dates)
    if found is not None:
        return _with_date(event, found, "counted")
    if event.date is not None or is_counted(around, dates):
        return event
    if event.polarity == "did-not-happen" or event.certainty in {"possible", "planned"}:
        return event
    label = _label(around, dates)
    if not _goes_on(around, present=label is not None) or around.is_another_time:
        return event
    setting = told_last(around, dates) or label
    if (day := moved_to(around, told, events, scenes, dates, setting)) is not None:
        return _with_date(event, day, "story") if day.edtf else event
    if setting is not None and (setting is label or _reaches(setting, around)):
        edtf = calendar(setting)
        return _with_date(event, Date(edtf, setting.span), "story") if edtf else event
    before = _same_act(event, told, scenes) or _same_people(event, told, scenes, dates)
    if before is not None and before.date is not None:
        return _with_date(event, before.date, "story:people")
    hearing = _hearing(around, told, scenes)
    if hearing is not None and hearing.date is not None:
        return _with_date(event, hearing.date, "story:hearing")
    return event


def _hearing(
    around: Surroundings, told: Sequence[Event], scenes: Mapping[Span, Surroundings]
) -> Event | None:
    """The dated act of a court with which a report opens, where it then acts again: "the panel freed".

    A hearing is told at length and its day once; another court's act has a day of its own.
    """
    sitting = _court(around)
    if sitting is None or any(c.dep_ != "det" or c.lower_ != "the" for c in sitting.children):
        return None  # "the Court of Appeal", "another judge"
    acts = [e for e in told if e.date is not None and _court(scenes[e.trigger]) is not None]
    opening = bool(acts) and scenes[acts[0].trigger].paragraph == 0
    days = {e.date.edtf or "" for e in acts if e.date is not None}
    return acts[0] if opening and len(days) == 1 and all(len(day) == _DAY for day in days) else None


def _court(around: Surroundings) -> "Token | None":
    """The court, or who sits in it, that is the subject of the trigger's clause."""
    verb = around.clause
    while verb.dep_ in {"conj", "xcomp"} and not any(c.dep_ in _SUBJECTS for c in verb.children):
        verb = verb.head
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.lemma_.lower() in _COURTS), None)


def _reaches(time: TimeExpression, around: Surroundings) -> bool:
    """Whether a time holds so far on: a day for its paragraph, a month or a year for the next sentence."""
    edtf = calendar(time) or ""
    tokens = around.parse.tokens(time.span.start, time.span.end)
    return len(edtf) >= _DAY or (tokens is not None and _sentences_between(tokens.root, around) <= 1)


def _with_date(event: Event, date: Date, rule: str) -> Event:
    reasons = tuple(r for r in event.reasons if r.field != "date")
    return replace(event, date=date, reasons=(*reasons, Reason("date", _STEP, rule, date.span)))


def _goes_on(around: Surroundings, *, present: bool) -> bool:
    """Whether the clause tells what happened next; ``present`` where the story is told in the present."""
    if around.trigger.pos_ not in {"VERB", "AUX"} or around.answered is not None:
        return False
    verb = around.clause
    while verb.head != verb and not _is_finite(verb):
        if verb.dep_ in {"acl", "relcl", "amod"} or _is_out_of_story(verb):
            return False
        verb = verb.head
    if verb.dep_ == "relcl" and not any(c.lower_ == "where" for c in verb.children):
        return False
    if _is_out_of_story(verb):
        return False
    tense = _tense(verb)
    return tense == "past" or (present and tense == "present")


def _is_out_of_story(verb: "Token") -> bool:
    """Whether its words say that it was done at other times: "had earlier", "three times", "having"."""
    return any(
        (c.dep_ == "advmod" and c.lower_ in words("out-of-story"))
        or (c.dep_ == "npadvmod" and c.lemma_ == "time")
        or (c.dep_ == "aux" and c.lower_ == "having")
        or (c.dep_ == "prep" and c.lower_ in _OTHER_TIMES and not _is_length(c))
        for c in verb.children
    )


def _is_length(preposition: "Token") -> bool:
    """Whether a length or a pause follows ("after eleven months", "after a recess"): the story goes on."""
    return any(c.lemma_.lower() in words("terms") | words("pauses") for c in preposition.children)


def _is_finite(verb: "Token") -> bool:
    if is_perceived(verb):
        return False
    return any(c.dep_ in _SUBJECTS for c in verb.children) or verb.dep_ in {"ROOT", "relcl", "ccomp"}


def _tense(verb: "Token") -> str | None:
    """ "past" for the simple past, "present", None for every other."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if auxiliaries & (_PERFECT | _MODAL):
        return None
    if verb.tag_ == "VBD" or auxiliaries & {"was", "were", "did", "got"}:
        return "past"
    if verb.tag_ in {"VBZ", "VBP"} or auxiliaries & {"is", "are", "'s"}:
        return "present"
    return "past" if verb.tag_ == "VBN" and not auxiliaries and not is_passive(verb) else None


def _label(around: Surroundings, dates: tuple[TimeExpression, ...]) -> TimeExpression | None:
    """The date that a line opens with, set off as its label: "6 November. They came …", "12 May: …"."""
    passage = around.passage
    for time in dates:
        if passage.start <= time.span.start < passage.end:
            text = around.parse.report.text
            opens = not text[passage.start : time.span.start].strip("*•·–—-[( \t")
            after = text[time.span.end : time.span.end + 3].lstrip("]) ")
            alone = after[:1] in {":", ".", "—", "–", "-"} or after[:1] == "\n"
            return time if opens and alone and is_point(time) and calendar(time) else None
    return None


def _same_people(
    event: Event,
    told: Sequence[Event],
    scenes: Mapping[Span, Surroundings],
    dates: tuple[TimeExpression, ...],
) -> Event | None:
    """The last dated act of the paragraphs before, if somebody of it takes part in this one too.

    None where another time was told since.
    """
    for before in reversed(told):
        scene = scenes[before.trigger]
        gap = scenes[event.trigger].paragraph - scene.paragraph
        if gap > _REACH:
            return None
        if gap == 0 or before.date is None or is_aside(scene.clause):
            continue
        end = scenes[event.trigger].sentence.end
        since = [d for d in dates if before.date.span.end <= d.span.start < end and is_point(d)]
        passed = any(
            not is_aside(t.root) for d in since if (t := scene.parse.tokens(d.span.start, d.span.end))
        )
        return before if _people(event) & _people(before) and not passed else None
    return None


def _same_act(event: Event, told: Sequence[Event], scenes: Mapping[Span, Surroundings]) -> Event | None:
    """The same act, dated when the paragraphs before told of it: "who was arrested on Thursday, …"."""
    here = scenes[event.trigger].paragraph
    dated = [
        e
        for e in told
        if e.type == event.type
        and e.date is not None
        and 0 < here - scenes[e.trigger].paragraph <= _REACH
        and _entities(e) & _entities(event)
    ]
    days = {e.date.edtf or "" for e in dated if e.date is not None}
    return dated[-1] if len(days) == 1 and all(len(day) == _DAY for day in days) else None


def _entities(event: Event) -> set[str]:
    return {p.entity for p in (*event.actors, *event.targets) if p.entity}


def _people(event: Event) -> set[str]:
    """Who takes part: entities, and the last words of phrases without one."""
    people = (*event.actors, *event.targets)
    nouns = {p.span.text.split()[-1].lower() for p in people} - words("pronouns")
    return nouns | {p.entity for p in people if p.entity}


def _placed(
    event: Event,
    undated: Event,
    around: Surroundings,
    told: Sequence[Event],
    scenes: Mapping[Span, Surroundings],
    spots: Sequence[Spot],
) -> Event:
    """``event`` with the place of the act before it in the same paragraph, if it goes on with that story."""
    if event.place is not None or not _goes_on(around, present=True):
        return event
    before = next((e for e in reversed(told) if e.place is not None), None)
    arrived = _arrived(around, spots)
    if arrived is not None and (before is None or arrived.span.start > before.trigger.start):
        return _with_place(event, PlaceReference(arrived.entity, arrived.span), "story")
    if before is None or before.place is None:
        return event
    scene = scenes[before.trigger]
    moved = undated.date is not None and before.date is not None and undated.date.edtf != before.date.edtf
    if scene.passage is not around.passage or moved or _sentences_between(scene.trigger, around) > 1:
        return event
    if scene.trigger.sent == around.trigger.sent or _people(event) & _people(before):
        return _with_place(event, before.place, "story")
    return event


def _with_place(event: Event, place: PlaceReference, rule: str) -> Event:
    return replace(event, place=place, reasons=(*event.reasons, Reason("place", _STEP, rule, place.span)))


def _sentences_between(token: "Token", around: Surroundings) -> int:
    """0 where a word of the trigger's passage stands in its sentence, 1 in the one before, and so on."""
    return sum(s.start > token.i and s.start <= around.trigger.i for s in around.passage.doc.sents)


def _arrived(around: Surroundings, spots: Sequence[Spot]) -> Spot | None:
    """Where the sentence before says that somebody came: "Soldiers came to the village. They …"."""
    first = around.trigger.sent.start
    if first == 0:
        return None
    sentence = around.passage.doc[first - 1].sent
    if sentence.root.lemma_.lower() not in words("arriving") or _tense(sentence.root) != "past":
        return None
    there = [
        s
        for s in spots
        if s.passage is around.passage
        and s.head.sent == sentence
        and s.standing in {"at", "goal", "object"}
        and next(t for t in s.head.ancestors if t.pos_ in {"VERB", "AUX"} or t.dep_ == "ROOT")
        == sentence.root
    ]
    return next((s for s in there if s.name is not None), there[0] if there else None)
