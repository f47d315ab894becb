"""Loading a folder of bad files between two good ones."""

from collections.abc import Mapping
from pathlib import Path

from index.embedding import Embedder
from index.load import USUAL, Bounds, Loaded, find_files, load
from tests.every_format import CELLS
from tests.writer import report


def of(body: str, cells: Mapping[str, str] = CELLS, title: str = "2024年政府信息公开工作年度报告") -> bytes:
    """A report of that body of an invented town."""
    return report(cells, 2021, title=f"云岚市{body}{title}").encode()


def loaded(folder: Path, embedder: Embedder, bounds: Bounds = USUAL) -> dict[str, Loaded]:
    """What becomes of each file of a folder, by its name; two neighbours among them are in."""
    (folder / "0.txt").write_bytes(of("林业局"))
    (folder / "~.txt").write_bytes(of("商务局"))
    summary = load(find_files([folder]), folder.with_name("data"), embedder, bounds)
    outcomes = {outcome.source.file: outcome for outcome in summary.files}
    assert [outcomes.pop(name).status for name in ("0.txt", "~.txt")] == ["ingested"] * 2
    return outcomes


def only(folder: Path, embedder: Embedder, bounds: Bounds = USUAL) -> Loaded:
    """What becomes of the one file of a folder that is no neighbour."""
    (outcome,) = loaded(folder, embedder, bounds).values()
    return outcome


def reason(outcome: Loaded) -> str:
    """Why a file was quarantined."""
    assert outcome.status == "quarantined"
    assert "internal error" not in outcome.reason
    return outcome.reason
