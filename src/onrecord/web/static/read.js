// The reading room: which card is looked at, its words, its keys; every decision goes to the server and comes
// back as the pieces of the page that changed.

import { renewed, tell, writing } from "./base.js";
import * as words from "./read_words.js";

const room = document.getElementById("room");
const text = document.getElementById("text");
const cards = document.getElementById("cards");
const bar = document.getElementById("bar");
const menu = document.getElementById("menu");
const said = document.getElementById("said");
const place = room.dataset.place;
const POLL_MS = 8000;
const TYPING_MS = 350;
const AGAIN_MS = 3000;

htmx.config.attributesToSettle = []; // or a class that is set right after a swap would be lost

let at = null; // the record that is looked at
let active = null; // the path of the field that chosen words go to
let byRecord = new Map(); // the words of each record

// Which words belong to which record.

function index() {
  byRecord = new Map();
  for (const piece of text.querySelectorAll("[data-r]")) {
    for (const record of piece.dataset.r.split(" ")) {
      if (!byRecord.has(record)) byRecord.set(record, []);
      byRecord.get(record).push(piece);
    }
  }
}

const cardOf = (record) => document.getElementById(`card-${record}`);
const wordsOf = (record) => byRecord.get(record) ?? [];
const light = (record, name, on) => { for (const piece of wordsOf(record)) piece.classList.toggle(name, on); };
const shown = (card) => card.offsetParent !== null;

/** Looks at a record: its card, and its words in the text. */
function go(record, { focus = true, scrollCard = true, scrollWords = true } = {}) {
  const card = cardOf(record);
  if (!card) return;
  if (at && at !== record) { cardOf(at)?.classList.remove("current"); cardOf(at)?.removeAttribute("aria-current"); light(at, "lit", false); }
  at = record;
  if (!shown(card)) document.getElementById(card.dataset.kind === "entity" ? "list-people" : "list-drafts").click();
  card.classList.add("current");
  card.setAttribute("aria-current", "true");
  light(record, "lit", true);
  if (bar) {
    document.getElementById("at").value = record;
    document.getElementById("at-name").textContent = record;
    bar.parentElement.classList.toggle("of-people", card.dataset.kind === "entity");
  }
  if (focus) card.focus({ preventScroll: true });
  if (scrollCard) bring(cards, card);
  const first = document.getElementById(`w-${record}`) ?? wordsOf(record)[0];
  if (scrollWords && first) bring(text, first, text.clientHeight / 3);
}

/** Scrolls a pane so that something in it can be seen, and no more than that. */
function bring(pane, element, margin = 16) {
  element.scrollIntoView({ block: "nearest" }); // what is far away has no place until it is drawn
  const box = element.getBoundingClientRect(), around = pane.getBoundingClientRect();
  const own = pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY !== "visible";
  if (!own) return;
  if (box.top < around.top + margin) pane.scrollBy(0, box.top - around.top - margin);
  else if (box.bottom > around.bottom - margin) pane.scrollBy(0, Math.min(box.bottom - around.bottom + margin, box.top - around.top - margin));
}

/** The cards of the list that is shown, told without asking the browser where they are. */
function all() {
  const people = room.dataset.list === "people", open = room.dataset.list === "open";
  const those = [...document.getElementById("new").children, ...document.getElementById(people ? "people" : "drafts").children];
  return those.filter((card) => card.dataset.id && (!open || "open" in card.dataset || card.dataset.id === at));
}

function step(by) {
  const list = all();
  const now = list.findIndex((card) => card.dataset.id === at);
  const next = list[Math.min(Math.max(now + by, 0), list.length - 1)];
  if (next) go(next.dataset.id);
}

/** The next draft that waits for a decision, from here on and then from the beginning. */
function stepToOpen() {
  const list = all();
  const now = list.findIndex((card) => card.dataset.id === at);
  const waiting = (card) => "open" in card.dataset && card.dataset.kind !== "entity" && card.dataset.id !== at;
  const next = list.slice(now + 1).find(waiting) ?? list.slice(0, now).find(waiting);
  if (next) go(next.dataset.id);
  else said.textContent = room.dataset.finished;
}

// Sending: one step after the other, so that each knows what came of the one before.

let sending = Promise.resolve();

function send(method, path, values = new FormData()) {
  sending = sending.then(async () => {
    values.set("seen", document.getElementById("seen").value);
    const held = document.activeElement?.closest?.(".card, .bar");
    await htmx.ajax(method, `${place}/${path}`, { values, swap: "none", source: room }).catch(() => {});
    settle(held);
  });
  return sending;
}

/** After a swap: the lights, the current card and the focus are where they were. */
function settle(held) {
  index();
  for (const form of cards.querySelectorAll(".desk[inert]")) { // it was refused, or did not arrive
    form.inert = false;
    if (form.held && form.dataset.desk === at) form.held.focus({ preventScroll: true });
  }
  if (at && cardOf(at)) {
    cardOf(at).classList.add("current");
    cardOf(at).setAttribute("aria-current", "true");
    light(at, "lit", true);
  }
  const lost = !document.activeElement || document.activeElement === document.body;
  if (lost && held && at) (desk() ?? cardOf(at))?.focus({ preventScroll: true });
  mark();
}

document.body.addEventListener("htmx:beforeSwap", (event) => {
  if ([409, 422].includes(event.detail.xhr.status)) { event.detail.shouldSwap = true; event.detail.isError = false; }
});
document.body.addEventListener("room:go", (event) => {
  const record = event.detail.record;
  setTimeout(() => { index(); go(record, { focus: !cardOf(record)?.contains(document.activeElement) }); openDesk(); });
});

function decide(verdict) {
  const values = new FormData(bar);
  values.set("verdict", verdict);
  const card = verdict === "undo" ? null : cardOf(at);
  const open = card && "open" in card.dataset;
  if (verdict !== "undo") {
    if (!card) return;
    const form = card.querySelector(".desk .rows") && verdict === "confirm" ? desk() : null;
    if (form) { form.requestSubmit(form.querySelector("[value=save]")); return; } // who amends stands by it
    card.classList.add("sending");
    delete card.dataset.open;
    if (card.dataset.kind !== "entity") stepToOpen();
  }
  send("POST", "judge", values).then(() => {
    if (!card?.isConnected) return; // it arrived: another card stands in its place
    card.classList.remove("sending");
    if (open) card.dataset.open = "";
    go(card.dataset.id);
  });
}

function open(task) {
  if (!menu || !cardOf(at) || at.startsWith("new-")) return;
  const values = new FormData(bar);
  values.set("act", "open");
  values.set("task", task);
  send("POST", "desk", values);
}

// Writing: what is typed is on the server a moment later.

/** The editor that is open: that of the record looked at, or else the first; none that is being sent. */
const desk = () => cards.querySelector(`#desk-${at}:not([inert])`) ?? cards.querySelector(".desk:not([inert])");
let typing = null;

/** An editor that is being sent takes no more letters: the next key is for what comes after it. */
function hold(form) {
  clearTimeout(typing);
  typing = null;
  form.held = form.contains(document.activeElement) ? document.activeElement : null;
  form.inert = true;
  if (form.held) cardOf(form.dataset.desk)?.focus({ preventScroll: true });
}

function openDesk() {
  const form = desk();
  if (!form || form.dataset.desk !== at) return;
  const code = form.querySelector("select[required]"); // a record of one's own begins with it
  const first = code && !code.value ? code : form.querySelector("[data-row]") ? form : form.querySelector("select, textarea");
  if (!form.contains(document.activeElement)) first.focus({ preventScroll: true });
  if (!form.querySelector(`[data-anchor="${CSS.escape(active ?? "")}"]`)) active = null;
  mark();
}

/** Shows which field the chosen words would go to, and paints its words. */
function mark() {
  for (const each of cards.querySelectorAll(".active")) each.classList.remove("active");
  const field = active && desk()?.querySelector(`[data-anchor="${CSS.escape(active)}"]`);
  if (field) { field.classList.add("active"); field.closest(".row")?.classList.add("active"); }
  const range = field?.querySelector("[data-range]")?.dataset.range;
  const shownWords = range ? words.show(range) : null;
  words.paint("chosen", shownWords ? [shownWords] : []);
}

let unkept = null; // the editor whose words are on this page alone

/** Keeps what was typed; where that fails, goes on trying for as long as the editor is there. */
async function keep(form) {
  clearTimeout(typing);
  typing = null;
  const told = document.getElementById("told");
  const put = () => {
    const values = new FormData(form);
    values.set("act", "keep");
    return fetch(form.action, { method: "POST", body: values, keepalive: true });
  };
  try {
    let answer = await put();
    if (answer.status === 403 && await renewed()) answer = await put();
    if (answer.ok && unkept) told.hidden = true;
    unkept = answer.ok ? null : form;
    if (unkept) tell(answer.status === 403 ? room.dataset.unkept : told.dataset.refused);
  } catch {
    unkept = form;
    tell(told.dataset.lost);
  }
  if (unkept) typing = setTimeout(() => { if (form.isConnected) sending = sending.then(() => keep(form)); }, AGAIN_MS);
}

function act(form, values) {
  const sent = new FormData(form);
  for (const [name, value] of Object.entries(values)) sent.set(name, value);
  hold(form);
  return send("POST", "desk", sent);
}

cards.addEventListener("input", (event) => {
  const form = event.target.closest(".desk");
  if (!form) return;
  clearTimeout(typing);
  typing = setTimeout(() => { sending = sending.then(() => keep(form)); }, TYPING_MS);
});
addEventListener("beforeunload", (event) => { if (unkept?.isConnected) event.preventDefault(); });
addEventListener("pagehide", () => { if (typing && desk()) keep(desk()); });

cards.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  if (form.method !== "post") return;
  event.preventDefault();
  if (button?.value === "save" && !form.reportValidity()) return;
  const values = new FormData(form, button);
  if (form.matches(".desk")) hold(form);
  send("POST", form.getAttribute("action").split("/").pop(), values);
});
bar?.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = event.submitter;
  if (button?.name === "task") open(button.value);
  else decide(button?.value ?? "confirm");
});
cards.addEventListener("focusin", (event) => {
  const row = event.target.closest(".row");
  const field = event.target.closest("[data-anchor]") ?? event.target.closest(".item")?.querySelector("[data-anchor]") ?? row?.querySelector("[data-anchor]");
  if (field && field.dataset.anchor !== active) { active = field.dataset.anchor; mark(); }
});

/** To a numbered row of the editor: to its value, so that the next letter is typed; to its words where it has none. */
function toRow(number) {
  const row = desk()?.querySelector(`[data-row="${number}"]`);
  const first = row?.querySelector("input:not([type=hidden], [type=checkbox]), select") ?? row?.querySelector("button");
  if (!first) return;
  first.focus();
  first.select?.();
  bring(cards, row);
}

// Words that somebody chose.

let picked = null;

function offer() {
  if (!menu) return;
  picked = words.chosen();
  menu.hidden = !picked;
  if (!picked) return;
  const take = document.getElementById("take");
  const row = active && desk()?.querySelector(`[data-anchor="${CSS.escape(active)}"]`)?.closest(".row");
  take.hidden = !row;
  if (row) take.firstElementChild.textContent = `${room.dataset.use} ${row.querySelector("legend").lastChild.textContent.trim()}`;
  const spot = words.place(), size = menu.getBoundingClientRect();
  const below = spot.bottom + 8 + size.height < innerHeight ? spot.bottom + 8 : spot.top - size.height - 8;
  menu.style.setProperty("top", `${Math.max(below, 8)}px`);
  menu.style.setProperty("left", `${Math.min(Math.max(spot.left, 8), innerWidth - size.width - 8)}px`);
}

function pick(what) {
  const range = words.chosen() ?? picked; // what is chosen now: a key is faster than the menu
  if (!range) return false;
  const form = desk();
  const values = { start: range.start, end: range.end, words: range.words };
  if (what === "anchor") {
    if (!form || !active) return false;
    act(form, { ...values, act: "anchor", at: active });
  } else {
    const sent = new FormData(bar);
    for (const [name, value] of Object.entries({ ...values, act: "begin", task: what })) sent.set(name, value);
    send("POST", "desk", sent);
  }
  getSelection().removeAllRanges();
  menu.hidden = true;
  picked = null;
  return true;
}

document.addEventListener("selectionchange", () => {
  clearTimeout(offer.soon);
  offer.soon = setTimeout(offer, 60);
});
menu?.addEventListener("mousedown", (event) => event.preventDefault()); // the words stay chosen
menu?.addEventListener("click", (event) => { const button = event.target.closest("[data-pick]"); if (button) pick(button.dataset.pick); });
text.addEventListener("scroll", () => { if (menu && !menu.hidden) offer(); }, { passive: true });

// The pointer: words light their cards, cards their words.

let near = [];
function approach(records) {
  if (records.join() === near.join()) return;
  for (const record of near) { light(record, "near", false); cardOf(record)?.classList.remove("near"); }
  near = records;
  for (const record of near) { light(record, "near", true); cardOf(record)?.classList.add("near"); }
}
text.addEventListener("pointerover", (event) => approach(event.target.closest("[data-r]")?.dataset.r.split(" ") ?? []));
text.addEventListener("pointerleave", () => approach([]));
cards.addEventListener("pointerover", (event) => { const card = event.target.closest(".card"); approach(card ? [card.dataset.id] : []); });
cards.addEventListener("pointerleave", () => approach([]));

text.addEventListener("click", (event) => {
  if (!getSelection().isCollapsed) return;
  const link = event.target.closest("[data-go]");
  if (link) { event.preventDefault(); go(link.dataset.go, { scrollWords: false }); return; }
  // Several records may hold a word: each click goes to the next, drafts first, the one with fewest words first.
  const held = event.target.closest("[data-r]")?.dataset.r.split(" ") ?? [];
  const order = held.filter((record) => cardOf(record) && (shown(cardOf(record)) || !held.some((other) => cardOf(other) && shown(cardOf(other)))))
    .sort((one, other) => wordsOf(one).length - wordsOf(other).length);
  if (order.length) go(order[(order.indexOf(at) + 1) % order.length], { scrollWords: false, focus: false });
});
cards.addEventListener("click", (event) => {
  const link = event.target.closest("[data-go], [data-words]");
  const card = event.target.closest(".card");
  const take = event.target.closest("[data-take]");
  if (link && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    go(link.dataset.go ?? link.dataset.words);
  } else if (take) {
    active = take.dataset.take;
    mark();
    if (!pick("anchor")) words.enter(wordsOf(at)[0]);
  } else if (card && card.dataset.id !== at) {
    go(card.dataset.id, { focus: !event.target.closest("a, button, input, select, textarea, summary"), scrollCard: false });
  }
});
cards.addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  if (card && card.dataset.id !== at) go(card.dataset.id, { focus: false, scrollCard: false });
});
cards.addEventListener("toggle", (event) => {
  const why = event.target.dataset?.why;
  const body = event.target.querySelector?.("div");
  if (!why || !event.target.open || body.dataset.filled) return;
  body.dataset.filled = "yes";
  htmx.ajax("GET", `${place}/why/${why}`, { target: body, swap: "innerHTML" });
}, true);

// Finding and going.

const find = document.getElementById("find"), found = document.getElementById("found"), goto = document.getElementById("goto");
let hits = [], hit = 0;
function showHit(by) {
  words.paint("found", hits);
  found.textContent = find.value.trim().length < 2 ? "" : hits.length ? `${hit + 1}/${hits.length}` : "0";
  if (!hits.length) return;
  hit = (hit + by + hits.length) % hits.length;
  found.textContent = `${hit + 1}/${hits.length}`;
  bring(text, hits[hit].startContainer.parentElement, text.clientHeight / 3);
}
find.addEventListener("input", () => { hits = words.find(find.value); hit = 0; showHit(0); });
find.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { find.value = ""; hits = []; showHit(0); cardOf(at)?.focus({ preventScroll: true }); }
});
find.form.addEventListener("submit", (event) => { event.preventDefault(); showHit(event.submitter ? 1 : 1); });
find.addEventListener("blur", () => { if (hits.length) getSelection().removeAllRanges(); });
goto.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const wanted = goto.value.trim().toLowerCase();
  const named = [...document.querySelectorAll("#records option")].find((each) => each.textContent.toLowerCase().includes(wanted));
  const record = cardOf(wanted) ? wanted : wanted && named?.value;
  if (record && cardOf(record)) { goto.value = ""; go(record); } else said.textContent = room.dataset.nowhere;
});
goto.addEventListener("keydown", (event) => { if (event.key === "Escape") { goto.value = ""; cardOf(at)?.focus({ preventScroll: true }); } });
// Classes of the room and no :has(), by which every step would restyle ten thousand words.
const list = document.querySelectorAll("[name=list]");
const layers = document.querySelectorAll(".layer input[id^=layer-]");
const sift = () => { room.dataset.list = [...list].find((each) => each.checked).id.slice("list-".length); };
const peel = () => { for (const each of layers) room.classList.toggle(`no-${each.id.slice("layer-".length)}`, !each.checked); };
for (const layer of layers) layer.addEventListener("change", peel);
for (const filter of list) {
  filter.addEventListener("change", () => {
    sift();
    const those = all();
    if (!those.some((card) => card.dataset.id === at) && those.length) go(those[0].dataset.id, { focus: false });
  });
}

// Keys.

const KEYS = {
  j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
  c: () => decide("confirm"), r: () => decide("reject"), u: () => decide("undo"),
  a: () => open("amend"), d: () => open("dispute"), m: () => open("note"),
  h: () => { if (cardOf(at)?.dataset.kind !== "event") open("protect"); },
  w: () => cardOf(at)?.querySelector(".why summary")?.click(),
  t: () => words.enter(document.getElementById(`w-${at}`)?.nextElementSibling ?? wordsOf(at)[0]),
  "/": () => { find.focus(); find.select(); }, g: () => { goto.focus(); goto.select(); },
};
const DECIDING = new Set("crudamh");
const CHOSEN = { e: "event", s: "statement", o: "entity", Enter: "anchor" };
const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const single = document.getElementById("single-keys");

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const form = desk();
  if (key === "Escape") {
    if (picked) { getSelection().removeAllRanges(); cardOf(at)?.focus({ preventScroll: true }); return; }
    if (form && form.contains(event.target) && event.target !== form && form.querySelector(".rows")) { form.focus({ preventScroll: true }); return; }
    if (form) act(form, { act: "fold" });
    return;
  }
  if (event.target === text && ARROWS[key]) { event.preventDefault(); words.step(ARROWS[key], event.shiftKey); return; }
  if (key === "Enter" && picked && pick("anchor")) { event.preventDefault(); return; }
  if (key === "Enter" && !event.shiftKey && form?.contains(event.target) && event.target.matches("select, textarea")) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("[value=save]"));
    return;
  }
  if (writing(event)) return;
  if (key === "Enter" && event.target.closest?.("a, button, summary, input")) return;
  if (picked && CHOSEN[key] && (key === "Enter" || single.checked)) { event.preventDefault(); pick(CHOSEN[key]); return; }
  if (key === "Enter") {
    if (form && (event.target === form || event.target === cardOf(form.dataset.desk))) { event.preventDefault(); form.requestSubmit(form.querySelector("[value=save]")); }
    return;
  }
  if (!single.checked) return;
  if (form && /^[0-9]$/.test(key)) { event.preventDefault(); toRow(key); return; }
  if (key === "x") { event.preventDefault(); single.click(); return; }
  if (!KEYS[key] || (!bar && DECIDING.has(key))) return;
  if (event.target.closest?.(".row")) return; // whoever is in a field of the editor means to write
  event.preventDefault();
  KEYS[key]();
});
single.addEventListener("change", () => {
  room.dataset.keys = single.checked ? "on" : "off";
  document.cookie = `keys=${single.checked ? "on" : "off"}; path=/read; max-age=31536000; samesite=strict`;
});

// Others work here too.

setInterval(() => {
  if (document.visibilityState !== "visible") return;
  sending = sending.then(async () => {
    const held = document.activeElement?.closest?.(".card, .bar");
    const seen = document.getElementById("seen").value;
    await htmx.ajax("GET", `${place}/since?seen=${seen}`, { swap: "none", source: cards }).catch(() => {});
    if (document.getElementById("seen").value !== seen) settle(held);
  });
}, POLL_MS);

index();
sift();
peel();
const asked = location.hash.match(/^#(?:card|w)-([a-z0-9-]+)$/)?.[1];
const unsent = cards.querySelector(".desk")?.dataset.desk;
const start = (asked && cardOf(asked) && asked) || unsent || cards.querySelector(".card[data-open]")?.dataset.id || room.dataset.at;
if (start) { go(start); openDesk(); }
room.dataset.ready = "yes";
