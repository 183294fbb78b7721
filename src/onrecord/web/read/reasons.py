"""Why a field was drafted, in words: the rules that the reader names, as a coder would say them.

Each is a sentence about the words that follow it on the card. A rule that is not here is shown by its name.
"""

import re
from collections.abc import Mapping

from onrecord.web.words import N_

RULES: Mapping[str, str] = {
    "frame:subject": N_("whoever the sentence says did it, or had it done to them"),
    "frame:…-object": N_("named after a word such as “by”, “of” or “against”"),
    "frame:object": N_("whoever the sentence says it was done to"),
    "frame:indirect": N_("whoever the sentence says it was given or said to"),
    "frame:complement": N_("what the sentence says of them"),
    "frame:possessive": N_("whose it was"),
    "frame:purpose": N_("what it was done for"),
    "frame:sufferer": N_("those whom the word itself names as harmed"),
    "nearest:trigger": N_("told with the act itself"),
    "nearest:clause": N_("told in the same clause"),
    "nearest:sentence": N_("told in the same sentence"),
    "nearest:governing": N_("told in the clause that this one hangs on"),
    "nearest:nested": N_("told in a clause within this one"),
    "nearest:there": N_("“there” points to it"),
    "nearest:where": N_("“where” points to it"),
    "dateline": N_("the place that the report is sent from"),
    "counted": N_("counted from another day that the report tells"),
    "story": N_("the story goes on from there"),
    "story:people": N_("the same people, in the same story"),
    "negation": N_("the sentence says that it was not so"),
    "denial": N_("a source denies it"),
    "publication": N_("the report tells it in its own voice"),
    "grammar:alleged": N_("these words call it alleged"),
    "grammar:planned": N_("these words tell a plan or an intention"),
    "grammar:possible": N_("these words leave it open"),
    "statement:asserts": N_("a source says it"),
    "statement:asks": N_("a source asks for it"),
    "statement:believes": N_("a source believes it"),
    "statement:denies": N_("a source denies it"),
    "tagger": N_("the language model for who says what found it"),
    "rules": N_("found by the rules for who says what"),
    "rules:silence": N_("the report says that they were asked and did not answer"),
    "voice:answer": N_("an answer in an interview"),
    "voice:letter": N_("whoever signs the letter tells it"),
    "voice:release": N_("whoever puts out the release tells it"),
    "voice:testimony": N_("the witness tells it"),
    "cue/verb": N_("the codebook lists this verb"),
    "cue/noun": N_("the codebook lists this noun"),
    "cue/adjective": N_("the codebook lists this word"),
}
"""By the name of a rule. A preposition, and the codebook's own words, are left out of the name."""
_PREPOSITION = re.compile(r"(?<=^frame:)\w+(?=-object$)")
_CUE = re.compile(r"^.*(?=/)")


def in_words(rule: str) -> str | None:
    """What ``rule`` means, None where nothing is written about it."""
    return RULES.get(_CUE.sub("cue", _PREPOSITION.sub("…", rule)))
