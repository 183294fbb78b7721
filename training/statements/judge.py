"""What the benchmark's own scorer says of the tagger, and the thresholds that it likes best."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.reading.attribution import Attribution, Tagger
from onrecord.reading.attribution import tag as tag_text
from onrecord.reading.attribution.tagger.session import Settings
from training.statements.articles import ROLES, Article

_RELATION = re.compile(r"^RELATION.*?([\d.]+)\s+([\d.]+)\s+([\d.]+)$", re.MULTILINE)
_LOWEST = 0.16
_GRID = tuple(round(0.2 + 0.02 * step, 2) for step in range(21))
_PRICE, _PRICE_WITHOUT_SOURCE = 0.5, 0.75
"""Points of F1 that finding more may cost: a wrong draft is struck out sooner than a lost one is found. An
accusation without an accuser is worth more: unfound, what is alleged would pass for told as fact."""

Tagged = list[tuple[Attribution, ...]]


def tag(tagger: Tagger, articles: Sequence[Article]) -> Tagged:
    """The tagger's attributions, article by article."""
    return [tag_text(tagger, article.text, article.paragraphs).attributions for article in articles]


def table(scorer: Path, articles: Sequence[Article], tagged: Tagged) -> str:
    """What the scorer prints of the tagged articles.

    Raises:
        subprocess.CalledProcessError: when the scorer refuses them.
    """
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder) / "gold.jsonl", Path(folder) / "predicted.jsonl"
        gold.write_text(
            "".join(
                _line(a.id, a.text, [{role: getattr(one, role) for role in ROLES} for one in a.annotations])
                for a in articles
            ),
            encoding="utf8",
        )
        predicted.write_text(
            "".join(
                _line(a.id, None, [_ranges(one) for one in found])
                for a, found in zip(articles, tagged, strict=True)
            ),
            encoding="utf8",
        )
        done = subprocess.run(  # noqa: S603 - the benchmark's own scorer
            [sys.executable, scorer, gold, predicted], capture_output=True, text=True, check=True
        )
    return done.stdout


def choose_thresholds(tagger: Tagger, scorer: Path, articles: Sequence[Article]) -> Settings:
    """The tagger's settings with thresholds chosen by RELATION F1 on ``articles``.

    The threshold is the lowest that comes within half a point of the best; attributions without a source then
    get the lowest one that costs no more than another three quarters.
    """
    low = replace(tagger.settings, threshold=_LOWEST, threshold_without_source=_LOWEST)
    tagged = tag(replace(tagger, settings=low), articles)

    def f1(settings: Settings) -> float:
        kept = [tuple(one for one in found if _admitted(settings, one)) for found in tagged]
        match = _RELATION.search(table(scorer, articles, kept))
        return float(match.group(3)) if match else 0.0

    alike = [replace(low, threshold=t, threshold_without_source=t) for t in _GRID]
    chosen = _first_good(alike, f1, max(map(f1, alike)) - _PRICE)
    lower = [replace(chosen, threshold_without_source=t) for t in _GRID if t <= chosen.threshold]
    return _first_good(lower, f1, f1(chosen) - _PRICE_WITHOUT_SOURCE)


def _first_good(settings: Sequence[Settings], f1: Callable[[Settings], float], enough: float) -> Settings:
    return next(one for one in settings if f1(one) >= enough)


def _admitted(settings: Settings, found: Attribution) -> bool:
    least = settings.threshold if found.source else settings.threshold_without_source
    return found.score is not None and found.score >= least


def _ranges(found: Attribution) -> dict[str, list[tuple[int, int]]]:
    return {role: [(span.start, span.end) for span in getattr(found, role)] for role in ROLES}


def _line(name: str, text: str | None, attributions: object) -> str:
    whole = {"id": name, "attributions": attributions}
    return json.dumps(whole if text is None else {**whole, "text": text}) + "\n"
