"""Stance: whether a source asserts, denies, declines to say, asks or believes what its content holds."""

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from onrecord.evidence import Span, cut
from onrecord.reading.attribution.cues import Cue, load_cues
from onrecord.reading.attribution.grammar import heard_from
from onrecord.reading.parse import Parse
from onrecord.reading.statements.vocabulary import load_vocabulary
from onrecord.record import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENING = frozenset({"“", '"', "‘", "'", "«"})
_CLOSING = frozenset({"”", '"', "’", "'", "»"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "cannot", "without"})


def read_stance(parse: Parse, cue: Sequence[Span], content: Sequence[Span]) -> Stance:
    """What the cue says that the source does with the content; a cue nobody knows asserts."""
    tokens = cue_tokens(parse, cue)
    words = load_vocabulary()
    lemmas = [t.lemma_.lower() for t in tokens]
    known = [(t, entry) for t in tokens if (entry := cue_entry(t)) is not None]
    if any(entry.stance == "declines" for _, entry in known) or words.declining & set(lemmas):
        return "declines"
    if not known:
        return "asserts"
    main, entry = known[-1]
    negated = any(_negated(t) for t in tokens) or _neither(main)
    if "short" in lemmas and "stop" in lemmas:
        return "declines"
    if content and (asked := _asks_in_writing(parse, main, content[0])) and not negated:
        return asked
    if main.lemma_.lower() == "tell" and content and content[0].text.lower().startswith("to "):
        return "declines" if negated else "asks"
    if not negated:
        return "asserts" if _perceives(main) or heard_from(main) is not None else entry.stance
    if entry.stance == "believes" and main.lemma_.lower() not in words.left_open:
        return "denies"
    return "declines"


def _asks_in_writing(parse: Parse, cue: "Token", content: Span) -> Stance | None:
    """The stance of what is written or sent in order to ask: "has written | asking the Commission for …"."""
    tokens = (
        parse.tokens(content.start, content.end) if cue.lemma_.lower() in load_vocabulary().writing else None
    )
    verb = next((t for t in tokens or () if t.tag_ in {"VBG", "VB"} and t.head == cue), None)
    entry = cue_entry(verb) if verb is not None else None
    return entry.stance if entry is not None and entry.stance == "asks" else None


def is_refusal(parse: Parse, cue: Sequence[Span]) -> bool:
    """Whether somebody would not speak, rather than did not know: "declined to say", "would not discuss"."""
    tokens = cue_tokens(parse, cue)
    if any(e.stance == "declines" for t in tokens if (e := cue_entry(t)) is not None):
        return True
    would = any(t.lower_ in {"would", "will", "wo"} for t in tokens) and any(map(_negated, tokens))
    return would and any(t.lemma_.lower() in load_vocabulary().speaking for t in tokens)


def says(parse: Parse, cue: Sequence[Span]) -> bool:
    """Whether a cue tells what was said, and not what was found, shown or promised; no cue at all does."""
    verbs = [t for t in cue_tokens(parse, cue) if t.pos_ == "VERB"]
    entry = cue_entry(verbs[-1]) if verbs else None
    return not verbs or (entry is not None and {"clause", "quote"} <= entry.takes)


def calls(parse: Parse, cue: Sequence[Span]) -> bool:
    """Whether a cue says what something is: "called that a lie"."""
    return any(
        t.lemma_.lower() in load_vocabulary().calling for t in cue_tokens(parse, cue) if t.pos_ == "VERB"
    )


def is_act(parse: Parse, cue: Sequence[Span], content: Sequence[Span], stance: Stance) -> bool:
    """Whether the words of a cue do something rather than say it: "the court ordered", "seeks to", or only
    name a thing or deal with it: "known as Kava", "land claimed by the company", "has not seen him", "refused
    the money". What somebody would not name stays: it was pointedly not said.
    """
    verbs = [t for t in cue_tokens(parse, cue) if t.pos_ == "VERB"]
    if not verbs:
        return False
    lemma, words = verbs[-1].lemma_.lower(), load_vocabulary()
    said = [t for t in cue_tokens(parse, content) if t.pos_ in {"NOUN", "ADJ"}]
    if lemma in words.calling and any(t.lemma_.lower() in words.untrue for t in said):
        return False
    if lemma in words.acts or (lemma == "hear" and _hears_a_case(verbs[-1])):
        return True
    if any(t.pos_ in {"VERB", "AUX"} for t in cue_tokens(parse, content)):
        return False
    if lemma in words.perceiving or lemma in words.refusing:
        return True
    if lemma in words.rejecting:
        return not any(t.lemma_.lower() in words.claims | load_cues().nouns.keys() for t in said)
    if stance not in {"asserts", "believes"}:
        return False
    return lemma in words.handling or (lemma in words.handled and verbs[-1].tag_ == "VBN")


def is_naming(parse: Parse, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether it only says what something is called: "whom residents called “the Diwan”"."""
    tokens = parse.tokens(content[0].start, content[0].end)
    if tokens is None or tokens[0].text not in _OPENING:
        return False
    names = any(t.lemma_.lower() in load_vocabulary().naming for t in cue_tokens(parse, cue))
    inside = takewhile(lambda t: t.text not in _CLOSING, tokens[1:])
    return names and not any(t.pos_ in {"VERB", "AUX"} for t in inside)


def peel(parse: Parse, cue: Span, content: Sequence[Span]) -> tuple[Span, tuple[Span, ...]] | None:
    """A refusal with its verb of saying moved from the content to the cue: "declined to say | that …".

    None where what is refused is an act and not an answer ("refused to leave"): that is no statement.
    Other cues come back as they are.
    """
    tokens = cue_tokens(parse, [cue])
    entries = [e for t in tokens if (e := cue_entry(t)) is not None]
    if not entries or entries[-1].stance != "declines" or not content:
        return cue, tuple(content)
    first = parse.tokens(content[0].start, content[0].end)
    passage = parse.passage_at(content[0].start)
    if first is None or passage is None or first[0].lower_ != "to":
        return cue, tuple(content)
    verb = next((t for t in first if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.lemma_.lower() not in load_vocabulary().speaking:
        return None
    last = verb
    while last.i + 1 < first.end and last.nbor().pos_ in {"ADV", "ADP"} and last.nbor().tag_ != "WRB":
        last = last.nbor()
    rest = parse.span(passage, last).end
    text = parse.report.text
    gap = len(text[rest : content[0].end]) - len(text[rest : content[0].end].lstrip())
    if rest + gap >= content[0].end:
        return cue, tuple(content)
    peeled = cut(text, rest + gap, content[0].end)
    return cut(text, cue.start, rest), (peeled, *content[1:])


def cue_tokens(parse: Parse, cue: Sequence[Span]) -> "list[Token]":
    """The tokens of a cue in all its pieces."""
    return [t for span in cue for t in parse.tokens(span.start, span.end) or ()]


def cue_entry(token: "Token") -> Cue | None:
    """The vocabulary's entry for a word of a cue: by its preposition or particle first, then bare."""
    cues = load_cues()
    lemma = token.lemma_.lower()
    if token.pos_ in {"NOUN", "PROPN"}:
        return cues.nouns.get(lemma) or _mistaken(token)
    if token.pos_ not in {"VERB", "AUX", "ADJ"}:
        return None
    following = [token.nbor()] if token.i + 1 < len(token.doc) else []
    for child in (*token.rights, *following):  # the parse may hang "upon" on what is called for
        if f"{lemma}-{child.lower_}" in cues.verbs:
            return cues.verbs[f"{lemma}-{child.lower_}"]
    if lemma in cues.seeming:
        return Cue("believes")
    return cues.verbs.get(lemma)


def _mistaken(token: "Token") -> Cue | None:
    """The entry of a verb that the parser takes for a noun: "CPJ *calls* on them to", "FARU *deny* it"."""
    after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    before = token.nbor(-1).text if token.i else ""
    verbs, lemma = load_cues().verbs, token.lemma_.lower()
    called_on = lemma == "call" and after in {"on", "upon"}
    if not called_on and not before[:1].isupper() and before != ")":
        return None  # "was charged with public *calls* for …"
    return verbs.get(f"{lemma}-{after}") or (verbs.get(lemma) if after == "that" else None)


def _hears_a_case(verb: "Token") -> bool:
    """Whether a thing is heard, and not that something is so: "the court is to *hear* a request"."""
    heard = [c for c in verb.rights if c.dep_ in {"dobj", "ccomp", "xcomp"}]
    return bool(heard) and heard[0].dep_ == "dobj" and not any(c.dep_ == "ccomp" for c in heard)


def _perceives(verb: "Token") -> bool:
    """Whether somebody was there: "*saw* how they kicked him", but not "heard that he fled"."""
    lemma = verb.lemma_.lower()
    return lemma in load_vocabulary().perceiving and any(
        child.dep_ in {"ccomp", "xcomp"} and (lemma != "hear" or child.tag_ in {"VB", "VBG"})
        for child in verb.children
    )


def _negated(token: "Token") -> bool:
    return token.lower_ in _NEGATIONS or any(c.dep_ == "neg" for c in token.children)


def _neither(token: "Token") -> bool:
    """Whether the cue is the second half of "neither confirmed nor denied"."""
    window = token.doc[max(0, token.i - 5) : token.i]
    return any(t.lower_ == "neither" for t in window) and any(t.lower_ == "nor" for t in window)
