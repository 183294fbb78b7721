"""Each act once: tellings of the same act within a paragraph become one draft with the words of both."""

from collections.abc import Iterable
from dataclasses import replace

from onrecord.reading.events.grammar import words
from onrecord.record import Event, Participant

_FARTHEST = 300
"""Characters between two tellings of one killing."""


def once_told(drafts: Iterable[Event]) -> list[Event]:
    """The drafts without those that tell an act again.

    One code twice in one clause is one act, and so are two coordinated verbs of one code with the same target
    ("was shot and died"). A killing takes up the shooting of the same person that stands beside it.
    """
    kept: list[Event] = []
    for draft in drafts:
        same = next((k for k in kept if _is_same(k, draft)), None)
        if same is None:
            kept.append(draft)
        else:
            first, second = (same, draft) if _fullness(same) >= _fullness(draft) else (draft, same)
            kept[kept.index(same)] = _joined(first, second)
    return _with_their_deaths(kept)


def _is_same(one: Event, other: Event) -> bool:
    if one.type != other.type or one.polarity != other.polarity or _name_others(one, other):
        return False
    if one.evidence[0].contains(other.trigger) and other.evidence[0].contains(one.trigger):
        return True
    near = abs(one.trigger.start - other.trigger.start) < _FARTHEST // 3
    return near and bool(one.targets) and [p.span for p in one.targets] == [p.span for p in other.targets]


def _name_others(one: Event, other: Event) -> bool:
    """Whether each names whom it was done to, and they are not the same: two appeals to two bodies."""
    return bool(persons(one.targets) and persons(other.targets)) and not (
        persons(one.targets) & persons(other.targets)
    )


def _fullness(event: Event) -> tuple[bool, int]:
    return event.is_told, len(event.targets) + len(event.actors)


def _joined(first: Event, second: Event) -> Event:
    """``first`` with what only ``second`` tells: its words, actors, place, date and sum."""
    extra = tuple(e for e in second.evidence if not any(mine.contains(e) for mine in first.evidence))
    return replace(
        first,
        evidence=first.evidence + extra,
        actors=first.actors or second.actors,
        place=first.place or second.place,
        date=first.date or second.date,
        amount=first.amount or second.amount,
        reasons=first.reasons
        + tuple(
            reason
            for reason in second.reasons
            if reason.field in {"actors", "place", "date"} and not getattr(first, reason.field)
        ),
    )


def _with_their_deaths(events: list[Event]) -> list[Event]:
    killings = [
        e for e in events if e.type == "harm.kill" and e.polarity == "happened" and persons(e.targets)
    ]
    out = list(events)
    for attack in events:
        if attack.type != "harm.assault" or not _is_lethal(attack) or attack.polarity != "happened":
            continue
        for killing in killings:
            near = abs(killing.trigger.start - attack.trigger.start) < _FARTHEST
            if near and persons(killing.targets) & persons(attack.targets) and killing in out:
                out[out.index(killing)] = _joined(killing, attack)
                out.remove(attack)
                break
    return out


def _is_lethal(event: Event) -> bool:
    rule = next(reason.rule for reason in event.reasons if reason.field == "type")
    lemma = rule.partition(":")[2].partition("/")[0].split()[0]
    return lemma in words("lethal")


def persons(people: tuple[Participant, ...]) -> set[str]:
    """The entities that participants are, without those whom nobody is known to be."""
    return {p.entity for p in people if p.entity}
