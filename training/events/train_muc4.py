"""Train the linear models that make templates of a reading, on MUC-4's development texts.

    python -m training.events.train_muc4 --dev PATH/muc4/dev.jsonl.gz --scorer PATH/score_muc4.py --out FOLDER

Needs the package and scikit-learn. Reads all development texts (five minutes on one core; ``--texts 100``
reads the first hundred, for a trial), prints the scorer's figures by cross-validation over five parts, a text
never on both sides of anything, and with ``--out`` writes ``models.npz`` and ``thresholds.toml`` of models
trained on all of them.

What a model is asked about is what the models before it made, so in training those answer for each text by
models that were not shown it.
"""

import argparse
import gzip
import importlib.util
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from onrecord.codebook import packaged
from onrecord.intake import read_text
from onrecord.measure.muc4 import template, templates
from onrecord.measure.muc4.circumstances import Option, best, days, spots
from onrecord.measure.muc4.drafts import (
    CONFIDENCES,
    Draft,
    confidence_signs,
    relevance_signs,
    type_signs,
)
from onrecord.measure.muc4.incidents import TYPES, VIOLENT, Incident, join, may_join
from onrecord.measure.muc4.models import SIZE, Linear, Models, columns
from onrecord.measure.muc4.phrases import phrase_signs
from onrecord.measure.muc4.scene import Act, Mention, Scene, scene
from onrecord.measure.muc4.signs import act_signs, pair_signs
from onrecord.measure.muc4.slots import STRINGS, Filler, body_name, chosen, near
from onrecord.reading import load_reader, read
from onrecord.reading.dates import TimeExpression, find_dates
from onrecord.reading.parse import parse
from onrecord.record import Participant

SEED = 11
PARTS = 5
THRESHOLDS = {
    "act": 0.1,
    "pair": 0.5,
    "perp_individual": 0.35,
    "perp_org": 0.35,
    "human_target": 0.4,
    "phys_target": 0.35,
}
"""What chances must pass; that of "relevant" is chosen in training."""
RELEVANT = tuple(round(0.2 + 0.025 * step, 3) for step in range(15))
NO_WORSE = 0.005
"""What the headline may lose to a lower threshold: it hardly changes, and a missed incident is a loss too."""
PENALTY = {"act": 0.1, "pair": 0.05, "day": 0.05, "spot": 0.1, "relevant": 0.05}
"""The inverse strength of the L2 penalty of each model (C); 0.1 for the others."""
SMALLEST = 0.004
"""Weights nearer to nought than this are not kept."""
FITS = {
    "attack": {"ATTACK", "BOMBING", "ARSON"},
    "bombing": {"BOMBING", "ATTACK"},
    "arson": {"ARSON", "ATTACK", "BOMBING"},
}
"""The types of the keys that acts of a family may be of, where not its own alone."""

Rows = list[list[int]]


@dataclass(frozen=True, eq=False)
class Text:
    """A text of the task: its key, the scorer's view of the templates in it, and what was read."""

    key: Mapping[str, Any]
    views: list[Any]
    scene: Scene
    dates: tuple[TimeExpression, ...]


def load_scorer(path: Path) -> ModuleType:
    """The benchmark's own scorer, from its file."""
    spec = importlib.util.spec_from_file_location("score_muc4", path)
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def read_texts(path: Path, texts: int | None, scorer: ModuleType) -> list[Text]:
    """The texts in random order, read; the first ``texts``, or all."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    random.Random(SEED).shuffle(lines)  # noqa: S311 - a split to be made again, no secret
    reader = load_reader(packaged("muc4"))
    found = []
    for line in lines[:texts]:
        report = read_text(line["text"], line["id"])
        parsed = parse(report, reader.nlp)
        views = [scorer.view(key) for key in line["templates"]]
        found.append(Text(line, views, scene(read(report, reader), parsed), find_dates(parsed)))
    return found


class Trainer:
    """Trains all models on some texts, one after another."""

    def __init__(self, texts: Sequence[Text], scorer: ModuleType) -> None:
        self.texts = texts
        self.scorer = scorer
        self.linear: dict[str, Linear] = {}

    def train(self) -> Models:
        """The models, with thresholds."""
        incidents = self._incidents()
        keys = [
            [self._key(one, text) for one in found] for text, found in zip(self.texts, incidents, strict=True)
        ]
        drafts = self._drafts(incidents, keys)
        self._types(drafts, keys)
        self._confidences(drafts, keys)
        return Models(self.linear, {**THRESHOLDS, "relevant": self._relevance(drafts)})

    def _learn(
        self, name: str, rows: Sequence[Rows], told: Sequence[Sequence[int | None]]
    ) -> list[list[float]]:
        """Trains ``name``; the chances of each text are those of a model that was not shown it."""
        self.linear[name] = fit(chain(rows), chain(told), PENALTY.get(name, 0.1))
        chances: list[list[float]] = [[] for _ in rows]
        for part in range(PARTS):
            aside = [number % PARTS == part for number in range(len(rows))]
            model = fit(
                chain(r for r, out in zip(rows, aside, strict=True) if not out),
                chain(t for t, out in zip(told, aside, strict=True) if not out),
                PENALTY.get(name, 0.1),
            )
            for number, out in enumerate(aside):
                if out:
                    chances[number] = answer(model, rows[number])
        return chances

    def _incidents(self) -> list[tuple[Incident, ...]]:
        acts, told, pairs, same, among = [], [], [], [], []
        for text in self.texts:
            found = text.scene.acts
            keys = [self._keys_of(act, text) for act in found]
            acts.append([columns(act_signs(act, text.scene)) for act in found])
            told.append([int(bool(k)) for k in keys])
            both = [
                (i, j)
                for i in range(len(found))
                for j in range(i + 1, len(found))
                if may_join((found[i],), (found[j],))
            ]
            among.append(both)
            pairs.append([columns(pair_signs(found[i], found[j], text.scene)) for i, j in both])
            same.append([int(bool(keys[i] & keys[j])) if keys[i] and keys[j] else None for i, j in both])
        wanted, alike = self._learn("act", acts, told), self._learn("pair", pairs, same)
        return [
            join(
                text.scene.acts,
                dict(zip(text.scene.acts, wanted[n], strict=True)),
                {
                    (text.scene.acts[i], text.scene.acts[j]): chance
                    for (i, j), chance in zip(among[n], alike[n], strict=True)
                },
                THRESHOLDS,
            )
            for n, text in enumerate(self.texts)
        ]

    def _keys_of(self, act: Act, text: Text) -> frozenset[int]:
        """The templates of the key that an act is of: the type fits, and a target (else an actor) matches."""
        fits = FITS.get(act.family, {TYPES[act.family]})
        aimed = [words for p in act.event.targets for words in _wordings(p, text.scene)]
        acting = [words for p in act.event.actors for words in _wordings(p, text.scene)]
        return frozenset(
            number
            for number, view in enumerate(text.views)
            if fits & {*view["incident_type_any"], view["incident_type"]}
            and (
                self._any(aimed, view, ("human_target", "phys_target"))
                or (not aimed and self._any(acting, view, ("perp_individual", "perp_org")))
            )
        )

    def _any(self, words: Iterable[str], view: Any, slots: Iterable[str]) -> bool:
        return any(
            self.scorer.smatch(word, aliases, "contain")
            for word in words
            for slot in slots
            for aliases, _ in view[slot]
        )

    def _fills(self, mention: Mention, view: Any, slot: str) -> bool:
        """Whether a phrase, by its head word, is a filler of the key."""
        own = set(self.scorer.norm(mention.head.text))
        return any(
            self.scorer.smatch(mention.text, aliases, "contain")
            and (mention.by_name or any(own & set(self.scorer.norm(alias)) for alias in aliases))
            for aliases, _ in view[slot]
        )

    def _key(self, incident: Incident, text: Text) -> int | None:
        """The template of the key that most acts of an incident are of; None where no act is of any."""
        counts = Counter(key for act in incident.acts for key in self._keys_of(act, text))
        kind = TYPES[incident.family]
        return max(
            counts,
            key=lambda key: (counts[key] + 0.5 * (kind in text.views[key]["incident_type_any"]), -key),
            default=None,
        )

    def _drafts(
        self, incidents: Sequence[tuple[Incident, ...]], keys: Sequence[Sequence[int | None]]
    ) -> list[tuple[Draft, ...]]:
        mentions = [
            [[m for m in text.scene.mentions if near(m, incident)] for incident in found]
            for text, found in zip(self.texts, incidents, strict=True)
        ]
        rows = [
            [
                columns(phrase_signs(m, one.acts, text.scene))
                for one, ms in zip(found, near_by, strict=True)
                for m in ms
            ]
            for text, found, near_by in zip(self.texts, incidents, mentions, strict=True)
        ]
        fillers: list[list[dict[str, tuple[Filler, ...]]]] = [[{} for _ in found] for found in incidents]
        for slot in STRINGS:
            told = [
                [
                    None if key is None else int(self._fills(m, text.views[key], slot))
                    for key, ms in zip(ks, near_by, strict=True)
                    for m in ms
                ]
                for text, ks, near_by in zip(self.texts, keys, mentions, strict=True)
            ]
            for number, chances in enumerate(self._learn(slot, rows, told)):
                left = iter(chances)
                for which, ms in enumerate(mentions[number]):
                    fillers[number][which][slot] = tuple(Filler(m, next(left)) for m in ms)
        day = self._options("day", incidents, keys, lambda i, t: days(i.acts, t.scene, t.dates), "date")
        spot = self._options("spot", incidents, keys, lambda i, t: spots(i.acts, t.scene), "location")
        return [
            tuple(
                Draft(
                    incident,
                    fillers[n][k],
                    {slot: chosen(fillers[n][k][slot], slot, THRESHOLDS[slot]) for slot in STRINGS},
                    day[n][k],
                    spot[n][k],
                )
                for k, incident in enumerate(found)
            )
            for n, found in enumerate(incidents)
        ]

    def _options(
        self,
        name: str,
        incidents: Sequence[tuple[Incident, ...]],
        keys: Sequence[Sequence[int | None]],
        find: Callable[[Incident, Text], Iterable[Option]],
        slot: str,
    ) -> list[list[str | None]]:
        """Trains the choice of days or places; the choice for each incident by models not shown its text."""
        credit = self.scorer.date_credit if slot == "date" else self.scorer.loc_credit
        options = [
            [tuple(find(one, text)) for one in found]
            for text, found in zip(self.texts, incidents, strict=True)
        ]
        told = [
            [
                int(credit(option.form, text.views[key][slot]) == 1)
                if key is not None and text.views[key][slot]
                else None
                for key, every in zip(ks, of_text, strict=True)
                for option in every
            ]
            for text, ks, of_text in zip(self.texts, keys, options, strict=True)
        ]
        rows = [[columns(option.signs) for every in of_text for option in every] for of_text in options]
        chosen_forms: list[list[str | None]] = []
        for of_text, chances in zip(options, self._learn(name, rows, told), strict=True):
            left = iter(chances)
            chosen_forms.append([best(every, [next(left) for _ in every]) for every in of_text])
        return chosen_forms

    def _types(self, drafts: Sequence[tuple[Draft, ...]], keys: Sequence[Sequence[int | None]]) -> None:
        rows, kinds = [], []
        for text, found, ks in zip(self.texts, drafts, keys, strict=True):
            for draft, key in zip(found, ks, strict=True):
                if key is not None and draft.incident.family in VIOLENT:
                    rows.append(columns(type_signs(draft, text.scene)))
                    kinds.append(text.views[key]["incident_type_any"])
        for violent in VIOLENT:
            self.linear[violent] = fit(rows, [int(TYPES[violent] in kind) for kind in kinds], 0.1)

    def _confidences(self, drafts: Sequence[tuple[Draft, ...]], keys: Sequence[Sequence[int | None]]) -> None:
        rows, values = [], []
        for text, found, ks in zip(self.texts, drafts, keys, strict=True):
            for draft, key in zip(found, ks, strict=True):
                for filler in draft.fillers["perp_org"] if key is not None else ():
                    for value, aliases, _ in text.views[key]["perp_confidence"]:
                        if filler.chance > 0.1 and self.scorer.smatch(
                            body_name(filler.mention), aliases, "contain"
                        ):
                            rows.append(columns(confidence_signs(filler.mention, draft, text.scene)))
                            values.append(set(value))
        for confidence in CONFIDENCES:
            self.linear[confidence] = fit(rows, [int(confidence in value) for value in values], 0.1)

    def _relevance(self, drafts: Sequence[tuple[Draft, ...]]) -> float:
        """Trains which drafts the keys want; the threshold is the lowest whose headline is hardly worse."""
        models = Models(self.linear, THRESHOLDS)
        rows, told, made = [], [], []
        for text, found in zip(self.texts, drafts, strict=True):
            made.append([template(draft, text.scene, models) for draft in found])
            wanted = in_the_keys(made[-1], text.views, self.scorer)
            told.append([int(number in wanted) for number in range(len(found))])
            rows.append([columns(relevance_signs(draft, found, text.scene)) for draft in found])
        chances = self._learn("relevant", rows, told)

        def headline(threshold: float) -> float:
            kept = [
                {
                    "id": text.key["id"],
                    "templates": [t for t, chance in zip(ts, cs, strict=True) if chance > threshold],
                }
                for text, ts, cs in zip(self.texts, made, chances, strict=True)
            ]
            return float(self.scorer.score([text.key for text in self.texts], kept)["overall_headline"][2])

        found = {threshold: headline(threshold) for threshold in RELEVANT}
        return min(t for t, figure in found.items() if figure > max(found.values()) - NO_WORSE)


def _wordings(participant: Participant, told: Scene) -> list[str]:
    entity = told.entities.get(participant.entity or "")
    return [participant.span.text, *([entity.name] if entity and entity.kind == "person" else [])]


def in_the_keys(made: Sequence[Mapping[str, Any]], views: Sequence[Any], scorer: ModuleType) -> set[int]:
    """Which templates the scorer pairs with a key: the type fits, and a perpetrator or a target matches."""

    def credit(mine: Any, key: Any) -> float:
        slots = scorer.compare(mine, key, "contain")
        fits = mine["incident_type"] in {*key["incident_type_any"], "ATTACK"}
        linked = any(slots[slot][0] for slot in scorer.LINK)
        return float(sum(slot[0] for slot in slots.values())) if fits and linked else 0.0

    gains = [[credit(scorer.view(one), key) for key in views] for one in made]
    return {i for i, j in scorer.hungarian(gains) if gains[i][j] > 0}


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
    model = LogisticRegression(C=penalty, solver="liblinear", random_state=0)
    model.fit(matrix([rows[number] for number in known]), values)
    return Linear(model.coef_[0].astype(np.float32), float(model.intercept_[0]))


def answer(model: Linear, rows: Rows) -> list[float]:
    """The chance of each row."""
    odds = matrix(rows) @ model.weights + model.bias if rows else np.zeros(0)
    return [float(chance) for chance in 1 / (1 + np.exp(-np.clip(odds, -30, 30)))]


def predict(texts: Iterable[Text], models: Models) -> list[dict[str, Any]]:
    """The predictions in the scorer's format."""
    return [
        {"id": text.key["id"], "templates": list(templates(text.scene, text.dates, models))} for text in texts
    ]


def show(texts: Sequence[Text], predictions: Sequence[Mapping[str, Any]], scorer: ModuleType) -> None:
    """Print the scorer's figures, in per cent."""
    result = scorer.score([text.key for text in texts], predictions)
    figures = {slot: result["slots"][slot] for slot in scorer.HEADLINE}
    figures |= {
        name: result[name] for name in ("overall_headline", "matched_only_headline", "template", "detection")
    }
    for name, (precision, recall, f1, *_) in figures.items():
        print(f"{name:22} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}")


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
    np.savez_compressed(folder / "models.npz", **arrays)
    rows = [f"{name} = {value:g}" for name, value in models.thresholds.items()]
    head = (
        f"# What the chances of the models, of {texts} development texts, must pass: for an act to be\n"
        "# looked at, two acts to be of one incident, a phrase to fill a slot, an incident to become a\n"
        "# template.\n"
    )
    (folder / "thresholds.toml").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    """Cross-validate, and write the models where a folder is given."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--dev", type=Path, required=True)
    arguments.add_argument("--scorer", type=Path, required=True)
    arguments.add_argument("--texts", type=int)
    arguments.add_argument("--out", type=Path)
    options = arguments.parse_args()
    scorer = load_scorer(options.scorer)
    texts = read_texts(options.dev, options.texts, scorer)
    predictions = []
    for part in range(PARTS):
        models = Trainer([t for n, t in enumerate(texts) if n % PARTS != part], scorer).train()
        predictions += predict([t for n, t in enumerate(texts) if n % PARTS == part], models)
    print(f"{len(texts)} texts, cross-validated over {PARTS} parts")
    show(texts, predictions, scorer)
    if options.out:
        models = shipped(Trainer(texts, scorer).train())
        write(options.out, models, len(texts))
        print(f"wrote {options.out}: thresholds {dict(models.thresholds)}")


if __name__ == "__main__":
    main()
