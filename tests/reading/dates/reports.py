"""Reports made by hand from their paragraphs, and the expressions found in them."""

from onrecord.reading.dates import TimeExpression, find_dates
from onrecord.reading.parse import Parse, load_parser, parse
from onrecord.record import Part, PartKind, Report


def parsed(*paragraphs: str, published: str | None = None, kinds: tuple[PartKind, ...] = ()) -> Parse:
    """The parse of a report whose parts are ``paragraphs``, all that tell unless ``kinds`` says otherwise."""
    text, parts = "", []
    for number, paragraph in enumerate(paragraphs):
        start = len(text)
        text += paragraph + "\n\n"
        kind = kinds[number] if number < len(kinds) else "paragraph"
        parts.append(Part(kind, start, start + len(paragraph)))
    report = Report("0" * 64, "text/plain", text, published=published, parts=tuple(parts))
    return parse(report, load_parser())


def dates(
    *paragraphs: str, published: str | None = None, kinds: tuple[PartKind, ...] = ()
) -> dict[str, TimeExpression]:
    """The expressions of a report by their words; the last one where words come twice."""
    return {d.span.text: d for d in find_dates(parsed(*paragraphs, published=published, kinds=kinds))}
