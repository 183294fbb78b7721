"""Whose words they are: the publication's, a paper's maker's, those of whoever is quoted or asked."""

import pytest

from tests.reading.statements.test_statements import tagged
from tests.reading.statements.told import parsed, statements_of, told


@pytest.mark.parametrize(
    "text",
    [
        "It will be recalled that three traders were shot in May.",
        "It should be noted that the court freed two of them.",
        "It is recalled that the station was closed in 2013.",
    ],
)
def test_what_readers_are_reminded_of_is_the_publications_own(text: str) -> None:
    assert told(text).statements == ()


def test_what_somebody_recalls_is_theirs() -> None:
    (statement,) = told("The nurse recalled that three traders were shot.").statements
    assert statement.source is not None


@pytest.mark.parametrize(
    ("text", "maker"),
    [
        ("According to the ministry's account, six policemen came.", "ministry"),
        ("A statement issued by the Interior Ministry said that two men fled.", "Interior Ministry"),
        ("A report by the Lawyers Committee said that two men fled.", "Lawyers Committee"),
    ],
)
def test_a_paper_speaks_for_whoever_made_it(text: str, maker: str) -> None:
    read = told(text)
    assert any(maker in name for name in read.names(read.statements[0])[:-1])


def test_a_paper_of_nobody_speaks_for_itself() -> None:
    read = told("A report on the school said that two men fled.")
    assert all("school" not in name for name in read.names(read.statements[0])[:-1])


def test_who_is_quoted_elsewhere_says_it() -> None:
    parse = parsed("The mayor was quoted by Radio Sud as saying that soldiers shot four boys.")
    by_tagger = tagged(parse, "", "was quoted", "as saying that soldiers shot four boys")
    read = statements_of(parse, (by_tagger,))
    (statement,) = read.over("soldiers shot four boys")
    assert "mayor" in read.names(statement)


def test_a_demand_goes_on_in_the_list_that_it_opens() -> None:
    text = "The Lawyers Committee urges the government to:\n• Free the teacher at once;\n• Pay her family."
    (statement,) = told(text).statements
    assert statement.stance == "asks"
    assert [piece.text for piece in statement.content[1:]] == ["Free the teacher at once", "Pay her family."]


def test_a_list_that_no_demand_opens_is_nobodys() -> None:
    read = told("The Lawyers Committee said that it met these people:\n• Rosa Paz, a nurse;\n• Jon Diaz.")
    assert all("Diaz" not in piece.text for s in read.statements for piece in s.content)


def test_a_clause_that_the_tagger_cuts_at_where_is_told_too() -> None:
    parse = parsed("Amina Yusuf said they were taken to a barracks, where guards allegedly beat them.")
    read = statements_of(parse, (tagged(parse, "Amina Yusuf", "said", "they were taken to a barracks"),))
    assert "Amina Yusuf" in read.names(read.over("where guards allegedly beat them")[0])


def test_what_follows_a_thing_that_is_condemned_is_not_told_by_who_condemns_it() -> None:
    parse = parsed("The Lawyers Committee condemned the violence of the guards, who shot three men.")
    read = statements_of(
        parse, (tagged(parse, "The Lawyers Committee", "condemned", "the violence of the guards"),)
    )
    assert read.over("who shot three men") == []


def test_what_is_told_according_to_another_is_no_part_of_the_quotation_before_it() -> None:
    parse = parsed("“I ran,” he says. According to Amina Yusuf, soldiers burned the school.")
    by_tagger = tagged(parse, "he", "says", "“I ran,”", "soldiers burned the school")
    read = statements_of(parse, (by_tagger,))
    assert "Amina Yusuf" in read.names(read.over("soldiers burned the school")[0])


def test_a_quotation_after_what_was_told_is_a_statement_of_its_own() -> None:
    parse = parsed("The men came to the shop, Amina Yusuf said. “They beat him with a rifle.”")
    by_tagger = tagged(
        parse, "Amina Yusuf", "said", "The men came to the shop", "“They beat him with a rifle.”"
    )
    kinds = [s.kind for s in statements_of(parse, (by_tagger,)).statements]
    assert sorted(kinds) == ["direct", "indirect"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Amina Yusuf said that the “Black Star” battalion burned the school.", "indirect"),
        ("Amina Yusuf said that the guards were “worse than thieves” to her.", "mixed"),
        ("Amina Yusuf said that the guards called them “Dogs”.", "mixed"),
    ],
)
def test_a_name_in_quotation_marks_is_no_quotation(text: str, kind: str) -> None:
    assert told(text).statements[0].kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministry said it would not comment on the case.", "no-comment"),
        ("The ministry said that it does not comment on rulings.", "no-comment"),
        ("The ministry said it would not comment but that nobody was held.", "indirect"),
        ("The ministry said the mayor would not comment on the case.", "indirect"),
    ],
)
def test_who_says_that_they_will_not_comment_gives_no_answer(text: str, kind: str) -> None:
    assert told(text).statements[0].kind == kind


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Phone calls to the police department went unanswered.", "the police department"),
        ("Calls to an interior ministry spokesman were not answered.", "an interior ministry spokesman"),
        ("The governor would not respond when we asked.", "The governor"),
    ],
)
def test_whom_nobody_heard_from_is_the_source_of_a_silence(text: str, source: str) -> None:
    (statement,) = [s for s in told(text).statements if s.kind == "no-comment"]
    assert statement.source_span is not None
    assert statement.source_span.text == source


def test_who_speaks_is_not_the_place_where_they_are() -> None:
    read = told("A lawyer met eleven men in Lubumbashi who said that soldiers had beaten them.")
    assert all("Lubumbashi" not in read.names(s)[:-1] for s in read.over("soldiers had beaten them"))


def test_a_letter_that_readers_are_to_send_is_nobodys_voice() -> None:
    read = told(
        "Dear friends,",
        "Police beat a driver in Aurora on 6 May.",
        "SAMPLE LETTER",
        "Dear Minister,",
        "I am writing about the driver. Police beat him.",
        "Yours sincerely,",
        "Thank you.",
    )
    assert [s for s in read.statements if (s.method or "").startswith("voice")] == []
