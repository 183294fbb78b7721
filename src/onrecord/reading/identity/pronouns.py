"""Pronouns: by gender and number, by syntax, by how near and how central somebody is; open where two tie."""

from typing import TYPE_CHECKING

from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.mentions import SECOND
from onrecord.reading.identity.phrases import determiner, is_subject, possessor
from onrecord.reading.identity.salience import (
    acts_on,
    commands,
    dies,
    is_bound,
    is_done_to,
    is_told,
    is_voice_of,
    last_voice,
    owns_as_subject,
    salience,
    speaks,
)
from onrecord.reading.identity.vocabulary import Gender

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_RELATIVE = frozenset({"who", "whom", "whose"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_GENDERS: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_GETTING = frozenset({"receive", "get"})
_PRESSING = frozenset({"order", "threaten", "advise", "summon", "instruct"})
_FARTHEST = 6
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
_SEVERAL = 2
_MARGIN = 12.0
"""How much more must speak for the best candidate than for the next; below this the pronoun stays open."""


def resolve(cast: Cast, reference: Reference, speaker: Draft | None) -> tuple[Draft, Gender | None] | None:
    """Whom a pronoun stands for, and the gender that it tells; None where the text leaves it open.

    ``speaker`` is who says the quote that the pronoun stands in; for "you", who is asked.
    """
    word = reference.root.lower_
    if word in FIRST or word in SECOND:
        return (speaker, None) if speaker else None
    if word in _RELATIVE:
        draft = _antecedent(cast, reference)
        return (draft, None) if draft else None
    gender = _GENDERS.get(word)
    if word in _IT and (body := _body_that_tells(cast, reference)):
        return body, None
    if word in _IT and not _acts(cast, reference):
        return None
    ahead = _subject_ahead(cast, reference) or _taken_up(cast, reference) or _receiver(cast, reference)
    if ahead and _fits(cast, ahead, word, gender):
        return ahead, gender
    threatened = _threatened(reference)
    if threatened is not None:
        draft = cast.draft_at(reference, threatened)
        return (draft, gender) if draft else None
    told_of = cast.told_of
    if told_of and told_of.sex == gender is not None and _opens_passage(reference):
        return told_of, gender
    listed = _first_of_list(cast, reference)
    if listed and listed is not speaker and _fits(cast, listed, word, gender):
        return listed, gender
    scores = _candidates(cast, reference, speaker, gender)
    draft = _clear_winner(scores)
    if draft is None or (gender and _met_after_open(cast, reference, draft, gender)):
        return None
    if word == "they" and _goes_on_from_open(cast, reference, draft):
        return None
    if gender and _was_open_before(cast, reference, gender):
        return None
    teller = _teller(cast, reference)
    if gender == "male" and teller and teller is not draft and _fits(cast, teller, word, gender):
        return None  # "a student had told a doctor that he was beaten": he may be the student
    return draft, gender


def _threatened(reference: Reference) -> "Token | None":
    """Who is in the condition of a threat: "threatened to kill *him* if *he* went to the police"."""
    token = reference.root
    clause, act = token.head, token.head.head
    if (
        not is_subject(token)
        or clause.dep_ != "advcl"
        or not any(c.lower_ in {"if", "unless"} for c in clause.lefts)
    ):
        return None
    pair = {"he": "him", "she": "her", "they": "them"}.get(token.lower_)
    acts = (act, *(c for c in act.children if c.dep_ == "xcomp"))
    return next((c for verb in acts for c in verb.children if c.dep_ == "dobj" and c.lower_ == pair), None)


def _opens_passage(reference: Reference) -> bool:
    """Whether a paragraph begins with the pronoun: "*She* went into hiding on 10 August"."""
    return reference.root.i == 0 and is_subject(reference.root) and not reference.quoted


def _antecedent(cast: Cast, reference: Reference) -> Draft | None:
    """The noun that a relative clause belongs to."""
    token = reference.root
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            return cast.draft_at(reference, ancestor.head)
    before = token.i - 1 - (token.i > 1 and token.nbor(-1).text == ",")
    if before < 0 or token.doc[before].pos_ not in {"NOUN", "PROPN", "NUM"}:
        return None  # "asked me who paid": a question, and nobody's clause
    return cast.draft_at(reference, token.doc[before])


def _first_of_list(cast: Cast, reference: Reference) -> Draft | None:
    """Whose "his" is in "X and *his* driver" and "X, 48, *her* brother Y": of the one before in the list."""
    token, noun = reference.root, reference.root.head
    if token.dep_ != "poss" or noun.dep_ not in {"conj", "appos"}:
        return None
    follows = token.doc[noun.i + 1].text if noun.i + 1 < len(token.doc) else ""
    if noun.dep_ == "appos" and not follows[:1].isupper():
        return None  # "X, his mother, said": one person in other words
    first = noun.head
    if any(t.i > first.i and is_subject(t) for t in token.doc[first.i : token.i]):
        return None
    return cast.draft_at(reference, first)


def _subject_ahead(cast: Cast, reference: Reference) -> Draft | None:
    """The named subject of the main clause after the pronoun's own: "Though he signed, Vath …"."""
    token = reference.root
    for verb in token.ancestors:
        if verb.dep_ == "advcl" and verb.head.i > token.i and is_subject(token):
            subject = next((c for c in verb.head.lefts if is_subject(c) and c.i > verb.i), None)
            other = cast.reference_of(reference, subject) if subject is not None else None
            return cast.draft_of(other) if other and other.mention.form == "name" else None
    return None


def _taken_up(cast: Cast, reference: Reference) -> Draft | None:
    """Whoever opens a spoken sentence and is taken up again: "A captain, Muawia Jadallah, *he* gave …"."""
    token = reference.root
    if not is_subject(token) or token.i == token.sent.start or token.nbor(-1).text != ",":
        return None
    opening = next((c for c in token.head.lefts if c.pos_ in {"NOUN", "PROPN"}), None)
    if opening is None or opening.left_edge.i != token.sent.start or opening.right_edge.i + 1 < token.i - 1:
        return None
    return (
        cast.draft_at(reference, opening) if determiner(opening) or possessor(opening) is not None else None
    )


def _receiver(cast: Cast, reference: Reference) -> Draft | None:
    """Who got what speaks to "him": "Ali said *the activist* received messages telling *him* to go"."""
    speaking = reference.root.head
    sent = speaking.head
    if (
        reference.root.dep_ not in {"dobj", "dative"}
        or speaking.dep_ not in {"acl", "relcl"}
        or sent.dep_ != "dobj"
    ):
        return None
    if sent.head.lemma_ not in _GETTING or speaking.lemma_ not in cast.words.say | _PRESSING:
        return None
    subject = next((c for c in sent.head.lefts if is_subject(c)), None)
    return cast.draft_at(reference, subject) if subject is not None else None


def _teller(cast: Cast, reference: Reference) -> Draft | None:
    """The subject of the verb whose content the clause of a pronoun is."""
    clause = reference.root.head
    if not is_subject(reference.root) or clause.dep_ != "ccomp":
        return None
    subject = next((c for c in clause.head.lefts if is_subject(c)), None)
    return cast.draft_at(reference, subject) if subject is not None else None


def _met_after_open(cast: Cast, reference: Reference, draft: Draft, gender: Gender) -> bool:
    """Whether the passage spoke of somebody as "he" whom it left open, before it came to ``draft``.

    The next "he" may be that one again: "*He* told me that our son would suffer. In *his* place I …".
    """
    met = min(
        (r.start for r in draft.references if r.number == reference.number and r.start < reference.start),
        default=reference.start,
    )
    return any(
        r.number == reference.number and r.start < met and _GENDERS.get(r.root.lower_) == gender
        for r in cast.left_open
        if r.quoted == reference.quoted
    ) and not any(
        r.sentence == reference.sentence
        and (commands(r.root, reference.root) or owns_as_subject(r.root, reference.root))
        for r in draft.references
        if r.number == reference.number
    )


def _was_open_before(cast: Cast, reference: Reference, gender: Gender) -> bool:
    """Whether the same sentence left such a word open: "made *him* sign without letting *him* read it"."""
    return any(
        (r.number, r.sentence, r.quoted) == (reference.number, reference.sentence, reference.quoted)
        and r.start < reference.start
        and r.root.dep_ != "poss"
        and _GENDERS.get(r.root.lower_) == gender
        for r in cast.left_open
    )


def _goes_on_from_open(cast: Cast, reference: Reference, draft: Draft) -> bool:
    """Whether "they" only go on with what a "they" did whom nobody knows, to those met there first.

    "*They* took six men to carry shells. *They* took pigs": the six took nothing.
    """
    met = min(r.start for r in draft.references if r.start < reference.start)
    return is_subject(reference.root) and any(
        r.number == reference.number
        and r.root.lower_ == "they"
        and is_subject(r.root)
        and r.start < met
        and r.sentence >= reference.sentence - _FARTHEST
        and r.quoted == reference.quoted
        for r in cast.left_open
    )


def _body_that_tells(cast: Cast, reference: Reference) -> Draft | None:
    """The body that tells what "it" did to somebody: "the Lion Column said *it* ambushed a convoy"."""
    token, verb = reference.root, reference.root.head
    done = any(c.dep_ == "dobj" for c in verb.children) and verb.lemma_ != "take"
    if token.dep_ != "nsubj" or verb.dep_ != "ccomp" or not done or verb.head.lemma_ not in cast.words.say:
        return None
    teller = next((c for c in verb.head.lefts if is_subject(c)), None)
    draft = cast.draft_at(reference, teller) if teller is not None else None
    return draft if draft and draft.kind == "organization" else None


def _acts(cast: Cast, reference: Reference) -> bool:
    """Whether "it" does what only a body does: it speaks, or somebody serves it."""
    token = reference.root
    if token.dep_ == "poss":
        noun = token.head.lemma_.lower()
        return (
            cast.words.is_person(noun)
            or noun in cast.words.bodies
            or noun in {"office", "headquarters", "statement"}
        )
    calls = token.head.lemma_ == "call" and any(c.lower_ in {"on", "for"} for c in token.head.rights)
    return is_subject(token) and (calls or token.head.lemma_.lower() in cast.words.say)


def _fits(cast: Cast, draft: Draft, word: str, gender: Gender | None) -> bool:
    if word in _THEY:
        return draft.kind in {"group", "organization"} or (draft.plural and draft.kind == "person")
    if word in _IT:
        return draft.kind == "organization" and not draft.plural
    if any(noun in cast.words.collectives for noun, _ in draft.nouns) and not draft.forms:
        return False  # "the family"
    return draft.kind == "person" and not draft.plural and draft.sex in {gender, None}


def _candidates(
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
    told_of = {id(d) for r, d in cast.recent(reference.number, 0) if _tells_of(cast, token, r)}
    here = {id(d) for r, d in cast.recent(reference.number, 0)}
    count: dict[int, int] = {}
    for other, draft in cast.recent(reference.number, 1):
        count[id(draft)] = count.get(id(draft), 0) + (other.number == reference.number)
        if other.number == reference.number and reference.sentence - other.sentence > _FARTHEST:
            continue
        if other.start >= reference.start or draft is speaker or not _fits(cast, draft, word, gender):
            continue
        if id(draft) in barred or _is_spoken(other.root) or (dies(token) and is_voice_of(other.root, token)):
            continue
        if word in _THEY and _are_others(cast, reference, other):
            continue
        score = salience(cast, reference, other, draft) - (_TOLD if id(draft) in told_of else 0.0)
        if id(draft) not in best or score > best[id(draft)][0]:
            best[id(draft)] = (score, draft)
    if word in _THEY:
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
        voice = last_voice(cast, reference)
        before = [(s, d) for s, d in before if d is voice and speaks(cast, token)]
    return before


def _turns_down(token: "Token") -> bool:
    """Whether a word stands for who refuses: nobody turns down what they offered themselves."""
    verb = token.head
    down = verb.lemma_ == "turn" and any(c.lower_ == "down" for c in verb.children)
    return is_subject(token) and (down or verb.lemma_ in {"refuse", "decline", "reject", "accept"})


def _tells_of(cast: Cast, token: "Token", other: Reference) -> bool:
    """Whether ``other`` is named in what a pronoun tells: "*Roca* came to the house, *she* said"."""
    if other.mention.form == "pronoun" or other.root.i > token.i or not speaks(cast, token):
        return False
    if any(t.text == ";" for t in token.doc[other.root.i : token.i]):
        return False  # a clause of its own, whatever the parse hangs it on
    clause = other.root.head
    beside = token.head.dep_ == "parataxis" and token.head.head == clause and is_subject(token)
    return is_voice_of(token, other.root) or (beside and is_subject(other.root))


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
    if reference.quoted and not other.quoted and (speaks(cast, other.root) or is_told(cast, other.root)):
        return True  # "the relatives said. “*They* broke down the door,” his mother told reporters"
    # "And the women?" — "*They* took our telephones": whom it asks about need not be them
    asked = other.root.sent[-1].text == "?" or (other.passage.asks and other.root.dep_ != "nsubj")
    return other.number < reference.number and asked


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


def _is_force(draft: Draft) -> bool:
    """Whether a body is spoken of as its people: police, army, authorities."""
    return bool(draft.key) and str(draft.key).endswith(("police", "army", "military", "authority"))


def _clear_winner(scores: list[tuple[float, Draft]]) -> Draft | None:
    ranked = sorted(scores, key=lambda pair: -pair[0])
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN:
        return None
    return ranked[0][1]
