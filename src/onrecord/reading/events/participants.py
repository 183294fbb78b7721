"""Who did it and to whom: the noun phrases in the slots that a cue names, and the entities behind them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.events.clauses import prepositional
from onrecord.reading.events.frames import listed_with
from onrecord.reading.events.grammar import words
from onrecord.reading.events.match import Candidate
from onrecord.reading.events.people import People, noun_phrase
from onrecord.reading.identity.phrases import how_many
from onrecord.record import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

_SMALL = frozenset({"DET", "NUM", "ADJ", "PRON", "ADV"})
_OWNED = ("goods", "vehicle", "identity-document")
"""Word classes of the things whose owner it is that is robbed, threatened or stopped."""
_SUMMONING = frozenset({"liberty.charge", "pressure.summon"})
_NO_NOUN = frozenset({"VERB", "AUX", "ADP"})
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
            for stand_in in (_doer(token, people) if acts else _sufferer(token, slot, candidate, people),)
            for head in (*_coordinated(stand_in, people), *_together(token, slot, candidate, people))
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
    if head.text == "force" and not any(True for _ in head.children):  # "taken by force"
        return False
    if head.pos_ in {"ADP", "SCONJ", "ADV", "PUNCT"}:
        return False
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
    return slot != "modifier" or people.is_person(head)


def _is_share(number: "Token", people: People) -> bool:
    """ "In March this year *21 of its members* were detained": a number that stands beside the date."""
    return number.like_num and any(n == "of-object" and people.is_person(t) for n, t in prepositional(number))


def _is_thing(token: "Token", people: People) -> bool:
    """Whether a word of the cue's own phrase may be acted on: "closed *the road*", not "denied *access*"."""
    return token.lemma_.lower() in people.codebook.words.get("thing", ())


def _among(token: "Token") -> "Token":
    """ "Among those arrested were *the union's president* and …": who those were."""
    verb = token.head.head
    if token.lower_ == "those" and token.head.lower_ == "among" and verb.lemma_ == "be":
        return next((child for child in verb.children if child.dep_ in {"nsubj", "attr"}), token)
    return token


def _doer(token: "Token", people: People) -> "Token":
    """Whose act or weapon it was: "an attack *by rebels* killed five", "a *police* bullet hit her"."""
    if people.can_act(token):
        return token
    agent = next((t for name, t in prepositional(token) if name == "by-object"), None)
    if agent is not None:
        return agent
    used = token.lemma_.lower() in people.codebook.words.get("force-used", ())
    owner = next((child for child in token.children if child.dep_ == "poss"), None)
    if used and owner is not None:
        return owner
    return next(
        (
            child
            for child in token.children
            if used
            and child.dep_ in {"compound", "nmod"}
            and child.i == token.i - 1
            and child.lemma_.lower() in people.codebook.words.get("security", ())
        ),
        token,
    )


def _sufferer(token: "Token", slot: str, candidate: Candidate, people: People) -> "Token":
    """To whom it was done, where what it was done to is theirs."""
    token = _among(token)
    code = candidate.cue.code
    owner = _owner(token, people, summoned=slot == "to-object" and code in _SUMMONING)
    if code == "harm.bomb" and not _is_one_of(token, ("body-part",), people):
        owner = token  # what burned is told
    if (
        owner != token
        and owner.tag_ == "PRP$"
        and any(people.entity(owner) == people.entity(taker) for taker in candidate.slots.get("subject", ()))
    ):
        owner = token  # "soldiers took *their* telephones": not their own
    lost = _bereft(owner, people)
    return lost if code == "assembly.ban" else _gathered(lost, people)  # nobody has gathered yet


def _owner(token: "Token", people: People, *, summoned: bool = False) -> "Token":
    """Whose arm or camera it is: "two of *his* fingers were broken", "a summons came to *Roca's* house"."""
    counted = next((n for name, n in prepositional(token) if name == "of-object"), None)
    if token.like_num and counted is not None and _owner(counted, people) != counted:
        return _owner(counted, people)
    owner = next((child for child in token.children if child.dep_ == "poss"), None)
    if _is_one_of(token, ("body-part",), people):
        holder = next((n for name, n in prepositional(token) if name == "of-object"), None)
        return owner or (_owner(holder, people) if holder is not None else token)
    owned = ("building-home",) if summoned else _OWNED
    if owner is not None and _is_one_of(token, owned, people):
        entity = people.entity(owner)
        known = entity is not None and entity.kind in {"person", "group"}
        return owner if known and owner.lower_ not in {"my", "our"} else token
    return token


def _bereft(thing: "Token", people: People) -> "Token":
    """Who lost it: "*a reporter* had the memory card taken out of her camera"."""
    verb = thing.head
    if verb.tag_ != "VBN" or verb.dep_ != "ccomp" or verb.head.lemma_ != "have" or people.is_person(thing):
        return thing
    loser = next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
    theirs = any(t.tag_ == "PRP$" or t.lower_ in {"him", "her", "them"} for t in verb.subtree)
    return loser if loser is not None and theirs and people.is_person(loser) else thing


def _gathered(token: "Token", people: People) -> "Token":
    """Who had gathered: "broke up a march *by doctors*", "opened fire on a rally *of miners*"."""
    if token.lemma_.lower() not in words("gatherings"):
        return token
    own = [noun for name, noun in prepositional(token) if name in {"by-object", "of-object"}]
    if token.dep_ == "dobj":
        own += [noun for name, noun in prepositional(token.head) if name == "by-object" and noun.i > token.i]
    return next((noun for noun in own if people.is_person(noun)), token)


def _is_one_of(token: "Token", classes: tuple[str, ...], people: People) -> bool:
    """Whether a word is of one of the codebook's word classes."""
    lemma = token.lemma_.lower()
    return any(lemma in people.codebook.words.get(name, ()) for name in classes)


def _together(token: "Token", slot: str, candidate: Candidate, people: People) -> "Iterator[Token]":
    """Who suffered the same: "was arrested *with two others*", "four were held, *among them* his mother"."""
    if token.dep_ not in {"nsubjpass", "dobj"} or slot != "object":
        return
    for child in token.head.children:
        if child in candidate.words:  # "charged *with* unlawful assembly"
            continue
        if child.lower_ in {"with", "alongside"} and child.dep_ == "prep" and token.dep_ == "nsubjpass":
            yield from (inner for inner in child.children if inner.dep_ == "pobj" and people.is_person(inner))
    for word in token.sent[1:]:
        if word.lower_ not in {"them", "whom"} or word.nbor(-1).lower_ != "among" or word.i < token.i:
            continue
        between = token.doc[token.i + 1 : word.i]
        if not any(t.pos_ == "VERB" and t != token.head for t in between):
            near = (t for t in token.doc[word.i + 1 : token.sent.end] if t.pos_ not in _SMALL)
            following = next((t for t in near if t.pos_ in {"NOUN", "PROPN"}), None)
            if following is not None and any(t.text == "," for t in token.doc[word.i + 1 : following.i]):
                continue
            while following is not None and following.dep_ in {"compound", "poss", "nmod", "amod"}:
                following = following.head
            if following is not None and following.i > word.i and people.is_person(following):
                yield following
                yield from (t for t in following.conjuncts if t.i > following.i)


def _coordinated(token: "Token", people: People) -> "Iterator[Token]":
    """The token, the ones coordinated with it, and names in apposition to them.

    Where a noun and the names beside it are one ("*a third, Ana Roca*, was …") only the names count, unless
    the noun is known to be one of them.
    """
    if token.pos_ == "PRON" and token.tag_ == "PRP$":
        yield token
        return
    for head in (
        token,
        *(t for t in token.conjuncts if t.i > token.i and t.pos_ not in _NO_NOUN and not _is_age(t)),
    ):
        yield from _kin_listed(head)
        names = [child for child in head.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
        if any(name.ent_type_ == "PERSON" for name in names):
            names = [name for name in names if name.ent_type_ == "PERSON"]
        if head.tag_ == "NNS" and len(names) == 1 and not any(True for _ in names[0].conjuncts):
            names = []  # "supporters of the candidate, *Ana Roca*": one name is not theirs who are many
        described = _described(head, people)
        if described is not None:
            yield described
        elif not _is_spelt_out(head, names, people):
            yield head
        for child in head.children:
            if child in names:
                yield child
                yield from (t for t in child.conjuncts if t.pos_ == "PROPN")
            elif child.dep_ == "prep" and child.lower_ == "including":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        yield inner
                        yield from inner.conjuncts
            elif child.dep_ == "prep" and child.lower_ in {"of", "at"}:
                yield from _name_after(child, people)


def _is_age(number: "Token") -> bool:
    """ "Two girls aged 14 and *16*", where the parse hangs the second age on the girls."""
    return (
        number.like_num and number.i > 1 and number.nbor(-2).like_num and number.nbor(-2).head.lemma_ == "age"
    )


def _kin_listed(name: "Token") -> "Iterator[Token]":
    """ "Arrested Lin, a teacher, *his wife* San Yi and *their lodger*": a list parsed as apposition."""
    for child in name.children:
        owned = any(inner.dep_ == "poss" and inner.tag_ == "PRP$" for inner in child.children)
        goes_on = [t for t in child.conjuncts if t.i > child.i]
        if child.dep_ == "appos" and child.i > name.i and owned and goes_on:
            yield child
            yield from goes_on


def _described(one: "Token", people: People) -> "Token | None":
    """ "One of them, *a tailor*, was beaten": which one, in other words."""
    if one.lower_ not in {"one", "another"} or any(
        c.dep_ == "appos" and c.pos_ == "PROPN" for c in one.children
    ):
        return None
    nouns = (c for c in one.children if c.dep_ == "appos" and c.tag_ == "NN" and people.is_person(c))
    return next((noun for noun in nouns if any(c.lower_ in {"a", "an"} for c in noun.children)), None)


def _is_spelt_out(noun: "Token", names: "list[Token]", people: People) -> bool:
    """Whether the names in apposition to a noun say who is meant, and identity takes it for somebody else."""
    if not names or noun.pos_ not in {"NOUN", "NUM", "ADJ"} or not all(people.is_named(n) for n in names):
        return False
    plural = noun.tag_ == "NNS"
    listed = len(names) + sum(len(list(name.conjuncts)) for name in names)
    return (listed > 1) == plural and people.entity(noun) != people.entity(names[0])


def _name_after(preposition: "Token", people: People) -> "Iterator[Token]":
    """ "The editor of the weekly, *Yared Ayalew*, …": the name stands beside the wrong noun in the parse.

    In "supporters of the candidate, Robert Gidudu, …" it stands beside the right one.
    """
    if preposition.head.tag_ == "NNS":
        return
    for noun in preposition.children:
        if people.is_person(noun) and not people.is_of(noun, "body"):
            continue
        for child in noun.children:
            if child.dep_ == "appos" and child.ent_type_ == "PERSON" and noun.ent_type_ != "PERSON":
                yield child


def _participants(head: "Token", people: People, *, acts: bool) -> "Iterator[Participant]":
    """Who ``head`` stands for; "they" after a list of names are all of them."""
    number = how_many(head)
    listed = _list_before(head, people, acts=acts) if head.lower_ in {"they", "them"} or number else ()
    if number and len(listed) != number:
        listed = ()
    if not listed:
        yield _participant(head, people)
    for name in listed:
        entity = people.entity(name)
        yield Participant(entity.id if entity else None, people.span(head))


def _list_before(pronoun: "Token", people: People, *, acts: bool) -> "tuple[Token, ...]":
    """The names of the list that the sentence before gives, where no one mention stands for all of them.

    A list that somebody acted on is only taken up as acted on, and one that acted only as acting.
    """
    start = pronoun.sent.start
    known = people.entity(pronoun)
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
