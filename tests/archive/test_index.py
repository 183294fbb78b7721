"""What a search shows of a reading."""

from dataclasses import replace

from onrecord.archive.index import index_entries
from tests.readings import READING


def test_what_did_not_happen_never_shows_as_done() -> None:
    denied = replace(READING.events[0], polarity="did-not-happen")
    entries = index_entries(replace(READING, events=(denied, READING.events[1])))
    shown = {entry.record: entry.shown for entry in entries}
    assert shown["v1"] == "did not happen: soldiers took her sister from the school in Basra"
    assert shown["v2"] == "They hit her twice"
