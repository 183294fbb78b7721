"""Triggers: the words of a passage that a cue of the codebook fits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.codebook import Codebook, Cue
from onrecord.reading.events.clauses import prepositional
from onrecord.reading.events.conditions import forms, holds
from onrecord.reading.events.grammar import words
from onrecord.reading.events.people import People
from onrecord.reading.events.phrases import find_phrase
from onrecord.reading.events.slots import Frame, patients_beyond
from onrecord.reading.events.sure.certainty import grounds
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN"}),
    "adjective": frozenset({"ADJ"}),
}


@dataclass(frozen=True, eq=False)
class Candidate:
    """A cue that fits: its trigger's own word, the words of its phrase and where its participants stand."""

    cue: Cue
    trigger: "Token"
    words: tuple["Token", ...]
    slots: Mapping[str, tuple["Token", ...]]


@dataclass(frozen=True)
class _Asked:
    """A cue and, for each word of its phrase that a list of words can tell, the words that it may be."""

    cue: Cue
    words: tuple[frozenset[str], ...]


@lru_cache(maxsize=4)
def _index(codebook: "_Key") -> Mapping[str, tuple[_Asked, ...]]:
    index: defaultdict[str, list[_Asked]] = defaultdict(list)
    listed = cache(codebook.book.listed)
    for cue in codebook.book.cues():
        asked = _Asked(cue, tuple(words for word in cue.phrase[1:] if (words := listed(word)) is not None))
        for lemma in cue.phrase[0]:
            index[lemma].append(asked)
    return {lemma: tuple(cues) for lemma, cues in index.items()}


@lru_cache(maxsize=4)
def _other_senses(codebook: "_Key") -> Mapping[tuple[str, str], tuple[Cue, ...]]:
    """The cues by which a word is known to tell no act of a code, by lemma and code."""
    index: defaultdict[tuple[str, str], list[Cue]] = defaultdict(list)
    for code in codebook.book.codes:
        for cue in code.unless:
            for lemma in cue.phrase[0]:
                index[lemma, code.code].append(cue)
    return {key: tuple(cues) for key, cues in index.items()}


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
    index, other_senses = _index(_Key(codebook)), _other_senses(_Key(codebook))
    light = codebook.words.get("light", frozenset())
    undergo = codebook.words.get("undergo", frozenset())
    there = frozenset(form for token in doc for form in forms(token))
    found: list[Candidate] = []
    for token in doc:
        cues = [
            asked.cue
            for lemma in _lemmas(token)
            for asked in index.get(lemma, ())
            if not any(there.isdisjoint(words) for words in asked.words)
        ]
        if not cues or _is_attribute(token) or _is_heading(token):
            continue
        frame = Frame(token, light, undergo)
        best: dict[str, Candidate] = {}
        loose: dict[str, Candidate] = {}  # what stands only behind an act before it
        for cue in cues:
            if token.pos_ not in _POS[cue.pos]:
                continue
            known = best.get(cue.code)
            if known and (cue.after or known.cue.closeness >= cue.closeness):
                continue
            fit = _fit(cue, frame, codebook, people)
            if fit and cue.after:
                loose.setdefault(cue.code, fit)
            elif fit:
                best[cue.code] = fit
        other = {
            code
            for code in (*best, *loose)
            for lemma in _lemmas(token)
            for cue in other_senses.get((lemma, code), ())
            if token.pos_ in _POS[cue.pos] and _fit(cue, frame, codebook, people)
        }
        found += _one_act([fit for code, fit in best.items() if code not in other])
        found += (fit for code, fit in loose.items() if code not in best and code not in other)
    consumed = {(word.i, candidate.cue.code) for candidate in found for word in candidate.words}
    taken = {index for index, _ in consumed}
    yield from (c for c in found if c.trigger.i not in taken or c.words or c.slots.get("by-object"))


def _one_act(fits: list[Candidate]) -> Iterator[Candidate]:
    """Of several codes on one trigger the closest; another one only where its own words tell a second act.

    "Forbade her *to speak* to the press or *to leave* the state" is two acts, "shot in the chest" is one. Of
    two cues that are equally close, the code that stands first in the book counts.
    """
    fits.sort(key=lambda fit: (fit.cue.spoken, fit.cue.closeness), reverse=True)
    if fits and fits[0].cue.spoken:
        fits = fits[:1]  # "“We will *break* your camera”": said, and not done
    for number, fit in enumerate(fits):
        if number == 0 or (
            fit.words and all(other.words and not {*fit.words} & {*other.words} for other in fits[:number])
        ):
            yield fit


def _lemmas(token: "Token") -> Iterator[str]:
    """The lemma, and what a regular form may come from besides ("raped" is lemmatised as "rap")."""
    yield token.lemma_.lower()
    if token.pos_ == "VERB":
        lower = token.lower_
        if lower.endswith("ed"):
            if lower[:-1] != token.lemma_:
                yield lower[:-1]
            if lower[:-2] != token.lemma_:
                yield lower[:-2]
            if lower[-4:-3] == lower[-3:-2]:  # "gutted", lemmatised as "gutte"
                yield lower[:-3]
        elif lower.endswith("ing") and lower[:-3] + "e" != token.lemma_:
            yield lower[:-3] + "e"


def _is_attribute(token: "Token") -> bool:
    """Before a noun, or made one, a verb tells a state ("the detained men", "the accused"), not an act."""
    if token.pos_ in {"VERB", "AUX"}:
        return (
            token.dep_ in {"amod", "compound", "nmod"}
            or any(child.dep_ == "det" for child in token.children)
            or _is_counted(token)
            or _is_of_counted(token)
            or (token.lower_ == "accused" and token.dep_ == "acl" and not any(True for _ in token.rights))
        )
    return token.dep_ in {"compound", "nmod", "amod"}


def _is_counted(participle: "Token") -> bool:
    """ "Four other *accused* were acquitted": a participle that stands as a noun."""
    return (
        participle.tag_ in {"VBN", "VBD"}
        and participle.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
        and any(child.dep_ in {"nummod", "amod", "poss"} for child in participle.children)
    )


def _is_of_counted(participle: "Token") -> bool:
    """ "Paid each of *the five injured*": those of whom it was told before; so are "the two arrested"."""
    counted = participle.head
    return (
        participle.dep_ == "acl"
        and participle.tag_ == "VBN"
        and counted.like_num
        and participle.i == counted.i + 1
        and any(child.lower_ in {"the", "these", "those"} for child in counted.lefts)
        and not any(child.dep_ == "agent" for child in participle.children)
    )


def _is_heading(token: "Token") -> bool:
    return token.dep_ == "ROOT" and token.pos_ == "NOUN" and len(token.sent) < 5


def _fit(cue: Cue, frame: Frame, codebook: Codebook, people: People) -> Candidate | None:
    phrase = find_phrase(cue, frame, codebook, people)
    if phrase is None or _is_another_verb(frame.trigger, phrase) or _is_feared(frame.trigger, phrase):
        return None
    slots = dict(frame.slots)
    if "object" in slots:
        slots["object"] = tuple(_without_result(token, phrase) for token in slots["object"])
    for word in phrase:
        for name, token in prepositional(word):
            slots[name] = (*slots.get(name, ()), token)
        for token in patients_beyond(word):
            slots["of-object"] = (*slots.get("of-object", ()), token)
        owners = tuple(child for child in word.children if child.dep_ == "poss")
        if owners:  # the last: "put his hand inside *her* clothes"
            slots["possessive"] = owners
    last = phrase[-1] if phrase else None
    if last is not None and (_is_adjunct(last, frame, people) or _is_span_of_time(last)):
        return None
    if cue.negated and not _is_not_so(frame.trigger, phrase):
        return None
    if cue.after and any(
        child.dep_ in {"xcomp", "ccomp"} and child.i > frame.trigger.i and child not in phrase
        for child in frame.trigger.children
    ):
        return None  # "He refused *to comment*" answers no offer
    if last is not None and last.dep_ == "prep" and "object" not in slots:
        slots["object"] = tuple(child for child in last.children if child.dep_ == "pobj")
    for candidate in _candidates(cue, frame, phrase, slots):
        if all(holds(need, candidate, codebook, people) for need in cue.needs) and not any(
            holds(bar, candidate, codebook, people, bars=True) for bar in cue.forbids
        ):
            return candidate
    return None


def _is_not_so(trigger: "Token", phrase: tuple["Token", ...]) -> bool:
    """Whether it is told that it was not: "did not take it"; who "*denies* taking it" was offered none."""
    sure = grounds(trigger, phrase)
    return sure.negated and not sure.denied


def _candidates(
    cue: Cue, frame: Frame, phrase: tuple["Token", ...], slots: Mapping[str, tuple["Token", ...]]
) -> Iterator[Candidate]:
    """What the cue may stand for: one act, or one for each consequence that somebody is told of.

    The words of its phrase, where it has one, are then those of the consequence.
    """
    if not cue.of_stakes:
        yield Candidate(cue, frame.trigger, phrase, slots)
        return
    for stake in frame.stakes:
        if not phrase or stake.verb in phrase:
            yield Candidate(cue, frame.trigger, (*phrase, stake.verb), {**slots, **stake.slots})


def _is_adjunct(last: "Token", frame: Frame, people: People) -> bool:
    """Whether the preposition that ends a phrase opens a place: "*she* was shot *at a checkpoint*"."""
    return (
        last.lower_ in {"at", "on"}
        and is_passive(frame.trigger)
        and any(True for _ in last.children)
        and any(people.is_person(token) for token in frame.slots.get("object", ()))
    )


def _is_span_of_time(last: "Token") -> bool:
    """Whether the preposition that ends a phrase opens a time: "leave her house *for* three weeks"."""
    return last.dep_ == "prep" and any(
        child.dep_ == "pobj" and child.ent_type_ in {"DATE", "TIME"} for child in last.children
    )


def _without_result(token: "Token", phrase: tuple["Token", ...]) -> "Token":
    """ "Set the *church* ablaze": what became of it is parsed as the head of what it was done to."""
    if token not in phrase or token.lower_ not in words("results"):
        return token
    return next((child for child in token.children if child.dep_ in {"compound", "nmod"}), token)


def _is_another_verb(trigger: "Token", phrase: tuple["Token", ...]) -> bool:
    """Whether a particle that the cue does not name makes it another verb ("shell out", "march on").

    "Ferried flour *over* to them" only says which way.
    """
    return any(
        child.dep_ == "prt"
        and child not in phrase
        and not (child.lower_ == "over" and _leads(child, trigger))
        for child in trigger.children
    )


def _is_feared(trigger: "Token", phrase: tuple["Token", ...]) -> bool:
    """Whether who speaks foretells what others will do: ""*They* will kill me next," she *said*"."""
    foretold = phrase[-1] if phrase else None
    if foretold is None or foretold.dep_ != "ccomp" or foretold.head != trigger or foretold.i > trigger.i:
        return False
    doers = [child for child in foretold.children if child.dep_ == "nsubj"]
    told = any(child.lower_ in {"you", "your"} for child in foretold.subtree)
    ours = any(word.lower_ in {"i", "we", "my", "our"} for doer in doers for word in doer.subtree)
    to_come = any(
        child.tag_ == "MD" and child.lower_ not in {"should", "must"} for child in foretold.children
    )
    return bool(doers) and to_come and not told and not ours


def _leads(particle: "Token", verb: "Token") -> bool:
    """Whether a particle stands behind what is carried, before where it is carried to."""
    carried = any(child.dep_ == "dobj" and child.i < particle.i for child in verb.children)
    return carried and particle.i + 1 < len(particle.doc) and particle.nbor().lower_ == "to"
