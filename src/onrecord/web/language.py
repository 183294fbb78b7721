"""Which language a page speaks: one catalogue a language, ``locale/<tag>/onrecord.po``, read as it is.

A new language is a file: copy ``locale/fr/onrecord.po``, fill it in, and the pages offer it.
"""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale, negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from starlette.requests import Request

CATALOGUES = Path(__file__).parent / "locale"
COOKIE = "language"
SOURCE = "en"
"""The language that the templates are written in."""
WORLD_ENGLISH = Locale.parse("en_001")
"""Dates have the day before the month: they are read by people of many countries."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the pages: its locale, and its words for ours."""

    locale: Locale
    words: NullTranslations


@cache
def languages() -> dict[str, Language]:
    """All languages that have a catalogue, by tag."""
    found = {SOURCE: Language(WORLD_ENGLISH, NullTranslations())}
    for path in sorted(CATALOGUES.glob("*/onrecord.po")):
        locale = Locale.parse(path.parent.name, sep="-")
        compiled = BytesIO()
        with path.open("rb") as file:
            write_mo(compiled, read_po(file, locale=locale))
        compiled.seek(0)
        found[path.parent.name] = Language(locale, Translations(compiled))
    return found


def language_of(request: Request) -> Language:
    """The language that the viewer chose, else the first that the browser asks for and we have."""
    known = languages()
    chosen = request.cookies.get(COOKIE)
    if chosen in known:
        return known[chosen]
    asked = [part.split(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")]
    return known[negotiate_locale(asked, known.keys(), sep="-") or SOURCE]
