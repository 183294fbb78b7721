from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.lines import find_blocks


def blocks(text: str) -> list[str]:
    return [text[b.start : b.end] for b in find_blocks(text)]


def test_a_line_is_a_paragraph_where_nothing_is_wrapped() -> None:
    assert blocks("The police came at night. " * 6 + "\nNobody was hurt, she said.\n") == [
        ("The police came at night. " * 6).strip(),
        "Nobody was hurt, she said.",
    ]


def test_wrapped_lines_between_blank_lines_are_one_paragraph() -> None:
    text = (
        "Police arrested the trade unionist Musa Ceesay at his home in Basse on\r\n"
        "Monday night and have not said where he is being held, his wife Fatou\r\n"
        "Ceesay told the monitor.\r\n\r\nA spokesman declined to comment.\r\n"
    )
    assert blocks(text) == [
        text[: text.index("\r\n\r\n")],
        "A spokesman declined to comment.",
    ]


def test_an_indent_begins_a_paragraph_in_wrapped_text() -> None:
    text = (
        "   On the night of the fifth the soldiers came back to the village and\n"
        "burned what was left of the school. We saw the smoke from the other side\n"
        "of the river.\n"
        "   My brother went back in the morning. He found two of the teachers in\n"
        "the yard and buried them.\n"
    )
    assert [b[:13] for b in blocks(text)] == ["On the night ", "My brother we"]


def test_an_address_is_not_wrapped_text() -> None:
    assert blocks("To: The Chief Justice\nHigh Court of Balochistan\nQuetta\n\nRespected Sir,") == [
        "To: The Chief Justice",
        "High Court of Balochistan",
        "Quetta",
        "Respected Sir,",
    ]


def test_a_headline_above_a_byline_stays_alone() -> None:
    text = "Editor freed on bail after 41 days while the paper stays shut in Gondar\nBy Selamawit Tesfaye"
    assert len(blocks(text)) == 2


def test_nothing_goes_on_with_a_date() -> None:
    text = (
        "Zambia  Politics  2 October 2023  3 minutes read\nplay pause\nFive fishermen freed at night in Dunga"
    )
    assert len(blocks(text)) == 3


def test_a_bullet_is_no_part_of_its_item() -> None:
    text = "  • Ministry requests school opening\n\n    The ministry said\n1. First point\n2. Second point"
    found = find_blocks(text)
    assert blocks(text) == [
        "Ministry requests school opening",
        "The ministry said",
        "First point",
        "Second point",
    ]
    assert [b.bullet for b in found] == ["•", None, "1.", "2."]
    assert found[1].indent == 4


def test_a_date_is_no_numbered_item() -> None:
    assert blocks("12. march 2021 was a Friday.") == ["12. march 2021 was a Friday."]


def test_every_turn_of_an_interview_is_a_paragraph() -> None:
    assert (
        len(blocks("Q: When did the calls begin?\nA: In March, after the vote.\nQ: Who called?\nA: A man."))
        == 4
    )


@given(st.text(alphabet=st.sampled_from("ab .,:\n\r\t•-1)\u2028\x00\ufeffក"), max_size=200))
def test_blocks_are_in_order_apart_and_lose_no_word(text: str) -> None:
    found = find_blocks(text)
    end = 0
    for block in found:
        assert end <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        end = block.end
    inside = "".join(text[b.start : b.end] for b in found)
    assert sum(c.isalpha() for c in inside) == sum(c.isalpha() for c in text)
