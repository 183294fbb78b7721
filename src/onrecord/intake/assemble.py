"""From a page to a report: parts, leads, credits, title, publisher, date and language."""

from collections.abc import Sequence

from onrecord.intake.captions import picture_credit
from onrecord.intake.credits import find_credits, known_authors
from onrecord.intake.language import find_language
from onrecord.intake.layout import Layout, lay_out
from onrecord.intake.limits import check_text
from onrecord.intake.page import Page
from onrecord.intake.published import aired, bare_date, byline_date, dateline, labelled_date
from onrecord.record import Credit, Part, Report


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
    """The date of publication: a labelled line's, else a date line's, else the first paragraph's dateline's.

    Rails never date a report. Two date lines that do not agree are none.
    """
    lines = [text[start:end] for start, end in layout.dated]
    bylines = [text[p.start : p.end] for p in layout.parts if p.kind == "credit"]
    first = next((text[p.start : p.end] for p in layout.parts if p.kind == "paragraph"), "")
    for found in (
        {date for line in lines if (date := labelled_date(line) or aired(line))},
        {date for line in lines if (date := bare_date(line))}
        | {date for line in bylines if (date := byline_date(line))},
    ):
        if found:
            return found.pop() if len(found) == 1 else None
    return dateline(first)[0]
