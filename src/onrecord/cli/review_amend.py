"""Asking a person at a terminal: a key, a line of words, a field and its value."""

from typing import Any

from rich.console import Console
from rich.text import Text

from onrecord.cli.keys import read_key
from onrecord.cli.review_screen import LABELS
from onrecord.cli.terminal import visible
from onrecord.errors import ReviewError
from onrecord.review import FIELDS, choices
from onrecord.review.typed import FORMS, as_typed, typed_value
from onrecord.review.values import Record, kind_of
from onrecord.workbench.judging import Shown, codes

try:  # so that a line can be edited, with what it says now to begin from; Windows does that by itself
    import readline
except ImportError:  # pragma: no cover - not on Windows
    readline = None  # type: ignore[assignment]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_UNTYPED = {"gazetteer"}


def ask_key() -> str:
    """One key, in lower case. Ctrl-C and Ctrl-D are ``q``."""
    try:
        return read_key().lower()
    except (KeyboardInterrupt, EOFError):
        return "q"


def ask_line(console: Console, question: str, begin: str = "") -> str | None:
    """A line, None when the person thought better of it (Ctrl-C, Ctrl-D)."""
    console.print(Text(f"{question}  (Ctrl-C leaves it as it is)", style="dim"))
    if readline is not None:
        readline.set_startup_hook(lambda: readline.insert_text(begin))
    try:
        return input("> ").strip()
    except (KeyboardInterrupt, EOFError):
        console.print()
        return None
    finally:
        if readline is not None:
            readline.set_startup_hook(None)


def ask_amendment(console: Console, record: Record, shown: Shown) -> tuple[str, Any] | None:
    """A field of ``record`` and the value it should have, None when the person thought better of it."""
    kind = kind_of(record)
    fields = [field for field in FIELDS[kind] if field not in _UNTYPED]
    picked = _pick(console, "Which field?", [LABELS.get(field, field) for field in fields])
    if picked is None:
        return None
    field = fields[picked]
    few = choices(kind, field)
    if few:
        chosen = _pick(console, f"{LABELS.get(field, field)}:", few)
        return None if chosen is None else (field, few[chosen])
    begin = visible(as_typed(record, field))
    while True:
        line = ask_line(console, FORMS[field], begin)
        if line is None:
            return None
        if field == "type" and line not in codes():
            known = [code for code in sorted(codes()) if line.casefold() in code]
            console.print(Text("  ".join(known) or "No code has this in its name.", style="yellow"))
            begin = line
            continue
        try:
            return field, typed_value(record, field, line, shown.judged.everything)
        except ReviewError as error:
            console.print(Text(str(error), style="red"))
            begin = line


def _pick(console: Console, question: str, options: tuple[str, ...] | list[str]) -> int | None:
    line = Text(question)
    for letter, option in zip(_LETTERS, options, strict=False):
        line.append(f"  {letter} ", style="bold").append(option.replace(" ", "\u00a0"))
    console.print(line)
    at = _LETTERS.find(ask_key())
    return at if 0 <= at < len(options) else None
