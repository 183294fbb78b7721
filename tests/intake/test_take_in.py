import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import IntakeError
from onrecord.intake import read_text, take_in, take_in_bytes
from onrecord.record import Report
from tests.intake.making import STORY, refusal, report, words

CASES = Path(__file__).parent.parent / "cases" / "development"
SEED = Path(__file__).parents[3] / "shared" / "seed"
LINES = (
    *(
        "MOST READ",
        "By Ana Ruiz",
        "12 March 2021",
        "• Title",
        "The police came, she said. " * 4,
        "Q: Who?",
        "A: No.",
    ),
    *("READ MORE: Two held over fire", "The Daily Post", "News | World", "Photo: A B", "Contact:", "\x00"),
    *("To: The Court", "Subject: My son", "    a teaser that breaks", "الشرطة اعتقلت ثلاثة رجال.", "ប៉ូលិស។"),
)
JOINTS = st.sampled_from(("\n", "\n\n", "\r\n", "\r\n\r\n"))
TEXTS = st.lists(st.sampled_from(LINES), max_size=12).flatmap(
    lambda lines: JOINTS.map(lambda j: j.join(lines))
)


@given(TEXTS | st.text(max_size=200))
def test_a_plain_text_is_kept_whole_and_every_span_is_its_words(text: str) -> None:
    try:
        taken = read_text(text, "x")
    except IntakeError:
        return
    assert taken.text == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    end = 0
    for part in taken.parts:
        assert end <= part.start < part.end <= len(taken.text)
        end = part.end
    for span in [*(c.span for c in taken.credits), *(lead.span for lead in taken.leads)]:
        assert taken.text[span.start : span.end] == span.text
    taken.text.encode()


def test_the_bytes_are_hashed_as_they_came(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n\r\n".join(STORY).encode())
    (taken,) = take_in(path)
    assert isinstance(taken, Report)
    assert taken.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert taken.text == "\r\n\r\n".join(STORY)
    assert taken.origin == str(path)


def test_the_bytes_say_what_a_file_is_and_not_its_name() -> None:
    assert report(f"<!DOCTYPE html><html><p>{STORY[0]}</p></html>", "story.txt").media_type == "text/html"
    assert report(STORY[0], "story.pdf").media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "a picture"),
        (b"{\\rtf1 The police came.}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, "old Word"),
        (b"PK\x03\x04" + b"\x00" * 99, "zip"),
        (b"\x1f\x8b\x08" + b"\x00" * 99, "archive"),
        (b"", "empty"),
        (b" \n\t ", "no words"),
    ],
)
def test_what_is_no_report_is_named_in_one_line(data: bytes, what: str) -> None:
    assert what in refusal(data, "report.txt")


def test_a_file_that_is_not_there_or_is_none_is_told(tmp_path: Path) -> None:
    assert "no such file" in str(next(take_in(tmp_path / "none.txt")))
    assert "not a file" in str(next(take_in(tmp_path)))
    assert isinstance(next(take_in(Path("/dev/zero"))), IntakeError)


def test_the_language_is_told_where_the_text_is_long_enough() -> None:
    assert report("\n\n".join(STORY)).language == "en"
    assert (
        report("Le chef de la commune leur a donné chacun un million de riels, a-t-il dit.").language == "fr"
    )
    assert report("He fled.").language is None


_NOT_YET = {
    "118-monywa-notes": "the day on which a testimony was taken, which others leave (05-nasiriyah)",
    "312-kigoma-daily": "a paper that only the text names; a point of its summary",
    "323-caucasia-host": "a sender by its address",
    "325-zamora-searcher": "Updated: May 11, 2022 at 7:12 PM; an agency behind the town",
    "334-basra-gate": "a name over a day and an update in one paragraph",
    "402-thpong-statement": "a sender in capitals that only its own text names",
    "422-family-taken": "a caption that tells",
    "424-trial-day": "a name of two words over the day and the title",
    "434-ibb-accounts": "a deck that quotes and names who speaks",
    "518-over-the-bridge": "a title in two lines, the second one a deck",
    "523-shymkent-rally": "another story with one whole sentence between the picture and the text",
    "535-barpeta-four": "a page that says only when it was updated",
    "602-khammouane-teacher": "a day in figures right behind the paper's name",
    "604-albay-farmers": "a name and its paper in one line; a name at the end of a caption that tells",
    "607-dumka-nominations": "a page that says only when it was updated",
    "606-kegalle-custody": "the last title of a rail, below a reader's comment",
    "611-masvingo-forum": "a byline and its day with a stroke between",
    "613-uyo-presenter": "the paper's motto behind its name",
    "615-polling-bulletin": "a bulletin's number and day in one line",
    "617-portuguesa-press": "an edition behind the paper's name",
    "622-paramo-phones": "12/03/2025, which may be either day",
    "624-nis-trial": "section, source, day and hour in one line",
    "626-ataq-brother": "a title that quotes nobody, above a caption",
    "634-thanh-hoa-petitioner": "a notebook's name above its motto",
    "637-besishahar-polling": "the last title of a rail",
    "642-malawi-reporter": "a way through the site with figures between",
    "646-egypt-driver-testimony": "a blog's name above its menu",
    "651-conchagua-family": "a photographer behind the paper's short name",
    "654-vanadzor-custody": "two names, a line each, under the day",
    "664-bavet-statement": "Joint statement: before a title",
    "684-kutaisi-wire": "a year that only the copyright line has",
    "696-ranchi-bail": "13 Oct 15 behind a byline",
    "702-lesotho-strike": "a name and its paper under the day",
    "704-ghana-watchdog": "Source: a name and a town; a paper named by its address",
    "706-guatemala-bulletin": "a bulletin's name and month above what the bulletin is",
    "707-sierra-leone-trial": "a name and a town behind the day",
    "714-umyt-baker-vanishes": "a name at the end of the last paragraph",
}
"""What intake does not find yet on pages that others wrote. One that is found now has to leave this list."""


def _case(name: str) -> object:
    missed = _NOT_YET.get(name)
    marks = [pytest.mark.xfail(reason=missed, strict=True)] if missed else []
    return pytest.param(name, marks=marks)


@pytest.mark.parametrize(
    "case", [_case(p.name) for p in sorted(CASES.iterdir()) if (p / "expected.json").exists()]
)
def test_what_a_case_says_of_its_page_is_found(case: str) -> None:
    _holds(CASES / case / "report.txt", CASES / case / "expected.json")


def test_what_is_known_of_the_seed_report_is_found() -> None:
    if not SEED.is_dir():
        pytest.skip("the seed report is not here")
    _holds(next(SEED.glob("*.txt")), SEED / "expected.json")


def test_importing_intake_loads_no_heavy_library() -> None:
    code = (
        "import sys, onrecord.intake; "
        "print([m for m in ('lxml', 'trafilatura', 'docx', 'feedparser', 'fastwarc', 'py3langid', 'numpy', "
        "'charset_normalizer', 'pypdfium2', 'htmldate') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _holds(path: Path, expected: Path) -> None:
    facts = json.loads(expected.read_text(encoding="utf-8"))
    (taken,) = take_in(path)
    assert isinstance(taken, Report)
    assert taken.text.encode() == path.read_bytes()
    for field, value in facts.get("document", {}).items():
        assert _folded(getattr(taken, field)) == _folded(value)
    assert set(map(_folded, facts.get("credits", []))) <= {_folded(c.name) for c in taken.credits}
    assert set(facts.get("leads", [])) <= {lead.title for lead in taken.leads}
    paragraphs = words(taken, "paragraph")
    for fact in [*facts.get("events", []), *facts.get("statements", [])]:
        at = fact["at"].rsplit("\n\n", 1)[-1]  # words that stand twice are told with the line above them
        assert fact.get("tolerated") or any(at in paragraph for paragraph in paragraphs), at


def _folded(value: str | None) -> str | None:
    return value.casefold() if value else None


def test_standard_input_has_a_name_too() -> None:
    (taken,) = take_in_bytes(STORY[0].encode(), "-")
    assert isinstance(taken, Report)
    assert taken.origin == "-"
