"""When an event happened: the time expression of its own clause, or the only one of its sentence.

"Were killed on Monday, police said on Tuesday" happened on Monday.
"""

import re
from typing import TYPE_CHECKING

from onrecord.reading.dates import TimeExpression
from onrecord.reading.events.grammar import words
from onrecord.reading.events.surroundings import GOVERNING, ON_CLAUSE, Surroundings, is_ahead, is_earlier
from onrecord.record import Date

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASIDES = frozenset({"relcl", "acl"})
_HOURS = frozenset(
    {
        "dawn", "daybreak", "sunrise", "dark", "dusk", "nightfall", "sunset", "midnight", "noon", "midday",
        "curfew",
    }
)  # fmt: skip
_SEASON = re.compile(r".*-(?:SP|SU|FA|WI)")
_DAY = len("2019-05-03")
_BOUNDS = frozenset({"since", "until", "till", "by", "before", "after"})


def when(around: Surroundings, dates: tuple[TimeExpression, ...]) -> tuple[Date, str] | None:
    """The date of an event, and the rule; durations and habits are no dates."""
    if is_counted(around, dates):
        return None
    counted = [d for d in dates if around.is_here(d.span) and counts_from(d, around) is not None]
    points = [d for d in dates if is_point(d) and around.is_here(d.span) and d not in counted]
    points = [
        d
        for d in points
        if not (_is_purpose(d, around) or _is_of_answer(d, around) or _is_end(d, around))
        and not (_is_of_what_led_there(d, around) or _is_since(d, around))
    ]
    if any(_is_base(d, around) for d in counted):
        points = [d for d in points if around.in_own_clause(d.span)]
    ranked = sorted(
        (distance, _is_of_other(d, around), d.span.start < around.own.start, d.span.start, d)
        for d in points
        if (distance := _distance(d, around)) <= GOVERNING
    )
    inside = [d for d in points if _is_inside(d, around)] if not ranked else []
    if len(inside) == 1:
        found, rule = inside[0], "clause"
    elif ranked:
        found, rule = ranked[0][-1], "clause" if ranked[0][0] else "trigger"
        if ranked[0][1] and _is_long_ago(found, around):
            return None
    else:
        points = [d for d in points if not (_is_beside(d, around) or _is_counted_from(d, counted, around))]
        if len({d.span.text for d in points}) != 1 or is_earlier(around.clause):
            return None
        found, rule = points[0], "sentence"
    if around.is_another_time and not around.in_own_clause(found.span):
        return None
    return Date(calendar(found), found.span), rule


def is_counted(around: Surroundings, dates: tuple[TimeExpression, ...]) -> bool:
    """Whether its own clause counts its day from another act: "freed *the day after* the vote"."""
    return any(
        around.is_here(d.span) and around.distance(d.span) <= ON_CLAUSE and _counts(d, around, dates)
        for d in dates
    )


def _counts(length: TimeExpression, around: Surroundings, dates: tuple[TimeExpression, ...]) -> bool:
    """Whether it counts the day of the trigger's clause, which has none of its own: not "held *on Monday*, a
    day after …".

    The parse hangs "six days" on what it counts from: "struck six days after a guard *was shot on 3 May*".
    """
    link = counts_from(length, around)
    if link is None:
        return False
    below = set() if link.dep_ == "mark" and around.clause == link.head else set(link.subtree)
    return not any(
        is_point(d)
        and around.distance(d.span) <= ON_CLAUSE
        and d != length
        and (word := _word_of(d, around)) is not None
        and word not in below
        for d in dates
    )


def _is_base(length: TimeExpression, around: Surroundings) -> bool:
    """Whether another act is counted from the trigger's: "held on Monday, a day after *arresting* …"."""
    link = counts_from(length, around)
    return link is not None and around.clause.dep_ == "pcomp" and around.clause.head == link


def _is_counted_from(time: TimeExpression, lengths: list[TimeExpression], around: Surroundings) -> bool:
    """Whether it dates the act from which the trigger's is counted: "struck six days after … *on 3 May*"."""
    word = _word_of(time, around)
    if word is None:
        return False
    links = (counts_from(length, around) for length in lengths)
    return any(
        link is not None
        and link.dep_ == "mark"
        and link.head.head in {around.trigger, around.clause}
        and link.head in word.ancestors
        for link in links
    )


def _is_purpose(time: TimeExpression, around: Surroundings) -> bool:
    """Whether something is for it: "the maize put by for the winter"."""
    word = _word_of(time, around)
    if word is None or not _SEASON.fullmatch(time.value):
        return False
    return word.dep_ == "pobj" and word.head.lower_ == "for"


def _is_end(time: TimeExpression, around: Surroundings) -> bool:
    """Whether it only says how long: "remanded him to jail *until 19 March*"."""
    word = _word_of(time, around)
    ends = word is not None and word.head.dep_ == "prep" and word.head.lower_ in {"until", "till"}
    return ends and time.type == "DATE"  # "held until midnight" is of that day


def _is_since(time: TimeExpression, around: Surroundings) -> bool:
    """Whether it only says since when something else goes on: "on strike *since May* over the arrest"."""
    word = _word_of(time, around)
    if word is None or word.head.lower_ != "since" or word.head.dep_ != "prep":
        return False
    own = {around.trigger, *around.words}
    return around.trigger.pos_ == "NOUN" and word.head.head not in own and not own & set(word.ancestors)


def _is_of_what_led_there(time: TimeExpression, around: Surroundings) -> bool:
    """Whether it is of what was done to somebody before: "two men *arrested in May* have been freed"."""
    word = _word_of(time, around)
    before = next((t for t in word.ancestors if t.dep_ == "acl"), None) if word is not None else None
    if before is None or before.tag_ != "VBN" or before.head.lemma_.lower() in words("gatherings"):
        return False
    if before == around.trigger or before in around.trigger.ancestors or before in around.words:
        return False
    verb = next((t for t in before.ancestors if t.pos_ in {"VERB", "AUX"}), before)
    subjects = (c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"})
    return verb.i > before.i and any(c in before.ancestors for c in subjects)


def _is_inside(time: TimeExpression, around: Surroundings) -> bool:
    """Whether it hangs on a noun of a participle's own: "farmers *arrested* in the province *in October*"."""
    word, act = _word_of(time, around), around.trigger
    if word is None or act.dep_ != "acl" or act not in word.ancestors:
        return False
    return not any(t.pos_ in {"VERB", "AUX"} for t in word.ancestors if act in t.ancestors)


def _distance(time: TimeExpression, around: Surroundings) -> int:
    """How far it stands from the trigger; near where it says when it began: "a strike which began"."""
    distance = around.distance(time.span)
    word = _word_of(time, around)
    if distance <= GOVERNING or word is None:
        return distance
    verb = next((t for t in word.ancestors if t.pos_ == "VERB"), word)
    noun = verb.head
    while noun.dep_ == "pobj":  # "a strike at the mill which began …": the parse takes the mill
        noun = noun.head.head
    begun = verb.dep_ == "relcl" and verb.lemma_.lower() in words("beginning")
    return (
        ON_CLAUSE if begun and noun.pos_ == "NOUN" and noun in {around.trigger, *around.words} else distance
    )


def _is_of_other(time: TimeExpression, around: Surroundings) -> bool:
    """Whether it tells of something beside the act: a participle, or what it was done for."""
    word = _word_of(time, around)
    return word is not None and (_is_of_participle(word, around) or around.is_of_ground(word))


def _is_of_answer(time: TimeExpression, around: Surroundings) -> bool:
    word = _word_of(time, around)
    return word is not None and around.is_of_answer(word)


def _is_long_ago(time: TimeExpression, around: Surroundings) -> bool:
    """Whether it is a month or a year behind what the act was done for: "jailed for a murder in 2015"."""
    word = _word_of(time, around)
    return word is not None and around.is_of_ground(word) and len(calendar(time) or "") < _DAY


def _is_of_participle(word: "Token", around: Surroundings) -> bool:
    """Whether it tells of a noun beside the act: "in a case *stemming* from a strike in May"."""
    own = {around.trigger, *around.trigger.ancestors}
    return any(t.dep_ == "acl" for t in word.ancestors if t not in own)


def _word_of(time: TimeExpression, around: Surroundings) -> "Token | None":
    """The word on which the others of a time hang; None where the parse has none of them."""
    tokens = around.parse.tokens(time.span.start, time.span.end)
    return tokens.root if tokens is not None and len(tokens) > 0 else None


def _is_beside(time: TimeExpression, around: Surroundings) -> bool:
    """Whether a time belongs to words that the trigger is not in: "beat students who came on Monday", "was
    convicted and will be sentenced on Monday".
    """
    tokens = around.parse.tokens(time.span.start, time.span.end)
    if tokens is None:
        return False
    own = {around.trigger, *around.trigger.ancestors}
    with_it = _is_of_coming(tokens.root, around) or _is_at_once(tokens.root)
    aside = _is_in_aside(tokens.root) and not with_it
    return aside or any(is_ahead(t) for t in tokens.root.ancestors if t not in own)


def _is_of_coming(time: "Token", around: Surroundings) -> bool:
    """Whether who did it came for it then: "were shot by a man *who walked up* to them on Friday"."""
    coming = next((t for t in time.ancestors if t.dep_ in _ASIDES), None)
    if (
        coming is None
        or coming.dep_ != "relcl"
        or coming.tag_ != "VBD"
        or coming.lemma_ not in words("coming-for")
    ):
        return False
    doer, act = coming.head, next((t for t in coming.head.ancestors if t.pos_ == "VERB"), None)
    by = doer.dep_ == "nsubj" or (doer.dep_ == "pobj" and doer.head.lower_ == "by")
    return by and act is not None and (act == around.clause or act in around.clause.conjuncts)


def _is_at_once(time: "Token") -> bool:
    """Whether its aside tells what went on when it happened: "shot at men who *were marching* on Friday"."""
    aside = next((t for t in time.ancestors if t.dep_ in _ASIDES), None)
    return (
        aside is not None
        and aside.tag_ == "VBG"
        and any(c.dep_ == "aux" and c.lower_ in {"was", "were"} for c in aside.children)
    )


def _is_in_aside(token: "Token") -> bool:
    """Whether the word stands in a relative clause; one that "where" opens goes on with the story."""
    return any(
        t.dep_ in _ASIDES and not any(c.lower_ == "where" for c in t.children)
        for t in (token, *token.ancestors)
    )


def is_aside(token: "Token", *, backshifted: bool = False) -> bool:
    """Whether a time bounds something ("since April") or is told beside the story: "who came on", "had come".

    In what somebody is told to have said, "had come" is only "came" (``backshifted``).
    """
    chain = (token, *token.ancestors)
    bounds = any(t.dep_ == "prep" and t.lower_ in _BOUNDS and not _is_hour(t) for t in chain)
    pluperfect = not backshifted and any(
        c.lower_ == "had" and c.dep_ == "aux" for t in chain for c in t.children
    )
    return bounds or pluperfect or _is_in_aside(token)


def _is_hour(preposition: "Token") -> bool:
    """ "Before dawn on Monday", "after midnight": an hour of that day, and no bound."""
    return preposition.lower_ in {"before", "after", "by"} and any(
        c.dep_ == "pobj" and c.lower_ in _HOURS for c in preposition.children
    )


def counts_from(time: TimeExpression, around: Surroundings) -> "Token | None":
    """The "after" or "before" that ends a time, or stands behind a length, and counts it from another act."""
    tokens = around.parse.tokens(time.span.start, time.span.end)
    if tokens is None:
        return None
    link: Token = tokens[-1]
    if tokens.root.head.lower_ in {"for", "in"}:
        return None  # "struck *for* six days after a guard was killed": how long, and not how long after
    if time.type == "DURATION" and tokens.end < len(tokens.doc):
        link = tokens.doc[tokens.end]
    told = link.dep_ == "mark" or any(c.dep_ in {"pobj", "pcomp"} for c in link.children)
    return link if link.lower_ in {"after", "before"} and told else None


def is_point(time: TimeExpression) -> bool:
    """Whether it names a point or stretch of the calendar, not a length, a habit or "now"."""
    return time.type in {"DATE", "TIME"} and not time.value.endswith("_REF")


def calendar(time: TimeExpression) -> str | None:
    """Its EDTF, or the whole stretch where the words give both of its ends."""
    return time.interval if time.interval and ".." not in time.interval else time.edtf
