"""What a hasty reader would record and nobody says was done; beside each, its like that was."""

import pytest

from tests.reading.events.told import told

_FAMILIES = [
    # what a law, a bill or a rule lets be done
    (
        "Under the Security Act, police may detain a suspect for 14 days.",
        "Under the decree, police detained four suspects on Tuesday.",
    ),
    (
        "Lawmakers are considering amendments to the Act that would allow the police to hold suspects.",
        "The bill would let the army detain civilians, and four who marched against it were arrested.",
    ),
    (
        "Article 112 of the penal code provides that whoever insults the king is imprisoned.",
        "He was charged under the penal code and imprisoned.",
    ),
    (
        "It is forbidden to beat a prisoner: beating a prisoner is a crime.",
        "They beat the two prisoners, which is a crime.",
    ),
    # a kind of people, nobody in particular
    (
        "The group asked that any officer found responsible for torture be named.",
        "The officers tortured the teacher.",
    ),
    (
        "A prisoner who is beaten has the right to complain.",
        "A prisoner who was beaten on Friday has complained.",
    ),
    # demands
    (
        "“Stop killing our children,” a placard read.",
        "“Tell my mother that they killed my brother,” he said.",
    ),
    # conditions and what would have been
    ("“If they want to arrest me, they can arrest me,” she said.", "Even if they deny it, they arrested me."),
    ("They would have shot him but for the rain.", "They shot him in the rain."),
    (
        "It was as though soldiers had burned the village.",
        "As though that were not enough, soldiers burned the village.",
    ),
    # instead
    (
        "Police watched instead of arresting the attackers.",
        "Police arrested the attackers instead of watching.",
    ),
    (
        "Far from releasing the priests, the army moved them.",
        "Far from the capital, the army released the priests.",
    ),
    ("She has never been charged, let alone convicted.", "She has been charged and convicted."),
    ("He has yet to be charged.", "The court has charged him, yet he is free."),
    ("He narrowly escaped being abducted.", "He escaped after being abducted by gunmen."),
    ("The alleged killing never took place.", "The killing took place at dawn."),
    # plays, drills, dreams, titles, games
    (
        "In a mock raid on Friday, soldiers arrested six men.",
        "In a raid on Friday, soldiers arrested six men.",
    ),
    ("In the film, soldiers burn a village.", "Soldiers burned a village where a film was shown."),
    ("He dreamed that soldiers had burned the village.", "He learned that soldiers had burned the village."),
    (
        "Her film, “The Killing of a Village Headman”, was shown in Nairobi.",
        "Her film about the killing of a village headman by soldiers was shown in Nairobi.",
    ),
    ("United beat City 3-0 on Saturday.", "Police beat City fans on Saturday."),
    # put off, hindered
    ("The eviction of 40 families was postponed until May.", "The eviction of 40 families began in May."),
    (
        "Soldiers came to arrest the headman, but he was not at home.",
        "Soldiers came to arrest the headman at dawn.",
    ),
    # no evidence
    (
        "The group has no information that the soldiers beat the boys.",
        "There is no doubt that the soldiers beat the boys.",
    ),
    (
        "Nothing suggests that the students were beaten.",
        "The scars suggest that the students were beaten by guards.",
    ),
    # taken back
    (
        "Reports that eleven children were killed in the village were not borne out.",
        "Reports that eleven children were killed in the village reached the capital on Monday.",
    ),
    (
        "Reports of the arrest of Joseph Banda were wrong.",
        "Reports of the arrest of Joseph Banda caused a riot.",
    ),
    (
        "False rumours that police had killed a boy led to a riot.",
        "The police who had killed a boy spread rumours.",
    ),
    ("The supposed abduction of the nurse was a hoax.", "The abduction of the nurse was a crime."),
    ("It is a lie that our men burned the houses.", "It is a shame that our men burned the houses."),
    (
        "The paper withdrew its report that the deputy had been arrested.",
        "The paper printed a report that the deputy had been arrested.",
    ),
    (
        "A radio station wrongly announced that the general had been arrested.",
        "A radio station announced that the general had been arrested.",
    ),
    (
        "In the camp they tell that the boy was shot, but it is not so.",
        "In the camp they tell that the boy was shot, but nobody weeps.",
    ),
    # no bribe, no bomb
    ("The family turned down the offer of police protection.", "The family turned down the offer of $500."),
    (
        "They took my phone and have not given it back.",
        "He found an envelope of money and gave it back to the party agent.",
    ),
    ("Police had planted the grenade, she said.", "Rebels had planted a bomb under the bridge, she said."),
    ("She risks being expelled from the party.", "She was expelled from the party."),
    ("Two attempts were made to kill the bishop.", "Two men were made to kill the bishop."),
    ("Hardly anyone was arrested.", "Anyone who spoke was arrested."),
    ("He has been crucified by the press.", "He has been crucified by the rebels."),
    # told and taken back, before it, beside it or in the next sentence
    (
        "Messages said that thirty people had been massacred. The messages proved to be unfounded.",
        "The mission said that thirty people had been massacred. The messages proved to be long.",
    ),
    (
        "Local radio reported that her mother had been arrested, but lawyer Ana Roca said this was not true.",
        "Local radio reported that her mother had been arrested, and lawyer Ana Roca said this was wrong.",
    ),
    (
        "The guild said there was no truth in a story that its members had beaten a driver.",
        "The guild said that its members had been beaten. There was no truth in what the driver said.",
    ),
    (
        "The chief apologised for saying that the deputy had beaten an officer.",
        "The chief apologised to a deputy whom he had beaten.",
    ),
    (
        "A rumour went around that soldiers had killed the bishop.",
        "It was true that soldiers had killed him.",
    ),
    (
        "Two men who had been reported killed telephoned the paper on Monday.",
        "Two men were killed, and a woman telephoned the paper on Monday.",
    ),
    (
        "The party said its agent had been abducted; it later admitted that it had invented the story.",
        "The party said its agent had been abducted; it later admitted two members.",
    ),
    (
        "I read in the paper that I had fled to Uganda.",
        "I read in the paper that they had arrested my brother.",
    ),
    (
        "You write that my father was murdered. He died of malaria.",
        "They write that my father was murdered. He died at dawn.",
    ),
    # figures of speech
    ("The benches murdered the budget.", "The soldiers murdered the treasurer."),
    ("The candidate tortured the figures.", "Police tortured opposition figures."),
    (
        "The Stars were raided again in the transfer window.",
        "Some 40 villagers were killed in the first half of 2021.",
    ),
    ("The senator opened fire on the budget.", "The soldiers opened fire on the crowd."),
    # thought of, talked out of, played, asked for
    ("She had thought of fleeing to Canada.", "She fled to Canada and thought of home."),
    (
        "The patrol talked the crowd out of beating three monks.",
        "The crowd came out of the hall, beating three monks.",
    ),
    (
        "The drill, in which pupils play rebels who kidnap a doctor, was held on Friday.",
        "The school, in which rebels kidnapped a doctor, was shut on Friday.",
    ),
    ("He was beaten by no one.", "He was beaten by one of them."),
    ("A crowd had come to lynch the driver.", "A crowd had come and lynched the driver."),
    ("She has not been placed under arrest.", "She has been placed under arrest."),
    # what somebody could not do
    ("Two men who had not been able to flee were found.", "Two men who had been able to flee were found."),
]

_GRAVE = {"harm", "liberty", "movement", "bribery", "party", "property"}


@pytest.mark.parametrize(("never", "done"), _FAMILIES)
def test_what_was_never_done_is_not_drafted_and_its_like_is(never: str, done: str) -> None:
    drafted = [e for e in told(never).reading.events if e.type.split(".")[0] in _GRAVE]
    held = [
        e.type
        for e in drafted
        if e.polarity == "happened" and e.certainty in {"reported", "alleged"}
        and e.type not in {"property.remove", "liberty.detain"}
    ]  # fmt: skip
    assert held == [], never
    assert [code for code in told(done).asserted if code.split(".")[0] in _GRAVE], done


def test_a_denial_does_not_reach_a_clause_that_only_says_when() -> None:
    found = told("Nobody had been charged when he was beaten by guards.")
    assert found["harm.assault"].polarity == "happened"


def test_another_voice_does_not_take_a_claim_back() -> None:
    text = "Residents said that soldiers had shot a boy.\n“It is not true,” the commander told reporters."
    assert told(text)["harm.assault"].polarity == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "Reports said that police had shot dead two students, but the police said the reports were false.",
        "Villagers said that rangers had beaten a herdsman. The rangers said that this was not true.",
        "A mother said that police beat her son. He is alive and in good health, but cannot hear.",
    ],
)
def test_who_is_accused_does_not_take_the_claim_back(text: str) -> None:
    assert [code for code in told(text).asserted if code.startswith("harm")], text


def test_of_what_somebody_was_exonerated_he_did_not_do() -> None:
    found = told("Two teachers whom parents had accused of defiling a girl were exonerated on Friday.")
    assert "harm.sexual" not in found.asserted


def test_what_the_publication_tells_is_not_undone_by_a_judgement() -> None:
    assert told("Police beat the boy. That is wrong.")["harm.assault"].polarity == "happened"


def test_who_spread_a_claim_is_not_who_takes_it_back() -> None:
    event = told("Our report on Monday said that Ana Roca had been jailed. We apologise for the error.")
    assert [(e.polarity, e.according_to) for e in event.reading.events] == [("did-not-happen", ())]


def test_a_court_that_may_order_has_not_done_it() -> None:
    assert told("The court may order that the editor be held under house arrest.").asserted == []


def test_what_somebody_could_find_themselves_is_possible() -> None:
    found = told("He warned that villagers could find themselves charged with incitement.")
    assert "liberty.charge" not in found.asserted


def test_who_foretells_what_others_will_do_threatens_nobody() -> None:
    assert "pressure.threaten" not in told('"They will kill me next," she said by telephone.').codes
    assert "pressure.threaten" in told('"I will kill you," the captain said.').codes


def test_a_refusal_answers_an_offer_only() -> None:
    offered = "The governor offered the lawyer Ana Roca $500 in return for a letter of defection. "
    assert told(offered + "She refused, and left her house.").codes == ["bribery.offer", "bribery.refuse"]
    assert told(offered + "She refused to comment.").codes == ["bribery.offer"]
    assert told("The governor met the lawyer Ana Roca. She refused, and left.").codes == []


def test_what_a_time_is_counted_from_has_happened() -> None:
    assert (
        "liberty.convict"
        in told("He may be freed today, three years after he was jailed for fraud.").asserted
    )
    assert "liberty.convict" not in told("He may be freed today after he is jailed for fraud.").asserted


def test_what_is_told_behind_a_semicolon_bars_no_act() -> None:
    assert "liberty.release" in told("Two were released on 8 June; the third was transferred to Goma.").codes
