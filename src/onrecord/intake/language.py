"""In which language a report is written, as far as its text is long and clear enough to say."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 5_000
_LEAST_LETTERS = 30
_LEAST_PROBABILITY = 0.9


def find_language(text: str) -> str | None:
    """The BCP 47 tag of the language of ``text``; None where it is short or the model is not sure.

    Method: py3langid, a naive Bayes classifier over byte n-grams (Lui and Baldwin 2012).
    """
    sample = text[:_SAMPLE]
    if sum(c.isalpha() for c in sample) < _LEAST_LETTERS:
        return None
    language, probability = _identifier().classify(sample.lower())
    return str(language) if probability >= _LEAST_PROBABILITY else None


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - a third of a second

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
