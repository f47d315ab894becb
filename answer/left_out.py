"""Which of the names of a question it leaves out: 除民政局外, other than the petition offices."""

from collections.abc import Sequence
from dataclasses import replace

from answer.spans import Span, Spans

NAMES = ("agency", "region", "level")
BETWEEN = ("and", "filler", "follow_up")  # 和, the, of


def part_left_out(spans: Spans) -> tuple[Spans, tuple[Span, ...]]:
    """The spans without the names that are left out, and those."""
    chosen = spans.chosen
    out: set[int] = set()
    for at, span in enumerate(chosen):
        if span.value("except") is not None:
            out |= _names(chosen, range(at + 1, len(chosen)))
        if span.value("except_behind") is not None:
            out |= _names(chosen, range(at - 1, -1, -1))
    kept = tuple(span for at, span in enumerate(chosen) if at not in out)
    return replace(spans, chosen=kept), tuple(chosen[at] for at in sorted(out))


def _names(chosen: Sequence[Span], places: range) -> set[int]:
    """The names that stand there in a row."""
    found = set()
    for at in places:
        if any(chosen[at].value(kind) is not None for kind in NAMES):
            found.add(at)
        elif not any(chosen[at].value(kind) is not None for kind in BETWEEN):
            break
    return found
