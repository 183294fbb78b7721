"""Bringing a database to the tables that this version of the program knows."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from onrecord.archive.database import Database
from onrecord.errors import ArchiveError

_STEPS = Path(__file__).parent / "migrations"


def newest_step() -> str:
    """The step of `migrations/` that this version of the program ends at."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise ArchiveError("the program is not installed whole: its migrations are missing")
    return head


def steps() -> tuple[str, ...]:
    """All steps that this version knows, the newest first."""
    return tuple(step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions())


def current_step(database: Database) -> str | None:
    """The step that the database is at; None when it holds no archive yet."""
    with database.reading() as connection:
        return step_of(connection)


def step_of(connection: sa.Connection) -> str | None:
    """The same, within a transaction."""
    return MigrationContext.configure(connection).get_current_revision()


def is_newest(database: Database) -> bool:
    """Whether the database is at the newest step.

    Raises:
        ArchiveError: when it is at one that only a later version of the program knows.
    """
    at = current_step(database)
    if at is not None and at not in steps():
        raise ArchiveError(
            "a later version of On Record has worked on this archive",
            where=database.where,
            remedy="use that version",
        )
    return at == newest_step()


def migrate(database: Database, step: str = "head") -> None:
    """Bring the database up to ``step``, all of the way or not at all."""
    with database.writing() as connection:
        upgrade(connection, step)


def upgrade(connection: sa.Connection, step: str = "head") -> None:
    """The same, within a transaction that writes."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, step)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    return config
