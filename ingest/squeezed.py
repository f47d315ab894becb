"""A text without its white space, which titles and signatures are spread and wrapped with, and the names in it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ingest.bodies import canonical, is_placed
from ingest.names import regions_of

LONGEST_RUN = 60  # characters before a place in which a name is looked for
_MARKS = str.maketrans({"\t": "|", **dict.fromkeys("#*>_", " ")})
_BREAK = re.compile(r"\n\s*(?:\n|#)")  # a blank line, or a heading of Markdown
_RUN = re.compile(r"[\u4e00-\u9fff〇○()·]*$")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without white space; `starts` are the places where a word may begin or end, in order.

    Letters typed apart (云 岚 市) are one word, unless a blank line or a heading's mark parts them.
    """

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Squeezed":
        """The text without its white space and its marks of Markdown; a tab is a border of cells."""
        parts = [part for part in (block.translate(_MARKS).split() for block in _BREAK.split(text)) if part]
        words: list[str] = []
        starts, at = [0], 0
        for pieces in parts:
            ends = [at + end for end in accumulate(map(len, pieces))]
            pairs = zip(pairwise(pieces), ends, strict=False)
            starts += [end for (one, other), end in pairs if len(one) + len(other) > 2]
            at = ends[-1]
            starts.append(at)
            words += pieces
        return cls("".join(words), tuple(starts))

    def has_edge(self, start: int, end: int) -> bool:
        """Whether white space stood between two places, the second left out, or the text begins or ends there."""
        at = bisect_left(self.starts, start)
        return at < len(self.starts) and self.starts[at] < end

    def is_edge(self, at: int) -> bool:
        """Whether white space stood there, or the text begins or ends."""
        return self.has_edge(at, at + 1)

    def run_before(self, end: int) -> int:
        """Where the run of Chinese characters begins that ends there."""
        first = max(0, end - LONGEST_RUN)
        found = _RUN.search(self.text[first:end])
        return first + found.start() if found else end

    def name_before(self, end: int) -> str | None:
        """The body's name that ends there: from the nearest beginning of a word that makes it a placed one."""
        nearest = None
        for start in self.beginnings(end):
            name = canonical(self.text[start:end])
            if name and is_placed(name):
                return self._with_place(start, end, name)
            nearest = nearest or name
        return nearest

    def beginnings(self, end: int) -> Iterator[int]:
        """Where words begin before a place, the nearest first, the run's own beginning last; in 《》 that alone."""
        first = self.run_before(end)
        if self.text[first - 1 : first] in {"《", "<"}:
            yield first
            return
        at = bisect_left(self.starts, end) - 1
        while at >= 0 and self.starts[at] > first:
            if self.text[self.starts[at]] != "(":
                yield self.starts[at]
            at -= 1
        if first < end:
            yield first

    def _with_place(self, start: int, end: int, name: str) -> str:
        """The name with a place that stands before it as a word of its own: 云岚市 ⏎ 柳渡区民政局."""
        before = self.starts[max(0, bisect_left(self.starts, start) - 1)]
        place = self.text[before:start]
        longer = canonical(self.text[before:end]) if before < start else None
        is_place = bool(longer) and place in {region for region in regions_of(longer or "") if region not in name}
        return longer if longer and is_place else name
