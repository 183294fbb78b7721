"""The redacted view: another reading, whole in itself, in which no protected name stands."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.evidence import Span, cut
from onrecord.protection.leftovers import LeftoverSearch, leftovers
from onrecord.protection.redact import redacted
from onrecord.protection.replacing import NAME
from onrecord.protection.rules import Masked, Rules
from onrecord.protection.withhold import WITHHELD
from onrecord.protection.words import tokens
from onrecord.record import (
    Credit,
    Date,
    Entity,
    Event,
    Gazetteer,
    Lead,
    Part,
    Participant,
    PlaceReference,
    Reading,
    Report,
    Role,
    Statement,
    reading_from_json,
    reading_to_json,
)
from tests.readings import READING, words

AMAL = Masked("Person A", ("Amal Tawfiq",))


def strings(value: Any) -> Iterator[str]:
    """Every string in a reading, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)


def spans(value: Any) -> Iterator[Span]:
    """Every span in a reading, wherever it stands."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from spans(each)


def told(reading: Reading) -> str:
    return "\n".join(strings(reading)).casefold()


def sound(reading: Reading) -> bool:
    """Whether every span is its words, parts are in order, and the contract reads it back."""
    text = reading.report.text
    ends = [0, *(edge for part in reading.report.parts for edge in (part.start, part.end)), len(text)]
    same = all(text[span.start : span.end] == span.text for span in spans(reading))
    return same and ends == sorted(ends) and reading_from_json(reading_to_json(reading)) == reading


def test_without_rules_it_is_the_same_reading() -> None:
    assert redacted(READING, Rules()) is READING


def test_a_protected_name_stands_nowhere_any_more() -> None:
    shown = redacted(READING, Rules((AMAL,)))
    assert "amal" not in told(shown)
    assert "tawfiq" not in told(shown)
    assert shown.entities[0].name == "Person A"
    assert shown.statements[0].source_span == cut(
        shown.report.text, shown.report.text.index("Person A"), shown.report.text.index(" said on")
    )
    assert sound(shown)


def test_what_is_not_protected_stays_as_it_is() -> None:
    shown = redacted(READING, Rules((AMAL,)))
    assert shown.entities[3:] == tuple(
        replace(entity, mentions=tuple(each.mentions))
        for entity, each in zip(READING.entities[3:], shown.entities[3:], strict=True)
    )
    assert [event.type for event in shown.events] == [event.type for event in READING.events]
    assert shown.report.publisher == "The Harbour Courier"
    assert shown.report.sha256 == READING.report.sha256


def test_a_person_without_a_name_is_hidden_where_the_report_describes_her() -> None:
    sister = Masked("Person B", ("her sister",), frozenset({"e3"}))
    shown = redacted(READING, Rules((sister,)))
    assert "soldiers took Person B from the school" in shown.report.text
    assert "They hit her twice" in shown.report.text
    assert shown.events[0].targets[0].span.text == "Person B"


def test_a_surname_that_somebody_else_bears_does_not_point_back() -> None:
    reading = of("Amal Tawfiq fled. Omar Tawfiq stayed. Tawfiq called.", ("Amal Tawfiq", "Omar Tawfiq"))
    shown = redacted(reading, Rules((AMAL,)))
    assert shown.report.text == f"Person A fled. Omar {NAME} stayed. Person A called."
    assert shown.entities[1].name == f"Omar {NAME}"


def test_two_protected_persons_of_one_name_are_told_apart_by_who_is_meant() -> None:
    text = "Amal Tawfiq and Omar Tawfiq fled. Tawfiq called."
    reading = of(text, ("Amal Tawfiq", "Omar Tawfiq"))
    mention = cut(text, text.rindex("Tawfiq"), text.rindex("Tawfiq") + 6)
    omar = replace(reading.entities[1], mentions=(*reading.entities[1].mentions, mention))
    both = Rules((AMAL, Masked("Person B", ("Omar Tawfiq",))))
    assert redacted(reading, both).report.text.endswith(f"fled. {NAME} called.")
    meant = replace(reading, entities=(reading.entities[0], omar))
    assert redacted(meant, both).report.text == "Person A and Person B fled. Person B called."


def test_names_in_headline_captions_credits_leads_paths_and_notes_are_hidden_too() -> None:
    text = "AMAL TAWFIQ HELD\n\nAmal Tawfiq’s house\n\nBy A. Tawfiq\n\nTawfiq’s last hour"
    lead = cut(text, text.index("Tawfiq’s last"), len(text))
    credit = cut(text, text.index("A. Tawfiq"), text.index("A. Tawfiq") + 9)
    report = Report(
        "ab" * 32,
        "text/plain",
        text,
        origin="/home/x/amal-tawfiq.txt",
        title="AMAL TAWFIQ HELD",
        publisher="The Tawfiq Post",
        credits=(Credit("reporter", "A. Tawfiq", credit),),
        leads=(Lead("About Tawfiq", "Tawfiq’s last hour", "Amal T.", False, lead),),
        notes=("a page of Amal Tawfiq",),
        parts=(Part("headline", 0, 16), Part("caption", 18, 37), Part("credit", 39, 51)),
    )
    shown = redacted(Reading(report), Rules((AMAL,)))
    assert not re.search("amal|tawfiq", told(shown))
    assert sound(shown)


def test_a_role_that_names_a_body_or_a_place_goes_and_a_plain_one_stays() -> None:
    text = "The headmistress of Basra School, teacher Amal Tawfiq, fled."
    body = Entity("e2", "organization", "Basra School", mentions=(cut(text, 20, 32),))
    roles = (
        Role("headmistress", cut(text, 0, 32), organization="e2"),
        Role("teacher", cut(text, 34, 41)),
    )
    amal = Entity("e1", "person", "Amal Tawfiq", roles=roles, mentions=(cut(text, 42, 53),))
    reading = Reading(Report("ab" * 32, "text/plain", text), (amal, body))
    shown = redacted(reading, Rules((AMAL,)))
    assert shown.report.text == "[role withheld], teacher Person A, fled."
    assert [role.title for role in shown.entities[0].roles] == ["teacher"]
    assert shown.entities[1].name == "[withheld]"
    sealed = redacted(reading, Rules((replace(AMAL, thorough=True),)))
    assert "teacher" not in sealed.report.text


def test_a_withheld_statement_goes_with_its_sentence_and_what_only_it_tells() -> None:
    shown = redacted(READING, Rules(withheld=frozenset({"s2"})))
    assert "hit" not in shown.report.text
    assert WITHHELD in shown.report.text
    assert [statement.id for statement in shown.statements] == ["s1", "s3"]
    assert [event.id for event in shown.events] == ["v1"]
    assert sound(shown)


def test_what_a_withheld_statement_says_is_not_repeated_in_the_headline() -> None:
    text = "They hit her twice at night\n\n“They hit her twice at night,” Omar said."
    quoted = cut(text, text.index("“") + 1, text.index(",”"))
    statement = Statement(
        "s1", None, None, cut(text, len(text) - 5, len(text) - 1), (quoted,), "direct", "asserts"
    )
    reading = Reading(Report("ab" * 32, "text/plain", text), statements=(statement,))
    shown = redacted(reading, Rules(withheld=frozenset({"s1"})))
    assert shown.report.text == f"{WITHHELD}\n\n{WITHHELD}"


def test_words_of_a_withheld_statement_go_even_when_a_newer_reading_has_no_such_statement() -> None:
    shown = redacted(READING, Rules(words=("soldiers took her sister from the school in Basra",)))
    assert "school" not in told(shown)
    assert sound(shown)


def test_outside_the_house_nothing_says_which_page_it_was() -> None:
    shown = redacted(READING, Rules((AMAL,), outside="document-1"))
    report = shown.report
    assert (report.sha256, report.origin, report.publisher, report.credits, report.leads) == (
        "document-1", None, None, (), (),
    )  # fmt: skip
    assert [part.kind for part in report.parts] == ["headline", "paragraph"]
    assert not re.search("courier|rima|haddad|port fees", told(shown))
    assert sound(shown)


def test_places_and_dates_are_told_less_exactly_in_every_field_and_in_the_text() -> None:
    text = (
        "On 16 November 2017 police in Basra city held Amal Tawfiq, the Basra Post says. Call 0770 123 4567."
    )
    date, where = cut(text, 3, 19), cut(text, 30, 35)
    basra = Gazetteer("geonames:99532", 30.5, 47.8, ("Basra Governorate", "Iraq"), 10.0, "town")
    event = Event(
        "v1",
        "liberty.detain",
        cut(text, 41, 45),
        (cut(text, 0, len(text)),),
        place=PlaceReference("e1", where),
        date=Date("2017-11-16", date),
        targets=(Participant(None, cut(text, 46, 57)),),
    )
    entities = (
        Entity("e1", "place", "Basra", mentions=(where,), gazetteer=basra),
        Entity("e2", "organization", "Basra Post", mentions=(cut(text, 63, 73),)),
    )
    report = Report("ab" * 32, "text/plain", text, published="2017-11-17", published_from="page")
    statement = Statement("s1", "e2", cut(text, 63, 73), None, (), "indirect", "asserts", said="2017-11-17")
    reading = Reading(report, entities, (statement,), (event,))
    shown = redacted(reading, Rules((AMAL,), places="country", dates="month", contacts=True))
    assert shown.report.text == (
        "In November 2017 police in Iraq city held Person A, the Iraq Post says. Call [telephone withheld]."
    )
    assert shown.report.published == shown.statements[0].said == "2017-11"
    assert shown.events[0].date is not None
    assert shown.events[0].date.edtf == "2017-11"
    assert shown.entities[0].gazetteer == Gazetteer("withheld", None, None)
    assert not re.search("basra|99532|30.5|0770", told(shown))
    assert sound(shown)


def test_rules_applied_to_what_they_made_change_nothing_more() -> None:
    rules = Rules((AMAL,), frozenset({"s3"}), places="country", dates="month", contacts=True)
    once = redacted(READING, rules)
    assert redacted(once, rules).report.text == once.report.text


# What follows is for any text and any name.

# Letters of which neither the filler nor a stand-in has four in a row, so that none makes a name by itself.
_NAME = st.text("qxzjvkçšžøÿẑ", min_size=4, max_size=8).map(str.capitalize)
_FILLER = [
    "the",
    "police",
    "held",
    "and",
    "near",
    "Basra",
    "on 3 May 2019",
    "with",
    "a",
    "gun",
    ".",
    ",",
    "\n",
]


@st.composite
def _variants(draw: st.DrawFn, given_name: str, surname: str) -> str:
    return draw(
        st.sampled_from(
            [
                f"{given_name} {surname}",
                f"{given_name} {surname}".upper(),
                f"{given_name}\n  {surname}",
                f"{given_name[0]}. {surname}",
                f"{surname}, {given_name}",
                f"{surname}’s",
                given_name,
                surname,
                f"{surname[:2]}-\n{surname[2:]}",
                f"{surname[:2]}\u00ad{surname[2:]}",
                f"@{given_name}{surname}",
                f"{given_name}_{surname}@mail.example",
                f"http://x.example/{given_name}-{surname}.html".lower(),
            ]
        )
    )


@st.composite
def _readings(draw: st.DrawFn) -> tuple[Reading, str, str]:
    given_name, surname = draw(_NAME), draw(_NAME)
    pieces = draw(
        st.lists(st.one_of(st.sampled_from(_FILLER), _variants(given_name, surname)), min_size=1, max_size=14)
    )
    text = " ".join(pieces)
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)

    def span() -> Span:
        start, end = draw(places)
        return cut(text, start, end)

    entities = (
        Entity(
            "e1", "person", f"{given_name} {surname}", (surname,), (Role("chief", span(), "e2"),), (span(),)
        ),
        Entity("e2", "organization", f"{surname} Union", mentions=(span(), span())),
        Entity(
            "e3",
            "place",
            "Basra",
            mentions=(span(),),
            gazetteer=Gazetteer("g", 1.0, 2.0, ("Iraq",), 1.0, "town"),
        ),
    )
    statements = (
        Statement("s1", "e1", span(), span(), (span(), span()), "direct", "asserts", said="2019-05-03"),
        Statement("s2", "e2", None, span(), (span(),), "indirect", "denies", within="s1"),
    )
    event = Event(
        "v1", "harm.kill", span(), (span(),), (Participant("e1", span()),), (Participant("e2", span()),),
        PlaceReference("e3", span()), Date("2019-05-03", span()), according_to=("s2",),
    )  # fmt: skip
    middle = len(" ".join(pieces[: draw(st.integers(0, len(pieces)))]))
    report = Report(
        "ab" * 32, "text/plain", text, origin=f"/x/{surname}.txt", title=text[:middle], publisher=surname,
        parts=(Part("headline", 0, middle), Part("paragraph", middle, len(text))),
        leads=(Lead(None, surname, text, False, span()),), notes=(f"of {given_name}",),
    )  # fmt: skip
    return Reading(report, entities, statements, (event,)), given_name, surname


_RULES = st.builds(
    Rules,
    withheld=st.frozensets(st.sampled_from(["s1", "s2"])),
    places=st.sampled_from(["exact", "district", "province", "country"]),
    dates=st.sampled_from(["day", "month", "year"]),
    contacts=st.booleans(),
    outside=st.sampled_from([None, "document-1"]),
)


@settings(max_examples=300, deadline=None)
@given(_readings(), _RULES, st.booleans())
def test_whatever_the_text_no_name_stays_and_every_span_is_its_words(
    made: tuple[Reading, str, str], rules: Rules, thorough: bool
) -> None:
    reading, given_name, surname = made
    masked = Masked("Person A", (f"{given_name} {surname}",), frozenset({"e1"}), thorough)
    shown = redacted(reading, replace(rules, persons=(masked,)))
    assert sound(shown)
    left = ["".join(token.text for token in tokens(text)) for text in strings(shown)]
    for name in (given_name, surname):
        (token,) = tokens(name)
        assert not [text for text in left if token.text in text]
    search = LeftoverSearch((masked,))
    assert not [one for text in strings(shown) for one in search.find(text, "") if one.kind == "name"]


_CONTACTS = st.one_of(
    st.from_regex(r"\+[1-9][0-9]{2}[ -]?[0-9]{2,3}[ -]?[0-9]{3}[ -]?[0-9]{3,4}", fullmatch=True),
    st.from_regex(r"0[0-9]{2,3}[ /.-]?[0-9]{3}[ .-]?[0-9]{3,4}", fullmatch=True),
    st.from_regex(r"[a-z]{1,8}([._][a-z]{1,8})?@[a-z]{2,8}\.(org|com\.kh)", fullmatch=True),
    st.from_regex(r"https?://[a-z]{2,8}\.org/[a-z0-9/_-]{1,12}[a-z]", fullmatch=True),
    st.from_regex(r"[A-Z][0-9]{7}", fullmatch=True),
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Call", "or write to", "in 2016-2017,", "Amal’s"]), _CONTACTS), min_size=1
    )
)
def test_no_number_and_no_address_stays(pieces: list[tuple[str, str]]) -> None:
    text = ", ".join(f"{word} {contact}" for word, contact in pieces) + "."
    shown = redacted(Reading(Report("ab" * 32, "text/plain", text)), Rules(contacts=True)).report.text
    assert not [contact for _, contact in pieces if contact in shown]
    assert not [left for left in leftovers(shown, ()) if left.kind != "name"]


def of(text: str, names: tuple[str, ...]) -> Reading:
    """A reading of ``text`` with a person for each of ``names``, at its first place."""
    entities = tuple(
        Entity(
            f"e{index}", "person", name, mentions=(cut(text, text.index(name), text.index(name) + len(name)),)
        )
        for index, name in enumerate(names, 1)
    )
    return Reading(Report("ab" * 32, "text/plain", text), entities)


@pytest.mark.parametrize("text", ["", "Amal Tawfiq", "Amal\n\n\nTawfiq"])
def test_a_report_that_is_empty_or_only_a_name_is_redacted_too(text: str) -> None:
    reading = Reading(Report("ab" * 32, "text/plain", text, parts=(Part("headline", 0, len(text)),)))
    assert redacted(reading, Rules((AMAL,))).report.text in {"", "Person A"}


def test_the_fixture_has_the_name_that_is_looked_for() -> None:
    assert words("Amal Tawfiq").text in READING.report.text


def test_outside_the_house_no_empty_credit_stays_between_two_paragraphs() -> None:
    text = "They came.\n\nBy Rima\n\nThey left."
    parts = (Part("paragraph", 0, 10), Part("credit", 12, 19), Part("paragraph", 21, 31))
    shown = redacted(Reading(Report("ab" * 32, "text/plain", text, parts=parts)), Rules(outside="document-1"))
    assert shown.report.text == "They came.\n\nThey left."
    assert [shown.report.text[part.start : part.end] for part in shown.report.parts] == [
        "They came.",
        "They left.",
    ]


def the_words(text: str, phrase: str) -> Span:
    start = text.index(phrase)
    return cut(text, start, start + len(phrase))


def named(text: str, *people: tuple[str, str]) -> Reading:
    """A reading of ``text`` in which each of ``people`` (an id and a name) is named once, as it says."""
    entities = tuple(Entity(id_, "person", name, mentions=(the_words(text, name),)) for id_, name in people)
    return Reading(Report("ab" * 32, "text/plain", text), entities)


def test_a_name_that_the_page_broke_leaves_no_piece() -> None:
    text = "Va th fled. Va-\nth hid. S T Vath wrote to Daw Khin, and UKhin to V\nath. Signed: S T V, D K."
    persons = (Masked("Person A", ("Sok Thida Vath",)), Masked("Person B", ("Daw Khin",)))
    shown = redacted(Reading(Report("ab" * 32, "text/plain", text)), Rules(persons)).report.text
    assert shown == (
        "Person A fled. Person A hid. Person A wrote to Person B, and Person B to Person A. "
        "Signed: Person A, Person B."
    )


def test_a_piece_of_a_protected_name_that_was_taken_for_somebody_s_name_goes_with_it() -> None:
    reading = named("Then Va th spoke. Va Heng came.", ("e1", "Va"), ("e2", "Va Heng"))
    shown = redacted(reading, Rules((Masked("Person A", ("Sok Vath",)),)))
    assert shown.report.text == "Then Person A spoke. Va Heng came."
    assert [entity.name for entity in shown.entities] == ["Person A", "Va Heng"]


def test_how_somebody_is_addressed_does_not_make_them_another() -> None:
    reading = named("Ba Maung fled. U Ba stayed. U Ba Swe came.", ("e1", "Ba Maung"), ("e2", "U Ba Swe"))
    shown = redacted(reading, Rules((Masked("Person A", ("Ba Maung",)),)))
    assert shown.report.text == f"Person A fled. Person A stayed. {NAME} Swe came."
    assert shown.entities[1].name == f"{NAME} Swe"
