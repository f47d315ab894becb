"""Table 2: requests received and what became of them. Its column order is fixed, so headers need not be read."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ingest import form as forms
from ingest import values_first
from ingest.alignment import Placed, values_of
from ingest.checks import equations_of
from ingest.columns import find_columns
from ingest.headers import headers_like_labels
from ingest.labels import Anchor, find_rows
from ingest.repair import UnplacedRow, repair
from ingest.report import Fact, Status
from ingest.rows import PrintedRow, filled_of, line_of, placed_facts, printed_row, row_facts, segments, span_of
from ingest.tokens import Kind, Token
from ingest.words import Words

WIDTH = 7
NEAR = 40  # characters of words that may stand between a label and its values: row （二）'s explanation
NEAR_LAST_ROW = 12
FEWEST_ROWS = 3  # that are filled, or:
FEWEST_BARE_ROWS = 12  # labels without values; fewer of either are a mention in prose
FIRST_COLUMN = "自然人"
HEADER_REACH = 120  # characters of words before the first label in which the headers stand


def find_table_2(words: Words) -> Mapping[str, Anchor]:
    """The row labels of table 2, none where there is only a mention of them in prose."""
    found = find_rows(words, _labels(), headers_like_labels(words))
    if not form_of_table_2(words, found):  # a bare 其他 alone tells neither form, nor whose values it has
        found.pop("requests.other_outcome.other", None)
    order = sorted(found.values(), key=lambda anchor: anchor.first)
    stops = [*(anchor.first for anchor in order), len(words.tokens)][1:]
    cells = forms.rows(2021, 2)["requests.received"]
    rows = [printed_row(words, anchor, stop, NEAR, cells) for anchor, stop in zip(order, stops, strict=True)]
    filled = sum(sum(map(len, row.runs)) > WIDTH // 2 for row in rows)
    return found if filled >= FEWEST_ROWS or len(found) >= FEWEST_BARE_ROWS else {}


def _labels() -> list[tuple[str, str, int]]:
    """The rows of both forms in one order; those that a form does not have stay unfound."""
    labels = []
    for key, row in forms.rows(2021, 2).items():
        if key == "requests.other_outcome.not_corrected_in_time":
            labels.append(("requests.other_outcome", "其他处理", len(row)))
        labels.append((key, row[0].leaf, len(row)))
    return labels


def form_of_table_2(words: Words, anchors: Mapping[str, Anchor]) -> int:
    """2021 where （六）其他处理 is printed in rows of its own, else 2019; 0 where there is no table 2."""
    own = [row for row in anchors if row.startswith("requests.other_outcome.")]
    if any(not row.endswith(".other") or words.tokens[anchors[row].first].text.startswith("3") for row in own):
        return 2021
    return 2019 if "requests.other_outcome" in anchors else 0


def read_table_2(words: Words, found: Mapping[str, Anchor], form: int) -> list[Fact]:
    """The facts of the rows found, of those without a label between them, and what the equations restore."""
    names = forms.rows(form, 2)
    order = sorted((anchor for anchor in found.values() if anchor.row in names), key=lambda anchor: anchor.first)
    rows = [_row(words, at, order, form) for at in range(len(order))]
    lines = [line for row in rows if (line := line_of(words, row))]
    columns = find_columns(lines, _first_column(words, order) if order else None)
    facts: list[Fact] = []
    by_order: list[list[Fact]] = []
    unplaced: list[UnplacedRow] = []
    for index, row in enumerate(rows):
        read = row_facts(row, adds_up, columns.start_of(line_of(words, row)))
        facts += read
        by_order.append(_without_label(words, row, order[index + 1] if index + 1 < len(order) else None, form))
        if all(fact.status is Status.UNREADABLE for fact in read):
            unplaced.append(UnplacedRow(row.anchor.row, row.filled, row.span))
    if order and values_first.stands_first(words, order[0], adds_up):
        named = {anchor.row: anchor for anchor in order}
        return values_first.in_order(words, named, form, adds_up) or values_first.only_beside_labels(
            words, named, facts
        )
    return repair([*facts, *_proved(by_order, facts, form)], unplaced, form)


def _row(words: Words, at: int, order: Sequence[Anchor], form: int) -> PrintedRow:
    anchor, is_last = order[at], at + 1 == len(order)
    stop = len(words.tokens) if is_last else order[at + 1].first
    return printed_row(words, anchor, stop, NEAR_LAST_ROW if is_last else NEAR, forms.rows(form, 2)[anchor.row])


def _first_column(words: Words, order: Sequence[Anchor]) -> int | None:
    """The column in which the header 自然人 stands."""
    label = words.before[order[0].first]
    at = words.flat.rfind(FIRST_COLUMN, max(0, label - HEADER_REACH), label)
    return words.tokens[words.owner[at]].column if at >= 0 else None


def _without_label(words: Words, row: PrintedRow, following: Anchor | None, form: int) -> list[Fact]:
    """The rows between two labels that were found, where as many rows of values stand there as labels are lost.

    Each must be full and keep its own sum; else none of them is read.
    """
    names = list(forms.rows(form, 2))
    end = names.index(following.row) if following else len(names)
    lost = names[names.index(row.anchor.row) + 1 : end]
    if not lost:
        return []
    stop = following.first if following else len(words.tokens)
    own = {token.start for run in row.runs for token in run}
    stretches = [
        cells
        for _, segment in segments(words, row.anchor, stop)
        for cells in _rows_of([token for token in segment if token.start not in own])
    ]
    if len(stretches) != len(lost) or not all(len(cells) == WIDTH and _is_sum(cells) for cells in stretches):
        return []
    found: list[Fact] = []
    for name, cells in zip(lost, stretches, strict=True):
        found += placed_facts(forms.rows(form, 2)[name], Placed(tuple(cells), Status.REPAIRED), span_of(cells))
    return found


def _proved(groups: Sequence[Sequence[Fact]], facts: Sequence[Fact], form: int) -> list[Fact]:
    """The rows that their order alone names, where every equation of their columns holds with them."""
    everything = {fact.key: fact for facts_of in (facts, *groups) for fact in facts_of}
    failing = {
        key
        for rule, _, left, right in equations_of(form)
        if rule in {"C1", "C2"} and not _holds(everything, left, right)
        for key in (*left, *right)
    }
    return [fact for group in groups if not any(each.key in failing for each in group) for fact in group]


def _holds(known: Mapping[str, Fact], left: Sequence[str], right: Sequence[str]) -> bool:
    sides = [[known.get(key) for key in side] for side in (left, right)]
    if any(fact is None or fact.status is Status.UNREADABLE for side in sides for fact in side):
        return False
    sums = [sum(fact.value or 0 for fact in side if fact) for side in sides]
    return sums[0] == sums[1]


def _rows_of(segment: Sequence[Token]) -> list[Sequence[Token]]:
    """A stretch of cells as rows: one (zeros more than columns too), or several where labels between them are lost."""
    cells = filled_of(segment)
    if not cells or len(cells) <= WIDTH:
        return [cells] if cells else []
    if len(cells) % WIDTH and not any(values_of(cells)):
        return [cells[:WIDTH]]
    return [cells[at : at + WIDTH] for at in range(0, len(cells), WIDTH)]


def _is_sum(cells: Sequence[Token]) -> bool:
    return all(cell.kind is Kind.VALUE for cell in cells) and adds_up(values_of(cells))


def adds_up(values: Sequence[Decimal]) -> bool:
    """C3: the total is the sum of the six applicant columns."""
    return sum(values[:-1]) == values[-1]
