// What every page does: say when something was not done, show its keys, change the language at once.

const told = document.getElementById("told");
const keys = document.getElementById("keys");
const showKeys = document.getElementById("show-keys");

/** Tells the person something that went wrong, for screen readers too. */
export function tell(words) {
  told.querySelector("p").textContent = words;
  told.hidden = false;
}

/** Whether somebody is writing, so that a letter is a letter and no command. */
export function writing(event) {
  const at = event.target;
  return at.isContentEditable || at.matches?.("input:not([type=checkbox], [type=radio]), textarea, select");
}

told.querySelector("button").addEventListener("click", () => { told.hidden = true; });

document.body.addEventListener("htmx:responseError", (event) => {
  const answer = event.detail.xhr;
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
