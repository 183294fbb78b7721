"""How an archive is to be worked with. A setting is never overwritten: the last one given holds."""

from typing import Literal

import sqlalchemy as sa

from onrecord.archive import custody
from onrecord.archive.archive import ARCHIVE, Archive
from onrecord.archive.fold import storable
from onrecord.archive.tables import settings
from onrecord.errors import ArchiveError

Key = Literal["reviewers"]
VALUES: dict[Key, tuple[str, ...]] = {"reviewers": ("1", "2")}
"""The settings there are and the values each may have; the first is the one it has to begin with.

``reviewers``: how many persons have to judge a record before it is settled; with 2, four eyes see it.
"""


def setting(connection: sa.Connection, key: Key) -> str:
    """The value that holds."""
    last = sa.select(settings.c.value).where(settings.c.key == key).order_by(settings.c.id.desc()).limit(1)
    return connection.execute(last).scalar_one_or_none() or VALUES[key][0]


def reviewers(connection: sa.Connection) -> int:
    """How many persons have to judge a record before it is settled: 1 or 2."""
    return int(setting(connection, "reviewers"))


def add_setting(archive: Archive, connection: sa.Connection, key: Key, value: str) -> None:
    """Let ``value`` hold from now on, and note it in the log; see `judgements.change_setting`.

    Raises:
        ArchiveError: when the setting cannot have this value.
    """
    if value not in VALUES[key]:
        raise ArchiveError(f"{key} cannot be this", remedy=f"one of {', '.join(VALUES[key])}")
    at, who = archive.clock(), storable(archive.hand.who)
    connection.execute(sa.insert(settings).values(key=key, value=value, at=at, who=who))
    custody.append(connection, archive.hand, "record", "set", ARCHIVE, at, key=key, value=value)
