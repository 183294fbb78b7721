"""A claim told in one breath and taken back in another: before it, beside it, or in the sentences around it.

"Messages said that thirty had been killed. *They proved to be unfounded*": what is only talk is undone by
whoever knows better, an account only by who gave it, by a finding or by the publication itself. He who is accused
denies, which undoes nothing. Parses break on sentences so long; the words in their order are asked instead.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from onrecord.reading.events.grammar import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_FAR = 2
"""Sentences after a claim in which "the report" is still that claim."""


@dataclass(frozen=True)
class Overturned:
    """How a claim is taken back, and by which word. ``talk``: nobody answers for the claim itself."""

    verdict: Literal["untrue", "untold", "rejected"]
    by: "Token"
    talk: bool
    apart: bool
    """Whether it is taken back in words of its own, which may be another's than the claim."""


def overturned(trigger: "Token") -> Overturned | None:
    """How the claim that holds ``trigger`` is taken back in its paragraph; None where it is not."""
    sentence = trigger.sent
    before = sentence.text[: trigger.idx - sentence.start_char]
    after = sentence.text[trigger.idx - sentence.start_char + len(trigger) :]
    at_start = len(sentence.text) - len(after)
    if (found := _pattern("withdrawn").search(before)) is not None:
        return Overturned("untrue", _word(sentence, found.end() - 1), talk=False, apart=False)
    if (by := _owned_up(trigger, after)) is not None:
        return Overturned("untrue", by, talk=False, apart=False)
    if _pattern("of-oneself").search(before) is not None:
        return Overturned("untold", trigger.head, talk=True, apart=False)
    if (found := _pattern("unsaid").search(before)) is not None:
        return Overturned("untold", _word(sentence, found.start()), talk=False, apart=False)
    if _pattern("of-you").search(before) and (by := _set_right(trigger)) is not None:
        return Overturned("untrue", by, talk=True, apart=False)
    talk = _pattern("talk").search(before)
    if talk is not None and (found := _pattern("refuted").search(before)) is not None:
        return Overturned("rejected", _word(sentence, found.start()), talk=True, apart=False)
    if talk is None and not _is_account(trigger):
        return None
    if talk is not None and (found := _pattern("denied-of-it").match(after)) is not None:
        return Overturned("rejected", _word(sentence, at_start + found.end() - 1), talk=True, apart=False)
    for name in ("untrue-of-it", "untrue", *(("fell", "other", "laughed") if talk else ())):
        if (found := _pattern(name).search(after)) is not None:
            by = _word(sentence, at_start + found.end() - 1)
            return Overturned("untrue", by, talk=talk is not None, apart=True)
    if (by := _in_the_next(trigger, talk=talk is not None)) is not None:
        return Overturned("untrue", by, talk=talk is not None, apart=True)
    if talk is not None:
        if (by := _shown_alive(trigger, after)) is not None:
            return Overturned("untrue", by, talk=True, apart=True)
        if _pattern("rumour").search(before) and not _is_confirmed(trigger):
            return Overturned("untold", _word(sentence, talk.start()), talk=True, apart=False)
    return None


def _in_the_next(trigger: "Token", *, talk: bool) -> "Token | None":
    """The word of one of the next sentences that takes the claim back."""
    for number, sentence in enumerate(_following(trigger)):
        names = ["untrue-of-it"] if number == 0 else ["untrue-of-talk"]
        if number == 0 and talk:
            names += ["untrue-at-first", "laughed", "other-at-first"]
        for name in names:
            if (found := _pattern(name).search(sentence.text)) is not None:
                return _word(sentence, found.end() - 1)
    return None


def _owned_up(trigger: "Token", after: str) -> "Token | None":
    """The word by which who told it owns that it was made up: "later *admitted* that it had *invented* the story"."""
    if not _is_account(trigger):
        return None
    if (found := _pattern("owned-up").search(after)) is not None:
        return _word(trigger.sent, len(trigger.sent.text) - len(after) + found.end() - 1)
    for sentence in _following(trigger)[:1]:
        if (found := _pattern("owned-up").search(sentence.text)) is not None:
            return _word(sentence, found.end() - 1)
    return None


def _set_right(trigger: "Token") -> "Token | None":
    """The word by which a reader sets a paper right: "you say that he was murdered. He *died of his heart*"."""
    for sentence in _following(trigger)[:1]:
        if (found := _pattern("set-right").search(sentence.text)) is not None:
            return _word(sentence, found.end() - 1)
    return None


def _following(trigger: "Token") -> "list[Span]":
    doc, found, end = trigger.doc, [], trigger.sent.end
    while end < len(doc) and len(found) < _FAR:
        found.append(doc[end].sent)
        end = found[-1].end
    return found


def _shown_alive(trigger: "Token", after: str) -> "Token | None":
    """The word that shows him alive of whom it was told: "…, *answered* the telephone"; "he is *alive*"."""
    lemma = trigger.lemma_.lower()
    died = lemma in words("deaths") or "dead" in after[:6]
    if not died and lemma not in words("vanishing"):
        return None
    names = ["alive", "back"] if died else ["alive"]
    doc, sentence = trigger.doc, trigger.sent
    around = [*_following(trigger)[:1]]
    if sentence.start > 0:
        around.append(doc[sentence.start - 1].sent)
    for name in names:
        if (found := _pattern(name).search(after)) is not None:
            return _word(sentence, len(sentence.text) - len(after) + found.end() - 1)
        for other in around:
            if (found := _pattern(name).search(other.text)) is not None:
                return _word(other, found.end() - 1)
    return None


def _is_confirmed(trigger: "Token") -> bool:
    return any(_pattern("confirmed").search(s.text) for s in (trigger.sent, *_following(trigger)))


def _is_account(trigger: "Token") -> bool:
    told = words("telling") | words("claims") | words("rumours")
    return any(t.lemma_.lower() in told for t in trigger.ancestors if t.i < trigger.i)


def _word(sentence: "Span", at: int) -> "Token":
    """The word of a sentence at a place of its text."""
    place = sentence.start_char + max(at, 0)
    return next((t for t in sentence if t.idx + len(t) > place), sentence[-1])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_TABLE[name].format_map(_parts()), re.IGNORECASE)


@cache
def _parts() -> dict[str, str]:
    def either(*names: str, plural: bool = False) -> str:
        found = sorted({word for name in names for word in words(name)}, key=len, reverse=True)
        ends = [f"{w[:-1]}(?:y|ies)" if plural and w.endswith("y") else w + ("s?" if plural else "") for w in found]
        return "(?:" + "|".join(ends) + ")"

    talk = either("rumours", "claims", "messages", plural=True)
    return {
        "talk": talk,
        "rumour": either("mere-talk", plural=True),
        "media": either("media", plural=True),
        "untrue": either("untrue"),
        "plainly": either("plainly-untrue"),
        "words": r"(?:[\w’'.,%-]+\s+)",
        "near": r"(?:(?!and\b)[\w’'.%-]+\s+)",
        # up to the act, and over no clause that sets something against it
        "on": r"(?:(?!;|, (?:but|although|though|while|whereas|yet)\b|, and\b| and (?:said|says|added|that|told|he|she|they|it|the|confirmed|insisted|announced|has|had|is|was)\b)[^?!])",
        "it": rf"(?:it|this|that|these|those|they|which|(?:the|this|that|these|both|such|its|his|her|their|our) {{w}}{talk})".replace(
            "{w}", r"(?:[\w’'-]+\s+){0,2}"
        ),
        "was": r"(?:was|were|is|are|be|been|had been|has been|have been|proved|proven|turned out|appears?|appeared)",
        "quite": r"(?:(?:to|be|have|been|all|entirely|completely|totally|simply|quite|wholly|later|a|an|pure|mere|found|shown|declared|both|of course|in fact|plainly)\s+)",
        "not": r"(?:\s+not|n['’]t|\s+never)",
    }


_TABLE = {
    "talk": (
        r"\b{talk}\b{on}{{0,90}}?\b(?:that|of|about|according to which|claiming|saying|alleging|showing|in which|how)\b{on}*$"
        r"|\b(?:was|were|been|is|be)\s+(?:\w+ly\s+|once\s+|at first\s+)?(?:reported|rumou?red|feared|thought|believed|presumed|assumed|supposed|said)\b(?:(?!;|,)[^?!])*$"
        r"|\b(?:feared|believed|thought|assumed|presumed)\b(?:(?!;|,)[^?!])*$"
        r"|\b(?:heard|read)\b{on}{{0,40}}?\bthat\b{on}*$"
        r"|\b(?:wrote|published|printed|posted|tweeted)\b{on}{{0,30}}?\bthat\b{on}*$"
        r"|\b{media}\b{on}{{0,60}}?\b(?:report|sa[iy]|claim|announc|carr|wrote|publish|allege)\w*\b{on}*$"
    ),
    "rumour": r"\b(?:{rumour}|rumou?red)\b{on}*$",
    "of-oneself": r"\bI (?:had |have )?(?:read|heard)\b[^.;]*\bthat I (?:had|was|am|have)\b",
    "of-you": (
        r"\b(?:you|your {words}{{0,3}}(?:{media}|{talk}|correspondent|columnist|reporter|writer))\b{on}{{0,60}}?"
        r"\b(?:sa[iy]|writ|wrote|report|claim|state|print|publish|allege)\w*\b{on}*$"
    ),
    "set-right": r"\b(?:died (?:of|from|in) (?!torture|wounds|(?:his|her|their) (?:injuries|wounds)|custody)|(?:did|was|were|had|have|has|is)(?: not\b|n['’]t\b)|never|nothing of the (?:kind|sort))",
    # "it is *nobody's case* that he struck them", "*yet to lead evidence* that"
    "unsaid": (
        r"\b(?:nobody|no one|no-one)['’]s (?:case|contention|claim|suggestion|view)\b{on}*\bthat\b{on}*$"
        r"|\byet to (?:lead|adduce|present|produce|call|offer|hear|tender|bring|show|publish) {words}{{0,3}}(?:evidence|proof|witness)\w*\b{on}*$"
    ),
    "withdrawn": (
        r"\bapologi[sz]\w+ (?:[\w ]+ )?for (?:having )?(?:said|saying|reporting|reported|claiming|claimed|alleging|publishing|writing|suggesting|telling)\b{on}*$"
        r"|\b(?:lied|lying|invented|made up|fabricated) (?:when|in saying|about|that|the {talk}|a {talk}|it when)\b{on}*$"
        r"|\b(?:we|{media}|company|ministry|police|government|party|prosecut\w+|bank|firm|office|army)\b{on}{{0,60}}?"
        r"\b(?:withdr[ae]ws?|withdrawn|retract\w*|t[ao]kes? back|took back|taken back|disown\w*) {words}{{0,4}}(?:{talk}|statements?)\b that {on}*$"
    ),
    "refuted": (
        r"\bno (?:truth|substance|foundation|basis) (?:whatsoever |at all )?(?:in|to|for) {words}{{0,6}}{talk}\b"
        r"|\b(?:describ|brand|label|dismiss|denounc|term|characteri[sz])\w* as (?:[\"“][^\"”]+[\"”]|{words}{{0,4}}?{untrue}(?: and \w+)?) {words}{{0,6}}{talk}\b"
        r"|\b(?:reject|dismiss|debunk|refut|quash|scotch|discount|dispel|rubbish|disown|repudiat)(?:s|es|ed|ing|ies)? {near}{{0,6}}?{talk}\b{on}*$"
        r"|\b(?:den(?:y|ies|ied|ying)|laughed off|scoffed at|poured cold water on) {near}{{0,6}}?{talk}\b{on}*$"
    ),
    "untrue-of-it": (
        r"(?:^|[\W])(?:{it}) {was} {quite}{{0,3}}{untrue}\b"
        r"|\b{it} {was}{not} {quite}{{0,2}}(?:true|so|correct|the case|accurate)\b"
        r"|\b(?:none|nothing) of (?:it|this|that|the (?:kind|sort))\b(?! (?:that|which))"
        r"|\bno such {words}{{1,3}}(?:had |has |have |ever |was |were )*(?:happened|happen|took place|taken place|occurred|existed|made|carried)\b"
        r"|\b(?:it|this|that|none) (?:never|did not|didn['’]t|had not|had never) (?:happen|take place|occur|taken place)\w*"
        r"|\bno truth (?:in|to) (?:it|this|that|them|the {talk})\b"
    ),
    "untrue-of-talk": (
        r"\b(?:the|that|this|those|these|its|their|his|her) {words}{{0,2}}{talk} {was} {quite}{{0,3}}{untrue}\b"
        r"|\b(?:the|that|this|those|these) {words}{{0,2}}{talk} {was}{not} (?:true|so|correct|accurate)\b"
    ),
    # beside the claim: "…, were checked and *proved to be unfounded*"
    "untrue": (
        r"\b(?:proved|proven|proves|turned out|found|shown|declared|dismissed|described|denounced|branded|exposed|called|rejected|were|was|are|is) (?:as |out )?{quite}{{0,4}}{plainly}\b"
        r"|\b(?:were|was|been|being) (?:\w+ly |later |since )?(?:debunked|retracted|refuted|disproved|discredited)\b"
    ),
    "denied-of-it": r"{on}*?\b(?:was|were|has been|have been) (?:\w+ly |later |since )?(?:denied|rejected|dismissed)\b",
    "owned-up": r"\b(?:admit\w*|confess\w*|conced\w*) {words}{{0,5}}?(?:invent\w*|made it up|made (?:it|this|the {talk}) up|making it up|fabricat\w*|lied|lying)\b",
    "untrue-at-first": (
        r"^\W*(?:both |these |such )?(?:untrue|false|not so|not true|nonsense|a lie|lies|wrong)\b\W"
        r"|\b(?:have|had|has|later|since) (?:since |later )?(?:retracted|withdrew|withdrawn|deleted|corrected|taken down|apologi[sz]ed)\b"
    ),
    "fell": r"\bturned out to (?!be (?:true|right|correct|accurate|well))",
    "other": r",? (?:but |and )?(?:he |she |they |it |who |(?:is|was|are|were) )*\b(?:in fact|in reality|in truth)\b",
    "other-at-first": (
        r"^\W*(?:but |yet |and )?(?:in fact|in reality|in truth|actually|it (?:later |soon |then |has since |in fact )?(?:turned out|emerged|transpired))\b(?! (?:to be |that (?:it|they|this) (?:was|were) )(?:true|right))"
        r"|^(?:\S+ ){{1,6}}(?:was|were|is|are|had) (?:in fact|actually|in reality|only)\b"
    ),
    "laughed": r"\b(?:laugh\w*|smil\w*|shook (?:his|her) head|chuckl\w*|shrugg\w*) (?:when|at|it off|about|off)\b",
    "alive": (
        r"\b(?:is|was|are|were|am|be|been|found|seen|remains?|him|her|them) (?:(?:in fact|still|very much|both|all|now|actually|found|safe and|reported)\s+)*"
        r"(?:alive|unharmed|unhurt|in good health|safe and (?:sound|well)|well and|asleep)\b(?! (?:when|until|at the time|before))"
    ),
    "back": r"\b(?:(?:answered|picked up) (?:the|his|her) (?:tele)?phone|walked (?:in|into|up)\b|reappeared|resurfaced|turned up|showed up|(?:is|was) being held)\b",
    "confirmed": r"\b(?:confirm\w*|borne? out|(?:prov|turn)\w+ (?:out )?(?:to be )?(?:true|right|correct|founded)|(?:was|were|is|are) (?:all )?true|came true)\b",
}
"""Patterns by name; what stands in braces is filled from the word lists."""
