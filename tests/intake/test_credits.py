import pytest

from onrecord.intake.captions import ends_in_a_name, ends_in_credit
from onrecord.intake.credits import find_credits, is_credit_line


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
