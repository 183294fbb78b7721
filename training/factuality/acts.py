"""Acts of labelled paragraphs, as the head sees them: the encoder's words and what each is to the act."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict

import numpy as np
from numpy.typing import NDArray

from onrecord.intake import read_text
from onrecord.reading import Reader, read
from onrecord.reading.attribution import find_attributions
from onrecord.reading.factuality import Factuality, Head
from onrecord.reading.parse import Parse, Passage, parse
from onrecord.record import Event, Report

if TYPE_CHECKING:
    from spacy.tokens import Token

WIDTH = 768
"""Features of a word: two layers of the encoder."""


Kind = Literal["paragraphs", "reports", "real text"]
"""Paragraphs of ours that are dense in acts, our reports with expected facts, and text that is not ours."""


class Label(TypedDict, total=False):
    """An act as ``tests/cases/README.md`` tells."""

    at: str
    types: list[str]
    status: str


@dataclass(frozen=True, eq=False)
class Act:
    """One labelled act: where it stands, what it is, and whether the rules draft it as told."""

    kind: Kind
    source: str
    """The paragraph, report or document."""
    label: Literal["told", "untold", "other"]
    """Told as done, not told so, or no such act at all."""
    features: NDArray[np.float32]
    """By role and feature of the encoder, one after the other."""
    drafted: bool = True
    alone: bool = False
    """Whether it was read in its sentence alone, without the paragraph around it."""


def read_acts(files: Iterable[Path], reader: Reader) -> Iterator[Act]:
    """The acts of files of labelled paragraphs, once in their paragraph and once in their sentence alone.

    ``reader`` has a tagger whose head is `bare`. An act that is not told is left out of its sentence where
    the rules take it for told there: what undoes it stands in another one.
    """
    for path in files:
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            labelled = json.loads(line)
            name = f"{path.stem}:{number}"
            report = read_text(labelled["text"], name)
            parsed = parse(report, reader.nlp)
            yield from acts_of("paragraphs", report, parsed, labelled["events"], reader)
            for sentence in _sentences(parsed):
                inside = [act for act in labelled["events"] if sentence.count(act["at"]) == 1]
                if inside:
                    one = read_text(sentence, name)
                    found = acts_of("paragraphs", one, parse(one, reader.nlp), inside, reader)
                    kept = (act for act in found if act.label == "told" or not act.drafted)
                    yield from (replace(act, alone=True) for act in kept)


def bare() -> Head:
    """A head that leaves the encoder's words as they are, and doubts nothing."""
    return Head("bare", np.eye(WIDTH, dtype=np.float32), ())


def acts_of(kind: Kind, report: Report, parsed: Parse, labels: list[Label], reader: Reader) -> Iterator[Act]:
    """The labelled acts of a report, by the draft's own word where there is a draft of it."""
    seen = find_attributions(parsed, reader.tagger).factuality
    events = read(report, reader).events
    for label in labels if seen is not None else ():
        start = report.text.find(label["at"])
        end = start + len(label["at"])
        drafts = [
            e for e in events if e.type in label["types"] and e.trigger.start < end and start < e.trigger.end
        ]
        found = _trigger(parsed, start, end, drafts)
        if start >= 0 and found is not None and seen is not None:
            yield Act(
                kind=kind,
                source=report.origin or "",
                label="told" if label.get("status", "told") == "told" else "untold",
                features=features_of(seen, *found),
                drafted=any(e.polarity == "happened" and e.is_told for e in drafts),
            )


def _sentences(parsed: Parse) -> Iterator[str]:
    for passage in parsed.telling:
        yield from (sentence.text.strip() for sentence in passage.doc.sents)


def features_of(seen: Factuality, trigger: "Token", passage: Passage) -> NDArray[np.float32]:
    """How the head sees an act: the words of its roles, one after the other."""
    words, (first, last) = seen.places(trigger, passage)
    return np.concatenate([*seen.shares[words], seen.shares[first:last].mean(axis=0)])


def _trigger(parsed: Parse, start: int, end: int, drafts: list[Event]) -> "tuple[Token, Passage] | None":
    """The draft's own trigger where there is a draft, else the head of the labelled words."""
    if drafts:
        start, end = drafts[0].trigger.start, drafts[0].trigger.start + 1
    for passage in parsed.telling:
        if passage.start <= start < passage.end:
            words = passage.doc.char_span(start - passage.start, end - passage.start, alignment_mode="expand")
            return (words.root, passage) if words is not None else None
    return None
