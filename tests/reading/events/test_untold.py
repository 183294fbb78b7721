"""What is unknown, named by a law, said in words, or called and never held; beside each, what was done."""

import pytest

from tests.reading.events.told import told

_FAMILIES = [
    # nobody knows of it, nobody can confirm it
    (
        "Officials of two districts said they were not aware of any of their guards beating pickers.",
        "Officials of two districts said they were aware of some of their guards beating pickers.",
    ),
    (
        "The league said it had not been able to confirm that police were holding the journalist.",
        "The league said that it was able to confirm this: police were holding the journalist.",
    ),
    (
        "The warden knew nothing of prisoners having been beaten.",
        "The warden knew a guard. He had beaten two prisoners.",
    ),
    (
        "The hospital has no record of any marcher having been shot.",
        "The hospital has a record of the day on which soldiers shot two marchers.",
    ),
    (
        "The colonel denied any knowledge of villagers being evicted.",
        "The colonel acted on the knowledge of villagers being evicted.",
    ),
    (
        "A duty officer could not say whether the boats had been burned.",
        "A duty officer could say which of the boats had been burned. Soldiers burned four.",
    ),
    (
        "The agency was unable to verify reports that rebels kidnapped the nurses.",
        "The agency was able to verify reports that rebels kidnapped the nurses.",
    ),
    (
        "Neighbours have no news of teachers being arrested.",
        "Neighbours have no news of the two teachers arrested on Sunday.",
    ),
    # what a section of a code is called, and what a law does
    (
        "The case was opened under sections 149 (rioting) and 353 (assault on a public servant) of the code.",
        "The case was opened in Kolo, where two officers (one drunk) assaulted a public servant.",
    ),
    (
        "The file cites article 274, arrest of a driver without cause.",
        "The file cites the arrest of a driver.",
    ),
    ("Article 5 bans the torture of prisoners.", "A guard hid the torture of prisoners. He tortured two."),
    (
        "A new section punishes the torture of suspects.",
        "A new film shows the torture of suspects. He tortured two.",
    ),
    # what a right or a word does not take in
    (
        "“Free speech does not mean insults or the beating of clerks,” the circular said.",
        "“The day brought insults and the beating of clerks,” the circular said.",
    ),
    (
        "The right to strike does not extend to the burning of stores.",
        "The strike ended with the burning of stores.",
    ),
    # words and pictures
    ("Leaflets attacking the governor hung from the trees.", "Men attacking the governor hid in the trees."),
    ("Banners in Malay attacking officials were found.", "Rebels in masks attacked officials on Sunday."),
    ("A sermon attacked the generals.", "A mob attacked the generals."),
    ("State radio attacked the bishop again.", "State troops attacked the bishop again."),
    (
        "The deputy launched a scathing attack on the court.",
        "The rebels launched a second attack on the court.",
    ),
    # called, announced, promised, and it did not come
    (
        "The union had called a strike for 9 October, which was not carried out.",
        "The union had called a strike for 9 October, which was carried out in full.",
    ),
    (
        "The federation called a strike for 4 May that never took place.",
        "The federation called a strike for 4 May that never turned violent.",
    ),
    (
        "The miners called a strike for Friday, which came to nothing.",
        "The miners called a strike on Friday, which came to the ears of the governor.",
    ),
    # taken back by who told it
    (
        "An earlier version of our bulletin stated that the clinic had been burned; it was not.",
        "The bulletin stated that the clinic had been burned; it was of wood.",
    ),
    (
        "A witness, Karim Aliev, said officers beat him. In cross-examination he said that this was not so.",
        "A witness, Karim Aliev, said officers beat him. In cross-examination he said that this was so.",
    ),
    (
        "The clerk testified that he saw the sergeant beat the boy. Later he withdrew this statement.",
        "The clerk testified that he saw the sergeant beat the boy. Later he signed this statement.",
    ),
    (
        "We wrote on Sunday that two students had been shot. No one was shot.",
        "We wrote on Sunday that two students had been shot. No one was charged.",
    ),
    # asked of nobody, or no longer than until
    (
        "“I never ordered anybody to burn the bridge,” he told the judge.",
        "“He ordered the boys out and burned the bridge,” he told the judge.",
    ),
    (
        "Men in plain clothes came up, demanded to erase the footage and left.",
        "Men in plain clothes came up, took the camera and erased the footage of the rally.",
    ),
    (
        "The three will stay in the camp until they are deported.",
        "The three stayed in the camp until they were deported.",
    ),
    ("They are coming to the capital to hold a rally.", "They came to the capital and held a rally."),
    ("Such rockets are used to bomb towns.", "Such rockets were used to bomb the town."),
    ("The rebels promised to stop attacking convoys.", "The rebels broke a promise and attacked convoys."),
    # of nobody in particular
    ("You leave your country and you lose your name.", "We fled our country and we lost our name."),
    ("People are beaten when they are poor.", "People were beaten when they were poor."),
    (
        "The deputy argued for the assassination of traitors.",
        "The deputy ordered the killing. Guards killed two men.",
    ),
    ("The cuts could lead to the dismissal of nurses.", "The cuts led to the dismissal of nurses."),
    ("The enemy stole our hope.", "The enemy stole our rice."),
    ("The ministry dragged its feet on releasing the boys.", "The ministry boasted of releasing the boys."),
    ("They could win by bribing the judge.", "They won by bribing the judge."),
    # what may yet come, and what may have been
    ("The army could attack the village at any time.", "Neighbours could hear soldiers attack the man."),
    ("She might be arrested and beaten at the border.", "She was arrested and beaten at the border."),
    ("The families want the soldiers to be charged.", "The families saw the soldiers charged."),
    # what comes after a term, what illness does, what somebody feared
    (
        "The pair will also be kept under house arrest once their years in prison are over.",
        "The pair were also kept under house arrest before their years in prison.",
    ),
    (
        "The spokesman told the channel that the prisoner had died of a heart attack.",
        "The spokesman told the channel that the prisoner had died of torture.",
    ),
    ("I thought that they would kill us all.", "I saw how they killed them all."),
    (
        "Her husband ran out, believing that robbers were dragging the neighbour away.",
        "Her husband ran out, seeing that robbers were dragging the neighbour away.",
    ),
    (
        "Members of the association took thumbprints for the petition.",
        "Police took the thumbprints of the members.",
    ),
    # held to be likely or coming
    (
        "The warning said that attacks on traditional authorities were possible.",
        "The attack on the village was possible because the soldiers had left.",
    ),
    (
        "An eviction of the villagers was imminent, the monitors said.",
        "The eviction of the villagers was the second of the year, the monitors said.",
    ),
    (
        "The murder of the judge was likely, her clerk said.",
        "The murder of the judge was likely the work of rebels.",
    ),
    (
        "The killing of the priest was planned.",
        "The killing of the priest was planned by a colonel, the court found.",
    ),
    # what would come of something, and who was only led aside
    ("“You talk and they kill you,” she said.", "“You talked and they killed him,” she said."),
    (
        "“I told my brother: I hand myself in and they let them go,” he said.",
        "“I told my brother: I had handed myself in and they let them go,” he said.",
    ),
    (
        "Police led the man away but ignored calls to check his identity.",
        "Police led the man away but did not say where he was held.",
    ),
    # a charge that was found untrue, talk that somebody denies, and what police are told to do
    (
        "They accused a rival of snatching ballot boxes, a charge that an inquiry later found to be untrue.",
        "They accused a rival of snatching ballot boxes, a charge that an inquiry has yet to look into.",
    ),
    (
        "It was reported in social media that the editor had been arrested. The lawyer denied it.",
        "It was reported in social media that the editor had been arrested. The lawyer confirmed it.",
    ),
    (
        "The magistrate told police to record the statement of the keeper.",
        "Police forced the keeper to record a statement.",
    ),
    # who was mistaken
    (
        "Sok Chan told the paper that a woman had been beaten, but said later that he had been mistaken.",
        "Sok Chan told the paper that a woman had been beaten, but said later that he had been afraid.",
    ),
]


@pytest.mark.parametrize(("untold", "done"), _FAMILIES)
def test_what_is_not_told_as_done_is_not_drafted_and_its_like_is(untold: str, done: str) -> None:
    assert told(untold).asserted == [], untold
    assert told(done).asserted != [], done


def test_a_strike_that_was_called_and_not_held_did_not_happen() -> None:
    found = told("The union had called a strike for 9 October, which was not carried out.")
    assert found["civic.protest"].polarity == "did-not-happen"


def test_who_was_only_believed_dead_and_is_seen_in_prison_was_not_killed() -> None:
    text = "For weeks we believed that my brother had been killed. Then a man told us he had seen him"
    assert "harm.kill" not in told(f"{text} in Lashio prison.").codes
    assert told(f"{text} die by the river.")["harm.kill"].certainty == "possible"


def test_a_witness_who_is_threatened_takes_nothing_back() -> None:
    text = "The clerk testified that soldiers had beaten the boy. Later he withdrew this statement"
    assert "harm.assault" not in told(f"{text}.").codes
    assert told(f"{text} after threats.")["harm.assault"].polarity == "happened"


def test_what_is_told_of_troops_by_the_column_is_no_article() -> None:
    assert told("Columns of rebels attacked the town on Friday.").asserted != []


def test_what_came_before_a_request_is_told_and_what_shall_come_before_is_not() -> None:
    before = told("The union asked for help after its treasurer had disappeared.")
    assert before.asserted == ["liberty.disappear"]
    assert told("The officer told the union to come back after it had paid a bribe.").asserted == []


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers may have beaten the editor.",
        "The editor might have been beaten.",
        "The editor could've been beaten.",
    ],
)
def test_what_may_have_been_is_possible(text: str) -> None:
    assert told(text)["harm.assault"].certainty == "possible"


def test_what_is_asked_for_behind_an_hour_is_not_what_was_granted_before() -> None:
    text = "The court granted the request at 3 a.m. It rejected a motion to release the clerk on bail."
    assert "liberty.release" not in told(text).codes


@pytest.mark.parametrize("house", ["nobody's house", "no one's house", "no villager's house"])
def test_who_burned_nobodys_house_burned_none(house: str) -> None:
    found = told(f"The spokesman said his men burned {house}.")
    assert found.asserted == []
