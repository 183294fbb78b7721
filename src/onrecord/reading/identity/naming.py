"""The names of a report, each with the kind that all its occurrences together speak for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from onrecord.evidence import cut
from onrecord.reading.case import is_everyday
from onrecord.reading.identity.acronyms import is_acronym
from onrecord.reading.identity.kinds import opens_in_capitals, strongest, votes
from onrecord.reading.identity.model import Mention
from onrecord.reading.identity.names import Run, find_runs
from onrecord.reading.identity.narrator import name_in_label
from onrecord.reading.identity.titles import opens_sentence
from onrecord.reading.identity.vocabulary import Vocabulary
from onrecord.reading.parse import Parse, Passage
from onrecord.reading.places import PlaceName
from onrecord.reading.turns import Turn
from onrecord.record import EntityKind

_SHORT = 4
"""Letters of a station's or an agency's name."""
_PLAIN = 3.0
"""Votes by which a name is plainly a place's or a body's, whatever its parts are elsewhere."""


_SHORT_SIGN = 3
_DATELINE = "dateline"
"""How a town is known that a story opens with: "QUETTA: …". It is one wherever the story names it."""


def find_names(parse: Parse, places: tuple[PlaceName, ...], words: Vocabulary) -> list[Mention]:
    """The names of the report, each with the kind that all its occurrences together speak for."""
    by_passage = _place_index(parse, places)
    runs = [
        (p, run)
        for p in parse.passages
        if not p.is_label
        for run in _cut_at_places(p, find_runs(p.doc, words), by_passage[p.start])
    ]
    runs = list(_with_publisher(parse, runs))
    bearers = _persons_names(runs)
    runs += [(p, run) for p in parse.passages if p.tells for run in _by_themselves(p, runs, bearers)]
    total: dict[str, dict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
    for passage, run in runs:
        head = passage.is_form_line and not (run.start == 0 and is_acronym(passage.doc[0].text))
        if not _is_title_case(parse, passage) or head or _is_spelt_out(passage, run):
            for voted, weight in votes(passage.doc, run, words).items():
                total[_key(passage, run)][voted] += weight
    for place in (p for p in places if p.method == _DATELINE):
        total[place.span.text.casefold()]["place"] += 2 * _PLAIN
    if parse.report.publisher:
        total[parse.report.publisher.casefold()]["organization"] += 2 * _PLAIN
    turns = [(p.turn, p.is_label) for p in parse.passages if p.turn is not None]
    labels = [m for t, head in turns if head and _may_name(t) and (m := name_in_label(parse, t.label, words))]
    speakers = [m for t, _ in turns if _may_name(t) and (m := name_in_label(parse, t.speaker, words))]
    for key in {m.head.text.casefold() for m in (*labels, *speakers)}:
        total[key]["person"] += _PLAIN
    _share(total, words)
    mentions = []
    for passage, run in runs:
        tally = total.get(_key(passage, run))
        alone = _key(passage, run) in bearers
        if (
            _is_everyday(passage, run, words)
            or _is_sum(passage, run)
            or (_is_adjective(passage, run) and not alone)
        ):
            continue
        if tally is None and not passage.tells and not passage.is_form_line:
            continue
        kind = _kind_of_name(passage, run, tally or {}, by_passage[passage.start])
        kind = "person" if alone and kind == "group" else kind
        untold = kind is None and run.title == run.start and _is_common_noun(passage, run, words)
        if not untold and not (kind == "group" and _modifies(passage, run)):
            mentions.append(_name(parse, passage, run, kind))
    return mentions + labels


def _with_publisher(parse: Parse, runs: Iterable[tuple[Passage, Run]]) -> Iterator[tuple[Passage, Run]]:
    """The runs, the publisher's whole name as one wherever it stands: "told *Lanterns for Rights*"."""
    name = parse.report.publisher or ""
    whole: dict[int, list[Run]] = defaultdict(list)
    if len(name.split()) > 1:
        for passage in (p for p in parse.passages if p.tells):
            for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", passage.doc.text):
                tokens = passage.doc.char_span(*found.span())
                if tokens is not None:
                    whole[passage.start].append(Run(tokens.start, tokens.start, tokens.end))
    for passage, run in runs:
        if not any(run.title < w.end and w.start < run.end for w in whole[passage.start]):
            yield passage, run
    for passage in parse.passages:
        yield from ((passage, run) for run in whole[passage.start])


def _is_sum(passage: Passage, run: Run) -> bool:
    """Whether it is the sign of a currency: "demanded *Tk* 3 lakh"."""
    word = passage.doc[run.start]
    alone = run.end == run.start + 1 and run.end < len(passage.doc) and passage.doc[run.end].like_num
    return alone and len(word.text) <= _SHORT_SIGN and word.text.istitle() and not word.is_sent_start


def _may_name(turn: Turn) -> bool:
    """Whether a label may be a person's name: whoever asks as "BBC" is a station."""
    return not (turn.asks and turn.label.text.isupper() and len(turn.label) <= _SHORT)


def _persons_names(runs: Iterable[tuple[Passage, Run]]) -> set[str]:
    """The first and last words of what the parse takes for persons' full names."""
    found = set()
    for passage, run in runs:
        tokens = passage.doc[run.start : run.end]
        if len(tokens) > 1 and all(t.ent_type_ == "PERSON" for t in (tokens[0], tokens[-1])):
            found |= {tokens[0].text.casefold(), tokens[-1].text.casefold()}
    return found


def _by_themselves(passage: Passage, runs: Iterable[tuple[Passage, Run]], bearers: set[str]) -> Iterator[Run]:
    """A person's name at the head of a sentence that is an everyday word too: "*Grace* was charged"."""
    taken = {i for p, run in runs if p is passage for i in range(run.title, run.end)}
    for token in passage.doc:
        follows = token.nbor() if token.i + 1 < len(passage.doc) else token
        if token.i in taken or token.text.casefold() not in bearers or not token.text.istitle():
            continue
        named = token.ent_type_ == "PERSON" or not is_everyday(token.lower_)
        if named and opens_sentence(token) and not follows.text[0].isupper():
            yield Run(token.i, token.i, token.i + 1)


def _share(total: dict[str, dict[EntityKind, float]], words: Vocabulary) -> None:
    """Let what speaks for "Shylovich" as a person speak for "Alyaksandr Shylovich" too."""
    parts: dict[str, list[str]] = defaultdict(list)
    for name in total:
        first, _, rest = name.partition(" ")
        if rest and rest.split()[-1] not in words.bodies | words.body_name_ends | words.sites | words.places:
            for part in {first, rest, rest.split()[-1]}:
                parts[part].append(name)
    for part in list(total):
        for whole in parts.get(part, ()):
            if total[whole]["place"] >= _PLAIN or total[whole]["organization"] >= _PLAIN:
                continue
            total[whole]["person"] += max(0.0, total[part]["person"])


def _is_title_case(parse: Parse, passage: Passage) -> bool:
    """Whether capitals say little: in a headline where most words have one, unless all letters have."""
    set_in_capitals = parse.report.text[passage.start : passage.end].isupper()
    return not passage.tells and opens_in_capitals(passage.doc) and not set_in_capitals


def _is_spelt_out(passage: Passage, run: Run) -> bool:
    """Whether letters in brackets stand for the name: it is one, in a headline too."""
    after = passage.doc[run.end : run.end + 2]
    return run.end - run.start > 1 and len(after) > 1 and after[0].text == "(" and is_acronym(after[1].text)


def _kind_of_name(
    passage: Passage, run: Run, tally: Mapping[EntityKind, float], places: list[PlaceName]
) -> EntityKind | None:
    """What all occurrences of a name, and the gazetteer, speak for."""
    start, end = _offsets(passage, run)
    place = next((p for p in places if p.span.start <= start and end <= p.span.end), None)
    if place is None:
        return strongest(tally) if tally else None
    if place.demonym:
        return "group"
    return strongest({**tally, "place": tally.get("place", 0) + (6 if place.sure else 1)})


def _place_index(parse: Parse, places: tuple[PlaceName, ...]) -> dict[int, list[PlaceName]]:
    index: dict[int, list[PlaceName]] = defaultdict(list)
    for place in places:
        passage = parse.passage_at(place.span.start)
        if passage:
            index[passage.start].append(place)
    return index


def _cut_at_places(passage: Passage, runs: Iterator[Run], places: list[PlaceName]) -> Iterator[Run]:
    """The runs, and those places that no run reaches ("the Hague")."""
    spans = [
        (p.span.start - passage.start, p.span.end - passage.start) for p in places if p.sure and not p.demonym
    ]
    for run in runs:
        yield run
        doc = passage.doc
        start, end = doc[run.start].idx, doc[run.end - 1].idx + len(doc[run.end - 1])
        spans = [s for s in spans if s[1] <= start or end <= s[0]]
    for start, end in spans:
        tokens = passage.doc.char_span(start, end, alignment_mode="expand")
        if tokens is not None and len(tokens):
            yield Run(tokens.start, tokens.start, tokens.end)


def _offsets(passage: Passage, run: Run) -> tuple[int, int]:
    tokens = passage.doc[run.start : run.end]
    return passage.start + tokens.start_char, passage.start + tokens.end_char


def _key(passage: Passage, run: Run) -> str:
    return str(passage.doc[run.start : run.end].text.casefold())


def _modifies(passage: Passage, run: Run) -> bool:
    """Whether the name is an adjective before a noun ("Thai" in "the Thai government")."""
    token = passage.doc[run.end - 1]
    return token.dep_ in {"amod", "compound", "nmod"} or (token.pos_ == "ADJ" and token.tag_ != "NNS")


def _is_adjective(passage: Passage, run: Run) -> bool:
    """Whether the name only says of what people something is: "Thai" in "the Thai government"."""
    return _modifies(passage, run) and all(t.ent_type_ == "NORP" for t in passage.doc[run.start : run.end])


def _is_everyday(passage: Passage, run: Run, words: Vocabulary) -> bool:
    """Whether the run is one noun that any body has ("Ministry", "Party"): a phrase, and no name."""
    token = passage.doc[run.end - 1]
    return run.end - run.start == 1 and run.title == run.start and token.lower_ in words.bodies


def _is_common_noun(passage: Passage, run: Run, words: Vocabulary) -> bool:
    """Whether a single capitalised word without any sign of a name is an everyday noun."""
    token = passage.doc[run.end - 1]
    return run.end - run.start == 1 and (
        words.is_person(token.lemma_.lower()) or token.lemma_.lower() in words.bodies
    )


def _name(parse: Parse, passage: Passage, run: Run, kind: EntityKind | None) -> Mention:
    text, tokens = parse.report.text, passage.doc
    head = parse.span(passage, tokens[run.start : run.end])
    title = parse.span(passage, tokens[run.title : run.start]) if run.title < run.start else None
    plural = kind == "group"
    return Mention(cut(text, (title or head).start, head.end), head, kind, "name", plural, title)
