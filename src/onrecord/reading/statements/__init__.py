"""Who says what: attributions with their source known, their kind, stance and basis.

Read the steps in this order: `voices` (reports that one source tells throughout), `silences` (who gave no
answer), `gather` (each attribution once; `whose` and `corrections` hold it against the grammar), `drafts`
(one statement with all its fields, and what others say within it), and here the order and the ids.
"""

from onrecord.reading.attribution import Attribution
from onrecord.reading.dates import TimeExpression
from onrecord.reading.identity import Identity
from onrecord.reading.parse import Parse
from onrecord.reading.statements.captions import with_captioned
from onrecord.reading.statements.drafts import Scene, draft_attributions, draft_silences, draft_voices
from onrecord.reading.statements.gather import gather
from onrecord.reading.statements.model import Draft
from onrecord.reading.statements.silences import find_silences
from onrecord.reading.statements.voices import find_voices
from onrecord.record import Statement

__all__ = ["find_statements"]


def find_statements(
    parse: Parse, attributions: tuple[Attribution, ...], identity: Identity, dates: tuple[TimeExpression, ...]
) -> tuple[Statement, ...]:
    """The statements of a report, in text order, each before those that are told within it."""
    voices = find_voices(parse, identity)
    silences = tuple(find_silences(parse))
    told = with_captioned(parse, identity, gather(parse, attributions, [s.cue for s in silences], voices))
    scene = Scene(parse, identity, dates, told)
    own = draft_voices(scene, voices)
    drafts = [*own, *draft_attributions(scene, voices, own)]
    drafts += draft_silences(scene, silences, drafts)
    return _numbered(drafts)


def _numbered(drafts: list[Draft]) -> tuple[Statement, ...]:
    depths = {id(d): _depth(d) for d in drafts}
    ordered = sorted(drafts, key=lambda d: (d.start, depths[id(d)]))
    ids = {id(draft): f"s{number}" for number, draft in enumerate(ordered, 1)}
    return tuple(
        Statement(
            id=ids[id(d)],
            source=d.source,
            source_span=d.source_span,
            cue=d.cue,
            content=d.content,
            kind=d.kind,
            stance=d.stance,
            basis=d.basis,
            said=d.said,
            within=ids[id(d.parent)] if d.parent is not None else None,
            method=d.method,
        )
        for d in ordered
    )


def _depth(draft: Draft) -> int:
    return 0 if draft.parent is None else 1 + _depth(draft.parent)
