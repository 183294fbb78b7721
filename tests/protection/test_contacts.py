"""Numbers and addresses by which somebody is reached are found; years, sums and days are none."""

import pytest

from onrecord.evidence import cut
from onrecord.protection.contacts import contacts


@pytest.mark.parametrize(
    "text",
    [
        "+855 12 345 678", "012 345 678", "(021) 555-0199", "0049/30/1234567", "+44 20 7946 0958",
        "5551234567", "amal.t@example.org", "amal [at] example [dot] org", "https://courier.example/a?b=c",
        "www.courier.example/x", "facebook.com/amal.t", "@amal_t", "N1234567", "AB-123456-7",
        "36.1234, 44.5678", "36°12'30\"N", "36.1234° N", "36° 12.5' N", "8H68G5QM+2X",
        "012_345_678", "012—345—678", "012·345·678", "012*345*678", "012,345,678", "+ 8 5 5 1 2 3 4 5 6",
        "zero one two, three four five six", "amal @ example.org", "amal＠example.org", "amal@localhost",
        "amal at example dot org", "amal AT example DOT org", "t.me/amal", "amal.kh/page", "courier.gov.kh",
        "courier.example.mm", "GB29 NWBK 6016 1331 9268 19", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    ],
)  # fmt: skip
def test_what_reaches_or_marks_one_person_is_found(text: str) -> None:
    sentence = f"Write to {text} today."
    (contact,) = contacts(sentence)
    assert sentence[contact.start : contact.end].strip() == text


@pytest.mark.parametrize(
    "text",
    [
        "in 2016-2017 and 2016 2018", "on 2017-11-30", "on 30/11/2017", "500,000 shillings", "40 000 people",
        "1990—1995", "two or three of five", "one, two, three", "Mr. X.of the U.N. and/or p.m./a.m.",
        "$1000000", "at 10:30", "27, 31 and 45", "3.14159", "COVID-19", "the B52s",
    ],
)  # fmt: skip
def test_years_sums_and_days_are_none(text: str) -> None:
    assert contacts(f"It was {text} then.") == []


def test_a_sum_that_was_read_as_one_stays() -> None:
    text = "He paid 5000000 riel"
    assert contacts(text, [cut(text, 8, 15)]) == []
    assert len(contacts(text)) == 1
