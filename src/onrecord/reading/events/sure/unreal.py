"""What tells of no act at all: what a law lets be done, what a kind of people do, a play, a dream.

"Under the Act, police *may detain* a suspect" is told of no suspect; "any officer *found responsible*" of no
officer; "in a mock raid soldiers *stormed* the hall" of no raid. Each word on the way up the parse is asked.
"""

import re
from typing import TYPE_CHECKING

from onrecord.reading.events.frames import surface_subject
from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import follows_have, has_auxiliary
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BY = frozenset({"under", "by", "according", "per"})
_OF_LAW = 10
"""How many words after the first one a law may be named in an opening phrase."""
_SCORE = re.compile(
    r"(?: [A-Z][\w’'.-]*| the| their| rivals| champions| neighbou?rs)+,?"
    r" (?:by )?\d{1,3}[-–]\d{1,3}\b(?! ?[a-z]+s\b)"
)
"""A name and a score: " City 3-0"."""
_QUOTES = frozenset({"“", "”", '"', "‘", "’"})
_TITLE = 12
"""How many words before and after one of its words a title is looked for."""
_PARTS_OF_LAW = frozenset({"article", "section", "paragraph"})
_OUTLAWING = frozenset(
    {"ban", "bar", "forbid", "prohibit", "outlaw", "punish", "penalise", "penalize", "criminalise"}
)
_SHORT = 3
"""Words of so many letters may be small in a title: "of", "the"."""
_VERBAL = frozenset({"VERB", "AUX"})


def is_unreal(word: "Token", *, own: bool = False) -> bool:
    """Whether what hangs on ``word`` is an act that nobody says was done; with ``own``, its own act."""
    if word.pos_ in _VERBAL:
        return (
            _is_lawful(word)
            or (not own and (_is_what_a_law_says(word) or word.lemma_.lower() in words("imagining")))
            or _would_have(word)
            or _is_wished(word)
            or _is_made_up(word)
            or _is_played(word)
            or _is_command(word)
            or (own and (_is_sport(word) or _is_of_all(word) or _is_defined(word)))
        )
    return any(child.dep_ == "amod" and child.lower_ in words("feigned") for child in word.children) and (
        word.lemma_.lower() not in words("grave-when-feigned")
    )


def is_in_title(trigger: "Token") -> bool:
    """Whether it stands in a title between quotation marks: "a film, “The *Killing* of a Headman”"."""
    doc, first, last = trigger.doc, trigger.i, trigger.i
    while first > trigger.i - _TITLE and first > 0 and doc[first - 1].text not in _QUOTES:
        first -= 1
    while last < trigger.i + _TITLE and last + 1 < len(doc) and doc[last + 1].text not in _QUOTES:
        last += 1
    closed = first > 0 and doc[first - 1].text in _QUOTES and last + 1 < len(doc)
    if not closed or doc[last + 1].text not in _QUOTES:
        return False
    long = [token for token in doc[first : last + 1] if token.is_alpha and len(token) > _SHORT]
    return len(long) > 1 and all(token.text[0].isupper() for token in long)


def is_bidden(sentence: "Span") -> bool:
    """Whether a sentence is an item of a list of demands: "- *bring* to trial any officer who …"."""
    if len(sentence) < 2 or sentence[0].text not in {"-", "–", "—", "•", "*"}:
        return False
    return sentence[1].tag_ == "VB" and not any(c.dep_ == "nsubj" for c in sentence[1].lefts)


def is_law(noun: "Token") -> bool:
    """Whether a noun names a law: "the *constitution*", "the Security *Act*", "*Article* 19"."""
    lemma = noun.lemma_.lower()
    if lemma in {"act", "code"}:
        return noun.is_title
    if lemma in _PARTS_OF_LAW:
        return noun.i + 1 < len(noun.doc) and noun.nbor().like_num
    return lemma in words("laws")


def is_anybody(noun: "Token", clause: "Token") -> bool:
    """Whether a clause tells of a kind of people, of nobody in particular.

    "*Those who kill* the body", "*any officer* found guilty", "*a person* who is arrested has the right".
    """
    determiner = next((child.lower_ for child in noun.children if child.dep_ == "det"), "")
    if determiner in {"any", "every"} or noun.lower_ in {"anyone", "anybody", "whoever"}:
        return clause.tag_ != "VBG" and not _tells_of_a_past(noun)
    if clause.dep_ != "relcl":
        return False
    present = clause.tag_ in {"VBP", "VBZ"} and not has_auxiliary(clause)
    if noun.lower_ in {"those", "he"} and present:
        return True
    single = determiner in {"a", "an"} or noun.lower_ in {"those", "one"}
    single = single or (
        noun.lower_ in words("people-as-such") and not any(c.i < noun.i for c in noun.children)
    )
    return single and _is_simple_present_or_perfect(clause) and _is_entitled(noun)


def _tells_of_a_past(noun: "Token") -> bool:
    """Whether the clause that the noun stands in tells of a past: "they beat *anyone* they found"."""
    verb = next((t for t in noun.ancestors if t.pos_ in _VERBAL), noun)
    past = verb.tag_ == "VBD" and verb.lemma_ not in words("perceived") | words("planned") | words("denied")
    return past and noun.dep_ in {"dobj", "nsubjpass", "pobj", "nsubj"} and not _is_responsible(noun)


def _is_responsible(noun: "Token") -> bool:
    return any(child.lower_ in words("answerable") for child in noun.subtree)


def _is_simple_present_or_perfect(verb: "Token") -> bool:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    ongoing = any(child.lower_ == "being" for child in helpers) or verb.tag_ == "VBG"
    past = verb.tag_ == "VBD" or any(child.tag_ in {"VBD", "MD"} for child in helpers)
    return not ongoing and not past


def _is_entitled(noun: "Token") -> bool:
    """Whether its clause says what must or may be, not what is: "a person who … *must* be freed"."""
    verb = next((t for t in noun.ancestors if t.pos_ in _VERBAL), None)
    if verb is None:
        return False
    if any(child.tag_ == "MD" and child.lower_ not in {"would", "could"} for child in verb.children):
        return True
    held = (child.lemma_.lower() for child in verb.children if child.dep_ == "dobj")
    if verb.lemma_ in words("incurring") and verb.tag_ in {"VBZ", "VBP"}:
        return True  # "an officer who strikes a prisoner *commits* an offence"
    return verb.lemma_ == "have" and verb.tag_ in {"VBZ", "VBP"} and any(n in {"right", "duty"} for n in held)


def _modal(verb: "Token") -> "Token | None":
    return next((child for child in verb.children if child.tag_ == "MD"), None)


def _is_lawful(verb: "Token") -> bool:
    """Whether a law lets it be done: "by law police *may break up* …"; "may hold *a suspect* for 14 days"."""
    told_to = verb.tag_ == "VBN" and verb.lemma_.lower() in words("lawgiving") and is_passive(verb)
    if (_modal(verb) is None and not told_to) or follows_have(verb):
        return False
    opening = verb.doc[verb.sent.start : min(verb.i, verb.sent.start + _OF_LAW)]
    if len(opening) > 1 and opening[0].lower_ in _BY and any(is_law(token) for token in opening[1:]):
        return True
    return any(
        child.lower_ in _BY and any(is_law(inner) for inner in child.subtree if inner.dep_ == "pobj")
        for child in verb.children
        if child.dep_ == "prep"
    )


def _is_what_a_law_says(verb: "Token") -> bool:
    """Whether a law is said to allow, forbid or punish it: "the bill would *allow* the police to hold …"."""
    if verb.lemma_.lower() not in words("lawgiving"):
        return False
    subject = surface_subject(verb)
    if subject is None:
        return False
    about = (inner for child in subject.children if child.dep_ == "prep" for inner in child.children)
    if subject.lemma_.lower() in _PARTS_OF_LAW and verb.lemma_.lower() in _OUTLAWING:
        return True
    return is_law(subject) or (subject.pos_ == "NOUN" and any(is_law(noun) for noun in about))


def _would_have(verb: "Token") -> bool:
    """Whether it would only have been done: "they *would have shot* him", but not "may have shot"."""
    modal = _modal(verb)
    return modal is not None and modal.lower_ in {"would", "'d", "’d"} and follows_have(verb)


def _is_made_up(verb: "Token") -> bool:
    """Whether it was done in a play, a drill or a dream: "*in a mock raid* soldiers stormed the hall"."""
    mock = (inner.lower_ for child in verb.children if child.dep_ == "dobj" for inner in child.lefts)
    if any(word in words("feigned") for word in mock) and verb.lemma_ in words("storming"):
        return True  # "cadets stormed a *mock* embassy"
    for child in verb.children:
        if child.dep_ != "prep" or child.lower_ not in {"in", "during", "for", "as"}:
            continue
        for noun in (inner for inner in child.children if inner.dep_ == "pobj"):
            feigned = any(inner.lower_ in words("feigned") for inner in noun.children)
            if feigned and noun.lemma_.lower() not in words("grave-when-feigned"):
                return True
            if child.lower_ == "in" and noun.lemma_.lower() in words("fictions"):
                return True
            drill = noun.lemma_.lower() in words("drills") - {"parade"} and verb.lemma_ not in words(
                "hurting"
            )
            if drill and child.lower_ == "in" and any(c.lower_ in {"a", "an"} for c in noun.lefts):
                return True  # "*in a drill* police arrested three men"
    return False


def _is_sport(verb: "Token") -> bool:
    """Whether a score follows: "United *beat* City 3-0", but not "beat two boys aged 12-14"."""
    if verb.lemma_ not in words("winning"):
        return False
    found = _SCORE.match(verb.sent.text[verb.idx + len(verb) - verb.sent.start_char :])
    return found is not None


def _is_played(verb: "Token") -> bool:
    """Whether it is done by those who are only played: "pupils *play gunmen who* take …"."""
    if verb.dep_ not in {"relcl", "acl"}:
        return False
    noun = verb.head
    if _is_in_a_tale(verb):
        return True
    fiction = noun.lemma_.lower() in words("fictions") | words("drills")
    if fiction and any(c.dep_ == "prep" and c.lower_ == "in" and c.i < verb.i for c in verb.children):
        return True
    actor = noun.head
    if noun.dep_ != "dobj" or noun.tag_ not in {"NN", "NNS"}:
        return False
    subject = surface_subject(actor)
    shown = subject is not None and subject.lemma_.lower() in words("fictions")
    return actor.lemma_.lower() in words("acting") or (shown and actor.lemma_.lower() in {"show", "depict"})


def _is_in_a_tale(clause: "Token") -> bool:
    """Whether a novel or a play tells it, in the present: "*the novel tells of* a teacher who is jailed"."""
    helpers = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    if not (clause.tag_ in {"VBZ", "VBP"} or (helpers and all(c.tag_ in {"VBZ", "VBP"} for c in helpers))):
        return False
    teller = next((t for t in clause.ancestors if t.lemma_.lower() in words("narrating")), None)
    subject = surface_subject(teller) if teller is not None else None
    return subject is not None and subject.lemma_.lower() in words("fictions") | {
        "opera",
        "musical",
        "ballet",
    }


def _is_of_all(verb: "Token") -> bool:
    """Whether it is said of you or of people as such: "*you* leave your country, and …"."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return False
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if subject.lower_ == "you" and not helpers:
        return verb.tag_ == "VBP" and verb.lemma_ not in words("same-in-past")
    bare = subject.lower_ in words("people-as-such") and not any(subject.children)
    return (
        bare
        and (verb.tag_ == "VBP" or [c.tag_ for c in helpers] == ["VBP"])
        and any(
            c.dep_ == "advcl"
            and c.lemma_ == "be"
            and c.tag_ in {"VBP", "VBZ"}
            and any(m.lower_ in {"when", "if"} for m in c.children)
            for c in verb.children
        )
    )


def _is_defined(verb: "Token") -> bool:
    """Whether it only says what a word means: "*a person is* disappeared *when they have been* seized"."""
    for whole in (verb, verb.head):
        subject = next((c for c in whole.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        helpers = {c.lower_ for c in whole.children if c.dep_ in {"aux", "auxpass"}}
        as_such = (
            subject is not None
            and subject.lemma_.lower() in {"person", "individual"}
            and any(c.lower_ in {"a", "an"} for c in subject.lefts)
        )
        present = helpers == {"is"} or (whole.tag_ == "VBZ" and not helpers)
        if as_such and present and any(c.dep_ == "advcl" and _opens_with_when(c) for c in whole.children):
            return whole == verb or (verb.dep_ == "advcl" and _opens_with_when(verb))
    return False


def _opens_with_when(clause: "Token") -> bool:
    return any(c.lower_ in {"when", "if", "where"} for c in clause.lefts)


def _is_command(verb: "Token") -> bool:
    """Whether it is called out to somebody: "“*Stop* killing our children”"."""
    if verb.lemma_.lower() in words("telling") | words("factive") | words("perceived") | {"remember"}:
        return False  # "*tell* them that he was beaten"
    if verb.dep_ in {"nsubj", "nsubjpass", "compound"}:
        return False  # "*News* that …", taken for a verb
    bare = verb.tag_ == "VB" and not has_auxiliary(verb)
    opens = verb.i == verb.sent.start or (verb.is_title and verb.nbor(-1).text in _QUOTES)
    return bare and opens and not any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children)


def _is_wished(verb: "Token") -> bool:
    """Whether it is only wished, by its form: "that lists *be published*"."""
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return marked and [child.text for child in helpers] == ["be"]
