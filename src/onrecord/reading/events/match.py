"""Triggers: the words of a passage that a cue of the codebook fits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.codebook import CONDITION_ONLY, PREPOSITIONS, Codebook, Condition, Cue
from onrecord.reading.events.certainty import grounds
from onrecord.reading.events.clauses import clause_head, prepositional
from onrecord.reading.events.frames import is_finite, is_passive
from onrecord.reading.events.grammar import words
from onrecord.reading.events.people import People
from onrecord.reading.events.slots import Frame, patients_beyond

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN"}),
    "adjective": frozenset({"ADJ"}),
}
_OBJECT_FORMS = {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them", "you": "you"}
_TIMES = frozenset({"before", "since", "until", "during"})
_DEEPEST = 2
"""Steps below a complement of the trigger at which a word of its phrase may hang."""
_PARTICLES = frozenset(PREPOSITIONS) | {"up", "down", "away", "back", "forward", "together", "apart", "along"}


@dataclass(frozen=True, eq=False)
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
    found: list[Candidate] = []
    for token in doc:
        cues = [cue for lemma in _lemmas(token) for cue in index.get(lemma, ())]
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
        found += _one_act(list(best.values()))
        found += (fit for code, fit in loose.items() if code not in best)
    consumed = {(word.i, candidate.cue.code) for candidate in found for word in candidate.words}
    taken = {index for index, _ in consumed}
    yield from (c for c in found if c.trigger.i not in taken or c.words)


def _one_act(fits: list[Candidate]) -> Iterator[Candidate]:
    """Of several codes on one trigger the closest; another one only where its own words tell a second act.

    "Forbade her *to speak* to the press or *to leave* the state" is two acts, "shot in the chest" is one. Of
    two cues that are equally close, the code that stands first in the book counts.
    """
    fits.sort(key=lambda fit: fit.cue.closeness, reverse=True)
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
            or (token.lower_ == "accused" and token.dep_ == "acl" and not any(True for _ in token.rights))
        )
    return token.dep_ in {"compound", "nmod", "amod"}


def _is_heading(token: "Token") -> bool:
    return token.dep_ == "ROOT" and token.pos_ == "NOUN" and len(token.sent) < 5


def _fit(cue: Cue, frame: Frame, codebook: Codebook, people: People) -> Candidate | None:
    phrase = _phrase(cue, frame, codebook, people)
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
    if cue.negated and not grounds(frame.trigger, phrase).negated:
        return None
    if cue.after and any(child.dep_ in {"xcomp", "ccomp"} for child in frame.trigger.children):
        return None  # "He refused *to comment*" answers no offer
    if last is not None and last.dep_ == "prep" and "object" not in slots:
        slots["object"] = tuple(child for child in last.children if child.dep_ == "pobj")
    for candidate in _candidates(cue, frame, phrase, slots):
        if all(_holds(need, candidate, codebook, people) for need in cue.needs) and not any(
            _holds(bar, candidate, codebook, people, bars=True) for bar in cue.forbids
        ):
            return candidate
    return None


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


def _phrase(cue: Cue, frame: Frame, codebook: Codebook, people: People) -> tuple["Token", ...] | None:
    """The tokens of the words after the first; None where one is not there."""
    return _rest(cue, 1, (), frame, codebook, people)


def _rest(
    cue: Cue, number: int, found: tuple["Token", ...], frame: Frame, codebook: Codebook, people: People
) -> tuple["Token", ...] | None:
    if number == len(cue.phrase):
        return found
    wanted = frozenset(cue.phrase[number])
    if wanted <= _PARTICLES:
        last = number + 1 == len(cue.phrase)
        pool = _particles(frame, alone=last and not _names_slot(cue, wanted))
    elif found and found[-1].lower_ in _PARTICLES and found[-1].dep_ != "prt":
        pool = _under(found[-1], 3)
    else:
        pool = _hanging(frame)
    for token in pool:
        if token not in found and _is(token, wanted, codebook, people):
            complete = _rest(cue, number + 1, (*found, token), frame, codebook, people)
            if complete is not None:
                return complete
    return None


def _names_slot(cue: Cue, wanted: frozenset[str]) -> bool:
    slots = {*cue.actor, *cue.target, *(slot for need in cue.needs for slot in need.slots)}
    return any(f"{word}-object" in slots for word in wanted)


def _particles(frame: Frame, *, alone: bool) -> Iterator["Token"]:
    """Particles and prepositions of the trigger, or of its object ("took *the man* to the station").

    One that ends a phrase ``alone`` is a particle: "took in the child" is no "took him in a car".
    """
    objects = frame.slots.get("object", ())
    counted = (noun for token in objects for noun in _measured(token))
    for holder in (frame.trigger, *objects, *counted):
        for child in holder.children:
            if _opens_time(child, frame.trigger) or child.dep_ == "aux":  # "*to* escape"
                continue
            if child.pos_ in {"ADP", "ADV", "PART", "SCONJ"} and (
                not alone or child.lower_ not in words("particles") or _is_particle(child, frame.trigger)
            ):
                yield child
                yield from (inner for inner in child.children if inner.dep_ == "prep")


def _opens_time(word: "Token", verb: "Token") -> bool:
    """Whether a preposition only dates the verb from before it: "*On* Friday somebody called me"."""
    return word.i < verb.i and any(child.ent_type_ in {"DATE", "TIME"} for child in word.children)


def _is_particle(word: "Token", verb: "Token") -> bool:
    """Whether ``word`` belongs to the verb: "fenced off the pasture", but not "took him in a car"."""
    if word.dep_ in {"prt", "advmod"} or not any(True for _ in word.children):
        return True
    return word.i == verb.i + 1 and word.lower_ in words("particles")


def _under(token: "Token", depth: int) -> Iterator["Token"]:
    for child in token.children:
        yield child
        if depth:
            yield from _under(child, depth - 1)


def _hanging(frame: Frame) -> Iterator["Token"]:
    """What may be a word of the trigger's phrase: its complements, objects, and their attributes."""
    if frame.trigger.lemma_ == "be":  # "are the mothers of those who disappeared" is no "be disappeared"
        for child in frame.trigger.children:
            yield child
            if child.pos_ in {"ADP", "ADJ", "ADV"}:
                yield from _under(child, 0)
        return
    for slot in ("object", "subject", "indirect"):
        for token in frame.slots.get(slot, ()):
            if slot != "subject" or frame.trigger.pos_ not in {"VERB", "AUX"}:
                yield token
                yield from token.conjuncts
                yield from _said_after(token)
                yield from (child for child in token.children if child.pos_ != "ADJ" or child.dep_ != "amod")
    for child in frame.trigger.children:
        if child.dep_ in {"nsubj", "punct", "relcl", "advcl"} and not (child.dep_ == "advcl" and _to(child)):
            continue
        if child.pos_ in {"VERB", "AUX"} and (child.dep_ == "conj" or _is_refusal(child)):
            continue
        if _tells_when(child):
            continue
        yield child
        if child.pos_ in {"VERB", "AUX"}:
            yield from (
                c for c in child.children if c.dep_ in {"acomp", "attr", "oprd", "dobj", "conj", "prt"}
            )
        else:
            yield from (c for c in _under(child, _DEEPEST) if not _describes(c))


def _said_after(noun: "Token") -> Iterator["Token"]:
    """What is said of a noun behind appositions: "found Ana Roca, head of the union, *guilty* of …"."""
    for word in noun.subtree:
        behind = word.pos_ == "ADJ" and word.dep_ == "amod" and word.head.i < word.i and word.head != noun
        if behind and any(child.dep_ == "prep" for child in word.children):
            yield word


def _describes(word: "Token") -> bool:
    """Whether it only says which noun is meant: "asks in a letter *signed* by all" is no "ask to sign"."""
    return (
        word.tag_ == "VBN"
        and word.dep_ == "acl"
        and word.head.dep_ == "pobj"
        and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in word.children)
    )


def _tells_when(word: "Token") -> bool:
    """Whether it is no part of the phrase: "gave money *last year*", "the offers made *before* the vote"."""
    return (word.dep_ == "npadvmod" and word.ent_type_ in {"DATE", "TIME"}) or (
        word.dep_ == "prep" and word.lower_ in _TIMES
    )


def _is_refusal(verb: "Token") -> bool:
    """ "I told them I would *not sign*": what somebody will not do was not asked of those who are told.

    "Told me that I would never work again" says so to the one whom it is about, and is none.
    """
    if verb.dep_ != "ccomp" or not is_finite(verb) or not any(c.dep_ == "neg" for c in verb.children):
        return False
    subject = next((child.lower_ for child in verb.children if child.dep_ == "nsubj"), "")
    teller = next((child.lower_ for child in verb.head.children if child.dep_ == "nsubj"), None)
    told = next(
        (c.lower_ for c in verb.head.children if c.dep_ in {"dobj", "dative"} and c.pos_ == "PRON"), None
    )
    return subject == teller or (told is not None and _OBJECT_FORMS.get(subject, told) != told)


def _to(verb: "Token") -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _is(token: "Token", wanted: frozenset[str], codebook: Codebook, people: People) -> bool:
    month = token.ent_type_ == "DATE" and token.pos_ == "PROPN"  # "since March" is no protest
    forms = {token.lemma_.lower(), token.lower_}
    if token.pos_ == "PROPN":  # "*Gendarmes* came": a noun that opens a sentence is taken for a name
        forms.add(token.lower_.removesuffix("s"))
    if not month and any(codebook.has(form, wanted) for form in forms):
        return True
    return any(word[0] == "<" and people.is_of(token, word[1:-1]) for word in wanted)


def _holds(
    condition: Condition, candidate: Candidate, codebook: Codebook, people: People, *, bars: bool = False
) -> bool:
    return any(
        _is(token, condition.words, codebook, people)
        for slot in condition.slots
        for head in _tokens(slot, candidate)
        if not (bars and slot == "clause" and _is_behind_semicolon(head, candidate.trigger))
        for token in ([head, *head.conjuncts, *_measured(head)] if slot not in CONDITION_ONLY else [head])
    ) or (
        not bars
        and "object" in condition.slots
        and any(
            _is(noun, condition.words, codebook, people)
            for head in candidate.slots.get("object", ())
            for thing in (head, *_counted_of(head))
            if (noun := _stands_for(thing, candidate.trigger, people)) is not None
        )
    )


def _is_behind_semicolon(word: "Token", verb: "Token") -> bool:
    """Whether another sentence tells it: "Two were released; the third was *transferred*"."""
    first, last = sorted((word.i, verb.i))
    return any(token.text == ";" for token in word.doc[first:last])


def _stands_for(pronoun: "Token", verb: "Token", people: People) -> "Token | None":
    """What was told of before "it" or "them": "The march began quietly. The governor had banned *it*".

    It is what the clause before acts on or tells of, in this sentence or in the one before; never a person.
    """
    if pronoun.lower_ not in {"it", "them"} or pronoun.i < verb.i:
        return None
    tags = {"NN", "NNP"} if pronoun.lower_ == "it" else {"NNS", "NNPS"}
    start = pronoun.sent.start
    before = pronoun.doc[start - 1].sent if start else pronoun.sent
    for words_before in (pronoun.doc[start : verb.left_edge.i], before):
        things = [
            token
            for token in words_before
            if token.tag_ in tags
            and token.dep_ in {"nsubj", "nsubjpass", "dobj"}
            and not people.can_act(token)
        ]
        if things:
            return next((t for t in things if t.dep_ != "dobj" and t.head.dep_ == "ROOT"), things[-1])
    return None


def _measured(token: "Token") -> Iterator["Token"]:
    """ "Two hundred head of *cattle*", "two of the *boats*": what is counted or measured."""
    if token.like_num or token.lemma_.lower() in words("measures"):
        yield from (n for name, n in prepositional(token) if name == "of-object" and n.pos_ != "PRON")


def _counted_of(token: "Token") -> "Iterator[Token]":
    """ "Took down two of *them*"."""
    if token.like_num or token.lemma_.lower() in words("measures"):
        yield from (n for name, n in prepositional(token) if name == "of-object" and n.pos_ == "PRON")


def _tokens(slot: str, candidate: Candidate) -> "Iterator[Token]":
    trigger = candidate.trigger
    if slot == "neighbour":
        yield from candidate.trigger.children
        if candidate.trigger.head != candidate.trigger:
            yield candidate.trigger.head
    elif slot == "before":
        if trigger.i > trigger.sent.start:
            yield trigger.nbor(-1)
    elif slot == "lately":
        start = trigger.sent.start
        yield from trigger.doc[trigger.doc[start - 1].sent.start if start else 0 : trigger.sent.end]
    elif slot == "phrase":
        for word in candidate.words:
            yield from word.children
    elif slot == "clause":
        head = clause_head(trigger.head if trigger.dep_ == "aux" else trigger)
        while head.dep_ in {"xcomp", "conj"} and head.head != head:
            head = head.head
        yield from head.subtree
    else:
        yield from candidate.slots.get(slot, ())
