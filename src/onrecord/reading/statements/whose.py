"""Whose words a tagger's attribution gives, held against the grammar: no hearer, no place, no half of one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.evidence import Span, cover, trim
from onrecord.reading.attribution import Attribution
from onrecord.reading.attribution.cues import load_cues
from onrecord.reading.attribution.grammar import heard_from, is_said_to
from onrecord.reading.parse import Parse
from onrecord.reading.statements.contents import EDGES
from onrecord.reading.statements.sources import source_head
from onrecord.reading.statements.stances import cue_tokens
from onrecord.reading.statements.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token


def with_its_source(parse: Parse, tagged: Attribution, rule: Attribution | None) -> Attribution:
    """The same with who says it, by ``rule``, the attribution that the rules see over the same cue.

    Whoever "is accused", "is believed" or "is told" something never says so: the subject of such a passive is
    no source. A source that the tagger leaves out or cuts is taken from the rule. Of what somebody heard from
    others, these are the source.
    """
    tokens = cue_tokens(parse, tagged.cue)
    if rule is not None and any(heard_from(t) is not None for t in tokens):
        return replace(tagged, source=rule.source)
    if any(_is_subject_of_hearsay(parse, tokens, span) for span in tagged.source):
        return replace(tagged, source=())
    if rule is None or not rule.source or (tagged.source and not _is_better(parse, rule, tagged)):
        return tagged
    return replace(tagged, source=rule.source, content=tuple(_before(parse, tagged.content, rule.source)))


def _is_subject_of_hearsay(parse: Parse, cue: "Sequence[Token]", source: Span) -> bool:
    for verb in cue:
        passage = parse.passage_at(source.start)
        hearsay = verb.lemma_.lower() in load_cues().passive | load_vocabulary().undergone
        if passage is None or not (hearsay or is_said_to(verb)):
            continue
        if is_said_to(verb):  # "the mayor, said to be in hiding"
            return True
        subjects = [c for c in verb.children if c.dep_ == "nsubjpass"]
        if verb.dep_ == "acl" and verb.tag_ == "VBN":  # "two men accused of stealing cattle"
            subjects.append(verb.head)
        if any(source.start <= passage.start + c.idx < source.end for c in subjects):
            return True
    return False


def _is_better(parse: Parse, rule: Attribution, tagged: Attribution) -> bool:
    """Whether the tagger's source is only the end of the rule's, or has a place ahead of it.

    "The mayor’s office *there* said"; "In Bhanga, *Faridpur*, the candidate told us".
    """
    ours, theirs = (cover(parse.report.text, a.source) for a in (rule, tagged))
    if ours.start < theirs.start and ours.contains(theirs):
        head = source_head(parse, theirs)
        return head is not None and head.pos_ not in {"NOUN", "PROPN", "PRON"}
    ahead = parse.tokens(theirs.start, ours.start) if theirs.start < ours.start < theirs.end else None
    if ahead is None or ahead[-1].text != "," or ahead.start < 2 or ahead[0].nbor(-1).text != ",":
        return False
    where = ahead[0].nbor(-2).head
    return where.dep_ == "prep" and all(t.pos_ in {"PROPN", "PUNCT"} for t in ahead)


def _before(parse: Parse, pieces: Sequence[Span], source: Sequence[Span]) -> Iterator[Span]:
    """The pieces, one that runs into the source up to where that begins."""
    start = cover(parse.report.text, source).start
    for piece in pieces:
        runs_in = piece.start < start < piece.end
        yield trim(parse.report.text, piece.start, start, EDGES) if runs_in else piece
