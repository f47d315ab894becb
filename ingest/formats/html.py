"""HTML pages, as government portals, Word and browsers save them: the report's paragraphs and tables as lines.

bytes ▶ tree ▶ what is hidden or furniture left out ▶ data tables told from layout ▶ lines ▶ those of the article.
"""

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes

from lxml import etree
from lxml.etree import _Element as Element

from ingest.document import Document
from ingest.errors import EmptyFileError, TooLargeFileError, UnreadableFileError
from ingest.formats import plain
from ingest.formats.cells import one_line, without_invisible
from ingest.formats.html_article import Line, article
from ingest.formats.html_page import Page, page_of, walk
from ingest.formats.html_table import columns_of, places_of, rows_of, spans_of, text_of

LARGEST = 20_000_000  # bytes of markup, embedded pictures not counted
MOST_TAGS = 300_000
MOST_PLACES = 20_000  # of one table, beyond which spans are not followed

_EMBEDDED = re.compile(rb"data:[\w.+/;=-]{1,100},[A-Za-z0-9+/=%\s]{1000,}")
# Attributes beyond counting, for which the parser's time grows with the square; short files can do no harm.
_ENDLESS_TAG = re.compile(rb"""<[a-zA-Z](?:[^<>"']|"[^"]*+"|'[^']*+'){10000}""")
SHORT = 100_000
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{1,20})", re.IGNORECASE)
_PUBLISHER = ("contentsource", "source", "publisher", "author")
_SOURCE = re.compile(r"(?:来源|(?:发布|发文|公开)(?:机构|机关|单位))\s*[:：\t]\s*([\u4e00-\u9fff（）]{3,30})")
_ARCHIVE = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_PART = re.compile(rb"^Content-Type:\s*text/html", re.IGNORECASE | re.MULTILINE)
_HEAD = 8192

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
# Chinese characters and punctuation; two full-width digits stay apart.
_HAN = r"[\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65—…“”‘’]"
_GAP = re.compile(rf"(?<={_HAN})\s+(?={_HAN})")
_SPACES = re.compile(r"\s+")


def read(content: bytes) -> Document:
    """The report on a page.

    Raises TooLargeFileError, EmptyFileError where nothing is visible without scripts, UnreadableFileError.
    """
    content = _checked(_page_of_archive(content))
    declared = _DECLARED.search(content[:_HEAD])
    root = _parse(plain.decode(content, declared.group(1).decode() if declared else ""))
    title = _title(root)
    lines = list(_lines(page_of(root)))
    text = "\n".join(article(lines, title))
    if not text.strip():
        raise EmptyFileError(
            "the page holds no text but links: expected a report; "
            "where scripts or attachments show it, open it in a browser and save it as PDF"
        )
    return Document(text, "html", title, _publisher(root, lines))


def fragment(markup: str) -> list[str]:
    """The lines of a piece of HTML, such as a table that stands in Markdown. Raises an UnreadableFileError."""
    _checked(markup.encode("utf-8", "replace"))
    return [line.text for line in _lines(page_of(_parse(markup)))]


def _page_of_archive(content: bytes) -> bytes:
    """The HTML of a web archive (.mht), which Word and browsers save; any other content as it is."""
    if not _ARCHIVE.search(content[:_HEAD]) or content.lstrip().startswith(b"<"):
        return content
    part = _PART.search(content)
    start = content.rfind(b"\n--", 0, part.start()) + 1 if part else 0
    if not start:
        raise UnreadableFileError(
            "no page in the web archive: expected HTML in it; open it in a browser, save it as PDF"
        )
    head = content.find(b"\n", start)
    end = content.find(content[start - 1 : head].rstrip(), head)
    page = message_from_bytes(content[head + 1 : end if end >= 0 else len(content)]).get_payload(decode=True)
    return page if isinstance(page, bytes) else b""


def _checked(content: bytes) -> bytes:
    """The markup without embedded pictures, if it can be parsed in seconds."""
    if len(content) > SHORT:
        content = _EMBEDDED.sub(b"", content)
    if len(content) > LARGEST or content.count(b"<") > MOST_TAGS:
        raise TooLargeFileError(
            f"over {LARGEST:,} bytes or {MOST_TAGS:,} tags of HTML: expected one report; save the report's page alone"
        )
    if len(content) > SHORT and _ENDLESS_TAG.search(content):
        raise UnreadableFileError(
            "a tag of the HTML has thousands of attributes: expected a page; open it in a browser and save it as PDF"
        )
    return content


def _parse(markup: str) -> Element:
    """The tree, without comments; nothing outside the markup is read, no entity but HTML's own is known."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    problems = {entry.type for entry in parser.error_log}
    if etree.ErrorTypes.ERR_NO_MEMORY in problems:
        raise MemoryError
    if etree.ErrorTypes.ERR_RESOURCE_LIMIT in problems:
        raise UnreadableFileError(
            "the HTML is nested deeper than 2,048 elements: expected a page; open it in a browser and save it as PDF"
        )
    if root is None:
        raise EmptyFileError("the HTML holds no element and no text: expected the page of a report")
    return root


def _title(root: Element) -> str:
    """What the page says its title is: in the portals' own meta element, else <title>, else the first <h1>."""
    for meta in root.iter("meta"):
        if meta.get("name", "").lower() == "articletitle" and meta.get("content", "").strip():
            return _prose(meta.get("content", ""))
    for tag in ("title", "h1"):
        for element in root.iter(tag):
            if title := _prose(text_of(element)):
                return title
    return ""


def _publisher(root: Element, lines: Sequence[Line]) -> str:
    """Who published the page: by the portals' own meta elements, else by the byline over the article."""
    told = {meta.get("name", "").lower(): meta.get("content", "").strip() for meta in root.iter("meta")}
    bylines = (found.group(1) for line in lines if (found := _SOURCE.search(line.text)))
    return next((told[name] for name in _PUBLISHER if told.get(name)), "") or next(bylines, "")


def _lines(page: Page) -> Iterator[Line]:
    """The lines of a page: its blocks, and the rows of its data tables."""
    pieces: list[tuple[str, Element]] = []
    for element, entered in walk(page.root, page.left_out | page.tables):
        if element.tag in _BLOCKS:
            yield from _paragraph(page, pieces)
            pieces = []
        if element in page.tables:
            yield from _table(page, element)
        text, holder = (element.text, element) if entered else (element.tail, element.getparent())
        if text and holder is not None:
            pieces.append((text, holder))
    yield from _paragraph(page, pieces)


def _paragraph(page: Page, pieces: Sequence[tuple[str, Element]]) -> Iterator[Line]:
    """The line that pieces of text make; more than one where they stand as typed."""
    holders = {holder for _, holder in pieces}
    links = holders & page.links
    inside = not holders.isdisjoint(page.article)
    joined = without_invisible("".join(text for text, _ in pieces))
    typed = not holders.isdisjoint(page.typed)
    for text in (part.strip() for part in joined.split("\n")) if typed else [_prose(joined)]:
        if text:
            linked = sum(len(piece.strip()) for piece, holder in pieces if holder in links)
            yield Line(text, len(links), linked, inside)


def _prose(text: str) -> str:
    """Text as a browser shows it, without the space that a line end of the source makes between two Chinese words."""
    return one_line(without_invisible(text))


def _table(page: Page, table: Element) -> Iterator[Line]:
    """The rows of a data table."""
    covered: dict[int, int] = {}
    size = 0
    for row in rows_of(table, page.left_out):
        texts = [_cell(page, cell) for cell in row]
        spans = [spans_of(cell) if size < MOST_PLACES else (1, 1) for cell in row]
        columns, below = columns_of(spans, covered)
        places = places_of(texts, columns, covered)
        if row and (len(places) > 1 or any(places)):
            links = [
                text for text, cell in zip(texts, row, strict=True) if any(a in page.links for a in cell.iter("a"))
            ]
            yield Line("\t".join(places), len(links), sum(map(len, links)), table in page.article)
        size += len(places)
        covered = below if size < MOST_PLACES else {}


def _cell(page: Page, cell: Element) -> str:
    """The text of a cell on one line; line ends and spaces between two Chinese characters leave nothing."""
    if cell in page.left_out:
        return ""
    pieces: list[str] = []
    for element, entered in walk(cell, page.left_out):
        if element.tag in _BLOCKS:
            pieces.append("\n")
        if element.tag == "input" and entered and element.get("type", "text") in ("text", "number"):
            pieces.append(element.get("value", ""))
        if entered or element is not cell:
            pieces.append((element.text if entered else element.tail) or "")
    return _SPACES.sub(" ", _GAP.sub("", without_invisible("".join(pieces)).strip()))
