"""The vocabulary of transcripts (``vocabulary.toml``), ready for use."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HEAD = 600
"""Characters at the head of a report in which it says what it is and who speaks."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Labels and patterns that tell who asks, who answers and who does neither; see the file for each."""

    asking: frozenset[str]
    answering: frozenset[str]
    asking_beside: Mapping[str, frozenset[str]]
    answering_beside: frozenset[str]
    bench: frozenset[str]
    nobody: frozenset[str]
    witness: re.Pattern[str]
    named: re.Pattern[str]
    heard: re.Pattern[str]
    interviewer: re.Pattern[str]
    opening: re.Pattern[str]
    of_the_witness: re.Pattern[str]


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that is installed with the program."""
    data = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))
    labels, head, notes = data["labels"], data["head"], data["notes"]
    return Vocabulary(
        asking=frozenset(labels["asking"]),
        answering=frozenset(labels["answering"]),
        asking_beside={key: frozenset(others) for key, others in labels["asking_beside"].items()},
        answering_beside=frozenset(labels["answering_beside"]),
        bench=frozenset(labels["bench"]),
        nobody=frozenset(labels["nobody"]),
        witness=re.compile(head["witness"], re.IGNORECASE | re.MULTILINE),
        named=re.compile(head["named"], re.IGNORECASE | re.MULTILINE),
        heard=re.compile(head["heard"], re.IGNORECASE),
        interviewer=re.compile(head["interviewer"], re.IGNORECASE | re.MULTILINE),
        opening=re.compile(notes["opening"], re.IGNORECASE),
        of_the_witness=re.compile(notes["of_the_witness"], re.IGNORECASE),
    )
