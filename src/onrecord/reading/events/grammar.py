"""The words of English grammar that the event step goes by, from ``grammar.toml``."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The list called ``name``."""
    return frozenset(_lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads((files(__package__) / "grammar.toml").read_text("utf-8"))
