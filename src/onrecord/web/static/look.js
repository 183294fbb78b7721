// The pictures of the look page: keys, what a mark says, the map, and saving.

import { writing } from "/static/base.js";
import { drawMap } from "/static/look_map.js";
import { save } from "/static/look_save.js";

document.documentElement.classList.add("ready");
if (matchMedia("(max-width: 61.99rem)").matches) document.getElementById("all-facets").open = false;

const marks = () => [...document.querySelectorAll("#found .picture .mark, #found .map .there")];

/** One mark of a picture is in the order of Tab; the arrows lead to the others. */
function roving() {
  marks().forEach((mark, at) => mark.setAttribute("tabindex", at ? "-1" : "0"));
}

function say(mark) {
  const told = document.getElementById("mark-told");
  told.dataset.silent ??= told.textContent;
  told.textContent = mark ? mark.getAttribute("aria-label") : told.dataset.silent;
  told.classList.toggle("live", Boolean(mark));
  const network = document.querySelector("#found .network");
  if (network) light(network, mark);
}

/** In the network, lights what hangs together with a mark. */
function light(network, mark) {
  network.classList.toggle("dims", Boolean(mark));
  const parties = ({ dataset }) => [dataset.party, dataset.actor, dataset.target].filter(Boolean);
  const wanted = mark ? parties(mark) : [];
  for (const each of network.querySelectorAll(".mark")) each.classList.toggle("lit", parties(each).some((party) => wanted.includes(party)));
}

async function prepare() {
  for (const hidden of document.querySelectorAll("#found .scripted")) hidden.hidden = false;
  const map = document.querySelector("#found .map");
  if (map) await drawMap(map, document.getElementById("places"));
  roving();
}

const told = (event) => event.target.closest?.(".mark, .there");
for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, (event) => { if (told(event)) say(told(event)); });
for (const kind of ["mouseout", "focusout"]) document.addEventListener(kind, (event) => { if (told(event)) say(null); });

document.addEventListener("keydown", (event) => {
  if (writing(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const all = marks();
  const at = all.indexOf(document.activeElement);
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (at >= 0 && by) {
    event.preventDefault();
    const next = all[(at + by + all.length) % all.length];
    all[at].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  } else if (event.key === "/") {
    event.preventDefault();
    document.getElementById("words").focus();
  } else if ("1234".includes(event.key)) {
    document.querySelectorAll(".shows a")[Number(event.key) - 1]?.click();
  }
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "save") return;
  event.preventDefault();
  save(event.target, event.submitter.value);
});
document.body.addEventListener("htmx:afterSettle", prepare);
prepare();
