// The ledger's keys, and its filters out of the way on a small screen.

import { writing } from "/static/base.js";

const SMALL = "(max-width: 61.99rem)";
const rows = () => [...document.querySelectorAll(".records .words a")];

document.documentElement.classList.add("ready");
if (matchMedia(SMALL).matches) document.getElementById("all-facets").open = false;

/** Moves the focus to the next record, or to the one before. */
function step(by) {
  const all = rows();
  const at = all.indexOf(document.activeElement);
  all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.focus();
}

const KEYS = {
  "/": () => document.getElementById("words").focus(),
  j: () => step(1),
  k: () => step(-1),
  n: () => document.querySelector(".pages [rel=next]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (writing(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const act = KEYS[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});
