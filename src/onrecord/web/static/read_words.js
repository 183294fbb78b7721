// Words of the report: where the chosen ones stand, choosing them by the keyboard, and finding them.
//
// Offsets are code points of the report's text. A [data-start] element holds nothing but its own stretch of that
// text, so the code points between its beginning and a place in it are the place's offset from data-start.

const text = document.getElementById("text");

/** How many code points `words` has: JavaScript counts UTF-16 units, the record does not. */
const codePoints = (words) => { let count = 0; for (const _ of words) count += 1; return count; };

/** The chosen words as {start, end, words}, null when none of the report's are chosen. */
export function chosen() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(text)) return null;
  let start = null, end = null, words = "";
  for (const part of text.querySelectorAll("[data-start]")) {
    if (!range.intersectsNode(part)) continue;
    const piece = document.createRange();
    piece.selectNodeContents(part);
    if (part.contains(range.startContainer)) piece.setStart(range.startContainer, range.startOffset);
    if (part.contains(range.endContainer)) piece.setEnd(range.endContainer, range.endOffset);
    const before = document.createRange();
    before.setStart(part, 0);
    before.setEnd(piece.startContainer, piece.startOffset);
    const here = piece.toString();
    if (!here) continue;
    const first = Number(part.dataset.start) + codePoints(before.toString());
    start ??= first;
    end = first + codePoints(here);
    words += here;
  }
  return words.trim() ? { start, end, words } : null;
}

/** Where the chosen words are on the screen. */
export const place = () => getSelection().getRangeAt(0).getBoundingClientRect();

/** Put the cursor that chooses words at the words of a record, or where the text begins. */
export function enter(element) {
  text.focus();
  const at = element ?? text.querySelector("[data-start]");
  if (!at) return;
  getSelection().collapse(at, 0);
  step("right", false);
}

/** Move the cursor by a word or a line; with `more` the words in between are chosen too. */
export function step(direction, more) {
  const selection = getSelection();
  if (!selection.rangeCount || !text.contains(selection.anchorNode)) return enter(null);
  const by = direction === "up" || direction === "down" ? "line" : "word";
  const way = { up: "backward", down: "forward" }[direction] ?? direction;
  if (more) {
    selection.modify("extend", way, by);
  } else {
    const range = selection.getRangeAt(0);
    const back = way === "left" || way === "backward";
    if (!selection.isCollapsed) selection.collapse(...(back ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset]));
    if (by === "line") selection.modify("move", way, "line");
    else if (back) selection.modify("move", way, "word");
    const forward = back && by === "word" ? { left: "right", backward: "forward" }[way] : by === "line" ? "forward" : way;
    selection.modify("extend", forward, "word");
  }
  const spot = place(), pane = text.getBoundingClientRect();
  if (spot.top < pane.top + 40 || spot.bottom > pane.bottom - 40) text.scrollBy(0, spot.top - pane.top - pane.height / 2);
}

/** Chooses the words of the report in `range` ("12-20"). */
export function show(range) {
  const [start, end] = range.split("-").map(Number);
  const from = spot(start, false), to = spot(end, true);
  if (!from || !to) return null;
  const words = document.createRange();
  words.setStart(...from);
  words.setEnd(...to);
  return words;
}

/** The node and offset of a code point of the report. */
function spot(offset, ending) {
  const parts = [...text.querySelectorAll("[data-start]")];
  const part = parts.findLast((each) => Number(each.dataset.start) < offset + (ending ? 0 : 1));
  if (!part) return null;
  let left = offset - Number(part.dataset.start);
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const units = [...node.data];
    if (left <= units.length) return [node, units.slice(0, left).join("").length];
    left -= units.length;
  }
  return null;
}

/** Paint ranges under a name of `::highlight`, where the browser can. */
export function paint(name, ranges) {
  if (!CSS.highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

const plain = (words) => words.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();

/** All places where `words` stand, as ranges; case and accents do not matter. */
export function find(words) {
  const wanted = plain(words.trim());
  const found = [];
  if (wanted.length < 2) return found;
  for (const part of text.querySelectorAll("[data-start]")) {
    const nodes = [], walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    let folded = "";
    const origin = []; // for each folded character, its node and offset
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push(node);
      for (let at = 0; at < node.data.length; at += 1) {
        for (const letter of plain(node.data[at])) { folded += letter; origin.push([node, at]); }
      }
    }
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
      const range = document.createRange();
      const [last, offset] = origin[at + wanted.length - 1];
      range.setStart(...origin[at]);
      range.setEnd(last, offset + 1);
      found.push(range);
    }
  }
  return found;
}
