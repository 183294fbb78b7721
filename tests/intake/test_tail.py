"""What stands behind a report: other stories lead elsewhere, and what is the report's own is told."""

import pytest

from tests.intake.making import STORY, report, words

BODY = "\n\n".join(["Five fishermen freed", "By Thiri Moe", "3 March 2021", *STORY])


def test_titles_under_an_unknown_heading_lead_elsewhere() -> None:
    page = report(
        f"{BODY}\n\nTags: lakes\n\nAround the county\nFisherman shot dead at Axim\nMarket women march"
    )
    assert [(lead.rail, lead.title) for lead in page.leads] == [
        ("Around the county", "Fisherman shot dead at Axim"),
        ("Around the county", "Market women march"),
    ]
    assert words(page, "paragraph") == list(STORY)


def test_titles_right_behind_the_report_lead_elsewhere_though_nothing_of_the_page_is_between() -> None:
    rail = "IN THE SAME SECTION\nManono: a presenter threatened by a mine\nNyunzu: militiamen burn 12 houses"
    page = report(f"{BODY}\n\n{rail}\n\nComments are closed.")
    assert words(page, "paragraph") == list(STORY)
    assert len(page.leads) == 2


def test_names_under_a_heading_are_told() -> None:
    names = ["Those still held", "Kofi Otieno of Dunga beach", "Ama Akinyi of Bondo town"]
    page = report("\n\n".join([BODY, names[0]]) + "\n" + "\n".join(names[1:]))
    assert words(page, "rail") == [] and page.leads == ()


def test_the_days_of_other_stories_do_not_date_the_report() -> None:
    rail = (
        "As it happens\n\nMay 9, 2021 - 9:10am\nTwo held over fire\n\nMay 7, 2021 - 8:00pm\nNurse found dead"
    )
    page = report(f"{BODY}\n\nLAKES / FISHING / POLICE\n\n{rail}")
    assert page.published == "2021-03-03"
    assert [lead.title for lead in page.leads] == ["Two held over fire", "Nurse found dead"]
    assert [c.name for c in page.credits] == ["Thiri Moe"]
    assert words(page, "paragraph") == list(STORY)


def test_a_teaser_belongs_to_the_title_above_it() -> None:
    teaser = "A nurse was abducted at night in Bondo, and two guards of the clinic were hurt by ..."
    page = report(f"{BODY}\n\nShare\n\nNurse abducted at night in Bondo\n{teaser}\nBoat sinks off Dunga")
    assert [(lead.title, lead.teaser) for lead in page.leads] == [
        ("Nurse abducted at night in Bondo", teaser),
        ("Boat sinks off Dunga", None),
    ]


def test_the_lines_of_a_page_are_no_leads() -> None:
    page = report(f"{BODY}\n\nShare\n\nReceive the Mirror by telephone\n\nGive your opinion")
    assert page.leads == ()
    assert words(page, "paragraph") == list(STORY)


@pytest.mark.parametrize(
    "lines",
    [
        ["A hearing has been set."],
        ["Kofi Otieno / Dunga / boatman", "Yaw Were / Bondo / cook"],
        ["Kofi Otieno / Yaw Were / Ama Akinyi"],
        ["Two more fishermen of Dunga were beaten in the same cells on Friday, a lawyer said."],
    ],
)
def test_what_is_the_reports_own_is_told(lines: list[str]) -> None:
    page = report("\n\n".join([BODY, *lines]))
    assert words(page, "paragraph") == [*STORY, *lines]
    assert page.leads == ()


def test_readers_names_before_a_gap_open_comments_below_a_count() -> None:
    page = report(
        f"{BODY}\n\n2 Comments\n\nlake_boy  They beat my brother as well.\n\nMama T  Sack them all."
    )
    assert words(page, "paragraph") == list(STORY)
