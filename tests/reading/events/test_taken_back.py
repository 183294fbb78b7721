"""Claims that a report tells and takes back; beside each, its like that stands."""

import pytest

from tests.reading.events.told import told

_FAMILIES = [
    # who told it takes it down, corrects it, says sorry
    (
        "A Facebook page that reported that Luis Duarte had died in custody removed the post and apologised.",
        "The Facebook page that reported that police had shot Luis Duarte removed the post on police orders.",
    ),
    (
        "A blog that claimed that soldiers had shot the mayor deleted the entry an hour later.",
        "The blog that claimed that soldiers had shot the mayor deleted the entry after threats.",
    ),
    (
        "A radio presenter who announced that rebels had burned the clinic apologised on air.",
        "The radio station that reported that the army had bombed the school apologised for the delay.",
    ),
    (
        "The news site that wrote that soldiers had beaten the pastor deleted the article.",
        "The news site that wrote that soldiers had beaten the pastor did not delete the article.",
    ),
    (
        "A group that had posted that settlers torched the mosque withdrew its post.",
        "The group that had posted that settlers torched the mosque withdrew its lawyers.",
    ),
    (
        "The newspaper reported that Ana Roca had been jailed. It later removed the article and apologised.",
        "The newspaper reported that police had beaten Ana Roca. They later apologised.",
    ),
    (
        "The station reported that the army had shot the boy. The station apologised on Tuesday.",
        "The station reported that the army had shot the boy. It apologised on Tuesday.",
    ),
    (
        "The agency removed its report that soldiers had beaten the mayor.",
        "Facebook removed a post that said soldiers had beaten the mayor.",
    ),
    # a piece of a statement that is disowned
    (
        "He disowned the passage according to which Omar Seck had threatened to burn the manager's car.",
        "He disowned his son, who had threatened to burn the manager's car.",
    ),
    (
        "She repudiated the paragraph that says her brother had stabbed the guard.",
        "She stood by the paragraph that says her brother had stabbed the guard.",
    ),
    (
        "He denied having written the sentence according to which strikers had beaten two guards.",
        "He read out the sentence according to which strikers had beaten two guards.",
    ),
    (
        "The driver said the words according to which Banda had shot the man were added by investigators.",
        "The driver said the words according to which Banda had shot the man were read out by a clerk.",
    ),
    (
        "In court he said the passage stating that his cousin had kidnapped the trader was not his.",
        "In court he said the passage stating that his cousin had kidnapped the trader was his own.",
    ),
    (
        "The witness rejected the lines that said the chief had shot the boy.",
        "The witness rejected the lines of inquiry that showed that the chief had shot the boy.",
    ),
    # a cause that is nobody's act
    (
        "The party complained that its office was set alight. The fire service informed observers that the "
        "cause was an electrical fault, and the party withdrew its complaint.",
        "The party complained that its office was set alight. It withdrew its complaint after threats.",
    ),
    (
        "Villagers said rangers had burned the granary. The fire brigade found that lightning was the cause.",
        "Villagers said soldiers had burned the granary. The army established that lightning was the cause.",
    ),
    (
        "The owner complained that her shop was torched. Firefighters traced the blaze to a faulty freezer.",
        "The owner complained that her shop was torched. Firefighters said it might be due to a faulty oven.",
    ),
    (
        "Neighbours said that the herders had set fire to the barn. The cause turned out to be a gas leak.",
        "Neighbours said that the herders had set fire to the barn. The cause turned out to be petrol.",
    ),
    # idle talk that somebody calls made up, be it the accused; an account is not undone so
    (
        "A report circulated on Facebook that police had opened fire on the crowd was, the chief said, "
        '"made up from nothing".',
        "A nurse's account that police had opened fire on the crowd was, the chief said, "
        '"made up from nothing".',
    ),
    (
        'Reports online that soldiers had burned the market were "made up", the spokesman said.',
        'Villagers said that soldiers had burned the market. The spokesman said the report was "made up".',
    ),
    (
        "Posts that the army had bombed the school were, according to the fact-checkers, a fabrication.",
        "Posts that the army had bombed the school were, according to the teachers, the first warning.",
    ),
    (
        'He called a Facebook report that police had fired on the marchers "made up from nothing".',
        'He called a report by doctors that police had fired on the marchers "made up from nothing".',
    ),
]


@pytest.mark.parametrize(("back", "stands"), _FAMILIES)
def test_a_claim_taken_back_is_not_drafted_as_done_and_its_like_is(back: str, stands: str) -> None:
    grave = ("harm.", "liberty.", "pressure.threaten")
    assert [code for code in told(back).asserted if code.startswith(grave)] == [], back
    assert [code for code in told(stands).asserted if code.startswith(grave)], stands


def test_an_apology_says_that_it_was_not_so_and_a_removal_leaves_it_untold() -> None:
    claim = "The blog that claimed that soldiers had shot the mayor "
    assert told(claim + "apologised for the error.")["harm.assault"].polarity == "did-not-happen"
    assert "harm.assault" not in told(claim + "removed the entry.").codes


def test_a_complaint_withdrawn_takes_back_no_act() -> None:
    text = "The woman complained that two officers had beaten her. She withdrew the complaint."
    assert told(text)["harm.assault"].polarity == "happened"


def test_an_allegation_withdrawn_with_no_cause_found_undoes_no_killing() -> None:
    text = "The union alleged that guards had killed a driver. It withdrew the complaint over a burst tyre."
    assert told(text)["harm.kill"].polarity == "happened"


def test_a_secret_service_is_no_fire_service() -> None:
    text = (
        "Villagers said rangers had burned the huts. The intelligence service said that the report was false."
    )
    assert told(text)["harm.bomb"].polarity == "happened"
