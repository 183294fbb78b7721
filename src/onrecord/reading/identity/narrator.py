"""Who tells a report that is told in the first person: a witness, a letter's writer, somebody interviewed.

In a transcript it is whoever has the turn, and "you" in a question is whoever answers it.
"""

import re

from onrecord.evidence import Span, cut, trim
from onrecord.reading.case import is_everyday
from onrecord.reading.identity.cast import NARRATOR, Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.model import Mention
from onrecord.reading.identity.vocabulary import Vocabulary
from onrecord.reading.parse import Parse

_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_TELLER = re.compile(
    r"(?:(?:[a-z]+ ){0,3}interview with|witness|interviewee|respondent|complainant|deponent|name|"
    r"statement of|testimony of|signed|from)\b",
    re.IGNORECASE,
)
_WITNESS = re.compile(
    r"(?:^|[.;]\s+)(?:witness|interviewee|respondent|complainant|deponent):\s+$", re.I | re.M
)
_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,4}")
_WORD = re.compile(r"[^\W_][\w.’'-]*")
_FEWEST = 2
"""First persons outside quotes; a single one may be a slip or a title."""


def find_narrator(cast: Cast, references: list[Reference]) -> Draft | None:
    """The teller, by the form's head ("Witness: W-12") or the signature, else unnamed; None for news."""
    own = [r for r in references if not r.quoted and r.root.lower_ in _SINGULAR and r.passage.tells]
    if len(own) < _FEWEST:
        return None
    names = [
        r for r in references if r.mention.form == "name" and (d := cast.draft_of(r)) and d.kind == "person"
    ]
    headed = [r for r in names if r.passage.is_form_line and _TELLER.match(r.text)]
    signed = [r for r in names if r.start > own[-1].start and len(r.mention.span) >= len(r.text) - 2]
    teller = headed[:1] or signed[-1:]
    return cast.draft_of(teller[0]) if teller else cast.create("person", plural=False, key=NARRATOR)


def find_told_of(cast: Cast, references: list[Reference]) -> Draft | None:
    """Whose testimony it is that somebody else writes down: the only one whom a form's head names as such."""
    headed = {
        id(draft): draft
        for r in references
        if r.mention.form == "name" and _WITNESS.search(r.text[: r.mention.span.start - r.passage.start])
        if (draft := cast.draft_of(r)) and draft.kind == "person"
    }
    return next(iter(headed.values())) if len(headed) == 1 else None


def is_unnamed_teller(draft: Draft) -> bool:
    """Whether somebody only tells and has no name: no noun is theirs unless they say so."""
    return draft.key is not None and draft.key.split()[0] == NARRATOR


def find_speaker(cast: Cast, speaker: Span) -> Draft:
    """Whoever speaks a turn: by the name in the label or in the head, else somebody unnamed."""
    named = (cast.draft_of(cast.at(offset)) for offset in range(speaker.start, speaker.end))
    draft = next((d for d in named if d is not None and d.kind == "person"), None)
    key = f"{NARRATOR} {speaker.start}"
    return draft or cast.keyed(key) or cast.create("person", plural=False, key=key)


def name_in_label(parse: Parse, label: Span, words: Vocabulary) -> Mention | None:
    """The name, or the code for one, of a turn's label; None where that is a part or a body: "THE COURT"."""
    text = parse.report.text
    whole = [cut(text, label.start + m.start(), label.start + m.end()) for m in _WORD.finditer(label.text)]
    titled = next((i for i, word in enumerate(whole) if not _is_a_part(word.text, words)), len(whole))
    named = whole[titled:]
    body = words.bodies | words.body_name_ends | words.generic_bodies
    if not any(_is_a_name(word.text, words) for word in named) or any(w.text.lower() in body for w in named):
        return None
    head = trim(text, named[0].start, named[-1].end)
    title = trim(text, whole[0].start, whole[titled - 1].end) if titled else None
    return Mention(cut(text, whole[0].start, head.end), head, "person", "name", plural=False, title=title)


def _is_a_part(word: str, words: Vocabulary) -> bool:
    return word.strip(".").title() in words.titles or word.lower() == "the" or words.is_person(word.lower())


def _is_a_name(word: str, words: Vocabulary) -> bool:
    lower = word.lower()
    if _CODE.fullmatch(word):
        return True
    letters = sum(c.isalpha() for c in word)
    return letters > 2 and "." not in word and not (is_everyday(lower) or words.is_person(lower))
