"""Which names are one person's, one body's, one place's: the names of a report, before anything else."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from onrecord.reading.identity.acronyms import is_defined_by, stands_for
from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.names import is_acronym
from onrecord.reading.identity.namesakes import is_short_form, name_words, same_body
from onrecord.reading.identity.vocabulary import Gender, Vocabulary
from onrecord.reading.places import PlaceName
from onrecord.record import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token


def christen(cast: Cast, names: list[Reference], places: Iterable[PlaceName], text: str) -> None:
    """Assign every name of a report to a draft: the fullest names come first, then short ones."""
    located = {(p.span.start, p.span.end): p for p in places if not p.demonym}
    kinds = _kinds(names, located)
    for kind in ("place", "group", "document"):
        _alike(cast, [r for r in names if kinds[r] == kind], kind, located)
    bodies = [r for r in names if kinds[r] == "organization"]
    _bodies(cast, [r for r in bodies if not is_acronym(r.mention.head.text)])
    _acronyms(cast, [r for r in bodies if is_acronym(r.mention.head.text)], bodies, text)
    _persons(cast, [r for r in names if kinds[r] == "person"])


def gender_of(reference: Reference, words: Vocabulary) -> Gender | None:
    """The gender that a title or a noun tells."""
    title = reference.mention.title
    if title is None:
        return words.gender(reference.noun) if reference.mention.form == "nominal" else None
    for word in title.text.replace(".", " ").split():
        gender = words.titles.get(word) or words.burmese_titles.get(word) or words.gender(word.lower())
        if gender:
            return gender
    return None


def _kinds(
    names: list[Reference], located: Mapping[tuple[int, int], PlaceName]
) -> dict[Reference, EntityKind]:
    """The kind of each name; a part of a person's full name is a person whatever else it looked like."""
    persons = {name_words(r.mention.head.text) for r in names if r.mention.kind == "person"}
    full = [p for p in persons if len(p) > 1]
    kinds: dict[Reference, EntityKind] = {}
    for reference in names:
        head = reference.mention.head
        kind = reference.mention.kind or "organization"
        place = located.get((head.start, head.end))
        part = any(is_short_form(name_words(head.text), p) for p in full)
        if part and kind != "person" and not is_acronym(head.text) and not (place and place.sure):
            kind = "person"
        kinds[reference] = kind
    return kinds


def _alike(
    cast: Cast, names: list[Reference], kind: EntityKind, located: Mapping[tuple[int, int], PlaceName]
) -> None:
    """Names that are one where they are spelled alike, or where the gazetteer knows them as one place."""
    by_key: dict[str, Draft] = {}
    for reference in names:
        head = reference.mention.head
        place = located.get((head.start, head.end))
        key = " ".join(name_words(head.text))
        draft = by_key.get(key)
        if draft is None and place and place.gazetteer:
            draft = by_key.get(place.gazetteer.id)
        if draft is None:
            draft = cast.create(kind, plural=kind == "group")
        by_key[key] = draft
        if place and place.gazetteer:
            draft.gazetteer = draft.gazetteer or place.gazetteer
            by_key[place.gazetteer.id] = draft
        cast.assign(reference, draft)


def _by_length(names: Iterable[Reference]) -> list[Reference]:
    """The longest names first, those of one length in text order."""
    return sorted(names, key=lambda r: (-len(name_words(r.mention.head.text)), r.start))


def _bodies(cast: Cast, names: list[Reference]) -> None:
    known: list[tuple[tuple[str, ...], Draft]] = []
    for reference in _by_length(names):
        own = name_words(reference.mention.head.text)
        matches = {id(d): d for words, d in known if same_body(own, words, cast.words)}
        draft = next(iter(matches.values())) if len(matches) == 1 else None
        if draft is None:
            draft = next((d for words, d in known if words == own), None) or cast.create(
                "organization", plural=False
            )
        known.append((own, draft))
        cast.assign(reference, draft)


def _acronyms(cast: Cast, acronyms: list[Reference], bodies: list[Reference], text: str) -> None:
    """An acronym is the name before its brackets; else the one name whose initials it has; else its own."""
    full = [r for r in bodies if not is_acronym(r.mention.head.text)]
    by_letters: dict[str, Draft] = {}
    for reference in acronyms:
        head = reference.mention.head
        before = [
            r for r in full if r.mention.head.end <= head.start and is_defined_by(text, r.mention.head, head)
        ]
        if before and (draft := cast.draft_of(before[-1])):
            by_letters.setdefault(head.text, draft)
    for reference in acronyms:
        letters = reference.mention.head.text
        draft = by_letters.get(letters)
        if draft is None:
            meant = {
                id(d): d for r in full if (d := cast.draft_of(r)) and stands_for(letters, r.mention.head.text)
            }
            draft = (
                next(iter(meant.values())) if len(meant) == 1 else cast.create("organization", plural=False)
            )
            by_letters[letters] = draft
        cast.assign(reference, draft)


def _persons(cast: Cast, names: list[Reference]) -> None:
    known: list[tuple[tuple[str, ...], Draft]] = []
    for reference in _by_length(names):
        own = name_words(reference.mention.head.text)
        gender = gender_of(reference, cast.words)
        agree = [(w, d) for w, d in known if not (gender and d.gender and gender != d.gender)]
        alike = next((d for w, d in agree if w == own), None)
        fuller = list({id(d): d for w, d in agree if len(w) > len(own) and is_short_form(own, w)}.values())
        if len(fuller) == 1:
            draft = fuller[0]
        elif len(own) > 1 and alike:
            draft = alike
        else:
            draft = (
                _principal(cast, fuller, reference)
                or _open(alike, fuller)
                or cast.create("person", plural=False)
            )
        known.append((own, draft))
        cast.assign(reference, draft, gender)


def _open(alike: Draft | None, fuller: list[Draft]) -> Draft | None:
    """Somebody already met by this very name, unless that was one of several who share it."""
    return alike if alike and alike not in fuller else None


def _principal(cast: Cast, candidates: list[Draft], reference: Reference) -> Draft | None:
    """Who of several namesakes goes by the bare surname; None where the text does not tell.

    Newspapers keep it for the person whom they named first and name kin in full, unless the kin is named
    beside it.
    """
    chief = [d for d in candidates if not _is_kin(cast, d)]
    beside = any(r.number == reference.number for d in candidates if d not in chief for r in d.names())
    if len(chief) != 1 or beside:
        return None
    first = min(r.start for r in chief[0].names())
    return chief[0] if first < reference.start else None


def _is_kin(cast: Cast, draft: Draft) -> bool:
    """Whether somebody is introduced as another's kin: "His widow, Luzviminda Matabang"."""
    first = min(draft.names(), key=lambda r: r.start, default=None)
    if first is None:
        return False
    doc, at = first.passage.doc, first.root.left_edge.i
    around: list[Token] = list(doc[max(0, at - 3) : at]) + [
        c for c in first.root.children if c.dep_ == "appos"
    ]
    if first.root.dep_ == "appos":
        around.append(first.root.head)
    return any(t.lemma_.lower() in cast.words.kin for t in around)
