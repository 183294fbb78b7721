"""Which names are one person's, one body's, one place's: the names of a report, before anything else."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.reading.identity.acronyms import initials, is_acronym, is_defined_by
from onrecord.reading.identity.acronyms import letters as letters_of
from onrecord.reading.identity.agency import is_done_to
from onrecord.reading.identity.bynames import find_bynames
from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.gender import likely, told
from onrecord.reading.identity.kinship import Kinship, find_kinship
from onrecord.reading.identity.namesakes import is_short_form, name_words, same_body
from onrecord.reading.identity.phrases import determiner
from onrecord.reading.identity.speech import speaks
from onrecord.reading.places import PlaceName
from onrecord.record import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token


_CALLED = 2
"""Words before a name in "an officer called"."""
_TELLING_VERBS = frozenset({"say", "tell", "add"})
_LONG = 3
"""Words of a body's name that is shortened."""
_NAMES_BEFORE = 3
"""Names between a body's name and its acronym in brackets, itself included."""


def christen(cast: Cast, names: list[Reference], places: Iterable[PlaceName], text: str) -> None:
    """Assign every name of a report to a draft: the fullest names come first, then short ones."""
    located = {(p.span.start, p.span.end): p for p in places if not p.demonym}
    bynames = list(find_bynames(names, text))
    kinds = _kinds(names, located)
    for name, other in bynames:
        if kinds[name] == "person":
            spelled = name_words(other.mention.head.text)
            kinds |= {r: "person" for r in names if name_words(r.mention.head.text) == spelled}
    shortened = dict(_shortened(names, kinds, located, text))
    for name in names:
        if any(name_words(name.mention.head.text) == short for short in shortened):
            kinds[name] = "organization"
    for kind in ("place", "group", "document"):
        _alike(cast, [r for r in names if kinds[r] == kind], kind, located)
    bodies = [r for r in names if kinds[r] == "organization"]
    _bodies(cast, [r for r in bodies if not is_acronym(r.cased)])
    _acronyms(cast, [r for r in bodies if is_acronym(r.cased)], bodies, text)
    for short, body in shortened.items():
        bearer = next(r for r in bodies if name_words(r.mention.head.text) == short)
        one, two = cast.draft_of(body), cast.draft_of(bearer)
        if one is not None and two is not None and one is not two:
            cast.merge(two, one)
    _persons(cast, [r for r in names if kinds[r] == "person"])
    for name, other in bynames:
        one, two = cast.draft_of(name), cast.draft_of(other)
        if one and two and one is not two and one.kind == two.kind == "person" and _is_only(two, other):
            cast.merge(two, one)
    for draft in cast.drafts:
        draft.likely = likely(draft.full_name, cast.words) if draft.kind == "person" else None


def _shortened(
    names: list[Reference],
    kinds: Mapping[Reference, EntityKind],
    located: Mapping[tuple[int, int], PlaceName],
    text: str,
) -> Iterator[tuple[tuple[str, ...], Reference]]:
    """The short names in brackets after bodies, by which these go on: "Dry Farmers Union (*Sertani*)"."""
    ordered = sorted(names, key=lambda r: r.start)
    for body, short in pairwise(ordered):
        head, after = short.mention.head, body.mention.head
        own = name_words(head.text)
        mixed = 1 < len(own) <= _LONG and any(map(is_acronym, head.text.split()))  # "(*Komnas HAM*)"
        if kinds[body] != "organization" or len(name_words(after.text)) < _LONG:
            continue
        if len(own) != 1 and not mixed:
            continue
        if is_acronym(short.cased) or short.mention.title is not None or (head.start, head.end) in located:
            continue
        bracketed = text[after.end : head.start].strip() == "(" and text[head.end : head.end + 1] == ")"
        others = [r for r in names if r is not short and name_words(r.mention.head.text) == own]
        if bracketed and text.count(head.text) > 1 and not any(r.mention.title for r in others):
            yield own, body


def _is_only(draft: Draft, name: Reference) -> bool:
    """Whether somebody has no other name than this one, so that it may be another's byname."""
    own = name_words(name.mention.head.text)
    return all(name_words(form) == own for form in draft.forms)


def _kinds(
    names: list[Reference], located: Mapping[tuple[int, int], PlaceName]
) -> dict[Reference, EntityKind]:
    """The kind of each name; a part of a person's full name is a person whatever else it looked like."""
    full = _Shelf()
    for reference in names:
        own = name_words(reference.mention.head.text)
        if reference.mention.kind == "person" and len(own) > 1:
            full.put(own, None)
    spelled = (name_words(r.mention.head.text) for r in names if r.mention.kind == "organization")
    companies = [words for words in spelled if len(words) > 2]  # "Heng Sopheap" of "Heng Sopheap Plantation"
    as_persons = {
        name_words(r.mention.head.text)
        for r in names
        if r.root.dep_ == "nsubj" and r.root.head.lemma_ in _TELLING_VERBS and r.mention.kind == "person"
    }
    kinds: dict[Reference, EntityKind] = {}
    for reference in names:
        head = reference.mention.head
        kind = reference.mention.kind or "organization"
        place = located.get((head.start, head.end))
        own = name_words(head.text)
        part = any(is_short_form(own, words) for words, _ in full.sharing(own))
        sure = place and place.sure and own not in as_persons  # "Rivera said … Rivera urged them"
        if part and kind != "person" and not is_acronym(reference.cased) and not sure:
            kind = "person"
        if (
            kind == "place"
            and place is None
            and (len(own) > 1 or determiner(reference.root) == "the")  # "the *Coordinadora*"
            and any(own == n[: len(own)] for n in companies)
        ):
            kind = "organization"
        kinds[reference] = kind
    return kinds


class _Shelf:
    """Names by their words, each spelling once with each draft."""

    def __init__(self) -> None:
        self._by_word: dict[str, dict[tuple[tuple[str, ...], int], Draft | None]] = defaultdict(dict)

    def put(self, words: tuple[str, ...], draft: Draft | None) -> None:
        """Keep a name."""
        for word in words:
            self._by_word[word][words, id(draft)] = draft

    def sharing(self, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Draft | None]]:
        """The names that share the longest word."""
        longest = max(words, key=len, default="")
        return ((name, draft) for (name, _), draft in self._by_word.get(longest, {}).items())


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
    known = _Shelf()
    by_words: dict[tuple[str, ...], Draft] = {}
    for reference in _by_length(names):
        own = name_words(reference.mention.head.text)
        draft = by_words.get(own)
        if draft is None:
            matches = {id(d): d for words, d in known.sharing(own) if d and same_body(own, words, cast.words)}
            one = next(iter(matches.values())) if len(matches) == 1 else None
            draft = by_words[own] = one or cast.create("organization", plural=False)
            known.put(own, draft)
        cast.assign(reference, draft)


def _acronyms(cast: Cast, acronyms: list[Reference], bodies: list[Reference], text: str) -> None:
    """An acronym is the name before its brackets; else the one name whose initials it has; else its own."""
    full = [r for r in bodies if not is_acronym(r.cased)]
    ends = [r.mention.head.end for r in full]
    by_letters: dict[str, Draft] = {}
    for reference in acronyms:
        head = reference.mention.head
        nearest = bisect_right(ends, head.start)
        for before in reversed(full[max(0, nearest - _NAMES_BEFORE) : nearest]):
            draft = cast.draft_of(before)
            if draft and is_defined_by(text, before.mention.head, head):
                by_letters.setdefault(head.text, draft)
    meant: dict[str, dict[int, Draft]] = defaultdict(dict)
    for name in full:
        if draft := cast.draft_of(name):
            for letters in initials(name.cased):
                meant[letters][id(draft)] = draft
    for reference in acronyms:
        spelled = reference.mention.head.text
        draft = by_letters.get(spelled)
        if draft is None:
            fit = list(meant[letters_of(spelled)].values())
            draft = fit[0] if len(fit) == 1 else cast.create("organization", plural=False)
            by_letters[spelled] = draft
        cast.assign(reference, draft)


def _persons(cast: Cast, names: list[Reference]) -> None:
    known = _Shelf()
    kinship = find_kinship(names, cast.words)
    for reference in _by_length(names):
        own = name_words(reference.mention.head.text)
        gender = told(reference, cast.words)
        agree = [
            (w, d)
            for w, d in known.sharing(own)
            if d and not (gender and d.gender and gender != d.gender) and not kinship.apart(own, d)
        ]
        alike = next((d for w, d in agree if w == own), None)
        fuller = list({id(d): d for w, d in agree if len(w) > len(own) and is_short_form(own, w)}.values())
        fuller = [d for d in fuller if not _is_stranger(reference, d)]
        draft: Draft | None
        if len(fuller) == 1:
            draft = fuller[0]
        elif len(own) > 1 and alike:
            draft = alike
        else:
            draft = (
                _by_father(kinship, own, fuller)
                or _voice(cast, fuller, reference)
                or _principal(cast, fuller, reference)
                or _open(alike, fuller)
            )
        draft = draft or cast.create("person", plural=False)
        known.put(own, draft)
        cast.assign(reference, draft, gender)


def _is_stranger(reference: Reference, draft: Draft) -> bool:
    """Whether a short name is brought in as somebody new, before the full one: "an officer called Nurlan"."""
    doc, at = reference.passage.doc, reference.root.left_edge.i
    if at < _CALLED or doc[at - 1].lower_ not in {"called", "named"} or draft.first < reference.start:
        return False
    return doc[at - 2].pos_ == "NOUN" and determiner(doc[at - 2]) in {"a", "an"}


def _by_father(kinship: Kinship, own: tuple[str, ...], fuller: list[Draft]) -> Draft | None:
    """Of a parent and a child who bears the parent's name after his own, whom the parent's name means."""
    first = [d for d in fuller if name_words(d.full_name)[: len(own)] == own]
    if len(first) != 1:
        return None
    whole = name_words(first[0].full_name)
    return first[0] if all(d is first[0] or kinship.apart(whole, d) for d in fuller) else None


def _open(alike: Draft | None, fuller: list[Draft]) -> Draft | None:
    """Somebody already met by this very name, unless that was one of several who share it."""
    return alike if alike and alike not in fuller else None


def _voice(cast: Cast, candidates: list[Draft], reference: Reference) -> Draft | None:
    """Which of several namesakes speaks on under the bare surname: whoever was last named in full, and spoke.

    "Elina Mweemba said her son Obert Mweemba was shot. ¶ “Nobody told us,” said *Mweemba*".
    """
    if not speaks(cast, reference.root):
        return None
    full = [
        (r, d)
        for d in candidates
        for r in d.names()
        if r.start < reference.start and len(name_words(r.mention.head.text)) > 1
    ]
    latest = max((r.number for r, _ in full), default=None)
    spoke = {id(d): d for r, d in full if r.number == latest and speaks(cast, r.root)}
    return next(iter(spoke.values())) if len(spoke) == 1 else None


def _principal(cast: Cast, candidates: list[Draft], reference: Reference) -> Draft | None:
    """Who of several namesakes goes by the bare surname; None where the text does not tell.

    Newspapers keep it for the person whom they named first and name kin in full, unless the kin is named
    beside it.
    """
    chief = [d for d in candidates if not _is_kin(cast, d)]
    kin = [d for d in candidates if d not in chief]
    beside = any(r.number == reference.number for d in kin for r in d.references)
    owner = reference.root.dep_ == "poss" and reference.root.head.lemma_.lower() in cast.words.kin
    if len(chief) != 1 or (beside and not owner):  # "*Saplagio*'s wife, Marites Saplagio": not herself
        return None
    first = min(chief[0].names(), key=lambda r: r.start)
    together = any(
        (r.number, r.sentence) == (first.number, first.sentence) for d in kin for r in d.references
    )
    if together and _is_told_of(kin, reference, cast):
        return None
    return chief[0] if first.start < reference.start else None


def _is_told_of(kin: list[Draft], reference: Reference, cast: Cast) -> bool:
    """Whether a bare surname is acted on as kin who were named with its first bearer: it may be theirs.

    "Sattar Mahesar, whose brother, *Bachal Mahesar*, was taken away. … *Mahesar* had not been held."
    """
    return is_done_to(cast, reference.root) and any(
        is_done_to(cast, r.root) or (r.root.dep_ == "appos" and is_done_to(cast, r.root.head))
        for d in kin
        for r in d.references
    )


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
