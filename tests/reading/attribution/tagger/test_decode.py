"""From labels to attributions."""

import numpy as np

from onrecord.reading.attribution.tagger.chain import Labelling
from onrecord.reading.attribution.tagger.decode import Draft, draft, settle

NONE, SOURCE, CUE, TOLD, TOLD_ON = 0, 1, 3, 5, 6


def labelled(labels: list[int], certainty: float = 1.0) -> Labelling:
    """A labelling whose roles are as certain as that."""
    roles = np.full((len(labels), 4), (1 - certainty) / 3, dtype=np.float32)
    roles[np.arange(len(labels)), [(label + 1) // 2 for label in labels]] = certainty
    return Labelling(np.array(labels), roles)


def test_an_interrupted_quotation_is_one_content_in_two_pieces() -> None:
    found = draft(labelled([TOLD, TOLD_ON, SOURCE, CUE, TOLD, TOLD_ON]), 1.0)
    assert found is not None
    assert found == Draft(source=((2, 3),), cue=((3, 4),), content=((0, 2), (4, 6)), score=found.score)
    assert found.score > 0.99


def test_nothing_is_attributed_without_a_content() -> None:
    assert draft(labelled([SOURCE, CUE, NONE]), 1.0) is None


def test_only_the_likeliest_source_is_kept() -> None:
    labelling = labelled([SOURCE, CUE, TOLD, SOURCE])
    labelling.roles[0, 1] = 0.6
    found = draft(labelling, 1.0)
    assert found is not None
    assert found.source == ((3, 4),)


def test_a_doubtful_source_or_content_or_cue_lowers_the_score() -> None:
    sure, doubtful = (
        draft(labelled([SOURCE, CUE, TOLD]), 1.0),
        draft(labelled([SOURCE, CUE, TOLD], certainty=0.6), 1.0),
    )
    unlikely = draft(labelled([SOURCE, CUE, TOLD]), 0.3)
    assert sure is not None
    assert doubtful is not None
    assert unlikely is not None
    assert doubtful.score < sure.score
    assert unlikely.score < sure.score


def test_a_source_that_may_be_there_makes_a_sourceless_attribution_doubtful() -> None:
    labelling = labelled([NONE, CUE, TOLD])
    sure = draft(labelling, 1.0)
    labelling.roles[0] = [0.5, 0.5, 0, 0]
    doubtful = draft(labelling, 1.0)
    assert sure is not None
    assert doubtful is not None
    assert doubtful.source == ()
    assert doubtful.score < sure.score


def test_of_two_that_tell_the_same_words_the_surer_stays() -> None:
    said, added = Draft((), ((0, 1),), ((2, 8),), 0.9), Draft((), ((1, 2),), ((3, 8),), 0.5)
    elsewhere = Draft((), ((9, 10),), ((7, 9), (10, 20)), 0.4)
    assert settle([added, elsewhere, said]) == [said, elsewhere]
