"""The days and the places that an incident may have: what stands in the text, in the forms of the keys."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.measure.muc4.incidents import family
from onrecord.measure.muc4.scene import Act, Scene
from onrecord.measure.muc4.signs import bucket
from onrecord.measure.muc4.slots import country_of, day_form, home_of, plain, when
from onrecord.reading.dates import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN_NAMES = frozenset({"de", "del", "la", "las", "los", "el", "y", "san", "santa"})


@dataclass(frozen=True, eq=False)
class Option:
    """A day or a place in the form of the keys, and the signs that speak for and against it."""

    form: str
    signs: tuple[str, ...]


def _stand(sentence: int, acts: Sequence[Act]) -> str:
    gap = min((sentence - act.sentence for act in acts), key=abs)
    return f"{'before' if gap < 0 else 'after'} {min(abs(gap), 4)}" if gap else "same sentence"


def days(acts: Sequence[Act], scene: Scene, dates: Sequence[TimeExpression]) -> Iterator[Option]:
    """The days that the incident of ``acts`` may have been on; the last two are the day of the report."""
    published, kind = scene.reading.report.published, family(acts)
    own = {act.event.date.span for act in acts if act.event.date}
    others = {act.event.date.span for act in scene.acts if act.event.date} - own
    count = Counter(d.edtf for d in dates)
    told = [d for d in dates if d.edtf and day_form(d.edtf)]
    ruled = when(acts, published)
    distinct = len({act.event.date.edtf for act in acts if act.event.date})
    for expression in told:
        tokens = scene.parsed.tokens(expression.span.start, expression.span.end)
        if tokens is None or (sentence := scene.sentence_of(tokens[0], expression.span.start)) is None:
            continue
        age = _age(expression.edtf or "", published)
        stand = _stand(sentence, acts)
        mine = (
            "its own" if expression.span in own else "another's" if expression.span in others else "nobody's"
        )
        signs = [
            f"{mine}",
            f"{mine} {age}",
            f"age {age}",
            f"at {stand}",
            f"at {stand} {mine}",
            f"length {len(expression.edtf or '')}",
            f"times {bucket(count[expression.edtf])}",
            f"method {expression.method}",
            f"family {kind}",
            f"first {expression is told[0]}",
            f"own dates {min(len(own), 3)} {mine}",
            f"paragraph {bucket(sentence)}",
            *(f"word {t.lemma_.lower()}" for t in tokens),
            f"under {tokens.root.head.lemma_.lower()}",
        ]
        for act in acts:
            if act.sentence == sentence:
                side = "left" if tokens.root.i < act.trigger.i else "right"
                signs += [f"{side} {bucket(abs(tokens.root.i - act.trigger.i))}", f"{side} {act.event.type}"]
        form = day_form(expression.edtf or "")
        signs += [
            f"ruled {form == ruled}",
            f"ruled {form == ruled} {mine}",
            f"ruled {form == ruled} {age}",
            f"ruled {form == ruled} of {distinct}",
            f"ruled {form == ruled} at {stand}",
        ]
        if form:
            yield Option(form, tuple(signs))
    if published and (today := day_form(published)):
        state = [
            f"ruled {ruled == today} {ruled == '- ' + today}",
            f"told today {any(d.edtf == published for d in told)}",
            f"own dates {min(len(own), 3)}",
            f"family {kind}",
            f"told {min(len(told), 4)}",
            f"first act {bucket(min(a.sentence for a in acts))}",
        ]
        state += [f"trigger {act.trigger.lemma_.lower()} {act.trigger.tag_}" for act in acts]
        state += [f"certainty {act.event.certainty}" for act in acts]
        yield Option(f"- {today}", ("until today", *(f"until today {s}" for s in state)))
        yield Option(today, ("today", *(f"today {s}" for s in state)))


def _age(edtf: str, published: str | None) -> str:
    try:
        gone = (date.fromisoformat(published or "") - date.fromisoformat(edtf[:10])).days
    except ValueError:
        return f"length {len(edtf)}"
    return (
        "future"
        if gone < 0
        else f"day {gone}"
        if gone < 3
        else "week"
        if gone < 8
        else "month"
        if gone < 32
        else "season"
        if gone < 100
        else "old"
    )


def spots(acts: Sequence[Act], scene: Scene) -> Iterator[Option]:
    """The places that the incident of ``acts`` may have been in; the first is the country alone."""
    text, kind = scene.reading.report.text, family(acts)
    country = country_of(text)
    named = {(m.start, m.end): e for e in scene.reading.entities if e.kind == "place" for m in e.mentions}
    own = {act.event.place.span for act in acts if act.event.place}
    others = {act.event.place.span for act in scene.acts if act.event.place} - own
    homes = Counter(
        home
        for act in acts
        if act.event.place and (home := home_of(scene.entities.get(act.event.place.entity or "")))
    )
    home = homes.most_common(1)[0][0] if homes else country
    if home:
        yield Option(
            home,
            (
                "country",
                f"country {kind}",
                f"country own {min(len(own), 2)}",
                f"country acts {bucket(len(acts))}",
                f"country is the text's {home == country}",
                *(f"country {a.trigger.lemma_.lower()}" for a in acts),
            ),
        )
    count: Counter[str] = Counter()
    found = []
    for sentence, run in _names(scene):
        span = scene.span(run[0], run[-1])
        if span is None:
            continue
        name = plain(re.sub(r"\s+", " ", span.text))
        entity = next((e for (a, b), e in named.items() if a <= span.start and span.end <= b), None)
        count[name] += 1
        found.append((sentence, run, span, name, entity))
    for number, (sentence, run, span, name, entity) in enumerate(found):
        root = next((t for t in run if t.head not in run), run[-1])
        if root.ent_type_ in {"PERSON", "DATE"} and entity is None:
            continue
        stand = _stand(sentence, acts)
        mine = (
            "its own"
            if any(s.overlaps(span) for s in own)
            else "another's"
            if any(s.overlaps(span) for s in others)
            else "nobody's"
        )
        after = run[-1].nbor(1).lower_ if run[-1].i + 1 < len(run[-1].doc) else ""
        beyond = run[-1].nbor(2) if run[-1].i + 2 < len(run[-1].doc) else None
        before = run[0].nbor(-1).lower_ if run[0].i else ""
        beside = [other for other in found if other[1][0].doc is run[0].doc and other is not found[number]]
        followed = any(0 < o[1][0].i - run[-1].i <= 3 for o in beside)
        preceded = any(0 < run[0].i - o[1][-1].i <= 3 for o in beside)
        governor = root.head.head if root.head.pos_ == "ADP" else root.head
        lies = home_of(entity) or country
        feature = entity.gazetteer.feature if entity and entity.gazetteer else None
        sort = "place" if entity else root.ent_type_ or "name"
        signs = [
            f"{mine}",
            f"{mine} {sort}",
            f"at {stand}",
            f"at {stand} {mine}",
            f"at {stand} {sort}",
            f"kind {sort}",
            f"feature {feature}",
            f"before {before}",
            f"after {after}",
            f"before {before} {sort}",
            f"dep {root.dep_}",
            f"on {governor.lemma_.lower()}",
            f"followed {followed} preceded {preceded}",
            f"followed {followed} {mine}",
            f"preceded {preceded} {mine}",
            f"times {bucket(count[name])}",
            f"is a country {name in {lies, country}}",
            f"country {country} {name}",
            f"family {kind}",
            f"own {min(len(own), 2)} {mine}",
            f"words {len(run)}",
            f"comma {after == ','} {beyond is not None and beyond.pos_ == 'PROPN'}",
            f"sentence {bucket(sentence)}",
            f"far country {lies == home}",
        ]
        for act in acts:
            if act.sentence == sentence:
                signs.append(
                    f"{'left' if root.i < act.trigger.i else 'right'} {bucket(abs(root.i - act.trigger.i))}"
                )
            if governor == act.trigger:
                signs.append(f"on its trigger {before}")
        if lies and name != lies:
            yield Option(f"{lies}: {name}", tuple(signs))


def _names(scene: Scene) -> "Iterator[tuple[int, list[Token]]]":
    """Runs of words that are names, each with its sentence."""
    for passage in scene.parsed.telling:
        run: list[Token] = []
        for token in passage.doc:
            inside = token.pos_ == "PROPN" or (
                run
                and token.lower_ in _WITHIN_NAMES
                and token.i + 1 < len(passage.doc)
                and token.nbor(1).pos_ == "PROPN"
            )
            if inside and not (run and run[-1].sent != token.sent):
                run.append(token)
                continue
            if run and (sentence := scene.sentence_of(run[0], passage.start)) is not None:
                yield sentence, run
            run = [token] if inside else []
        if run and (sentence := scene.sentence_of(run[0], passage.start)) is not None:
            yield sentence, run


def best(options: Sequence[Option], chances: Sequence[float]) -> str | None:
    """The form of the likeliest option; None where there is none."""
    total: dict[str, float] = {}
    for option, chance in zip(options, chances, strict=True):
        total[option.form] = max(total.get(option.form, 0.0), float(chance))
    return max(total, key=lambda form: total[form]) if total else None
