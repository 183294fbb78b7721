"""Who did it and to whom: the noun phrases in the slots that a cue names, and the entities behind them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.events.clauses import prepositional
from onrecord.reading.events.match import Candidate
from onrecord.reading.events.people import People, noun_phrase
from onrecord.record import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset(
    {"nobody", "none", "nothing", "neither", "it", "there", "this", "that", "which", "what", "one"}
)


def participants(
    candidate: Candidate, people: People
) -> tuple[tuple[Participant, ...], tuple[Participant, ...], tuple[str, ...]]:
    """Actors and targets, and the two slots that gave them ("" where nobody did).

    The target is taken first: in "her arrest" she is the one arrested, in "his killing of a guard" he is not.
    """
    taken: set[int] = set()
    cue = candidate.cue
    target_slot, targets = _first(candidate, cue.target, people, taken, acts=False)
    actor_slot, actors = _first(candidate, cue.actor, people, taken, acts=True)
    return actors, targets, (actor_slot, target_slot)


def _first(
    candidate: Candidate, slots: Iterable[str], people: People, taken: set[int], *, acts: bool
) -> tuple[str, tuple[Participant, ...]]:
    """The participants of the first slot that has any."""
    for slot in slots:
        heads = [
            head
            for token in candidate.slots.get(slot, ())
            if token.i not in taken and token != candidate.trigger
            for head in (*_coordinated(_owner(token, people)), *_together(token, slot, people))
            if _stands(head, slot, people, acts=acts, candidate=candidate)
        ]
        if heads:
            taken.update(head.i for head in heads)
            return slot, tuple(_unique(_participant(head, people) for head in heads))
    return "", ()


def _stands(head: "Token", slot: str, people: People, *, acts: bool, candidate: Candidate) -> bool:
    if head.lower_ in _NOBODY and head.dep_ != "nummod" and not people.entity(head):
        return False
    if any(child.lower_ == "no" and child.dep_ == "det" for child in head.children):
        return False
    if head.pos_ in {"VERB", "AUX", "ADP", "SCONJ", "ADV", "PUNCT"}:
        return False
    if head in candidate.words and not slot.endswith("-object") and not people.entity(head):
        return False
    if head.ent_type_ in {"DATE", "TIME", "PERCENT"}:
        return False
    if acts:
        return people.can_act(head)
    return slot != "modifier" or people.is_person(head)


def _owner(token: "Token", people: People) -> "Token":
    """Whose arm it is that was twisted."""
    if token.lemma_.lower() in people.codebook.words.get("body-part", ()):
        owner = next((child for child in token.children if child.dep_ == "poss"), None)
        holder = next((n for name, n in prepositional(token) if name == "of-object"), None)
        return owner or (_owner(holder, people) if holder is not None else token)
    return token


def _together(token: "Token", slot: str, people: People) -> "Iterator[Token]":
    """Who suffered the same: "was arrested *with two others*", "four were held, *among them* his mother"."""
    if token.dep_ not in {"nsubjpass", "dobj"} or slot != "object":
        return
    for child in token.head.children:
        if child.lower_ in {"with", "alongside"} and child.dep_ == "prep" and token.dep_ == "nsubjpass":
            yield from (inner for inner in child.children if inner.dep_ == "pobj" and people.is_person(inner))
    for word in token.sent:
        if word.lower_ in {"them", "whom"} and word.i > token.sent.start and word.nbor(-1).lower_ == "among":
            following = next((t for t in token.sent if t.i > word.i and t.pos_ in {"NOUN", "PROPN"}), None)
            while following is not None and following.dep_ in {"compound", "poss", "nmod", "amod"}:
                following = following.head
            if following is not None and following.i > word.i and people.is_person(following):
                yield following
                yield from (t for t in following.conjuncts if t.i > following.i)


def _coordinated(token: "Token") -> "Iterator[Token]":
    """The token, the ones coordinated with it, and names in apposition to them."""
    if token.pos_ == "PRON" and token.tag_ == "PRP$":
        yield token
        return
    for head in (
        token,
        *(t for t in token.conjuncts if t.i > token.i and t.pos_ not in {"VERB", "AUX", "ADP"}),
    ):
        yield head
        for child in head.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN":
                yield child
                yield from (t for t in child.conjuncts if t.pos_ == "PROPN")
            elif child.dep_ == "prep" and child.lower_ == "including":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        yield inner
                        yield from inner.conjuncts
            elif child.dep_ == "prep" and child.lower_ in {"of", "at"}:
                yield from _name_after(child)


def _name_after(preposition: "Token") -> "Iterator[Token]":
    """ "The editor of the weekly, *Yared Ayalew*, …": the name stands beside the wrong noun in the parse."""
    for noun in preposition.children:
        for child in noun.children:
            if child.dep_ == "appos" and child.ent_type_ == "PERSON" and noun.ent_type_ != "PERSON":
                yield child


def _participant(head: "Token", people: People) -> Participant:
    own = people.span(head)
    mention = people.identity.mention_at(own.start, own.end)
    entity = people.identity.at(own.start, own.end)
    plain = not any(child.dep_ == "relcl" for child in head.children) or head.lower_ != "those"
    if mention is not None and plain and mention.span.contains(own):
        return Participant(entity.id if entity else None, mention.span)
    phrase = noun_phrase(people.parse, people.passage, head)
    return Participant(entity.id if entity else None, phrase)


def _unique(found: Iterable[Participant]) -> Iterator[Participant]:
    seen: set[str | Span] = set()
    for participant in found:
        key = participant.entity or participant.span
        if key not in seen:
            seen.add(key)
            yield participant
