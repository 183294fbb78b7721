"""Who killed or hurt somebody, where it is told beside: "were killed *when men fired* at their truck"."""

from typing import TYPE_CHECKING

from onrecord.reading.events.clauses import prepositional
from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import own_subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

_SIDES = ("armed-for-the-state", "armed-against-it")


_CRACKDOWNS = frozenset({"offensive", "crackdown", "clampdown", "campaign"})
_ARMED = frozenset(
    {
        "attacker",
        "fighter",
        "gang",
        "gunman",
        "insurgent",
        "man",
        "militant",
        "militia",
        "mob",
        "rebel",
        "thug",
    }
)


def attackers(verb: "Token") -> "Iterator[Token]":
    """The subject of the attack in which they were killed; none where it may be their own side's.

    In "Two soldiers were killed when the army shelled a village" nobody says that the army killed them.
    """
    if verb.lemma_ not in words("hurting"):
        return
    clause = next((c for v in _told_with(verb) for c in v.rights if _is_when(c) and c.i > verb.i), None)
    if clause is None or not _is_attack(clause):
        return
    doer, victim = own_subject(clause), own_subject(verb) or own_subject(verb.head)
    if doer is None or victim is None or doer.pos_ == "PRON" or any(_answers(c) for c in clause.children):
        return
    those, victims = _kinds(doer), _kinds(victim)
    if those & victims or any(those & words(side) and victims & words(side) for side in _SIDES):
        return
    yield doer


def _told_with(verb: "Token") -> "Iterator[Token]":
    """The verb, and the one with which it shares a "when": "were killed and five *wounded* when …"."""
    yield verb
    for other in (verb.head, *verb.children):
        if other.lemma_ in words("hurting") and "conj" in {other.dep_, verb.dep_}:
            yield other
        elif other.head == verb and other.dep_ == "advcl" and other.lemma_ in words("hurting"):
            yield other  # "were killed *while three were wounded* when …"


def _is_when(clause: "Token") -> bool:
    return clause.dep_ == "advcl" and any(c.lower_ == "when" for c in clause.lefts)


def _is_attack(verb: "Token") -> bool:
    aimed = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    if verb.lemma_ in words("setting-off") and aimed & words("attacks"):
        return True
    return verb.lemma_ in words("attacking") and not any(c.dep_ in {"auxpass", "neg"} for c in verb.children)


def _answers(verb: "Token") -> bool:
    """ "When rebels attacked the post and *the army fired back*": either may have killed them."""
    return verb.dep_ in {"conj", "ccomp"} and own_subject(verb) is not None


def _kinds(noun: "Token") -> "set[str]":
    """What they are: "two of the *rebels*", "three *soldiers* and a *guard*"."""
    of = (token for name, token in prepositional(noun) if name == "of-object")
    return {t.lemma_.lower() for t in (noun, *noun.conjuncts, *of)}


def whose_attack(act: "Token", owners: "Sequence[Token]") -> "tuple[str, list[Token]] | None":
    """Who is attacked, by slot, where it is told on whom: "pushed *its* assault on rebels" is its own."""
    if not owners or act.lemma_ not in words("attacks") | _CRACKDOWNS or act.i + 1 >= len(act.doc):
        return None
    link = act.nbor()
    aimed = [c for c in link.children if c.dep_ == "pobj" and c.ent_type_ not in {"DATE", "TIME"}]
    return (f"{link.lower_}-object", aimed) if link.lower_ in {"on", "upon", "against"} and aimed else None


def have_gathered(noun: "Token", act: "Token") -> bool:
    """ "A crackdown on marches *by students*": who marched, and not who cracked down, unless armed."""
    link = noun.head
    if link.lower_ != "by" or not link.i:
        return False
    gathering = link.nbor(-1)
    aimed = gathering.lemma_.lower() in words("gatherings") and gathering.i > act.i
    return aimed and noun.lemma_.lower() not in words("armed-for-the-state") | _ARMED


def is_gone_through(verb: "Token") -> bool:
    """ "Some *have gone through* beatings and rape in detention": those to whom it was done."""
    return verb.lemma_ == "go" and any(c.lower_ == "through" for c in verb.rights)
