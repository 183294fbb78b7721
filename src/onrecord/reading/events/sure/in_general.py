"""What is said of a kind of act as such: a maxim, a definition; of no act that was done.

"*When a journalist is killed*, the truth is killed with her", "an enforced disappearance *occurs when* agents
arrest a person", "*attacks on reporters are* attacks on all of us". All is in the simple present and nobody
is named, neither who does it nor to whom.
"""

from typing import TYPE_CHECKING

from onrecord.reading.events.grammar import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_WHENEVER = frozenset({"when", "whenever", "wherever", "where", "if", "once"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def is_in_general(act: "Token") -> bool:
    """Whether an act is spoken of as such, in a maxim or a definition."""
    return _is_maxim(act) if act.pos_ in _VERBAL else _is_kind(act)


def _is_maxim(verb: "Token") -> bool:
    """Whether what it tells always follows: "*when a man is jailed*, his children go hungry"."""
    while verb.dep_ == "conj" and verb.head.pos_ in _VERBAL:
        verb = verb.head
    if any(_is_of_anybody(clause) for clause in verb.children):
        return _is_present(verb)
    return _is_of_anybody(verb)


def _is_of_anybody(clause: "Token") -> bool:
    """Whether a clause with "when" tells what befalls anybody, beside a main clause that does."""
    opens = any(child.lower_ in _WHENEVER for child in clause.lefts)
    if clause.dep_ != "advcl" or not opens or not _is_present(clause) or not _is_present(clause.head):
        return False
    subject = next((c for c in clause.children if c.dep_ in _SUBJECTS), None)
    people = [subject, *(c for c in clause.children if c.dep_ == "dobj")]
    return all(p is not None and _is_any(p) for p in people) and not _names_somebody(clause)


def _is_kind(noun: "Token") -> bool:
    """Whether something is said of acts of a kind: "*Torture is* a crime", "a massacre *occurs when*"."""
    verb = noun.head
    if noun.dep_ == "pobj" and _is_form_of_it(noun):
        return True
    if verb.pos_ == "ADJ" and noun.dep_ == "nsubj" and verb.lemma_.lower() in words("judged"):
        return verb.dep_ in {"ccomp", "oprd"} and verb.head.lemma_ in {"make", "deem", "declare", "render"}
    if noun.dep_ not in _SUBJECTS or not _is_any(noun) or not _is_present(verb):
        return False
    if verb.lemma_ in {"occur", "happen", "arise", "exist"}:
        return verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in _WHENEVER
    said = {c.lemma_.lower() for c in verb.children if c.dep_ in {"attr", "acomp"}}
    return verb.lemma_ == "be" and bool(said & words("judged")) and not _names_somebody(noun)


def _is_form_of_it(noun: "Token") -> bool:
    """Whether something of a kind is called it: "child marriage is *a form of violence* against girls"."""
    form = noun.head.head
    if noun.head.lower_ != "of" or form.lemma_.lower() not in {"form", "kind", "type", "sort"}:
        return False
    verb = form.head
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "csubj"}), None)
    kind = subject is not None and (subject.dep_ == "csubj" or _is_any(subject))
    return form.dep_ == "attr" and verb.lemma_ == "be" and _is_present(verb) and kind


def _is_any(noun: "Token") -> bool:
    """Whether a noun stands for any of its kind: "a journalist", "reporters", "torture"."""
    if noun.pos_ != "NOUN" or noun.ent_type_ or noun.tag_ not in {"NN", "NNS"}:
        return False
    before = {child.lower_ for child in noun.lefts if child.dep_ in {"det", "poss", "nummod", "predet"}}
    return before <= {"a", "an", "any", "every", "each"} and (
        bool(before) or noun.tag_ == "NNS" or noun.dep_ in _SUBJECTS
    )


def _names_somebody(word: "Token") -> bool:
    """Whether a name, a number, a date or what is known stands in it: "attacks *in Lagos*"."""
    known = {"the", "this", "these", "those", "our", "my"}
    return any(t.pos_ in {"PROPN", "NUM"} or t.ent_type_ or t.lower_ in known for t in word.subtree)


def _is_present(verb: "Token") -> bool:
    """Whether it is in the simple present, and no modal stands at it."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.lemma_ == "have" or c.tag_ == "MD" or c.lower_ == "being" for c in helpers):
        return False
    return verb.tag_ in {"VBZ", "VBP"} or (
        verb.tag_ in {"VBN", "VB"} and any(c.tag_ in {"VBZ", "VBP"} for c in helpers)
    )
