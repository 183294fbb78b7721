"""Reports that one voice tells: who it is, and what is and is not theirs."""

from itertools import pairwise

from tests.reading.statements.told import parsed, statements_of, told


def test_a_question_tells_nothing_even_about_those_it_names() -> None:
    read = told(
        "Q: Where were you taken?",
        "A: To the barracks. They beat me.",
        "Q: Did Colonel Haddad say that you would die?",
        "A: No.",
    )
    assert not read.over("Did Colonel Haddad say that you would die?")
    assert not read.over("you would die")


def test_the_code_of_a_witness_is_the_source_of_the_answers() -> None:
    read = told("INT: What did you see?", "W-09: I saw two cars.", "INT: And then?", "W-09: They left.")
    assert [s.source_span.text for s in read.statements if s.source_span] == ["W-09", "W-09"]
    assert read.statements[0].basis == "witness"


def test_two_labelled_paragraphs_make_no_interview() -> None:
    read = told("Correction: The name was wrong.", "The bridge was closed on Monday.")
    assert read.statements == ()


def test_testimony_is_the_witnesss_and_others_are_quoted_within_it() -> None:
    read = told(
        "Witness: W-12 (name withheld)",
        "I was a driver in Basra. My uncle told me that a policeman had my name on a list.",
    )
    inner = [s for s in read.statements if s.within is not None]
    assert len(inner) == 1
    outer = read.within(inner[0])
    assert outer is not None
    assert read.names(outer) == ["W-12"] or "W-12" in read.names(outer)
    assert outer.method == "voice:testimony"


def test_a_question_set_above_an_answer_is_not_the_witnesss() -> None:
    read = told(
        "Interview with Lidia Cherchez, Bălți",
        "When were you arrested?",
        "On 8 April. They beat me.",
        "I ran.",
    )
    assert not read.over("When were you arrested?")
    assert read.over("They beat me.")


def test_a_newspaper_report_in_the_first_person_is_no_testimony() -> None:
    assert told("I went to Basra on Monday.", "We saw that the bridge was closed.").statements == ()


def test_a_letter_is_its_signatorys() -> None:
    read = told(
        "Dear Minister,",
        "They broke down six houses on 2 July.",
        "Yours faithfully,",
        "Gibson Tembo",
    )
    (statement,) = read.over("They broke down six houses on 2 July.")
    assert "Gibson Tembo" in read.names(statement)
    assert not read.over("Yours faithfully")


def test_a_release_is_its_issuers_where_nobody_else_speaks() -> None:
    read = told(
        "PRESS RELEASE",
        "Soldiers have occupied the clinic since 11 February. “They took the beds,” said a nurse.",
        "Contact: Sai Lin, Highland Monitor Association",
        "The Highland Monitor Association was founded in 2004.",
    )
    (own,) = read.over("Soldiers have occupied the clinic since 11 February.")
    (nurse,) = read.over("They took the beds")
    assert "Highland Monitor Association" in " ".join(read.names(own))
    assert nurse.within is None


def test_a_voice_gives_every_one_of_its_words_once() -> None:
    parse = parsed("Witness: W-12", "I saw two cars. My sister told me that they came back. I was in bed.")
    runs = [s for s in statements_of(parse).statements if s.within is None and s.cue is None]
    pieces = sorted(piece for s in runs for piece in s.content)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    assert " ".join(p.text for p in pieces).endswith("I was in bed.")


_ASKED = (
    "JOANNA MALICKA: With me is Alena Hryshkevich, a teacher. How did it begin?",
    "HRYSHKEVICH: With the protocol. The chairman told us to sign it, and two of us would not.",
    "MALICKA: We have read that your colleague was beaten.",
    "HRYSHKEVICH: He says no. He says that they stood a whole night with the forehead to the wall.",
    "MALICKA: State television has reported that you struck an official.",
    "HRYSHKEVICH: I never struck anyone in my life.",
    "MALICKA: Would you go back?",
    "HRYSHKEVICH: My husband asks me that every day, and I tell him that I would.",
    "Note by the interviewer. The committee said that nobody was detained.",
)


def test_an_answer_is_the_speakers_by_their_full_name() -> None:
    read = told(*_ASKED)
    (own,) = [s for s in read.over("With the protocol.") if s.within is None]
    assert "Alena Hryshkevich" in read.names(own)
    assert (own.kind, own.stance, own.method) == ("direct", "asserts", "voice:answer")


def test_what_an_interviewer_has_heard_is_no_statement_but_what_others_are_told_to_say_is() -> None:
    read = told(*_ASKED)
    assert not read.over("your colleague was beaten")
    (told_of,) = read.over("you struck an official")
    assert read.names(told_of) == ["State television"]


def test_what_others_say_in_an_answer_is_told_within_it() -> None:
    read = told(*_ASKED)
    inner = next(s for s in read.over("they stood a whole night") if s.within is not None)
    outer = read.within(inner)
    assert outer is not None
    assert "Alena Hryshkevich" in read.names(outer)


def test_a_note_below_an_interview_is_not_the_witnesss() -> None:
    (note,) = told(*_ASKED).over("nobody was detained")
    assert note.within is None
    assert note.source_span is not None
    assert note.source_span.text == "The committee"


_INTERVIEW = (
    "Police raided the house of Merlinda Balasabas in March. Balasabas spoke to the Herald in her classroom.",
    "Were you hurt when they came?",
    "No, they did not beat me. They struck my nephew.",
    "What happened at the camp?",
    "A sergeant offered me money if I signed.",
    "And since you came home?",
    "Somebody hung my picture in the market.",
    "The army said that it knew nothing of the picture.",
)


def test_answers_under_bare_questions_are_of_whoever_spoke_to_the_paper() -> None:
    read = told(*_INTERVIEW)
    for said in (
        "They struck my nephew.",
        "A sergeant offered me money if I signed.",
        "Somebody hung my picture",
    ):
        assert [read.names(s)[0] for s in read.over(said)[:1]] == ["Merlinda Balasabas"]
    assert not read.over("Were you hurt when they came?")
    assert not [s for s in read.over("The army said that it knew") if (s.method or "").startswith("voice")]


def test_questions_in_a_report_whose_answers_are_nobodys_are_no_interview() -> None:
    put = [p for p in _INTERVIEW if p.endswith("?")]
    read = told(*(p for q in put for p in (q, "The mine closed in March. Its owner left the country.")))
    assert not [s for s in read.statements if (s.method or "").startswith("voice")]


_BEFORE = (
    "The court sentenced Tural Mehdi to six years.",
    "The Line spoke to Mehdi’s lawyer, Sevinj Talibova.",
    "Will you appeal?",
    "We will lodge an appeal.",
    "Was your client pressed to confess?",
    "A man came with a letter already typed. My client refused.",
)


def test_what_others_say_may_be_put_between_the_questions() -> None:
    read = told(
        *_BEFORE,
        "It has been written that his father lost his job.",
        "That is not so. His father teaches.",
        "A website says that you are to be disbarred.",
        "The Bar has sent me questions.",
        "The movement’s office was searched in August.",
    )
    assert "Sevinj Talibova" in read.names(read.over("His father teaches.")[0])
    assert "Sevinj Talibova" in read.names(read.over("The Bar has sent me questions.")[0])
    for nobodys in ("It has been written that", "The movement’s office was searched"):
        assert not [s for s in read.over(nobodys) if (s.method or "").startswith("voice")]


def test_two_questions_with_a_report_below_are_no_interview() -> None:
    read = told(*_BEFORE, "The ministry said that forty were held.", "The prison is in the north.")
    assert not [s for s in read.statements if (s.method or "").startswith("voice")]


def test_a_body_that_opens_its_release_with_itself_is_its_issuer() -> None:
    read = told(
        "PRESS RELEASE",
        "The Southern Rights Forum is gravely concerned about the arrests. Soldiers took nine men on 4 May.",
        "The Southern Rights Forum calls on the government to free them.",
        "Contact: Alemitu Woldeyes, Communications Officer",
    )
    assert "Southern Rights Forum" in read.names(read.over("Soldiers took nine men on 4 May.")[0])


def test_a_body_of_which_a_release_tells_is_not_its_issuer() -> None:
    read = told(
        "PRESS RELEASE",
        "The National Army has arrested nine men. They are held in a store.",
        "Contact: Southern Rights Forum, Addis Ababa",
    )
    assert not [s for s in read.statements if "National Army" in read.names(s)]


def test_a_quotation_in_a_release_is_not_told_by_the_release_too() -> None:
    read = told(
        "PRESS RELEASE",
        "The Southern Rights Forum condemns the arrests.",
        "“They beat us. I signed it,” a teacher said. “Two of the others would not sign.”",
    )
    assert [s.method for s in read.over("I signed it") if (s.method or "").startswith("voice")] == []
