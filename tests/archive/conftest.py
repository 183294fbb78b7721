from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from onrecord.archive.archive import Archive
from onrecord.archive.place import SQLITE, Place
from tests import postgresql
from tests.archive.making import make, opened


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    reason = postgresql.why_not()
    if reason:
        pytest.skip(reason)
    with postgresql.server() as url:
        yield url


def new_schema(postgresql_server: str) -> str:
    """The URL of a schema that nothing is in yet; making one is much faster than making a database."""
    schema = f"t{uuid4().hex}"
    server = postgresql_server.format(name="postgres")
    engine = sa.create_engine(sa.make_url(server).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(sa.schema.CreateSchema(schema))
    engine.dispose()
    return f"{server}&options=-csearch_path%3D{schema}"


def new_database(request: pytest.FixtureRequest) -> str:
    """Where a new archive keeps its records, by the parameter of a fixture that asks for it."""
    return SQLITE if request.param == "sqlite" else new_schema(request.getfixturevalue("postgresql_server"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Both databases, one after the other: what the contract says holds on both."""
    return new_database(request)


@pytest.fixture
def place(tmp_path: Path, database: str) -> Place:
    return make(tmp_path / "archive", database=database)


@pytest.fixture
def archive(place: Place) -> Iterator[Archive]:
    with opened(place) as archive:
        yield archive
