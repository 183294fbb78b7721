import email.policy
import hashlib
from email.message import EmailMessage

from onrecord.intake import take_in_bytes
from onrecord.record import Report
from tests.intake.making import STORY, pdf, refusal, report, web_page, words


def mail(text: str | None = None, html: str | None = None) -> EmailMessage:
    made = EmailMessage(policy=email.policy.SMTP)
    made["From"] = "Upper River Monitor <press@monitor.example>"
    made["Subject"] = "Statement on the arrest of Musa Ceesay – urgent"
    made["Date"] = "Tue, 04 Jun 2019 23:50:00 -0500"
    made["Message-ID"] = "<1@monitor.example>"
    if text is not None:
        made.set_content(text)
    if html is not None:
        if text is None:
            made.set_content(html, subtype="html")
        else:
            made.add_alternative(html, subtype="html")
    return made


def test_a_mail_has_its_subject_as_title_and_the_day_it_was_sent() -> None:
    made = mail("\n\n".join(STORY))
    taken = report(made.as_bytes(), "a.eml")
    assert (taken.title, taken.published) == ("Statement on the arrest of Musa Ceesay – urgent", "2019-06-04")
    assert words(taken, "paragraph") == list(STORY)
    assert taken.sha256 == hashlib.sha256(made.as_bytes()).hexdigest()
    assert taken.media_type == "message/rfc822"


def test_the_plain_version_is_read_and_the_html_one_where_there_is_no_other() -> None:
    assert report(mail("Plain words. " * 9, web_page(*STORY)).as_bytes(), "a.eml").text.startswith(
        "Plain words."
    )
    assert words(report(mail(None, web_page(*STORY)).as_bytes(), "a.eml"), "paragraph") == list(STORY)


def test_attached_reports_are_reports_with_their_own_hash() -> None:
    made = mail("See the report. " * 4)
    attached = pdf([["Two men were shot at the bridge on Monday, a witness said."]])
    made.add_attachment(attached, maintype="application", subtype="pdf", filename="../../report.pdf")
    made.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
    body, inner = take_in_bytes(made.as_bytes(), "a.eml")
    assert isinstance(body, Report)
    assert isinstance(inner, Report)
    assert inner.origin == "a.eml#1-report.pdf"
    assert inner.sha256 == hashlib.sha256(attached).hexdigest()


def test_a_mail_with_nothing_but_an_attachment_gives_that() -> None:
    made = mail()
    made.add_attachment("\n\n".join(STORY), filename="story.txt")
    (inner,) = take_in_bytes(made.as_bytes(), "a.eml")
    assert isinstance(inner, Report)


def test_a_mail_without_text_is_refused_once() -> None:
    assert "no text" in refusal(b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nAAAA", "a.eml")


def test_a_web_page_saved_as_one_file_is_that_page() -> None:
    made = EmailMessage(policy=email.policy.SMTP)
    made["Snapshot-Content-Location"] = "http://example.org/"
    made["Subject"] = "Saved"
    made["MIME-Version"] = "1.0"
    made.set_content(web_page(*STORY), subtype="html")
    made.make_related()
    made.add_related(b"\x89PNG", maintype="image", subtype="png")
    taken = report(made.as_bytes(), "page.mhtml")
    assert taken.media_type == "multipart/related"
    assert words(taken, "paragraph") == list(STORY)


def test_mails_made_to_nest_or_to_be_parsed_for_hours_are_refused_or_read_at_once() -> None:
    head = b"MIME-Version: 1.0\n"
    nested = b"".join(
        head + b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(3000)
    )
    assert "parts" in refusal(nested, "a.eml")
    many = head + b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nx\n" * 100_000
    assert "parts" in refusal(many, "a.eml")
    wide = head + b"Content-Type: text/plain; a=" + b"(" * 100_000 + b"\n\nThe police came."
    assert "header" in refusal(wide, "a.eml")
    long = (
        head
        + b"Subject: "
        + b"=?utf-8?q?a?= " * 200_000
        + b"\nDate: "
        + b"(" * 99_999
        + b"\n\nThe police came."
    )
    assert report(long, "a.eml").title is None
