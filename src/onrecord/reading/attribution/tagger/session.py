"""The tagger's weights, and the way of a text through them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.evidence import cut
from onrecord.reading.attribution.model import Attribution
from onrecord.reading.attribution.tagger.chain import Chain, Floats, relations
from onrecord.reading.attribution.tagger.decode import Draft, draft, settle
from onrecord.reading.attribution.tagger.passive import give_back_the_subject
from onrecord.reading.attribution.tagger.windows import LONGEST, Window, pack, split, stack, window
from onrecord.reading.attribution.tagger.words import load_tokenizer, read_words
from onrecord.reading.factuality import Factuality, Head, load_head

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
_BATCH = 256
"""Word pieces, padding counted, that go through the encoder at once. Few, so that windows of like length go
together: with three times as many an article has a fifth more padding."""
VECTORS = ("cues", "tags", "anchors", "words", "layers")
"""What the encoder gives: ``layers`` for each word piece, the others for each word."""
_ANCHORS_AT_ONCE = 64
"""Cues that are linked at once: a bound on memory where a hostile text has a cue in every word."""


@dataclass(frozen=True)
class Settings:
    """What the training chose on held-out articles; ``settings.json`` beside the weights."""

    name: str
    window: int
    """Word pieces of a window of neighbouring passages."""
    threshold: float
    """The least score of an attribution that is drafted."""
    threshold_without_source: float
    """The same where no source is named, of which the network is less sure for being shown fewer."""

    def admits(self, found: Draft) -> bool:
        """Whether the attribution is sure enough to be drafted."""
        return found.score >= (self.threshold if found.source else self.threshold_without_source)

    @property
    def least(self) -> float:
        """The score below which nothing is drafted."""
        return min(self.threshold, self.threshold_without_source)


@dataclass(frozen=True)
class Tagger:
    """The trained tagger, loaded."""

    settings: Settings
    encoder: "InferenceSession"
    tokenizer: "Tokenizer"
    linker: "InferenceSession"
    chain: Chain
    head: Head | None

    @property
    def name(self) -> str:
        """The weights' names, for the record of what a reading was read by."""
        return f"{self.settings.name}, {self.head.name}" if self.head else self.settings.name


@dataclass(frozen=True, eq=False)
class Tagged:
    """What the encoder's one way through a report gives: who says what, and how sure each act is."""

    attributions: tuple[Attribution, ...]
    """In text order."""
    factuality: Factuality | None


@cache
def load_tagger(weights: Path = WEIGHTS, threads: int = 1) -> Tagger | None:
    """The tagger whose weights are in the folder ``weights``; None where there are none.

    ``threads`` are those of one encoder run; where several processes read, one each is fastest.

    Raises:
        OSError, ValueError, KeyError: when one of the other files is missing or is not of these weights.
    """
    if not (weights / "encoder.onnx").exists():
        return None
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 - slow to import

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return Tagger(
        settings=Settings(**json.loads((weights / "settings.json").read_text(encoding="utf8"))),
        encoder=InferenceSession(weights / "encoder.onnx", options, providers=["CPUExecutionProvider"]),
        linker=InferenceSession(weights / "linker.onnx", options, providers=["CPUExecutionProvider"]),
        chain=Chain.load(weights / "chain.npz"),
        tokenizer=load_tokenizer(weights / "tokenizer.json"),
        head=load_head(),
    )


def tag(tagger: Tagger, text: str, passages: Sequence[tuple[int, int]]) -> Tagged:
    """What the tagger reads in ``text``.

    ``passages`` are the half-open ranges of ``text`` to read, paragraph by paragraph, in reading order.
    """
    windows = [
        window(parts)
        for parts in pack(
            [
                part
                for start, end in passages
                for part in split(read_words(tagger.tokenizer, text, start, end))
            ],
            repeat(tagger.settings.window),
        )
    ]
    found: list[Attribution] = []
    shares: list[tuple[int, Floats]] = []
    for batch in _batches(windows):
        seen = _encode(tagger, batch)
        for one, drafts in zip(batch, _drafts(tagger, batch, seen), strict=True):
            found += (
                _attribution(text, one, kept) for kept in settle(filter(tagger.settings.admits, drafts))
            )
        if tagger.head is not None:
            shares += _shares(tagger.head, batch, seen["layers"])
    return Tagged(
        tuple(sorted(found, key=lambda a: (a.cue or a.content, a.content))),
        _factuality(tagger.head, shares) if tagger.head is not None and shares else None,
    )


def _batches(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Windows of like length together, so that little is padding."""
    batch: list[Window] = []
    for one in sorted(windows, key=len):
        if batch and (len(batch) + 1) * len(one) > max(_BATCH, LONGEST):
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _encode(tagger: Tagger, windows: Sequence[Window]) -> dict[str, Floats]:
    """What the encoder gives for ``windows``, by name."""
    return dict(zip(VECTORS, tagger.encoder.run(list(VECTORS), dict(stack(windows))), strict=True))


def _shares(head: Head, windows: Sequence[Window], layers: Floats) -> Iterator[tuple[int, Floats]]:
    """Where each word starts, and what it adds to the doubt of an act."""
    for one, pieces in zip(windows, head.shares(layers), strict=True):
        starts = (start for start, _ in one.spans)
        yield from zip(starts, pieces[one.starts], strict=True)


def _factuality(head: Head, shares: Sequence[tuple[int, Floats]]) -> Factuality:
    starts, parts = zip(*sorted(shares, key=lambda share: share[0]), strict=True)
    return Factuality(head, starts, np.stack(parts))


def _drafts(tagger: Tagger, windows: Sequence[Window], seen: dict[str, Floats]) -> list[list[Draft]]:
    """What each window tells, whether likely or not, by what the encoder gives for it."""
    cues, words = seen["cues"], seen["words"]
    vectors = {name: seen[name] for name in ("tags", "anchors", "words")}
    drafts: list[list[Draft]] = [[] for _ in windows]
    for chunk in _chunks(_anchors(cues, windows, tagger.settings.least)):
        rows, places = (np.array(side, dtype=np.int64) for side in zip(*chunk, strict=True))
        kinds = np.zeros((len(chunk), words.shape[1]), dtype=np.int64)
        for line, (row, place) in enumerate(chunk):
            kinds[line, : len(windows[row].spans)] = relations(place, windows[row].passages)
        linked = {"rows": rows, "places": places, "kinds": kinds}
        (scores,) = tagger.linker.run(["scores"], vectors | linked)
        lengths = np.array([len(windows[row].spans) for row, _ in chunk], dtype=np.int64)
        labellings = tagger.chain.label(scores, places, lengths)
        for (row, place), labelling in zip(chunk, labellings, strict=True):
            one = draft(labelling, float(_sigmoid(cues[row, place])))
            if one is not None:
                drafts[row].append(one)
    return drafts


def _anchors(cues: Floats, windows: Sequence[Window], threshold: float) -> Iterator[tuple[int, int]]:
    """Window and word of each cue that could reach the threshold."""
    for row, one in enumerate(windows):
        likely = np.flatnonzero(_sigmoid(cues[row, : len(one.spans)]) >= threshold)
        yield from ((row, place) for place in likely.tolist())


def _chunks(anchors: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    anchors = list(anchors)
    for start in range(0, len(anchors), _ANCHORS_AT_ONCE):
        yield anchors[start : start + _ANCHORS_AT_ONCE]


def _attribution(text: str, one: Window, found: Draft) -> Attribution:
    source, cue, content = (
        tuple(cut(text, one.spans[start][0], one.spans[end - 1][1]) for start, end in pieces)
        for pieces in (found.source, found.cue, found.content)
    )
    return give_back_the_subject(
        Attribution(source, cue, content, score=round(found.score, 4), method="tagger")
    )


def _sigmoid(x: Floats) -> Floats:
    probabilities: Floats = np.reciprocal(1 + np.exp(-np.clip(x, -60, 60)))
    return probabilities
