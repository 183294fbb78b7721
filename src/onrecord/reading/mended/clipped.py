"""Passives that are told without their auxiliary, as headlines and lists do.

"Official *arrested*", "leaders *denied* bail", "with 44 media workers *beaten*": the parser takes the
participle for a past tense, and whoever it was done to for the one who did it.
"""

from typing import TYPE_CHECKING

from onrecord.reading.mended.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTICIPLES = frozenset({"beaten", "driven", "given", "shown", "stolen", "taken", "thrown", "torn"})
"""Forms that are no past tense of any verb."""
_DONE_TO = frozenset(
    {"abduct", "acquit", "arrest", "charge", "convict", "defrock", "deport", "detain", "dismiss", "displace",
     "disqualify", "evict", "execute", "expel", "extradite", "fine", "flog", "free", "harass", "hospitalise",
     "hospitalize", "imprison", "indict", "injure", "intimidate", "jail", "kidnap", "kill", "lynch", "murder",
     "question", "remand", "sack", "sentence", "summon", "suspend", "threaten", "torture", "wound"}
)  # fmt: skip
"""What is done to somebody who is always named behind it."""
_MADE_TO = frozenset({"bar", "compel", "force"})
_WITHHELD = frozenset(
    {"access", "admission", "bail", "bond", "care", "entry", "food", "medicine", "parole", "passage",
     "permission", "permit", "treatment", "visa", "visit", "water"}
)  # fmt: skip
_TURNED_DOWN = frozenset({"care", "food", "medicine", "treatment", "water"})
"""What those to whom it is offered may refuse themselves."""
_DECIDING = frozenset(
    {"army", "authority", "bench", "board", "bureau", "commission", "commissioner", "committee", "company",
     "council", "court", "department", "doctor", "embassy", "government", "governor", "guard", "hospital",
     "judge", "jury", "justice", "magistrate", "mayor", "military", "minister", "ministry", "office",
     "officer", "official", "panel", "police", "president", "prison", "prosecutor", "regime", "school",
     "soldier", "state", "station", "tribunal", "troop", "university", "warden"}
)  # fmt: skip
"""Who withholds it from others."""
_ALSO_GO = frozenset({"charge", "question"})
"""What is done without an object as well, "crowds *charged*", and to somebody where a reason follows."""
_FOR = frozenset({"about", "for", "in", "over", "with"})
_ATTACKERS = frozenset(
    {"army", "attacker", "authority", "bomb", "blast", "court", "fighter", "force", "gang", "gunman",
     "insurgent", "militant", "militia", "mob", "police", "rebel", "shell", "soldier", "thug", "troop"}
)  # fmt: skip
"""Of these it may be told that they killed or arrested, without any object, unless they are counted."""
_NEXT = frozenset({"IN", "TO", "RB", "CC"})
_OF_WHOLE_CLAUSES = frozenset({"aux", "auxpass", "nsubjpass"})
_ASKING = frozenset({"WP", "WDT", "WRB"})
_WHOLE = frozenset({"ROOT", "ccomp", "conj", "advcl", "pcomp", "parataxis"})


def without_auxiliary(tree: Tree) -> None:
    """ "Two union leaders *denied* bail", "three *arrested* over a poem": it was done to them."""
    for verb in tree.doc[1:]:
        subject = _subject(verb)
        if subject is None or not (_is_done(verb, subject) or _is_withheld(verb, subject)):
            continue
        tree.tags[verb.i] = "VBN"
        tree.hang(subject.i, verb.i, "nsubjpass")


def _subject(verb: "Token") -> "Token | None":
    """The subject of what looks like a past tense in a clause of its own; None where it is none."""
    if verb.tag_ not in {"VBD", "VBN"} or verb.pos_ != "VERB" or verb.dep_ not in _WHOLE:
        return None
    if any(
        c.dep_ in {"aux", "auxpass", "nsubjpass"} or c.tag_ in {"WP", "WDT", "WRB"} for c in verb.children
    ):
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    return subject if subject is not None and subject.pos_ in {"NOUN", "PROPN", "NUM"} else None


def _is_done(verb: "Token", subject: "Token") -> bool:
    """Whether nobody is named to whom it was done, but the subject: "official *arrested*"."""
    if any(c.dep_ in {"dobj", "ccomp", "dative"} and c.i > verb.i for c in verb.children):
        return False
    if _is_shot_dead(verb):
        return subject.lemma_.lower() not in _ATTACKERS
    listed = verb.i + 1 < len(verb.doc) and verb.nbor().text == ","  # "two *beaten*, a camera smashed and …"
    if verb.lower_ in _PARTICIPLES and (listed or _ends_its_phrase(verb)):
        return True
    if not _ends_its_phrase(verb):
        return False
    if verb.lemma_ in _MADE_TO:
        return verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in {"to", "from", "into", "out"}
    if verb.lemma_ not in _DONE_TO:
        return False
    after = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    if verb.lemma_ in _ALSO_GO and after not in _FOR:
        return False
    if verb.lemma_ == "threaten" and after not in _FOR | {"after"}:
        return False  # "the men *threatened* to kill them"
    counted = any(c.dep_ == "nummod" for c in subject.children) and after != ","
    return counted or subject.lemma_.lower() not in _ATTACKERS


def _is_shot_dead(verb: "Token") -> bool:
    """ "Teacher *shot dead* in Narathiwat", with nobody behind it."""
    if verb.lower_ != "shot" or verb.i + 1 >= len(verb.doc) or verb.nbor().lower_ != "dead":
        return False
    after = verb.doc[verb.i + 2 : verb.i + 3]
    return not len(after) or after[0].is_punct or after[0].tag_ in {"IN", "CC"}


def _ends_its_phrase(verb: "Token") -> bool:
    """Whether no noun follows that could be its object, nor does a verb that shares one."""
    if any(c.dep_ == "conj" and any(o.dep_ == "dobj" for o in c.children) for c in verb.children):
        return False
    if verb.i + 1 >= len(verb.doc):
        return True
    after = verb.nbor()
    counts = any(t.like_num for t in verb.doc[after.i + 1 : after.i + 3])  # "killed *at least 31*"
    joined = after.tag_ in _NEXT and not counts
    return joined or after.is_punct or after.lower_ in {"including", "during"}


def _is_withheld(verb: "Token", subject: "Token") -> bool:
    """Whether it is kept from the subject: "leaders *denied* bail", and not "court denied bail"."""
    withheld = {"deny": _WITHHELD, "refuse": _WITHHELD - _TURNED_DOWN}.get(verb.lemma_, frozenset())
    if subject.lemma_.lower() in _DECIDING or subject.pos_ == "PROPN":
        return False
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return thing is not None and thing.lemma_ in withheld and thing.i == verb.i + 1
