import pytest

from onrecord.intake.captions import ends_in_a_name, ends_in_credit
from onrecord.intake.credits import find_credits, is_credit_line
from tests.intake.making import STORY, report, words


def credits_of(line: str) -> list[tuple[str, str]]:
    found = find_credits(line, 0, len(line))
    assert all(line[c.span.start : c.span.end] == c.span.text for c in found)
    return [(c.role, c.name) for c in found]


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("By Thiri Moe", [("reporter", "Thiri Moe")]),
        ("By Selamawit Tesfaye in Gondar", [("reporter", "Selamawit Tesfaye")]),
        ("By Selamawit Tesfaye, Gondar", [("reporter", "Selamawit Tesfaye")]),
        ("By Selamawit Tesfaye, The Abay Post", [("reporter", "Selamawit Tesfaye")]),
        ("Imran Kakar Published May 3, 2018", [("reporter", "Imran Kakar")]),
        ("Monday, 07 May 2018 15:03 Sok Dara", [("reporter", "Sok Dara")]),
        ("Monday, 07 May 2018 8:12 PM PHT", []),
        ("Ana Ruiz / TEGUCIGALPA", [("reporter", "Ana Ruiz")]),
        ("SAN JOSÉ / TEGUCIGALPA", []),
        ("Tbilisi. Nino Beridze, Caucasus Line", [("reporter", "Nino Beridze")]),
        (
            "By ACHIENG ODHIAMBO and Peter Otieno",
            [("reporter", "ACHIENG ODHIAMBO"), ("reporter", "Peter Otieno")],
        ),
        ("Additional reporting by Andrew Nachemson", [("additional-reporting", "Andrew Nachemson")]),
        (
            "By Milagros Tello Vargas, with reporting by Abel Ñaupari",
            [("reporter", "Milagros Tello Vargas"), ("additional-reporting", "Abel Ñaupari")],
        ),
        (
            "(Reporting by Ana Ruiz in Quito; Editing by Tom O'Neil)",
            [("reporter", "Ana Ruiz"), ("editor", "Tom O'Neil")],
        ),
        ("Photo: Mary Wanjiru/Mirror", [("photo", "Mary Wanjiru")]),
        ("Mansoor Ali | A Correspondent", [("reporter", "Mansoor Ali")]),
        ("Mansoor Ali | Karachi", []),
        ("Jane Were contributed reporting.", [("additional-reporting", "Jane Were")]),
        ("By: Marlon Quezada - Senior Reporter", [("reporter", "Marlon Quezada")]),
        ("by Hiwot Alemu | Jan 8, 2022 | News, Tigray | 4 comments", [("reporter", "Hiwot Alemu")]),
        ("By Abu Bakr bin Salah al-Din", [("reporter", "Abu Bakr bin Salah al-Din")]),
    ],
)
def test_those_who_made_a_report_are_named_with_their_roles(
    line: str, credited: list[tuple[str, str]]
) -> None:
    assert credits_of(line) == credited


@pytest.mark.parametrize("line", ["By Our Staff", "By Staff Reporter", "Staff Correspondent, Sylhet"])
def test_a_desk_is_a_credit_line_that_names_nobody(line: str) -> None:
    assert is_credit_line(line, 0, len(line))
    assert credits_of(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "By nightfall the soldiers had left the village.",
        "By Tuesday the road to Goma was closed, and nobody could leave the town before the soldiers came.",
        "A reporter for the agency called it chaos.",
        "Photo: A roadblock outside the town in the dry season, 2021 (file)",
        "Photographs of the bodies were sent to the families.",
    ],
)
def test_a_sentence_is_no_credit(line: str) -> None:
    assert not is_credit_line(line, 0, len(line))


def test_a_caption_is_known_by_the_credit_at_its_end() -> None:
    assert ends_in_credit("Lamps on the wall of the campus. Photo: Niroshan Emmanuel")
    assert ends_in_credit("Boats on the beach (Photo by Mary Wanjiru)")
    assert not ends_in_credit("They relied on video from Human Rights Watch.")
    assert ends_in_credit("Villagers rest at a monastery. / Supplied")
    assert ends_in_a_name("Men sit on the hill above the mine. (Themba Kunene, Platinum Weekly)")
    assert not ends_in_a_name("They fled to a town over the border (Musina, Limpopo)")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Wed, 23 February 2022 | Sorn Kunthy and Bella Marsden", ["Sorn Kunthy", "Bella Marsden"]),
        ("4 May 2021   By Nosipho Magqaza", ["Nosipho Magqaza"]),
        ("May 4, 2021 by Nosipho Magqaza 3 Comments", ["Nosipho Magqaza"]),
        ("From Moses Wambedde, Mbale", ["Moses Wambedde"]),
        ("By Halima Kasuku More by this Author", ["Halima Kasuku"]),
        ("Moses Wambedde (ElgonStar.com) - May 31, 2022 - 10:35am", ["Moses Wambedde"]),
        ("By MOSES WAMBEDDE/HALIMA KASUKU", ["MOSES WAMBEDDE", "HALIMA KASUKU"]),
        ("By Moses Wambedde/Elgon Daily", ["Moses Wambedde"]),
        ("Halima Kasuku-Were/Elgon Writer", ["Halima Kasuku-Were"]),
        ("23 February 2022 | Phnom Penh", []),
        ("By CMRC", []),
        ("May 14, 2021 by Editor Leave a Comment", []),
    ],
)
def test_a_byline_may_stand_behind_the_day_or_before_a_town(line: str, names: list[str]) -> None:
    assert [name for _, name in credits_of(line)] == names


def test_who_wrote_a_translated_story_stands_before_its_town() -> None:
    told = "Kupang – Three farmers were injured when police broke up a rally on Thursday, a lawyer said."
    page = "Police break up rally\n\n{}Paulus Lake and Doni Bere, " + told + "\n"
    dated = report(page.format("Kabar Timur – September 24, 2020\n\n"))
    assert [c.name for c in dated.credits] == ["Paulus Lake", "Doni Bere"]
    assert words(dated, "paragraph") == [told]
    assert report(page.format("")).credits == ()


def test_a_picture_says_whose_it_is_between_strokes_or_in_brackets() -> None:
    assert ends_in_credit("Workers sit at the gate of the plant on Tuesday. / Zin Wai / The Delta Mirror")
    assert ends_in_credit("Women queue for water in the east (file photo, social media)")
    assert ends_in_credit("File photo of a sub-editor of the daily. — Photo courtesy the family")
    assert ends_in_credit("Rose Akinyi PHOTO: LAKE MIRROR")
    assert ends_in_credit("The councillors said that they had not been asked. (File)")
    assert ends_in_credit("The gate of the plant. Photo: lakeradio")
    assert not ends_in_credit("He kept the photo (the file was lost)")
    assert not ends_in_credit("They asked for his photo: nothing else.")


def test_a_button_below_the_day_is_nobodys_name() -> None:
    page = report(
        f"Five fishermen freed\n\n12 June 2019\nNo Result\nView All Result\n\n{STORY[0]}\n\n{STORY[1]}"
    )
    assert page.credits == ()
