"""Logistic regressions over hashed signs: fitting them, asking them, writing them down."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from onrecord.measure.muc4.models import SIZE, Linear, Models

SMALLEST = 0.004
"""Weights nearer to nought than this are not kept."""
Rows = list[list[int]]


def chain(lists: Iterable[Sequence[Any]]) -> list[Any]:
    """The lists as one."""
    return [item for each in lists for item in each]


def matrix(rows: Rows) -> csr_matrix:
    """A row of ones for each list of columns."""
    ends = np.cumsum([0, *map(len, rows)])
    return csr_matrix(
        (np.ones(ends[-1], np.float32), np.array(chain(rows), np.int32), ends), (len(rows), SIZE)
    )


def fit(rows: Rows, told: Sequence[int | None], penalty: float) -> Linear:
    """Logistic regression; what nothing is told of is left out."""
    known = [number for number, value in enumerate(told) if value is not None]
    values = [told[number] for number in known]
    if len(set(values)) < 2:
        return Linear(np.zeros(SIZE, np.float32), 5.0 if values and values[0] else -5.0)
    signs = matrix([rows[number] for number in known])
    used = np.flatnonzero(signs.getnnz(axis=0))
    model = LogisticRegression(C=penalty, solver="liblinear", random_state=0)
    model.fit(signs[:, used], values)
    weights = np.zeros(SIZE, np.float32)
    weights[used] = model.coef_[0]
    return Linear(weights, float(model.intercept_[0]))


def answer(model: Linear, rows: Rows) -> list[float]:
    """The chance of each row."""
    odds = matrix(rows) @ model.weights + model.bias if rows else np.zeros(0)
    return [float(chance) for chance in 1 / (1 + np.exp(-np.clip(odds, -30, 30)))]


def shipped(models: Models) -> Models:
    """The models as they are written: small weights left out, the others in half precision."""

    def rounded(linear: Linear) -> Linear:
        kept = np.where(np.abs(linear.weights) < SMALLEST, 0, linear.weights)
        return replace(linear, weights=kept.astype(np.float16).astype(np.float32))

    return replace(models, linear={name: rounded(linear) for name, linear in models.linear.items()})


def write(folder: Path, models: Models, texts: int) -> None:
    """``models.npz`` and ``thresholds.toml``."""
    arrays: dict[str, Any] = {"names": np.array(list(models.linear))}
    for name, linear in models.linear.items():
        kept = np.flatnonzero(linear.weights)
        arrays[f"{name} columns"] = kept.astype(np.int32)
        arrays[f"{name} weights"] = linear.weights[kept].astype(np.float16)
        arrays[f"{name} bias"] = np.float32(linear.bias)
    folder.mkdir(parents=True, exist_ok=True)  # what took an hour to train is not lost for want of a folder
    np.savez_compressed(folder / "models.npz", **arrays)
    rows = [f"{name} = {value:g}" for name, value in models.thresholds.items()]
    head = (
        f"# What the chances of the models, of {texts} development texts, must pass: for an act to be\n"
        "# looked at, two acts to be of one incident, a phrase to fill a slot, an incident to become a\n"
        "# template.\n"
    )
    (folder / "thresholds.toml").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
