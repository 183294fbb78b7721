"""The frames of attribution: what each kind of cue says about where its source and its content stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.reading.attribution.contents import complement, quotes_beside
from onrecord.reading.attribution.cues import Cue, Vocabulary, load_cues
from onrecord.reading.attribution.grammar import (
    CLAUSE,
    OBJECT,
    PASSIVE_SUBJECT,
    SUBJECT,
    Paragraph,
    Range,
    closing_source,
    complements,
    cue_range,
    heard_from,
    is_said_to,
    kind,
    noun_phrase,
    stranded_source,
    subject_of,
    witness_source,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAME_ASIDE = re.compile(r",\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)(?=[,.])")
_LABEL = re.compile(r"((?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w.’'-]*):\s+(?=[“\"«‘])")
_MEDIA = frozenset(
    {"television", "tv", "radio", "newspaper", "paper", "station", "channel", "website", "daily", "weekly"}
)
"""Where a report stands whose words it is: "a report *on local radio* that …"."""


_DEEDS = frozenset(
    {"abduction", "arrest", "assassination", "attack", "attempt", "beating", "conviction", "death",
     "detention", "disappearance", "dismissal", "eviction", "execution", "harassment", "intimidation",
     "killing", "murder", "raid", "release", "sentence", "sentencing", "shooting", "situation",
     "torture", "trial", "violence"}
)  # fmt: skip
"""Of what one is informed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Ranges of an attribution's roles; ``quoted`` where its content is a quotation that may go on."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    quoted: bool = False


def candidates(paragraph: Paragraph, tokens: "Iterable[Token] | None" = None) -> Iterator[Candidate]:
    """Every attribution that a frame sees in a paragraph, nested ones and rivals among them.

    With ``tokens``, only those whose cue is one of them.
    """
    cues = load_cues()
    found: list[Candidate | None] = []
    for token in paragraph.passage.doc if tokens is None else tokens:
        if _may_attribute(token):
            found.append(_by_verb(paragraph, token, cues))
        elif token.pos_ == "NOUN":
            found.append(_by_noun(paragraph, token, cues))
        if token.lower_ == "according":
            found.append(_by_according(paragraph, token))
        elif token.lower_ in cues.adverbs:
            found.append(_by_adverb(paragraph, token))
    found.extend(_by_label(paragraph))
    return (c for c in found if c is not None and c.content and _runs_forward(c))


def _runs_forward(candidate: Candidate) -> bool:
    """Whether every range has words; the parse of what is no sentence can give some that run backwards."""
    return all(
        start < end for role in (candidate.source, candidate.cue, candidate.content) for start, end in role
    )


def _may_attribute(token: "Token") -> bool:
    """Whether it is a verb with a clause; the parser's tags take "the union demands that" for a plural."""
    if token.tag_ == "NNS":
        return any(c.dep_ == "nsubj" for c in token.lefts)
    return token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "amod", "compound"}


def _by_verb(paragraph: Paragraph, verb: "Token", cues: Vocabulary) -> Candidate | None:
    """A verb: "X said that …", "“…,” said X", "X called on Y to …", "is accused of …"."""
    lemma = verb.lemma_.lower()
    if lemma == "call" and not any(c.dep_ in {"oprd", "ccomp", "prep", "prt"} for c in verb.rights):
        return None  # "called a march" says nothing; "called him a liar" does
    if lemma in cues.seeming:
        return _seeming(paragraph, verb)
    particle, cue = _entry(verb, lemma, cues)
    if lemma == "call" and particle is not None and _visits(particle):
        return None
    if cue is None or (cue.stance == "declines" and _says_it_itself(verb, cues)):
        return None
    if any(c.dep_ in {"auxpass", *PASSIVE_SUBJECT} for c in verb.children) or (
        (verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"}) or is_said_to(verb)
    ):
        return _passive(paragraph, verb, particle, cue, cues)
    subject = subject_of(verb)
    here = cue_range(paragraph, verb, particle)
    source = noun_phrase(paragraph, subject, verb) if subject is not None else None
    if (teller := heard_from(verb)) is not None:
        return Candidate(
            (noun_phrase(paragraph, teller, verb),),
            (here,),
            tuple(complement(paragraph, verb, particle, cue, source, here)),
        )
    own_subject = subject is not None and subject.head.i == verb.i
    if "clause" in cue.takes and not own_subject and (seen := witness_source(paragraph, verb, here)):
        return Candidate((seen,), (here,), tuple(paragraph.trimmed([(paragraph.sentence(verb)[0], seen[0])])))
    own = source if subject is not None and (subject.head.i == verb.i or verb.dep_ != "advcl") else None
    if "clause" in cue.takes and own is None:
        own = closing_source(paragraph, verb, here)
        source = own or source
    beside = quotes_beside(paragraph, verb, own, here) if "quote" in cue.takes else []
    content = [(q.span.start, q.span.end) for q in beside] or complement(
        paragraph, verb, particle, cue, source, here
    )
    source = source or stranded_source(paragraph, here)
    if source is None and not beside:
        return None
    return Candidate((source,) if source else (), (here,), tuple(content), bool(beside))


def _visits(particle: "Token") -> bool:
    """Whether somebody is only gone to: "called on *her* in prison", but not "called on her to resign"."""
    whom = next((c for c in particle.rights if c.dep_ == "pobj"), None)
    if (
        particle.lower_ not in {"on", "upon"}
        or whom is None
        or whom.pos_ != "PRON"
        or whom.i + 1 >= len(whom.doc)
    ):
        return False
    return whom.nbor().lower_ != "to"


def _entry(verb: "Token", lemma: str, cues: Vocabulary) -> "tuple[Token | None, Cue | None]":
    """The verb's entry, by its particle or preposition where the vocabulary knows the two together."""
    for child in verb.rights:
        key = f"{lemma}-{child.lower_}"
        if (
            child.dep_ in {"prep", "prt", "dobj", "dative", "advmod"}
            and child.i <= verb.i + 3
            and key in cues.verbs
        ):
            return child, cues.verbs[key]
    return None, cues.verbs.get(lemma)


def _says_it_itself(verb: "Token", cues: Vocabulary) -> bool:
    """Whether the infinitive after a cue is the better cue: "declined to say that …"."""
    inner = next((c for c in verb.rights if c.dep_ == "xcomp" and kind(c) == "infinitive"), None)
    cue = cues.verbs.get(inner.lemma_.lower()) if inner is not None else None
    if inner is None or cue is None:
        return False
    return any(kind(c) in cue.takes - {"infinitive", "object"} for c in complements(inner))


def _passive(
    paragraph: Paragraph, verb: "Token", particle: "Token | None", cue: Cue, cues: Vocabulary
) -> Candidate | None:
    """A passive: "was told by X that …", and in nobody's name "is accused of …", "is said to have …"."""
    if verb.lemma_.lower() == "call":
        return None  # "a man called Garnet"
    agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
    subject = next((c for c in verb.children if c.dep_ in PASSIVE_SUBJECT), None)
    content = []
    if verb.lemma_.lower() in cues.passive or (agents and not cue.hearer):
        if subject is not None and subject.lower_ != "it":
            content.append(paragraph.subtree(subject))
        elif subject is None and verb.dep_ == "acl":
            content.append(paragraph.words(verb.head.left_edge, verb.head))
    takes = cue.takes | {"infinitive", "clause", "of", "as"}
    rest = [c for c in complements(verb) if c.dep_ in CLAUSE | OBJECT | {"prep"} and kind(c) in takes]
    source: tuple[Range, ...] = (noun_phrase(paragraph, agents[0], verb),) if agents else ()
    of = _of_what(agents[0]) if agents and cue.hearer and not rest else None
    if of is not None:
        content.append(paragraph.words(of, agents[0].right_edge))
        source = tuple(paragraph.trimmed([(source[0][0], paragraph.words(of, of)[0])]))
    elif rest:
        content.append(paragraph.words(rest[0].left_edge, rest[-1].right_edge))
    elif not agents:
        return None
    return Candidate(source, (cue_range(paragraph, verb, particle),), tuple(paragraph.trimmed(content)))


def _of_what(agent: "Token") -> "Token | None":
    """The "of" that the parse hangs on who informs: "was told by the Centre, its member, *of* the arrest"."""
    for token in agent.doc[agent.i + 1 : agent.right_edge.i]:
        if token.lower_ in {"of", "about"} and token.dep_ == "prep":
            told = next((c for c in token.rights if c.dep_ == "pobj"), None)
            deed = told is not None and told.lemma_.lower() in _DEEDS
            if told is not None and told.text.islower() and (deed or token.nbor(-1).text == ","):
                return token
    return None


def _seeming(paragraph: Paragraph, verb: "Token") -> Candidate | None:
    """A verb of seeming, "seems to …": in nobody's name."""
    rest = [c for c in verb.rights if kind(c) in {"infinitive", "clause", "object"}]
    subject = next((c for c in verb.children if c.dep_ in SUBJECT), None)
    if not rest:
        return None
    content = [paragraph.words(rest[0].left_edge, rest[-1].right_edge)]
    if subject is not None and subject.lower_ not in {"it", "there"}:
        content.insert(0, paragraph.subtree(subject))
    return Candidate((), (cue_range(paragraph, verb, None),), tuple(paragraph.trimmed(content)))


def _by_noun(paragraph: Paragraph, noun: "Token", cues: Vocabulary) -> Candidate | None:
    """A noun: "her testimony that …", "the claim by X that …"."""
    if noun.lemma_.lower() not in cues.nouns:
        return None
    marked = (c for c in noun.rights if c.left_edge.lower_ == "that")
    clauses = (c for c in marked if c.dep_ in {"acl", "ccomp"} or c.left_edge.dep_ == "mark")
    clause = next(clauses, None)
    if clause is None and noun.i + 2 < len(noun.doc) and noun.nbor().lower_ == "that":
        clause = noun.nbor().head if noun.nbor().head.pos_ in {"VERB", "AUX"} else None
    if clause is None or clause.i < noun.i or (clause.dep_ == "relcl" and clause.left_edge.dep_ != "mark"):
        return None
    makers = (
        p
        for c in noun.rights
        for p in c.children
        if c.lower_ in {"by", "of", "from"} or (c.lower_ in {"in", "on"} and p.lemma_.lower() in _MEDIA)
    )
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    owner = owner or next((p for p in makers if p.dep_ == "pobj"), None)
    source: tuple[Range, ...] = ()
    if owner is not None:
        start, end = noun_phrase(paragraph, owner, noun)
        source = ((start, end - 2 if paragraph.text[start:end].endswith(("’s", "'s")) else end),)
    content = paragraph.trimmed([paragraph.subtree(clause)])
    return Candidate(source, (paragraph.words(noun, noun),), tuple(content))


def _by_according(paragraph: Paragraph, token: "Token") -> Candidate | None:
    """A sentence "according to X": all of it but the phrase."""
    to = next((t for t in token.rights if t.lower_ == "to"), None)
    if to is None and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        to = token.nbor()
    source = next((c for c in to.children if c.dep_ in {"pobj", "pcomp"}), None) if to is not None else None
    if to is None or source is None:
        return None
    start, end = noun_phrase(paragraph, source, token)
    name = _NAME_ASIDE.match(paragraph.text, end, paragraph.passage.end)
    end = name.end("name") if name else end
    phrase = (paragraph.passage.start + token.idx, max(end, paragraph.subtree(source)[1]))
    first, last = paragraph.sentence(token)
    pieces = paragraph.trimmed([(first, phrase[0]), (phrase[1], last)])
    pieces = [p for p in pieces if len(paragraph.text[p[0] : p[1]].split()) > 1]
    return Candidate(((start, end),), (paragraph.words(token, to),), tuple(pieces))


def _by_adverb(paragraph: Paragraph, adverb: "Token") -> Candidate | None:
    """An adverb: "reportedly …" gives the clause of its verb to nobody in particular."""
    first, last = paragraph.subtree(adverb.head)
    here = paragraph.words(adverb, adverb)
    pieces = paragraph.trimmed([(first, here[0]), (here[1], last)])
    return Candidate((), (here,), tuple(pieces)) if adverb.head.i != adverb.i else None


def _by_label(paragraph: Paragraph) -> Iterator[Candidate]:
    """A name and a colon before a quotation, at the head of a paragraph."""
    label = _LABEL.match(paragraph.text, paragraph.passage.start, paragraph.passage.end)
    for quote in paragraph.quotes:
        if label and quote.span.start == label.end():
            colon = label.end(1)
            source, words = (label.start(1), colon), (quote.span.start, quote.span.end)
            yield Candidate((source,), ((colon, colon + 1),), (words,), True)
