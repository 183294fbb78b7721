"""The chain of labels, against sums over every labelling there is."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.attribution.tagger.chain import (
    CONTENT,
    CUE,
    LABELS,
    RELATIONS,
    SOURCE,
    Chain,
    Floats,
    allowed_steps,
    relations,
)

WORDS = 4


def a_chain(seed: int) -> Chain:
    chance = np.random.default_rng(seed)
    steps = np.where(allowed_steps(), chance.normal(size=(LABELS, LABELS)), -1e4).astype(np.float32)
    first = np.where(allowed_steps()[0], chance.normal(size=LABELS), -1e4).astype(np.float32)
    return Chain(steps, first)


def every_labelling(chain: Chain, scores: Floats, anchor: int) -> dict[tuple[int, ...], float]:
    """The score of each labelling that has its one cue at the anchor and keeps to BIO."""
    found = {}
    for labels in product(range(LABELS), repeat=len(scores)):
        if [i for i, label in enumerate(labels) if label == CUE] != [anchor]:
            continue
        path = chain.first[labels[0]] + sum(scores[i, label] for i, label in enumerate(labels))
        path += sum(chain.steps[a, b] for a, b in pairwise(labels))
        if path > -1000:
            found[labels] = float(path)
    return found


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, WORDS - 1))
def test_the_best_labelling_is_the_best_of_all(seed: int, anchor: int) -> None:
    chain = a_chain(seed)
    scores = np.random.default_rng(seed + 1).normal(scale=2, size=(1, WORDS, LABELS)).astype(np.float32)
    (labelling,) = chain.label(scores, np.array([anchor]), np.array([WORDS]))
    paths = every_labelling(chain, scores[0], anchor)
    assert tuple(labelling.labels.tolist()) == max(paths, key=lambda labels: paths[labels])


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, WORDS - 1))
def test_probabilities_are_shares_of_all_labellings(seed: int, anchor: int) -> None:
    chain = a_chain(seed)
    scores = np.random.default_rng(seed + 1).normal(scale=2, size=(1, WORDS, LABELS)).astype(np.float32)
    (labelling,) = chain.label(scores, np.array([anchor]), np.array([WORDS]))
    paths = every_labelling(chain, scores[0], anchor)
    weights = {labels: np.exp(path) for labels, path in paths.items()}
    for word in range(WORDS):
        for role, start in ((1, SOURCE), (2, CUE), (3, CONTENT)):
            share = sum(w for labels, w in weights.items() if labels[word] in (start, start + 1))
            assert abs(labelling.roles[word, role] - share / sum(weights.values())) < 1e-3


def test_padding_changes_nothing() -> None:
    chain = a_chain(3)
    scores = np.random.default_rng(4).normal(size=(1, 6, LABELS)).astype(np.float32)
    padded = np.concatenate([scores, np.full((1, 3, LABELS), 9, dtype=np.float32)], axis=1)
    (alone,) = chain.label(scores, np.array([2]), np.array([6]))
    (beside,) = chain.label(padded, np.array([2]), np.array([6]))
    assert alone.labels.tolist() == beside.labels.tolist()
    np.testing.assert_allclose(alone.roles, beside.roles, atol=1e-6)


def test_relations_tell_near_from_far_before_from_after_and_passages_apart() -> None:
    passages = np.array([0] * 200 + [1] * 200)
    kinds = relations(150, passages)
    assert len(set(kinds[146:155].tolist())) == 9, "each word within four of the anchor is its own kind"
    assert kinds[0] == kinds[20], "far words are all alike"
    assert kinds[199] != kinds[201], "the next passage is another place"
    assert kinds.min() >= 0
    assert kinds.max() < RELATIONS
