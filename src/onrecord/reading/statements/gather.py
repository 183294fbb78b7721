"""Every attribution once: what the tagger found, what only the rules found, and not what is no statement."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.evidence import Span, cut
from onrecord.reading.attribution import Attribution
from onrecord.reading.attribution.cues import load_cues
from onrecord.reading.attribution.quotes import MARKS
from onrecord.reading.attribution.rules import attribute_by_rules
from onrecord.reading.parse import Parse
from onrecord.reading.statements.contents import go_on
from onrecord.reading.statements.corrections import corrected, touch
from onrecord.reading.statements.model import Voice
from onrecord.reading.statements.sources import named_by, source_head, source_span
from onrecord.reading.statements.stances import cue_entry, cue_tokens, read_stance
from onrecord.record import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_WISHES = ("not to be named", "not to be identified", "not to be quoted", "to be named", "to be identified")
"""What a source asks of the reporter is no statement about the matter."""
_BARE_CUES = frozenset({"according", ":"})
"""Cues that the vocabulary of verbs and nouns does not hold."""
_ALOUD: Set[Stance] = frozenset({"denies", "declines", "asks"})
_LONGEST_HEARER = 3
"""Words between a cue and the comma after it: "she told *the court*, …"."""
_OTHERS = frozenset({"he", "she", "it", "they"})
_BULLET = re.compile(r"\s*(?:[-*•·–—▪●■◦]|\(?\w{1,3}[.)])\s+")
_LEADS_ON = re.compile(r",? (?:where|which|who|whose|in which)\b")
_REMINDING = frozenset({"recall", "remember", "note", "stress", "mention"})
_DOUBLE = frozenset('“”"«»„')


def gather(
    parse: Parse, attributions: Sequence[Attribution], silences: Sequence[Span], voices: Sequence[Voice]
) -> list[Attribution]:
    """The attributions that become statements, in text order, no two over the same words.

    What is asked in an interview, but for what it reports of others, and what tells that somebody gave no
    answer, is left out.
    """
    found = list(attributions)
    if any(a.method == "tagger" for a in found) or not found:
        ruled = attribute_by_rules(parse)
        tagged = _once([corrected(parse, a, ruled) for a in found if not _quotes_somebody(parse, a, ruled)])
        tagged = _whole(parse, tagged, ruled)
        found = _with_missed(parse, tagged, ruled)
    asked = [stretch for voice in voices if voice.asked for stretch in voice.stretches]
    labels = [voice.source_span for voice in voices if voice.source_span is not None]
    kept = [
        a
        for a in go_on(parse, found)
        if not touch(a.cue, silences)
        and not (touch(a.content, asked) and not _is_put_to(parse, a))
        and not (a.source and a.source[0] in labels)
        and not a.content[0].text.lower().startswith(_WISHES)
        and not _is_no_telling(parse, a)
        and not _reminds(parse, a)
        and not any(b is not a and touch(a.content, _naming(parse, b, a)) for b in found)
    ]
    return sorted((_with_list(parse, a) for a in kept), key=lambda a: (a.content[0].start, a.content[0].end))


def _naming(parse: Parse, attribution: Attribution, other: Attribution) -> Sequence[Span]:
    """The words of its source, without what that says besides: "his sister, *who fears that he will* …"."""
    if other.content[0].text.lower().startswith("to "):
        return attribution.source
    span = source_span(parse, attribution.source)
    return [named_by(parse, span)] if span is not None else []


def _with_list(parse: Parse, attribution: Attribution) -> Attribution:
    """The same with the list that it opens: "We urge the government to: • Free the teacher; • Pay her"."""
    passage = parse.passage_at(attribution.cue[0].start) if attribution.cue else None
    text = parse.report.text
    if passage is None or not attribution.source or text[passage.end - 1] != ":":
        return attribution
    last = attribution.content[-1].end
    if last > passage.end or text[last : passage.end].strip(": ") not in {"", "to"}:
        return attribution
    if read_stance(parse, attribution.cue, attribution.content) != "asks":
        return attribution
    end, items = passage.end, []
    for item in parse.telling:
        bullet = _BULLET.match(text, end) if item.start >= end else None
        if bullet is not None and item.start <= bullet.end() < item.end:
            items.append(cut(text, bullet.end(), item.end))
            end = item.end
    return replace(attribution, content=(*attribution.content, *items))


def speaks(parse: Parse, attribution: Attribution) -> bool:
    """Whether its cue is one of speech or of holding back, rather than of a mere attitude or finding."""
    return _is_cue_of(parse, attribution, _ALOUD | {"believes"})


def speaks_up(parse: Parse, attribution: Attribution) -> bool:
    """Whether its cue is one of speech itself: "say", "deny", "refuse to answer", but not "know" or "see"."""
    return _is_cue_of(parse, attribution, _ALOUD)


def _is_cue_of(parse: Parse, attribution: Attribution, stances: Set[Stance]) -> bool:
    """Whether its cue takes a quotation, tells of something, or has one of ``stances``."""
    tokens = cue_tokens(parse, attribution.cue)
    if any(t.lower_ in _BARE_CUES or t.lemma_.lower() in load_cues().nouns for t in tokens):
        return True
    entries = [entry for t in tokens if (entry := cue_entry(t)) is not None]
    return any(e.takes & {"quote", "of"} or e.stance in stances for e in entries)


def _is_put_to(parse: Parse, attribution: Attribution) -> bool:
    """Whether an interviewer reports what somebody else says: "State television has reported that you …".

    What the interviewer has heard, what the witness said before, and what is only asked is no statement.
    """
    source = source_span(parse, attribution.source)
    head = source_head(parse, source) if source is not None else None
    named = head is not None and (head.pos_ in {"NOUN", "PROPN"} or head.lower_ in _OTHERS)
    if head is None or not named or not speaks(parse, attribution):
        return False
    told = any(
        t.tag_ in {"VBD", "VBN", "VBZ", "VBP"} or t.pos_ != "VERB" for t in cue_tokens(parse, attribution.cue)
    )
    return told and head.sent.text.rstrip()[-1:] != "?"


def _is_no_telling(parse: Parse, attribution: Attribution) -> bool:
    """Whether a thing is only named, under a word that is none of telling: "banned all meetings".

    The corpus that the tagger learned from counts what somebody does about a thing as an attribution too.
    """
    if attribution.method != "tagger":
        return False
    cue = cue_tokens(parse, attribution.cue)
    if cue and not attribution.source and _is_bidden(cue[0]):
        return True  # "- *disclose* the whereabouts of the men"
    if speaks(parse, attribution):
        return False
    if any(cue_entry(token) is not None for token in cue):
        return False
    if len(cue) == 1 and cue[0].tag_ in {"NN", "NNS"} and cue[0].lemma_.lower() not in load_cues().verbs:
        return True  # "before the last council *polls*"
    if not attribution.source:
        return True  # "names *marked with* an asterisk have been changed"
    contents = (parse.tokens(piece.start, piece.end) for piece in attribution.content)
    words = [token for tokens in contents if tokens is not None for token in tokens]
    return not any(word.pos_ in {"VERB", "AUX"} or word.text in _DOUBLE for word in words)


def _reminds(parse: Parse, attribution: Attribution) -> bool:
    """Whether the publication itself reminds its readers: "It *will be recalled* that two were acquitted"."""
    if attribution.source:
        return False
    return any(
        t.tag_ == "VBN"
        and t.lemma_.lower() in _REMINDING
        and any(c.lower_ == "it" and c.dep_ in {"nsubjpass", "nsubj", "expl"} for c in t.lefts)
        for t in cue_tokens(parse, attribution.cue)
    )


def _is_bidden(verb: "Token") -> bool:
    """Whether it opens its sentence as a demand does: bare, and with nobody who does it."""
    alone = not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in verb.children)
    before = verb.doc[verb.sent.start : verb.i]
    return verb.tag_ == "VB" and alone and all(t.pos_ in {"PUNCT", "SYM", "NUM", "SPACE"} for t in before)


def _quotes_somebody(parse: Parse, attribution: Attribution, ruled: Iterable[Attribution]) -> bool:
    """Whether it only passes on whom others quote: "was *quoted* in a newspaper as saying that …"."""
    cue = cue_tokens(parse, attribution.cue)
    if not any(t.lemma_.lower() == "quote" and t.tag_ == "VBN" for t in cue):
        return False
    return any(r.source and all(_is_in(cue, attribution.content) for cue in r.cue) for r in ruled)


def _whole(parse: Parse, tagged: Sequence[Attribution], ruled: Iterable[Attribution]) -> list[Attribution]:
    """The tagger's attributions, a quotation or a clause that it cuts as whole as the rules see it.

    It cuts a clause at its verb or a "where".

    What it found in the rest of such a clause is told within, and is read again there.
    """
    out = list(tagged)
    for one in tagged:
        rule = next((r for r in ruled if touch(r.cue, one.cue)), None)
        if rule is None or one not in out or len(rule.content) != 1:
            continue
        if _is_quoted_whole(one, rule, out):
            out[out.index(one)] = replace(one, content=rule.content)
            continue
        if len(one.content) != 1:
            continue
        told, seen = one.content[0], rule.content[0]
        if told.start != seen.start or told.end >= seen.end or touch(one.source, [seen]):
            continue
        rest = cut(parse.report.text, told.end, seen.end)
        words = parse.tokens(told.start, told.end) or ()
        verbless = told.text.lower().startswith("that ") and not any(t.pos_ in {"VERB", "AUX"} for t in words)
        ahead = (
            bool(one.cue) and told.end <= seen.end <= one.cue[0].start
        )  # "*The ruling* | was read out, said X"
        verbless = verbless or (ahead and not any(t.pos_ in {"VERB", "AUX"} for t in words))
        clause = any(t.tag_ in {"VBD", "VBG", "VBP", "VBZ"} for t in words)
        if not (verbless or (clause and _LEADS_ON.match(rest.text))):
            continue
        near = [a for a in out if a is not one and touch((*a.source, *a.cue, *a.content), [rest])]
        if all(_is_in(s, rule.content) for a in near for s in (*a.source, *a.cue, *a.content)):
            out = [replace(a, content=rule.content) if a is one else a for a in out if a not in near]
    return out


def _is_quoted_whole(one: Attribution, rule: Attribution, found: Iterable[Attribution]) -> bool:
    """Whether the tagger finds some sentences of what the marks show to be one quotation of nobody else's."""
    (words,) = rule.content
    marked = words.text[0] in MARKS and words.text[-1] in MARKS
    held = all(_is_in(piece, rule.content) for piece in one.content)
    others = (a for a in found if a is not one)
    return marked and held and not any(touch((*a.source, *a.cue, *a.content), [words]) for a in others)


def _once(attributions: list[Attribution]) -> list[Attribution]:
    """Words that two attributions hold go to the one whose cue is nearer."""
    out = []
    for one in attributions:
        rivals = [a for a in attributions if a is not one and a.cue]
        content = tuple(
            c
            for c in one.content
            if not any(touch(a.content, [c]) and _distance(a, c) < _distance(one, c) for a in rivals)
        )
        if content:
            out.append(replace(one, content=content))
    return out


def _distance(attribution: Attribution, piece: Span) -> int:
    """Characters between a piece and the nearest word of the cue; a very long way where there is no cue."""
    gaps = (max(cue.start - piece.end, piece.start - cue.end, 0) for cue in attribution.cue)
    return min(gaps, default=len(piece) + 10**6)


def _with_missed(parse: Parse, tagged: list[Attribution], ruled: Iterable[Attribution]) -> list[Attribution]:
    """The tagger's attributions, and those of the rules over words that it left to the publication itself.

    Words that are quoted, said or only alleged must not pass for the publication's own voice.
    """
    out = list(tagged)
    for missed in ruled:
        if inner := _told_within(parse, missed, out):
            out = [a for a in out if a not in inner] + [missed]
            continue
        free = tuple(c for c in missed.content if not any(touch(a.content, [c]) for a in tagged))
        if not free:
            continue
        same = next((a for a in out if touch(a.cue, missed.cue)), None)
        if same is not None and same.method == "tagger":
            quoted = tuple(c for c in free if c.text[:1] in "“\"«‘'")
            out[out.index(same)] = replace(same, content=tuple(sorted((*same.content, *quoted))))
        elif len(free) == len(missed.content) and _matters(parse, missed, tagged):
            out.append(missed)
    return out


def _told_within(parse: Parse, missed: Attribution, found: Iterable[Attribution]) -> list[Attribution]:
    """What the tagger found in a sentence that others tell: "he *accused* them, three witnesses said".

    It is told once removed, and is read again there. Only where the teller closes the sentence or opens what
    is told ("where, she said, he *warned* her"), and where the tagger has nothing that reaches over the
    teller's words.
    """
    teller = (*missed.source, *missed.cue)
    if not missed.source or not speaks(parse, missed):
        return []
    between = parse.report.text[max(t.end for t in teller) : missed.content[0].start]
    opens = between.rstrip().endswith(",") and len(between.split()) <= _LONGEST_HEARER
    beside = missed.cue and missed.cue[0].text.lower().startswith("according")
    if not (opens or beside) and any(t.start < c.end for t in teller for c in missed.content):
        return []
    near = [
        a
        for a in found
        if touch(a.content, missed.content) or touch(a.cue, teller) or touch(a.content, teller)
    ]
    inside = [
        a for a in near if all(_is_in(span, missed.content) for span in (*a.source, *a.cue, *a.content))
    ]
    return inside if len(inside) == len(near) else []


def _is_in(span: Span, pieces: Iterable[Span]) -> bool:
    return any(piece.start <= span.start and span.end <= piece.end for piece in pieces)


def _matters(parse: Parse, missed: Attribution, tagged: Iterable[Attribution]) -> bool:
    """Whether events in these words would wrongly stand as the publication's own without it."""
    if any(touch(a.content, missed.cue) for a in tagged):
        return False
    return not missed.source or speaks(parse, missed) or missed.content[0].text[:1] in _DOUBLE
