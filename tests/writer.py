"""Invented reports for tests: figures → text in the layouts that real reports come in."""

from collections.abc import Callable, Mapping

from ingest import form as forms

TITLE = "云岚市档案局2024年政府信息公开工作年度报告"
PROSE = "本年度我局围绕公开要求开展工作，主动公开各类信息12条。"
GROUPS = ("三、本年度办理结果", "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理")

Figures = Mapping[str, str]
Line = Callable[[str, list[str]], str]


def figures(form: int, **given: str) -> dict[str, str]:
    """Every cell of a form as printed: 0, but for the given ones (`__` in a name stands for a dot)."""
    cells = {cell.key: "0" for cell in forms.cells(form)}
    return cells | {name.replace("__", "."): value for name, value in given.items()}


def handled(received: int, granted: int = 0, *, carried_out: int = 0) -> dict[str, str]:
    """Requests of natural persons that keep every check; those not granted and not carried over are duplicates."""
    values = {
        "requests.received": received,
        "requests.granted": granted,
        "requests.not_processed.duplicate": received - granted - carried_out,
        "requests.outcomes_total": received - carried_out,
        "requests.carried_out": carried_out,
    }
    return {f"{row}.{column}": str(value) for row, value in values.items() for column in ("natural_person", "total")}


def balanced(form: int, received: int, granted: int, carried_out: int) -> dict[str, str]:
    """Every cell of a form, with requests of natural persons; the rest is 0."""
    return figures(form) | handled(received, granted, carried_out=carried_out)


def tabs(label: str, values: list[str]) -> str:
    """A row of a table with its cells separated by tabs."""
    return "\t".join([label, *values])


def spaces(label: str, values: list[str]) -> str:
    """A row as a PDF dump has it; blank cells vanish."""
    return " ".join([label, *values])


def pipes(label: str, values: list[str]) -> str:
    """A row of a pipe table."""
    return "| " + " | ".join([label, *values]) + " |"


def one_a_line(label: str, values: list[str]) -> str:
    """One cell a line."""
    return "\n".join([label, *values])


def wrapped(label: str, values: list[str]) -> str:
    """A label broken after its sixteenth character, the values on the last line."""
    lines = [label[at : at + 16] for at in range(0, len(label), 16)]
    return "\n".join([*lines[:-1], " ".join([lines[-1], *values])])


def table_1(cells: Figures, form: int, line: Line) -> str:
    """Table 1 with its headers, block by block."""
    lines, item = [], ""
    for row in forms.rows(form, 1).values():
        header = [cell.column for cell in row]
        if forms.cells(form) and _item(row[0].row) != item:
            item = _item(row[0].row)
            lines += [item, line("信息内容", header)]
        lines.append(line(row[0].row, [cells[cell.key] for cell in row]))
    return "\n".join(lines)


ITEMS = {"规章": "一", "规范": "一", "许可": "五", "事项": "五", "处罚": "六", "强制": "六", "收费": "八", "采购": "九"}


def _item(row: str) -> str:
    return next(f"第二十条第（{item}）项" for word, item in ITEMS.items() if word in row)


def table_2(cells: Figures, form: int, line: Line) -> str:
    """Table 2 with group labels on lines of their own."""
    lines = ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"]
    lines.append("自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计")
    groups: tuple[str, ...] = ()
    for row in forms.rows(form, 2).values():
        *above, leaf = row[0].row.split("/")
        lines += [group for group in above if group not in groups]
        groups = tuple(above)
        lines.append(line(leaf, [cells[cell.key] for cell in row]))
    return "\n".join(lines)


def table_3(cells: Figures, form: int, line: Line) -> str:
    """Table 3: fifteen cells in one row below three lines of headers."""
    header = "结果维持 结果纠正 其他结果 尚未审结 总计"
    values = [cells[cell.key] for row in forms.rows(form, 3).values() for cell in row]
    return "\n".join(
        [
            "行政复议 行政诉讼",
            f"{header} 未经复议直接起诉 复议后起诉",
            f"{header} {header}",
            line(values[0], values[1:]),
        ]
    )


def report(cells: Figures, form: int, line: Line = tabs, title: str = TITLE, prose: str = PROSE) -> str:
    """A whole report in six sections."""
    return "\n".join(
        [
            title,
            f"一、总体情况\n{prose}",
            f"二、主动公开政府信息情况\n{table_1(cells, form, line)}",
            f"三、收到和处理政府信息公开申请情况\n{table_2(cells, form, line)}",
            f"四、政府信息公开行政复议、行政诉讼情况\n{table_3(cells, form, line)}",
            "五、存在的主要问题及改进情况\n一是公开不够及时。下一步，将加强更新。",
            "六、其他需要报告的事项\n本年度未收取信息处理费。",
        ]
    )
