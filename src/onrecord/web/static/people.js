// Keys of the pages of names.

import { writing } from "/static/base.js";

document.documentElement.classList.add("ready");

function step(by) {
  const all = [...document.querySelectorAll(".figures th a, .sketch .said a")];
  const at = all.indexOf(document.activeElement);
  all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.focus();
}

const KEYS = {
  "/": () => document.getElementById("words")?.focus(),
  j: () => step(1),
  k: () => step(-1),
};

document.addEventListener("keydown", (event) => {
  if (writing(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});
