"""When: time expressions, and the calendar dates that they stand for.

Words get kinds from the vocabulary (`lexicon`), rules over kinds find expressions and what they mean
(`grammar` and the rule tables), and `resolve` finds the day from the publication date, the dates told before
and the tense.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.evidence import cut
from onrecord.reading.dates.bare_days import BARE_DAY
from onrecord.reading.dates.calendar import extent, is_day
from onrecord.reading.dates.calendar_rules import CALENDAR_RULES
from onrecord.reading.dates.context import Answer, Context, Told
from onrecord.reading.dates.edtf import published_value, to_edtf
from onrecord.reading.dates.grammar import Candidate, candidates
from onrecord.reading.dates.length_rules import LENGTH_RULES
from onrecord.reading.dates.lexicon import load_vocabulary, words_of
from onrecord.reading.dates.meaning import Core, Fixed, Step, Toward, Weekday, Yearly
from onrecord.reading.dates.model import TimeExpression
from onrecord.reading.dates.plausible import plausible
from onrecord.reading.dates.ranges import with_intervals
from onrecord.reading.dates.relative_rules import RELATIVE_RULES
from onrecord.reading.dates.resolve import is_unknown_day, resolve
from onrecord.reading.dates.tense import governs_telling, is_aside, is_since, toward
from onrecord.reading.parse import Parse, Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["TimeExpression", "find_dates"]

_RULES = (BARE_DAY, *CALENDAR_RULES, *RELATIVE_RULES, *LENGTH_RULES)
_FULL = re.compile(r"\d{4}-\d\d")
_REMEMBERED = 20
"""Told dates that are kept in mind."""


def find_dates(parse: Parse) -> tuple[TimeExpression, ...]:
    """The time expressions of a report, in text order.

    Only what tells is leaned on: a headline or a caption has its own expressions, resolved against the
    publication date alone, and never dates a paragraph.
    """
    published = published_value(parse.report.published)
    found: list[TimeExpression] = []
    told: list[Told] = []
    headings: list[TimeExpression] = []
    paragraph, part, begun = 0, None, False
    for passage in parse.passages:
        begun = begun or passage.tells
        if passage.part is not part:  # a paragraph may have been parsed in several pieces
            paragraph, part = paragraph + 1, passage.part
        sentence = -1
        beside: list[Told] = []  # told in asides of the sentence; what follows leans on them last
        for candidate, token in _candidates(parse, passage):
            if token is not None and token.sent.start != sentence:
                told, beside, sentence = _with_asides(told, beside), [], token.sent.start
            leans_on = tuple(reversed([*told, *beside])) if passage.tells else ()
            tense = _tense(candidate.meaning.core, token)
            context = Context(
                published, leans_on, paragraph, tense, _last_day(headings) if passage.tells else None
            )
            expression = _expression(parse, passage, candidate, context)
            found.append(expression)
            if not begun and not passage.tells and passage.part.kind != "caption":
                headings.append(expression)
            if passage.tells and _anchors(candidate, expression, token):
                day = expression.value.split("T")[0].split("/")[0]
                since = token is not None and is_day(day) and is_since(token)
                aside = since or (token is not None and is_aside(token))
                one = Told(day, expression.span, paragraph, aside, since)
                if aside:
                    beside = [*beside, one]
                else:
                    told = [*told[1 - _REMEMBERED :], one]
        told = _with_asides(told, beside)
    return with_intervals(parse.report.text, found)


def _last_day(headings: Sequence[TimeExpression]) -> datetime.date | None:
    """The last day that a heading names: of "Period covered: 1 to 31 May 2022", "hearing of 22 September".

    None where it names days of several years: it cannot be told which of them the report is about.
    """
    days = [
        day for h in headings if _FULL.match(h.value) for day in (extent(h.value.rpartition("/")[2]),) if day
    ]
    years = {last.year for _, last in days}
    return max(last for _, last in days) if len(years) == 1 else None


def _with_asides(told: list[Told], beside: list[Told]) -> list[Told]:
    """``told`` with the dates of a sentence's asides ("students who had come on Monday") before its last one.

    Where no date was told in the paragraph outside of them, they are the last ones told.
    """
    if not told or not beside or told[-1].paragraph != beside[0].paragraph:
        return [*told, *beside]
    return [*told[:-1], *beside, told[-1]]


def _candidates(parse: Parse, passage: Passage) -> "Iterator[tuple[Candidate, Token | None]]":
    """The expressions of a passage that its grammar allows, each with the token that heads it."""
    words = words_of(parse.report.text[passage.start : passage.end])
    for candidate in candidates(words, _RULES):
        tokens = passage.doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
        if tokens is None or not len(tokens):
            yield candidate, None
        elif plausible(candidate, tokens):
            yield candidate, tokens.root


def _tense(core: Core, token: "Token | None") -> Toward | None:
    """The direction of the clause, where the expression needs one."""
    return toward(token, load_vocabulary()) if token is not None and _needs_tense(core) else None


def _needs_tense(core: Core) -> bool:
    if isinstance(core, Step):
        return core.unit == "WE" or (not isinstance(core.base, str) and _needs_tense(core.base))
    return (isinstance(core, Weekday) and core.of is None) or (isinstance(core, Yearly) and core.year is None)


def _expression(parse: Parse, passage: Passage, candidate: Candidate, context: Context) -> TimeExpression:
    meaning = candidate.meaning
    answer = resolve(meaning.core, context)
    exact = meaning.time is not None  # "about noon" is told of the clock, not of the day
    value, edtf = answer.value, to_edtf(answer.value, None if exact else meaning.mod)
    if meaning.until is not None:
        last = _until(meaning.until, meaning.core, answer, context)
        last_edtf = to_edtf(last, meaning.mod)
        value, edtf = f"{value}/{last}", f"{edtf}/{last_edtf}" if edtf and last_edtf else None
    if meaning.time is not None:
        value += meaning.time
    return TimeExpression(
        span=cut(parse.report.text, passage.start + candidate.start, passage.start + candidate.end),
        type=meaning.type,
        value=value,
        edtf=edtf,
        method=f"{candidate.rule}:{answer.how}",
        mod=meaning.mod,
        anchor=answer.anchor,
    )


def _until(until: Core, core: Core, first: Answer, context: Context) -> str:
    """The last day of a range, which follows its first: "from Thursday to Friday"."""
    if isinstance(until, Weekday) and isinstance(core, Weekday):
        away = (until.weekday - core.weekday) % 7
        return resolve(Step("D", away, Fixed(first.value)), context).value
    return resolve(until, context).value


def _anchors(candidate: Candidate, expression: TimeExpression, token: "Token | None") -> bool:
    """Whether what follows leans on it: a date of the calendar, unless it dates the telling itself or is only
    compared with ("from 23 a year earlier"); and a day that is told and not known, so that "three days later"
    is not counted from another one.
    """
    core = candidate.meaning.core
    if isinstance(core, Step) and core.keep and core.unit == "Y" and core.steps == -1:
        return False
    if expression.anchor is not None and isinstance(core, Step) and core.base == "told" and core.steps < 0:
        return (
            False  # "had been brought in the day before. The next day …": the story goes on from where it was
        )
    if expression.type not in {"DATE", "TIME"}:
        return False
    if expression.edtf is None and not is_unknown_day(expression.value):
        return False
    return token is None or not governs_telling(token, load_vocabulary())
