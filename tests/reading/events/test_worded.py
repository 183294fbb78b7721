"""What the words that lead to an act make of it; beside each, its like that was done."""

import pytest

from tests.reading.events.told import told

_FAMILIES = [
    # at no time
    ("The teacher was at no time detained, he said.", "The teacher was at one time detained, he said."),
    ("Under no circumstances did we fire on the crowd.", "Under a mango tree police fired on the crowd."),
    ("The paper has in no way been censored.", "The paper has in many ways been censored."),
    ("Not once did the soldiers burn a house.", "Once the soldiers burned a house."),
    ("Nowhere were journalists arrested that week.", "Somewhere journalists were arrested that week."),
    ("He had neither kicked the woman nor beaten the boy.", "He had kicked the woman and beaten the boy."),
    ("The captain did not kick him, nor did he slap him.", "The captain did not speak; he slapped him."),
    (
        "Neither the party's office nor the court was torched.",
        "Both the party's office and the court were torched.",
    ),
    ("Magistrates there seldom release suspects.", "Magistrates released the suspects."),
    (
        "The army has not, as a widely shared image would have it, burned the village.",
        "The army has, as an image shows, burned the village.",
    ),
    # what would follow if something were not done
    (
        "Each must pay 900 rupees, in default of which they will have to serve one more year in jail.",
        "He will have to pay the fine. Police arrested him on Monday.",
    ),
    ("Traders must pay on pain of being arrested.", "Traders complained of being arrested."),
    ("We kept a bag packed in case we had to flee.", "In that case we had fled."),
    # held back from it
    ("The government ruled out extraditing the poet.", "The court ruled after extraditing the poet."),
    ("Officers held back from firing on the crowd.", "Officers held back nothing, firing on the crowd."),
    (
        "The minister thought better of closing the newspaper.",
        "The minister boasted of closing the newspaper.",
    ),
    ("The army stopped short of bombing the town.", "The army stopped after bombing the town."),
    ("They dropped a plan to evict 60 families.", "They dropped leaflets and evicted 60 families."),
    ("They were within an inch of hanging him.", "Within an hour they hanged him."),
    ("I was tempted to strike the guard.", "I was not tempted. He struck the guard."),
    ("She was afraid of being beaten again.", "She was tired of being beaten again."),
    (
        "There was never any question of soldiers beating the boys.",
        "He answered the question. Soldiers beat the boys.",
    ),
    # the matter of a course, of a law, of a policy
    (
        "UNMISS held a training for 30 officers on the arrest and detention of juveniles.",
        "Trainers spoke of the arrest and detention of six juveniles.",
    ),
    ("Lawyers gave a lecture on unlawful detention.", "The trainer was arrested at a lecture."),
    ("The bill provides for closure of radio stations.", "Soldiers closed two radio stations."),
    ("The code sets out penalties for arson of public buildings.", "He spoke of the arson of the town hall."),
    (
        "A ruling that allowed the army to detain civilians was set aside.",
        "After the ruling the army detained civilians.",
    ),
    ("Motorists may have their cars seized.", "Motorists had their cars seized."),
    (
        "An amnesty under which fighters who laid down their arms would be pardoned was announced.",
        "The fighters who laid down their arms were pardoned.",
    ),
    (
        "“Enforced disappearance” is the arrest or abduction of a person by agents of the state.",
        "“Enforced disappearance” was not his word for the abduction of his brother by soldiers.",
    ),
    (
        "It is urged that lists of persons prohibited from leaving be published.",
        "The lists name persons whom police beat.",
    ),
    ("Jailing journalists will not bring down the price of bread.", "Jailing six journalists, he went on."),
    # placards, plans, plays, figures
    ("Students carried signs that said “Press, murdered 2023”.", "Police murdered two students with signs."),
    (
        "Activists planned to deliver a letter, asking the king for mercy.",
        "Activists delivered a letter, asking the king for mercy.",
    ),
    ("The strike begins on Monday at six.", "The strike began on Monday at six."),
    ("Ziad Haddad plays a man kidnapped by a militia.", "Ziad Haddad met a man kidnapped by a militia."),
    ("His rival had “robbed the county blind”.", "Gunmen robbed the blind man of his pension."),
    ("Investors are deserting the island.", "Soldiers deserted to the rebels."),
    ("The unions are holding the budget hostage.", "Rebels were holding a priest hostage."),
    (
        "The striker murdered the Zamalek defence in a first half to forget.",
        "Gunmen murdered the striker in the first half of May.",
    ),
]


@pytest.mark.parametrize(("not_done", "done"), _FAMILIES)
def test_what_words_lead_to_is_not_drafted_as_done(not_done: str, done: str) -> None:
    assert told(not_done).asserted == []
    assert told(done).asserted != []


_TAKEN_BACK = [
    (
        "A court threw out a complaint that soldiers had beaten the farmer.",
        "A court upheld a complaint that soldiers had beaten the farmer.",
    ),
    ("The claim that soldiers looted the shop fails.", "The claim that soldiers looted the shop succeeds."),
    (
        "A channel had flashed that the mayor was jailed. It later withdrew the report.",
        "A channel had flashed that the mayor was jailed. It later interviewed his wife.",
    ),
    (
        "A paper reported that the producer had been kidnapped. The paper retracted the story.",
        "A paper reported that the producer had been kidnapped. The paper offered a reward.",
    ),
    (
        "A boy who told police that gunmen kidnapped him had made up the story.",
        "A boy who told police that gunmen kidnapped him had made his way home.",
    ),
    (
        "It says there that the sergeant kicked the old woman. I did not say so.",
        "It says there that the sergeant kicked the old woman. I did say so.",
    ),
    (
        "Two women withdrew statements in which they said the senator had raped them.",
        "Two women signed statements in which they said the senator had raped them.",
    ),
    (
        "The soldier whose family was told that rebels had killed him is alive.",
        "The soldier whose family was told that rebels had killed him was a driver.",
    ),
    (
        "A boy reported snatched by a stranger had walked to his grandmother's house.",
        "A boy reported snatched by a stranger was nine.",
    ),
    (
        "It is not true, they say, that soldiers had burned the village.",
        "It is true, they say, that soldiers had burned the village.",
    ),
]


@pytest.mark.parametrize(("taken_back", "held"), _TAKEN_BACK)
def test_a_claim_that_is_taken_back_is_not_drafted_as_done(taken_back: str, held: str) -> None:
    assert [c for c in told(taken_back).asserted if c.startswith(("harm.", "liberty.", "property."))] == []
    assert told(held).asserted != []


def test_what_had_hardly_been_done_was_done() -> None:
    found = told("Hardly had he been released when soldiers arrested him again.")
    assert found.asserted == ["liberty.release", "liberty.arrest"]
