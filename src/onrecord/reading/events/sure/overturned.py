"""A claim told in one breath and taken back in another: before it, beside it, or in the sentences around it.

"Messages said that thirty had been killed. *They proved to be unfounded*": what is only talk is undone by
whoever knows better, an account only by who gave it, by a finding or by the publication itself. Who is
accused denies, which undoes nothing. Parses break on sentences so long; the words in their order are asked.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.reading.events.grammar import words
from onrecord.reading.events.sure.patterns import (
    pattern,
    sentences_after,
    word_at,
    words_after,
    words_before,
)
from onrecord.reading.events.sure.withdrawn import is_compelled, withdrawn

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OF_ANOTHER = re.compile(r";|\bthat\b[^,;]+[,–—:] (?:but|and|yet|though|although|which)\b")
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
    before, after = words_before(trigger), words_after(trigger)
    if (told := _told_as_untrue(trigger, before, after)) is not None:
        return told
    if (by := _in_rest("charge-untrue", trigger, after)) is not None:
        return Overturned("untrue", by, talk=False, apart=False)
    if (gone := withdrawn(trigger)) is not None:
        return Overturned(gone[0], gone[1], talk=False, apart=False)
    if (mishap := _was_mishap(trigger, after)) is not None:
        return mishap
    if (by := _called_made_up(trigger, before, after)) is not None:
        return Overturned("rejected", by, talk=True, apart=False)
    told_of = pattern("talk").search(before)
    if (by := _recanted(trigger)) is not None:
        return Overturned("untold", by, talk=False, apart=False)
    if told_of is None:
        by = _undone_by(trigger, after, talk=False) if _is_account(trigger) else None
        return Overturned("untrue", by, talk=False, apart=not _on_the_stand(by)) if by is not None else None
    for found, start in ((pattern("refuted").search(before), 0), (pattern("denied-of-it").match(after), 1)):
        if found is not None:
            at = len(sentence.text) - len(after) + found.end() - 1 if start else found.start()
            return Overturned("rejected", word_at(sentence, at), talk=True, apart=False)
    if (by := _seen_alive(trigger, before, after)) is not None:
        return Overturned("untrue", by, talk=True, apart=False)
    by = _undone_by(trigger, after, talk=True) or _shown_alive(trigger, after)
    if by is not None:
        return Overturned("untrue", by, talk=True, apart=not _on_the_stand(by))
    if pattern("rumour").search(before) and not _is_confirmed(trigger):
        return Overturned("untold", word_at(sentence, told_of.start()), talk=True, apart=False)
    return None


def _was_mishap(trigger: "Token", after: str) -> Overturned | None:
    """What is left of a claim of arson once "the cause was *an electrical fault*".

    Who finds out undoes it; anybody but the accused does where, besides, the complaint is dropped.
    """
    if trigger.lemma_.lower() not in words("breakage") or not _is_account(trigger, "claimed"):
        return None
    texts = [(trigger.sent, after), *((s, s.text) for s in sentences_after(trigger, _FAR))]
    dropped = any(pattern("complaint-dropped").search(text) for _, text in texts) and not is_compelled(
        trigger
    )
    for sentence, text in texts:
        found = pattern("mishap-found").search(text)
        theirs = not dropped and pattern("found-by-officials").search(text)
        if found is not None and not theirs and not pattern("mishap-guessed").search(text):
            by = word_at(sentence, len(sentence.text) - len(text) + found.end() - 1)
            return Overturned("untrue", by, talk=dropped, apart=True)
    return None


def _called_made_up(trigger: "Token", before: str, after: str) -> "Token | None":
    """The word by which somebody, be it the accused, calls idle talk none: "a post that … was *made up*"."""
    if pattern("idle-talk").search(before) is None:
        return None
    named = pattern("called").search(before) and _in_rest("called-made-up", trigger, after)
    return _in_rest("made-up", trigger, after) or named or None


def _told_as_untrue(trigger: "Token", before: str, after: str) -> Overturned | None:
    """How whoever tells it owns that it is none: "*admitted* that he had made it up"."""
    if (by := _owned_up(trigger, after)) is not None:
        return Overturned("untrue", by, talk=False, apart=False)
    if pattern("of-you").search(before) and (by := _set_right(trigger)) is not None:
        return Overturned("untrue", by, talk=True, apart=False)
    return None


def _undone_by(trigger: "Token", after: str, *, talk: bool) -> "Token | None":
    """The word that takes a claim back, after it in its sentence or in the next ones."""
    names = [
        "untrue-of-it",
        "untrue-of-talk",
        "untrue",
        "denied-beside",
        *(("fell", "other", "laughed") if talk else ()),
    ]
    for name in names:
        if (by := _in_rest(name, trigger, after)) is not None:
            return by
    return _in_the_next(trigger, talk=talk)


def _in_the_next(trigger: "Token", *, talk: bool) -> "Token | None":
    """The word of one of the next sentences that takes the claim back."""
    for number, sentence in enumerate(sentences_after(trigger, _FAR)):
        names = ["untrue-of-it", "untrue-of-talk", "unsaid-at-first"] if number == 0 else ["untrue-of-talk"]
        if number == 0 and talk and (none := _none_was(trigger, sentence)) is not None:
            return none
        if number == 0 and talk:
            names += ["untrue-at-first", "denied-at-first", "laughed", "other-at-first"]
        for name in names:
            by = _in_sentence(name, sentence)
            if by is not None and not _is_of_another(by):
                return by
    return None


def _none_was(trigger: "Token", sentence: "Span") -> "Token | None":
    """The words that say that nobody had it done: "two had been *shot*. *No one was shot*"."""
    found = pattern("none-at-first").match(sentence.text)
    if found is None or not found.group().lower().endswith(f" {trigger.text.lower()}"):
        return None
    return word_at(sentence, found.end() - 1)


def _is_of_another(verdict: "Token") -> bool:
    """Whether its sentence takes back what it tells itself: "heard that he died; *this proved false*"."""
    before = verdict.doc[verdict.sent.start : verdict.i].text
    return _OF_ANOTHER.search(before) is not None


def _in_rest(name: str, trigger: "Token", after: str) -> "Token | None":
    """The last word of what a pattern finds in the rest of the trigger's sentence."""
    found = pattern(name).search(after)
    return word_at(trigger.sent, len(trigger.sent.text) - len(after) + found.end() - 1) if found else None


def _in_sentence(name: str, sentence: "Span") -> "Token | None":
    """The last word of what a pattern finds in a sentence; the first of "*I* did not say so"."""
    found = pattern(name).search(sentence.text)
    if found is None:
        return None
    return word_at(sentence, found.start() if name == "unsaid-at-first" else found.end() - 1)


def _owned_up(trigger: "Token", after: str) -> "Token | None":
    """The word by which who told it owns that it was made up: "*admitted* that it had *invented* it"."""
    if not _is_account(trigger):
        return None
    return _in_rest("owned-up", trigger, after) or _in_the_sentence_after("owned-up", trigger)


def _recanted(trigger: "Token") -> "Token | None":
    """How a witness takes it back, not on orders: "saw him beat the boy. Later *he withdrew this*"."""
    if not _is_account(trigger) or is_compelled(trigger):
        return None
    return _in_rest("recants-here", trigger, words_after(trigger)) or _in_the_sentence_after(
        "recants", trigger
    )


def _on_the_stand(verdict: "Token") -> bool:
    """Whether it is the same witness who says so: "*In cross-examination* he said that this was not so"."""
    return pattern("on-the-stand").match(verdict.sent.text) is not None


def _set_right(trigger: "Token") -> "Token | None":
    """How a reader sets a paper right: "you say that he was murdered. He *died of his heart*"."""
    return _in_the_sentence_after("set-right", trigger)


def _in_the_sentence_after(name: str, trigger: "Token") -> "Token | None":
    return next((_in_sentence(name, sentence) for sentence in sentences_after(trigger, 1)), None)


def _shown_alive(trigger: "Token", after: str) -> "Token | None":
    """The word that shows him alive of whom it was told: "…, *answered* the telephone"; "he is *alive*"."""
    lemma = trigger.lemma_.lower()
    died = lemma in words("deaths") or "dead" in after[:6]
    names = ["alive", "back"] if died else ["alive"] if lemma in words("vanishing") else []
    if lemma in words("held-away"):
        names.append("elsewhere")
    if not names:
        return None
    doc, sentence = trigger.doc, trigger.sent
    around = sentences_after(trigger, 1)
    if sentence.start > 0:
        around.append(doc[sentence.start - 1].sent)
    for name in names:
        if (by := _in_rest(name, trigger, after)) is not None:
            return by
        for other in around:
            if (by := _in_sentence(name, other)) is not None:
                return by
    return None


def _seen_alive(trigger: "Token", before: str, after: str) -> "Token | None":
    """How one only believed to be dead is met or heard of: "then a man *had seen him*"."""
    if trigger.lemma_.lower() not in words("deaths") or not pattern("only-believed").search(before):
        return None
    return _in_rest("seen-alive", trigger, after) or _in_the_sentence_after("seen-alive", trigger)


def _is_confirmed(trigger: "Token") -> bool:
    return any(pattern("confirmed").search(s.text) for s in (trigger.sent, *sentences_after(trigger, 1)))


def _is_account(trigger: "Token", besides: str = "telling") -> bool:
    told = words("telling") | words("claims") | words("rumours") | words(besides)
    return any(t.lemma_.lower() in told for t in trigger.ancestors if t.i < trigger.i)
