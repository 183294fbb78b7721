"""Titles and callings before a name: where they end and the person begins, and what is an office alone."""

from typing import TYPE_CHECKING

from onrecord.reading.case import is_everyday
from onrecord.reading.identity.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPENING = frozenset("“‘\"'(«[—–:;•*-|/…")
RETIRED = frozenset({"rtd", "retd", "ret", "ret'd", "retired"})
"""In brackets after a rank: "Maj (rtd) Ponsiano Okurut"."""
_ALSO_NAMES = frozenset(
    {
        "baker", "bishop", "carter", "chef", "christian", "clerk", "cook", "cooper", "dean", "duke",
        "earl", "fan", "guy", "hunter", "jailer", "justice", "king", "major", "marine", "marshal",
        "mason", "master", "miller", "native", "painter", "pilgrim", "pope", "porter", "prince",
        "ranger", "sailor", "saint", "shepherd", "tailor", "usher", "weaver",
    }
)  # fmt: skip
"""What people are, and what some are named: "Mason Fuller"."""
_NO_NAMES = frozenset(
    {"activist", "blogger", "counsel", "driver", "editor", "journalist", "lawyer", "photographer",
     "prosecutor", "researcher", "resident", "student", "teacher", "trader", "villager"}
)  # fmt: skip
"""What people are and nobody is named, so that one word after it is a name: "*Lawyer* Hamroev"."""
MINISTERS = frozenset({"minister", "secretary", "undersecretary"})
_SHORT_TITLE = 3
"""Letters of titles that are also parts of names: "Sen", "Gen", "Col"."""
QUOTES = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''"})


def opens_sentence(token: "Token") -> bool:
    """Whether a capital letter here may be owed to the place of the word and not to a name."""
    if token.i == 0 or token.is_sent_start:
        return True
    before = token.nbor(-1)
    return before.text[0] in _OPENING or before.text in {".", "!", "?"}


def is_title(token: "Token", words: Vocabulary) -> bool:
    """Whether the word stands before names and is no part of them, with or without its full stop."""
    text = _in_office(token.text)
    return text in words.titles or text in words.burmese_titles


def _in_office(text: str) -> str:
    """A title without its full stop, or without what says that the office is to come: "Mayor-elect"."""
    return text.removesuffix(".").removesuffix("-elect").removesuffix("-designate")


def glued(doc: "Doc", i: int) -> bool:
    """Whether token ``i`` is a hyphen that joins two words."""
    return (
        0 < i < len(doc) - 1
        and doc[i].text in {"-", "‐", "‑"}
        and not doc[i].whitespace_
        and not doc[i - 1].whitespace_
        and doc[i + 1].text[0].isalnum()
    )


def is_retired(doc: "Doc", i: int, words: Vocabulary) -> bool:
    """Whether "(rtd)" stands at ``i``, between a rank and a name."""
    if doc[i].text != "(" or i + 3 >= len(doc) or not is_title(doc[i - 1], words):
        return False
    return (
        doc[i + 1].lower_.removesuffix(".") in RETIRED
        and doc[i + 2].text == ")"
        and doc[i + 3].text[0].isupper()
    )


def after_titles(doc: "Doc", start: int, end: int, words: Vocabulary) -> int:
    """Where the person begins after titles and callings."""
    split = start
    quoted = next((i for i in range(start, end) if doc[i].text in QUOTES), end)
    for i in range(start, min(quoted, end - 1)):
        token, rest = doc[i], end - i - 1
        text = _in_office(token.text)
        if text in words.burmese_titles:
            named = rest >= 2 and not any(t.text == "-" for t in doc[i + 1 : end])
            split = i + 1 if named and i == split else split
        elif i > split and text.istitle() and len(text) <= _SHORT_TITLE and _is_amid_name(doc, i):
            continue
        elif text == "Sr" and i > start:
            continue  # "Juan Cruz Sr": no sister
        elif text in words.titles or _is_of_several(doc, i, end, words) or _is_calling(token, rest, words):
            split = i + 1
            while split + 1 < end and glued(doc, split):  # "Officer-in-charge"
                split += 2
    return _after_office(doc, start, split, end)


def _is_of_several(doc: "Doc", i: int, end: int, words: Vocabulary) -> bool:
    """Whether a title is that of all who are listed: "*Constables* Kposowa and Lamboi"."""
    text, after = doc[i].text, doc[end : end + 2]
    several = len(after) > 1 and after[0].lower_ in {"and", ","} and after[1].text[0].isupper()
    return several and len(text) > _SHORT_TITLE + 1 and text[-1] == "s" and text[:-1] in words.titles


def _is_calling(token: "Token", rest: int, words: Vocabulary) -> bool:
    """Whether a word before a name is what somebody is: "*Carpenter* Bui Dac Loi", but not "Mason Fuller"."""
    if not words.is_person(token.lower_) or token.lower_ == "human":
        return False
    if opens_sentence(token) and token.lower_ in _ALSO_NAMES:
        return False
    plain = rest > 1 or token.lower_ in _NO_NAMES
    opens = plain and opens_sentence(token) and is_everyday(token.lower_)
    return token.ent_type_ != "PERSON" or opens


def _is_amid_name(doc: "Doc", i: int) -> bool:
    """Whether what looks like a short title is a part of a name: "Soeng *Sen* Karuna", but not "Mr Hun"."""
    whole = doc[i].ent_type_ == doc[i - 1].ent_type_ == "PERSON" and doc[i].ent_iob_ == "I"
    return whole and doc[i].text[-1] != "." and doc[i + 1].text != "."


def is_office(doc: "Doc", start: int, split: int, end: int, words: Vocabulary) -> bool:
    """Whether the words end in a title and are everyday ones: "the Resident District Commissioner"."""
    run, last = doc[start:end], doc[end - 1]
    if not is_title(last, words) or last.ent_type_ == "PERSON":
        return False
    if end - split == 1:
        return True
    plain = all(is_everyday(t.lower_) or is_title(t, words) for t in run)
    return (
        plain
        and start > 0
        and doc[start - 1].lower_ == "the"
        and not any(t.ent_type_ == "PERSON" for t in run)
    )


def is_whole_body(doc: "Doc", start: int, end: int, words: Vocabulary) -> bool:
    """Whether the words are a body's name, in which nothing is a title: "Front of National Unity"."""
    last = doc[end - 1].lower_
    opens = end - start > 2 and doc[start + 1].lower_ in words.joints
    if any(_is_body_of(doc, i, words) for i in range(start + 1, end - 1)):
        return True  # "Peasant *Committee of* the Lower Polochic"
    return (
        last in words.bodies | words.body_name_ends | words.sites
        or (last in words.facilities and end - start > 2)
        or doc[start].lower_ in words.body_name_starts
        or (doc[end - 1].text.isdigit() and end - start > 1)
        or (opens and doc[start].lower_ in words.bodies)
    )


def _is_body_of(doc: "Doc", i: int, words: Vocabulary) -> bool:
    """Whether a joint at ``i`` follows the noun of a body: "Network *for* Journalists"."""
    head = doc[i - 1]
    return (
        doc[i].lower_ in words.joints
        and head.text[0].isupper()
        and head.lower_ in words.bodies | words.body_name_ends
    )


def _after_office(doc: "Doc", start: int, split: int, end: int) -> int:
    """Where the person begins in "Minister of Mines and Energy Suy Sem": after the words of the office."""
    if not (start < split < end and doc[split].lower_ in {"of", "for"}):
        return split
    for i in range(split + 2, end):
        if doc[i].ent_type_ == "PERSON" and doc[i].ent_iob_ == "B":
            return i
    if doc[split - 1].lower_ not in MINISTERS:
        return split
    at = split + 1
    while at < end and (doc[at].lower_ in {"the", "and", "of"} or is_everyday(doc[at].lower_)):
        at += 1
    return at
