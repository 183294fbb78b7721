import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evidence import Span, cover, cut, sha256, trim

texts = st.text(max_size=60)


@given(texts, st.data())
def test_a_span_reproduces_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = cut(text, start, end)
    assert text[span.start : span.end] == span.text
    assert len(span) == len(span.text)


@given(texts, st.integers(-5, 70), st.integers(-5, 70))
def test_offsets_outside_the_text_are_refused(text: str, start: int, end: int) -> None:
    if 0 <= start <= end <= len(text):
        assert cut(text, start, end).text == text[start:end]
    else:
        with pytest.raises(ValueError, match="no span"):
            cut(text, start, end)


@given(texts)
def test_trimming_takes_white_space_from_the_edges_only(text: str) -> None:
    span = trim(text, 0, len(text))
    assert span.text == text.strip()
    assert text[span.start : span.end] == span.text


def test_trimming_can_take_quotation_marks_instead() -> None:
    assert trim("“They follow me.”", 0, 17, "“”").text == "They follow me."


def test_covering_reaches_from_the_first_word_to_the_last() -> None:
    text = "police took him away"
    assert cover(text, [cut(text, 12, 15), cut(text, 0, 6)]).text == "police took him"
    with pytest.raises(ValueError, match="no spans"):
        cover(text, [])


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 3, "abc").overlaps(Span(3, 5, "de"))
    assert Span(0, 4, "abcd").overlaps(Span(3, 5, "de"))
    assert Span(0, 4, "abcd").contains(Span(1, 3, "bc"))


def test_the_hash_is_that_of_the_bytes() -> None:
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
