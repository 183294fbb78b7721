"""What somebody is: title, body, place, and whether no longer, from the words beside a name."""

import re
from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.phrases import determiner, phrase, possessor
from onrecord.reading.identity.titles import RETIRED
from onrecord.reading.identity.vocabulary import Vocabulary
from onrecord.reading.parse import Parse
from onrecord.record import Role

if TYPE_CHECKING:
    from spacy.tokens import Token

IdOf = dict[int, str]
"""Entity ids by the ``id()`` of their drafts."""
_NO_OFFICE = frozenset({"first", "second", "senior", "junior", "former", "staff"})
"""What an office is not by itself."""
_OF_BODY = frozenset({"at", "of", "from", "with", "for", "in", "to"})
_BRANCHES = frozenset({"branch", "wing", "chapter", "section", "office", "unit"})
_DESKS = frozenset({"clerk", "official", "officer", "secretary"})
"""Those who, like a spokesman, are what they are in a body that a sentence may open with."""
_LONGEST_COMMAND = 6
_IN_CHARGE = frozenset(
    {"commissioner", "director", "minister", "secretary", "undersecretary", "vice-minister"}
)
_LONGEST_CHARGE = 4
_OPENING = 3
_LONGEST_OPENING = 8
"""Words of "At the Interior Ministry," at least and at most."""
_QUANTIFIERS = frozenset(
    {"all", "most", "some", "many", "several", "few", "only", "about", "at", "least", "other", "same", "such"}
)
_LABEL = re.compile(r"(?:^|[.;]\s+)([A-Z][\w-]+(?: [\w-]+){0,2}):\s+$", re.MULTILINE)
_NO_LABEL = frozenset({"witness", "interviewee", "respondent", "victim", "accused", "defendant", "defence"})
_DOING = re.compile(r"\b[A-Z][a-z]+ing $")
_AGE = re.compile(r"\d+(?:-year-old)?|year|old|-")


def title_role(words: Vocabulary, name: Reference) -> Role | None:
    """The role that stands before a name as its title: "Prime Minister Hun Sen"."""
    title = name.mention.title or _label(words, name)
    if title is None:
        return None
    title = _whole_title(name, title)
    office = [w for w in title.text.split() if not words.is_honorific(w) and w.lower() != "former"]
    retired = [w for w in office if w.strip("().").lower() in RETIRED]
    office = [w for w in office if w not in retired]
    if all(w.lower() in _NO_OFFICE for w in office):
        return None
    former = bool(retired) or title.text.lower().startswith(("former", "ex-"))
    return Role(" ".join(office), title, former=former) if office else None


def _whole_title(name: Reference, title: Span) -> Span:
    """A title with what its holder is there to do: "*Returning* Officer X", "*Presiding* Judge X"."""
    before = _DOING.search(name.text, 0, title.start - name.passage.start)
    if before is None:
        return title
    start = name.passage.start + before.start()
    return Span(start, title.end, before[0] + title.text)


def _label(words: Vocabulary, name: Reference) -> Span | None:
    """The office in a form: "*Judge*: Natallia Roca. *Prosecutor*: Ihar Roca"."""
    start = name.mention.span.start - name.passage.start
    label = _LABEL.search(name.text, 0, start)
    if label is None or label.end() != start or not words.is_person(label[1].split()[-1].lower()):
        return None
    at = name.passage.start + label.start(1)
    return None if label[1].lower() in _NO_LABEL else Span(at, at + len(label[1]), label[1])


def nominal_role(
    parse: Parse, cast: Cast, reference: Reference, ids: IdOf, *, single: bool = True
) -> Role | None:
    """The role that a noun phrase gives: "a former CNRP commune councillor in … Ek Phnom district".

    For a ``single`` one of several ("one of the guards, N") the noun is put in the singular.
    """
    head, passage = reference.root, reference.passage
    if head.pos_ not in {"NOUN", "PROPN"} and head.dep_ not in {"compound", "amod", "appos"}:
        return None
    first, last = phrase(head)
    organization, place, used = _holder(cast, reference, first, ids)
    end = max([last, *[t.i + 1 for t in used]])
    fields = _fields(head, first, used, organization)
    used = [t for t in used if t not in fields]
    words, former = [], False
    owner = possessor(head)
    whose = set(owner.subtree) if owner is not None and owner.pos_ == "PROPN" else set()
    for token in passage.doc[first : head.i + 1]:
        word = token.lower_
        if token in whose:
            continue
        if word in cast.words.former or (word == "now" and token.nbor().text == "-"):
            former = True
        elif word in _QUANTIFIERS:
            continue
        elif token.tag_ == "POS":
            words += [token.text] if token.nbor(-1).text in words else []
        elif token in used or _AGE.fullmatch(word) or (token.like_num and token.tag_ != "JJ"):
            words += (
                ["-"]
                if token.text == "-"
                and words
                and not token.whitespace_
                and not _AGE.fullmatch(token.nbor(-1).lower_)
                else []
            )
        elif token.dep_ != "poss" or token.pos_ not in {"PRON", "PROPN"}:
            one = token.i == head.i and single and token.tag_ == "NNS" and token.text.islower()
            words.append(token.lemma_ if one else token.text)
    words += (
        [t.text for t in passage.doc[head.i + 1 : last]]
        if not any(t.i > head.i and t.i < last for t in used)
        else []
    )
    if passage.doc[head.i + 1 : head.i + 3].text.lower() == "in chief":
        words += ["in", "chief"]
        end = max(end, head.i + 3)
    if commanding := _commanding(head):
        words += [t.text for t in passage.doc[head.i + 1 : commanding]]
        end = max(end, commanding)
    elif charge := _charged_with(cast, reference, last):
        words += [t.text for t in passage.doc[last:charge]]
        end = max(end, charge)
    if head.lower_.startswith("ex-"):
        former = True
    title = _joined(words)
    return (
        Role(title, parse.span(passage, passage.doc[first:end]), organization, place, former)
        if title
        else None
    )


def _fields(head: "Token", first: int, used: list["Token"], organization: str | None) -> list["Token"]:
    """The place between an office's words for which a body has it: "deputy *Asia* director at N"."""
    before = head.doc[max(head.i - 1, 0)]
    behind = organization is not None and any(t.i > head.i for t in used)
    within = before in used and before.i > first and before.nbor(-1).pos_ in {"ADJ", "NOUN"}
    return [before] if behind and within else []


def _charged_with(cast: Cast, reference: Reference, last: int) -> int | None:
    """Where "the undersecretary *for fisheries*" ends: what somebody is in charge of, and no body's name."""
    doc, at = reference.passage.doc, last + 1
    if reference.noun not in _IN_CHARGE or doc[last : last + 1].text != "for":
        return None
    while at < len(doc) and doc[at].text.islower() and doc[at].pos_ in {"NOUN", "ADJ"}:
        if cast.reference_of(reference, doc[at]) is not None:
            return None
        at += 1
    ends = at >= len(doc) or doc[at].text in {",", ".", ";"} or doc[at].text[0].isupper()
    return at if last + 1 < at <= last + 1 + _LONGEST_CHARGE and ends else None


def _commanding(head: "Token") -> int | None:
    """Where "the officer *commanding the station*" ends, which is an office, and no act."""
    after = head.nbor() if head.i + 1 < len(head.doc) else head
    named = after.lower_ in {"commanding", "in"} and head.lower_ in {"officer", "general", "colonel"}
    charge = head.doc[after.i + 1 : after.i + 2].text.lower() == "charge"
    if not named or (after.lower_ == "in" and not charge):
        return None
    end = after.i + 1
    while end < len(head.doc) and head.doc[end].text not in {",", ".", ";", "("}:
        end += 1
    return end if end - after.i <= _LONGEST_COMMAND else None


def _joined(words: list[str]) -> str:
    return re.sub(r" (?=[’'])", "", " ".join(words).replace(" - ", "-"))


def _holder(
    cast: Cast, reference: Reference, first: int, ids: IdOf
) -> tuple[str | None, str | None, list["Token"]]:
    """The body and the place of an office, and the tokens that name them."""
    organization: str | None = None
    place: str | None = None
    used: list[Token] = []
    for token in _around(reference.root, first):
        other = cast.reference_of(reference, token)
        draft = cast.draft_of(other)
        if other is None or draft is None or other is reference or id(draft) not in ids:
            continue
        whole = other.mention.head if other.mention.form == "name" else other.mention.span
        tokens = [
            t
            for t in reference.passage.doc
            if whole.start <= reference.passage.start + t.idx < whole.end and t.i != reference.root.i
        ]
        if draft.kind == "organization" and organization is None:
            organization = ids[id(_whole(cast, other, draft))]
            generic = (
                other.mention.form == "nominal"
                and not determiner(token)
                and token.dep_ != "poss"
                and possessor(token) is None
            )
            used += [] if generic else tokens
        elif draft.kind == "place" and place is None:
            place = ids[id(draft)]
            used += tokens
    if organization is None and (following := _next_in_form(cast, reference)) is not None:
        organization = ids.get(id(following))
    if organization is None and (body := _at_the_head(cast, reference, first)) is not None:
        organization = ids.get(id(body))
    return organization, place, used


def _next_in_form(cast: Cast, reference: Reference) -> Draft | None:
    """The body after an office: "Taken down by: Saw Htoo, field monitor, *Salween Group*"."""
    doc, after = reference.passage.doc, reference.root.i + 1
    if not reference.passage.is_form_line or after + 1 >= len(doc) or doc[after].text != ",":
        return None
    draft = cast.draft_at(reference, doc[after + 1])
    return draft if draft is not None and draft.kind == "organization" else None


def _at_the_head(cast: Cast, reference: Reference, first: int) -> Draft | None:
    """The body at whose place a sentence opens: "At the Interior Ministry, spokesman X said"."""
    doc = reference.passage.doc
    if not (reference.noun.startswith("spokes") or reference.noun in _DESKS) or first < _OPENING:
        return None
    start = reference.root.sent.start
    if doc[start].lower_ not in {"at", "for", "from"} or doc[first - 1].text != ",":
        return None
    bodies = [c for c in doc[start].rights if c.dep_ == "pobj" and c.i < first]
    draft = (
        cast.draft_at(reference, bodies[0])
        if len(bodies) == 1 and first - start <= _LONGEST_OPENING
        else None
    )
    return draft if draft is not None and draft.kind == "organization" else None


def _whole(cast: Cast, other: Reference, draft: Draft) -> Draft:
    """The body of which a branch is a part: CNRP in "CNRP's Prey Veng branch"."""
    if other.noun in _BRANCHES and other.mention.form == "nominal":
        for child in other.root.lefts:
            owner = cast.draft_at(other, child) if child.dep_ in {"poss", "compound", "nmod"} else None
            if owner and owner.kind == "organization":
                return owner
    return draft


def _around(head: "Token", first: int) -> list["Token"]:
    """The words that may name the body or place of an office, the nearest construction first."""
    before = [t for t in head.doc[first : head.i] if t.dep_ in {"compound", "nmod", "poss", "amod"}]
    after = [
        g
        for c in head.rights
        if c.dep_ == "prep" and c.lower_ in _OF_BODY
        for g in c.rights
        if g.dep_ == "pobj"
    ]
    deeper = [
        g
        for a in after
        for c in a.rights
        if c.dep_ == "prep" and c.lower_ in {"in", "of"}
        for g in c.rights
        if g.dep_ == "pobj"
    ]
    return before + after + deeper


def affiliation(parse: Parse, cast: Cast, name: Reference, ids: IdOf) -> Role | None:
    """A body that stands right after a name: "Phil Robertson at Human Rights Watch"."""
    for child in name.root.rights:
        if child.dep_ != "prep" or child.lower_ not in {"at", "of", "from", "with"}:
            continue
        if name.passage.start + child.idx > name.mention.head.end + 2:
            continue
        for body in child.rights:
            draft = cast.draft_at(name, body)
            other = cast.reference_of(name, body)
            if draft and other and draft.kind == "organization" and body.dep_ == "pobj":
                return Role("", _span(parse, name, child, other), ids[id(draft)])
    return None


def _span(parse: Parse, name: Reference, preposition: "Token", body: Reference) -> Span:
    start = name.passage.start + preposition.idx
    return Span(start, body.mention.span.end, parse.report.text[start : body.mention.span.end])
