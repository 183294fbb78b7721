"""The ground under every record: bytes and their hash, text, and spans that reproduce their words."""

from onrecord.evidence.digest import sha256
from onrecord.evidence.span import Span, cover, cut, trim

__all__ = ["Span", "cover", "cut", "sha256", "trim"]
