"""Where the tagger cuts a source or a content, and the grammar knows better."""

import pytest

from tests.reading.statements.test_statements import tagged
from tests.reading.statements.told import Told, parsed, statements_of, told


def _read(text: str, source: str, cue: str, *content: str) -> Told:
    parse = parsed(text)
    return statements_of(parse, (tagged(parse, source, cue, *content),))


def test_half_a_source_is_made_whole_and_is_no_content() -> None:
    read = _read(
        "A shop was looted, and eight people were arrested, the mayor’s office there said.",
        "there",
        "said",
        "A shop was looted, and eight people were arrested, the mayor’s office",
    )
    (statement,) = read.statements
    assert statement.source_span is not None
    assert statement.source_span.text == "the mayor’s office there"
    assert [piece.text for piece in statement.content] == [
        "A shop was looted, and eight people were arrested"
    ]


def test_a_place_ahead_of_a_source_is_not_the_source() -> None:
    read = _read(
        "In Bhanga, Faridpur, the candidate, Mizan Talukder, told us that three men had come.",
        "Faridpur, the candidate, Mizan Talukder,",
        "told",
        "that three men had come",
    )
    assert "Mizan Talukder" in read.names(read.statements[0])


def test_a_name_before_a_title_stays_the_source() -> None:
    read = _read(
        "Mizan Talukder, the candidate, told us that three men had come.",
        "Mizan Talukder, the candidate,",
        "told",
        "that three men had come",
    )
    assert "Mizan Talukder" in read.names(read.statements[0])


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "denied"),
    [
        (
            "The chief denied offering Rosa money.",
            "The chief",
            "denied offering",
            "Rosa money",
            "offering Rosa money",
        ),
        ("He has denied being at the gate.", "He", "has denied being", "at the gate", "being at the gate"),
    ],
)
def test_the_deed_that_is_denied_is_content_and_no_cue(
    text: str, source: str, cue: str, content: str, denied: str
) -> None:
    (statement,) = _read(text, source, cue, content).statements
    assert statement.stance == "denies"
    assert [piece.text for piece in statement.content] == [denied]


def test_what_one_heard_from_others_is_theirs() -> None:
    (statement,) = told("Ana Lobo had heard from neighbours that her brother had died in custody.").statements
    assert statement.source_span is not None
    assert statement.source_span.text == "neighbours"
    assert statement.stance == "asserts"


def test_what_one_only_heard_is_ones_own() -> None:
    (statement,) = told("Ana Lobo heard that her brother had died in custody.").statements
    assert statement.stance == "believes"
    assert statement.source_span is not None
    assert statement.source_span.text == "Ana Lobo"


def test_what_goes_on_after_a_cue_that_interrupts_is_told_too() -> None:
    text = "Two men came to her house on Sunday, Ana Lobo said, and offered her brother $500."
    read = _read(text, "Ana Lobo", "said", "Two men came to her house on Sunday")
    assert [piece.text for piece in read.statements[0].content][1:] == ["and offered her brother $500"]


def test_what_another_did_beside_it_is_not_told() -> None:
    text = "Two men came to her house on Sunday, Ana Lobo said, and police arrested them."
    read = _read(text, "Ana Lobo", "said", "Two men came to her house on Sunday")
    assert [piece.text for piece in read.statements[0].content] == ["Two men came to her house on Sunday"]


def test_a_clause_that_opens_before_a_cue_holds_what_is_told_and_not_the_rest() -> None:
    read = told("Rosa Lobo was called to the court, where, she told us, an official beat her brother.")
    assert not read.over("was called to the court")
    assert read.over("an official beat her brother")


def test_what_one_says_of_what_one_tries_is_told_by_oneself() -> None:
    read = told("Rafiq Khoka sought to withdraw it, telling the court that he had been beaten.")
    (statement,) = read.over("that he had been beaten")
    assert statement.cue is not None
    assert statement.cue.text == "telling"
    assert "Rafiq Khoka" in read.names(statement)


def test_what_one_blames_in_quotation_marks_is_said() -> None:
    parse = parsed("Deng Akol told us that none of his men had been there and blamed “criminals in uniform”.")
    read = statements_of(parse, (tagged(parse, "Deng Akol", "told", "that none of his men had been there"),))
    assert [s.cue.text for s in read.over("criminals in uniform") if s.cue] == ["blamed"]


@pytest.mark.parametrize(
    "text", ["His rival dismissed the story as theatre.", "A spokesman called the claim slander."]
)
def test_a_story_is_dismissed_and_a_claim_is_called_slander(text: str) -> None:
    assert [s.stance for s in told(text).statements] == ["denies"]


def test_a_demand_in_a_list_is_nobodys_statement() -> None:
    parse = parsed("- disclose the whereabouts of the men; and")
    assert (
        statements_of(parse, (tagged(parse, "", "disclose", "the whereabouts of the men"),)).statements == ()
    )


def test_who_reported_it_is_the_source_of_a_report() -> None:
    (statement,) = told(
        "A report on local television that a voter had been shot in Kachua was wrong."
    ).statements
    assert statement.source_span is not None
    assert statement.source_span.text == "local television"


def test_a_report_that_is_only_described_says_nothing() -> None:
    assert told("A report on the voters that the court had seen was lost.").statements == ()


def test_who_was_told_is_no_part_of_what_was_said() -> None:
    read = _read(
        "The Centre has been informed by the Lagos Committee, its member, of the arrest of Tunde Bello.",
        "the Lagos Committee, its member, of the arrest of Tunde Bello",
        "has been informed",
        "The Centre",
    )
    (statement,) = read.statements
    assert statement.source_span is not None
    assert statement.source_span.text == "the Lagos Committee"
    assert [piece.text for piece in statement.content] == ["of the arrest of Tunde Bello"]


def test_a_bare_noun_before_its_cue_is_not_all_that_was_said() -> None:
    read = _read(
        "The ruling, which nobody covered, was read out on Monday, said Rosa Auma.",
        "Rosa Auma",
        "said",
        "The ruling",
    )
    (statement,) = read.statements
    assert statement.content[0].text == "The ruling, which nobody covered, was read out on Monday"


def test_a_second_cue_has_words_of_its_own() -> None:
    read = told("As many as ten were hurt and went to the clinic, she said, and added they would strike.")
    assert [[piece.text for piece in s.content] for s in read.statements] == [
        ["As many as ten were hurt and went to the clinic"],
        ["they would strike"],
    ]
