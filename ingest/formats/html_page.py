"""What is what on an HTML page: hidden, furniture, link, layout table, data table, the article's block."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from ingest.formats.html_table import hiding, is_typed, rows_of, text_of

LARGE = 500  # characters: what is hidden or framed, holds as many and two thirds of the page is the article itself
SEARCH_FORM = 200  # characters at most in a form that does not wrap the page
ARTICLE = 0.8  # share of the text outside links that the article's block holds
PROSE_CELL = 150  # characters from which a cell holds prose
FIGURES = 20  # cells with a number that make any table a data table

_UNSEEN = frozenset(
    (
        *(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "title",
            "xml",
            "svg",
            "math",
            "iframe",
            "object",
            "video",
        ),
        *("audio", "canvas", "map", "button", "select", "datalist", "textarea", "rt", "rp", "del", "s", "strike"),
    )
)
_STYLED = ("div", "p", "span", "section", "article")
_FRAMES = frozenset(("nav", "aside", "header", "footer"))
_FOOTNOTE = re.compile(r"[\s\d①-⑳\[\]［］()（）*注]{1,6}")
_FIGURE = re.compile(r"\s*[+\-]?\d[\d,.，]*\s*")
_LONGEST_FIGURE = 12


_Measured = tuple[Element, Element | None, int, int]  # with its parent, the lengths of its text and of its tail


@dataclass(frozen=True, slots=True)
class Page:
    """A tree, and what was found out about its elements."""

    root: Element
    left_out: Set[Element]  # hidden, no text, or the portal's frame
    links: Set[Element]  # links and all that stands in them
    typed: Set[Element]  # where line ends of the source are line ends
    tables: Set[Element]  # data tables
    article: Set[Element]  # the block that holds most of the text, and all in it


def page_of(root: Element) -> Page:
    """What is what on a page."""
    elements = [
        (element, element.getparent(), len((element.text or "").strip()), len((element.tail or "").strip()))
        for element in root.iter("*")
    ]
    sizes = _sizes(elements, set(root.iter(*_UNSEEN)))
    left_out = {element for element in root.iter("*") if _is_left_out(element, sizes[element], sizes[root])}
    links = {link for link in root.iter("a") if link.get("href") is not None}
    typed = {element for element in root.iter("pre", *_STYLED) if element.tag == "pre" or is_typed(element)}
    for element, parent, _, _ in elements:
        for kind in (left_out, links, typed):
            if parent in kind:
                kind.add(element)
    sizes = _sizes(elements, left_out | links)
    tables = _data_tables(root, left_out, sizes)
    return Page(root, left_out, links, typed, tables, set(_block(root, tables, sizes).iter("*")))


def walk(top: Element, closed: Set[Element]) -> Iterator[tuple[Element, bool]]:
    """Every element twice, when it is entered (True) and when it is left; those that are closed are only left."""
    walker = etree.iterwalk(top, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            yield element, False
        elif element in closed:
            walker.skip_subtree()
        else:
            yield element, True


def _sizes(elements: Sequence[_Measured], nothing: Set[Element]) -> Mapping[Element, int]:
    """The characters that each element holds, not counting those in `nothing`."""
    sizes = {element: text for element, _, text, _ in elements}
    for element, parent, _, tail in reversed(elements):
        if element in nothing:
            sizes[element] = 0
        if parent is not None:
            sizes[parent] += sizes[element] + tail
    return sizes


def _is_left_out(element: Element, size: int, whole: int) -> bool:
    """Whether an element is hidden, or a part of the portal's frame, and not the bulk of the page."""
    if element.tag in _UNSEEN:
        return True
    if element.tag in ("html", "body") or (size > LARGE and 3 * size > 2 * whole):
        return False
    if hiding(element):
        return True
    if element.tag == "form":
        return size <= SEARCH_FORM and 2 * size <= whole and element.find(".//td") is None
    if element.tag == "sup":
        return _FOOTNOTE.fullmatch(text_of(element)) is not None
    return element.tag in _FRAMES and next(element.iterancestors("article", "main"), None) is None


def _data_tables(root: Element, left_out: Set[Element], sizes: Mapping[Element, int]) -> set[Element]:
    tables: set[Element] = set()
    for table in root.iter("table"):
        if table not in left_out and _is_data(table, left_out, sizes):
            inside_another = any(outer in tables for outer in table.iterancestors("table"))
            tables |= set() if inside_another else {table}
    return tables


def _is_data(table: Element, left_out: Set[Element], sizes: Mapping[Element, int]) -> bool:
    """Whether a table holds data; else it lays out the page: one column, tables in it, or cells of prose."""
    rows = rows_of(table, left_out)
    cells = [cell for row in rows for cell in row]
    short = (text_of(cell) for cell in cells if 0 < sizes[cell] <= _LONGEST_FIGURE)
    if sum(bool(_FIGURE.fullmatch(text)) for text in short) >= FIGURES:
        return True
    prose = sum(sizes[cell] for cell in cells if sizes[cell] > PROSE_CELL)
    columns = max((len(row) for row in rows), default=0)
    return columns > 1 and table.find(".//table") is None and 2 * prose <= sizes[table]


def _block(root: Element, tables: Set[Element], sizes: Mapping[Element, int]) -> Element:
    """The smallest element that holds most of the page's text outside links."""
    block = root
    while block not in tables:
        largest = max(block, key=lambda child: sizes[child], default=None)
        if largest is None or sizes[largest] < max(1, ARTICLE * sizes[root]):
            break
        block = largest
    return block
