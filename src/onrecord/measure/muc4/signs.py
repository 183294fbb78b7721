"""What the task's models go by: the names of what is true of an act, and of two acts.

A sign is a short string; the models hash it. Words enter as lemmas, grammar as paths of dependency labels.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from onrecord.measure.muc4.scene import Act, Scene
from onrecord.measure.muc4.vocabulary import vocabulary
from onrecord.record import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPINION = re.compile(r"\b(?:INTERVIEW|EDITORIAL|COMMENTARY|SPEECH|COMMUNIQUE|ADDRESS|NEWS CONFERENCE)\b")
_FIGHTING = re.compile(
    r"\b(?:clash|clashes|combat|combats|fighting|offensive|battle|casualties|war)\b", re.IGNORECASE
)
_GAPS = (1, 2, 3, 5, 9, 20)
_STEPS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_COUNTS = (0, 1, 2, 3, 4, 6, 9, 13, 20)
_DAYS = (0, 1, 3, 10, 40)
_APART = re.compile(r"\b(?:another|other|also|meanwhile|in addition|elsewhere|second)\b", re.IGNORECASE)


def lemma_of(token: "Token") -> str:
    """The lemma in small letters; of persons and places only that it is a name."""
    return "NAME" if token.ent_type_ in {"PERSON", "GPE"} else token.lemma_.lower()


def bucket(number: int) -> str:
    """A number as one of a few steps."""
    return next((f"<{gap}" for gap in _GAPS if number < gap), "far")


def steps(name: str, chance: float) -> Iterator[str]:
    """A sign for each step that a chance is above."""
    return (f"{name} > {step}" for step in _STEPS if chance > step)


def counted(name: str, number: int) -> Iterator[str]:
    """A sign for each step that a number is above."""
    return (f"{name} > {step}" for step in _COUNTS if number > step)


def classes(text: str) -> Iterator[str]:
    """The lists of the task's vocabulary that have a word of ``text``."""
    words = vocabulary()
    if text in words.persons:
        yield "perpetrator"
    if text in words.bodies:
        yield "body"
    if text in words.state:
        yield "state"
    if text in words.military:
        yield "military"
    lower = re.findall(r"[\w\-]+", text.lower())
    if lower and lower[-1] in words.things:
        yield "thing"
    if lower and lower[-1] in words.vague:
        yield "vague"


def _participant(participant: Participant, scene: Scene) -> Iterator[str]:
    entity = scene.entities.get(participant.entity or "")
    text = participant.span.text
    words = re.findall(r"[\w\-]+", re.split(r"\s(?:of|in|from|for)\s", text.lower())[0])
    if entity is not None:
        yield f"is {entity.kind}"
        if entity.kind == "person" and len(entity.name.split()) > 1:
            yield "named"
        yield f"mentions {bucket(len(entity.mentions))}"
    else:
        yield "is nobody"
    if words and not (entity and entity.kind == "person" and len(entity.name.split()) > 1):
        yield f"head {words[-1]}"
    for name in classes(text):
        yield f"in {name}"


def days_ago(act: Act, published: str | None) -> int | None:
    """Days from the act to the report; None where either is not known to the day."""
    try:
        return (
            date.fromisoformat(published or "")
            - date.fromisoformat((act.event.date and act.event.date.edtf) or "")
        ).days
    except ValueError:
        return None


def age(act: Act, published: str | None) -> str:
    """How long before the report an act was, in words for steps."""
    if act.event.date is None:
        return "none"
    days = days_ago(act, published)
    if days is None:
        edtf = act.event.date.edtf or ""
        if published and len(edtf) >= 4 and edtf[:4].isdigit():
            years = int(published[:4]) - int(edtf[:4])
            return f"{len(edtf)} {years}" if 0 <= years < 2 else f"{len(edtf)} old"
        return "open"
    return "future" if days < 0 else "recent" if days < 15 else "month" if days < 60 else "old"


def act_signs(act: Act, scene: Scene) -> Iterator[str]:
    """What is true of one act, of its words and of the text around it."""
    event, trigger, text = act.event, act.trigger, scene.reading.report.text
    rule = next((r.rule for r in event.reasons if r.field == "type"), "")
    yield f"code {event.type}"
    yield f"cue {rule}"
    yield f"lemma {trigger.lemma_.lower()} {trigger.pos_}"
    yield f"tag {trigger.tag_}"
    yield f"polarity {event.polarity}"
    yield f"certainty {event.certainty}"
    yield f"certainty {event.certainty} {event.type}"
    yield f"age {age(act, scene.reading.report.published)}"
    yield f"place {event.place is not None}"
    yield f"told by {min(len(event.according_to), 2)}"
    yield f"paragraph {min(act.paragraph, 5)}"
    yield f"sentence {bucket(act.sentence)}"
    for role, people in (("actor", event.actors), ("target", event.targets)):
        if not people:
            yield f"no {role}"
            yield f"no {role} {trigger.lemma_.lower()}"
        for participant in people:
            for sign in _participant(participant, scene):
                yield f"{role} {sign}"
                if sign.startswith(("is", "in")):
                    yield f"{role} {sign} {event.type}"
    for sign in _above(trigger):
        yield f"above {sign}"
    for token in trigger.sent:
        if (
            token.pos_ in {"VERB", "NOUN", "ADJ", "ADV"}
            and not token.ent_type_
            and abs(token.i - trigger.i) < 12
        ):
            yield f"near {token.lemma_.lower()}"
    for child in trigger.children:
        if child.dep_ in {
            "amod",
            "compound",
            "det",
            "aux",
            "neg",
            "advmod",
            "auxpass",
            "poss",
            "nummod",
            "mark",
        }:
            yield f"child {child.dep_} {lemma_of(child)}"
    told = trigger.sent.text
    for name in classes(told):
        yield f"sentence in {name}"
    yield f"fighting {bool(_FIGHTING.search(told))}"
    yield f"opinion {bool(_OPINION.search(text[:300]))}"
    yield f"clandestine {text.startswith('CLANDESTINE')}"
    yield f"length {len(text) // 1000}"
    yield f"acts {bucket(len(scene.acts))}"
    yield f"acts of family {bucket(sum(a.family == act.family for a in scene.acts))}"


def _above(token: "Token") -> Iterator[str]:
    """The words that govern a trigger, two steps up."""
    path = ""
    for _ in range(3):
        if token.head == token:
            yield f"{path}ROOT"
            return
        path += f"{token.dep_}<"
        token = token.head
        yield path + token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX"}:
            return


def pair_signs(one: Act, other: Act, scene: Scene, wanted: Mapping[Act, float]) -> Iterator[str]:
    """What is true of two acts of one text, ``one`` the earlier; ``wanted`` is the chance of each act."""
    yield from _side_by_side(one, other, scene)
    yield from steps("earlier wanted", wanted[one])
    yield from steps("later wanted", wanted[other])
    yield from counted("wanted", sum(chance > _STEPS[1] for chance in wanted.values()))
    yield from counted("text's acts", len(scene.acts))
    yield from counted("apart", other.sentence - one.sentence)
    yield from counted("paragraphs apart", other.paragraph - one.paragraph)
    yield from counted("from the top", one.sentence)
    mine, theirs = _heads(one), _heads(other)
    yield from counted("words of both", len(mine & theirs))
    yield from counted("words of either", len(mine | theirs))
    yield from counted("words of the earlier", len(mine))
    yield from counted("words of the later", len(theirs))
    first, second = _day(one), _day(other)
    if first and second:
        yield from (f"days > {days}" for days in _DAYS if abs((first - second).days) > days)
    yield f"days known {first is not None} {second is not None}"
    for which, act in (("earlier", one), ("later", other)):
        yield f"{which} {act.event.type}"
        yield f"{which} apart {bool(_APART.search(act.trigger.sent.text))}"


def _day(act: Act) -> date | None:
    try:
        return date.fromisoformat(((act.event.date and act.event.date.edtf) or "")[:10])
    except ValueError:
        return None


def _side_by_side(one: Act, other: Act, scene: Scene) -> Iterator[str]:
    families = " ".join(sorted((one.family, other.family)))
    a, b = one.event, other.event
    yield f"families {families}"
    yield f"codes {' '.join(sorted((a.type, b.type)))}"
    yield f"same lemma {one.trigger.lemma_ == other.trigger.lemma_}"
    gap = bucket(other.sentence - one.sentence)
    yield f"sentences {gap}"
    yield f"sentences {gap} {families}"
    yield f"paragraphs {bucket(other.paragraph - one.paragraph)}"
    between = sum(one.sentence < act.sentence < other.sentence for act in scene.acts)
    yield f"between {bucket(between)}"
    yield f"acts {bucket(len(scene.acts))}"
    yield f"victims {_alike(one, other)}"
    yield f"victims {_alike(one, other)} {families}"
    yield f"heads {bool(_heads(one) & _heads(other))}"
    yield f"actors {_same(a.actors, b.actors)}"
    dates = "unknown"
    if a.date and b.date and a.date.edtf and b.date.edtf:
        first, second = sorted((a.date.edtf, b.date.edtf), key=len)
        dates = "same" if first == second else "fits" if second.startswith(first) else "differs"
    elif (a.date and a.date.edtf) or (b.date and b.date.edtf):
        dates = "one"
    yield f"dates {dates}"
    places = "unknown"
    if a.place and b.place:
        places = (
            "same"
            if (a.place.entity or a.place.span.text) == (b.place.entity or b.place.span.text)
            else "differs"
        )
    elif a.place or b.place:
        places = "one"
    yield f"places {places}"
    yield f"places and dates {places} {dates}"
    yield f"places {places} sentences {gap}"
    yield f"dates {dates} sentences {gap}"
    yield f"victims {_alike(one, other)} dates {dates} places {places}"
    yield f"pos {one.trigger.pos_} {other.trigger.pos_}"
    opening = [t.lemma_.lower() for t in other.trigger.sent[:4]]
    for word in opening:
        yield f"opens {word}"
    for child in other.trigger.children:
        if child.dep_ in {"det", "amod"}:
            yield f"later {child.dep_} {child.lemma_.lower()}"
    for participant in b.targets:
        first = participant.span.text.lower().split()[0]
        if first in {"another", "other", "two", "three", "one", "four", "several"}:
            yield f"later target {first}"
    coordinated = other.trigger in tuple(one.trigger.conjuncts)
    yield f"same sentence {one.sentence == other.sentence} coordinated {coordinated}"


def _same(ours: Sequence[Participant], theirs: Sequence[Participant]) -> str:
    if not (ours and theirs):
        return "unknown"
    mine, other = {p.entity or p.span.text for p in ours}, {p.entity or p.span.text for p in theirs}
    return "same" if mine & other else "differs"


def _alike(one: Act, other: Act) -> str:
    return _same(one.event.targets, other.event.targets)


def _heads(act: Act) -> frozenset[str]:
    """The longer words of those whom an act was done to."""
    return frozenset(w for p in act.event.targets for w in re.findall(r"\w{4,}", p.span.text.lower()))
