"""Where a sentence begins that the parser runs into the one before.

Behind an hour, "at 3 a.m. It fell", and behind a name that ends as a title or a state is cut short: of
"filed by Hun Sen. Police came" nobody is the senator Police.
"""

from typing import TYPE_CHECKING

from onrecord.reading.case import is_everyday

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_HOURS = frozenset({"a.m.", "p.m."})
_OPENING = frozenset(
    {"A", "An", "And", "But", "He", "Her", "His", "I", "It", "Its", "No", "Nobody", "She"}
    | {"That", "The", "Their", "These", "They", "This", "Those", "We"}
)
"""Words that stand behind an hour with a capital only where a sentence begins."""


_CUT_SHORT = frozenset({"Gen.", "Gov.", "Jan.", "La.", "Mar.", "Ore.", "Pa.", "Rep.", "Sen.", "Va."})
"""Titles, months and states that the tokenizer keeps with their full stop, and that end names elsewhere."""
_CLOSING = frozenset({"”", '"', "’", "'", ")"})


def begin_where_sentences_do(nlp: "Language") -> None:
    """Let ``nlp`` know of such beginnings before its tagger and its parser see the words."""
    from spacy.language import Language  # noqa: PLC0415 - a second to import, and most commands need no parser

    Language.component("full_stop_behind_names", func=_split_names)
    Language.component("begin_behind_hours", func=_begin)
    nlp.add_pipe("full_stop_behind_names", first=True)
    nlp.add_pipe("begin_behind_hours", before="parser")


def _split_names(doc: "Doc") -> "Doc":
    ends = [token for token in doc[1:] if token.text in _CUT_SHORT and _ends_sentence(token)]
    if not ends:
        return doc
    following = [token.i + 1 + n for n, token in enumerate(ends, 1)]
    with doc.retokenize() as retokenizer:
        for token in ends:
            retokenizer.split(token, [token.text[:-1], "."], heads=[(token, 0), (token, 0)])
    for i in following:
        if i < len(doc) and doc[i].text not in _CLOSING:
            doc[i].is_sent_start = True
    return doc


def _ends_sentence(token: "Token") -> bool:
    """Whether it ends a name and a sentence: "of Hun *Sen.* The man", not "Nevada *Sen.* Reid"."""
    before = token.nbor(-1)
    if not (before.is_title and before.is_alpha) or is_everyday(before.lower_):
        return False
    after = token.doc[token.i + 1 : token.i + 3]
    if len(after) == 0 or after[0].text in _CLOSING or after[0].text in _OPENING:
        return True
    opens = after[0].is_title and is_everyday(after[0].lower_)
    return opens and not (len(after) > 1 and after[1].is_title)


def _begin(doc: "Doc") -> "Doc":
    for token in doc[1:]:
        if token.text in _OPENING and token.nbor(-1).lower_ in _HOURS:
            token.is_sent_start = True
    return doc
