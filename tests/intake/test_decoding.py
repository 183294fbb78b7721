import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import IntakeError
from onrecord.intake.decoding import decode
from tests.intake.making import report

NAMES = "“No,” said José Muñoz. Police took François Lefèvre and Zoë Brontë from the café in Málaga."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_a_text_reads_the_same_in_every_encoding(encoding: str) -> None:
    assert decode(NAMES.encode(encoding), "x")[0] == NAMES


def test_a_guess_is_told() -> None:
    assert "cp1252" in decode(NAMES.encode("cp1252"), "x")[1][0]
    assert decode(NAMES.encode(), "x")[1] == ()


def test_other_bytes_in_a_utf8_text_are_replaced_and_told() -> None:
    text, notes = decode((NAMES * 5).encode() + "José".encode("cp1252"), "x")
    assert text == NAMES * 5 + "Jos\ufffd"
    assert "1 places" in notes[0]
    assert report((NAMES * 5).encode() + "José".encode("cp1252")).notes == notes


def test_encoded_lone_surrogates_are_replaced_and_told() -> None:
    text, notes = decode(b"The police \xed\xa0\x80 came.", "x")
    assert text == "The police \ufffd came."
    assert notes


@pytest.mark.parametrize(
    "junk", [bytes(range(256)) * 400, b"\x00\x01\x02\x03" * 1000, b"\x89\x00\xff\xfe" * 999]
)
def test_binary_data_is_refused(junk: bytes) -> None:
    with pytest.raises(IntakeError):
        decode(junk, "x.txt")


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_utf8_is_never_changed(text: str) -> None:
    data = text.encode()
    try:
        decoded, _ = decode(data, "x")
    except IntakeError:
        return
    if b"\x00" not in data and not text.startswith("\ufeff"):
        assert decoded == text
