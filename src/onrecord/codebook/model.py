"""What a codebook is: codes, their cues, and the frame that says where actor and target stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

PartOfSpeech = Literal["verb", "noun", "adjective"]

PLOVER_TYPES: tuple[str, ...] = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The sixteen event types of the PLOVER manual (Open Event Data Alliance, 2021)."""

PREPOSITIONS: tuple[str, ...] = (
    "about", "across", "after", "against", "among", "around", "at", "before", "behind", "beside", "between",
    "by", "for", "from", "in", "inside", "into", "near", "of", "off", "on", "onto", "out", "outside", "over",
    "through", "to", "toward", "towards", "under", "upon", "with", "within", "without",
)  # fmt: skip
"""Those that a frame word ``PREPOSITION-object`` may name."""

STAKES: frozenset[str] = frozenset({"addressee", "obeying", "condition", "consequence", "withheld"})
"""Slots that only a consequence fills that somebody is told of."""
SLOTS: frozenset[str] = frozenset(
    {"subject", "object", "indirect", "complement", "possessive", "modifier", "sufferer", "purpose", "self"}
    | STAKES
    | {"clause", "neighbour", "hanging", "before", "phrase", "lately"}
    | {f"{preposition}-object" for preposition in PREPOSITIONS}
)
"""The frame words: where a participant, or a word that a cue needs, stands beside the trigger.

``subject`` and ``object`` are the logical ones: in a passive, the object is the grammatical subject and the
subject is the agent ("by police"). ``indirect`` is the dative ("gave *them* money"), ``complement`` the one
who is to act in a clause that hangs on the trigger ("urged *members* to defect"), ``possessive`` and
``modifier`` stand before a noun ("*her* arrest", "*police* brutality"), ``sufferer`` is the subject of a verb
of undergoing that governs a noun ("*they* suffered beatings"), ``subject`` of a noun that of a light verb
("*troops* carried out an attack"), ``purpose`` the object of a purpose ("used tear gas to break up *a
march*"), ``X-object`` the noun after preposition X. ``self`` is the trigger's own word.
``addressee`` is the one who is told what would follow, ``obeying`` the one on whom it hangs ("told *her* that
if *she* spoke they would shoot him"). For conditions only,
``clause`` is any word of the trigger's clause, ``hanging`` any word that hangs on the trigger, ``neighbour``
that and the word on which the trigger hangs, ``before`` the word right before it and ``phrase`` any word that
hangs on the words of the phrase ("said that he *would* be killed"); ``lately`` any word of this sentence or
the one before; ``condition`` any word on which what is told hangs, ``consequence`` any word of what would
follow and ``withheld`` any word of what would not.
"""

CONDITION_ONLY: frozenset[str] = frozenset(
    {"clause", "neighbour", "hanging", "before", "phrase", "condition", "consequence", "withheld", "lately"}
)

Word = tuple[str, ...]
"""One word of a cue: its alternatives, each a lemma or the name of a word class in angle brackets."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Words that must, or must not, stand in one of the slots; a word is a lemma or a ``<class>``."""

    slots: tuple[str, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that draft an event of a code, and where its participants stand.

    ``phrase`` holds the trigger's own word first, then the words that must follow it and hang on it
    ("take … into custody"). ``actor`` and ``target`` are frame words in order of preference. ``needs`` must
    all hold and no one of ``forbids`` may. ``negated``: the words tell the act only when they are denied
    ("was *not* allowed to see a lawyer"). ``after``: they tell it only of somebody to whom an act of a code
    that begins so was done before ("He *died* the next day"). ``spoken``: they are the act itself where
    somebody says them ("“We *will break* your legs”" threatens, whatever becomes of it).
    """

    code: str
    pos: PartOfSpeech
    phrase: tuple[Word, ...]
    actor: tuple[str, ...]
    target: tuple[str, ...]
    needs: tuple[Condition, ...] = ()
    forbids: tuple[Condition, ...] = ()
    negated: bool = False
    after: str | None = None
    spoken: bool = False

    @property
    def name(self) -> str:
        """What a record cites as its reason: "liberty.arrest:take into custody/verb"."""
        return f"{self.code}:{' '.join('|'.join(word) for word in self.phrase)}/{self.pos}"

    @property
    def of_stakes(self) -> bool:
        """Whether it asks for a consequence that somebody is told of."""
        return any(not STAKES.isdisjoint(need.slots) for need in self.needs)

    @property
    def closeness(self) -> tuple[int, int]:
        """How closely it describes what it matches; of two cues on one word the closer one counts."""
        return len(self.phrase), len(self.needs) + self.negated


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of event. ``plover`` is its PLOVER type, ``mode`` its PLOVER mode where there is one.

    A ``general`` code gives way to a closer one in the same clause: "ruled to dissolve the party". Where one
    of the cues of ``unless`` fits, its words have another sense and no cue of the code counts: "*trails* her
    rival in the polls".
    """

    code: str
    definition: str
    plover: str
    mode: str | None
    cues: tuple[Cue, ...]
    general: bool = False
    unless: tuple[Cue, ...] = ()


@dataclass(frozen=True)
class Codebook:
    """Event codes and the cues that draft them.

    ``name`` tells title, version and a hash of its content, so that a reading says by which codebook it was
    made. ``words`` are the word classes that its cues name.
    """

    name: str
    codes: tuple[Code, ...] = ()
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __getitem__(self, code: str) -> Code:
        for entry in self.codes:
            if entry.code == code:
                return entry
        raise KeyError(code)

    def cues(self) -> Iterator[Cue]:
        """All cues, in the order of the book."""
        for code in self.codes:
            yield from code.cues

    def has(self, lemma: str, words: frozenset[str]) -> bool:
        """Whether ``lemma`` is one of ``words`` or of the classes that they name."""
        return lemma in words or any(
            lemma in self.words.get(word[1:-1], ()) for word in words if word.startswith("<")
        )

    def listed(self, word: Word) -> frozenset[str] | None:
        """All lemmas that one word of a phrase names; None where only a reading knows ("<person>")."""
        classes = [self.words.get(form[1:-1]) if form.startswith("<") else frozenset({form}) for form in word]
        return None if None in classes else frozenset().union(*(c for c in classes if c is not None))
