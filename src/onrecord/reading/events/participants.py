"""Who did it and to whom: the noun phrases in the slots that a cue names, and the entities behind them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.evidence import Span, cut
from onrecord.reading.events.clauses import prepositional
from onrecord.reading.events.coordinated import coordinated, listed_before, together
from onrecord.reading.events.frames import caller, listed_with
from onrecord.reading.events.grammar import words
from onrecord.reading.events.match import Candidate
from onrecord.reading.events.people import People, noun_phrase
from onrecord.reading.events.subjects import own_subject
from onrecord.reading.events.voice import is_passive
from onrecord.reading.events.whose import doer, owners_of_home, sufferer
from onrecord.reading.identity.phrases import how_many
from onrecord.record import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset(
    {"nobody", "none", "nothing", "neither", "it", "there", "this", "that", "which", "what", "one"}
)

_TO_PERSONS = ("liberty.", "harm.kill", "harm.assault", "harm.torture", "harm.sexual", "movement.hide")
"""Codes of what is done to persons only."""
_OTHERS = frozenset({"him", "her", "his"})
_PRONOUNS = _OTHERS | frozenset({"he", "she", "they", "them", "their", "it", "its", "who", "whom"})


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
    if _is_of_himself(candidate, actors, targets):
        actors, actor_slot = (), ""
    actors, targets = _apart(candidate, actors, targets)
    return actors, targets, (actor_slot if actors else "", target_slot)


def _apart(
    candidate: Candidate, actors: tuple[Participant, ...], targets: tuple[Participant, ...]
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Nobody on both sides: one of the two is wrong, unless it is told of "himself" or "each other".

    Beside its own subject a verb's "him" is somebody else, whom nobody knows; else who did it is unknown.
    """
    both = {p.entity for p in actors if p.entity} & {
        p.entity for p in targets if not p.span.text.lower().endswith(("self", "selves", "other"))
    }
    if not both:
        return actors, targets
    own = own_subject(candidate.trigger) is not None or _is_shared_with_doer(candidate, actors)
    meant = [p.span.text.lower() in _PRONOUNS and p.entity in both for p in targets]
    if own and any(meant):
        return actors, tuple(
            replace(p, entity=None) if left else p for p, left in zip(targets, meant, strict=True)
        )
    return tuple(p for p in actors if p.entity not in both), targets


def _is_shared_with_doer(candidate: Candidate, actors: tuple[Participant, ...]) -> bool:
    """Whether the verb above, whose subject acts, gave it: "*the officer* sent a letter dismissing her"."""
    above = next((t for t in candidate.trigger.ancestors if own_subject(t) is not None), None)
    subject = own_subject(above) if above is not None else None
    if above is None or subject is None or is_passive(above):
        return False
    return any(p.span.text.split()[-1] == subject.text for p in actors)


def _is_of_himself(
    candidate: Candidate, actors: tuple[Participant, ...], targets: tuple[Participant, ...]
) -> bool:
    """Whether "him" would be the one who did it: "*Roca* said officers stopped her and threatened *her*".

    Nobody is "him" of their own verb, so that a subject which the verb only shares is the wrong one.
    """
    verb = candidate.trigger
    if verb.dep_ != "conj" or own_subject(verb) is not None:
        return False
    them = {p.entity for p in targets if p.span.text.lower() in _OTHERS}
    told = verb.head.lemma_ in words("claimed") and verb.tag_ == "VBD" and caller(verb) is None
    return any(p.entity in them for p in actors if p.entity) or (told and None in them)


def _first(
    candidate: Candidate, slots: Iterable[str], people: People, taken: set[int], *, acts: bool
) -> tuple[str, tuple[Participant, ...]]:
    """The participants of the first slot that has any."""
    for slot in slots:
        heads = [
            head
            for token in candidate.slots.get(slot, ())
            if token.i not in taken and token != candidate.trigger
            for stand_in in (doer(token, people) if acts else sufferer(token, slot, candidate, people),)
            for head in (
                *coordinated(stand_in, people),
                *listed_before(stand_in, candidate),
                *together(token, slot, candidate, people),
            )
            if head.i not in taken and _stands(head, slot, people, acts=acts, candidate=candidate)
        ]
        if heads:
            taken.update(head.i for head in heads)
            heads.sort(key=lambda head: head.i)
            found = [p for head in heads for p in _participants(head, people, acts=acts)]
            return slot, tuple(_unique(found))
    return "", ()


def _stands(head: "Token", slot: str, people: People, *, acts: bool, candidate: Candidate) -> bool:
    if head.lower_ in _NOBODY and head.dep_ != "nummod" and not people.entity(head):
        return False
    if any(child.lower_ == "no" and child.dep_ == "det" for child in head.children):
        return False
    if head.lemma_ == "way" and head.dep_ == "pobj":  # "fired at farmers on their *way* home"
        return False
    if head.text == "force" and not any(True for _ in head.children):  # "taken by force"
        return False
    if head.pos_ in {"ADP", "SCONJ", "ADV", "PUNCT"}:
        return False
    if slot == "modifier" and head.pos_ == "ADJ" and head.ent_type_ not in {"NORP", "GPE"}:
        return False  # "*other* ill-treatment", "*major* arrests"
    if head.pos_ in {"VERB", "AUX"} and not people.is_person(head):  # "the accused" is parsed as a verb
        return False
    if head in candidate.words and not (
        slot.endswith("-object") or people.is_somebody(head) or _is_thing(head, people)
    ):
        return False
    if head.ent_type_ in {"DATE", "TIME", "PERCENT"} and not _is_share(head, people):
        return False
    if acts:
        return people.can_act(head)
    if slot == "to-object" and candidate.cue.code == "pressure.threaten":
        return people.is_person(head)  # "warned that she would be taken to *a camp*"
    if candidate.cue.code.startswith(_TO_PERSONS) and head.lemma_.lower() in words("no-persons"):
        return people.is_somebody(head)
    return slot != "modifier" or people.is_person(head)


def _is_share(number: "Token", people: People) -> bool:
    """ "In March this year *21 of its members* were detained": a number that stands beside the date."""
    return number.like_num and any(n == "of-object" and people.is_person(t) for n, t in prepositional(number))


def _is_thing(token: "Token", people: People) -> bool:
    """Whether a word of the cue's own phrase may be acted on: "closed *the road*", not "denied *access*"."""
    return token.lemma_.lower() in people.codebook.words.get("thing", ())


def _participants(head: "Token", people: People, *, acts: bool) -> "Iterator[Participant]":
    """Who ``head`` stands for; "they" after a list of names are all of them."""
    number = how_many(head)
    listed = _list_before(head, people, acts=acts) if head.lower_ in {"they", "them"} or number else ()
    if number and len(listed) != number:
        listed = ()
    homes = () if acts or number or listed else owners_of_home(head, people)
    for owner in homes:
        entity, home = people.entity(owner), noun_phrase(people.parse, people.passage, head)
        end = max(home.end, people.span(owner).end)
        yield Participant(entity.id if entity else None, cut(people.parse.report.text, home.start, end))
    if not listed and not homes:
        yield _participant(head, people)
    for name in listed:
        entity = people.entity(name)
        yield Participant(entity.id if entity else None, people.span(head))


def _list_before(pronoun: "Token", people: People, *, acts: bool) -> "tuple[Token, ...]":
    """The names of the list that the sentence before gives, where no one mention stands for all of them.

    A list that somebody acted on is only taken up as acted on, and one that acted only as acting. The list of
    the same sentence is taken up by what is told beside: "*X and Y* are in jail after *they* were arrested".
    """
    start = pronoun.sent.start
    known = people.entity(pronoun)
    clause = pronoun.head
    if clause.dep_ == "advcl" and pronoun.dep_ in {"nsubj", "nsubjpass"} and clause.i > clause.head.i:
        subject = own_subject(clause.head)
        beside = tuple(coordinated(subject, people)) if subject is not None else ()
        if len(beside) > 1 and all(people.is_named(name) for name in beside):
            return beside
    if start == 0 or (known is not None and len(known.mentions) > 1) or (known and not how_many(pronoun)):
        return ()
    lists = [
        (token, *token.conjuncts, *listed_with(token, token.head), *_in_apposition(token))
        for token in pronoun.doc[start - 1].sent
        if token.dep_ in ({"nsubj"} if acts else {"dobj", "nsubjpass"})
    ]
    named = [names for names in lists if len(names) > 1 and all(people.is_named(name) for name in names)]
    return named[0] if len(named) == 1 else ()


def _in_apposition(name: "Token") -> "Iterator[Token]":
    """The rest of a list of names of which the parse takes the second for another name of the first."""
    for child in name.children:
        if child.dep_ == "appos" and child.pos_ == name.pos_ == "PROPN":
            yield from (child, *child.conjuncts)


def _participant(head: "Token", people: People) -> Participant:
    own = people.span(head)
    mention = people.identity.mention_at(own.start, own.end)
    entity = people.identity.at(own.start, own.end)
    plain = not any(child.dep_ == "relcl" for child in head.children) or head.lower_ != "those"
    worn = any(name == "in-object" and noun.lemma_ in words("worn") for name, noun in prepositional(head))
    if mention is not None and people.parse.report.text[: mention.span.start].endswith("/"):
        return Participant(None, own)  # "*Facebook/Ana Roca* Police fired": a credit and no name of theirs
    if mention is not None and plain and not worn and mention.span.contains(own):
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
