"""Whether a name is a person's, a body's or a place's: every place where it stands has a say."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.reading.case import is_everyday
from onrecord.reading.identity.acronyms import defined_names, initials, is_acronym, letters
from onrecord.reading.identity.bynames import is_only_name
from onrecord.reading.identity.capitals import is_old
from onrecord.reading.identity.names import Run
from onrecord.reading.identity.phrases import root_of
from onrecord.reading.identity.vocabulary import Vocabulary
from onrecord.record import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Votes = Mapping[EntityKind, float]

_LABELS: Mapping[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_PLACE_PREPOSITIONS = frozenset(
    {"in", "near", "at", "from", "to", "towards", "toward", "outside", "inside", "around"}
)


_RULERS = frozenset(
    {"mayor", "governor", "administrator", "prefect", "bishop", "emir", "sultan", "sub-prefect"}
)
"""Of whom a name after "of" is the place they rule."""
_INHABITANTS = frozenset({"people", "residents", "resident", "villagers", "inhabitants", "population"})
"""Of whom a name after "of" is the place where they live …"""
_EMPLOYED = frozenset(
    {"manager", "managers", "employee", "employees", "shareholder", "shareholders", "staff"}
)
"""… or the body that they serve."""


def votes(doc: "Doc", run: Run, words: Vocabulary) -> dict[EntityKind, float]:
    """What speaks for each kind where the name ``run`` stands once."""
    found: dict[EntityKind, float] = {"person": 0.0, "organization": 0.0, "place": 0.0, "group": 0.0}
    for token in doc[run.start : run.end]:
        if token.ent_type_ in _LABELS:
            weight = 1.4 if token.ent_type_ == "ORG" else 2.0
            found[_LABELS[token.ent_type_]] += weight / (run.end - run.start)
    _from_its_own_words(doc, run, words, found)
    _from_the_word_before(doc, run, words, found)
    _from_the_words_after(doc, run, words, found)
    _from_its_grammar(doc, run, words, found)
    return found


def _from_its_own_words(doc: "Doc", run: Run, words: Vocabulary, found: dict[EntityKind, float]) -> None:
    first, last = doc[run.start], doc[run.end - 1]
    first_word, last_word = first.lower_, last.lower_
    many = run.end - run.start > 1
    employer = last_word in words.facilities and last_word not in words.sites
    if many and (last_word in words.bodies or last_word in words.body_name_ends or employer):
        found["organization"] += 5
    elif many and (last_word in words.sites or last_word in words.places):
        found["place"] += 5
    if first_word in words.body_name_starts or (
        last.text.isdigit() and doc[run.end - 2].lower_ in words.bodies
    ):
        found["organization"] += 5 * many
    joint = next((t.i for t in doc[run.start + 1 : run.end] if t.lower_ in words.joints), None)
    if joint and (_heads_body(doc[run.start], words) or _heads_body(doc[joint - 1], words)):
        found["organization"] += 5
    if _names_its_country(doc, run, words):
        found["organization"] += 5
    if many and any(t.text == "Rights" for t in doc[run.start : run.end]):
        found["organization"] += 4
    if many and first_word == "barangay":
        found["place"] += 5
    if is_acronym(first.text) and not many and len(first) <= 8 and not opens_in_capitals(doc):
        found["organization"] += 2
    if not many and _shortens_body(doc, run.start, words):
        found["organization"] += 12  # more than any place that bears these letters has
    if run.title < run.start:
        found["person"] += 5
    if any(t.lower_ in {"bin", "bint", "ibn", "abu", "abd"} for t in doc[run.start : run.end]):
        found["person"] += 2


def _names_its_country(doc: "Doc", run: Run, words: Vocabulary) -> bool:
    """Whether everyday words and a body's last one stand before a name: "*Vote Watch* Kampuchea"."""
    *ahead, noun, _ = doc[run.start : run.end] if run.end - run.start > 2 else (None, None)
    return (
        noun is not None
        and noun.lower_ in words.body_name_ends
        and all(is_everyday(t.lower_) for t in ahead if t)
    )


def _shortens_body(doc: "Doc", i: int, words: Vocabulary) -> bool:
    """Whether letters in brackets are those of the body before them: "People's Renewal Congress (PRC)"."""
    if i < 2 or doc[i - 1].text not in {"(", "["} or not is_acronym(doc[i].text):
        return False
    start = next((s for s, end in defined_names(doc).items() if end == i - 1), None)
    return start is not None and any(_heads_body(doc[n], words) for n in (start, i - 2))


def _heads_body(token: "Token", words: Vocabulary) -> bool:
    """Whether the name of a body may go on after this word: "Self-Defense *Forces* of Colombia"."""
    return token.lower_ in words.bodies | words.body_name_ends or (
        token.lower_.removesuffix("s") in words.body_name_ends
    )


def _from_the_word_before(doc: "Doc", run: Run, words: Vocabulary, found: dict[EntityKind, float]) -> None:
    if run.title == 0:
        return
    before = doc[run.title - 1]
    if before.lower_ == "of" and run.title >= 2 and doc[run.title - 2].lemma_.lower() in words.places:
        found["place"] += 4
    elif before.lower_ == "of" and run.title >= 2 and doc[run.title - 2].lower_ in _RULERS:
        found["place"] += 3
        found["person"] -= 3
    elif before.lower_ == "of" and run.title >= 2 and doc[run.title - 2].lower_ in _INHABITANTS:
        found["place"] += 4
    elif before.lower_ == "of" and run.title >= 2 and doc[run.title - 2].lower_ in _EMPLOYED:
        found["organization"] += 3
        found["person"] -= 3
    elif before.lower_ in _PLACE_PREPOSITIONS:
        found["place"] += 1.5 if before.lower_ == "in" else 0.5
    if is_only_name(doc[: run.title].text_with_ws):
        found["person"] += 12  # more than any body that bears these letters has
    found["person"] += 4 * is_old(doc, run.title)
    if before.lower_ == "the":
        found["person"] -= 3
        found["organization"] += 1
    if before.pos_ in {"NOUN", "PROPN"} and words.is_person(before.lemma_.lower()):
        found["person"] += 4
    if before.text == ":" and run.title >= 2 and words.is_person(doc[run.title - 2].lemma_.lower()):
        found["person"] += 4
    if (before.lemma_.lower() in words.bodies or before.lower_ == "lobby") and before.pos_ == "NOUN":
        found["organization"] += 4


def _from_the_words_after(doc: "Doc", run: Run, words: Vocabulary, found: dict[EntityKind, float]) -> None:
    if run.end == len(doc):
        return
    after = doc[run.end]
    noun = after.lemma_.lower()
    if noun in words.places or noun in words.sites:
        found["place"] += 3
    elif noun in words.bodies and after.pos_ == "NOUN":
        found["organization"] += 1
    if after.text in {"(", "["} and run.end + 1 < len(doc) and is_acronym(doc[run.end + 1].text):
        spelled = letters(doc[run.end + 1].text) in initials(doc[run.start : run.end].text)
        found["organization"] += 6 * spelled
    if _is_age(doc, run.end):
        found["person"] += 4
    clause = run.end + (after.text == ",")
    of = run.title > 0 and doc[run.title - 1].lower_ == "of"  # "a judge of Tocoa, who …"
    if clause < len(doc) and doc[clause].lower_ in {"who", "whom"} and not of:
        found["person"] += 3


def _from_its_grammar(doc: "Doc", run: Run, words: Vocabulary, found: dict[EntityKind, float]) -> None:
    head = root_of(doc, run.start, run.end)
    if head.dep_ == "poss" and head.head.lemma_.lower() in words.kin:
        found["person"] += 3
    if head.dep_ == "conj" and head.head.ent_type_ == "PERSON":
        found["person"] += 1.5
    found["person"] += 0.8 * any(c.dep_ == "conj" and c.ent_type_ == "PERSON" for c in head.children)
    described = [c.lemma_.lower() for c in head.children if c.dep_ == "appos" and c.i >= run.end]
    if run.title and doc[run.title - 1].lower_ in {"in", "near", "at"}:
        described = []  # "Outside the court in Tocoa, Romero's mother wept": she is not Tocoa
    if head.dep_ == "appos":
        noun = head.head.lemma_.lower()
        found["person"] += 3 * words.is_person(noun)
        if noun in words.bodies and head.head.i < run.title and _is_named(head.head, words):
            found["organization"] += 4
            found["person"] -= 2
    elif head.dep_ in {"nsubj", "nsubjpass"}:
        speaks = head.head.lemma_.lower() in words.say
        found["person"] += 1.5 if speaks else 0.5
        found["organization"] += 0.8 if speaks else 0.3
        found["place"] -= 1 if speaks else 0
        if head.head.lemma_ == "be":
            described += [c.lemma_.lower() for c in head.head.children if c.dep_ == "attr"]
    elif head.dep_ in {"dobj", "dative"} and head.head.lemma_.lower() in words.done_to_persons:
        found["person"] += 1.5
    for noun in described:
        found["person"] += 3 * words.is_person(noun)
        found["organization"] += 3 * (noun in words.bodies)
        found["place"] += 3 * (noun in words.places)
    name = [t for t in doc[run.start : run.end] if t.is_alpha]
    rare = any(not is_everyday(t.lower_) for t in name) and not any(is_acronym(t.text) for t in name)
    if len(name) in {2, 3, 4} and rare:
        found["person"] += 1.6


def _is_named(body: "Token", words: Vocabulary) -> bool:
    """Whether a name after a body is its own, and not of "the head of the association, …"."""
    of = body.head if body.dep_ == "pobj" else None
    return body.pos_ == "NOUN" and (of is None or not words.is_person(of.head.lemma_.lower()))


def opens_in_capitals(doc: "Doc") -> bool:
    """Whether most words of the passage begin with a capital, as in a headline."""
    long = [t for t in doc if t.is_alpha and len(t) > 3]
    return len(long) >= 5 and sum(t.text[0].isupper() for t in long) > 0.7 * len(long)


def _is_age(doc: "Doc", i: int) -> bool:
    """Whether ", 26," stands at ``i``."""
    return (
        i + 1 < len(doc)
        and doc[i].text in {",", "("}
        and doc[i + 1].text.isdigit()
        and len(doc[i + 1]) <= 2
        and (i + 2 >= len(doc) or doc[i + 2].text in {",", ".", ")", ";"})
    )


def strongest(total: Votes) -> EntityKind | None:
    """The kind that most speaks for; None where nothing does."""
    kind = max(total, key=lambda k: total[k])
    return kind if total[kind] > 0 else None
