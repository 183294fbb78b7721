"""What makes a statement out of an attribution, one behaviour at a time."""

import pytest

from onrecord.evidence import cut
from onrecord.reading.attribution import Attribution
from onrecord.reading.parse import Parse
from tests.reading.statements.told import parsed, statements_of, told


def tagged(parse: Parse, source: str, cue: str, *content: str) -> Attribution:
    """An attribution as the tagger would give it, by its words."""
    text = parse.report.text
    spans = {
        words: cut(text, text.index(words), text.index(words) + len(words))
        for words in (source, cue, *content)
        if words
    }
    return Attribution(
        (spans[source],) if source else (),
        (spans[cue],),
        tuple(spans[c] for c in content),
        score=0.9,
        method="tagger",
    )


def test_quotation_marks_stand_outside_the_content() -> None:
    (statement,) = told("“They took him,” said Amina Yusuf.").statements
    assert [piece.text for piece in statement.content] == ["They took him,"]
    assert statement.kind == "direct"


def test_a_partly_quoted_content_is_one_mixed_piece() -> None:
    (statement,) = told("Amina Yusuf said the guards were “worse than thieves” to her.").statements
    assert [piece.text for piece in statement.content] == ["the guards were “worse than thieves” to her"]
    assert statement.kind == "mixed"


def test_an_interrupted_quotation_is_one_statement_in_two_pieces() -> None:
    (statement,) = told("“They took him,” Amina Yusuf said, “and nobody stopped them.”").statements
    assert [piece.text for piece in statement.content] == ["They took him,", "and nobody stopped them."]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    read = told("“They took him,” said Amina Yusuf. “I ran after the car.", "“It did not stop.”")
    (statement,) = read.statements
    assert statement.content[-1].text == "It did not stop."


def test_a_speech_over_paragraphs_is_of_whom_its_last_one_names() -> None:
    read = told(
        "“They took him from his shop.", "“They beat him.", "“We heard he had died,” said Amina Yusuf."
    )
    (statement,) = (s for s in read.statements if s.kind == "direct")
    assert [piece.text for piece in statement.content][:2] == [
        "They took him from his shop.",
        "They beat him.",
    ]


def test_a_speech_that_is_closed_is_of_nobody_in_the_next_paragraph() -> None:
    read = told("“They took him from his shop.”", "“We heard he had died,” said Amina Yusuf.")
    assert all("shop" not in piece.text for s in read.statements if s.source for piece in s.content)


def test_the_taggers_pieces_of_one_quotation_are_joined_over_paragraphs() -> None:
    parse = parsed("Amina Yusuf said: “They took him.", "“I ran after the car.”")
    first = tagged(parse, "Amina Yusuf", "said", "“They took him.")
    second = Attribution((), (), tagged(parse, "", "said", "“I ran after the car.”").content, 0.5, "tagger")
    (statement,) = statements_of(parse, (first, second)).statements
    assert [piece.text for piece in statement.content] == ["They took him.", "I ran after the car."]


def test_rules_and_tagger_never_give_the_same_words_twice() -> None:
    parse = parsed("Amina Yusuf said that they took her brother away.")
    read = statements_of(parse, (tagged(parse, "Amina Yusuf", "said", "they took her brother away"),))
    assert len(read.statements) == 1


def test_what_the_tagger_misses_is_not_left_as_the_publications_own_voice() -> None:
    parse = parsed("Amina Yusuf said that they took him. The driver was allegedly beaten.")
    read = statements_of(parse, (tagged(parse, "Amina Yusuf", "said", "that they took him"),))
    (alleged,) = [s for s in read.statements if s.source_span is None]
    assert alleged.source is None
    assert alleged.method == "rules"


def test_who_is_accused_is_never_the_source_of_the_accusation() -> None:
    parse = parsed("Bakari and Odhiambo are accused of selling diesel.")
    attribution = tagged(parse, "Bakari and Odhiambo", "are accused", "of selling diesel")
    (statement,) = statements_of(parse, (attribution,)).statements
    assert (statement.source, statement.source_span) == (None, None)


def test_the_next_sentence_is_not_put_into_a_speakers_mouth() -> None:
    parse = parsed("“They came at night,” Amina Yusuf said. The union’s president was expelled.")
    attribution = tagged(
        parse, "Amina Yusuf", "said", "“They came at night,”", "The union’s president was expelled"
    )
    read = statements_of(parse, (attribution,))
    assert read.over("They came at night")
    assert not read.over("The union’s president was expelled")


def test_words_that_the_tagger_gives_twice_go_to_the_nearer_cue() -> None:
    parse = parsed("His wife said that he is ill. “They dragged him out,” Amina Yusuf said.")
    wife = tagged(parse, "His wife", "said that", "he is ill", "“They dragged him out,”")
    amina = tagged(parse, "Amina Yusuf", "Yusuf said", "“They dragged him out,”")
    read = statements_of(parse, (wife, amina))
    (dragged,) = read.over("They dragged him out")
    assert dragged.source_span is not None
    assert dragged.source_span.text == "Amina Yusuf"


@pytest.mark.parametrize(
    ("cue", "content"),
    [("declined", "to say outright that he was forced"), ("declined to say outright", "that he was forced")],
)
def test_a_declined_statement_asserts_nothing_wherever_the_tagger_cuts(cue: str, content: str) -> None:
    parse = parsed("Ravi Menon declined to say outright that he was forced.")
    (statement,) = statements_of(parse, (tagged(parse, "Ravi Menon", cue, content),)).statements
    assert statement.stance == "declines"
    assert statement.cue is not None
    assert statement.cue.text == "declined to say outright"
    assert [piece.text for piece in statement.content] == ["that he was forced"]


def test_a_refusal_to_act_is_no_statement() -> None:
    parse = parsed("The duty officer refused to register the complaint.")
    attribution = tagged(parse, "The duty officer", "refused", "to register the complaint")
    assert statements_of(parse, (attribution,)).statements == ()


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("The land claimed by the company burned.", "the company", "claimed", "The land"),
        ("The vendors, known as Kava, met on Monday.", "", "known", "as Kava"),
        ("The prosecutor charged him with sabotage.", "The prosecutor", "charged", "him with sabotage"),
    ],
)
def test_words_that_only_name_a_thing_or_deal_with_it_are_no_statement(
    sentence: str, source: str, cue: str, content: str
) -> None:
    parse = parsed(sentence)
    assert statements_of(parse, (tagged(parse, source, cue, content),)).statements == ()


def test_whom_somebody_would_not_name_is_kept() -> None:
    parse = parsed("She refused to name the councillor.")
    told = tagged(parse, "She", "refused", "to name the councillor")
    (statement,) = statements_of(parse, (told,)).statements
    assert (statement.stance, statement.content[0].text) == ("declines", "the councillor")


def test_what_is_claimed_in_a_clause_is_a_statement() -> None:
    parse = parsed("The company claimed the land was empty.")
    attribution = tagged(parse, "The company", "claimed", "the land was empty")
    assert len(statements_of(parse, (attribution,)).statements) == 1


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Ravi Menon said that the gate was locked.", "asserts"),
        ("Ravi Menon denied that the gate was locked.", "denies"),
        ("Ravi Menon rejected the claim that the gate was locked.", "denies"),
        ("Ravi Menon refused to confirm that the gate was locked.", "declines"),
        ("Ravi Menon would not say whether the gate was locked.", "declines"),
        ("Ravi Menon did not say who locked the gate.", "declines"),
        ("Ravi Menon did not deny that the gate was locked.", "declines"),
        ("Ravi Menon neither confirmed nor denied that the gate was locked.", "declines"),
        ("Ravi Menon stopped short of accusing the guards.", "declines"),
        ("Ravi Menon asked whether the gate was locked.", "asks"),
        ("Ravi Menon urged the court to release the women.", "asks"),
        ("Ravi Menon called on the court to release the women.", "asks"),
        ("Ravi Menon demanded that the court release the women.", "asks"),
        ("Ravi Menon told the guards to open the gate.", "asks"),
        ("Ravi Menon believes that the gate was locked.", "believes"),
        ("Ravi Menon fears that the gate was locked.", "believes"),
        ("Ravi Menon does not believe that the gate was locked.", "denies"),
    ],
)
def test_the_cue_tells_what_a_source_does_with_the_content(sentence: str, stance: str) -> None:
    (statement,) = told(sentence).statements
    assert statement.stance == stance


@pytest.mark.parametrize(
    "silence",
    [
        "could not be reached",
        "could not immediately be reached for comment",
        "did not answer calls",
        "did not answer repeated telephone calls",
        "did not respond to questions sent by e-mail",
        "did not immediately respond to a request for comment",
        "has not responded to our letters",
        "has yet to respond",
        "declined to comment",
        "declined to comment on the arrests",
        "refused to be interviewed",
        "had no comment",
        "was unavailable for comment",
        "would not comment",
        "declined to meet our delegation",
        "declined to speak on the matter",
        "did not wish to react",
    ],
)
def test_who_gave_no_answer_is_recorded_with_the_words_for_it(silence: str) -> None:
    (statement,) = told(f"The governor, Ravi Menon, {silence}.").statements
    assert (statement.kind, statement.stance, statement.content) == ("no-comment", "declines", ())
    assert statement.cue is not None
    assert statement.cue.text == silence
    assert statement.source_span is not None
    assert "Ravi Menon" in statement.source_span.text


@pytest.mark.parametrize(
    "sentence",
    [
        "The police did not respond to the attack.",
        "The key could not be found.",
        "The minister refused to meet the strikers.",
        "Efforts to reach a settlement failed.",
        "Efforts to reach the trapped miners were unsuccessful.",
        "She knocked, but they did not answer.",
        "“They did not respond to our letters,” Amina Yusuf said.",
    ],
)
def test_not_every_absence_of_an_answer_is_a_refusal_to_comment(sentence: str) -> None:
    assert all(s.kind != "no-comment" for s in told(sentence).statements)


def test_nested_telling_keeps_its_chain() -> None:
    read = told("The teacher said that a colleague had told her that soldiers burned the school.")
    outer, inner = read.statements
    assert inner.within == outer.id
    assert outer.basis == "hearsay"
    assert "colleague" in " ".join(read.names(inner))
    assert inner.content[0].text == "that soldiers burned the school"


def test_who_only_repeats_that_they_say_it_tells_nothing_new() -> None:
    read = told("“I said that I was hungry,” said Amina Yusuf.")
    assert len(read.statements) == 1


def test_a_threat_is_lived_through_and_not_heard() -> None:
    read = told("“A guard told me that he would burn my house,” said Amina Yusuf.")
    assert read.statements[0].basis == "witness"


def test_the_day_of_the_telling_is_not_the_day_of_the_deed() -> None:
    read = told("Amina Yusuf said on Tuesday that they took him on Friday.", published="2023-03-02")
    assert [s.said for s in read.statements] == ["2023-02-28"]


def test_a_day_inside_the_content_dates_no_telling() -> None:
    read = told("Amina Yusuf said that they took him on Friday.", published="2023-03-02")
    assert [s.said for s in read.statements] == [None]


def test_a_report_without_anybody_speaking_has_no_statements() -> None:
    assert told("The bridge was closed on Monday.").statements == ()


def test_a_place_inside_the_words_for_a_source_never_becomes_the_source() -> None:
    telling = told("Vendors of Kasaato market yesterday accused two councillors of taking their money.")
    (statement,) = telling.statements
    assert statement.source_span is not None
    assert statement.source_span.text == "Vendors of Kasaato market"
    assert set(telling.names(statement)) == {"Vendors of Kasaato market"}


def test_what_is_done_about_a_thing_is_no_statement() -> None:
    parse = parsed("The commissioner banned all meetings of the association. She said that it was legal.")
    attributions = (
        tagged(parse, "The commissioner", "banned", "all meetings of the association"),
        tagged(parse, "She", "said", "that it was legal"),
    )
    assert [s.content[0].text for s in statements_of(parse, attributions).statements] == ["that it was legal"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Neither the army nor the police responded to requests for comment.",
            "Neither the army nor the police",
        ),
        ("None of the three companies answered questions.", "None of the three companies"),
        ("No one from the ministry was available for comment.", "No one from the ministry"),
        ("Efforts to get a comment from the Ministry of Roads were fruitless.", "the Ministry of Roads"),
        ("Attempts to reach the mayor, Hugo Paz, for comment proved futile.", "the mayor, Hugo Paz"),
    ],
)
def test_nobody_who_answered_is_silence(text: str, source: str) -> None:
    (statement,) = told(text).statements
    assert (statement.kind, statement.stance) == ("no-comment", "declines")
    assert statement.source_span is not None
    assert statement.source_span.text == source


def test_an_answer_is_no_silence() -> None:
    assert not told("The ministry responded to requests for comment on Monday.").statements


def test_what_one_did_not_know_is_what_one_says_and_not_withheld() -> None:
    found = told("The officer said he did not know why the women had been sent to court.")
    assert [(s.stance, s.kind) for s in found.statements] == [("asserts", "indirect")]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("His wife has not seen him since.", "His wife", "has not seen", "him"),
        ("The families refused the money.", "The families", "refused", "the money"),
        ("Crowds protested the arrest of the editor.", "Crowds", "protested", "the arrest of the editor"),
    ],
)
def test_what_is_seen_refused_or_protested_against_is_not_said(
    text: str, source: str, cue: str, content: str
) -> None:
    parse = parsed(text)
    assert not statements_of(parse, (tagged(parse, source, cue, content),)).statements


def test_a_name_in_quotation_marks_is_not_said() -> None:
    text = "Fighters of the group that residents called “the Diwan” arrested ten people."
    parse = parsed(text)
    found = statements_of(parse, (tagged(parse, "residents", "called", "“the Diwan” arrested"),))
    assert not found.statements


def test_teachers_who_were_dismissed_are_not_denied() -> None:
    parse = parsed("The ministry dismissed eleven teachers.")
    found = statements_of(parse, (tagged(parse, "The ministry", "dismissed", "eleven teachers"),))
    assert not found.statements
    (denial,) = told("The ministry dismissed the allegations.").statements
    assert denial.stance == "denies"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The clerk declined to discuss the matter.", "the matter"),
        ("Police would not say whether anyone had been picked up.", "whether anyone had been picked up"),
    ],
)
def test_a_refusal_to_speak_is_no_comment_that_keeps_what_it_was_about(text: str, topic: str) -> None:
    (statement,) = told(text).statements
    assert (statement.kind, statement.stance) == ("no-comment", "declines")
    assert [piece.text for piece in statement.content] == [topic]


def test_who_did_not_know_refused_nothing() -> None:
    (statement,) = told("The clerk did not say who had signed the order.").statements
    assert (statement.kind, statement.stance) == ("indirect", "declines")


def test_what_is_written_in_order_to_ask_asks() -> None:
    parse = parsed("The bishop has written asking the council for an inquiry.")
    attribution = tagged(parse, "The bishop", "has written", "asking the council for an inquiry")
    (statement,) = statements_of(parse, (attribution,)).statements
    assert statement.stance == "asks"


def test_what_is_written_in_order_to_thank_does_not_ask() -> None:
    parse = parsed("The bishop has written saying the council was right.")
    attribution = tagged(parse, "The bishop", "has written", "saying the council was right")
    (statement,) = statements_of(parse, (attribution,)).statements
    assert statement.stance == "asserts"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The winner said he had paid nobody and accused his rival of fraud.",
            "he had paid nobody",
            "his rival of fraud",
        ),
        (
            "The clerk said no complaint had come in and urged the council to wait.",
            "no complaint had come in",
            "the council to wait",
        ),
    ],
)
def test_a_verb_after_a_negated_clause_goes_with_the_speaker(text: str, first: str, second: str) -> None:
    one, two = told(text).statements
    assert (one.content[0].text, two.content[0].text) == (first, second)
    assert one.source == two.source is not None


def test_what_others_did_and_said_stays_in_the_telling() -> None:
    read = told("She said the police had come to her house and accused her son of theft.")
    assert (
        read.statements[0].content[0].text == "the police had come to her house and accused her son of theft"
    )


def test_a_clause_joined_to_the_cue_is_cut_from_what_the_tagger_gives() -> None:
    text = "The chief said officers had checked the books, denied that anyone was taken, and warned the town."
    parse = parsed(text)
    attribution = tagged(
        parse, "The chief", "said", "officers had checked the books, denied that anyone was taken"
    )
    said, denied = statements_of(parse, (attribution,)).statements[:2]
    assert said.content[0].text == "officers had checked the books"
    assert (denied.stance, denied.content[0].text) == ("denies", "that anyone was taken")


def test_a_quotation_before_the_sentence_of_a_cue_is_left_to_its_own_speaker() -> None:
    quoted = '"I saw them," said Amina Yusuf. "They wore caps." '
    text = quoted + "Any guard found drunk would be sacked, Ravi Menon insisted."
    parse = parsed(text)
    tail = '"They wore caps." Any guard found drunk would be sacked'
    read = statements_of(parse, (tagged(parse, "Ravi Menon", "insisted", tail),))
    assert [read.names(s)[0] for s in read.over("They wore caps.")] == ["Amina Yusuf"]
    assert [read.names(s)[0] for s in read.over("Any guard found drunk would be sacked")] == ["Ravi Menon"]


def test_a_main_clause_before_the_one_that_a_cue_interrupts_is_not_said() -> None:
    parse = parsed("There were nine, and two of those, she said, had been driven to the pagoda.")
    pieces = ("There were nine, and two of those", "had been driven to the pagoda")
    (statement,) = statements_of(parse, (tagged(parse, "she", "said", *pieces),)).statements
    assert [p.text for p in statement.content] == ["two of those", "had been driven to the pagoda"]


@pytest.mark.parametrize(
    ("text", "subject", "cue", "content"),
    [
        ("The mayor, said to be in hiding, sued.", "The mayor", "said", "to be in hiding"),
        ("A blogger convicted of spreading lies left.", "A blogger", "convicted", "of spreading lies"),
        ("Villagers were told that it was sold.", "Villagers", "were told", "that it was sold"),
    ],
)
def test_of_whom_something_is_said_or_to_whom_is_no_source(
    text: str, subject: str, cue: str, content: str
) -> None:
    parse = parsed(text)
    attributions = (tagged(parse, subject, cue, content),)
    for statement in statements_of(parse, attributions).statements:
        assert (statement.source, statement.source_span) == (None, None)


def test_a_noun_that_tells_nothing_is_no_cue() -> None:
    parse = parsed("Before the last council polls eleven homes were burnt.")
    attribution = tagged(parse, "the last council", "polls", "eleven homes were burnt")
    assert not statements_of(parse, (attribution,)).statements


def test_a_request_that_a_court_hears_is_not_what_it_thinks() -> None:
    assert not told("The court is to hear a request to dissolve the party.").statements
    (statement,) = told("The court heard that the party had lied.").statements
    assert statement.content[0].text == "that the party had lied"


def test_a_witness_who_closes_a_sentence_tells_it() -> None:
    read = told("Men took two phones, a laptop and case files, a clerk who was present told the Forum.")
    assert [(read.identity.by_id[s.source or ""].name, s.kind) for s in read.over("two phones")] == [
        ("clerk", "indirect")
    ]


def test_a_clause_at_the_end_of_a_list_is_no_teller() -> None:
    read = told("The mayor met the family and a nurse, who was wounded, and told reporters that it was late.")
    assert {read.identity.by_id[s.source or ""].name for s in read.over("it was late")} == {"mayor"}


def test_a_quotation_in_single_marks_is_one_statement_from_its_first_sentence() -> None:
    text = (
        "'They do not let us stand even on the other side. Several of our members have been taken away. "
        "The veterans who came are being put on a bus', Ana Roca wrote."
    )
    statements = told(text).statements
    assert [s.kind for s in statements] == ["direct"]
    assert statements[0].content[0].text.startswith("They do not let us stand")
    assert statements[0].content[-1].text.endswith("put on a bus")
