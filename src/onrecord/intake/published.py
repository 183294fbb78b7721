"""When a report was published, where its page says so: EDTF dates from date lines and datelines.

Only a date with a year counts, and only where its place on the page says that it is the page's own: a
labelled line ("Published: 12 March 2021"), a line that holds a date and little else, a byline's, or the
dateline that opens the first paragraph. A date that could be read in two ways ("03/04/2021") is none
unless its day of the week tells which ("Tue, 10/02/2015").
"""

import re
from datetime import date

from onrecord.intake.words import is_site_label, page_words

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH = (
    r"(?P<month>"
    + "|".join(rf"{m[:3]}(?:{m[3:]})?" if m != "september" else "sept?(?:ember)?" for m in _MONTHS)
    + r")\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\w){_DAY}(?:\s+of)?[\s\-/]+{_MONTH},?[\s\-/]+{_YEAR}(?!\d)",
        rf"(?<!\w){_MONTH}\s+{_DAY}(?:,?\s+|\s+[\-–]\s+){_YEAR}(?!\d)",
        rf"(?<![\w\-]){_YEAR},?\s+{_MONTH}\s+{_DAY}(?!\d)",
        r"(?<![\d\-/])(?P<year>(?:19|20)\d\d)[\-/](?P<month>\d\d)[\-/](?P<day>\d\d)(?!\d)",
        r"(?<![\d.])(?P<year>(?:19|20)\d\d)\.(?P<month>\d\d)\.(?P<day>\d\d)(?![\d.])",
        r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<![\d/])(?P<first>\d{1,2})[/\-](?P<second>\d{1,2})[/\-](?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<![\w\-]){_MONTH},?\s+{_YEAR}(?!\d)",
    )
)
_SHORT_YEAR = re.compile(rf"(?<!\w){_DAY}\s+{_MONTH}\s+(?P<year>\d\d)(?!\d)", re.IGNORECASE)
_LABEL = re.compile(
    r"\s*(?:(?:(?:our|staff|special|web|news)\s+){0,2}(?:correspondent|reporter|desk)\s+(?=published|posted))?"
    r"(?:(?:first\s+)?(?:publish(?:ed)?|posted|submitted|publication|released|issued|created|uploaded|filed|broadcast|"
    r"aired)(?:\s+(?:on|at|online|date|by\b.{1,40}?\s(?:on|at)))?|date\s+(?:published|of\s+publication|posted|issued)|"
    r"for\s+(?:immediate|general|public|press)\s+(?:use|release|publication|distribution))"
    r"\s*[:\-–|]?\s",
    re.IGNORECASE,
)
_IN_PRINT = re.compile(r"Published in [Tt]?h?e? ?[A-Z][^.:;]{2,50}, [^.:;]{6,30}\d\.?")
"""Where a report stood on paper, as a sentence: "Published in The Lake Tribune, August 4th, 2020."."""
_ROW_OF_FIELDS = re.compile(
    r"(?:(?:ai )?index|ua|ref(?:erence)?|our ref|code|document|further information on ua)\s?(?:no)?[.:]"
    r"\s.{2,90}?"
    r"\b(?:issue |publication )?date\s?:\s(?P<date>.{8,30})",
    re.IGNORECASE,
)
"""The head of an appeal in one line: "UA: 12/19 Index: MDE 30/11/2019 Tunisia Date: 3 May 2019"."""
_NOT_PUBLISHED = re.compile(
    r"\b(?:updated?|modified|accessed|retrieved|archived|printed|taken|recorded)\b", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\s*(?:(?:last|latest|page)\s+)?(?:updated?|modified|accessed|retrieved|archived|printed)\b",
    re.IGNORECASE,
)
_TITLED_UPDATE = re.compile(r"\s*(?i:update)\s*:\s*[A-Z‘“\"']")
_ZONE = (
    r"(?:gmt|utc)(?:\s?[+\-−]\s?\d{1,2}(?::?\d\d)?)?|[ecmp][ds]?t|akst|hst|[bi]st|cet|cest|eet|eest|[ecw]at|sast|msk|"
    r"trt|pkt|npt|bdt|bst|mmt|ict|wib|sgt|hkt|pht|myt|jst|kst|a[ed]st|local\s+time"
)
_CLOCK = r"\d{1,2}(?:[:.h]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?)?|\s?(?:[ap]\.?m\b\.?|hrs|hours))"
_BESIDE_A_DATE = re.compile(
    r"\d{1,2}\s[a-z][\w’'\-]+(?:\s[a-z][\w’'\-]+){0,2}\s1[34]\d\d\s?ah\b|"
    r"\b(?:a\.?d|c\.?e|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|at|on|date|dated|am|pm|a\.m|p\.m|[ap]m|"
    rf"{_CLOCK}|{_ZONE}|\d{{1,2}}|less\s+than|min(?:ute)?s?|read)(?!\w)\.?",
    re.IGNORECASE,
)
_TIME = re.compile(rf"(?<!\d)(?:{_CLOCK})(?!\w)", re.IGNORECASE)
_AGO = re.compile(
    r"(?:about\s+)?(?:\d+|an?|one|two|three)\s*(?:second|sec|minute|min|hour|hr|day|week|month|year|[smhdwy])s?\s+ago",
    re.IGNORECASE,
)
_BARS = re.compile(r"\s*[|•·]\s*|\s+/\s+|\t\s*|\s{2,}")
_AIRED = re.compile(
    r"(?:[^.:;]{0,40}[\s,(])?(?:broadcast|aired|transmitted)\s+(?:of|on)\s+"
    r"(?P<date>(?-i:[A-Z\d])[^.;]{5,30})",
    re.IGNORECASE,
)
"""Where the head of a transcript says when it went out: "Evening programme, broadcast of 21 October 2019"."""
_RANGE = re.compile(r"(?<![:.\d])\d{1,2}(?:\s+[A-Z]\w+)?\s*(?:[-–—]|to|and)\s*$")
"""What stands before the last day of a period: "12 - " of "12 - 25 September 2016"."""
_OF_AN_EVENT = re.compile(
    r"\b(?:elections?|polls?|polling|vote|voting|referendum|hearings?|trial|sitting|session|meeting|conference|"
    r"rally|seminar|workshop|anniversary|visit|mission|period)\W*$",
    re.IGNORECASE,
)
_SERIAL = re.compile(
    r"(?:[A-Z][\w’']*\s){0,3}(?i:bulletin|newsletter|statement|release|update|circular|communiqu[eé]|dispatch|digest|letter)"
    r"\s*[-–—:,]\s*"
)
"""What an issue is called before its date: "Parish Bulletin - "."""
_NAME_AND_DASH = re.compile(r"(?:[^\W\d_a-z][\w.’'\-]*\s){1,3}[–—-]\s*")
"""A place or a paper before its day: "Suara Timur – October 19, 2022"."""
_PLACES_BEHIND = re.compile(r"[^\W\d_a-z]{2,}(?:[\s/,’'\-]+[^\W\d_a-z]{2,}){0,4}")
"""Places in capitals, as radios set them behind the day: "November 4 - 2019 DILLING / EN NAHUD"."""
_ISSUE = re.compile(
    r"\b(?:vol(?:ume)?|nos?|n[r°º]|num(?:ber)?|issue|bulletin|circular|edition|series|year|serial|alert|appeal|update)\b[.:]?\s*"
    r"(?:(?:no|nr|number)\b\.?\s*)?(?:#\s*)?(?:\d{1,4}(?:\s?[/\-]\s?\d{1,4})?|[ivxlc]{1,7})\b",
    re.IGNORECASE,
)
"""What numbers an issue: "Vol. 14, No. 3", "Bulletin 41/2003"."""
_KIND_OF_PAGE = re.compile(
    r"(?:(?:an?|full|complete|edited|unedited|abridged|partial|rush|rough|verbatim|official|unofficial|english|audio|"
    r"radio|broadcast|for|to|by)\s+)*(?:transcript(?:ion)?|translation|text|newsletter|bulletin|circular|"
    r"(?:press|news|media)\s+(?:release|statement)|public\s+statement|(?:immediate|urgent)\s+(?:release|action)|broadcast|"
    r"summary|extracts?|excerpts?)",
    re.IGNORECASE,
)
_WHO_AND_HOW_MANY = re.compile(
    r"\s*(?:(?i:by):?\s+(?:[A-ZÀ-Þ](?:[^.!?:;]{1,40}?)?|\w+)|(?P<section>[A-ZÀ-Þ][\w &]{2,30}?))?"
    r"(?:\s+(?i:leave a (?:comment|reply)|(?:no|\d+) comments?|\d{1,3}))?"
)
"""What a theme sets behind the day: "by Editor Leave a Comment", "News 0"."""
_TOWN_AND_PAPER = re.compile(
    r"\W*(?:[^\W\d_a-z][\w’'\-]*\s?){1,3}\s[-–—]\s[^\W_a-z][\w.’'\-]*(?:\s[\w.’'\-]+){0,3}"
    r"(?:,\s(?:[^\W\d_a-z][\w.’'\-]*\s?){2,4})?"
)
"""Where and by whom, as papers set it behind their day: ", 11:20, Uralsk - Lake.News, Aigul Tleuova"."""
_NAMES = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'\-]*\s){1,3}[A-ZÀ-Þ][\w’'\-]+\s(?:and|&)\s(?:[A-ZÀ-Þ][\w.’'\-]*\s?){2,4}"
)
_MACHINE = re.compile(r"\b(?P<day>(?:19|20)\d\d-\d\d-\d\d)T\d\d:\d\d")
"""A time that a page keeps for machines and a saved one shows: "2017 2017-03-22T17:41:08+0300 en"."""
_BRACKETED = re.compile(r"\((?P<date>[^()]{6,25})\)\s*[–—-]?\s*[^\W\d_a-z]")
_NUMBERS = re.compile(r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)")
_LAST_MONTH = 12
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"\b(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s*$", re.IGNORECASE)
_POSTED_BY = re.compile(r"(?:posted|submitted|published|uploaded|written)?\s*by\s", re.IGNORECASE)
_LONGEST_LINE = 120
_SHORT_PIECE = 4
"""Words. Between bars, beside a date, a place, a number or a section has no more."""
_LONGEST_BARE = 80
_LONGEST_STAMP = 9
_LEAST_PIECES = 2
_LEAST_BODY = 2
"""Words."""
_ENDS = (".", "!", "?")
_INITIAL = re.compile(r"\s(?:[^\W\d_a-z]\.)+$")
_LONGEST_LABEL = 3
"""Words."""
_PLACE_FIRST = re.compile(r"[^\W\d_][^\d,]{1,40}(?:,\s*[^\W\d_][^\d,]{1,30}){0,2},?\s*")
_DATELINE = re.compile(
    r"\(?(?P<place>[^\W\d_][^\d()]{1,60}?(?:\s*\([^\d()]{2,40}\))?)\s*[,(]\s*(?P<date>[^()]{4,40}?)\)?"
    r"(?:\s*[(\[](?P<wire>[^()\[\]]{2,40})[)\]])?\s*(?:--+|[—–]|-(?=\s))"
)


def find_date(words: str, *, short_year: bool = False) -> str | None:
    """The first calendar date in ``words`` as EDTF, ``2021-03-12`` or ``2021-03``; None where there is none.

    ``short_year`` also takes "3 JAN 90", as old wires write.
    """
    for form in (*_FORMS, _SHORT_YEAR) if short_year else _FORMS:
        if match := form.search(words):
            return _edtf(match)
    return None


def last_day(words: str) -> str | None:
    """The last whole day with a year in ``words``."""
    days = (_edtf(match) for form in _FORMS[:6] for match in form.finditer(words))
    return max((day for day in days if day), default=None)


def labelled_date(words: str) -> str | None:
    """The date of a line that says it is one of publication, or of a piece of it between bars."""
    if len(words) > _LONGEST_LINE:
        return None
    words = words.rstrip(".") if _IN_PRINT.fullmatch(words) else words
    if row := _ROW_OF_FIELDS.fullmatch(words):
        return find_date(row["date"])
    if machine := _MACHINE.search(words):
        return find_date(machine["day"])
    labels = ((piece, _LABEL.match(piece)) for piece in _BARS.split(words))
    return next(
        (byline_date(piece[label.end() :]) for piece, label in labels if label and _is_stamp(piece)), None
    )


def bare_date(words: str) -> str | None:
    """The date of a line that holds a date and no more beside it than a place, a weekday, a time or a label.

    What follows "Updated" in it is another date.
    """
    changed = _NOT_PUBLISHED.search(words)
    words = _once(words[: changed.start()] if changed else words).strip(" []")
    if len(words) > _LONGEST_BARE:
        return None
    if len(pieces := _BARS.split(words)) > 1:
        dated = [found for piece in pieces if (found := bare_date(piece))]
        if len(dated) == 1 and all(
            len(piece.split()) <= _SHORT_PIECE or _POSTED_BY.match(piece) or _NAMES.fullmatch(piece)
            for piece in pieces
        ):
            return dated[0]  # "Almaty · 20 January 2022 · Press release No. 3"
        words = " | ".join(piece for piece in pieces if not _is_label(piece))
    for form in _FORMS:
        if match := form.search(words):
            before, after = _ISSUE.sub("", words[: match.start()]), _ISSUE.sub("", words[match.end() :])
            if _RANGE.search(before) or _OF_AN_EVENT.search(before):
                return None
            around = after.strip(" ,;:.|-–—()[]/")
            by_whom = _is_bare(before) and _TOWN_AND_PAPER.fullmatch(_TIME.sub("", after))
            if by_whom or _KIND_OF_PAGE.fullmatch(around) or _PLACES_BEHIND.fullmatch(around):
                after = ""
            behind = _WHO_AND_HOW_MANY.fullmatch(after.rstrip())
            if behind and (behind["section"] is None or is_site_label(behind["section"])):
                after = ""
            if _SERIAL.fullmatch(_BESIDE_A_DATE.sub("", before)):
                before = ""
            if not _is_bare(after):
                return None
            before = _BESIDE_A_DATE.sub("", before)
            dashed = _NAME_AND_DASH.fullmatch(before) is not None
            before = before.strip(" |·•-–—()[]/").lstrip(",;: ")
            if before.strip(",;: ") and not _PLACE_FIRST.fullmatch(before):
                return None
            if before.strip(",;: ") and not (before[0].isupper() and (before.endswith(",") or dashed)):
                return None
            return _edtf(match)
    return None


def _once(words: str) -> str:
    """The day alone of "Wed, May 3, 2018 Published on 2018-05-03T09:14:07+07:00", which says it again."""
    again = _LABEL.search(words, 1)
    if again and find_date(words[: again.start()]) == find_date(words[again.end() :]):
        return words[: again.start()].rstrip()
    return words


def ends_in_initial(words: str) -> bool:
    """Whether a full stop at the end is an initial's: "by Nayah B.", "Testimony - A.S."."""
    return _INITIAL.search(words) is not None


def is_day(words: str) -> bool:
    """Whether a line is a date and a time at most, without a label or a place."""
    found = next((m for form in _FORMS if (m := form.search(words))), None)
    return found is not None and _is_bare(words[: found.start()] + words[found.end() :])


def _is_bare(beside: str) -> bool:
    """Whether nothing stands beside a date but its hour, its day of the week and the like."""
    return not _BESIDE_A_DATE.sub("", beside).strip(" ,;:|·•-–—()[]/")


def is_kind_of_page(line: str) -> bool:
    """Whether a line says only what a page is: "News release", "Unofficial translation"."""
    return _KIND_OF_PAGE.fullmatch(line.strip(" .:")) is not None


def aired(words: str) -> str | None:
    """The day on which a line in the head of a transcript says that it was broadcast."""
    match = _AIRED.match(words)
    return find_date(match["date"]) if match else None


def numbers_an_issue(words: str) -> bool:
    """Whether a line gives the number of a bulletin, and little more: "Vol. 14, No. 3 – March 2019"."""
    found = _ISSUE.search(words)
    return (
        found is not None and len(words) <= _LONGEST_BARE and (found.start() == 0 or bool(bare_date(words)))
    )


def sender(words: str) -> str | None:
    """The body in front of a place and a date: "Exiles' Aid Committee, Cairo, 11 October 1997"."""
    pieces = [piece.strip() for piece in _BARS.sub(", ", words).split(",")]
    tokens = pieces[0].split()
    if len(pieces) < _LEAST_PIECES or len(tokens) < _LEAST_BODY or not bare_date(words):
        return None
    named = all(token[0].isupper() or token in page_words().small_words for token in tokens)
    is_body = not page_words().body_words.isdisjoint(token.casefold() for token in tokens)
    return pieces[0] if named and is_body else None


def dashed_name(words: str) -> str | None:
    """The place or paper before a dash and a date."""
    name = _NAME_AND_DASH.match(words)
    return name.group().rstrip(" –—-") if name and bare_date(words[name.end() :]) else None


def bracketed_date(words: str) -> str | None:
    """The day in brackets that opens a paragraph: "(14 March 2019) The Centre is worried about ..."."""
    match = _BRACKETED.match(words)
    return bare_date(match["date"]) if match else None


def names_a_weekday(words: str) -> bool:
    """Whether a line has the day of the week in full, as the day at the top of a site has."""
    return _WEEKDAY.search(words) is not None


def sets_the_day_first(text: str) -> bool | None:
    """Whether a page sets the day before the month, by those dates that can be read in one way."""
    told = {
        int(m["first"]) > _LAST_MONTH
        for m in _NUMBERS.finditer(text)
        if (int(m["first"]) > _LAST_MONTH) != (int(m["second"]) > _LAST_MONTH)
    }
    return told.pop() if len(told) == 1 else None


def numbered_date(words: str, *, day_first: bool) -> str | None:
    """The date of a line that is "02/09/2022 - 17:20" and no more, by the order that the page has."""
    match = _NUMBERS.search(words) if len(words) <= _LONGEST_BARE else None
    if not match:
        return None
    label = _LABEL.match(words)
    rest = words[label.end() if label else 0 : match.start()] + words[match.end() :]
    if _BESIDE_A_DATE.sub("", rest).strip(" |·•-–—()[]/,:"):
        return None
    day, month = (match["first"], match["second"]) if day_first else (match["second"], match["first"])
    return find_date(f"{match['year']}-{int(month):02}-{int(day):02}")


def byline_date(words: str) -> str | None:
    """The date that stands behind a byline, "By A. Person, published 22 April 2019"."""
    changed = _NOT_PUBLISHED.search(words)
    return find_date(words[: changed.start()] if changed else words)


def is_date_line(words: str) -> bool:
    """Whether a line is there to say when the page was made, changed or seen."""
    if bare_date(words) or labelled_date(words) or is_time_line(words):
        return True
    return bool(_CHANGED.match(words)) and find_date(words) is not None and _is_stamp(words)


def is_time_line(words: str) -> bool:
    """Whether a line is a time of day and nothing else, as live pages have it: "18:40 GMT", "2 hours ago"."""
    if len(words) > _LONGEST_BARE or not (_TIME.search(words) or _AGO.search(words)):
        return False
    label = _LABEL.match(words) or _CHANGED.match(words)
    rest = _AGO.sub("", words[label.end() :] if label else words)
    return not _BESIDE_A_DATE.sub("", rest).strip(" ,;:|·•-–—()/.")


def has_time(words: str) -> bool:
    """Whether a time of day stands in ``words``."""
    return _TIME.search(words) is not None


def is_page_time(words: str) -> bool:
    """Whether a line is the page's own time and nothing else: "Published On 5 Mar 2022", "18:40 GMT"."""
    words = words.rstrip(".") if _IN_PRINT.fullmatch(words) else words
    label = _LABEL.match(words) or _CHANGED.match(words)
    return is_time_line(words) or (bool(label) and find_date(words) is not None and _is_stamp(words))


def says_when_changed(words: str) -> bool:
    """Whether a line has no date and says that the one below it is not of publication: "Last updated".

    "UPDATE: Journalist freed" is a headline.
    """
    if _TITLED_UPDATE.match(words) and not is_time_line(words):
        return False
    return bool(_CHANGED.match(words)) and find_date(words) is None and len(words) < _LONGEST_BARE


def dateline(words: str) -> tuple[str | None, str | None, int]:
    """The date and the wire of the dateline that opens a paragraph, and where it ends.

    ``KAMPALA, March 3, 2021 (Wire) — Police ...`` gives the date, ``Wire`` and the offset behind the dash. A
    dateline without a year has no date; a paragraph without a dateline gives ``(None, None, 0)``.
    """
    match = _DATELINE.match(words, 0, 160)
    if not match or not match["place"][0].isupper():
        return None, None, 0
    if not any(c.isdigit() for c in match["date"]):
        return None, None, 0  # "Monk beaten, held after march in Kampot - The Daily"
    if not re.search(_MONTH, match["date"], re.IGNORECASE) and not find_date(match["date"]):
        return None, None, 0
    return find_date(match["date"], short_year=True), match["wire"], match.end()


def _is_stamp(words: str) -> bool:
    """Whether a line with a date is short and no sentence: "Posted on 3 May 2021 at 6 p.m. by admin"."""
    rest = _BESIDE_A_DATE.sub("", words)
    return (
        len(words) < _LONGEST_LINE
        and len(rest.split()) <= _LONGEST_STAMP
        and (not rest.rstrip().endswith(_ENDS) or ends_in_initial(rest.rstrip()))
    )


def _is_label(words: str) -> bool:
    """Whether a piece of a date line between bars names a place, a section or a kind of page."""
    return is_site_label(words) or (
        len(words.split()) <= _LONGEST_LABEL and not any(c.isdigit() for c in words)
    )


def _edtf(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    year = int(found["year"] or 0)
    if year < 100:
        year += 1900 if year > 40 else 2000
    if "first" in found:
        first, second = int(found["first"] or 0), int(found["second"] or 0)
        if first == second or second > 12:
            month, day = first, second
        elif first > 12:
            month, day = second, first
        else:
            weekday = _DAY_BEFORE.search(match.string[: match.start()])
            fits = [
                order
                for order in ((first, second), (second, first))
                if weekday and all(order) and date(year, *order).strftime("%a") == weekday["weekday"].title()
            ]
            if len(fits) != 1:
                return None
            month, day = fits[0]
    else:
        name = found["month"] or ""
        month = (
            int(name)
            if name.isdigit()
            else next(i for i, m in enumerate(_MONTHS, 1) if m[:3] == name[:3].lower())
        )
        if not found.get("day"):
            return f"{year:04}-{month:02}"
        day = int(found["day"] or 0)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
