"""Reports that attack whoever looks at them: every field that a report can fill, filled with attacks.

``hostile.toml`` lists the attacks. `hostile_reading` puts them where a reader would put words of a report:
names, aliases, roles, quotes, titles, places, dates, leads, credits.
"""

import tomllib
from itertools import cycle
from pathlib import Path

from onrecord.evidence import Span
from onrecord.record import (
    Credit,
    Date,
    Entity,
    Event,
    Lead,
    Part,
    Participant,
    PlaceReference,
    Reading,
    Reason,
    Report,
    Role,
    Statement,
)
from onrecord.record.report import PartKind

CORPUS: tuple[str, ...] = tuple(
    tomllib.loads((Path(__file__).parent / "hostile.toml").read_text(encoding="utf-8"))["attacks"]
)
"""Attacks: markup that runs, breaks out of an attribute, calls another machine or misleads the eye."""


class _Text:
    """A text that grows with what is said in it, so that every span reproduces its words."""

    def __init__(self) -> None:
        self.text = ""
        self.parts: list[Part] = []

    def say(self, words: str, kind: PartKind = "paragraph") -> Span:
        span = Span(len(self.text), len(self.text) + len(words), words)
        self.parts.append(Part(kind, span.start, span.end))
        self.text += f"{words}\n\n"
        return span


def hostile_reading(sha256: str) -> Reading:
    """A reading of a report whose every word is an attack."""
    attacks, text = cycle(CORPUS), _Text()
    title = text.say(next(attacks), "headline")
    credit = text.say(next(attacks), "credit")
    rail = text.say(next(attacks), "rail")
    entities: list[Entity] = []
    statements: list[Statement] = []
    events: list[Event] = []
    for number, attack in enumerate(CORPUS):
        source, person, place = text.say(attack), text.say(next(attacks)), text.say(attack)
        cue, content, day = text.say("said"), text.say(next(attacks)), text.say(attack)
        trigger = text.say(attack)
        e1, e2, e3 = (f"e{3 * number + i}" for i in (1, 2, 3))
        s, v = f"s{number + 1}", f"v{number + 1}"
        entities += [
            Entity(e1, "person", source.text, (next(attacks),), (Role(cue.text, cue),), (source,)),
            Entity(e2, "organization", person.text, (attack,), (Role(content.text, content),), (person,)),
            Entity(e3, "place", place.text, (next(attacks),), (), (place,)),
        ]
        statements.append(
            Statement(s, e1, source, cue, (content,), "direct", "asserts", "witness", "2017-01", None, attack)
        )
        events.append(
            Event(
                v,
                "liberty.disappear",
                trigger,
                (content,),
                (Participant(e1, source),),
                (Participant(e2, person),),
                PlaceReference(e3, place),
                Date("2017-01-01", day),
                certainty="alleged",
                according_to=(s,),
                reasons=(Reason("type", attack, attack, trigger),),
            )
        )
    report = Report(
        sha256=sha256,
        media_type="text/html",
        text=text.text,
        origin=next(attacks),
        language="en",
        title=title.text,
        publisher=next(attacks),
        published="2017-01-02",
        credits=(Credit("reporter", credit.text, credit),),
        parts=tuple(text.parts),
        leads=(Lead(rail.text, rail.text, "javascript:alert(1)", True, rail),),
        notes=(next(attacks),),
    )
    return Reading(report, tuple(entities), tuple(statements), tuple(events), reader=next(attacks))
