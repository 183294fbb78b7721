"""Who speaks, for whom and to whom, and who is spoken of."""

from typing import TYPE_CHECKING

from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.phrases import is_subject

if TYPE_CHECKING:
    from spacy.tokens import Token


def speaks(cast: Cast, token: "Token") -> bool:
    """Whether a word is the subject of a verb of speech, and not who "was told" something."""
    return is_subject(token) and token.dep_ != "nsubjpass" and token.head.lemma_.lower() in cast.words.say


def tells(cast: Cast, token: "Token") -> bool:
    """Whether somebody speaks, by whatever verb: "the chief *rejected that* she was beaten"."""
    told = (c for c in token.head.rights if c.dep_ == "ccomp")
    that = any(c.lower_ == "that" and c.dep_ == "mark" for clause in told for c in clause.lefts)
    return speaks(cast, token) or (token.dep_ == "nsubj" and that)


def speaks_for(cast: Cast, voice: "Token") -> bool:
    """Whether somebody speaks as another's: "*Her lawyer* said it was planted. She was charged"."""
    owned = any(c.dep_ == "poss" for noun in (voice, *voice.children) for c in noun.lefts)
    return owned and speaks(cast, voice)


def is_told(cast: Cast, token: "Token") -> bool:
    """Whether a word stands for those who are spoken to: "told *reporters*", "*reporters* were told"."""
    return token.dep_ in {"dobj", "dative", "nsubjpass"} and token.head.lemma_.lower() in cast.words.say


def is_voice_of(subject: "Token", token: "Token") -> bool:
    """Whether ``subject`` tells what ``token`` stands in, however deep: "*he* said that they beat him"."""
    while subject.dep_ == "appos":  # "the minister, *Ana Roca*, said …"
        subject = subject.head
    return is_subject(subject) and any(a.dep_ == "ccomp" and a.head == subject.head for a in token.ancestors)


def is_spoken_of(subject: "Token") -> bool:
    """Whether a subject is spoken of and does not speak: "X said *Y* had been beaten. *He* …"."""
    return is_subject(subject) and subject.head.dep_ == "ccomp"


def reach(cast: Cast, reference: Reference) -> int:
    """How many passages back a pronoun may lean: one, and all that its speaker's quotation fills."""
    back = 1
    if reference.quoted or not speaks(cast, reference.root):
        return back
    if not _opens_quoted(reference.text):
        while _is_all_quoted(cast.texts.get(reference.number - back, "")):
            back += 1
        return back
    while _is_left_open(cast.texts.get(reference.number - back, "")):
        back += 1
    return back


def _opens_quoted(text: str) -> bool:
    return text.lstrip().startswith("“")


def _is_all_quoted(text: str) -> bool:
    """Whether a paragraph is somebody's words and no more, so that who speaks is told before it or after."""
    words = text.strip()
    return (
        len(words) > 1
        and (words[0], words[-1]) in {("“", "”"), ('"', '"')}
        and words.count(words[0]) == 1 + (words[0] == words[-1])
    )


def _is_left_open(text: str) -> bool:
    """Whether a paragraph is all a quotation that goes on in the next one."""
    return _opens_quoted(text) and text.count("“") > text.count("”")


def last_voice(cast: Cast, reference: Reference) -> Draft | None:
    """Who spoke last, in this passage or the one before; not who only speaks in what another tells."""
    for other, draft in cast.recent(reference.number, reach(cast, reference)):
        aloud = tells(cast, other.root) and (reference.quoted or not _is_retold(cast, other.root))
        voiced = aloud or _is_named_as_source(other.root)
        if other.start < reference.start and not other.quoted and voiced:
            return draft
    return None


def who_has_the_floor(cast: Cast, reference: Reference) -> list[tuple[Reference, Draft]]:
    """Who may go on to speak: "*Roca* denied that a man had come. “I was at home,” *he* said".

    First whose words the sentence gives that stands right before the quotation, then who is told of in it.
    Nobody, where that sentence gives nobody's words.
    """
    opens = _quotation_before(reference)
    if opens is None or reference.quoted or not speaks(cast, reference.root):
        return []
    number = reference.number - (opens == 0)
    told = [
        (r, d) for r, d in cast.recent(number, 0) if opens == 0 or r.start < reference.passage.start + opens
    ]
    if not told:
        return []
    last = len(told[0][0].text[: opens or None].rstrip()) - 1
    inside = [
        (r, d) for r, d in told if r.root.sent.start_char <= last < r.root.sent.end_char and not r.quoted
    ]
    voices = [(r, d) for r, d in inside if _is_main_voice(cast, r.root)]
    return [*voices[-1:], *(one for one in inside if one not in voices)] if voices else []


def _quotation_before(reference: Reference) -> int | None:
    """Where the quotation opens in the passage that ends right before a word; None where none does."""
    words = reference.text[: reference.start - reference.passage.start].rstrip()
    if not words.endswith(("”", '"')):
        return None
    opens = words.rfind("“" if words[-1] == "”" else '"', 0, len(words) - 1)
    before = words[: max(opens, 0)].rstrip()
    return opens if opens >= 0 and before[-1:] in {".", ""} else None


def _is_main_voice(cast: Cast, voice: "Token") -> bool:
    """Whether a word is the subject of its sentence, of which the verb is one of speech."""
    while voice.dep_ == "appos":
        voice = voice.head
    return voice.dep_ == "nsubj" and voice.head.dep_ == "ROOT" and tells(cast, voice)


def _is_retold(cast: Cast, voice: "Token") -> bool:
    """Whether it only speaks in what another tells: "Roca said that *a guard* told her to wait"."""
    told = voice.head
    while told.dep_ in {"conj", "ccomp"}:
        if told.dep_ == "ccomp" and told.i > told.head.i and told.head.lemma_.lower() in cast.words.say:
            return True
        told = told.head
    return False


def _is_named_as_source(token: "Token") -> bool:
    """Whether a word stands after "according to"."""
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"
