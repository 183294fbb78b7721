"""The event codes and their cues, as data that a coder can read and edit."""

from dataclasses import dataclass

__all__ = ["Codebook"]


@dataclass(frozen=True)
class Codebook:
    """Event codes and the cues that draft them."""

    name: str
