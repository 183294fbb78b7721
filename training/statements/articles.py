"""The annotated articles: PolNeAR's as JSON lines, read with the same words and windows as at run time."""

import gzip
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.reading.attribution.tagger.chain import CONTENT, CUE, OUTSIDE, SOURCE, Ints
from onrecord.reading.attribution.tagger.windows import Window, pack, split, window
from onrecord.reading.attribution.tagger.words import Words, read_words

Range = tuple[int, int]

ROLES = ("source", "cue", "content")

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Annotation:
    """One attribution as annotators marked it: each role's pieces as character ranges."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True)
class Article:
    """One annotated article."""

    id: str
    text: str
    annotations: tuple[Annotation, ...]

    @property
    def date(self) -> str:
        """The day of publication, which the corpus writes into the id."""
        match = _DATE.search(self.id)
        return match.group() if match else ""

    @cached_property
    def paragraphs(self) -> tuple[Range, ...]:
        """The lines that are not blank; the corpus has one line for a paragraph."""
        return tuple(match.span() for match in _PARAGRAPH.finditer(self.text))


@dataclass(frozen=True)
class Lesson:
    """A window with what annotators marked in it.

    ``tags`` has the label of each word whatever its cue; ``anchors`` the first word of each cue, and
    ``links`` for each anchor the labels of all words that belong to it.
    """

    window: Window
    tags: Ints
    anchors: tuple[int, ...]
    links: tuple[Ints, ...]


def read_articles(path: Path) -> list[Article]:
    """The articles of a ``.jsonl.gz`` file by date, the earliest first.

    Raises:
        OSError, ValueError: when the file cannot be read or is not of that kind.
    """
    with gzip.open(path, "rt", encoding="utf8") as lines:
        articles = [_article(json.loads(line)) for line in lines]
    return sorted(articles, key=lambda a: (a.date, a.id))


def read_parts(tokenizer: Tokenizer, article: Article) -> list[Words]:
    """All paragraphs of an article as the tagger reads them."""
    return [
        part
        for start, end in article.paragraphs
        for part in split(read_words(tokenizer, article.text, start, end))
    ]


def lessons(article: Article, parts: Sequence[Words], limits: Iterator[int]) -> Iterator[Lesson]:
    """The article in windows of at most the next limit of word pieces each."""
    for group in pack(parts, limits):
        yield _lesson(window(group), article.annotations)


def _article(line: dict[str, object]) -> Article:
    annotations = line["attributions"]
    if not isinstance(annotations, list):
        raise TypeError("an article's attributions are a list")
    return Article(
        id=str(line["id"]),
        text=str(line["text"]),
        annotations=tuple(
            Annotation(*(tuple((s, e) for s, e in one[role]) for role in ROLES)) for one in annotations
        ),
    )


def _lesson(read: Window, annotations: Sequence[Annotation]) -> Lesson:
    tags = np.full(len(read.spans), OUTSIDE, dtype=np.int64)
    anchors: list[int] = []
    links: list[Ints] = []
    for one in annotations:
        cue = _words(read, one.cue)
        if not cue:
            continue
        link = np.full(len(read.spans), OUTSIDE, dtype=np.int64)
        for label, pieces in ((SOURCE, one.source), (CUE, one.cue), (CONTENT, one.content)):
            for start, end in _words(read, pieces):
                link[start:end] = label + 1
                link[start] = label
        _mend(link)
        anchors.append(cue[0][0])
        links.append(link)
        tags = np.where(link == OUTSIDE, tags, link)
    return Lesson(read, tags, tuple(anchors), tuple(links))


def _mend(link: Ints) -> None:
    """Start a piece anew where another role's words, marked over it, have taken its first word."""
    for word, label in enumerate(link.tolist()):
        before = int(link[word - 1]) if word else OUTSIDE
        if label != OUTSIDE and label % 2 == 0 and before not in {label - 1, label}:
            link[word] = label - 1


def _words(read: Window, pieces: Sequence[Range]) -> list[Range]:
    """The words of the window that the character ranges reach over."""
    found = []
    for start, end in pieces:
        first = bisect_right(read.spans, start, key=lambda span: span[1])
        last = bisect_left(read.spans, end, key=lambda span: span[0])
        if first < last:
            found.append((first, last))
    return found
