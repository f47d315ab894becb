"""Questions about one report: a cell, a sum of cells, several of them, a rate, yes or no."""

from decimal import Decimal

from eval.questions.draw import Draw, Lot, UnluckyError, named, row, sure
from eval.questions.gold import answered, percent, status, yes_or_no
from eval.questions.measures import Measure, measure, terms
from eval.questions.world import Report


def lookup(lot: Lot) -> Draw:
    """A figure of a report."""
    report, asked = lot.report(), lot.measure(rare=True)
    value = stated(lot, report, asked)
    slots = named(report) | {"measure": asked}
    return Draw(slots, answered(value, asked.unit, cite=[row(report, asked)]), {"measure": asked.id})


def stated(lot: Lot, report: Report, asked: Measure) -> Decimal:
    """The figure; zeros are asked for less often than they occur. Raises UnluckyError where it is blank."""
    sure([report], asked)
    value = asked.of(report)
    if value is None or (value == 0 and lot.rng.random() < 0.8):
        raise UnluckyError
    return value


def lookup_cell(lot: Lot) -> Draw:
    """A cell by its row and column: an applicant's requests, a result of appeals."""
    report = lot.report()
    if "appeal" in lot.fields:
        appeal, result = lot.one_of(terms("appeals")), lot.one_of(terms("results"))
        cell = _cell(f"{appeal.id}.{result.id}")
        slots = named(report) | {"appeal": appeal, "result": result}
    else:
        column = lot.one_of(terms("applicants"))
        line = lot.one_of([each for each in _rows() if each.of(report)])
        cell = _cell(line.keys[0].replace(".total", f".{column.id}"))
        slots = named(report) | {"measure": line, "applicant": column}
    value = stated(lot, report, cell)
    return Draw(slots, answered(value, "件", cite=[row(report, cell)]), {"measure": cell.id})


def _rows() -> list[Measure]:
    """The rows of table 2 that one cell a column makes up."""
    names = ("received_", "received")
    return [
        each
        for each in (measure(name) for name in _table_2_rows())
        if len(each.keys) == 1 and not each.id.startswith(names)
    ]


def _table_2_rows() -> tuple[str, ...]:
    return (
        *("granted", "partial", "not_held", "would_need_creation", "still_unclear", "petition_or_complaint"),
        *("duplicate", "outcomes_total", "carried_out", "carried_in", "third_party_rights", "process_information"),
        *("internal_affairs", "enforcement_file", "state_secret", "administrative_inquiry"),
    )


def _cell(key: str) -> Measure:
    return Measure(key, (key,), {})


def lookup_many(lot: Lot) -> Draw:
    """Two figures of one report."""
    report = lot.report()
    asked = [lot.measure(), lot.measure("measure2")]
    if asked[0].id == asked[1].id or set(asked[0].keys) & set(asked[1].keys):
        raise UnluckyError
    for each in asked:
        stated(lot, report, each)
    rows = [row(report, each) for each in asked]
    slots = named(report) | {"measure": asked[0], "measure2": asked[1]}
    return Draw(slots, answered(rows=rows, cite=rows), {"measure": " ".join(each.id for each in asked)})


def near(lot: Lot) -> Draw:
    """A figure told from one that is easily taken for it."""
    report = lot.report()
    pairs = [
        ("penalties", "coercion"),
        ("licensing", "penalties"),
        ("not_held", "would_need_creation"),
        ("internal_affairs", "process_information"),
        ("litigation_direct", "litigation_after"),
        ("received", "outcomes_total"),
        ("carried_in", "carried_out"),
        ("granted", "partial"),
        ("refused", "unable"),
        ("not_processed", "unable"),
        ("reconsideration_upheld", "reconsideration_corrected"),
        ("documents_issued", "documents_in_force"),
    ]
    pair = list(lot.one_of(pairs))
    lot.rng.shuffle(pair)
    asked, other = measure(pair[0]), measure(pair[1])
    value = stated(lot, report, asked)
    if value == other.of(report):
        raise UnluckyError
    slots = named(report) | {"measure": asked, "other": other}
    return Draw(slots, answered(value, asked.unit, cite=[row(report, asked)]), {"measure": asked.id})


def rate(lot: Lot) -> Draw:
    """A rate of a report; not_found where nothing was handled."""
    report, asked = lot.report(lambda each: each.balances), lot.rate()
    parts = asked.parts(report)
    if parts is None or (parts[1] == 0 and lot.rng.random() < 0.9):
        raise UnluckyError
    gold = status("not_found")
    if parts[1]:
        gold = answered(percent(*parts), "%", cite=[(report.agency, report.year, None)])
    return Draw(named(report) | {"rate": asked}, gold, {"rate": asked.id, "defined": str(bool(parts[1]))})


def yes_no(lot: Lot) -> Draw:
    """Whether a report has any of a figure."""
    report, asked = lot.report(), lot.measure()
    sure([report], asked)
    value = asked.of(report)
    if value is None or (value == 0 and lot.rng.random() < 0.6):
        raise UnluckyError
    negated = "negated" in lot.when
    gold = yes_or_no((value == 0) if negated else (value > 0), lot.lang)
    return Draw(named(report) | {"measure": asked}, gold, {"measure": asked.id})


def blank(lot: Lot) -> Draw:
    """A figure that the report leaves blank: there is no number to give."""
    report, asked = lot.report(), lot.measure()
    cells = [report.cells[key] for key in asked.keys if key in report.cells]
    if not cells or asked.of(report) is not None:
        raise UnluckyError
    return Draw(named(report) | {"measure": asked}, status("not_found"), {"measure": asked.id})


def blank_or_not(lot: Lot) -> Draw:
    """Whether a cell of a report is left blank."""
    report, asked = lot.report(), lot.measure()
    cells = [report.cells[key] for key in asked.keys if key in report.cells]
    if len(cells) != 1 or len(asked.keys) != 1 or (cells[0] is not None and lot.rng.random() < 0.99):
        raise UnluckyError
    gold = yes_or_no(cells[0] is None, lot.lang)
    return Draw(named(report) | {"measure": asked}, gold, {"measure": asked.id})


def no_year(lot: Lot) -> Draw:
    """A figure of a body without a year: that of its newest report."""
    asked = lot.measure(comparable=True)
    newest = lot.one_of(list(lot.world.bodies.values()))[-1]
    value = stated(lot, newest, asked)
    slots = {"agency": named(newest)["agency"], "measure": asked}
    return Draw(slots, answered(value, asked.unit, cite=[row(newest, asked)]), {"measure": asked.id, "no_year": "yes"})


def not_comparable(lot: Lot) -> Draw:
    """A figure that the form of that year does not have."""
    report = lot.report(lambda each: each.form == 2019)
    asked = lot.measure()
    return Draw(named(report) | {"measure": asked}, status("not_found"), {"measure": asked.id})
