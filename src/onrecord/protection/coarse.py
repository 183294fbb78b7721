"""Saying less exactly where and when: places by the regions that hold them, dates by their month or year."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from onrecord.protection.edit import Edit
from onrecord.record import Entity, Gazetteer

PlaceDetail = Literal["exact", "district", "province", "country"]
DateDetail = Literal["day", "month", "year"]
PLACE_DETAILS: tuple[PlaceDetail, ...] = ("exact", "district", "province", "country")
DATE_DETAILS: tuple[DateDetail, ...] = ("day", "month", "year")
NO_PLACE = "[place withheld]"
_REGIONS_KEPT: dict[PlaceDetail, int] = {"country": 1, "province": 2, "district": 3}
_REGIONS = frozenset({"country", "region", "district", "commune"})


def coarse_place(place: Entity, detail: PlaceDetail, names: bool) -> Entity:
    """``place`` as the smallest region that ``detail`` lets be told, the country at most.

    A settlement is never a region, so that it gives way to the region that holds it. ``names`` says whether
    the place is called by a name; one that is and that the gazetteer does not know is withheld. The entry of
    a region that takes a place's stead has no coordinates.
    """
    if detail == "exact":
        return place
    kept = _REGIONS_KEPT[detail]
    entry = place.gazetteer
    if entry is None:
        return replace(place, name=NO_PLACE, aliases=()) if names else place
    if entry.feature in _REGIONS and len(entry.within) < kept:
        return place
    regions = entry.within[-kept:]
    if not regions:
        return replace(place, name=NO_PLACE, aliases=(), gazetteer=None)
    coarse = Gazetteer("withheld", None, None, within=regions[1:])
    return replace(place, name=regions[0], aliases=(), gazetteer=coarse)


_EDTF = re.compile(r"([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?([~?%]?)")


def coarse_edtf(edtf: str | None, detail: DateDetail) -> str | None:
    """An EDTF date or interval with its days (and months) left out; when its ends become one, so does it."""
    if edtf is None or detail == "day":
        return edtf
    ends = edtf.split("/")
    coarse = [_coarse_end(end, detail) for end in ends]
    return coarse[0] if len(coarse) == 2 and coarse[0] == coarse[1] else "/".join(coarse)


def _coarse_end(end: str, detail: DateDetail) -> str:
    found = _EDTF.fullmatch(end.partition("T")[0])
    if not found:
        return end if end in {"", ".."} else "XXXX"
    year, month, _, doubt = found.groups()
    return f"{year}{f'-{month}' if month and detail == 'month' else ''}{doubt}"


_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_MONTH = rf"(?P<month>(?:{_MONTHS})\b\.?)"
_ONES = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_DAY = (
    r"(?:[0-3]?\d(?:st|nd|rd|th)?"
    rf"|(?:twenty|thirty)[- ](?:{_ONES})|{_ONES}|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    r"|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_DAYS = rf"{_DAY}\b(?:\s*(?:,|-|–|/|to|and|or|until)\s*(?:the\s+)?{_DAY}\b)*"
_YEAR = r"(?:,?\s+(?P<year>(?:1[5-9]|20)\d\d)\b)?"
_IN = {"o": "in", "O": "In"}
_ON = r"(?:\b(?P<on>on)\s+)?"
_FORMS = (
    re.compile(rf"{_ON}\b(?:the\s+)?{_DAYS}\s+(?:of\s+)?{_MONTH}{_YEAR}", re.I),
    re.compile(rf"{_ON}\b{_MONTH}\s+(?:the\s+)?{_DAYS}(?![\d:%]){_YEAR}", re.I),
)
_ISO = re.compile(
    r"\b(?P<year>(?:1[5-9]|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?:[0-3]?\d)\b(?:T[\d:.]+Z?)?"
)
_NUMERIC = re.compile(r"\b(?P<one>[0-3]?\d)([-/.])(?P<two>[0-3]?\d)\2(?P<year>(?:1[5-9]|20)?\d\d)\b")
_WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:s|’s|'s)?(?:\s+(?:morning|afternoon|evening|night))?\b",
    re.I,
)
_BARE_MONTH = re.compile(
    rf"(?P<in>\b(?:in|of|last|since|until|till|early|late|mid|this|next|by|from|to|and)[\s-]+)?\b(?P<month>(?:{_MONTHS})\b\.?)"
    r"(?P<year>,?\s+(?:1[5-9]|20)\d\d\b)?",
    re.I,
)


def coarse_dates(text: str, detail: DateDetail) -> Iterator[Edit]:
    """What has to be put in the place of days (and months) that ``text`` names in English or in numbers."""
    if detail == "day":
        return
    for form in _FORMS:
        for found in form.finditer(text):
            month, year = found["month"], found["year"]
            said = f"{month} {year}" if year else month
            if detail == "year":
                said = year or "[month]"
            yield Edit(found.start(), found.end(), f"{_IN[found['on'][0]]} {said}" if found["on"] else said)
    for found in _ISO.finditer(text):
        said = f"{found['year']}-{int(found['month']):02}" if detail == "month" else found["year"]
        yield Edit(found.start(), found.end(), said)
    for found in _NUMERIC.finditer(text):
        one, two, year = int(found["one"]), int(found["two"]), found["year"]
        month_number = two if one > 12 >= two else one if two > 12 >= one else None
        known = detail == "month" and month_number is not None
        yield Edit(found.start(), found.end(), f"{month_number:02}/{year}" if known else year)
    for found in _WEEKDAY.finditer(text):
        yield Edit(found.start(), found.end(), "[day]")
    if detail == "year":
        for found in _BARE_MONTH.finditer(text):
            word = found["month"]
            if word[0].isupper() and (
                found["in"] or found["year"] or word.lower() not in {"may", "march", "mar", "jan"}
            ):
                yield Edit(found.start("month"), found.end(), (found["year"] or "[month]").strip(", \n"))
