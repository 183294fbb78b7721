"""Reports that one voice tells: interviews in turns, testimony, letters, press releases.

A newspaper speaks for itself where it names no source. In these a party does: the witness, the signatory, the
body that issues the release. So what stands there outside anybody else's words is a statement of theirs.
"""

import re
from collections.abc import Iterator

from onrecord.evidence import Span, cut, trim
from onrecord.reading.identity import Identity
from onrecord.reading.parse import Parse, Passage
from onrecord.reading.statements.model import Voice
from onrecord.reading.statements.vocabulary import load_vocabulary
from onrecord.reading.turns import HEAD, Turn, witness_in_head
from onrecord.record import Entity

_SECOND_PERSON = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us)\b", re.IGNORECASE)


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
    """The turns of a transcript."""
    for passage in parse.telling:
        turn = passage.turn
        if turn is not None:
            source = _entity_of(identity, turn.speaker) or _myself(parse, identity, turn)
            stretch = cut(parse.report.text, passage.start, passage.end)
            yield Voice("question" if turn.asks else "answer", source, turn.speaker, (stretch,))


def _myself(parse: Parse, identity: Identity, turn: Turn) -> str | None:
    """Whom "I" stands for in the turns of a speaker without a name."""
    own = (
        p for p in parse.telling if p.turn is not None and p.turn.speaker == turn.speaker and not turn.asks
    )
    spans = (parse.span(p, t) for p in own for t in p.doc if t.lower_ in {"i", "me", "my"})
    return next((id_ for s in spans if (id_ := identity.by_head.get((s.start, s.end)))), None)


def _testimony(parse: Parse, identity: Identity) -> Voice | None:
    """What a witness tells from the first word to the last, where the head of the report says so."""
    named = witness_in_head(parse.report.text)
    text = parse.report.text
    titled = load_vocabulary().testimony.search(text, 0, HEAD)
    if (named is None and titled is None) or not parse.telling:
        return None
    told = [p for p in parse.telling if (named is None or p.start > named.end) and not _is_put(text, p)]
    own = [p for p in told if _FIRST_PERSON.search(text, p.start, p.end)]
    if 2 * len(own) < len(told) or not own:
        return None
    stretches = tuple(cut(text, p.start, p.end) for p in told)
    return Voice("testimony", _entity_of(identity, named), named, stretches)


def _is_put(text: str, passage: Passage) -> bool:
    """Whether a paragraph only asks whoever tells: "When were you arrested?", set above an answer."""
    said = text[passage.start : passage.end]
    return said.endswith("?") and _SECOND_PERSON.search(said) is not None and not _FIRST_PERSON.search(said)


def _letter(parse: Parse, identity: Identity) -> Voice | None:
    """What stands between a salutation and a closing; its source signs below."""
    text, words = parse.report.text, load_vocabulary()
    openings = list(words.salutation.finditer(text))
    closing = words.closing.search(text, openings[0].end()) if openings else None
    opening = next(
        (o for o in reversed(openings) if closing is not None and o.end() <= closing.start()), None
    )
    if opening is None or closing is None or _is_sample(text, opening.start()):
        return None
    told = [p for p in parse.telling if opening.end() <= p.start and p.end <= closing.start()]
    signature = next((s for s in _lines(text, closing.end()) if s.text[0].isupper()), None)
    if not told or signature is None:
        return None
    stretches = tuple(cut(text, p.start, p.end) for p in told)
    return Voice("letter", _entity_of(identity, signature), signature, stretches)


def _is_sample(text: str, start: int) -> bool:
    """Whether readers are to send the letter: "SAMPLE LETTER", above the salutation; it is nobody's yet."""
    above = [line for line in text[:start].splitlines() if line.strip()]
    return bool(above) and load_vocabulary().sample.search(above[-1]) is not None


def _release(parse: Parse, identity: Identity) -> Voice | None:
    """What a body tells in its own release, where its head says that it is one."""
    text = parse.report.text
    if load_vocabulary().release.search(text, 0, HEAD) is None or not parse.telling:
        return None
    stretches = tuple(cut(text, p.start, p.end) for p in parse.telling)
    body, span = _issuer(parse, identity)
    if span is None:
        return None
    return Voice("release", body.id if body is not None else None, span, stretches)


def _issuer(parse: Parse, identity: Identity) -> tuple[Entity | None, Span | None]:
    """The body named in the title, at the opening, on the contact line or before a colon in the headline.

    It opens with itself only where it says how it takes the matter: "X condemns the arrests".
    """
    text, words = parse.report.text, load_vocabulary()
    places: list[Span] = []
    if title := words.issuer.search(text, 0, HEAD):
        places.append(trim(text, title.start("name"), title.end("name")))
    first = next((p for p in parse.telling if text[p.end - 1] in ".:"), parse.telling[0])
    line = text.find("\n", first.start, first.end)
    if opening := words.opening.search(text, first.start, line if line > 0 else first.end):
        ahead = cut(text, first.start, opening.start() + 1)
        if not set(ahead.text) & set(".;:\n"):
            places.append(ahead)
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
