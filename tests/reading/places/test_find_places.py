"""Which words are places, and which places they are."""

import sqlite3
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.places import find_places

from .reports import country, parsed, places


def test_a_district_in_the_press_spelling_is_found_in_the_province_that_owns_it() -> None:
    found = places("He was a councillor in Battambang’s Ek Phnom district, his wife said.")
    place = found["Ek Phnom"].gazetteer
    assert place is not None
    assert place.feature == "district"
    assert place.within == ("Battambang", "Cambodia")
    assert found["Ek Phnom"].sure


def test_a_district_in_the_press_spelling_is_found_in_a_province_named_elsewhere() -> None:
    found = places(
        "Police in Phnom Penh said nothing.", "Sen Sok district police searched the house on Thursday."
    )
    place = found["Sen Sok"].gazetteer
    assert place is not None
    assert place.within == ("Phnom Penh", "Cambodia")


def test_a_district_whose_middle_nobody_knows_is_as_wide_as_its_province() -> None:
    found = places("They came to Koh Andet district of Takeo province in Cambodia.")
    district, province = found["Koh Andet"].gazetteer, found["Takeo"].gazetteer
    assert district is not None
    assert province is not None
    assert (district.lat, district.lon) == (province.lat, province.lon)
    assert district.precision_km == province.precision_km


def test_a_region_is_a_region_and_no_point() -> None:
    found = places("Soldiers left Rakhine State in Myanmar.")
    for place in (found["Rakhine"].gazetteer, found["Myanmar"].gazetteer):
        assert place is not None
        assert place.feature in ("region", "country")
        assert place.precision_km is not None
        assert place.precision_km > 100


def test_every_coordinate_has_a_precision() -> None:
    for place in places(
        "He fled from Homs to Beirut, then to Lyon, France, and over the Mediterranean."
    ).values():
        assert place.gazetteer is not None
        assert place.gazetteer.lat is not None
        assert place.gazetteer.precision_km


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("She lives in Springfield, Ill., with her son.", "Springfield", "Illinois"),
        ("She lives in Springfield, Mo., with her son.", "Springfield", "Missouri"),
        ("The trial in Paris, Texas, begins on Monday.", "Paris", "Texas"),
        ("The trial in Paris, France, begins on Monday.", "Paris", "France"),
    ],
)
def test_the_region_beside_a_name_decides(text: str, name: str, within: str) -> None:
    place = places(text)[name].gazetteer
    assert place is not None
    assert within in place.within


def test_the_other_places_of_the_report_decide() -> None:
    english = places("Police in Cambridge said so.", "He had come from Norwich and Ipswich in England.")
    american = places(
        "Police in Cambridge said so.", "He had come from Boston and Worcester in Massachusetts."
    )
    assert country(english["Cambridge"]) == "United Kingdom"
    assert country(american["Cambridge"]) == "United States"


def test_a_bare_name_is_the_town_and_a_noun_beside_it_makes_it_the_region() -> None:
    found = find_places(parsed("Shells fell on Kherson overnight.", "Half of Kherson region is in ruins."))
    assert [p.gazetteer.feature for p in found if p.gazetteer] == ["town", "region"]


def test_a_person_named_like_a_town_is_none_unless_the_words_say_so() -> None:
    found = places(
        "Amal Lansing spoke on Monday.", "Lansing was not afraid.", "She is held in Van, her lawyer said."
    )
    assert "Lansing" not in found
    assert country(found["Van"]) == "Turkey" or found["Van"].gazetteer is None


def test_the_same_words_may_name_a_country_and_a_state_in_one_report() -> None:
    found = find_places(parsed("The mayor of Tbilisi, Georgia, met a delegation from Atlanta, Georgia."))
    georgias = [p.gazetteer for p in found if p.span.text == "Georgia"]
    assert [g.feature for g in georgias if g] == ["country", "region"]


def test_an_adjective_names_a_country_but_is_marked() -> None:
    found = places("Thai police arrested four Cambodians in Bangkok.")
    assert found["Thai"].demonym
    assert found["Cambodians"].demonym
    assert not found["Bangkok"].demonym
    thai = found["Thai"].gazetteer
    assert thai is not None
    assert thai.feature == "country"


@pytest.mark.parametrize(
    "text",
    [
        "Mr Lincoln and President Jackson spoke for an hour.",
        "Reading is good for you, and so is a nice bath.",
        "They told us to march on Friday.",
        "He paid US$500 to the guard.",
        "Jordan Smith and Chad Baker were charged.",
    ],
)
def test_persons_and_words_of_every_day_are_no_places(text: str) -> None:
    assert not places(text)


def test_a_pronoun_is_no_country_but_capitals_are() -> None:
    found = find_places(parsed("They told us that the US had sent us nothing."))
    assert [p.span.start for p in found] == [22]


def test_a_dateline_is_a_place() -> None:
    found = places("ISLAMABAD, Pakistan (AP) — The chief justice was freed.")
    assert found["ISLAMABAD"].sure
    assert country(found["ISLAMABAD"]) == "Pakistan"


def test_a_dateline_with_a_date_and_an_agency_is_a_place_even_in_four_capitals() -> None:
    found = places("VINH, Vietnam, Oct 21, 2011 (Straits Newswire) - A court cut the sentence.")
    assert country(found["VINH"]) == "Vietnam"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MBALE. The host of the programme walked out of a police station in Uganda last evening.", "MBALE"),
        ("QUETTA: The council asked the government of Pakistan on Friday where a teacher is.", "QUETTA"),
    ],
)
def test_a_town_in_capitals_before_the_first_sentence_is_a_place(text: str, name: str) -> None:
    assert places(text)[name].method == "dateline"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("NORMAN: Did he strike you?", "PAUL: Yes, with a stick."),
        ("ROSE. Police struck her with a stick.",),
        ("They came at night.", "JUSTICE. That was all she asked for."),
    ],
)
def test_a_speaker_or_a_cry_in_capitals_is_no_place(paragraphs: tuple[str, ...]) -> None:
    assert not places(*paragraphs)


def test_a_preposition_is_no_part_of_a_persons_name() -> None:
    found = places("A. To Khartoum, on our own train, handcuffed to a man from the boiler shop in Sudan.")
    assert country(found["Khartoum"]) == "Sudan"


def test_a_district_that_nobody_counted_is_weighed_against_a_small_town_elsewhere() -> None:
    found = places("GUTU – Villagers were called to the dip tank, the Zimbabwe Electoral Commission said.")
    assert country(found["GUTU"]) == "Zimbabwe"


def test_a_noun_of_place_after_a_list_belongs_to_all_of_it() -> None:
    found = places("Shops stayed shut in the Tigray and Amhara regions of Ethiopia.")
    for name in ("Tigray", "Amhara"):
        place = found[name].gazetteer
        assert place is not None
        assert place.feature == "region"


def test_a_name_that_the_gazetteer_lacks_stays_a_name() -> None:
    found = places("Soldiers burned the village of Qorbanistagh in the night.")
    assert found["Qorbanistagh"].sure
    assert found["Qorbanistagh"].gazetteer is None


def test_a_name_that_may_be_many_towns_stays_a_name() -> None:
    found = places("The fire broke out near San Antonio on Friday.", "A cousin lives in Santa Cruz, he said.")
    assert all(
        p.gazetteer is None or p.gazetteer.feature in ("town", "district", "region") for p in found.values()
    )
    unsure = places("The bus stopped in San Isidro.")
    assert unsure["San Isidro"].gazetteer is None


def test_a_list_of_very_many_towns_is_read_in_bounded_memory() -> None:
    with sqlite3.connect(
        f"file:{files('onrecord.reading.places')}/gazetteer.sqlite?mode=ro", uri=True
    ) as base:
        query = (
            "SELECT DISTINCT name FROM place "
            "WHERE population > 400000 AND name NOT GLOB '*[^A-Za-z]*' LIMIT 400"
        )
        names = [name for (name,) in base.execute(query)]
    base.close()
    found = find_places(parsed("He went to " + ", ".join(names) + "."))
    assert len(found) > 300


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Homs", "Aleppo", "in", "near", ",", "and", "Ill.", "U.S.", "the", "district", "Mr", "'s", "of",
             "—", "San José", "n", "Ek", "Phnom", "$", "\u200b", "Ĳ", "é", "'", "province", ".", "2", "北京"]
        ),
        min_size=1, max_size=25,
    )
)  # fmt: skip
def test_spans_are_the_words_of_the_report_in_order_and_apart(words: list[str]) -> None:
    parse = parsed(" ".join(words))
    end = 0
    for place in find_places(parse):
        assert parse.report.text[place.span.start : place.span.end] == place.span.text
        assert place.span.start >= end
        assert place.span.text
        end = place.span.end


def test_the_branch_of_a_party_says_that_the_name_before_it_is_a_place() -> None:
    found = places("Kin Leung was an executive of the party’s Prey Veng branch.")
    assert found["Prey Veng"].gazetteer is not None
    assert found["Prey Veng"].sure


def test_a_town_of_the_country_told_of_is_a_place_whatever_else_its_name_looks_like() -> None:
    found = places("The bishop came from Yaoundé to Bamenda. Eleven of the teachers have gone to Bafoussam.")
    assert country(found["Bafoussam"]) == "Cameroon"
    assert "Umm Qasr" in places("The four had headed a march through Umm Qasr. Basra and Mosul saw none.")


def test_somebody_with_a_towns_name_is_no_place_after_a_preposition() -> None:
    found = places(
        "The bishop came from Yaoundé to Bamenda with Daniel Bafoussam. The letters have gone to Bafoussam."
    )
    assert "Bafoussam" not in found


def test_a_town_across_the_border_is_a_place_where_its_country_is_named() -> None:
    told = "Her deputy fled to {}. He told Isthmus News from Tapachula that he was afraid."
    assert country(places(told.format("Mexico"))["Tapachula"]) == "Mexico"
    assert "Tapachula" not in places(told.format("Brazil"))


def test_the_office_of_a_large_town_of_one_country_is_there() -> None:
    found = places("Police in Homa Bay, Kenya, said nothing. Statements will be taken at the Kisumu office.")
    assert country(found["Kisumu"]) == "Kenya"
    assert found["Kisumu"].sure
    named = places("Police in Homa Bay, Kenya, said nothing. They wrote to the Jackson office.")
    assert "Jackson" not in named or not named["Jackson"].sure


def test_a_city_is_known_by_the_first_word_of_its_name_on_the_map() -> None:
    found = places("The bench sat at Sukkur in Sindh.", "A court in Khairpur, Pakistan, refused them bail.")
    place = found["Khairpur"].gazetteer
    assert place is not None
    assert place.lat == pytest.approx(27.53, abs=0.05)


def test_a_name_behind_the_hamlet_of_is_read_to_its_end() -> None:
    found = places(
        "Families from the hamlet of Caño Hondo fled.", "He was held in the city of Juba on Tuesday."
    )
    assert found["Caño Hondo"].gazetteer is None
    assert found["Juba"].gazetteer is not None


def test_a_city_has_its_city_in_its_name() -> None:
    assert places("He was shot outside a mill in Guihulngan City.")["Guihulngan City"].gazetteer is not None


def test_a_small_town_alone_in_a_far_country_is_not_the_place_meant() -> None:
    found = places("Soldiers came from Monywa to Pale. Families fled to Mandalay and Yangon.")
    assert found["Pale"].gazetteer is None
    assert country(places("Serb troops came from Sarajevo to Pale.")["Pale"]) == "Bosnia and Herzegovina"


def test_a_word_of_every_day_is_the_large_town_of_a_dateline() -> None:
    found = places("VAN, 5 October 2017 - A court freed three men. They were seized at their homes in Van.")
    assert country(found["Van"]) == "Turkey"
    assert "Van" not in places("They were pushed into a van. The Van was white.")


def test_half_a_name_is_not_another_town() -> None:
    assert "Puerto" not in places("Workers wait outside the courthouse in Puerto Ordaz.")


def test_a_division_named_after_a_town_outside_it_gives_way_to_the_town() -> None:
    found = places("LIMA, June 18 - Police came on Monday. They drove to Kokopo in Papua New Guinea.")
    for name in ("LIMA", "Kokopo"):
        place = found[name].gazetteer
        assert place is not None
        assert place.feature == "town"


def test_where_a_story_goes_on_is_a_place_and_nobodys_name() -> None:
    found = places("In Chad three men were driven the same night to N'Djamena, where they are held.")
    assert found["N'Djamena"].sure
    assert not places("They spoke to N'Djamena, who was there.")["N'Djamena"].sure


@pytest.mark.parametrize(
    ("sentence", "name", "land"),
    [
        ("The trial began at the High Court in Bo, Sierra Leone, on Tuesday.", "Bo", "Sierra Leone"),
        ("They were taken in Senegal from Tambacounda to Ziguinchor by bus.", "Ziguinchor", "Senegal"),
        ("He was held in the fish market of Ash Shihr with two others.", "Ash Shihr", "Yemen"),
        ("On the outskirts of Homs a boy was shot.", "Homs", "Syria"),
    ],
)
def test_a_short_or_rare_name_behind_a_word_of_place_is_a_place(sentence: str, name: str, land: str) -> None:
    assert country(places(sentence)[name]) == land


@pytest.mark.parametrize(
    "sentence", ["Bo Larsen and Ed Miller were held.", "Police came to Court and to Parliament."]
)
def test_a_short_name_or_a_word_in_capitals_is_no_place_by_itself(sentence: str) -> None:
    assert not places(sentence)
