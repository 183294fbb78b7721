"""When an event happened: its clause, its sentence, the story it continues; never the day of a statement."""

from onrecord.record import Event
from tests.reading.events.told import told


def _when(event: Event) -> str | None:
    return event.date.edtf if event.date else None


def test_a_story_goes_on_the_day_it_began() -> None:
    found = told(
        "On 28 November 2019 gunmen ambushed a bus. Two traders were killed and the driver was beaten."
    )
    assert [_when(found[c]) for c in ("harm.kill", "harm.assault")] == ["2019-11-28", "2019-11-28"]


def test_what_was_then_done_was_done_that_day() -> None:
    text = "Officers arrested two men on 3 May 2019. They were then beaten in the police station."
    assert _when(told(text)["harm.assault"]) == "2019-05-03"


def test_a_story_within_a_quotation_goes_on() -> None:
    text = "“The soldiers came on 3 May 2019,” said Ana Lobo. “They beat my father.”"
    assert _when(told(text)["harm.assault"]) in {"2019-05-03", None}


def test_what_has_been_done_since_has_no_day_of_the_story() -> None:
    text = "Gunmen ambushed a bus on 3 May 2019. The army has killed dozens of people in the region."
    assert _when(told(text)["harm.kill"]) is None


def test_what_had_been_done_before_has_no_day_of_the_story() -> None:
    text = "Gunmen ambushed a bus on 3 May 2019. They had killed its owner."
    assert _when(told(text)["harm.kill"]) is None


def test_the_day_of_saying_is_never_carried_on() -> None:
    text = "Police released a report on the matter, a spokesman said on 4 May 2019. Soldiers killed two men."
    assert _when(told(text)["harm.kill"]) is None


def test_a_clause_of_before_and_after_has_another_day() -> None:
    text = "Gunmen shot dead an organiser on 21 August 2019, after soldiers had beaten him."
    found = told(text)
    assert _when(found["harm.kill"]) == "2019-08-21"
    assert _when(found["harm.assault"]) is None


def test_days_after_another_event_are_counted_from_it() -> None:
    text = "Gunmen shot dead an organiser on 21 August 2019, two days after soldiers beat him."
    found = told(text)
    assert _when(found["harm.kill"]) == "2019-08-21"
    assert _when(found["harm.assault"]) == "2019-08-19"


def test_the_night_of_a_day_is_that_day() -> None:
    text = "Men abducted the teacher on the night of 3 March 2020."
    assert _when(told(text)["liberty.disappear"]) in {"2020-03-03"}


def test_a_stretch_of_days_is_an_interval() -> None:
    text = "Workers protested from 3 May 2019 to 5 May 2019."
    assert _when(told(text)["civic.protest"]) == "2019-05-03/2019-05-05"


def test_a_duration_is_no_date() -> None:
    assert told("The monk was held for three weeks.")["liberty.detain"].date is None


def test_a_line_that_opens_with_a_date_dates_what_it_tells() -> None:
    text = "12 May 2022: Soldiers beat a trader. His shop is looted."
    assert [_when(e) for e in told(text).reading.events] == ["2022-05-12", "2022-05-12"]


def test_a_time_in_an_aside_is_not_the_storys() -> None:
    text = "On 2 May 2023 police beat students who had occupied a hall since 24 April 2023. They beat a monk."
    found = [_when(e) for e in told(text).reading.events if e.type == "harm.assault"]
    assert found == ["2023-05-02", "2023-05-02"]


def test_days_after_what_is_no_event_are_counted_from_the_story() -> None:
    text = "The hearing opened on 13 November 2017. Two days after the hearing he was released."
    assert _when(told(text)["liberty.release"]) == "2017-11-15"


def test_about_noon_leaves_the_day_exact() -> None:
    assert _when(told("On 3 May 2016, at about noon, men beat a pharmacist.")["harm.assault"]) == "2016-05-03"


def test_what_did_not_happen_has_no_day_of_the_story() -> None:
    text = "Soldiers beat a trader on 3 May 2019. Nobody was killed."
    assert [_when(e) for e in told(text).reading.events if e.type == "harm.kill"] in ([], [None])


def test_the_day_of_what_is_still_to_come_is_not_that_of_what_was() -> None:
    found = told("Two men were convicted of murder and will be sentenced on 4 February 2021.")
    assert _when(found["liberty.convict"]) is None


def test_what_had_been_before_has_no_day_of_the_sentence() -> None:
    found = told("On 3 May 2019 a judge freed four men who had spent months in jail.")
    assert _when(found["liberty.detain"]) is None


def test_an_hour_of_a_day_is_no_bound() -> None:
    text = "Before dawn on 6 March 2019 twenty men went through the hamlet. They beat a catechist."
    assert _when(told(text)["harm.assault"]) == "2019-03-06"
    bound = "Before the vote of 6 March 2019 twenty men went through the hamlet. They beat a catechist."
    assert _when(told(bound)["harm.assault"]) is None


def test_a_noun_beside_the_act_has_a_day_of_its_own() -> None:
    text = (
        "A court on 3 June 2016 jailed a clerk and acquitted a cook in a case stemming from a strike in May."
    )
    assert _when(told(text)["liberty.convict"]) == "2016-06-03"
    assert _when(told(text)["liberty.release"]) == "2016-06-03"


def test_a_court_acts_on_the_day_of_its_hearing() -> None:
    opening = "A court in Gulu on 3 June 2016 jailed Moses Oloya.\n\nHis lawyer pleaded for him.\n\n"
    assert (
        _when(told(opening + "The judge banned his wife from leaving the country.")["movement.restrict"])
        == "2016-06-03"
    )
    assert (
        _when(
            told(opening + "The Court of Appeal banned his wife from leaving the country.")[
                "movement.restrict"
            ]
        )
        is None
    )


def test_a_sentence_is_not_of_the_day_of_what_it_punishes() -> None:
    found = told(
        "On 7 June 2019 the Military Court in Goma sentenced Augustin Ilunga to 20 years' imprisonment "
        "for the rape of two women in Sake in November 2017."
    )["liberty.convict"]
    assert _when(found) == "2019-06-07"
    assert found.place is not None
    assert found.place.span.text == "Goma"
    assert _when(told("He was jailed for the murder of a farmer in 2015.")["liberty.convict"]) is None


def test_what_somebody_is_arrested_for_was_not_done_that_day() -> None:
    found = told("Police in Manila arrested him on 3 May 2019 for the murder of a nun.")
    assert _when(found["liberty.arrest"]) == "2019-05-03"
    assert _when(found["harm.kill"]) is None
    assert found["harm.kill"].place is None
    assert (
        _when(told("Thousands gathered in Dhaka on 3 May 2019 for a protest.")["civic.protest"])
        == "2019-05-03"
    )


def test_a_strike_is_of_the_day_on_which_it_began() -> None:
    assert _when(told("She led a strike at the port which began on 12 May 2019.")["civic.protest"]) == (
        "2019-05-12"
    )
    beaten = told("Police beat students who had started a fast on 3 May 2019.")["harm.assault"]
    assert _when(beaten) is None


def test_the_day_after_what_is_told_nowhere_else_is_not_known() -> None:
    text = "On 28 December 2015 police arrested four men. They were granted bail on the day after the vote."
    assert _when(told(text)["liberty.release"]) is None
    before = "The vote was held on 28 December 2015. Four men were granted bail on the day after the vote."
    assert _when(told(before)["liberty.release"]) == "2015-12-29"


def test_the_end_of_a_term_is_not_the_day_it_began() -> None:
    text = "On 12 March 2019 she heard them. She remanded the men to jail custody until 19 March 2019."
    assert _when(told(text)["liberty.detain"]) != "2019-03-19"


def test_an_hour_of_a_day_is_told_with_of() -> None:
    assert (
        _when(told("Eight were released at about 2 am of Wednesday, 11 May 2016.")["liberty.release"])
        == "2016-05-11"
    )


def test_a_time_behind_the_place_of_a_participle_is_its_own() -> None:
    text = (
        "Five farmers arrested near a plantation in Kampong Thom in October 2014 were freed on 6 March 2015."
    )
    assert _when(told(text)["liberty.arrest"]) == "2014-10"
    assert _when(told(text)["liberty.release"]) == "2015-03-06"


def test_the_day_on_which_they_came_for_somebody_is_the_day_of_the_act() -> None:
    came = told("Two teachers were beaten by soldiers who came to the school on 3 May 2019.")
    assert _when(came["harm.assault"]) == "2019-05-03"
    joined = told("He was killed by a man who joined the police on 4 May 2010.")
    assert _when(joined["harm.kill"]) is None


def test_an_act_that_is_told_again_has_its_day() -> None:
    text = (
        "Ana Roca, who was arrested on 4 May 2019, was on 5 May 2019 refused bail.\n"
        "Ana Roca was arrested at the port."
    )
    assert [_when(e) for e in told(text).reading.events if e.type == "liberty.arrest"] == ["2019-05-04"] * 2


def test_what_somebody_saw_done_has_the_day_of_the_seeing() -> None:
    seen = told("On 30 September 2021, observers saw employees of the town beat three voters.")
    assert _when(seen["harm.assault"]) == "2021-09-30"
    crowd = (
        "On 4 May 2021 the crowd set off. A reporter saw officers fire tear gas and drag away nine people."
    )
    assert [_when(e) for e in told(crowd).reading.events] == ["2021-05-04"] * 2
    said = told("On 4 May 2021 the crowd set off. A reporter said officers had beaten nine people.")
    assert _when(said["harm.assault"]) is None


def test_how_long_it_lasted_is_not_how_long_after() -> None:
    text = "In May 2020 workers went on strike for six days after a guard shot dead a labourer."
    assert _when(told(text)["civic.protest"]) == "2020-05"
    counted = told("Workers went on strike six days after a guard was killed on 3 May 2020.")
    assert [_when(counted[c]) for c in ("civic.protest", "harm.kill")] == ["2020-05-09", "2020-05-03"]


def test_the_other_act_is_counted_where_the_clause_has_its_own_day() -> None:
    found = told("Officials detained the man on 12 June 2019, a day after arresting his brother.")
    assert _when(found["liberty.detain"]) == "2019-06-12"
    assert _when(found["liberty.arrest"]) == "2019-06-11"


def test_hours_after_another_act_is_the_same_day() -> None:
    text = "Gunmen killed a trader on 11 June 2019, two hours after police had raided his shop."
    assert _when(told(text)["property.raid"]) == "2019-06-11"
    text = "Gunmen killed a trader on 11 June 2019, 30 hours after police had raided his shop."
    assert _when(told(text)["property.raid"]) is None


def test_a_count_moves_the_story_on() -> None:
    text = (
        "Soldiers arrested the two on 3 May 2019. Four days after the arrest, they were brought to court. "
        "The judge freed them."
    )
    assert _when(told(text)["liberty.release"]) == "2019-05-07"
    text = "Soldiers arrested the two on 3 May 2019. Four days after the vote, rain fell. Police beat a man."
    assert _when(told(text)["harm.assault"]) is None


def test_a_noun_sums_up_the_act_from_which_a_day_is_counted() -> None:
    paragraphs = (
        "Gunmen shot at farmers on 3 May 2019.\n\nOne of them is in hospital.\n\n"
        "The day after the {}, two men were arrested by police."
    )
    assert _when(told(paragraphs.format("attack"))["liberty.arrest"]) == "2019-05-04"
    assert _when(told(paragraphs.format("vote"))["liberty.arrest"]) is None


def test_who_came_for_it_or_was_at_it_then_gives_the_day() -> None:
    text = "Soldiers who searched his shop on 2 June 2019 took away two phones."
    assert _when(told(text)["property.remove"]) == "2019-06-02"
    text = "Security guards shot at farmers who were protesting at Mpundu on 2 June 2019."
    assert _when(told(text)["harm.assault"]) == "2019-06-02"
    text = "Security guards shot at farmers who had protested at Mpundu on 2 June 2019."
    assert _when(told(text)["harm.assault"]) is None


def test_the_day_of_an_act_that_is_reported_done_is_its_own() -> None:
    text = "Over 80 people have been reported arrested on 11 February 2012 in Kumbo."
    assert _when(told(text)["liberty.arrest"]) == "2012-02-11"


def test_in_the_evening_is_of_the_day_of_the_story() -> None:
    text = "Police beat Otim on 3 May 2019. He was released {} evening after his brother paid a fine."
    assert _when(told(text.format("in the"))["liberty.release"]) == "2019-05-03"
    assert _when(told(text.format("the"))["liberty.release"]) != "2019-05-03"


def test_the_day_of_a_charge_or_an_arrest_is_not_of_the_other_act() -> None:
    freed = told("Two teachers arrested on 3 May 2021 have been freed.")
    assert [_when(freed[c]) for c in ("liberty.arrest", "liberty.release")] == ["2021-05-03", None]
    assert _when(told("Police accused the two on 4 May 2021 of burning the hall.")["harm.bomb"]) is None
    struck = told("Families have protested since 4 May 2021 over the killing of a boy.")
    assert _when(struck["harm.kill"]) is None


def test_a_clock_is_not_of_the_day_since_which_men_strike() -> None:
    text = (
        "Police came on 3 May 2021 and beat a man. Farmers have protested since 20 January 2021."
        " A teacher was shot at 7pm."
    )
    assert [_when(e) for e in told(text).reading.events if e.trigger.text == "shot"] == ["2021-05-03"]
