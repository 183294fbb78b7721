"""What the parser takes wrongly and is set right: who stands where, with every token where it was."""

import pytest

from onrecord.reading.compounds import joined
from onrecord.reading.mended import mended
from onrecord.reading.parse import load_parser
from tests.reading.events.told import actors, targets, told


@pytest.mark.parametrize(
    ("text", "code", "who", "whom"),
    [
        (
            "Two men on a motorcycle shot dead Rodelio Saplagio, 47, head of a farmers' union, on June 24.",
            "harm.kill",
            ["Two men"],
            ["Rodelio Saplagio"],
        ),
        (
            "On 14 May two men on a motorcycle shot dead a ward clerk, Daw Khin Hnin Wai, in Myaing.",
            "harm.kill",
            ["men"],
            ["ward clerk"],
        ),
        (
            "Gunmen in a white pickup shot dead journalist Omar Haddad near the port on Sunday, police said.",
            "harm.kill",
            ["Gunmen"],
            ["Omar Haddad"],
        ),
        (
            "Members of the cooperative accused guards employed by the firm of the shooting.",
            "pressure.accuse",
            ["Members of the cooperative"],
            ["guards"],
        ),
        (
            "In Larkana, police baton-charged workers of the union when they tried to march.",
            "assembly.disperse",
            ["police"],
            ["workers of the union"],
        ),
        (
            "At least five former commune councillors for the dissolved Cambodia Renewal Party in Kampong"
            " Thom province have gone into hiding after local officials visited their homes, two said.",
            "movement.hide",
            ["five former commune councillors"],
            [],
        ),
        ("Two others were hauled into a van and let go.", "liberty.release", [], ["Two others"]),
        (
            "The military tribunal on Monday let go two of the three women.",
            "liberty.release",
            ["military tribunal"],
            ["two of the three women"],
        ),
        (
            "In Telavi, a kindergarten manager, Maia Roca, was dismissed on 3 October.",
            "pressure.dismiss",
            [],
            ["manager"],
        ),
        (
            "When a group of women sat down in front of the diggers, the guards set upon them with batons.",
            "harm.assault",
            ["guards"],
            ["them"],
        ),
    ],
)
def test_the_act_is_told_by_who_did_it(text: str, code: str, who: list[str], whom: list[str]) -> None:
    event = told(text)[code]
    assert all(any(name in actor for actor in actors(event)) for name in who)
    assert all(any(name in target for target in targets(event)) for name in whom)


@pytest.mark.parametrize(
    ("text", "code", "who", "whom"),
    [
        ("On 2 March 2021 troops opened fire on a march of miners.", "harm.assault", ["troops"], ["miners"]),
        ("By noon hundreds of fans of the singer, Mr Juan Roca, had marched.", "civic.protest", ["fans"], []),
        (
            "He was held in Lodja, a day after some 300 nurses demonstrated over pay.",
            "civic.protest",
            ["nurses"],
            [],
        ),
        (
            "Villagers say soldiers sent to guard a mine dragged men out and beat them.",
            "harm.assault",
            ["soldiers"],
            [],
        ),
        (
            "A court freed one of them, Ana Roca Leal, in April.",
            "liberty.release",
            ["court"],
            ["one of them"],
        ),
        ("Another, Ana Roca, a church worker, was arrested on June 3.", "liberty.arrest", [], ["Ana Roca"]),
        (
            "Karim was cycling home when Omar and his cousins stopped him, dragged him off and stabbed him.",
            "harm.assault",
            ["Omar", "his cousins"],
            ["him"],
        ),
        (
            "He was counsel for the families of two miners whisked away from Quetta in January.",
            "liberty.disappear",
            [],
            ["two miners"],
        ),
        (
            "In April the media regulator suspended a local radio station, Radio Lumo Libre, for a week "
            "after it had broadcast an interview.",
            "speech.censor",
            [],
            ["station", "Radio Lumo Libre"],
        ),
    ],
)
def test_a_doer_hangs_on_the_deed(text: str, code: str, who: list[str], whom: list[str]) -> None:
    event = next(e for e in told(text).reading.events if e.type == code)
    assert all(any(name in actor for actor in actors(event)) for name in who)
    assert all(any(name in target for target in targets(event)) for name in whom)
    assert bool(actors(event)) == bool(who)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the court heard two men who had been held.",
        "She fled after the march and hid in Lira.",
        "He was driving home when police stopped him and later released him.",
        "The mayor was walking home when he saw soldiers, warned his neighbours and fled.",
        "The vet examined a shot dead leopard near the park.",
        "Relatives of the arrested student leader from Bogra.",
        "Members of the newly formed party met in Kampong Cham on Monday.",
        "They let us go home before the rain.",
        "In Lviv, a town near the border, a church was built.",
        "He admired the guards, a team set up in 1990 by the mayor.",
        "The meeting was on Friday, and the mayor spoke.",
        "The rally was in May.",
        "They were asked to let go of the rope.",
    ],
)
def test_what_is_right_stays_as_it_was(text: str) -> None:
    nlp = load_parser()
    parsed = joined(nlp(text), nlp)
    assert mended(parsed) is parsed


@pytest.mark.parametrize(
    ("text", "code", "who", "whom"),
    [
        ("The nurse was on Friday arrested at the border.", "liberty.arrest", [], ["nurse"]),
        ("The students were later that day beaten.", "harm.assault", [], ["students"]),
        ("Her brother said the four were refused bond.", "law.rule", [], ["four"]),
        ("Divers found a guard and a driver, both shot in the head.", "harm.kill", [], ["guard", "driver"]),
        ("The court ordered the arrest pending trial of the editor.", "law.rule", ["court"], ["editor"]),
        (
            "The abductors of the chief, Peter Okon, who was ill, beat a guard.",
            "harm.assault",
            ["abductors of the chief"],
            ["guard"],
        ),
        ("In Nyalenda officers beat a porter.", "harm.assault", ["officers"], ["porter"]),
    ],
)
def test_who_did_it_is_found_where_the_parse_goes_astray(
    text: str, code: str, who: list[str], whom: list[str]
) -> None:
    event = told(text)[code]
    assert (actors(event), targets(event)) == (who, whom)


def test_every_token_and_name_stays_where_it_was() -> None:
    nlp = load_parser()
    parsed = nlp("Two men on a motorcycle shot dead Ana Roca, 47, in Davao City on 24 June.")
    names = [(name.text, name.label_) for name in parsed.ents]
    whole = mended(parsed)
    assert whole is not parsed
    assert [(token.text, token.idx) for token in whole] == [(token.text, token.idx) for token in parsed]
    assert [(name.text, name.label_) for name in whole.ents] == names
    assert len(list(whole.sents)) == 1


@pytest.mark.parametrize(
    ("text", "code", "who", "whom"),
    [
        (
            "Police went to the home of Stella Nekesa and after failing to find her took away her brother.",
            "liberty.arrest",
            ["Police"],
            ["her brother"],
        ),
        (
            "Three teachers were dragged out by soldiers of the 12th Brigade, questioned and tortured.",
            "harm.torture",
            [],
            ["Three teachers"],
        ),
        (
            "She was walking home when two men on a motorcycle fired at her, the paper says.",
            "harm.assault",
            ["two men"],
            ["her"],
        ),
        ("The four were sent to remand prison on Monday.", "liberty.detain", [], ["four"]),
        (
            "Soldiers took six of the women present to the station.",
            "liberty.arrest",
            ["Soldiers"],
            ["six of the women"],
        ),
        ("A captain hit the village head of Kyaukpyu.", "harm.assault", ["captain"], ["head"]),
    ],
)
def test_a_series_of_acts_is_of_those_who_did_it(
    text: str, code: str, who: list[str], whom: list[str]
) -> None:
    event = told(text)[code]
    assert all(any(name in actor for actor in actors(event)) for name in who)
    assert all(any(name in target for target in targets(event)) for name in whom)


def test_what_a_motorcycle_is_followed_by_is_no_act_of_its_riders() -> None:
    assert told("Two men on a motorcycle followed by a pickup left the town.").codes == []


@pytest.mark.parametrize(
    ("text", "code", "who", "whom"),
    [
        ("Unity Party official arrested", "liberty.arrest", [], ["Unity Party official"]),
        ("Trio of Thai student leaders denied bail", "law.rule", [], ["Trio of Thai student leaders"]),
        ("Journalists forced to sign false confessions", "pressure.document", [], ["Journalists"]),
        ("Four soldiers killed in ambush", "harm.kill", [], ["Four soldiers"]),
        (
            "Soldiers came to the gate, others beaten including a boy of 15.",
            "harm.assault",
            [],
            ["others"],
        ),
        (
            "The year ended with at least 44 reporters beaten or held, the union said.",
            "harm.assault",
            [],
            ["at least 44 reporters"],
        ),
        ("A monk defrocked and jailed", "liberty.convict", [], ["monk"]),
    ],
)
def test_what_is_told_without_its_auxiliary_was_done_to_its_subject(
    text: str, code: str, who: list[str], whom: list[str]
) -> None:
    event = told(text)[code]
    assert (actors(event), targets(event)) == (who, whom)


@pytest.mark.parametrize(
    ("text", "code", "who"),
    [
        ("Court denied bail to the five men.", "law.rule", ["Court"]),
        ("Soldiers killed and burned in three villages.", "harm.kill", ["Soldiers"]),
        ("The shelling killed at least 31.", "harm.kill", []),
        ("Police arrested and beat dozens.", "liberty.arrest", ["Police"]),
        ("Police detained, without giving a reason, four students.", "liberty.detain", ["Police"]),
    ],
)
def test_who_acts_without_an_object_beside_the_verb_still_acts(text: str, code: str, who: list[str]) -> None:
    event = told(text)[code]
    assert actors(event) == who
    assert not set(who) & set(targets(event))


@pytest.mark.parametrize(
    ("text", "code", "who", "whom"),
    [
        (
            "GOMA. Oct 8 (Wire) - Fourteen supporters of the opposition movement Free Kivu detained during a"
            " protest rally in Goma on October 6 have been released without sanctions.",
            "liberty.release",
            [],
            ["Fourteen supporters of the opposition movement"],
        ),
        (
            "He ran into the fields but his sister and two children were abducted by gunmen.",
            "liberty.disappear",
            ["gunmen"],
            ["his sister", "two children"],
        ),
        (
            "Human rights defenders Ana Roca and Luis Paz were murdered on 6 June.",
            "harm.kill",
            [],
            ["Ana Roca", "Luis Paz"],
        ),
        (
            "Wilmer Paz was shot and killed by a pursuing police officer on Sunday.",
            "harm.kill",
            ["pursuing police officer"],
            ["Wilmer Paz"],
        ),
        (
            "He was convicted on 4 May 2021 of killing a nurse.",
            "harm.kill",
            ["He"],
            ["nurse"],
        ),
        # the ones that were right before
        (
            "Soldiers burned the huts but the villagers fled.",
            "movement.flee",
            ["villagers"],
            [],
        ),
    ],
)
def test_a_subject_is_its_own_verbs(text: str, code: str, who: list[str], whom: list[str]) -> None:
    event = told(text)[code]
    assert (actors(event), targets(event)) == (who, whom)


@pytest.mark.parametrize(
    ("text", "code", "whom"),
    [
        ("Also arrested were two students and a monk.", "liberty.arrest", ["two students", "monk"]),
        ("Also charged is a bus conductor.", "liberty.charge", ["bus conductor"]),
        ("Killed in the attack were three farmers.", "harm.kill", ["three farmers"]),
        ("A mob battered to death two traders in the market.", "harm.kill", ["two traders"]),
    ],
)
def test_a_subject_or_an_object_that_comes_last_is_who_it_was_done_to(
    text: str, code: str, whom: list[str]
) -> None:
    assert targets(told(text)[code]) == whom
