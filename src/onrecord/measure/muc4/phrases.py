"""What the task's models go by for a noun phrase: its words, what it hangs on, how it stands to the acts."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.measure.muc4.incidents import family
from onrecord.measure.muc4.scene import Act, Mention, Scene
from onrecord.measure.muc4.signs import bucket, classes, lemma_of
from onrecord.measure.muc4.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_PATH = 5


def phrase_signs(mention: Mention, acts: Sequence[Act], scene: Scene) -> Iterator[str]:
    """The names of what is true of a noun phrase beside the acts of one incident."""
    head, entity = mention.head, mention.entity
    lemma = lemma_of(head)
    kind = family(acts)
    yield f"head {lemma}"
    yield f"head {lemma} {kind}"
    yield f"kind {kind}"
    yield f"entity {entity.kind if entity else 'none'} {head.ent_type_}"
    yield f"pos {head.tag_}"
    yield f"dep {head.dep_}"
    for name in classes(mention.text):
        yield f"in {name}"
        yield f"in {name} {head.dep_}"
    for child in head.children:
        if child.i < head.i and child.dep_ in {"amod", "compound", "nummod", "det", "poss", "nmod"}:
            yield f"child {child.dep_} {lemma_of(child)}"
        elif child.dep_ == "prep":
            yield from (
                f"child {child.lower_} {lemma_of(inner)}" for inner in child.children if inner.dep_ == "pobj"
            )
        elif child.dep_ == "appos":
            yield f"appos {child.ent_type_} {child.pos_}"
    if head.dep_ == "appos":
        yield f"appos to {head.head.ent_type_} {head.head.pos_}"
    yield f"by name {mention.by_name}"
    words = mention.text.lower().split()
    for word in words[:6]:
        yield f"word {word}"
    yield f"words {min(len(words), 6)}"
    if entity is not None:
        yield f"mentions {bucket(len(entity.mentions))}"
        for role in entity.roles[:2]:
            yield from (f"role {word}" for word in role.title.lower().split()[-1:])
        if entity.kind == "organization" or mention.text in vocabulary().bodies:
            yield f"name {mention.text}"
            body = next(vocabulary().bodies.find(mention.text), None)
            yield f"body {vocabulary().body_names[body] if body else None}"
    yield from governors(head)
    yield from _beside_acts(mention, acts, scene, kind)


def governors(head: "Token") -> Iterator[str]:
    """What a noun hangs on: labels and lemmas up to the next verb or the second noun."""
    token, path = head, ""
    for step in range(3):
        if token.head == token:
            break
        dep = token.dep_
        token = token.head
        if token.dep_ == "prep" or token.pos_ == "ADP":
            path += f"{dep}<{token.lower_}<"
            if token.head == token:
                break
            token = token.head
        else:
            path += f"{dep}<"
        passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children)
        yield f"up {path}{lemma_of(token)}{' passive' if passive else ''}"
        if step == 0:
            yield f"on {lemma_of(token)}"
        if token.pos_ == "VERB":
            for child in token.children:
                if child.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and child != head:
                    yield f"up {path}{lemma_of(token)} {child.dep_} {lemma_of(child)}"
            break


def _beside_acts(mention: Mention, acts: Sequence[Act], scene: Scene, kind: str) -> Iterator[str]:
    gap = min((mention.sentence - act.sentence for act in acts), key=abs)
    where = f"{'before' if gap < 0 else 'after'} {min(abs(gap), 4)}" if gap else "same sentence"
    yield f"at {where}"
    yield f"at {where} {lemma_of(mention.head)}"
    for name in classes(mention.text):
        yield f"at {where} in {name}"
    yield f"at {where} {mention.entity.kind if mention.entity else 'none'} {mention.head.ent_type_}"
    yield f"acts {bucket(len(acts))}"
    yield f"other acts {bucket(len(scene.acts) - len(acts))}"
    mine = set(map(id, acts))
    for act in scene.acts:
        ours = "" if id(act) in mine else "another's "
        roles = set(_roles(mention, act))
        for role in roles:
            yield f"{ours}{role}"
            yield f"{ours}{role} {act.event.type}"
            if not ours:
                yield f"{role} {act.trigger.lemma_.lower()}"
                for name in classes(mention.text):
                    yield f"{role} in {name}"
                yield f"{role} {mention.entity.kind if mention.entity else 'none'}"
        if not ours and act.sentence == mention.sentence:
            path = _path(mention.head, act.trigger)
            if path:
                yield f"path {path}"
                yield f"path {path} {act.event.type}"
                yield f"path {path} {act.trigger.lemma_.lower()}"
            side = "left" if mention.head.i < act.trigger.i else "right"
            yield f"{side} {act.event.type}"
            yield f"{side} {bucket(abs(mention.head.i - act.trigger.i))}"


def _roles(mention: Mention, act: Act) -> Iterator[str]:
    """The roles that the reading gives a phrase, or another one of the same entity, in an act."""
    slots = {(r.field, r.span): r.rule for r in act.event.reasons if r.field in {"actors", "targets"}}
    for name, people in (("actors", act.event.actors), ("targets", act.event.targets)):
        for participant in people:
            if participant.span.contains(mention.span) or mention.span.contains(participant.span):
                yield f"{name} {slots.get((name, participant.span), '')}"
            elif mention.entity is not None and participant.entity == mention.entity.id:
                yield f"{name} elsewhere"


def _path(start: "Token", end: "Token") -> str:
    """The labels from one word up and down to another; "" where it is long."""
    up: list[str] = []
    seen: dict[int, int] = {}
    token = start
    while True:
        seen[token.i] = len(up)
        if token.head == token or len(up) > _LONGEST_PATH:
            break
        up.append(token.lower_ + "<" if token.dep_ in {"prep", "agent"} else token.dep_ + "<")
        token = token.head
    down: list[str] = []
    token = end
    while token.i not in seen:
        if token.head == token or len(down) > _LONGEST_PATH:
            return ""
        down.append(">" + (token.lower_ if token.dep_ in {"prep", "agent"} else token.dep_))
        token = token.head
    steps = up[: seen[token.i]] + down[::-1]
    return "".join(steps) if len(steps) <= _LONGEST_PATH else ""
