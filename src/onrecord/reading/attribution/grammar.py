"""Words of a sentence as ranges of the report: subjects, complements, sentences and their edges."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.reading.attribution.quotes import MARKS, Quote
from onrecord.reading.parse import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]
"""Character offsets into the report's text."""

SUBJECT = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
OBJECT = frozenset({"dobj", "attr", "oprd", "acomp", "dative"})
CLAUSE = frozenset({"ccomp", "xcomp", "pcomp", "advcl", "acl"})
EDGES = " \t\r\n\u00a0,;:–—-"
"""What no piece of a content begins or ends with."""

_CUE_LEFT = {"aux", "auxpass", "neg", "advmod", "prt"}
_CLIMB = {"conj", "xcomp", "advcl", "pcomp", "prep"}
_QUESTION_WORDS = {"who", "whom", "whose", "what", "which", "where", "when", "why", "how", "whether", "if"}
_NOBODY = frozenset({"no", "nobody", "nothing", "none", "never", "neither"})
_SENTENCE_END = ".!?…:;”\"’'»)"
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST_SOURCE = 40
"""Tokens. A longer subject is a parser's mistake or carries a clause; it is cut at its first comma."""
_LONGEST_CLOSING_SOURCE = 12
"""Words of a source that only its place between a comma and a closing cue tells."""


_LONGEST_HEARER = 5
"""Words after a cue that closes its sentence: "told the Forum on Monday"."""
_NOMINAL = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON", "PART"})


@dataclass(frozen=True)
class Paragraph:
    """A passage with the quotations in it and the text of its report."""

    text: str
    passage: Passage
    quotes: Sequence[Quote]

    def words(self, first: "Token", last: "Token") -> Range:
        """From the first character of ``first`` to the last of ``last``."""
        start = self.passage.start
        return start + first.idx, start + last.idx + len(last.text)

    def subtree(self, head: "Token") -> Range:
        """``head`` with all that hangs on it."""
        return self.words(head.left_edge, head.right_edge)

    def tokens(self, start: int, end: int) -> "Sequence[Token]":
        """The tokens that lie in the range at least in part."""
        offset, length = self.passage.start, len(self.passage.doc.text)
        first, last = max(start - offset, 0), min(end - offset, length)
        found = self.passage.doc.char_span(first, last, alignment_mode="expand") if first < last else None
        return list(found) if found is not None else []

    @cached_property
    def _sentences(self) -> list[Range]:
        return [self.words(s[0], s[-1]) for s in self.passage.doc.sents]

    def sentence(self, token: "Token") -> Range:
        """The sentence that holds ``token``; where the parser breaks one at no full stop, the whole of it."""
        sentences = self._sentences
        at = self.passage.start + token.idx
        first = last = next(i for i, s in enumerate(sentences) if s[0] <= at < s[1])
        while first > 0 and self.text[sentences[first - 1][1] - 1] not in _SENTENCE_END:
            first -= 1
        while last + 1 < len(sentences) and self.text[sentences[last][1] - 1] not in _SENTENCE_END:
            last += 1
        return sentences[first][0], sentences[last][1]

    def trimmed(self, pieces: Iterable[Range]) -> list[Range]:
        """The pieces without punctuation at their edges; quotation marks stay."""
        out = []
        for first, last in pieces:
            words = self.text[first:last].rstrip(EDGES)
            if not words[-2:-1].isupper():  # an acronym keeps its full stop
                words = words.rstrip(EDGES + ".")
            end = first + len(words)
            words = words.lstrip(EDGES + ".)]")
            if words.strip(MARKS + "()[] "):
                out.append((end - len(words), end))
        return out

    def with_quotes(self, pieces: Iterable[Range]) -> list[Range]:
        """The pieces, each reaching to the end of a quotation that it cuts or that follows at once."""
        out = []
        for piece in pieces:
            reach = piece
            for quote in self.quotes:
                if reach[0] < quote.span.end and quote.span.start <= reach[1] + 1:
                    reach = (min(reach[0], quote.span.start), max(reach[1], quote.span.end))
            out.append(reach)
        return out


def kind(child: "Token") -> str:
    """What a complement is in the vocabulary's terms; a preposition's own word; "" for what is none."""
    if child.dep_ in OBJECT:
        return "object"
    if child.dep_ == "prep":
        return child.lower_
    if child.dep_ not in CLAUSE:
        return ""
    if child.left_edge.lower_ in _QUESTION_WORDS and (
        child.dep_ == "ccomp" or (child.left_edge.tag_ == "WRB" and child.left_edge.i == child.head.i + 1)
    ):
        return "question"
    finite = any(c.dep_ in SUBJECT | PASSIVE_SUBJECT for c in child.children)
    if child.dep_ == "advcl" and (finite or child.tag_ == "VBG"):
        return ""
    helpers = [c for c in child.lefts if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ == "to" for c in helpers):
        return "infinitive"
    if (child.tag_ == "VBG" and not helpers) or (helpers and helpers[0].tag_ == "VBG"):
        return "gerund"
    return "clause" if finite or child.dep_ == "ccomp" else ""


def heard_from(verb: "Token") -> "Token | None":
    """Who told what somebody only heard: "she had heard *from neighbours* that he had died"."""
    if verb.lemma_.lower() not in {"hear", "learn"}:
        return None
    told = (p for c in verb.rights if c.lower_ == "from" for p in c.rights if p.dep_ == "pobj")
    who = next(told, None)
    return who if who is not None and who.pos_ in {"NOUN", "PROPN"} else None


def complements(verb: "Token") -> "list[Token]":
    """What follows a verb and may hold its content, adverbs looked through: "say outright that …"."""
    return [c for r in verb.rights for c in ((r, *r.rights) if r.dep_ == "advmod" else (r,))]


def is_said_to(verb: "Token") -> bool:
    """Whether it gives a claim to nobody in particular: "the mayor, *said* to be in hiding"."""
    if verb.lemma_.lower() not in {"say", "rumour", "rumor", "repute"} or verb.tag_ not in {"VBN", "VBD"}:
        return False
    to = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    state = to.lower_ == "to" and to.head.lemma_.lower() in {"be", "have"}
    helped = to.lower_ == "to" and any(c.lemma_.lower() in {"be", "have"} for c in to.head.lefts)
    return (state or helped) and not any(c.dep_ == "ccomp" for c in verb.children)


def leaves(verb: "Token") -> bool:
    """Whether a verb after a clause goes with its cue: "said none was hurt and accused them".

    That clause is a passive, or it is negated and tells of what was before: "said he had paid nobody and
    accused his rival", "said no complaint had come in and declined to comment".
    """
    before = verb.head if verb.dep_ == "conj" else None
    if before is None or before.dep_ != "ccomp" or verb.tag_ != "VBD" or verb.lemma_ in {"have", "be"}:
        return False
    if any(c.dep_ in SUBJECT | PASSIVE_SUBJECT | {"auxpass"} for c in verb.children):
        return False
    active = any(c.dep_ in {"dobj", "ccomp"} for c in verb.rights)
    if any(c.dep_ in PASSIVE_SUBJECT for c in before.children):
        return active
    active = active or any(c.dep_ == "xcomp" for c in verb.rights)
    earlier = any(c.dep_ == "aux" and c.lower_ == "had" for c in before.lefts)
    negated = any(
        t.lower_ in _NOBODY or t.dep_ == "neg"
        for c in before.children
        if c.i < verb.left_edge.i and c.dep_ != "conj"
        for t in (c, *c.lefts)
    )
    joined = all(c.lower_ == "and" for c in before.rights if c.dep_ == "cc")
    return active and earlier and negated and joined


def subject_of(verb: "Token") -> "Token | None":
    """Who does what the verb says: its own subject, or that of the verb that it leans on."""
    if leaves(verb):
        verb = verb.head.head
    for _ in range(5):
        before = [c for c in verb.lefts if c.dep_ in SUBJECT]
        for child in (*reversed(before), *verb.rights):  # of two, the nearer one: "according to A, B say"
            if child.dep_ in SUBJECT and child.lower_ not in {"it", "there"}:
                return child
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return verb.head
        if verb.dep_ not in _CLIMB or any(c.dep_ in SUBJECT for c in verb.children):
            return next((c for c in verb.children if c.dep_ in SUBJECT), None)
        verb = verb.head
        for child in verb.children:
            if child.dep_ in PASSIVE_SUBJECT:
                return child
    return None


def closing_source(paragraph: Paragraph, verb: "Token", cue: Range) -> Range | None:
    """The words between the last comma and a cue that closes its sentence: "…, his relatives said."."""
    first, last = paragraph.sentence(verb)
    before = _BRACKETS.sub(lambda m: "_" * len(m.group()), paragraph.text[first : cue[0]])
    comma = before.rfind(", ")
    words = before[comma + 2 :].split()
    if comma < 0 or not 0 < len(words) <= _LONGEST_CLOSING_SOURCE:
        return None
    if len(paragraph.text[cue[1] : last].split()) > 4:
        return None
    tokens = paragraph.tokens(first + comma + 2, cue[0])
    if tokens[0].pos_ == "CCONJ" or any(t.pos_ in {"VERB", "AUX", "SCONJ"} for t in tokens):
        return None
    return first + comma + 2, first + len(before.rstrip())


def witness_source(paragraph: Paragraph, verb: "Token", cue: Range) -> Range | None:
    """Somebody with a clause between the last comma and a last cue: "…, *a clerk who was present* told us."

    The parse takes the words for the end of a list, and the cue for one more deed of whoever is told of.
    """
    first, last = paragraph.sentence(verb)
    before = paragraph.text[first : cue[0]]
    comma = before.rfind(", ")
    if comma < 0 or len(paragraph.text[cue[1] : last].split()) > _LONGEST_HEARER:
        return None
    tokens = paragraph.tokens(first + comma + 2, cue[0])
    who = next((n for n, t in enumerate(tokens) if t.lower_ in {"who", "whose"}), 0)
    if not 0 < len(tokens) <= _LONGEST_CLOSING_SOURCE or not who or who + 1 == len(tokens):
        return None
    named = tokens[:who]
    if named[-1].pos_ not in {"NOUN", "PROPN"} or any(t.pos_ not in _NOMINAL for t in named):
        return None
    return first + comma + 2, first + len(before.rstrip())


def stranded_source(paragraph: Paragraph, cue: Range) -> Range | None:
    """A name right before a cue to which the parse gives no subject: "In a letter, a clerk, X, said …"."""
    doc = paragraph.passage.doc
    start = paragraph.passage.start
    at = next((t.i for t in doc if start + t.idx >= cue[0]), 0)
    last = at - 1 - (at > 0 and doc[at - 1].text == ",")
    first = last
    while first >= 0 and doc[first].pos_ == "PROPN":
        first -= 1
    if first == last or first < 0:
        return None
    before = first - 1
    while doc[first].text == "," and before >= 0 and doc[before].pos_ in {"NOUN", "ADJ", "PROPN"}:
        before -= 1
    described = before >= 0 and before < first - 1 and doc[before].pos_ in {"DET", "PRON"}
    return paragraph.words(doc[before if described else first + 1], doc[last])


def noun_phrase(paragraph: Paragraph, head: "Token", cue: "Token") -> Range:
    """The words of a source: its noun phrase with appositions, without the cue where that hangs on it."""
    first, last = head.left_edge, head.right_edge
    if first.i <= cue.i <= last.i:
        last = cue.nbor(-1) if head.i < cue.i else last
        first = head if head.i > cue.i else first
    if last.i - first.i > _LONGEST_SOURCE:
        last = next((t for t in head.doc[head.i : last.i] if t.text == ","), last)
    start, end = next(iter(paragraph.trimmed([paragraph.words(first, last)])), paragraph.words(head, head))
    words = paragraph.text[start : end + 1]
    return start, end + (words.count("(") == words.count(")") > paragraph.text[start:end].count(")"))


def cue_range(paragraph: Paragraph, verb: "Token", particle: "Token | None") -> Range:
    """The cue with its auxiliaries, negation and the verb that it hangs on: "had also declined to say"."""
    first = verb
    while first.dep_ == "xcomp" and 0 < first.i - first.head.i <= 4 and kind(first) == "infinitive":
        first = first.head
    left = {t.i for v in (first, verb) for t in v.lefts if t.dep_ in _CUE_LEFT}
    start = first.i
    while start - 1 in left:
        start -= 1
    last = particle if particle is not None and particle.i <= verb.i + 2 else verb
    return paragraph.words(verb.doc[start], last)


def _tells_that(verb: "Token") -> bool:
    """Whether a clause follows that it may tell: "telling the court *that he was beaten*"."""
    return verb.dep_ == "advcl" and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)


def before_aside(complements: "Sequence[Token]") -> "Token":
    """The last word of the complements before what has a doer of its own: ", with others accusing …".

    What one asks or tries ends, too, before what one says of it: "tried to leave, *telling them that* …".
    """
    last = max(c.right_edge for c in complements)
    asked = all(kind(c) == "infinitive" for c in complements)
    for token in complements[0].doc[complements[0].i : last.i + 1]:
        if leaves(token):
            joint = token.left_edge.nbor(-1)
            return joint.nbor(-1) if joint.dep_ == "cc" else joint
        if asked and token.tag_ == "VBG" and token.nbor(-1).text == "," and _tells_that(token):
            return token.nbor(-1)
        aside = token.lower_ == "with" and token.i > 0 and token.nbor(-1).text == ","
        if aside and any(t.tag_ == "VBG" for t in token.subtree):
            return token.nbor(-1)
    return last
