import json
import re
from pathlib import Path

from ingest import prose_checks
from ingest.checks import check_report
from ingest.tables import read_tables
from tests.writer import balanced, figures, report


def failing(cells: dict[str, str], form: int = 2021) -> list[tuple[str, str]]:
    checks = check_report(read_tables(report(cells, form)).facts, form)
    return [(check.rule, check.keys[0]) for check in checks if check.holds is False]


def test_there_are_42_equations_and_40_in_the_old_form():
    assert len(check_report(read_tables(report(figures(2021), 2021)).facts, 2021)) == 42
    assert len(check_report(read_tables(report(figures(2019), 2019)).facts, 2019)) == 40


def test_balanced_figures_break_nothing():
    assert failing(balanced(2021, 31, 17, 2)) == []
    assert failing(balanced(2019, 31, 17, 2), 2019) == []


def test_a_wrong_row_total_breaks_its_row_and_the_column_of_totals():
    cells = balanced(2021, 31, 17, 2) | {"requests.granted.total": "18"}
    assert failing(cells) == [("C2", "requests.outcomes_total.total"), ("C3", "requests.granted.total")]


def test_received_and_carried_must_be_handled_or_carried_on():
    cells = balanced(2021, 31, 17, 2) | {"requests.carried_out.total": "3", "requests.carried_out.natural_person": "3"}
    assert failing(cells) == [("C1", "requests.received.natural_person"), ("C1", "requests.received.total")]


def test_reconsideration_must_add_up():
    assert failing(figures(2021, reconsideration__total="2")) == [("C4", "reconsideration.total")]


def test_counts_are_whole_and_not_negative():
    cells = figures(2021, licensing__decisions="2.5", penalties__decisions="-3", fees__amount="26.55")
    assert failing(cells) == [("C5", "licensing.decisions"), ("C5", "penalties.decisions")]


def test_a_blank_cell_proves_nothing_unless_zero_fits():
    checks = check_report(read_tables(report(figures(2021, reconsideration__upheld=""), 2021)).facts, 2021)
    assert {check.holds for check in checks if check.keys[0] == "reconsideration.total"} == {True}
    cells = figures(2021, reconsideration__upheld="", reconsideration__total="2")
    checks = check_report(read_tables(report(cells, 2021)).facts, 2021)
    assert {check.holds for check in checks if check.keys[0] == "reconsideration.total"} == {None}


def test_every_equation_has_english_words():
    words = json.loads(Path("index/checks.json").read_text(encoding="utf-8"))["formulas"]
    told = {formula for _, _, formula, _ in prose_checks._CLAIMS}
    source = Path("ingest/prose_checks.py").read_text(encoding="utf-8")
    source += Path("ingest/checks.py").read_text(encoding="utf-8")
    told |= set(re.findall(r'"C\d+", "([^"]+ = [^"]+)"', source))
    assert len(told) > 10
    assert told <= words.keys()
