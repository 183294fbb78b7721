"""Acts of real text, labelled by readers: what the head learns from beside our own paragraphs.

``labels.jsonl`` holds no text: a line names a corpus of ``../shared/benchmarks``, a document, the offsets of
the act's words, the code that the rules gave it, and what a reader said of it: ``told`` as having happened,
``untold``, or ``other`` (the words are no such act at all).
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.intake import read_text
from onrecord.reading import Reader
from onrecord.reading.attribution import find_attributions
from onrecord.reading.case import true_case
from onrecord.reading.parse import parse
from training.factuality.acts import Act, features_of

LABELS = Path(__file__).parent / "labels.jsonl"
CORPORA = {"polnear": "attribution/train.jsonl.gz", "muc4": "events/muc4/dev.jsonl.gz"}
"""Where each corpus lies in the folder of the benchmarks. Neither is a part that results are measured on."""


def read_real_acts(benchmarks: Path, reader: Reader) -> Iterator[Act]:
    """The labelled acts of real text.

    ``reader`` has a tagger whose head is `bare`.

    Raises:
        OSError: when a corpus is not in ``benchmarks``.
    """
    labels = defaultdict(list)
    for line in LABELS.read_text("utf-8").splitlines():
        label = json.loads(line)
        labels[label["corpus"], label["document"]].append(label)
    for corpus, name in CORPORA.items():
        with gzip.open(benchmarks / name, "rt", encoding="utf-8") as lines:
            for document in map(json.loads, lines):
                labelled = labels.get((corpus, document["id"]))
                if labelled is None:
                    continue
                report = read_text(_in_a_books_case(document["text"]), document["id"])
                parsed = parse(report, reader.nlp)
                seen = find_attributions(parsed, reader.tagger).factuality
                for label in labelled if seen is not None else ():
                    passage = parsed.passage_at(label["start"])
                    words = parsed.tokens(label["start"], label["end"])
                    if seen is not None and passage is not None and words is not None:
                        features = features_of(seen, words.root, passage)
                        yield Act("real text", document["id"], label["label"], features)


def _in_a_books_case(text: str) -> str:
    """MUC-4 is set in capitals, which the encoder was not shown."""
    return true_case(text) if text.upper() == text else text
