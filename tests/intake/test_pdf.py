from tests.intake.making import pdf, refusal, report, words

LINES = [
    "Between April 2016 and October 2017 fighters of the group arrested at",
    "least thirty-seven people in the town of Tell Rashid, north of the river.",
    "Nineteen came home.",
    "",
    "Samira al-Matar, who taught chemistry, refused to sign and went into hid-",
    "ing at the farm of a cousin.",
]


def test_lines_become_paragraphs_and_broken_words_whole() -> None:
    assert words(report(pdf([LINES]), "report.pdf"), "paragraph") == [
        " ".join(LINES[:3]),
        LINES[4].removesuffix("-") + LINES[5],
    ]


def test_running_heads_and_page_numbers_are_furniture() -> None:
    bodies = (["The first witness is a teacher."], ["The second witness left in May."], ["Nobody else came."])
    pages = [["The Empty Chairs 2020", "", *body, "", f"{n}"] for n, body in enumerate(bodies, 1)]
    page = report(pdf(pages), "report.pdf")
    assert words(page, "furniture") == [w for n in "123" for w in ("The Empty Chairs 2020", n)]
    assert not any("Chairs" in w for w in words(page, "paragraph"))


def test_a_paragraph_goes_on_over_the_page() -> None:
    page = report(pdf([LINES[:1], LINES[1:3]]), "report.pdf")
    assert words(page, "paragraph") == [" ".join(LINES[:3])]


def test_pages_without_a_text_layer_are_noted() -> None:
    page = report(pdf([LINES, []]), "report.pdf")
    assert page.notes == ("no text layer on page 2",)


def test_a_scanned_pdf_is_told_as_such() -> None:
    assert "scanned" in refusal(pdf([[], []]), "report.pdf")


def test_an_encrypted_pdf_is_told_as_such() -> None:
    assert "encrypted" in refusal(pdf([LINES], encrypted=True), "report.pdf")


def test_a_pdf_that_is_cut_off_is_told_as_such() -> None:
    assert "cut off" in refusal(pdf([LINES])[:200], "report.pdf")


def test_what_is_left_of_a_cut_off_pdf_is_read_and_noted() -> None:
    page = report(pdf([LINES])[:-7], "report.pdf")
    assert words(page, "paragraph")
    assert "cut off" in page.notes[-1]
