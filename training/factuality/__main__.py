"""Train the head that doubts whether an act is told as having happened.

    python -m training.factuality [FOLDER] [--out WEIGHTS.npz]

FOLDER holds labelled paragraphs (``tests/cases/passages/development``). Needs the package and scikit-learn.
Prints, by five-fold cross-validation (a paragraph never on both sides), how many acts that the rules draft
although they are not told as done the head catches, and how many that are told it would take along; with
``--out`` writes the weights of a head trained on all.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from onrecord.codebook import load_codebook
from onrecord.reading import load_reader
from onrecord.reading.factuality.head import ROLES
from training.factuality.acts import WIDTH, Act, bare, read_acts

_PASSAGES = Path("tests/cases/passages/development")
_NAME = "factuality-1"
_STRENGTH = 0.003
"""Inverse of the regularisation; 0.0005, 0.001 and 0.01 did no better in cross-validation."""
_DOUBTFUL, _UNLIKELY = 0.85, 0.95
"""From the lower one a draft is marked, from the higher one left out. Lower ones would do on the paragraphs
and the reports of this repository; on real reports they take acts along that were done."""


def main() -> None:
    """Cross-validate, and write the head where a path is given."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("folder", type=Path, nargs="?", default=_PASSAGES)
    options.add_argument("--out", type=Path)
    options.add_argument("--doubtful", type=float, default=_DOUBTFUL)
    options.add_argument("--unlikely", type=float, default=_UNLIKELY)
    given = options.parse_args()
    reader = load_reader(load_codebook())
    assert reader.tagger is not None
    reader = replace(reader, tagger=replace(reader.tagger, head=bare()))
    acts = list(read_acts(sorted(given.folder.glob("*.jsonl")), reader))
    features, untold = np.stack([act.features for act in acts]), np.array([not act.told for act in acts])
    found = cross_validated(features, untold, [act.paragraph for act in acts])
    report([(act, likely) for act, likely in zip(acts, found, strict=True) if not act.alone])
    if given.out:
        weights, bias = folded(fit(features, untold))
        np.savez(
            given.out,
            allow_pickle=False,
            name=_NAME,
            weights=weights,
            bias=bias,
            doubtful=given.doubtful,
            unlikely=given.unlikely,
        )


def fit(features: NDArray[np.float32], untold: NDArray[np.bool_]) -> object:
    """A logistic regression on standardised features; told and untold acts count alike as a whole."""
    regression = LogisticRegression(C=_STRENGTH, max_iter=500, class_weight="balanced")
    return make_pipeline(StandardScaler(), regression).fit(features, untold)


def folded(pipeline: object) -> tuple[NDArray[np.float32], float]:
    """Weights by feature and role, and the bias, with the standardisation folded into them."""
    scaler, regression = (step for _, step in pipeline.steps)
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - weights @ scaler.mean_)
    return weights.reshape(len(ROLES), WIDTH).T.astype(np.float32), bias


def cross_validated(
    features: NDArray[np.float32], untold: NDArray[np.bool_], paragraphs: list[str]
) -> NDArray[np.float64]:
    """How unlikely each act is to a head that was not shown its paragraph."""
    found = np.zeros(len(untold))
    groups = np.unique(paragraphs, return_inverse=True)[1]
    for shown, unseen in GroupKFold(5).split(features, untold, groups):
        found[unseen] = fit(features[shown], untold[shown]).predict_proba(features[unseen])[:, 1]
    return found


def report(judged: list[tuple[Act, float]]) -> None:
    """Print what the head does to acts in their paragraph that the rules draft as told, file by file."""
    untold = np.array([not act.told for act, _ in judged])
    drafted = np.array([act.drafted for act, _ in judged])
    files = np.array([act.paragraph.split(":")[0] for act, _ in judged])
    found = np.array([likely for _, likely in judged])
    print(f"{len(judged)} acts, {untold.sum()} not told; AUC {roc_auc_score(untold, found):.3f}")
    print(f"drafted: {(drafted & untold).sum()} not told, {(drafted & ~untold).sum()} told", end="; ")
    print(f"AUC {roc_auc_score(untold[drafted], found[drafted]):.3f}")
    for name in (*np.unique(files), "all"):
        inside = drafted & ((files == name) | (name == "all"))
        print(name)
        for limit in (0.6, 0.75, _DOUBTFUL, 0.9, _UNLIKELY):
            caught, lost = ((inside & side & (found >= limit)).sum() for side in (untold, ~untold))
            print(
                f"  from {limit:.2f}: {caught} of {(inside & untold).sum()} caught, "
                f"{lost} of {(inside & ~untold).sum()} lost"
            )


if __name__ == "__main__":
    main()
