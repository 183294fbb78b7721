"""The task's linear models: what each makes of the signs that it is given.

Every model is a logistic regression over signs hashed into columns. ``models.npz`` holds their weights and
biases, ``thresholds.toml`` what their chances must pass; ``training/events/train_muc4.py`` makes both (card:
``docs/models/muc4.md``).
"""

import tomllib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from math import exp
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZE = 1 << 18
"""Columns that signs are hashed into."""


@dataclass(frozen=True, eq=False)
class Linear:
    """One model: ``weights[column]`` and a bias."""

    weights: "NDArray[np.float32]"
    bias: float

    def chance(self, signs: Iterable[str]) -> float:
        """The chance, 0 to 1, of that which the model tells, where ``signs`` are true."""
        odds = self.bias + float(self.weights[columns(signs)].sum())
        return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


@dataclass(frozen=True)
class Models:
    """The models by name, and the thresholds by name."""

    linear: Mapping[str, Linear]
    thresholds: Mapping[str, float]

    def chance(self, name: str, signs: Iterable[str]) -> float:
        """The chance that the model ``name`` gives."""
        return self.linear[name].chance(signs)


def columns(signs: Iterable[str]) -> list[int]:
    """The columns that ``signs`` fall into, each once, in order."""
    return sorted({zlib.crc32(sign.encode()) % SIZE for sign in signs})


@cache
def load_models() -> Models:
    """The models that come with the program."""
    here = files(__package__)
    with as_file(here / "models.npz") as path, np.load(path, allow_pickle=False) as data:
        names = [str(name) for name in data["names"]]
        linear = {
            name: Linear(
                _spread(data[f"{name} columns"], data[f"{name} weights"]), float(data[f"{name} bias"])
            )
            for name in names
        }
    thresholds = tomllib.loads((here / "thresholds.toml").read_text(encoding="utf-8"))
    return Models(linear, {name: float(value) for name, value in thresholds.items()})


def _spread(where: "NDArray[np.int32]", weights: "NDArray[np.float16]") -> "NDArray[np.float32]":
    spread = np.zeros(SIZE, dtype=np.float32)
    spread[where] = weights.astype(np.float32)
    return spread
