"""Who asks and who answers in a transcript, and which words name them.

Whoever asks is known by the label ("INT"), by the head of the report, or by question marks; nobody is taken
for one who asks on less, since nothing that an interviewer says is drafted.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.evidence import Span, trim
from onrecord.reading.turns.labels import ASKED, Labelled, folded, is_like_a_name, is_short_for, letters
from onrecord.reading.turns.vocabulary import HEAD, load_vocabulary

_TURNS = 3
"""Labelled lines that make a transcript."""
_ASKS_ALONE = 1 / 2
_ASKS_BESIDE = 1 / 3
"""Shares of turns that end in a question mark: of somebody who asks, and of one who also prompts."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The keys of those who ask, and for every key the words that name whoever speaks.

    ``unmarked`` names whoever answers where only the questions have labels.
    """

    asking: frozenset[str]
    speakers: Mapping[str, Span]
    unmarked: Span | None = None


def cast_of(text: str, labelled: Sequence[Labelled]) -> Cast | None:
    """Who speaks in a transcript; None where the labels do not take turns: nobody asks, or nobody answers."""
    by_key: dict[str, list[Labelled]] = defaultdict(list)
    for one in labelled:
        by_key[one.key].append(one)
    asking = _asking(text, by_key)
    answered = any(one.key in asking and other.key not in asking for one, other in pairwise(labelled))
    unmarked = witness_in_head(text) if asking and len(by_key) == 1 else None
    if len(labelled) < _TURNS or not (answered or unmarked is not None):
        return None
    return Cast(asking, {key: _speaker(text, turns, by_key) for key, turns in by_key.items()}, unmarked)


def witness_in_head(text: str) -> Span | None:
    """The witness or the interviewed person that the head of a report names."""
    words = load_vocabulary()
    found = _named(words.witness, text)
    if found is None and words.heard.search(text, 0, HEAD) is not None:
        found = _named(words.named, text)
        found = found if found is not None and is_like_a_name(found.text) else None
    return found


def names_a_speaker(text: str, start: int, end: int) -> bool:
    """Whether a line of the head names who answers or who asks: "Interview with Rosa Quispe, Huanta"."""
    return start < HEAD and any(
        named is not None and start <= named.start < end for named in (witness_in_head(text), _host(text))
    )


def _host(text: str) -> Span | None:
    named = _named(load_vocabulary().interviewer, text)
    return named if named is not None and is_like_a_name(named.text) else None


def _named(pattern: re.Pattern[str], text: str) -> Span | None:
    match = pattern.search(text, 0, HEAD)
    return trim(text, match.start("name"), match.end("name")) if match is not None else None


def _asking(text: str, by_key: Mapping[str, Sequence[Labelled]]) -> frozenset[str]:
    words, keys = load_vocabulary(), frozenset(by_key)
    witness, host = witness_in_head(text), _host(text)
    asking = {k for k in keys if _asks_by_word(k, keys) or (host is not None and _is_one(k, host))}
    answering = {
        k for k in keys - asking if _answers(k, keys) or (witness is not None and _is_one(k, witness))
    }
    share = {
        k: sum(bool(ASKED.search(text, o.begins, o.end)) for o in by_key[k]) / len(by_key[k]) for k in keys
    }
    length = {k: sum(o.end - o.begins for o in by_key[k]) / len(by_key[k]) for k in keys}
    for key in keys - asking - answering:
        others = list(keys - {key} - words.bench)
        overshadowed = (
            len(others) == 1 and 2 * share[others[0]] <= share[key] and length[others[0]] > length[key]
        )
        beside = key not in words.bench and (answering or overshadowed)
        enough = _ASKS_BESIDE if beside else _ASKS_ALONE + 1e-9
        if len(by_key[key]) > 1 and share[key] >= enough:
            asking.add(key)
    if asking:  # one of several who ask: a reporter at a press conference, a member of a commission
        asking |= {k for k in keys - answering if share[k] == 1}
    return frozenset(asking)


def _asks_by_word(key: str, keys: frozenset[str]) -> bool:
    words = load_vocabulary()
    beside = words.asking_beside.get(key.strip("."), frozenset())
    return key.split(maxsplit=1)[0].strip(".") in words.asking or not keys.isdisjoint(beside)


def _answers(key: str, keys: frozenset[str]) -> bool:
    """Whether a label says that its turns answer: "A", "THE WITNESS", "WITNESS W-12", "R" beside "INT"."""
    words = load_vocabulary()
    if key in words.answering or key.split(maxsplit=1)[0] in words.answering - {"a", "the"}:
        return True
    return key in words.answering_beside and any(_asks_by_word(other, keys) for other in keys)


def _is_one(key: str, name: Span) -> bool:
    """Whether a label stands for somebody whom the head names."""
    whole = folded(name.text)
    return letters(key) == letters(whole) or is_short_for(key, whole)


def _speaker(text: str, turns: Sequence[Labelled], by_key: Mapping[str, Sequence[Labelled]]) -> Span:
    """The words that name whoever has a label: those of the head for a bare "A", else the fullest label."""
    key, keys = turns[0].key, frozenset(by_key)
    longest = max((one.label for one in turns), key=lambda s: (len(s), -s.start))
    witness, host = witness_in_head(text), _host(text)
    bare = _answers(key, keys) and len(key.split()) == 1 + key.startswith("the ")
    if witness is not None and (bare or _is_one(key, witness)):
        return witness
    if host is not None and _is_one(key, host):
        return host
    role = longest.text.split()[0]
    rest = trim(text, longest.start + len(role), longest.end)
    coded = role.casefold() in load_vocabulary().answering - {"a"} and any(c.isdigit() for c in rest.text)
    return rest if coded else longest
