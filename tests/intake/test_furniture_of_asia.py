"""What the news sites of Asia put around a story: files, twins, pull quotes, badges, desks, readers."""

import pytest

from onrecord.intake import read_text
from tests.intake.making import STORY, words

HEAD = "Fishermen beaten on the beach of Dunga\n14 March 2019\n"


def read(*lines: str, head: str = HEAD) -> dict[str, list[str]]:
    taken = read_text(head + "\n".join(lines), "page")
    return {kind: words(taken, kind) for kind in ("paragraph", "caption", "rail", "furniture")}


@pytest.mark.parametrize(
    "file", ["Untitled-3-600x410", "beach-dunga-2.jpg", "DSC_0412", "P1120676 (480x640)", "boats 12.PNG"]
)
def test_below_a_pictures_file_stands_what_it_shows(file: str) -> None:
    shown = "Drawing by a former prisoner: a guard kicks a blindfolded man."
    assert shown in read(*STORY, file, shown)["caption"]
    assert shown in read(STORY[0], "", file, "", shown, "", STORY[1])["caption"]
    assert f"{file}{shown}" in read(STORY[0], f"{file}{shown}", STORY[1])["caption"]


def test_below_a_pictures_file_a_story_may_go_on() -> None:
    for line in (
        "I paid forty thousand for the papers of the boat and went home.",
        "The patrol took a boat to Mbita and nobody has seen it since.",
    ):
        assert line in read(STORY[0], "IMG_3391-1024x768", line, STORY[2])["paragraph"]
    assert read("2019 was a year of raids.", *STORY)["paragraph"][0] == "2019 was a year of raids."


def test_a_sentence_twice_between_paragraphs_or_over_its_owner_is_a_caption() -> None:
    shown = "Policemen push a fisherman into a van on the beach of Dunga on Tuesday."
    assert read(shown, shown, "LNA", *STORY)["caption"] == [shown, shown, "LNA"]
    assert read(STORY[0], shown, shown, *STORY[1:])["caption"] == [shown, shown]
    assert read(shown, shown, f"KISUMU: {STORY[0]}", *STORY[1:])["caption"] == [shown, shown]
    assert shown in read(shown, shown, *STORY)["paragraph"]  # a deck and the first paragraph
    doubled = [line for line in STORY for _ in range(2)]
    assert read(*doubled)["paragraph"] == list(STORY)


def test_a_pictures_words_stand_above_its_caption_too() -> None:
    shown = "The beach of Dunga where the men were stopped"
    assert read(shown, f"{shown}. (Photo: Mary Wanjiru)", *STORY)["caption"][0] == shown
    taken = read_text(f"{HEAD}{shown}\n{shown}\n" + "\n".join(STORY), "page")
    assert taken.title == "Fishermen beaten on the beach of Dunga"


def test_words_set_large_are_told_in_a_paragraph() -> None:
    pulled = "“They asked for two thousand shillings for each man”"
    assert pulled in read(STORY[0], pulled, *STORY[1:])["furniture"]
    other = "“We were hit with a paddle until it broke.”"
    assert other in read(STORY[0], other, *STORY[1:])["paragraph"]


def test_a_deck_that_the_first_paragraph_opens_with_is_no_title() -> None:
    deck = STORY[0].partition(",")[0]
    taken = read_text(
        f"Fishermen beaten on the beach of Dunga\n{deck}\n14 March 2019\n" + "\n".join(STORY), "x"
    )
    assert taken.title == "Fishermen beaten on the beach of Dunga"


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Best of Lake Premium",
            "Inside the murder trial of Bondo",
            "Premium",
            "A rape in Siaya, a year on",
            "Premium",
        ),
        (
            "Two traders beaten up in Siaya over a post",
            "Read more",
            "Two traders beaten up in Siaya over a post",
        ),
        ("MORE: Soldiers burn homes in Migori, say church workers",),
        ("FEATURED STORIES", "NEWSINFO", "Ex-officer held for rape of a detainee in Homa Bay"),
    ],
)
def test_a_rail_between_paragraphs_leads_and_the_story_goes_on(lines: tuple[str, ...]) -> None:
    last = f"{STORY[2]} /cbb"
    found = read(STORY[0], STORY[1], *lines, last)
    assert found["paragraph"] == [STORY[0], STORY[1], last]


def test_cut_stories_under_a_heading_are_leads_without_titles() -> None:
    cut = (
        "Siaya: Two men were killed in a gunfight in the old town where police had thrown a cordon around...",
        "Migori: Police arrested three men for kidnapping a schoolgirl from...",
    )
    taken = read_text("\n".join((HEAD.strip(), *STORY[:1], "Trending News", *cut)), "page")
    assert [lead.title for lead in taken.leads] == list(cut)
    assert all(lead.truncated for lead in taken.leads)


def test_a_desk_above_the_day_is_no_title() -> None:
    title = "Ruling party men vandalise teacher's house in Bondo"
    head = "Lake Digital Report\nThu Mar 14, 2019 06:20 PM\nMost Viewed\nCrime & Justice\n"
    taken = read_text(
        f"{head}{title}\nLake Digital Report\nThu Mar 14, 2019 06:20 PM\n" + "\n".join(STORY), "x"
    )
    assert (taken.title, taken.published) == (title, "2019-03-14")


def test_a_month_in_a_title_makes_no_dateline() -> None:
    title = "Monk Beaten, Defrocked After March in Battambang"
    taken = read_text(f"{title} - The Lake Daily\n{title}\n" + "\n".join(STORY), "page")
    assert (taken.title, words(taken, "paragraph")) == (title, list(STORY))


def test_readers_are_known_by_their_day_and_a_call_for_money_by_its_heading() -> None:
    readers = (
        "Otieno Tuesday, 9 November 2021 05:02 PM",
        "They arrest teachers and let the killers go free again.",
    )
    assert read(*STORY, "Comments - 2", *readers)["paragraph"] == list(STORY)
    call = (
        "We need your support",
        "This is one of the most dangerous places for reporters, of whom 41 were killed.",
    )
    assert read(*STORY, *call)["paragraph"] == list(STORY)


def test_a_report_that_stood_on_paper_says_when() -> None:
    line = "Published in The Lake Tribune, March 15th, 2019."
    taken = read_text("\n".join(("Fishermen beaten on the beach", *STORY, line)), "page")
    assert (taken.published, words(taken, "furniture")) == ("2019-03-15", [line])


def test_a_wire_behind_a_last_sentence_leaves_it_one_and_above_the_text_is_a_pictures() -> None:
    shown = "Policemen stand guard outside the court in Kisumu on Monday. — LNA"
    found = read(shown, *STORY[:2], f"{STORY[2]}—Reuters")
    assert found["caption"] == [shown]
    assert found["paragraph"] == [*STORY[:2], f"{STORY[2]}—Reuters"]
