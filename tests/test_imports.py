import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("ingest", "index", "answer", "ui", "eval")
MAY_IMPORT = {
    "ingest": set(),
    "index": {"ingest"},
    "answer": {"ingest", "index"},
    "ui": {"ingest", "index", "answer"},
    "eval": {"ingest", "index", "answer"},
}


def imported_rooms(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (name.split(".")[0] for name in names if name.split(".")[0] in ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_one_way(room: str):
    files = [file for file in (ROOT / room).rglob("*.py") if file.name != "__main__.py"]
    assert files
    wrong = {
        f"{file.relative_to(ROOT)} imports {other}"
        for file in files
        for other in imported_rooms(file)
        if other != room and other not in MAY_IMPORT[room]
    }
    assert wrong == set()


def test_nothing_imports_a_door():
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py")]
    text = {file: file.read_text(encoding="utf-8") for file in files}
    assert [file for file, source in text.items() if "__main__ import" in source] == []


def test_only_settings_reads_the_environment():
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py")]
    readers = [str(file.relative_to(ROOT)) for file in files if "environ" in file.read_text(encoding="utf-8")]
    assert readers == []
