"""Actors and targets, through the ways that English hides them."""

import pytest

from tests.reading.events.told import actors, targets, told


@pytest.mark.parametrize(
    ("text", "code", "who", "whom"),
    [
        ("Soldiers beat the teacher.", "harm.assault", ["Soldiers"], ["teacher"]),
        ("Police broke up a vigil by widows in Kandy.", "assembly.disperse", ["Police"], ["widows"]),
        ("Two girls aged 12 and 15 were raped by soldiers.", "harm.sexual", ["soldiers"], ["Two girls"]),
        ("A farmer, Juan Roca, was struck with rifle butts.", "harm.assault", [], ["farmer"]),
        ("Her cousin, Ana Roca, said a guard smashed her camera.", "property.destroy", ["guard"], ["her"]),
        (
            "Soldiers stopped the convoy and took their telephones.",
            "property.remove",
            ["Soldiers"],
            ["their telephones"],
        ),
        (
            "A reporter, Ana Roca, had the memory card taken out of her camera.",
            "property.remove",
            [],
            ["reporter"],
        ),
        (
            "A summons signed by a prosecutor was delivered to Ana Roca's house.",
            "liberty.charge",
            [],
            ["Ana Roca"],
        ),
        ("One of them, a tailor, was beaten by guards.", "harm.assault", ["guards"], ["tailor"]),
        (
            "Gendarmes used pepper spray to disperse the workers.",
            "assembly.disperse",
            ["Gendarmes"],
            ["workers"],
        ),
        (
            "In a complaint lodged with the court in May, the widows said he lied.",
            "civic.complain",
            ["widows"],
            ["court"],
        ),
        (
            "According to their lawyer, Solange Furaha Kitsa, the three were held for two nights.",
            "liberty.detain",
            [],
            ["three"],
        ),
        ("In March this year 21 of its members were detained.", "liberty.detain", [], ["21 of its members"]),
        ("The bench ordered an examination of both.", "law.rule", ["bench"], ["examination of both"]),
        (
            "The governor said the families had been offered land and accused the leaders of inciting them.",
            "pressure.accuse",
            ["governor"],
            ["leaders"],
        ),
        ("Three men were arrested and accused of theft.", "pressure.accuse", [], ["Three men"]),
        ("He was made to carry loads for days and released near Pale.", "liberty.release", [], ["He"]),
        ("She was slapped by officers and made to kneel for hours.", "harm.torture", [], ["She"]),
        (
            "After a recess the panel decided to free two men and banned them from leaving the country.",
            "movement.restrict",
            ["panel"],
            ["them"],
        ),
        (
            "The union's president, Mr Moyo, said two of the teachers, a married couple, were assaulted.",
            "harm.assault",
            [],
            ["two of the teachers"],
        ),
        (
            "At least 23 teachers have fled seven schools in Guruve South since the beginning of term after "
            "ruling party youths set up a base at a business centre and ordered them to attend night "
            "meetings, the Rural Educators' Union of Zimbabwe has said.",
            "pressure.intimidate",
            ["ruling party youths"],
            ["them"],
        ),
        (
            "They saw men in army uniform carrying away ballot boxes.",
            "election.obstruct",
            ["men in army uniform"],
            ["ballot boxes"],
        ),
        ("The teacher was beaten by soldiers.", "harm.assault", ["soldiers"], ["teacher"]),
        ("The teacher was beaten on Monday.", "harm.assault", [], ["teacher"]),
        ("Police arrested the editor and an aide.", "liberty.arrest", ["Police"], ["editor", "aide"]),
        ("Police and soldiers arrested the editor.", "liberty.arrest", ["Police", "soldiers"], ["editor"]),
        ("The men who were beaten by police went home.", "harm.assault", ["police"], ["men"]),
        ("Villagers beaten by soldiers went home.", "harm.assault", ["soldiers"], ["Villagers"]),
        ("The officer who beat the teacher has left.", "harm.assault", ["officer"], ["teacher"]),
        ("Soldiers stopped the bus and beat the driver.", "harm.assault", ["Soldiers"], ["driver"]),
        ("The mob attacked the town, killing six people.", "harm.kill", ["mob"], ["six people"]),
        ("The arrest of the editor by soldiers was told.", "liberty.arrest", ["soldiers"], ["editor"]),
        ("Her arrest shocked the town.", "liberty.arrest", [], ["Her"]),
        ("Troops carried out an attack on farmers.", "harm.assault", ["Troops"], ["farmers"]),
        ("Police forced her to sign a confession.", "pressure.document", ["Police"], ["her"]),
        ("She was forced by police to sign a confession.", "pressure.document", ["police"], ["She"]),
        ("The governor urged villagers to defect.", "defection.urge", ["governor"], ["villagers"]),
        ("A guard twisted her arm.", "harm.assault", ["guard"], ["her"]),
        ("He was arrested together with two students.", "liberty.arrest", [], ["He", "two students"]),
        ("Police used tear gas to disperse the crowd.", "assembly.disperse", ["Police"], ["crowd"]),
        ("A student was shot dead at a checkpoint by soldiers.", "harm.kill", ["soldiers"], ["student"]),
        ("She was forced to sign papers by officials.", "pressure.document", ["officials"], ["She"]),
        ("The priest whom gunmen abducted was an old man.", "liberty.disappear", ["gunmen"], ["priest"]),
        ("Two nurses, a driver and a guard were killed.", "harm.kill", [], ["Two nurses", "driver", "guard"]),
        ("She suffered beatings at the hands of her guards.", "harm.assault", ["her guards"], ["She"]),
        ("The militia is responsible for the rape of two nuns.", "harm.sexual", ["militia"], ["two nuns"]),
        ("An attack by rebels killed five villagers.", "harm.kill", ["rebels"], ["five villagers"]),
        ("A police bullet killed the boy.", "harm.kill", ["police"], ["boy"]),
        ("She was hit by a police van.", "harm.assault", [], ["She"]),
        ("Police threatened to arrest him.", "pressure.threaten", ["Police"], ["him"]),
        ("He was not allowed to see a lawyer.", "pressure.discriminate", [], ["He"]),
        ("The accused had beaten the boy.", "harm.assault", ["accused"], ["boy"]),
        ("The men were ill-treated by guards.", "harm.assault", ["guards"], ["men"]),
        ("The vice-chancellor was arrested.", "liberty.arrest", [], ["vice-chancellor"]),
        ("Soldiers arrested and beat two men, she said.", "liberty.arrest", ["Soldiers"], ["two men"]),
        ("Two volunteers were charged with treason and remanded.", "liberty.detain", [], ["Two volunteers"]),
        ("The driver was charged with unlawful assembly over a march.", "liberty.charge", [], ["driver"]),
        ("A magistrate refused him bail on Thursday.", "law.rule", ["magistrate"], ["him"]),
        ("The firm gave two men 900 lempiras each to leave.", "bribery.offer", ["firm"], ["two men"]),
        ("Stones had been thrown at the officers.", "harm.assault", [], ["officers"]),
        ("The clerk expelled two delegates.", "election.obstruct", ["clerk"], ["two delegates"]),
        ("A judge ordered the release of four farmers.", "law.rule", ["judge"], ["four farmers"]),
    ],
)  # fmt: skip
def test_who_did_it_to_whom(text: str, code: str, who: list[str], whom: list[str]) -> None:
    event = told(text)[code]
    assert (actors(event), targets(event)) == (who, whom)


def test_a_title_that_looks_like_a_verb_hides_nobody() -> None:
    charged = told(
        "Her lawyer, Rith Sopheap, said Investigating Judge Chhay Vireak had charged her with incitement."
    )
    assert actors(charged["liberty.charge"]) == ["Investigating Judge Chhay Vireak"]


def test_two_appeals_in_one_sentence_are_two() -> None:
    appeals = told(
        "She called on the court to release the three and urged the government to stop."
    ).reading.events
    assert [(e.type, targets(e)) for e in appeals] == [
        ("civic.appeal", ["court"]),
        ("civic.appeal", ["government"]),
    ]


def test_each_of_coordinated_passives_keeps_its_own_people() -> None:
    events = told("Three people were killed and five injured when a wall fell on them.").reading.events
    assert [(actors(e), targets(e)) for e in events] == [([], ["Three people"]), ([], ["five"])]


@pytest.mark.parametrize(
    ("text", "code", "who"),
    [
        ("The lawyer was arrested, beaten and robbed by men in masks.", "liberty.arrest", ["men in masks"]),
        ("He was arrested on Monday and beaten by other prisoners.", "liberty.arrest", []),
    ],
)
def test_only_bare_participles_share_an_agent(text: str, code: str, who: list[str]) -> None:
    assert actors(told(text)[code]) == who


def test_what_a_phrase_names_is_acted_on_only_if_it_is_a_thing() -> None:
    assert targets(told("Soldiers closed the road to Gao.")["movement.restrict"]) == ["road"]
    assert targets(told("Rebels set the church ablaze.")["harm.bomb"]) == ["church"]
    assert targets(told("The families filed a complaint.")["civic.complain"]) == []


def test_they_after_a_list_are_all_who_are_in_it() -> None:
    told_ = told("Police arrested Anna Brik, Tomas Hora and Jan Vesely. They were beaten.")
    names = {entity.id: entity.name for entity in told_.reading.entities}
    beaten = told_["harm.assault"].targets
    assert [names[p.entity or ""] for p in beaten] == ["Anna Brik", "Tomas Hora", "Jan Vesely"]
    assert {p.span.text for p in beaten} == {"They"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("There were three arrests in May.", 1),
        ("The beatings lasted three days.", 1),
        ("There have been no more beatings.", 0),
        ("She wrote a book about arrests.", 0),
    ],
)
def test_a_noun_alone_tells_an_act_where_the_sentence_says_that_it_took_place(text: str, count: int) -> None:
    assert len(told(text).asserted) == count


def test_a_bomb_is_no_actor() -> None:
    assert actors(told("A bomb killed two soldiers.")["harm.kill"]) == []


def test_nobody_is_no_actor() -> None:
    assert actors(told("Nobody arrested the editor.")["liberty.arrest"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers killed the bill.",
        "Critics attacked the proposal.",
        "The striker shot wide in the second half.",
        "The home side beat the champions in the final match.",
        "The ministry launched a campaign against malaria.",
        "The company released its annual report.",
        "Farmers burned the old straw.",
        "She took the bus to town.",
        "The detained men are from Minya.",
    ],
)
def test_words_in_another_sense_draft_nothing(text: str) -> None:
    assert told(text).asserted == []


def test_one_trigger_is_one_act() -> None:
    assert told("The boy was shot in the chest and died.").codes.count("harm.kill") == 1
    assert "harm.assault" not in told("The boy was shot in the chest and died.").codes


def test_two_acts_of_one_verb_are_two_events() -> None:
    codes = told("The judge forbade her to speak to the press or to leave the country.").codes
    assert {"speech.censor", "movement.restrict"} <= set(codes)


def test_a_decision_gives_way_to_what_was_decided() -> None:
    assert told("The court ruled to dissolve the party.").codes == ["party.dissolve"]


def test_every_field_has_its_reason() -> None:
    event = told("Soldiers beat the teacher in Basra on 3 May 2019.")["harm.assault"]
    reasons = {reason.field: reason for reason in event.reasons}
    assert reasons["type"].rule == "harm.assault:beat/verb"
    assert reasons["actors"].rule == "frame:subject"
    assert reasons["targets"].rule == "frame:object"
    assert reasons["date"].span == event.date.span if event.date else False
    assert reasons["certainty"].rule == "publication"


def test_the_words_of_an_act_hold_its_condition_and_its_reason() -> None:
    offer = told("The chief offered her $500 if she would join the ruling party.")["bribery.offer"]
    assert "if she would join the ruling party" in offer.evidence[0].text
    death = told("Soldiers had shot him dead because he was deaf.")["harm.kill"]
    assert "because he was deaf" in death.evidence[0].text


def test_accused_that_are_counted_are_people_and_no_act() -> None:
    assert told("Four other accused were acquitted by the court in Pabna.").codes == ["liberty.release"]


def test_a_preposition_that_dates_a_verb_is_no_particle_of_it() -> None:
    codes = told("On 14 May Rose Ihisa Lokang, a teacher, was called to the security office.").codes
    assert "civic.appeal" not in codes


def test_what_is_told_of_somebody_is_not_asked_of_them() -> None:
    assert "pressure.document" not in told("Police told 40 men who had come to read a statement to go.").codes


def test_evidence_holds_what_was_ordered_to_be_done() -> None:
    ruling = told("The magistrate ordered the body to be sent to the coroner in Chilaw.")["law.rule"]
    assert "to be sent to the coroner" in ruling.evidence[0].text


def test_a_way_is_nobody() -> None:
    fired = told("Soldiers fired at farmers on their way to the fields.")["harm.assault"]
    assert targets(fired) == ["farmers"]


def test_who_is_named_third_in_a_list_of_offices_is_not_lost() -> None:
    text = "Bekele, the party's candidate Ana Roca, and its organising secretary Ruth Okon were arrested."
    assert [t.split()[-1] for t in targets(told(text)["liberty.arrest"])] == ["Bekele", "Roca", "Okon"]


def test_who_searched_before_an_arrest_is_who_arrested() -> None:
    raid = told("Police arrested the secretary of the union, after carrying out a search at his home.")
    assert actors(raid["property.raid"]) == ["Police"]
    first = told("After carrying out a search at his home, police arrested the secretary of the union.")
    assert actors(first["property.raid"]) == ["police"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Police arrested Juan Lin, vice chair of the Cane Workers' Union, and Ana Roca, its lawyer.",
            ["Juan Lin", "Ana Roca"],
        ),
        (
            "She named Pich Yorn, 33; Chan Seth, 41; and Voeun Kea, 27, who were arrested on 4 August.",
            ["Pich Yorn", "Chan Seth", "Voeun Kea"],
        ),
        ("She named Pich Yorn, 33, and Voeun Kea, 27, who was arrested on 4 August.", ["Voeun Kea"]),
        (
            "With him was Miguel Brito, a community leader from Chajul, Quiche, who was arrested as well.",
            ["Miguel Brito"],
        ),
    ],
)
def test_everybody_whom_a_list_names_is_acted_on_and_no_place_is(text: str, names: list[str]) -> None:
    assert targets(told(text)["liberty.arrest"]) == names


def test_they_are_all_whom_the_same_sentence_lists() -> None:
    text = "Pardon Zvidzai and blogger Rutendo Makamure are in prison after they were arrested on Monday."
    arrest = told(text)["liberty.arrest"]
    assert len({p.entity for p in arrest.targets if p.entity}) == 2


def test_a_home_that_is_searched_is_theirs_who_are_named_with_it() -> None:
    text = "Police searched the homes of Juan Lin and Ana Roca in Sudak on 8 October."
    (first, second) = told(text)["property.raid"].targets
    assert first.entity and second.entity and first.entity != second.entity
    assert second.span.text.endswith("Ana Roca")


def test_the_head_of_a_village_is_no_part_of_a_body() -> None:
    killed = told("The murder of the head of the village on 1 November shocked them.")["harm.kill"]
    assert targets(killed) == ["head of the village"]
    assert targets(told("Soldiers hit the head of the driver with a gun.")["harm.assault"]) == ["driver"]


def test_who_is_phoned_is_who_is_warned() -> None:
    text = "A lieutenant phoned Ana Roca and warned that she would be taken to a camp if she spoke."
    assert targets(told(text)["pressure.threaten"]) == ["Ana Roca"]


def test_no_place_of_detention_is_threatened() -> None:
    text = "A lieutenant warned that she would be taken to a camp if she spoke."
    assert "camp" not in targets(told(text)["pressure.threaten"])


def test_the_object_of_two_verbs_stands_before_what_explains_a_place() -> None:
    text = "Several men slapped and kicked six reporters at the Tax Bureau, the office that issues plates."
    assert targets(told(text)["harm.assault"]) == ["six reporters"]


def test_who_stands_right_before_a_verb_acts() -> None:
    text = "On the steps, where their families stood with flowers, agents of the guard detained the two men."
    assert actors(told(text)["liberty.detain"]) == ["agents of the guard"]


def test_an_investigating_judge_is_somebody() -> None:
    text = "The six men were summoned by Investigating Judge Tep Samrith for Tuesday."
    assert [a.split()[-1] for a in actors(told(text)["pressure.summon"])] == ["Samrith"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Four farmers were killed when armed men fired at their truck.", ["armed men"]),
        ("Two soldiers were killed when gunmen ambushed their patrol on Monday.", ["gunmen"]),
        ("Four soldiers were killed when the army shelled a rebel base.", []),
        ("A boy was killed when rebels attacked a post and the army fired back.", []),
        ("A policeman was killed when he attacked a woman.", []),
        ("The army said it killed four rebels.", ["it"]),
        ("A gas explosion tore through a market. The army said it killed four people.", []),
    ],
)
def test_who_killed_is_told_beside(text: str, who: list[str]) -> None:
    assert actors(told(text)["harm.kill"]) == who


def test_a_condition_of_a_threat_is_nobodys_threat() -> None:
    text = "He said the men threatened to kill the women if soldiers followed him."
    assert targets(told(text)["pressure.threaten"]) == ["women"]


def test_who_tells_of_two_acts_does_neither() -> None:
    text = "The teacher was asked to sign a letter and tore it up, Moyo said."
    assert actors(told(text)["property.destroy"]) == ["teacher"]


def test_who_says_between_did_neither() -> None:
    text = "He was forced to sign it, the union said, and left the country."
    assert actors(told(text)["movement.flee"]) == ["He"]


def test_who_says_and_adds_tells_both() -> None:
    text = "Two workers were injured by police, she said, and added they would strike from Thursday."
    assert [s.kind for s in told(text).reading.statements] == ["indirect", "indirect"]


@pytest.mark.parametrize(
    ("text", "code", "who", "whom"),
    [
        (
            "Three lawmakers were threatened or offered cash bribes to back the minister.",
            "bribery.offer",
            [],
            ["Three lawmakers"],
        ),
        (
            "The MPs were summoned and offered development money in return for their support.",
            "bribery.offer",
            [],
            ["MPs"],
        ),
        (
            "She was arrested and paid a bribe to the officer.",
            "bribery.offer",
            ["She"],
            ["officer"],
        ),
        (
            "On October 9, police opened fire on civilians, including striking miners, shooting 9 dead.",
            "harm.assault",
            ["police"],
            ["civilians", "striking miners"],
        ),
    ],
)
def test_who_is_given_and_who_is_included_is_on_the_right_side(
    text: str, code: str, who: list[str], whom: list[str]
) -> None:
    event = told(text)[code]
    assert (actors(event), targets(event)) == (who, whom)


def test_what_is_no_person_is_nobody_s_victim() -> None:
    worse = told("His health has worsened in prison owing to ill-treatment and lack of care.")
    assert all("care" not in target for event in worse.reading.events for target in targets(event))
    found = told("The coalition registered cases of torture and other ill-treatment by guards.")
    assert all(actors(event) != ["other"] for event in found.reading.events)
