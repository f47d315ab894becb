"""Text that others wrote → HTML that can do nothing: no links, no images, no raw tags, only form."""

import re
from collections.abc import Callable
from functools import cache
from html import escape

from markdown_it import MarkdownIt

# Everything not listed stays as it is typed; links and images would reach out of the page.
RULES = ("emphasis", "list", "table", "blockquote", "newline", "escape")
# With the punctuation behind it, which must not begin a line.
_MARKER = re.compile(r"\[(\d{1,6})\]([、，。；：）,.;:)]?)")


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False, "breaks": True}).enable(list(RULES))


def markdown(text: str, chip: Callable[[int], str]) -> str:
    """Markdown as HTML, with `chip(n)` in place of each marker [n]; where that is empty, the marker stays."""
    html = str(_parser().render(text))

    def replaced(found: re.Match[str]) -> str:
        button = chip(int(found[1]))
        if not button:
            return found[0]
        return f'<span class="nb-held">{button}{found[2]}</span>' if found[2] else button

    return _MARKER.sub(replaced, html)


def plain(text: object) -> str:
    """Text as HTML text or attribute value."""
    return escape(str(text), quote=True)
