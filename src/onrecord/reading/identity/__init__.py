"""Who exactly: the words that stand for persons and bodies, and which of them stand for the same one."""

from onrecord.reading.identity.clusters import identify
from onrecord.reading.identity.mentions import find_mentions
from onrecord.reading.identity.model import Identity, Mention

__all__ = ["Identity", "Mention", "find_mentions", "identify"]
