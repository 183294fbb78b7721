"""What a sentence takes for granted: its doubts and wishes do not reach it.

"Promised to investigate the murder of six priests who were shot on Monday": the promise is not kept yet, but
the murder happened, and so did the shooting. Method: presupposition survives plans, questions and modals
(Karttunen 1974). Who is accused of a part in it, or denies one, is another question, and is left to
`onrecord.reading.events.sure.certainty`.
"""

from typing import TYPE_CHECKING

from onrecord.reading.events.grammar import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTING = frozenset(
    {"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}
)


def is_presupposed(current: "Token", head: "Token") -> bool:
    """Whether what ``current`` tells stands, whatever is made of ``head``, which it hangs on."""
    if current.dep_ == "relcl":
        return not is_likened(head) and _tells_past(current) and _is_known(head, current)
    if current.dep_ == "advcl":
        return _tells_past(current) and (
            _is_measured_from(current) or _was_before(current, head) or _answers(current)
        )
    if current.pos_ not in {"NOUN", "PROPN"} or not _is_definite(current):
        return False
    if current.dep_ == "pobj":
        governor = head.head
        if head.lower_ in words("after-the-fact") and governor != head:
            return True
        return governor.lemma_.lower() in words("dealt-with-by") and head.lower_ in {
            "of",
            "into",
            "about",
            "in",
            "on",
        }
    return current.dep_ == "dobj" and (
        head.lemma_.lower() in words("dealt-with")
        or (head.lemma_.lower() == "reject" and current.lemma_.lower() in words("violence"))
    )


def _was_before(clause: "Token", head: "Token") -> bool:
    """Whether it came before what was done: "asked for help *after* its treasurer *had* disappeared".

    What is to be done after it may never be: "told them to come back after they had paid".
    """
    marks = {child.lower_ for child in clause.children if child.dep_ in {"mark", "aux"}}
    return head.tag_ == "VBD" and {"after", "had"} <= marks


def _is_measured_from(clause: "Token") -> bool:
    """Whether a time is counted from it: "may be freed today, *three years after* he was jailed"."""
    after = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "after"), None)
    if after is None or after.i < 2:
        return False
    before = after.nbor(-1)
    return (
        before.ent_type_ in {"DATE", "TIME"} and before.tag_ in {"NN", "NNS"} and "ago" not in before.lower_
    )


def _answers(clause: "Token") -> bool:
    """Whether it tells what became of an offer: "offered him money to call it off, *which he declined*"."""
    opens = clause.left_edge
    return opens.lower_ == "which" and opens.dep_ == "dobj" and opens.i > 0 and opens.nbor(-1).text == ","


def is_likened(noun: "Token") -> bool:
    """Whether somebody is only said to be like those: "were shown *as rebels* who had gone over"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "like":
        return any(child.lower_ in {"a", "an"} for child in noun.children)
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "as"
        and any(word.lemma_ in words("likening") for word in noun.head.ancestors)
    )


def _tells_past(verb: "Token") -> bool:
    """Whether a clause is in a past tense, or in the perfect: "who were shot", "who has been killed"."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(child.tag_ == "MD" or child.dep_ == "neg" for child in (*auxiliaries, *verb.children)):
        return False
    return verb.tag_ == "VBD" or any(child.tag_ == "VBD" or child.lemma_ == "have" for child in auxiliaries)


def _is_known(noun: "Token", clause: "Token") -> bool:
    """Whether a clause is said of somebody in particular: a name and what stands beside it, "six priests", or
    after a comma, or of an earlier time: "youths who *had* blocked the road".
    """
    if any(child.lower_ in {"no", "any"} for child in noun.children):
        return False
    return (
        noun.pos_ == "PROPN"
        or (noun.dep_ == "appos" and noun.head.pos_ == "PROPN")
        or any(child.lower_ == "had" and child.dep_ == "aux" for child in clause.children)
        or any(child.lower_ in _POINTING or child.dep_ in {"poss", "nummod"} for child in noun.children)
        or noun.doc[clause.left_edge.i - 1].text == ","
    )


def _is_definite(noun: "Token") -> bool:
    """Whether a noun points to one act: "the attack", "his murder", "murder of Oqueli"."""
    return any(
        child.lower_ in _POINTING
        or child.dep_ == "poss"
        or (child.lower_ == "of" and any(_is_particular(inner) for inner in child.children))
        for child in noun.children
    )


def acts_on_known(act: "Token") -> bool:
    """Whether an act is done to somebody in particular: "killing *six priests*", "the *editor's* murder"."""
    return any(
        _is_particular(word)
        for child in act.children
        for word in (child, *(inner for inner in child.children if child.dep_ == "prep"))
        if word.dep_ in {"dobj", "pobj", "poss"}
    )


def _is_particular(noun: "Token") -> bool:
    return noun.dep_ == "poss" or (
        noun.dep_ in {"pobj", "dobj"}
        and (
            noun.pos_ == "PROPN"
            or any(child.lower_ in _POINTING or child.dep_ in {"poss", "nummod"} for child in noun.children)
        )
    )


def is_of_a_kind(act: "Token") -> bool:
    """Whether it is an act of a kind, done to nobody in particular: "*arrest* of juveniles", "*torture*"."""
    if act.pos_ not in {"NOUN", "PROPN"} and act.tag_ not in {"VBG", "VB"}:
        return False
    done_to = (c for c in act.children if c.dep_ in {"dobj", "poss"} or c.lower_ == "of")
    if any(_is_particular(word) for child in done_to for word in (child, *child.children)):
        return False
    of = any(child.lower_ == "of" for word in (act, *act.conjuncts) for child in word.children)
    return of or not any(child.lower_ in _POINTING or child.dep_ == "poss" for child in act.children)
