"""A codebook's TOML, read with the line on which everything stands."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.errors import CodebookError

_HEADER = re.compile(r"\s*\[\[?\s*([\w.]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w.-]+|\"[^\"]*\")\s*=")
_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_LARGEST = 4_000_000
"""Bytes. A codebook is written by hand; what is larger is another file."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault of a codebook: the file, the line (counted from 1) and what is wrong there."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


@dataclass
class Source:
    """One file of a codebook. ``lines`` gives the line by place: ("code", 3, "cue", 0, "verbs")."""

    path: Path
    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, *place: str | int) -> int:
        """The line of ``place``, or of what holds it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def fault(self, what: str, *place: str | int) -> None:
        """Note a problem at ``place``."""
        self.problems.append(Problem(str(self.path), self.line(*place), what))


def read_source(path: Path) -> Source:
    """The TOML file at ``path``; what is not TOML becomes a problem of the source.

    Raises:
        CodebookError: when the file cannot be read, is not UTF-8 or is far too large.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CodebookError(
            f"the codebook cannot be read ({error.strerror})", where=str(path), remedy="check the path"
        ) from error
    if len(raw) > _LARGEST:
        raise CodebookError(f"larger than {_LARGEST} bytes: this is no codebook", where=str(path))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise CodebookError("not UTF-8 text", where=f"{path}:{line}", remedy="save it as UTF-8") from error
    source = Source(path, lines=_line_index(text))
    try:
        source.data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        source.problems.append(Problem(str(path), line, f"not TOML: {_LINE.sub('', str(error)).strip()}"))
    except RecursionError:
        source.problems.append(Problem(str(path), 1, "not a codebook: nested too deeply"))
    return source


def _line_index(text: str) -> dict[tuple[str | int, ...], int]:
    lines: dict[tuple[str | int, ...], int] = {}
    codes = -1
    tables: dict[str, int] = {}
    here: tuple[str | int, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            if header[1] == "code":
                codes, tables = codes + 1, {}
                here = ("code", codes)
            elif header[1] in {"code.cue", "code.unless"}:
                kind = header[1].partition(".")[2]
                tables[kind] = tables.get(kind, -1) + 1
                here = ("code", codes, kind, tables[kind])
            else:
                here = tuple(header[1].split("."))
            lines[here] = number
        elif key := _KEY.match(line):
            lines.setdefault((*here, *key[1].strip('"').split(".")), number)
    return lines
