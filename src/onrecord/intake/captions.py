"""Captions: which blocks describe a picture, and who took it."""

import re
from collections.abc import Sequence

from onrecord.intake.credits import names_between
from onrecord.intake.headlines import reads_like_a_publisher
from onrecord.intake.lines import ends_sentence
from onrecord.intake.words import fold, page_words
from onrecord.record import Credit

_LABELLED = re.compile(
    r"[*_]{0,2}[(\[]?(?P<marker>[^\W\d_][\w \-]{2,24}?)\s*[:\-–—|]\s+(?P<rest>.*)", re.DOTALL
)
_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-ɏΑ-ΩЀ-Я][\w.’'\-]*|(?:al|el|as|ad|ul|ur)-[A-Z][\w’'\-]*|al|bin|de|del|la|van)"
"""Only scripts that have capitals show a name by them."""
_NAME = rf"{_WORD}(?:\s+(?!Acquire|Purchase){_WORD}){{0,4}}"
_NAMES = rf"{_NAME}(?:(?:\s?[/,|&]\s?|\s(?:for|via|from)\s){_NAME}){{0,2}}"
_CREDIT = re.compile(
    r"(?i:(?:(?:file|library|archive|stock)\s+)?(?:photo(?:graph)?s?|pictures?|images?|video|visuals|pic|credit)"
    r"(?:\s+(?:credits?|courtesy))?\s*(?:[:/|]|\.{3}|…|\bby\b:?|\bcourtesy\s+of\b|"
    r"(?<=courtesy)\s+(?=the\s))|\bcourtesy\s*(?:[:/|]|\bof\b))\s*"
)
_BEFORE = (
    r"(?:^|(?<=[.!?”\"’)\]|/])|(?<=\s)[|/–—-]|(?<=\w\s)\s*(?=P(?:HOTO|hoto)s?\s?[:/])|(?<=\w,\s)(?=photo)|"
    r"(?<=\w\s)(?=PHOTO)|[(\[](?:[\w.]+\s)?)\s*"
)
_AGENCY_FIRST = re.compile(r"(?P<agency>[^/\n]{4,60})\s?/\s?(?=[A-Z][^/]*$)")
_LABELLED_END = re.compile(
    rf"{_BEFORE}{_CREDIT.pattern}(?i:file\b\s*/?\s*)?"
    rf"(?:{_NAMES}|@?[a-z][\w.]{{3,30}}|(?i:file|collected|supplied|handout|social media|"
    r"(?:the |his |her |their )?(?:family|relatives)))?[)\]]?\.?$"
)
_SLASHED_END = re.compile(
    rf"(?:(?<=[.!?”\"’])\s+(?:/\s+)?(?P<bare>{_NAME}\s?/\s?{_NAME})"
    r"(?:\s+(?:Acquire|Purchase) Licensing Rights)?|"
    rf"(?:\s|^)[(\[](?i:file\s*(?:photo)?\s*:?\s*)?(?P<held>(?=\S+\s?/\s?\S+\s|\S+\s[^\s/]){_NAME}\s?/\s?{_NAME}(?:\s[a-z]+)?)[)\]])$"
)
_COPYRIGHT_END = re.compile(
    rf"(?<=[.!?”\"’\s])\s*©\s*(?:\d{{4}}\s+)?(?P<names>{_NAME}(?:\s?/\s?{_NAME})?)\.?$"
)
_BARE_END = re.compile(
    rf"[^\W_A-Z]{{2,}}[.!?][”\"’]?\s+(?:/\s+)?(?P<name>{_WORD}(?:\s+{_WORD}){{1,3}})(?<!\.)$"
)
_NAMED_END = re.compile(
    rf"(?<=[.!?”\"’])\s+[(\[](?P<name>{_WORD}(?:\s+{_WORD}){{1,3}}),\s+{_WORD}(?:\s+{_WORD}){{0,3}}[)\]]$"
)
_DASHED_END = re.compile(rf"[.!?][”\"’]?\s?[–—]\s?{_WORD}(?:\s+{_WORD}){{0,2}}$")
"""Whose a picture is, above the text: "Policemen outside the court. — LNA"."""
_UNSIGNED_END = re.compile(
    r"(?<=[.!?”\"’])\s+"
    r"(?:/\s*[A-Z]{2,5}|(?:/\s*)?(?i:(?:courtesy|internet|net) (?:photo|picture|image)|"
    r"citizen journalist|(?:photo |picture |image )?supplied|"
    r"handout|file photo|courtesy|contributed))$"
)
_FILE_END = re.compile(
    r"\s[(\[](?i:(?:[^()\[\]]{0,40}[\s/])?(?:(?:file|old|archive|library|stock)\s+(?:photo|picture|image)s?[^()\[\]]{0,40}|file))[)\]]\.?$"
)
"""Where an old picture comes from: "(file photo, social media)"."""
_UNDATED_END = re.compile(r"\s[–—-]\s(?:Undated|[A-Z]\w+ \d{1,2}, \d{4})\s[(][^()]{2,60}[)]$")
"""How some translators label pictures: "Rally at the port – Undated (Suara Timur)"."""
_OF_A_GALLERY = re.compile(r"[(\[]?(?P<n>\d{1,2})\s?(?:/|of)\s?(?P<of>\d{1,2})[)\]]?[.:]?\s+[A-Z]")
"""The number of a picture before what it shows: "2/4 Riot police in Mbale"."""
_EXTENSION = r"\.(?i:jpe?g|png|gif|webp|bmp|tiff?)"
_FILE = (
    rf"(?:[\w \-().,+%]{{1,80}}?{_EXTENSION}|[\w.+%\-]*\d{{2,4}}x\d{{2,4}}(?:{_EXTENSION})?|"
    r"(?:IMG|DSC[NF]?|P|PXL|VID|Untitled|WhatsApp[ _\-]?Image|Screen[ _\-]?[Ss]hot|[Pp]hoto|[Ii]mage)"
    r"[_\- ]?\d[\w\-.]*)"
    r"(?: ?\(\d{2,4}x\d{2,4}\))?"
)
_FILE_NAME = re.compile(_FILE)
"""The file of a picture, which a saved page has in its place: "Untitled-3-600x410", "march-2.jpg"."""
_FILE_GLUED = re.compile(rf"{_FILE}(?<=[\d)gGpP])(?P<shown>[A-ZÀ-Þ][a-z].*)", re.DOTALL)
"""The same, run into what is shown: "P1120676 (480x640)Riot police at the gate."."""
_HAPPENED = re.compile(
    r"\b(?:was|were|had|did|has|have|will|took|went|came|gave|paid|made|got|found|left|saw|kept|brought|fell|ran|sent|"
    r"met|began|knew|lost|I|we|my|(?<!\ba\s)(?<!\ban\s)(?<!\bthe\s)\w+ed)\b"
)
"""Words of a story. What stands in a caption is there to be seen: "a guard kicks a prisoner"."""
_LONGEST_SHOWN = 200
_TELLS = re.compile(r"[\"“”]|\b(?:said|says|told|according to|alleged|accused|denied)\b")
_LONGEST = 600
_LONGEST_BELOW_A_MARKER = 450
_LONGEST_OF_A_GALLERY = 140
_LONGEST_NAME = 5
"""Words. More of them behind "Photo:" are the caption itself."""
_TAIL = 120


def is_marker(line: str) -> bool:
    """Whether a line stands above a caption: "Content image - The Star", "Image caption,"."""
    rest = _label_rest(line)
    if rest is not None:
        return not ends_sentence(line) and len(rest.split()) <= _LONGEST_NAME
    return fold(line).rstrip(",") in page_words().caption_markers or is_file_name(line)


def owns_a_picture(line: str) -> bool:
    """Whether a line under a caption is who took the picture and for whom: "A. Person/LakeNews"."""
    return re.fullmatch(rf"(?P<name>{_NAME})\s?/\s?{_NAME}", line) is not None


def is_file_name(line: str) -> bool:
    """Whether a line is the name of a picture's file."""
    return _FILE_NAME.fullmatch(line) is not None


def only_shows(line: str) -> bool:
    """Whether a line is a short sentence that tells of nothing that has happened: a picture has it."""
    return len(line) <= _LONGEST_SHOWN and not _TELLS.search(line) and not _HAPPENED.search(line)


def is_caption(line: str) -> bool:
    """Whether a block says by its label or its credit that it describes a picture."""
    return len(line) <= _LONGEST and (
        _label_rest(line) is not None
        or ends_in_credit(line)
        or _is_of_a_gallery(line)
        or ((glued := _FILE_GLUED.fullmatch(line)) is not None and only_shows(glued["shown"]))
    )


def _is_of_a_gallery(line: str) -> bool:
    """Whether it is a short line with a picture's number; a story may be told in numbered paragraphs too."""
    return len(line) <= _LONGEST_OF_A_GALLERY and not _TELLS.search(line) and bool(_OF_A_GALLERY.match(line))


def may_follow_a_marker(line: str) -> bool:
    """Whether a block can be the caption that a marker announces: it is short, and nobody speaks in it."""
    if len(line) > _LONGEST_BELOW_A_MARKER:
        return False
    return ends_in_a_name(line) or ends_in_credit(line) or not _TELLS.search(line)


def ends_in_credit(words: str) -> bool:
    """Whether words end as captions do: "... (Photo: A. Person/Agency)", "... [A. Person/Agency]"."""
    if len(words) > _LONGEST:
        return False
    ends = (_LABELLED_END, _SLASHED_END, _COPYRIGHT_END, _UNSIGNED_END, _UNDATED_END, _FILE_END)
    return any(end.search(words) for end in ends)


def ends_in_a_name(words: str) -> bool:
    """Whether a sentence is followed by a name and nothing else, as some papers credit above their text."""
    return (
        len(words) <= _LONGEST_BELOW_A_MARKER
        and not _TELLS.search(words)
        and (_BARE_END.search(words) or _NAMED_END.search(words) or _DASHED_END.search(words)) is not None
    )


def picture_credit(text: str, start: int, end: int) -> tuple[Credit, ...]:
    """The photographer whom a caption names at its end."""
    end = start + len(text[start:end].rstrip("*_ "))  # set in italics by its marks
    tail = max(start, end - _TAIL)
    words = text[tail:end]
    if slashed := _SLASHED_END.search(words) or _COPYRIGHT_END.search(words):
        found = next(name for name in slashed.groupdict() if slashed[name])
        return _one_of(text, tail + slashed.start(found), tail + slashed.end(found))
    for label in reversed(list(_CREDIT.finditer(words))):
        at = tail + label.end()
        if agency := _AGENCY_FIRST.match(words, label.end()):
            at = tail + agency.end() if reads_like_a_publisher(agency["agency"].strip()) else at
        if named := tuple(names_between(text, at, end, "photo")):
            return named
    if bare := _BARE_END.search(words) or _NAMED_END.search(words):
        return tuple(names_between(text, tail + bare.start("name"), tail + bare.end("name"), "photo"))
    return ()


def _one_of(text: str, start: int, end: int) -> tuple[Credit, ...]:
    """The person in "A. Person/Agency" or "AGENCY/A. Person": the first that is a name of several words."""
    slash = text.find("/", start, end)
    sides: Sequence[tuple[int, int]] = [(start, slash), (slash + 1, end)] if slash >= 0 else [(start, end)]
    for left, right in sides:
        named = tuple(names_between(text, left, right, "photo"))
        if named and " " in named[0].name:
            return named
    return ()


def _label_rest(line: str) -> str | None:
    """What follows the label of a picture that opens a line, "Photo: ..."; None where none does."""
    match = _LABELLED.match(line)
    return match["rest"] if match and fold(match["marker"]) in page_words().caption_markers else None
