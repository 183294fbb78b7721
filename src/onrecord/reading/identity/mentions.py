"""The words of a report that stand for somebody: names, noun phrases and pronouns."""

from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.identity.acronyms import is_acronym
from onrecord.reading.identity.model import Mention
from onrecord.reading.identity.naming import find_names
from onrecord.reading.identity.phrases import determiner, how_many, is_plural, phrase
from onrecord.reading.identity.vocabulary import Vocabulary, load_vocabulary
from onrecord.reading.parse import Parse, Passage
from onrecord.reading.places import PlaceName
from onrecord.record import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = {
    "i": False, "me": False, "my": False, "mine": False, "myself": False,
    "we": True, "us": True, "our": True, "ours": True, "ourselves": True,
    "he": False, "him": False, "his": False, "himself": False,
    "she": False, "her": False, "hers": False, "herself": False,
    "they": True, "them": True, "their": True, "theirs": True, "themselves": True,
    "it": False, "its": False, "itself": False,
    "who": False, "whom": False, "whose": False,
}  # fmt: skip
"""The pronouns that stand for somebody, and whether for many."""
LABELS = frozenset(
    {"interviewer", "interviewee", "witness", "judge", "prosecutor", "respondent", "complainant"}
)
"""What stands with a colon before a name in the head of a form."""
SECOND = frozenset({"you", "your", "yours", "yourself"})
"""Those that do in a transcript's question: whoever answers it."""
_INDEFINITE = frozenset({"someone", "somebody", "anyone", "anybody", "everyone", "everybody", "those"})
_PART = frozenset(
    {
        "some",
        "others",
        "another",
        "many",
        "several",
        "most",
        "both",
        "all",
        "few",
        "one",
        "other",
        "each",
        "half",
    }
)
_DOUBTFUL = frozenset(
    {
        "head",
        "chair",
        "front",
        "wing",
        "club",
        "public",
        "general",
        "minor",
        "service",
        "record",
        "file",
        "form",
    }
)
"""Words that are somebody, or some record, in one place and something else in most."""
_HEADED = frozenset({"village", "section", "department", "district", "team", "unit", "quarter", "ward"})
"""What somebody is the head of in "our *village* head", whose head is no part of the body."""
_RANKS = frozenset({"SI", "OC", "SP"})
"""Ranks of two letters by which an officer is spoken of: "the *SI* denied it"."""
_NOUN_DEPS = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "dative",
        "conj",
        "appos",
        "attr",
        "oprd",
        "poss",
        "ROOT",
        "agent",
        "npadvmod",
        "dep",
        "nmod",
        "compound",
        "ccomp",
    }
)


def find_mentions(parse: Parse, places: tuple[PlaceName, ...]) -> tuple[Mention, ...]:
    """The words of a report that stand for somebody or something, in text order.

    Names are read in every part of the report that is read, noun phrases and pronouns only where it tells.
    """
    words = load_vocabulary()
    told = [p for p in parse.passages if p.tells or p.is_form_line]
    found = [_noun_phrases(parse, passage, words) for passage in told]
    named = find_names(parse, places, words)
    taken = _Taken(named)
    nominal = [m for mentions in found for m in mentions if not taken.holds(m.head)]
    return tuple(sorted([*named, *nominal], key=lambda m: (m.head.start, m.head.end)))


class _Taken:
    """Which characters are part of a name."""

    def __init__(self, named: list[Mention]) -> None:
        self._offsets = {offset for m in named for offset in range(m.span.start, m.span.end)}

    def holds(self, head: Span) -> bool:
        return head.start in self._offsets


def _noun_phrases(parse: Parse, passage: Passage, words: Vocabulary) -> list[Mention]:
    """The noun phrases and pronouns of a passage that stand for somebody; heads may still lie in names."""
    mentions = []
    for token in passage.doc:
        if token.lower_ in PERSONAL or (passage.asks and token.lower_ in SECOND):
            if token.pos_ in {"PRON", "DET"} or token.lower_ == "i":
                mentions.append(_mention(parse, passage, token, None, "pronoun"))
            continue
        kind = _kind(token, words)
        label = token.i + 1 < len(passage.doc) and token.nbor().text == ":"
        label = label and (passage.is_form_line or (token.is_sent_start is True and token.lower_ in LABELS))
        if kind and not label:
            mentions.append(_mention(parse, passage, token, kind, "nominal"))
    return mentions


def _mention(parse: Parse, passage: Passage, token: "Token", kind: EntityKind | None, form: str) -> Mention:
    head = parse.span(passage, token)
    if form == "pronoun":
        return Mention(head, head, None, "pronoun", PERSONAL.get(token.lower_, False))
    first, last = phrase(token)
    if _is_age(token) and token.i > 1:
        first = token.i - 2
        head = parse.span(passage, passage.doc[first:last])
    plural = kind == "group" or is_plural(token)
    return Mention(parse.span(passage, passage.doc[first:last]), head, kind, "nominal", plural)


def _kind(token: "Token", words: Vocabulary) -> EntityKind | None:
    """What the noun phrase headed by ``token`` stands for; None where it is a thing or an idea."""
    if token.pos_ == "ADJ" and token.dep_ in {"compound", "amod"} and _names_follow(token):
        return _kind_of_modifier(token, words)  # "the *catechist* Rodelio Sumagang"
    if token.pos_ == "ADJ" and token.lower_.endswith("-general"):  # "the *secretary-general*"
        return "person" if words.is_person(token.lower_.removesuffix("-general")) else None
    if token.dep_ not in _NOUN_DEPS:
        return None
    if token.pos_ in {"NOUN", "PROPN"}:
        return _kind_of_noun(token, words)
    if token.pos_ in {"NUM", "PRON", "DET", "ADJ"} or token.tag_ in {"NNS", "CD"}:
        return _kind_of_part(token, words)
    return None


def _kind_of_noun(token: "Token", words: Vocabulary) -> EntityKind | None:
    noun, plural = token.lemma_.lower(), is_plural(token)
    if token.pos_ == "PROPN" and token.is_sent_start and words.is_person(noun.removesuffix("s")):
        noun, plural = noun.removesuffix("s"), True  # "Vendors said": the parser lemmatizes no names
    if token.text in words.titles and (len(noun) > 2 or token.text in _RANKS) and is_acronym(token.text):
        return "person" if determiner(token) in {"the", "a", "an"} else None  # "the *SSP* replied"
    if noun in _DOUBTFUL and not _is_office(token):
        return None
    if token.dep_ in {"compound", "nmod"}:
        return _kind_of_modifier(token, words)
    if noun == "old" and token.i >= 4 and token.nbor(-2).lower_ == "year":
        return "person"
    if words.is_person(noun) and noun not in {"opposition"}:
        return "group" if plural else "person"
    if noun in words.bodies or noun in words.generic_bodies:
        return "group" if plural and noun not in {"forces", "police"} else "organization"
    if (noun in words.collectives or token.lower_ in words.collectives or how_many(token)) and (
        noun != "majority" or token.head.lower_ != "by" or determiner(token)  # "decided by majority"
    ):
        return "organization" if token.lower_ in {"authorities", "forces"} else "group"
    if noun in words.documents:
        return "document"
    if noun in words.facilities and token.dep_ in {"nsubj", "agent"}:
        return "organization"
    if noun in words.places:
        return "place"
    if noun in {"other"} or token.lower_ == "others":
        return "group"
    return None


def _is_office(token: "Token") -> bool:
    """Whether "head", "chair" or "front" is somebody: beside a name, or of something and not of a body."""
    if token.lower_ in {"head", "chair"} and _names_follow(token) and token.nbor().dep_ != "conj":
        return True
    if token.dep_ in {"appos", "nsubj", "nsubjpass", "compound"} or token.tag_ == "NNP":
        owned = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.lefts)
        return not owned or any(c.lemma_ in _HEADED for c in token.lefts)
    if token.dep_ != "attr":
        return False
    second = any(c.lower_ in {"deputy", "assistant", "acting", "former"} for c in token.lefts)
    return second or any(c.lower_ in {"of", "at"} for c in token.rights)


def _names_follow(token: "Token") -> bool:
    """Whether somebody's name comes right after a word in small letters."""
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    return (
        token.text.islower() and following.pos_ == "PROPN" and following.ent_type_ in {"PERSON", "GPE", "ORG"}
    )


def _kind_of_modifier(token: "Token", words: Vocabulary) -> EntityKind | None:
    """A noun before another noun: "Union president X", "ministry spokesman", "police officials"."""
    noun, after = token.lemma_.lower(), token.head
    follows = token.i + 1 < len(token.doc) and token.nbor().text[0].isupper()
    office = token.text[0].isupper() and after.i == token.i + 1 and words.is_person(after.lemma_.lower())
    if words.is_person(noun) and (after.pos_ == "PROPN" or follows) and not (is_plural(token) or office):
        return "person"
    if (
        noun in words.bodies
        and noun != "defence"
        and (words.is_person(after.lemma_.lower()) or after.pos_ == "PROPN")
    ):
        return "organization"
    return None


def _kind_of_part(token: "Token", words: Vocabulary) -> EntityKind | None:
    """ "Two", "some", "those who …", "three of its members", "the wounded", "the 34-year-old"."""
    word = token.lower_
    if word in {"old", "olds"} and token.i >= 4 and token.nbor(-2).lower_ == "year":
        return "person"
    if word in _INDEFINITE and word != "those":
        return "person"
    if _is_age(token):  # the parse makes it the head: "a *schoolgirl, 15*, was killed"
        return "person" if token.i > 1 and words.is_person(token.nbor(-2).lemma_.lower()) else None
    of = next(
        (
            g
            for c in token.rights
            if c.dep_ == "prep" and c.lower_ == "of"
            for g in c.rights
            if g.dep_ == "pobj"
        ),
        None,
    )
    single = word in {"one", "another", "each"}
    if of is not None and (word in _PART or token.like_num):
        human = (
            of.lower_ in {"them", "us", "whom", "you"}
            or words.is_person(of.lemma_.lower())
            or of.lower_ in words.collectives
        )
        return ("person" if single else "group") if human else None
    if word == "those":
        clause = next((c for c in token.rights if c.dep_ == "relcl"), None)
        return (
            "group"
            if clause is not None and any(t.lower_ in {"who", "whom"} for t in clause.subtree)
            else None
        )
    if (
        word in words.human_adjectives
        and determiner(token) == "the"
        and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
    ):
        return "person" if word in {"accused", "deceased"} else "group"
    if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"} or word == "most":
        return None
    if (token.pos_ == "NUM" or word in _PART) and _acts_like_persons(token, words):
        return "person" if single else "group"
    return None


def _is_age(token: "Token") -> bool:
    """Whether a number stands between commas: "a schoolgirl, 15, was killed"."""
    inside = 0 < token.i < len(token.doc) - 1
    return inside and token.text.isdigit() and token.nbor(-1).text == token.nbor().text == ","


def _acts_like_persons(token: "Token", words: Vocabulary) -> bool:
    if token.dep_ in {"nsubj", "nsubjpass"} and not any(c.dep_ in {"nummod", "prep"} for c in token.children):
        return bool(
            (token.head.pos_ in {"VERB", "AUX"} and token.head.lemma_ != "be") or determiner(token) == "the"
        )
    return bool(token.dep_ == "dobj" and token.head.lemma_.lower() in words.done_to_persons)
