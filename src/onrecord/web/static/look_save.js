// Saving a picture: drawn anew as it may leave (with pseudonyms), its style written into it, without links.

import { tell } from "/static/base.js";
import { drawMap } from "/static/look_map.js";

const STYLE = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-opacity", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "paint-order"];
const SVG = "http://www.w3.org/2000/svg";
const SCALE = 2;
const MARGIN = 20;
const CAPTION = 18;

/** A copy of a drawn picture that needs no page: every part says itself how it looks, and leads nowhere. */
function standalone(svg, caption) {
  const copy = svg.cloneNode(true);
  const drawn = svg.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((part, at) => {
    const style = getComputedStyle(drawn[at]);
    if (part.tagName !== "g" && part.tagName !== "a") {
      for (const name of STYLE) {
        const value = style.getPropertyValue(name);
        if (name === "fill" && part.getAttribute("fill")?.startsWith("url(")) continue;
        if (value) part.setAttribute(name, value);
      }
    }
    for (const name of ["class", "tabindex", "role", "aria-label", "data-actor", "data-target", "data-party"]) part.removeAttribute(name);
  });
  copy.querySelectorAll(".hit, [fill='transparent']").forEach((part) => part.remove());
  for (const link of [...copy.querySelectorAll("a")]) {
    const group = document.createElementNS(SVG, "g");
    group.append(...link.childNodes);
    link.replaceWith(group);
  }
  const frame = svg.viewBox.baseVal;
  const [x, y] = [frame.x - MARGIN, frame.y - MARGIN];
  const [width, height] = [frame.width + 2 * MARGIN, frame.height + 2 * MARGIN + CAPTION];
  const ground = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ x, y, width, height, fill: getComputedStyle(document.body).backgroundColor })) ground.setAttribute(name, value);
  copy.prepend(ground);
  const told = document.createElementNS(SVG, "text");
  for (const [name, value] of Object.entries({ x: frame.x, y: y + height - MARGIN, fill: getComputedStyle(document.body).color, "font-size": 11, "font-family": "sans-serif" })) told.setAttribute(name, value);
  told.textContent = caption;
  copy.append(told);
  copy.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  for (const name of ["class", "style", "role", "aria-label"]) copy.removeAttribute(name);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

/** Writes how many events there are beside each mark of a map, where the page has labels of its own. */
function number(svg) {
  for (const mark of svg.querySelectorAll(".there")) {
    const { x, y, width, height } = mark.getBBox();
    const text = document.createElementNS(SVG, "text");
    for (const [name, value] of Object.entries({ x: x + width / 2, y: y + height / 2 + 4, class: "number" })) text.setAttribute(name, value);
    text.textContent = mark.dataset.total;
    svg.append(text);
  }
}

async function png({ text, width, height }) {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = new Image(width * SCALE, height * SCALE);
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Asks for the picture as it may leave, draws it out of sight, and saves it as `kind`. */
export async function save(form, kind) {
  const box = document.createElement("div");
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    box.append(...page.getElementById("leaving").childNodes);
    box.id = "leaving";
    box.setAttribute("aria-hidden", "true");
    document.body.append(box);
    const map = box.querySelector(".map");
    if (map) {
      map.hidden = false;
      const shown = document.querySelector("#found .map").leaflet;
      const drawn = await drawMap(map, box.querySelector("#places"));
      drawn.setView(shown.getCenter(), shown.getZoom(), { animate: false });
    }
    const svg = box.querySelector(map ? ".leaflet-overlay-pane svg" : "svg.picture");
    if (map) number(svg);
    const picture = standalone(svg, form.dataset.caption);
    const blob = kind === "png" ? await png(picture) : new Blob([picture.text], { type: "image/svg+xml" });
    download(blob, `${form.dataset.name}.${kind}`);
  } catch {
    tell(form.dataset.failed);
  } finally {
    box.remove();
  }
}
