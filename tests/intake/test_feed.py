import hashlib

from onrecord.errors import IntakeError
from onrecord.intake import take_in_bytes
from onrecord.record import Report
from tests.intake.making import STORY, refusal, words

MARKUP = "<p>By Grace Pam</p>" + "".join(f"<p>{s}</p>" for s in STORY)
ITEM = (
    "<item><title>Two held over fire</title><guid>http://example.org/{n}</guid>"
    "<pubDate>Tue, 05 Mar 2019 08:00:00 GMT</pubDate><description>Two held ...</description>"
    f"<content:encoded><![CDATA[{MARKUP}]]></content:encoded></item>"
)
RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<title>Plateau Newswire</title>{items}</channel></rss>"
)


def test_every_whole_item_is_a_report() -> None:
    feed = RSS.replace("{items}", ITEM.replace("{n}", "1") + ITEM.replace("{n}", "2")).encode()
    first, second = take_in_bytes(feed, "feed.rss")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.title, first.publisher, first.published) == (
        "Two held over fire",
        "Plateau Newswire",
        "2019-03-05",
    )
    assert words(first, "paragraph") == list(STORY)
    assert [c.name for c in first.credits] == ["Grace Pam"]
    assert second.origin == "feed.rss#http://example.org/2"
    assert first.sha256 == hashlib.sha256(MARKUP.encode()).hexdigest()


def test_teasers_are_no_reports_and_are_told() -> None:
    teaser = "<item><title>More</title><description>Only the beginning of</description></item>"
    feed = RSS.replace("{items}", ITEM.replace("{n}", "1") + teaser).encode()
    taken, error = take_in_bytes(feed, "feed.rss")
    assert isinstance(taken, Report)
    assert isinstance(error, IntakeError)
    assert "1 of 2 items" in str(error)


def test_an_atom_feed_is_read_alike() -> None:
    feed = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Plateau Newswire</title>'
        "<entry><title>Two held</title><id>urn:x:1</id>"
        f"<content type='html'><![CDATA[{MARKUP}]]></content></entry></feed>"
    )
    (taken,) = take_in_bytes(feed.encode(), "feed.xml")
    assert isinstance(taken, Report)
    assert taken.publisher == "Plateau Newswire"


def test_a_feed_that_breaks_off_gives_what_came_before_and_says_so() -> None:
    feed = RSS.replace("{items}", ITEM.replace("{n}", "1") + ITEM.replace("{n}", "2")).encode()
    taken = list(take_in_bytes(feed[:-400], "feed.rss"))
    assert isinstance(taken[0], Report)
    assert isinstance(taken[-1], IntakeError)
    assert "breaks off" in str(taken[-1])


def test_declared_entities_and_endless_items_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>'
    assert "entities" in refusal(bomb, "feed.rss")
    assert "items" in refusal(b'<?xml version="1.0"?><rss><channel>' + b"<item>" * 100_000, "feed.rss")
