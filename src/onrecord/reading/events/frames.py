"""Who acts and who is acted on at a verb, whatever the grammar.

Works on the labels of spaCy's English models (ClearNLP). Voice is undone: the subject is the one who acts
and the object the one who is acted on. A subject that a verb shares with another one is
found through coordination, control ("forced *him* to sign"), relative and reduced relative clauses and
participles; one that the text does not give stays empty.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.reading.events.grammar import words
from onrecord.reading.events.misplaced import has_adverb, misplaced
from onrecord.reading.events.outcomes import agent_of, is_plot_of_others, only_came_of
from onrecord.reading.events.subjects import (
    has_auxiliary,
    is_finite,
    names_teller,
    own_subject,
    proceeded_against,
)
from onrecord.reading.events.voice import blames, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_GROUNDS = frozenset({"for", "over"})
_WHEN = frozenset(
    {"day", "night", "morning", "evening", "afternoon", "week", "weekend", "month", "year", "time"}
)


def listed_with(noun: "Token", verb: "Token") -> "Iterator[Token]":
    """The other nouns of a list, one of which the parse hangs on the verb and not on its neighbour.

    "Two *nurses*, a driver and a guard were killed"; "detained the secretary, Ana Roca, and his *sons*".
    """
    for child in verb.children:
        if child.pos_ not in {"NOUN", "PROPN"} or child == noun or child.ent_type_ in {"DATE", "TIME"}:
            continue
        if child.dep_ not in {"npadvmod", "nsubj", "nsubjpass", "conj", "dep"} or child.tag_ in {"WP", "WDT"}:
            continue
        if names_teller(child, verb) or child.lemma_ in _WHEN:
            continue
        first, second = sorted((child, noun), key=lambda token: token.i)
        between = noun.doc[first.right_edge.i : second.left_edge.i]
        joined = all(token.text == "," or token.lower_ in {"and", "or"} for token in between[1:])
        comma = len(between) > 1 or first.right_edge.lower_ in {",", "and", "or"}
        if (first.i < verb.i) == (second.i < verb.i) and joined and comma:
            yield child


def surface_subject(verb: "Token", depth: int = 0) -> "Token | None":
    """The word that stands as subject of ``verb``, its own or a shared one; None where there is none."""
    if depth > 8:
        return None
    own = own_subject(verb)
    if own is not None:
        return _antecedent(own, verb)
    head, dep = verb.head, verb.dep_
    if dep in {"ROOT", "ccomp", "conj"} and (moved := misplaced(verb)) is not None:
        return moved
    if head == verb:
        return None
    before = chained_to(verb)
    if before is not None:
        return surface_subject(before, depth + 1)
    verbal = head.pos_ in {"VERB", "AUX"}
    if dep == "conj":
        return surface_subject(_goes_with(verb), depth + 1) if verbal else None
    if dep in {"relcl", "acl"}:
        return _noun_that_acts(verb, depth)
    if dep in {"xcomp", "oprd", "acomp"} or (dep == "ccomp" and _is_controlled(verb)):
        return _controller(head, depth) if verbal else adjective_subject(head, depth)
    if dep in {"advcl", "prep"} and verbal:
        return agent_of(head) if only_came_of(verb) else surface_subject(head, depth + 1)
    if dep == "pcomp":
        return _of_preposition(head, depth)
    for child in verb.children:
        if child.dep_ == "poss":
            return child
    return None


def _is_controlled(clause: "Token") -> bool:
    """Whether a clause without a subject has that of its head; "his sister says *killed*" has another one."""
    bare = clause.tag_ in {"VB", "VBG", "VBN"} and not is_finite(clause)
    return bare and clause.head.lemma_ not in words("claimed")


def caller(verb: "Token") -> "Token | None":
    """ "He said an officer *had called* him and *warned* …": who called is who warned, not who says so."""
    if verb.lemma_ not in words("speaking-to") or any(child.dep_ == "dobj" for child in verb.children):
        return None
    return next(
        (
            child
            for child in verb.head.children
            if child.dep_ == "ccomp"
            and verb.head.i < child.i < verb.i
            and child.lemma_ in words("calling")
            and child.right_edge.i + 2 == verb.i
            and any(inner.dep_ == "dobj" for inner in child.children)
        ),
        None,
    )


def _goes_with(verb: "Token") -> "Token":
    """The verb whose subject a coordinated one shares: "*He* said there was no doubt and *appealed*"."""
    above = caller(verb) or finite_above(verb)
    nobody = above.dep_ == "ccomp" and any(child.dep_ == "expl" for child in above.children)
    return above.head if nobody else above


def finite_above(verb: "Token") -> "Token":
    """The verb that a coordinated one goes with: "made them get out and *robbed* them" goes with "made".

    "Was accused of stealing and *beaten*" goes with "accused".
    """
    told = verb.head.dep_ == "ccomp" and verb.head.head.lemma_ in words("claimed")
    if blames(verb) and told and is_passive(verb.head) and own_subject(verb.head) is not None:
        return verb.head.head
    if (
        verb.tag_ == "VBN"
        and verb.head.tag_ == "VBG"
        and verb.head.dep_ == "pcomp"
        and not has_auxiliary(verb)
    ):
        governor = verb.head.head.head
        return governor if governor.tag_ == "VBN" else verb.head
    if verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.head.tag_ in {"VB", "VBG"}:
        above = (t for t in verb.head.ancestors if t.pos_ == "VERB" and t.i < verb.i)
        return next((t for t in above if t.tag_ == verb.tag_ or _has_tense_of(verb, t)), verb.head)
    if verb.tag_ == "VB" and verb.head.tag_ == "VBG":
        # "would charge him for *possessing* it and *lock* him up"
        return next((t for t in verb.head.ancestors if t.tag_ == "VB" and t.pos_ == "VERB"), verb.head)
    if verb.tag_ == "VBD" and verb.head.tag_ == "VBN" and any(c.lemma_ == "have" for c in verb.head.children):
        # "have fled since youths *set up* a base and ordered them": of two verbs the one in the same tense
        between = (
            t for t in reversed(verb.doc[verb.head.i : verb.i]) if t.tag_ == "VBD" and t.pos_ == "VERB"
        )
        nearest = next(between, verb.head)
        return nearest if nearest.dep_ in {"pcomp", "advcl"} else verb.head
    return verb.head


def _has_tense_of(verb: "Token", passive: "Token") -> bool:
    """ "*Was asked* to sign it and *tore* it up": who was asked."""
    return any(child.dep_ in {"aux", "auxpass"} and child.tag_ == verb.tag_ for child in passive.children)


def chained_to(verb: "Token") -> "Token | None":
    """The verb that "then" chains ``verb`` to where the parse missed it: the last one of its form."""
    then = any(child.lower_ == "then" for child in verb.children) or (
        verb.i and verb.nbor(-1).lower_ == "then"
    )
    if verb.dep_ not in {"dep", "advcl"} or not then:
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
        if is_plot_of_others(noun):
            return None
        if noun.dep_ in {"dobj", "attr"} and noun.head.pos_ in {"VERB", "AUX"} and noun.ent_type_ == "":
            return surface_subject(noun.head, depth + 1)
    if verb.tag_ == "VBG" and noun.dep_ == "pobj" and noun.lemma_ in words("worn"):
        return noun.head.head if noun.head.head.pos_ in {"NOUN", "PROPN", "NUM"} else noun
    sent = noun.dep_ == "dobj" and noun.head.lemma_ in words("issuing")
    if verb.tag_ == "VBG" and sent and noun.lemma_ in words("papers") | words("orders"):
        return surface_subject(noun.head, depth + 1)  # "*the mayor* signed a letter dismissing two clerks"
    return noun


def _controller(head: "Token", depth: int) -> "Token | None":
    """Who acts in a clause without subject that hangs on ``head``."""
    if not is_passive(head) and head.lemma_ != "promise":
        for child in head.children:
            if (
                child.dep_ in {"dobj", "dative"}
                and child.pos_ != "ADP"
                and child.lemma_ not in words("means")
            ):
                return child
    return surface_subject(head, depth + 1)


def adjective_subject(head: "Token", depth: int = 0) -> "Token | None":
    """Of whom or what an adjective or another predicate is said."""
    own = own_subject(head)
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
        if governor.dep_ in {"dobj", "nsubjpass"} and governor.head.lemma_ in words("blaming"):
            return governor  # "accused *his rival* of murdering …"
        if governor.dep_ == "pobj" and governor.head.lower_ == "against" and preposition.lower_ in _GROUNDS:
            return governor
        for child in governor.children:
            if child.dep_ == "poss":
                return child
        return adjective_subject(governor, depth) if governor.dep_ in {"acomp", "attr", "oprd"} else None
    accused = proceeded_against(governor) if preposition.lower_ in _GROUNDS else None
    if accused is not None:
        return accused
    opens = preposition.is_sent_start or preposition.nbor(-1).text == ","
    apart = preposition.lower_ in {"after", "before"} and opens
    if governor.lemma_ in words("blaming") and preposition.lower_ != "by" and not apart:
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
        # "slapped and kicked *six men* at the bureau, the department that …", the last parsed as the object
        joined = (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i < direct.i)
        shared = next((c for other in joined for c in other.children if c.dep_ == "dobj"), None)
        if shared is not None and shared.i < direct.i:
            return shared
        if direct.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
            return _gathering_above(verb) or verb.head
        return direct
    killed = _object_of_dead(verb)
    if killed is not None:
        return killed
    beside = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    if beside.lower_ in {"both", "all", "each"} and beside.dep_ in {"preconj", "predet"}:
        return beside  # "charged *both* with theft", where the parse hangs it on what follows
    own = own_subject(verb)
    if verb.dep_ == "relcl" and own is not None and not _has_relative(own) and not has_adverb(verb):
        return verb.head
    # "followed her brother home" is often read as one noun phrase
    home = next((c for c in verb.children if c.dep_ == "advmod" and c.lower_ == "home"), None)
    if home is not None:
        return next((c for c in home.children if c.dep_ == "compound"), None)
    # "raped and killed women": the first verb shares the object of the second
    following = next(
        (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i <= verb.i + 3), None
    )
    if following is not None and verb.doc[verb.i + 1 : verb.i + 3].text.lower() == ", and":
        return None  # "They refused, and told the press": an act by itself
    if following is not None and not any(c.dep_ in {"prep", "prt", "ccomp", "xcomp"} for c in verb.children):
        return next((c for c in following.children if c.dep_ == "dobj"), None)
    return None


def _object_of_dead(verb: "Token") -> "Token | None":
    """ "Shot *dead* a labourer", which the parse hangs on the adjective."""
    dead = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ == "dead"), None)
    objects = dead.children if dead is not None else ()
    return next((c for c in objects if c.dep_ in {"pobj", "dobj", "npadvmod"} and c.i > c.head.i), None)


def _gathering_above(verb: "Token") -> "Token | None":
    """ "Spoke at a *meeting* about the price of bread, which police broke up": no price is broken up."""
    if verb.lemma_ not in {"break", "disperse"} or verb.head.lemma_ in words("gatherings"):
        return None
    above = (t for t in verb.head.ancestors if t.pos_ in {"NOUN", "PROPN", "VERB"})
    for noun in above:
        if noun.pos_ == "VERB":
            return None
        if noun.lemma_ in words("gatherings"):
            return noun
    return None


def _has_relative(subject: "Token") -> bool:
    """Whether a clause is about who is its subject: "villagers, *many of whom* had fled"."""
    return subject.tag_ in {"WP", "WDT"} or any(
        child.tag_ == "WP$" or (child.lower_ == "of" and any(inner.tag_ == "WP" for inner in child.children))
        for child in subject.children
    )
