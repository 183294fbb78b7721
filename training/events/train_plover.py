"""Train the linear model of PLOVER types on sentences that people coded.

    python -m training.events.train_plover --plv PLV.jsonl --gsr GSR.jsonl --out WEIGHTS.npz

Needs the package and scikit-learn. Prints accuracy by ten-fold cross-validation on each of the two sets (a
sentence never on both sides) and, with ``--out``, writes the weights of a model trained on all of both.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from onrecord.codebook import load_codebook, packaged
from onrecord.intake import read_text
from onrecord.measure.plover import content_verb
from onrecord.measure.plover_model import SIZE, features, vector
from onrecord.reading.parse import load_parser, parse

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def read_rows(path: Path) -> list[tuple[str, str]]:
    """Sentences with their types; the two kinds of yielding are one, as in PLV."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    types = [row.get("event15") or row["event16"] for row in rows]
    return [(row["text"], YIELD.get(t, t)) for row, t in zip(rows, types, strict=True)]


def matrix(texts: list[str]) -> csr_matrix:
    """The hashed features of each sentence."""
    nlp, books = load_parser(), (packaged("plover"), load_codebook())
    rows = []
    for text in texts:
        parsed = parse(read_text(text.strip("{} "), "-"), nlp)
        passage = max(parsed.passages, key=lambda p: len(p.doc))
        verb = content_verb(max(passage.doc.sents, key=len))
        rows.append(csr_matrix(vector(features(parsed, passage, verb, books))))
    return csr_matrix(np.vstack([row.toarray() for row in rows]))


def weigh(counts: csr_matrix) -> np.ndarray:
    """Inverse document frequencies, smoothed."""
    seen = np.asarray((counts > 0).sum(axis=0)).ravel()
    return (np.log((1 + counts.shape[0]) / (1 + seen)) + 1).astype(np.float32)


def fit(counts: csr_matrix, types: np.ndarray, c: float) -> tuple[LinearSVC, np.ndarray]:
    """The model, and the frequencies that it was trained with."""
    idf = weigh(counts)
    return LinearSVC(C=c, random_state=0).fit(normalize(counts.multiply(idf)), types), idf


def main() -> None:
    """Cross-validate, and write the model where a path is given."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--plv", type=Path, required=True)
    arguments.add_argument("--gsr", type=Path, required=True)
    arguments.add_argument("--c", type=float, default=5.0)
    arguments.add_argument("--out", type=Path)
    options = arguments.parse_args()
    plv, gsr = read_rows(options.plv), read_rows(options.gsr)
    texts = [text for text, _ in plv + gsr]
    types = np.array([kind for _, kind in plv + gsr])
    counts = matrix(texts)
    groups = np.unique([" ".join(text.split())[:60] for text in texts], return_inverse=True)[1]
    right = np.zeros(len(texts), dtype=bool)
    for train, test in GroupKFold(10).split(counts, types, groups):
        model, idf = fit(counts[train], types[train], options.c)
        right[test] = model.predict(normalize(counts[test].multiply(idf))) == types[test]
    print(f"PLV, 15 types, cross-validated: {right[: len(plv)].mean():.3f} of {len(plv)}")
    print(f"GSR, 15 types, cross-validated: {right[len(plv) :].mean():.3f} of {len(gsr)}")
    model, idf = fit(counts[: len(plv)], types[: len(plv)], options.c)
    alone = model.predict(normalize(counts[len(plv) :].multiply(idf))) == types[len(plv) :]
    print(f"GSR by a model of PLV alone: {alone.mean():.3f}")
    if options.out:
        model, idf = fit(counts, types, options.c)
        assert counts.shape[1] == SIZE
        np.savez_compressed(
            options.out,
            types=np.array(model.classes_),
            weights=model.coef_.T.astype(np.float16),
            bias=model.intercept_.astype(np.float32),
            idf=idf.astype(np.float16),
        )
        print(f"wrote {options.out} ({options.out.stat().st_size} bytes)")


if __name__ == "__main__":
    main()
