"""Train the logistic model of which incidents MUC-4's keys want.

    python -m training.events.train_relevance --dev PATH/muc4/dev.jsonl.gz --scorer PATH/score_muc4.py

Needs the package and numpy. Reads 680 of the development texts, some minutes on one core; ``--texts 10``
reads the first ten of each part, for a trial. Prints the scorer's headline F1 by cross-validation over three
parts, a text never on both sides, and on a fourth part that no weight is fitted on. With ``--out``, writes
the weights of a model fitted on all three, in the form of ``src/onrecord/measure/muc4/relevance.toml``.
"""

import argparse
import gzip
import importlib.util
import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from onrecord.codebook import load_codebook
from onrecord.intake import read_text
from onrecord.measure import muc4
from onrecord.measure.muc4.relevance import signs
from onrecord.reading import Reader, load_reader, read
from onrecord.record import Reading

SEED = 11
PARTS = ((0, 180), (360, 520), (520, 680))
"""The shuffled development texts that the weights are fitted on, in three parts."""
ASIDE = (180, 360)
"""Those that no weight is fitted on."""
THRESHOLDS = tuple(round(-1.5 + 0.1 * step, 1) for step in range(20))
STEPS = 30


@dataclass(frozen=True)
class Candidate:
    """A template drafted before the model is asked, what is true of its incident, and if the keys have it."""

    template: Mapping[str, Any]
    signs: frozenset[str]
    is_wanted: bool


@dataclass(frozen=True)
class Text:
    """A text's key, its candidates, and the templates that the shipped weights let through."""

    key: Mapping[str, Any]
    candidates: tuple[Candidate, ...]
    shipped: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Model:
    """The weight of each sign, and the bias."""

    weights: Mapping[str, float]
    bias: float

    def odds(self, told: Iterable[str]) -> float:
        """The log odds that an incident of which ``told`` is true is in the keys."""
        return self.bias + sum(self.weights.get(sign, 0.0) for sign in told)


def load_scorer(path: Path) -> ModuleType:
    """The benchmark's own scorer, from its file."""
    spec = importlib.util.spec_from_file_location("score_muc4", path)
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def read_parts(path: Path, texts: int | None, scorer: ModuleType) -> list[list[Text]]:
    """The parts to fit on and, last, the one aside; of each the first ``texts``, or all."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    random.Random(SEED).shuffle(lines)  # noqa: S311 - a split to be made again, no secret
    reader = load_reader(load_codebook())
    return [[draft(line, reader, scorer) for line in lines[a:b][:texts]] for a, b in (*PARTS, ASIDE)]


def draft(line: Mapping[str, Any], reader: Reader, scorer: ModuleType) -> Text:
    """One text, read."""
    reading = read(read_text(line["text"], line["id"]), reader)
    templates, told = unfiltered(reading)
    wanted = in_the_keys(templates, line["templates"], scorer)
    candidates = (Candidate(t, s, i in wanted) for i, (t, s) in enumerate(zip(templates, told, strict=True)))
    return Text(line, tuple(candidates), tuple(muc4.templates(reading)))


def unfiltered(reading: Reading) -> tuple[list[dict[str, Any]], list[frozenset[str]]]:
    """Every template of a reading, each with the signs that the model would have been asked about."""
    told: list[frozenset[str]] = []

    def keep(*incident: Any) -> bool:
        told.append(frozenset(signs(*incident)))
        return True

    with patch.object(muc4, "is_relevant", keep):
        return list(muc4.templates(reading)), told


def in_the_keys(
    templates: Sequence[Mapping[str, Any]], keys: Sequence[Mapping[str, Any]], scorer: ModuleType
) -> set[int]:
    """Which templates the scorer pairs with a key: the type fits, and a perpetrator or a target matches."""

    def credit(mine: Any, key: Any) -> float:
        slots = scorer.compare(mine, key, "contain")
        fits = mine["incident_type"] in {*key["incident_type_any"], "ATTACK"}
        linked = any(slots[slot][0] for slot in scorer.LINK)
        return float(sum(slot[0] for slot in slots.values())) if fits and linked else 0.0

    views = [scorer.view(key) for key in keys]
    gains = [[credit(scorer.view(template), key) for key in views] for template in templates]
    return {i for i, j in scorer.hungarian(gains) if gains[i][j] > 0}


def fit(texts: Iterable[Text], penalty: float) -> Model:
    """Logistic regression by Newton's method, the weights (not the bias) under an L2 ``penalty``."""
    candidates = [candidate for text in texts for candidate in text.candidates]
    names = sorted({sign for candidate in candidates for sign in candidate.signs})
    told = np.array([[name in c.signs for name in names] + [True] for c in candidates], dtype=float)
    wanted = np.array([c.is_wanted for c in candidates], dtype=float)
    beta: NDArray[np.float64] = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-told @ beta))
        slope = told.T @ (chance - wanted) + penalty * np.append(beta[:-1], 0)
        # The bias is damped here and not above: steps are smaller, and where they end is the same.
        curve = (told * (chance * (1 - chance))[:, None]).T @ told + penalty * np.eye(len(beta))
        beta -= np.linalg.solve(curve, slope)
    return Model(dict(zip(names, beta[:-1].tolist(), strict=True)), float(beta[-1]))


def headline(
    texts: Sequence[Text], choose: Callable[[Text], Iterable[Mapping[str, Any]]], scorer: ModuleType
) -> float:
    """The scorer's headline F1, in per cent, of the templates that ``choose`` takes of each text."""
    drafted = [{"id": text.key["id"], "templates": list(choose(text))} for text in texts]
    return 100 * float(scorer.score([text.key for text in texts], drafted)["overall_headline"][2])


def above(model: Model, threshold: float) -> Callable[[Text], Iterable[Mapping[str, Any]]]:
    """Takes the templates whose odds are above ``threshold``."""
    return lambda text: [c.template for c in text.candidates if model.odds(c.signs) > threshold]


def everything(text: Text) -> Iterable[Mapping[str, Any]]:
    """Takes every template: what is scored where no model is asked."""
    return [candidate.template for candidate in text.candidates]


def cross_validate(parts: Sequence[Sequence[Text]], penalty: float, scorer: ModuleType) -> dict[float, float]:
    """For each threshold the mean headline F1 of the parts, each by a model of the others."""
    models = [fit(chain(*(p for p in parts if p is not part)), penalty) for part in parts]
    return {
        t: float(np.mean([headline(p, above(m, t), scorer) for p, m in zip(parts, models, strict=True)]))
        for t in THRESHOLDS
    }


def write(path: Path, model: Model, threshold: float, texts: int, penalty: float) -> None:
    """The weights as TOML, rounded to hundredths."""
    rows = [f"bias = {model.bias:.2f}", f"threshold = {threshold:.2f}"]
    rows += [f"{json.dumps(n) if ' ' in n else n} = {w:.2f}" for n, w in sorted(model.weights.items())]
    head = (
        "# Weights of a logistic model: the log odds that an incident is in the keys grow by a sign's\n"
        f"# weight where the sign is there. Fitted on {texts} development texts (L2 penalty {penalty:g});\n"
        "# the threshold was chosen by cross-validation over the same texts. relevance.py names the signs.\n"
    )
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    """Cross-validate, score on the part aside, and write the model where a path is given."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--dev", type=Path, required=True)
    arguments.add_argument("--scorer", type=Path, required=True)
    arguments.add_argument("--texts", type=int)
    arguments.add_argument("--penalty", type=float, default=3.0)
    arguments.add_argument("--out", type=Path)
    options = arguments.parse_args()
    scorer = load_scorer(options.scorer)
    *parts, aside = read_parts(options.dev, options.texts, scorer)
    texts = list(chain(*parts))
    every = [candidate for text in texts for candidate in text.candidates]
    print(f"{len(texts)} texts, {len(every)} candidates, {sum(c.is_wanted for c in every)} in the keys")
    figures = cross_validate(parts, options.penalty, scorer)
    threshold = max(figures, key=lambda t: figures[t])
    print("cross-validated headline F1 by threshold:", *(f"{t}: {f:.1f}" for t, f in figures.items()))
    unasked = float(np.mean([headline(part, everything, scorer) for part in parts]))
    print(f"best threshold {threshold}: {figures[threshold]:.1f}; without a model: {unasked:.1f}")
    model = fit(texts, options.penalty)
    print(
        f"{len(aside)} texts aside: this model {headline(aside, above(model, threshold), scorer):.1f}, "
        f"the shipped weights {headline(aside, lambda text: text.shipped, scorer):.1f}, "
        f"without a model {headline(aside, everything, scorer):.1f}"
    )
    if options.out:
        write(options.out, model, threshold, len(texts), options.penalty)
        print(f"wrote {options.out} ({options.out.stat().st_size} bytes)")


if __name__ == "__main__":
    main()
