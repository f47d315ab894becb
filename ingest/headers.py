"""Column headers of table 2 that read like row labels: printed again behind a page's end, they stand between rows."""

import re
from collections.abc import Iterator

from ingest.tokens import Kind
from ingest.words import Words

APPLICANTS = ("自然人", "商业", "科研", "公益", "法律")  # as far as they stay whole where headers are broken over lines
FEWEST = 2  # of them that make words a header
ALIKE = (re.compile("其[^处]"), re.compile("总.|.计"))  # a row's 其他 and （七）总计, misread too
GROUP = re.compile("(?<=或)其他")  # 法人或其他组织, the group above four columns
_NUMBERED = re.compile(r"[(\d一二三四五六七八九十]")


def headers_like_labels(words: Words) -> frozenset[tuple[int, int]]:
    """The places (start, end) of 其他 and 总计 among the characters where they head a column.

    Headers of applicants stand before them with no figure between; a row's own label behind them is the second one.
    """
    found: set[tuple[int, int]] = set()
    for low, high in _without_figures(words):
        groups = [(low + group.start(), low + group.end()) for group in GROUP.finditer(words.flat[low:high])]
        stretch = GROUP.sub("  ", words.flat[low:high])
        places = [place for name in APPLICANTS if (place := stretch.rfind(name)) >= 0]
        if len(places) < FEWEST:
            continue
        found |= set(groups)
        for kind in ALIKE:
            header = kind.search(stretch, min(places))
            if header and not _is_numbered(words, low + header.start()):
                found.add((low + header.start(), low + header.end()))
    return frozenset(found)


def _without_figures(words: Words) -> Iterator[tuple[int, int]]:
    """The stretches of characters between two figures."""
    low = 0
    for token, before in zip(words.tokens, words.before, strict=True):
        if token.kind not in {Kind.WORD, Kind.EMPTY}:
            if before > low:
                yield low, before
            low = before
    if len(words.flat) > low:
        yield low, len(words.flat)


def _is_numbered(words: Words, start: int) -> bool:
    return _NUMBERED.match(words.tokens[words.owner[start]].text) is not None
