"""What a line of a rail is by its words: a heading, a title, a teaser that breaks off, a link by itself."""

import re

from onrecord.intake.captions import ends_in_credit, is_caption
from onrecord.intake.credits import is_desk
from onrecord.intake.lines import breaks_off, ends_sentence
from onrecord.intake.marks import DAY
from onrecord.intake.published import ends_in_initial, is_date_line
from onrecord.intake.words import (
    counts,
    fold,
    is_furniture,
    is_menu,
    is_site_label,
    labels,
    opens_with,
    page_words,
)

_INLINE = re.compile(
    r"(?P<prefix>[^\W\d_][\w.’' ]{2,30}?)\s*(?::|\||»|>|–|—|\s-(?=\s)|\s{2,})\s*(?P<title>\S.{8,})"
)
_HEADING = re.compile(
    r"(?:\w+ ){0,3}you (?:may|might|will|'ll|could)(?: also)? "
    r"(?:like|love|enjoy|have missed|be interested in)|"
    r"(?:most|more) (?:read|viewed|popular|shared|e-?mailed|commented|watched|discussed)(?: \w+){0,3}|"
    r"(?:(?:see|read) (?:also )?(?:our |the )?|our )?"
    r"(?:related|similar|other|latest|last|recent|popular|trending|top|recommended|featured)(?: \w+)? "
    r"(?:stories|articles|posts|news|headlines|coverage|content|reads|videos|commentary|commentaries|comment|analysis|entries)"
    r"(?: (?:from|in|on|about) .{2,60})?|"
    r"(?:(?:see|read) (?:also )?(?:our |the )?|our )?"
    r"(?:related|similar|other|latest|recent|recommended|featured|earlier|previous|more|past)"
    r"(?: \w+)? "
    r"(?:alerts?|appeals?|actions|bulletins?|releases|briefings?|dispatches|petitions|campaigns|interventions|features)"
    r"(?: (?:from|in|on|about) .{2,60})?|"
    r"(?:related|similar) (?:cases|testimon(?:y|ies)|accounts|interviews|episodes|opinions|columns)|"
    r"(?:best|top|hot|popular|trending|most \w+)(?: news| stories)? (?:this|of the|today|in the last).{0,20}|"
    r"what else .{3,40}|(?:in|from) (?:our )?other (?:news|stories|reports|pages|papers)(?: .{2,40})?|"
    r"elsewhere (?:in|on|around|today|this week).{0,40}|"
    r"(?:related|similar|associated|recommended|suggested|further|additional|background)(?: \w+)? "
    r"(?:readings?|links|items|reports|entries|pages|"
    r"publications|resources|documents|materials?|updates|statements|releases)(?: (?:from|in|on) .{2,30})?|"
    r"(?:previous|past|earlier|our previous|our earlier|more)(?: \w+)? "
    r"(?:readings?|coverage|stories|posts|articles)"
    r"(?: (?:from|in|on) .{2,30})?|"
    r"(?:read|see|learn|find out) more (?:about|on|from|of) .{2,40}|"
    r"(?:here are )?(?:today's|the day's|this week's) (?:top|main|other|biggest) (?:stories|news|headlines)|"
    r"latest \d+ reports"
)
"""The headings of rails that newspapers word each in its own way, folded."""
_OF_A_SECTION = re.compile(r"(?:the )?(?:latest|top|popular|trending|most read|more)(?: in)? ")
_GLUED = re.compile(
    r"(?P<prefix>(?:Previous|Next)\s?(?i:article|post|story))(?P<title>[A-Z‘“\"'\d]\S*\s.{6,})"
)
"""The button of a theme that saved pages run into the title: "Next articleMayor resigns after vote"."""
_BEFORE_A_LINK = "*_<>«»‹›←→▶►➤■◆#[( \t"
"""How pages mark a link that stands in the text: "*Read also: ...", ">> READ: ..."."""
_TURNS_THE_PAGE = re.compile(
    r"(?:«|‹|<<|←|⟵)\s*(?P<back>[^\s«»‹›].{8,160})|(?P<on>[^\s«»‹›].{8,160}?)\s*(?:»|›|>>|→|⟶)"
)
"""The title of the story before or behind this one beside an arrow: "« Court frees two", "Market burns »"."""
_POLL = re.compile(r"(?:yes\b|no\b|agree\b|vote\b|\W*yes\W)", re.IGNORECASE)
_DAY_OR_AGE = re.compile(
    r"(?:\d{1,2}[:.]\d\d\s?(?:[ap]m)?,?\s*)?\d{1,2}\s[A-Z][a-z]{2,8}(?:,?\s*\d{1,2}[:.]\d\d)?|"
    r"\d{1,2}\s[A-Z][a-z]{2}\s\d\d|\d{1,3}\s?(?:s|m|h|d|w|mo|y|yr)\s?ago"
)
"""When an entry appeared, without a year: "10:12, 17 May", "2w ago"."""
_COUNTRY_FIRST = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .’'&\-]{2,30}(?: \([^()]{2,30}\))?: [\"“‘']?[A-ZÀ-Þ\d].{10,}")
_UNDER = re.compile(r"[Ii]n [\"“][^\"“”]{2,40}[\"”]")
"""The section of an entry, as a widget sets it below: 'In "Courts"'."""
_SENDS_ON = re.compile(
    r"(?:(?:you|we) (?:should|must|might|may|can|could|recommend) |now |please |also |to )*"
    r"(?:read|see|watch|listen to|check out|revisit)"
    r"(?: (?:also|more|too|next|now|this|it|here|our|the|full|earlier|previous|related|story|stories|"
    r"reports?|article|news|coverage|reporting|series|interview|background|analysis))*|"
    r"also in (?:this|the|today's) \w+"
)
"""How papers send a reader on to another story: "You should read", "Watch the full story here"."""
_HEADS_A_LIST = re.compile(r"(?:read|see|watch)(?: also| more| too)|(?:also|further) (?:read|see)")
_EARLIER = re.compile(
    r"(?:see|read)(?: also| our| the){0,2} (?:earlier|previous|last|recent|related)(?: \w+)? "
    r"(?:reports?|stories|articles|news)"
)
_NO_FULL_STOP = re.compile(r"(?:\.\.\.|…|\[…\]|[^\W_]|,)$")
_BREAKS_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|read more|continue reading|more)\W*$", re.IGNORECASE)
_SPACED = re.compile(
    r"(?P<prefix>(?i:read more|read also|also read|must read|related story|related article)|"
    r"(?:NEXT|PREVIOUS|PREV|UP NEXT|NEXT UP|RELATED|SEE ALSO|DON[’']T MISS)"
    r"(?: (?:STORY|POST|ARTICLE|NEWS|UP))?)\s"
    r"(?P<title>[A-Z‘“\"'\d].{14,})"
)
_IN_BRACKETS = re.compile(
    r"[\[(](?P<prefix>(?i:watch|read|video|photos?|listen|related|see also|also read|read also))[\])]\s*"
    r"(?P<title>[A-Z‘“\"'\d].{8,})"
)
_LEFT_OPEN = frozenset(
    ("a", "an", "the", "of", "for", "to", "in", "on", "at", "by", "from", "with", "and", "or", "that")
)
_LONG_WORD = re.compile(r"\w{4,}")
_SAYS_LITTLE = frozenset(
    ("over", "with", "from", "after", "into", "says", "that", "this", "will", "have", "amid", "police")
)
_LEAST_SHARED = 2
_STEM = 5
_LONGEST_HEADING = 80
_LEAST_TITLE_WORDS = 3
MOST_TITLE_WORDS = 15
"""A longer line under a title is its teaser."""
_LEAST_STRAY = 7
"""Words. A heading within a text is mostly shorter."""
_LONGEST_LINK = 200
_LEAST_SMALL = 2
"""Words in small letters. A teaser has them, a list of names has not."""
_PROSE = 60
_LONGEST_ANSWER = 40


def is_rail_heading(words: str) -> bool:
    """Whether a line stands above links to other stories."""
    if len(words) > _LONGEST_HEADING:
        return False
    phrases, folded = page_words(), fold(words)
    if folded in phrases.rail_headings:
        return True
    if ends_sentence(words):
        return False
    if words.endswith(":") and _HEADS_A_LIST.match(folded):
        return True  # "Read also on lakeradio.net:"
    of_section = _OF_A_SECTION.match(folded)
    if of_section and is_site_label(folded[of_section.end() :]):
        return True
    return opens_with(words, phrases.rail_openings) or _HEADING.fullmatch(folded) is not None


def is_prose(words: str) -> bool:
    """Whether words are a sentence, or several, that tell something."""
    return ends_sentence(words) and len(words) > _PROSE


def link_parts(words: str) -> re.Match[str] | None:
    """The phrase and the title of a line that links to another story, None where it is no such line."""
    if len(words) > _LONGEST_LINK or words.endswith("."):
        return None
    if bound := _GLUED.fullmatch(words) or _SPACED.fullmatch(words) or _IN_BRACKETS.fullmatch(words):
        return bound
    match = _INLINE.fullmatch(words, len(words) - len(words.lstrip(_BEFORE_A_LINK)))
    if match is None:
        return None
    prefix = fold(match["prefix"])
    return match if prefix in page_words().rail_prefixes or _SENDS_ON.fullmatch(prefix) else None


def leads_by_itself(line: str) -> bool:
    """Whether a line of a rail is a link with its own heading, "Read also: ...", and no "Opinion: ..."."""
    link = link_parts(line)
    return link is not None and fold(link["prefix"]) not in page_words().title_labels


def turns_the_page(line: str) -> str | None:
    """The title in a line that an arrow alone makes a link."""
    if len(line) > _LONGEST_LINK or ("«" in line and "»" in line):
        return None
    match = _TURNS_THE_PAGE.fullmatch(line)
    title = (match["back"] or match["on"]).strip() if match else ""
    if len(title.split()) <= _LEAST_TITLE_WORDS or title[0].islower() or title.endswith("."):
        return None
    return None if is_rail_heading(title) or is_furniture(title) else title  # "More from Regional »"


def is_label(line: str) -> bool:
    """Whether a line of a rail is the section of the story below it, and no title: "Courts", "|Crime"."""
    return len(line.split()) == 1 or (line[0] == "|" and len(line.split()) <= _LEAST_TITLE_WORDS)


def is_country_first(line: str) -> bool:
    """Whether a line is a title with its country in capitals before it: "NEPAL: Army keeps officer"."""
    if _COUNTRY_FIRST.fullmatch(line) is None or ends_sentence(line):
        return False
    return not is_caption(line) and link_parts(line) is None


def heads_earlier_reports(line: str) -> bool:
    """Whether a line stands above the titles of earlier reports in one line: "See earlier reports:"."""
    return line.endswith(":") and _EARLIER.fullmatch(fold(line)) is not None


def asks_for_a_vote(line: str, below: str = "") -> bool:
    """Whether a line is a poll's question, and the next what may be answered."""
    return line.endswith("?") and len(below) < _LONGEST_ANSWER and _POLL.match(below) is not None


def may_end_a_title(line: str) -> bool:
    """Whether a line ends as no sentence and no heading of a list does; "Story of M. D." may be a title."""
    return ends_in_initial(line) or not line.rstrip("\"'”’»").endswith((".", "…", ",", ";", ":"))


def may_be_title(line: str) -> bool:
    """Whether a line below a teaser can be the next title: it is no short sentence of the report."""
    return (
        len(line.split()) >= _LEAST_TITLE_WORDS
        and not line.startswith(("(", "["))
        and not (line.rstrip("\"'”’»)").endswith(".") and not ends_in_initial(line))
    )


def is_bare_title(line: str) -> bool:
    """Whether a line is as long as a title and no sentence, whole or broken off."""
    return (
        _LEAST_TITLE_WORDS <= len(line.split()) <= MOST_TITLE_WORDS
        and not (
            is_rail_heading(line)
            or is_furniture(line)
            or is_menu(line)
            or is_date_line(line)
            or is_caption(line)
        )
        and (is_cut_title(line, None) or may_end_a_title(line))
    )


def reads_like_a_headline(line: str, *, least: int = _LEAST_STRAY) -> bool:
    """Whether a line is a clause as headlines are, longer than the headings within a text."""
    tokens = line.split()
    return (
        least <= len(tokens) <= MOST_TITLE_WORDS
        and line[0].isupper()
        and line[-1].isalnum()
        and not any(c in line for c in "|;:")
        and is_bare_title(line)
        and any(word.casefold() in page_words().headline_verbs for word in tokens[1:])
    )


def is_labelled_title(line: str) -> bool:
    """Whether a line of a rail is a title with its sort before it: "PHOTOS: Flood leaves town in mud"."""
    label, colon, title = line.partition(":")
    return (
        bool(colon)
        and fold(label) in page_words().title_labels
        and len(title.split()) >= _LEAST_TITLE_WORDS
        and not ends_in_credit(line)
    )


def is_cut_title(line: str, above: str | None) -> bool:
    """Whether a line is a title that the page had no room for ("Police raid printer over voter ca...").

    A teaser is longer, or takes up the words of the title ``above``.
    """
    if not breaks_off(line) or len(line.split()) > MOST_TITLE_WORDS:
        return False
    return above is None or not is_same_matter(above, line)


def is_cut_pair(title: str, teaser: str) -> bool:
    """Whether a line is a title and the next the start of its story, broken off in mid-sentence."""
    return (
        _LEAST_TITLE_WORDS <= len(title.split()) <= MOST_TITLE_WORDS
        and not ends_sentence(title)
        and not any(is_furniture(w) or is_menu(w) or is_rail_heading(w) for w in (title, teaser))
        and title[-1] not in ",;:"
        and may_break_off(teaser)
        and (len(teaser) > len(title) or breaks_off(teaser) or _breaks_off_open(teaser))
        and sum(word[0].islower() for word in teaser.split()) >= _LEAST_SMALL
    )


def is_long_teaser(line: str) -> bool:
    """Whether broken-off words are more than a title is, or end where they must go on."""
    return len(line.split()) > MOST_TITLE_WORDS or _breaks_off_open(line) or breaks_off(line)


def may_break_off(line: str) -> bool:
    """Whether a line ends as the page cut it: in dots, in a word, with a comma."""
    return _NO_FULL_STOP.search(line) is not None and (not ends_sentence(line) or line[-1] in ".…]")


def is_same_matter(title: str, teaser: str) -> bool:
    """Whether a teaser has two words of its title, in some form, or the only one that says much."""
    label, _, rest = title.partition(": ")
    if rest and teaser.startswith(f"{label}: "):  # "Statement: A. Person" over "Statement: B. Person"
        title, teaser = rest, teaser.partition(": ")[2]
    stems = [
        {word[:_STEM] for word in _LONG_WORD.findall(fold(words)) if word not in _SAYS_LITTLE}
        for words in (title, teaser)
    ]
    return bool(stems[0]) and len(stems[0] & stems[1]) >= min(_LEAST_SHARED, len(stems[0]))


def is_truncated(teaser: str) -> bool:
    """Whether a teaser breaks off before its sentence ends."""
    return not ends_sentence(teaser) or bool(_BREAKS_OFF.search(teaser))


def is_filler(words: str) -> bool:
    """Whether a line of a rail says only who wrote an entry and when."""
    if re.fullmatch(r"(?:\d+|an?|one) (?:second|minute|min|hour|hr|day|week|month|year)s? ago", fold(words)):
        return True
    if len(pieces := labels(words)) > 1 and all(is_filler(p) or counts(p) for p in pieces):
        return True  # "3 hrs ago | 802 Views"
    if len(words) >= _PROSE:
        return False
    if is_desk(words):
        return True
    if is_date_line(words) or words.isdigit() or re.match(r"[Bb]y:? [A-Z]|Editors?\s*:", words):
        return True
    return (
        _DAY_OR_AGE.fullmatch(words) or _UNDER.fullmatch(words) or re.fullmatch(rf"{DAY}\s+\w+", words)
    ) is not None


def _breaks_off_open(line: str) -> bool:
    """Whether a line ends in a word that something must follow: "... by a fifth from the"."""
    return line.rsplit(maxsplit=1)[-1] in _LEFT_OPEN
