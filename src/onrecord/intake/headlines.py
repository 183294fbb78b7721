"""Headlines and mastheads: which short lines above the text name the story, and which the newspaper."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.intake.imprint import own_names
from onrecord.intake.published import is_date_line, is_kind_of_page, numbers_an_issue
from onrecord.intake.words import fold, is_menu, is_site_label, page_words
from onrecord.record import PartKind

_JOINT = re.compile(r"\s+(?:[-–—|»:·•]|::)+\s+")
_CRUMB = re.compile(r"\s*[|›»]\s*|\s+[>·•/]\s+|\s{2,}")
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w\-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_LOGO = re.compile(r"(?:logo|image) of (?:the )?|\s+(?:logo|website|newspaper|homepage)$", re.IGNORECASE)
_LOGO_OF = re.compile(
    r"(?i:logo|home ?page) (?:of|for) (?:the )?(?P<name>[A-Z][^|–—]{1,60}?)(?: (?:newspaper|website|logo))?"
)
_PRINTED_FROM = re.compile(
    r"(?i:published on|printed from|from) (?P<name>[A-Z][^()]{2,60}?) \((?:https?://|www\.)\S+\)"
)
_ISSUED_BY = re.compile(
    r"(?:[\w ]*\b)?(?:statement|declaration|communiqu[eé]|report|press release) (?:of|by|from) (?:the )?"
    r"(?P<body>[^():]{4,80})",
    re.IGNORECASE,
)
_BULLETIN_OF = re.compile(
    r"(?:the )?(?:(?:monthly|weekly|quarterly|occasional) )?(?:bulletin|newsletter|journal|circular|organ) "
    r"of (?:the )?(?P<body>[^():.,]{4,80})",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"[A-ZÀ-Þ][\w’'\-]+: (?:(?:The )?(?:Office|Centre|Center|Committee|Commission|Institute|"
    r"Network|Association|Observatory|"
    r"Movement|Council|Foundation|Federation|Campaign|Initiative|Alliance|Society|Union)) "
    r"(?:for|of|on|against)\b"
)
_PAPER = re.compile(r"(?:Daily|Weekly|Sunday|Saturday|Radio|Voice of)(?: [A-ZÀ-Þ][\w’'\-]+){1,2}$")
_KIND_OF_DOCUMENT = re.compile(
    r"(?:[\w’'\-]+ ){0,4}(?:note|action|appeal|alert|report|statement|bulletin|release|"
    r"communiqu[eé]|briefing|update|"
    r"declaration|memorandum|notes)(?: (?:no|nr|n[°º])\.? ?[\w/\-]+)?",
    re.IGNORECASE,
)
_TWO_WORDS = re.compile(
    r"(?i:news|press|media|information) (?i:cent(?:er|re)|service|network|agency|group|desk|bureau|room)$"
)
_COUNTRY_FIRST = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ ’'&\-]{2,30}: [\"“‘']?[A-ZÀ-Þ\d][^:|]*\s[a-z]{2,}[^:|]{8,}$")
"""A title behind its country: "KAZAKHSTAN: Pastor fined, books seized"."""
_EDITION = re.compile(r"\s+(?:[-–—|]\s+)?(?:in english|english (?:edition|version|service))$", re.IGNORECASE)
_EDITION_NAME = re.compile(r"english (?:edition|version|service)$", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[a-zà-þ])(?=[A-ZÀ-Þ])")
_LEAST_GLUED = 3
_PATH = re.compile(
    r"(?:you are (?:here|in):?\s*)?(?:home|homepage|front page|start)\s*(?:[|/>›»→]|::)+\s*\S", re.IGNORECASE
)
_RUN_INTO = re.compile(r"Home(?:page)?[A-ZÀ-Þ]")
_LONGEST_CRUMB = 4
_LEAST_HEADLINE = 4
"""Words. Where a longer line stands, a shorter one is the name of a section or a kicker."""
_LONGEST_LINE = 300
_MENU_LINES = 4
"""Lines. So many lines of a word or two in a row are a menu."""
_MOST_HEADLINES = 6
_LEAST_SECTIONS = 3
"""Words. Two may be a name: "Nation Media"."""
_MOST_ABOVE_A_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Headlines:
    """What the candidates are (a candidate that is not among ``kinds`` is text), and what they say."""

    kinds: Mapping[int, PartKind]
    title: str | None
    publisher: str | None


def find_headlines(
    words: Sequence[str],
    candidates: Sequence[int],
    text_blocks: Sequence[int],
    points: frozenset[int] = frozenset(),
) -> Headlines:
    """The headlines and mastheads among ``candidates``, the short lines above the text.

    ``words`` are those of all blocks and ``text_blocks`` the indexes of those that tell; ``points`` are
    items of lists, which are titles only where nothing else is. A line that holds another line and a name
    beside it ("Daily Star - Court frees editor") is a masthead and gives title and publisher; so does one
    that reads like a newspaper's name, or that is a name beside headlines that are not; every repetition of
    a headline is one. Where nothing tells, or the short lines are too many, they are text.
    """
    if not text_blocks:
        return Headlines({}, None, None)
    told, title, publisher = _mastheads(words, candidates)
    told.update(dict.fromkeys(_above_the_path(words, candidates, told), "masthead"))
    lines = [i for i in candidates if i not in told]
    if any(_is_sentence_case(words[i]) for i in lines):
        told.update((i, "masthead") for i in lines if i - 1 in told and _is_place_line(words[i]))
        lines = [i for i in lines if i not in told]
    if len(lines) > _MOST_HEADLINES:
        return Headlines(told, title, publisher)
    told.update((i, "headline") for i in lines)
    if title is None and lines:
        titles = [i for i in lines if not (publisher and words[i].startswith(f"{publisher} ("))] or lines
        title, aside = split_title(words[_best(words, titles, points)])
        publisher = publisher or aside
    for index in lines:
        issued = _ISSUED_BY.fullmatch(words[index].split("(")[0].strip()) if publisher is None else None
        if issued and issued["body"][0].isupper():
            publisher = issued["body"].strip()
    repeated = {fold(words[i]) for i in lines} | ({fold(title)} if title else set())
    told.update((i, "headline") for i in text_blocks if fold(words[i]) in repeated)
    return Headlines(told, title, publisher)


def _best(words: Sequence[str], lines: Sequence[int], points: frozenset[int]) -> int:
    """The title: of the lines that are no kicker, the one that stands there most often, or first."""
    page = [fold(w) for w in words if len(w) <= _LONGEST_LINE]

    def rank(index: int) -> tuple[bool, bool, bool, int, int]:
        line = fold(words[index])
        is_kind = _KIND_OF_DOCUMENT.fullmatch(words[index]) is not None
        return (
            index not in points,
            len(line.split()) >= _LEAST_HEADLINE and not is_kind,
            _COUNTRY_FIRST.match(words[index]) is not None,
            sum(line in other for other in page),
            -index,
        )

    return max(lines, key=rank)


def _mastheads(
    words: Sequence[str], candidates: Sequence[int]
) -> tuple[dict[int, PartKind], str | None, str | None]:
    """The candidates that are no headline, and the title and the publisher that they give away."""
    told: dict[int, PartKind] = dict.fromkeys(_menu(words, candidates), "furniture")
    title: str | None = None
    known = {fold(w) for w in words[: candidates[-1] + 1]} if candidates else set()
    papers = {fold(logo["name"]) for w in words if (logo := _LOGO_OF.fullmatch(w))}
    own = own_names(words, candidates)
    told.update((i, "masthead" if words[i] == name else "headline") for i, name in own.items())
    publisher = next(iter(own.values()), None)
    body = _body_in_a_town(words[candidates[0]]) if len(candidates) > 1 and publisher is None else None
    told.update({candidates[0]: "masthead"} if body else {})
    publisher = publisher or body
    papers |= set(map(fold, own.values()))
    for index in (i for i in candidates if i not in own):
        line = words[index]
        if _runs_into(line, words) or _PATH.match(line):
            told[index] = "furniture"
        elif found := _page_title(line, known, papers):
            told[index] = "masthead"
            title, publisher = title or found[0], publisher or found[1]
        elif paper := _LOGO_OF.fullmatch(line) or _PRINTED_FROM.fullmatch(line):
            told[index] = "masthead"
            publisher = publisher or publisher_name(paper["name"])
        elif (
            is_site_label(line)
            or (is_menu(line) and not _EDITION.search(line))
            or _is_row_of_sections(line)
            or _ADDRESS.fullmatch(line)
            or _is_breadcrumb(line, candidates)
        ):
            crumb = _CRUMB.split(line)[0]
            named = reads_like_a_publisher(crumb) and not is_site_label(crumb)
            told[index] = "masthead" if named else "furniture"
            publisher = publisher or (crumb if named else None)
    for index in _heads_of_an_issue(words, candidates):
        of_a_body = _BULLETIN_OF.fullmatch(words[index])
        if of_a_body or index == candidates[0]:
            told[index] = "masthead"
            publisher = of_a_body["body"] if of_a_body else publisher or words[index]
    for place, index in enumerate(candidates):
        if publisher is None and index not in told and _sends(words, candidates, place):
            told[index] = "headline" if _KIND_OF_DOCUMENT.fullmatch(words[candidates[0]]) else "masthead"
            publisher = words[index].strip("()")
    lines = [i for i in candidates if i not in told]
    for index in lines:
        name = _EDITION.sub("", words[index])
        above = index + 1 in told and index == lines[0]
        named = (
            reads_like_a_publisher(name)
            and index == lines[0]
            and (len(lines) > 1 or bool(title) or not publisher)
        )
        distinct = (
            _has_article(name)
            or reads_like_a_publisher(name)
            or (index == lines[0] and len(name.split()) > 2)
        )
        beside = distinct and _is_name(name) and any(_is_sentence_case(words[i]) for i in lines)
        alone = index == lines[0] and _EDITION_NAME.search(words[index]) and _is_name(name.rstrip(" ,"))
        if (
            named
            or alone
            or (len(lines) > 1 and (name != words[index] or beside or (above and index == lines[0])))
        ):
            name, _, acronym = name.partition(" (")
            publisher = publisher or name.rstrip(" ,")
            if not acronym:
                told[index] = "masthead"
            break
    return told, title, publisher


def _body_in_a_town(line: str) -> str | None:
    """The body in front of its town, as the first line of a dispatch has it: "LAKE NEWS SERVICE, Oslo"."""
    body, _, place = line.partition(", ")
    known = page_words().publisher_words | page_words().body_words
    if not place or not _is_place_line(f"X, {place}") or body.split()[-1].casefold() not in known:
        return None
    return body if _is_name(body) or body.isupper() else None


def _sends(words: Sequence[str], candidates: Sequence[int], place: int) -> bool:
    """Whether a name in the head of a page is that of the body or paper that sends it.

    It stands above "News release", beside a headline that is none; in brackets; below "URGENT APPEAL" and
    above the day; it ends as newspapers' names do, beside the day; or it is an office behind its short name.
    """
    index = candidates[place]
    line, others = words[index], [words[i] for i in candidates if i != index]
    if not others:
        return False
    above, below = words[max(index - 1, 0) : index], words[index + 1 : index + 3]
    dated = any(map(is_date_line, [*above, *below[:1]]))
    if line.startswith("(") and line.endswith(")"):
        return reads_like_a_publisher(line[1:-1])
    if _OFFICE.match(line):
        return place == 0 and dated
    if not _is_name(line):
        return False
    if below and (is_kind_of_page(below[0]) or (_is_place_line(below[0]) and is_kind_of_page(below[-1]))):
        shouted = not line.isupper() and any(
            o.isupper() and len(o.split()) >= _LEAST_HEADLINE for o in others
        )
        return shouted or any(map(_is_sentence_case, others))
    if place == 1 and _KIND_OF_DOCUMENT.fullmatch(words[candidates[0]]):
        return dated or reads_like_a_publisher(line)
    if place == 0 and _PAPER.match(line):
        return any(map(_is_sentence_case, others))
    return dated and place > 0 and reads_like_a_publisher(line) and not is_site_label(line)


def is_path(line: str) -> bool:
    """Whether a line is the way to the page through its site: "Home > News > Court frees two"."""
    return len(line) <= _LONGEST_LINE and _PATH.match(line) is not None


def _above_the_path(
    words: Sequence[str], candidates: Sequence[int], told: Mapping[int, PartKind]
) -> list[int]:
    """The lines above the way to the page, which are its site's: titles stand below, or at its end."""
    path = next((i for i in range(candidates[-1] if candidates else 0) if is_path(words[i])), 0)
    above = [i for i in candidates if i < path and i not in told and not words[path].endswith(words[i])]
    titled = any(
        i not in told and (i == path + 1 or (i > path and len(words[i].split()) >= _LEAST_HEADLINE))
        for i in candidates
    )
    return above if titled else []


def _heads_of_an_issue(words: Sequence[str], candidates: Sequence[int]) -> list[int]:
    """The names right above the line with the number of a bulletin: "No. 27, November 2001"."""
    numbered = next(
        (i for i in range(_MOST_ABOVE_A_NUMBER + 1) if i < len(words) and numbers_an_issue(words[i])), 0
    )
    return [i for i in candidates if i < numbered and (_is_name(words[i]) or words[i].isupper())]


def _runs_into(line: str, words: Sequence[str]) -> bool:
    """Whether a line is a path that a saved page ran into its title: "HomeWorldAfricaMiners block road"."""
    if (
        line.startswith("Home")
        and len(_GLUED.split(line)) >= _LEAST_GLUED
        and len(line.split()) < _LEAST_HEADLINE
    ):
        return True  # "HomeCover StoryLocal News"
    return bool(_RUN_INTO.match(line)) and any(
        len(other.split()) >= _LEAST_HEADLINE and other != line and line.endswith(other) for other in words
    )


def _menu(words: Sequence[str], candidates: Sequence[int]) -> list[int]:
    """The lines of a site's menu: a word or two each, many in a row, and other lines after them."""
    short = [i for i in candidates if len(words[i].split()) <= 2]
    runs = [i for i in short if sum(abs(i - j) < _MENU_LINES for j in short) >= _MENU_LINES]
    return runs if len(runs) < len(candidates) else []


def _page_title(line: str, known: set[str], papers: set[str]) -> tuple[str | None, str | None] | None:
    """Title and publisher of a line that holds both, when the title stands on the page by itself too.

    Where the newspaper's name stands there as well, the title is the other one. ``papers`` are the names
    that the page has beside its logos.
    """
    for joint in _JOINT.finditer(line):
        before, after = line[: joint.start()].strip(), line[joint.end() :].strip()
        titles = [side for side in (after, before) if fold(side) in known and not is_site_label(side)]
        if titles and all(fold(side) in papers for side in titles):
            return None, titles[0]
        if titles:
            title = min(titles, key=lambda side: _likeness_to_a_paper(side, papers))
            return title, publisher_name(before if title == after else after)
    return None


def _likeness_to_a_paper(words: str, papers: set[str]) -> tuple[bool, bool, bool, int]:
    """How much words look like a newspaper's name rather than a title; the shorter ones the more."""
    named = fold(words) in papers
    return named, reads_like_a_publisher(words), not _is_sentence_case(words), -len(words.split())


def split_title(line: str) -> tuple[str, str | None]:
    """A headline without the newspaper's name that some pages put behind it."""
    joints = list(_JOINT.finditer(line))
    if joints and reads_like_a_publisher(name := line[joints[-1].end() :].strip()):
        return line[: joints[-1].start()].strip(), name
    return line, None


def publisher_name(line: str) -> str | None:
    """The name in what a page puts beside its title: "Logo of Daily Star newspaper Daily Star" says it."""
    tokens = _pick_crumb(line).split()
    for length in range(len(tokens) // 2, 0, -1):
        tail = tokens[-length:]
        if any(tokens[i : i + length] == tail for i in range(len(tokens) - 2 * length + 1)):
            return " ".join(tail)
    name = _LOGO.sub("", " ".join(tokens)).strip()
    return name or None


def reads_like_a_publisher(line: str) -> bool:
    """Whether a line is a name that ends as newspapers' names do."""
    if not _is_name(line):
        return False
    return line.rsplit(maxsplit=1)[-1].casefold() in page_words().publisher_words or bool(
        _TWO_WORDS.search(line)
    )


def _is_row_of_sections(line: str) -> bool:
    """Whether a line is a menu with nothing but spaces between: "National Business Lifestyle"."""
    tokens = line.split()
    known = sum(is_site_label(token) for token in tokens)
    if tokens[0].casefold() == "home" and len(tokens) > _LEAST_SECTIONS and not _is_sentence_case(line):
        return known * 2 >= len(tokens)  # "Home Latest Pakistan Business Opinion Culture"
    return len(tokens) >= _LEAST_SECTIONS and known == len(tokens)


def _is_breadcrumb(line: str, candidates: Sequence[int]) -> bool:
    """Whether a line is a path through the site, "News | Region", and another line may be the headline."""
    crumbs = _CRUMB.split(line)
    return len(crumbs) > 1 and len(candidates) > 1 and all(len(c.split()) <= _LONGEST_CRUMB for c in crumbs)


def _is_name(line: str) -> bool:
    """Whether every word of a line is capitalised, small words aside."""
    tokens = line.split()
    return (
        1 < len(tokens) <= 7
        and not any(c in line for c in ",.:?!;")
        and all(t.strip('(“"')[:1].isupper() or t.lower() in page_words().small_words for t in tokens)
    )


def _has_article(line: str) -> bool:
    """Whether a line is a name that no person or place has: "El Faro del Lago"."""
    return line.split(maxsplit=1)[0].casefold() in {"the", "el", "la", "le", "les", "los", "las"}


def _is_place_line(line: str) -> bool:
    """Whether a line under a paper's name is where it appears: "Auki, Malaita"."""
    pieces = line.split(", ")
    return len(pieces) in {2, 3} and all(
        len(piece.split()) <= 3 and all(word.isalpha() and word[0].isupper() for word in piece.split())
        for piece in pieces
    )


def _is_sentence_case(line: str) -> bool:
    """Whether a line has ordinary words in small letters, as headlines have that are no title case."""
    return sum(t[0].islower() and t not in page_words().small_words for t in line.split()) > 1


def _pick_crumb(line: str) -> str:
    """Of the pieces of a line that hold no title, the one that reads like a name, or the last."""
    crumbs = [c.strip() for c in _JOINT.split(line)]
    return next((c for c in crumbs if reads_like_a_publisher(c)), crumbs[-1])
