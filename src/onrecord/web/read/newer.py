"""What a later reader drafts otherwise than the reading that people judge here, for them to take over."""

from dataclasses import dataclass

from onrecord.archive.changes import Difference, differences
from onrecord.errors import ReviewError
from onrecord.record import Event, Judgement, Statement
from onrecord.review import next_id
from onrecord.review.adopt import adoption
from onrecord.web.read.form import find
from onrecord.web.words import N_
from onrecord.workbench.judging import Shown


@dataclass(frozen=True, slots=True)
class Offered:
    """A draft of the newer reading. ``old`` is the record that it would take the place of, None for none."""

    difference: Difference
    new: Statement | Event | None
    old: str | None


@dataclass(frozen=True, slots=True)
class Newer:
    """A newer reading: what read it, when, what it says otherwise, and whether its text is the same."""

    reader: str | None
    at: str
    offers: tuple[Offered, ...]
    same_text: bool


def newer_drafts(shown: Shown) -> Newer | None:
    """What the newer reading of a document drafts otherwise, None when there is none."""
    if shown.newer is None:
        return None
    there, new = shown.judged.everything, shown.newer.opened()
    offers = tuple(
        Offered(each, record if isinstance(record, Statement | Event) else None, each.old)
        for each in differences(there, new)
        if each.kind != "text"
        for record in (find(new, each.new) if each.new else None,)
    )
    return Newer(shown.newer.reader, shown.newer.at, offers, there.report.text == new.report.text)


def adopted(shown: Shown, record: str, into: str | None, who: str) -> Judgement:
    """The judgement that takes ``record`` of the newer reading into the place of ``into``, or beside it.

    Raises:
        ReviewError: when there is no newer reading, or its text is another one.
    """
    if shown.newer is None:
        raise ReviewError(N_("there is no newer reading to take"))
    newer = shown.newer.opened()
    if newer.report.text != shown.drafted.report.text:
        raise ReviewError(N_("the newer reading has another text; it can only be taken as a whole"))
    return adoption(
        shown.judged.everything, newer, record, who, into=into or next_id(shown.drafted, shown.judgements)
    )
