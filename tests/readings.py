"""A small reading, made by hand, for the tests of rooms that come after reading."""

from onrecord.evidence import Span, cut
from onrecord.record import (
    Credit,
    Date,
    Entity,
    Event,
    Lead,
    Part,
    Participant,
    PlaceReference,
    Reading,
    Reason,
    Report,
    Role,
    Statement,
)

TEXT = (
    "The Harbour Courier\n\n"
    "Soldiers took a teacher, her sister says\n\n"
    "Amal Tawfiq said on Monday that soldiers took her sister from the school in Basra. "
    "“They hit her twice,” she said. The army denied it.\n\n"
    "By Rima Haddad\n\n"
    "MOST READ\nPort fees to rise in the"
)


def words(phrase: str, nth: int = 0) -> Span:
    """The span of the ``nth`` place where ``phrase`` stands in `TEXT`."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(phrase, start + 1)
    return cut(TEXT, start, start + len(phrase))


def _part(kind: str, phrase: str) -> Part:
    span = words(phrase)
    return Part(kind, span.start, span.end)  # type: ignore[arg-type]


READING = Reading(
    report=Report(
        sha256="ab" * 32,
        media_type="text/plain",
        text=TEXT,
        origin="courier.txt",
        language="en",
        title="Soldiers took a teacher, her sister says",
        publisher="The Harbour Courier",
        credits=(Credit("reporter", "Rima Haddad", words("Rima Haddad")),),
        parts=(
            _part("masthead", "The Harbour Courier"),
            _part("headline", "Soldiers took a teacher, her sister says"),
            _part("paragraph", TEXT[TEXT.index("Amal") : TEXT.index("\n\nBy Rima")]),
            _part("credit", "By Rima Haddad"),
            _part("rail", "MOST READ\nPort fees to rise in the"),
        ),
        leads=(Lead("MOST READ", "Port fees to rise in the", None, True, words("Port fees to rise in the")),),
    ),
    entities=(
        Entity(
            "e1",
            "person",
            "Amal Tawfiq",
            roles=(Role("sister", words("her sister", 1)),),
            mentions=(words("Amal Tawfiq"), words("she said")),
        ),
        Entity("e2", "group", "soldiers", mentions=(words("soldiers"), words("They"))),
        Entity("e3", "person", "her sister", mentions=(words("her sister", 1),)),
        Entity("e4", "organization", "The army", mentions=(words("The army"),)),
        Entity("e5", "place", "Basra", mentions=(words("Basra"),)),
    ),
    statements=(
        Statement(
            "s1",
            "e1",
            words("Amal Tawfiq"),
            words("said"),
            (words("that soldiers took her sister from the school in Basra"),),
            "indirect",
            "asserts",
            "witness",
        ),
        Statement(
            "s2",
            "e1",
            words("she"),
            words("said", 1),
            (words("They hit her twice,"),),
            "direct",
            "asserts",
        ),
        Statement("s3", "e4", words("The army"), words("denied"), (words("it."),), "indirect", "denies"),
    ),
    events=(
        Event(
            "v1",
            "liberty.disappear",
            words("took", 1),
            (words("soldiers took her sister from the school in Basra"),),
            actors=(Participant("e2", words("soldiers")),),
            targets=(Participant("e3", words("her sister", 1)),),
            place=PlaceReference("e5", words("Basra")),
            date=Date(None, words("on Monday")),
            certainty="alleged",
            according_to=("s1",),
            disputed_by=("s3",),
            reasons=(Reason("type", "events", "liberty.disappear:take/verb", words("took", 1)),),
        ),
        Event(
            "v2",
            "harm.assault",
            words("hit"),
            (words("They hit her twice"),),
            actors=(Participant("e2", words("They")),),
            targets=(Participant("e3", words("her", 3)),),
            certainty="alleged",
            according_to=("s2",),
        ),
    ),
    reader="a person",
)
