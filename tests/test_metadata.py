"""What a file's metadata say of its body, where its text names nobody."""

import io

import docx
import pytest
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from ingest import read_report
from ingest.formats import read_document

TITLE = "2024年政府信息公开工作年度报告"
LINES = [TITLE, "一、总体情况", "2024年，我局主动公开政府信息12条。", "二、主动公开政府信息情况"]


def page(head: str, body: str = "") -> bytes:
    text = "".join(f"<p>{line}</p>" for line in LINES)
    return f'<html><head><meta charset="utf-8">{head}</head><body>{body}<div>{text}</div></body></html>'.encode()


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="ContentSource" content="云岚市民政局"><meta name="SiteName" content="云岚市人民政府">', ""),
        ('<meta name="Author" content="云岚市民政局"><meta name="PubDate" content="2025-01-20">', ""),
        (f"<title>云岚市民政局{TITLE}_云岚市人民政府</title>", ""),
        ("", "<div>发布时间：2025-01-20 来源：云岚市民政局</div>"),
    ],
)
def test_a_page(head: str, body: str):
    identity = read_report(page(head, body), "a.html").identity
    assert (identity.agency, identity.year) == ("云岚市民政局", 2024)


def test_a_docx():
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.core_properties.author = "云岚市民政局"
    stream = io.BytesIO()
    document.save(stream)
    assert read_document(stream.getvalue()).publisher == "云岚市民政局"
    assert read_report(stream.getvalue(), "a.docx").identity.agency == "云岚市民政局"


def test_a_pdf():
    stream = io.BytesIO()
    canvas = Canvas(stream)
    registerFont(UnicodeCIDFont("STSong-Light"))
    canvas.setFont("STSong-Light", 12)
    canvas.setAuthor("云岚市民政局")
    for number, line in enumerate(LINES):
        canvas.drawString(72, 760 - 24 * number, line)
    canvas.save()
    assert read_document(stream.getvalue()).publisher == "云岚市民政局"
    assert read_report(stream.getvalue(), "a.pdf").identity.agency == "云岚市民政局"
