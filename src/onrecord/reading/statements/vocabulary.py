"""The vocabulary of the statements step (``vocabulary.toml``), ready for use."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words and patterns that tell how a source stands to what it says; see the file for each."""

    silence: re.Pattern[str]
    answer: re.Pattern[str]
    declining: frozenset[str]
    left_open: frozenset[str]
    acts: frozenset[str]
    undergone: frozenset[str]
    handling: frozenset[str]
    handled: frozenset[str]
    refusing: frozenset[str]
    rejecting: frozenset[str]
    naming: frozenset[str]
    calling: frozenset[str]
    writing: frozenset[str]
    speaking: frozenset[str]
    wronging: frozenset[str]
    doing: frozenset[str]
    dealing: frozenset[str]
    money: frozenset[str]
    wrongs: frozenset[str]
    deeds: frozenset[str]
    untrue: frozenset[str]
    tales: frozenset[str]
    made_up: frozenset[str]
    claims: frozenset[str]
    answering_for: frozenset[str]
    pleading: frozenset[str]
    perceiving: frozenset[str]
    second_hand: frozenset[str]
    hearsay: tuple[str, ...]
    party: frozenset[str]
    expert: frozenset[str]
    research: frozenset[str]
    testimony: re.Pattern[str]
    release: re.Pattern[str]
    issuer: re.Pattern[str]
    opening: re.Pattern[str]
    contact: re.Pattern[str]
    sample: re.Pattern[str]
    salutation: re.Pattern[str]
    closing: re.Pattern[str]


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that is installed with the program."""
    data = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))
    stance, denial, basis, voices = data["stance"], data["denial"], data["basis"], data["voices"]
    return Vocabulary(
        silence=re.compile(_spaced(_any(data["silence"]["predicates"])) + r"[^.;:,“”\"\n]*", re.IGNORECASE),
        answer=re.compile(_spaced(_any(data["silence"]["answers"])) + r"[^.;:,“”\"\n]*", re.IGNORECASE),
        declining=frozenset(stance["declining"]),
        left_open=frozenset(stance["open"]),
        acts=frozenset(stance["acts"]),
        undergone=frozenset(stance["undergone"]),
        handling=frozenset(stance["handling"]),
        handled=frozenset(stance["handled"]),
        refusing=frozenset(stance["refusing"]),
        rejecting=frozenset(stance["rejecting"]),
        naming=frozenset(stance["naming"]),
        calling=frozenset(stance["calling"]),
        writing=frozenset(stance["writing"]),
        speaking=frozenset(stance["speaking"]),
        wronging=frozenset(denial["wronging"]),
        doing=frozenset(denial["doing"]),
        dealing=frozenset(denial["dealing"]),
        money=frozenset(denial["money"]),
        wrongs=frozenset(denial["wrongs"]),
        deeds=frozenset(denial["deeds"]),
        untrue=frozenset(denial["untrue"]),
        tales=frozenset(denial["tales"]),
        made_up=frozenset(denial["made_up"]),
        claims=frozenset(denial["claims"]),
        answering_for=frozenset(denial["answering_for"]),
        pleading=frozenset(denial["pleading"]),
        perceiving=frozenset(basis["perceiving"]),
        second_hand=frozenset(basis["second_hand"]),
        hearsay=tuple(basis["hearsay"]),
        party=frozenset(basis["party"]),
        expert=frozenset(basis["expert"]),
        research=frozenset(basis["research"]),
        **{
            name: re.compile(voices[name], re.IGNORECASE | re.MULTILINE)
            for name in (
                "testimony",
                "release",
                "issuer",
                "opening",
                "contact",
                "salutation",
                "closing",
                "sample",
            )
        },
    )


def _any(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _spaced(pattern: str) -> str:
    """Each space of ``pattern`` as any white space, so that a line break in the report does not matter."""
    return pattern.replace(" ", r"\s")
