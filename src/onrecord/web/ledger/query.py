"""The query string of a view of the ledger, and back: the address of a page is all that the view is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, get_args
from urllib.parse import parse_qsl, urlencode

from onrecord.archive.days import PRECISIONS
from onrecord.archive.filters import Filters, Kind
from onrecord.archive.fold import fold
from onrecord.archive.ledger import ORDERS, Order, Row
from onrecord.archive.pictures import CERTAINTIES
from onrecord.errors import OnRecordError
from onrecord.record import Polarity, Status

NAMES: Mapping[str, str] = {
    "words": "words", "kinds": "kind", "codes": "code", "actors": "actor", "targets": "target",
    "sources": "source", "places": "place", "regions": "region", "countries": "country",
    "spots": "spot", "date": "date", "extent": "extent",
    "precisions": "known", "certainties": "certainty", "polarities": "polarity", "statuses": "status",
    "disputed": "disputed", "accounts": "accounts", "document": "document",
}  # fmt: skip
"""What a field of the filters is called in an address."""
_VALUES: Mapping[str, Sequence[str]] = {
    "kinds": get_args(Kind), "precisions": PRECISIONS, "certainties": CERTAINTIES,
    "polarities": get_args(Polarity), "statuses": get_args(Status),
}  # fmt: skip
_EVERYTHING = Filters()
PERIOD = "period"
"""A date that is typed beside the years to choose from; it goes before them."""
YES = "yes"
MOST_VALUES = 50
"""Values in one address; more are a mistake or an attack."""


@dataclass(frozen=True, slots=True)
class View:
    """What a page of the ledger shows: which records, in which order, from which mark on."""

    filters: Filters = _EVERYTHING
    order: Order = "added"
    after: str | None = None

    @property
    def query(self) -> str:
        """The query string of this view from its first page on; "" for the whole ledger as it comes."""
        pairs = [*_pairs(self.filters), *((("order", self.order),) if self.order != "added" else ())]
        return urlencode(pairs)

    def page(self, mark: str) -> str:
        """The query string of the page that begins after ``mark``."""
        return f"{self.query}&{urlencode({'after': mark})}".lstrip("&")

    def without(self, field: str, value: str | None = None) -> "View":
        """The view without one value of a filter, or without the filter."""
        now: Any = getattr(self.filters, field)
        some = isinstance(now, tuple) and value is not None
        rest: Any = tuple(each for each in now if each != value) if some else getattr(_EVERYTHING, field)
        return View(replace(self.filters, **{field: rest}), self.order)

    def only(self, **given: Any) -> "View":
        """The view with these filters in the place of its own."""
        return View(replace(self.filters, **given), self.order)

    def ordered(self, order: Order) -> "View":
        """The view in another order."""
        return View(self.filters, order)


def echo(row: Row) -> View:
    """The records that tell of the same code, day and place as ``row``."""
    places = tuple(fold(name) for name in row.parties["place"])
    same = Filters(kinds=("event",), codes=(row.code,), places=places, date=row.date, precisions=("day",))
    return View(same)


def view_of(parameters: Iterable[tuple[str, str]]) -> View:
    """The view that an address asks for; names that mean nothing here are left to others.

    Raises:
        OnRecordError: when a value means nothing, as leaving it out would show more than was asked for.
    """
    given: dict[str, list[str]] = {}
    for name, value in list(parameters)[:MOST_VALUES]:
        if value.strip() or name in {"region", "country", "spot"}:
            given.setdefault(name, []).append(value.strip())
    if PERIOD in given:
        given[NAMES["date"]] = given.pop(PERIOD)
    order = _one(given.get("order", ["added"])[0], ORDERS, "order")
    filters = {field: _value(field, given[name]) for field, name in NAMES.items() if name in given}
    return View(Filters(**filters), order, next(iter(given.get("after", ())), None))


def view_from(query: str) -> View:
    """The view of a query string, as a form sends it."""
    return view_of(parse_qsl(query, keep_blank_values=True))


def _value(field: str, values: Sequence[str]) -> Any:
    if field in {"words", "date", "extent", "document"}:
        return values[0]
    if field == "disputed":
        return YES in values
    if field == "accounts":
        return max(int(value) if value.isdecimal() and len(value) < 6 else 0 for value in values)
    allowed = _VALUES.get(field)
    return tuple(dict.fromkeys(_one(value, allowed, field) if allowed else value for value in values))


def _one(value: str, allowed: Sequence[Any], what: str) -> Any:
    for each in allowed:
        if each == value:
            return each
    raise OnRecordError(f"this address asks for {what} that there is not", remedy="clear the filters")


def _pairs(filters: Filters) -> Iterable[tuple[str, str]]:
    for each in fields(filters):
        value = getattr(filters, each.name)
        if isinstance(value, bool):
            values: Sequence[str] = (YES,) if value else ()
        elif isinstance(value, tuple):
            values = value
        else:
            values = (str(value),) if value else ()
        yield from ((NAMES[each.name], text) for text in values)
