"""A real Chromium, and what it complained about."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ANSWERS_OF_OURS = ("Failed to load resource", "Response Status Error", "htmx:sendError", "htmx:afterRequest")
"""What the console says of any answer from 400 up, and of none: a refusal is part of the program."""


def why_not() -> str | None:
    """Why no browser can be started here; None when one can."""
    return None if CHROMIUM else "Chromium is not installed (apt-get install chromium)"


@dataclass
class Complaints:
    """What went wrong in a browser: errors of scripts, dialogs, all that the content policy stopped."""

    heard: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        """Note from now on what happens on any page of ``context``."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.heard.append(f"script failed: {error.error}"))
        context.on("dialog", self._dialog)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(_ANSWERS_OF_OURS):
            self.heard.append(f"console: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.heard.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def violations(page: Page, rules: list[str] = RULES) -> list[str]:
    """What axe-core finds wrong with ``page`` as it stands, a line for each element.

    The script goes in through the browser's debugging protocol, so that the page keeps its content policy.
    """
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})",
        rules,
    )
    return [
        f"{violation['id']}: {' '.join(node['target'])}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
