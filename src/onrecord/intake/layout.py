"""Which part of the page a block is: masthead, headline, caption, paragraph, credit, rail or furniture.

General rules over words and order: rails first (they belong to other stories and may stand anywhere), then
lines that say by themselves what they are, then the head of the page, headings within the text, and what
stands below it. Whatever no rule claims is a paragraph; behind the report only whole sentences are.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.intake.boxes import mark_boxes
from onrecord.intake.bylines import is_bare_byline, is_beside_credit
from onrecord.intake.captions import (
    ends_in_a_name,
    is_caption,
    is_file_name,
    is_marker,
    may_follow_a_marker,
    only_shows,
    owns_a_picture,
)
from onrecord.intake.credits import (
    find_credits,
    is_credit_line,
    leading_credits,
    names_before_a_town,
    trailing_credits,
)
from onrecord.intake.foot import (
    Kinds,
    mark_authors,
    mark_boilerplate,
    mark_comments,
    mark_lists,
    mark_petition,
    mark_sample_letter,
    mark_topics,
)
from onrecord.intake.headlines import find_headlines, is_path, reads_like_a_publisher
from onrecord.intake.lines import breaks_off, ends_sentence
from onrecord.intake.page import Block
from onrecord.intake.published import (
    aired,
    dashed_name,
    dateline,
    ends_in_initial,
    find_date,
    is_date_line,
    is_page_time,
    says_when_changed,
)
from onrecord.intake.rails import find_rails, split_inline
from onrecord.intake.senders import find_publisher, paper_above
from onrecord.intake.tail import mark_tail
from onrecord.intake.titles import MOST_TITLE_WORDS, is_prose, is_rail_heading
from onrecord.intake.words import fold, is_furniture, is_menu, opens_with, page_words
from onrecord.record import Lead, Part

_KEY = re.compile(r"(?P<key>[^\W\d_][\w.’'/()\- ]{0,40}?)\s*:(?:\s+(?P<value>\S.*)|$)", re.DOTALL)
_TURN = re.compile(r"(?P<label>[^\W\d_][\w.’'\-]*(?: [\w.’'\-]+){0,3})\s*:\s")
_LONGEST_HEADLINE = 200
_LONGEST_CROSSHEAD = 60
_LONGEST_MENU_ITEM = 30
_LEAST_HEADLINE = 4
"""Words. A shorter line does not make what stands above it a deck."""
_MOST_CANDIDATES = 60
"""Lines. Behind so many short ones nothing is a headline any more."""
_MOST_DECKS = 3
"""Sentences that may stand by themselves in the head of a page: notices, decks, points of a summary."""
_LOOK_AHEAD = 6
"""Lines. A path through the site, so near below a sentence, makes that the site's own."""
_LEAST_BELOW = 2
"""Blocks that tell. Below fewer a path stands at the foot of a page."""
_LEAST_REPEATED = 3
"""Blocks. Among the first so many, one that another repeats is its teaser."""
_LEAST_DECK = 9
_LONGEST_OWNER = 4
"""Words."""
_TOWN_FIRST = re.compile(r"[^\W\d_a-z]{3,}[^\d.!?:]{0,40}?(?::|\s[–—-])\s")
"""A town in capitals before the first paragraph: "TURBAT: ", "KUALA LUMPUR, May 14 — "."""
_LONGEST_HEADER = 120
_MOST_BEFORE_INITIALS = 6
"""Words. "Testimony of A. S." is a title, and a longer line that ends so a sentence."""
_LONGEST_INITIALS = 20
"""Characters. "Interviewer: L. Q." ends with a full stop and is no sentence."""
_PROSE = 60
"""Characters. A block that ends as a sentence does and is longer than this tells something."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a page, the leads of its rails, and what its head and foot say.

    ``dated`` are the lines beside the text that may date it: those that no markup puts into the page's frame.
    """

    parts: tuple[Part, ...]
    leads: tuple[Lead, ...]
    title: str | None
    publisher: str | None
    dated: tuple[tuple[int, int], ...]


def lay_out(text: str, blocks: Sequence[Block]) -> Layout:
    """The layout of a page. A block that comes with a kind keeps it; in the end every block is one part."""
    blocks = _split_credits(text, split_inline(text, blocks))
    words = [text[b.start : b.end] for b in blocks]
    rails = find_rails(text, blocks)
    kinds: Kinds = ["rail" if i in rails.blocks else b.kind for i, b in enumerate(blocks)]
    _mark_plain_lines(text, blocks, words, kinds)
    _mark_twins(words, kinds)
    mark_lists(words, kinds)
    mark_sample_letter(words, kinds)
    mark_petition(words, kinds)
    mark_boxes(blocks, words, kinds)
    mark_topics(words, kinds, _prose(words, kinds))
    comments = mark_comments(words, kinds, _prose(words, kinds))
    _mark_echoes(words, kinds)
    subject, candidates, start = _mark_head(blocks, words, kinds, comments)
    _mark_teasers(words, kinds)
    _mark_beside_text(words, kinds, start)
    _mark_crossheads(blocks, words, kinds, candidates)
    told = _prose(words, kinds)
    mark_authors(words, kinds, told, _authors(text, blocks, kinds))
    about = mark_boilerplate(words, kinds, told)
    tail = mark_tail(text, blocks, words, kinds)
    candidates = [i for i in candidates if kinds[i] in {None, "headline"}]
    telling = [i for i, k in enumerate(kinds) if k == "paragraph" or (k is None and i not in candidates)]
    points = frozenset(i for i in candidates if blocks[i].bullet)
    head = find_headlines(words, candidates, telling, points)
    for index, kind in head.kinds.items():
        kinds[index] = kind
    paper = paper_above(words, kinds, start, head.title) if head.publisher is None else None
    if paper is not None:
        kinds[paper] = "masthead"
    title = None if paper is not None and words[paper] == head.title else head.title
    return Layout(
        parts=tuple(Part(k or "paragraph", b.start, b.end) for b, k in zip(blocks, kinds, strict=True)),
        leads=(*rails.leads, *tail),
        title=subject or _marked_title(words, blocks, telling) or title,
        dated=tuple(
            (b.start, b.end)
            for i, (b, k) in enumerate(zip(blocks[:comments], kinds, strict=False))
            if b.kind in {None, "credit"}
            and k in {"furniture", "masthead", "credit"}
            and not (i and says_when_changed(words[i - 1]))
        ),
        publisher=head.publisher
        or (words[paper] if paper is not None else None)
        or find_publisher(words, kinds, start)
        or about,
    )


def _split_credits(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with the credits cut off that open a paragraph ("By A. Person - Police ...") or end it
    ("... (Reporting by A. Person)"), or stand before its town below the paper and the day of the original.
    """
    found: list[Block] = []
    translated = False
    for block in blocks:
        if translated and (names := names_before_a_town(text, block.start, block.end)):
            found.append(replace(block, end=names[0], kind="credit"))
            block = replace(block, start=names[1])  # noqa: PLW2901
        line = text[block.start : block.end]
        translated = (translated and not is_prose(line)) or dashed_name(line) is not None
        if block.kind not in {None, "paragraph"} or block.end - block.start < _PROSE:
            found.append(block)
            continue
        start = block.start
        if opening := leading_credits(text, block.start, block.end):
            found.append(replace(block, end=opening[0], kind=None))
            start = opening[1]
        at = trailing_credits(text, start, block.end)
        if at is None:
            found.append(replace(block, start=start))
        else:
            end = start + len(text[start:at].rstrip())
            found += [replace(block, start=start, end=end), Block(at, block.end, apart=False)]
    return tuple(found)


def _mark_plain_lines(text: str, blocks: Sequence[Block], words: Sequence[str], kinds: Kinds) -> None:
    """Mark the lines that say by themselves what they are, wherever they stand."""
    below_marker = below_change = False
    for index, (block, line) in enumerate(zip(blocks, words, strict=True)):
        captioned, below_marker = below_marker and may_follow_a_marker(line), False
        changed, below_change = below_change, says_when_changed(line)
        if kinds[index] is not None:
            continue
        if is_marker(line) and not is_credit_line(text, block.start, block.end):
            kinds[index] = "furniture"
            below_marker = index + 1 < len(blocks) and (
                only_shows(words[index + 1]) or (block.apart and not blocks[index + 1].apart)
                if is_file_name(line)
                else not blocks[index + 1].apart
            )
        elif (
            is_furniture(line)
            or is_rail_heading(line)
            or not any(c.isalpha() for c in line)
            or (is_path(line) and line[0].islower())
        ):
            kinds[index] = "furniture"
        elif is_credit_line(text, block.start, block.end) or is_bare_byline(words, index):
            kinds[index] = "credit"
        elif (
            captioned
            or is_caption(line)
            or (index and kinds[index - 1] == "caption" and owns_a_picture(line))
        ):
            kinds[index] = "caption"
        elif is_page_time(line) or below_change or (changed and is_date_line(line)):
            kinds[index] = "furniture"


def _mark_echoes(words: Sequence[str], kinds: Kinds) -> None:
    """Mark the caption that a saved page shows twice, once without its credit."""
    for index, line in enumerate(words):
        beside = range(max(index - 1, 0), min(index + 2, len(words)))
        echoes = (i for i in beside if kinds[i] == "caption" and words[i].startswith(line.rstrip(" .")))
        if kinds[index] is None and len(line.split()) >= _LEAST_HEADLINE and any(echoes):
            kinds[index] = "caption"


def _mark_beside_text(words: Sequence[str], kinds: Kinds, start: int) -> None:
    """Mark the menus, dates and captions that only their place tells from text."""
    last = max(_prose(words, kinds), default=-1)
    for index, line in enumerate(words):
        if kinds[index] is not None:
            continue
        beside = is_beside_credit(kinds, index)
        if is_date_line(line) and (index < start or index > last or beside):
            kinds[index] = "furniture"
        elif index < start and ends_in_a_name(line):
            kinds[index] = "caption"
        elif index > last >= 0 and (is_menu(line) or is_path(line)):
            kinds[index] = "furniture"


def _mark_teasers(words: Sequence[str], kinds: Kinds) -> None:
    """Mark what a page shows of the report above it, and then again as its first paragraph."""
    prose = _prose(words, kinds)
    opening = prose[: _LEAST_REPEATED + 1]
    _mark_decks(words, kinds, opening)
    for above, below in combinations(opening, 2):
        first, second = words[above], words[below]
        if second[:_PROSE] in first:
            kinds[above] = "furniture"


def _mark_decks(words: Sequence[str], kinds: Kinds, opening: Sequence[int]) -> None:
    """Mark the line under the title that the first paragraph opens with."""
    first = fold(words[opening[0]]) if opening else ""
    for index in range(opening[0]) if opening else ():
        line = words[index]
        if kinds[index] is None and len(line.split()) >= _LEAST_DECK and first.startswith(fold(line)):
            above = [w for w, k in zip(words[:index], kinds, strict=False) if k is None and w != line]
            if any(len(w.split()) > _LEAST_HEADLINE and not ends_sentence(w) for w in above):
                kinds[index] = "furniture"


def _mark_twins(words: Sequence[str], kinds: Kinds) -> None:
    """Mark the captions that a page has twice, as the picture's and below it.

    Above the text two lines may be the title and two sentences the deck and the first paragraph: there a
    caption stands below the day or a byline, or over whose the picture is or the town of the first paragraph.
    """
    told = _prose(words, kinds)
    pairs = [i for i in range(len(words) - 1) if words[i] == words[i + 1]]
    pairs = [i for i in pairs if kinds[i] is None and kinds[i + 1] is None]
    twice = [i for i in pairs if i in told]
    if len(twice) * 3 > len(told):
        return  # a page that has all its paragraphs twice
    for index in pairs:
        line, above = words[index], range(index)
        below = words[index + 2] if index + 2 < len(words) else ""
        owned = index in twice and len(below.split()) <= _LONGEST_OWNER and below[-1:].isalnum()
        if index in twice:
            shown = any(i in told for i in above) or owned or _TOWN_FIRST.match(below) is not None
        else:
            behind = range(index + 2, next((i for i in told if i > index), len(words)))
            signed, below_it = (
                any(kinds[i] == "credit" or is_date_line(words[i]) for i in r) for r in (above, behind)
            )
            titled = any(kinds[i] is None and len(words[i].split()) >= _LEAST_HEADLINE for i in above)
            shown = signed and titled and not below_it
        if shown and len(line.split()) >= _LEAST_HEADLINE:
            kinds[index] = kinds[index + 1] = "caption"
            if owned:
                kinds[index + 2] = kinds[index + 2] or "caption"


def _is_above_the_path(words: Sequence[str], index: int) -> bool:
    """Whether a block stands above the way through the site to the page's title, and the text below that."""
    below = range(index + 1, min(len(words), index + 1 + _LOOK_AHEAD))
    path = next((i for i in below if is_path(words[i])), None)
    if path is None or sum(map(is_prose, words[path:])) < _LEAST_BELOW:
        return False
    return any(
        words[path].endswith(line) and len(line.split()) >= _LEAST_HEADLINE and i != path
        for i, line in enumerate(words)
    )


def _is_question(words: Sequence[str], kinds: Kinds, index: int) -> bool:
    """Whether a line in the head is a title that asks: a short question, right above a byline or a date."""
    below = next((i for i in range(index + 1, len(words)) if kinds[i] != "caption"), None)
    return (
        words[index].endswith("?")
        and len(words[index].split()) <= MOST_TITLE_WORDS
        and below is not None
        and (kinds[below] == "credit" or is_date_line(words[below]))
    )


def _head_goes_on(words: Sequence[str], kinds: Kinds, index: int, turns: frozenset[str]) -> bool:
    """Whether a byline stands between a block of the head and the text, or a headline and a date."""
    if len(words[index]) > _LONGEST_HEADLINE:
        below = words[index + 1 : index + 3]
        return len(below) > 1 and reads_like_a_publisher(below[0]) and is_date_line(below[1])
    headline, dated, decks = False, False, 0
    for line, kind in zip(words[index + 1 :], kinds[index + 1 :], strict=True):
        if kind == "credit":
            return True
        if kind in {None, "furniture"} and is_date_line(line):
            dated = True
        elif kind is None and _reads_like_text(line, turns):
            decks += 1
            if headline or decks == _MOST_DECKS or len(line) > _LONGEST_HEADLINE:
                break
        elif kind is None and len(line.split()) >= _LEAST_HEADLINE:
            headline = True
    return headline and dated


def _mark_head(
    blocks: Sequence[Block], words: Sequence[str], kinds: Kinds, comments: int
) -> tuple[str | None, list[int], int]:
    """Mark the head of a letter or transcript; return its subject, the possible headlines, and its end.

    What readers write from the block ``comments`` on is below all heads.

    The head ends with the first block that reads like text: a sentence, a dateline, a turn of an interview.
    A sentence with a headline and a byline or date below it is a notice or a deck, and the head goes on;
    above the way through the site to the title nothing is text.
    """
    turns = _turn_labels(words, kinds)
    subject: str | None = None
    candidates: list[int] = []
    in_header, decks = False, 0
    for index, (block, line) in enumerate(zip(blocks, words, strict=True)):
        in_header = in_header and not block.apart
        if kinds[index] not in {None, "headline"}:
            continue
        key = _header_key(line)
        if key and key["value"] and fold(key["key"]) in page_words().subject_keys:
            kinds[index], subject = "headline", subject or key["value"]
        elif key and (in_header or fold(key["key"]) in page_words().header_keys):
            kinds[index], in_header = "furniture", True
        elif (
            in_header
            and len(line) < _LONGEST_HEADER
            and not ends_sentence(line)
            and _header_goes_on(blocks, words, index)
        ) or _is_preamble(line):
            kinds[index] = "furniture"
        elif is_date_line(line) or ends_in_a_name(line):
            continue
        elif _is_question(words, kinds, index) and all(
            len(words[i].split()) < _LEAST_HEADLINE for i in candidates
        ):
            candidates.append(index)
        elif _reads_like_text(line, turns):
            decks += 1
            if _is_above_the_path(words, index):
                kinds[index] = "furniture"
            elif (
                decks > _MOST_DECKS
                or dateline(line)[2]
                or not _head_goes_on(words[:comments], kinds[:comments], index, turns)
            ):
                return subject, candidates, index
        elif len(candidates) == _MOST_CANDIDATES:
            return subject, candidates, index
        elif kinds[index] is None:
            candidates.append(index)
    return subject, candidates, len(words)


def _header_goes_on(blocks: Sequence[Block], words: Sequence[str], index: int) -> bool:
    """Whether a line in the head of a letter is a value's: a blank line or another key follows soon."""
    near = range(index + 1, min(index + 1 + _LOOK_AHEAD, len(words)))
    return any(
        blocks[i].apart or ((key := _header_key(words[i])) and fold(key["key"]) in page_words().header_keys)
        for i in near
    )


def _mark_crossheads(
    blocks: Sequence[Block], words: Sequence[str], kinds: Kinds, candidates: Sequence[int]
) -> None:
    """Mark the short headings between paragraphs, as reports of organisations have them."""
    beside = [i for i, kind in enumerate(kinds) if kind not in {"furniture", "rail", "caption", "credit"}]
    for before, index, after in zip(beside, beside[1:], beside[2:], strict=False):
        line, block = words[index], blocks[index]
        if kinds[index] is not None or index in candidates or not block.apart:
            continue
        if block.bullet and (not block.bullet[0].isdigit() or blocks[before].bullet or blocks[after].bullet):
            continue
        if len(line) > _LONGEST_CROSSHEAD or not line[0].isupper() or not line[-1].isalnum() or ":" in line:
            continue
        if (
            kinds[before] is None
            and ends_sentence(words[before])
            and kinds[after] is None
            and is_prose(words[after])
            and not breaks_off(words[after])
        ):
            kinds[index] = "headline"


def _authors(text: str, blocks: Sequence[Block], kinds: Kinds) -> list[str]:
    """The names that the page's credits give."""
    lines = [block for block, kind in zip(blocks, kinds, strict=True) if kind == "credit"]
    return [credit.name for line in lines for credit in find_credits(text, line.start, line.end)]


def _marked_title(words: Sequence[str], blocks: Sequence[Block], telling: Sequence[int]) -> str | None:
    """The first headline above the text that the markup or the type size made one, mastheads aside."""
    above = range(telling[0]) if telling else range(0)
    marked = [words[i] for i in above if blocks[i].kind == "headline"]
    return next((line for line in marked if not reads_like_a_publisher(line)), None)


def _header_key(line: str) -> re.Match[str] | None:
    """The key and value of a line like "Taken in: Baghdad", None where it is a sentence."""
    match = _KEY.fullmatch(line) if len(line) < _LONGEST_HEADER else None
    if not match or not match["value"] or not ends_sentence(match["value"]):
        return match
    known = fold(match["key"]) in page_words().header_keys
    return match if known and len(match["value"]) < _LONGEST_INITIALS else None


def _turn_labels(words: Sequence[str], kinds: Kinds) -> frozenset[str]:
    """What stands before the colon where people speak in turn: "Q", "INTERVIEWER", "W-07".

    A headline that opens with a town and a colon, and stands there twice, is no speech.
    """
    turns = (
        (m["label"], w)
        for w, kind in zip(words, kinds, strict=True)
        if kind is None and (m := _TURN.match(w))
    )
    labels = Counter(label for label, line in set(turns) if ends_sentence(line) or label in {"Q", "A"})
    return frozenset(label for label, times in labels.items() if times > 1 or label in {"Q", "A"})


def _is_preamble(line: str) -> bool:
    """Whether a line greets ("Respected Sir,") or says where and when a testimony was taken."""
    if len(line) > _LONGEST_HEADER:
        return False
    if (line[-1] in ",:" and opens_with(line, page_words().salutations)) or aired(line):
        return True
    return (
        opens_with(line, page_words().header_keys) and find_date(line) is not None and not ends_sentence(line)
    )


def _reads_like_text(line: str, turns: frozenset[str]) -> bool:
    whole = ends_sentence(line) and not (ends_in_initial(line) and len(line.split()) <= _MOST_BEFORE_INITIALS)
    if len(line) > _LONGEST_HEADLINE or whole or line[-1] in ",;:_-–—":
        return True
    if line[0].islower() and len(line) > _LONGEST_MENU_ITEM:
        return True
    turn = _TURN.match(line)
    return bool(turn and turn["label"] in turns) or dateline(line)[2] > 0


def _prose(words: Sequence[str], kinds: Kinds) -> list[int]:
    """The indexes of the blocks that tell something by their length and their end."""
    return [i for i, line in enumerate(words) if kinds[i] in {None, "paragraph"} and is_prose(line)]
