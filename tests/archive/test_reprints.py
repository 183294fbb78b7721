"""Ten reprints of one wire story are one account."""

from collections.abc import Sequence

from onrecord.archive.acquire import acquire
from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document
from onrecord.archive.reprints import accounts, reprints_of
from onrecord.record import Part, Reading, Report

STORY = [
    "Police in the northern province broke up a march of dock workers on Tuesday, and eleven were held.",
    "Witnesses said that officers used batons when the marchers reached the bridge over the river.",
    "The governor told reporters that the march had no permit and that the force used was lawful.",
    "A lawyer for the union said two of those held had broken arms and had not been seen by a doctor.",
    "The union has called for a strike on Friday, when the harvest ships are due in port.",
]
OTHER = [
    "The museum opened its new wing on Saturday with a concert by the school orchestra and a long queue.",
    "Its director said that the collection of river boats had been restored by volunteers over nine years.",
    "Tickets are free until the end of the month, and the café stays open until late on weekends.",
]


def take_in(
    archive: Archive, name: str, paragraphs: Sequence[str], masthead: str = "The Courier"
) -> Document:
    text = "\n\n".join([masthead, *paragraphs])
    parts = [Part("masthead", 0, len(masthead))]
    for paragraph in paragraphs:
        start = text.index(paragraph)
        parts.append(Part("paragraph", start, start + len(paragraph)))
    report = Report(sha256="00" * 32, media_type="text/plain", text=text, parts=tuple(parts))
    return acquire(archive, name.encode(), name, [Reading(report)]).documents[0]


def test_reprints_with_another_masthead_a_new_lead_and_a_cut_are_one_account(archive: Archive) -> None:
    original = take_in(archive, "wire", STORY)
    reprint = take_in(archive, "reprint", STORY, "The Evening Post")
    cut = take_in(archive, "cut", STORY[:4], "Harbour Daily")
    led = take_in(archive, "led", ["Our correspondent writes from the north.", *STORY])
    other = take_in(archive, "other", OTHER)
    with archive.database.reading() as connection:
        (account,) = accounts(connection)
        assert account.documents == (original, reprint, cut, led)
        assert reprints_of(connection, cut) == (original, reprint, led)
        assert reprints_of(connection, other) == ()


def test_a_document_that_links_two_accounts_makes_them_one(archive: Archive) -> None:
    half = [sentence.replace("the", "a") for sentence in OTHER]
    one = take_in(archive, "one", STORY[:3])
    two = take_in(archive, "two", STORY[3:] + half[:1])
    link = take_in(archive, "link", STORY)
    with archive.database.reading() as connection:
        found = {frozenset(account.documents) for account in accounts(connection)}
    assert found <= {frozenset({one, link}), frozenset({one, two, link})}
    assert found


def test_notes_of_one_line_are_not_reprints_of_each_other(archive: Archive) -> None:
    first, second = (take_in(archive, name, ["No comment was given."]) for name in ("a", "b"))
    with archive.database.reading() as connection:
        assert reprints_of(connection, first) == reprints_of(connection, second) == ()


def test_the_account_of_a_story_that_came_twice_is_that_of_the_first(archive: Archive) -> None:
    first = take_in(archive, "a", STORY)
    second = take_in(archive, "b", [paragraph.upper() for paragraph in STORY])
    with archive.database.reading() as connection:
        (account,) = accounts(connection)
    assert account.documents == (first, second)
