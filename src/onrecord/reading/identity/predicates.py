"""What somebody is said to be: "was a taxi driver" stands for nobody new, and tells of its subject."""

from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.phrases import determiner, is_subject


def is_predicate(reference: Reference) -> bool:
    """Whether the words say what somebody is, and do not stand for somebody: "was a taxi driver"."""
    token = reference.root
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in {"attr", "oprd"} or (
        token.dep_ == "pobj" and token.head.lower_ == "as" and determiner(token) in {"a", "an", ""}
    )


def bearer(cast: Cast, reference: Reference) -> Draft | None:
    """Of whom a predicate speaks: the subject of "X was a Y"; None where it is denied or not told."""
    token = reference.root
    if token.dep_ != "attr" or any(c.dep_ == "neg" for c in token.head.children):
        return None
    if any(c.dep_ == "aux" and c.tag_ == "MD" for c in token.head.children):
        return None
    subject = next((c for c in token.head.children if is_subject(c)), None)
    draft = cast.draft_at(reference, subject) if subject is not None else None
    return (
        draft
        if draft and draft.plural == reference.mention.plural and draft.kind == reference.mention.kind
        else None
    )
