"""An answer's rows → an HTML table with a chip for each cited cell."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from answer.answer import MOST_CITATIONS, Answer, Row
from ui.chip import chip, figure
from ui.markup import plain
from ui.words import word

MOST_ROWS = 20  # shown at once
MOST_HIDDEN_ROWS = 180  # behind "show the other rows"; the CSV holds all
MOST_CHIPS = 6  # in one row of the table


class _Table(NamedTuple):
    """What all rows of one result table share."""

    answer: Answer
    number: int
    labels: frozenset[str]
    valued: bool  # whether figures are what the rows hold; else sentences, or reports
    largest: Decimal  # 0 where bars would say nothing

    @property
    def labelled(self) -> bool:
        """Whether labels have a column; one that all rows share stands above their figures instead."""
        return len(self.labels) > 1 or not self.valued


def result(found: Answer, number: int) -> str:
    """The table of an answer's rows: the first 20, the others behind a button; nothing where there are none."""
    if not found.rows:
        return ""
    labels = frozenset(row.label for row in found.rows)
    table = _Table(found, number, labels, _valued(found), _largest(found.rows))
    shown, rest = found.rows[:MOST_ROWS], found.rows[MOST_ROWS:]
    return _table(table, shown, 1) + (_rest(table, rest) if rest else "")


def _valued(found: Answer) -> bool:
    """Whether any row has a value, or cites a cell that has none: it is blank. An equation cites cells with values."""
    cited = {identity for row in found.rows[:MOST_ROWS] for identity in row.citations}
    return any(row.value is not None for row in found.rows) or any(
        citation.key and citation.value is None for citation in found.citations[:MOST_CITATIONS] if citation.id in cited
    )


def _largest(rows: Sequence[Row]) -> Decimal:
    values = [row.value for row in rows if row.value is not None]
    return max(values) if len(values) > 1 and min(values) >= 0 else Decimal(0)


def _rest(table: _Table, rest: Sequence[Row]) -> str:
    language = table.answer.language
    listed = rest[:MOST_HIDDEN_ROWS]
    total = len(table.answer.rows)
    beyond = len(rest) - len(listed)
    left_out = f"<p>{plain(word('rows_in_csv', language, count=beyond))}</p>" if beyond else ""
    return (
        f'<p class="nb-note">{plain(word("rows_some", language, total=total, shown=MOST_ROWS))}</p>'
        f"<details><summary>{plain(word('rows_rest', language, count=len(listed)))}</summary>"
        f"{_table(table, listed, MOST_ROWS + 1)}{left_out}</details>"
    )


def _table(table: _Table, rows: Sequence[Row], first: int) -> str:
    language = table.answer.language
    body = "".join(_row(table, row, position) for position, row in enumerate(rows, first))
    caption = plain(word("rows_label", language, total=len(table.answer.rows)))
    return (
        f'<div class="nb-scroll"><table class="nb-rows"><caption class="nb-unseen">{caption}</caption>'
        f"<thead><tr>{_heads(table)}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _heads(table: _Table) -> str:
    language = table.answer.language
    shared = "" if table.labelled else next(iter(table.labels))
    unit = f"<small> {plain(table.answer.unit)}</small>" if table.answer.unit else ""
    heads = [
        ("nb-order", "#"),
        ("", plain(word("agency", language))),
        ("", plain(word("year", language))),
        *([("nb-number", plain(shared or word("value", language)) + unit)] if table.valued else []),
        *([("", plain(word("label", language)))] if table.labelled else []),
        ("", plain(word("sources", language))),
    ]
    return "".join(f"<th scope='col' class='{name}'>{html}</th>" for name, html in heads)


def _row(table: _Table, row: Row, position: int) -> str:
    several = " nb-several" if len(row.citations) > 1 else ""
    value = _value(table, row) if table.valued else ""
    label = f"<td class='nb-label'>{plain(row.label)}</td>" if table.labelled else ""
    return (
        f"<tr><td class='nb-order'>{position}</td><th scope='row'>{plain(row.agency)}</th>"
        f"<td class='nb-year'>{row.year}</td>{value}{label}"
        f"<td class='nb-chips{several}'>{_row_chips(table, row)}</td></tr>"
    )


def _value(table: _Table, row: Row) -> str:
    share = f"{row.value / table.largest:.4f}" if row.value and table.largest else "0"
    blank = " nb-blank" if row.value is None else ""
    number = plain(figure(row.value, table.answer.language))
    return f"<td class='nb-number{blank}' style='--share:{share}'><span>{number}</span></td>"


def _row_chips(table: _Table, row: Row) -> str:
    language = table.answer.language
    chips = "".join(chip(table.answer, identity, table.number) for identity in row.citations[:MOST_CHIPS])
    beyond = len(row.citations) - MOST_CHIPS
    return chips + (f"<small>{plain(word('more_sources', language, count=beyond))}</small>" if beyond > 0 else "")
