"""Whether it happened, and how sure the report is."""

import pytest

from tests.reading.events.told import told


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was beaten.",
        "The police did not arrest the editor.",
        "No journalist was arrested.",
        "They searched the office without arresting anyone.",
        "The editor was never arrested.",
        "Soldiers failed to arrest the editor.",
        "The spokesman denied that any detainee was beaten.",
        "The battalion denied threatening the farmers.",
    ],
)
def test_what_did_not_happen_is_not_asserted(text: str) -> None:
    found = told(text)
    acts = [e for e in found.reading.events if e.type.split(".")[0] in {"harm", "liberty", "pressure"}]
    assert all(e.polarity == "did-not-happen" for e in acts)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers have arrested the editor.",
        "The editor was not released before he was beaten by soldiers.",
        "They managed to arrest the editor.",
        "The editor was forced to flee.",
    ],
)
def test_what_happened_is_asserted(text: str) -> None:
    assert told(text).asserted


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Soldiers arrested the editor.", "reported"),
        ("Soldiers allegedly arrested the editor.", "alleged"),
        ("Soldiers may have arrested the editor.", "possible"),
        ("Soldiers will arrest the editor.", "planned"),
        ("Soldiers plan to arrest the editor.", "planned"),
        ("His sister said soldiers arrested the editor.", "alleged"),
        ("The editor is feared to have been arrested.", "possible"),
    ],
)
def test_how_sure_the_report_is(text: str, certainty: str) -> None:
    assert told(text)["liberty.arrest"].certainty == certainty


@pytest.mark.parametrize(
    "text",
    [
        "Did the soldiers beat him?",
        "If convicted, he faces ten years.",
        "They have no reason to hurt farmers.",
        "She did not see anybody being beaten.",
        "He asked where they were taking her.",
        "We must arrest them.",
        "Correction: An earlier version of this story said that soldiers had killed six people.",
    ],
)
def test_what_asserts_nothing_drafts_nothing(text: str) -> None:
    assert told(text).asserted == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister promised to investigate the killing of the editor.",
        "The minister will order an investigation into the killing of the editor.",
        "All parties have rejected the murder of the editor.",
        "The bishop asked for calm after the killing of the editor.",
        "The union wants the court to hear the editor, who was beaten by soldiers.",
        "They hope to bury the six priests who were shot dead by soldiers.",
        "The group announced that it had kidnapped the editor.",
    ],
)
def test_what_is_taken_for_granted_happened_whatever_is_wished(text: str) -> None:
    harm = [e for e in told(text).reading.events if e.type.split(".")[0] in {"harm", "liberty"}]
    assert harm
    assert all(e.certainty in {"reported", "alleged"} and e.polarity == "happened" for e in harm)


@pytest.mark.parametrize(
    "text",
    [
        "They plan to kill the editor.",
        "The group threatened an attack on the farmers.",
        "The union wants nobody who has been beaten to be forgotten.",
        "They fear the killing of the hostages.",
    ],
)
def test_what_is_wished_or_feared_is_not_taken_for_granted(text: str) -> None:
    assert not [code for code in told(text).asserted if code.startswith("harm")]


def test_a_threat_is_an_event_and_the_harm_in_it_is_not() -> None:
    assert told("Soldiers threatened to kill the editor.").codes == ["pressure.threaten"]


def test_an_appeal_is_an_event_and_what_it_asks_for_is_not() -> None:
    assert told("The union urged the government to release the editor.").codes == ["civic.appeal"]


def test_a_court_that_orders_has_done_it() -> None:
    event = told("The court ordered that the editor be held under house arrest.")["liberty.detain"]
    assert (event.polarity, event.certainty) == ("happened", "reported")


def test_a_refused_right_is_the_act_that_a_denial_tells() -> None:
    event = told("He has not been allowed to see a lawyer.")["pressure.discriminate"]
    assert event.polarity == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "A magistrate refused him bail, saying he would flee if freed.",
        "Should an audit find that a count was falsified, the vote ought to be held again.",
        "I told them I would not sign the paper.",
        "Note: In our release of 14 August we wrote that a schoolgirl had been killed in Ngagara.",
        "The villagers have been locked in a dispute with the company since 2007.",
        "On Friday somebody called me from his phone.",
        "She did not leave her house for three weeks.",
        "In 2014 he was acquitted of assaulting a hawker.",
        "A rally planned for Saturday in Banlung has been called off.",
    ],
)
def test_what_is_only_supposed_refused_or_taken_back_is_no_act(text: str) -> None:
    assert told(text).asserted in ([], ["law.rule"], ["liberty.release"])


def test_a_clause_before_of_whom_stands_for_itself() -> None:
    found = told("Four men were killed and 31 people were taken away, nine of whom have not been seen since.")
    assert found.asserted == ["harm.kill", "liberty.arrest", "liberty.disappear"]


def test_a_clause_before_a_semicolon_keeps_the_next_one_whole() -> None:
    found = told(
        "The ministry shut the station down in May; on Friday the High Court ruled that it had no power."
    )
    assert found.codes == ["speech.censor", "law.rule"]


def test_a_death_is_a_killing_only_of_somebody_who_was_harmed_before() -> None:
    beaten = told("Soldiers beat the teacher on Friday.\nThe teacher died in hospital the next day.")
    assert beaten.asserted == ["harm.assault", "harm.kill"]
    assert told(
        "Soldiers beat the teacher on Friday.\nHer father died in hospital the next day."
    ).asserted == ["harm.assault"]


def test_no_fewer_than_so_many_were_so_treated() -> None:
    assert told("No fewer than 18 people were beaten in the city.").asserted == ["harm.assault"]
    assert told("No nurse was beaten in the city.").asserted == []


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The officers allegedly came back to seize two laptops.", ["alleged"]),
        ("The officers came back to seize two laptops.", ["reported"]),
        ("Policemen allegedly slapped the reporter and took him away.", ["alleged", "alleged"]),
        ("It will be recalled that in July a magistrate acquitted two farmers.", ["reported"]),
        ("The bishop recalled that in July a magistrate acquitted two farmers.", ["alleged"]),
    ],
)
def test_what_is_alleged_of_one_deed_holds_for_those_that_go_with_it(text: str, certainty: list[str]) -> None:
    assert [event.certainty for event in told(text).reading.events] == certainty
