"""What somebody is accused of or blamed for, which the parse hangs on who is accused."""

from onrecord.reading.mended.tree import Tree

ACCUSING = frozenset({"accuse", "suspect", "convict", "acquit", "clear"})
_BLAMING = frozenset({"blame", "condemn", "denounce", "criticise", "criticize", "fault", "reproach"})
CRIMES = frozenset(
    {
        "abduction", "abuse", "ambush", "arson", "assassination", "assault", "attack", "beating",
        "blackmail", "bombing", "bribery", "burning", "complicity", "conspiracy", "corruption", "crime",
        "cruelty", "death", "destruction", "disappearance", "embezzlement", "espionage", "execution",
        "extortion", "fraud", "genocide", "harassment", "ill-treatment", "intimidation", "involvement",
        "kidnapping", "killing", "looting", "manslaughter", "massacre", "mistreatment", "murder",
        "negligence", "plot", "rape", "responsibility", "robbery", "sabotage", "sedition", "shelling",
        "shooting", "slander", "theft", "torture", "treason", "violation", "violence",
    }
)  # fmt: skip


def accused_of(tree: Tree) -> None:
    """ "Accused *troops* of the massacre", "blamed *paramilitaries* for the death": the verb's."""
    for link in tree.doc:
        accused = link.head
        if link.lower_ not in {"of", "for"} or link.dep_ != "prep" or accused.dep_ != "dobj":
            continue
        verbs = ACCUSING if link.lower_ == "of" else _BLAMING
        what = next((child for child in link.children if child.dep_ == "pobj"), None)
        if accused.head.lemma_ not in verbs or what is None or link.i < accused.i:
            continue
        if link.lower_ == "for" or what.lemma_.lower() in CRIMES:
            tree.hang(link.i, accused.head.i, "prep")


def having_done(tree: Tree) -> None:
    """ "Accused of having *tortured* prisoners", where they had tortured prisoners as one has a thing."""
    for having in tree.doc[:-2]:
        done, whom = having.nbor(), having.nbor().head
        if having.lower_ != "having" or done.tag_ != "VBN" or done.dep_ != "amod":
            continue
        if whom.head != having or whom.dep_ != "dobj" or whom.i < done.i:
            continue
        tree.hang(done.i, having.head.i, having.dep_)
        for child in having.children:
            tree.hang(child.i, done.i, child.dep_)
        tree.hang(having.i, done.i, "aux")
        tree.pos[having.i], tree.pos[done.i] = "AUX", "VERB"


def pending_trial(tree: Tree) -> None:
    """ "Ordered the *arrest* pending trial of Ana Roca", where a trial is ordered."""
    for pending in tree.doc[1:-1]:
        trial, held = pending.head, pending.nbor(-1)
        if (
            pending.lower_ != "pending"
            or trial.i != pending.i + 1
            or pending.dep_ not in {"amod", "compound"}
        ):
            continue
        if held.pos_ != "NOUN" or trial.dep_ not in {"dobj", "nsubjpass", "pobj"}:
            continue
        if held.head == trial and held.dep_ in {"nmod", "compound"}:
            tree.hang(held.i, trial.head.i, trial.dep_)
        elif held.head != trial.head or held.dep_ != "dobj":
            continue
        for child in trial.children:
            if child not in {held, pending}:
                tree.hang(child.i, held.i, child.dep_)
        tree.hang(pending.i, held.i, "prep")
        tree.tags[pending.i], tree.pos[pending.i] = "IN", "ADP"
        tree.hang(trial.i, pending.i, "pobj")
