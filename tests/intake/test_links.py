"""Other stories within a report: their titles are leads wherever a page sets them, and never told."""

import pytest

from onrecord.intake.titles import is_rail_heading, link_parts
from tests.intake.making import STORY, report, words


def leads(*lines: str) -> list[str]:
    return [lead.title for lead in report("\n\n".join(lines)).leads]


def test_a_link_within_a_paragraph_is_cut_out_and_the_rest_is_told() -> None:
    page = report(
        "Two fishermen freed in Homa Bay\n\n"
        + STORY[0]
        + "\n\nThe two were beaten. (Read also: Soldiers shoot miner dead) Their lawyer will sue. "
        "READ MORE: Councillor abducted in Bondo. The police said nothing."
    )
    assert [lead.title for lead in page.leads] == [
        "Soldiers shoot miner dead",
        "Councillor abducted in Bondo",
    ]
    assert words(page, "paragraph")[1:] == [
        "The two were beaten.",
        "Their lawyer will sue.",
        "The police said nothing.",
    ]


def test_who_says_that_he_read_more_is_no_link() -> None:
    said = (
        "He said: “I had to read more: the police killed two men in Bondo, and nobody wrote of it.” He wept."
    )
    assert words(report(f"{STORY[0]}\n\n{said}"), "paragraph") == [STORY[0], said]


@pytest.mark.parametrize(
    "line",
    [
        "Older Post: Editor’s house stoned in Galle",
        "Previous: Editor’s house stoned in Galle",
        "*Also read: Editor’s house stoned in Galle",
    ],
)
def test_a_blogs_next_story_is_a_lead(line: str) -> None:
    assert leads(*STORY, line) == ["Editor’s house stoned in Galle"]


def test_a_headline_between_paragraphs_that_is_about_something_else_is_a_lead() -> None:
    stray = "Radio stations say ministry wants to close them"
    assert leads(STORY[0], stray, *STORY[1:]) == [stray]


@pytest.mark.parametrize(
    "heading",
    [
        "Inspector Kiptoo says nobody asked the men for money",
        "Recommendations to the county and its partners in the region",
        "What happened to the boats",
    ],
)
def test_a_heading_of_the_reports_own_is_no_lead(heading: str) -> None:
    assert leads(*STORY[:2], heading, STORY[2]) == []


def test_a_dashed_title_under_related_readings_is_a_lead_with_its_colon() -> None:
    title = "Loikaw incident report: Landmine kills trader, December 2017"
    assert leads(*STORY, f"Related Readings\n- {title}") == [title]


def test_a_title_and_its_teaser_in_one_line_are_one_lead() -> None:
    page = report(
        "\n\n".join(
            [
                *STORY,
                "MORE FROM MINING\nPit floods again\n"
                "Miners kidnap engineer. Relatives say that he was taken from his...",
            ]
        )
    )
    assert [(lead.title, lead.teaser) for lead in page.leads] == [
        ("Pit floods again", None),
        ("Miners kidnap engineer", "Relatives say that he was taken from his..."),
    ]


def test_what_stands_behind_a_rail_between_strokes_still_dates_the_page() -> None:
    page = report("\n\n".join([*STORY, "Related\n- Pit floods again\n\nNARYN / Mountain Wire / 05.11.2018"]))
    assert page.published == "2018-11-05"


@pytest.mark.parametrize(
    "heading",
    [
        "Related Readings",
        "Previous coverage",
        "Read more about Kenya",
        "Suggested links",
        "Similar documents",
        "See our last posts on Chad and the rights of herders:",
    ],
)
def test_headings_of_rails_are_worded_in_many_ways(heading: str) -> None:
    assert is_rail_heading(heading)


@pytest.mark.parametrize(
    "line", ["Other reports", "Earlier statements of the army", "Further arrests", "Related offences"]
)
def test_a_heading_of_a_report_is_none_of_a_rail(line: str) -> None:
    assert not is_rail_heading(line)
    assert link_parts(f"{line}: two were held") is None


def test_a_summary_box_is_not_told_where_the_text_tells_it_again() -> None:
    box = "In Summary\n- Five fishermen were released in Kisumu.\n- Inspector Kiptoo denied asking for money."
    page = report("Five fishermen freed\n\n" + box + "\n\nBy Thiri Moe\n\n" + "\n\n".join(STORY))
    assert words(page, "paragraph") == list(STORY)


def test_the_points_of_a_summary_that_nothing_repeats_are_told() -> None:
    page = report(
        "Five fishermen freed\n\nHighlights\n- A trader was shot at Babati.\n\n" + "\n\n".join(STORY)
    )
    assert words(page, "paragraph") == ["A trader was shot at Babati.", *STORY]


def test_a_paragraph_that_the_page_repeats_is_told_once() -> None:
    assert words(report("\n\n".join([STORY[0], *STORY])), "paragraph") == list(STORY)


@pytest.mark.parametrize(
    "heading",
    [
        "RELATED APPEALS",
        "Related alerts",
        "Other emergency alerts",
        "Latest urgent appeals",
        "Our earlier bulletins",
        "Similar cases",
        "EDITOR PICKS",
    ],
)
def test_the_titles_of_other_appeals_are_leads_under_headings_of_many_words(heading: str) -> None:
    page = report(
        "\n\n".join([*STORY, f"{heading}\nSoldiers shoot miner dead in Tarkwa\nNurse abducted in Bondo"])
    )
    assert [lead.title for lead in page.leads] == [
        "Soldiers shoot miner dead in Tarkwa",
        "Nurse abducted in Bondo",
    ]
    assert words(page, "paragraph") == list(STORY)


@pytest.mark.parametrize(
    "heading", ["Other actions of the patrol", "Alerts that came too late", "Further appeals"]
)
def test_a_report_may_have_appeals_and_alerts_of_its_own(heading: str) -> None:
    assert not is_rail_heading(heading)


def test_titles_with_their_countries_in_capitals_below_a_report_are_leads_under_any_heading() -> None:
    titles = ["NEPAL: Army keeps officer charged with killing", "SRI LANKA: Editor shot on his way to work"]
    page = report("\n\n".join([*STORY, "From our desk", *titles]))
    assert [lead.title for lead in page.leads] == titles
    assert words(page, "paragraph") == list(STORY)


def test_sentences_that_open_with_a_place_in_capitals_are_told() -> None:
    told = ["BONDO: Two nurses were taken from the clinic.", "SIAYA: A trader was shot at his stall."]
    assert words(report("\n\n".join([*STORY, "In other towns", *told])), "paragraph")[-2:] == told


@pytest.mark.parametrize(
    "line",
    [
        "« Editor’s house stoned in Galle",
        "Editor’s house stoned in Galle »",
        "← Editor’s house stoned in Galle",
    ],
)
def test_a_title_beside_an_arrow_is_a_lead(line: str) -> None:
    assert leads(*STORY, line) == ["Editor’s house stoned in Galle"]


@pytest.mark.parametrize(
    "line",
    ["« Ils nous ont tous frappés »", "« Open the gate", "More from Kisumu »", "→ He was freed on Friday."],
)
def test_a_quotation_a_sentence_and_a_button_are_no_lead(line: str) -> None:
    assert leads(*STORY, line) == []


def test_the_numbers_of_a_rail_are_none_of_its_titles_and_a_count_is() -> None:
    assert leads(*STORY, "MOST VIEWED\n1 Two held over fire\n2 Rice price falls again") == [
        "Two held over fire",
        "Rice price falls again",
    ]
    assert (
        leads(*STORY, "MOST VIEWED\n3 men held over fire\nRice price falls again")[0]
        == "3 men held over fire"
    )


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("26/08/2022 – Two held over fire", "Two held over fire"),
        ("Two held over fire – September 22, 2020", "Two held over fire"),
        ("Two held over fire (3 May 2019)", "Two held over fire"),
        ("Two held over fire of May 2019", "Two held over fire of May 2019"),
    ],
)
def test_the_day_beside_a_title_in_a_rail_is_none_of_it(line: str, title: str) -> None:
    assert leads(*STORY, f"Also read:\n{line}\nRice price falls again") == [title, "Rice price falls again"]


def test_sections_days_and_polls_in_a_rail_are_no_titles() -> None:
    rail = (
        "Related Posts\nCourts\nMiner held over fire\nJune 10, 2019\n|Crime & Law\n2w ago\n"
        "Editor gets bail in Galle\n"
        "Should the mine be closed?\nYes No Can't say"
    )
    assert leads(*STORY, rail) == ["Miner held over fire", "Editor gets bail in Galle"]


def test_a_section_among_titles_does_not_end_a_rail() -> None:
    rail = "FEATURED STORIES\nNATION\nSenator wants inquiry into deaths\nREGIONS\nMaid found dead in her flat"
    page = report("\n\n".join([*STORY, rail]))
    assert [lead.title for lead in page.leads] == [
        "Senator wants inquiry into deaths",
        "Maid found dead in her flat",
    ]
    assert words(page, "paragraph") == list(STORY)


def test_earlier_reports_in_one_line_are_a_lead_and_a_list_of_his_own_is_told() -> None:
    earlier = "Two detained in Nazran are released, In Malgobek policeman shot in his car."
    assert words(report("\n\n".join([*STORY, f"See earlier reports:\n{earlier}"])), "paragraph") == list(
        STORY
    )
    assert earlier in words(report("\n\n".join([*STORY, f"What happened before:\n{earlier}"])), "paragraph")


@pytest.mark.parametrize(
    "rail",
    [
        "Related\n> Miner held over fire\n> Editor gets bail in Galle",
        "Read also on lakeradio.example:\nMiner held over fire\nEditor gets bail in Galle",
        "Related\n3 May 2021 : Miner held over fire\n1 May 2021 : Editor gets bail in Galle",
        'Related\nMiner held over fire\nMay 3, 2021\nIn "Courts"\nEditor gets bail in Galle\nIn "Courts"',
        "Related\nMiner held over fire\nEditor gets bail in Galle\nThe Lake Mirror © 2025",
        "Related\nMiner held over fire\nEditor gets bail in Galle\nAdd new comment",
    ],
)
def test_what_sites_set_beside_the_titles_of_a_rail_is_none_of_them(rail: str) -> None:
    assert leads(*STORY, rail) == ["Miner held over fire", "Editor gets bail in Galle"]


def test_titles_of_a_series_that_end_in_an_initial_are_titles() -> None:
    rail = (
        "Also in Testimony\nStatement: Rose D.\n"
        "Rose D., a nurse, was held in Kisumu in 2009 and kept there for four months with her…\n"
    )
    page = report("\n\n".join([*STORY, rail + "Statement: Daniel O.\nStatement: A Guard of Kodiaga"]))
    assert [lead.title for lead in page.leads] == [
        "Statement: Rose D.",
        "Statement: Daniel O.",
        "Statement: A Guard of Kodiaga",
    ]
