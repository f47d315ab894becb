"""What a run was made of: commit, cases, reports, settings, versions. Two runs with one manifest are comparable."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import settings
from eval.cases import Case
from eval.record import RunError
from eval.source import Sources
from index.embedding import load

FILE = "manifest.json"
PACKAGES = ("SQLAlchemy", "pydantic", "chromadb", "bm25s", "numpy", "scipy", "pypdfium2", "pdfplumber")
NO_MATTER = frozenset({"data", "host", "port", "chromium", "workers"})
ROOT = Path(__file__).parent.parent


def manifest_of(cases: list[Case], sources: Sources, **options: Any) -> dict[str, Any]:
    """The manifest of a run over cases and loaded reports; `options` are the arguments that matter."""
    identities = sources.identities()
    return {
        "commit": commit(),
        "cases": len(cases),
        "cases_sha256": _hash([case.to_json() for case in cases]),
        "reports": len(identities),
        "reports_sha256": _hash(identities),
        "settings": {name: settings.text(name) for name in _setting_names()},
        "embedding": load(settings.text("embed_model")).fingerprint,
        "options": options,
        "python": ".".join(str(part) for part in sys.version_info[:3]),
        "versions": {name: version(name) for name in PACKAGES},
    }


def write(manifest: dict[str, Any], out: Path) -> None:
    """Writes manifest.json."""
    (out / FILE).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def stored(out: Path) -> dict[str, Any]:
    """The manifest of an earlier run. Raises RunError."""
    try:
        return dict(json.loads((out / FILE).read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise RunError(f"{out}: no {FILE} here: expected the --out of an earlier run") from error
    except ValueError as error:
        raise RunError(f"{out / FILE}: not a manifest ({error}): run anew") from error


def check_same(manifest: dict[str, Any], earlier: dict[str, Any], out: Path) -> None:
    """Raises RunError where a run can't be continued because something else would be measured."""
    names = sorted(manifest.keys() | earlier.keys())
    changed = [name for name in names if manifest.get(name) != earlier.get(name)]
    if changed:
        what = "; ".join(f"{name} was {_short(earlier.get(name))}, is {_short(manifest.get(name))}" for name in changed)
        raise RunError(f"{out} was begun with other things: {what}: run without --resume, or with another --out")


def commit() -> str:
    """The commit checked out, with -dirty where files differ from it; `unknown` outside of git."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return "unknown"
    return done.stdout.strip() if done.returncode == 0 else "unknown"


def _setting_names() -> list[str]:
    return [setting.name for setting in settings.SETTINGS if setting.name not in NO_MATTER]


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"


def joined(runs: Sequence[Path]) -> dict[str, Any]:
    """The manifest of answers scored again: the run's own, or those of all shards. RunError where commits differ."""
    found = [stored(run) for run in runs]
    if len(found) == 1:
        return found[0]
    for name in ("commit", "reports_sha256", "settings"):
        if any(each[name] != found[0][name] for each in found):
            raise RunError(f"these runs differ in {name}: expected shards of one run")
    return {**found[0], "cases": sum(each["cases"] for each in found), "shards": found}
