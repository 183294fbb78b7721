from onrecord.intake import read_text
from tests.intake.making import STORY, report, words

BODY = "\n\n".join(STORY)


def test_a_saved_page_gives_up_its_title_and_publisher() -> None:
    page = report(
        "Logo of The Lake Mirror newspaper The Lake Mirror - Five fishermen freed\n\nFive fishermen freed\n\n"
        "Content image - The Lake Mirror\nBoats on the beach at Dunga.\n\nFive fishermen freed\n\n" + BODY
    )
    assert (page.title, page.publisher) == ("Five fishermen freed", "The Lake Mirror")
    assert words(page, "masthead") == [page.text.split("\n")[0]]
    assert words(page, "headline") == ["Five fishermen freed"] * 2
    assert words(page, "caption") == ["Boats on the beach at Dunga."]
    assert words(page, "paragraph") == list(STORY)


def test_a_first_line_with_a_newspapers_name_is_the_masthead() -> None:
    page = report("The Chindwin Courier\n\nParty members taken in night raid\n\nBy Thiri Moe\n\n" + BODY)
    assert (page.title, page.publisher) == ("Party members taken in night raid", "The Chindwin Courier")


def test_a_name_without_a_newspapers_word_is_a_masthead_beside_a_sentence() -> None:
    page = report("Judge orders house arrest for the nurses\n\nEl Faro del Lago\n17 November 2022\n\n" + BODY)
    assert (page.title, page.publisher) == ("Judge orders house arrest for the nurses", "El Faro del Lago")


def test_a_rail_leads_elsewhere_and_says_what_breaks_off() -> None:
    page = report(
        f"Five fishermen freed\n\n{BODY}\n\nMOST VIEWED\n\n  • Ministry opens schools\n\n    The ministry on"
        " Monday said it would open the schools if the request\n\n  • ‘Enough’: traders strike\n\n"
        "    Traders closed their shops on Monday in protest against a levy that the council brought in.\n"
    )
    assert [(lead.rail, lead.title, lead.truncated) for lead in page.leads] == [
        ("MOST VIEWED", "Ministry opens schools", True),
        ("MOST VIEWED", "‘Enough’: traders strike", False),
    ]
    assert page.leads[0].teaser == "The ministry on Monday said it would open the schools if the request"
    assert words(page, "paragraph") == list(STORY)


def test_the_report_goes_on_behind_a_rail_in_its_middle() -> None:
    page = report(
        f"Five fishermen freed\n\n{STORY[0]}\n\nRelated stories\n\nTwo officers charged over bribe\n\n"
        f"Beach traders protest against levy\n\n{STORY[1]}\n\n{STORY[2]}\n"
    )
    assert [lead.title for lead in page.leads] == [
        "Two officers charged over bribe",
        "Beach traders protest against levy",
    ]
    assert words(page, "paragraph") == list(STORY)


def test_a_rail_above_the_report_leaves_it_its_headline() -> None:
    page = report(f"TRENDING\nFuel prices rise again\nMinister resigns\n\nFive fishermen freed\n\n{BODY}")
    assert page.title == "Five fishermen freed"
    assert [lead.title for lead in page.leads] == ["Fuel prices rise again", "Minister resigns"]


def test_a_link_behind_a_paragraph_is_cut_off_it() -> None:
    page = report(
        f"{STORY[0]}\n\n{STORY[1]} READ MORE: Five shot in Gadchiroli raid\n\nALSO READ: Minister resigns"
    )
    assert [(lead.rail, lead.title) for lead in page.leads] == [
        ("READ MORE", "Five shot in Gadchiroli raid"),
        ("ALSO READ", "Minister resigns"),
    ]
    assert words(page, "paragraph") == list(STORY[:2])


def test_buttons_and_notices_are_furniture() -> None:
    page = report(
        f"Share this\n\n{STORY[0]}\n\nAdvertisement\n\n{STORY[1]}\n\nFollow us on Twitter\n\n© 2020 Mirror"
    )
    assert words(page, "furniture") == [
        "Share this",
        "Advertisement",
        "Follow us on Twitter",
        "© 2020 Mirror",
    ]


def test_a_correction_tells_nothing() -> None:
    page = report(f"{BODY}\n\nCorrection: An earlier version said that nineteen men had been killed.")
    assert words(page, "paragraph") == list(STORY)


def test_the_head_of_an_interview_is_furniture_and_each_turn_a_paragraph() -> None:
    page = report(
        "INTERVIEW RECORD\nInterviewee: W-07, woman, 41\nInterviewer: L. Q.\nDate of interview: 8 July 2014\n"
        "\nQ: When did the calls begin?\nA: In March, after the vote.\nQ: Who called?\nA: A man I know.\n"
    )
    assert len(words(page, "furniture")) == 4
    assert words(page, "paragraph")[1] == "A: In March, after the vote."
    assert page.published is None
    assert page.title is None


def test_a_letter_has_a_subject_and_a_date() -> None:
    page = report(
        "To: The Honourable Chief Justice\nHigh Court of Balochistan\nQuetta\n\n3 May 2018\n\n"
        "Subject: The disappearance of my son\n\nRespected Sir,\n\nI am a retired schoolmaster of Mastung. I"
        " write because nobody else will receive me.\n\nYour obedient servant,\n\nAbdul Rahim Mengalzai\n"
    )
    assert page.title == "The disappearance of my son"
    assert page.published == "2018-05-03"
    assert "Quetta" in words(page, "furniture")
    assert "Abdul Rahim Mengalzai" in words(page, "paragraph")


def test_a_press_release_speaks_of_its_sender_in_furniture() -> None:
    page = report(
        f"PRESS RELEASE\nFor immediate release\n\nRelease the lawyer\n\n{BODY}\n\nAbout Steppe Watch\n\n"
        "Steppe Watch is an organisation founded in 2006 that documents violations in five countries.\n\n"
        "Contact: A. Person, a@example.org"
    )
    assert (page.title, page.publisher) == ("Release the lawyer", "Steppe Watch")
    assert words(page, "paragraph") == list(STORY)


def test_a_short_heading_between_paragraphs_is_a_headline() -> None:
    page = report(f"{STORY[0]}\n\nNets taken\n\n{STORY[1]}")
    assert words(page, "headline") == ["Nets taken"]


def test_one_sentence_is_a_paragraph() -> None:
    assert words(
        report("Libya has offered to hand over two of its nationals, a newspaper said."), "paragraph"
    )


def test_a_fragment_alone_is_a_paragraph_and_no_headline() -> None:
    assert words(report("Armed men seen near the bridge"), "paragraph") == ["Armed men seen near the bridge"]


def test_a_list_of_short_lines_is_text() -> None:
    lines = [f"Prisoner {name} taken away" for name in "ABCDEFGHIJ"]
    page = report("\n".join(lines) + "\nNobody has seen them since.")
    assert len(words(page, "paragraph")) == 11


def test_a_dateline_is_part_of_its_paragraph() -> None:
    page = report("BUFFALO, N.Y. (AP) --\n\n" + BODY)
    assert words(page, "paragraph")[0] == "BUFFALO, N.Y. (AP) --"


def test_a_text_that_is_already_decoded_is_read_as_it_is() -> None:
    taken = read_text("\ufeffThe police\ud800 came.\r\n", "x")
    assert taken.text == "\ufeffThe police\ufffd came.\r\n"
