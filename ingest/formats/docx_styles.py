"""What a paragraph of a DOCX inherits from its style; reading properties of the XML."""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def _qualified(path: str) -> str:
    return "/".join(f"{W}{name}" for name in path.split("/"))


def value(entry: etree._Element, path: str) -> str:
    """The value of the element at a path of names below `entry`; "" where there is none."""
    child = entry.find(_qualified(path))
    return "" if child is None else child.get(f"{W}val", "")


def integer(entry: etree._Element, path: str, default: int | None) -> int | None:
    """The whole number at a path of names below `entry`."""
    text = value(entry, path)
    return int(text) if re.fullmatch(r"\d{1,9}", text) else default


def is_on(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property is switched on; None where nothing is said of it."""
    switch = None if properties is None else properties.find(f"{W}{name}")
    return None if switch is None else switch.get(f"{W}val", "1") not in ("0", "false", "off")


def own(entry: etree._Element, name: str) -> str:
    """The value of an element's own attribute; "" where it has none."""
    return entry.get(f"{W}{name}", "")


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: etree._Element | None) -> None:
        entries = [] if root is None else root.findall(f"{W}style")
        self._styles = {each.get(f"{W}styleId", ""): each for each in entries}
        defaults = (each for each in entries if each.get(f"{W}default") in ("1", "true"))
        self.default = next((own(each, "styleId") for each in defaults if own(each, "type") == "paragraph"), "")
        self._hides: dict[str, bool | None] = {}

    def is_contents(self, style: str) -> bool:
        """Whether paragraphs of a style are lines of the table of contents."""
        return style in self._styles and bool(re.match(r"toc \d", value(self._styles[style], "name").lower()))

    def begins_page(self, style: str) -> bool:
        """Whether paragraphs of a style begin a page."""
        switches = (is_on(each.find(f"{W}pPr"), "pageBreakBefore") for each in self._chain(style))
        return next((switch for switch in switches if switch is not None), False)

    def numbering(self, style: str) -> tuple[str, int | None]:
        """The list that a style puts its paragraphs into, and the level where it says so."""
        for each in self._chain(style):
            number = value(each, "pPr/numPr/numId")
            if number:
                return number, integer(each, "pPr/numPr/ilvl", None)
        return "", None

    def is_hidden(self, run: etree._Element | None, style: str) -> bool:
        """Whether text is hidden: by its run's properties, its character style or its paragraph's `style`."""
        hidden = is_on(run, "vanish")
        if hidden is None and run is not None:
            hidden = self._hidden_by(value(run, "rStyle"))
        return bool(self._hidden_by(style) if hidden is None else hidden)

    def _hidden_by(self, style: str) -> bool | None:
        if style not in self._hides:
            switches = (is_on(each.find(f"{W}rPr"), "vanish") for each in self._chain(style))
            self._hides[style] = next((switch for switch in switches if switch is not None), None)
        return self._hides[style]

    def _chain(self, style: str) -> Iterator[etree._Element]:
        """A style and those it is based on, nearest first."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn")
