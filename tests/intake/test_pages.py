"""Pages as sites really save them, each line with what it is in the margin: see ``pages/``.

The letter is ``p`` for a paragraph, ``h`` headline, ``c`` caption, ``b`` credit, ``r`` rail, and ``m`` or
``f`` for what belongs to the page, masthead or furniture; ``d`` is a deck, headline or paragraph, ``x``
anything but a paragraph, and of ``a`` nothing is asked. Lines that open with ``=`` say what else is read.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.intake import read_text
from onrecord.record import Report

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
KINDS: dict[str, set[str]] = {
    "p": {"paragraph"},
    "h": {"headline"},
    "c": {"caption"},
    "b": {"credit"},
    "r": {"rail"},
    "m": {"masthead"},
    "f": {"furniture", "masthead"},
    "d": {"headline", "paragraph"},
    "x": {"masthead", "headline", "credit", "furniture"},
    "a": {"masthead", "headline", "caption", "paragraph", "credit", "rail", "furniture"},
}


@dataclass(frozen=True)
class Labelled:
    """A page, the letter of each of its lines by where the line begins, and what it must give."""

    text: str
    letters: dict[int, str]
    facts: dict[str, str]


def labelled(path: Path) -> Labelled:
    """The page in ``path``, without its margin."""
    facts: dict[str, str] = {}
    letters: dict[int, str] = {}
    text = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            key, _, value = line[1:].partition(":")
            facts[key.strip()] = value.strip()
            continue
        if line:
            letters[len(text)] = line[0]
        text += line[2:] + "\n"
    return Labelled(text, letters, facts)


def said(report: Report) -> dict[str, str]:
    """What a reading says of a page, in the words of the lines that open with ``=``."""
    return {
        "title": report.title or "none",
        "publisher": report.publisher or "none",
        "published": report.published or "none",
        "credits": ", ".join(f"{credit.role} {credit.name}" for credit in report.credits),
        "leads": "; ".join(lead.title for lead in report.leads),
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_of_a_page_is_what_it_is(path: Path) -> None:
    page = labelled(path)
    report = read_text(page.text, path.name)
    wrong = []
    for start, letter in page.letters.items():
        kinds = {p.kind for p in report.parts if p.start < page.text.index("\n", start) and p.end > start}
        if not kinds or kinds - KINDS[letter]:
            wrong.append(f"{letter} is {kinds}: {page.text[start:].splitlines()[0][:80]}")
    assert wrong == []
    have = said(report)
    assert {key: have[key] for key in page.facts} == page.facts
