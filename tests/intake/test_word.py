import io
import re
import zipfile

import docx

from tests.intake.making import STORY, document, refusal, report, with_document_xml, words


def test_headings_paragraphs_and_lists_keep_their_order() -> None:
    made = document(
        [
            ("Evictions in the lower valley", "Title"),
            ("Nairobi, 6 May 2021", "Normal"),
            ("1. Background", "Heading 1"),
            (STORY[0], "Normal"),
            ("The first witness is a teacher.", "List Bullet"),
        ]
    )
    page = report(made, "report.docx")
    assert (page.title, page.published) == ("Evictions in the lower valley", "2021-05-06")
    assert words(page, "headline") == ["Evictions in the lower valley", "1. Background"]
    assert words(page, "paragraph") == [STORY[0], "The first witness is a teacher."]


def test_a_row_of_a_table_is_one_line() -> None:
    made = docx.Document()
    made.add_paragraph(STORY[0])
    table = made.add_table(2, 2)
    for cell, text in zip(
        [c for row in table.rows for c in row.cells], ("Date", "Event", "3 May", "Arrest"), strict=True
    ):
        cell.text = text
    out = io.BytesIO()
    made.save(out)
    assert words(report(out.getvalue(), "a.docx"), "paragraph")[1:] == ["Date | Event", "3 May | Arrest"]


def test_insertions_are_read_and_deletions_are_not() -> None:
    made = document([("The soldiers came KEPT and left.", "Normal")])
    xml = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    xml = xml.replace(
        "<w:r><w:t>The soldiers came KEPT and left.</w:t></w:r>",
        '<w:r><w:t xml:space="preserve">The soldiers came </w:t></w:r>'
        '<w:ins w:id="1" w:author="a"><w:r><w:t>at night</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>at noon</w:delText></w:r></w:del>'
        '<w:r><w:t xml:space="preserve"> and left.</w:t></w:r>',
    )
    assert (
        report(with_document_xml(made, xml.encode()), "a.docx").text == "The soldiers came at night and left."
    )


def test_a_zip_bomb_is_refused_by_its_size() -> None:
    bomb = with_document_xml(document([("x", "Normal")]), b"<a>" + b" " * 40_000_000)
    assert len(bomb) < 1_000_000
    assert "unpacks to" in refusal(bomb, "a.docx")


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(with_document_xml(document([("x", "Normal")]), b"<a>" + b" " * 20_000_000))
    for found in re.finditer(re.escape((20_000_003).to_bytes(4, "little")), bytes(bomb)):
        bomb[found.start() : found.end()] = (1000).to_bytes(4, "little")
    assert "broken" in refusal(bytes(bomb), "a.docx")


def test_declared_entities_are_refused() -> None:
    made = document([("x", "Normal")])
    xml = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")
    for declaration in (
        b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>',
    ):
        evil = xml.replace(b"?>", b"?>" + declaration, 1).replace(b">x<", b">&e;<")
        assert "entities" in refusal(with_document_xml(made, evil), "a.docx")
    wide = b'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d><d/>'.decode().encode("utf-16")
    assert "entities" in refusal(with_document_xml(made, wide), "a.docx")


def test_a_document_that_is_cut_off_is_refused() -> None:
    made = document([(STORY[0], "Normal")])
    assert "cut off" in refusal(made[: len(made) // 2], "a.docx")


def test_a_broken_document_is_refused() -> None:
    made = document([(STORY[0], "Normal")])
    assert "broken" in refusal(with_document_xml(made, b"<w:document"), "a.docx")
    assert "broken" in refusal(with_document_xml(made, b"<a>" * 100_000 + b"</a>" * 100_000), "a.docx")
