"""Who is accused does not say so."""

import pytest

from onrecord.evidence import Span, cut
from onrecord.reading.attribution import Attribution
from onrecord.reading.attribution.tagger.passive import give_back_the_subject


def attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    def spans(words: str) -> tuple[Span, ...]:
        return (cut(text, text.index(words), text.index(words) + len(words)),) if words else ()

    return Attribution(spans(source), spans(cue), spans(content), score=0.9, method="tagger")


@pytest.mark.parametrize("cue", ["is accused of", "was also suspected of", "has been charged with"])
def test_the_accused_is_no_source(cue: str) -> None:
    found = attribution(f"The general {cue} ordering the raid.", "The general", cue, "ordering the raid")
    mended = give_back_the_subject(found)
    assert mended.source == ()
    assert [span.text for span in mended.content] == ["The general", "ordering the raid"]


def test_an_accuser_stays_the_source() -> None:
    active = attribution("Lina accused him of theft.", "Lina", "accused", "him of theft")
    assert give_back_the_subject(active) == active


def test_an_accuser_named_after_the_cue_stays_the_source() -> None:
    agent = attribution("He was accused by Lina of theft.", "Lina", "was accused by", "of theft")
    assert give_back_the_subject(agent) == agent


def test_who_is_quoted_is_the_source_though_the_cue_is_passive() -> None:
    quoted = attribution("Lina was quoted as saying no.", "Lina", "was quoted as saying", "no")
    assert give_back_the_subject(quoted) == quoted
