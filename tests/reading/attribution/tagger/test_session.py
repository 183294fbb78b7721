"""The shipped tagger on sentences, on odd text and on much of it."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading.attribution import Attribution, Tagger, load_tagger, tag

Roles = tuple[str, str, str]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    loaded = load_tagger()
    assert loaded is not None, "the weights belong to the repository"
    return loaded


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The ranges of the lines of ``text``."""
    ranges, start = [], 0
    for line in text.split("\n"):
        ranges.append((start, start + len(line)))
        start += len(line) + 1
    return ranges


def told(tagger: Tagger, text: str) -> list[Roles]:
    """Source, cue and content as words, pieces joined by a slash."""
    return [roles(one) for one in tag(tagger, text, paragraphs(text)).attributions]


def roles(one: Attribution) -> Roles:
    source, cue, content = (" / ".join(s.text for s in spans) for spans in (one.source, one.cue, one.content))
    return source, cue, content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor said on Tuesday that soldiers burned four houses.",
            ("The mayor", "said", "that soldiers burned four houses"),
        ),
        (
            "“They came at night,” said Sok Chan, a farmer.",
            ("Sok Chan, a farmer", "said", "“They came at night,”"),
        ),
        (
            "“They came at night,” he said, “and took my son.”",
            ("he", "said", "“They came at night,” / “and took my son.”"),
        ),
        (
            "According to the report, two teachers were arrested.",
            ("the report", "According to", "two teachers were arrested"),
        ),
        (
            "The general denied that his men had fired on the crowd.",
            ("The general", "denied", "that his men had fired on the crowd"),
        ),
    ],
)
def test_source_cue_and_content_are_found(tagger: Tagger, text: str, expected: Roles) -> None:
    source, _, content = expected
    found = [(s, c.strip(".")) for s, _, c in told(tagger, text)]
    assert found == [(source, content.strip("."))]


def test_an_accusation_without_an_accuser_has_no_source(tagger: Tagger) -> None:
    (found,) = told(tagger, "The commander is accused of ordering the killings.")
    assert found[0] == ""
    assert "ordering the killings" in found[2]


def test_each_speaker_has_their_own_words(tagger: Tagger) -> None:
    text = "“We saw nothing,” said the guard.\n“They beat us with rifles,” Amina Yusuf said."
    assert [(source, content) for source, _, content in told(tagger, text)] == [
        ("the guard", "“We saw nothing,”"),
        ("Amina Yusuf", "“They beat us with rifles,”"),
    ]


def test_only_the_given_passages_are_read(tagger: Tagger) -> None:
    text = "The guard said he saw nothing.\nThe mayor said soldiers burned four houses."
    found = tag(tagger, text, paragraphs(text)[1:]).attributions
    assert [one.source[0].text for one in found] == ["The mayor"]


def test_a_score_is_a_share_of_one_and_the_method_is_named(tagger: Tagger) -> None:
    text = "The mayor said soldiers burned four houses."
    (found,) = tag(tagger, text, paragraphs(text)).attributions
    assert found.score is not None
    assert tagger.settings.threshold <= found.score <= 1
    assert found.method == "tagger"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["He said", "“", "”", '"', "that", "according to", "she told", ":", "\x00", "\ud800"]
            ),
            st.text(st.characters(), max_size=12),
        ),
        max_size=40,
    ).map(" ".join)
)
def test_odd_text_gives_spans_that_reproduce_their_words(tagger: Tagger, text: str) -> None:
    for one in tag(tagger, text, paragraphs(text)).attributions:
        assert one.content
        for pieces in (one.source, one.cue, one.content):
            assert all(text[s.start : s.end] == s.text for s in pieces)
            assert all(a.end <= b.start for a, b in pairwise(pieces))


def test_a_paragraph_without_end_is_read_to_its_end_in_bounded_time(tagger: Tagger) -> None:
    text = "He said that the soldiers had come back again and taken his brother. " * 150
    began = time.monotonic()
    found = tag(tagger, text, [(0, len(text))]).attributions
    assert time.monotonic() - began < 60
    assert found[-1].content[0].start > 0.95 * len(text)


def test_nothing_to_read_is_nothing_told(tagger: Tagger) -> None:
    assert tag(tagger, "", []).attributions == ()
    assert tag(tagger, " \n", [(0, 1), (2, 2)]).attributions == ()


def test_without_weights_there_is_no_tagger(tmp_path: Path) -> None:
    assert load_tagger(tmp_path) is None
