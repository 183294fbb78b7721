import pytest

from onrecord.archive.keys import Cost, derive, make_slot, new_data_key, open_slots, seal, unseal
from onrecord.errors import ArchiveError, PassphraseError
from tests.archive.making import QUICK

ARCHIVE = "an archive's id"


def test_each_passphrase_opens_the_same_data_key() -> None:
    key = new_data_key()
    slots = [make_slot(name, f"{name} and a bit more", key, ARCHIVE, QUICK) for name in ("first", "second")]
    assert open_slots(slots, "first and a bit more", ARCHIVE) == (key, "first")
    assert open_slots(slots, "second and a bit more", ARCHIVE) == (key, "second")


def test_a_wrong_passphrase_opens_nothing() -> None:
    slot = make_slot("first", "the right one", new_data_key(), ARCHIVE, QUICK)
    with pytest.raises(PassphraseError, match="does not open"):
        open_slots([slot], "the wrong one", ARCHIVE)


def test_a_slot_of_another_archive_opens_nothing() -> None:
    slot = make_slot("first", "the right one", new_data_key(), "another archive", QUICK)
    with pytest.raises(PassphraseError):
        open_slots([slot], "the right one", ARCHIVE)


def test_the_same_passphrase_typed_on_another_keyboard_opens_too() -> None:
    composed, decomposed = "caf\u00e9 au lait", "cafe\u0301 au lait"
    slot = make_slot("first", composed, (key := new_data_key()), ARCHIVE, QUICK)
    assert open_slots([slot], decomposed, ARCHIVE) == (key, "first")


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(PassphraseError, match="at least 8"):
        make_slot("first", "1234567", new_data_key(), ARCHIVE, QUICK)


@pytest.mark.parametrize("cost", [Cost(1, 2**40, 1), Cost(10**9, 64, 1), Cost(0, 64, 1), Cost(1, 1, 1)])
def test_a_header_cannot_make_the_machine_work_without_end(cost: Cost) -> None:
    slot = make_slot("first", "the right one", new_data_key(), ARCHIVE, QUICK)
    hostile = type(slot)(slot.name, cost, slot.salt, slot.wrapped)
    with pytest.raises(ArchiveError, match="bounds"):
        open_slots([hostile], "the right one", ARCHIVE)


def test_keys_for_different_purposes_differ() -> None:
    key = new_data_key()
    assert derive(key, "database") != derive(key, "names of originals")
    assert derive(key, "database") == derive(key, "database")


def test_a_sealed_field_opens_only_unchanged_and_for_what_it_is() -> None:
    key = new_data_key()
    sealed = seal(b"secret", key, "age identity")
    assert unseal(sealed, key, "age identity") == b"secret"
    for wrong in (sealed[:-4] + "AAA=", sealed[4:], "", "not base64 at all!"):
        with pytest.raises(ArchiveError):
            unseal(wrong, key, "age identity")
    with pytest.raises(ArchiveError):
        unseal(sealed, key, "something else")
