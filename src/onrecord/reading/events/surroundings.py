"""How far words stand from a trigger in the grammar of its sentence, and whether one voice tells both."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.events.clauses import clause_head
from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import has_auxiliary
from onrecord.reading.parse import Parse, Passage
from onrecord.record import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

ON_CLAUSE = 1
"""The farthest that hangs on the trigger or on its own clause."""
GOVERNING = 2
"""Hangs on a clause that governs the trigger's own or shares its subject."""
NESTED = 3
"""Hangs on another verb below the trigger."""
ELSEWHERE = 9

_LOOSE = frozenset(
    {"xcomp", "conj", "advcl", "pcomp", "acl", "ccomp", "relcl", "prep", "pobj", "dobj", "oprd", "attr"}
)
_VERBAL = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ANOTHER_TIME = frozenset({"before", "after", "since", "until"})


@dataclass(frozen=True)
class Surroundings:
    """A trigger in its passage, and the statements of that passage. ``paragraph`` numbers what tells."""

    parse: Parse
    passage: Passage
    paragraph: int
    trigger: "Token"
    words: tuple["Token", ...]
    statements: tuple[Statement, ...]

    @cached_property
    def own(self) -> Span:
        """The trigger's word."""
        return self.parse.span(self.passage, self.trigger)

    @cached_property
    def sentence(self) -> Span:
        """The trigger's sentence."""
        return self.parse.span(self.passage, self.trigger.sent)

    @cached_property
    def clause(self) -> "Token":
        """The head of the trigger's clause."""
        return clause_head(self.trigger)

    def is_here(self, span: Span) -> bool:
        """Whether ``span`` stands in the trigger's sentence and is told by the same voice."""
        inside = self.sentence.start <= span.start < self.sentence.end
        return inside and (self.same_voice(span) or self._is_below(span))

    def _is_below(self, span: Span) -> bool:
        """Whether it hangs on the act itself: "was reported *arrested* in Kumbo *today*", whoever says so."""
        tokens = self.parse.tokens(span.start, span.end)
        own = self.own
        below = tokens is not None and self.trigger in tokens.root.ancestors
        cut_off = all(s.holds(own) or not s.holds(span) for s in self.statements)
        return below and cut_off and self.distance(span) <= GOVERNING

    def same_voice(self, span: Span) -> bool:
        """Whether all statements that hold one of trigger and ``span`` hold the other too.

        Words inside somebody's statement never date or place what stands outside it, nor the other way round.
        """
        own = self.own
        return all(s.holds(own) == s.holds(span) for s in self.statements)

    def is_told(self, span: Span) -> bool:
        """Whether ``span`` stands in what somebody says."""
        return any(s.holds(span) for s in self.statements)

    @cached_property
    def is_another_time(self) -> bool:
        """Whether it is told as before or after the main clause, whose date is then not its own."""
        return self.clause.dep_ == "advcl" and any(
            child.dep_ in {"mark", "prep"} and child.lower_ in _ANOTHER_TIME for child in self.clause.children
        )

    def in_own_clause(self, span: Span) -> bool:
        """Whether the words of ``span`` hang on the trigger's own clause."""
        tokens = self.parse.tokens(span.start, span.end)
        return tokens is not None and tokens.root in set(self.clause.subtree)

    @cached_property
    def answered(self) -> "Token | None":
        """The "for" below a verb that answers the act: "arrested on Monday *for* the murder of a nun".

        So is the "of" of a charge: "accused on Monday *of* burning a hall".
        """
        chain = (self.trigger, *self.trigger.ancestors)
        link = next((t for t in chain if t.dep_ in {"pobj", "pcomp"}), None)
        if link is None or link.head.lower_ not in {"for", "over", "of", "with"}:
            return None
        charged = link.head.lower_ in {"of", "with"}
        if link != self.trigger and any(t.pos_ == "VERB" for t in chain[: chain.index(link)]):
            return None
        verb = link.head.head
        if charged:
            blamed = verb.pos_ in {"VERB", "ADJ"} and verb.lemma_.lower() in words("blaming-of")
            return link.head if blamed else None
        while verb.pos_ != "VERB" and verb.head != verb:  # "ten years in jail for …", "on 5 May for …"
            verb = verb.head
        return link.head if verb.lemma_.lower() in words("answering") else None

    def is_of_answer(self, token: "Token") -> bool:
        """Whether a word tells of what was done for this: "arrested *on Monday* for the murder"."""
        return self.answered is not None and token.i < self.answered.i

    def is_of_ground(self, token: "Token") -> bool:
        """Whether a word stands behind what it was done for: "sentenced for a rape *in Sake*"."""
        return any(
            word.lower_ in {"for", "over"}
            and self.distance_of(word) <= ON_CLAUSE
            and any(c.dep_ in {"pobj", "pcomp"} and _is_deed(c) for c in word.children)
            for word in self.trigger.doc[self.trigger.i + 1 : token.i]
        )

    def distance(self, span: Span) -> int:
        """0: hangs on the trigger; `ON_CLAUSE`; `GOVERNING`; `NESTED`; `ELSEWHERE`."""
        tokens = self.parse.tokens(span.start, span.end)
        return self.distance_of(tokens.root) if tokens is not None and len(tokens) else ELSEWHERE

    def distance_of(self, token: "Token") -> int:
        """The same for one word."""
        chain = [token]
        while token.head != token:
            token = token.head
            chain.append(token)
            if token == self.trigger or token in self.words:
                return _below(chain[:-1])
        verb = next((t for t in chain[1:] if t.pos_ in _VERBAL), None)
        return ELSEWHERE if verb is None else self._above(verb)

    def _above(self, verb: "Token") -> int:
        """How far the clause of ``verb`` is above the trigger's own."""
        current = self.clause
        if verb == current:
            return ON_CLAUSE
        while current.head != current and current.dep_ in _LOOSE:
            if is_earlier(current):
                return ELSEWHERE
            own_story = (current.dep_ in {"ccomp", "relcl"} and not is_perceived(current)) or (
                current.dep_ in {"conj", "advcl"} and any(c.dep_ in _SUBJECTS for c in current.children)
            )
            current = current.head
            if verb == current:
                return ELSEWHERE if own_story and current.pos_ in _VERBAL else GOVERNING
        return ELSEWHERE


def is_perceived(verb: "Token") -> bool:
    """Whether it is seen or made to happen as its main clause says: "observers *saw* men *push* them out"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_.lower() not in words("perceiving") or has_auxiliary(verb):
        return False
    bare = verb.tag_ in {"VB", "VBG"} or (verb.tag_ == "VBP" and above.tag_ == "VBD")
    return bare and not any(child.dep_ == "mark" for child in verb.children)


def _is_deed(token: "Token") -> bool:
    """Whether it may be an act, and no length of time, sum or person."""
    return token.dep_ == "pcomp" or (
        token.pos_ == "NOUN" and not token.ent_type_ and token.lemma_.lower() not in words("terms")
    )


def _below(chain: "list[Token]") -> int:
    """0 where no verb stands between, else how loosely it hangs: a clause with a subject tells for itself."""
    verbs = [t for t in chain if t.pos_ in _VERBAL]
    if not verbs:
        return 0
    tells_itself = any(
        v.dep_ == "relcl" or (v.dep_ in {"advcl", "conj", "ccomp"} and (_has_subject(v) or is_ahead(v)))
        for v in verbs
    )
    return NESTED if tells_itself else GOVERNING


def is_earlier(verb: "Token") -> bool:
    """Whether an aside tells what had been done before: "freed four men who *had spent* months in jail"."""
    return verb.dep_ in {"relcl", "acl"} and any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)


def is_ahead(verb: "Token") -> bool:
    """ "Were convicted and *will be sentenced* on 4 February": a coordinated verb with a time of its own."""
    return verb.dep_ == "conj" and any(child.tag_ == "MD" for child in verb.children)


def _has_subject(verb: "Token") -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)
