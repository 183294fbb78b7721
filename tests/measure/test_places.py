"""Places in the format of the toponym scorer."""

from onrecord.codebook import Codebook
from onrecord.measure.places import predict_places
from onrecord.reading import Reader
from onrecord.reading.parse import load_parser

TEXT = "Thai police stopped a bus near Chiang Mai on Monday. It came from the village of Qorbanistagh."


def _predicted() -> dict[str, dict[str, object]]:
    reader = Reader(nlp=load_parser(), codebook=Codebook("none"), tagger=None)
    row = predict_places({"id": "d1", "text": TEXT, "toponyms": [{"never": "looked at"}]}, reader)
    assert row["id"] == "d1"
    return {TEXT[t["start"] : t["end"]]: t for t in row["toponyms"]}


def test_places_and_peoples_are_given_with_coordinates() -> None:
    found = _predicted()
    assert set(found) == {"Thai", "Chiang Mai", "Qorbanistagh"}
    assert isinstance(found["Chiang Mai"]["lat"], float)


def test_a_name_without_an_entry_claims_no_coordinates() -> None:
    assert _predicted()["Qorbanistagh"]["lat"] is None
