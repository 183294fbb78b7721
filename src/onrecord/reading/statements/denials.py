"""Denials without a word for denying: "We never threatened him", "nobody was beaten", "that is a lie".

A negation alone denies nothing: "no complaint had come in" only tells. It denies where somebody says of
themselves that they did no wrong, where those who answer for a force, an office or a company say that nobody
was wronged, and where a claim is called untrue. All clauses of the words must do so, or lean on one that
does: what is asserted beside a denial is no part of it.
"""

from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING

from onrecord.reading.identity import Identity
from onrecord.reading.parse import Parse
from onrecord.reading.statements.basis import Telling, describing, is_source
from onrecord.reading.statements.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEGATIONS = frozenset({"no", "not", "n't", "n’t", "never", "nobody", "none", "nothing", "neither", "nor"})
_NOT_NEGATED = frozenset({"only", "just", "merely", "doubt", "longer", "sooner", "wonder", "yet", "matter"})
"""After "no" or "not" they leave nothing denied: "not only", "no doubt", "no longer"."""
_POINTING = frozenset({"it", "that", "this", "these", "those", "they", "all"})
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis", "acl", "csubj", "pcomp"})
_HAVING = frozenset({"apply", "be", "bear", "commit", "do", "exert", "have", "make", "play", "take", "use"})
"""With these one has a part in a wrong: "had no hand in it", "used no force", but not "saw no violence"."""
_WITH_INTENT = frozenset({"murder", "rob", "shoot", "stab"})
"""What happens to nobody by itself: "nobody was *shot*", of a march that the army broke up."""
_NOTHING_TO_DO = frozenset({"nothing", "to", "do", "with"})
_BEING = frozenset({"be", "exist", "occur", "take", "use"})
_OWNERS = frozenset({"his", "her", "its", "our", "my", "their"})
_MEN = frozenset(
    {"man", "member", "crew", "people", "personnel", "staff", "agent", "boy", "guard", "fighter"}
)
_CLIENTS = frozenset({"client"})
"""Those for whom a lawyer speaks, whoever else a lawyer may be."""
_WHERE = frozenset({"in", "at", "near", "inside", "around", "there", "present", "involved"})
_SHORT = 4
"""Tokens of an answer that is only a word for what is not so: "“Lies,” he said"."""
_LEANING = frozenset({"ccomp", "xcomp", "acl", "csubj", "pcomp"})


def is_denial(parse: Parse, identity: Identity, telling: Telling, *, called: bool) -> bool:
    """Whether every clause of the words denies a wrong or another's claim, or leans on one that does.

    ``called`` says that the words only name something: "called that a lie".
    """
    tokens = [t for piece in telling.content for t in parse.tokens(piece.start, piece.end) or ()]
    heads = [t for t in tokens if _is_head(t, tokens)]
    if not heads:
        return (called or len(tokens) <= _SHORT) and any(_is_untruth(t) for t in tokens)
    denied = [h for h in heads if _is_untrue(h)]
    negated = [h for h in heads if h in denied or _is_negated(h, tokens)]
    if not all(h in negated or _leans_on(h, negated) for h in heads):
        return False
    own = [
        t
        for t in tokens
        if is_source(parse, identity, telling, t, tokens) or _is_it(parse, identity, telling, t)
    ]
    accused = _is_accused_side(parse, identity, telling)
    answers_for = load_vocabulary().answering_for | _MEN if accused else _CLIENTS
    own += [men for t in tokens if (men := _own_men(t, answers_for)) is not None]
    return bool(denied) or any(_denies_wrong(h, own, accused, tokens) for h in negated)


def _own_men(token: "Token", answered_for: Set[str]) -> "Token | None":
    """The subject that says whom the source answers for: "*his men* never came", "*none* of our guards"."""
    men = next((c for c in token.children if c.dep_ == "poss" and c.lower_ in _OWNERS), None)
    if men is None or token.lemma_.lower() not in answered_for:
        return None
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _NEGATIONS:
        token = token.head.head
    return token if token.dep_ == "nsubj" else None


def _is_it(parse: Parse, identity: Identity, telling: Telling, token: "Token") -> bool:
    """Whether "it" may be the body that speaks: "the company said it had paid nobody"."""
    passage = parse.passage_at(telling.content[0].start)
    if token.lower_ != "it" or telling.source is None or passage is None:
        return False
    here = parse.span(passage, token)
    entity = identity.at(here.start, here.end)
    source = identity.by_id.get(telling.source)
    body = source is not None and source.kind == "organization"
    return body and token.dep_ == "nsubj" and (entity is None or entity.id == telling.source)


def _is_head(token: "Token", tokens: "Sequence[Token]") -> bool:
    """Whether it is the verb of a clause with a tense of its own."""
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
        return False
    helpers = [c for c in token.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ == "to" for c in helpers):
        return False
    return token.dep_ in _CLAUSES and (
        token.tag_ in {"VBD", "VBP", "VBZ"}
        or any(c.tag_ in {"VBD", "VBP", "VBZ", "MD"} for c in helpers)
        or token == tokens[0]
        or (token.dep_ == "conj" and token.tag_ in {"VBN", "VBG"})
    )


def _clause(head: "Token", tokens: "Sequence[Token]") -> "Iterator[Token]":
    """The words of a clause without those of the clauses within it."""
    for token in tokens:
        at = token
        while at not in (head, at.head) and not _is_head(at, tokens):
            at = at.head
        if at == head:
            yield token


def _is_negated(head: "Token", tokens: "Sequence[Token]") -> bool:
    for token in _clause(head, tokens):
        after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
        if token.lower_ in _NEGATIONS and after not in _NOT_NEGATED:
            return True
    # "nobody was hit or threatened": what is joined with "or" has the subject, and its negation, of the first
    alone = not any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in head.children)
    # of "not beaten, robbed or shot" the second word holds the "or"
    before = [c for c in head.head.rights if c.i < head.i]
    joint = next((c.lower_ for c in (*before, *head.rights) if c.dep_ == "cc"), "")
    if head.dep_ != "conj" or not alone or head.head not in tokens:
        return False
    if joint in {"or", "nor"}:
        return _is_negated(head.head, tokens)
    return joint == "and" and _has_no_doer(head.head)


def _has_no_doer(verb: "Token") -> bool:
    """Whether its subject is nobody: "no officer", "nobody"."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject is not None and any(t.lower_ in _NEGATIONS for t in (subject, *subject.lefts))


def _leans_on(head: "Token", negated: "Sequence[Token]") -> bool:
    """Whether a clause is the content of a negated one: "does not know who paid them"."""
    at = head
    while at.dep_ in _LEANING and at.head != at:
        at = at.head
        if at in negated:
            return True
    return False


def _is_untrue(head: "Token") -> bool:
    """Whether a claim is called untrue: "that was a lie", "the reports are baseless", "it was not true"."""
    words = load_vocabulary()
    said = [c for c in head.rights if c.dep_ in {"attr", "acomp", "oprd"}]
    subject = next((c for c in head.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if head.lemma_.lower() != "be" or subject is None:
        return False
    if any(c.dep_ == "neg" for c in head.children):
        return any(c.lower_ in {"true", "so", "correct"} for c in said) and _is_claim(subject)
    things = any(_is_untruth(c) and c.pos_ == "NOUN" for c in said) and subject.ent_type_ != "PERSON"
    return (things and subject.lower_ not in {"he", "she", "who"}) or (
        _is_claim(subject) and any(c.lower_ in words.untrue for c in said)
    )


def _is_claim(token: "Token") -> bool:
    return token.lower_ in _POINTING or token.lemma_.lower() in load_vocabulary().claims


def _is_untruth(token: "Token") -> bool:
    """Whether it is a word for what is not so: "a fabrication", "a bedtime story", "baseless"."""
    words = load_vocabulary()
    if token.dep_ in {"det", "poss", "compound", "amod"} or token.pos_ in {"VERB", "AUX"}:
        return False
    lemma = token.lemma_.lower()
    made = {c.lower_ for c in token.lefts if c.dep_ in {"compound", "amod"}}
    return (
        lemma in words.untrue
        or token.lower_ in words.untrue
        or (lemma in words.tales and bool(made & words.made_up))
    )


def _denies_wrong(head: "Token", own: "Sequence[Token]", accused: bool, tokens: "Sequence[Token]") -> bool:
    """Whether a negated clause says that the source did no wrong, or that nobody was wronged by its side."""
    words = load_vocabulary()
    clause = list(_clause(head, tokens))
    lemmas = {t.lemma_.lower() for t in clause}
    subject = next((c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    mine = subject is not None and subject.dep_ == "nsubj" and subject in own
    if subject is None and head.dep_ == "conj":
        first = next((c for c in head.head.children if c.dep_ == "nsubj"), None)
        mine = first is not None and first in own
    done = {v.lemma_.lower() for v in (head, *_verbs_under(head, clause))}
    money = bool(lemmas & words.money or any(t.ent_type_ == "MONEY" for t in clause))
    wrong = bool(lemmas & words.wrongs)
    if head.lemma_.lower() in words.perceiving | words.left_open:
        return False  # "did not see anybody being beaten"
    to_whom = [c for c in head.rights if c.dep_ in {"dobj", "dative"}]
    to_somebody = any(not any(c.dep_ == "relcl" for c in w.rights) for w in to_whom)  # not "we have not paid"
    if mine and (done & words.wronging or (done & words.doing and to_somebody)):
        return True
    if mine and subject is not None and subject.lower_ == "none" and done & _BEING:
        return any(c.lower_ in _WHERE for c in head.rights)  # "none of my men was there"
    if mine and ((done & words.dealing and money) or (done & _HAVING and wrong)):
        return True
    if mine and head.lemma_.lower() == "have" and {t.lower_ for t in clause} >= _NOTHING_TO_DO:
        return True
    if mine and _lays_hands(head):
        return True
    if not accused:
        return False
    if _has_no_doer(head) and (done & _WITH_INTENT or _lays_hands(head)):
        return True
    if _is_no_such_deed(head):
        return True
    at_all = bool({"ever", "never"} & {t.lower_ for t in clause})
    return bool(done & words.wronging or (done & words.doing and at_all) or (done & _BEING and wrong))


def _is_no_such_deed(head: "Token") -> bool:
    """Whether there was none of what is charged: "there was no *arrest*", but not "there were no arrests"."""
    said = [c for c in head.rights if c.dep_ == "attr" and c.tag_ == "NN"]
    there = head.tag_ in {"VBD", "VBZ"} and any(c.dep_ == "expl" for c in head.lefts)
    return there and any(c.lemma_.lower() in load_vocabulary().deeds for c in said)


def _lays_hands(head: "Token") -> bool:
    """Whether it is said of a hand: "nobody *laid a finger on* them"."""
    lays = head.lemma_.lower() in {"lay", "put", "raise"} or head.lower_ in {"laid", "lay"}
    hand = next((c for c in head.rights if c.dep_ == "dobj"), None)
    return lays and hand is not None and hand.lemma_.lower() in {"hand", "finger"}


def _verbs_under(head: "Token", clause: "Sequence[Token]") -> "Iterator[Token]":
    """The verbs without a tense that hang on a clause's own: "was not made to *sign*", "denied *hitting*"."""
    return (t for t in clause if t.pos_ == "VERB" and t != head and t.dep_ in _LEANING)


def _is_accused_side(parse: Parse, identity: Identity, telling: Telling) -> bool:
    """Whether the source answers for a force, an office, a company or a party, and not for its victims."""
    words, said = load_vocabulary(), describing(parse, identity, telling)
    return bool(said & words.answering_for) and not said & (words.pleading | words.research | words.expert)
