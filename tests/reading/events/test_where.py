"""Where an event happened: names, words for a place, words that point back, and what is no place of it."""

from onrecord.record import Event
from tests.reading.events.told import Told, told


def _where(event: Event) -> str | None:
    return event.place.span.text if event.place else None


def _named(reading: Told, event: Event) -> str | None:
    """What the reading calls the place."""
    names = {entity.id: entity.name for entity in reading.reading.entities}
    return names.get(event.place.entity or "") if event.place else None


def test_a_named_place_says_more_than_the_market_in_it() -> None:
    assert (
        _where(told("Officers arrested two traders at the market in Ek Phnom.")["liberty.arrest"])
        == "Ek Phnom"
    )


def test_a_word_for_a_place_will_do_where_none_is_named() -> None:
    assert _where(told("They were beaten in the police station.")["harm.assault"]) == "police station"


def test_a_bodys_own_name_is_no_place() -> None:
    event = told("The Nakuru county commissioner arrested the clerk.")["liberty.arrest"]
    assert event.place is None


def test_where_a_court_sits_is_where_it_rules() -> None:
    text = "A court in Maracaibo on Wednesday convicted the president of the Zulia nurses' union."
    assert _where(told(text)["liberty.convict"]) == "Maracaibo"


def test_where_somebody_comes_from_is_not_where_it_happened() -> None:
    assert told("Guards beat vendors of Kasaato market.")["harm.assault"].place is None
    assert told("Guards beat a man from Tororo.")["harm.assault"].place is None


def test_the_town_says_more_than_its_region() -> None:
    event = told("Police shot dead a student in Balaka, southern Malawi.")["harm.kill"]
    assert _where(event) == "Balaka"


def test_the_place_that_another_one_holds_is_the_nearer_one() -> None:
    text = "Guards evicted 48 families from the community of Sechaj, in the municipality of Panzós."
    where = _where(told(text)["movement.deport"])
    assert where is not None
    assert "Sechaj" in where


def test_a_name_that_no_gazetteer_has_is_a_place_after_at() -> None:
    text = "At Napetet an agent was thrown out of the counting room by the presiding officer."
    assert _where(told(text)["election.obstruct"]) == "Napetet"


def test_there_points_at_the_place_named_last() -> None:
    reading = told("The family lives in Gitega. Soldiers beat the father there.")
    assert _where(reading["harm.assault"]) == "Gitega"
    assert _named(reading, reading["harm.assault"]) == "Gitega"


def test_the_village_is_the_village_named_last() -> None:
    reading = told("Soldiers surrounded the village of Kampungu. Three people were killed in the village.")
    assert _where(reading["harm.kill"]) == "village"
    assert _named(reading, reading["harm.kill"]) == "Kampungu"


def test_a_story_goes_on_where_it_began() -> None:
    text = "Police raided a church hall in Gulu on Monday. Six women were arrested and the pastor was beaten."
    found = told(text)
    assert [_where(found[code]) for code in ("liberty.arrest", "harm.assault")] == ["Gulu", "Gulu"]


def test_where_the_clause_says_it_the_story_does_not() -> None:
    text = "Police raided a church hall in Gulu on Monday. Six women were arrested in Lira."
    assert _where(told(text)["liberty.arrest"]) == "Lira"


def test_where_opens_the_clause_about_a_place() -> None:
    text = "The families fled to the parish hall of Telemán, where soldiers beat two boys."
    assert "Telemán" in (_where(told(text)["harm.assault"]) or "")


def test_a_dateline_places_the_news_it_opens() -> None:
    text = "HRODNA, Belarus, November 6 (News Agency) — Officers beat the editor of a newspaper on Monday."
    assert _where(told(text)["harm.assault"]) == "HRODNA"


def test_a_dateline_does_not_place_news_from_another_country() -> None:
    text = "LONDON, November 6 (News Agency) — Officers in Belarus beat the editor of a newspaper on Monday."
    assert _where(told(text)["harm.assault"]) == "Belarus"
    text = "LONDON, November 6 (News Agency) — Belarusian officers beat the editor of a newspaper on Monday."
    assert told(text)["harm.assault"].place is None


def test_a_people_is_no_place_to_carry() -> None:
    assert told("The Thai delegation left. Soldiers beat a man.")["harm.assault"].place is None


def test_who_somebody_is_does_not_say_where_it_happened() -> None:
    assert told("Nairobi police arrested two men.")["liberty.arrest"].place is None
    assert told("A Lagos-based lawyer beat a guard.")["harm.assault"].place is None


def test_a_name_that_no_one_knows_is_a_place_after_a_word_of_place() -> None:
    assert _where(told("He was beaten at a checkpoint in Tebing Tinggi.")["harm.assault"]) is not None


def test_years_in_prison_are_no_place() -> None:
    assert told("A judge sentenced the monk to two years in prison.")["liberty.convict"].place is None


def test_a_bodys_house_is_a_place_before_which_people_gather() -> None:
    assert _where(told("About 200 people protested outside the court.")["civic.protest"]) == "court"


def test_here_is_the_town_that_the_report_opens_with() -> None:
    text = "SUKKUR: A bench of the High Court here on 3 May 2019 directed the police to recover Aftab Lund."
    assert _where(told(text)["law.rule"]) == "SUKKUR"


def test_the_village_is_the_one_called_so_and_not_what_holds_it() -> None:
    found = told("Soldiers entered Gashish village, Barkin Ladi. They burned houses in the village.")
    assert _named(found, found["harm.bomb"]) in {"Gashish", "Gashish village"}


def test_those_killed_in_an_attack_on_a_place_died_there() -> None:
    text = "On 4 June gunmen {} the village of Tabit in North Darfur, killing five people."
    assert "Tabit" in (_where(told(text.format("attacked"))["harm.kill"]) or "")
    assert "Tabit" not in (_where(told(text.format("praised"))["harm.kill"]) or "")


def test_where_families_abandon_their_farms_is_where_they_lived() -> None:
    text = (
        "Fourteen families from the hamlet of Agua Fria have abandoned their farms and shelter in a school."
    )
    assert "Agua Fria" in (_where(told(text)["movement.flee"]) or "")


def test_a_department_by_its_name_is_a_place() -> None:
    assert _where(told("Gunmen killed a teacher in the department of Putumayo.")["harm.kill"]) == "Putumayo"


def test_a_sector_of_a_town_is_in_the_town() -> None:
    assert (
        _where(told("Gunmen killed a teacher in the Pelluco sector of Puerto Montt.")["harm.kill"])
        == "Puerto Montt"
    )
    assert _where(told("Gunmen killed a teacher of the health sector.")["harm.kill"]) is None
