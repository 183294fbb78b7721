"""How sure a text is that a body did what it is named for: what the models of the confidences go by."""

import re
from collections.abc import Iterator

from onrecord.measure.muc4.drafts import Draft
from onrecord.measure.muc4.phrases import governors
from onrecord.measure.muc4.scene import Mention, Scene
from onrecord.measure.muc4.signs import classes
from onrecord.measure.muc4.slots import body_name
from onrecord.measure.muc4.vocabulary import vocabulary

CONFIDENCES = (
    "REPORTED AS FACT",
    "SUSPECTED OR ACCUSED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "CLAIMED OR ADMITTED",
    "POSSIBLE",
)


def confidence_signs(mention: Mention, draft: Draft, scene: Scene) -> Iterator[str]:
    """What tells how sure the text is that a body did it."""
    text = scene.reading.report.text
    name = body_name(mention)
    mentions = [m for m in scene.mentions if m.who == mention.who or body_name(m) == name]
    sentences = {m.sentence for m in mentions}
    told = {act.sentence for act in draft.incident.acts}
    for m in mentions:
        gap = min(abs(m.sentence - sentence) for sentence in told)
        near = "here" if gap == 0 else "beside" if gap == 1 else "elsewhere"
        yield from (f"{near} {sign}" for sign in governors(m.head))
        yield from _cues(near, m.head.sent.text)
        yield from _cues("anywhere", m.head.sent.text)
        if near == "here":
            yield from (
                f"near {t.lemma_.lower()}"
                for t in m.head.sent
                if t.pos_ in {"VERB", "ADJ", "ADV", "NOUN", "AUX"}
            )
    yield from _cues("own", mention.head.sent.text)
    yield f"together {bool(sentences & told)}"
    yield f"mentions {min(len(mentions), 5)}"
    for act in draft.incident.acts:
        yield from _cues("act", act.trigger.sent.text)
        acted = any(mention.span.overlaps(actor.span) for actor in act.event.actors)
        yield f"acted {acted} {act.event.certainty}"
        yield f"certainty {act.event.certainty}"
        yield f"told by {min(len(act.event.according_to), 2)}"
        yield f"actors {bool(act.event.actors)}"
    yield f"name {name}"
    yield f"clandestine {text.startswith('CLANDESTINE')}"
    for name in classes(mention.text):
        yield f"in {name}"
    for word in re.findall(r"\[([A-Z ]+)\]", text[:300])[:3]:
        yield f"heading {word}"
    yield f"station {text[:40].partition(',')[0]}"
    yield f"family {draft.incident.family}"


def _cues(where: str, sentence: str) -> Iterator[str]:
    words = vocabulary()
    found = {
        "claimed": sentence in words.claimed,
        "accused": sentence in words.accused,
        "ours": sentence in words.ours,
        "authority": sentence in words.authority,
        "possible": sentence in words.possible,
    }
    yield from (f"{where} {cue} {true}" for cue, true in found.items())
    yield f"{where} accused by authority {found['accused'] and found['authority']}"
    for cues in (words.claimed, words.accused):
        yield from (f"{where} says {cue}" for cue in cues.find(sentence))
