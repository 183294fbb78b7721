"""A denial without a word for denying, and a negation that denies nothing."""

import pytest

from tests.reading.statements.told import told


@pytest.mark.parametrize(
    "text",
    [
        "The sergeant said that he had never threatened her.",
        "“We have never threatened her, nor paid her one peso,” said the mayor.",
        "The candidate said he had paid nobody.",
        "The candidate said she had accepted no money.",
        "He had ordered nothing, the colonel said.",
        "An army spokesman said that no villager had been beaten or threatened.",
        "The embassy wrote that nobody of that name had ever been detained.",
        "“There was no force,” said the party chairman, Omar Dia.",
        "The company said it had no part in the eviction.",
        "The governor called the report “a bedtime story”.",
        "The ministry said that the allegations were baseless.",
        "The ministry said that the report was a fabrication.",
        "“Lies,” the governor said.",
        "The governor waved the allegations away.",
        "The commander said that none of his men had been in Pajok that day.",
        "The company said that its guards “have not threatened, followed or harmed anyone”.",
        "“We did not break anything,” said Rosa Lobo.",
        "The district governor said his members had nothing to do with it.",
        "Her lawyer said that his client had never threatened anybody.",
        "“Nobody was shot,” said the police chief.",
        "The chief said nobody had laid a finger on the men.",
        "The deputy governor said that there was no arrest.",
        "“There was no shooting,” the colonel said.",
    ],
)
def test_who_says_that_no_wrong_was_done_or_that_a_claim_is_untrue_denies(text: str) -> None:
    (statement,) = told(text).statements
    assert statement.stance == "denies"


@pytest.mark.parametrize(
    "text",
    [
        "The clerk said no complaint had come in.",
        "The mayor said no school had been opened and no road repaired.",
        "Police said no one was killed in the crash.",
        "Maria Lopez said that nobody had come to help.",
        "The prisoner said he had not been beaten.",
        "The colonel said his men had not shot anybody who was unarmed.",
        "The sergeant said he had never threatened her but that others beat her.",
        "“Not only did we not pay him, we fined him,” said the mayor.",
        "Her lawyer said that no officer had threatened her.",
        "The governor called the report “a useful start”.",
        "The mayor was said to lie low in Tororo.",
        "The mayor said she had received no answer.",
        "The witness said she saw no violence.",
        "The witness said she did not see anybody being beaten.",
        "“We have not paid,” her aunt said.",
        "The commander said none of his men had been paid.",
        "The villagers said their guards had not beaten anybody.",
        "The farmer said he had nothing to do that day.",
        "The nurse said that nobody was shot.",
        "Police said there were no arrests.",
        "Witnesses said there was no shooting.",
        "The governor said there was no school.",
        "The manager said that his staff had not received a letter.",
    ],
)
def test_a_negation_alone_denies_nothing(text: str) -> None:
    assert [s.stance for s in told(text).statements if s.stance == "denies"] == []


def test_of_several_clauses_only_the_one_that_denies_is_a_denial() -> None:
    read = told(
        "The embassy told us that nobody had ever been detained, that the houses were “a fabrication” "
        "and that the man had died of malaria."
    )
    assert [(s.stance, s.kind) for s in read.statements] == [
        ("denies", "indirect"),
        ("denies", "mixed"),
        ("asserts", "indirect"),
    ]
    assert read.statements[2].content[0].text == "that the man had died of malaria"


def test_clauses_of_one_manner_stay_one_statement() -> None:
    read = told("The clerk said that the gate was shut, that the guard slept and that the key was lost.")
    assert len(read.statements) == 1


def test_what_is_said_after_a_denial_is_no_part_of_it() -> None:
    read = told("“We threatened nobody,” said the party chairman, Omar Dia. “People came for seed.”")
    assert [(s.stance, s.content[0].text) for s in read.statements] == [
        ("denies", "We threatened nobody,"),
        ("asserts", "People came for seed."),
    ]


def test_a_subject_that_its_speaker_parts_from_its_verb_stays_with_it() -> None:
    (statement,) = told("The men, the sergeant said, had never been threatened.").statements
    assert [piece.text for piece in statement.content] == ["The men", "had never been threatened"]
