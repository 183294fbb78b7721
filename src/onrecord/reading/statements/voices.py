"""Reports that one voice tells: interviews in turns, testimony, letters, press releases.

A newspaper speaks for itself where it names no source. In these a party does: the witness, the signatory, the
body that issues the release. So what stands there outside anybody else's words is a statement of theirs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.evidence import Span, cut, trim
from onrecord.reading.identity import Identity
from onrecord.reading.parse import Parse, Passage
from onrecord.reading.statements.model import Voice
from onrecord.reading.statements.vocabulary import load_vocabulary
from onrecord.record import Entity

_TURN = re.compile(r"(?P<label>[^\W_][\w.’'/ -]{0,30}?)\s?:\s+")
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us)\b", re.IGNORECASE)
_HEAD = 600
"""Characters at the head of a report in which it says what it is."""
_TURNS = 3
"""Labelled paragraphs that make an interview."""
_LONGEST_LABEL = 4
"""Words."""


def find_voices(parse: Parse, identity: Identity) -> tuple[Voice, ...]:
    """The voices that tell the report; none where it is a publication that speaks for itself."""
    turns = tuple(_turns(parse, identity))
    if turns:
        return turns
    for find in (_testimony, _letter, _release):
        voice = find(parse, identity)
        if voice is not None:
            return (voice,)
    return ()


def _turns(parse: Parse, identity: Identity) -> Iterator[Voice]:
    """The turns of an interview; a paragraph without a label goes on with the turn before it."""
    labels = [(p, _label(parse, p)) for p in parse.telling]
    counts = Counter(label.text.lower() for _, label in labels if label is not None)
    if sum(counts.values()) < _TURNS or not counts or max(counts.values()) < 2:
        return
    asking = {name for name in counts if _asks(parse, labels, name)}
    if not asking:
        return
    named = _named_in_head(parse)
    voice: Voice | None = None
    for passage, label in labels:
        if label is None:
            if voice is not None:
                yield replace(voice, stretches=(cut(parse.report.text, passage.start, passage.end),))
            continue
        words = _TURN.match(parse.report.text, passage.start, passage.end)
        stretch = trim(parse.report.text, words.end() if words else passage.start, passage.end)
        name = label.text.lower()
        kind = "question" if name in asking else "answer"
        who = named if name in load_vocabulary().answering and named is not None else label
        source = _entity_of(identity, who)
        voice = Voice("question" if kind == "question" else "answer", source, who, (stretch,))
        yield voice


def _label(parse: Parse, passage: Passage) -> Span | None:
    match = _TURN.match(parse.report.text, passage.start, passage.end)
    if match is None or len(match["label"].split()) > _LONGEST_LABEL or not match["label"][0].isupper():
        return None
    return cut(parse.report.text, match.start("label"), match.end("label"))


def _asks(parse: Parse, labels: Sequence[tuple[Passage, Span | None]], name: str) -> bool:
    """Whether a label is one who asks: by its word, or because its turns end in question marks."""
    if name in load_vocabulary().asking:
        return True
    turns = [
        parse.report.text[p.start : p.end] for p, label in labels if label and label.text.lower() == name
    ]
    return 2 * sum(t.rstrip().endswith("?") for t in turns) > len(turns) > 1


def _testimony(parse: Parse, identity: Identity) -> Voice | None:
    """What a witness tells from the first word to the last, where the head of the report says so."""
    named = _named_in_head(parse)
    text = parse.report.text
    titled = load_vocabulary().testimony.search(text, 0, _HEAD)
    if (named is None and titled is None) or not parse.telling:
        return None
    told = [p for p in parse.telling if named is None or p.start > named.end]
    own = [p for p in told if _FIRST_PERSON.search(text, p.start, p.end)]
    if 2 * len(own) < len(told) or not own:
        return None
    stretches = tuple(cut(text, p.start, p.end) for p in told)
    return Voice("testimony", _entity_of(identity, named), named, stretches)


def _letter(parse: Parse, identity: Identity) -> Voice | None:
    """What stands between a salutation and a closing; its source signs below."""
    text, words = parse.report.text, load_vocabulary()
    opening = words.salutation.search(text)
    closing = words.closing.search(text, opening.end()) if opening is not None else None
    if opening is None or closing is None:
        return None
    told = [p for p in parse.telling if opening.end() <= p.start and p.end <= closing.start()]
    signature = next((s for s in _lines(text, closing.end()) if s.text[0].isupper()), None)
    if not told or signature is None:
        return None
    stretches = tuple(cut(text, p.start, p.end) for p in told)
    return Voice("letter", _entity_of(identity, signature), signature, stretches)


def _release(parse: Parse, identity: Identity) -> Voice | None:
    """What a body tells in its own release, where its head says that it is one."""
    text = parse.report.text
    if load_vocabulary().release.search(text, 0, _HEAD) is None or not parse.telling:
        return None
    stretches = tuple(cut(text, p.start, p.end) for p in parse.telling)
    body, span = _issuer(parse, identity)
    if span is None:
        return None
    return Voice("release", body.id if body is not None else None, span, stretches)


def _issuer(parse: Parse, identity: Identity) -> tuple[Entity | None, Span | None]:
    """The body named in the title, on the contact line or before a colon in the headline; else nobody."""
    text, words = parse.report.text, load_vocabulary()
    places: list[Span] = []
    if title := words.issuer.search(text, 0, _HEAD):
        places.append(trim(text, title.start("name"), title.end("name")))
    if contact := words.contact.search(text):
        places.append(cut(text, contact.start(), contact.end()))
    headline = parse.report.title or ""
    if ":" in headline and (at := text.find(headline)) >= 0:
        places.append(cut(text, at, at + headline.index(":")))
    bodies = [e for e in identity.entities if e.kind == "organization"]
    for place in places:
        named = [e for e in bodies if _standing_in(e, place) is not None]
        if named:
            body = max(named, key=lambda e: len(e.mentions))
            return body, _standing_in(body, place)
    return None, places[0] if places and title else None


def _standing_in(entity: Entity, place: Span) -> Span | None:
    """Where one of the entity's names stands in the words of ``place``, whatever their case."""
    words = place.text.casefold()
    for name in sorted((entity.name, *entity.aliases), key=len, reverse=True):
        match = re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", words)
        if match is not None:
            start, end = match.span()
            return Span(place.start + start, place.start + end, place.text[start:end])
    return None


def _named_in_head(parse: Parse) -> Span | None:
    """The witness or the interviewed person that the head of the report names."""
    match = load_vocabulary().witness.search(parse.report.text, 0, _HEAD)
    return trim(parse.report.text, match.start("name"), match.end("name")) if match is not None else None


def _entity_of(identity: Identity, span: Span | None) -> str | None:
    """The entity that a name in a header, a label or a signature stands for."""
    if span is None:
        return None
    entity = identity.at(span.start, span.end)
    if entity is not None:
        return entity.id
    name = span.text.casefold()
    known = (e for e in identity.entities if name in {n.casefold() for n in (e.name, *e.aliases)})
    return next((e.id for e in known), None)


def _lines(text: str, start: int) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]+", text[start:]):
        line = trim(text, start + match.start(), start + match.end())
        if len(line):
            yield line
