"""Which words of a report are names of places: capitalised words that the gazetteer knows, gated by context.

A name in the gazetteer is no place by itself: "Lincoln" is a surname, "Nice" a word, "Kentucky State Police"
a body. So every hit is held against the words around it and against what the name recogniser took it for.
What stays in doubt counts where the report gives another reason: the name is a place elsewhere in it, stands
in a list with one, or is a region of a country that it names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.parse import Parse, Passage
from onrecord.reading.places.borne_out import OF_BODY, Report, borne_out, for_another_reason, is_great
from onrecord.reading.places.context import PLACE_LABELS, Words, beside, words_of
from onrecord.reading.places.fold import fold
from onrecord.reading.places.gazetteer import Atlas, Sense
from onrecord.reading.places.model import Found
from onrecord.reading.places.unknown import unknown_names
from onrecord.reading.places.vocabulary import vocabulary

_LARGE_TOWN = 50_000
_HEADED_TOWN = 10_000
"""People. A smaller place's name before a stop or a colon may be anybody's."""
_LABEL = re.compile(r"[A-Z][A-Z.'’ -]{1,30}:\s")
_PARTS_OF_TOWNS = frozenset(
    {
        "airport",
        "harbour",
        "inhabitants",
        "market",
        "outskirts",
        "port",
        "residents",
        "streets",
        "suburbs",
        "villagers",
    }
)
"""Of which a town is: "in the fish *market* of Ash Shihr"."""
_LEAST_TURNS = 2
_SHORTEST_NAME = 2
_SHORTEST_WORD = 5
"""Letters. Capitals up to this length that are no known short form are an acronym of something else."""


def find_names(parse: Parse, atlas: Atlas) -> tuple[Found, ...]:
    """The names of places in a report, in text order, none within another."""
    opening = _opening(parse)
    pages = [words_of(passage, opens=passage is opening) for passage in parse.passages]
    grams = [words.grams() for words in pages]
    known = atlas.named(key for some in grams for _, _, key in some)
    report = Report(
        known,
        _parts_of_names(pages, -1),
        _parts_of_names(pages, 0),
        frozenset(t for words in pages for t in words.texts if t.islower()),
    )
    found: list[Found] = []
    doubtful: list[Found] = []
    for words, some in zip(pages, grams, strict=True):
        here: list[Found] = []
        taken = 0
        for first, last, key in sorted((g for g in some if g[2] in known), key=lambda g: (g[0], -g[1])):
            if first < taken:
                continue
            name = _judged(words, first, last, key, report)
            if name is not None:
                here.append(name)
                taken = last
        here.extend(unknown_names(words, [n for n in here if n.rule], known))
        here.sort(key=lambda n: n.first)
        for name in _listed(words, here):
            (found if name.rule else doubtful).append(name)
    found.extend(for_another_reason(found, doubtful, report))
    return tuple(sorted(borne_out(found, report), key=lambda n: (n.passage.start, n.first)))


def _opening(parse: Parse) -> Passage | None:
    """The passage with which the story begins; None where people speak in turn ("MALICKA: Was he?")."""
    telling = [passage for passage in parse.passages if passage.tells]
    labelled = sum(_LABEL.match(passage.doc.text) is not None for passage in telling)
    return telling[0] if telling and labelled < _LEAST_TURNS else None


def _judged(words: Words, first: int, last: int, key: str, report: Report) -> Found | None:
    """A hit as a name with its rule, without a rule while in doubt; None where it is something else."""
    senses = _fitting(words, first, last, report.known[key])
    if not senses or words.money(first, last) or not words.all_proper(first, last):
        return None
    named = beside(words, first, last, report.known)
    within = tuple(a for a in named if any(a.entry.holds(s.entry) and a.entry != s.entry for s in senses))
    name = Found(words.passage, first, last, key, senses, "", False, words.sort(first, last), within)
    in_dateline = words.dateline(first, last) and words.text(first).isupper()
    person = not in_dateline and _is_person(words, name, report)
    common = key in vocabulary().common and not any(s.kind == "short" for s in senses)
    common = common and not (first == 0 and in_dateline and _is_large(name))
    if name.demonym:
        return None if person else replace(name, rule="people or adjective", sure=True)
    if words.longer(first, last):
        return None
    if within:
        return replace(name, rule="region beside it", sure=True)
    if name.sort is not None and not common:
        last += words.text(last) == "City"  # "Guihulngan City" is how the town is called
        return replace(name, last=last, rule="sort of place beside it", sure=True)
    if person or (common and not _is_sure_place(words, first, last)):
        return name if not person and words.inside(first) and _is_large(name) else None
    return _judged_alone(words, name, report)


def _judged_alone(words: Words, name: Found, report: Report) -> Found | None:
    """The same for a hit with no other place's name and no noun of place beside it."""
    first, last, entity = name.first, name.last, words.entities[name.first]
    label = entity.label if entity else ""
    known = not words.headed(first, last) or any(s.entry.population > _HEADED_TOWN for s in name.senses)
    if known and words.dateline(first, last):
        return replace(name, rule="dateline", sure=True)
    if words.led_on(first, last):
        return replace(name, rule="where it was", sure=True)
    if words.text(first - 1) == "of" and words.text(first - 2) in _PARTS_OF_TOWNS:
        return replace(name, rule="a part of it", sure=True)
    if any(is_great(s) for s in name.senses):
        return replace(name, rule="known by name", sure=not label or label in PLACE_LABELS)
    if name.key in report.small:
        return None
    if entity and label in PLACE_LABELS and entity.first >= first and words.reaches(entity, last):
        return replace(name, rule="name recogniser and gazetteer", sure=True)
    if words.text(last).lower() in vocabulary().civic and any(s.kind == "main" for s in name.senses):
        # one word may be a surname ("the Lincoln school"), "Prey Veng" of "its Prey Veng branch" is none
        return replace(name, rule=OF_BODY, sure=last - first > 1)
    placed = words.inside(first) if label == "PERSON" else words.placed(first)
    if placed and not words.capital(last) and words.text(first - 1).lower() != "the":
        return replace(name, rule="preposition of place")
    return name


def _fitting(words: Words, first: int, last: int, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """The senses that the letters allow: "US" is no pronoun, "Calif." is no word without its point.

    A people's name that is also a town's is read as the people's.
    """
    if any(s.kind == "demonym" for s in senses):
        return tuple(s for s in senses if s.kind == "demonym")
    surface = words.passage.doc[first:last].text
    initials = surface.replace(".", "").isupper() and ("." in surface[:-1] or surface.isupper())
    full_stop = last + 1 >= len(words.texts) or last + 1 in words.sentence_starts
    pointed = initials or surface.endswith(".") or (words.text(last) == "." and not full_stop)
    if surface == "B.C." and words.text(first - 1).isdigit():
        return ()
    allowed = tuple(
        s for s in senses if s.kind != "short" or (pointed and _abbreviates(surface, initials, s))
    )
    if len(surface.replace(".", "")) <= _SHORTEST_WORD and initials and not words.dateline(first, last):
        return tuple(s for s in allowed if s.kind == "short")
    short = len(surface) <= _SHORTEST_NAME
    return tuple(s for s in allowed if s.kind == "short" or not short or _is_city(surface, s))


def _is_city(surface: str, sense: Sense) -> bool:
    """Whether two letters are the very name of a city: "the High Court in Bo", no "Ed" and no "La"."""
    return surface.istitle() and sense.kind == "main" and sense.entry.population > _LARGE_TOWN


def _abbreviates(surface: str, initials: bool, sense: Sense) -> bool:
    """Whether initials have a region's words behind them: "S.C." is South Carolina, "L.A." not Louisiana."""
    if not initials or sense.entry.feature != "region":
        return True
    return len(sense.entry.name.split()) > 1


def _is_large(name: Found) -> bool:
    return any(s.kind == "main" and s.entry.population > _LARGE_TOWN for s in name.senses)


def _is_sure_place(words: Words, first: int, last: int) -> bool:
    """Whether even a word of every day must be a place: "She is held in Van"."""
    entity = words.entities[first]
    return entity is not None and entity.label == "GPE" and words.inside(first) and entity.last <= last + 1


def _is_person(words: Words, name: Found, report: Report) -> bool:
    """Whether the words around a name make it somebody's."""
    if name.key not in vocabulary().given and any(s.entry.feature == "country" for s in name.senses):
        return False
    if words.titled(name.first):
        return True
    if words.led_on(name.first, name.last):
        return False
    if name.key in report.surnames and not words.placed(name.first):
        return True
    if name.key in vocabulary().given and words.capital(name.last) and words.proper[name.last]:
        return True
    entity = words.entities[name.first]
    if entity is None or entity.label != "PERSON":
        return False
    if entity.first < name.first or entity.last > name.last:
        return True
    single = name.last - name.first == 1 and words.text(name.last) not in vocabulary().civic
    return single and not words.placed(name.first) and not any(is_great(s) for s in name.senses)


def _listed(words: Words, names: Sequence[Found]) -> Iterator[Found]:
    """The names of a passage; one in doubt that stands in a list with a place is one."""
    judged = list(names)
    for order in (range(1, len(judged)), range(len(judged) - 2, -1, -1)):
        for at in order:
            beside = judged[at - 1] if order.step > 0 else judged[at + 1]
            left, right = sorted((judged[at], beside), key=lambda n: n.first)
            between = words.texts[left.last : right.first]
            if not judged[at].rule and beside.rule and between in _LIST and _alike(judged[at], beside):
                entity = words.entities[judged[at].first]
                sure = beside.sure and (entity is None or entity.label != "PERSON")
                judged[at] = replace(judged[at], rule="in a list of places", sure=sure)
    yield from judged


def _alike(name: Found, place: Found) -> bool:
    """Whether the two may stand in one list: a town with a town or a region, a country with its like."""
    if place.demonym or (place.senses and all(s.entry.feature == "country" for s in place.senses)):
        return False
    return any(s.kind == "main" or s.entry.population > _LARGE_TOWN for s in name.senses)


_LIST = frozenset({(",",), ("and",), ("or",), (",", "and"), (",", "or"), ("&",), ("-",)})


def _parts_of_names(pages: Sequence[Words], at: int) -> frozenset[str]:
    """The first or the last words of persons' names of two words or more."""
    parts = set()
    for words in pages:
        for entity in words.entities:
            if entity is not None and entity.label == "PERSON":
                last = entity.last - (words.text(entity.last - 1) in ("'s", "’s"))
                if last - entity.first > 1:
                    parts.add(fold(words.texts[entity.first : last][at]))
    return frozenset(parts)
