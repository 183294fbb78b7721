"""Whether somebody is a man or a woman: what a title or a noun tells, and what a name makes likely.

What is told holds, and keeps two persons apart. What is only likely helps a pronoun to its person and does
nothing else: a name may be anybody's.
"""

from onrecord.reading.identity.drafts import Reference
from onrecord.reading.identity.namesakes import name_words
from onrecord.reading.identity.vocabulary import Gender, Vocabulary


def told(reference: Reference, words: Vocabulary) -> Gender | None:
    """The gender that a title or a noun tells."""
    title = reference.mention.title
    if title is None:
        return words.gender(reference.noun) if reference.mention.form == "nominal" else None
    for word in title.text.replace(".", " ").split():
        gender = words.titles.get(word) or words.burmese_titles.get(word) or words.gender(word.lower())
        if gender:
            return gender
    return None


def likely(name: str, words: Vocabulary) -> Gender | None:
    """The gender of those who mostly bear a full name: by "bint" or "-kyzy", else by the given name."""
    own = name_words(name)
    if len(own) < 2:
        return None
    inside = next((g for w in own if (g := words.name_words.get(w))), None)
    if own[0] == "umm" or (own[1] == "thi" and len(own) > 2):
        inside = "female"
    if inside:
        return inside
    given = words.given.get("-".join(own[:2])) or words.given.get(own[0]) or words.given_last.get(own[-1])
    if given:
        return given
    told_by_end = next((g for end, g in words.name_endings.items() if own[-1].endswith(end)), None)
    # where women bear the surnames of men: "Ecaterina Rusnacov"
    return None if told_by_end == "male" and own[0].endswith("a") else told_by_end
