"""Acts of our reports with expected facts: what a careful coder records, and what must not be drafted.

The reports of ``tests/cases/development`` are nearer to real ones than our paragraphs: most acts in them are
told, and what is not told stands there as it does on a page.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.intake import read_text
from onrecord.reading import Reader
from onrecord.reading.parse import parse
from training.factuality.acts import Act, Label, acts_of

_UNSURE = frozenset({"planned", "possible"})


def read_report_acts(folders: Iterable[Path], reader: Reader) -> Iterator[Act]:
    """The acts of reports with expected facts, in the report as a whole.

    ``reader`` has a tagger whose head is `bare`. What stands in a rail or a caption is no act of the report.
    """
    for folder in folders:
        expected = json.loads((folder / "expected.json").read_text("utf-8"))
        report = read_text((folder / "report.txt").read_text("utf-8"), folder.name)
        labels = [*_expected(expected.get("events", ())), *_forbidden(expected.get("never", ()))]
        yield from acts_of("reports", report, parse(report, reader.nlp), labels, reader)


def _expected(events: Iterable[dict[str, object]]) -> Iterator[Label]:
    """What happened as far as the report tells, and what it tells as planned, possible or not so.

    What may be left out without fault is left out unless its coder said in which of the two it is.
    """
    for event in events:
        certainty, polarity = event.get("certainty"), event.get("polarity")
        unsure = isinstance(certainty, list) and _UNSURE.issuperset(certainty)
        denied = polarity == ["did-not-happen"]
        if unsure or denied:
            yield Label(at=str(event["at"]), types=_types(event), status="not")
        elif not event.get("tolerated"):
            yield Label(at=str(event["at"]), types=_types(event))


def _forbidden(nevers: Iterable[dict[str, object]]) -> Iterator[Label]:
    for never in nevers:
        yield Label(at=str(never["at"]), types=_types(never), status="not")


def _types(expected: dict[str, object]) -> list[str]:
    types = expected.get("types", [])
    assert isinstance(types, list)
    return types
