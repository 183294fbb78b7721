"""The learning curve as a small drawing, from the run's log."""

import csv
import math
from pathlib import Path

_WIDTH, _HEIGHT, _MARGIN = 640, 260, 40
_LINES = {"cue": "#b35806", "tag": "#7f7f7f", "link": "#2166ac"}


def draw(log: Path, drawing: Path) -> None:
    """Write the three losses of ``log`` (nats for each cue, on a log scale of two decades) as SVG.

    Raises:
        OSError, ValueError: when the log cannot be read or has no line yet.
    """
    with log.open(newline="", encoding="utf8") as file:
        rows = list(csv.DictReader(file))
    last = max(int(row["step"]) for row in rows)
    across, down = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN
    shapes = [
        f'<rect x="{_MARGIN}" y="{_MARGIN}" width="{across}" height="{down}" fill="none" stroke="#ccc"/>',
        f'<text x="{_WIDTH - _MARGIN}" y="{_HEIGHT - 14}" text-anchor="end">{last} steps</text>',
        f'<text x="{_MARGIN}" y="24">nats for each cue:</text>',
    ]
    for place, (name, colour) in enumerate(_LINES.items()):
        points = " ".join(
            f"{_MARGIN + across * step / last:.0f},{_MARGIN + down * _depth(value):.0f}"
            for step, value in ((int(row["step"]), float(row[name])) for row in rows)
        )
        shapes.append(f'<polyline points="{points}" fill="none" stroke="{colour}"/>')
        shapes.append(f'<text x="{_MARGIN + 150 + 60 * place}" y="24" fill="{colour}">{name}</text>')
    for value in (100, 10, 1):
        y = _MARGIN + down * _depth(value)
        shapes.append(f'<text x="{_MARGIN - 6}" y="{y:.0f}" text-anchor="end">{value}</text>')
    body = "\n".join(shapes)
    drawing.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'font-family="sans-serif" font-size="12">\n{body}\n</svg>\n',
        encoding="utf8",
    )


def _depth(value: float) -> float:
    """How far down ``value`` stands: 100 at the top, 0.5 at the bottom."""
    return min(1.0, max(0.0, math.log(100 / max(value, 1e-9)) / math.log(200)))
