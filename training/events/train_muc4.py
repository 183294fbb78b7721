"""Train the linear models that make templates of a reading, on MUC-4's development texts.

    python -m training.events.train_muc4 --dev PATH/muc4/dev.jsonl.gz --scorer PATH/score_muc4.py --out FOLDER

Needs the package and scikit-learn. Reads all development texts (fifteen minutes on one core; ``--texts 100``
reads the first hundred, for a trial; ``--readings FOLDER`` keeps what was read there, for another run) and
writes ``models.npz`` and ``thresholds.toml`` of models trained on all of them. Without ``--out`` it prints
the scorer's figures by cross-validation over five parts, a text never on both sides of anything.

What a model is asked about is what the models before it made, so in training those answer for each text by
models that were not shown it.
"""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.measure.muc4 import template, templates
from onrecord.measure.muc4.circumstances import Option, best, days, spots
from onrecord.measure.muc4.confidence import CONFIDENCES, confidence_signs
from onrecord.measure.muc4.drafts import Draft, relevance_signs, type_signs
from onrecord.measure.muc4.incidents import TYPES, VIOLENT, Incident, join, may_join
from onrecord.measure.muc4.models import Linear, Models, columns
from onrecord.measure.muc4.phrases import phrase_signs
from onrecord.measure.muc4.rivals import candidates, rival_signs
from onrecord.measure.muc4.signs import act_signs, pair_signs
from onrecord.measure.muc4.slots import STRINGS, Filler, body_name, chosen, near
from training.events.muc4_fit import Rows, answer, chain, fit, shipped, write
from training.events.muc4_keys import fills, first_of_its_fill, in_the_keys, key_of, keys_of
from training.events.muc4_texts import Text, load_scorer, read_texts

PARTS = 5
THRESHOLDS = {
    "act": 0.1,
    "pair": 0.55,
    "perp_individual": 0.25,
    "perp_org": 0.35,
    "human_target": 0.4,
    "phys_target": 0.45,
}
"""What chances must pass, chosen on ``val`` (see the card); that of "relevant" is chosen in training."""
RELEVANT = tuple(round(0.2 + 0.025 * step, 3) for step in range(15))
PENALTY = {"act": 0.1, "pair": 0.02, "day": 0.05, "spot": 0.1, "relevant": 0.05} | {
    f"{slot} beside": 0.03 for slot in STRINGS
}
"""The inverse strength of the L2 penalty of each model (C); 0.1 for the others."""


class Trainer:
    """Trains all models on some texts, one after another."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        self.scorer = texts[0].scorer
        self.linear: dict[str, Linear] = {}

    def train(self) -> Models:
        """The models, with thresholds."""
        incidents = self._incidents()
        keys = [
            [key_of(one, text) for one in found] for text, found in zip(self.texts, incidents, strict=True)
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
        keys = [[keys_of(act, text) for act in text.scene.acts] for text in self.texts]
        for text, ks in zip(self.texts, keys, strict=True):
            acts.append([columns(act_signs(act, text.scene)) for act in text.scene.acts])
            told.append([int(bool(k)) for k in ks])
        wanted = [
            dict(zip(text.scene.acts, chances, strict=True))
            for text, chances in zip(self.texts, self._learn("act", acts, told), strict=True)
        ]
        for text, ks, chances in zip(self.texts, keys, wanted, strict=True):
            found = text.scene.acts
            both = [
                (i, j)
                for i in range(len(found))
                for j in range(i + 1, len(found))
                if may_join((found[i],), (found[j],))
            ]
            among.append([(found[i], found[j]) for i, j in both])
            pairs.append([columns(pair_signs(found[i], found[j], text.scene, chances)) for i, j in both])
            same.append([int(bool(ks[i] & ks[j])) if ks[i] and ks[j] else None for i, j in both])
        alike = self._learn("pair", pairs, same)
        return [
            join(text.scene.acts, wanted[n], dict(zip(among[n], alike[n], strict=True)), THRESHOLDS)
            for n, text in enumerate(self.texts)
        ]

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
                    None if key is None else int(fills(m, text, key, slot))
                    for key, ms in zip(ks, near_by, strict=True)
                    for m in ms
                ]
                for text, ks, near_by in zip(self.texts, keys, mentions, strict=True)
            ]
            for number, chances in enumerate(self._learn(slot, rows, told)):
                left = iter(chances)
                for which, ms in enumerate(mentions[number]):
                    fillers[number][which][slot] = tuple(Filler(m, next(left)) for m in ms)
        fillers = self._beside(incidents, keys, fillers)
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

    def _beside(
        self,
        incidents: Sequence[tuple[Incident, ...]],
        keys: Sequence[Sequence[int | None]],
        fillers: Sequence[Sequence[Mapping[str, tuple[Filler, ...]]]],
    ) -> list[list[dict[str, tuple[Filler, ...]]]]:
        """Trains the second look at fillers; a filler of the key that a likelier one tells is not one."""
        tables = [
            [{slot: candidates(one[slot], slot) for slot in STRINGS} for one in of_text]
            for of_text in fillers
        ]
        again: list[list[dict[str, tuple[Filler, ...]]]] = [[{} for _ in found] for found in incidents]
        for slot in STRINGS:
            rows = [
                [
                    columns(rival_signs(slot, place, number, found, table, text.scene))
                    for number, one in enumerate(table)
                    for place in range(len(one[slot]))
                ]
                for text, found, table in zip(self.texts, incidents, tables, strict=True)
            ]
            told = [
                [
                    value
                    for key, one in zip(ks, table, strict=True)
                    for value in first_of_its_fill(one[slot], text, key, slot)
                ]
                for text, ks, table in zip(self.texts, keys, tables, strict=True)
            ]
            for n, chances in enumerate(self._learn(f"{slot} beside", rows, told)):
                left = iter(chances)
                for which, one in enumerate(tables[n]):
                    again[n][which][slot] = tuple(Filler(c.mention, next(left)) for c in one[slot])
        return again

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
        """Trains which drafts the keys want; the threshold is the one with the best headline."""
        models = Models(self.linear, THRESHOLDS)
        rows, told, made = [], [], []
        for text, found in zip(self.texts, drafts, strict=True):
            made.append([template(draft, text.scene, models) for draft in found])
            wanted = in_the_keys(made[-1], text)
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

        return max(RELEVANT, key=headline)


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


def main() -> None:
    """Write the models where a folder is given; cross-validate where none is."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--dev", type=Path, required=True)
    arguments.add_argument("--scorer", type=Path, required=True)
    arguments.add_argument("--texts", type=int)
    arguments.add_argument("--readings", type=Path)
    arguments.add_argument("--out", type=Path)
    options = arguments.parse_args()
    scorer = load_scorer(options.scorer)
    texts = list(read_texts(options.dev, options.texts, scorer, options.readings))
    if options.out:
        models = shipped(Trainer(texts).train())
        write(options.out, models, len(texts))
        print(f"wrote {options.out}: thresholds {dict(models.thresholds)}")
        return
    predictions = []
    for part in range(PARTS):
        models = Trainer([t for n, t in enumerate(texts) if n % PARTS != part]).train()
        predictions += predict([t for n, t in enumerate(texts) if n % PARTS == part], models)
        print(f"part {part + 1} of {PARTS}: threshold {models.thresholds['relevant']}", flush=True)
    print(f"{len(texts)} texts, cross-validated over {PARTS} parts")
    show(texts, predictions, scorer)


if __name__ == "__main__":
    main()
