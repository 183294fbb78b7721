"""``python -m training.boundaries FOLDER`` makes the boundaries of the map, from the npm package world-atlas.

FOLDER is the package unpacked; ``npm pack world-atlas@2.0.2`` fetches it. Each land keeps its shape and gets
the name that the gazetteer calls the country by, so that a record's country finds its land; one that the
gazetteer does not hold as a country keeps Natural Earth's name, and no record is ever drawn on it.
"""

import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

from babel.core import get_global

_PACKAGE = Path(__file__).parents[2] / "src/onrecord"
GAZETTEER = _PACKAGE / "reading/places/gazetteer.sqlite"
TO = _PACKAGE / "web/static/vendor/countries-50m.json"
LAYER = "countries"
POLAR = "Antarctica"
"""It lies around a pole, which the map's projection cannot show."""


def named(atlas: dict[str, Any], countries: dict[str, str]) -> dict[str, Any]:
    """The layer of countries of a TopoJSON ``atlas``, called by ``countries``' names, by ISO 3166-1 code."""
    codes = get_global("territory_aliases")  # CLDR knows the numbers of ISO 3166-1 as aliases of its letters
    known = set(countries.values())
    lands = []
    for land in atlas["objects"][LAYER]["geometries"]:
        letters = (codes.get(land.get("id")) or [None])[0]
        theirs = land["properties"]["name"]
        if theirs == POLAR:
            continue
        name = countries.get(letters, theirs if theirs in known else None)
        properties = {"country": name} if name else {"name": theirs}
        lands.append({"type": land["type"], "arcs": land["arcs"], "properties": properties})
    layer = {"type": "GeometryCollection", "geometries": lands}
    return {**{key: atlas[key] for key in ("type", "transform", "arcs")}, "objects": {LAYER: layer}}


def countries() -> dict[str, str]:
    """The name of each country in the gazetteer, by ISO 3166-1 code."""
    query = (
        "SELECT country, place.name FROM place JOIN feature ON feature.id = place.feature "
        "WHERE feature.name = 'country'"
    )
    with sqlite3.connect(f"file:{GAZETTEER}?mode=ro", uri=True) as base:
        return dict(base.execute(query).fetchall())


if __name__ == "__main__":
    source = json.loads((Path(sys.argv[1]) / "countries-50m.json").read_text())
    TO.write_text(json.dumps(named(source, countries()), separators=(",", ":"), ensure_ascii=False))
    print(f"{TO} ({TO.stat().st_size / 1e3:.0f} kB)")
