"""One report held to its truth: cells, tables, identity, checks, sentences and the numbers in them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ingest import Report
from ingest import form as forms
from ingest.report import Fact, Status

Truth = Mapping[str, Any]  # a line of truth.jsonl

NONE_GIVEN = Fact("", Status.UNREADABLE)
IDENTITY = ("agency", "year", "region", "level")
BETWEEN_YEARS = frozenset({"C6", "C7", "C11"})  # no single file shows them


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that was not read as it is."""

    what: str
    expected: str
    got: str


@dataclass(slots=True)
class Score:
    """One file, counted.

    `files` are counted; those asked for a body are `named`.
    Cells are `exact` (value and blank alike), `wrong`, `unread`; of those that damage destroyed, `restored` or
    `kept back`. `whole tables` are those without a wrong or unread cell. `planted` inconsistencies are `found` or
    not; a hard check that fails and was not planted is a `false alarm`. `told` sentences stand `whole` in one
    passage or not; `numbers` of them are among the report's statements (`stated`) or not.
    """

    truth: Truth
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def fail(self, what: str, expected: object, got: object) -> None:
        """Notes what was not read as it is."""
        self.failures.append(Failure(what, str(expected), str(got)))


def score(truth: Truth, report: Report) -> Score:
    """A report that was read."""
    found = Score(truth, Counter({"files": 1, "named": 1}))
    _identity(found, report)
    score_cells(found, {fact.key: fact for fact in report.facts})
    _checks(found, report)
    _sentences(found, report)
    _numbers(found, report)
    return found


def refused(truth: Truth, reason: str) -> Score:
    """A report that was not read at all."""
    found = Score(truth, Counter({"files": 1, "named": 1}))
    found.fail("file", "a report", reason)
    score_cells(found, {})
    told = {fact["sentence"] for fact in truth["narrative"]}
    found.counts.update({"told": len(told), "numbers": sum(1 for _ in _told_numbers(truth))})
    found.counts["planted"] += len(_planted(truth))
    return found


def _identity(found: Score, report: Report) -> None:
    identity, truth = report.identity, found.truth
    got = (identity.agency, identity.year, _known_part(identity.region, truth), identity.level)
    expected = (truth["agency"], truth["year"], "/".join(truth["region"]), truth["level"])
    for what, wanted, given in zip(IDENTITY, expected, got, strict=True):
        if wanted == given:
            found.counts[what] += 1
        else:
            found.fail(what, wanted, given)
    if truth["form"] == report.form or not _has_figures(truth):
        found.counts["form"] += 1
    else:
        found.fail("form", truth["form"], report.form)


def _known_part(region: str, truth: Truth) -> str:
    """The true path where the one read ends as it does: an invented place's province may stand nowhere in the text."""
    path = "/".join(truth["region"])
    return path if region and path.endswith(region) else region


def _has_figures(truth: Truth) -> bool:
    return any(cell["status"] == "read" for cell in truth["cells"].values())


# Cells


def score_cells(found: Score, facts: Mapping[str, Fact]) -> None:
    """Every cell of the truth against the facts given, and the tables that come out whole."""
    tables: dict[str, bool] = defaultdict(lambda: True)
    of_table = _tables(found.truth["form"])
    for key, cell in found.truth["cells"].items():
        fact = facts.get(key, NONE_GIVEN)
        outcome = outcome_of(cell, fact)
        found.counts[outcome] += 1
        if outcome in {"wrong", "unread"}:
            tables[of_table.get(key, "")] = False
            note = f" [{cell['status']}{', unsure' if cell.get('unsure') else ''}]"
            found.fail(key, f"{cell['printed']!r} = {cell['value']}{note}", _shown(fact))
        elif cell["status"] != "lost":
            tables[of_table.get(key, "")] &= True
    for key, fact in facts.items():
        if key not in found.truth["cells"] and fact.value is not None:
            found.counts["wrong"] += 1
            found.fail(f"{key} (not in the report)", "nothing", _shown(fact))
    found.counts.update({"tables": len(tables), "whole tables": sum(tables.values())})


def outcome_of(cell: Mapping[str, Any], fact: Fact) -> str:
    """What became of a cell: exact, wrong, unread; restored or kept back where damage had destroyed it."""
    value = None if cell["value"] is None else Decimal(str(cell["value"]))
    if cell["status"] == "blank":
        return "exact" if fact.value is None else "wrong"
    if fact.value is None:
        return "kept back" if cell["status"] == "lost" or cell.get("unsure") else "unread"
    if fact.value != value:
        return "wrong"
    return "restored" if cell["status"] == "lost" else "exact"


def _tables(form: int) -> dict[str, str]:
    return {cell.key: str(cell.table) for cell in forms.cells(form)} if form else {}


def _shown(fact: Fact) -> str:
    return f"{fact.raw!r} = {fact.value} [{fact.status}]"


# Checks


def _planted(truth: Truth) -> set[tuple[str, frozenset[str]]]:
    inside = (each for each in truth["planted"] if each["rule"] not in BETWEEN_YEARS)
    return {(each["rule"], frozenset(each["keys"])) for each in inside}


def _checks(found: Score, report: Report) -> None:
    failing = {(check.rule, frozenset(check.keys)): check for check in report.checks if check.holds is False}
    planted = _planted(found.truth)
    for rule, keys in sorted(planted, key=str):
        found.counts["planted"] += 1
        if any(rule == other and keys <= cells for other, cells in failing):
            found.counts["found"] += 1
        else:
            found.fail(f"planted {rule}", f"fails over {', '.join(sorted(keys))}", "no such check fails")
    for (rule, keys), check in failing.items():
        if not any(rule == other and cells <= keys for other, cells in planted):
            found.counts["false alarms"] += 1
            found.fail("false alarm", "no failing check", f"{rule} {check.formula}: {check.left} against {check.right}")


# Prose


def _sentences(found: Score, report: Report) -> None:
    passages = [_squeezed(passage.text) for passage in report.passages]
    for sentence in sorted({_squeezed(fact["sentence"]) for fact in found.truth["narrative"]}):
        found.counts["told"] += 1
        if any(sentence in passage for passage in passages):
            found.counts["whole"] += 1
        else:
            found.fail("sentence", sentence, "in no passage")


def _numbers(found: Score, report: Report) -> None:
    """Whether each number told is a statement of the report, with its unit, made in that very sentence."""
    passages = [_squeezed(passage.text) for passage in report.passages]
    for sentence, value, unit in _told_numbers(found.truth):
        found.counts["numbers"] += 1
        given = [
            statement
            for statement in report.statements
            if statement.value == value and _squeezed(sentence) in passages[statement.passage]
        ]
        if any(not value or statement.unit in {unit, ""} or unit in statement.unit for statement in given):
            found.counts["stated"] += 1
        else:
            found.fail("number", f"{value} {unit} in {sentence}", [f"{each.value} {each.unit}" for each in given])


def _told_numbers(truth: Truth) -> Iterator[tuple[str, Decimal, str]]:
    for fact in truth["narrative"]:
        if fact["value"] is not None:
            yield fact["sentence"], Decimal(str(fact["value"])), fact["unit"]


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
