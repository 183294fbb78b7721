"""Where nothing is noted, nothing was agreed to."""

from datetime import date

from onrecord.protection.consent import Consent, holds

DAY = date(2026, 11, 23)


def consent(number: int, given: bool, document: str | None = None, until: str | None = None) -> Consent:
    return Consent("Amal Tawfiq", "court", given, document, until, "on tape", "Rima", "", number)


def agrees(*said: Consent, name: str = "Amal Tawfiq", document: str = "d.0") -> bool:
    return holds(said, (name,), "court", document, DAY)


def test_without_a_word_of_the_source_nothing_is_agreed_to() -> None:
    assert not agrees()


def test_consent_is_for_one_purpose() -> None:
    assert agrees(consent(1, True))
    assert not holds([consent(1, True)], ("Amal Tawfiq",), "publication", "d.0", DAY)


def test_consent_is_of_one_person_however_the_name_is_written() -> None:
    assert agrees(consent(1, True), name="Ms. Tawfiq Amal")
    assert not agrees(consent(1, True), name="Amal Haddad")


def test_consent_ends_after_its_last_day() -> None:
    assert agrees(consent(1, True, until="2026-11-23"))
    assert not agrees(consent(1, True, until="2026-11-22"))


def test_consent_that_was_taken_back_holds_no_more() -> None:
    assert not agrees(consent(1, True), consent(2, False))


def test_consent_for_one_document_is_not_consent_for_another() -> None:
    assert agrees(consent(1, True, document="d.0"))
    assert not agrees(consent(1, True, document="other.0"))


def test_taking_all_back_ends_what_was_given_for_one_document_before() -> None:
    assert not agrees(consent(1, True, document="d.0"), consent(2, False))
    assert agrees(consent(1, False), consent(2, True, document="d.0"))


def test_a_no_for_one_document_outlasts_a_later_yes_for_all() -> None:
    assert not agrees(consent(1, False, document="d.0"), consent(2, True))
