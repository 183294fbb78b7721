"""The words of English that the event step goes by, from ``grammar.toml`` and ``circumstances.toml``."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The list called ``name``."""
    return frozenset(_lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    tables = (files(__package__) / name for name in ("grammar.toml", "circumstances.toml"))
    return {
        name: list_ for table in tables for name, list_ in tomllib.loads(table.read_text("utf-8")).items()
    }
