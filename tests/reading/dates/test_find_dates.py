"""Expressions in sentences: what is found, and which day it was."""

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.dates import find_dates
from tests.reading.dates.reports import dates, parsed

THURSDAY = "2017-11-30"


@pytest.mark.parametrize(
    ("sentence", "words", "edtf"),
    [
        ("He was freed on November 16, 2017.", "November 16, 2017", "2017-11-16"),
        ("He was freed on 16 November 2017.", "16 November 2017", "2017-11-16"),
        ("He was freed on the 16th of November 2017.", "the 16th of November 2017", "2017-11-16"),
        ("He was freed on 2017-11-16.", "2017-11-16", "2017-11-16"),
        ("He was freed on 16/11/2017.", "16/11/2017", "2017-11-16"),
        ("He was freed on 05/11/2017.", "05/11/2017", "2017-XX-XX"),
        ("He was freed in November 2017.", "November 2017", "2017-11"),
        ("He was freed in the spring of 2016.", "the spring of 2016", "2016-21"),
        ("He was jailed in the 1990s.", "the 1990s", "199X"),
        ("It was built in the 19th century.", "the 19th century", "18XX"),
        ("He fled in the second half of 2016.", "the second half of 2016", "2016-07/2016-12"),
        ("He was freed on 3-5 October 2017.", "3-5 October 2017", "2017-10-03/2017-10-05"),
        ("He was held between 3 and 5 October 2017.", "3 and 5 October 2017", "2017-10-03/2017-10-05"),
        ("He was freed on 16 November 2560.", "16 November 2560", "2017-11-16"),
        ("He was freed on 15 Ramadan 1443.", "15 Ramadan 1443", "2022-04-17~"),
        ("He was freed on 22 Bahman 1400.", "22 Bahman 1400", "2022-02-11"),
        ("He was freed on 1 Meskerem 2014.", "1 Meskerem 2014", "2021-09-11"),
    ],
)
def test_a_full_date_needs_no_other(sentence: str, words: str, edtf: str) -> None:
    assert dates(sentence)[words].edtf == edtf


@pytest.mark.parametrize(
    ("sentence", "words", "edtf"),
    [
        ("Police arrested him yesterday.", "yesterday", "2017-11-29"),
        ("Police arrested him on Tuesday.", "Tuesday", "2017-11-28"),
        ("Police arrested him on Thursday.", "Thursday", "2017-11-30"),
        ("The court will hear him on Tuesday.", "Tuesday", "2017-12-05"),
        ("The court is expected to rule on Friday.", "Friday", "2017-12-01"),
        ("Police arrested him last Friday.", "last Friday", "2017-11-24"),
        ("Police arrested him last week.", "last week", "2017-11-20/2017-11-26"),
        ("Police arrested him in June.", "June", "2017-06"),
        ("The vote will be held in June.", "June", "2018-06"),
        ("Police arrested him in December.", "December", "2016-12"),
        ("Police arrested him on November 16.", "November 16", "2017-11-16"),
        ("Police arrested him on 3 October last year.", "3 October last year", "2016-10-03"),
        ("Police arrested him two months ago.", "two months ago", "2017-09"),
        ("Police arrested him ten days ago.", "ten days ago", "2017-11-20"),
        ("Police arrested him in late March.", "late March", "2017-03"),
        ("Police arrested him last night.", "last night", "2017-11-29"),
        ("Police arrested him on Tuesday night.", "Tuesday night", "2017-11-28"),
        ("They came in the night from Monday to Tuesday.", "the night from Monday to Tuesday",
         "2017-11-27/2017-11-28"),
        ("Two halls have been closed until Sunday.", "Sunday", "2017-12-03"),
    ],
)  # fmt: skip
def test_a_relative_date_leans_on_the_publication_date(sentence: str, words: str, edtf: str) -> None:
    assert dates(sentence, published=THURSDAY)[words].edtf == edtf


def test_without_a_publication_date_the_known_parts_stay_and_the_rest_is_open() -> None:
    found = dates("On November 16 the court ruled. Police came yesterday, last year and on Tuesday.")
    assert found["November 16"].edtf == "XXXX-11-16"
    assert [found[w].edtf for w in ("yesterday", "last year", "Tuesday")] == [None, None, None]


def test_a_day_later_leans_on_the_day_told_before_even_when_its_year_is_open() -> None:
    found = dates("“On November 17 the police came. A day later I protested,” Vath recounted yesterday.")
    later = found["A day later"]
    assert later.edtf == "XXXX-11-18"
    assert later.anchor == found["November 17"].span


@pytest.mark.parametrize(
    ("told", "words", "edtf"),
    [
        ("The next morning I went to the station.", "The next morning", "2018-04-17"),
        ("They were released the same evening.", "the same evening", "2018-04-16"),
        ("A week later a man came to our door.", "A week later", "2018-04-23"),
        ("He was freed two days after.", "two days after", "2018-04-18"),
        ("I was beaten again the following month.", "the following month", "2018-05"),
        ("The day before, soldiers searched the house.", "The day before", "2018-04-15"),
        ("Three years later the case was closed.", "Three years later", "2021-04-16"),
    ],
)
def test_a_narrative_leans_on_its_own_dates(told: str, words: str, edtf: str) -> None:
    assert dates(f"My son was taken on 16 April 2018. {told}", published="2022-01-05")[words].edtf == edtf


def test_what_is_told_after_an_event_without_a_date_has_no_date() -> None:
    assert (
        dates("He was taken on 16 April 2018. He fled the day after his brother died.")["the day after"].edtf
        is None
    )


def test_the_day_on_which_a_source_spoke_is_not_the_day_on_which_it_happened() -> None:
    found = dates(
        "Police took her on Monday, her sister said on Wednesday. She was freed the next day.",
        published=THURSDAY,
    )
    assert found["the next day"].edtf == "2017-11-28"


def test_a_headline_or_a_caption_never_dates_a_paragraph() -> None:
    report = parsed(
        "Monks freed on 3 May 2016",
        "Pedestrians pass the court on 4 May 2016.",
        "The next day they were beaten.",
        kinds=("headline", "caption", "paragraph"),
    )
    found = {d.span.text: d.edtf for d in find_dates(report)}
    assert found == {"3 May 2016": "2016-05-03", "4 May 2016": "2016-05-04", "The next day": None}


def test_a_testimony_takes_its_year_from_the_dates_around_it_but_not_from_a_bare_year() -> None:
    assert dates("On 28 November 2019 they fired. In January we left.")["January"].edtf == "2020-01"
    assert dates("She has lived abroad since 2021. In August the court met.")["August"].edtf == "XXXX-08"


@pytest.mark.parametrize(
    ("sentence", "words", "interval"),
    [
        ("He was held from 3 May 2017 to 9 June 2017.", "3 May 2017", "2017-05-03/2017-06-09"),
        ("He was held from 3 May 2017 to 9 June 2017.", "9 June 2017", "2017-05-03/2017-06-09"),
        ("He has been held since June.", "June", "2017-06/.."),
        ("He was held until June 2017.", "June 2017", "../2017-06"),
    ],
)
def test_a_date_that_bounds_a_stretch_carries_it(sentence: str, words: str, interval: str) -> None:
    assert dates(sentence, published=THURSDAY)[words].interval == interval


@pytest.mark.parametrize(
    ("sentence", "words", "type_", "value"),
    [
        ("They kept me there for nine days.", "nine days", "DURATION", "P9D"),
        ("He waited for two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
        ("He waited half an hour.", "half an hour", "DURATION", "PT30M"),
        ("She won by 0.04 seconds.", "0.04 seconds", "DURATION", "PT0.04S"),
        ("They beat us for years.", "years", "DURATION", "PXY"),
        ("It happened in the past two years.", "the past two years", "DURATION", "P2Y"),
        ("They beat us every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
        ("The daily beatings went on.", "daily", "SET", "P1D"),
        ("He is now in hiding.", "now", "DATE", "PRESENT_REF"),
        ("He was recently freed.", "recently", "DATE", "PAST_REF"),
        (
            "They came at about 5 a.m. on 3 May 2017.",
            "about 5 a.m. on 3 May 2017",
            "TIME",
            "2017-05-03T05:00",
        ),
        ("Profits fell in the third quarter.", "the third quarter", "DATE", "2017-Q3"),
    ],
)
def test_values_are_written_as_timeml_writes_them(sentence: str, words: str, type_: str, value: str) -> None:
    found = dates(sentence, published=THURSDAY)[words]
    assert (found.type, found.value) == (type_, value)


@pytest.mark.parametrize(
    "sentence",
    [
        "You may march to the house.",
        "About 2000 people marched.",
        "The girl is 12 years old.",
        "A 34-year-old teacher was shot.",
        "They told of the fall of the city.",
        "Sher Jan was taken by men in plain clothes.",
        "The Tonle Sap Weekly reported it.",
        "The price rose to 2.50.",
    ],
)
def test_words_that_look_like_a_time_and_are_none(sentence: str) -> None:
    assert dates(sentence) == {}


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


_FORMS = (
    "{month} {day}, {year}",
    "{day} {month} {year}",
    "{iso}",
    "{day}.{number}.{year}",
    "the {day}th of {month}, {year}",
)


@given(st.dates(datetime.date(1500, 1, 1), datetime.date(2300, 12, 31)), st.sampled_from(_FORMS))
@settings(max_examples=60, deadline=None)
def test_every_day_of_the_calendar_comes_back_in_every_form(day: datetime.date, form: str) -> None:
    written = form.format(
        month=_MONTHS[day.month - 1], day=day.day, year=day.year, iso=day.isoformat(), number=day.month
    )
    found = dates(f"She was released on {written} after a hearing.")
    assert [d.edtf for d in found.values()] == [day.isoformat()]


@given(st.text(alphabet="on in the May 2017 16 last night - , . a b 1:30 pm’s\n", max_size=80))
@settings(max_examples=60, deadline=None)
def test_every_expression_is_the_words_of_the_report(text: str) -> None:
    report = parsed(text) if re.search(r"\S", text) else parsed("x")
    for date in find_dates(report):
        assert report.report.text[date.span.start : date.span.end] == date.span.text


def test_a_number_of_people_after_a_month_is_no_day() -> None:
    assert dates("In November three of us were dismissed.")["November"].edtf == "XXXX-11"


def test_days_are_not_counted_past_a_day_that_is_told_and_not_known() -> None:
    found = dates(
        "They met on January 9. Police came the morning after the vote. She was freed three days later."
    )
    assert found["three days later"].edtf is None


def test_without_a_day_of_publication_a_far_date_lends_no_year() -> None:
    far = ("The fire was in September 2018.", *["Nothing more was heard."] * 4, "He was shot on January 7.")
    assert dates(*far)["January 7"].edtf == "XXXX-01-07"
    assert (
        dates("The fire was in September 2018. He will be tried on February 4.")["February 4"].edtf
        == "XXXX-02-04"
    )


def test_the_heading_of_an_undated_report_tells_the_year() -> None:
    heading = "Period covered: 1 to 31 May 2022"
    found = dates(
        heading, "On 6 May soldiers came. In December they had come too.", kinds=("headline", "paragraph")
    )
    assert found["6 May"].edtf == "2022-05-06"
    assert found["December"].edtf == "2021-12"


def test_the_heading_tells_the_year_where_an_older_one_was_told_between() -> None:
    found = dates(
        "Weekly note, 3 to 9 June 2019",
        "He was jailed for the rape of two women in November 2017.",
        "On 9 June the field office called for the roadblocks to be removed.",
        "In March 2017 he was held. On 6 May he was freed.",
        kinds=("headline",),
    )
    assert found["9 June"].edtf == "2019-06-09"
    assert found["6 May"].edtf == "2017-05-06"


def test_a_heading_that_names_several_years_tells_none() -> None:
    heading = "Inquiry of 3 May 2019 into the fire of 4 June 2017"
    found = dates(heading, "On 6 May soldiers came.", kinds=("headline", "paragraph"))
    assert found["6 May"].edtf == "XXXX-05-06"


def test_the_following_weekday_is_told_from_the_day_before_it() -> None:
    found = dates("He was taken on 6 March 2019. He was charged the following Monday.")
    assert found["the following Monday"].edtf == "2019-03-11"
    assert (
        dates("He was charged the following Monday.", published="2019-05-01")["the following Monday"].edtf
        is None
    )


def test_the_evening_before_may_stand_in_the_middle_of_a_clause() -> None:
    found = dates("They met on 17 March 2021 after he was seized the evening before by men in plain clothes.")
    assert found["the evening before"].edtf == "2021-03-16"
    assert (
        dates("They met on 17 March 2021. He fled the night before the vote.")["the night before"].edtf
        is None
    )


def test_a_story_goes_on_from_where_it_was_before_a_flashback() -> None:
    found = dates(
        "Gunmen shot a surgeon on 12 January 2020.",
        "A patient had been brought in the day before. The next day a crowd burned shops.",
    )
    assert found["The next day"].edtf == "2020-01-13"


def test_what_somebody_was_made_to_do_through_a_night_is_over() -> None:
    text = "She was made to kneel through the night of 12 January."
    assert dates(text, published="2017-10-05")["the night of 12 January"].edtf == "2017-01-12"


def test_five_hours_are_a_length_and_0700_hours_a_time() -> None:
    found = dates(
        "They blocked the road for five hours yesterday. They came at 0700 hours.", published=THURSDAY
    )
    assert (found["five hours"].type, found["0700 hours"].type) == ("DURATION", "TIME")


def test_a_month_of_that_year_is_told_from_the_year_before_it() -> None:
    text = (
        "In March 2016 police came. In April of that year they left. On 4 May of the following year he died."
    )
    found = dates(text, published=THURSDAY)
    assert found["April of that year"].edtf == "2016-04"
    assert found["4 May of the following year"].edtf == "2017-05-04"


def test_a_clock_time_is_of_the_day_told_last_and_not_of_interviews() -> None:
    report = parsed(
        "Gendarmes fired on marchers on May 5, killing three people. We interviewed 31 people on May 7.",
        "The march began at about 9 a.m. near the market.",
        published="2022-05-19",
    )
    assert {d.span.text: d.edtf for d in find_dates(report)}["about 9 a.m."] == "2022-05-05"


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("He was arrested in May 2011. In November a court jailed him.", "November", "2011-11"),
        ("He was arrested in November 2011. In June a court jailed him.", "June", "2012-06"),
        ("He was arrested in May 2017. In October a court jailed him.", "October", "2017-10"),
        ("The law was passed in 2011. In October a court jailed him.", "October", "2017-10"),
        ("He was arrested in May 2011. In October a court will hear him.", "October", "2018-10"),
        ("Lual, who was jailed in May 2011, fled. In October police beat his son.", "October", "2017-10"),
    ],
)
def test_a_paragraph_that_tells_of_a_past_year_goes_on_in_it(text: str, words: str, edtf: str) -> None:
    assert dates(text, published=THURSDAY)[words].edtf == edtf


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("He was seized in November 2012 and was tried the following June.", "the following June", "2013-06"),
        (
            "He was seized in May 2012 under the 2009 Press Code and tried the following March.",
            "the following March",
            "2013-03",
        ),
        (
            "He was tried in June 2013. They had beaten him the previous October.",
            "the previous October",
            "2012-10",
        ),
        ("He fled in 2013 and came back the following June.", "the following June", "2014-06"),
    ],
)
def test_the_following_june_is_told_from_the_date_before_it(text: str, words: str, edtf: str) -> None:
    assert dates(text, published=THURSDAY)[words].edtf == edtf


@pytest.mark.parametrize(
    ("paragraphs", "words", "edtf"),
    [
        (("In May a column came to us.", "On the 9th they burned the huts."), "the 9th", "2017-05-09"),
        (
            ("They came on 28 May.", "On the morning of the 3rd they left."),
            "the morning of the 3rd",
            "2017-06-03",
        ),
        (("He filed a complaint on the 15th.",), "the 15th", "2017-11-15"),
    ],
)
def test_a_day_in_figures_is_of_the_month_told_last(
    paragraphs: tuple[str, ...], words: str, edtf: str
) -> None:
    assert dates(*paragraphs, published=THURSDAY)[words].edtf == edtf


@pytest.mark.parametrize(
    "sentence",
    [
        "He lives on the 9th floor.",
        "They met on the 20th anniversary.",
        "He came on the first.",
        "See the 5th.",
    ],
)
def test_what_an_ordinal_numbers_is_no_day(sentence: str) -> None:
    assert not dates(sentence, published=THURSDAY)


def test_a_day_without_a_month_that_was_never_told_is_not_known() -> None:
    assert dates("He was freed on the 15th.")["the 15th"].edtf is None


@pytest.mark.parametrize(
    "sentence",
    [
        "He managed to flee on 2 December.",
        "She was able to leave on 2 December.",
        "They had to close on 2 December.",
    ],
)
def test_what_came_true_in_the_past_looks_back(sentence: str) -> None:
    assert dates(sentence, published=THURSDAY)["2 December"].edtf == "2016-12-02"


def test_what_is_hoped_for_looks_ahead() -> None:
    assert dates("He has to appear on 2 December.", published=THURSDAY)["2 December"].edtf == "2017-12-02"
