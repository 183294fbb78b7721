"""Events: who did what to whom, where, when, how sure, and according to whom."""

from dataclasses import dataclass
from typing import Literal

from onrecord.evidence import Span

Polarity = Literal["happened", "did-not-happen"]
Certainty = Literal["reported", "alleged", "possible", "planned"]


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or a target: the words in this event, and the entity (by id) where one stands behind them."""

    entity: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class PlaceReference:
    """Where it happened: the words, and the place entity's id."""

    entity: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Date:
    """When it happened: EDTF level 1, None where the words lean on a date that is not known."""

    edtf: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: ISO 4217 ``currency`` where clear; ``each`` when every one of ``count`` got it."""

    value: float
    currency: str | None
    span: Span
    each: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many persons it was done to. ``at_least`` and ``at_most`` bound it where the report does."""

    value: int
    span: Span
    at_least: bool = False
    at_most: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field of an event says what it says: the step and rule (or model) that gave it, and the words.

    ``field`` is the event's field name, ``rule`` a short name that can be looked up: a cue of the codebook
    ("arrest:dobj"), a rule of a step, or a model and its version.
    """

    field: str
    step: str
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A draft of one act, for a person to confirm or correct.

    ``type`` is a code of the codebook. ``reported`` certainty is the publication's own voice; what a source
    tells is ``alleged``, and ``according_to`` holds the ids of the statements that carry it. ``evidence`` is
    the sentence or clause it was read from. ``reasons`` tell where each field came from.
    """

    id: str
    type: str
    trigger: Span
    evidence: tuple[Span, ...]
    actors: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    place: PlaceReference | None = None
    date: Date | None = None
    amount: Amount | None = None
    count: Count | None = None
    polarity: Polarity = "happened"
    certainty: Certainty = "reported"
    according_to: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether it is told as a fact or as somebody's account, and not as a plan or a possibility."""
        return self.certainty in {"reported", "alleged"}
