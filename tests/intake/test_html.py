import json

import pytest

from onrecord.intake.html import decode_html
from tests.intake.making import STORY, report, web_page, words

PAGE = web_page(
    STORY[0],
    STORY[1],
    STORY[2],
    head="<title>Five fishermen freed | The Lake Mirror</title>"
    "<script>document.write('<p>Soldiers burned the village to the ground on Monday.</p>')</script>",
    beside="<section class='most-read'><h2>Most read</h2><ol>"
    "<li><a href='/1'>Governor opens new market</a></li>"
    "<li><a href='/2'>Flood kills three in Nyando</a><p>Three people drowned in Nyando on</p></li></ol>"
    "</section>"
    "<footer>© 2020 Lake Media. Published 1 January 1999</footer>",
).replace(
    "<article>",
    "<header><a href='/'>The Lake Mirror</a><nav><a href='/n'>News</a></nav></header><article>"
    "<h1>Five fishermen freed</h1><div class='byline'>By <a rel='author' href='/a'>Achieng Odhiambo</a></div>"
    "<time>14 August 2020</time><figure><img src='http://127.0.0.1:9/pixel.png'>"
    "<figcaption>Boats at Dunga. Photograph: Mary Wanjiru/Mirror</figcaption></figure>"
    "<div class='share-buttons'><a href='#'>Share</a> <a href='#'>Tweet</a></div>",
)


def test_the_article_the_caption_the_byline_and_the_rail_are_told_apart() -> None:
    page = report(PAGE, "page.html")
    assert words(page, "paragraph") == list(STORY)
    assert words(page, "headline") == ["Five fishermen freed"]
    assert words(page, "caption") == ["Boats at Dunga. Photograph: Mary Wanjiru/Mirror"]
    assert [(c.role, c.name) for c in page.credits] == [
        ("reporter", "Achieng Odhiambo"),
        ("photo", "Mary Wanjiru"),
    ]
    assert [(lead.rail, lead.title, lead.truncated) for lead in page.leads] == [
        ("Most read", "Governor opens new market", False),
        ("Most read", "Flood kills three in Nyando", True),
    ]
    assert (page.title, page.publisher, page.published) == (
        "Five fishermen freed",
        "The Lake Mirror",
        "2020-08-14",
    )
    assert page.media_type == "text/html"


def test_every_part_is_in_the_text_in_order() -> None:
    page = report(PAGE, "page.html")
    ends = [0, *(p.end for p in page.parts)]
    assert all(end <= p.start < p.end for end, p in zip(ends, page.parts, strict=False))
    for span in [*(c.span for c in page.credits), *(lead.span for lead in page.leads)]:
        assert page.text[span.start : span.end] == span.text


def test_scripts_are_not_run_and_hidden_words_are_not_read() -> None:
    page = report(
        web_page(
            *STORY,
            "<span style='display:none'>He was shot.</span>They left.",
            beside="<p hidden>Falsehood.</p>",
        ),
        "page.html",
    )
    assert "shot" not in page.text
    assert "Falsehood" not in page.text
    assert "Soldiers" not in report(PAGE, "page.html").text


def test_json_ld_says_title_publisher_authors_and_date() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": "Five fishermen freed",
        "datePublished": "2020-08-14T06:30:00+03:00",
        "author": [{"@type": "Person", "name": "Achieng Odhiambo"}],
        "publisher": {"name": "The Lake Mirror"},
    }
    head = f"<script type='application/ld+json'>{json.dumps(data)}</script>"
    page = report(web_page("<b class='author'>Achieng Odhiambo</b>", *STORY, head=head), "page.html")
    assert (page.title, page.publisher) == ("Five fishermen freed", "The Lake Mirror")
    assert (page.published, page.published_from) == ("2020-08-14", "page")


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, '{"@type": ["NewsArticle"], "headline": "\\ud800 x"}']
)
def test_broken_json_ld_does_no_harm(broken: str) -> None:
    head = f"<script type='application/ld+json'>{broken}</script>"
    page = report(web_page(*STORY, head=head), "page.html")
    assert words(page, "paragraph") == list(STORY)
    page.text.encode()
    (page.title or "").encode()


def test_a_short_page_without_any_frame_is_text() -> None:
    page = report("<p>Armed men burned two houses.</p><p>She asked not to be named.</p>", "note.html")
    assert page.text == "Armed men burned two houses.\n\nShe asked not to be named."
    assert len(words(page, "paragraph")) == 2


def test_a_frame_around_the_article_is_no_rail_whatever_its_class() -> None:
    page = report(f"<body><div class='latest-news sidebar'>{PAGE}</div></body>", "page.html")
    assert words(page, "paragraph") == list(STORY)


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16"])
def test_the_page_says_its_encoding(charset: str) -> None:
    markup = f"<html><head><meta charset='{charset}'></head><p>“No,” said José.</p></html>"
    assert decode_html(markup.encode(charset), "x") == markup
