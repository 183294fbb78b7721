"""Attribution by rules: where source, cue and content stand for each kind of cue."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.evidence import cut
from onrecord.reading.attribution.cues import load_cues
from onrecord.reading.attribution.model import Attribution
from onrecord.reading.attribution.rules import attribute_by_rules, attribute_within
from tests.reading.statements.told import parsed

Roles = tuple[str, str, str]


def roles(attribution: Attribution) -> Roles:
    """Source, cue and content as words, pieces joined by a slash."""
    source, cue, content = (
        " / ".join(s.text for s in spans)
        for spans in (attribution.source, attribution.cue, attribution.content)
    )
    return source, cue, content


def attributed(*paragraphs: str) -> list[Roles]:
    return [roles(a) for a in attribute_by_rules(parsed(*paragraphs))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Amina Yusuf said that they fled.", ("Amina Yusuf", "said", "that they fled")),
        ("They fled at night, Amina Yusuf said.", ("Amina Yusuf", "said", "They fled at night")),
        ("They fled at night, said Amina Yusuf.", ("Amina Yusuf", "said", "They fled at night")),
        ("“We fled,” Amina Yusuf said.", ("Amina Yusuf", "said", "“We fled,”")),
        ("“We fled,” Amina Yusuf said, “at night.”", ("Amina Yusuf", "said", "“We fled,” / “at night.”")),
        ("Yusuf: “We fled.”", ("Yusuf", ":", "“We fled.”")),
        ("According to police, four men fled.", ("police", "According to", "four men fled")),
        ("Four men fled, according to police.", ("police", "according to", "Four men fled")),
        ("Amina Yusuf told reporters that they fled.", ("Amina Yusuf", "told", "that they fled")),
        (
            "Amina Yusuf described being accused of theft.",
            ("Amina Yusuf", "described", "being accused of theft"),
        ),
        ("Critics accused the guards of lying.", ("Critics", "accused", "the guards of lying")),
        (
            "Amina Yusuf called on the court to free them.",
            ("Amina Yusuf", "called on", "the court to free them"),
        ),
        (
            "Amina Yusuf declined to say outright that they fled.",
            ("Amina Yusuf", "declined to say", "that they fled"),
        ),
        (
            "The judge ignored her testimony that they fled.",
            ("her", "testimony", "that they fled"),
        ),
        (
            "The four men are accused of stealing diesel.",
            ("", "are accused", "The four men / of stealing diesel"),
        ),
        ("The driver was reportedly beaten.", ("", "reportedly", "The driver was / beaten")),
        ("A third man is believed to have fled.", ("", "is believed", "A third man / to have fled")),
    ],
)
def test_each_frame_finds_its_roles(sentence: str, expected: Roles) -> None:
    assert attributed(sentence) == [expected]


def test_a_closing_source_is_found_after_a_long_sentence() -> None:
    ((source, _, content),) = attributed(
        "KANO, Nigeria, 4 May 2016 (Plateau Wire) - Gunmen killed two traders near the market, "
        "relatives and the police said."
    )
    assert source == "relatives and the police"
    assert content == "Gunmen killed two traders near the market"


def test_an_aside_with_a_speaker_of_its_own_is_not_part_of_the_content() -> None:
    found = attributed(
        "The minister urged members to join his party, with critics accusing officials of using threats."
    )
    assert [source for source, _, _ in found] == ["The minister", "critics"]
    assert "accusing" not in found[0][2]


def test_the_speaker_goes_on_until_somebody_else_does() -> None:
    found = attributed("“We fled,” said Amina Yusuf. “It was night.", "“Nobody came.”", "The road is closed.")
    assert found == [("Amina Yusuf", "said", "“We fled,” / “It was night. / “Nobody came.”")]


def test_attributions_do_not_nest_but_can_be_looked_for_within() -> None:
    parse = parsed("The teacher said that a colleague had told her that they fled.")
    (outer,) = attribute_by_rules(parse)
    (inner,) = attribute_within(parse, outer.content[0])
    assert roles(inner) == ("a colleague", "had told", "that they fled")


def test_every_cue_takes_something_and_has_a_stance() -> None:
    cues = load_cues()
    stances = {"asserts", "denies", "declines", "asks", "believes"}
    assert all(cue.takes for cue in cues.verbs.values())
    assert {cue.stance for cue in (*cues.verbs.values(), *cues.nouns.values())} <= stances


WORDS = [
    "Amina",
    "said",
    "“we",
    "fled,”",
    "he",
    "told",
    "that",
    "police",
    "according",
    "to",
    ",",
    ".",
    "“",
    "‘no’",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_any_words_in_any_order_give_spans_that_are_their_words(words: list[str]) -> None:
    parse = parsed(" ".join(words))
    for attribution in attribute_by_rules(parse):
        assert attribution.content
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert cut(parse.report.text, span.start, span.end) == span


def test_who_calls_on_somebody_in_prison_asks_for_nothing() -> None:
    assert attributed("Two officers called on her in prison on Monday.") == []
    assert attributed("Two officers called on her to resign.") == [
        ("Two officers", "called on", "her to resign")
    ]
