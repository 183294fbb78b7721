from hypothesis import given
from hypothesis import strategies as st

from onrecord.evidence import cut
from onrecord.export.segments import Layer, segments


@st.composite
def layered_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]], list[Layer]]:
    text = draw(st.text(min_size=1, max_size=60))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    parts = list(zip(edges[::2], edges[1::2], strict=False))
    layers = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        layers.append(
            Layer(cut(text, start, end), draw(st.sampled_from(["content", "cue", "person"])), f"s{number}")
        )
    return text, parts, layers


@given(layered_texts())
def test_the_segments_of_a_part_are_its_text(case: tuple[str, list[tuple[int, int]], list[Layer]]) -> None:
    text, parts, layers = case
    for (start, end), pieces in zip(parts, segments(text, parts, layers), strict=True):
        assert "".join(piece.text for piece in pieces) == text[start:end]


@given(layered_texts())
def test_a_highlight_lies_over_all_of_its_words_and_no_others(
    case: tuple[str, list[tuple[int, int]], list[Layer]],
) -> None:
    text, parts, layers = case
    for (start, end), pieces in zip(parts, segments(text, parts, layers), strict=True):
        at = start
        for piece in pieces:
            for offset in range(at, at + len(piece.text)):
                expected = {x.record for x in layers if x.span.start <= offset < x.span.end}
                assert set(piece.records) == expected
            at += len(piece.text)
        assert at == end


def test_a_record_opens_once_at_its_first_words() -> None:
    text = "He said: they hit her. They hit him."
    layers = [Layer(cut(text, 9, 21), "content", "s1"), Layer(cut(text, 23, 35), "content", "s1")]
    pieces = [piece for part in segments(text, [(0, len(text))], layers) for piece in part]
    assert [piece.text for piece in pieces if piece.opens] == ["they hit her"]
