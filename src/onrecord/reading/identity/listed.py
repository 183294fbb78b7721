"""The names that a phrase for several tells: "two nurses, *A* and *B*,", "one of the guards, *N*,"."""

import re

from onrecord.reading.identity.beside import complement_end
from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Reference
from onrecord.reading.identity.phrases import determiner, phrase, possessor
from onrecord.reading.numerals import read_numeral

_BETWEEN = re.compile(r"(?:\s*[,(]\s*(?:aged? )?\d{1,2}\)?)?(?:\s*,?\s+(?:and|&)|\s*,)\s+")
"""What stands between two names of a list: a comma or "and", an age before it."""
_OPENS = re.compile(r"\s*(?:,|:|[–—-]|\()\s*")
_CLOSES = re.compile(r"(?:\s*[,(]\s*(?:aged? )?\d{1,2}\)?)?\s*(?:[,;:)–—]|\.|$)")
_LEAST = 2


def names_listed(cast: Cast, reference: Reference) -> list[Reference]:
    """The persons whom the words after a plural noun name, each of whom is one of these.

    They must be as many as the phrase says. Where it says no number, a comma must close the list: in
    "police held the students, A and B." A and B may be others.
    """
    token, doc = reference.root, reference.passage.doc
    if (
        not reference.mention.plural
        or reference.mention.kind != "group"
        or reference.noun in cast.words.collectives
    ):
        return []
    if not cast.words.is_person(reference.noun) or reference.noun in cast.words.plain:
        return []
    last = phrase(token)[1]
    wanted = next((_number(c.lower_) for c in token.lefts if c.dep_ == "nummod"), None)
    names = _run_of_names(cast, reference, doc[last - 1].idx + len(doc[last - 1]))
    end = complement_end(cast, reference) if not names and wanted is not None else None
    if end is not None and end < len(doc):
        names = _run_of_names(cast, reference, doc[end].idx)  # "Two teachers at the mission school, A and B,"
    if not names:
        return []
    single = _one_of(reference)
    if single:
        return names if len(names) == 1 else []
    if wanted is not None:
        return names if len(names) == wanted else []
    definite = determiner(token) in {"the", "these", "those"} or possessor(token) is not None
    end = names[-1].mention.span.end - reference.passage.start
    closed = re.match(r"\s*[,;)–—]", names[0].text[end:]) is not None
    return names if definite and closed and len(names) >= _LEAST else []


def _number(word: str) -> float | None:
    numeral = read_numeral([word])
    return numeral.value if numeral else None


def _one_of(reference: Reference) -> bool:
    """Whether the phrase is that of "one of the guards", "another of his lawyers"."""
    of = reference.root.head
    return reference.root.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in {"one", "another"}


def _run_of_names(cast: Cast, reference: Reference, at: int) -> list[Reference]:
    """Names of persons one after another from ``at`` to a comma, a bracket or the end of the sentence."""
    text, offset = reference.text, reference.passage.start
    found: list[Reference] = []
    joint = _OPENS.match(text, at)
    while joint is not None:
        name = cast.at(offset + joint.end())
        if name is None or name.mention.form != "name" or name.mention.span.start != offset + joint.end():
            break
        draft = cast.draft_of(name)
        if draft is None or draft.kind != "person":
            break
        found.append(name)
        at = name.mention.span.end - offset
        joint = _BETWEEN.match(text, at)
    return found if found and _CLOSES.match(text, at) else []
