"""PLOVER codings of single sentences: the event's type, its source and its target.

Reads a sentence through intake, the parse and the event step's own frames and cues. The type is decided by a
linear model over the words and frames of the sentence and the codes that two codebooks, the default one and
the book ``plover``, draft from it; its training is in ``training/events``, its card in ``docs/models``.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.codebook import Codebook, packaged
from onrecord.intake import read_text
from onrecord.measure.plover_model import features, load_model
from onrecord.reading.events.clauses import prepositional
from onrecord.reading.events.people import noun_phrase
from onrecord.reading.events.slots import Frame
from onrecord.reading.parse import Parse, Passage, parse

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from onrecord.reading import Reader

_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC"})
_SAYING = frozenset(
    {"say", "tell", "announce", "report", "state", "add", "declare", "note", "explain", "claim", "confirm",
     "reiterate", "conclude", "write", "quote"}
)  # fmt: skip
_TARGETS = (
    "against-object", "on-object", "to-object", "with-object", "between-object", "from-object", "for-object",
    "of-object", "in-object", "by-object", "over-object", "at-object", "into-object",
)  # fmt: skip
"""Where a target stands beside a verb or its object when the object itself is nobody, the likeliest first."""


@cache
def _book() -> Codebook:
    return packaged("plover")


def predict_plover(line: Mapping[str, Any], reader: "Reader") -> dict[str, Any]:
    """The coding of one sentence, with ``event`` the likeliest types first."""
    parsed = parse(read_text(line["text"].strip("{} "), line["id"]), reader.nlp)
    passage = max(parsed.passages, key=lambda p: len(p.doc), default=None)
    if passage is None:
        return {"id": line["id"], "event": [], "source": [], "target": []}
    verb = content_verb(max(passage.doc.sents, key=len))
    events = load_model().ranked(features(parsed, passage, verb, (_book(), reader.codebook)))
    source, target = actors(parsed, passage, verb)
    return {"id": line["id"], "event": events, "source": source, "target": target}


def content_verb(sentence: "Tokens") -> "Token":
    """The verb that tells the event: the main one, or what hangs on a main verb of saying."""
    verb = sentence.root
    for _ in range(3):
        said = [
            c
            for c in verb.children
            if c.dep_ in {"ccomp", "xcomp", "parataxis"} and c.pos_ in {"VERB", "AUX"}
        ]
        if verb.lemma_ not in _SAYING or not said:
            return verb
        verb = said[0]
    return verb


def actors(parsed: Parse, passage: Passage, verb: "Token") -> tuple[list[str], list[str]]:
    """The words for source and target of the event that ``verb`` tells."""
    frame = Frame(verb, _book().words["light"], _book().words["undergo"])
    subjects = frame.slots.get("subject", ())
    sources = _coordinated(t for t in subjects if not _is_hollow(t))
    if verb.head != verb and verb.head.lemma_ in _SAYING:
        speakers = _coordinated(t for t in _speakers(verb.head) if not _is_hollow(t))
        if any(child.lower_ in {"must", "should"} for child in verb.children) and speakers:
            # "said that China must drop barriers" is a demand of the speaker on China
            return [_words(parsed, passage, t) for t in speakers], [
                _words(parsed, passage, t) for t in sources
            ]
        if subjects and not sources:
            sources = speakers
    taken = {t.i for s in sources for t in s.subtree}
    targets: list[Token] = []
    for candidate in _candidates(frame):
        if candidate.i not in taken and _is_actor(candidate):
            targets = [candidate, *(c for c in candidate.conjuncts if c.i > candidate.i and _is_actor(c))]
            break
    return [_words(parsed, passage, t) for t in sources], [_words(parsed, passage, t) for t in targets]


def _speakers(verb: "Token") -> "tuple[Token, ...]":
    """The subject of a verb of saying."""
    return Frame(verb, frozenset(), frozenset()).slots.get("subject", ())


def _coordinated(tokens: "Iterable[Token]") -> "list[Token]":
    return [t for token in tokens for t in (token, *(c for c in token.conjuncts if c.i > token.i))]


def _candidates(frame: Frame) -> "Iterator[Token]":
    """Words that may name the target, the likeliest first."""
    verb, slots = frame.trigger, frame.slots
    chain = [verb]
    while following := [
        c for c in chain[-1].children if c.dep_ in {"xcomp", "ccomp"} and c.pos_ in {"VERB", "AUX", "ADJ"}
    ]:
        chain.append(following[0])
    for step in chain:
        beside = Frame(step, frame.light, frame.undergo).slots if step != verb else slots
        yield from beside.get("indirect", ())
        objects = beside.get("object", ())
        if step != verb:
            yield from (t for t in beside.get("subject", ()) if not _is_hollow(t))
        for slot in ("object", *_TARGETS[:5]):
            yield from beside.get(slot, ())
        for thing in objects:
            yield from _owners(thing)
            found = dict(reversed(list(prepositional(thing))))
            yield from (found[slot] for slot in _TARGETS if slot in found)
        for slot in _TARGETS[5:]:
            yield from beside.get(slot, ())
        for slot in _TARGETS:
            for thing in beside.get(slot, ()):
                yield from _owners(thing)
                yield from (inner for _, inner in prepositional(thing))
    told = {t.i for t in verb.subtree}
    yield from (
        t
        for t in verb.sent
        if t.i > verb.i and t.i in told and t.ent_type_ in _NAMES and t.head.ent_type_ == ""
    )
    yield from (t for t in verb.sent if t.i > verb.i and t.i in told and t.ent_type_ in _NAMES)


def _owners(noun: "Token") -> "Iterator[Token]":
    yield from (
        c for c in noun.children if c.dep_ in {"poss", "compound", "amod", "nmod"} and c.ent_type_ in _NAMES
    )
    yield from (c for c in noun.children if c.dep_ == "poss" and _is_actor(c))


def _is_hollow(token: "Token") -> bool:
    return token.pos_ == "PRON" or token.tag_ in {"EX", "WDT", "WP"}


def _is_actor(token: "Token") -> bool:
    if token.ent_type_ in _NAMES:
        return True
    if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_:
        return False
    named = any(
        c.ent_type_ in {"GPE", "NORP"} and c.dep_ in {"amod", "compound", "poss"} for c in token.children
    )
    return token.lemma_.lower() in _people() or (named and token.pos_ == "PROPN")


@cache
def _people() -> frozenset[str]:
    return packaged("default").words["people"] | _book().words["people"]


def _words(parsed: Parse, passage: Passage, head: "Token") -> str:
    return noun_phrase(parsed, passage, head).text
