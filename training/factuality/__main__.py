"""Train the head that doubts whether an act is told as having happened.

    python -m training.factuality [--benchmarks FOLDER] [--cases FOLDER] [--out WEIGHTS.npz]

``--cases`` holds our labelled paragraphs and our reports with expected facts, of which only the development
ones are read, ``--benchmarks`` the corpora whose acts ``labels.jsonl`` labels.
Needs the package and scikit-learn. Prints, by five-fold cross-validation (a paragraph or document never on
both sides), how many acts that the rules draft although they are not told as done the head catches, and how
many that are told it would take along; with ``--out`` writes the weights of a head trained on all.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from onrecord.codebook import load_codebook
from onrecord.reading import load_reader
from onrecord.reading.factuality import Question
from onrecord.reading.factuality.head import ROLES
from training.factuality.acts import WIDTH, Act, Kind, bare, read_acts
from training.factuality.real import read_real_acts
from training.factuality.reports import read_report_acts

_NAME = "factuality-3"
_WEIGHTS: dict[Kind, float] = {"paragraphs": 1.0, "reports": 4.0, "real text": 4.0}
"""What an act counts for: paragraphs that were written to be hard are denser in what did not happen."""


@dataclass(frozen=True)
class Plan:
    """A question, how strongly its regression is held back, and from which doubts its answer counts."""

    question: str
    strength: float
    """Inverse of the regularisation. A third and three times as much did no better in cross-validation."""
    doubtful: float
    unlikely: float


PLANS = (Plan("told", 0.001, doubtful=0.85, unlikely=0.9), Plan("sense", 0.0003, doubtful=0.9, unlikely=0.9))


@dataclass(frozen=True, eq=False)
class Examples:
    """Acts that a question is learned from; those that say no are what the head shall doubt."""

    features: NDArray[np.float32]
    no: NDArray[np.bool_]
    weights: NDArray[np.float64]
    sources: NDArray[np.str_]
    """The paragraph or the document of each."""
    judged: NDArray[np.bool_]
    """Those that the rules draft as told, in their paragraph: what the head is asked about."""
    kinds: NDArray[np.str_]

    def only(self, rows: NDArray[np.intp]) -> "Examples":
        """Some of them."""
        return Examples(*(getattr(self, field)[rows] for field in self.__dataclass_fields__))


def main() -> None:
    """Cross-validate, and write the head where a path is given."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--benchmarks", type=Path, default=Path("../shared/benchmarks"))
    options.add_argument("--cases", type=Path, default=Path("tests/cases"))
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    reader = load_reader(load_codebook())
    assert reader.tagger is not None
    reader = replace(reader, tagger=replace(reader.tagger, head=bare()))
    acts = [
        *read_acts(sorted((given.cases / "passages/development").glob("*.jsonl")), reader),
        *read_report_acts(sorted((given.cases / "development").iterdir()), reader),
        *read_real_acts(given.benchmarks, reader),
    ]
    write_head(acts, given.out)


def write_head(acts: Sequence[Act], out: Path | None) -> None:
    """Cross-validate each question; write the weights to ``out`` where it is given."""
    asked: list[Question] = []
    weights: list[NDArray[np.float32]] = []
    for plan in PLANS:
        known = examples(plan.question, acts)
        report(plan, known, cross_validated(known, plan.strength))
        of_words, bias = folded(fit(known, plan.strength))
        weights.append(of_words)
        asked.append(Question(plan.question, bias, plan.doubtful, plan.unlikely))
    if out is not None:
        fields = {
            "questions" if field == "name" else field: [getattr(question, field) for question in asked]
            for field in ("name", "bias", "doubtful", "unlikely")
        }
        np.savez(out, allow_pickle=False, name=_NAME, weights=np.concatenate(weights, axis=1), **fields)


def examples(question: str, acts: Sequence[Act]) -> Examples:
    """What a question is learned from.

    Whether an act is told: all whose words are such an act. Whether the words are such an act: those that are
    told as done, and those whose words are no such act.
    """
    wrong = "untold" if question == "told" else "other"
    known = [act for act in acts if act.label in {"told", wrong}]
    return Examples(
        np.stack([act.features for act in known]),
        np.array([act.label == wrong for act in known]),
        np.array([_WEIGHTS[act.kind] for act in known]),
        np.array([act.source for act in known]),
        np.array([act.drafted and not act.alone for act in known]),
        np.array([act.kind for act in known]),
    )


def fit(known: Examples, strength: float) -> Pipeline:
    """A logistic regression on standardised features; the two answers count alike as a whole."""
    share = {no: known.weights[known.no == no].sum() for no in (True, False)}
    weights = known.weights * np.where(known.no, 1 / share[True], 1 / share[False]) * len(known.no) / 2
    regression = LogisticRegression(C=strength, max_iter=300)
    return make_pipeline(StandardScaler(), regression).fit(
        known.features, known.no, logisticregression__sample_weight=weights
    )


def folded(pipeline: Pipeline) -> tuple[NDArray[np.float32], float]:
    """Weights by feature and role, and the bias, with the standardisation folded into them."""
    scaler, regression = (step for _, step in pipeline.steps)
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - weights @ scaler.mean_)
    return weights.reshape(len(ROLES), WIDTH).T.astype(np.float32), bias


def cross_validated(known: Examples, strength: float) -> NDArray[np.float64]:
    """The doubt of each act by a head that was not shown its paragraph or its document."""
    found = np.zeros(len(known.no))
    groups = np.unique(known.sources, return_inverse=True)[1]
    for shown, unseen in GroupKFold(5).split(known.features, known.no, groups):
        head = fit(known.only(shown), strength)
        found[unseen] = head.predict_proba(known.features[unseen])[:, 1]
    return found


def report(plan: Plan, known: Examples, doubts: NDArray[np.float64]) -> None:
    """Print what the head does to acts that the rules draft as told: ours, and those of real text."""
    for name in _WEIGHTS:
        inside = known.judged & (known.kinds == name)
        no = known.no[inside]
        ranked = f"AUC {roc_auc_score(no, doubts[inside]):.3f}" if no.any() else "none that are not so"
        print(f"{plan.question}, {name}: {ranked}")
        for limit in (0.7, 0.8, 0.85, 0.9, 0.95):
            caught, lost = ((inside & side & (doubts >= limit)).sum() for side in (known.no, ~known.no))
            print(f"  from {limit:.2f}: {caught} of {no.sum()} caught, {lost} of {(~no).sum()} lost")


if __name__ == "__main__":
    main()
