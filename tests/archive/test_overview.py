from onrecord.archive.archive import Archive
from onrecord.archive.overview import overview
from tests.archive.making import add
from tests.archive.test_reprints import OTHER, STORY, take_in


def test_each_document_is_one_line_the_newest_first(archive: Archive) -> None:
    (document,) = add(archive, b"a page", "courier.txt").documents
    other = take_in(archive, "other.txt", OTHER)
    with archive.database.reading() as connection:
        newest, oldest = overview(connection)
        assert [line.document for line in overview(connection, 1)] == [other]
    assert (newest.document, newest.origin, newest.statements, newest.events) == (other, "other.txt", 0, 0)
    assert (oldest.document, oldest.statements, oldest.events, oldest.readings) == (document, 3, 2, 1)
    assert oldest.title == "Soldiers took a teacher, her sister says"


def test_only_reprints_share_an_account(archive: Archive) -> None:
    take_in(archive, "one", STORY)
    take_in(archive, "two", STORY, "The Evening Post")
    take_in(archive, "other", OTHER)
    with archive.database.reading() as connection:
        other, two, one = overview(connection)
    assert one.account == two.account is not None
    assert other.account is None
