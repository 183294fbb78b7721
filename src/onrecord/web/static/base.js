// What every page does: say when something was not done, show its keys, change the language at once.

const told = document.getElementById("told");
const keys = document.getElementById("keys");
const showKeys = document.getElementById("show-keys");

/** Tells the person something that went wrong, for screen readers too. */
export function tell(words) {
  told.querySelector("p").textContent = words;
  told.hidden = false;
}

/**
 * Takes up the session that this browser has now, where it is another than the page was drawn in: the server was
 * started anew, or somebody signed in again. Whether there was one to take up.
 */
export async function renewed() {
  const answer = await fetch(location.pathname).catch(() => null);
  if (!answer?.ok) return false;
  const headers = new DOMParser().parseFromString(await answer.text(), "text/html").body.getAttribute("hx-headers");
  if (!headers || headers === document.body.getAttribute("hx-headers")) return false;
  document.body.setAttribute("hx-headers", headers);
  for (const field of document.querySelectorAll("input[name=token]")) field.value = JSON.parse(headers)["x-onrecord-token"];
  return true;
}

/** Whether somebody is writing, so that a letter is a letter and no command. */
export function writing(event) {
  const at = event.target;
  return at.isContentEditable || at.matches?.("input:not([type=checkbox], [type=radio]), textarea, select");
}

told.querySelector("button").addEventListener("click", () => { told.hidden = true; });

document.body.addEventListener("htmx:responseError", async (event) => {
  const answer = event.detail.xhr;
  if (answer.status === 403 && await renewed()) { tell(told.dataset.again); return; }
  const plain = answer.getResponseHeader("content-type")?.startsWith("text/plain");
  tell(plain && answer.responseText ? answer.responseText : told.dataset.refused);
});
document.body.addEventListener("htmx:sendError", () => tell(told.dataset.lost));
document.body.addEventListener("htmx:beforeRequest", () => { told.hidden = true; });

showKeys.hidden = false;
showKeys.addEventListener("click", () => keys.showModal());
document.addEventListener("keydown", (event) => {
  if (event.key === "?" && !writing(event) && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    keys.showModal();
  }
});

for (const field of document.querySelectorAll("[data-sends]")) {
  field.addEventListener("change", () => field.form.requestSubmit());
}
