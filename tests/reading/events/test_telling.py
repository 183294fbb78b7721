"""According to whom, and who denies it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.events.told import told


def test_the_publication_itself_needs_no_statement() -> None:
    found = told("Soldiers beat the teacher in Basra.")
    assert found["harm.assault"].according_to == ()


def test_a_source_carries_what_it_tells() -> None:
    found = told("Soldiers beat the teacher, his wife said.")
    assert found.sources(found["harm.assault"]) == ["his wife"]


def test_what_somebody_declined_to_say_is_not_drafted() -> None:
    text = "Though he signed the paper, Vath declined to say that he was forced to defect."
    assert "defection.forced" not in told(text).codes


def test_a_denial_alone_is_somebodys_word_that_it_did_not_happen() -> None:
    found = told("The ministry denied that soldiers had beaten the teacher.")
    event = found["harm.assault"]
    assert (event.polarity, event.certainty) == ("did-not-happen", "alleged")
    assert found.sources(event) == ["The ministry"]


def test_what_one_tells_and_another_denies_is_disputed() -> None:
    found = told(
        "Soldiers beat the teacher, his wife said.\n"
        "A spokesman denied that anyone had been beaten during the search."
    )
    beaten, denied = [e for e in found.reading.events if e.type == "harm.assault"]
    assert beaten.polarity == "happened"
    assert beaten.disputed_by == denied.according_to != ()
    assert denied.disputed_by == ()


def test_a_denial_of_another_act_disputes_nothing() -> None:
    found = told(
        "Soldiers beat the teacher, his wife said.\nA spokesman denied that the editor had been arrested."
    )
    assert found["harm.assault"].disputed_by == ()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "soldiers",
                "police",
                "arrested",
                "beaten",
                "were",
                "by",
                "the",
                "editor",
                "not",
                "without",
                "if",
                ",",
                "said",
                "to",
                "threatened",
                "her",
                "of",
                "killing",
                "“",
                "”",
                "\n",
                "?",
                "and",
                "who",
            ]
        ),
        max_size=25,
    ).map(" ".join)
)
def test_any_words_in_any_order_give_events_whose_spans_are_their_words(text: str) -> None:  # fmt: skip
    for event in told(text).reading.events:
        spans = [event.trigger, *event.evidence, *(p.span for p in (*event.actors, *event.targets))]
        assert all(text[s.start : s.end] == s.text and s.text for s in spans)
        assert any(e.contains(event.trigger) for e in event.evidence)


def test_what_hangs_on_a_word_of_an_account_is_told_by_it() -> None:
    found = told("Vath said he was contacted by police, who took him to a building where they beat him.")
    assert found.sources(found["harm.assault"]) == ["Vath"]


def test_what_hangs_on_a_word_of_a_denial_is_not_denied() -> None:
    found = told("The battalion denied beating Okello, who was arrested on Monday.")
    assert found["liberty.arrest"].polarity == "happened"


def test_nobody_disputes_what_they_tell_themselves() -> None:
    found = told("Ana Lobo said soldiers beat two boys. Ana Lobo said that no woman was beaten.")
    assert all(not e.disputed_by for e in found.reading.events)


_INTERVIEW = """Q. You were dismissed first?
A. Yes. Then on 3 November soldiers arrested my brother.
Q. And beaten afterwards.
A. On the road they beat him.
Q. We have read that Dr Amin was executed.
A. That was another man."""


def test_what_an_interviewer_asks_or_puts_to_a_witness_is_drafted_as_nothing() -> None:
    assert told(_INTERVIEW).codes == ["liberty.arrest", "harm.assault"]


def test_what_a_witness_answers_is_alleged_and_theirs() -> None:
    read = told(_INTERVIEW)
    assert read["liberty.arrest"].certainty == "alleged"
    assert read.sources(read["liberty.arrest"]) == ["A"]
