"""Where a sentence begins that the parser runs into the one before: behind an hour, "at 3 a.m. It fell"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_HOURS = frozenset({"a.m.", "p.m."})
_OPENING = frozenset(
    {"A", "An", "And", "But", "He", "Her", "His", "I", "It", "Its", "No", "Nobody", "She"}
    | {"That", "The", "Their", "These", "They", "This", "Those", "We"}
)
"""Words that stand behind an hour with a capital only where a sentence begins."""


def begin_behind_hours(nlp: "Language") -> None:
    """Let ``nlp`` begin a sentence behind an hour's full stop, before its parser looks for others."""
    from spacy.language import Language  # noqa: PLC0415 - a second to import, and most commands need no parser

    Language.component("begin_behind_hours", func=_begin)
    nlp.add_pipe("begin_behind_hours", before="parser")


def _begin(doc: "Doc") -> "Doc":
    for token in doc[1:]:
        if token.text in _OPENING and token.nbor(-1).lower_ in _HOURS:
            token.is_sent_start = True
    return doc
