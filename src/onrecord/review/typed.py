"""What a person typed, as the value of a field: words are found in the text, names among the entities.

The forms are few. Words of the report stand for themselves and mean the place nearest to what the field has,
or to the record. Several things are parted by ``|``. ``=`` parts a value from the words it was read from
(``2017-11-27 = on Monday``); without it the words stay those that the field has. What is typed as it stood
there stays what it is, down to the place of its words. Nothing typed means that the field is empty.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from onrecord.errors import ReviewError
from onrecord.evidence import Span, cover, cut
from onrecord.record import Amount, Count, Date, Entity, Participant, PlaceReference, Reading, Role
from onrecord.review.queue import anchor
from onrecord.review.values import SAME_AS, Record, choices, kind_of, plain, spans_of

FORMS = {
    "type": "a code of the codebook",
    "trigger": "words of the text",
    "evidence": "words of the text; several with |",
    "actors": "words of the text, or an entity's id (e3), or e3 = words; several with |",
    "place": "words of the text, or an entity's id, or e3 = words",
    "date": "2017-11-30, 2017-11, 2016/2018 or ? = words of the text",
    "amount": "1000000 KHR = words of the text",
    "count": "4 = words of the text",
    "according_to": "ids of statements: s1 s2",
    "source": "an entity's id (e3), or words of the text that stand for one",
    "source_span": "words of the text",
    "content": "words of the text; several pieces with |",
    "said": "2017-11-30, 2017-11, 2016/2018",
    "within": "a statement's id: s1",
    "name": "the fullest name",
    "aliases": "other names; several with |",
    "roles": "words of the text; several with |",
    "mentions": "words of the text, each place with its own; several with |",
    SAME_AS: "the id of the entity that it is one with: e2",
}
FORMS |= {"targets": FORMS["actors"], "disputed_by": FORMS["according_to"], "cue": FORMS["source_span"]}
"""How a value for a field is typed, in words; fields that have few values are chosen from them."""


def typed_value(record: Record, field: str, text: str, reading: Reading) -> Any:
    """The JSON value for ``field`` of ``record`` that ``text`` means; whether it can be, `check` says.

    Raises:
        ReviewError: when words are not in the text, or the value has another form.
    """
    text = text.strip()
    before = getattr(record, field, None)
    if _folded(text) == _folded(as_typed(record, field)):
        return plain(before)
    near = _near(record, before, reading)
    if choices(kind_of(record), field) or field in {"type", "said", "name", "within", SAME_AS}:
        return text or None
    if field == "aliases":
        return list(_parts(text))
    if field in {"according_to", "disputed_by"}:
        return text.replace("|", " ").replace(",", " ").split()
    if field == "source":
        return _entity(text, near, reading).id if text else None
    if field in {"actors", "targets"}:
        return _each(text, before, lambda part: _pointer(part, near, reading))
    if field in {"evidence", "content", "mentions"}:
        return _each(text, before, lambda part: plain(find_words(part, near, reading)))
    if field == "roles":
        return _each(
            text, before, lambda part: {"title": part, "span": plain(find_words(part, near, reading))}
        )
    one: dict[str, Callable[[], Any]] = {
        "place": lambda: _pointer(text, near, reading),
        "date": lambda: _with_words(record, field, text, reading, _date),
        "amount": lambda: _with_words(record, field, text, reading, _amount),
        "count": lambda: _with_words(record, field, text, reading, _count),
        "trigger": lambda: plain(find_words(text, near, reading)),
        "cue": lambda: plain(find_words(text, near, reading)),
        "source_span": lambda: plain(find_words(text, near, reading)),
    }
    if field not in one:
        raise ReviewError(f"{field} cannot be typed", remedy="give it as JSON")
    return one[field]() if text else None


def find_words(phrase: str, near: Span, reading: Reading) -> Span:
    """The place nearest to ``near`` where ``phrase`` stands in the text, on one line or broken over several.

    Raises:
        ReviewError: when it stands nowhere.
    """
    text = reading.report.text
    pattern = r"\s+".join(re.escape(word) for word in phrase.split())
    places = [cut(text, *found.span()) for found in re.finditer(pattern, text)]
    places = places or [cut(text, *found.span()) for found in re.finditer(pattern, text, re.IGNORECASE)]
    if not places or not pattern:
        raise ReviewError("these words are not in the text", remedy="type them as they stand there")
    return min(places, key=lambda span: _distance(span, near))


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _near(record: Record, before: Any, reading: Reading) -> Span:
    spans = tuple(spans_of(before))
    return cover(reading.report.text, spans) if spans else anchor(record)


def _parts(text: str) -> Iterator[str]:
    return (part for each in text.split("|") if (part := each.strip()))


def _each(text: str, before: Any, made: Callable[[str], Any]) -> list[Any]:
    """The values of the parts of ``text``: what the field has already stays, the rest is ``made``."""
    known: dict[str, list[Any]] = defaultdict(list)
    for each in before or ():
        known[_folded(_one_typed(each))].append(plain(each))
    parts = ((part, known[_folded(part)]) for part in _parts(text))
    return [same.pop(0) if same else made(part) for part, same in parts]


def _folded(text: str) -> str:
    return " ".join(text.split())


def _pointer(text: str, near: Span, reading: Reading) -> dict[str, Any]:
    """An entity and its words, from ``e3``, ``e3 = words`` or the words alone."""
    id_, equals, words = (part.strip() for part in text.partition("="))
    named = next((entity for entity in reading.entities if entity.id == id_), None)
    if equals and named is None:
        raise ReviewError("there is no entity of this id", where=id_)
    if named is not None and not equals:
        if not named.mentions:
            raise ReviewError("no words of the text stand for it", where=id_, remedy=f"{id_} = words")
        span = min(named.mentions, key=lambda mention: _distance(mention, near))
    else:
        span = find_words(words if equals else text, near, reading)
    behind = named or _behind(span, reading)
    return {"entity": behind.id if behind else None, "span": plain(span)}


def _entity(text: str, near: Span, reading: Reading) -> Entity:
    named = next((entity for entity in reading.entities if text in {entity.id, entity.name}), None)
    found = named or _behind(find_words(text, near, reading), reading)
    if found is None:
        raise ReviewError("no entity stands behind these words", remedy="give its id")
    return found


def _behind(span: Span, reading: Reading) -> Entity | None:
    """The entity that the words stand for: the mention that shares the most with them decides."""
    shared = [
        (min(span.end, mention.end) - max(span.start, mention.start), -len(mention), entity)
        for entity in reading.entities
        for mention in entity.mentions
        if mention.overlaps(span)
    ]
    return max(shared, key=lambda each: each[:2])[2] if shared else None


def _with_words(
    record: Record, field: str, text: str, reading: Reading, form: Callable[[str], dict[str, Any]]
) -> dict[str, Any]:
    value, equals, words = (part.strip() for part in text.partition("="))
    before = getattr(record, field)
    if not equals and before is None:
        raise ReviewError(f"the words that {field} is read from are missing", remedy=f"type: {FORMS[field]}")
    span = find_words(words, _near(record, before, reading), reading) if equals else before.span
    return {**(plain(before) if before is not None else {}), **form(value), "span": plain(span)}


def _date(value: str) -> dict[str, Any]:
    return {"edtf": None if value in {"", "?"} else value}


def _amount(value: str) -> dict[str, Any]:
    number, _, currency = value.partition(" ")
    return {"value": _number(number), "currency": currency.strip() or None}


def _count(value: str) -> dict[str, Any]:
    number = _number(value)
    if not number.is_integer():
        raise ReviewError("this is no number of persons")
    return {"value": int(number)}


def _number(value: str) -> float:
    try:
        return float(value.replace(",", ""))
    except ValueError as error:
        raise ReviewError("this is not a number", remedy="1000000 or 2.5") from error


def as_typed(record: Record, field: str) -> str:
    """A field's value the way a person would type it, to begin from."""
    value = getattr(record, field, None)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Span):
        return value.text
    if field in {"according_to", "disputed_by"}:
        return " ".join(value)
    if isinstance(value, tuple):
        return " | ".join(_one_typed(each) for each in value)
    return _one_typed(value)


def _one_typed(value: Any) -> str:
    match value:
        case str():
            return value
        case Span():
            return value.text
        case Participant() | PlaceReference():
            return f"{value.entity} = {value.span.text}" if value.entity else value.span.text
        case Date():
            return f"{value.edtf or '?'} = {value.span.text}"
        case Amount():
            sum_ = " ".join(part for part in (f"{value.value:.15g}", value.currency) if part)
            return f"{sum_} = {value.span.text}"
        case Count():
            return f"{value.value} = {value.span.text}"
        case Role():
            return value.span.text
        case _:
            return ""
