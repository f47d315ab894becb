"""Table 2 as some programs copy it from a PDF: the values of each row stand before its label.

Read as usual, each row would get the values of the next. Where there are as many full rows of values as the form has
rows, they are its rows in order, if every equation holds; else only what stands on its label's own line can be told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest import form as forms
from ingest.alignment import BALANCED, Placed, values_of
from ingest.checks import equations_of
from ingest.labels import Anchor
from ingest.report import Fact, Status
from ingest.rows import placed_facts, span_of
from ingest.tokens import Kind, Token
from ingest.words import Words

_MOST_LINES = 8  # that the values of one row stand on


def stands_first(words: Words, first: Anchor, balances: Callable[[Sequence[Decimal]], bool]) -> bool:
    """Whether a full row of values stands right before the label of the first row, on lines of its own."""
    start = _start(words, first)
    cells = words.tokens[start : first.first]
    apart = bool(cells) and cells[-1].line < words.tokens[first.first].line
    return apart and len(cells) == BALANCED and any(values_of(cells)) and balances(values_of(cells))


def in_order(
    words: Words, anchors: Mapping[str, Anchor], form: int, balances: Callable[[Sequence[Decimal]], bool]
) -> list[Fact]:
    """The facts of all rows, where their values in order keep every equation; none where they do not."""
    order = sorted(anchors.values(), key=lambda anchor: anchor.first)
    names = list(forms.rows(form, 2))
    values = list(_values(words, _start(words, order[0]), order[-1].last))
    groups = [values[at : at + BALANCED] for at in range(0, len(values), BALANCED)]
    if len(groups) != len(names) or len(values) != BALANCED * len(names):
        return []
    if not all(balances(values_of(group)) for group in groups):
        return []
    facts = [
        fact
        for name, group in zip(names, groups, strict=True)
        for fact in placed_facts(forms.rows(form, 2)[name], Placed(tuple(group), Status.REPAIRED), span_of(group))
    ]
    return facts if _all_hold(facts, form) else []


def only_beside_labels(words: Words, anchors: Mapping[str, Anchor], facts: Sequence[Fact]) -> list[Fact]:
    """The facts, unreadable where their values do not stand on the line of their row's label."""
    lines = {
        anchor.row: {token.line for token in words.tokens[anchor.first : anchor.last + 1]}
        for anchor in anchors.values()
    }
    at = {token.start: token.line for token in words.tokens}
    found = []
    for fact in facts:
        own = lines.get(forms.cell(fact.key).row_key, set())
        beside = fact.span is not None and at.get(fact.span.start) in own
        found.append(fact if beside else replace(fact, status=Status.UNREADABLE, value=None))
    return found


def _start(words: Words, first: Anchor) -> int:
    """The first of the values that stand right before a label."""
    at = first.first
    label = words.tokens[at].line
    while at > 0 and words.tokens[at - 1].kind is Kind.VALUE and label - words.tokens[at - 1].line <= _MOST_LINES:
        at -= 1
    return at


def _values(words: Words, start: int, stop: int) -> Iterator[Token]:
    """The values of a stretch, without the numbers of items: those that stand before a label on its line."""
    for at in range(start, stop + 1):
        token = words.tokens[at]
        behind = words.tokens[at + 1] if at + 1 < len(words.tokens) else None
        numbers_item = behind is not None and behind.kind is Kind.WORD and behind.line == token.line
        if token.kind is Kind.VALUE and not numbers_item:
            yield token


def _all_hold(facts: Sequence[Fact], form: int) -> bool:
    values = {fact.key: fact.value or Decimal(0) for fact in facts}
    return all(
        sum(values.get(key, Decimal(0)) for key in left) == sum(values.get(key, Decimal(0)) for key in right)
        for rule, _, left, right in equations_of(form)
        if rule in {"C1", "C2"}
    )
