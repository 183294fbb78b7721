"""What stands at a word itself: negation, modals, hedges; and what they leave of an event.

`Grounds` is what the grammar lets one hold of an event. `own_level` reads the words that hang on one word.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import follows_have, has_auxiliary
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

Doubt = Literal["alleged", "possible", "planned"]
_STRENGTH: dict[str | None, int] = {None: 0, "alleged": 1, "possible": 2, "planned": 3}
_IF = frozenset({"if", "unless"})
_THAN = frozenset({"fewer", "less", "more"})
"""After "no" they count: "*no fewer than* 18 were fined"."""
_ANYONE = frozenset({"anyone", "anybody", "anything", "any"})
_SELDOM = frozenset({"hardly", "scarcely", "barely"})
_ANYBODY = frozenset({"whoever", "whomever"})


@dataclass(frozen=True, slots=True)
class Grounds:
    """How sure the grammar lets one be. ``by`` is the word that decided; None: nothing speaks against it.

    ``told`` is False where the words assert nothing at all ("did not say that …", a question).
    ``retracted`` is True where it was told and then taken back: only who takes it back says so.
    ``decided`` is True where a court or an authority decided it, which is the act itself. ``granted`` is True
    where the sentence takes it for granted: who asks, hopes or rejects there asks, hopes or rejects no act.
    """

    negated: bool = False
    doubt: Doubt | None = None
    denied: bool = False
    told: bool = True
    decided: bool = False
    granted: bool = False
    retracted: bool = False
    by: "Token | None" = None

    def doubted(self, doubt: Doubt, by: "Token") -> "Grounds":
        """The same with a doubt at least as strong."""
        if _STRENGTH[doubt] > _STRENGTH[self.doubt]:
            return replace(self, doubt=doubt, by=by)
        return self

    def untold(self, by: "Token") -> "Grounds":
        """The same, but nothing is asserted."""
        return replace(self, told=False, by=by)

    def not_so(self, by: "Token") -> "Grounds":
        """The same, but it did not happen."""
        return replace(self, negated=True, by=by)


def own_level(token: "Token", found: Grounds, *, noun: bool) -> Grounds:
    """Negation, modals and adverbs that stand at ``token`` itself."""
    for child in _beside(token):
        if child.lower_ in _SELDOM and _has_only_just(token):
            continue  # "*hardly had* he been freed when …"
        if _is_seldom(child) and _is_present(token):
            found = found.untold(child)
        elif _denies(child) or (not noun and (_has_none(child) or _by_nobody(child))):
            found = found.not_so(child)
        elif child.tag_ == "MD":
            found = modal(child, found)
            if _is_conditional(token):
                found = found.untold(child)
        elif child.dep_ in {"advmod", "amod"}:
            found = _qualified(child, found, noun=noun)
        elif child.dep_ == "mark" and (child.lower_ in words("condition") or _is_likening(child)):
            found = found.untold(child)
        elif child.dep_ == "aux" and child.lower_ == "to" and token.dep_ == "ROOT":
            found = found.doubted("planned", child)
    if _is_let_alone(token) or _is_nor(token):
        found = found.not_so(token)
    return found if noun else _opening(token, found)


def _qualified(word: "Token", found: Grounds, *, noun: bool) -> Grounds:
    """What an adverb or an adjective makes of it: "*allegedly* beat", "the *planned* killing"."""
    lower = word.lower_
    if lower in words("hearsay") or lower in {"alleged", "reported", "suspected"}:
        return found.doubted("alleged", word)
    if lower in words("nearly"):
        return found.not_so(word)
    if lower in words("possible"):
        return found.doubted("possible", word)
    if noun and lower in {"planned", "proposed", "future", "threatened", "upcoming"}:
        return found.doubted("planned", word)
    return found


def _has_only_just(verb: "Token") -> bool:
    """Whether it had been done a moment before: "she had *scarcely* fled *when* …"."""
    had = any(child.dep_ == "aux" and child.lower_ in {"had", "'d", "’d"} for child in verb.children)
    return had and any(t.lower_ in {"when", "before", "than"} for t in verb.sent if t.i > verb.i)


def _is_seldom(child: "Token") -> bool:
    """Whether it says how rarely a thing is done: "judges *seldom* order one", "*hardly ever*"."""
    if child.lower_ == "ever":
        return any(inner.lower_ in _SELDOM for inner in child.children)
    return child.lower_ in {"seldom", "rarely"}


def _is_nor(verb: "Token") -> bool:
    """Whether a "nor" leads to it: "neither accepted *nor* turned it down"."""
    if verb.dep_ != "conj":
        return False
    between = (c for c in verb.head.children if verb.head.i < c.i < verb.i)
    return any(c.dep_ == "cc" and c.lower_ == "nor" for c in between)


def _by_nobody(child: "Token") -> bool:
    """Whether it was done by, to or with nobody: "offered *by no one*", "left *with none*"."""
    if child.dep_ not in {"prep", "agent", "dative"} or child.lower_ in {
        "without",
        "for",
        "at",
        "after",
        "before",
    }:
        return False
    return any(
        noun.dep_ == "pobj"
        and (
            noun.lower_ in {"none", "nobody"}
            or (noun.lower_ == "nothing" and child.lower_ != "with")
            or (noun.lower_ == "one" and any(c.lower_ == "no" for c in noun.children))
        )
        for noun in child.children
    )


def _is_likening(mark: "Token") -> bool:
    """Whether something is only like it: "it was *as though* a bomb had gone off"."""
    return mark.lower_ == "though" and mark.i > 0 and mark.nbor(-1).lower_ == "as"


def _is_let_alone(token: "Token") -> bool:
    """Whether it is what was not done either, or not even: "never charged, *let alone* convicted"."""
    before = token.doc[max(0, token.left_edge.i - 2) : token.left_edge.i].text.lower()
    nearer = token.doc[max(0, token.i - 2) : token.i].text.lower()
    return bool({before, nearer} & {"let alone", "much less", "still less", "never mind", "rather than"})


def _beside(token: "Token") -> "Iterator[Token]":
    """What hangs on a word, and on "be" before it: "*nobody* was ill-treated", parsed as a state."""
    yield from token.children
    if token.dep_ == "acomp" and token.tag_ == "VBN" and token.head.lemma_ == "be":
        yield from token.head.children


def _opening(verb: "Token", found: Grounds) -> Grounds:
    """What the form of a main verb asserts: nothing in "Should an audit find …" and in "Release them"."""
    if is_condition(verb) or any(child.lower_ in _ANYBODY for child in verb.children):
        return found.untold(verb)
    if _is_present(verb) and any(_is_present(child) and _is_open(child) for child in verb.children):
        return found.untold(verb)
    bare = verb.dep_ == "ROOT" and verb.tag_ == "VB" and not has_auxiliary(verb) and not is_passive(verb)
    if bare and not any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children):
        return found.untold(verb)
    return found


def _is_present(verb: "Token") -> bool:
    """Whether a verb or its auxiliary is in the present tense."""
    return verb.tag_ in {"VBP", "VBZ"} or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ in {"VBP", "VBZ"} and child.lemma_ == "be"
        for child in verb.children
    )


def _is_open(clause: "Token") -> bool:
    """Whether a clause is a condition that is not met yet: "*if I cross* tomorrow, I am in the next cell"."""
    return clause.dep_ == "advcl" and any(
        mark.lower_ in _IF and not (mark.i and mark.nbor(-1).lower_ in {"even", "as"})
        for mark in clause.children
    )


def is_condition(verb: "Token") -> bool:
    """Whether what opens it makes it a condition: "*Should* an audit find that …", "*Had* they asked"."""
    first = verb.left_edge
    if first.lower_ == "had" and first.is_title and first.head == verb and first.dep_ == "aux":
        return any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > first.i for c in verb.children)
    return first.tag_ == "MD" and first.is_title and first.i == verb.sent.start and first.head == verb


def _denies(child: "Token") -> bool:
    """Whether a word denies the one that it hangs on: "*not* arrested", "*no* arrests", "*no more* of it"."""
    if child.dep_ == "amod" and child.lower_ in {"more", "further"}:
        return any(inner.dep_ == "neg" for inner in child.children)
    return child.dep_ == "neg" or (
        child.lower_ in words("negative") and child.dep_ in {"det", "advmod", "preconj", "predet"}
    )


def _has_none(child: "Token") -> bool:
    """Whether nobody did it or had it done, or another was done: "*nobody* was hit", "*rather than* hit"."""
    if child.dep_ == "mark":
        return child.lower_ == "than" and child.i > 0 and child.nbor(-1).lower_ == "rather"
    return child.dep_ in {"nsubj", "nsubjpass", "dobj"} and is_negative(child)


def _is_conditional(verb: "Token") -> bool:
    """Whether it would only follow from something else: "he would flee *if freed*"."""
    return any(
        child.dep_ == "advcl" and any(mark.lower_ in _IF for mark in child.children)
        for child in verb.children
    )


def modal(verb: "Token", found: Grounds) -> Grounds:
    """What a modal verb does: a plan, a possibility; a duty or an ability asserts nothing.

    Nor does what may yet come: "may be arrested", beside "may have been arrested" and "may be in hiding".
    """
    if verb.lower_ in words("modal-possible"):
        if verb.head.lemma_ in words("perceiving"):
            return found  # "we could *hear* them beating him"
        is_open = _is_of_now(verb.head) or any(child.dep_ == "neg" for child in verb.head.children)
        return found.doubted("possible", verb) if is_open else found.untold(verb)
    if verb.lower_ in words("modal-planned"):
        return found.doubted("planned", verb)
    return found.untold(verb)


def _is_of_now(verb: "Token") -> bool:
    """Whether the form tells what was or is, and not what may come."""
    return verb.lemma_ == "be" or verb.tag_ == "VBG" or follows_have(verb)


def is_negative(noun: "Token") -> bool:
    """Whether a noun says that there was none: "nobody", "no soldier", "not one of them"."""
    if noun.lower_ in {"nobody", "none", "nothing", "neither"} or noun.text.lower() == "no one":
        return True
    if noun.i and noun.nbor(-1).lower_ in {"hardly", "scarcely", "barely"} and noun.lower_ in _ANYONE:
        return True
    if noun.doc[noun.left_edge.i].lower_ == "neither":
        return True  # "*neither* the party's office *nor* the court was torched"
    if any(child.dep_ == "poss" and is_negative(child) for child in noun.children):
        return True  # "burned *nobody's* house"
    return any(
        child.lower_ in {"no", "not", "neither"}
        and child.dep_ in {"det", "neg", "advmod", "preconj"}
        and child.i < noun.i
        for child in noun.children
    ) or any(
        child.dep_ == "nummod"
        and any(
            inner.lower_ in {"not", "no"} and not (inner.i < noun.i and inner.nbor().lower_ in _THAN)
            for inner in child.children
        )
        for child in noun.children
    )
