"""Reading a corpus and holding what was read to the truth: cells, bodies, years, sentences, by format and damage."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest import IngestError, Report, read_file
from ingest.report import Fact, Status

CELLS = ("exact", "wrong", "unread", "blank", "restored", "kept back")
NONE_GIVEN = Fact("", Status.UNREADABLE)


@dataclass(frozen=True, slots=True)
class Failure:
    """A cell, or an agency, year or form, that was not read as it is."""

    what: str
    expected: str
    got: str


@dataclass(slots=True)
class Score:
    """One file: how its cells came out, and what failed."""

    truth: Mapping[str, Any]
    cells: Counter[str] = field(default_factory=Counter)
    sentences: Counter[str] = field(default_factory=Counter)  # told, and of them whole in one passage
    failures: list[Failure] = field(default_factory=list)


def measure(folder: Path, examples: int = 0) -> str:
    """A table of how a corpus is read, and so many failures a class."""
    scores = list(scores_of(folder))
    return "\n".join([*_table(scores), *_examples(scores, examples)])


def scores_of(folder: Path) -> Iterator[Score]:
    """The score of every file of a corpus."""
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        try:
            yield score(truth, read_file(folder / truth["file"]))
        except IngestError as error:
            failure = Failure("file", "a report", str(error))
            yield Score(truth, Counter({"unread": len(truth["cells"])}), failures=[failure])


def score(truth: Mapping[str, Any], report: Report) -> Score:
    """A report held to its truth, cell by cell."""
    found = Score(truth)
    for what in ("agency", "year"):
        got = getattr(report.identity, what)
        if got != truth[what]:
            found.failures.append(Failure(what, str(truth[what]), str(got)))
    if report.form != truth["form"] and any(cell["status"] == "read" for cell in truth["cells"].values()):
        found.failures.append(Failure("form", str(truth["form"]), str(report.form)))
    _sentences(found, report)
    facts = {fact.key: fact for fact in report.facts}
    for key, cell in truth["cells"].items():
        _cell(found, key, cell, facts.get(key, NONE_GIVEN))
    for key, fact in facts.items():
        if key not in truth["cells"] and fact.value is not None:
            found.cells["wrong"] += 1
            found.failures.append(Failure(f"{key} (not in the report)", "nothing", _shown(fact)))
    return found


def _sentences(found: Score, report: Report) -> None:
    """Whether each sentence of the truth stands whole in one passage; a workbook holds no prose."""
    passages = [_squeezed(passage.text) for passage in report.passages]
    said = {_squeezed(fact["sentence"]) for fact in found.truth["narrative"]} if found.truth["format"] != "xlsx" else ()
    for sentence in sorted(said):
        found.sentences["told"] += 1
        if any(sentence in passage for passage in passages):
            found.sentences["whole"] += 1
        else:
            found.failures.append(Failure("sentence", sentence, "in no passage"))


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _cell(found: Score, key: str, cell: Mapping[str, Any], fact: Fact) -> None:
    outcome = _outcome(cell, fact)
    found.cells[outcome] += 1
    if outcome in {"wrong", "unread"}:
        note = f" [{cell['status']}{', unsure' if cell.get('unsure') else ''}]"
        found.failures.append(Failure(key, f"{cell['printed']!r} = {cell['value']}{note}", _shown(fact)))


def _outcome(cell: Mapping[str, Any], fact: Fact) -> str:
    """exact, wrong, unread; blank for a blank one left so; restored or kept back for one that was lost."""
    value = None if cell["value"] is None else Decimal(str(cell["value"]))
    if cell["status"] == "blank":
        return "blank" if fact.value is None else "wrong"
    if fact.value is None:
        return "kept back" if cell["status"] == "lost" or cell.get("unsure") else "unread"
    if fact.value != value:
        return "wrong"
    return "restored" if cell["status"] == "lost" else "exact"


def _shown(fact: Fact) -> str:
    return f"{fact.raw!r} = {fact.value} [{fact.status}]"


def _table(scores: list[Score]) -> Iterator[str]:
    groups: dict[str, list[Score]] = defaultdict(list)
    for each in scores:
        groups["all"].append(each)
        groups[f"level {each.truth['damage']}"].append(each)
        groups[f"{each.truth['format']} at {each.truth['damage']}"].append(each)
        for name in each.truth["damages"]:
            groups[f"~ {name}"].append(each)
    yield (
        f"{'':26}{'files':>6}"
        + "".join(f"{name:>10}" for name in CELLS)
        + f"{'bodies':>8}{'years':>7}{'forms':>7}{'told':>7}{'whole':>7}"
    )
    for name in sorted(groups, key=_rank):
        yield _line(name, groups[name])


def _rank(name: str) -> tuple[int, str]:
    return (name != "all") + 2 * (" at " in name) + 4 * name.startswith("~"), name


def _line(name: str, scores: list[Score]) -> str:
    cells: Counter[str] = sum((each.cells for each in scores), Counter())
    told: Counter[str] = sum((each.sentences for each in scores), Counter())
    right = [_right(scores, what) for what in ("agency", "year", "form")]
    counts = "".join(f"{cells[each]:>10}" for each in CELLS)
    return (
        f"{name:26}{len(scores):>6}{counts}{right[0]:>8}{right[1]:>7}{right[2]:>7}{told['told']:>7}{told['whole']:>7}"
    )


def _right(scores: list[Score], what: str) -> int:
    return sum(not any(failure.what in {what, "file"} for failure in each.failures) for each in scores)


def _examples(scores: list[Score], most: int) -> Iterator[str]:
    shown: Counter[str] = Counter()
    for each in scores:
        if not each.failures or not most:
            continue
        kind = "+".join(each.truth["damages"]) or "undamaged"
        if shown[kind] < most:
            shown[kind] += 1
            yield f"\n{each.truth['file']} ({each.truth['format']}; {kind}): {len(each.failures)} failures"
            for failure in each.failures[:6]:
                yield f"  {failure.what}: expected {failure.expected}, got {failure.got}"
