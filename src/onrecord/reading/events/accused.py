"""Whom somebody blames for an act that a noun names, and who owns up to it.

"Laid the blame for *the fire* on *the Border Guard*", "held *the army* responsible for *the killing*",
"*rebels* claimed responsibility for *the bombing*", "allegations of *torture* against *the police chief*".
"""

from typing import TYPE_CHECKING

from onrecord.reading.events.clauses import prepositional
from onrecord.reading.events.frames import adjective_subject, logical_object, surface_subject
from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import own_subject
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_VERBS = frozenset({"VERB", "AUX"})
_OWNING_UP = frozenset({"confess", "admit", "own"})
_ACCUSING = frozenset({"accuse", "suspect"})
_OPEN = frozenset(
    {"if", "whether", "unless", "nobody", "none", "never", "neither", "whoever", "anyone", "anybody"}
)
_LAID_ON = frozenset({"on-object", "upon-object", "to-object", "with-object", "at-object"})


def culprits(act: "Token") -> "tuple[Token, ...] | None":
    """Who is blamed for ``act``, or owns up to it; None where the sentence tells of neither.

    Nobody where it is not said that they are blamed: "did *not* hold the army responsible", "*if* they are".
    """
    above = act.head
    found: Iterator[Token] | None = None
    if act.dep_ in {"dobj", "nsubjpass"} and above.pos_ == "VERB" and _is_imputed(act, above):
        found = _of_object(act, above)
    elif act.dep_ == "pobj" and above.head.pos_ != "ADP":
        found = _under(above, act)
    if found is None:
        return None
    verb = above if above.pos_ == "VERB" else next((t for t in above.ancestors if t.pos_ in _VERBS), None)
    return tuple(dict.fromkeys(found)) if verb is None or _is_asserted(verb) else ()


def _under(link: "Token", act: "Token") -> "Iterator[Token] | None":
    holder = link.head
    match link.lower_:
        case "for" | "over" | "in":
            return _answers_for(act, link)
        case "behind" if holder.lemma_ == "be":
            return _doer(holder)
        case "to" if holder.lemma_ in _OWNING_UP and holder.pos_ == "VERB":
            return _doer(holder)
        case "of" if holder.lemma_ in _ACCUSING:
            accused = logical_object(holder)
            return iter([accused] if accused is not None else [])
        case "of" if holder.lemma_.lower() in words("accusations") and any(True for _ in _against(holder)):
            return _against(holder)
    return None


def _is_asserted(verb: "Token") -> bool:
    """Whether it is said that somebody is blamed, and not denied, supposed or foretold."""
    return not any(
        child.dep_ == "neg"
        or child.tag_ == "MD"
        or child.lower_ in _OPEN
        or any(inner.lower_ == "no" for inner in child.children if child.dep_ in {"nsubj", "nsubjpass"})
        for child in verb.children
    )


def _is_imputed(act: "Token", verb: "Token") -> bool:
    if verb.lemma_ == "claim":
        theirs = any(t.tag_ == "PRP$" for t in act.subtree)  # "claimed the killing of two of *its* members"
        definite = any(child.lower_ in {"the", "this", "that", "both"} for child in act.children)
        return definite and not theirs
    if verb.lemma_ in {"put", "lay", "lie"}:  # "lay" in the present is taken for "lie"
        return any(c.lower_ == "down" for c in verb.children) or any(True for _ in _at_door(verb, act))
    return verb.lemma_ in words("imputing")


def alleged_by(act: "Token") -> "Token | None":
    """The word by which somebody lays ``act`` at another's door or tells of it: "*spoke* of rapes"."""
    if culprits(act):
        verb = next((t for t in act.ancestors if t.pos_ == "VERB"), None)
        if verb is not None and verb.lemma_ in words("laying-blame") | words("claiming-blame"):
            return verb
    teller = _told_by(act)
    if teller is None:
        return None
    verb = next((t for t in (teller, *teller.ancestors) if t.pos_ in _VERBS), teller)
    return teller if _is_asserted(verb) and not _is_of_fiction(verb) and not _is_unfounded(verb) else None


def _is_of_fiction(verb: "Token") -> bool:
    """Whether it is a tale: "the *film* describes …", "she speaks of murders in her *novels*"."""
    return any(
        t.lemma_.lower() in words("fictions") | {"story", "tale", "poem", "song"} for t in verb.subtree
    )


def _is_unfounded(verb: "Token") -> bool:
    """Whether it is said to be untrue: "the allegation of rape was *without basis*"."""
    return any(
        t.lemma_.lower() in words("untrue")
        or (t.lower_ == "without" and any(c.lemma_ in {"basis", "foundation", "merit"} for c in t.children))
        for t in verb.subtree
    )


def is_charge(act: "Token") -> bool:
    """Whether it is told as something that somebody did: "there had been *rapes* by militiamen"."""
    there = act.dep_ == "attr" and any(child.dep_ == "expl" for child in act.head.children)
    return there and any(True for _ in agent_behind(act))


def _told_by(act: "Token") -> "Token | None":
    """ "*Spoke* of rapes", "*evidence* of looting", "*documented* the killing of nine farmers"."""
    above = act.head
    if act.dep_ == "dobj" and above.pos_ == "VERB":
        return above if above.lemma_ in words("telling-an-act") else None
    if act.dep_ != "pobj":
        return None
    teller = above.head.head if _is_told(above.head) else above.head
    if teller.pos_ == "VERB":
        return teller if f"{teller.lemma_} {above.lower_}" in words("telling-of-an-act") else None
    return teller if above.lower_ == "of" and _tells(teller) else None


def _tells(noun: "Token") -> bool:
    """Whether it holds that something was done, or who hears it does: "*claims* of", "told *a court* of"."""
    return noun.lemma_.lower() in words("accusations") | words("speaking-for-it") or _is_told(noun)


def _is_told(noun: "Token") -> bool:
    return noun.dep_ in {"dobj", "dative"} and noun.head.lemma_ in {"tell", "inform"}


def is_counted(act: "Token") -> bool:
    """Whether so many of them are told of that they took place: "the petition lists eleven *arrests*"."""
    return _told_by(act) is not None and any(child.dep_ == "nummod" for child in act.children)


def agent_behind(act: "Token") -> "Iterator[Token]":
    """ "Denounced *the abduction* of a journalist *by gendarmes*": parsed as said of who denounces."""
    holder = act.head.head if act.dep_ == "pobj" and act.head.dep_ == "prep" else act.head
    if act.dep_ not in {"dobj", "pobj", "attr"}:
        return
    if holder.pos_ not in _VERBS and not _tells(holder):
        return
    holders = [holder]
    if holder.dep_ in {"dobj", "dative", "attr"}:  # "made *allegations* of torture by officers"
        holders.append(holder.head)
    for by in (child for held in holders for child in held.children):
        near = by.lower_ == "by" and by.dep_ in {"prep", "agent"} and by.i == act.right_edge.i + 1
        if near and not (by.head.pos_ in _VERBS and is_passive(by.head)):
            yield from (noun for noun in by.children if noun.dep_ == "pobj")


def _of_object(act: "Token", verb: "Token") -> "Iterator[Token]":
    """ "Attributed *the bombing* to *separatists*", "*the ELN* claimed *the kidnapping*"."""
    if verb.lemma_ == "claim":
        yield from _doer(verb)
        return
    at_door = [*_at_door(verb, act)]
    imputed = {"to-object", "on-object", "upon-object"}
    yield from (at_door or [noun for name, noun in _persons(verb) if name in imputed])[:1]


def _at_door(verb: "Token", act: "Token") -> "Iterator[Token]":
    """Whose door it is laid at; the parse may hang "at" on the act."""
    for holder in (verb, act):
        for name, noun in prepositional(holder):
            if name == "at-object" and (owner := _behind_door(noun)) != noun:
                yield owner


def _answers_for(act: "Token", link: "Token") -> "Iterator[Token] | None":
    """Who is blamed by what ``link`` hangs on: "responsible *for*", "blamed them *for*"."""
    holder = link.head
    if holder.lemma_ in words("answerable"):
        return iter(_answerable(holder))
    if holder.pos_ == "NOUN" and holder.lemma_.lower() in words("blame") and holder.head.pos_ in _VERBS:
        return _blame(act, holder, holder.head)
    verb = next((t for t in (holder, *holder.ancestors) if t.pos_ in _VERBS), None)
    if verb is None or (holder != verb and verb.lemma_ not in {"point", "fall"}):
        return None
    blame = next((c for c in verb.children if c.lemma_.lower() in words("blame") | {"finger"}), None)
    if blame is None:
        accused = logical_object(verb) if verb.lemma_ in words("reproaching") else None
        return iter([accused]) if accused is not None else None
    if verb.lemma_ in {"point", "fall"}:
        return (noun for name, noun in prepositional(verb) if name in _LAID_ON | {"against-object"})
    return _blame(act, blame, verb) if blame.dep_ in {"dobj", "nsubjpass"} else None


def _answerable(word: "Token") -> "list[Token]":
    """ "*The militia* is responsible", "held *the army* responsible", "named *a colonel* as responsible"."""
    if word.dep_ == "amod" and word.i > word.head.i and word.head.pos_ != "ADP":
        return [word.head]
    holder = word.head.head if word.head.lower_ == "as" else word.head
    own = own_subject(word)
    if own is None and word.dep_ != "acomp" and holder.pos_ == "VERB":
        named = logical_object(holder)
    else:
        named = adjective_subject(word)
    return [named] if named is not None else []


def _blame(act: "Token", blame: "Token", verb: "Token") -> "Iterator[Token]":
    """ "*Claimed* responsibility", "*laid* the blame on the army": the parse may hang "on" on the act."""
    if verb.lemma_ in words("claiming-blame"):
        yield from _doer(verb)
    elif verb.lemma_ in words("laying-blame"):
        for holder in (verb, blame, act, *(t for t in act.subtree if t.pos_ in {"NOUN", "PROPN"})):
            for name, noun in _persons(holder):
                if name in _LAID_ON:
                    yield _behind_door(noun)
                    return


def _behind_door(noun: "Token") -> "Token":
    """ "At the door of *the sugar mill*", "at *the army's* feet"."""
    if noun.lemma_ not in {"door", "foot", "doorstep"}:
        return noun
    owners = [n for name, n in prepositional(noun) if name == "of-object"]
    owners += [child for child in noun.children if child.dep_ == "poss"]
    return owners[0] if owners else noun


def _doer(verb: "Token") -> "Iterator[Token]":
    if is_passive(verb):
        yield from (noun for name, noun in prepositional(verb) if name == "by-object")
    elif (subject := surface_subject(verb)) is not None:
        yield subject


def _persons(holder: "Token") -> "Iterator[tuple[str, Token]]":
    """What hangs on a word through a preposition, but for the day: "laid the blame *on Monday*"."""
    return ((name, noun) for name, noun in prepositional(holder) if noun.ent_type_ not in {"DATE", "TIME"})


def _against(accusation: "Token") -> "Iterator[Token]":
    """ "*Allegations* of torture have been made *against* the police chief".

    "Allegations of torture *against detainees*" may as well say who suffered it: only who holds power is
    accused.
    """
    verb = accusation.head
    if verb.lemma_ in words("raising"):
        yield from (noun for name, noun in prepositional(verb) if name == "against-object")
    for holder in (accusation, verb, *accusation.subtree):
        for name, noun in prepositional(holder) if holder.pos_ in {"NOUN", "VERB"} else ():
            if name == "against-object" and noun.lemma_.lower() in words("officials"):
                yield noun
