"""According to whom: which statements carry an event, and which deny it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.evidence import Span
from onrecord.reading.events.grammar import words as listed
from onrecord.reading.events.once import persons
from onrecord.record import Event, Statement


@dataclass(frozen=True)
class Telling:
    """The statements whose content covers a trigger, the innermost first."""

    statements: tuple[Statement, ...]

    @property
    def innermost(self) -> Statement | None:
        """The statement that tells it most closely; None where the publication itself does."""
        return self.statements[0] if self.statements else None

    def without(self, cue: Span) -> "Telling":
        """The same without the statement whose cue is ``cue``: what a court orders is not what it tells."""
        return Telling(tuple(s for s in self.statements if s.cue is None or not s.cue.overlaps(cue)))

    def around(self, verdict: Span) -> "Telling":
        """The same without who told what ``verdict`` takes back: they do not say that it was untrue."""
        return Telling(tuple(s for s in self.statements if s.holds(verdict)))

    def may_take_back(self, verdict: Span, statements: tuple[Statement, ...]) -> bool:
        """Whether ``verdict`` is said by the publication, or by one who tells this: "but *it is not so*"."""
        voices = (s for s in statements if s.holds(verdict))
        return all(voice in self.statements for voice in voices)

    def may_overturn(
        self, verdict: Span, statements: tuple[Statement, ...], accused: Sequence[str], *, talk: bool
    ) -> bool:
        """Whether who says ``verdict`` can undo this: ``talk``, anybody but the ``accused`` can."""
        for voice in statements:
            if voice in self.statements or not voice.holds(verdict):
                continue
            if voice.source is not None and any(voice.source == s.source for s in self.statements):
                continue  # who told it takes it back
            speaker = _names(voice.source_span.text) if voice.source_span is not None else frozenset()
            official = bool(speaker & listed("officials")) and not speaker & listed("kin")
            doers = frozenset(word for who in accused for word in _names(who))
            theirs = official and (not doers or bool(doers & listed("officials")))
            if theirs or speaker & doers or not (talk or speaker & listed("finders")):
                return False
        return True

    def beyond_speech(self) -> "Telling":
        """The same without the quotation that holds the words: who threatens does not tell of a threat."""
        inner = self.innermost
        return Telling(self.statements[1:]) if inner is not None and inner.kind == "direct" else self

    def without_request(self, trigger: Span) -> "Telling":
        """The same without the request that ``trigger`` makes: "has written *asking* him to free them"."""
        return Telling(
            tuple(
                s
                for s in self.statements
                if s.stance != "asks" or not any(piece.start == trigger.start for piece in s.content)
            )
        )


def who_tells(
    triggers: tuple[Span, ...], governing: tuple[Span, ...], statements: tuple[Statement, ...]
) -> Telling:
    """The statements that carry one of ``triggers``: the trigger, then the verbs it is coordinated with.

    "Described being accused by police, then being presented with a document": both are his account, even
    where the content was cut after the first. So is what hangs on a word of an indirect account, the
    ``governing`` words of the trigger's clause: "that he was contacted by *police*, who took him to a
    building". A denial or a plea ends where its words end.
    """
    accounts = tuple(s for s in statements if s.kind == "indirect" and s.stance == "asserts")
    for words, tellers in ((triggers, statements), (governing, accounts)):
        for word in words:
            telling = _carriers(word, tellers)
            if telling.statements:
                return telling
    return Telling(())


def _carriers(trigger: Span, statements: tuple[Statement, ...]) -> Telling:
    carriers = [
        (min(len(piece) for piece in s.content if piece.contains(trigger)), s)
        for s in statements
        if s.holds(trigger)
    ]
    carriers.sort(key=lambda pair: pair[0])
    found = [statement for _, statement in carriers]
    by_id = {s.id: s for s in statements}
    for statement in list(found):
        outer = by_id.get(statement.within or "")
        if outer is not None and outer not in found:
            found.append(outer)
    return Telling(tuple(found))


def disputes(events: list[Event], statements: tuple[Statement, ...]) -> list[Event]:
    """The events, each with the statements of the same report that deny it.

    A denial disputes what is told of the same kind of act, unless both name targets or actors and these
    differ: "denied that anyone had been beaten" disputes every beating of the report. Nobody disputes
    what they tell themselves.
    """
    denials = [e for e in events if e.polarity == "did-not-happen" and e.according_to]
    sources = {s.id: s.source for s in statements}
    disputed = []
    for event in events:
        by = tuple(
            dict.fromkeys(
                denial.according_to[0]
                for denial in denials
                if event.polarity == "happened"
                and denial.type == event.type
                and denial.according_to[0] not in event.according_to
                and not _is_one_voice(event, denial, sources)
                and _may_be_same(event, denial)
            )
        )
        disputed.append(replace(event, disputed_by=by) if by else event)
    return disputed


def _is_one_voice(event: Event, denial: Event, sources: Mapping[str, str | None]) -> bool:
    ours = sources[event.according_to[0]] if event.according_to else None
    return ours is not None and ours == sources[denial.according_to[0]]


def _may_be_same(event: Event, denial: Event) -> bool:
    for ours, theirs in ((event.targets, denial.targets), (event.actors, denial.actors)):
        known, denied = persons(ours), persons(theirs)
        generic = any(_generic(p.span.text) for p in theirs)
        if known and denied and not generic and not known & denied:
            return False
    return event.is_told


def _names(text: str) -> frozenset[str]:
    """The words of a phrase in small letters, each in the singular too."""
    found = {word.strip(".,’'\"").lower() for word in text.split()}
    return frozenset(found | {word.removesuffix("s") for word in found}) - {"the", "a", "of", "and"}


def _generic(words: str) -> bool:
    first = words.lower().split()[0]
    return first in {"any", "anyone", "anybody", "nobody", "no", "none", "anything", "anyone’s"}
