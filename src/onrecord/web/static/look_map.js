// The map: drawn from the table of places, each as large as what is known of it; it asks no network.

/* global L, topojson */

const LARGE = new Set(["country", "region", "district", "area", "sea", "river", "island", "continent", "part of the world", "territory", "desert", "gulf", "ocean", "lake", "mountains"]);
const NUMBERED = 40;
const SMALLEST = 11;
let lands = null;

async function landsOf(address) {
  if (!lands) {
    const atlas = await (await fetch(address)).json();
    lands = topojson.feature(atlas, atlas.objects.countries);
    for (const land of lands.features) {
      const { type, coordinates } = land.geometry;
      (type === "Polygon" ? [coordinates] : coordinates).flat().forEach(unwrap);
    }
  }
  return lands;
}

/** Lets a shore that crosses the 180th meridian go on beyond it, and not around the world. */
function unwrap(ring) {
  for (let at = 1; at < ring.length; at += 1) {
    const turns = Math.round((ring[at - 1][0] - ring[at][0]) / 360);
    if (turns) ring[at] = [ring[at][0] + 360 * turns, ring[at][1]];
  }
}

/** The places of a table, each with what its row says. */
function placesOf(table) {
  return [...table.tBodies[0].rows].map((row) => ({
    ...row.dataset,
    name: row.cells[0].textContent,
    href: row.querySelector("a").href,
    total: Number(row.dataset.total),
    at: row.dataset.lat === undefined ? null : [Number(row.dataset.lat), Number(row.dataset.lon)],
    metres: Number(row.dataset.km) * 1000,
  }));
}

/** A node that holds words and nothing else: names of a report are never markup. */
function words(text) {
  const node = document.createElement("span");
  node.textContent = text;
  return node;
}

function mark(layer, place) {
  const shape = layer.getElement();
  const label = `${place.name}: ${place.told}`;
  shape.classList.add("there", place.sure);
  shape.dataset.total = place.total;
  shape.setAttribute("role", "link");
  shape.setAttribute("aria-label", label);
  shape.setAttribute("tabindex", "-1");
  layer.bindTooltip(words(label), { sticky: true });
  layer.on("click", () => { location.href = place.href; });
  shape.addEventListener("keydown", (event) => { if (event.key === "Enter") location.href = place.href; });
}

/** Draws the places of `table` into `box`, in the place of what was there; gives the map. */
export async function drawMap(box, table) {
  const land = await landsOf(box.dataset.land);
  const old = box.leaflet;
  old?.remove();
  const map = L.map(box, { zoomControl: false, attributionControl: false, worldCopyJump: true, zoomSnap: 0.5, minZoom: 0, maxZoom: 9, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false });
  box.leaflet = map;
  L.control.zoom({ zoomInTitle: box.dataset.in, zoomOutTitle: box.dataset.out }).addTo(map);
  L.control.attribution({ prefix: false }).addAttribution(box.dataset.credit).addTo(map);
  const places = placesOf(table);
  const most = Math.max(...places.map((place) => place.total), 1);
  const shade = (place) => 0.12 + 0.4 * Math.sqrt(place.total / most);
  const countries = new Map(places.filter((place) => place.feature === "country").map((place) => [place.name, place]));
  map.setView([20, 20], 2);
  const bounds = L.latLngBounds([]);
  const marks = [];
  const circles = [];
  L.geoJSON(land, { style: { className: "land" }, interactive: false }).addTo(map);
  L.geoJSON(land, {
    filter: (feature) => countries.has(feature.properties.country),
    style: (feature) => ({ fillOpacity: shade(countries.get(feature.properties.country)), className: "there" }),
    onEachFeature: (feature, layer) => {
      const place = countries.get(feature.properties.country);
      place.drawn = true;
      bounds.extend(place.at ?? layer.getBounds().getCenter());
      marks.push([layer, place]);
    },
  }).addTo(map);
  for (const place of places.filter((each) => each.at && !each.drawn)) {
    const large = LARGE.has(place.feature);
    const options = { fillOpacity: large ? shade(place) : 0.75, className: "there" };
    const layer = L.circleMarker(place.at, { ...options, radius: 4 + 4 * Math.sqrt(place.total / most) }).addTo(map);
    if (large) circles.push([layer, place]);
    bounds.extend(large && place.metres < 1e6 ? L.latLng(place.at).toBounds(2 * place.metres) : place.at);
    marks.push([layer, place]);
  }
  for (const [layer, place] of marks) mark(layer, place);
  for (const place of places.filter((each) => each.at && each.total > 1).sort((one, other) => other.total - one.total).slice(0, NUMBERED)) {
    L.tooltip({ permanent: true, direction: LARGE.has(place.feature) ? "center" : "right", className: "number", interactive: false }).setLatLng(place.at).setContent(words(String(place.total))).addTo(map);
  }
  map.on("zoomend", () => circles.forEach(([layer, place]) => layer.setRadius(pixels(map, place))));
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [30, 30], maxZoom: 6 });
  circles.forEach(([layer, place]) => layer.setRadius(pixels(map, place)));
  return map;
}

/** The radius of a place on the screen: that within which it lies, or as much as can be seen and hit. */
function pixels(map, place) {
  const [lat, lon] = place.at;
  const degrees = place.metres / (111_320 * Math.max(0.05, Math.cos((lat * Math.PI) / 180)));
  const reach = map.latLngToLayerPoint([lat, lon + degrees]).x - map.latLngToLayerPoint([lat, lon]).x;
  return Math.max(SMALLEST, reach);
}
