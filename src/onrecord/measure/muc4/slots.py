"""What fills the slots of a template: days and places in the form of the keys, phrases for who and what."""

import re
import unicodedata
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.measure.muc4.incidents import Incident
from onrecord.measure.muc4.models import Models
from onrecord.measure.muc4.phrases import phrase_signs
from onrecord.measure.muc4.scene import Act, Mention, Scene
from onrecord.measure.muc4.vocabulary import vocabulary
from onrecord.record import Entity

STRINGS = ("perp_individual", "perp_org", "human_target", "phys_target")
"""The slots that a phrase of the text fills."""
MOST: Mapping[str, int] = {"perp_individual": 2, "perp_org": 2, "human_target": 8, "phys_target": 5}
"""Fillers that a slot gets at most: the keys seldom name many perpetrators."""
_NEAR = 2
"""Sentences from an act within which any phrase may fill a slot of its incident."""


@dataclass(frozen=True, eq=False)
class Filler:
    """A phrase with the chance that it fills a slot."""

    mention: Mention
    chance: float


def near(mention: Mention, incident: Incident) -> bool:
    """Whether a phrase is looked at for an incident: it stands near, or may name a perpetrator."""
    words = vocabulary()
    return (
        min(abs(mention.sentence - act.sentence) for act in incident.acts) <= _NEAR
        or mention.text in words.bodies
        or mention.text in words.persons
        or (
            mention.entity is not None
            and any(
                p.entity == mention.entity.id
                for act in incident.acts
                for p in (*act.event.targets, *act.event.actors)
            )
        )
    )


def find_fillers(incident: Incident, scene: Scene, models: Models) -> dict[str, tuple[Filler, ...]]:
    """For each slot the phrases that may fill it, with their chances."""
    found: dict[str, list[Filler]] = {slot: [] for slot in STRINGS}
    for mention in scene.mentions:
        if near(mention, incident):
            signs = tuple(phrase_signs(mention, incident.acts, scene))
            for slot in STRINGS:
                found[slot].append(Filler(mention, models.chance(slot, signs)))
    return {slot: tuple(fillers) for slot, fillers in found.items()}


def distinct(fillers: Iterable[Filler], slot: str, least: float) -> tuple[Filler, ...]:
    """The likeliest fillers above ``least``: one for each that they stand for, none a part of another."""
    best: dict[str, Filler] = {}
    for filler in fillers:
        same = who(filler.mention, slot)
        if same not in best or filler.chance > best[same].chance:
            best[same] = filler
    kept: list[Filler] = []
    for filler in sorted(best.values(), key=lambda filler: -filler.chance):
        if filler.chance > least and not any(_is_again(filler.mention, other.mention) for other in kept):
            kept.append(filler)
    return tuple(kept)


def chosen(fillers: Iterable[Filler], slot: str, least: float) -> tuple[Mention, ...]:
    """The likeliest phrases above ``least``, as many as the slot gets."""
    above = sorted((filler for filler in fillers if filler.chance > least), key=lambda filler: -filler.chance)
    return tuple(filler.mention for filler in above[: MOST[slot]])


def _is_again(mention: Mention, kept: Mention) -> bool:
    """Whether a phrase says again what ``kept`` says: in part, more fully, or as what that person is."""
    mine, other = _content(mention.text), _content(kept.text)
    if (
        mine <= other
        or other <= mine
        or kept.head in mention.head.subtree
        or mention.head in kept.head.subtree
    ):
        return mine <= other or other <= mine or "appos" in {mention.head.dep_, kept.head.dep_}
    named, described = (mention, kept) if is_named(mention) else (kept, mention)
    titles = {
        word for role in (named.entity.roles if named.entity else ()) for word in role.title.lower().split()
    }
    return is_named(named) and described.head.tag_ == "NN" and described.head.lemma_.lower() in titles


def _content(text: str) -> frozenset[str]:
    """The words of a phrase without those that only count or point."""
    words = [word for word in re.findall(r"[\w'\-]+", text.lower()) if not word.isdigit()]
    return frozenset(word for word in words if word not in vocabulary().counting) or frozenset(words)


def who(mention: Mention, slot: str) -> str:
    """What is the same for two phrases that fill a slot with the same."""
    name = next(vocabulary().bodies.find(mention.text), None)
    return vocabulary().body_names[name] if name and slot == "perp_org" else mention.who


def body_name(mention: Mention) -> str:
    """The name of the body in a phrase for a perpetrator ("SHINING PATH TERRORISTS"), or the phrase."""
    return next(vocabulary().bodies.find(mention.text), mention.text).upper()


def is_named(mention: Mention) -> bool:
    """Whether a phrase names a person, rather than says what somebody is."""
    return (
        mention.entity is not None
        and mention.entity.kind == "person"
        and (
            mention.head.ent_type_ == "PERSON"
            or mention.head.pos_ == "PROPN"
            or len(mention.text.split()) > 1
        )
    )


def when(acts: Iterable[Act], published: str | None) -> str | None:
    """The day that the acts are dated to, "30 DEC 89"; "- 30 DEC 89" for one not after the report's own."""
    edtf = [act.event.date.edtf for act in acts if act.event.date and act.event.date.edtf]
    for day in sorted(edtf, key=len, reverse=True):
        if form := day_form(day):
            return form
    return f"- {day_form(published)}" if published and day_form(published) else None


def day_form(edtf: str) -> str | None:
    """A day or a month in the form of the keys; None for what is vaguer."""
    try:
        return _form(date.fromisoformat(edtf))
    except ValueError:
        pass
    if match := re.fullmatch(r"(\d{4})-(\d\d)", edtf):
        year, month = int(match[1]), int(match[2])
        if 1 <= month <= 12:
            last = monthrange(year, month)[1]
            return f"{_form(date(year, month, 1))} - {_form(date(year, month, last))}"
    return None


def _form(day: date) -> str:
    return day.strftime("%d %b %y").upper()


def country_of(text: str) -> str | None:
    """The country of the task that a text speaks of most."""
    counts = Counter({name: sum(1 for _ in w.find(text)) for name, w in vocabulary().countries.items()})
    name, count = counts.most_common(1)[0]
    return name if count else None


def home_of(entity: Entity | None) -> str | None:
    """The country of the task in which a place lies."""
    if entity is None or entity.gazetteer is None:
        return None
    name = entity.gazetteer.within[-1] if entity.gazetteer.within else entity.name
    return next((c for c, words in vocabulary().countries.items() if name in words), None)


def plain(words: str) -> str:
    """Capitals without accents."""
    folded = unicodedata.normalize("NFKD", words)
    return "".join(c for c in folded if not unicodedata.combining(c)).upper()
