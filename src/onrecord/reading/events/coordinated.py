"""Everybody whom the words in a slot name: coordinated, listed, in apposition, or there "among them"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.reading.events.clauses import prepositional
from onrecord.reading.events.match import Candidate
from onrecord.reading.events.people import People
from onrecord.reading.identity.phrases import is_inner_name
from onrecord.reading.numerals import read_numeral

if TYPE_CHECKING:
    from spacy.tokens import Token

_SMALL = frozenset({"DET", "NUM", "ADJ", "PRON", "ADV"})
_NO_NOUN = frozenset({"VERB", "AUX", "ADP"})

_OF_A_BODY = frozenset({"of-object", "at-object", "from-object", "with-object", "for-object"})


def coordinated(token: "Token", people: People) -> "Iterator[Token]":
    """The token, the ones coordinated with it, and names in apposition to them.

    Where a noun and the names beside it are one ("*a third, Ana Roca*, was …") only the names count, unless
    the noun is known to be one of them.
    """
    if token.pos_ == "PRON" and token.tag_ == "PRP$":
        yield token
        return
    for head in (token, *_others(token, people)):
        yield from _kin_listed(head)
        if spelt_out := _named_behind(head, people):
            yield from spelt_out
            continue
        names = [child for child in head.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
        names = [name for name in names if not is_inner_name(name, head)]
        if any(name.ent_type_ == "PERSON" for name in names):
            names = [name for name in names if name.ent_type_ == "PERSON"]
        if head.tag_ == "NNS" and len(names) == 1 and not any(True for _ in names[0].conjuncts):
            names = []  # "supporters of the candidate, *Ana Roca*": one name is not theirs who are many
        described = _described(head, people)
        if described is not None:
            yield described
        elif not _is_spelt_out(head, names, people):
            yield head
        yield from _attached(head, names, people)


def _attached(head: "Token", names: "list[Token]", people: People) -> "Iterator[Token]":
    """The ``names`` of a noun, and whoever hangs on it: "*including* two girls"."""
    for child in head.children:
        if child in names:
            yield child
            yield from _further_names(child)
        elif child.dep_ == "prep" and child.lower_ == "including":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield inner
                    yield from inner.conjuncts
        elif child.dep_ == "prep" and child.lower_ in {"of", "at"}:
            yield from _name_after(child, people)


def together(token: "Token", slot: str, candidate: Candidate, people: People) -> "Iterator[Token]":
    """Who suffered the same: "was arrested *with two others*", "four were held, *among them* his mother"."""
    if token.dep_ not in {"nsubjpass", "dobj"} or slot != "object":
        return
    clause = candidate.trigger  # "Roca, who was *bailed*, was charged with two others": they were not bailed
    for child in (
        clause if clause.dep_ in {"relcl", "acl"} and clause.head == token else token.head
    ).children:
        if child in candidate.words:  # "charged *with* unlawful assembly"
            continue
        if child.lower_ in {"with", "alongside"} and child.dep_ == "prep" and token.dep_ == "nsubjpass":
            yield from (
                inner for inner in child.children if inner.dep_ == "pobj" and _is_beside(inner, people)
            )
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


def _is_beside(noun: "Token", people: People) -> bool:
    """Whether it is somebody with whom one is held or beaten: not "struck *with an iron bar*"."""
    several = noun.lemma_ == "group" or any(name == "of-object" for name, _ in prepositional(noun))
    return people.is_person(noun) and (several or noun.pos_ != "NOUN" or not people.is_of(noun, "body"))


def listed_before(token: "Token", candidate: Candidate) -> "Iterator[Token]":
    """ "*Lin*, 33; *Chan*, 41; and Kea, who *were* charged": the parse hangs the clause on the last."""
    clause = candidate.trigger
    while clause.dep_ == "conj" and clause.head.pos_ == "VERB":
        clause = clause.head
    if token.dep_ != "conj" or token.pos_ != "PROPN" or clause.dep_ != "relcl" or clause.head != token:
        return
    if any(c.lower_ in {"were", "are", "have"} for c in clause.children):
        yield from (t for t in token.conjuncts if t.i < token.i and t.pos_ == "PROPN")


def _further_names(name: "Token") -> "Iterator[Token]":
    """ "Roca, the *aide* Ana Po and the *driver* Ben Do were held": a list parsed as Roca's apposition."""
    for further in name.conjuncts:
        if further.pos_ == "PROPN":
            yield further
        elif further.i > name.i:
            yield from (c for c in further.children if c.dep_ == "appos" and c.ent_type_ == "PERSON")


def _is_age(number: "Token") -> bool:
    """ "Two girls aged 14 and *16*", where the parse hangs the second age on the girls."""
    return (
        number.like_num and number.i > 1 and number.nbor(-2).like_num and number.nbor(-2).head.lemma_ == "age"
    )


def _named_behind(several: "Token", people: People) -> "list[Token]":
    """ "Two reporters of the weekly, *Ana Roca* and *Ben Do*, …": as many names as they are, behind it."""
    counts = [read_numeral([c.lower_]) for c in several.children if c.dep_ == "nummod"]
    number = counts[0].value if counts and counts[0] is not None else None
    if several.tag_ != "NNS" or not number:
        return []
    for name, noun in prepositional(several):
        if name in _OF_A_BODY and (noun.ent_type_ == "ORG" or people.is_of(noun, "body")):
            beside = [c for c in noun.children if c.dep_ in {"appos", "conj"} and c.ent_type_ == "PERSON"]
            listed = list(dict.fromkeys(t for c in beside for t in (c, *c.conjuncts) if t != noun))
            if len(listed) == number and all(t.ent_type_ == "PERSON" and t.i > noun.i for t in listed):
                return listed
    return []


def _others(token: "Token", people: People) -> "Iterator[Token]":
    """The nouns coordinated with ``token`` behind it."""
    for other in token.conjuncts:
        noun = other.i > token.i and other.pos_ not in _NO_NOUN
        if noun and not _is_age(other) and not _is_deed(other, token, people):
            yield other


def _is_deed(thing: "Token", somebody: "Token", people: People) -> bool:
    """ "Arresting people and *looting houses*": a second act, which the parse takes for more people."""
    doing = any(child.tag_ == "VBG" and child.dep_ == "amod" for child in thing.children)
    return doing and people.is_person(somebody) and not people.is_person(thing)


def _kin_listed(name: "Token") -> "Iterator[Token]":
    """ "Arrested Lin, a teacher, *his wife* San Yi and *their lodger*": a list parsed as apposition.

    So is "arrested Lin, chair of a union, and *Ana Roca*, its lawyer".
    """
    for child in name.children:
        if child.dep_ != "appos" or child.i < name.i:
            continue
        goes_on = [t for t in child.conjuncts if t.i > child.i]
        if goes_on and any(inner.dep_ == "poss" and inner.tag_ == "PRP$" for inner in child.children):
            yield child
            yield from goes_on
        elif name.pos_ == "PROPN" and child.pos_ == "NOUN":
            yield from (t for t in goes_on if t.pos_ == "PROPN" and t.ent_type_ == "PERSON")


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
            if child.dep_ != "appos" or is_inner_name(child, preposition.head):
                continue
            if child.ent_type_ == "PERSON" and noun.ent_type_ != "PERSON":
                yield child
