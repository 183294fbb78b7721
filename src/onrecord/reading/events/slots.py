"""Who stands where beside a trigger: the logical slots of a verb, a noun or an adjective.

The slots carry the frame words of the codebook (`onrecord.codebook.SLOTS`). A verb's own come from its
grammar (`frames`); a noun's from what stands around it and from the verb that governs it ("carried out *an
attack*"); an adjective has the subject of which it is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.reading.events.accused import agent_behind, culprits
from onrecord.reading.events.attackers import attackers, have_gathered, is_gone_through, whose_attack
from onrecord.reading.events.clauses import prepositional
from onrecord.reading.events.frames import adjective_subject, listed_with, logical_object, surface_subject
from onrecord.reading.events.grammar import words
from onrecord.reading.events.stakes import Stake, stakes
from onrecord.reading.events.subjects import own_subject
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_TIMES = frozenset({"DATE", "TIME"})
_CUSTODY = frozenset({"detention", "custody", "prison", "jail", "gaol", "arrest"})
_APART = frozenset({"since", "after", "before", "until", "during", "despite", "amid", "following"})
"""What hangs on a verb by these is another act: "the family has had no news *since* his abduction"."""


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
        if (
            noun.dep_ == "pobj"
            and noun.head.lower_ == "of"
            and (noun.head.head.like_num or noun.head.head.lemma_.lower() in words("measures"))
        ):
            noun = noun.head.head  # "received dozens of threats"
        head = noun.head
        if noun.dep_ in {"dobj", "nsubjpass", "attr", "nsubj"} and head.pos_ in {"VERB", "AUX"}:
            return head
        if noun.dep_ == "pobj" and head.head.pos_ in {"VERB", "AUX"}:
            return head.head if head.lower_ not in _APART else None
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
            if name == "by-object" and have_gathered(token, self.trigger):
                continue
            if name == "at-object" and (slots.get(name) or _is_where(token.head, self.trigger)):
                continue  # "threw stones at him *at the market*"
            if name != "against-object" or token not in slots.get("subject", ()):
                slots.setdefault(name, []).append(token)
        if (aimed := whose_attack(self.trigger, slots.get("possessive", ()))) is not None:
            slots.setdefault("subject", slots.pop("possessive"))
            slots.setdefault(*aimed)
        return {name: tuple(tokens) for name, tokens in slots.items()}

    @cached_property
    def stakes(self) -> tuple[Stake, ...]:
        """What the trigger tells somebody would follow."""
        return tuple(stakes(self.trigger))

    def _verb(self, slots: "dict[str, list[Token]]") -> None:
        verb = self.trigger.head if self.trigger.dep_ == "aux" else self.trigger  # "*should* free them"
        subject, passive, acted_on = surface_subject(verb), is_passive(verb), logical_object(verb)
        if passive:
            agents = _agents(verb) or _filer(verb) or list(attackers(verb))
            if agents:
                slots["subject"] = agents
        elif subject is not None and subject != acted_on:
            slots["subject"] = [subject, *listed_with(subject, verb)]
        elif verb.tag_ == "VBG":  # "shelling by the army killed four"
            slots["subject"] = [t for name, t in prepositional(verb) if name == "by-object"]
        given = _second_object(verb)
        if given is not None and not passive:
            if acted_on is not None and acted_on != given:
                slots["indirect"] = [acted_on]
            acted_on = given
        if acted_on is not None:
            slots["object"] = [acted_on, *listed_with(acted_on, verb)]
            owners = [child for child in acted_on.children if child.dep_ == "poss"]
            if owners:
                slots["possessive"] = owners
        indirect = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
        if passive and subject is not None and subject != acted_on:
            indirect = [subject]
        indirect = indirect or _called(verb)
        if indirect:
            slots["indirect"] = indirect
        actors = [
            s
            for c in verb.children
            if c.dep_ in {"ccomp", "xcomp"} or (c.dep_ == "advcl" and not _is_marked(c))
            if (s := own_subject(c)) is not None
        ]
        if actors:
            slots["complement"] = actors
        holders = [verb] if acted_on is None else [verb, acted_on]
        below = [c for h in holders for c in h.children if c.dep_ in {"xcomp", "advcl", "acl", "relcl"}]
        below = [c for c in below if c.dep_ != "advcl" or not _is_marked(c)]
        below = [c for c in below if c.dep_ not in {"acl", "relcl"} or c.i > verb.i or c.head == verb]
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
        own = {name for name, _ in prepositional(noun)}
        for sibling in noun.conjuncts:
            for name, token in prepositional(sibling):
                if sibling.i > noun.i and name not in own:
                    slots.setdefault(name, []).append(token)
            for child in sibling.children:
                if child.dep_ == "poss" and sibling.i < noun.i:
                    slots.setdefault("possessive", []).append(child)
        slots.setdefault("by-object", []).extend((*_agents_beyond(noun), *agent_behind(noun)))
        slots.setdefault("of-object", []).extend(patients_beyond(noun))
        if noun.pos_ == "ADJ":
            subject = adjective_subject(noun, 0)
            slots["subject"] = [subject] if subject is not None else []
            slots["object"] = [child for child in noun.children if child.dep_ == "dobj"]
        self._host_slots(slots)

    def _clause_of_noun(self, verb: "Token", slots: "dict[str, list[Token]]") -> None:
        """ "Tactics used by police to compel members": who used them, and on whom."""
        own = own_subject(verb)
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
        blamed = culprits(self.trigger)
        if blamed is not None:
            slots["subject"] = [*blamed]
            slots["against-object"] = [t for t in slots.get("against-object", ()) if t not in blamed]
            return
        above = self.trigger.head.head if self.trigger.dep_ == "pobj" else self.trigger
        if above.lemma_.lower() in words("accusations"):
            return  # "they made *claims* of beatings": no beatings that they made
        host = self.host
        if host is None or any(child.dep_ == "expl" for child in host.children):
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
            under = through and self.trigger.head.lower_ == "under"  # "signed it *under torture*"
            under = under or is_gone_through(host)
            if under or host.lemma_ in self.undergo or (host.lemma_ == "be" and through):
                slots["sufferer"] = [subject]
            elif host.lemma_ in self.light and not (through and self._is_dealt_with(host)):
                slots["subject"] = [subject]
        if host.lemma_ in self.light or host.lemma_ in self.undergo:
            for name, token in prepositional(host):
                if token != self.trigger:
                    slots.setdefault(name, []).append(token)

    def _is_dealt_with(self, host: "Token") -> bool:
        """ "Police *took* no action *over the assaults*": what somebody does about it is not the act."""
        done = any(c.dep_ == "dobj" and c.i < self.trigger.i for c in host.children)
        return done and self.trigger.head.lower_ in {"over", "about", "after", "against"}


def _is_where(link: "Token", verb: "Token") -> bool:
    """ "*At the gate* police fired", "shot him *at the gate*": where it was, and not at what."""
    beside = any(c.dep_ == "dobj" and c.pos_ == "PRON" for c in verb.children)
    return verb.pos_ == "VERB" and (link.is_sent_start or (beside and link.i > verb.i + 1))


def _agents(verb: "Token", depth: int = 0) -> "list[Token]":
    """Who did it to the subject of a passive verb, also where the parse hangs "by" on a word in between.

    "Was shot at a checkpoint *by soldiers*", "were forced to sign *by officials*"; "arrested, beaten and
    robbed *by men*" shares its agent, "arrested on Monday and robbed by men" does not.
    """
    own = [t for name, t in prepositional(verb) if name == "by-object" and t.pos_ != "VERB"]
    if own or depth > 3:
        return own
    for child in verb.children:
        if child.i < verb.i:
            continue
        holders = []
        if child.dep_ == "prep":
            joined = (child, *child.conjuncts)  # "held without trial and *without charge* by the police"
            nouns = (noun for link in joined for noun in link.children if noun.dep_ == "pobj")
            holders = [noun for noun in nouns if noun.lemma_ not in words("doers-of-their-own")]
        elif child.dep_ in {"xcomp", "oprd"} and not is_passive(child):
            holders = [child]
        for holder in holders:
            found = [t for name, t in prepositional(holder) if name == "by-object" and t.pos_ != "VERB"]
            if found:
                return found
    following = next((c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBN"), None)
    bare = all(c.i < verb.i or c.dep_ in {"punct", "cc", "conj"} for c in verb.children)
    if following is None or not bare or any(c.i < following.i for c in following.children):
        return []
    return _agents(following, depth + 1)


def _filer(verb: "Token") -> "list[Token]":
    """ "In a complaint lodged with the court, *the families* said …": who tells it there has lodged it."""
    paper, above = verb.head, verb.head.head
    if (
        verb.dep_ != "acl"
        or paper.lemma_ not in words("papers")
        or paper.dep_ != "pobj"
        or above.lower_ != "in"
    ):
        return []
    told = above.head
    teller = own_subject(told) if told.lemma_ in words("claimed") else None
    return [teller] if teller is not None and above.is_sent_start else []


def _agents_beyond(noun: "Token") -> "Iterator[Token]":
    """ "The arrest of the editor *by soldiers*": the parse hangs the agent on the editor."""
    if noun.lemma_.lower() in words("accusations"):
        return  # "complaints of extortion *by soldiers*"
    for name, patient in prepositional(noun):
        attack = name == "in-object" and patient.lemma_.lower() in words("attacks")  # "deaths in a raid *by*"
        if name == "of-object" or attack:
            yield from (token for inner, token in prepositional(patient) if inner == "by-object")


def patients_beyond(noun: "Token") -> "Iterator[Token]":
    """ "The killing on 3 May *of the editor*": the parse hangs the one who was killed on the date.

    "The release pending trial *of the editor*", "from custody *of nurses*": on the trial, or on custody.
    """
    for _, day in prepositional(noun):
        if day.ent_type_ == "DATE":
            yield from (token for name, token in prepositional(day) if name == "of-object")
    if noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in {"pending", "without", "from"}:
        for word in noun.subtree:
            if noun.nbor().lower_ == "from" and word.head.lemma_ not in _CUSTODY:
                continue
            if word.lower_ == "of" and word.dep_ == "prep" and word.head.i in range(noun.i + 1, noun.i + 4):
                yield from (child for child in word.children if child.dep_ == "pobj")


def _second_object(verb: "Token") -> "Token | None":
    """ "Gave 12 families *50,000 lempiras* each": of two objects the second is what was given."""
    if verb.lemma_ not in words("ditransitive"):
        return None
    objects = [
        child
        for child in verb.children
        if child.i > verb.i
        and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"}  # "Rs200,000"
        and (child.dep_ in {"dobj", "dative"} or (child.dep_ == "npadvmod" and child.ent_type_ not in _TIMES))
    ]
    return objects[1] if len(objects) > 1 else None


def _called(verb: "Token") -> "list[Token]":
    """ "Phoned *Roca* and warned that she …": whom somebody speaks to is whom they called."""
    called = verb.head
    if (
        verb.dep_ != "conj"
        or verb.lemma_ not in words("speaking-to")
        or called.lemma_ not in words("calling")
    ):
        return []
    return [c for c in called.children if c.dep_ == "dobj"] if not is_passive(called) else []


def _is_marked(clause: "Token") -> bool:
    """ "Threatened to kill them *if soldiers* came": a condition or a reason names nobody who is to act."""
    return any(child.dep_ == "mark" for child in clause.children)


def _direct_object(verb: "Token") -> "Token | None":
    """What is acted on; "to have *him* dismissed", "have *her* job taken" by another's hand."""
    for child in verb.children:
        if child.dep_ == "dobj":
            return child
        if verb.lemma_ in {"have", "get"} and child.dep_ == "ccomp" and child.tag_ == "VBN":
            subject = own_subject(child)
            owners = [c for c in subject.lefts if c.dep_ == "poss"] if subject is not None else []
            return owners[0] if owners else subject
    return None
