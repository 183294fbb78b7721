"""Reports for tests of lists and pictures: each sentence tells one event, as short as can be."""

from dataclasses import dataclass

from onrecord.archive.acquire import acquire
from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document
from onrecord.evidence import Span, sha256
from onrecord.record import (
    Certainty,
    Date,
    Entity,
    Event,
    Gazetteer,
    Part,
    Participant,
    PlaceReference,
    Polarity,
    Reading,
    Report,
    Statement,
)

PLACES = {
    "Basra": Gazetteer("geonames:99532", 30.5, 47.8, ("Basra Governorate", "Iraq"), 12.0, "town"),
    "Gulu": Gazetteer("geonames:233346", 2.8, 32.3, ("Northern Region", "Uganda"), 6.0, "town"),
    "Iraq": Gazetteer("geonames:99237", 33.0, 44.0, (), 400.0, "country"),
    "Ayacucho": Gazetteer("geonames:3947018", -14.0, -74.0, ("Peru",), 150.0, "region"),
}
"""A few places as the gazetteer has them."""


@dataclass(frozen=True)
class Deed:
    """Who did what to whom, where and when; who says so; who denies it."""

    code: str = "liberty.arrest"
    actor: str | None = "Police"
    target: str | None = "Amal Tawfiq"
    place: str | None = "Basra"
    date: str | None = "2017-11-16"
    certainty: Certainty = "alleged"
    polarity: Polarity = "happened"
    source: str | None = "Rima Haddad"
    denier: str | None = None


def tell(
    archive: Archive,
    name: str,
    *deeds: Deed,
    publisher: str | None = None,
    places: dict[str, Gazetteer] = PLACES,
) -> Document:
    """Take in a report called ``name`` that tells ``deeds``: ``v1`` and ``s1`` are of the first."""
    text = f"{name}\n\n"
    entities: dict[str, Entity] = {}
    statements: list[Statement] = []
    events: list[Event] = []

    def say(words: str) -> Span:
        nonlocal text
        span = Span(len(text), len(text) + len(words), words)
        text += f"{words} "
        return span

    def named(words: str, kind: str, span: Span) -> str:
        if words not in entities:
            place = places.get(words) if kind == "place" else None
            entities[words] = Entity(f"e{len(entities) + 1}", kind, words, mentions=(span,), gazetteer=place)  # type: ignore[arg-type]
        return entities[words].id

    for number, deed in enumerate(deeds, 1):
        actor, target = say(deed.actor or "Somebody"), say(deed.target or "somebody")
        trigger, place, date = say(f"took{number}"), say(deed.place or "nowhere"), say(deed.date or "one day")
        source = say(deed.source) if deed.source else None
        told = Span(actor.start, date.end, text[actor.start : date.end])
        if source and deed.source:
            who = named(deed.source, "person", source)
            statements.append(
                Statement(f"s{number}", who, source, say("said"), (told,), "indirect", "asserts")
            )
        deniers: tuple[str, ...] = ()
        if deed.denier:
            span = say(deed.denier)
            who = named(deed.denier, "organization", span)
            statements.append(Statement(f"d{number}", who, span, say("denied"), (), "indirect", "denies"))
            deniers = (f"d{number}",)
        events.append(
            Event(
                f"v{number}",
                deed.code,
                trigger,
                (told,),
                actors=(Participant(named(deed.actor, "organization", actor), actor),) if deed.actor else (),
                targets=(Participant(named(deed.target, "person", target), target),) if deed.target else (),
                place=PlaceReference(named(deed.place, "place", place), place) if deed.place else None,
                date=Date(deed.date, date) if deed.date else None,
                polarity=deed.polarity,
                certainty=deed.certainty,
                according_to=(f"s{number}",) if deed.source else (),
                disputed_by=deniers,
            )
        )
        text += "\n\n"
    data = f"{name}\n{text}".encode()
    report = Report(
        sha256(data), "text/plain", text, f"{name}.txt", title=name, publisher=publisher,
        published="2017-12-01", published_from="user", parts=(Part("paragraph", len(name) + 2, len(text)),),
    )  # fmt: skip
    reading = Reading(report, tuple(entities.values()), tuple(statements), tuple(events))
    return acquire(archive, data, f"{name}.txt", [reading]).documents[0]
