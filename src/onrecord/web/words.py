"""The record's codes as words of a page, and dates and numbers as a language writes them.

In a template: ``{{ word("status", line.status) }}``, ``{{ line.published | day }}``, ``{{ n | number }}``.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal, format_percent


def N_(words: str) -> str:  # noqa: N802 - the name by which catalogues find words that are translated later
    """Marks ``words`` for the catalogue; the page that shows them asks for their translation."""
    return words


WORDS: Mapping[str, Mapping[str, str]] = {
    "role": {
        "reader": N_("reader"), "coder": N_("coder"), "reviewer": N_("reviewer"), "keeper": N_("keeper"),
    },
    "level": {
        "public": N_("public"), "internal": N_("internal"), "confidential": N_("confidential"),
        "sealed": N_("sealed"),
    },
    "seen by": {
        "public": N_("public: everybody"),
        "internal": N_("internal: all who work here"),
        "confidential": N_("confidential: all but readers"),
        "sealed": N_("sealed: keepers alone"),
    },
    "status": {
        "drafted": N_("drafted"), "confirmed": N_("confirmed"), "amended": N_("amended"),
        "rejected": N_("rejected"),
    },
    "certainty": {
        "reported": N_("reported"), "alleged": N_("alleged"), "possible": N_("possible"),
        "planned": N_("planned"),
    },
    "polarity": {"happened": N_("happened"), "did-not-happen": N_("did not happen")},
    "stance": {
        "asserts": N_("says"), "denies": N_("denies"), "declines": N_("declines to say"),
        "asks": N_("asks for"), "believes": N_("believes"),
    },
    "basis": {
        "witness": N_("a witness"), "hearsay": N_("told by others"), "party": N_("a party to it"),
        "expert": N_("an expert"), "unknown": N_("not known"),
    },
    "kind": {
        "direct": N_("in their words"), "indirect": N_("in the report’s words"),
        "mixed": N_("partly in their words"), "no-comment": N_("no comment"),
    },
    "entity": {
        "person": N_("person"), "organization": N_("body"), "group": N_("group"), "place": N_("place"),
        "document": N_("document"),
    },
    "verdict": {
        "confirm": N_("confirmed"), "amend": N_("amended"), "reject": N_("rejected"),
        "dispute": N_("disputed"), "note": N_("noted"), "draft": N_("written"), "undo": N_("taken back"),
    },
    "record": {"statement": N_("statement"), "event": N_("event")},
    "precision": {
        "day": N_("to the day"), "month": N_("to the month"), "year": N_("to the year"),
        "stretch": N_("a stretch of time"), "about": N_("about then"), "no-year": N_("year not known"),
        "none": N_("not dated"),
    },
    "purpose": {
        "published": N_("published already: its sources spoke in public, and nobody’s consent is asked for"),
        "sharing": N_(
            "sharing: another organisation or a mandate holder sees it, and passes it on to nobody"
        ),
        "publication": N_("publication: everybody can read it"),
        "court": N_("court: a court, a prosecutor or a commission of inquiry gets it"),
        "research": N_("research: researchers get it under an agreement"),
    },
    "needs": {"second": N_("waits for a second person"), "agreement": N_("people disagree")},
}  # fmt: skip
"""By the kind of a code, its values, and the words for them."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")


def day(edtf: str | None, locale: Locale) -> str:
    """An EDTF date as a language writes it, no more precise than it is; what is no plain date stays as is."""
    if edtf is None:
        return ""
    found = _DAY.fullmatch(edtf)
    if found is None:
        return edtf
    year, month, number, doubt = found.groups()
    try:
        whole = date(int(year), int(month or 1), int(number or 1))
    except ValueError:
        return edtf
    if number:
        written = format_date(whole, "long", locale=locale)
    elif month:
        written = format_skeleton("yMMMM", whole, locale=locale)
    else:
        written = format_skeleton("y", whole, locale=locale)
    return f"{written} ({doubt})" if doubt else written


def yearless(edtf: str, locale: Locale) -> str:
    """A month, or a day of one, of a year that is not known: ``11`` or ``11-16``."""
    month, _, number = edtf.rstrip("?~%").partition("-")
    try:
        whole = date(2000, int(month), int(number or 1))
    except ValueError:
        return edtf
    return format_skeleton("MMMMd" if number else "MMMM", whole, locale=locale)


def month(edtf: str, locale: Locale) -> str:
    """The month of an EDTF date that has one, in short."""
    return format_skeleton("MMM", date(2000, int(edtf[5:7]), 1), locale=locale)


def moment(at: str, locale: Locale) -> str:
    """An RFC 3339 time as a language writes it, in this machine's time zone."""
    here = datetime.fromisoformat(at).astimezone()
    return f"{format_date(here, 'medium', locale=locale)}, {format_time(here, 'short', locale=locale)}"


def number(value: float, locale: Locale) -> str:
    """A number as a language writes it."""
    return format_decimal(value, locale=locale)


def share(value: float, locale: Locale) -> str:
    """A share of 1 as a language writes percentages."""
    return format_percent(value, locale=locale)
