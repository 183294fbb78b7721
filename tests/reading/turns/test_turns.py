"""Transcripts: which lines are asked and answered, by whom, and what is none."""

import pytest

from onrecord.reading.turns import Line, find_turns


def turns(*lines: str) -> list[tuple[str, str, bool] | None]:
    """For each line who speaks it, the words of the turn, and whether they ask; None for what is no turn."""
    text = "\n\n".join(lines)
    spans, start = [], 0
    for line in lines:
        spans.append((start, start + len(line)))
        start += len(line) + 2
    found = find_turns(text, spans)
    return [_said(text, spans[i], found[i]) if i in found else None for i in range(len(lines))]


def _said(text: str, span: tuple[int, int], line: Line) -> tuple[str, str, bool]:
    begins = span[0] if line.begins is None else line.begins
    return line.turn.speaker.text, text[begins : span[1]], line.turn.asks


def speakers(*lines: str) -> list[str | None]:
    """Who speaks each line; with a question mark where they ask."""
    return [f"{turn[0]}{'?' * turn[2]}" if turn is not None else None for turn in turns(*lines)]


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        ("Q:", "A:"),
        ("Q.", "A."),
        ("Q12.", "A12."),
        ("14. Q.", "15. A."),
        ("Q   ", "A   "),
        ("Question:", "Answer:"),
        ("INT.", "R."),
        ("INTERVIEWER:", "WITNESS W-12:"),
        ("I:", "R:"),
        ("[00:12:04] Speaker A:", "[00:12:09] Speaker B:"),
        ("MODERATOR:", "Hon. Kargbo:"),
        ("MR OKELLO (for the State):", "THE WITNESS:"),
        ("Pedro Ibarra:", "Reyes:"),
    ],
)
def test_the_marks_of_real_transcripts_set_question_and_answer_apart(ask: str, answer: str) -> None:
    said = turns(
        f"{ask} Where were you?",
        f"{answer} At the gate, with my brother and the two boys.",
        f"{ask} And arrested afterwards.",
        f"{answer} Not then. They came back in the spring.",
        f"{ask} Who came?",
        f"{answer} Five men.",
    )
    assert [t[2] for t in said if t is not None] == [True, False, True, False, True, False]
    assert said[2] is not None
    assert said[2][1] == "And arrested afterwards."


def test_a_label_may_stand_on_a_line_of_its_own() -> None:
    asked = speakers("Question:", "What did you see?", "Answer:", "They burned it.", "Question:", "And you?")
    assert asked == ["Question?", "Question?", "Answer", "Answer", "Question?", "Question?"]
    named = speakers(
        "MIRZA —", "Who gave it?", "HADŽIĆ —", "He did.", "MIRZA —", "When?", "HADŽIĆ —", "In May."
    )
    assert named[::2] == ["MIRZA?", "HADŽIĆ", "MIRZA?", "HADŽIĆ"]


def test_only_the_questions_may_have_labels_where_the_head_names_the_witness() -> None:
    said = (
        "Q: When did they come?",
        "In June.",
        "They took him.",
        "Q: And you?",
        "I ran.",
        "Q: Who came?",
        "Police.",
    )
    asked = speakers("Interview with Rosa Quispe, Huanta", *said, "The police gave no answer.")
    assert asked[1:5] == ["Q?", "Rosa Quispe", "Rosa Quispe", "Q?"]
    assert asked[-2:] == ["Rosa Quispe", None]
    assert not any(speakers("Questions and answers", *said))


def test_a_dash_sets_question_and_answer_apart() -> None:
    asked = speakers(
        "Interview with Lidia Cherchez",
        "— When were you arrested?",
        "— On 8 April.",
        "— Did they beat you?",
        "— They beat the boys.",
    )
    assert asked == [None, "—?", "Lidia Cherchez", "—?", "Lidia Cherchez"]


def test_a_list_of_demands_after_dashes_is_no_conversation() -> None:
    assert not any(speakers("— Free them.", "— Who pays?", "— Open the gate.", "— Let us vote."))
    assert not any(speakers("— Who pays?", "— Who knows?", "— Open the gate.", "— Let us vote."))


def test_the_head_names_whoever_answers() -> None:
    asked = speakers(
        "Witness: Hashim Onsa, formerly a driver", "Q. You were dismissed?", "A. Yes.", "Q. And then?"
    )
    assert asked[1:] == ["Q?", "Hashim Onsa", "Q?"]


def test_initials_are_those_of_whom_the_head_names() -> None:
    asked = speakers(
        "Interview with Rosa Quispe Mamani, Huanta",
        "Interviewer: Julia Mendoza",
        "J.M.: And the women were taken to the school.",
        "R.Q.: To the school, yes.",
        "J.M.: People say that the patrols helped.",
        "R.Q.: I did not see that.",
    )
    assert asked[2:4] == ["Julia Mendoza?", "Rosa Quispe Mamani"]


def test_whoever_prompts_more_than_they_ask_is_told_by_short_turns_and_some_question_marks() -> None:
    asked = speakers(
        "JOANNA MALICKA: How did it begin?",
        "HRYSHKEVICH: With the protocol. In August I sat on the election commission at our school.",
        "MALICKA: And then you lost your post.",
        "HRYSHKEVICH: In October. On paper the contract was not renewed, and nobody told me why.",
    )
    assert asked == ["JOANNA MALICKA?", "HRYSHKEVICH", "JOANNA MALICKA?", "HRYSHKEVICH"]


def test_a_surname_that_two_speakers_share_stays_by_itself() -> None:
    asked = speakers(
        "HOST: Who was there?",
        "ANNA KOVA: My sister.",
        "MARIA KOVA: No, my aunt.",
        "HOST: When?",
        "KOVA: In May.",
    )
    assert asked[1:3] == ["ANNA KOVA", "MARIA KOVA"]
    assert asked[4] == "KOVA"


def test_an_answer_goes_on_in_the_next_paragraph() -> None:
    asked = speakers(
        "Q: Who came?", "A: Soldiers.", "They tied his hands.", "Q: And you?", "A: I ran.", "We hid."
    )
    assert asked == ["Q?", "A", "A", "Q?", "A", "A"]


@pytest.mark.parametrize(
    "note",
    [
        "Note by the interviewer. In a letter the embassy told us that nobody was detained.",
        "[Added 16 April: the lawyer has written to us about the sentence.]",
        "Editor’s note: the police denied this.",
        "This interview was edited for length.",
        "The police said on Monday that the fire was an accident.",
        "W-9's wrists were examined by a physician.",
    ],
)
def test_the_publication_takes_the_word_again_in_a_note(note: str) -> None:
    assert speakers("Q: Who came?", "W-9: Soldiers.", "Q: And then?", "W-9: I ran.", note)[-1] is None


def test_a_sign_of_how_somebody_speaks_interrupts_nobody() -> None:
    asked = speakers(
        "Q: Who came?", "A: Soldiers.", "[pause]", "They tied my hands.", "Q: And then?", "A: I ran."
    )
    assert asked[3] == "A"


def test_a_host_who_introduces_speaks_for_the_station() -> None:
    lines = ["HOST: Police fired at a march. On the line is a leader.", "A: Good day.", "HOST: Who was hurt?"]
    text = "\n".join(lines)
    spans = [(text.index(line), text.index(line) + len(line)) for line in lines]
    assert [line.introduces for line in find_turns(text, spans).values()] == [True, False, False]


def test_one_of_several_who_ask_need_ask_only_once() -> None:
    asked = speakers(
        "HOST: Who is hurt?", "BA: Two boys.", "HOST: How?", "BA: By stones.", "REPORTER 2: By whom?"
    )
    assert asked[-1] == "REPORTER 2?"


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Police: no arrests have been made.",
            "Army: soldiers were not in the town.",
            "Police: the case is open.",
        ),
        ("Correction: Who was hurt?", "Note: the name was wrong.", "Correction: Who was it?"),
        ("Ministry: two hurt.", "Hospital: forty treated. What next?", "Ministry: twelve hurt."),
        (
            "Question: Have you paid a bribe?",
            "Yes: 63 per cent",
            "No: 30 per cent",
            "Question: Were you beaten?",
        ),
        ("LIMA —", "Will he resign?", "QUITO —", "A court freed four.", "LIMA —", "What next?"),
        ("A. Smith was arrested.", "R. Singh was beaten.", "A. Smith was freed. Why?"),
        ("Q: Who was arrested?", "Police arrested eleven doctors.", "Q: What can I do?"),
        ("Claim: Police shot two men?", "The police shot nobody.", "Background: who asked?"),
    ],
)
def test_an_ordinary_colon_makes_no_transcript(lines: tuple[str, ...]) -> None:
    assert not any(speakers(*lines))


def test_a_line_for_the_name_names_who_was_heard() -> None:
    lines = (
        "INTERVIEW 37",
        "Name: Lao Kham (not his real name)",
        "Q: Where were you?",
        "A: At home.",
        "Q: And then?",
    )
    assert speakers(*lines, "A: They took me.")[3] == "Lao Kham"


def test_a_line_for_the_name_in_another_report_names_nobody() -> None:
    lines = (
        "LIST 37",
        "Name: Lao Kham",
        "Q: Where were you?",
        "A: At home.",
        "Q: And then?",
        "A: They took me.",
    )
    assert speakers(*lines)[3] == "A"
