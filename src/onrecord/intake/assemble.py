"""From a page to a report: parts, leads, credits, title, publisher, date and language."""

from collections.abc import Sequence
from datetime import date

from onrecord.intake.captions import picture_credit
from onrecord.intake.credits import find_credits, known_authors
from onrecord.intake.language import find_language
from onrecord.intake.layout import Layout, lay_out
from onrecord.intake.limits import check_text
from onrecord.intake.page import Page
from onrecord.intake.published import (
    aired,
    bare_date,
    bracketed_date,
    byline_date,
    dateline,
    labelled_date,
    last_day,
    names_a_weekday,
    numbered_date,
    sets_the_day_first,
)
from onrecord.record import Credit, Part, Report

_OPENING = 3
"""Paragraphs. Below a deck the dateline stands in the second."""
_LONG_OVER = 60
"""Days."""


def assemble(page: Page, *, sha256: str, media_type: str, origin: str) -> Report:
    """The report that a page holds.

    What the file's metadata say of title, publisher and date comes before what the page shows.

    Raises:
        IntakeError: when the text has no words in it or is too long.
    """
    check_text(page.text, len(page.blocks), origin)
    layout = lay_out(page.text, page.blocks)
    body = [page.text[p.start : p.end] for p in layout.parts if p.kind == "paragraph"]
    published = page.about.published or _published(page.text, layout)
    return Report(
        sha256=sha256,
        media_type=media_type,
        text=page.text,
        origin=origin,
        language=find_language("\n".join(body)) or page.about.language,
        title=page.about.title or layout.title,
        publisher=page.about.publisher or layout.publisher or (dateline(body[0])[1] if body else None),
        published=published,
        published_from="page" if published else "none",
        credits=_credits(page.text, layout.parts, page.about.authors),
        parts=layout.parts,
        leads=tuple(sorted((*page.leads, *layout.leads), key=lambda lead: lead.span)),
        notes=page.notes,
    )


def _credits(text: str, parts: Sequence[Part], authors: Sequence[str]) -> tuple[Credit, ...]:
    """Who made the report, each person once in a role; ``authors`` count where a byline has their names."""
    found: dict[tuple[str, str], Credit] = {}
    for part in parts:
        if part.kind == "credit":
            named = find_credits(text, part.start, part.end) or known_authors(text, part, authors)
        elif part.kind == "caption":
            named = picture_credit(text, part.start, part.end)
        else:
            continue
        for credit in named:
            found.setdefault((credit.role, credit.name), credit)
    return tuple(found.values())


def _published(text: str, layout: Layout) -> str | None:
    """The date of publication: a labelled line's, else a date line's, else a dateline's in the opening.

    Rails never date a report. Two date lines that do not agree are none. The day at the top of a page may be
    that on which it was saved: it counts where no other does, and in the first line only where the text tells
    of something near it.
    """
    lines = [text[start:end] for start, end in layout.dated]
    parts = [p for p in layout.parts if p.kind == "paragraph"]
    first = [text[p.start : p.end] for p in parts[:_OPENING]]
    bylines = [text[p.start : p.end] for p in layout.parts if p.kind == "credit"]
    title = next((p.start for p in layout.parts if p.kind == "headline"), 0)
    banners = [
        line
        for (_, end), line in zip(layout.dated, lines, strict=True)
        if end < title and names_a_weekday(line)
    ]
    order = sets_the_day_first(text)
    for found in (
        {day for line in lines if (day := labelled_date(line) or aired(line))},
        {day for line in lines if line not in banners and (day := bare_date(line))}
        | {day for line in bylines if (day := byline_date(line))},
        {day for line in lines if order is not None and (day := numbered_date(line, day_first=order))},
        {day for line in first if (day := bracketed_date(line) or dateline(line)[0])},
    ):
        if found:
            return found.pop() if len(found) == 1 else None
    days = {day for line in banners if (day := bare_date(line))}
    told = [text[p.start : p.end] for p in parts]
    if len(days) != 1 or (text.lstrip().startswith(tuple(banners)) and _is_long_over(told, min(days))):
        return None
    return days.pop()


def _is_long_over(told: Sequence[str], day: str) -> bool:
    """Whether the last day with a year that the text tells is months before ``day``."""
    days = [found for line in told if (found := last_day(line)) and found <= day]
    return bool(days) and (date.fromisoformat(day) - date.fromisoformat(max(days))).days > _LONG_OVER
