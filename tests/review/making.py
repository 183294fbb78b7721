"""Judgements for tests, about the hand-made reading."""

from itertools import count
from typing import Any

from onrecord.record import Judgement, Verdict
from onrecord.review import plain
from tests.readings import words

RIMA, NOOR = "Rima", "Noor"


class Desk:
    """Where judgements are given, numbered as an archive would."""

    def __init__(self) -> None:
        self.given: list[Judgement] = []
        self._numbers = count(1)

    def judge(self, record: str, verdict: Verdict, who: str = RIMA, **more: Any) -> Judgement:
        judgement = Judgement(record, verdict, who, "2017-12-01T00:00:00Z", id=next(self._numbers), **more)
        self.given.append(judgement)
        return judgement


def at(phrase: str, nth: int = 0) -> dict[str, Any]:
    """Words of the hand-made report as a judgement gives them."""
    value: dict[str, Any] = plain(words(phrase, nth))
    return value
