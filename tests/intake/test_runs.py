"""Titles in a row lead elsewhere, under any heading and anywhere; lists of the report stay."""

import pytest

from tests.intake.making import STORY, report, words

HEAD = "Five fishermen freed\nBy Thiri Moe\n3 March 2021"
TITLES = ["Army seizes radio station in Arua", "Police shoot two in Busia riot", "Nurse abducted in Soroti"]


def page_with(between: str = "", above: str = "", below: str = "") -> str:
    return "\n\n".join(filter(None, [above, HEAD, STORY[0], between, *STORY[1:], below]))


@pytest.mark.parametrize(
    "ticker",
    [
        " | ".join(TITLES),
        "BREAKING: " + " • ".join(TITLES),
        "    ".join([*TITLES, TITLES[0]]),
        "+++ " + " +++ ".join(TITLES) + " +++",
        " / ".join(TITLES),
    ],
)
def test_a_ticker_in_one_line_leads_elsewhere_wherever_it_stands(ticker: str) -> None:
    for page in (page_with(above=ticker), page_with(between=ticker), page_with(below=ticker)):
        read = report(page)
        assert [lead.title for lead in read.leads] == TITLES
        assert words(read, "paragraph") == list(STORY)
        assert (read.title, read.published) == ("Five fishermen freed", "2021-03-03")


@pytest.mark.parametrize(
    "rail",
    [
        "From our courts desk this week\n09:15 {}\n11:40 {}\n14:02 {}",
        "The Mirror's top three\n1 {}\n2 {}\n3 {}",
        "COURTS\n{}\nCRIME\n{}\nPOLITICS\n{}",
        "Crime | {} | 2 h\nWorld | {} | 5 h\nCourts | {} | 1 d",
        "Uganda\n{}\nMarch 1, 2021\nKenya\n{}\nMarch 1, 2021\nGhana\n{}",
        "Yesterday\n{}\n{}\nTuesday\n{}",
        "- {}\n- {}\n- {}",
        "Trending\n#1 {}\n#2 {}\n#3 {}",
        "Our films\n{} 02:13\n{} 00:48\n{} (1:02)",
    ],
)
def test_titles_in_a_row_lead_elsewhere_under_any_heading(rail: str) -> None:
    for page in (page_with(between=rail.format(*TITLES)), page_with(below=rail.format(*TITLES))):
        read = report(page)
        assert [lead.title for lead in read.leads] == TITLES
        assert words(read, "paragraph") == list(STORY)
        assert read.published == "2021-03-03"


@pytest.mark.parametrize(
    "listed",
    [
        "How the day went\n09:15 Fishermen wait at the beach\n10:30 Police hold five fishermen overnight\n"
        "12:00 Police release the five fishermen",
        "Incidents in March\n- Police arrest two students in Gulu\n- Soldiers beat a trader in Lira\n"
        "- Army seizes land of a widow",
        "The patrol did the following on that day:\n- Soldiers beat a trader in Lira\n"
        "- Officers burn a boat at Axim\n- Guards block the road to Bondo",
        "The dead\nPeter Okello, 34, shot at the market\nMary Auma, 27, shot at the bridge\n"
        "John Were, 19, found dead in the lake",
        "Her sister told us:\nThey take my goats\nThey beat my wife in the house\nThey burn our grain",
        "Name | Age | Shot at | Date\nPeter Okello | 34 | market | 5 March\nMary Auma | 27 | bridge | 6 May",
        "- End the arrest of fishermen\n- Order an inquiry into the beatings\n- Let the union meet",
    ],
)
def test_a_list_of_the_report_is_told(listed: str) -> None:
    assert report(page_with(between=listed)).leads == ()


@pytest.mark.parametrize(
    "link",
    [
        "You should read: {}",
        "[WATCH] {}",
        "NEXT UP {}",
        "» {}",
        "Story continues below these videos\n{}",
        "In other stories\n{}",
    ],
)
def test_a_link_within_the_text_leads_elsewhere(link: str) -> None:
    read = report(page_with(between=link.format(TITLES[0])))
    assert [lead.title for lead in read.leads] == [TITLES[0]]
    assert words(read, "paragraph") == list(STORY)


def test_the_pictures_of_a_gallery_are_captions() -> None:
    read = report(
        page_with(between="Photo gallery\n1/2 Riot police in Mbale, 2019.\n2/2 A burned bus in Busia.")
    )
    assert words(read, "caption") == ["1/2 Riot police in Mbale, 2019.", "2/2 A burned bus in Busia."]


def test_a_testimony_under_initials_has_them_as_its_title() -> None:
    page = "Lake Watch\nFact sheet\n\nHome » Minors »\n\nTestimony - A.S.\n\n" + "\n\n".join(STORY)
    read = report(f"{page}\n\nHome | Reports | Contact\nLake Watch 2018")
    assert (read.title, read.publisher) == ("Testimony - A.S.", "Lake Watch")


def test_a_byline_stands_over_its_paper_or_behind_day_and_town() -> None:
    title, body = "Five fishermen freed after night in cells", "\n\n".join(STORY)
    over = report(f"The Mirror\n\n{title}\n\nThiri Moe\nThe Mirror\nKisumu / Wed, March 3, 2021\n\n{body}")
    behind = report(f"Lake.News\n\n{title}\n\n3 March 2021, 11:20, Kisumu - Lake.News, Thiri Moe\n\n{body}")
    for read in (over, behind):
        assert [c.name for c in read.credits] == ["Thiri Moe"]
        assert (read.title, read.published) == (title, "2021-03-03")
