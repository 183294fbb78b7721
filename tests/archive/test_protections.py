"""What must be guarded is kept for good, travels with the record, and no change of it stays unseen."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from onrecord.archive import tables
from onrecord.archive.archive import Archive
from onrecord.archive.backup import back_up, restore
from onrecord.archive.custody import history
from onrecord.archive.exchange import export_everything, import_everything
from onrecord.archive.place import Place
from onrecord.archive.protections import add_consent, add_protection, all_consents, all_protections, full_name
from onrecord.archive.verify import verify
from onrecord.protection.consent import Consent
from onrecord.protection.levels import Protection
from tests.archive.making import PASSPHRASE, add, make, opened


def protect(archive: Archive, *names: str, document: str | None = None, record: str | None = None) -> int:
    """The pseudonym that somebody gets who is known by ``names``."""
    with archive.database.writing() as connection:
        decision = Protection("person", document, record, names, "confidential", "threatened", "", "")
        kept = add_protection(archive, connection, decision)
    assert kept.pseudonym is not None
    return kept.pseudonym


def test_a_decision_comes_back_as_it_was_given(archive: Archive) -> None:
    (document,) = add(archive).documents
    consent = Consent("Amal Tawfiq", "court", True, full_name(document), "2027-01-31", "on tape", "", "")
    with archive.database.writing() as connection:
        decision = Protection(
            "statement", full_name(document), "s1", ("no\x00 words",), "sealed", "medical", "", ""
        )
        kept = add_protection(archive, connection, decision)
        agreed = add_consent(archive, connection, consent)
    with archive.database.reading() as connection:
        assert all_protections(connection) == (kept,)
        assert all_consents(connection) == (agreed,)
        assert (kept.who, kept.level, kept.record, agreed.until) == ("Rima", "sealed", "s1", "2027-01-31")
    assert not [fault for fault in verify(archive) if fault.damage]


def test_a_person_keeps_the_pseudonym_whoever_protects_them_again(archive: Archive) -> None:
    assert protect(archive, "Amal Tawfiq") == 0
    assert protect(archive, "Omar Haddad") == 1
    assert protect(archive, "TAWFIQ, Ámal", "Umm Sara") == 0
    assert protect(archive, "umm sara") == 0
    assert protect(archive, "Amal Tawfiq", document="d.0", record="e1") == 0
    assert protect(archive, "Sara Haddad") == 2


def test_one_word_in_two_documents_may_be_two_persons(archive: Archive) -> None:
    assert protect(archive, "Idris", document="one.0", record="e3") == 0
    assert protect(archive, "Idris", document="two.0", record="e3") == 1
    assert protect(archive, "Idris", document="one.0", record="e3") == 0
    assert protect(archive, "her sister", document="one.0", record="e4") == 2
    assert protect(archive, "her sister", document="two.0", record="e4") == 3


def test_the_log_tells_of_a_decision_without_a_name(archive: Archive) -> None:
    protect(archive, "Amal Tawfiq")
    with archive.database.reading() as connection:
        (entry,) = (each for each in history(connection, "archive") if each.action == "protected")
    assert entry.log == "record"
    assert entry.detail["level"] == "confidential"
    assert "Amal" not in entry.canonical
    assert "threatened" not in entry.canonical


def test_decisions_go_with_an_export_and_with_a_backup(tmp_path: Path) -> None:
    place, other = make(tmp_path / "archive"), make(tmp_path / "other")
    with opened(place) as archive:
        add(archive)
        protect(archive, "Amal Tawfiq")
        with archive.database.writing() as connection:
            add_consent(
                archive, connection, Consent("Amal Tawfiq", "court", False, None, None, "by letter", "", "")
            )
        with archive.database.reading() as connection:
            kept = all_protections(connection), all_consents(connection)
        export_everything(archive, tmp_path / "one.json")
        back_up(archive, tmp_path / "backup")
    with opened(other) as archive:
        import_everything(archive, tmp_path / "one.json")
        export_everything(archive, tmp_path / "two.json")
    restore(tmp_path / "backup", tmp_path / "again", lambda: PASSPHRASE, "Omar")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    for root in ("other", "again"):
        with opened(Place(tmp_path / root)) as archive:
            with archive.database.reading() as connection:
                assert (all_protections(connection), all_consents(connection)) == kept
            assert not [fault for fault in verify(archive) if fault.damage]
            assert protect(archive, "Omar Haddad") == 1


def test_a_decision_that_was_changed_or_taken_out_behind_our_back_is_told(tmp_path: Path) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        protect(archive, "Amal Tawfiq")
        protect(archive, "Omar Haddad")
        with archive.database.writing() as connection:
            connection.exec_driver_sql("DROP TRIGGER protections_refuse_update")
            connection.exec_driver_sql("DROP TRIGGER protections_refuse_delete")
            table = tables.protections
            connection.execute(sa.update(table).where(table.c.id == 1).values(level="public"))
            connection.execute(sa.delete(table).where(table.c.id == 2))
        faults = {fault.where: fault.what for fault in verify(archive) if fault.damage}
    assert faults["protection 1"] == "it is not the one that the log tells of"
    assert faults["protection 2"] == "the log tells of it, and it is not there"


@pytest.mark.parametrize(
    "column",
    [{"names": "no JSON"}, {"names": "[1]"}, {"level": "none"}, {"pseudonym": -5}, {"kind": "thing"}],
)
def test_a_decision_that_cannot_be_is_damage_and_no_crash(tmp_path: Path, column: dict[str, object]) -> None:
    values = {
        "kind": "person", "names": "[]", "level": "sealed", "reason": "", "pseudonym": 0, "at": "", "who": "",
    }  # fmt: skip
    with opened(make(tmp_path / "archive")) as archive:
        with archive.database.writing() as connection:
            connection.execute(sa.insert(tables.protections).values({**values, **column}))
        faults = [fault.what for fault in verify(archive) if fault.damage]
    assert any("damaged" in fault and "not all of it could be looked at" in fault for fault in faults)
