"""Bylines: who reported, who helped, who took the picture, who edited."""

import re
from collections.abc import Iterator, Sequence

from onrecord.evidence import cut, trim
from onrecord.intake.lines import ends_sentence
from onrecord.intake.published import bare_date, has_time, labelled_date
from onrecord.intake.words import page_words
from onrecord.record import Credit, CreditRole, Part

_ROLES: tuple[tuple[CreditRole, str], ...] = (
    (
        "additional-reporting",
        r"(?:with\s+)?additional\s+(?:reporting|research|material)\s+(?:from|by)|with\s+reporting\s+(?:from|by)",
    ),
    ("editor", r"(?:edited|editing)\s+by|editors?(?=\s*:)|(?:sub-?edit(?:ed|ing))\s+by"),
    (
        "photo",
        r"(?:photo(?:graph)?(?:s|y|ed)?|pictures?|images?|video|visuals)\s*(?:by|from|courtesy\s+of|credits?\s*:|(?=:))"
        r"|photo\s+credits?(?=:)",
    ),
    (
        "reporter",
        r"(?:report(?:ing|ed)?|written(?:\s+in\s+\w+)?|writing|words|text|story|research|translat(?:ed|ion))\s+by|by(?:line)?|"
        r"(?:reporters?|reporting|words|text|story|report|author|writer)(?=\s*:)",
    ),
)
_OPENING = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<r{i}>{pattern})" for i, (_, pattern) in enumerate(_ROLES))
    + r")(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\s*(?P<names>[^.]{3,120}?)\s+(?:also\s+)?(?:contributed\s+(?:reporting|research|to\s+(?:this|the)\s+(?:report(?:ing)?|story|article|dispatch|research))|"
    r"reported\s+from)\b(?!.*\bthat\b).{0,120}$",
    re.IGNORECASE | re.DOTALL,
)
_PARTICLE = (
    r"(?:al|el|bin|bint|ibn|abu|de|da|do|dos|das|del|della|di|la|le|van|von|der|den|ter|ten|y|e|du|ul|ur|ud)"
)
_WORD = r"(?:(?:[A-Z]\.)+|(?:[a-z]{1,3}[’'\-])?[^\W\d_a-z][\w.’'\-]*)"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_PARTICLE}|{_WORD})){{0,4}}(?<![\s.,])\.?")
_FULL_NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}|{_WORD})){{1,3}}(?<![\s.,])"
_BEFORE_A_STAMP = re.compile(
    rf"(?P<name>{_FULL_NAME}(?:\s+and\s+{_FULL_NAME})?)\s+(?P<stamp>(?:Published|Posted|Updated)\s.*)"
)
_BEHIND_A_TIME = re.compile(
    rf"(?P<stamp>.{{8,50}}?\d[:.]\d\d(?:\s?[AaPp]\.?[Mm]\b\.?)?)\s+(?P<name>{_FULL_NAME})"
)
_CAPITALS = r"[^\W\d_a-z]{3,}(?:[ \-][^\W\d_a-z]{2,})*"
_BEHIND_A_DAY = re.compile(
    rf"(?P<stamp>.{{8,40}}?)\s+[Bb]y:?\s+(?P<name>{_FULL_NAME})"
    r"(?:\s+(?i:leave a comment|(?:no|\d+) comments?))?"
)
_BEFORE_A_TOWN_AND_DAY = re.compile(
    rf"(?P<name>{_WORD}\s{_WORD}),?\s+(?:[A-Z]{{2,6}},?\s+{_WORD}(?:\s{_WORD})?|{_WORD}(?:\s{_WORD})?,?\s+[A-Z]{{2,6}}),?\s+"
    r"(?P<stamp>\d{1,2}\s\w{3,9}\s\d{4}.*|\w{3,9}\s\d{1,2},\s\d{4}.*)"
)
"""The town and the agency, and the day: "A. Person Sarajevo BNA 14 Nov 2013"."""
_BEHIND_A_PAPER = re.compile(rf"(?P<name>{_FULL_NAME})\s+\([^()]{{3,40}}\)\s+[-–—|]\s+(?P<stamp>.{{6,50}})")
"""The paper in brackets, and the day: "A. Person (LakeStar.com) - May 31, 2018 - 10:35am"."""
_BEFORE_A_PAPER = re.compile(
    rf"(?P<name>{_FULL_NAME}(?:(?:,\s+{_FULL_NAME})*\s+and\s+{_FULL_NAME})?)\s+"
    r"\((?:The\s)?[A-Z][\w ]{2,30}\)"
)
"""The paper in brackets: "A. Person and B. Person (The Lake Post)"."""
_BEHIND_A_DAY_AND_PAPER = re.compile(
    rf"(?P<stamp>\d.{{8,40}},\s{_WORD}(?:\s{_WORD}){{0,2}}\s[-–—]\s[\d.]*{_WORD}(?:\s{_WORD}){{0,3}}),\s(?P<name>{_FULL_NAME})"
)
"""The day, the town and the paper first: "3 May 2018, 11:20, Osh - Lake.News, A. Person"."""
_BEFORE_A_POST = re.compile(
    rf"(?P<name>{_FULL_NAME})\s?/\s?(?:\w+\s){{0,2}}(?i:writer|reporter|correspondent|editor)"
)
"""What the paper calls a writer: "A. Person/Star Writer"."""
_AND_POST = re.compile(r",?\s(?:[A-Z]\w+\s){1,2}(?:Reporter|Correspondent|Writer|Editor)$")
_TWICE = re.compile(rf"(?P<first>{_FULL_NAME})\s+by\s+(?P<name>(?P=first))\s+(?P<stamp>\S.{{6,50}})")
"""The picture of who signs, and his name, as a theme has them: "A. Person by A. Person May 4, 2020"."""
_FROM_A_PLACE = re.compile(rf"From\s+(?P<name>{_FULL_NAME}),\s+{_WORD}(?:\s+{_WORD}){{0,2}}")
_BEFORE_A_TOWN = re.compile(
    rf"(?P<names>{_FULL_NAME}(?:,\s+{_FULL_NAME})*(?:,?\s+and\s+{_FULL_NAME})?),\s+"
    rf"(?={_WORD}(?:\s+{_WORD}){{0,2}}\s+[–—-]\s+\S)"
)
_BEFORE_A_PLACE = re.compile(rf"(?P<name>(?!{_CAPITALS}\s*/){_FULL_NAME})\s*/\s*{_CAPITALS}")
_BEHIND_A_PLACE = re.compile(
    rf"[^\W\d_a-z]\w+(?:\s\w+)?\.\s+(?P<name>{_FULL_NAME}),\s+{_WORD}(?:\s+{_WORD}){{0,3}}"
)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|&)\s+|,|;|&|\band\b|\bwith\b|[/|·•])\s*", re.IGNORECASE)
_PLACE = re.compile(
    r"\s+(?:in|from|at|for)\s+[^\W\d_a-z].*$|"
    r"\s+[-–—]\s+(?i:[\w ]{0,30}\b(?:reporter|correspondent|writer|editor|journalist|photographer|"
    r"contributor|researcher))\b.*$",
    re.DOTALL,
)
"""Where somebody reports from, or what the paper calls him: "in Gutu", " - Reporter"."""
_NO_NAME = re.compile(
    r"^the\b|\b(?:staff|reporters?|correspondents?|writers?|editors?|agency|agencies|afp|ap|reuters|upi|xinhua|dpa|getty|images|"
    r"news|newspaper|post|times|desk|team|bureau|service|press|supplied|handout|courtesy|file|special|wire|wires|"
    r"published|updated|posted|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|"
    r"may|june|july|august|september|october|november|december|newsroom|contributor|photographer|epa|efe|online|media|collected|"
    r"archives?|screengrab|screenshot|twitter|facebook|telegram|unsplash|wikimedia|commons|stock|contributed|provided|"
    r"photos?|citizen|journalist|anonymous|admin|editorial|here|video)\b|@",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"(?<![\w@.'’])(?!(?:in|and|from|for|at|with|the|by|of|to|also|this|al|el|bin|de|da|van|der)\b)[a-z]\w+(?![\w@])"
)
"""Words that bylines seldom need and sentences are made of."""
_MORE_BY = re.compile(r"\s+more (?:by|from) (?:this|the) author\W*$", re.IGNORECASE)
_INITIALS = re.compile(r"[A-ZÀ-Þ]{2,5}")
"""A body's or an agency's: "By LCR", "Photo: LNA"."""
_BEFORE_A_CREDIT = " ([*_–—-"
_AROUND_A_NAME = " \t\r\n()[]*_.:;,"
_UNNAMED = re.compile(
    r"(?:our|staff|special|own|an?)\s+(?:special\s+)?(?:correspondent|reporter|writer)", re.IGNORECASE
)
_DESK = re.compile(
    r"(?:[A-Z][\w.]*\s){0,2}(?:(?:Web|News|Online|Digital|National|Foreign|City|Central|Metro)\s"
    r"(?:Desk|Report|Team|Bureau|Staff)|News(?:desk|room)|(?:Staff|Special|Own|Senior|District|Our)\s(?:Reporter|Correspondent))"
)
"""Who at a paper wrote a report, where it names nobody: "Star Digital Report", "Web Desk"."""
_TRAILING = re.compile(
    r"(?<=[.!?”\"…’])\s*(?P<credits>[(\[](?:additional\s+)?(?:reporting|report|writing|written|editing|edited)\s+by\s"
    r"[^()\[\]]{3,300}[)\]])\.?$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?P<credits>(?:(?i:reported|written|story|report)\s+)?[Bb][Yy]\s+[^\W\d_a-z][^\n—–|:\"“”]{3,90}?)(?:\s+[-–—|]+\s+|\s*[—|]\s*)(?=[^\W\d_a-z]\w*,?\s+\S+\s+\S+\s)"
)
_BARS = re.compile(r"\s*[|•·]\s*")
_JOINED = re.compile(r"\s(?:and|&)\s")
_TITLE = re.compile(
    r"(?:[\w’'.]+\s+){1,3}?(?:writers?|reporters?|journalists?|correspondents?|staff)\s+", re.IGNORECASE
)
_LONGEST_UNNAMED = 100
_LEAST_TOLD = 60
"""Characters. A paragraph behind a byline has more."""
_LEAST_DESCRIBED = 2
"""Words. "Photo: A roadblock outside the town, 2021 (file)" describes what is in the picture."""
_LONGEST = 200
"""Characters. A longer line is a paragraph, whatever it opens with."""


def trailing_credits(text: str, start: int, end: int) -> int | None:
    """Where the credits begin that end a paragraph: "... tried. (Reporting by ...; editing by ...)"."""
    match = _TRAILING.search(text, start, end)
    return match.start("credits") if match else None


def leading_credits(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a byline ends that opens a paragraph, and its text begins: "By A. Person - Police ..."."""
    match = _LEADING.match(text, start, end)
    if not match or end - match.end() < _LEAST_TOLD or not ends_sentence(text[match.end() : end]):
        return None
    return (match.end("credits"), match.end()) if find_credits(text, start, match.end("credits")) else None


def names_before_a_town(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the names end that open a paragraph, and its town begins: "A. Person, Kupang – Police ..."."""
    match = _BEFORE_A_TOWN.match(text, start, end)
    return (match.end("names"), match.end()) if match and end - match.end() > _LEAST_TOLD else None


def find_credits(text: str, start: int, end: int) -> tuple[Credit, ...]:
    """The persons whom the line ``text[start:end]`` credits; none where it is no line of credits.

    "By A. Person in Kampala and B. Person", "Additional reporting by ...", "(Reporting by ...; Editing by
    ...)", "Photo: A. Person/Agency", "A. Person contributed reporting". Only names that look like a person's
    are taken: "By Staff Reporter" credits nobody.
    """
    if end - start > _LONGEST:
        return ()
    if button := _MORE_BY.search(text, start, end):
        end = button.start()
    words = text[start:end]
    if match := _CONTRIBUTED.match(words):
        names = start + match.start("names")
        names += title.end() if (title := _TITLE.match(match["names"])) else 0
        return tuple(names_between(text, names, start + match.end("names"), "additional-reporting"))
    if bare := _bare_byline(text, start, end):
        return bare
    if not _OPENING.match(words.lstrip(_BEFORE_A_CREDIT)):
        return ()
    openings = list(_OPENING.finditer(words))
    if len(_PROSE.findall(_OPENING.sub("", words))) > 3:
        return ()
    found: list[Credit] = []
    for opening, following in zip(openings, [*openings[1:], None], strict=True):
        stop = following.start() if following else len(words)
        found.extend(names_between(text, start + opening.end(), start + stop, _role(opening)))
    return tuple(found)


def _role(opening: re.Match[str]) -> CreditRole:
    return next(role for i, (role, _) in enumerate(_ROLES) if opening[f"r{i}"])


def _bare_byline(text: str, start: int, end: int) -> tuple[Credit, ...]:
    """The names that stand in front of the date in "A. Person and B. Person | Published 3 May 2018 | 07:12".

    A name alone beside a bare date may be a place: it is taken where the date has a label or a time, or where
    two names are joined.
    """
    words = text[start:end]
    bar = _BARS.search(words)
    if _OPENING.match(words):
        return ()
    if not bar:
        return _beside_a_date_or_place(text, start, end)
    if _UNNAMED.fullmatch(words, bar.end()):  # "A. Person | Our Correspondent"
        return tuple(c for c in names_between(text, start, start + bar.start(), "reporter") if " " in c.name)
    if bare_date(words[: bar.start()]) and _JOINED.search(words, bar.end()):  # the day first
        names = tuple(names_between(text, start + bar.end(), end, "reporter"))
        return names if all(" " in credit.name for credit in names) else ()
    if not _dated(words[bar.end() :]):
        return ()
    names = tuple(names_between(text, start, start + bar.start(), "reporter"))
    whole = all(" " in credit.name for credit in names)
    sure = labelled_date(words) or has_time(words[bar.end() :]) or _JOINED.search(words[: bar.start()])
    return names if whole and sure else ()


def _beside_a_date_or_place(text: str, start: int, end: int) -> tuple[Credit, ...]:
    """The name beside a day or a town: "A. Person Published May 3, 2018", "3 May 2018 15:03 A. Person",
    "A. Person / OSLO", "Oslo. A. Person, Wire".
    """
    words = text[start:end]
    if (by := _BEHIND_A_DAY.fullmatch(words) or _BEHIND_A_DAY_AND_PAPER.fullmatch(words)) and _dated(
        by["stamp"]
    ):
        named = names_between(text, start + by.start("name"), start + by.end("name"), "reporter")
        return tuple(credit for credit in named if " " in credit.name)
    if bare_date(words):
        return ()
    for form in (
        _FROM_A_PLACE,
        _BEHIND_A_PAPER,
        _TWICE,
        _BEFORE_A_TOWN_AND_DAY,
        _BEFORE_A_POST,
        _BEFORE_A_PAPER,
        _BEFORE_A_STAMP,
        _BEHIND_A_TIME,
        _BEFORE_A_PLACE,
        _BEHIND_A_PLACE,
    ):
        if found := form.fullmatch(words):
            if form is _BEFORE_A_PAPER and not _is_agency(words[found.end("name") :].strip(" ()")):
                continue
            stamp = found.groupdict().get("stamp")
            if stamp is None or _dated(stamp):
                named = names_between(
                    text, start + found.start("name"), start + found.end("name"), "reporter"
                )
                return tuple(credit for credit in named if " " in credit.name)
    return ()


def _dated(words: str) -> bool:
    return bare_date(words) is not None or labelled_date(words) is not None


def is_credit_line(text: str, start: int, end: int) -> bool:
    """Whether a line does nothing but credit: persons, or "By our correspondent"."""
    words = text[start:end]
    if len(words) > _LONGEST:
        return False
    if find_credits(text, start, end):
        return True
    if len(words) >= _LONGEST_UNNAMED or (ends_sentence(words) and "(" not in words):
        return False
    if _UNNAMED.match(words):
        return True
    words = words.lstrip(_BEFORE_A_CREDIT)
    opening = _OPENING.match(words)
    if opening is None or _NO_NAME.search(words[opening.end() :]) is None:
        return False
    described = [w for w in _PROSE.findall(words[opening.end() :]) if not _NO_NAME.search(w)]
    return len(described) < _LEAST_DESCRIBED or _role(opening) != "photo"


def is_desk(words: str) -> bool:
    """Whether a line is a paper's desk and no more: "Lake Web Desk", "Staff Correspondent"."""
    return _DESK.fullmatch(words) is not None


def known_authors(text: str, part: Part, authors: Sequence[str]) -> tuple[Credit, ...]:
    """The ``authors`` of a page's metadata whose names stand in ``part``, a byline without "By"."""
    found = ((name, text.find(name, part.start, part.end)) for name in authors)
    named = tuple(Credit("reporter", n, cut(text, at, at + len(n))) for n, at in found if at >= 0)
    if _OPENING.match(text, part.start, part.end):
        return named
    post = _AND_POST.search(text, part.start, part.end)
    bare = names_between(text, part.start, post.start() if post else part.end, "reporter")
    return named or tuple(credit for credit in bare if " " in credit.name)


def _is_agency(words: str) -> bool:
    phrases = page_words()
    return not (phrases.publisher_words | phrases.body_words).isdisjoint(words.casefold().split())


def names_between(text: str, start: int, end: int, role: CreditRole) -> Iterator[Credit]:
    """The names between ``start`` and ``end``; nothing at all where the first is no name."""
    position = start
    pieces: list[tuple[int, int]] = []
    for joint in _BETWEEN.finditer(text, start, end):
        pieces.append((position, joint.start()))
        position = joint.end()
        behind = text[joint.end() : end]
        colleague = role == "reporter" and re.fullmatch(_FULL_NAME, behind.strip(_AROUND_A_NAME)) is not None
        if "/" in joint.group() and colleague and not _is_agency(behind):
            continue  # "A. PERSON/B. PERSON"
        if "/" in joint.group() or ("|" in joint.group() and _dated(_BARS.split(behind)[0])):
            end = joint.start()  # "A. Person/Agency", "A. Person | 8 January 2022 | News, Region"
            break
    if position < end:
        pieces.append((position, end))
    whole = False
    for number, (left, right) in enumerate(pieces):
        place = _PLACE.search(text, left, right)
        span = trim(text, left, place.start() if place else right, _AROUND_A_NAME)
        if not _NAME.fullmatch(span.text) or _NO_NAME.search(span.text) or _INITIALS.fullmatch(span.text):
            if number == 0:
                return
            continue
        if whole and " " not in span.text and text[left - 2 : left].strip() in {",", "|"}:
            continue  # "A. Person, Kisumu": where the person is
        whole = whole or (role == "reporter" and number == 0 and " " in span.text)
        yield Credit(role, " ".join(span.text.split()), span)
