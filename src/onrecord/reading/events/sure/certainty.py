"""Whether it happened, as far as the words around a trigger tell: negation, plans, conditions, hedges.

The trigger's words are followed up the parse to the top of the sentence; every word on the way may deny what
hangs on it, make it a plan, a possibility or a claim, or shield it (`governors`). Only the publication's
grammar is read here; what a statement does to its content is told by `onrecord.reading.events.telling`.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.reading.events.clauses import stands_alone
from onrecord.reading.events.frames import finite_above
from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import is_finite, own_subject
from onrecord.reading.events.sure.governors import is_left_open, under
from onrecord.reading.events.sure.grounds import Grounds, own_level
from onrecord.reading.events.sure.in_general import is_in_general
from onrecord.reading.events.sure.patterns import pattern, words_after
from onrecord.reading.events.sure.presupposed import is_presupposed
from onrecord.reading.events.sure.taken_back import taken_back
from onrecord.reading.events.sure.undone import is_sure
from onrecord.reading.events.sure.unreal import is_bidden, is_in_title, is_unreal
from onrecord.reading.events.sure.worded import worded

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


_LEADING = frozenset({"lead", "take", "walk", "escort", "pull", "move"})
"""What is done to somebody who is held, and to somebody who is only brought aside."""


def is_correction(paragraph: str) -> bool:
    """Whether a paragraph takes back what was printed before."""
    first = paragraph.split(maxsplit=1)[0].rstrip(":.—–-").lower() if paragraph.strip() else ""
    told = paragraph.lower()
    return first in words("correction") or any(phrase in told for phrase in words("corrected"))


def grounds(
    trigger: "Token", phrase: "tuple[Token, ...]", tellers: "frozenset[Token]" = frozenset()
) -> Grounds:
    """What the sentence's grammar says of an event whose trigger and phrase these are.

    ``tellers`` are the cues of those who assert it. What stands above one is not about the act: "urged them
    to free the men, *saying* that they had been beaten".
    """
    found = own_level(trigger, Grounds(), noun=trigger.pos_ not in {"VERB", "AUX", "ADJ"})
    found = _by_its_phrase(trigger, phrase, found)
    if (settled := _settled(trigger, found)) is not None:
        return settled
    current, apart = trigger, None
    for _ in range(30):
        head = finite_above(current) if current.dep_ == "conj" else current.head
        if head == current or not found.told or stands_alone(current, head):
            break
        if _holds(head, current) and is_unreal(head):
            found = found.untold(head)
            break
        if head in tellers and current.dep_ == "ccomp" and is_finite(current) and not is_sure(head):
            above = own_level(head, Grounds(), noun=False)
            if above.told and not above.negated:
                break
        if _goes_on(current, head):
            break
        if is_left_open(current, head):
            found = found.untold(head)
            break
        if is_presupposed(current, head):
            found = replace(found, granted=True)
            break
        if current.dep_ == "advcl" and is_finite(current) and apart is None:
            apart = found
        found = under(current, head, found, trigger)
        current = head
    if apart is not None and found.negated and not apart.negated:
        # "he had yet to be charged when he was *beaten*": what is denied there is not this
        found = replace(found, negated=False, denied=False)
    return _as_sentence(current.sent, found)


def _by_its_phrase(trigger: "Token", phrase: "tuple[Token, ...]", found: Grounds) -> Grounds:
    """What the words of the phrase make of it: "called *no* strike", "called *for* a strike"."""
    for word in phrase:
        if any(child.lower_ == "no" for child in word.children):
            found = found.not_so(word)
        called_for = word.head.lower_ == "for" and word.head.head == trigger and trigger.lemma_ == "call"
        if called_for and word.lemma_.lower() in words("gatherings"):
            found = found.doubted("planned", word.head)
    return found


def _settled(trigger: "Token", found: Grounds) -> Grounds | None:
    """What needs no way up the parse: a play, a title, a claim that the sentence takes back."""
    if is_unreal(trigger, own=True) or is_in_title(trigger) or _never_came(trigger) or _is_foreseen(trigger):
        return found.untold(trigger)
    if is_in_general(trigger):
        return found.untold(trigger)
    if trigger.lemma_ in _LEADING and pattern("not-held").match(words_after(trigger)):
        return found.untold(trigger)
    if _is_called_off(trigger):
        return found.not_so(trigger)
    if (verdict := taken_back(trigger) or worded(trigger)) is None:
        return None
    truth, word = verdict
    match truth:
        case "not-so":
            return found.not_so(word)
        case "untrue":
            return replace(found.not_so(word), retracted=True)
        case "rejected":
            return replace(found.not_so(word).doubted("alleged", word), denied=True)
        case "possible":
            return found.doubted("possible", word)
        case _:
            return found.untold(word)


def _never_came(trigger: "Token") -> bool:
    """Whether it only says what is owed: "the aid that was *promised* to each household has not come"."""
    owed, verb = trigger.head, trigger.head.head
    told = trigger.dep_ == "relcl" and trigger.lemma_.lower() == "promise" and owed.dep_ == "nsubj"
    return told and any(child.dep_ == "neg" for child in verb.children)


def _is_called_off(trigger: "Token") -> bool:
    """Whether it was called or announced, and did not come: "called a strike *that was never held*"."""
    verb = trigger
    if trigger.pos_ == "NOUN" and trigger.dep_ in {"dobj", "pobj"}:
        verb = trigger.head if trigger.dep_ == "dobj" else trigger.head.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in words("announcing"):
        return False
    return pattern("called-off").match(words_after(trigger)) is not None


def _is_foreseen(trigger: "Token") -> bool:
    """Whether it is held to be coming: "his extradition *is taken for granted*"."""
    if trigger.dep_ not in {"nsubj", "nsubjpass"} or trigger.pos_ != "NOUN":
        return False
    return pattern("foreseen").match(words_after(trigger)) is not None


def _as_sentence(sentence: "Span", found: Grounds) -> Grounds:
    """What the sentence as a whole leaves of it: nothing in a demand of a list, and in a question."""
    if is_bidden(sentence) and not found.granted:
        return found.untold(sentence[1])
    asks = sentence[-1].text.strip("”\"'’") == "?" or any(t.text == "?" for t in sentence[-2:])
    return replace(found, told=False) if asks else found


def _goes_on(clause: "Token", head: "Token") -> bool:
    """Whether the story goes on in it: "sat down to ask for pay, *before police broke up* the sit-in"."""
    if clause.dep_ != "advcl" or clause.tag_ != "VBD" or head.tag_ != "VB" or clause.i < head.i:
        return False
    opens = clause.left_edge
    return opens.lower_ == "before" and opens.i > 0 and opens.nbor(-1).text == ","


def _holds(head: "Token", current: "Token") -> bool:
    """Whether ``current`` is a part of what ``head`` tells, and no clause of its own beside it."""
    if current.dep_ == "conj":
        return own_subject(current) is None
    return current.dep_ != "advcl"
