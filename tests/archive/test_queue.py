"""What there is to do, on both databases."""

from onrecord.archive.acquire import acquire
from onrecord.archive.archive import Archive
from onrecord.archive.judgements import change_setting
from onrecord.archive.queue import Page, Section, queue
from onrecord.evidence import sha256
from onrecord.protection.levels import Level
from onrecord.record import Judgement, Reading, Report, Verdict
from onrecord.workbench.judging import judge
from onrecord.workbench.protecting import protect_document, protect_person
from tests.archive.making import add
from tests.archive.test_reprints import OTHER, STORY, take_in


def page(
    archive: Archive, section: Section = "all", ceiling: Level = "sealed", number: int = 1, size: int = 10
) -> Page:
    with archive.database.reading() as connection:
        return queue(connection, ceiling, section, number, size)


def names(found: Page) -> list[str]:
    return [task.origin for account in found.accounts for task in account.tasks]


def test_a_document_moves_from_new_to_begun_to_done(archive: Archive) -> None:
    (document,) = add(archive).documents
    assert names(page(archive, "new")) == ["courier.txt"]
    assert names(page(archive, "disputed")) == ["courier.txt"], "the army denies an event of it"
    verdict: Verdict = "confirm"
    for number, record in enumerate(("v1", "v2", "s1", "s2", "s3"), 1):
        judge(archive, document, Judgement(record, verdict, "Rima", ""))
        (task,) = page(archive).accounts[0].tasks
        assert (task.judged, task.drafts) == (number, 5)
        assert names(page(archive, "begun")) == ([] if number == 5 else ["courier.txt"])
    assert names(page(archive, "done")) == ["courier.txt"]
    assert names(page(archive, "disputed")) == [], "somebody has decided what becomes of it"


def test_a_document_of_which_nothing_was_drafted_waits_for_a_reader_and_is_not_done(archive: Archive) -> None:
    report = Report(sha256(b"nothing"), "text/plain", "nothing", "nothing.txt")
    acquire(archive, b"nothing", "nothing.txt", [Reading(report)])
    assert names(page(archive, "empty")) == ["nothing.txt"]
    assert names(page(archive, "done")) == []


def test_a_rejected_draft_is_judged_too(archive: Archive) -> None:
    (document,) = add(archive).documents
    judge(archive, document, Judgement("v1", "reject", "Rima", ""))
    (task,) = page(archive).accounts[0].tasks
    assert (task.judged, task.drafts) == (1, 5)


def test_four_eyes_and_disagreement_are_told_apart(archive: Archive) -> None:
    change_setting(archive, "reviewers", "2")
    (document,) = add(archive).documents
    judge(archive, document, Judgement("v2", "confirm", "Rima", ""))
    assert page(archive).counts["second"] == 1
    before = page(archive).accounts[0].tasks[0].disputed
    judge(archive, document, Judgement("v2", "reject", "Noor", ""))
    found = page(archive)
    assert found.counts["second"] == 0
    assert found.accounts[0].tasks[0].disputed == before + 1


def test_reprints_are_one_account_and_pages_count_accounts(archive: Archive) -> None:
    take_in(archive, "one", STORY)
    take_in(archive, "two", STORY, "The Evening Post")
    take_in(archive, "other", OTHER)
    found = page(archive)
    assert [[task.origin for task in account.tasks] for account in found.accounts] == [
        ["other"], ["two", "one"],
    ]  # fmt: skip
    second = page(archive, number=2, size=1)
    assert (names(second), second.page, second.pages) == (["two", "one"], 2, 2)
    assert page(archive, number=99, size=1).page == 2, "beyond the last is the last"


def test_who_may_not_see_a_document_does_not_count_it(archive: Archive) -> None:
    (document,) = add(archive).documents
    protect_document(archive, document, "confidential", "she is in danger", "keeper")
    assert names(page(archive, ceiling="confidential")) == ["courier.txt"]
    assert names(page(archive, "sensitive")) == ["courier.txt"]
    hidden = page(archive, ceiling="internal")
    assert (hidden.accounts, set(hidden.counts.values())) == ((), {0})


def test_a_protected_person_makes_a_document_sensitive_to_those_who_know_and_those_who_do_not(
    archive: Archive,
) -> None:
    (document,) = add(archive).documents
    assert page(archive).counts["sensitive"] == 0
    protect_person(archive, ["Amal Tawfiq"], "confidential", "she is in danger", "keeper", document)
    assert page(archive).counts["sensitive"] == 1
    assert page(archive, ceiling="internal").counts["sensitive"] == 1


def test_an_empty_archive_has_one_empty_page(archive: Archive) -> None:
    found = page(archive)
    assert (found.accounts, found.page, found.pages) == ((), 1, 1)
