"""Who was taken and whom nobody saw again."""

import pytest

from tests.reading.events.told import actors, targets, told


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        (
            "Her son was taken off a bus by soldiers in April and was never seen again.",
            ["soldiers"],
            ["Her son"],
        ),
        ("Soldiers led the priest away on 3 May. He has not been seen since.", ["Soldiers"], ["priest"]),
    ],
)
def test_whom_nobody_saw_since_he_was_taken_has_disappeared(
    text: str, who: list[str], whom: list[str]
) -> None:
    reading = told(text)
    taking = next(e for e in reading.reading.events if e.type == "liberty.disappear")
    assert (actors(taking), targets(taking)) == (who, whom)
    assert "liberty.arrest" not in reading.codes


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested the baker on 3 May. He has not been seen since.",
        "Police picked up Karim Ali on Monday. He was released in June. His wife has not seen him since.",
        "Police picked up Karim Ali on Monday. His cousin Omar has not been seen since.",
    ],
)
def test_an_arrest_or_somebody_elses_absence_is_no_disappearance_of_his(text: str) -> None:
    assert "liberty.arrest" in told(text).codes
