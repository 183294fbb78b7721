"""Intake: a file comes in, and the reports in it come out, with the words they were told in.

A page reader makes one page of a file; a container reader gives the files within one. Which of them reads
what is the two tables on this page. Every report is hashed over the bytes as they came in before anything
else looks at them: for a member of a container (an attachment, a web archive's record, a feed's item) its
own bytes. Nothing is ever fetched.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path

from onrecord.errors import IntakeError
from onrecord.evidence import sha256
from onrecord.intake import sniff
from onrecord.intake.assemble import assemble
from onrecord.intake.decoding import clean
from onrecord.intake.feed import items
from onrecord.intake.html import decode_html, page_of_fragment, page_of_html
from onrecord.intake.limits import DEPTH, FILE_BYTES, check_size
from onrecord.intake.lines import find_blocks
from onrecord.intake.mail import attachments, page_of_mail, page_of_mhtml
from onrecord.intake.members import Member
from onrecord.intake.page import About, Page
from onrecord.intake.pdf import page_of_pdf
from onrecord.intake.plain import page_of_plain
from onrecord.intake.warc import records
from onrecord.intake.word import page_of_docx
from onrecord.record import Report

__all__ = ["read_text", "take_in", "take_in_bytes"]

_PAGES: Mapping[str, Callable[[bytes, str], Page]] = {
    sniff.PLAIN: page_of_plain,
    sniff.HTML: lambda data, where: page_of_html(decode_html(data, where), where),
    sniff.MHTML: page_of_mhtml,
    sniff.PDF: page_of_pdf,
    sniff.DOCX: page_of_docx,
    sniff.EML: page_of_mail,
}
_CONTAINERS: Mapping[str, Callable[[bytes, str], Iterator[Member]]] = {
    sniff.EML: attachments,
    sniff.WARC: records,
    sniff.RSS: items,
    sniff.ATOM: items,
}
_LEAST_TOLD = 300
"""Characters. A page of a web archive with less text than this is no article."""


def take_in(path: Path) -> Iterator[Report | IntakeError]:
    """The reports in the file at ``path``, in the order in which they stand there.

    A file that cannot be taken in gives one `IntakeError`, and so does each member of a container that
    cannot: errors are yielded, not raised, so that the rest goes on.
    """
    where = str(path)
    try:
        if not path.is_file():
            yield IntakeError("this is not a file" if path.exists() else "there is no such file", where=where)
            return
        check_size(path.stat().st_size, where)
        with path.open("rb") as file:
            data = file.read(FILE_BYTES + 1)
    except IntakeError as error:
        yield error
        return
    except (OSError, ValueError) as error:
        yield IntakeError(f"it cannot be opened ({getattr(error, 'strerror', None) or error})", where=where)
        return
    yield from take_in_bytes(data, where)


def take_in_bytes(data: bytes, name: str) -> Iterator[Report | IntakeError]:
    """The reports in the bytes of a file that is called ``name``, as `take_in` gives them."""
    yield from _read(Member(name, data), name, depth=0)


def read_text(text: str, origin: str) -> Report:
    """The report in a text that is already decoded; it is hashed as UTF-8.

    A lone surrogate, which no file can hold, becomes U+FFFD; every offset stays.

    Raises:
        IntakeError: when there are no words in it, or it is too long.
    """
    text = clean(text)
    page = Page(text, find_blocks(text))
    return assemble(page, sha256=sha256(text.encode()), media_type=sniff.PLAIN, origin=origin)


def _read(member: Member, origin: str, *, depth: int) -> Iterator[Report | IntakeError]:
    """The reports in one file: its own page's, where it has one, and those of the files within it."""
    digest = sha256(member.data)
    try:
        check_size(len(member.data), origin)
        media_type = member.media_type or sniff.sniff(member.data, origin)
    except IntakeError as error:
        yield error
        return
    own = _own_report(member, media_type, digest, origin)
    if isinstance(own, Report):
        yield own
    within = False
    container = _CONTAINERS.get(media_type)
    if container and depth == DEPTH:
        yield IntakeError(f"containers are opened {DEPTH} deep and no deeper", where=origin)
    elif container:
        try:
            for inner in container(member.data, origin):
                within = True
                yield from _read(inner, f"{origin}#{inner.name}", depth=depth + 1)
        except IntakeError as error:
            if str(error) != str(own):
                yield error
    if isinstance(own, IntakeError) and not within:
        yield own


def _own_report(member: Member, media_type: str, digest: str, origin: str) -> Report | IntakeError | None:
    """The report in a file's own page; None where it has none, or where it tells nothing and need not."""
    if media_type not in _PAGES:
        return None
    try:
        report = assemble(
            _page(member, media_type, origin), sha256=digest, media_type=media_type, origin=origin
        )
    except IntakeError as error:
        return error
    told = sum(p.end - p.start for p in report.parts if p.kind == "paragraph")
    return None if member.optional and told < _LEAST_TOLD else report


def _page(member: Member, media_type: str, origin: str) -> Page:
    """The page that a member holds, with what its container says of it where it does not say it itself."""
    if media_type == sniff.HTML:
        markup = decode_html(member.data, origin, member.charset)
        page = page_of_fragment(markup, origin) if member.is_item else page_of_html(markup, origin)
    else:
        page = _PAGES[media_type](member.data, origin)
    said = {f.name: getattr(page.about, f.name) or getattr(member.about, f.name) for f in fields(About)}
    return replace(page, about=About(**said))
