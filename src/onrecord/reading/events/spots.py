"""Spots: all that a report says of where, by name ("in Gulu") or by a word for a place ("at a checkpoint").

A spot knows how its noun stands in the sentence, since most names of places say no place of an act: "the
Basra governor" names somebody, "a man from Tororo" where he comes from, "the port of Dapa" a port.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.evidence import Span
from onrecord.reading.events.grammar import words
from onrecord.reading.identity import Identity
from onrecord.reading.parse import Parse, Passage
from onrecord.reading.places import PlaceName
from onrecord.record import Gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Token

Standing = Literal["at", "goal", "from", "object", "modifier", "loose"]
"""How the noun of a spot stands: after a word of place, as where something leads or comes from, as what is
acted on, as what tells somebody or something else apart, or otherwise."""

_MODIFIES = frozenset({"compound", "nmod", "amod", "poss", "npadvmod", "nummod"})
_BEFORE = _MODIFIES | {"det", "predet"}
_BETWEEN = frozenset({"of", "in", "near", "between", "to", "outside", "at"})
_LINKS = frozenset({"and", "de", "del", "la", "al", "el", "-"})
_NEVER_PLACES = frozenset(
    {"DATE", "TIME", "NORP", "LANGUAGE", "PERSON", "ORG", "EVENT", "LAW", "WORK_OF_ART", "MONEY"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@dataclass(frozen=True, eq=False)
class Spot:
    """Words for a place, where they stand. ``head`` is the noun of the phrase that they belong to.

    ``noun`` says what kind of place it is: "camp" in "Kakuma camp", "village" in "the village of Adishi", ""
    where no word does. ``points_back`` says that it is one told before: "the village", "the same house".
    ``paragraph`` numbers the passages that tell. ``name`` and ``gazetteer`` are None where no name stands.
    """

    span: Span
    entity: str | None
    name: str | None
    gazetteer: Gazetteer | None
    passage: Passage
    paragraph: int
    head: "Token"
    noun: str
    standing: Standing
    points_back: bool = False


def find_spots(parse: Parse, places: tuple[PlaceName, ...], identity: Identity) -> tuple[Spot, ...]:
    """The spots of all that tells, in text order."""
    found: list[Spot] = []
    for number, passage in enumerate(parse.telling):
        named = [
            s for n in _names(parse, passage, places, identity) if (s := _named(parse, passage, number, n))
        ]
        heads = {spot.head for spot in named if spot.noun}
        found += named
        found += (s for s in _nominal(parse, passage, number, identity) if s.head not in heads)
    return tuple(sorted(found, key=lambda spot: spot.span.start))


@dataclass(frozen=True, slots=True)
class _Name:
    span: Span
    entity: str | None
    gazetteer: Gazetteer | None


def _names(
    parse: Parse, passage: Passage, places: tuple[PlaceName, ...], identity: Identity
) -> Iterator[_Name]:
    """The names of places in a passage: of the gazetteer, of identity, and by the word before them."""
    known = [p for p in places if passage.start <= p.span.start < passage.end]
    for place in known:
        entity = identity.at(place.span.start, place.span.end)
        is_place = entity is None or entity.kind == "place" or place.sure
        doubtful = (
            entity is not None and entity.kind == "person" and not _is_after_place_word(parse, place.span)
        )
        if not place.demonym and not doubtful:
            yield _Name(place.span, entity.id if entity and is_place else None, place.gazetteer)
    for mention in identity.mentions:
        named = mention.form == "name" and mention.kind == "place"
        inside = passage.start <= mention.span.start < passage.end
        if named and inside and not any(mention.span.overlaps(place.span) for place in known):
            entity = identity.at(mention.head.start, mention.head.end)
            yield _Name(mention.span, entity.id if entity else None, None)
    yield from _unknown(parse, passage, identity)


def _is_after_place_word(parse: Parse, span: Span) -> bool:
    tokens = parse.tokens(span.start, span.end)
    return tokens is not None and tokens.start > 0 and tokens[0].nbor(-1).lower_ in words("naming")


def _unknown(parse: Parse, passage: Passage, identity: Identity) -> Iterator[_Name]:
    """Names right after a word of place that stand for nobody, and that no gazetteer has: "At Napetet"."""
    doc = passage.doc
    for before in doc[:-1]:
        if before.pos_ != "ADP" or before.lower_ not in words("naming"):
            continue
        end = before.i + 1
        while end < len(doc) and _is_capital(doc[end]) and doc[end].is_alpha:
            end += 1
        run = doc[before.i + 1 : end]
        if len(run) and not any(t.ent_type_ in _NEVER_PLACES for t in run) and not _is_everyday(run[-1]):
            span = parse.span(passage, run)
            if identity.mention_at(span.start, span.end) is None:
                yield _Name(span, None, None)


def _named(parse: Parse, passage: Passage, paragraph: int, name: _Name) -> Spot | None:
    tokens = parse.tokens(name.span.start, name.span.end)
    if tokens is None or not len(tokens):
        return None
    head, noun = _phrase_head(tokens.root)
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    if head.dep_ in _MODIFIES and before is not None and _lacks_object(before):
        head = before  # "In Gulu police beat …": a name that the parse takes for a part of the subject
    return Spot(
        name.span,
        name.entity,
        name.span.text,
        name.gazetteer,
        passage,
        paragraph,
        head,
        noun,
        _standing(head),
    )


def _phrase_head(token: "Token") -> "tuple[Token, str]":
    """The noun that stands for the place, and what kind of place it says that it is.

    It is "port" in "the port of Dapa", "crossing" in "the Torkham crossing", "road" in "the road to Gulu".
    """
    noun = ""
    while True:
        head = token.head
        if token.dep_ in _MODIFIES and head.i > token.i and _is_site(head):
            token, noun = head, head.lemma_.lower()
        elif _is_part_of_name(token) or (token.dep_ == "conj" and head.pos_ in _NOMINAL):
            token = head
        elif token.dep_ == "appos" and _is_site(head) and not _is_named(head):
            token, noun = head, head.lemma_.lower()
        elif token.dep_ == "pobj" and (head.head.lemma_.lower() in words("parts") or _is_site(head.head)):
            if head.lower_ not in {"of", "to", "between", "from"} or head.head.pos_ not in {"NOUN", "PROPN"}:
                return token, noun
            token = head.head
            noun = token.lemma_.lower() if head.lower_ == "of" else noun
        else:
            return token, noun


def _is_part_of_name(token: "Token") -> bool:
    head = token.head
    return token.dep_ in {"compound", "nmod"} and head.pos_ == "PROPN" and head.i == token.i + 1


def _is_named(site: "Token") -> bool:
    """Whether a site has a name, so that the one beside it holds it: "Gashish village, Barkin Ladi"."""
    return any(t.dep_ in {"compound", "nmod"} and t.pos_ == "PROPN" for t in site.lefts)


def _is_everyday(token: "Token") -> bool:
    return token.lower_ in words("houses") or token.lower_ in words("never-places")


def _lacks_object(word: "Token") -> bool:
    """Whether ``word`` is a preposition of place that the parse left without its noun."""
    return word.pos_ == "ADP" and word.lower_ in words("locative") and not any(True for _ in word.children)


def _is_site(token: "Token") -> bool:
    return token.lemma_.lower() in words("sites") or token.lower_ in words("sites")


def _standing(head: "Token") -> Standing:
    """How the noun of a place stands in its sentence."""
    if head.pos_ == "ADP":
        return "at"
    if head.dep_ in _MODIFIES:
        return "modifier"
    if head.dep_ in {"dobj", "nsubjpass", "attr"}:
        return "object"
    if head.dep_ in {"nsubj", "agent", "dative"}:
        return "modifier"
    if head.dep_ != "pobj":
        return "loose"
    preposition, governor = head.head, head.head.head
    while (
        governor.pos_ in {"ADP", "ADV"} and governor.head != governor
    ):  # "from near Gulu", "back to the camp"
        preposition, governor = (governor if governor.pos_ == "ADP" else preposition), governor.head
    word = preposition.lower_
    served = any(c.dep_ == "dobj" and c.lemma_.lower() in words("terms") for c in governor.children)
    if governor.lemma_.lower() in words("terms") or served:  # "spent two years in prison"
        return "modifier"
    if word in words("locative"):
        return "modifier" if word == "by" and preposition.dep_ == "agent" else "at"
    if word in words("goal"):
        return "goal" if governor.pos_ in {"VERB", "AUX"} else "modifier"
    if word == "for":
        return "goal" if governor.lemma_.lower() in words("leaving") else "modifier"
    if word in {"from", "of"} and governor.pos_ == "VERB":
        return "from"
    verb = next((t for t in governor.ancestors if t.pos_ == "VERB"), governor)
    return (
        "from"
        if word == "from" and verb.lemma_.lower() in words("removing") and _is_site(head)
        else "modifier"
    )


def _nominal(parse: Parse, passage: Passage, paragraph: int, identity: Identity) -> Iterator[Spot]:
    """Words for a place without a name, after a word of place."""
    for token in passage.doc:
        if token.pos_ != "NOUN" or not (_is_site(token) or _is_house(token)):
            continue
        head, _ = _phrase_head(token)
        standing = _standing(head)
        entered = standing == "object" and head.head.lemma_.lower() in words("arriving")
        if (entered or standing in {"at", "goal", "from"}) and (head == token or not _is_site(head)):
            span = _phrase(parse, passage, token)
            own = parse.span(passage, token)
            entity = identity.at(own.start, own.end)
            place = entity.id if entity is not None and entity.kind == "place" else None
            noun = token.lemma_.lower()
            back = _points_back(token)
            yield Spot(span, place, None, None, passage, paragraph, head, noun, standing, back)


def _phrase(parse: Parse, passage: Passage, noun: "Token") -> Span:
    """The noun with what stands before it, and a name right behind it: "checkpoint in Tebing Tinggi"."""
    doc = noun.doc
    first = min((t.i for t in noun.lefts if t.dep_ in _BEFORE), default=noun.i)
    while first < noun.i and (doc[first].lower_ in {"the", "a", "an"} or doc[first].is_punct):
        first += 1
    last = noun.i
    if last + 2 < len(doc) and doc[last + 1].lower_ in _BETWEEN:
        end = last + 2 + (doc[last + 2].lower_ == "the")
        while end < len(doc) and (
            _is_capital(doc[end]) or (doc[end].lower_ in _LINKS and _is_capital(doc[end - 1]))
        ):
            end += 1
        while doc[end - 1].lower_ in _LINKS:
            end -= 1
        last = end - 1 if _is_capital(doc[end - 1]) else last
    return parse.span(passage, doc[first : last + 1])


def _is_capital(token: "Token") -> bool:
    return token.text[:1].isupper() and token.ent_type_ not in {"DATE", "TIME"}


def _is_house(token: "Token") -> bool:
    """Whether it is a body's house: "outside the court", "in front of parliament"."""
    if token.lemma_.lower() not in words("houses"):
        return False
    before = token.head
    return before.lower_ in words("beside") or (
        before.lower_ == "of" and before.head.lower_ in words("beside")
    )


def _points_back(noun: "Token") -> bool:
    """Whether it is a place told before: "the village", "that house", "the same dormitory"."""
    lefts = [t for t in noun.lefts if t.dep_ != "punct"]
    same = any(t.lower_ == "same" for t in lefts)
    bare = len(lefts) == 1 and not any(t.dep_ in {"prep", "relcl", "acl"} for t in noun.rights)
    return same or (bare and lefts[0].lower_ in {"the", "that", "this"})
