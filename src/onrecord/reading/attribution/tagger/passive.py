"""Who is accused does not say so: a passive cue's subject belongs to what is told, never to who tells it."""

import re
from dataclasses import replace

from onrecord.reading.attribution.model import Attribution

_SAID_OF_SOMEBODY = re.compile(
    r"""\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+)?   # "was also widely", at most one word of it
        (?:accused|alleged|asked|believed|blamed|charged|expected|feared|presumed|reported
          |rumou?red|said|suspected|thought|told)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def give_back_the_subject(found: Attribution) -> Attribution:
    """``found``, without a source where its source is the subject of "is accused of" and its like.

    The subject becomes the first piece of the content, as annotators mark it: "[The general] is accused of
    [ordering the raid]". A source that follows the cue ("was accused by a colleague") stays.
    """
    cue = " ".join(span.text for span in found.cue)
    if not found.source or not found.cue or not _SAID_OF_SOMEBODY.search(cue):
        return found
    if found.source[-1].end > found.cue[0].start:
        return found
    return replace(found, source=(), content=tuple(sorted((*found.source, *found.content))))
