"""What the network is shown: annotations as labels of the words of a window."""

from itertools import pairwise, repeat

import numpy as np
import pytest
from tokenizers import Tokenizer

from onrecord.reading.attribution.tagger.chain import allowed_steps
from onrecord.reading.attribution.tagger.session import WEIGHTS
from onrecord.reading.attribution.tagger.words import load_tokenizer
from training.statements.articles import Annotation, Article, Lesson, lessons, read_parts

TEXT = "No word of it.\n\n“We fled,” said Amina, “at night.”\n\nThe mayor denied everything."


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return load_tokenizer(WEIGHTS / "tokenizer.json")


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


AMINA = Annotation((at("Amina"),), (at("said"),), (at("“We fled,”"), at("“at night.”")))
MAYOR = Annotation((at("The mayor"),), (at("denied"),), (at("everything"),))


def taught(tokenizer: Tokenizer, *annotations: Annotation, window: int = 100) -> list[Lesson]:
    article = Article("a-paper_2016-02-03_a-title", TEXT, annotations)
    return list(lessons(article, read_parts(tokenizer, article), repeat(window)))


def labelled(lesson: Lesson, labels: np.ndarray[tuple[int], np.dtype[np.int64]]) -> dict[str, int]:
    return {
        TEXT[start:end]: label
        for (start, end), label in zip(lesson.window.spans, labels.tolist(), strict=True)
        if label
    }


def test_each_cue_has_the_labels_of_its_own_words(tokenizer: Tokenizer) -> None:
    (lesson,) = taught(tokenizer, AMINA)
    (link,) = lesson.links
    assert labelled(lesson, link) == {
        **{"Amina": 1, "said": 3},
        **{"“": 5, "We": 6, "fled": 6, ",": 6, "”": 6, "at": 6, "night": 6, ".": 6},
    }
    assert TEXT[slice(*lesson.window.spans[lesson.anchors[0]])] == "said"


def test_an_annotation_is_taught_in_the_window_that_has_its_cue(tokenizer: Tokenizer) -> None:
    windows = taught(tokenizer, AMINA, MAYOR, window=1)
    assert [len(lesson.anchors) for lesson in windows] == [0, 1, 1]


def test_overlapping_roles_still_make_a_legal_sequence(tokenizer: Tokenizer) -> None:
    odd = Annotation((at("said Amina"),), (at("said"),), (at("fled,” said Amina"),))
    allowed = allowed_steps()
    for lesson in taught(tokenizer, odd, Annotation((), (at("said"),), (at("said Amina"),))):
        for link in lesson.links:
            assert all(allowed[a, b] for a, b in pairwise(link.tolist()))
            assert allowed[0, link[0]]


def test_articles_know_their_day() -> None:
    assert Article("a-paper_2016-02-03_a-title", "", ()).date == "2016-02-03"
