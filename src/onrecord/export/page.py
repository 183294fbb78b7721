"""One self-contained page: the report with its words highlighted, beside the cards of what was read.

The page holds no script and asks no other address for anything; its content security policy says so, so
that words of a hostile report stay words. Cards and words are linked both ways by fragments and, under a
pointer or the keyboard's focus, by style rules made for each record.
"""

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from onrecord.errors import OnRecordError
from onrecord.export.segments import Segment, first_words, layers_of, segments
from onrecord.record import MANNERS, Event, Reading, Statement

_END = "</main></body></html>\n"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the page, cut where highlights begin and end."""

    kind: str
    segments: tuple[Segment, ...]


@contextmanager
def page_writer(path: Path) -> Iterator[Callable[[Reading], None]]:
    """A function that adds a reading to the page, which appears at ``path`` whole or not at all.

    Raises:
        OnRecordError: when the page cannot be written there.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OnRecordError(f"the page cannot be written ({error.strerror})", where=str(path)) from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(_template("head.html.j2").render())
            count = 0

            def add(reading: Reading) -> None:
                nonlocal count
                count += 1
                file.write(_article(reading, f"r{count}"))

            yield add
            file.write(_END)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def page(readings: Iterable[Reading]) -> str:
    """The whole page, for who wants to look at it before it is written."""
    articles = (_article(reading, f"r{number}") for number, reading in enumerate(readings, 1))
    return "".join((_template("head.html.j2").render(), *articles, _END))


def _article(reading: Reading, prefix: str) -> str:
    """One report with its cards; ``prefix`` keeps the anchors of several reports apart."""
    report = reading.report
    ranges = [(part.start, part.end) for part in report.parts]
    cut = segments(report.text, ranges, tuple(layers_of(reading)))
    parts = [_Part(part.kind, pieces) for part, pieces in zip(report.parts, cut, strict=True)]
    cards: list[Statement | Event] = sorted(
        (*reading.statements, *reading.events), key=lambda record: first_words(record).start
    )
    return _template("article.html.j2").render(
        reading=reading,
        report=report,
        parts=parts,
        cards=cards,
        entities={entity.id: entity for entity in reading.entities},
        statements={statement.id: statement for statement in reading.statements},
        manners=MANNERS,
        prefix=prefix,
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = shown
    return environment


def _template(name: str) -> Template:
    return _environment().get_template(name)


_UNSHOWABLE = re.compile(r"[^\t\n\r -~\u00a0-\ud7ff\ue000-\U0010ffff]")


def shown(text: str) -> str:
    """``text`` with what no page can hold (NUL, control characters, lone surrogates) as U+FFFD."""
    return _UNSHOWABLE.sub("\ufffd", text)
