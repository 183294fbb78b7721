"""Triggers: the words of a passage that a cue of the codebook fits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.codebook import Codebook, Condition, Cue
from onrecord.reading.events.frames import Frame, clause_head, prepositional
from onrecord.reading.events.people import People

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ"}),
}
_DEEPEST = 4
"""Steps down the parse at which a word of a phrase may hang below its first word ("took him *to* the *station*")."""
_SKIPPED = frozenset({"amod", "compound", "relcl", "nmod"})
"""A verb that stands before a noun as its attribute ("the detained men") tells a state, not an act."""


@dataclass(frozen=True)
class Candidate:
    """A cue that fits: its trigger's own word, the words of its phrase and where its participants stand."""

    cue: Cue
    trigger: "Token"
    words: tuple["Token", ...]
    slots: Mapping[str, tuple["Token", ...]]


@lru_cache(maxsize=4)
def _index(codebook: "_Key") -> Mapping[str, tuple[Cue, ...]]:
    index: defaultdict[str, list[Cue]] = defaultdict(list)
    for cue in codebook.book.cues():
        for lemma in cue.phrase[0]:
            index[lemma].append(cue)
    return {lemma: tuple(cues) for lemma, cues in index.items()}


@dataclass(frozen=True)
class _Key:
    """A codebook by its name, which holds the hash of its content."""

    book: Codebook

    def __hash__(self) -> int:
        return hash(self.book.name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.book.name == other.book.name


def find_candidates(doc: "Doc", codebook: Codebook, people: People) -> Iterator[Candidate]:
    """The candidates of a passage in text order: for each word and code the closest cue that fits."""
    index = _index(_Key(codebook))
    light = codebook.words.get("light", frozenset())
    undergo = codebook.words.get("undergo", frozenset())
    for token in doc:
        cues = index.get(token.lemma_.lower())
        if not cues or (token.dep_ in _SKIPPED and token.pos_ != "NOUN" and token.dep_ != "relcl"):
            continue
        frame = Frame(token, light, undergo)
        best: dict[str, Candidate] = {}
        for cue in cues:
            if token.pos_ not in _POS[cue.pos]:
                continue
            known = best.get(cue.code)
            if known and known.cue.closeness >= cue.closeness:
                continue
            fit = _fit(cue, frame, codebook, people)
            if fit:
                best[cue.code] = fit
        yield from best.values()


def _fit(cue: Cue, frame: Frame, codebook: Codebook, people: People) -> Candidate | None:
    words = _phrase(cue, frame, codebook, people)
    if words is None:
        return None
    slots = dict(frame.slots)
    for word in words:
        for name, token in prepositional(word):
            slots[name] = (*slots.get(name, ()), token)
        owners = tuple(child for child in word.children if child.dep_ == "poss")
        if owners:
            slots["possessive"] = (*slots.get("possessive", ()), *owners)
    candidate = Candidate(cue, frame.trigger, words, slots)
    if all(_holds(need, candidate, codebook, people) for need in cue.needs) and not any(
        _holds(bar, candidate, codebook, people) for bar in cue.forbids
    ):
        return candidate
    return None


def _phrase(cue: Cue, frame: Frame, codebook: Codebook, people: People) -> tuple["Token", ...] | None:
    """The tokens of the words after the first; None where one is not there."""
    found: list[Token] = []
    if len(cue.phrase) == 1:
        return ()
    pool = list(_below(frame.trigger))
    for slot in ("object", "subject", "indirect"):
        for token in frame.slots.get(slot, ()):
            pool += [token, *token.children]
    for alternatives in cue.phrase[1:]:
        words = frozenset(alternatives)
        fitting = next((t for t in pool if t not in found and _is(t, words, codebook, people)), None)
        if fitting is None:
            return None
        found.append(fitting)
    return tuple(found)


def _below(token: "Token", depth: int = 0) -> "Iterator[Token]":
    for child in token.children:
        if child.dep_ in {"nsubj", "punct", "relcl"} or (
            child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}
        ):
            continue
        yield child
        if depth < _DEEPEST:
            yield from _below(child, depth + 1)


def _is(token: "Token", words: frozenset[str], codebook: Codebook, people: People) -> bool:
    if codebook.has(token.lemma_.lower(), words) or codebook.has(token.lower_, words):
        return True
    return any(word[0] == "<" and people.is_of(token, word[1:-1]) for word in words)


def _holds(condition: Condition, candidate: Candidate, codebook: Codebook, people: People) -> bool:
    return any(
        _is(token, condition.words, codebook, people)
        for slot in condition.slots
        for head in _tokens(slot, candidate)
        for token in ([head, *head.conjuncts] if slot not in {"clause", "neighbour"} else [head])
    )


def _tokens(slot: str, candidate: Candidate) -> "Iterator[Token]":
    if slot == "neighbour":
        yield from candidate.trigger.children
        if candidate.trigger.head != candidate.trigger:
            yield candidate.trigger.head
    elif slot == "clause":
        head = clause_head(candidate.trigger)
        while head.dep_ in {"xcomp", "conj"} and head.head != head:
            head = head.head
        yield from head.subtree
    else:
        yield from candidate.slots.get(slot, ())
