"""Other words in a text: nothing of what was covered stays, and every place is found again."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.evidence import cut
from onrecord.protection.edit import Edit, apply

TEXT = "Amal said that Omar left."


def test_a_place_within_replaced_words_is_the_place_of_what_replaced_them() -> None:
    edited = apply(TEXT, [Edit(0, 4, "Person A"), Edit(15, 19, "B")])
    assert edited.text == "Person A said that B left."
    assert edited.span(cut(TEXT, 1, 9)).text == "Person A said"
    assert edited.span(cut(TEXT, 15, 24)).text == "B left"
    assert edited.span(cut(TEXT, 5, 9)).text == "said"


def test_of_two_edits_the_first_goes_before_and_the_second_covers_the_rest() -> None:
    edited = apply("Captain Amal Tawfiq", [Edit(8, 19, "Person A"), Edit(0, 12, "[role]")])
    assert edited.text == "[role]Person A"


@st.composite
def _edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(alphabet="abc .-", min_size=1, max_size=40))
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places, st.text(alphabet="XYZ", max_size=4)), max_size=8))
    return text, [Edit(min(a, b), max(a, b), words) for a, b, words in pairs]


@given(_edits())
def test_no_letter_that_an_edit_covers_stays(made: tuple[str, list[Edit]]) -> None:
    text, edits = made
    covered = {index for edit in edits for index in range(edit.start, edit.end)}
    kept = sorted(c for index, c in enumerate(text) if c.isalpha() and index not in covered)
    assert sorted(c for c in apply(text, edits).text if c in "abc") == kept


@given(_edits(), st.data())
def test_every_span_of_the_old_text_is_one_of_the_new(
    made: tuple[str, list[Edit]], data: st.DataObject
) -> None:
    text, edits = made
    edited = apply(text, edits)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = edited.span(cut(text, start, end))
    assert edited.text[span.start : span.end] == span.text
    later = edited.span(cut(text, end, len(text)))
    assert span.start <= later.end
