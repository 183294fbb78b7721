"""What may leave: every way out names its fields here, and what is not named stays.

A field that is added to the record some day does not leave because somebody forgot about it: it leaves when
somebody writes it down here.
"""

from collections.abc import Mapping
from typing import Any, Literal

Way = Literal["json", "page"]
Spec = Mapping[str, "Spec | None"]
"""Names of fields: None for one that holds plain values, the fields within it for one that holds more."""


def _plain(*names: str) -> dict[str, None]:
    return dict.fromkeys(names)


_SPAN = _plain("start", "end", "text")
_PARTICIPANT: Spec = _plain("entity") | {"span": _SPAN}
_DOCUMENT: Spec = _plain(
    "sha256", "media_type", "language", "title", "published", "published_from", "text"
) | {"parts": _plain("kind", "start", "end")}
_ENTITY: Spec = _plain("id", "kind", "name", "aliases") | {
    "roles": _plain("title", "organization", "place", "former") | {"span": _SPAN},
    "mentions": _SPAN,
    "gazetteer": _plain("id", "lat", "lon", "within", "precision_km", "feature"),
}
_STATEMENT: Spec = _plain("id", "status", "source", "kind", "stance", "basis", "said", "within") | {
    "source_span": _SPAN,
    "cue": _SPAN,
    "content": _SPAN,
}
_EVENT: Spec = _plain("id", "status", "type", "polarity", "certainty", "according_to", "disputed_by") | {
    "trigger": _SPAN,
    "evidence": _SPAN,
    "actors": _PARTICIPANT,
    "targets": _PARTICIPANT,
    "place": _PARTICIPANT,
    "date": _plain("edtf") | {"span": _SPAN},
    "amount": _plain("value", "currency", "each", "count") | {"span": _SPAN},
    "count": _plain("value", "at_least", "at_most") | {"span": _SPAN},
}
_READING: Spec = _plain("schema", "reader") | {
    "document": _DOCUMENT,
    "entities": _ENTITY,
    "statements": _STATEMENT,
    "events": _EVENT,
}
ALLOWED: Mapping[Way, Spec] = {"json": _READING, "page": _READING}
"""``sha256`` is what the document is called outside, never the hash of a page; see `rules.Rules`."""
EVENT_COLUMNS = (
    "document", "event", "status", "type", "polarity", "certainty", "actors", "targets", "place", "province",
    "country", "date", "count", "amount", "currency", "according_to", "disputed_by", "published",
)  # fmt: skip
"""The columns of a table of events: codes, stand-ins and numbers, no sentence of a report."""
STATEMENT_COLUMNS = (
    "document", "statement", "status", "source", "stance", "kind", "basis", "said", "within", "words",
)  # fmt: skip
"""The columns of a table of statements; ``words`` are what was said, redacted."""


def only_allowed(way: Way, reading: Mapping[str, Any]) -> dict[str, Any]:
    """A reading's JSON with the fields that may leave this way, and no others."""
    return _only(ALLOWED[way], reading)


def _only(spec: Spec, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(spec[name], value) for name, value in values.items() if name in spec}


def _value(spec: Spec | None, value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_value(spec, each) for each in value if _fits(spec, each)]
    return _value_of_one(spec, value) if _fits(spec, value) else None


def _value_of_one(spec: Spec | None, value: Any) -> Any:
    return _only(spec, value) if spec is not None and value is not None else value


def _fits(spec: Spec | None, value: Any) -> bool:
    """Whether a value is as deep as its field says: nothing leaves inside a field that was thought plain."""
    return value is None or isinstance(value, Mapping) == (spec is not None)
