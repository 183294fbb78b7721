"""A record as the fields of a form, and back: what the reading room's editor sends and keeps.

Field names are paths into the contract's JSON (``actors.0.entity``), and words are ``start-end`` in code
points of the report's text. So one flat list of pairs is what the browser sends, what is kept while somebody
is typing, and what the editor is drawn from.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.errors import ReviewError
from onrecord.evidence import Span, cut, trim
from onrecord.record import Entity, Event, Reading, Statement
from onrecord.review import RecordKind

Fields = tuple[tuple[str, str], ...]
"""The fields of a form, in order."""

EDITED: Mapping[RecordKind, tuple[str, ...]] = {
    "statement": ("source", "source_span", "cue", "content", "kind", "stance", "basis", "said", "within"),
    "event": (
        "type", "trigger", "actors", "targets", "place", "date", "count", "amount", "polarity", "certainty",
        "according_to", "disputed_by", "evidence",
    ),
    "entity": ("name", "kind", "aliases", "mentions"),
}  # fmt: skip
"""The fields of each kind of record that the editor shows."""
LISTS = frozenset(
    {"content", "actors", "targets", "according_to", "disputed_by", "evidence", "aliases", "mentions"}
)
_POINTING = frozenset({"actors", "targets"})
_LEANS_ON_WORDS = frozenset({"place", "date", "count", "amount"})
_FLAGS = frozenset({"at_least", "at_most", "each"})
_RANGE = re.compile(r"(\d{1,9})-(\d{1,9})")
_NAME = re.compile(r"[a-z_]+(\.[a-z0-9_]+){0,2}")
_LONGEST = 4000
"""Characters of one field: a reason is a paragraph, not a report."""


def fields_of(kind: RecordKind, plain: Mapping[str, Any]) -> Fields:
    """The form of a record that is given as plain JSON."""
    return tuple(pair for name in EDITED[kind] for pair in _flat(name, plain.get(name)))


def own_fields(pairs: Iterable[tuple[str, Any]]) -> Fields:
    """Of all that a browser sent, the fields that are part of a record: named as ours, not too long.

    Raises:
        ReviewError: when a field is too long.
    """
    kept = tuple((name, value) for name, value in pairs if isinstance(value, str) and _NAME.fullmatch(name))
    if any(len(value) > _LONGEST for _, value in kept):
        raise ReviewError(f"a field holds {_LONGEST} characters at most")
    return kept


def value_of(kind: RecordKind, fields: Fields, text: str) -> dict[str, Any]:
    """The record's fields as plain JSON, its words cut from ``text``; what was left empty is None or gone.

    Raises:
        ReviewError: when a number is none, or words do not lie within the text.
    """
    tree: dict[str, Any] = {}
    for path, value in fields:
        node = tree
        *way, last = path.split(".")
        for step in way:
            node = node.setdefault(step, {})
            if not isinstance(node, dict):
                raise ReviewError("this form is none of ours", where=path)
        node[last] = value.strip()
    return {name: _value(name, tree.get(name), text) for name in EDITED[kind]}


def anchored(fields: Fields, path: str, span: Span, reading: Reading) -> Fields:
    """The form with the words at ``path`` being ``span``; whoever they name in the report is filled in."""
    put = {path: _range(span)}
    parent, _, leaf = path.rpartition(".")
    if leaf == "span" and (parent == "place" or parent.split(".")[0] in _POINTING):
        put[f"{parent}.entity"] = named_by(reading, span) or ""
    if path == "source_span":
        put["source"] = named_by(reading, span) or dict(fields).get("source", "")
    kept = tuple((name, put.pop(name, value)) for name, value in fields)
    return (*kept, *put.items())


def without(fields: Fields, path: str) -> Fields:
    """The form without the item at ``path`` and all that belongs to it."""
    return tuple(pair for pair in fields if pair[0] != path and not pair[0].startswith(f"{path}."))


def new_record(kind: RecordKind, span: Span, reading: Reading) -> Fields:
    """The form of a record that begins with ``span``: nothing is filled in that the words do not say."""
    text = reading.report.text
    if kind == "event":
        near = _range(sentence_around(text, span))
        return (
            ("trigger", _range(span)), ("polarity", "happened"), ("certainty", "alleged"),
            ("evidence.0", near),
        )  # fmt: skip
    if kind == "statement":
        quoted = text[max(span.start - 1, 0) : span.start] in set("“\"«‘'") and bool(text[span.start - 1 :])
        return (
            ("content.0", _range(span)), ("kind", "direct" if quoted else "indirect"), ("stance", "asserts"),
            ("basis", "unknown"),
        )  # fmt: skip
    name = " ".join(span.text.split())
    return (("name", name), ("kind", "person"), ("mentions.0", _range(span)))


def span_at(text: str, start: str, end: str) -> Span:
    """The words between two offsets that a browser sent, without white space at their edges.

    Raises:
        ReviewError: when they are no offsets into ``text``, or hold no words.
    """
    if not (start.isdecimal() and end.isdecimal()) or not 0 <= int(start) < int(end) <= len(text):
        raise ReviewError("these words do not lie within the report")
    span = trim(text, int(start), int(end))
    if not span.text:
        raise ReviewError("no words are selected")
    return span


def named_by(reading: Reading, span: Span) -> str | None:
    """The entity that exactly these words, or the shortest mention around them, stand for."""
    around = [(len(m), e.id) for e in reading.entities for m in e.mentions if m.contains(span)]
    return min(around)[1] if around else None


def sentence_around(text: str, span: Span) -> Span:
    """The sentence that ``span`` stands in, as far as full stops and line breaks tell."""
    before = max(text.rfind(mark, 0, span.start) + len(mark) for mark in ("\n", ". ", "? ", "! ", ".” "))
    ends = [text.find(mark, span.end) for mark in ("\n", ". ", "? ", "! ", ".” ")]
    after = min((end for end in ends if end >= 0), default=len(text))
    whole = trim(text, min(before, span.start), min(after + 1, len(text)))
    return whole if whole.contains(span) else span


def find(reading: Reading, record: str) -> Statement | Event | Entity | None:
    """The statement, event or entity of ``reading`` with this id, None when there is none."""
    there: Iterable[Statement | Event | Entity] = (
        *reading.statements, *reading.events, *reading.entities
    )  # fmt: skip
    return next((each for each in there if each.id == record), None)


def _flat(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            yield path, f"{value['start']}-{value['end']}"
            return
        for name, each in value.items():
            yield from _flat(f"{path}.{name}", each)
    elif isinstance(value, list | tuple):
        for index, each in enumerate(value):
            yield from _flat(f"{path}.{index}", each)
    elif isinstance(value, bool):
        if value:
            yield path, "yes"
    elif isinstance(value, float) and value.is_integer():
        yield path, str(int(value))
    elif value is not None:
        yield path, str(value)


def _value(name: str, node: Any, text: str) -> Any:
    if name in LISTS:
        items = sorted(node.items(), key=_order) if isinstance(node, dict) else ()
        made = (_item(name, item, text) for _, item in items)
        return [item for item in made if item is not None]
    return _item(name, node, text)


def _order(item: tuple[str, Any]) -> int:
    return int(item[0]) if item[0].isdecimal() else 0


def _item(name: str, node: Any, text: str) -> Any:
    """One value: words, a choice, or something that leans on words and is nothing without them."""
    if name in _POINTING | _LEANS_ON_WORDS:
        if not isinstance(node, dict) or not node.get("span"):
            return None
        return {**_EMPTY[name], **{leaf: _leaf(name, leaf, value, text) for leaf, value in node.items()}}
    if isinstance(node, dict):
        raise ReviewError("this form is none of ours", where=name)
    if name in {"trigger", "cue", "source_span", "content", "evidence", "mentions"}:
        return _words(node, text) if node else None
    return node or None


_EMPTY: Mapping[str, Mapping[str, Any]] = {
    "actors": {"entity": None},
    "targets": {"entity": None},
    "place": {"entity": None},
    "date": {"edtf": None},
    "count": {"at_least": False, "at_most": False},
    "amount": {"currency": None, "each": False, "count": None},
}
"""What a form leaves out: nobody chosen, a date not known, an unticked box."""


def _leaf(name: str, leaf: str, value: str, text: str) -> Any:
    if leaf == "span":
        return _words(value, text)
    if leaf in _FLAGS:
        return value == "yes"
    if leaf in {"value", "count"}:
        if not value and leaf == "count":
            return None
        try:
            return float(value) if name == "amount" and leaf == "value" else int(value)
        except ValueError as error:
            raise ReviewError(f"the {name} needs a number", remedy="write it in digits") from error
    return value or None


def _words(value: str, text: str) -> dict[str, Any]:
    found = _RANGE.fullmatch(value)
    if found is None or not int(found[1]) < int(found[2]) <= len(text):
        raise ReviewError("these words do not lie within the report")
    span = cut(text, int(found[1]), int(found[2]))
    return {"start": span.start, "end": span.end, "text": span.text}


def _range(span: Span) -> str:
    return f"{span.start}-{span.end}"
