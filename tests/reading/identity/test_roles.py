"""What somebody is: title, body, place, and whether no longer."""

import pytest

from onrecord.reading.identity import Identity
from onrecord.record import Role
from tests.reading.identity.telling import called, who_is_who


def role(identity: Identity, name: str, title: str) -> Role:
    roles = called(identity, name).roles
    found = [r for r in roles if r.title == title]
    assert found, roles
    return found[0]


def named(identity: Identity, id_: str | None) -> str | None:
    return identity.by_id[id_].name if id_ else None


def test_a_former_councillor_has_title_body_and_place() -> None:
    identity = who_is_who(
        "Ven Vath, a former CNRP commune councillor in Battambang’s Ek Phnom district, fled."
    )
    councillor = role(identity, "Ven Vath", "commune councillor")
    assert councillor.former
    assert named(identity, councillor.organization) == "CNRP"
    assert named(identity, councillor.place) == "Ek Phnom"
    assert councillor.span.text.startswith("former CNRP commune councillor in")


def test_formerly_is_former_and_second_is_a_part_of_the_office() -> None:
    identity = who_is_who("Sok Chanthou, formerly the CJP’s second deputy chief, said he was called.")
    assert role(identity, "Sok Chanthou", "second deputy chief").former


def test_a_role_is_former_only_where_the_report_says_so() -> None:
    identity = who_is_who("Chhun Sopheap, the president of the union, was fined.")
    assert not called(identity, "Chhun Sopheap").roles[0].former


@pytest.mark.parametrize(
    ("sentence", "name", "title"),
    [
        ("Prime Minister Hun Sen spoke in parliament.", "Hun Sen", "Prime Minister"),
        ("“He was hit,” said Police Major Arnel Dizonte.", "Arnel Dizonte", "Police Major"),
        ("Union president Chhun Sopheap rejected it.", "Chhun Sopheap", "Union president"),
        ("Defence lawyer Nadia bint Yusuf Sharaf objected.", "Nadia bint Yusuf Sharaf", "Defence lawyer"),
        ("His widow, Luzviminda Matabang, wept.", "Luzviminda Matabang", "widow"),
        ("Musa Adamu, a 17-year-old herder, was shot.", "Musa Adamu", "herder"),
        ("Mao Sreyneang, 29, a committee member, refused.", "Mao Sreyneang", "committee member"),
        ("Matabang was secretary of the league.", "Matabang", "secretary"),
        ("The authority’s deputy director, Mulugeta Desta, agreed.", "Mulugeta Desta", "deputy director"),
        ("Golden Crane’s human resources manager, Lim Bora, left.", "Lim Bora", "human resources manager"),
        ("Subcommissioner Óscar Funes, spokesman for the police, denied it.", "Óscar Funes", "spokesman"),
        ("A young man named Dost Kasi came to our door.", "Dost Kasi", "young man"),
        ("Carpenter Bui Dac Loi, jailed for eight months, was freed.", "Bui Dac Loi", "Carpenter"),
        ("The catechist Rodelio Sumagang was made to kneel.", "Rodelio Sumagang", "catechist"),
        ("Pavel’s brother Ihar Zhuk, a locksmith, was jailed.", "Ihar Zhuk", "locksmith"),
        ("Her counsel, Atty. Teodoro Hinolango, objected.", "Teodoro Hinolango", "counsel"),
        ("Cllr Mary Ndlovu objected.", "Mary Ndlovu", "Cllr"),
        ("It was so, according to KRP provincial head Long Rithisak.", "Long Rithisak", "provincial head"),
    ],
)
def test_a_title_stands_before_or_after_the_name(sentence: str, name: str, title: str) -> None:
    role(who_is_who(sentence), name, title)


def test_a_body_right_after_a_name_is_a_role_without_title() -> None:
    identity = who_is_who("Phil Robertson at Human Rights Watch said officials were in danger.")
    assert named(identity, role(identity, "Phil Robertson", "").organization) == "Human Rights Watch"


def test_the_branch_of_a_body_is_the_body() -> None:
    identity = who_is_who("Kin Leung, the former executive of CNRP’s Prey Veng branch, agreed.")
    assert named(identity, role(identity, "Kin Leung", "executive").organization) == "CNRP"


def test_what_is_denied_is_no_role() -> None:
    identity = who_is_who("Rogelio Matabang grew rice. Matabang was not a rebel.")
    assert called(identity, "Rogelio Matabang").roles == ()


def test_an_honorific_is_no_role() -> None:
    assert called(who_is_who("Mr Peter Ekiru told the court that he fled."), "Peter Ekiru").roles == ()


def test_the_spokesman_of_some_lines_before_is_the_one_who_is_named_now() -> None:
    identity = who_is_who(
        "The Ministry of Labour has suspended the union, a ministry spokesman said yesterday.",
        "Spokesman Seng Vichea said the union had failed to file its accounts.",
    )
    spokesman = role(identity, "Seng Vichea", "ministry spokesman")
    assert named(identity, spokesman.organization) == "Ministry of Labour"


def test_a_retired_officer_no_longer_is_what_his_rank_says() -> None:
    identity = who_is_who("Maj (rtd) Ponsiano Okurut Emuria denied it. Gen. Luis Diaz did not.")
    assert role(identity, "Ponsiano Okurut Emuria", "Maj").former
    assert not role(identity, "Luis Diaz", "Gen.").former


def test_who_speaks_at_a_ministry_speaks_for_it() -> None:
    identity = who_is_who("At the Interior Ministry, spokesman Heng Borath said nobody was sought.")
    assert named(identity, role(identity, "Heng Borath", "spokesman").organization) == "Interior Ministry"


def test_who_speaks_at_a_market_does_not_speak_for_it() -> None:
    identity = who_is_who("At the market, spokesman Heng Borath said nobody was sought.")
    assert role(identity, "Heng Borath", "spokesman").organization is None


@pytest.mark.parametrize(
    ("sentence", "name", "title"),
    [
        ("A lawyer for the company, Roberto Andino Ferrera, said no.", "Roberto Andino Ferrera", "lawyer"),
        ("The party's representative in Rivers, Grace Effiong, said no.", "Grace Effiong", "representative"),
        ("The union's secretary-general, Ek Chamroeun, said no.", "Ek Chamroeun", "secretary-general"),
        ("He said one of the guards, Nelson Ávila, was killed.", "Nelson Ávila", "guard"),
        ("Two technicians, Serhat Kıvrak and Ömer Yıldızhan, were held.", "Ömer Yıldızhan", "technician"),
        ("The students, Mubarak Haroun, Fatima Idris and Omer Bakhit, were held.", "Fatima Idris", "student"),
    ],
)  # fmt: skip
def test_a_title_is_told_of_a_name_after_what_follows_it_or_of_each_of_several(
    sentence: str, name: str, title: str
) -> None:
    role(who_is_who(sentence), name, title)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Police arrested the students, Ali Hassan and Omar Bakr.", "Ali Hassan"),
        ("Three nurses, Ali Hassan and Omar Bakr, were there.", "Omar Bakr"),
        ("After the killing of a teacher in the town, Juan Perez, the mayor, wept.", "Juan Perez"),
    ],
)
def test_a_name_beside_a_list_or_a_phrase_may_be_another(sentence: str, name: str) -> None:
    assert {r.title for r in called(who_is_who(sentence), name).roles} <= {"mayor"}


@pytest.mark.parametrize(
    ("sentence", "name", "title"),
    [
        ("Our village head, Saw Ba Thein Kyi, asked for a month.", "Ba Thein Kyi", "village head"),
        (
            "The officer commanding the station, Moses Lemiso, left.",
            "Moses Lemiso",
            "officer commanding the station",
        ),
        ("Its presenter, Nana Bibilashvili, said so.", "Nana Bibilashvili", "presenter"),
    ],
)
def test_an_office_of_more_words_is_whole(sentence: str, name: str, title: str) -> None:
    assert title in [r.title for r in called(who_is_who(sentence), name).roles]


def test_a_line_of_a_form_gives_office_and_body() -> None:
    identity = who_is_who(
        "The soldiers came at dawn.",
        head=(("headline", "Taken down by: Saw Htoo Kler, field monitor, Salween Documentation Group"),),
    )
    (role,) = called(identity, "Htoo Kler").roles
    assert (role.title, role.organization) == (
        "field monitor",
        called(identity, "Salween Documentation Group").id,
    )


@pytest.mark.parametrize(
    ("sentence", "name", "title"),
    [
        ("The District Administrator, Eze Moyo, told villagers to go.", "Eze Moyo", "District Administrator"),
        ("The returning officer for Kitale, Josphat Rono, fled.", "Josphat Rono", "returning officer"),
        ("The Relations Officer in the state, DSP Ene Ikwue, denied it.", "Ene Ikwue", "Relations Officer"),
        ("They said the missing aide, 23-year-old Itzel Robles, was seen.", "Itzel Robles", "missing aide"),
        ("Basak deputy commune chief Keo Rithy accused two workers.", "Keo Rithy", "deputy commune chief"),
        ("She said that police officers Tayfun Gök and Rana Sam hosed her.", "Rana Sam", "police officer"),
        ("Soldiers shot community leader and midwife Juana Pablo.", "Juana Pablo", "community leader"),
        ("Gift Simutowe (MP, Kantanshi) said so.", "Gift Simutowe", "MP"),
        ("Emad Roushdy, editor in chief of the weekly, said so.", "Emad Roushdy", "editor in chief"),
        ("Two teachers at the mission, Sekai Nhamo and Tafara Gonde, fled.", "Tafara Gonde", "teacher"),
        ("Tariq Durrani, who heads the Traders' Committee, spoke.", "Tariq Durrani", "head"),
    ],
)  # fmt: skip
def test_an_office_is_read_where_the_parse_does_not_tie_it_to_its_name(
    sentence: str, name: str, title: str
) -> None:
    role(who_is_who(sentence), name, title)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("They tried to recruit Ana Lopez.", "Ana Lopez"),
        ("Three teachers at the mission school, Sekai Nhamo and Tafara Gonde, fled.", "Tafara Gonde"),
        ("Ana Lopez (Goma, 2019) was there.", "Ana Lopez"),
        ("Ana Lopez, who leads a quiet life, was there.", "Ana Lopez"),
    ],
)
def test_words_beside_a_name_that_are_no_office_of_its_own_give_none(sentence: str, name: str) -> None:
    assert called(who_is_who(sentence), name).roles == ()


@pytest.mark.parametrize(
    ("sentence", "name", "title"),
    [
        ("The cashier is Mamie Foday.", "Mamie Foday", "cashier"),
        ("The victim was named as Rosa Paz.", "Rosa Paz", "victim"),
        ("Superintendent of Police Anil Kachhawa said so.", "Anil Kachhawa", "Superintendent of Police"),
        (
            "The undersecretary for fisheries, Hugo Belmar, spoke.",
            "Hugo Belmar",
            "undersecretary for fisheries",
        ),
    ],
)
def test_who_is_said_to_be_what_is_that(sentence: str, name: str, title: str) -> None:
    role(who_is_who(sentence), name, title)


def test_who_is_not_what_others_are_has_no_such_office() -> None:
    assert called(who_is_who("The cashier is not Mamie Foday."), "Mamie Foday").roles == ()


@pytest.mark.parametrize(
    ("sentence", "name", "title"),
    [
        ("They shot councilor-elect Arsenio Tabungar on Monday.", "Arsenio Tabungar", "councilor-elect"),
        ("Among the wounded was Edgardo Siason, 50, a barangay tanod.", "Edgardo Siason", "barangay tanod"),
        ("Then deputy akim of the region Serik Umbet said no.", "Serik Umbet", "deputy akim"),
    ],
)
def test_an_office_is_told_right_before_a_name_or_behind_an_age(sentence: str, name: str, title: str) -> None:
    assert [role.title for role in called(who_is_who(sentence), name).roles] == [title]


def test_whose_station_or_village_is_named_has_no_office_by_it() -> None:
    identity = who_is_who("He threatened Maribel Cuenca, a presenter at the radio station La Voz Nuu.")
    assert [role.title for role in called(identity, "Maribel Cuenca").roles] == ["presenter"]


@pytest.mark.parametrize(
    ("sentence", "name", "title", "body"),
    [
        (
            "President of the Association of Free Press, Marta Kolarova, said no.",
            "Marta Kolarova",
            "President",
            "Association of Free Press",
        ),
        ("Lawyer of Samir Haddad, Joanna Bright, said no.", "Joanna Bright", "Lawyer", None),
        ("Chief of the colony, police captain Askar Beishenov, said no.", "Askar Beishenov", "Chief", None),
        ("The club's chairman, attorney Salman Baloch, told us so.", "Salman Baloch", "chairman", None),
        (
            "“We will march,” said Thabo Nkosi, shop steward of the Metal Workers Union.",
            "Thabo Nkosi",
            "shop steward",
            "Metal Workers Union",
        ),
        (
            "Rehana Begum, editor-in-chief of the Evening Post, was beaten.",
            "Rehana Begum",
            "editor-in-chief",
            "Evening Post",
        ),
        (
            "Joseph Mwangi, officer-in-charge of Kisii Police Station, left.",
            "Joseph Mwangi",
            "officer-in-charge",
            None,
        ),
        (
            "As secretary of the Miners Union, Pedro Quispe signed the letter.",
            "Pedro Quispe",
            "secretary",
            "Miners Union",
        ),
        (
            "“They must stop,” said Ingrid Larsen, deputy Africa director at Open Rights Watch.",
            "Ingrid Larsen",
            "deputy Africa director",
            "Open Rights Watch",
        ),
        (
            "Presiding Officer Jane Wanjiru said the ballots were safe.",
            "Jane Wanjiru",
            "Presiding Officer",
            None,
        ),
        ("Senior Superintendent Paul Mokoena said no.", "Paul Mokoena", "Senior Superintendent", None),
    ],
)
def test_an_office_is_told_without_an_article(sentence: str, name: str, title: str, body: str | None) -> None:
    identity = who_is_who(sentence)
    assert named(identity, role(identity, name, title).organization) == body


def test_who_signs_with_an_office_under_the_name_has_it() -> None:
    identity = who_is_who("For the Board", "Tamar Lomidze", "Chairperson", "Share this statement")
    assert role(identity, "Tamar Lomidze", "Chairperson")


@pytest.mark.parametrize(
    ("sentence", "name", "title"),
    [
        ("Colleague of the slain reporter, Ana Ruiz, left the country.", "Ana Ruiz", "slain reporter"),
        ("As protesters marched, Ana Ruiz was shot.", "Ana Ruiz", "protester"),
        ("As the mayor of Osh said, Ana Ruiz was shot.", "Ana Ruiz", "mayor"),
        ("He was with Juan Mora, driver, and Ana Ruiz.", "Ana Ruiz", "driver"),
    ],
)
def test_what_another_is_said_to_be_is_no_office_of_hers(sentence: str, name: str, title: str) -> None:
    assert title not in {role.title for role in called(who_is_who(sentence), name).roles}
