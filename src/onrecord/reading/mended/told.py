"""What is told or asked where the parser takes its verb for another's: "if we stayed they *would shoot*"."""

from typing import TYPE_CHECKING

from onrecord.reading.mended.tree import NOMINAL, Tree

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATELINE = 12
"""How many words a writer and a place take at most before a report begins."""
_TELLING = frozenset({"tell", "warn", "say", "threaten", "swear", "shout"})


def behind_a_dateline(tree: Tree) -> None:
    """ "Ana Roca, Lima – *A rally* was broken up": the rally was, and not who wrote of it, nor where."""
    for sentence in tree.doc.sents:
        dash = next((t for t in sentence[2:_DATELINE] if t.text in {"–", "—"}), None)
        if dash is None or any(
            t.pos_ not in {"PROPN", "PUNCT", "NUM"} for t in tree.doc[sentence.start : dash.i]
        ):
            continue
        writer = next(
            (t for t in tree.doc[sentence.start : dash.i] if t.dep_ in {"nsubj", "nsubjpass"}), None
        )
        if writer is None or writer.head.i < dash.i:
            continue
        verb = writer.head
        behind = [
            t
            for t in tree.doc[dash.i + 1 : verb.i]
            if (t.dep_ == "appos" and t.head == writer) or (t.dep_ == writer.dep_ and t.head == verb)
        ]
        if behind:
            tree.hang(behind[0].i, verb.i, writer.dep_)
            tree.hang(writer.i, verb.i, "meta")


def calls_on(tree: Tree) -> None:
    """ "FIELD WATCH *calls* on the ministry to act", where "calls" is taken for a noun."""
    for calls in tree.doc[1:-3]:
        caller, link = calls.nbor(-1), calls.nbor()
        if calls.lower_ != "calls" or calls.pos_ != "NOUN" or link.lower_ not in {"on", "upon"}:
            continue
        inside = calls.dep_ == "ROOT" and caller.head == calls and caller.pos_ == "PROPN"
        above = calls.head == caller and caller.dep_ == "ROOT" and caller.is_upper  # "*RIGHTS* calls on"
        if not (inside or above) or not any(t.dep_ == "aux" and t.lower_ == "to" for t in calls.sent):
            continue
        tree.tags[calls.i], tree.pos[calls.i], tree.lemmas[calls.i] = "VBZ", "VERB", "call"
        for child in caller.children if above else calls.lefts:
            if above and child != calls:
                tree.hang(child.i, calls.i, child.dep_)
            elif child != caller and child.dep_ in {"det", "compound", "amod", "nmod"}:
                tree.hang(child.i, caller.i, child.dep_)
        if above:
            tree.tags[caller.i], tree.pos[caller.i] = "NNP", "PROPN"
            tree.hang(calls.i, calls.i, "ROOT")
        tree.hang(caller.i, calls.i, "nsubj")


def called_upon(tree: Tree) -> None:
    """ "*Calls upon* the authorities *to end* them", where "upon" is taken for what opens a clause."""
    for link in tree.doc[1:-2]:
        asked, verb = link.head, link.head.head
        if (
            link.lower_ not in {"on", "upon"}
            or link.dep_ != "mark"
            or verb.lemma_ != "call"
            or link.nbor(-1) != verb
        ):
            continue
        whom = next((c for c in asked.lefts if c.dep_ == "nsubj"), None)
        if whom is None or asked.dep_ != "advcl":
            continue
        tree.hang(link.i, verb.i, "prep")
        tree.hang(whom.i, link.i, "pobj")
        tree.hang(asked.i, verb.i, "xcomp")


def would_follow(tree: Tree) -> None:
    """ "Told us that if we lay down before tractors *they would shoot*": told, and not said of tractors."""
    for verb in tree.doc:
        if (
            verb.dep_ != "relcl"
            or verb.head.pos_ not in NOMINAL
            or not any(c.tag_ == "MD" for c in verb.lefts)
        ):
            continue
        doer = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if doer is None or doer.pos_ != "PRON" or doer.tag_ != "PRP" or doer.i != verb.head.i + 1:
            continue
        condition = next((t for t in verb.ancestors if t.dep_ == "advcl"), None)
        if condition is None or not _is_if(condition):
            continue
        telling = (
            condition.head if condition.head.i < condition.i else condition.head.head
        )  # "…, *she told* us"
        if telling.lemma_ not in _TELLING:
            continue
        if condition.i < telling.i or any(c.dep_ == "ccomp" and c.i < verb.i for c in telling.children):
            continue
        tree.hang(verb.i, telling.i, "ccomp")
        tree.hang(condition.i, verb.i, "advcl")
        for child in telling.rights:
            if child.lower_ == "that" and child.i < condition.i:
                tree.hang(child.i, verb.i, "mark")


def looting(tree: Tree) -> None:
    """ "Arresting people *and looting houses*": two deeds, and not people and houses."""
    for deed in tree.doc[2:-1]:
        things, link = deed.head, deed.nbor(-1)
        if (
            deed.tag_ != "VBG"
            or deed.dep_ not in {"amod", "compound"}
            or things.i != deed.i + 1
            or link.lower_ != "and"
        ):
            continue
        first = things.head.head
        if (
            things.dep_ == "conj"
            and things.head.dep_ == "dobj"
            and first.tag_ == "VBG"
            and first.i < things.head.i
        ):
            if deed.lemma_.lower() == deed.lower_ or deed.pos_ != "VERB":
                tree.lemmas[deed.i] = _stem(deed.lower_)
            tree.pos[deed.i] = "VERB"
            tree.hang(deed.i, first.i, "conj")
            tree.hang(things.i, deed.i, "dobj")
            tree.hang(link.i, first.i, "cc")


def _stem(gerund: str) -> str:
    """The verb of "looting", "burning"; of "raping" it is the step that reads the cues that knows."""
    return gerund.removesuffix("ing")


def _is_if(clause: "Token") -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for child in clause.lefts)
