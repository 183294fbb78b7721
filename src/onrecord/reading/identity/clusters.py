"""From mentions to entities: names first, then every passage in text order, what is quoted last."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from onrecord.evidence import Span
from onrecord.reading.attribution import Attribution
from onrecord.reading.identity.antecedents import described_ahead
from onrecord.reading.identity.apposed import office_behind, office_fronted, office_under
from onrecord.reading.identity.beside import name_beside
from onrecord.reading.identity.called import met_unnamed
from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.christen import christen
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.listed import names_listed
from onrecord.reading.identity.mentions import SECOND
from onrecord.reading.identity.model import Identity, Mention
from onrecord.reading.identity.namesakes import name_words
from onrecord.reading.identity.narrator import find_narrator, find_speaker, find_told_of
from onrecord.reading.identity.nominals import is_nobody, link_nominal, owned_key
from onrecord.reading.identity.offices import offices_beside
from onrecord.reading.identity.phrases import determiner, possessor, root_of
from onrecord.reading.identity.predicates import bearer, is_predicate
from onrecord.reading.identity.pronouns import FIRST, resolve
from onrecord.reading.identity.quotes import Quote, find_quotes
from onrecord.reading.identity.roles import affiliation, nominal_role, title_role
from onrecord.reading.identity.vocabulary import Gender, load_vocabulary
from onrecord.reading.parse import Parse
from onrecord.reading.places import PlaceName
from onrecord.record import Entity, Role

_SPOUSES: dict[str, Gender] = {"husband": "female", "widower": "female", "wife": "male", "widow": "male"}

_BESIDE = -1
"""The number of a label, which is not among the passages that a pronoun looks back over."""


def identify(
    parse: Parse,
    mentions: tuple[Mention, ...],
    places: tuple[PlaceName, ...],
    attributions: tuple[Attribution, ...],
) -> Identity:
    """One entity for each person, body, group, place or document that the mentions stand for.

    Where two could be meant, the mention stays open: it stands for nobody rather than for the wrong one.
    """
    words = load_vocabulary()
    said = _by_passage(parse, attributions)
    quotes = {p.start: find_quotes(parse, p, said[p.start]) for p in parse.telling}
    references = list(_references(parse, mentions, quotes))
    cast = Cast(words)
    cast.meet(references)
    christen(cast, [r for r in references if r.mention.form == "name"], places, parse.report.text)
    _marry(cast, references)
    transcript = any(p.turn for p in parse.passages)
    narrator = None if transcript else find_narrator(cast, references)
    cast.told_of = find_told_of(cast, references) if narrator is None else None
    roles: list[tuple[Reference, Draft]] = []
    for _, passage in groupby((r for r in references if not r.passage.is_label), key=lambda r: r.number):
        here = list(passage)
        for reference in here:
            if not reference.quoted:
                _place(cast, reference, narrator or _in_turn(cast, reference), roles)
        for reference in here:
            if reference.quoted:
                _place(cast, reference, _speaker(cast, reference, quotes), roles)
    return _finish(parse, cast, references, roles)


def _in_turn(cast: Cast, reference: Reference) -> Draft | None:
    """Whose words a reference of a transcript is in; for "you" in a question, who is asked."""
    turn = reference.passage.turn
    word = reference.root.lower_
    if turn is None or reference.mention.form != "pronoun":
        return None
    if word in SECOND:
        return find_speaker(cast, turn.to) if turn.to is not None else None
    return find_speaker(cast, turn.speaker) if not (turn.asks and word in FIRST) else None


def _marry(cast: Cast, references: Iterable[Reference]) -> None:
    """Whoever has a husband is likely to be a woman, whoever has a wife a man."""
    for reference in references:
        sex = _SPOUSES.get(reference.noun) if reference.mention.form == "nominal" else None
        owner = possessor(reference.root) if sex else None
        holder = cast.draft_at(reference, owner) if owner is not None else None
        if holder and holder.kind == "person":
            holder.likely = sex


def _by_passage(parse: Parse, attributions: Iterable[Attribution]) -> dict[int, list[Attribution]]:
    """The attributions that have content in each passage."""
    index: dict[int, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        passages = {p.start for c in attribution.content if (p := parse.passage_at(c.start))}
        for start in passages:
            index[start].append(attribution)
    return index


def _references(
    parse: Parse, mentions: Iterable[Mention], quotes: dict[int, tuple[Quote, ...]]
) -> Iterator[Reference]:
    spoken = [p for p in parse.passages if not p.is_label]
    numbers = {p.start: n for n, p in enumerate(spoken)} | {
        p.start: _BESIDE for p in parse.passages if p.is_label
    }
    texts = {p.start: parse.report.text[p.start : p.end] for p in parse.passages}
    opens = {p.start: [s.start for s in p.doc.sents] for p in parse.passages}
    tokens = {p.start: {t.idx + p.start: t.i for t in p.doc} for p in parse.passages}
    for mention in mentions:
        passage = parse.passage_at(mention.head.start)
        if passage is None:
            continue
        at = tokens[passage.start]
        first = at[mention.head.start]
        last = first
        while last + 1 < len(passage.doc) and passage.start + passage.doc[last + 1].idx < mention.head.end:
            last += 1
        sentence = bisect_right(opens[passage.start], first)
        quoted = any(q.start <= mention.head.start < q.end for q in quotes.get(passage.start, ()))
        root = root_of(passage.doc, first, last + 1)
        number, text = numbers[passage.start], texts[passage.start]
        cased = passage.doc[first : last + 1].text
        yield Reference(mention, passage, text, number, root, cased, sentence, quoted)


def _place(
    cast: Cast, reference: Reference, speaker: Draft | None, roles: list[tuple[Reference, Draft]]
) -> None:
    """Link one reference where the text allows."""
    form = reference.mention.form
    if form == "name":
        cast.speak(reference)
        return
    if form == "pronoun":
        found = resolve(cast, reference, speaker)
        if found:
            described = described_ahead(cast, reference)
            cast.link(reference, *found)
            if described is not None and described is not found[0] and described.kind == found[0].kind:
                cast.merge(described, found[0])
        else:
            cast.left_open.append(reference)
        return
    roles += [(reference, d) for n in names_listed(cast, reference) if (d := cast.draft_of(n))]
    name = name_beside(cast, reference)
    gender = cast.words.gender(reference.noun)
    draft = cast.draft_of(name)
    if draft is None and is_nobody(reference):
        return
    if draft is None and is_predicate(reference):
        draft = bearer(cast, reference)
        if draft is None and determiner(reference.root) != "the":
            return
        name = reference if draft else None
    if draft is None:
        draft = link_nominal(cast, reference)
    cast.link(reference, draft, gender)
    if name is not None and (key := owned_key(cast, reference)):
        cast.know_as(key, draft)
    if name is not None and (before := met_unnamed(cast, reference, draft)):
        cast.merge(before, draft)
        roles[:] = [(r, draft if d is before else d) for r, d in roles]
    if name is not None or (draft.kind in {"person", "group"} and not draft.full_name):
        roles.append((reference, draft))


def _speaker(cast: Cast, reference: Reference, quotes: dict[int, tuple[Quote, ...]]) -> Draft | None:
    """Who says the quote that a reference stands in."""
    start = reference.start
    quote = next((q for q in quotes[reference.passage.start] if q.start <= start < q.end), None)
    for span in quote.source if quote else ():
        draft = _named_in(cast, span)
        if draft:
            return draft
    return None


def _named_in(cast: Cast, source: Span) -> Draft | None:
    """Whom a source's words name: a name before a noun before a pronoun, the first of its sort."""
    inside = {r for offset in range(source.start, source.end) if (r := cast.at(offset))}
    order = {"name": 0, "nominal": 1, "pronoun": 2}
    people = [r for r in inside if (d := cast.draft_of(r)) and d.kind in {"person", "group", "organization"}]
    for reference in sorted(
        people, key=lambda r: (r.mention.kind == "organization", order[r.mention.form], r.start)
    ):
        return cast.draft_of(reference)
    return None


def _finish(
    parse: Parse, cast: Cast, references: list[Reference], roles: list[tuple[Reference, Draft]]
) -> Identity:
    """The entities, numbered in order of their first mention."""
    drafts = sorted(
        (d for d in cast.drafts if d.references), key=lambda d: min(r.start for r in d.references)
    )
    ids = {id(draft): f"e{n}" for n, draft in enumerate(drafts, 1)}
    for reference, draft in roles:
        role = nominal_role(parse, cast, reference, ids, single=not draft.plural)
        if role and (draft.full_name or role.organization or role.place):
            draft.roles.append(role)
    for draft in drafts:
        for name in (r for r in draft.references if r.mention.form == "name"):
            draft.roles += _roles_of_name(parse, cast, name, ids) if draft.kind == "person" else []
        if draft.full_name and draft.kind == "person":
            fronted = (office_fronted(cast, r, ids) for r in draft.references)
            draft.roles += [role for role in fronted if role]
    by_head = {
        (r.mention.head.start, r.mention.head.end): ids[id(d)] for r in references if (d := cast.draft_of(r))
    }
    return Identity(
        tuple(_entity(d, ids[id(d)]) for d in drafts), tuple(r.mention for r in references), by_head
    )


def _roles_of_name(parse: Parse, cast: Cast, name: Reference, ids: dict[int, str]) -> list[Role]:
    beside = [
        *offices_beside(cast, name, ids),
        office_behind(cast, name, ids),
        office_under(cast, name, parse.report.text),
    ]
    return [r for r in (title_role(cast.words, name), affiliation(parse, cast, name, ids), *beside) if r]


def _entity(draft: Draft, id_: str) -> Entity:
    forms = [r.mention.head.text for r in sorted(draft.names(), key=lambda r: r.start)]
    name = draft.full_name
    if not forms:
        forms = [r.mention.span.text for r in draft.references if r.mention.form == "nominal"]
        said = [r.mention.span.text for r in draft.references]
        name = max(forms, key=lambda f: len(f.split()), default=_first_person(said))
    return Entity(
        id_,
        draft.kind,
        _tidy(name),
        aliases=_others(name, forms + _bare_names(draft) + _honoured(draft)),
        roles=_distinct(draft.roles),
        mentions=tuple(sorted({r.mention.span for r in draft.references})),
        gazetteer=draft.gazetteer,
    )


def _first_person(said: list[str]) -> str:
    """What somebody without a name is called: "I", if they speak."""
    own = [word for word in said if word.lower() not in SECOND] or said
    return "I" if "I" in own else own[0]


def _bare_names(draft: Draft) -> list[str]:
    """The capitalised nouns by which a body is called in the middle of a sentence: "the Collective"."""
    if draft.kind != "organization" or not draft.forms:
        return []
    called = (
        r.mention.head.text
        for r in draft.references
        if r.mention.form == "nominal" and not r.root.is_sent_start
    )
    return [noun for noun in called if noun.istitle() and any(noun in name.split() for name in draft.forms)]


def _honoured(draft: Draft) -> list[str]:
    """A name with the word of respect that in Burma is spoken as a part of it: "Daw Khin Hnin Wai"."""
    burmese = load_vocabulary().burmese_titles
    titled = [r.mention for r in draft.references if r.mention.form == "name" and r.mention.title is not None]
    spoken = [(m.title.text.split()[-1], m.head.text) for m in titled if m.title is not None]
    return [f"{title} {name}" for title, name in spoken if title in burmese]


def _others(name: str, forms: list[str]) -> tuple[str, ...]:
    """The forms that differ from the name and from each other by more than capitals."""
    seen = {_tidy(name).casefold()}
    others = []
    for form in map(_tidy, forms):
        if form.casefold() not in seen:
            seen.add(form.casefold())
            others.append(form)
    return tuple(others)


def _tidy(name: str) -> str:
    """A name on one line."""
    return " ".join(name.split())


def _distinct(roles: list[Role]) -> tuple[Role, ...]:
    """The roles in text order, each told once, in its fullest form."""
    kept: list[Role] = []
    for role in sorted(
        roles, key=lambda r: (-sum(x is not None for x in (r.organization, r.place)), r.span.start)
    ):
        words = name_words(role.title)
        if not any(
            set(words) <= set(name_words(k.title)) and role.organization in {None, k.organization}
            for k in kept
            if k.title or not role.title
        ):
            kept.append(role)
    return tuple(sorted(kept, key=lambda r: r.span))
