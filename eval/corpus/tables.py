"""Tables 1 to 3 as the form prints them: headers, groups and rows on a grid, whatever the layout."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from eval.corpus.printing import Choice
from eval.corpus.record import Printed, Row, Slot, Table
from ingest import form as forms

BALANCE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
ORGANISATIONS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
UNITS = {"本年收费金额": "本年收费金额（单位：万元）"}
PARTIAL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"

Cells = Mapping[str, Printed]


def tables(choice: Choice, cells: Cells) -> dict[int, Table]:
    """The three tables by number."""
    return {1: _table_1(choice, cells), 2: _table_2(choice.requests, cells), 3: _table_3(cells)}


def _table_1(choice: Choice, cells: Cells) -> Table:
    rows: list[Row] = []
    for block, members in groupby(choice.rows(), key=lambda row: row[0]):
        entries = [(key, found) for _, key, found in members]
        columns = [UNITS.get(cell.column, cell.column) for cell in entries[0][1]]
        rows.append(Row((Slot(f"第二十条第（{block}）项", "item", colspan=4),), "item"))
        rows.append(Row(tuple(_spread([Slot("信息内容", "header")], columns, "header")), "header"))
        rows += [_row_1(key, found, cells) for key, found in entries]
    return Table(1, 4, tuple(rows))


def _row_1(key: str, found: tuple[forms.Cell, ...], cells: Cells) -> Row:
    label = Slot(found[0].row, "label")
    texts = [cells[cell.key].text for cell in found]
    return Row(tuple(_spread([label], texts, "value", [cell.key for cell in found])), "data", key)


def _spread(first: list[Slot], texts: list[str], role: str, keys: list[str] | None = None) -> Iterator[Slot]:
    """The texts over three columns: one alone spans all three, of two the second spans two."""
    yield from first
    named = keys or [""] * len(texts)
    for index, (text, key) in enumerate(zip(texts, named, strict=True)):
        last = index == len(texts) - 1
        yield Slot(text, role, key, colspan=4 - len(texts) if last else 1)


def _table_2(form: int, cells: Cells) -> Table:
    rows = list(_header_2())
    results = [key for key, row in forms.rows(form, 2).items() if row[0].row.startswith("三、")]
    seen: set[str] = set()
    for key, row in forms.rows(form, 2).items():
        *groups, leaf = row[0].row.split("/")
        slots = list(_groups(form, groups, seen, len(results)))
        leaf = PARTIAL if key == "requests.partial" else leaf
        slots.append(Slot(leaf, "label", colspan=3 - len(groups)))
        slots += [Slot(cells[cell.key].text, "value", cell.key) for cell in row]
        rows.append(Row(tuple(slots), "data", key))
    return Table(2, 10, tuple(rows))


def _header_2() -> Iterator[Row]:
    yield Row((Slot(BALANCE, "header", colspan=3, rowspan=3), Slot("申请人情况", "header", colspan=7)), "header")
    alone = Slot("自然人", "header", rowspan=2), Slot("总计", "header", rowspan=2)
    yield Row((alone[0], Slot("法人或其他组织", "header", colspan=5), alone[1]), "header")
    yield Row(tuple(Slot(name, "header") for name in ORGANISATIONS), "header")


def _groups(form: int, groups: list[str], seen: set[str], results: int) -> Iterator[Slot]:
    """The groups that begin on this row; those that began above span into it."""
    for depth, group in enumerate(groups):
        if group not in seen:
            seen.add(group)
            span = results if depth == 0 else sum(f"/{group}/" in row[0].row for row in forms.rows(form, 2).values())
            yield Slot(group, "group", rowspan=span)


def _table_3(cells: Cells) -> Table:
    rows = forms.rows(2021, 3)
    keys = [cell.key for row in rows.values() for cell in row]
    above = (Slot("行政复议", "header", colspan=5), Slot("行政诉讼", "header", colspan=10))
    middle = (
        *(Slot(name, "header", rowspan=2) for name in OUTCOMES),
        Slot("未经复议直接起诉", "header", colspan=5),
        Slot("复议后起诉", "header", colspan=5),
    )
    below = tuple(Slot(name, "header") for name in (*OUTCOMES, *OUTCOMES))
    values = tuple(Slot(cells[key].text, "value", key) for key in keys)
    heads = (Row(above, "header"), Row(middle, "header"), Row(below, "header"))
    return Table(3, 15, (*heads, Row(values, "data", "appeals")))


def grid(table: Table) -> list[list[Slot | None]]:
    """The table with every place of it filled: a slot in its first place, None where it spans into."""
    found: list[list[Slot | None]] = [[] for _ in table.rows]
    taken = [[False] * table.width for _ in table.rows]
    for at, row in enumerate(table.rows):
        found[at] = [None] * table.width
        column = 0
        for slot in row.slots:
            while column < table.width and taken[at][column]:
                column += 1
            if column >= table.width:
                break
            found[at][column] = slot
            for below in range(at, min(at + slot.rowspan, len(table.rows))):
                for right in range(column, min(column + slot.colspan, table.width)):
                    taken[below][right] = True
            column += slot.colspan
    return found
