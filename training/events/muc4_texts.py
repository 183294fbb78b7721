"""MUC-4's development texts, read, with their keys."""

import gzip
import importlib.util
import json
import pickle
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc

from onrecord.codebook import packaged
from onrecord.intake import read_text
from onrecord.measure.muc4.scene import Scene, scene
from onrecord.reading import Reader, load_reader, read
from onrecord.reading.dates import TimeExpression, find_dates
from onrecord.reading.parse import Parse, parse
from onrecord.record import Reading

SEED = 11


@dataclass(frozen=True, eq=False)
class Text:
    """A text of the task: its key, the scorer and its view of the templates in it, and what was read."""

    key: Mapping[str, Any]
    scorer: ModuleType
    views: list[Any]
    scene: Scene
    dates: tuple[TimeExpression, ...]


def load_scorer(path: Path) -> ModuleType:
    """The benchmark's own scorer, from its file."""
    spec = importlib.util.spec_from_file_location("score_muc4", path)
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def read_texts(path: Path, texts: int | None, scorer: ModuleType, kept: Path | None) -> Iterator[Text]:
    """The texts in random order, read; the first ``texts``, or all.

    Where a folder ``kept`` is given, readings are kept in it and read from it: to train again without reading
    again. Its pickles are for the one machine and the one state of the program that made them.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    random.Random(SEED).shuffle(lines)  # noqa: S311 - a split to be made again, no secret
    reader = load_reader(packaged("muc4")).by_rules()
    for line in lines[:texts]:
        place = kept / f"{line['id']}.pkl" if kept else None
        if place is not None and place.exists():
            reading, parsed, dates = _kept(place, reader)
        else:
            report = read_text(line["text"], line["id"])
            reading, parsed = read(report, reader), parse(report, reader.nlp)
            dates = find_dates(parsed)
            if place is not None:
                docs = [passage.doc.to_bytes() for passage in parsed.passages]
                place.write_bytes(pickle.dumps((reading, docs, dates)))
        views = [scorer.view(key) for key in line["templates"]]
        yield Text(line, scorer, views, scene(reading, parsed), dates)


def _kept(place: Path, reader: Reader) -> tuple[Reading, Parse, tuple[TimeExpression, ...]]:
    reading, docs, dates = pickle.loads(place.read_bytes())  # noqa: S301 - our own, made by this script
    parsed = parse(reading.report, reader.nlp)
    if parsed.passages:
        # The grammar that the parse would make when it is first asked for.
        grammar = parsed.passages[0]._grammar
        grammar.__dict__["docs"] = tuple(Doc(reader.nlp.vocab).from_bytes(doc) for doc in docs)
    return reading, parsed, dates
