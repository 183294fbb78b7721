"""Whether it happened, as far as the words around a trigger tell: negation, plans, conditions, hedges.

The trigger's words are followed up the parse to the top of the sentence; every word on the way may deny what
hangs on it, make it a plan, a possibility or a claim, or shield it. Only the publication's grammar is read
here; what a statement does to its content is told by `onrecord.reading.events.telling`.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.reading.events.frames import finite_above, has_auxiliary, is_finite, is_passive, surface_subject
from onrecord.reading.events.grammar import words
from onrecord.reading.events.presupposed import is_presupposed

if TYPE_CHECKING:
    from spacy.tokens import Token

Doubt = Literal["alleged", "possible", "planned"]
_STRENGTH: dict[str | None, int] = {None: 0, "alleged": 1, "possible": 2, "planned": 3}
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass", "oprd"})


@dataclass(frozen=True, slots=True)
class Grounds:
    """How sure the grammar lets one be. ``by`` is the word that decided; None: nothing speaks against it.

    ``told`` is False where the words assert nothing at all ("did not say that …", a question).
    ``decided`` is True where a court or an authority decided it, which is the act itself. ``granted`` is True
    where the sentence takes it for granted: who asks, hopes or rejects there asks, hopes or rejects no act.
    """

    negated: bool = False
    doubt: Doubt | None = None
    denied: bool = False
    told: bool = True
    decided: bool = False
    granted: bool = False
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


def is_correction(paragraph: str) -> bool:
    """Whether a paragraph takes back what was printed before."""
    first = paragraph.split(maxsplit=1)[0].rstrip(":.—–-").lower() if paragraph.strip() else ""
    return first in words("correction") or "earlier version of this" in paragraph.lower()


def grounds(trigger: "Token", phrase: "tuple[Token, ...]") -> Grounds:
    """What the sentence's grammar says of an event whose trigger and phrase these are."""
    found = _own_level(trigger, Grounds(), noun=trigger.pos_ not in {"VERB", "AUX", "ADJ"})
    for word in phrase:
        if any(child.lower_ == "no" for child in word.children):
            found = found.not_so(word)
    current = trigger
    for _ in range(30):
        head = finite_above(current) if current.dep_ == "conj" else current.head
        if head == current or not found.told or _stands_alone(current, head):
            break
        if is_presupposed(current, head):
            found = replace(found, granted=True)
            break
        found = _edge(current, head, found, trigger)
        current = head
    if current.sent[-1].text.strip("”\"'’") == "?" or any(t.text == "?" for t in current.sent[-2:]):
        found = replace(found, told=False)
    return found


def _stands_alone(current: "Token", head: "Token") -> bool:
    """A clause of its own that the parse hangs on another one: after "with", or before a semicolon."""
    if current.dep_ == "pcomp" and any(child.dep_ in {"nsubj", "nsubjpass"} for child in current.children):
        return True
    return (
        current.dep_ == "ccomp"
        and current.i < head.i
        and any(token.text == ";" for token in current.doc[current.i : head.i])
    )


def _own_level(token: "Token", found: Grounds, *, noun: bool) -> Grounds:
    """Negation, modals and adverbs that stand at ``token`` itself."""
    for child in token.children:
        lower = child.lower_
        if _denies(child):
            found = found.not_so(child)
        elif child.tag_ == "MD":
            found = _modal(child, found)
        elif child.dep_ in {"advmod", "amod"}:
            if lower in words("hearsay") or lower in {"alleged", "reported", "suspected"}:
                found = found.doubted("alleged", child)
            elif lower in words("nearly"):
                found = found.not_so(child)
            elif lower in words("possible"):
                found = found.doubted("possible", child)
            elif noun and lower in {"planned", "proposed", "future", "threatened", "upcoming"}:
                found = found.doubted("planned", child)
        elif child.dep_ == "mark" and lower in words("condition"):
            found = found.untold(child)
        elif child.dep_ in {"nsubj", "nsubjpass", "dobj"} and not noun and _is_negative(child):
            found = found.not_so(child)
        elif child.dep_ == "aux" and lower == "to" and token.dep_ == "ROOT":
            found = found.doubted("planned", child)
    if (
        not noun
        and token.dep_ == "ROOT"
        and token.tag_ == "VB"
        and not has_auxiliary(token)
        and not is_passive(token)
    ):
        subjects = any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in token.children)
        found = found if subjects else found.untold(token)
    return found


def _denies(child: "Token") -> bool:
    """Whether a word denies the one that it hangs on: "*not* arrested", "*no* arrests", "*no more* of it"."""
    if child.dep_ == "amod" and child.lower_ in {"more", "further"}:
        return any(inner.dep_ == "neg" for inner in child.children)
    return child.dep_ == "neg" or (
        child.lower_ in words("negative") and child.dep_ in {"det", "advmod", "preconj", "predet"}
    )


def _modal(verb: "Token", found: Grounds) -> Grounds:
    """What a modal verb does: a plan, a possibility; a duty or an ability asserts nothing."""
    if verb.lower_ in words("modal-possible"):
        return found.doubted("possible", verb)
    if verb.lower_ in words("modal-planned"):
        return found.doubted("planned", verb)
    return found.untold(verb)


def _is_negative(noun: "Token") -> bool:
    if noun.lower_ in {"nobody", "none", "nothing", "neither"} or noun.text.lower() == "no one":
        return True
    return any(
        child.lower_ in {"no", "not", "neither"}
        and child.dep_ in {"det", "neg", "advmod", "preconj"}
        and child.i < noun.i
        for child in noun.children
    ) or any(
        child.dep_ == "nummod" and any(inner.lower_ in {"not", "no"} for inner in child.children)
        for child in noun.children
    )


def _edge(current: "Token", head: "Token", found: Grounds, trigger: "Token") -> Grounds:
    """What ``head`` makes of ``current``, which hangs on it."""
    dep, lemma = current.dep_, head.lemma_.lower()
    verbal = current.pos_ in {"VERB", "AUX"}
    if dep == "conj":
        return _coordinated(current, head, found)
    if dep == "relcl" and _infinitive(current):
        return _under_infinitive(current, head, lemma, found)
    if dep == "relcl" or (dep == "advcl" and is_finite(current)):
        return _shielded(current, head, found)
    if dep in {"pobj", "pcomp"}:
        return _under_preposition(current, head, found)
    if dep in _CLAUSAL and verbal:
        if _infinitive(current):
            found = _under_infinitive(current, head, lemma, found)
        else:
            found = _under_clause(current, head, lemma, found)
        if dep in {"advcl"}:
            return _inherit_doubt(head, found)
    elif dep in {"dobj", "nsubjpass", "attr", "nsubj"} and not verbal:
        return _noun_under_verb(current, head, lemma, found, trigger)
    elif dep in {"dobj", "nsubj"} and verbal and lemma in words("denied"):
        return replace(found.not_so(head).doubted("alleged", head), denied=True)
    if head.pos_ in {"VERB", "AUX"} and dep in _CLAUSAL:
        return _governed(current, head, lemma, found)
    return found


def _coordinated(current: "Token", head: "Token", found: Grounds) -> Grounds:
    """A coordinated verb takes modals and negation of the first one only where it shares its auxiliary."""
    shares = (
        current.pos_ in {"VERB", "AUX"}
        and not has_auxiliary(current)
        and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in current.children)
    )
    if not shares:
        return found
    for child in head.children:
        if child.tag_ == "MD" and current.tag_ == "VB":
            found = found.doubted("possible" if child.lower_ in words("modal-possible") else "planned", child)
        if child.dep_ == "neg" and (
            current.tag_ == "VB" or any(c.lower_ in {"or", "nor"} for c in head.children)
        ):
            found = found.not_so(child)
        if child.dep_ in {"nsubj", "nsubjpass"} and _is_negative(child):
            found = found.not_so(child)
        if child.dep_ == "mark" and child.lower_ in words("condition"):
            found = found.untold(child)
    return found


def _infinitive(verb: "Token") -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _shielded(current: "Token", head: "Token", found: Grounds) -> Grounds:
    """A clause of its own keeps its own truth, but "when he is released" is as far off as its main clause."""
    if current.dep_ == "advcl" and any(
        child.dep_ in {"advmod", "mark"}
        and child.lower_ in {"when", "once", "until", "before", "as", "after"}
        for child in current.children
    ):
        present = current.tag_ in {"VBP", "VBZ"} or any(
            c.tag_ in {"VBP", "VBZ"} for c in current.children if c.dep_ in {"aux", "auxpass"}
        )
        for child in head.children:
            if present and child.tag_ == "MD":
                return found.doubted("planned", child)
    return found


def _inherit_doubt(head: "Token", found: Grounds) -> Grounds:
    for child in head.children:
        if child.tag_ == "MD":
            found = _modal(child, found)
    return found


def _under_infinitive(current: "Token", head: "Token", lemma: str, found: Grounds) -> Grounds:
    if lemma in words("not-happened"):
        return found.not_so(head)
    if current.dep_ in {"acl", "relcl"} and head.pos_ in {"NOUN", "PROPN", "NUM", "ADJ"}:
        if is_passive(current) or any(c.lemma_ in words("happened") for c in head.children):
            past = head.head.tag_ in {"VBD"} or any(c.tag_ == "VBD" for c in head.head.children)
            ranked = any(c.tag_ == "JJ" and c.lemma_.lower() in words("happened") for c in head.children)
            return found if past or ranked else found.doubted("planned", head)
        if any(child.lower_ == "no" for child in head.children):
            return found.untold(head)
        return found.doubted("planned", head) if lemma in words("planned") else found.untold(head)
    if _decides(head, lemma):
        return replace(found, decided=True, by=head)
    if lemma == "have" and any(_is_negative(child) for child in head.children if child.dep_ == "dobj"):
        return found.untold(head)
    if lemma in words("happened") and not (lemma == "go" and head.tag_ == "VBG"):
        return found
    if lemma in words("claimed") and is_passive(head):
        return found.doubted("alleged", head)
    if lemma in words("possible"):
        return found.doubted("possible", head)
    return found.doubted("planned", head) if lemma in words("planned") else found.untold(head)


def _decides(verb: "Token", lemma: str) -> bool:
    """A court that orders or rules does what it says."""
    if lemma not in words("decision-verbs"):
        return False
    subject = surface_subject(verb)
    return subject is not None and subject.lemma_.lower() in words("deciders")


def _under_clause(current: "Token", head: "Token", lemma: str, found: Grounds) -> Grounds:
    if lemma in words("denied"):
        return replace(found.not_so(head).doubted("alleged", head), denied=True)
    if current.dep_ == "ccomp" and lemma in words("asking"):
        return found.untold(head)
    if lemma in words("claimed"):
        return found.doubted("alleged", head) if head.pos_ in {"NOUN", "PROPN"} else found
    if current.dep_ in {"xcomp", "ccomp"} and current.tag_ == "VBG" and lemma in words("not-happened"):
        return found if lemma == "stop" else found.not_so(head)
    if current.tag_ == "VBG" and current.dep_ == "xcomp" and lemma in words("planned") - words("happened"):
        return found.doubted("planned", head)
    if current.dep_ in {"ccomp", "acl"} and lemma in words("possible"):
        return found.doubted("possible", head)
    if current.dep_ == "ccomp" and _decides(head, lemma):
        return replace(found, decided=True, by=head)
    if current.dep_ == "ccomp" and lemma in words("wanted"):
        told = lemma in {"insist", "announce"} and is_finite(current)
        return found if told else found.doubted("planned", head)
    return found


def _under_preposition(current: "Token", preposition: "Token", found: Grounds) -> Grounds:
    """A gerund or an event noun after a preposition: "without arresting", "accused of killing"."""
    if preposition.lower_ in words("without"):
        return found.not_so(preposition)
    governor = preposition.head
    lemma = governor.lemma_.lower()
    if preposition.lower_ in {"of", "with", "for", "about", "over"} and lemma in words("claimed"):
        return found.doubted("alleged", governor)
    if preposition.lower_ == "from" and lemma in words("not-happened") | {
        "ban",
        "bar",
        "prohibit",
        "keep",
        "block",
    }:
        return found.doubted("planned", governor)
    if preposition.lower_ in {"of", "for", "about", "against", "on", "to", "with"}:
        if lemma in words("asked-for"):
            return found.doubted("planned", governor)
        if lemma in words("feared"):
            return found.doubted("possible", governor)
    return found


def _noun_under_verb(
    current: "Token", head: "Token", lemma: str, found: Grounds, trigger: "Token"
) -> Grounds:
    """What a verb makes of the noun that it governs: "denied the killing", "demanded his release"."""
    if lemma in words("denied") and current.dep_ == "dobj":
        return replace(found.not_so(head).doubted("alleged", head), denied=True)
    if lemma in words("denied-nouns") and current != trigger and current.dep_ in {"dobj", "nsubjpass"}:
        return replace(found.not_so(head).doubted("alleged", head), denied=True)
    if current.dep_ == "dobj" and lemma in words("wanted"):
        return found.doubted("planned", head)
    if current.dep_ == "dobj" and lemma in words("not-happened"):
        return found.doubted("planned", head)
    if current.dep_ == "dobj" and lemma in {"fear", "expect", "suspect", "risk"}:
        return found.doubted("possible", head)
    carried = current == trigger and (current.dep_ in {"dobj", "attr"} or is_passive(head))
    if carried and lemma not in words("spoken-of"):
        return _own_level(head, found, noun=False)
    return found


def _governed(current: "Token", head: "Token", lemma: str, found: Grounds) -> Grounds:
    """Negation and modals at the verb that governs a clause."""
    own = _own_level(head, Grounds(), noun=False)
    if own.negated and current.dep_ in {"ccomp", "xcomp", "oprd"}:
        asks = any(child.tag_ in {"WP", "WRB", "WDT"} for child in current.children)
        if lemma in words("factive") or asks:
            return found
        if lemma in words("perceived"):
            return found.untold(own.by or head)
        if lemma in words("happened"):
            return found.not_so(own.by or head)
    if (
        own.doubt in {"possible", "planned"}
        and current.dep_ in {"xcomp", "oprd", "acl"}
        and not _telling(lemma)
    ):
        return found.doubted(own.doubt, own.by or head)
    return found


def _telling(lemma: str) -> bool:
    return lemma in words("perceived") or lemma in words("claimed")
