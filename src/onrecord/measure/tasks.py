"""The benchmarks that the program can be measured on, and what it says of their texts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from onrecord.measure.dates import predict_dates
from onrecord.measure.muc4 import predict_muc4
from onrecord.measure.places import predict_places
from onrecord.measure.plover import predict_plover
from onrecord.measure.statements import predict_statements

if TYPE_CHECKING:
    from onrecord.reading import Reader

__all__ = ["TASKS", "predict"]

Line = Mapping[str, Any]
TASKS: Mapping[str, "Callable[[Line, Reader], dict[str, Any]]"] = {
    "statements": predict_statements,
    "events-plover": predict_plover,
    "events-muc4": predict_muc4,
    "places": predict_places,
    "dates": predict_dates,
}
_SEEN = ("id", "text", "dct")
"""The fields of a benchmark's line that a system may look at."""


def predict(task: str, lines: Iterable[Line], reader: "Reader") -> Iterator[dict[str, Any]]:
    """The prediction for each line, in the format that the scorer of ``task`` takes."""
    for line in lines:
        yield TASKS[task]({key: line[key] for key in _SEEN if key in line}, reader)
