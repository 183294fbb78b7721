"""A name is found however it is put, and an ordinary word is not taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.protection.names import Finder
from onrecord.protection.words import is_name, same_name, tokens

AMAL = Finder({"A": ("Amal Hassan Tawfiq", "Amal Tawfiq")})


def found(text: str, finder: Finder = AMAL) -> list[str]:
    return [text[match.start : match.end] for match in finder.find(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Amal Tawfiq spoke.", "Amal Tawfiq"),
        ("AMAL TAWFIQ SPOKE", "AMAL TAWFIQ"),
        ("amal tawfiq spoke", "amal tawfiq"),
        ("So Amal\n     Tawfiq spoke", "Amal\n     Tawfiq"),
        ("So Taw-\nfiq spoke", "Taw-\nfiq"),
        ("Tawfiq’s house", "Tawfiq"),
        ("the Tawfiqs’ house", "Tawfiqs"),
        ("A. Tawfiq spoke", "A. Tawfiq"),
        ("A. H. Tawfiq spoke", "A. H. Tawfiq"),
        ("Amal H. Tawfiq spoke", "Amal H. Tawfiq"),
        ("Amal T. spoke", "Amal T."),
        ("A.H.T. spoke", "A.H.T."),
        ("Tawfiq, Amal: teacher", "Tawfiq, Amal"),
        ("Tawfiq, A. H.: teacher", "Tawfiq, A. H."),
        ("Ámal al-Tawfíq spoke", "Ámal al-Tawfíq"),
        ("Tawf\u00adiq spoke", "Tawf\u00adiq"),
        ("T A W F I Q", "T A W F I Q"),
        ("@AmalTawfiq wrote", "AmalTawfiq"),
        ("see /news/amal-tawfiq-freed", "amal-tawfiq"),
        ("Amal-Hassan Tawfiq", "Amal-Hassan Tawfiq"),
        ("the old tawfiq house", "tawfiq"),
        ("AMAL’S HOUSE", "AMAL"),
        ("So Taw- fiq spoke", "Taw- fiq"),
        ("So Taw\u00ad\nfiq spoke", "Taw\u00ad\nfiq"),
        ("write #FreeTawfiq on", "FreeTawfiq"),
        ("write #freetawfiq on", "freetawfiq"),
        ("said MrTawfiq then", "MrTawfiq"),
        ("AmalT spoke", "AmalT"),
        ("see img_tawfiq2017.jpg", "tawfiq2017"),
        ("Amal Karima Tawfiq spoke", "Amal Karima Tawfiq"),
        ("Amal bint Karim Tawfiq spoke", "Amal bint Karim Tawfiq"),
        ("Amal “the Owl” Tawfiq spoke", "Amal “the Owl” Tawfiq"),
        ("Amal (Umm Ali) Tawfiq spoke", "Amal (Umm Ali) Tawfiq"),
    ],
)
def test_a_name_is_found_however_it_is_put(text: str, name: str) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize(
    ("name", "text", "found_there"),
    [
        ("Kim Jong-nam", "So Jong-nam spoke", "Jong-nam"),
        ("Kim Jong-nam", "So Jongnam spoke", "Jongnam"),
        ("Siobhán O’Brien", "Ms. O'Brien's house", "O'Brien"),
        ("Siobhán O’Brien", "Ms. Obrien spoke", "Obrien"),
        ("Siobhán O’Brien", "the O'Briens spoke", "O'Briens"),
        ("Juan de la Cruz García", "So J. de la Cruz spoke", "J. de la Cruz"),
        ("Juan de la Cruz García", "So Delacruz spoke", "Delacruz"),
        ("Juan de la Cruz García", "Photo: J.C.G.", "J.C.G."),
        ("Abdul-Rahman al-Masri", "So Abdulrahman spoke", "Abdulrahman"),
    ],
)
def test_several_parts_of_a_name_are_found_as_one(name: str, text: str, found_there: str) -> None:
    assert found(text, Finder({"A": (name,)})) == [found_there]


VATH = Finder({"V": ("Sok Thida Vath",)})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("So S T Vath spoke", "S T Vath"),
        ("So S. T Vath spoke", "S. T Vath"),
        ("So S K Vath spoke", "S K Vath"),
        ("So Vath S T spoke", "Vath S T"),
        ("So S T V spoke", "S T V"),
        ("So S.T.V spoke", "S.T.V"),
        ("So S\nT\nV spoke", "S\nT\nV"),
    ],
)
def test_initials_need_no_dots(text: str, name: str) -> None:
    assert found(text, VATH) == [name]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("K Vath spoke", "K "),
        ("Then Vath I knew", "Then "),
        ("A Vath supporter", "A "),
        ("about Vath A teacher wrote", "about "),
    ],
)
def test_a_letter_beside_a_name_that_is_not_of_it_stays(text: str, left: str) -> None:
    (match,) = VATH.find(text)
    assert text[: match.start] == left
    assert text[match.start : match.end] == "Vath"


def test_initials_may_leave_out_the_middle_of_a_name() -> None:
    assert found("Signed S.V. and S V", VATH) == ["S.V.", "S V"]


def test_ordinary_words_are_the_pieces_of_a_name_where_nothing_else_explains_their_capital() -> None:
    hassan = Finder({"A": ("Ali Hassan",)})
    assert found("They took Has san away", hassan) == ["Has san"]
    assert found("Who? Has san gone?", hassan) == []


@pytest.mark.parametrize(
    "text", ["T H E S T O R Y", "E S T V A L S", "s t v", "the EST Variety", "Plan S, T, V"]
)
def test_letters_of_a_word_that_is_spaced_out_are_nobody_s_initials(text: str) -> None:
    assert found(text, VATH) == []
    assert found(text, Finder({"S": ("Heng Sok",)})) == []


@pytest.mark.parametrize(
    "name",
    [
        "Va th", "V ath", "VA TH", "Va\nth", "Va\n    th", "Va-\nth", "Va -\nth", "Va\u00adth",
        "Va\u00ad\nth", "Va\u200bth", "Va\u00a0th", "V a t h", "va th",
    ],
)  # fmt: skip
def test_a_word_of_a_name_is_found_in_pieces(name: str) -> None:
    assert found(f"so {name} spoke", VATH) == [name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Omar Anis", "Nobody is an is. An is stands there."),
        ("Omar Moran", "No more, or an hour. More an hour."),
        ("Omar Thein", "put the in there; The in crowd"),
        ("Omar Vath", "Va, then th; Va. Th"),
    ],
)
def test_ordinary_words_beside_one_another_are_not_the_pieces_of_a_name(name: str, text: str) -> None:
    assert found(text, Finder({"A": (name, name.split()[1])})) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ba Maung", "U Ba"),
        ("Khin Kyi", "Daw Khin"),
        ("Khin Kyi", "DAW KHIN KYI"),
        ("Sok Vath", "Lok Vath"),
        ("Sok Vath", "lok Vath"),
        ("Sok Vath", "Lok Srey Vath"),
        ("Sok Vath", "Oknha Sok"),
        ("Oknha Sok", "Oknha Sok"),
        ("Ko Ko", "U Ko Ko"),
        ("Ko Ko", "KoKo"),
        ("Ko Ko Gyi", "Ko Ko"),
        ("Ohn Hla", "Naw Ohn Hla"),
        ("Leik Tun", "Sai Leik"),
        ("Ba Maung", "UBa"),
        ("Khin Kyi", "DawKhin"),
        ("Sok Vath", "LokVath"),
        ("Sok Vath", "lokvath"),
        ("Sok Vath", "Oknha S. Vath"),
        ("Naw Ohn Hla", "Ohn Hla"),
        ("Sai Leik", "Sai"),
        ("Sai Leik", "SAI"),
    ],
)
def test_a_form_of_address_goes_with_the_name(name: str, text: str) -> None:
    assert found(f"It was {text} who spoke", Finder({"A": (name,)})) == [text]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ko Ko Gyi", "Ko Jimmy and Ko Mya Aye were there"),
        ("Daw Khin Kyi", "Daw Mya Aye wept"),
        ("Naw Ohn Hla", "Naw Paw and U Paw and NawPaw"),
        ("Sai Leik", "Sai Kham said"),
        ("U Se", "They use it; of use. Use it"),
        ("Bo Th", "both of them. Both"),
        ("Saw Ba", "he saw it, they saw Omar"),
        ("Rina Sok", "on the marina"),
    ],
)
def test_somebody_else_s_form_of_address_and_words_that_look_like_one_stay(name: str, text: str) -> None:
    assert found(text, Finder({"A": (name,)})) == []


def test_a_verb_before_a_name_is_no_form_of_address() -> None:
    assert found("he saw Ohn Hla and told Ma about it", Finder({"A": ("Ohn Hla",)})) == ["Ohn Hla"]


@pytest.mark.parametrize("text", ["Amal and Omar Tawfiq", "Amal said Tawfiq", "Amal, Omar, Tawfiq"])
def test_other_names_between_two_parts_of_a_name_are_not_taken_with_them(text: str) -> None:
    assert found(text) == ["Amal", "Tawfiq"]


@pytest.mark.parametrize("text", ["Australia", "a malt", "the Amalfi coast", "awfi", "#scandal", "McKalm"])
def test_what_only_looks_alike_is_none(text: str) -> None:
    assert found(text) == []


def test_an_ordinary_word_is_a_name_only_with_a_capital() -> None:
    finder = Finder({"S": ("Said Rose",)})
    assert found("he said a rose is a rose", finder) == []
    assert found("Mr Rose said", finder) == ["Rose"]
    assert found("Said Rose said", finder) == ["Said Rose"]


def test_other_scripts_are_found_within_words() -> None:
    finder = Finder({"A": ("أمل توفيق",), "S": ("សុខ ចាន់",), "L": ("李小明",), "N": ("Амаль Тавфик",)})
    assert found("قالت وأمل توفيق", finder) == ["أمل توفيق"]
    assert found("លោកសុខចាន់បាន", finder) == ["សុខចាន់"]
    assert found("昨天李小明说", finder) == ["李小明"]
    assert found("сказала АМАЛЬ ТАВФИК вчера", finder) == ["АМАЛЬ ТАВФИК"]


def test_small_words_and_titles_of_a_name_are_not_looked_for_alone() -> None:
    finder = Finder({"A": ("Sheikh Omar bin Said al-Masri",)})
    assert found("the sheikh's bin, al fresco; Sheikh Zayed", finder) == []
    assert found("Masri and Al-Masri", finder) == ["Masri", "Al-Masri"]


def test_the_number_of_a_witness_is_not_looked_for_alone() -> None:
    finder = Finder({"W": ("Witness W-07",)})
    assert found("At 07:30 witness W-07 came.", finder) == ["witness W-07"]


def test_a_part_that_two_persons_share_means_either() -> None:
    finder = Finder({"A": ("Amal Tawfiq",), "B": ("Omar Tawfiq",)})
    (alone,) = finder.find("Tawfiq")
    assert alone.labels == {"A", "B"}
    (whole,) = finder.find("Omar Tawfiq")
    assert whole.labels == {"B"}


def test_a_description_is_not_a_name() -> None:
    assert not is_name("her sister")
    assert not is_name("The teacher")
    assert is_name("Amal")
    assert is_name("أمل")


def test_names_are_the_same_whatever_their_order_and_accents() -> None:
    assert same_name("Dr. José Ñáñez", "nanez JOSE")
    assert not same_name("José Ñáñez", "José")


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert len(token.offsets) == len(token.text)
        assert all(token.start <= offset < token.end for offset in token.offsets)


@given(st.text(max_size=80), st.text(max_size=20), st.text(max_size=20))
def test_matches_are_in_order_and_none_lies_over_another(text: str, one: str, other: str) -> None:
    end = 0
    for match in Finder({"A": (one, "Amal Tawfiq"), "B": (other,)}).find(text + "Amal T. Tawfiq" + text):
        assert end <= match.start < match.end
        end = match.end


@given(
    st.sampled_from(["Sok Vath", "Chea Vichea", "Ali Hassan", "Ba Maung", "Kyaw Soe Oo", "Amal Tawfiq"]),
    st.integers(1, 20),
    st.sampled_from([" ", "\n", "-\n", "-\n    ", "\u00ad", "\u00ad\n", "\u200b", "\u00a0", " -\n"]),
    st.booleans(),
)
def test_wherever_a_page_breaks_a_name_all_of_it_is_found(name: str, at: int, mark: str, alone: bool) -> None:
    *before, last = name.split()
    at = min(at, len(last) - 1)
    broken = " ".join([*([] if alone else before), last[:at] + mark + last[at:]])
    if len(last) >= 4 or not alone:
        assert found(f"so yesterday {broken} went home", Finder({"A": (name,)})) == [broken]
