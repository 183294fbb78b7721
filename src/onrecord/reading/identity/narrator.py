"""Who tells a report that is told in the first person: a witness, a letter's writer, somebody interviewed."""

import re

from onrecord.reading.identity.cast import NARRATOR, Cast
from onrecord.reading.identity.drafts import Draft, Reference

_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_TELLER = re.compile(
    r"(?:witness|interviewee|respondent|complainant|deponent|name|statement of|testimony of|signed|from)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:Q|Question|Interviewer)\s*[:.]")
_FEWEST = 2
"""First persons outside quotes; a single one may be a slip or a title."""


def find_narrator(cast: Cast, references: list[Reference]) -> Draft | None:
    """The teller, by the form's head ("Witness: W-12") or the signature, else unnamed; None for news."""
    own = [r for r in references if not r.quoted and r.root.lower_ in _SINGULAR and r.passage.tells]
    if sum(not asks(r) for r in own) < _FEWEST:
        return None
    names = [
        r for r in references if r.mention.form == "name" and (d := cast.draft_of(r)) and d.kind == "person"
    ]
    headed = [r for r in names if r.passage.is_form_line and _TELLER.match(r.text)]
    signed = [r for r in names if r.start > own[-1].start and len(r.mention.span) >= len(r.text) - 2]
    teller = headed[:1] or signed[-1:]
    return cast.draft_of(teller[0]) if teller else cast.create("person", plural=False, key=NARRATOR)


def asks(reference: Reference) -> bool:
    """Whether words stand in a question of a transcript, whose "I" is the interviewer."""
    return _QUESTION.match(reference.text) is not None
