"""Threats and offers that are told as speech: what would follow, for whom, and by whose hand."""

import pytest

from tests.reading.events.told import targets, told


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("The officer told him that if he came again he would “join him inside”.", "officer", "him"),
        ("He said if I did not sign, the court could call me any time.", "He", "I"),
        ("Two policemen told us that next time they would not wait for us to get out.", "policemen", "us"),
        ("Men told Arsen to stop writing or his brother would never come home.", "Men", "Arsen"),
        ("Youths visited the schools, warning teachers to resign or be “dealt with”.", "Youths", "teachers"),
        (
            "“If you speak to the press,” the captain told her, “you will not see him again.”",
            "captain",
            "her",
        ),
        ("The chief told us that whoever voted otherwise would have no water from his well.", "chief", "us"),
        ("Guards told relatives that if they talked, the visits would stop.", "Guards", "relatives"),
        ("She was told to forget it if she wanted to grow old.", "", "She"),
        ("He warned that people who spread such tales could find themselves charged.", "He", "people"),
        (
            "A lieutenant told the fishermen that any boat found beyond the reef would be sunk.",
            "lieutenant",
            "fishermen",
        ),
    ],
)
def test_an_ill_that_hangs_on_what_somebody_does_is_a_threat_to_them(text: str, who: str, whom: str) -> None:
    threat = told(text)["pressure.threaten"]
    assert [p.span.text for p in threat.actors if who in p.span.text] or not who
    assert any(whom in p.span.text for p in threat.targets)


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        (
            "Ana Roca was freed. Police chief Kim Borin said if she came back she would be sent to court.",
            "Kim Borin",
            "she",
        ),
        (
            "The captain said he will close the market if anybody complains to the governor.",
            "captain",
            "anybody",
        ),
        ("Officers warned the women that next time their children could be taken away.", "Officers", "women"),
        ("They told me that if I did not pay they would write that I am a kidnapper.", "They", "me"),
    ],
)
def test_who_has_the_power_threatens_whoever_it_hangs_on(text: str, who: str, whom: str) -> None:
    threat = told(text)["pressure.threaten"]
    assert [p.span.text for p in threat.actors if who in p.span.text]
    assert any(whom in p.span.text for p in threat.targets)


@pytest.mark.parametrize(
    "text",
    [
        "The nurse said if she came back on Thursday she would be sent to another ward.",
        "The chief said if they are convicted they would lose their seats.",
    ],
)
def test_who_foretells_what_is_not_his_to_do_threatens_nobody(text: str) -> None:
    assert "pressure.threaten" not in told(text).codes


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The clerk received a text that she would be shot if she testified.", "clerk"),
        ("The pastor got a letter saying his church would be burned unless he stopped preaching.", "pastor"),
        ("She got a call in which a man said her son would be killed.", "She"),
        ("Someone sent him a message saying his children would be kidnapped.", "him"),
        ("“They said my daughter could lose her post at the clinic,” the widow said.", "my"),
        ("The foreman threatened to have her dismissed if she did not sign.", "her"),
        ("The men threatened to kill the hostages if soldiers followed the car.", "hostages"),
        ("A colonel warned the widow to withdraw her name from the petition.", "widow"),
        ("“If you talk, your brother will disappear,” the sergeant told her.", "her"),
    ],
)
def test_a_threat_is_to_whoever_a_message_reaches_or_another_is_to_strike(text: str, whom: str) -> None:
    read = told(text)
    assert [p.span.text for p in read["pressure.threaten"].targets if whom in p.span.text]
    assert read.asserted == ["pressure.threaten"]


@pytest.mark.parametrize(
    "text",
    [
        "She received a letter that her son would be released if she paid the bail.",
        "He received a text that he would be promoted if he passed the test.",
        "The firm got an email that its account would be closed next month.",
        "“They will be taken to court on Monday,” the inspector told the Lanao Mail.",
        "“They said our team could lose the match,” he said.",
        "“They tell me that tomorrow they will charge him,” his brother said.",
        "A doctor told her in a letter that she would die if she did not rest.",
        "The friend warned him to withdraw his savings from the bank.",
    ],
)
def test_a_message_that_foretells_no_harm_by_the_sender_threatens_nobody(text: str) -> None:
    assert "pressure.threaten" not in told(text).codes


def test_a_harm_that_somebody_shouts_is_a_threat_and_is_not_done() -> None:
    read = told("Officers came up to the reporters. “We will break your camera and your head.”")
    assert read.codes == ["pressure.threaten"]
    assert read.asserted == ["pressure.threaten"]
    assert told("The guards shouted that they would break our legs.").codes == ["pressure.threaten"]


@pytest.mark.parametrize(
    "text",
    ["“We will beat you in the election.”", "“We will not kill you.”", "They will break your camera."],
)
def test_what_is_no_harm_or_is_ruled_out_or_said_by_nobody_is_no_spoken_threat(text: str) -> None:
    assert "pressure.threaten" not in told(text).codes


def test_the_words_of_a_threat_reach_from_the_message_to_its_condition() -> None:
    text = "He received a text that he would be killed if he took his oath."
    assert [span.text for span in told(text)["pressure.threaten"].evidence] == [text.removesuffix(".")]


def test_who_called_somebody_is_who_warned_him() -> None:
    text = (
        "One of them said an officer had called him and warned that he would be “the next one” if he signed."
    )
    assert [p.span.text for p in told(text)["pressure.threaten"].actors] == ["officer"]


def test_one_that_befalls_somebodys_kin_is_told_to_whoever_is_to_meet_the_condition() -> None:
    threat = told("The officer said her sister would lose her post unless she signed it.")[
        "pressure.threaten"
    ]
    assert [p.span.text for p in threat.actors] == ["officer"]


@pytest.mark.parametrize(
    "text",
    [
        "The agent said that if I stood down they would give me a motorbike.",
        "A general told the deputies that they could keep their seats if they crossed over.",
        "“Vote for the motion and you will have the embassy in Lisbon,” the whip told him.",
        "The secretary told Mr Sok that he would be made an adviser if he joined.",
    ],
)
def test_a_good_that_hangs_on_a_vote_or_a_word_is_an_offer(text: str) -> None:
    assert told(text).codes == ["bribery.offer"]


def test_an_offer_and_a_threat_of_one_speech_are_two_acts() -> None:
    text = (
        "“He said if I signed, I could keep my job,” she said. “He said if I did not, they would arrest me.”"
    )
    assert told(text).codes == ["bribery.offer", "pressure.threaten"]


@pytest.mark.parametrize(
    "text",
    [
        "The secretary said the union would file an application if the base was not removed.",
        "Villagers said they would block the road if the ministry refused to meet them.",
        "The PRC has threatened to boycott the election.",
        "The doctor told her that she would lose the baby unless she rested.",
        "His lawyers told him that if he returned he would be arrested.",
        "Her mother told her that she would be arrested if she went to the march.",
        "Rescuers told them they would drown if they stayed.",
        "The minister told reporters that if the talks failed the government would resign.",
        "The minister told parliament that the company would lose its licence unless it paid its taxes.",
        "Officials told residents to leave or they would be cut off by the flood.",
        "The law says that whoever resists will be fined.",
        "The player was told that he would be fined if he was late again.",
        "He told police that he would have died if neighbours had not come.",
        "The refugees told the guards that he would be killed if he was sent back.",
        "The colonel told the villagers that they would be safe if they stayed indoors.",
        "The negotiator told the gunman that he would not be harmed if he let the child go.",
        "The agent told the singer that he would be rich if he signed the contract.",
        "The clerk told her that she would receive the certificate if she paid the fee.",
        "I told them that if they came again I would call the police.",
        "The rebels said they would lay down their arms if the president stepped down.",
        "Police told motorists to slow down or they would be fined.",
    ],
)
def test_forecasts_advice_and_plans_threaten_nobody_and_offer_nothing(text: str) -> None:
    assert not {"pressure.threaten", "pressure.intimidate", "bribery.offer"} & set(told(text).codes)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Officials gave them until the end of the month to join the ruling party.", "defection.urge"),
        ("The mediator gave them until Friday to join the talks.", ""),
        ("The officer pushed across the desk a statement saying that he had fallen.", "pressure.document"),
        ("The secretary put a paper before the editor of the newspaper.", ""),
        ("Youths came and ordered the teachers to attend night meetings.", "pressure.intimidate"),
        ("The judge ordered the couple to attend a meeting with a counsellor.", ""),
        ("Four men came and asked my husband whether he had life insurance.", "pressure.threaten"),
        ("Her cousin asked my husband whether he had life insurance.", ""),
        ("Two colleagues turned the governor down.", "bribery.refuse"),
        ("The court turned the governor down.", ""),
        ("The governor offered him a post as adviser and $300.", "bribery.offer"),
        ("The university offered him a post as lecturer.", ""),
        ("The officer offered to take him back if he retracted his complaint.", "bribery.offer"),
    ],
)
def test_pressure_in_gestures_and_terms(text: str, code: str) -> None:
    pressing = [c for c in told(text).codes if c.startswith(("pressure", "bribery", "defection"))]
    assert (code in pressing) if code else not pressing


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The leaflet said teachers must stop work or their houses would be burned.", ["teachers"]),
        ("Two persons came and told my wife that I would be locked up if I went.", ["my wife"]),
    ],
)
def test_those_who_must_obey_or_else_are_threatened(text: str, whom: list[str]) -> None:
    assert targets(told(text)["pressure.threaten"]) == whom


@pytest.mark.parametrize(
    "text",
    [
        "The minister said farmers must pay the tax or the scheme would end.",
        "The coach said players must train or they would lose the match.",
        "The doctor told her that she must rest or the baby would die.",
    ],
)
def test_what_must_be_done_or_something_fails_threatens_nobody(text: str) -> None:
    assert "pressure.threaten" not in told(text).codes
