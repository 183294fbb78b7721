"""Putting other words in a text, and finding every place of the old text in the new one."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.evidence import Span, cut


@dataclass(frozen=True, slots=True)
class Edit:
    """``text`` is to stand in the place of ``[start, end)``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A text after its edits. A place within words that were replaced is the place of what replaced them."""

    text: str
    edits: tuple[Edit, ...]
    _starts: tuple[int, ...] = field(repr=False)
    _shifts: tuple[int, ...] = field(repr=False)

    def start(self, offset: int) -> int:
        """Where a span that began at ``offset`` begins: with the whole of what replaced its first word."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        edit = self.edits[index]
        if offset < edit.end:
            return edit.start + self._before(index)
        return offset + self._shifts[index]

    def end(self, offset: int) -> int:
        """Where a span that ended before ``offset`` ends: with the whole of what replaced its last word."""
        if offset == 0:
            return 0
        index = bisect_right(self._starts, offset - 1) - 1
        if index < 0:
            return offset
        edit = self.edits[index]
        if offset <= edit.end:
            return edit.end + self._shifts[index]
        return offset + self._shifts[index]

    def span(self, span: Span) -> Span:
        """The span that stands where ``span`` stood."""
        if span.start == span.end:
            start = self.end(span.start)
            return cut(self.text, start, start)
        return cut(self.text, self.start(span.start), self.end(span.end))

    def _before(self, index: int) -> int:
        return self._shifts[index - 1] if index else 0


def apply(text: str, edits: Iterable[Edit]) -> Edited:
    """``text`` with ``edits`` made. Where two overlap the one that comes first goes before the other.

    The other keeps what the first leaves of it: no character that an edit covers stays. Edits that cover
    nothing are left out.
    """
    kept: list[Edit] = []
    for edit in edits:
        kept.extend(_uncovered(text, edit, kept))
        kept.sort(key=_start)
    pieces: list[str] = []
    shifts: list[int] = []
    at = shift = 0
    for edit in kept:
        pieces += (text[at : edit.start], edit.text)
        shift += len(edit.text) - (edit.end - edit.start)
        shifts.append(shift)
        at = edit.end
    pieces.append(text[at:])
    return Edited("".join(pieces), tuple(kept), tuple(edit.start for edit in kept), tuple(shifts))


def _start(edit: Edit) -> int:
    return edit.start


def _uncovered(text: str, edit: Edit, kept: Sequence[Edit]) -> list[Edit]:
    """The parts of ``edit`` that ``kept`` leaves; its words come where the first letter is left."""
    pieces: list[Edit] = []
    start = edit.start
    first = max(bisect_right(kept, edit.start, key=_start) - 1, 0)
    for other in kept[first:]:
        if other.start >= edit.end:
            break
        if other.end <= start:
            continue
        if start < other.start:
            pieces.append(Edit(start, other.start, ""))
        start = max(start, other.end)
    if start < edit.end:
        pieces.append(Edit(start, edit.end, ""))
    if len(pieces) == 1 and (pieces[0].start, pieces[0].end) == (edit.start, edit.end):
        return [edit]
    lettered = [piece for piece in pieces if any(c.isalnum() for c in text[piece.start : piece.end])]
    if not lettered:
        return []
    return [Edit(piece.start, piece.end, edit.text if piece is lettered[0] else " ") for piece in lettered]
