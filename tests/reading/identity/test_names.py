"""Proper names: where they begin and end, whose they are, and which of them are one person's."""

import pytest

from onrecord.reading.identity.acronyms import initials
from onrecord.reading.identity.namesakes import is_short_form, name_words
from onrecord.record import EntityKind
from tests.reading.identity.telling import called, stands_for, who_is_who


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Mr Peter Ekiru told the court that he was beaten.", "Peter Ekiru", "person"),
        ("U Aung Thet Naing said that soldiers came.", "Aung Thet Naing", "person"),
        ("Police beat Daw Khin Hnin Wai in the street.", "Khin Hnin Wai", "person"),
        ("The driver, Hussein bin Jabbar, was shot.", "Hussein bin Jabbar", "person"),
        ("The longest sentence went to Mahmoud al-Sayyid Radwan.", "Mahmoud al-Sayyid Radwan", "person"),
        ("Lieutenant Colonel Ferdinand Ocaya denied it.", "Ferdinand Ocaya", "person"),
        ("Doña Rosario Caal Pop de Xol was hurt.", "Rosario Caal Pop de Xol", "person"),
        ("The priest, Father Boulos Abd al-Masih, was acquitted.", "Boulos Abd al-Masih", "person"),
        ("It is owned by the wife of Minister of Mines and Energy Suy Sem.", "Suy Sem", "person"),
        (
            "Minister of Justice and Attorney General Emmanuel Kayitare refused.",
            "Emmanuel Kayitare",
            "person",
        ),
        ("His wife, Jeanne d'Arc Mukamana, said so.", "Jeanne d'Arc Mukamana", "person"),
        ("His brother, Rafiqul Islam, was found on Wednesday.", "Rafiqul Islam", "person"),
        ("M. A. Sumanthiran Rajah, a lawyer, spoke.", "M. A. Sumanthiran Rajah", "person"),
        ("Hajiya Rabi Garba cried out.", "Rabi Garba", "person"),
        ("Ato Girma Wolde did not reply.", "Girma Wolde", "person"),
        ("Baker Hassan Ali did not reply.", "Baker Hassan Ali", "person"),
        ("It was signed by Sr. Ma. Consuelo Reyes.", "Ma. Consuelo Reyes", "person"),
        (
            "The Human Rights Network for Journalists-Uganda objected.",
            "Human Rights Network for Journalists-Uganda",
            "organization",
        ),
        (
            "Members of the Peasant Committee of the Lower Polochic came.",
            "Peasant Committee of the Lower Polochic",
            "organization",
        ),
        ("Agents of the National Civil Police came up the track.", "National Civil Police", "organization"),
        ("The Ministry of Labour suspended the licence.", "Ministry of Labour", "organization"),
        (
            "They called on the Commission on Human Rights to act.",
            "Commission on Human Rights",
            "organization",
        ),
        ("The Free Needle Workers’ Union was suspended.", "Free Needle Workers’ Union", "organization"),
        ("They joined the Cambodian People’s Party in June.", "Cambodian People’s Party", "organization"),
        ("She went to the Ombudsman's Office on Monday.", "Ombudsman's Office", "organization"),
        ("The High Court of Balochistan heard the case.", "High Court of Balochistan", "organization"),
        ("The 71st Provincial Battalion denied it.", "71st Provincial Battalion", "organization"),
        ("The Van 4th High Criminal Court freed three.", "Van 4th High Criminal Court", "organization"),
        (
            "The Izmir State Security Court No. 3 heard it.",
            "Izmir State Security Court No. 3",
            "organization",
        ),
        (
            "The Rural Educators' Union of Zimbabwe objected.",
            "Rural Educators' Union of Zimbabwe",
            "organization",
        ),
        ("Um Sophalla, who was a nurse, said no.", "Um Sophalla", "person"),
        ("They were told to go back, said Am Sokha, a coordinator.", "Am Sokha", "person"),
        ("The chairman, Cde Phineas Dzvairo, denied it.", "Phineas Dzvairo", "person"),
        ("Near the stop 52-year-old Um Sarin was arrested on Monday.", "Um Sarin", "person"),
        ("Mayor-elect Rosa Villa said that he was shot.", "Rosa Villa", "person"),
        ("Town police chief Adj. Sr. Comr. Iskandar Loru denied it.", "Iskandar Loru", "person"),
        ("Vote Watch Kampuchea, a monitoring group, said so.", "Vote Watch Kampuchea", "organization"),
        ("The raid was the work of the Sons of the Coast.", "Sons of the Coast", "organization"),
        ("Trans Nzoia West OCPD Daniel Mutua denied it.", "Daniel Mutua", "person"),
        ("The governor of Plateau State imposed a curfew.", "Plateau State", "place"),
        ("Men fired on mourners in the village of Gashish.", "Gashish", "place"),
        ("He lives in Ek Phnom district with his mother.", "Ek Phnom", "place"),
    ],
)
def test_a_name_is_read_whole_without_its_title(sentence: str, name: str, kind: EntityKind) -> None:
    assert called(who_is_who(sentence), name).kind == kind


def test_surname_or_given_name_is_the_person_whatever_comes_first() -> None:
    khmer = who_is_who("Ven Vath, a farmer, was followed.", "“They know me,” Vath said.")
    assert called(khmer, "Ven Vath").aliases == ("Vath",)
    spanish = who_is_who("Lawyer María López Quispe was arrested.", "The police released López on Friday.")
    assert called(spanish, "María López Quispe").aliases == ("López",)
    hungarian = who_is_who("Kovács Réka, a teacher, resigned.", "Kovács said she was tired.")
    assert called(hungarian, "Kovács Réka").aliases == ("Kovács",)


def test_a_nickname_in_quotes_is_a_part_of_the_name() -> None:
    identity = who_is_who(
        'Police beat her cameraman, Gela "Shorty" Mtivlishvili, on Tuesday.',
        "Mr Mtivlishvili said it was not true.",
    )
    assert called(identity, 'Gela "Shorty" Mtivlishvili').aliases == ("Mtivlishvili",)


@pytest.mark.parametrize(
    ("sentence", "name", "byname"),
    [
        ('Abdelrahman al-Tayeb Osman, known as "Kasha", was shot.', "Abdelrahman al-Tayeb Osman", "Kasha"),
        ("Police held Rubens Villar Coelho, alias “Colômbia”.", "Rubens Villar Coelho", "Colômbia"),
        ("Amarildo de Oliveira, nicknamed Pelado, confessed.", "Amarildo de Oliveira", "Pelado"),
        ("The YouTuber Dieudonné Niyonsenga, also known as Cyuma Hassan, fled.",
         "Dieudonné Niyonsenga", "Cyuma Hassan"),
    ],
)  # fmt: skip
def test_a_byname_is_the_same_person(sentence: str, name: str, byname: str) -> None:
    person = called(who_is_who(sentence), name)
    assert (person.kind, person.aliases) == ("person", (byname,))


def test_an_office_alone_is_no_name() -> None:
    identity = who_is_who("Mr Herman Tibesigwa, the Resident District Commissioner, warned them.")
    assert [r.title for r in called(identity, "Herman Tibesigwa").roles] == ["Resident District Commissioner"]


def test_kin_with_one_surname_stay_apart() -> None:
    identity = who_is_who("Ven Vath was arrested on Monday.", "Vath’s brother, Sok Vath, fled to Thailand.")
    assert called(identity, "Ven Vath").id != called(identity, "Sok Vath").id


def test_the_bare_surname_stays_with_whom_the_report_named_first_and_not_with_kin() -> None:
    identity = who_is_who(
        "Rogelio Matabang, 54, was shot on Wednesday.",
        "His widow, Luzviminda Matabang, told reporters that he was followed.",
        "Matabang was secretary of the farmers’ league.",
    )
    assert called(identity, "Rogelio Matabang").aliases == ("Matabang",)
    assert called(identity, "Luzviminda Matabang").aliases == ()


def test_a_surname_that_two_strangers_share_is_given_to_neither() -> None:
    identity = who_is_who(
        "Police arrested John Okello and Peter Okello, who are not related.",
        "Okello was charged with murder.",
    )
    assert called(identity, "John Okello").aliases == ()
    assert called(identity, "Peter Okello").aliases == ()


def test_a_title_tells_two_namesakes_apart() -> None:
    identity = who_is_who("Ms Lucy Akai was slapped.", "Mr Akai, a farmer, saw it.")
    assert called(identity, "Lucy Akai").aliases == ()


def test_an_acronym_in_brackets_is_the_body_before_them() -> None:
    identity = who_is_who("The Cambodia National Rescue Party (CNRP) won.", "The CNRP was dissolved.")
    assert called(identity, "Cambodia National Rescue Party").aliases == ("CNRP",)


def test_an_acronym_in_brackets_may_be_of_another_language() -> None:
    identity = who_is_who(
        "The Voices of the Hills Network (Réseau Voix des Collines, RVC) spoke.", "RVC left."
    )
    assert "RVC" in called(identity, "Voices of the Hills Network").aliases


def test_a_wire_in_capitals_names_the_same_bodies_and_persons() -> None:
    identity = who_is_who(
        "TERRORISTS OF THE FARABUNDO MARTI NATIONAL LIBERATION FRONT [FMLN] KILLED THREE PEASANTS IN "
        "MORAZAN ON 3 JAN, MAJOR RENE RODRIGUEZ HURTADO SAID. RODRIGUEZ ADDED THAT THE FMLN FLED."
    )
    assert called(identity, "FARABUNDO MARTI NATIONAL LIBERATION FRONT").aliases == ("FMLN",)
    assert called(identity, "RENE RODRIGUEZ HURTADO").aliases == ("RODRIGUEZ",)
    assert called(identity, "THREE PEASANTS").kind == "group"
    assert not [e for e in identity.entities if "JAN" in e.name.split()]


def test_an_acronym_that_nobody_defines_is_known_by_its_initials() -> None:
    identity = who_is_who("He joined the Cambodian People’s Party.", "CPP activists heard it.")
    assert called(identity, "Cambodian People’s Party").aliases == ("CPP",)


@pytest.mark.parametrize(
    ("acronym", "name", "holds"),
    [
        ("CPP", "Cambodian People's Party", True),
        ("CHR", "Commission on Human Rights", True),
        ("COHR", "Commission on Human Rights", True),
        ("RVC", "Voices of the Hills Network", False),
        ("UN", "Union", False),
    ],
)
def test_initials_count_small_words_or_leave_them_out(acronym: str, name: str, holds: bool) -> None:
    assert (acronym in initials(name)) is holds


@pytest.mark.parametrize(
    ("short", "full", "holds"),
    [
        ("López", "María López Quispe", True),
        ("lopez quispe", "María López Quispe", True),
        ("María Quispe", "María López Quispe", True),
        ("M. López", "María López Quispe", True),
        ("M", "María López Quispe", False),
        ("Quispe María", "María López Quispe", False),
        ("Ana López", "María López Quispe", False),
        ("Abd al Masih", "Boulos Abd al-Masih", True),
    ],
)
def test_a_short_form_leaves_words_out_and_keeps_their_order(short: str, full: str, holds: bool) -> None:
    assert is_short_form(name_words(short), name_words(full)) is holds


def test_a_ministry_is_the_same_either_way_round() -> None:
    identity = who_is_who("The Ministry of Interior denied it.", "The Interior Ministry sent a letter.")
    assert called(identity, "Interior Ministry").id == called(identity, "Ministry of Interior").id


def test_two_parties_are_two() -> None:
    identity = who_is_who("The Green Wells Movement beat the Pamoja Herders Party in Lodwar.")
    assert called(identity, "Green Wells Movement").id != called(identity, "Pamoja Herders Party").id


def test_an_adjective_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    identity = who_is_who("The CPP won.", "Local CPP officials could not be reached.")
    assert called(identity, "CPP").aliases == ()


def test_a_name_that_is_an_everyday_word_too_is_a_name_at_the_head_of_a_sentence() -> None:
    identity = who_is_who(
        "The sisters Analyn and Grace Pobladura were brought in. Grace was charged on Monday."
    )
    assert called(identity, "Grace").name == "Grace Pobladura"


def test_an_everyday_word_that_is_nobodys_name_is_none() -> None:
    identity = who_is_who(
        "The sisters Analyn and Maria Pobladura were brought in. Grace was shown to neither."
    )
    assert not [e for e in identity.entities if "Grace" in (e.name, *e.aliases)]


def test_a_surname_that_looks_like_a_peoples_name_is_the_persons() -> None:
    identity = who_is_who("The governor, Pich Sophal, spoke.", "Sophal yesterday waved the allegations away.")
    assert called(identity, "Sophal").name == "Pich Sophal"


def test_the_word_of_respect_of_a_burmese_name_is_a_form_of_it() -> None:
    identity = who_is_who("Soldiers took U Kyaw Zin Latt, 52, and Mr Hla Maung Win, 40.")
    assert called(identity, "U Kyaw Zin Latt").name == "Kyaw Zin Latt"
    assert called(identity, "Hla Maung Win").aliases == ()


def test_a_day_before_a_body_is_no_part_of_its_name() -> None:
    identity = who_is_who(
        "On October 12th Police Commissioner Jonas Oke came. On the 5th Court officials left."
    )
    assert not [e for e in identity.entities if e.kind == "organization" and e.name[0].isdigit()]


def test_a_small_word_that_opens_a_sentence_is_no_name() -> None:
    identity = who_is_who("But Sokha Meas said no. In Samay, Vanna Chea was silent.")
    assert called(identity, "Sokha Meas").name == "Sokha Meas"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Am Thyda, a monitor with a rights group, called on the authorities.", "Am Thyda"),
        ("It was wrong, but Be Phanna, coordinator for the group, said so.", "Be Phanna"),
        ("A doctor at Basra General Hospital spoke.", "Basra General Hospital"),
        ("Inter-American Rights Action believes it.", "Inter-American Rights Action"),
        ("Supporters of the ruling Order and Welfare bloc came.", "Order and Welfare"),
        ("Additional Prosecutor General Zulfiqar Dharejo spoke.", "Zulfiqar Dharejo"),
    ],
)
def test_a_name_that_opens_or_ends_like_something_else_is_whole(sentence: str, name: str) -> None:
    assert called(who_is_who(sentence), name).name == name


def test_a_question_opens_with_no_name() -> None:
    assert not [e for e in who_is_who("Am I sure, the lawyer asked.").entities if e.name.startswith("Am")]


def test_the_head_of_an_appeal_names_in_full_and_spells_bodies_out() -> None:
    identity = who_is_who(
        "Armed men stopped a bus and took Eusebio Tarazona away. ASOPAR protested.",
        head=(
            ("headline", "COLOMBIA   Eusebio Tarazona Pinilla (m), president of ASOPAR"),
            ("headline", "Other members of the Association of Smallholders of Saravena (ASOPAR)"),
        ),
    )
    assert called(identity, "Eusebio Tarazona").name == "Eusebio Tarazona Pinilla"
    assert [r.title for r in called(identity, "Eusebio Tarazona").roles] == ["president"]
    assert called(identity, "ASOPAR").name == "Association of Smallholders of Saravena"


def test_a_surname_alone_is_not_the_petitioners_where_his_brother_was_taken() -> None:
    text = (
        "Sattar Mahesar submitted that his elder brother, Bachal Mahesar, was taken away. "
        "The prosecutor said that Mahesar had not been arrested."
    )
    assert stands_for(who_is_who(text), text, "Mahesar", 3) != "Sattar Mahesar"


def test_a_shared_surname_is_of_whoever_spoke_last_under_the_whole_name() -> None:
    text = (
        "Elina Mweemba said her nephew, Obert Mweemba, was shot by police.\n\n"
        "“We buried him ourselves,” said Mweemba."
    )
    assert stands_for(who_is_who(*text.split("\n\n")), text, "Mweemba", 3) == "Elina Mweemba"


def test_a_shared_surname_stays_open_where_the_last_one_named_did_not_speak() -> None:
    text = "Ali Khan said he fled.\n\nOmar Khan was arrested on Monday.\n\n“It was dark,” said Khan."
    assert stands_for(who_is_who(*text.split("\n\n")), text, "Khan", 3) != "Ali Khan"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Officer-in-charge of Rowmari Police Station Anwar Hossain said so.", "Anwar Hossain"),
        ("General secretary of Barisal Krishak Samity Babul Gazi said so.", "Babul Gazi"),
        ("Lawyer Hamroev asked the court for time.", "Hamroev"),
        ("SI Rafiq Uddin arrested two men.", "Rafiq Uddin"),
    ],
)
def test_a_name_begins_where_an_office_or_its_body_ends(text: str, name: str) -> None:
    assert called(who_is_who(text), name).kind == "person"


def test_a_country_after_a_bodys_name_is_nobody() -> None:
    assert called(who_is_who("Amnesty International Sri Lanka said so."), "Amnesty International Sri Lanka")


def test_a_body_goes_on_under_the_short_name_in_its_brackets() -> None:
    identity = who_is_who(
        "Police broke up a march of the Dry Land Farmers Union (Sertani). Sertani members were beaten."
    )
    assert called(identity, "Sertani").name == "Dry Land Farmers Union"


def test_a_short_name_in_brackets_may_have_an_acronym_in_it() -> None:
    identity = who_is_who("The National Rights Commission (Komnas HAM) came. A Komnas HAM team left.")
    assert called(identity, "Komnas HAM").name == "National Rights Commission"


def test_a_body_goes_on_under_its_first_word() -> None:
    identity = who_is_who("Leaders of the Plataforma Lago Azul met. The members of the Plataforma left.")
    assert called(identity, "Plataforma Lago Azul").kind == "organization"
    assert called(identity, "Plataforma") is called(identity, "Plataforma Lago Azul")


def test_the_sons_of_somebody_are_no_body() -> None:
    identity = who_is_who("Sons of Peter Okello said that the mothers of the dead wept.")
    assert not any(e.kind == "organization" for e in identity.entities)


def test_a_person_in_brackets_is_no_body() -> None:
    identity = who_is_who("The Free Workers Trade Union (Karimov) denied it. Mr Karimov was freed.")
    assert called(identity, "Free Workers Trade Union").aliases == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The complaint was filed by Hun Sen. Police held the editor.", "Hun Sen"),
        ("He met Gen. Prak Sen. Police denied it.", "Prak Sen"),
        ("She was shown to Daw Ona Pa. The officer left.", "Ona Pa"),
        ("Nobody in town had heard of Kong Sen.", "Kong Sen"),
        ("Nevada Sen. Harry Reid said so.", "Harry Reid"),
    ],
)
def test_a_name_that_ends_like_a_title_ends_its_sentence(text: str, name: str) -> None:
    assert [e.name for e in who_is_who(text).entities if e.kind == "person" and " " in e.name] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "A manager of Green Cardamom, who gave his name only as Mr Heng, denied it. Heng left.",
        "The clerk, identified only as Heng, was dropped from the roll. Heng denied it.",
        "An officer, who wanted to be identified only by his surname, Heng, said so. Heng left.",
    ],
)
def test_the_only_name_that_is_given_of_somebody_is_theirs(text: str) -> None:
    identity = who_is_who(text)
    noun = next(n for n in ("manager", "clerk", "officer") if n in text)
    assert stands_for(identity, text, noun) == called(identity, "Heng").name


def test_a_bare_office_after_a_name_is_that_ones() -> None:
    text = "According to Bun Thea, field officer for the group Sambok, 31-year-old Um Dara was taken."
    identity = who_is_who(text)
    assert stands_for(identity, text, "officer") == "Bun Thea"
    assert called(identity, "Um Dara").kind == "person"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Most of the 300 people of Kwa Mbati ran, fearing the men.", "Kwa Mbati", "place"),
        ("The widow of Kwa Mbati ran, fearing the men.", "Kwa Mbati", "person"),
    ],
)
def test_people_are_of_a_place(text: str, name: str, kind: EntityKind) -> None:
    assert called(who_is_who(text), name).kind == kind
