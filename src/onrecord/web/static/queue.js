// The queue's keys, and files that are chosen or dropped: each is sent by itself, two at a time.

import { writing } from "./base.js";

const form = document.getElementById("hand-in");

// Keys

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  "]": () => section(1),
  "[": () => section(-1),
  n: () => document.querySelector(".pages [rel=next]")?.click(),
  p: () => document.querySelector(".pages [rel=prev]")?.click(),
  a: () => document.getElementById("files")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || writing(event) || document.querySelector("dialog[open]")) return;
  if (Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

function step(by) {
  const links = [...document.querySelectorAll(".task h3 a")].filter((link) => link.checkVisibility());
  const at = links.indexOf(document.activeElement?.closest(".task")?.querySelector("h3 a"));
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
  links[next]?.focus();
}

function section(by) {
  const tabs = [...document.querySelectorAll(".tabs a")];
  tabs[tabs.findIndex((tab) => tab.hasAttribute("aria-current")) + by]?.click();
}

// Files

if (form) {
  form.classList.add("ready");
  for (const part of form.querySelectorAll(".scripted")) {
    part.hidden = false;
    part.disabled = false;
  }
  const suffixes = form.dataset.suffixes.split(" ");
  const limit = Number(form.dataset.limit);
  const list = document.getElementById("sending");
  const waiting = [];
  let busy = 0;

  for (const field of form.querySelectorAll("input[type=file]")) {
    field.addEventListener("change", () => {
      const all = [...field.files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
      send(field.webkitdirectory ? readable(all) : all);
      field.value = "";
    });
  }

  let over = 0;
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragenter", (event) => {
    if (holdsFiles(event)) { over += 1; document.body.classList.add("dropping"); }
  });
  document.addEventListener("dragleave", (event) => {
    if (holdsFiles(event) && --over === 0) document.body.classList.remove("dropping");
  });
  document.addEventListener("dragover", (event) => { if (holdsFiles(event)) event.preventDefault(); });
  document.addEventListener("drop", async (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    over = 0;
    document.body.classList.remove("dropping");
    const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    // All are asked for at once: what was dropped is gone when this handler first waits.
    for (const { entry, file } of items.map((item) => ({ entry: item.webkitGetAsEntry?.(), file: item.getAsFile() }))) {
      const found = entry ? await within(entry, "") : [{ file, name: file.name }];
      send(entry?.isDirectory ? readable(found) : found);
    }
  });

  /** The files in a dropped file or folder, each with the folders above it in its name. */
  async function within(entry, path) {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      return [{ file, name: path + entry.name }];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) { // a folder is told in pieces
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!some.length) return found;
      for (const inner of some) found.push(...await within(inner, `${path}${entry.name}/`));
    }
  }

  /** Those of a folder's files that On Record reads, as with "onrecord add FOLDER"; says how many it leaves. */
  function readable(all) {
    const kept = all.filter(({ name }) => {
      const parts = name.toLowerCase().split("/");
      return !parts.some((part) => part.startsWith(".")) && suffixes.some((suffix) => name.toLowerCase().endsWith(suffix));
    });
    if (kept.length < all.length) line("").say(form.dataset.leftOut.replace("{n}", all.length - kept.length));
    return kept;
  }

  function send(all) {
    for (const { file, name } of all) {
      const row = line(name);
      if (file.size === 0) row.say(form.dataset.empty);
      else if (file.size > limit) row.say(form.dataset.tooLarge);
      else waiting.push({ file, name, row });
    }
    next();
  }

  function next() {
    while (busy < 2 && waiting.length) {
      busy += 1;
      post(waiting.shift());
    }
  }

  function post({ file, name, row }) {
    const body = new FormData();
    body.append("files", file, name);
    const request = new XMLHttpRequest();
    request.open("POST", "/inbox");
    request.setRequestHeader("x-onrecord-token", form.elements.token.value);
    request.setRequestHeader("hx-request", "true");
    request.upload.addEventListener("progress", (event) => row.grow(event.loaded, event.total));
    request.addEventListener("loadend", () => {
      busy -= 1;
      if (request.status === 200) {
        row.remove();
        htmx.swap("#inbox", request.responseText, { swapStyle: "outerHTML" });
      } else {
        const plain = request.getResponseHeader("content-type")?.startsWith("text/plain");
        row.say(plain && request.responseText ? request.responseText : form.dataset.lost);
      }
      next();
    });
    request.send(body);
  }

  /** A line of the list of files on their way. */
  function line(name) {
    const item = document.createElement("li");
    const label = document.createElement("bdi");
    const bar = document.createElement("progress");
    label.className = "name";
    label.textContent = name;
    bar.setAttribute("aria-label", `${form.dataset.sending} ${name}`);
    item.append(label, bar);
    list.append(item);
    return {
      grow(loaded, total) { bar.max = total; bar.value = loaded; },
      remove() { item.remove(); },
      say(words) {
        bar.remove();
        const told = document.createElement("p");
        told.className = "remark";
        told.textContent = words;
        item.append(told);
      },
    };
  }
}
