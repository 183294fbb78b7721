"""Everybody whom a pronoun may stand for, and how much speaks for each."""

from typing import TYPE_CHECKING

from onrecord.reading.identity.agency import acts_on, dies, is_done_to
from onrecord.reading.identity.antecedents import described_ahead
from onrecord.reading.identity.binding import is_bound
from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.phrases import determiner, is_subject
from onrecord.reading.identity.salience import salience
from onrecord.reading.identity.speech import is_told, is_voice_of, last_voice, reach, speaks, tells
from onrecord.reading.identity.vocabulary import Gender

if TYPE_CHECKING:
    from spacy.tokens import Token

THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
FARTHEST = 6
"""Sentences back within a passage."""
_KNOWN = 15.0
_UNNAMED: dict[Gender, float] = {"male": 12.0, "female": 30.0}
"""What a known gender counts for, and what it counts against somebody unnamed that none is known."""
_TOLD = 15.0
"""What counts against somebody who is named in what a pronoun tells."""
_SHORT = 8.0
_CRIMES = frozenset(
    {"abduction", "assault", "detention", "kidnapping", "killing", "murder", "rape", "robbery", "torture"}
)
_HOLDING = frozenset(
    {"acquit", "arrest", "charge", "convict", "deport", "detain", "find", "fine", "free", "handcuff", "hold",
     "imprison", "indict", "interrogate", "jail", "question", "release", "remand", "sentence", "summon",
     "take", "torture"}
)  # fmt: skip
"""What forces and courts do to others."""
_OUTLETS = frozenset(
    {"account", "agency", "daily", "media", "medium", "newspaper", "outlet", "paper", "post", "report",
     "site", "station", "weekly"}
)  # fmt: skip
"""Who tells what was done to others."""
_SPEAKING_FOR = frozenset({"attorney", "court", "family", "lawyer", "prosecutor", "relative", "spokesman"})
"""Who, where somebody is held, tells it of those for whom they speak."""
_SEVERAL = 2


def fits(cast: Cast, draft: Draft, word: str, gender: Gender | None) -> bool:
    """Whether a pronoun may stand for somebody, by number, gender and kind."""
    if word in THEY:
        return draft.kind in {"group", "organization"} or (draft.plural and draft.kind == "person")
    if word in IT:
        return draft.kind == "organization" and not draft.plural
    if any(noun in cast.words.collectives for noun, _ in draft.nouns) and not draft.forms:
        return False  # "the family"
    return draft.kind == "person" and not draft.plural and draft.sex in {gender, None}


def candidates(
    cast: Cast, reference: Reference, speaker: Draft | None, gender: Gender | None
) -> list[tuple[float, Draft]]:
    """Everybody who fits, with what speaks for each; those of this passage, or else of the one before."""
    token, word = reference.root, reference.root.lower_
    best: dict[int, tuple[float, Draft]] = {}
    barred = {
        id(d)
        for r, d in cast.recent(reference.number, 0)
        if r.start < reference.start and is_bound(token, r.root)
    }
    if _turns_down(token):
        barred |= {id(d) for r, d in cast.recent(reference.number, 0) if _offers(r.root)}
    barred |= _named_by_speaker(cast, reference)
    barred |= _spoken_to(cast, token)
    barred |= {id(d) for d in (described_ahead(cast, reference),) if d is not None}
    told_of = [(r, d) for r, d in cast.recent(reference.number, 0) if _tells_of(cast, token, r)]
    named = [(r, d) for r, d in told_of if r.mention.form == "name"]
    barred |= {id(d) for r, d in named if _is_known(d, reference) or r.root.dep_ == "compound"}
    here = {id(d) for r, d in cast.recent(reference.number, 0)}
    count: dict[int, int] = {}
    for other, draft in cast.recent(reference.number, reach(cast, reference)):
        count[id(draft)] = count.get(id(draft), 0) + (other.number == reference.number)
        if other.number == reference.number and reference.sentence - other.sentence > FARTHEST:
            continue
        if other.start >= reference.start or draft is speaker or not fits(cast, draft, word, gender):
            continue
        if id(draft) in barred or _is_spoken(other.root) or (dies(token) and is_voice_of(other.root, token)):
            continue
        others = _are_others(cast, reference, other) or _is_not_held(token, other, draft)
        if word in THEY and (others or _only_says_whose(other)):
            continue
        score = salience(cast, reference, other, draft) - _TOLD * any(draft is d for _, d in told_of)
        if id(draft) not in best or score > best[id(draft)][0]:
            best[id(draft)] = (score, draft)
    if word in THEY:
        best = _many(cast, reference, best)
    elif gender:
        best = _told_apart(cast, best, gender)
    inside = [(s + 4 * min(count[i], 4), d) for i, (s, d) in best.items() if i in here]
    if inside:
        return inside
    if reference.quoted and not _spoke_before(cast, reference, speaker):
        return []
    before = [(s, d) for s, d in best.values() if not gender or d.sex or d.forms]
    if len(before) > 1:
        voice = last_voice(cast, reference) or _closed_before(cast, reference)
        before = [(s, d) for s, d in before if d is voice and speaks(cast, token)]
    return before


def _closed_before(cast: Cast, reference: Reference) -> Draft | None:
    """Of whom the last sentence before a paragraph told that goes on "*She* noted that …"."""
    if reference.root.i > 0 or reference.quoted:
        return None
    told = [(r, d) for r, d in cast.recent(reference.number, 1) if r.number < reference.number]
    last = [(r, d) for r, d in told if r.sentence == told[0][0].sentence and r.root.head.dep_ == "ROOT"]
    return next((d for r, d in last if is_subject(r.root) and not r.quoted), None)


def _spoken_to(cast: Cast, token: "Token") -> set[int]:
    """Whom the pronoun's own verb goes on to, and whom it cannot stand for: "*It* told *the court* …"."""
    if not is_subject(token):
        return set()
    to = (c for c in token.head.rights if c.dep_ in {"dobj", "dative"} and determiner(c) == "the")
    return {id(d) for c in to for d in cast.called(c.lemma_.lower())}


def _turns_down(token: "Token") -> bool:
    """Whether a word stands for who refuses: nobody turns down what they offered themselves."""
    verb = token.head
    down = verb.lemma_ == "turn" and any(c.lower_ == "down" for c in verb.children)
    return is_subject(token) and (down or verb.lemma_ in {"refuse", "decline", "reject", "accept"})


def _tells_of(cast: Cast, token: "Token", other: Reference) -> bool:
    """Whether ``other`` is named in what a pronoun tells: "*Roca* came to the house, *she* said"."""
    if other.mention.form == "pronoun" or other.root.i > token.i or not speaks(cast, token):
        return False
    named = other.root
    while named.dep_ == "appos":
        named = named.head
    if tells(cast, named):
        return False  # "*Roca*, the chief, reported that they came, *he* said"
    if any(t.text == ";" for t in token.doc[other.root.i : token.i]):
        return False  # a clause of its own, whatever the parse hangs it on
    clause = other.root.head
    beside = token.head.dep_ == "parataxis" and token.head.head == clause and is_subject(token)
    return is_voice_of(token, other.root) or (beside and is_subject(other.root))


def _is_known(draft: Draft, reference: Reference) -> bool:
    """Whether an earlier passage has spoken of somebody: of whom a tale begins may be who tells it."""
    return any(other.number < reference.number for other in draft.references)


def _named_by_speaker(cast: Cast, reference: Reference) -> set[int]:
    """Who is named in the quotation beside which "he" speaks: ""Nobody beat *Mr Roca*," *he* said".

    It is that quotation as long as nobody else speaks between it and the pronoun.
    """
    said = reference.root
    if reference.quoted or not speaks(cast, said):
        return set()
    met = {t: r for t in said.doc if t.pos_ != "PUNCT" and (r := cast.reference_of(reference, t)) is not None}
    voices = [t.i for t, r in met.items() if t != said and not r.quoted and speaks(cast, t)]
    return {
        id(draft)
        for t, r in met.items()
        if r.quoted and r.mention.form == "name" and (draft := cast.draft_of(r)) is not None
        if not any(min(t.i, said.i) < voice < max(t.i, said.i) for voice in voices)
    }


def _is_spoken(name: "Token") -> bool:
    """Whether it is a language: "the callers, who spoke *Georgian*"."""
    return name.dep_ == "dobj" and name.head.lemma_ == "speak"


def _offers(subject: "Token") -> bool:
    while subject.dep_ == "appos":
        subject = subject.head
    return is_subject(subject) and subject.head.lemma_ in {"offer", "promise"}


def _are_others(cast: Cast, reference: Reference, other: Reference) -> bool:
    """Whether "they" are not whom ``other`` stands for, by what is told of both."""
    if is_done_to(cast, reference.root) and acts_on(cast, other.root):
        return True  # "Prosecutors charged both. A judge ordered *them* held"
    if is_done_to(cast, reference.root) and _suffered(other.root):
        return True
    if _tells_of_others(cast, reference.root, other.root) or _is_spoken_for(cast, reference.root, other):
        return True
    if reference.quoted and not other.quoted and (speaks(cast, other.root) or is_told(cast, other.root)):
        return True  # "the relatives said. “*They* broke down the door,” his mother told reporters"
    # "And the women?" — "*They* took our telephones": whom it asks about need not be them
    asked = other.root.sent[-1].text == "?" or (other.passage.asks and other.root.dep_ != "nsubj")
    return other.number < reference.number and asked


def _is_spoken_for(cast: Cast, token: "Token", other: Reference) -> bool:
    """ "A spokesman for *the army* denied that it had killed *them*": not the army."""
    link = other.root.head
    teller = link.head
    while teller.dep_ == "appos":
        teller = teller.head
    body = other.mention.kind == "organization" and other.root.dep_ == "pobj" and link.lower_ in {"for", "of"}
    return body and is_done_to(cast, token) and is_voice_of(teller, token)


def _tells_of_others(cast: Cast, token: "Token", teller: "Token") -> bool:
    """Whether those who tell that "they" were held tell it of others: "*Local outlets* say they were …"."""
    if not is_voice_of(teller, token) or token.dep_ not in {"nsubjpass", "dobj"}:
        return False
    noun = teller.lemma_.lower()
    kin = any(c.dep_ == "compound" and c.lemma_ == "family" for c in teller.children)
    theirs = kin or noun in cast.words.kin or noun in _SPEAKING_FOR
    return noun in _OUTLETS or (theirs and token.head.lemma_ in _HOLDING)


def _is_not_held(token: "Token", other: Reference, draft: Draft) -> bool:
    """Whether "they" are held, and ``other`` are a force, a court, or those who belong to whom is held.

    "Police came. *They* were detained"; "*their* lawyers asked for bail. *They* were jailed".
    """
    if token.dep_ not in {"nsubjpass", "dobj"} or token.head.lemma_ not in _HOLDING:
        return False
    theirs = any(c.dep_ == "poss" and c.lower_ == "their" for c in other.root.children)
    return theirs or (draft.kind == "organization" and (_is_force(draft) or _is_court(draft)))


def _only_says_whose(other: Reference) -> bool:
    """Whether a body without a name only tells what somebody is: "the *union* leader"."""
    return other.root.dep_ == "compound" and other.root.pos_ == "NOUN"


def _suffered(noun: "Token") -> bool:
    """Whether others are charged with what was done to them: "charged with the murder of *two guards*"."""
    link = noun.head
    charge = link.head.head
    return (
        noun.dep_ == "pobj"
        and link.lower_ == "of"
        and link.head.lemma_ in _CRIMES
        and (charge.dep_ == "prep" and charge.lower_ in {"with", "of", "for", "over"})
    )


def _spoke_before(cast: Cast, reference: Reference, speaker: Draft | None) -> bool:
    """Whether the passage before was told by the same speaker, so that a quote may lean on it."""
    return speaker is not None and any(
        draft is speaker and other.number < reference.number
        for other, draft in cast.recent(reference.number, 1)
    )


def _many(
    cast: Cast, reference: Reference, best: dict[int, tuple[float, Draft]]
) -> dict[int, tuple[float, Draft]]:
    """For "they": those who are many; a single body only where nobody else is.

    Where persons are named, "they" may be these, for whom no one mention stands, rather than a body; and
    what somebody says of "them" may be of people whom nobody has named.
    """
    many = {i: (s, d) for i, (s, d) in best.items() if d.kind != "organization" or d.plural or _is_force(d)}
    if many:
        return many
    named = {id(d) for _, d in cast.recent(reference.number, 0) if d.kind == "person" and d.forms}
    return best if len(named) < _SEVERAL and not reference.quoted else {}


def _told_apart(
    cast: Cast, best: dict[int, tuple[float, Draft]], gender: Gender
) -> dict[int, tuple[float, Draft]]:
    """For "he" and "she": who is known to be a man or a woman is more likely than who only may be one.

    Least likely is somebody who was met without a name, the more so for "she": most reports say of a woman
    in an office that she is one.
    """
    known = {i for i, (_, d) in best.items() if d.sex and (d.forms or _is_gendered(cast, d))}
    doubt = _UNNAMED[gender]
    if not known and gender == "female" and any(d.forms for _, d in best.values()):
        return {i: (s - (0.0 if d.forms or d.sex else doubt), d) for i, (s, d) in best.items()}
    if not known:
        return best
    top = max(
        (s - (0.0 if d.forms or d.sex else doubt) for i, (s, d) in best.items() if i not in known),
        default=-100.0,
    )
    told = {}
    for i, (score, draft) in best.items():
        if i not in known:
            told[i] = (score - (0.0 if draft.forms or draft.sex else doubt), draft)
        elif gender == "male":  # most who are told of may be men: it can only leave "he" open
            told[i] = (max(score, min(score + _KNOWN, top - _SHORT)), draft)
        else:
            told[i] = (score + _KNOWN, draft)
    return told


def _is_gendered(cast: Cast, draft: Draft) -> bool:
    return any(cast.words.gender(noun) for noun, _ in draft.nouns)


def _is_court(draft: Draft) -> bool:
    return any(form.lower().endswith(("court", "tribunal")) for form in draft.forms)


def _is_force(draft: Draft) -> bool:
    """Whether a body is spoken of as its people: police, army, authorities."""
    return bool(draft.key) and str(draft.key).endswith(("police", "army", "military", "authority"))
