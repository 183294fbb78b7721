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


def test_where_title_and_newspaper_stand_alone_too_the_title_is_not_the_newspaper() -> None:
    for first in ("Five freed in Dunga | Lakeside", "Lakeside | Five freed in Dunga"):
        page = report(f"{first}\nLakeside\nLogo of Lakeside\nFive freed in Dunga\n\n{BODY}")
        assert (page.title, page.publisher) == ("Five freed in Dunga", "Lakeside")
        assert words(page, "headline") == ["Five freed in Dunga"]


def test_a_picture_of_a_logo_is_no_newspaper() -> None:
    page = report(f"Logo of party painted over in Dunga\n\nBy Rose Akinyi\n\n{BODY}")
    assert page.title == "Logo of party painted over in Dunga"


def test_a_title_that_was_too_long_for_the_rail_is_a_lead_and_so_are_those_below_it() -> None:
    page = report(
        f"{BODY}\n\nRELATED STORIES\nMayor's guard shot dead in bar\n"
        "Police raid Lira printer over voter ca...\nOpinion: Who will censor the censors?\n"
        "Low dams are killing us, say cane growers\nMore from Regional »\n"
    )
    assert [(lead.title, lead.truncated) for lead in page.leads] == [
        ("Mayor's guard shot dead in bar", False),
        ("Police raid Lira printer over voter ca...", True),
        ("Opinion: Who will censor the censors?", False),
        ("Low dams are killing us, say cane growers", False),
    ]
    assert words(page, "paragraph") == list(STORY)


def test_broken_off_words_about_the_same_matter_are_a_teaser_and_no_title() -> None:
    page = report(
        f"{BODY}\n\nMOST READ\nTwo held over fire\nPolice held two men over the fire in the cou...\n"
    )
    assert [(lead.title, lead.teaser) for lead in page.leads] == [
        ("Two held over fire", "Police held two men over the fire in the cou...")
    ]


def test_titles_of_which_one_breaks_off_are_a_rail_under_any_heading() -> None:
    titles = "Two killed in Migori\nNurse abducted at night in Bondo\nBeach traders protest against le...\n"
    page = report(f"{BODY}\n\nElsewhere in the county\n{titles}")
    assert len(page.leads) == 3
    assert words(page, "paragraph") == list(STORY)


def test_a_list_of_whole_lines_under_any_heading_stays_text() -> None:
    listed = "Two killed in Migori in March\nNurse abducted at night in Bondo\nFive beaten at the pier"
    page = report(f"{BODY}\n\nWhat we recorded\n{listed}\n")
    assert not page.leads
    assert set(listed.split("\n")) < set(words(page, "paragraph"))


def test_a_short_sentence_behind_a_paragraph_below_a_rail_is_no_title() -> None:
    page = report(f"{STORY[0]}\n\nRelated:\nArmy enters Bondo\nTwo charged\n\n{STORY[1]}\n\nNobody was hurt.")
    assert words(page, "paragraph") == [STORY[0], STORY[1], "Nobody was hurt."]


def test_a_button_that_runs_into_a_title_leads_to_it() -> None:
    page = report(f"{BODY}\n\nPrevious articleWhy we left, by councillors\nNext articleGunmen abduct monarch")
    assert [lead.title for lead in page.leads] == ["Why we left, by councillors", "Gunmen abduct monarch"]


def test_the_numbered_head_of_a_bulletin_names_and_dates_it() -> None:
    page = report(f"THE PUMP\nBulletin of the Lake Desk\nVol. 14, No. 3 – March 2019\n\n{BODY}")
    assert (page.publisher, page.published) == ("Lake Desk", "2019-03")


def test_a_body_before_a_place_and_a_date_is_who_sent_it_and_a_town_is_not() -> None:
    head = "Interview 14\n{}, 11 October 1997\nWitness: a fisherman\n\nQ. Who came?\n\nA. Five men in a van."
    assert report(head.format("Exiles' Aid Committee, Cairo")).publisher == "Exiles' Aid Committee"
    assert report(head.format("Kisumu, Kenya")).publisher is None
    assert report(head.format("Statement to the committee of inquiry")).publisher is None


def test_an_address_to_write_to_is_furniture_and_a_sentence_with_one_is_not() -> None:
    told = "He wrote to x@example.org and was arrested."
    page = report(f"{BODY}\n\n{told}\n\nContact the editors at x@example.org")
    assert words(page, "paragraph") == [*STORY, told]


def test_a_name_alone_between_a_headline_and_a_picture_is_its_reporter() -> None:
    page = report(
        "Five fishermen freed at night\n\nAnna Ito Bello\n\nBoats at Dunga. Photo by: Carl Oke\n\n" + BODY
    )
    assert [(c.role, c.name) for c in page.credits] == [("reporter", "Anna Ito Bello"), ("photo", "Carl Oke")]


def test_a_place_between_a_headline_and_a_picture_is_no_reporter() -> None:
    told = "The Eastern Province is poor, and its people want the roads to be mended very soon.\n\n"
    page = report(
        "Five nurses are freed\n\nEastern Province\n\nBoats. File photo: Carl Oke\n\n" + told + BODY
    )
    assert [(c.role, c.name) for c in page.credits] == [("photo", "Carl Oke")]


def test_who_stands_above_the_kind_of_a_page_sends_it() -> None:
    page = report(
        "Free the lawyer held without charge\n\nLake Rights Forum\nNews release\n3 May 2019\n\n" + BODY
    )
    assert (page.title, page.publisher) == ("Free the lawyer held without charge", "Lake Rights Forum")


def test_a_name_alone_above_the_buttons_signs() -> None:
    page = report(
        "Court orders search for a missing man\n\nGhulam Rauf Tahir\nFacebook Count\nTwitter Share\n0\n\n"
        + BODY
    )
    assert [(c.role, c.name) for c in page.credits] == [("reporter", "Ghulam Rauf Tahir")]


def test_a_headline_that_opens_with_a_town_and_stands_there_twice_is_no_interview() -> None:
    title = "Satara: Two get life term for murder"
    page = report(f"{title} - Krishna Valley Times\n\n{title}\n\n" + BODY)
    assert (page.title, page.publisher) == (title, "Krishna Valley Times")


def test_a_path_that_runs_into_the_title_is_furniture() -> None:
    page = report(
        "HomeAfricaKenyaFive fishermen freed in Kisumu\n\nFive fishermen freed in Kisumu\n\n" + BODY
    )
    assert words(page, "headline") == ["Five fishermen freed in Kisumu"]


def test_the_sender_stands_in_many_places_of_the_head() -> None:
    for head, sender in (
        (
            "Fishermen freed after night in cells\n\nBy Thiri Moe\n\n(Lake Civic Watch)\n\nMay 12, 2016",
            "Lake Civic Watch",
        ),
        (
            "URGENT APPEAL No. 7/2022\n\nCorporación Agua Viva\n\nPopayán, 9 May 2022\n\nFishermen freed",
            "Corporación Agua Viva",
        ),
        (
            "LAKESIDE: Office for Rights in Nyanza\n\n5 Oct 2018\n\nFishermen Freed After Night in Cells",
            "LAKESIDE: Office for Rights in Nyanza",
        ),
        ("Saturday Lantern\n\nFishermen freed after night in cells\n\n7 May 2020", "Saturday Lantern"),
        ("Fishermen freed after night in cells\n\nTan News Centre\n\n7 May 2020", "Tan News Centre"),
        ("Fishermen freed after night in cells\n\nBy Thiri Moe, Conscience News", "Conscience News"),
    ):
        page = report(head + "\n\n" + BODY)
        assert page.publisher == sender
        assert page.title != sender


def test_a_name_before_the_day_is_a_paper_only_where_the_page_says_so() -> None:
    head = "Fishermen freed after night in cells\n\nSuara Kita – October 19, 2022\n\n"
    assert report(head + BODY).publisher is None
    assert (
        report(
            head + BODY + "\n\nThe inspector told Suara Kita that the men were asked about nets."
        ).publisher
        == "Suara Kita"
    )
    assert report(head + BODY).published == "2022-10-19"


def test_a_byline_that_opens_the_first_paragraph_is_cut_off_it() -> None:
    page = report("Fishermen freed after night in cells\n\nBy Thiri Moe and A.R.M. Nizar - " + BODY)
    assert [c.name for c in page.credits] == ["Thiri Moe", "A.R.M. Nizar"]
    assert words(page, "paragraph") == list(STORY)
    told = "By Thursday evening - the inspector was gone - all five of the men had been released in Kisumu."
    assert words(report(told + "\n\n" + BODY), "paragraph")[0] == told


def test_a_name_alone_below_the_day_is_its_reporter_and_a_heading_is_not() -> None:
    head = "Fishermen freed after night in cells\n\n24 June 2019\n\n"
    assert [c.name for c in report(head + "Achieng Were\n\n" + BODY).credits] == ["Achieng Were"]
    assert report(head + "Event Description\n\n" + BODY).credits == ()
    assert report(head + "Rose Akinyi\n\n" + BODY).credits == ()


def test_the_titles_of_other_reports_under_their_heading_are_no_report() -> None:
    page = report(f"{BODY}\n\nRelated Readings\n\n- Bondo Incident Report: Landmine kills trader, May 2016\n")
    assert [lead.title for lead in page.leads] == ["Bondo Incident Report: Landmine kills trader, May 2016"]


def test_what_readers_write_below_a_count_tells_nothing_and_dates_nothing() -> None:
    page = report(
        f"Five fishermen freed\n\n2014.08.15\n\n{BODY}\n\nComments (2)\n"
        "Anonymous says: They did the same in my village, took everything and beat the headman.\n"
        "Aug 16, 2014 03:12 AM\nOtieno says: Thank you.\nAug 18, 2014 11:40 PM"
    )
    assert words(page, "paragraph") == list(STORY)
    assert page.published == "2014-08-15"


def test_a_report_may_count_comments_and_say_who_says_what() -> None:
    told = [
        "Five comments by the inspector angered the widows.",
        "His widow says: They beat him in the boat.",
    ]
    assert words(report("\n\n".join([*STORY, *told])), "paragraph") == [*STORY, *told]


def test_the_letter_that_readers_shall_send_is_not_told_and_a_letter_that_was_sent_is() -> None:
    letter = (
        "\n\nDear Minister,\n\nInspector Kiptoo beat five fishermen with a paddle.\n\nYours sincerely,\n\n"
    )
    assert words(report(f"{BODY}\n\nSAMPLE LETTER{letter}Thank you."), "paragraph") == [*STORY, "Thank you."]
    assert len(words(report(f"{BODY}\n\nTHE FAMILIES’ LETTER{letter}"), "paragraph")) > len(STORY)


def test_topics_below_the_text_are_furniture_and_names_are_not() -> None:
    assert words(report(f"{BODY}\n\nNews\nreferendum\nbail\nLake Victoria"), "paragraph") == list(STORY)
    assert words(report(f"{BODY}\n\nTAGS\nKisumu Fishing Act lake patrol"), "paragraph") == list(STORY)
    names = ["Tom Oloo", "Ben Were", "Jack Odongo"]
    assert words(report("\n\n".join([*STORY, *names])), "paragraph") == [*STORY, *names]


def test_a_name_that_the_copyright_line_has_again_is_the_publisher() -> None:
    for name, foot in (
        ("RADIO NAHR", "© Radio Nahr 2009 - 2020"),
        ("Lanterns for Rights", "Copyright © 2021 Lanterns for Rights"),
        ("The Lake Herald", "© 2020 Lake Herald Newspapers Ltd. All rights reserved."),
        ("lakeherald.example", "About us | Advertise | © lakeherald.example 2017"),
    ):
        page = report(f"{name}\nHome » All news » Court\n\nFive fishermen freed at night\n\n{BODY}\n\n{foot}")
        assert (page.title, page.publisher) == ("Five fishermen freed at night", name)


def test_a_site_that_only_its_foot_names_is_the_publisher_and_the_owner_of_a_picture_is_not() -> None:
    head = f"Five fishermen freed at night\n\n4 May 2021\n\n{BODY}\n\n"
    assert report(head + "© 2021 Coastline Notice").publisher == "Coastline Notice"
    assert report(head + "Boats at Dunga on Friday. © 2021 Carl Oke/Lake Agency").publisher is None
    assert report(head + "© 2021. All rights reserved.").publisher is None


def test_a_body_beside_its_initials_is_the_publisher_and_no_title() -> None:
    for line, body in (
        ("Lake Vote Watch (LVW)", "Lake Vote Watch"),
        ("Fundasaun Hateke (FH) – Watching security for all", "Fundasaun Hateke"),
        ("LRO: Lake Rights Office, Kisumu", "Lake Rights Office"),
    ):
        page = report(f"{line}\nHome > Updates\n\nPRE-POLL UPDATE NO. 3\n\nKisumu, 5 October 2021\n\n{BODY}")
        assert (page.title, page.publisher) == ("PRE-POLL UPDATE NO. 3", body)
    page = report(f"Police Free Five Fishermen (VIDEO)\n\n5 October 2021\n\n{BODY}")
    assert (page.title, page.publisher) == ("Police Free Five Fishermen (VIDEO)", None)


def test_a_body_that_its_contacts_shorten_is_the_publisher_where_the_text_spells_it_out() -> None:
    told = (
        "The Lake Centre for Legal Defence (LCLD) is worried about the five men and asks for an inquiry.\n\n"
    )
    head = "Five fishermen freed at night\n\n" + told + BODY
    assert (
        report(head + "\n\nContact: Rose Oloo, Director, LCLD").publisher == "Lake Centre for Legal Defence"
    )
    assert report(head + "\n\nThe LCLD called on the county.").publisher is None


def test_a_path_and_a_row_of_sections_are_no_headline() -> None:
    title = "Five fishermen freed at night"
    for path in (
        f"Home / Court / {title}",
        f"You are here: Home / News / {title}",
        "Home Latest Kenya Business Sport",
    ):
        page = report(f"{path}\n\n{title}\n\n{BODY}")
        assert words(page, "headline") == [title]
        assert page.publisher is None


def test_points_below_a_title_are_not_the_title_and_a_question_above_a_byline_is() -> None:
    page = report(
        "HomeCover StoryLocal News\n\nWho shot the boatmen?\n\nBy Thiri Moe\n\n"
        f"• Nine dead on the lake since Easter\n• Families fear more\n\n{BODY}"
    )
    assert page.title == "Who shot the boatmen?"


def test_titles_stand_below_the_way_through_the_site_or_at_its_end() -> None:
    title = "Five fishermen freed at night"
    tagline = report(f"THE LAKE FORUM\nRights on the lake, day by day\n\nHome > Kenya\n\n{title}\n\n{BODY}")
    assert tagline.title == title
    notice = "The Forum is read in many towns. " * 8
    page = report(f"Lake Courier\n\n{notice}\n\n{title}\n\nHome > News > {title}\n\n3 May 2021\n\n{BODY}")
    assert page.title == title
    assert words(page, "paragraph") == list(STORY)
    foot = report(f"{title}\n\n{BODY}\n\nHome > News > {title}")
    assert words(foot, "paragraph") == list(STORY)


def test_what_the_page_shows_of_the_first_paragraph_above_it_is_told_once() -> None:
    for teaser in (STORY[0], f"{STORY[0]} {STORY[1][:40]}...", f"By Thiri Moe MASENO {STORY[0]}"):
        page = report(f"Five fishermen freed\n\n{teaser}\n\nBy Thiri Moe\n\n{BODY}")
        assert words(page, "paragraph") == list(STORY)


def test_a_first_line_that_the_text_has_again_is_who_sends_it() -> None:
    page = "{}\nHome   Reports   About\n\nFive fishermen freed at night\n\n{} wrote to the county. " + BODY
    assert report(page.format("Watch on Prisons / Kenya", "Watch on Prisons / Kenya")).publisher == (
        "Watch on Prisons / Kenya"
    )
    assert report(page.format("Watch on Prisons / Kenya", "The union")).publisher is None
    page = "LakeStar.com\n\nNews | Sports\n\nFive fishermen freed\n\nThiri Moe ({}) - May 3, 2021\n\n" + BODY
    assert report(page.format("LakeStar.com")).publisher == "LakeStar.com"
    assert report(page.lower().format("Wire")).publisher is None
