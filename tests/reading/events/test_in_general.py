"""What is feared, said of acts as such, struck in words only, decreed, played; beside each what was done."""

import pytest

from tests.reading.events.told import told

_FAMILIES = [
    # what is only feared or guessed
    (
        "There was speculation in the capital that the minister had been arrested.",
        "There was confirmation in the capital that the minister had been arrested.",
    ),
    (
        "The order sowed panic in the camp that the refugees would be deported.",
        "The order sowed panic in the camp. Soldiers deported the refugees.",
    ),
    (
        "He went missing, raising fears among his relatives that he was secretly deported.",
        "He went missing. His relatives said that he was secretly deported.",
    ),
    # what nobody can strike
    (
        "The union called the new fees an assault on the dignity of students.",
        "The union filmed an assault on a group of students.",
    ),
    (
        "The Board considers it an attack on the whole profession.",
        "The Board saw an attack on a whole village.",
    ),
    ("The rule is an attack on their freedom.", "There was an attack on their freedom fighters."),
    ("It was a murder of language, the critic wrote.", "It was a murder of villagers, the critic wrote."),
    # maxims and definitions
    (
        "When a journalist is killed, the truth is buried, the bishop said.",
        "When a journalist was killed, the bishop said Mass.",
    ),
    (
        "Attacks on reporters are attacks on democracy, the federation said.",
        "Attacks on two reporters shook the town, the federation said.",
    ),
    ("Violence against nurses is unacceptable.", "There was violence against nurses on Monday."),
    (
        "An enforced disappearance occurs when agents of a state arrest a person.",
        "The disappearance occurred on Monday. Agents arrested a person.",
    ),
    ("Child marriage is a form of violence against girls.", "Guards used a form of violence against girls."),
    # what an office lets be done, or stops
    (
        "The cabinet approved the deportation of 40 refugees.",
        "The cabinet defended the deportation of 40 refugees.",
    ),
    (
        "The high court stayed the eviction of 300 families.",
        "The high court saw the eviction of 300 families.",
    ),
    (
        "Protesters put a stop to the eviction of the monks.",
        "Protesters reacted to the eviction of the monks.",
    ),
    # drills and tales
    (
        "Soldiers rehearsed the storming of the parliament building.",
        "Soldiers stormed the parliament building.",
    ),
    (
        "In a drill at the port, police arrested three men.",
        "In a hall at the port, police arrested three men.",
    ),
    ("Cadets stormed a mock embassy.", "Cadets stormed a French embassy."),
    (
        "Firemen staged an exercise in which a bomb exploded at the station.",
        "Firemen recalled the night on which a bomb exploded at the station.",
    ),
    (
        "The novel tells of a teacher who is jailed for a poem.",
        "The novel tells of Ana Reyes, who was jailed for a poem.",
    ),
    # what turned out to be another thing
    (
        "A suspected attack on the library turned out to be a cooking fire.",
        "A suspected attack on the library turned out to be the work of two soldiers.",
    ),
    (
        "The supposed abduction of the singer was a stunt.",
        "The abduction of the singer was a crime.",
    ),
    (
        "The union had claimed that soldiers beat 40 men. It has since conceded that nobody was hurt.",
        "The union had claimed that soldiers beat 40 men. It has since conceded that it had been late.",
    ),
    (
        "A post claimed that police had raped two women. Fact-checkers found that the picture was old.",
        "A post claimed that police had raped two women. Fact-checkers found that the picture was genuine.",
    ),
    (
        "The deputy said that reports that troops had burned a village were without foundation.",
        "The deputy said that troops had burned a village which was without a school.",
    ),
    # ways of speaking
    ("The team was robbed of a penalty.", "The team was robbed of a bus."),
    ("The drought holds farmers hostage to the weather.", "The gang held farmers hostage."),
]


@pytest.mark.parametrize(("untold", "done"), _FAMILIES)
def test_what_is_told_of_no_act_is_not_drafted_as_done_and_its_like_is(untold: str, done: str) -> None:
    acts = ("harm.", "liberty.a", "liberty.c", "liberty.disappear", "movement.", "property.")
    of_act = [c for c in told(untold).asserted if c.startswith(acts) and "missing" not in untold]
    assert of_act == [], untold
    assert told(done).asserted != [], done
    if "missing" in untold:
        assert "movement.deport" not in told(untold).asserted
