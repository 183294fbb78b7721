"""Drafts: one statement with all its fields, and what others are told to say within it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from onrecord.evidence import Span, cover, cut
from onrecord.reading.attribution import Attribution
from onrecord.reading.attribution.quotes import MARKS
from onrecord.reading.attribution.rules import attribute_within
from onrecord.reading.dates import TimeExpression
from onrecord.reading.identity import Identity
from onrecord.reading.parse import Parse
from onrecord.reading.statements.apart import apart, join
from onrecord.reading.statements.basis import Telling, read_basis
from onrecord.reading.statements.contents import read_content
from onrecord.reading.statements.denials import is_denial
from onrecord.reading.statements.gather import speaks, speaks_up
from onrecord.reading.statements.model import Draft, Voice
from onrecord.reading.statements.said import read_said
from onrecord.reading.statements.silences import Silence, is_silence
from onrecord.reading.statements.sources import named_by, resolve, source_span
from onrecord.reading.statements.stances import (
    calls,
    is_act,
    is_naming,
    is_refusal,
    peel,
    read_stance,
    says,
)
from onrecord.record import Basis

_DEEPEST = 3
"""Levels of telling that are followed: the witness says that a guard said that the colonel ordered …"""

_OPEN = frozenset({"he", "she", "it", "they", ""})


@dataclass(frozen=True)
class Scene:
    """What the steps before found in one report."""

    parse: Parse
    identity: Identity
    dates: Sequence[TimeExpression]
    told: Sequence[Attribution]

    @cached_property
    def descriptions(self) -> Mapping[str, Sequence[Span]]:
        """All the words by which the report names each source: its name, its part, its trade."""
        out: dict[str, list[Span]] = {}
        for attribution in self.told:
            span = source_span(self.parse, attribution.source)
            source = resolve(self.parse, span, self.identity, None)
            if span is not None and source is not None:
                out.setdefault(source, []).append(span)
        return out

    def described(self, source: str | None, span: Span | None) -> Sequence[Span]:
        """The words that introduce a source anywhere in the report, ``span`` among them."""
        elsewhere = self.descriptions.get(source, ()) if source is not None else ()
        return (*elsewhere, *([span] if span is not None else []))


def draft_attributions(scene: Scene, voices: Sequence[Voice], own: Sequence[Draft]) -> Iterator[Draft]:
    """The statements that the report gives to others, with those told within them."""
    for attribution in scene.told:
        voice = next((v for v in voices if _inside(attribution.content[0], v.stretches)), None)
        holders = (
            d for d in own if voice is not None and voice.holds and _inside(attribution.content[0], d.content)
        )
        parent = next(holders, None)
        for draft in _drafts(scene, attribution, voice, parent):
            if parent is not None and _repeats(draft, parent):
                continue
            if voice is not None and voice.asked and _is_nobodys(draft):
                continue
            if parent is not None and _is_own_mind(scene.parse, attribution, draft, parent):
                continue
            yield draft
            yield from _nested(scene, draft, voice, depth=1)


def draft_voices(scene: Scene, voices: Iterable[Voice]) -> list[Draft]:
    """The statements of those who tell the report themselves: a run of sentences with one basis is one."""
    drafts = []
    for voice in voices:
        if voice.asked:
            continue
        for stretch in voice.stretches:
            others = [a for a in scene.told if _inside(a.content[0], [stretch])]
            for run, basis in _runs(scene, voice, stretch, others):
                drafts.append(
                    Draft(
                        source=voice.source,
                        source_span=voice.source_span,
                        cue=None,
                        content=(run,),
                        kind="direct",
                        stance="asserts",
                        basis=basis,
                        said=None,
                        method=f"voice:{voice.kind}",
                    )
                )
    return drafts


def draft_silences(scene: Scene, silences: Iterable[Silence], drafts: Sequence[Draft]) -> list[Draft]:
    """The statements of those who gave no answer, but for those who are only told to have given none."""
    return [
        Draft(
            source=resolve(scene.parse, silence.source, scene.identity, None),
            source_span=named_by(scene.parse, silence.source) if silence.source is not None else None,
            cue=silence.cue,
            content=(),
            kind="no-comment",
            stance="declines",
            basis="unknown",
            said=read_said(scene.parse, [silence.cue], silence.source, (), scene.dates),
            method="rules:silence",
        )
        for silence in silences
        if not any(d.cue is not None and _inside(silence.cue, d.content) for d in drafts)
    ]


def _drafts(
    scene: Scene, attribution: Attribution, voice: Voice | None, parent: Draft | None
) -> Sequence[Draft]:
    """One attribution as one statement, or as several where its parts differ in stance or in being quoted."""
    whole = _draft(scene, attribution, voice, parent)
    if whole is None:
        return ()
    parts = apart(scene.parse, attribution)
    drafts = [_draft(scene, replace(attribution, content=(part,)), voice, parent) for part in parts]
    manners = [(draft.stance, draft.kind == "indirect") for draft in drafts if draft is not None]
    if len(manners) < len(parts) or not (
        _differ(manners, parts, attribution) or _is_quoted_after(scene.parse, attribution, manners)
    ):
        return (whole,)
    runs = [[part for part, _ in run] for _, run in groupby(zip(parts, manners, strict=True), lambda p: p[1])]
    joined = (replace(attribution, content=join(scene.parse, attribution, run)) for run in runs)
    return [draft for one in joined if (draft := _draft(scene, one, voice, parent)) is not None]


def _differ(manners: Sequence[tuple[str, bool]], parts: Sequence[Span], attribution: Attribution) -> bool:
    """Whether the parts differ in stance, or those of one piece in being quoted."""
    if len({stance for stance, _ in manners}) > 1:
        return True
    return any(
        len({told for part, (_, told) in zip(parts, manners, strict=True) if piece.overlaps(part)}) > 1
        for piece in attribution.content
    )


def _is_quoted_after(parse: Parse, attribution: Attribution, manners: Sequence[tuple[str, bool]]) -> bool:
    """Whether a quotation follows what was only told, in a sentence of its own: "They came, he said. “…”"."""
    cue = parse.tokens(attribution.cue[-1].start, attribution.cue[-1].end) if attribution.cue else None
    passage = parse.passage_at(attribution.cue[-1].start) if cue is not None else None
    if cue is None or passage is None or {told for _, told in manners} != {True, False}:
        return False
    end = parse.span(passage, cue[-1].sent).end
    return any(p.start >= end and p.text[0] in MARKS for p in attribution.content)


def _draft(scene: Scene, attribution: Attribution, voice: Voice | None, parent: Draft | None) -> Draft | None:
    """One attribution as a statement; None where it turns out to tell of an act and not of words."""
    parse = scene.parse
    cue = cover(parse.report.text, attribution.cue) if attribution.cue else None
    stance = read_stance(parse, attribution.cue, attribution.content)
    content: tuple[Span, ...] = attribution.content
    cues = attribution.cue
    if cue is not None and stance == "declines" and len(cues) == 1:
        peeled = peel(parse, cue, content)
        if peeled is None:
            return None
        cue, content = peeled
        cues = (cue,)
    holder = next((p for p in parent.content if _inside(content[0], [p])), None) if parent else None
    pieces, kind = read_content(parse, content, holder if parent and parent.kind == "direct" else None)
    if not pieces or (kind == "indirect" and is_act(parse, cues, pieces, stance)):
        return None
    if kind == "mixed" and is_naming(parse, cues, pieces):
        return None
    span = source_span(parse, attribution.source)
    # "I" in words that are quoted is not the voice that quotes them
    quoted = parent is not None and not parent.method.startswith("voice")
    source = resolve(parse, span, scene.identity, None if quoted else voice)
    retold = [a for piece in pieces for a in attribute_within(parse, piece)]
    telling = Telling(source, scene.described(source, span), pieces, kind, retold)
    if stance == "declines" and kind == "indirect" and is_refusal(parse, cues):
        kind = "no-comment"
    if stance == "asserts" and kind == "indirect" and is_silence(pieces):
        kind, stance = "no-comment", "declines"
    called = calls(parse, cues)
    may_deny = stance == "asserts" and (called or says(parse, cues))
    if may_deny and is_denial(parse, scene.identity, telling, called=called):
        stance = "denies"
    return Draft(
        source=source,
        source_span=named_by(parse, span) if span is not None else None,
        cue=cue,
        content=pieces,
        kind=kind,
        stance=stance,
        basis=read_basis(parse, scene.identity, telling),
        said=read_said(parse, cues, span, pieces, scene.dates),
        method=attribution.method,
        parent=parent,
    )


def _nested(scene: Scene, outer: Draft, voice: Voice | None, depth: int) -> Iterator[Draft]:
    """What others say within a statement, and within that."""
    if depth > _DEEPEST:
        return
    for piece in outer.content:
        for attribution in attribute_within(scene.parse, piece):
            if not attribution.source or not _tells(scene.parse, attribution):
                continue
            draft = _draft(scene, attribution, voice, outer)
            if (
                draft is None
                or _repeats(draft, outer)
                or _is_own_mind(scene.parse, attribution, draft, outer)
            ):
                continue
            yield draft
            yield from _nested(scene, draft, voice, depth + 1)


def _tells(parse: Parse, attribution: Attribution) -> bool:
    """Whether it gives somebody's words: a cue of speech, and more than the name of a thing."""
    held = (t for piece in attribution.content for t in parse.tokens(piece.start, piece.end) or ())
    return speaks(parse, attribution) and any(t.pos_ in {"VERB", "AUX"} for t in held)


def _is_nobodys(draft: Draft) -> bool:
    """Whether it is told by one whom the text leaves open: "They say that you paid", in a question."""
    words = draft.source_span.text.lower() if draft.source_span is not None else ""
    return draft.source is None and words in _OPEN


def _is_own_mind(parse: Parse, attribution: Attribution, draft: Draft, outer: Draft) -> bool:
    """Whether somebody only tells what they themselves knew or saw: "said he did not know who they were".

    That is what they assert, and not a second statement, in which they would decline to say it.
    """
    return draft.source is not None and draft.source == outer.source and not speaks_up(parse, attribution)


def _repeats(draft: Draft, outer: Draft) -> bool:
    """Whether somebody only says of themselves that they say it: "I said that …" in their own testimony."""
    same = draft.source is not None and draft.source == outer.source
    return same and draft.stance == outer.stance


def _runs(
    scene: Scene, voice: Voice, stretch: Span, others: Sequence[Attribution]
) -> Iterator[tuple[Span, Basis]]:
    """The sentences of a stretch in runs of one basis; in a release, those that give nobody else's words."""
    text = scene.parse.report.text
    run: tuple[Span, Basis] | None = None
    for sentence in _sentences(scene.parse, stretch):
        retold = [a for a in others if _is_retold(sentence, a)]
        if retold and not voice.holds:
            if run is not None:
                yield run
            run = None
            continue
        described = scene.described(voice.source, voice.source_span)
        telling = Telling(voice.source, described, (sentence,), "direct", retold)
        basis = read_basis(scene.parse, scene.identity, telling)
        if run is not None and (basis in (run[1], "unknown") or run[1] == "unknown"):
            run = (cut(text, run[0].start, sentence.end), run[1] if basis == "unknown" else basis)
        else:
            if run is not None:
                yield run
            run = (sentence, basis)
    if run is not None:
        yield run


def _is_retold(sentence: Span, attribution: Attribution) -> bool:
    """Whether a sentence gives somebody else's words, or the cue beside some of them."""
    shared = any(_inside(c, [sentence]) or _inside(sentence, [c]) for c in attribution.content)
    return shared or any(sentence.contains(cue) for cue in attribution.cue)


def _sentences(parse: Parse, stretch: Span) -> Iterator[Span]:
    passage = parse.passage_at(stretch.start)
    if passage is None:
        return
    for sentence in passage.doc.sents:
        span = parse.span(passage, sentence)
        start, end = max(span.start, stretch.start), min(span.end, stretch.end)
        if start < end:
            yield cut(parse.report.text, start, end)


def _inside(span: Span, stretches: Sequence[Span]) -> bool:
    """Whether most of ``span`` lies in one of the stretches."""
    return any(
        2 * (min(s.end, span.end) - max(s.start, span.start)) > len(span)
        for s in stretches
        if s.overlaps(span)
    )
