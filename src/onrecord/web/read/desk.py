"""The desk: what somebody is writing about a record before they send it.

It is kept in the archive from the first letter on, so that a closed browser or a server that restarts loses
nothing, and no disk holds it in the clear. An editor on the page is drawn from it, and every step that
changes more than a letter (words chosen, a line taken away) goes through it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.archive.archive import Archive
from onrecord.archive.documents import StoredReading
from onrecord.archive.unsent import keep_unsent, unsent_of
from onrecord.errors import ReviewError
from onrecord.record import Judgement, Reading
from onrecord.review import SAME_AS, RecordKind, kind_of, next_id, plain
from onrecord.web.read.form import EDITED, Fields, fields_of, find, value_of
from onrecord.workbench.judging import Shown

Task = Literal["amend", "dispute", "note", "protect", "statement", "event", "entity"]
"""What is being written: another value, words about a record, its protection, or a record of one's own."""
TASKS: tuple[Task, ...] = get_args(Task)
NEW = "new-"
"""How the name of a record begins that is not in the reading yet."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What is on somebody's desk about ``record``. ``folded`` when they put it aside for later."""

    record: str
    task: Task
    fields: Fields
    folded: bool = False

    @property
    def values(self) -> Mapping[str, str]:
        """The fields by name."""
        return dict(self.fields)

    @property
    def is_new(self) -> bool:
        """Whether it is a record that the reading does not have yet."""
        return self.record.startswith(NEW)

    def under(self, name: str) -> tuple[tuple[str, str], ...]:
        """The items of a list, each as its number and its own value ("" for one that has parts)."""
        items: dict[str, str] = {}
        for path, value in self.fields:
            first, _, rest = path.partition(".")
            if first == name and rest:
                number, _, leaf = rest.partition(".")
                items[number] = items.get(number, "") if leaf else value
        return tuple(sorted(items.items(), key=lambda item: int(item[0]) if item[0].isdecimal() else 0))


def desks_of(archive: Archive, reading: StoredReading, who: str) -> dict[str, Desk]:
    """Everything on ``who``'s desk about a reading, by record."""
    with archive.database.reading() as connection:
        kept = unsent_of(connection, reading, who)
    return {each.record: _desk(each.record, json.loads(each.form)) for each in kept}


def put(archive: Archive, reading: StoredReading, who: str, desk: Desk) -> None:
    """Keep what is on the desk about one record."""
    form = json.dumps({"task": desk.task, "fields": desk.fields, "folded": desk.folded})
    with archive.database.writing() as connection:
        keep_unsent(connection, reading, who, desk.record, form, archive.clock())


def clear(archive: Archive, reading: StoredReading, who: str, record: str) -> None:
    """Throw away what is on the desk about a record: it was sent, or given up."""
    with archive.database.writing() as connection:
        keep_unsent(connection, reading, who, record, None, archive.clock())


def begun(shown: Shown, record: str, task: Task) -> Desk:
    """A desk for a record as it is now.

    Raises:
        ReviewError: when there is no such record.
    """
    there = find(shown.judged.everything, record)
    if there is None:
        raise ReviewError("there is no such record in this reading", where=record)
    fields = fields_of(kind_of(there), plain(there)) if task == "amend" else ()
    return Desk(record, task, fields)


def untouched(desk: Desk, shown: Shown) -> bool:
    """Whether nothing was written that opening the desk anew would not bring back."""
    if desk.is_new:
        return False
    there = begun(shown, desk.record, desk.task).fields
    written = [(name, value) for name, value in desk.fields if value.strip() and name != "level"]
    return sorted(written) == sorted(there)


def decided(desk: Desk, shown: Shown, who: str) -> list[Judgement]:
    """The judgements that a desk amounts to: a field that stayed as it was is not judged.

    Raises:
        ReviewError: when a field does not hold what it must.
    """
    reading, values = shown.judged.everything, desk.values
    why = values.get("why", "").strip() or None
    match desk.task:
        case "dispute" | "note":
            return [Judgement(desk.record, desk.task, who, "", why=why)]
        case "amend":
            return _amendments(desk, reading, who, why)
        case "statement" | "event" | "entity":
            value = _needed(desk.task, value_of(desk.task, desk.fields, reading.report.text))
            record = next_id(shown.drafted, shown.judgements)
            return [Judgement(record, "draft", who, "", field=desk.task, value=value, why=why)]
        case "protect":
            raise ReviewError("a protection is no judgement", where=desk.record)


def _amendments(desk: Desk, reading: Reading, who: str, why: str | None) -> list[Judgement]:
    record = find(reading, desk.record)
    if record is None:
        raise ReviewError("there is no such record in this reading", where=desk.record)
    kind = kind_of(record)
    before = value_of(kind, fields_of(kind, plain(record)), reading.report.text)
    after = value_of(kind, desk.fields, reading.report.text)
    changed = [name for name in EDITED[kind] if after[name] != before[name]]
    found = [Judgement(desk.record, "amend", who, "", field=n, value=after[n], why=why) for n in changed]
    if other := desk.values.get(SAME_AS):
        found.append(Judgement(desk.record, "amend", who, "", field=SAME_AS, value=other, why=why))
    if not found:
        raise ReviewError("nothing was changed", where=desk.record, remedy="confirm it as it is")
    return found


def _needed(kind: RecordKind, value: dict[str, object]) -> dict[str, object]:
    """A whole record's JSON; said in words what it cannot be without."""
    missing = {"event": ("type", "trigger", "evidence"), "entity": ("name", "mentions"), "statement": ()}[
        kind
    ]
    for name in missing:
        if not value[name]:
            raise ReviewError(f"the {kind} needs a value for {name}")
    return value


def _desk(record: str, kept: dict[str, object]) -> Desk:
    task, fields = kept["task"], kept["fields"]
    known = next(each for each in TASKS if each == task)
    pairs = tuple((str(name), str(value)) for name, value in fields) if isinstance(fields, list) else ()
    return Desk(record, known, pairs, folded=bool(kept["folded"]))
