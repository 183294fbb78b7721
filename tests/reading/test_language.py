"""Only English is read."""

from dataclasses import replace

from onrecord.intake import read_text
from onrecord.reading import read
from onrecord.record import is_english
from onrecord.workbench import Request, open_reader

FRENCH = (
    "La police a arrêté quatre étudiants à Lomé lundi, a déclaré un avocat. "
    "Ils ont été battus en détention, selon leur famille."
)


def test_nothing_is_drafted_from_a_report_in_another_language() -> None:
    report = read_text(FRENCH, "lome.txt")
    reading = read(report, open_reader(Request()))
    assert reading.report.language == "fr"
    assert (reading.entities, reading.statements, reading.events) == ((), (), ())


def test_a_report_whose_language_is_not_known_is_read() -> None:
    report = replace(read_text("Police arrested four students in Lagos.", "lagos.txt"), language=None)
    assert read(report, open_reader(Request())).events


def test_english_is_english_in_every_country() -> None:
    assert all(is_english(tag) for tag in ("en", "en-KE", "EN-gb"))
    assert not any(is_english(tag) for tag in ("fr", "km", "enm"))
