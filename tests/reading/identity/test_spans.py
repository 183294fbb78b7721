"""Every mention points at its own words, whatever the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.identity import find_mentions, identify
from onrecord.reading.parse import load_parser, parse
from tests.reading.identity.telling import report_of

WORDS = st.sampled_from(
    [
        "the",
        "a",
        "Ven",
        "Vath",
        "Vath’s",
        "CNRP",
        "(CNRP)",
        "police",
        "he",
        "said",
        "“",
        "”",
        ",",
        ".",
        "Mr",
        "U",
        "Ko",
        "al-",
        "bin",
        "of",
        "two",
        "others",
        "who",
        "her",
        "brother",
        "Ministry",
        "Labour",
        "party's",
        "was",
        "not",
        "I",
        "my",
        "-",
        "—",
        "Prime",
        "Minister",
        "ខ្មែរ",
        "مرحبا",
        "No.",
        "1",
        "them",
        "each",
        "nul\x00",
        "\ud800",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_is_read_and_every_span_reproduces_its_words(text: str) -> None:
    report = report_of(text)
    parsed = parse(report, load_parser())
    mentions = find_mentions(parsed, ())
    identity = identify(parsed, mentions, (), ())
    spans = [s for m in mentions for s in (m.span, m.head, m.title) if s]
    spans += [s for e in identity.entities for s in (*e.mentions, *(r.span for r in e.roles))]
    for span in spans:
        assert report.text[span.start : span.end] == span.text
        assert span.text
    ids = {e.id for e in identity.entities}
    assert set(identity.by_head.values()) == ids
    assert {r.organization for e in identity.entities for r in e.roles} <= ids | {None}


def test_the_ids_follow_the_order_of_first_mention() -> None:
    report = report_of("Police beat Ven Vath in Battambang.", "Ven Vath fled.")
    parsed = parse(report, load_parser())
    identity = identify(parsed, find_mentions(parsed, ()), (), ())
    starts = [e.mentions[0].start for e in identity.entities]
    assert [e.id for e in identity.entities] == [f"e{n}" for n in range(1, len(starts) + 1)]
    assert starts == sorted(starts)
