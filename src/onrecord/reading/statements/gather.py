"""Every attribution once: what the tagger found, what only the rules found, and not what is no statement."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.evidence import Span
from onrecord.reading.attribution import Attribution
from onrecord.reading.attribution.cues import load_cues
from onrecord.reading.attribution.rules import attribute_by_rules
from onrecord.reading.parse import Parse
from onrecord.reading.statements.contents import go_on
from onrecord.reading.statements.model import Voice
from onrecord.reading.statements.stances import cue_tokens

_WISHES = (
    "not to be named",
    "not to be identified",
    "not to be quoted",
    "to be named",
    "to be identified",
    "anonymity",
)
"""What a source asks of the reporter is no statement about the matter."""


def gather(
    parse: Parse, attributions: Sequence[Attribution], silences: Sequence[Span], voices: Sequence[Voice]
) -> list[Attribution]:
    """The attributions that become statements, in text order, no two over the same words.

    Rules add to the tagger's what it missed and what must not pass for the publication's own voice: words
    that are quoted, said or only alleged. What is asked in an interview, and what tells that somebody gave no
    answer, is left out.
    """
    found = list(attributions)
    if any(a.method == "tagger" for a in found) or not found:
        found = _with_missed(parse, found)
    asked = [stretch for voice in voices if voice.asked for stretch in voice.stretches]
    labels = [voice.source_span for voice in voices if voice.source_span is not None]
    kept = [
        a
        for a in go_on(parse, found)
        if not _touches(a.cue, silences)
        and not _touches(a.content, asked)
        and not (a.source and a.source[0] in labels)
        and not a.content[0].text.lower().startswith(_WISHES)
    ]
    return sorted(kept, key=lambda a: (a.content[0].start, a.content[0].end))


def _with_missed(parse: Parse, tagged: list[Attribution]) -> list[Attribution]:
    """The tagger's attributions and those of the rules that lie over none of its words."""
    out = list(tagged)
    for missed in attribute_by_rules(parse):
        free = tuple(c for c in missed.content if not any(_touches(a.content, [c]) for a in tagged))
        if not free:
            continue
        same = next((a for a in out if _touches(a.cue, missed.cue)), None)
        if same is not None and same.method == "tagger":
            quoted = tuple(c for c in free if c.text[:1] in "“\"«‘'")
            out[out.index(same)] = replace(same, content=tuple(sorted((*same.content, *quoted))))
        elif len(free) == len(missed.content) and _matters(parse, missed, tagged):
            out.append(missed)
    return out


def _matters(parse: Parse, missed: Attribution, tagged: Iterable[Attribution]) -> bool:
    """Whether events in these words would wrongly stand as the publication's own without it."""
    if any(_touches(a.content, missed.cue) for a in tagged):
        return False
    return not missed.source or speaks(parse, missed)


def speaks(parse: Parse, attribution: Attribution) -> bool:
    """Whether its cue is one of speech or of holding back, rather than of a mere attitude or finding."""
    cues = load_cues()
    lemmas = [t.lemma_.lower() for t in cue_tokens(parse, attribution.cue)]
    entries = [cues.verbs[word] for word in lemmas if word in cues.verbs]
    spoken = any(e.takes & {"quote", "of"} or e.stance != "asserts" for e in entries)
    return spoken or any(word in cues.nouns for word in lemmas)


def _touches(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(s.overlaps(o) for s in spans for o in others)
