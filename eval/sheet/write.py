"""Cases → a sheet that reads back as the same cases; keys other than ours come back as text."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.cases import Case
from eval.sheet.columns import GOLD, NAMES, tags_text
from eval.sheet.table import write_rows

_IN_COLUMNS = frozenset({"status", "value", "unit", "values", "contains", "rows", "cite"})


def write_sheet(cases: Sequence[Case], path: Path) -> None:
    """Writes CSV or XLSX by the suffix: a row a question, then a row for each member and each citation."""
    more = dict.fromkeys(name for case in cases for name in _other(case))
    names = [*NAMES, *more]
    lines = [line for case in cases for line in _lines(case)]
    write_rows(path, [names, *([line.get(name, "") for name in names] for line in lines)])


def _lines(case: Case) -> list[dict[str, str]]:
    gold, entry = case.gold, case.to_json()
    head = {
        **{name: str(entry[name]) for name in ("id", "question", "lang", "kind") if name in entry},
        "version": "" if case.version is None else str(case.version),
        "history": "\n".join(case.history),
        "tags": tags_text(case.tags),
        "status": gold.status,
        "value": _cell(gold.value) if gold.has("value") else "",
        "unit": gold.unit or "",
        "values": "\n".join(_cell(value) for value in gold.values or ()),
        "contains": "\n".join(gold.contains or ()),
        **_other(case),
    }
    rows = [
        {"agency": agency, "year": str(year), "value": _cell(value), "use": "rows"}
        for agency, year, value in gold.rows or ()
    ]
    cited = [
        {"agency": item[0], "year": str(item[1]), "key": item[2] if len(item) == 3 else "", "use": "cite"}
        for item in gold.cite or ()
    ]
    return [head, *rows, *cited]


def _other(case: Case) -> dict[str, str]:
    gold = {f"{GOLD}{name}": _text(value) for name, value in case.gold.to_json().items() if name not in _IN_COLUMNS}
    return {name: _text(value) for name, value in (case.model_extra or {}).items()} | gold


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _cell(value: float | None) -> str:
    return "null" if value is None else repr(value)
