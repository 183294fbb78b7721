"""The rows of tables that leave: made from a reading's JSON as it may leave, never from anything else."""

from collections.abc import Iterator, Mapping
from typing import Any


def event_rows(reading: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    """A row for each event, with the columns of `allow.EVENT_COLUMNS`."""
    entities = {entity["id"]: entity for entity in reading["entities"]}

    def called(part: Mapping[str, Any]) -> str:
        entity = entities.get(part["entity"])
        return str(entity["name"] if entity else part["span"]["text"])

    for event in reading["events"]:
        place = event["place"]
        entry = (entities.get(place["entity"], {}).get("gazetteer") if place else None) or {}
        regions = [*([called(place)] if place else []), *entry.get("within", ())]
        yield {
            "document": reading["document"]["sha256"],
            "event": event["id"],
            **{name: event[name] for name in ("status", "type", "polarity", "certainty")},
            "actors": "; ".join(map(called, event["actors"])),
            "targets": "; ".join(map(called, event["targets"])),
            "place": called(place) if place else None,
            "province": regions[-2] if entry and len(regions) > 1 else None,
            "country": regions[-1] if entry else None,
            "date": event["date"]["edtf"] if event["date"] else None,
            "count": event["count"]["value"] if event["count"] else None,
            "amount": event["amount"]["value"] if event["amount"] else None,
            "currency": event["amount"]["currency"] if event["amount"] else None,
            "according_to": " ".join(event["according_to"]),
            "disputed_by": " ".join(event["disputed_by"]),
            "published": reading["document"]["published"],
        }


def statement_rows(reading: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    """A row for each statement, with the columns of `allow.STATEMENT_COLUMNS`."""
    names = {entity["id"]: entity["name"] for entity in reading["entities"]}
    for statement in reading["statements"]:
        yield {
            "document": reading["document"]["sha256"],
            "statement": statement["id"],
            **{name: statement[name] for name in ("status", "stance", "kind", "basis", "said", "within")},
            "source": names.get(statement["source"]),
            "words": " … ".join(piece["text"] for piece in statement["content"]),
        }
