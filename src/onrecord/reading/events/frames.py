"""Who stands where beside a trigger: the logical slots of a verb, a noun or an adjective.

Works on the labels of spaCy's English models (ClearNLP). Voice is undone: the subject is the one who acts
and the object the one who is acted on, whatever the grammar. A subject that a verb shares with another one is
found through coordination, control ("forced *him* to sign"), relative and reduced relative clauses and
participles; one that the text does not give stays empty.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.reading.events.grammar import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})


def is_passive(verb: "Token") -> bool:
    """Whether the grammatical subject of ``verb`` is the one acted on."""
    for child in verb.children:
        if child.dep_ in {"auxpass", "nsubjpass", "agent"}:
            return True
    if (
        verb.tag_ == "VBD"
        and verb.dep_ == "conj"
        and verb.lemma_ in words("blaming")
        and not _own_subject(verb)
    ):
        # "were taken away and charged": a participle taken for a past tense
        return is_passive(verb.head) and not any(child.dep_ == "dobj" for child in verb.children)
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children):
        return False
    if verb.dep_ in {"acl", "advcl", "xcomp", "oprd", "pcomp"}:
        return True
    if verb.dep_ == "ccomp":
        return not any(child.lemma_ == "have" for child in verb.children)
    return verb.dep_ == "conj" and not _own_subject(verb) and is_passive(verb.head)


def _own_subject(verb: "Token") -> "Token | None":
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return child
        if child.dep_ in _AUXILIARIES:  # "the licence remains suspended"
            inner = next((c for c in child.children if c.dep_ in _SUBJECTS), None)
            if inner is not None:
                return inner
    return None


def surface_subject(verb: "Token", depth: int = 0) -> "Token | None":
    """The word that stands as subject of ``verb``, its own or a shared one; None where there is none."""
    if depth > 8:
        return None
    own = _own_subject(verb)
    if own is not None:
        return _antecedent(own, verb)
    head, dep = verb.head, verb.dep_
    if dep in {"ROOT", "ccomp", "conj"} and (misplaced := _after_date(verb)) is not None:
        return misplaced
    if head == verb:
        return None
    before = chained_to(verb)
    if before is not None:
        return surface_subject(before, depth + 1)
    verbal = head.pos_ in {"VERB", "AUX"}
    if dep == "conj":
        return surface_subject(head, depth + 1) if verbal else None
    if dep in {"relcl", "acl"}:
        return _noun_that_acts(verb, depth)
    if dep in {"xcomp", "oprd"} or (dep == "ccomp" and verb.tag_ in {"VB", "VBG", "VBN"}):
        return _controller(head, depth) if verbal else _adjective_subject(head, depth)
    if dep in {"advcl", "prep"} and verbal:
        return surface_subject(head, depth + 1)
    if dep == "pcomp":
        return _of_preposition(head, depth)
    for child in verb.children:
        if child.dep_ == "poss":
            return child
    return None


def _after_date(verb: "Token") -> "Token | None":
    """ "On 27 April *a major* telephoned me": a subject that the parse hangs on the date before it."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i < verb.i:
            for token in child.subtree:
                if token.dep_ == "appos" and token.head.ent_type_ == "DATE" and token.ent_type_ != "DATE":
                    return token
    return None


def chained_to(verb: "Token") -> "Token | None":
    """The verb that "then" chains ``verb`` to where the parse missed it: the last one of its form."""
    if verb.dep_ not in {"dep", "advcl"} or not any(child.lower_ == "then" for child in verb.children):
        return None
    earlier = (t for t in reversed(verb.sent) if t.i < verb.i and t.tag_ == verb.tag_ and t.pos_ == "VERB")
    return next(earlier, None)


def _antecedent(subject: "Token", verb: "Token") -> "Token":
    """A relative pronoun stands for the noun that its clause hangs on."""
    if subject.tag_ not in {"WP", "WDT"} or subject.lower_ == "what":
        return subject
    clause = verb
    while clause.dep_ in {"conj", "ccomp", "xcomp"} and clause.head != clause:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else subject


def _noun_that_acts(verb: "Token", depth: int) -> "Token | None":
    noun = verb.head
    if verb.tag_ == "VB" and not is_passive(verb):
        # "a plan to kill": who plans is who would act; "the first man to cross": the man himself
        for child in noun.children:
            if child.dep_ == "poss":
                return child
        if noun.dep_ in {"dobj", "attr"} and noun.head.pos_ in {"VERB", "AUX"} and noun.ent_type_ == "":
            return surface_subject(noun.head, depth + 1)
    return noun


def _controller(head: "Token", depth: int) -> "Token | None":
    """Who acts in a clause without subject that hangs on ``head``."""
    if not is_passive(head) and head.lemma_ != "promise":
        for child in head.children:
            if child.dep_ in {"dobj", "dative"} and child.pos_ != "ADP":
                return child
    return surface_subject(head, depth + 1)


def _adjective_subject(head: "Token", depth: int) -> "Token | None":
    own = _own_subject(head)
    if own is not None:
        return own
    if head.dep_ in {"acomp", "attr", "oprd"} and head.head != head:
        return surface_subject(head.head, depth + 1)
    return None


def _of_preposition(preposition: "Token", depth: int) -> "Token | None":
    governor = preposition.head
    if preposition.dep_ == "prep" and governor.dep_ == "prep":
        governor = governor.head
    if governor.pos_ not in {"VERB", "AUX"}:
        for child in governor.children:
            if child.dep_ == "poss":
                return child
        if governor.dep_ in {"acomp", "attr"}:
            return _adjective_subject(governor, depth)
        if governor.dep_ in {"dobj", "nsubjpass"} and governor.head.lemma_ in words("blaming"):
            return governor
        return None
    if governor.lemma_ in words("blaming") and preposition.lower_ != "by":
        acted_on = logical_object(governor)
        if acted_on is not None:
            return acted_on
    return surface_subject(governor, depth + 1)


def logical_object(verb: "Token") -> "Token | None":
    """The one acted on by ``verb``."""
    direct = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if is_passive(verb):
        if direct is not None and verb.lemma_ in words("ditransitive"):
            return direct
        return surface_subject(verb)
    if direct is not None:
        if direct.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
            return verb.head
        return direct
    own = _own_subject(verb)
    if verb.dep_ == "relcl" and own is not None and not _has_relative(own) and not _has_adverb(verb):
        return verb.head
    # "followed her brother home" is often read as one noun phrase
    home = next((c for c in verb.children if c.dep_ == "advmod" and c.lower_ == "home"), None)
    if home is not None:
        return next((c for c in home.children if c.dep_ == "compound"), None)
    # "raped and killed women": the first verb shares the object of the second
    following = next(
        (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i <= verb.i + 3), None
    )
    if following is not None and not any(c.dep_ in {"prep", "prt", "ccomp", "xcomp"} for c in verb.children):
        return next((c for c in following.children if c.dep_ == "dobj"), None)
    return None


def _direct_object(verb: "Token") -> "Token | None":
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _has_relative(subject: "Token") -> bool:
    return subject.tag_ in {"WP", "WDT"} or any(child.tag_ == "WP$" for child in subject.children)


def _has_adverb(verb: "Token") -> bool:
    return any(child.tag_ == "WRB" for child in verb.children)


@dataclass(frozen=True)
class Frame:
    """A trigger's own word with its logical slots. ``host`` is the verb that governs a noun."""

    trigger: "Token"
    light: frozenset[str]
    undergo: frozenset[str]

    @cached_property
    def host(self) -> "Token | None":
        """The verb that a noun trigger hangs on as its object, subject or through a preposition."""
        noun = self.trigger
        while noun.dep_ in {"conj", "appos"} and noun.head != noun and noun.head.pos_ in {"NOUN", "PROPN"}:
            noun = noun.head
        head = noun.head
        if noun.dep_ in {"dobj", "nsubjpass", "attr", "nsubj"} and head.pos_ in {"VERB", "AUX"}:
            return head
        if noun.dep_ == "pobj" and head.head.pos_ in {"VERB", "AUX"}:
            return head.head
        # "took part in a protest", "were victims of torture"
        if (
            noun.dep_ == "pobj"
            and head.head.dep_ in {"dobj", "attr"}
            and head.head.head.pos_ in {"VERB", "AUX"}
        ):
            return head.head.head if head.head.head.lemma_ in self.light else None
        return None

    @cached_property
    def slots(self) -> Mapping[str, tuple["Token", ...]]:
        """The head words in each slot."""
        slots: dict[str, list[Token]] = {"self": [self.trigger]}
        if self.trigger.pos_ in {"VERB", "AUX"}:
            self._verb(slots)
        else:
            self._noun(slots)
        for name, token in prepositional(self.trigger):
            slots.setdefault(name, []).append(token)
        return {name: tuple(tokens) for name, tokens in slots.items()}

    def _verb(self, slots: "dict[str, list[Token]]") -> None:
        verb = self.trigger
        subject, passive, acted_on = surface_subject(verb), is_passive(verb), logical_object(verb)
        if passive:
            agents = [t for name, t in prepositional(verb) if name == "by-object"]
            if agents:
                slots["subject"] = agents
        elif subject is not None and subject != acted_on:
            slots["subject"] = [subject]
        if acted_on is not None:
            slots["object"] = [acted_on]
            owners = [child for child in acted_on.children if child.dep_ == "poss"]
            if owners:
                slots["possessive"] = owners
        indirect = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
        if passive and subject is not None and subject != acted_on:
            indirect = [subject]
        if indirect:
            slots["indirect"] = indirect
        actors = [
            s
            for c in verb.children
            if c.dep_ in {"ccomp", "xcomp", "advcl"} and (s := _own_subject(c)) is not None
        ]
        if actors:
            slots["complement"] = actors
        holders = [verb] if acted_on is None else [verb, acted_on]
        below = [c for h in holders for c in h.children if c.dep_ in {"xcomp", "advcl", "acl", "relcl"}]
        purposes = [o for c in below if (o := _direct_object(c)) is not None]
        if purposes:
            slots["purpose"] = purposes

    def _noun(self, slots: "dict[str, list[Token]]") -> None:
        noun = self.trigger
        for child in noun.children:
            if child.dep_ == "poss":
                slots.setdefault("possessive", []).append(child)
            elif child.dep_ in {"compound", "amod", "nmod"}:
                slots.setdefault("modifier", []).append(child)
            elif child.dep_ in {"relcl", "acl", "ccomp"}:
                self._clause_of_noun(child, slots)
        for sibling in noun.conjuncts:
            for name, token in prepositional(sibling):
                if sibling.i > noun.i:
                    slots.setdefault(name, []).append(token)
            for child in sibling.children:
                if child.dep_ == "poss" and sibling.i < noun.i:
                    slots.setdefault("possessive", []).append(child)
        slots.setdefault("by-object", []).extend(_agents_beyond(noun))
        if noun.pos_ == "ADJ":
            subject = _adjective_subject(noun, 0)
            slots["subject"] = [subject] if subject is not None else []
            slots["object"] = [child for child in noun.children if child.dep_ == "dobj"]
        self._host_slots(slots)

    def _clause_of_noun(self, verb: "Token", slots: "dict[str, list[Token]]") -> None:
        """ "Tactics used by police to compel members": who used them, and on whom."""
        own = _own_subject(verb)
        if own is not None:
            slots.setdefault("complement", []).append(own)
        if verb.lemma_ in self.light and is_passive(verb):
            slots.setdefault("subject", []).extend(
                t for name, t in prepositional(verb) if name == "by-object"
            )
        for purpose in verb.children:
            if purpose.dep_ in {"xcomp", "advcl"} and (acted_on := logical_object(purpose)) is not None:
                slots.setdefault("complement", []).append(acted_on)

    def _host_slots(self, slots: "dict[str, list[Token]]") -> None:
        host = self.host
        if host is None:
            return
        subject = surface_subject(host)
        through = self.trigger.dep_ == "pobj"
        if is_passive(host):
            agents = [t for name, t in prepositional(host) if name == "by-object" and t != self.trigger]
            if agents and host.lemma_ in self.light:
                slots["subject"] = agents
            if through and subject is not None and self.trigger.head.lower_ in {"under", "in", "to"}:
                slots["sufferer"] = [subject]
        elif subject is not None and subject != self.trigger:
            if host.lemma_ in self.undergo or (host.lemma_ == "be" and through):
                slots["sufferer"] = [subject]
            elif host.lemma_ in self.light:
                slots["subject"] = [subject]
        if host.lemma_ in self.light or host.lemma_ in self.undergo:
            for name, token in prepositional(host):
                if token != self.trigger:
                    slots.setdefault(name, []).append(token)


def _agents_beyond(noun: "Token") -> "Iterator[Token]":
    """ "The arrest of the editor *by soldiers*": the parse hangs the agent on the editor."""
    for name, patient in prepositional(noun):
        if name == "of-object":
            yield from (token for inner, token in prepositional(patient) if inner == "by-object")


def prepositional(token: "Token") -> "Iterator[tuple[str, Token]]":
    """The nouns that hang on ``token`` through a preposition, by frame word."""
    for child in token.children:
        if child.dep_ not in _PREPOSITIONS or child.pos_ not in {"ADP", "SCONJ", "PART"}:
            continue
        for inner in child.children:
            if inner.dep_ in {"pobj", "pcomp"}:
                yield f"{child.lower_}-object", inner
            elif inner.dep_ == "prep":
                for innermost in inner.children:
                    if innermost.dep_ == "pobj":
                        yield f"{child.lower_}-object", innermost
                        yield f"{inner.lower_}-object", innermost


def clause_head(token: "Token") -> "Token":
    """The verb (or predicate) of the clause in which ``token`` stands."""
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def clause_tokens(token: "Token", words: "tuple[Token, ...]" = ()) -> "set[Token]":
    """The words of the clause of ``token``: without coordinated and subordinate clauses that have a subject.

    A clause that holds one of the ``words`` of the trigger's phrase belongs to it.
    """
    head = clause_head(token)
    found: set[Token] = set()
    stack = [head]
    while stack:
        current = stack.pop()
        found.add(current)
        for child in current.children:
            if child in words:
                stack.append(child)
                continue
            if child.dep_ in {"relcl", "parataxis"} and child != token:
                continue
            if (
                child.dep_ in {"conj", "ccomp", "advcl"}
                and child.pos_ in {"VERB", "AUX"}
                and _own_subject(child)
            ):
                continue
            if child.dep_ == "conj" and child.pos_ == "VERB":
                continue
            stack.append(child)
    return found


def coordinated_with(token: "Token") -> "Iterator[Token]":
    """The verbs that the clause of ``token`` is coordinated with and shares its subject with."""
    verb = clause_head(token)
    while _own_subject(verb) is None:
        if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
            verb = verb.head
        elif (before := chained_to(verb)) is not None:
            verb = before
        else:
            return
        yield verb


def has_auxiliary(verb: "Token") -> bool:
    """Whether a verb has an auxiliary of its own."""
    return any(child.dep_ in _AUXILIARIES for child in verb.children)
