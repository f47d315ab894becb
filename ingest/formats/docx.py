"""A Word file (DOCX) as text: what its pages show, in reading order.

Read straight from its XML, so that a file which only Word forgives (lost pictures, strict namespaces) is read too.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from lxml import etree

from ingest.document import Document
from ingest.errors import DamagedArchiveError, EmptyFileError, UnsafeArchiveError
from ingest.formats.archive import Package
from ingest.formats.cells import one_line, without_invisible
from ingest.formats.docx_numbering import Numbering
from ingest.formats.docx_styles import Styles, W, integer, is_on, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_COMPANY = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Company"
# A page break set by hand, and one that Word noted when it last laid out the pages; XML text can hold neither.
HARD, RENDERED = "\f", "\v"
_TEXTS = frozenset({f"{W}t", f"{_MATH}t"})
_MARKS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}lastRenderedPageBreak": RENDERED,
}
# What no page shows: deleted and moved text, properties, field codes, the reading above a character.
_UNSHOWN = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText", "delText", "rt"))
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_NEXT_PAGE = frozenset({"", "nextPage", "oddPage", "evenPage"})
_REPORT_TITLE = re.compile(r"信息公开(?:工作)?(?:年度)?(?:情况)?(?:的)?报告")
HEAD = 1500  # characters of the body in which its title stands
MOST_COLUMNS = 63  # Word's own limit
LONGEST_CELL = 200  # characters; more, over several paragraphs, is page layout and no table


def read(content: bytes) -> Document:
    """The text of a DOCX: a paragraph a line, a table's row a line; page headers only if the body has no title.

    A merged cell has its text in its first position, the others are empty. Raises an UnreadableFileError.
    """
    package = Package(content)
    try:
        text = _Reader(package).text()
    except RecursionError as error:
        raise UnsafeArchiveError("its tables are nested too deeply: save the report as PDF or as text") from error
    if not text.strip():
        raise EmptyFileError("the document holds no text: its pages may be pictures; save it as PDF")
    title = _property(package, "core-properties", _TITLE)
    company = _property(package, "extended-properties", _COMPANY)
    return Document(text, "docx", title, company or _property(package, "core-properties", _CREATOR))


def _property(package: Package, kind: str, name: str) -> str:
    """One of the file's properties; a report is read without them, too."""
    part = package.related_part("", kind)
    try:
        return "" if part is None else (package.xml(part).findtext(name) or "").strip()
    except DamagedArchiveError:
        return ""


class _Reader:
    """A document being read; lists are counted on from paragraph to paragraph."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = package.related_part("", "officeDocument") or "word/document.xml"
        self._root = package.xml(self._main)
        self._styles = Styles(self._xml("styles"))
        self._numbering = Numbering(self._xml("numbering"))
        self._sections = list(self._root.iter(f"{W}sectPr"))
        # The elements themselves: they stay alive, so that they can be told by identity.
        self._page_ends = [first for first, after in pairwise(self._sections) if value(after, "type") in _NEXT_PAGE]
        self._boxes: list[etree._Element] = []  # text boxes anchored in the paragraph being read
        self._carried = ""  # text of paragraphs whose end was deleted: it belongs to the next

    def text(self) -> str:
        """The whole text. Raises DamagedArchiveError."""
        body = self._root.find(f"{W}body")
        if body is None:
            raise DamagedArchiveError(f"its part {self._main} has no body: open the file in Word and save it anew")
        lines = list(self._blocks(body))
        if not _REPORT_TITLE.search(re.sub(r"\s", "", "\n".join(lines)[: 2 * HEAD])[:HEAD]):
            lines = [*self._header(), *lines]
        text = without_invisible("\n".join(line for line in lines if line))
        # Word notes a break that was set by hand once more, where the next page's text begins.
        return re.sub(rf"({HARD}\s*?){RENDERED}", r"\1", text).replace(RENDERED, HARD)

    def _xml(self, kind: str) -> etree._Element | None:
        part = self._package.related_part(self._main, kind)
        return None if part is None else self._package.xml(part)

    def _header(self) -> Iterator[str]:
        """The lines of the first section's page headers."""
        related = self._package.related(self._main)
        for section in self._sections[:1]:
            for reference in section.iter(f"{W}headerReference"):
                at = related.get(reference.get(_RELATION_ID, ""))
                if at and at.part in self._package:
                    yield from self._blocks(self._package.xml(at.part))

    # Blocks

    def _blocks(self, parent: etree._Element) -> Iterator[str]:
        """The lines of the paragraphs and tables in a body, a cell or a text box."""
        for child in _children(parent):
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
        rest, self._carried = self._carried, ""
        yield from _lines("", rest)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        style = value(paragraph, "pPr/pStyle") or self._styles.default
        outer, self._boxes = self._boxes, []
        text = self._carried + "".join(self._inline(paragraph, style))
        boxes, self._boxes = self._boxes, outer
        self._carried = ""
        if _is_end_deleted(paragraph):
            self._carried = text
        elif not self._styles.is_contents(style):
            if self._begins_page(paragraph, style):
                yield HARD
            yield from _lines(self._number(paragraph, style), text)
        if any(section is end for section in paragraph.iter(f"{W}sectPr") for end in self._page_ends):
            yield HARD
        for box in boxes:
            yield from self._blocks(box)

    def _begins_page(self, paragraph: etree._Element, style: str) -> bool:
        own = is_on(paragraph.find(f"{W}pPr"), "pageBreakBefore")
        return self._styles.begins_page(style) if own is None else own

    def _number(self, paragraph: etree._Element, style: str) -> str:
        """The automatic number of a paragraph, counted on."""
        inherited, inherited_level = self._styles.numbering(style)
        numbering = value(paragraph, "pPr/numPr/numId") or inherited
        if numbering in ("", "0"):
            return ""
        level = integer(paragraph, "pPr/numPr/ilvl", inherited_level)
        if level is None:
            level = self._numbering.level_of_style(numbering, style)
        return self._numbering.next_number(numbering, level)

    # Tables

    def _table(self, table: etree._Element) -> Iterator[str]:
        rows = [row for row in _children(table) if row.tag == f"{W}tr"]
        cells = [[cell for cell in _children(row) if cell.tag == f"{W}tc"] for row in rows]
        is_frame = all(len(row) <= 1 for row in cells)
        open_merges: set[int] = set()  # columns in which a cell goes on into the next row
        for row, own in zip(rows, cells, strict=True):
            if row.find(f"{W}trPr/{W}del") is None and not is_on(row.find(f"{W}trPr"), "hidden"):
                contents = self._contents(row, own, open_merges)
                if is_frame or any(map(_has_table, own)) or any(map(_is_layout, contents)):
                    yield from (line for content in contents for line in content)
                else:
                    yield _row_line(["\n".join(content) for content in contents])

    def _contents(self, row: etree._Element, cells: Sequence[etree._Element], open_merges: set[int]) -> list[list[str]]:
        """The lines of each position of a row; a position that a merged cell covers has none."""
        contents: list[list[str]] = [[]] * _columns(row, "trPr/gridBefore", 0)
        for cell in cells:
            if cell.find(f"{W}tcPr/{W}cellDel") is None:
                covered = _is_covered(cell, len(contents), open_merges)
                contents.append([] if covered else [line for line in self._blocks(cell) if line])
                contents += [[]] * (_columns(cell, "tcPr/gridSpan", 1) - 1)
        return contents

    # Text inside a paragraph

    def _inline(self, parent: etree._Element, style: str) -> Iterator[str]:
        for child in parent:
            tag = child.tag
            if tag in _TEXTS:
                yield (child.text or "").replace("\n", " ")
            elif tag in _MARKS:
                yield _MARKS[tag]
            elif tag == f"{W}br":
                yield HARD if child.get(f"{W}type") == "page" else "\n"
            elif tag == f"{W}txbxContent":
                self._boxes.append(child)
            elif tag == f"{_MC}AlternateContent":
                yield from self._inline(_choice(child), style)
            elif self._is_shown(child, style):
                yield from self._inline(child, style)

    def _is_shown(self, element: etree._Element, style: str) -> bool:
        if element.tag == f"{W}r":
            return not self._styles.is_hidden(element.find(f"{W}rPr"), style)
        return element.tag not in _UNSHOWN and not _is_placeholder(element)


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """The children of an element, those of mere wrappers (content controls, tracked changes) among them."""
    for child in parent:
        if child.tag == f"{_MC}AlternateContent":
            yield from _children(_choice(child))
        elif child.tag not in _WRAPPERS:
            yield child
        elif not _is_placeholder(child):
            yield from _children(child)


def _choice(alternatives: etree._Element) -> etree._Element:
    """Of one thing said in two ways, the first that holds text."""
    texts = (each for each in alternatives if next(each.iter(f"{W}t"), None) is not None)
    return next(texts, alternatives[0] if len(alternatives) else alternatives)


def _is_placeholder(control: etree._Element) -> bool:
    """Whether a content control shows only its invitation to type, or a table of contents."""
    if control.tag != f"{W}sdt":
        return False
    gallery = value(control, "sdtPr/docPartObj/docPartGallery")
    return gallery == "Table of Contents" or bool(is_on(control.find(f"{W}sdtPr"), "showingPlcHdr"))


def _is_end_deleted(paragraph: etree._Element) -> bool:
    end = paragraph.find(f"{W}pPr/{W}rPr")
    return end is not None and any(end.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))


def _lines(number: str, text: str) -> Iterator[str]:
    """A paragraph's lines, its number before the first that has text; its page breaks lead or end a line."""
    for line in text.split("\n"):
        body = line.strip()
        if not body:
            yield _breaks(line)
            continue
        head, _, tail = line.partition(body)
        if number:
            body = number + (" " if number[-1].isalnum() or body[0].isascii() else "") + body
            number = ""
        if body.count("\t") < 2:  # more are a table drawn with tabs
            body = body.replace("\t", " ")
        yield _breaks(head) + body + _breaks(tail)


def _breaks(text: str) -> str:
    return re.sub(f"[^{HARD}{RENDERED}]", "", text)


def _columns(element: etree._Element, name: str, default: int) -> int:
    return min(MOST_COLUMNS, integer(element, name, default) or default)


def _is_covered(cell: etree._Element, column: int, open_merges: set[int]) -> bool:
    """Whether a merged cell above or to the left reaches over this one; keeps the columns' `open_merges`."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
    covered = goes_on and column in open_merges
    if merge is None:
        open_merges.discard(column)
    else:
        open_merges.add(column)
    left = cell.find(f"{W}tcPr/{W}hMerge")
    return covered or (left is not None and left.get(f"{W}val", "continue") == "continue")


def _has_table(cell: etree._Element) -> bool:
    """Whether a table of more than one cell stands in a cell."""
    return any(len(list(islice(table.iter(f"{W}tc"), 2))) > 1 for table in cell.iter(f"{W}tbl"))


def _is_layout(content: Sequence[str]) -> bool:
    return len(content) > 1 and sum(map(len, content)) > LONGEST_CELL


def _row_line(cells: Sequence[str]) -> str:
    """A row's cells parted by tabs; a page break that begins the row leads the line, any other ends it."""
    first = next(filter(None, cells), "")
    breaks = max(map(_breaks, cells), key=len, default="")
    leading = breaks[:1] if first.startswith((HARD, RENDERED)) else ""
    return leading + "\t".join(map(_joined, cells)) + breaks[len(leading) :]


def _joined(cell: str) -> str:
    return one_line(re.sub(f"[{HARD}{RENDERED}]", "", cell))
