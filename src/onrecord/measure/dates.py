"""Time expressions in the format of TempEval-3's scorer."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord.intake import read_text
from onrecord.reading.dates import find_dates
from onrecord.reading.parse import Parse, parse

if TYPE_CHECKING:
    from onrecord.reading import Reader


def predict_dates(line: Mapping[str, Any], reader: "Reader") -> dict[str, Any]:
    """The TIMEX3 rows of one document; ``dct`` stands for the publication date that a user would give."""
    report = replace(read_text(line["text"], line["id"]), published=line.get("dct"), published_from="user")
    return {"id": line["id"], "timex": timex_rows(parse(report, reader.nlp))}


def timex_rows(parsed: Parse) -> list[dict[str, Any]]:
    """What `find_dates` finds, as the scorer's rows."""
    return [
        {"start": d.span.start, "end": d.span.end, "type": d.type, "value": d.value}
        | ({} if d.mod is None else {"mod": d.mod})
        for d in find_dates(parsed)
    ]
