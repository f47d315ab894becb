"""A sheet → cases: one row a question, further rows for the members of a list."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.cases import Case, CaseError, check_case, raise_all
from eval.sheet.columns import (
    GOLD,
    NAMES,
    STATUSES,
    USES,
    columns_of,
    is_null,
    meaning,
    number,
    parts,
    tags_of,
)
from eval.sheet.table import read_rows

LISTS = frozenset({"list", "rank", "名单", "列表", "排名"})
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(slots=True)
class _Line:
    """A row of the sheet by column name, cells that are empty left out."""

    place: str
    cells: dict[str, str]

    def get(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(slots=True)
class _Reading:
    """One question as it is put together from its rows."""

    lines: list[_Line]
    gold: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_sheet(path: Path) -> list[Case]:
    """The cases of a sheet. Raises CaseError with the row of every error, OSError."""
    cases: list[Case] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    for lines in _questions(path):
        reading = _Reading(lines)
        entry = _entry(reading, path)
        found = check_case(entry)
        place = lines[0].place
        wrong = reading.problems + ([f"{place}: {each}" for each in found] if isinstance(found, list) else [])
        if not wrong and entry["id"] in seen:
            wrong = [f"{place}: id {entry['id']!r} is taken by {seen[entry['id']]}"]
        seen.setdefault(entry["id"], place)
        problems += wrong
        if isinstance(found, Case):
            cases.append(found)
    raise_all(problems)
    if not cases:
        raise CaseError(f"{path}: no questions: expected a row for each below the header")
    return cases


def _questions(path: Path) -> list[list[_Line]]:
    """The rows of each question: one without a question, or with the id of the row before, belongs to it."""
    rows = read_rows(path)
    if not rows:
        raise CaseError(f"{path}: empty: expected a header row with a column 问题 or question")
    names = columns_of(rows[0][1], f"{path}:{rows[0][0]}")
    found: list[list[_Line]] = []
    for at, row in rows[1:]:
        cells = {name: cell for name, cell in zip(names, row, strict=False) if name and cell}
        line = _Line(f"{path}:{at}", cells)
        same = bool(found) and line.get("id") == found[-1][0].get("id") != ""
        if found and (same or not line.get("question")):
            found[-1].append(line)
        elif line.get("question"):
            found.append([line])
        else:
            raise CaseError(f"{line.place}: no question: expected one in the first row below the header")
    return found


def _entry(reading: _Reading, path: Path) -> dict[str, Any]:
    first = reading.lines[0]
    row = first.place.rpartition(":")[2]
    _read_gold(reading)
    entry: dict[str, Any] = {
        "id": first.get("id") or f"{path.stem}-{row}",
        "question": first.get("question"),
        "lang": first.get("lang") or ("zh" if _HAN.search(first.get("question")) else "en"),
        "kind": first.get("kind"),
        "gold": reading.gold,
    }
    if first.get("history"):
        entry["history"] = parts(first.get("history"))
    if first.get("tags"):
        entry["tags"] = tags_of(first.get("tags"))
    if first.get("version"):
        version = number(first.get("version"))
        entry["version"] = first.get("version") if version is None else version
    other = {name: cell for name, cell in first.cells.items() if name not in NAMES and not name.startswith(GOLD)}
    return entry | other


def _read_gold(reading: _Reading) -> None:
    first, gold = reading.lines[0], reading.gold
    said = first.get("status")
    status = meaning(said, STATUSES) if said else "answered"
    if status is None:
        expected = ", ".join(f"{words[1]} ({name})" for name, words in STATUSES.items())
        reading.problems.append(f"{first.place}: status: expected one of {expected}, found {said!r}")
    gold["status"] = status or "answered"
    for line in reading.lines:
        if line.get("agency") or line.get("year"):
            _read_member(reading, line)
        elif line.get("value"):
            _read_value(gold, line.get("value"))
    _read_lists(reading, first)
    if first.get("unit"):
        gold["unit"] = first.get("unit")
    gold |= {name.removeprefix(GOLD): cell for name, cell in first.cells.items() if name.startswith(GOLD)}


def _read_value(gold: dict[str, Any], cell: str) -> None:
    """A number is the value; other text must stand in the answer."""
    value = number(cell)
    if value is not None or is_null(cell):
        gold["value"] = value
    else:
        gold.setdefault("contains", []).extend(parts(cell))


def _read_lists(reading: _Reading, first: _Line) -> None:
    if first.get("contains"):
        reading.gold.setdefault("contains", []).extend(parts(first.get("contains")))
    if first.get("values"):
        cells = parts(first.get("values"))
        wrong = [cell for cell in cells if number(cell) is None and not is_null(cell)]
        if wrong:
            reading.problems.append(f"{first.place}: values: expected numbers, found {wrong[0]!r}")
        reading.gold["values"] = [number(cell) for cell in cells]


def _read_member(reading: _Reading, line: _Line) -> None:
    """A body and year: to be cited, and a member of the set where the question has several or lists."""
    agency, year, cell = line.get("agency"), number(line.get("year")), line.get("value")
    if not agency or not isinstance(year, int):
        said = f"found {agency or 'no agency'!r}, {line.get('year') or 'no year'!r}"
        reading.problems.append(f"{line.place}: expected 单位 (agency) and 年度 (year, a whole number), {said}")
        return
    use = meaning(line.get("use"), USES) if line.get("use") else ""
    if use is None:
        expected = ", ".join(words[1] for words in USES.values())
        reading.problems.append(f"{line.place}: 用途: expected one of {expected}, found {line.get('use')!r}")
        return
    valued = [each for each in reading.lines if each.get("value") and each.get("agency")]
    several = len(valued) > 1 or reading.lines[0].get("kind") in LISTS
    use = use or ("both" if several and cell else "cite")
    if use in {"rows", "both"}:
        if number(cell) is None and not is_null(cell):
            reading.problems.append(f"{line.place}: 答案 (value): expected the member's number, found {cell!r}")
        reading.gold.setdefault("rows", []).append([agency, year, number(cell)])
    elif cell:
        _read_value(reading.gold, cell)
    if use in {"cite", "both"}:
        item = [agency, year, *([line.get("key")] if line.get("key") else [])]
        reading.gold.setdefault("cite", []).append(item)
