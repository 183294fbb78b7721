"""Who is another's kin, and so somebody else, however much of a name they share.

"Hagos's father, Abreha Kidane" is not Hagos Abreha Kidane, whose father's name is a part of his own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.namesakes import is_short_form, name_words
from onrecord.reading.identity.phrases import left_edge, possessor
from onrecord.reading.identity.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Words = tuple[str, ...]


@dataclass
class Kinship:
    """By the words of a name: the names of their kin; and who are introduced as the kin of "him" or "her"."""

    kin: dict[Words, set[Words]] = field(default_factory=lambda: defaultdict(set))
    introduced: set[Words] = field(default_factory=set)

    def apart(self, own: Words, draft: Draft) -> bool:
        """Whether a name is not that of somebody met: they are kin, or it is brought in as somebody's kin.

        A name that begins with it is no argument: "Hagos" is Hagos Abreha Kidane, son of Abreha Kidane.
        """
        names = [n for form in draft.forms if (n := name_words(form))[: len(own)] != own]
        if any(is_short_form(kin, name) for kin in self.kin.get(own, ()) for name in names):
            return True
        return len(own) > 1 and own in self.introduced and len(names) == len(draft.forms)


def find_kinship(names: Iterable[Reference], words: Vocabulary) -> Kinship:
    """What the words around the names of persons say of their kin."""
    found = Kinship()
    by_passage: dict[int, list[Reference]] = defaultdict(list)
    for name in names:
        by_passage[name.number].append(name)
    for here in by_passage.values():
        doc, offset = here[0].passage.doc, here[0].passage.start
        holder = {o - offset: r for r in here for o in range(r.mention.span.start, r.mention.span.end)}
        for noun in doc:
            if noun.lemma_.lower() in words.kin and noun.idx not in holder:
                for bearer in _bearers(doc, noun, holder):
                    _note(found, noun, bearer, holder)
    return found


def _note(found: Kinship, noun: "Token", bearer: Reference, holder: dict[int, Reference]) -> None:
    one = name_words(bearer.mention.head.text)
    for owner in _owners(noun):
        other = holder.get(owner.idx)
        if other is not None and other is not bearer:
            two = name_words(other.mention.head.text)
            found.kin[one].add(two)
            found.kin[two].add(one)
        elif other is None and owner.pos_ == "PRON":
            found.introduced.add(one)


def _owners(noun: "Token") -> Iterator["Token"]:
    owner = possessor(noun)
    if owner is not None:
        yield owner
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for owner in (g for g in child.rights if g.dep_ == "pobj"):
                yield owner
                if owner.pos_ == "NOUN" and owner.i + 1 < len(owner.doc) and owner.nbor().pos_ == "PROPN":
                    yield owner.nbor()  # "wife of the shopkeeper *Kamran* Mirza"


def _bearers(doc: "Doc", noun: "Token", holder: dict[int, Reference]) -> Iterator[Reference]:
    """The names that a kin noun stands beside: right after it, or else before it or after a comma."""
    after = noun.i + 1
    if after < len(doc) and doc[after].idx in holder:
        yield holder[doc[after].idx]
        return
    if after + 1 < len(doc) and doc[after].text == "," and doc[after + 1].idx in holder:
        yield holder[doc[after + 1].idx]
    before = left_edge(noun) - 1
    while before > 0 and (doc[before].lower_ in {",", "the", "a", "an", "aged"} or doc[before].like_num):
        before -= 1
    if 0 <= before < left_edge(noun) - 1 and doc[before].idx in holder:
        yield holder[doc[before].idx]
