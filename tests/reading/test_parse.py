"""What the parser is given: every offset kept, lines and capitals made readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.case import true_case
from onrecord.reading.parse import load_parser, parse, readable
from tests.reading.identity.telling import report_of


def pieces(text: str) -> list[str]:
    return [p.doc.text for p in parse(report_of(text), load_parser()).passages]


@given(st.text())
def test_readable_text_is_as_long_as_it_was(text: str) -> None:
    assert len(readable(text)) == len(text)
    assert len(true_case(text)) == len(text)
    assert len(true_case(text.upper())) == len(text.upper())


def test_a_wrapped_paragraph_stays_one_piece() -> None:
    text = (
        "Soldiers and police raided the office of the Upper Valley People's\n"
        "Party in Monywa on Tuesday night and took away three of its members,\n"
        "party officials said."
    )
    assert pieces(text) == [text.replace("\n", " ")]


def test_the_lines_of_an_address_are_pieces_of_their_own() -> None:
    assert pieces("The Chief Justice\nHigh Court of Balochistan\nQuetta") == [
        "The Chief Justice",
        "High Court of Balochistan",
        "Quetta",
    ]


def test_a_caption_under_its_label_does_not_run_into_it() -> None:
    text = (
        "Content image - Phnom Penh Post\n"
        "Pedestrians pass the headquarters of the now-dissolved party in Phnom Penh."
    )
    assert pieces(text)[0] == "Content image - Phnom Penh Post"


def test_a_town_that_opens_a_story_with_a_colon_is_a_piece_of_its_own() -> None:
    story = "Gunmen on a motorcycle shot dead a trader in the old market on Monday, police said."
    assert pieces(f"KARACHI: {story}") == ["KARACHI", story]
    assert pieces(f"NASIRIYAH, Iraq: {story}") == ["NASIRIYAH, Iraq", story]
    assert pieces(f"BACKGROUND: {story}") == [f"BACKGROUND: {story}"]


def test_the_turns_of_a_transcript_are_pieces_of_their_own() -> None:
    text = (
        "Q: When did the calls begin, and who called you at that time of the night in your own house?\n"
        "A: In March, after the council voted on the road that the oil company had asked it for."
    )
    assert len(pieces(text)) == 2


@pytest.mark.parametrize(
    ("wire", "book"),
    [
        (
            "ABOUT 50 PEASANTS HAVE BEEN KIDNAPPED BY TERRORISTS OF THE FARABUNDO MARTI NATIONAL LIBERATION "
            "FRONT [FMLN] IN SAN MIGUEL DEPARTMENT.",
            "About 50 peasants have been kidnapped by terrorists of the Farabundo Marti National Liberation "
            "Front [FMLN] in San Miguel Department.",
        ),
        ("MRS GRANT SAID THAT THE ARMY LEFT MORAZAN.", "Mrs Grant said that the army left Morazan."),
        ("“WE KNOW NOTHING,” O'BRIEN SAID. HE LEFT.", "“We know nothing,” O'Brien said. He left."),
    ],
)
def test_capitals_get_the_case_of_a_book(wire: str, book: str) -> None:
    assert true_case(wire) == book


def test_words_of_the_report_are_given_back_as_they_stand() -> None:
    report = report_of("THE ARMY KILLED THREE PEASANTS IN USULUTAN ON MONDAY.")
    parsed = parse(report, load_parser())
    passage = parsed.passages[0]
    assert passage.doc[1].text == "army"
    assert parsed.span(passage, passage.doc[1]).text == "ARMY"


def test_a_short_line_in_capitals_is_left_as_it_is() -> None:
    assert readable("CNRP, CPP, FARDC") == "CNRP, CPP, FARDC"


def test_a_headline_names_and_tells_nothing() -> None:
    report = report_of("Police came.", head=(("headline", "Court frees editor"),))
    parsed = parse(report, load_parser())
    assert [p.tells for p in parsed.passages] == [False, True]


def test_a_rail_is_not_read() -> None:
    report = report_of("Police came.", head=(("rail", "Ministry requests school opening"),))
    assert len(parse(report, load_parser()).passages) == 1


def test_the_head_of_a_form_is_read_for_its_names_and_a_menu_is_not() -> None:
    report = report_of(
        "I was a driver.", head=(("furniture", "Witness: W-12"), ("furniture", "Home | News | Amhara"))
    )
    assert [p.doc.text for p in parse(report, load_parser()).passages] == ["Witness: W-12", "I was a driver."]


def test_a_very_long_paragraph_is_cut_at_white_space() -> None:
    text = "police came " * 4000
    assert all(len(p) <= 20_000 for p in pieces(text))


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("The men were ill-treated by guards.", "ill-treated", "ill-treat"),
        ("The vice-chancellor was arrested.", "vice-chancellor", "vice-chancellor"),
        ("Soldiers re-arrested her.", "re-arrested", "re-arrest"),
    ],
)
def test_a_hyphenated_word_is_one_word(text: str, word: str, lemma: str) -> None:
    (passage,) = parse(report_of(text), load_parser()).passages
    (token,) = (t for t in passage.doc if "-" in t.text)
    assert (token.text, token.lemma_) == (word, lemma)
    assert text[token.idx : token.idx + len(token.text)] == word


def test_a_hyphen_in_a_name_or_beside_a_number_stays_apart() -> None:
    (passage,) = parse(report_of("A 30-year-old from Addis-Ababa left."), load_parser()).passages
    assert "30-year-old" not in [token.text for token in passage.doc]
    assert "Addis-Ababa" not in [token.text for token in passage.doc]


@given(st.text(alphabet="ab- A1.", max_size=40))
def test_joining_words_moves_no_character(text: str) -> None:
    for passage in parse(report_of(text), load_parser()).passages:
        assert passage.doc.text == readable(text[passage.start : passage.end])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The vice-chancellor co-signed the letter.", "co-signed"),
        ("Two men were re-arrested on Monday.", "re-arrested"),
    ],
)
def test_a_compound_whose_first_part_is_no_word_is_parsed_whole(text: str, word: str) -> None:
    (passage,) = parse(report_of(text), load_parser()).passages
    (verb,) = (t for t in passage.doc if t.text == word)
    assert verb.dep_ == "ROOT"
    assert [t.text for t in verb.lefts if t.dep_.startswith("nsubj")] in (["vice-chancellor"], ["men"])


def test_a_sentence_begins_behind_an_hour() -> None:
    doc = load_parser()("The hearing ended at 3 a.m. It began on Monday. At 3 a.m. Tuesday they left.")
    assert [sentence.text for sentence in doc.sents] == [
        "The hearing ended at 3 a.m.",
        "It began on Monday.",
        "At 3 a.m. Tuesday they left.",
    ]


def test_a_town_with_its_country_before_a_dash_is_a_piece_of_its_own() -> None:
    told = "Soldiers and police have killed at least 13 farmers in the hills this month."
    assert pieces(f"Los Angeles, USA – {told}") == ["Los Angeles, USA –", told]
    aside = "Ana Roca, Eva Paz – both nurses – have been freed by the court in the capital."
    assert pieces(aside) == [aside]
