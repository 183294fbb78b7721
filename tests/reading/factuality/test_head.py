"""The head that doubts what the rules take for told, with the weights that the program ships."""

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading.attribution import Tagger, find_attributions, load_tagger
from onrecord.reading.factuality import Factuality, Head, load_head
from onrecord.reading.parse import Parse, load_parser, parse
from onrecord.record import Part, Report
from tests.reading.events.told import told


@cache
def tagger() -> Tagger:
    loaded = load_tagger()
    assert loaded is not None, "the weights belong to the repository"
    return loaded


@cache
def head() -> Head:
    loaded = load_head()
    assert loaded is not None, "the weights belong to the repository"
    return loaded


def head_that(*, doubtful: float, unlikely: float) -> Head:
    """The head with other limits for each question."""
    questions = (replace(asked, doubtful=doubtful, unlikely=unlikely) for asked in head().questions)
    return replace(head(), questions=tuple(questions))


def read(text: str) -> tuple[Parse, Factuality | None]:
    report = Report(
        "0" * 64, "text/plain", text, language="en", parts=(Part("paragraph", 0, len(text)),),
        published=None, published_from="none",
    )  # fmt: skip
    parsed = parse(report, load_parser())
    return parsed, find_attributions(parsed, tagger()).factuality


def unlikelihood(text: str, word: str) -> float:
    """How unlikely the act of a word of the text is."""
    parsed, factuality = read(text)
    (passage,) = parsed.telling
    assert factuality is not None
    return factuality.unlikelihoods(next(t for t in passage.doc if t.text == word), passage)[0]


@pytest.mark.parametrize(
    ("word", "told_as_done", "not_so"),
    [
        (
            "arrested",
            "Police arrested two students at the gate of the ministry on Monday.",
            "Police said that nobody who left by the side door would be arrested.",
        ),
        (
            "closure",
            "The ministry ordered the closure of three radio stations in May, and they fell silent.",
            "The bill provides for the closure of stations that broadcast without a licence.",
        ),
        (
            "burned",
            "Soldiers burned eleven houses in the village and shot the cattle.",
            "The villagers were afraid that soldiers had burned the houses, but all of them stood.",
        ),
    ],
)
def test_an_act_that_is_told_is_likelier_than_one_that_is_not(
    word: str, told_as_done: str, not_so: str
) -> None:
    told_so, not_told = unlikelihood(told_as_done, word), unlikelihood(not_so, word)
    assert told_so < head().questions[0].doubtful
    assert told_so < not_told


def test_words_of_a_contest_are_no_deed() -> None:
    """Both are drafted by the rules; the head is asked whether the words are such an act at all."""
    parsed, factuality = read("Clinton attacked Trump again in the debate, and polls showed him beating her.")
    (passage,) = parsed.telling
    deed, by_deed = read("Three guards attacked the journalist with sticks outside the court.")
    assert factuality is not None
    assert by_deed is not None
    words = {token.text: token for token in passage.doc}
    contest = max(factuality.unlikelihoods(words[word], passage)[1] for word in ("attacked", "beating"))
    blow = next(token for token in deed.telling[0].doc if token.text == "attacked")
    assert by_deed.unlikelihoods(blow, deed.telling[0])[1] < 0.3
    assert contest > 0.6


_VOCABULARY = Path(__file__).parents[1] / "events" / "vocabulary.toml"


def test_plain_sentences_of_every_act_are_seldom_doubted() -> None:
    """No sentence of the vocabulary was shown in training; of a hundred that tell an act few may be lost."""
    rows = [row for rows in tomllib.loads(_VOCABULARY.read_text("utf-8"))["drafts"].values() for row in rows]
    some = [row[0] for row in rows[::9] if told(row[0]).asserted]
    lost = [text for text in some if not told(text, head=head()).asserted]
    assert len(some) > 100
    assert len(lost) <= len(some) * 0.06, lost


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="ab .?!“”\n\u200b\u0301é警٣😀", max_size=120))
def test_odd_text_is_doubted_in_bounds(text: str) -> None:
    parsed, factuality = read("He was beaten. " + text)
    for passage in parsed.telling:
        assert factuality is not None
        assert all(0 <= p <= 1 for token in passage.doc for p in factuality.unlikelihoods(token, passage))


def test_nothing_to_read_is_nothing_to_doubt() -> None:
    assert read("")[1] is None


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested the editor.",
        "His sister said soldiers arrested the editor.",
        "The council had the play cancelled after pressure from the minister.",
        "The migrants were forcibly returned.",
    ],
)
def test_a_plain_sentence_is_not_doubted(text: str) -> None:
    assert told(text, head=head()).asserted


def test_a_cue_that_is_itself_a_negation_is_not_doubted() -> None:
    assert (
        "pressure.discriminate"
        in told("He was not allowed to see a lawyer for nine days.", head=head()).asserted
    )


@pytest.mark.parametrize(
    "text",
    [
        "The party accused soldiers of killing eight of its supporters during the weekend election.",
        "Soldiers are accused of raping three women in the camp.",
        "The union blamed the governor for the arrest of its leader.",
        "She alleged that the officer had slapped her.",
        "The mayor is alleged to have paid voters 20 dollars each.",
    ],
)
def test_what_somebody_is_accused_of_stays_alleged(text: str) -> None:
    assert told(text, head=head()).reading.events[-1].certainty == "alleged"


def test_a_doubted_draft_is_possible_and_gives_the_head_as_its_reason() -> None:
    doubting = head_that(doubtful=0.0, unlikely=2.0)
    event = told("Police arrested the editor.", head=doubting)["liberty.arrest"]
    assert event.certainty == "possible"
    assert [reason.rule for reason in event.reasons if reason.field == "certainty"] == ["factuality"]


def test_an_unlikely_act_is_not_drafted() -> None:
    assert told("Police arrested the editor.", head=head_that(doubtful=2.0, unlikely=0.0)).codes == []


def test_the_head_makes_nothing_surer_than_the_grammar_does() -> None:
    sure = head_that(doubtful=2.0, unlikely=2.0)
    assert told("Police may have arrested the editor.", head=sure)["liberty.arrest"].certainty == "possible"
    assert told("Police did not arrest the editor.", head=sure).asserted == []
