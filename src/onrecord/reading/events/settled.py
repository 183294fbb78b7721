"""What the grammar's grounds and the statements make of an act together: its polarity and its certainty."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.reading.events.sure.grounds import Grounds
from onrecord.reading.events.sure.plans import is_nobodys_plan
from onrecord.reading.events.telling import Telling
from onrecord.record import Certainty, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

TOLD: frozenset[tuple[Polarity, Certainty]] = frozenset({("happened", "reported"), ("happened", "alleged")})
"""Told as having happened, in the publication's voice or a source's."""


def settle(
    act: "Token", sure: Grounds, telling: Telling, cue: "Sequence[Token]"
) -> tuple[Polarity, Certainty] | None:
    """Polarity and certainty from the grammar and the statements; None where nothing is asserted.

    ``cue`` are the words by which whoever tells it most closely tells it.
    """
    if is_nobodys_plan(act, sure, cue):
        return None
    if not sure.told or any(s.stance == "declines" for s in telling.statements):
        return None
    stances = {s.stance for s in telling.statements} if not sure.granted else set()
    if "asks" in stances and sure.doubt is None and not sure.decided:
        return None
    if sure.negated and sure.doubt in {"possible", "planned"}:
        return None
    polarity: Polarity = "did-not-happen" if sure.negated or "denies" in stances else "happened"
    certainty: Certainty = sure.doubt or ("alleged" if telling.statements else "reported")
    innermost = telling.innermost if not sure.granted else None
    if innermost is not None and innermost.stance == "believes":
        certainty = "possible" if certainty == "alleged" else certainty
    if "denies" in stances and polarity == "did-not-happen" and certainty == "reported":
        certainty = "alleged"
    return polarity, certainty
