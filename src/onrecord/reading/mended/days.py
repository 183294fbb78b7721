"""Days that the parser hangs on the wrong act, or an act on its day."""

from onrecord.reading.mended.charges import ACCUSING, CRIMES
from onrecord.reading.mended.tree import Tree


def on_a_day_of(tree: Tree) -> None:
    """ "Was convicted on 4 May *of killing* a nurse", where 4 May is of the killing."""
    for link in tree.doc[2:]:
        day = link.head
        if link.lower_ != "of" or link.dep_ != "prep" or day.ent_type_ != "DATE" or day.i > link.i:
            continue
        what = next((c for c in link.children if c.dep_ in {"pobj", "pcomp"}), None)
        verb = next((a for a in day.ancestors if a.pos_ in {"VERB", "AUX"}), None)
        if what is None or verb is None or (what.dep_ == "pobj" and what.lemma_.lower() not in CRIMES):
            continue
        guilty = next((c for c in verb.children if c.lower_ == "guilty" and c.i < day.i), None)
        if verb.lemma_ in ACCUSING or guilty is not None:
            tree.hang(link.i, (guilty or verb).i, "prep")


def condemned_the_attack_on(tree: Tree) -> None:
    """ "Has condemned the attack in Kandy, *on 2 May*": the day is the attack's."""
    for link in tree.doc[3:-1]:
        verb = link.head
        if link.lower_ != "on" or link.dep_ != "prep" or verb.tag_ != "VBN":
            continue
        day = next((c for c in link.children if c.dep_ == "pobj" and c.ent_type_ == "DATE"), None)
        act = next((c for c in verb.rights if c.dep_ == "dobj"), None)
        perfect = any(c.dep_ == "aux" and c.lower_ in {"has", "have", "'ve"} for c in verb.lefts)
        if day is None or act is None or act.pos_ != "NOUN" or not perfect or act.i > link.i:
            continue
        if not any(c.pos_ == "VERB" for c in verb.rights if c.i < link.i):
            tree.hang(link.i, act.i, "prep")


DAYS_MENDED = (on_a_day_of, condemned_the_attack_on)
