"""What a place name in a report is, before it becomes an entity."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.parse import Passage
from onrecord.reading.places.gazetteer import Sense
from onrecord.record import Gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name of a place where it stands in the text, resolved to a gazetteer entry or left a name.

    ``sure`` says that the words are a place whatever else a name recogniser took them for. ``demonym`` marks
    an adjective or a people ("Thai", "Cambodians"): it names a country but is no place where something
    happened. ``method`` is the rule that decided.
    """

    span: Span
    gazetteer: Gazetteer | None
    sure: bool
    demonym: bool
    method: str


@dataclass(frozen=True)
class Found:
    """A name where it stands: tokens ``first`` up to ``last`` of a passage, and what it may stand for.

    ``sort`` is the feature that a noun beside the name says it is ("district"), "" for a noun that fits any,
    None without one. ``within`` is the region that the words name as holding it ("Springfield, Ill.").
    ``rule`` says why it is held to be a place, "" while that is in doubt; ``sure`` that it is one whatever a
    name recogniser says.
    """

    passage: Passage
    first: int
    last: int
    key: str
    senses: tuple[Sense, ...]
    rule: str
    sure: bool
    sort: str | None = None
    within: tuple[Sense, ...] = ()

    @property
    def tokens(self) -> "Tokens":
        """The tokens of the name."""
        return self.passage.doc[self.first : self.last]

    @property
    def demonym(self) -> bool:
        """Whether the word names a people or is an adjective, not a place."""
        return bool(self.senses) and all(s.kind == "demonym" for s in self.senses)
