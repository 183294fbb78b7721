from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.published import aired, bare_date, dateline, find_date, labelled_date, says_when_changed
from tests.intake.making import report


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("12 March 2021", "2021-03-12"),
        ("12th of March, 2021", "2021-03-12"),
        ("Sept. 3, 2019", "2019-09-03"),
        ("January 25, 2024", "2024-01-25"),
        ("2021-03-12", "2021-03-12"),
        ("12.03.2021", "2021-03-12"),
        ("25/03/2021", "2021-03-25"),
        ("March 2021", "2021-03"),
        ("3/4/2021", None),
        ("31 February 2021", None),
        ("12 March", None),
        ("yesterday", None),
    ],
)
def test_a_date_needs_a_year_and_one_meaning(words: str, edtf: str | None) -> None:
    assert find_date(words) == edtf


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_found_however_it_is_written(day: date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%a, %d %b %Y"):
        assert find_date(day.strftime(form)) == day.isoformat()


@pytest.mark.parametrize(
    "line",
    [
        "Published: 12 March 2021",
        "For immediate release: 12 March 2021",
        "Submitted by editor4 on Fri, 12 Mar 2021 - 18:42",
        "Posted on 12 March 2021 at 6.40 p.m.",
        "Date of publication: 2021-03-12",
    ],
)
def test_a_labelled_line_dates_the_page(line: str) -> None:
    assert labelled_date(line) == "2021-03-12"


@pytest.mark.parametrize("line", ["Updated: 12 March 2021", "Taken in: Baghdad, 9 February 2023"])
def test_other_dates_of_a_page_are_not_its_publication(line: str) -> None:
    assert labelled_date(line) is None
    assert bare_date(line) is None


@pytest.mark.parametrize(
    "line", ["Lodwar, 6 November 2023", "Monday, 6 November 2023 | 10:30", "6 November 2023"]
)
def test_a_line_with_little_but_a_date_dates_the_page(line: str) -> None:
    assert bare_date(line) == "2023-11-06"


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Vol. 14, No. 3 – March 2019", "2019-03"),
        ("GUATEMALA          Bulletin 41/2003          17 October 2003", "2003-10-17"),
        ("The Evening Exchange, 14 April 2021. Unedited transcript", "2021-04-14"),
        ("[Saturday, 02 December 2006, 03:51 GMT]", "2006-12-02"),
        ("Parish Bulletin - Sunday 14 April 2021", "2021-04-14"),
        ("November 4 - 2019 DILLING / EN NAHUD", "2019-11-04"),
        ("NARYN / Mountain Wire / 05.11.2018", "2018-11-05"),
        ("Posted by the Secretariat of the Forum, Kisumu | 28 October 2017", "2017-10-28"),
        ("Suara Kita – October 19, 2022", "2022-10-19"),
        ("Parliamentary Elections, 8 October 2016", None),
        ("12 - 25 September 2016", None),
        ("Between 3 and 7 September 2016", None),
        ("November 4 - 2019 DILLING was quiet", None),
        ("Ward 341, 14 April 2021", None),
        ("The Evening Exchange, 14 April 2021. He was arrested", None),
    ],
)
def test_the_number_or_the_kind_of_an_issue_may_stand_beside_its_date(line: str, edtf: str | None) -> None:
    assert bare_date(line) == edtf


def test_the_head_of_a_transcript_says_when_it_went_out() -> None:
    assert aired("Lao programme, broadcast of 21 October 2019. Presenter: N. V.") == "2019-10-21"
    assert aired("He fled after the speech that he had broadcast on the radio in May 2019") is None


def test_an_update_with_a_headline_behind_it_is_no_stamp() -> None:
    assert not says_when_changed("UPDATE: Journalist freed in Gitega")
    assert says_when_changed("Last updated")


def test_a_sentence_with_a_date_does_not_date_the_page() -> None:
    assert bare_date("He was arrested on 6 November 2023 in Lodwar") is None


@pytest.mark.parametrize(
    ("words", "edtf", "wire"),
    [
        ("KAMPALA, March 3, 2021 (Lake Wire) — Police arrested two men.", "2021-03-03", "Lake Wire"),
        ("KAMPALA, March 3 (Lake Wire) - Police arrested two men.", None, "Lake Wire"),
        ("Goma, 12 October 2020 — Armed men killed fourteen.", "2020-10-12", None),
        ("(Almaty, 14 May 2024) – The authorities should drop all charges.", "2024-05-14", None),
        ("MADRID (SPAIN), 31 AUG 89 (DOMESTIC SERVICE) -- WE NOW", "1989-08-31", "DOMESTIC SERVICE"),
        ("SAN SALVADOR, 3 JAN 90 -- [REPORT] THE COMMAND HAS SAID", "1990-01-03", None),
        ("The march, on 12 October 2020 in Goma, was peaceful.", None, None),
        ("Police arrested two men — nobody knows why.", None, None),
    ],
)
def test_a_dateline_gives_its_date_and_its_wire(words: str, edtf: str | None, wire: str | None) -> None:
    assert dateline(words)[:2] == (edtf, wire)


def test_a_rail_never_dates_a_report() -> None:
    page = (
        "Court frees two\n\nA court in Jos freed two men who had been held for a year, their lawyer said.\n\n"
        "RELATED\n\nFour held over fire\n12 March 2019\n\nMarket opens again\n14 March 2019\n"
    )
    assert report(page).published is None
    assert report(page).published_from == "none"


def test_two_dates_that_disagree_are_none() -> None:
    page = "Court frees two\n\n12 March 2019\n\n14 March 2019\n\nA court in Jos freed two men, she said."
    assert report(page).published is None


TITLE = "Court frees two men of Jos"
TOLD = "A court in Jos freed two men who had been held since 12 March 2019, their lawyer said.\n"


def test_the_day_on_which_a_page_was_saved_does_not_date_it() -> None:
    banner = "Thursday, November 21 2019\n\nHome / Appeals\n\n"
    assert report(f"{banner}{TITLE}\n\n14 March 2019\n\n{TOLD}").published == "2019-03-14"
    assert report(f"{banner}{TITLE}\n\n(14 March 2019) The Centre is glad. {TOLD}").published == "2019-03-14"
    assert report(f"{banner}{TITLE}\n\n{TOLD}").published is None


def test_the_day_of_a_newspaper_dates_it_where_no_other_does() -> None:
    assert report(f"Friday, 15 March 2019\n\nHome / Courts\n\n{TITLE}\n\n{TOLD}").published == "2019-03-15"
    paper = f"THE JOS MIRROR\nThursday, November 21, 2019\n\n{TITLE}\n\n{TOLD}"
    assert report(paper).published == "2019-11-21"


def test_a_page_that_sets_the_day_first_once_does_so_everywhere() -> None:
    page = f"{TITLE}\n\n02/09/2022 - 17:20\n\n{TOLD}\n\nAlso read:\n{{}} – Editor jailed in Kano\n"
    assert report(page.format("26/08/2022")).published == "2022-09-02"
    assert report(page.format("08/26/2022")).published == "2022-02-09"
    assert report(page.format("03/08/2022")).published is None


@pytest.mark.parametrize(
    "line",
    [
        "May 14, 2021 by Editor Leave a Comment",
        "May 14, 2021 by editor3",
        "Friday - 2 Shawwal 1442 AH - 14 May 2021 AD",
        "May 14, 2021 News 0",
        "14 May 2021   By Nosipho Magqaza",
        "Fri, 14 May 2021 | Sorn Kunthy and Bella Marsden",
        "Correspondent Published May 14, 2021 Updated May 15, 2021 11:22am",
        "2021 2021-05-14T17:41:08+0300 1970-01-01T03:00:00+0300 en Jos Rights Group",
    ],
)
def test_what_a_theme_sets_beside_the_day_does_not_hide_it(line: str) -> None:
    assert report(f"{TITLE}\n\n{line}\n\n{TOLD}").published == "2021-05-14"


@pytest.mark.parametrize(
    "line", ["May 14, 2021 Killed 3", "May 14, 2021 by order of the court the two were shot"]
)
def test_a_day_with_words_that_tell_behind_it_is_no_stamp(line: str) -> None:
    assert bare_date(line) is None


def test_the_day_of_the_week_tells_a_day_from_a_month() -> None:
    assert bare_date("Tue, 10/02/2015 - 11:20") == "2015-02-10"
    assert bare_date("Friday 10/02/2015") == "2015-10-02"
    assert bare_date("Sun, 10/02/2015") is None
    assert bare_date("The Sun 10/02/2015") is None


def test_a_dateline_below_a_deck_dates_the_page() -> None:
    deck = "The village was empty when the families came back, and nobody has told them who had ordered it."
    page = f"{TITLE}\n\nBy Thiri Moe\n\n{deck}\n\nGULU, 4 October 2024 – {TOLD}"
    assert report(page).published == "2024-10-04"
