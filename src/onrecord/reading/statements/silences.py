"""No comment: those who could not be reached, did not answer or would not say anything."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.evidence import Span, cut, trim
from onrecord.reading.attribution.grammar import Paragraph, noun_phrase, subject_of
from onrecord.reading.attribution.quotes import quotes_in
from onrecord.reading.parse import Parse, Passage
from onrecord.reading.statements.vocabulary import load_vocabulary

_NOBODY = frozenset({"neither", "none", "nobody", "no"})
_UNANSWERED = re.compile(r"unanswered|unreturned|not (?:immediately )?(?:answered|returned)")
_ASKING = re.compile(
    r"\b(?:(?:phone|telephone|repeated|several|two) )?(?:calls|e-?mails?|inquir(?:y|ies)|enquir(?:y|ies)|"
    r"letters?|messages?|quer(?:y|ies)|questions?|requests?)\b[^.;,]*? to "
    r"(?P<whom>(?:(?:the|an?|his|her|its)\s|(?-i:[A-Z]))[^.;,]*)\s$",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"^(?:efforts|attempts|bids) to (?:reach|contact|\w+ (?:\w+ )?\w+ from) (?P<whom>.+?),?"
    r"(?: for (?:\w+ )?(?:comments?|reactions?|responses?)| by (?:tele)?phone| on [A-Z]\w+day)?"
    r"(?: (?:were|was|have|had|proved|failed)\b|$)",
    re.IGNORECASE,
)
_SELF = frozenset({"he", "i", "it", "she", "they", "we"})
_ASIDE = (" and ", " but ", " nor ")
_JOINING = (" and ", " but ", " while ", " nor ", " or ")


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody who gave no answer; ``source`` is None where the words tell only of questions."""

    source: Span | None
    cue: Span


def find_silences(parse: Parse) -> Iterator[Silence]:
    """Every place, outside quotations, where it is said that somebody gave no answer."""
    text = parse.report.text
    for passage in parse.telling:
        quotes = tuple(quotes_in(text, passage.start, passage.end))
        paragraph = Paragraph(text, passage, quotes)
        words = load_vocabulary()
        for pattern in (words.silence, words.answer):
            for match in pattern.finditer(text, passage.start, passage.end):
                if any(q.span.start < match.start() < q.span.end for q in quotes):
                    continue
                cue = _clause(text, match)
                silence = _with_source(paragraph, passage, cue)
                if pattern is words.silence or _is_nobody(silence.source):
                    yield silence


def is_silence(content: Sequence[Span]) -> bool:
    """Whether whoever speaks only says that they will not: "said | *it would not comment* on the case"."""
    words = content[0].text.removeprefix("that ")
    who, _, rest = words.partition(" ")
    match = load_vocabulary().silence.match(rest) if len(content) == 1 and who.lower() in _SELF else None
    return match is not None and match.end() == len(rest) and not any(j in match.group() for j in _ASIDE)


def _clause(text: str, match: re.Match[str]) -> Span:
    """The words of a match up to where another clause is joined to it."""
    words = match.group()
    end = min((i for joint in _JOINING if (i := words.find(joint)) > 0), default=len(words))
    return trim(text, match.start(), match.start() + end)


def _is_nobody(source: Span | None) -> bool:
    """Whether the words for whoever answered say that nobody did: "*Neither* the army *nor* the police"."""
    return source is not None and source.text.lower().split()[0] in _NOBODY


def _with_source(paragraph: Paragraph, passage: Passage, cue: Span) -> Silence:
    if sought := _SOUGHT.match(cue.text):  # "Efforts to reach *the mayor* were fruitless"
        start = cue.start + sought.start("whom")
        return Silence(trim(paragraph.text, start, cue.start + sought.end("whom")), cue)
    tokens = paragraph.tokens(cue.start, cue.end)
    verbs = [t for kind in ("VERB", "AUX") for t in tokens if t.pos_ == kind]
    verb = verbs[0] if verbs else None
    subject = subject_of(verb) if verb is not None else None
    if verb is None:
        return Silence(None, cue)
    if _UNANSWERED.search(cue.text) and (asked := _asked(paragraph, passage.start, cue)) is not None:
        return asked
    if subject is None:
        subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None or subject.i > verb.i:
        return Silence(None, cue)
    start, end = noun_phrase(paragraph, subject, verb)
    if end > cue.start:
        return Silence(None, cue)
    if _UNANSWERED.search(cue.text):  # it is the question that is the subject
        return Silence(None, cut(paragraph.text, start, cue.end))
    return Silence(cut(paragraph.text, start, end), cue)


def _asked(paragraph: Paragraph, start: int, cue: Span) -> Silence | None:
    """Whom nobody heard from: "Phone calls to *the ministry* went unanswered"."""
    asking = _ASKING.search(paragraph.text, start, cue.start)
    if asking is None:
        return None
    whom = trim(paragraph.text, asking.start("whom"), asking.end("whom"))
    return Silence(whom, cut(paragraph.text, asking.start(), cue.end))
