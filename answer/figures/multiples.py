"""How many times one figure of all reports together another is, or that of the earlier year → drafts."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import Connection

from answer.answer import Language, Outcome, Row
from answer.citing.citations import marks
from answer.citing.remarks import no_reports
from answer.draft import Computed, Count, Draft, Sum
from answer.figures.complete import complete
from answer.figures.compute import compute
from answer.figures.measure import Measured, measure_reports
from answer.figures.members import without_aggregates
from answer.figures.select import Cell
from answer.plan import Gap, Measure, Plan, Rate
from answer.shown.phrases import amount, scope_words
from answer.words import say


def answer_multiples(plan: Plan, connection: Connection, language: Language) -> Draft:
    """The sum of the one divided by the sum of the other, over all reports in scope."""
    draft = Draft(Outcome.ANSWERED, "")
    texts, measured = [], []
    for quantity in plan.measures:
        assert isinstance(quantity, Gap)
        found = _both(plan, quantity, connection)
        measured += found
        texts.append(_divided(plan, quantity, found, draft, language))
    if not any(measured):
        return no_reports(plan.scope, connection, language)
    draft.text = "\n\n".join(texts)
    if len(texts) > 1 or draft.value is None:
        draft.value, draft.unit = None, ""
    draft.status = Outcome.ANSWERED if draft.computed else Outcome.NOT_FOUND
    complete(draft, plan, measured, connection, language, [row for found in measured for row in _rows(found)])
    return draft


def _both(plan: Plan, gap: Gap, connection: Connection) -> list[list[Measured]]:
    """What is divided and what it is divided by: of the later and the earlier year, or of the same reports."""
    if gap.before:
        years = (max(plan.scope.years, default=0), min(plan.scope.years, default=0))
        scopes = [plan.scope.model_copy(update={"years": (year,)}) for year in years]
        found = [measure_reports(connection, scope, [gap.of])[0] for scope in scopes]
        return [[each for each in without_aggregates(one) if each.value is not None] for one in found]
    sides = [without_aggregates(one) for one in measure_reports(connection, plan.scope, [gap.of, gap.less])]
    known = set.intersection(*({each.report.id for each in one if each.value is not None} for one in sides))
    return [[each for each in one if each.report.id in known] for one in sides]


def _rows(found: Sequence[Measured]) -> list[Row]:
    return [Row(each.report.agency, each.report.year, each.value, "") for each in found]


def _divided(plan: Plan, gap: Gap, found: Sequence[Sequence[Measured]], draft: Draft, language: Language) -> str:
    totals = [sum((each.value or Decimal(0) for each in one), Decimal(0)) for one in found]
    terms = [draft.citations.cells(_addends(one)) for one in found]
    names = []
    for quantity, one, total, term in zip((gap.of, gap.less), found, totals, terms, strict=True):
        year = max((each.report.year for each in one), default=0)
        names.append(_name(quantity, total, year if gap.before else 0, language))
        draft.rows.append(Row(say("all_bodies", language), year, total, quantity.name(language), term))
        draft.sums.append(Sum(total, term))
        draft.counts.append(Count(len(one), tuple(each.report.id for each in one)))
    reports = {each.report.id for one in found for each in one}
    draft.counts.append(Count(len(reports), tuple(sorted(reports))))
    parts = {
        **{"scope": scope_words(plan.scope, language), "reports": len(reports)},
        **{"of": names[0], "less": names[1], "of_marks": marks(terms[0]), "less_marks": marks(terms[1])},
        **{"of_total": f"{totals[0]:f}", "less_total": f"{totals[1]:f}"},
    }
    value = compute("quotient", totals)
    if value is None:
        return say("times_of_none", language, **parts)
    draft.value, draft.unit = value, gap.unit
    draft.computed.append(Computed(value, "quotient", (terms[0], terms[1])))
    return say("times_of_all", language, value=amount(value, gap.unit, language), **parts)


def _addends(found: Sequence[Measured]) -> list[Cell]:
    """The cells added up; zeros only where there is nothing else."""
    cells = [cell for each in found for cell in each.cells]
    return [cell for cell in cells if cell.value] or cells


def _name(quantity: Measure | Rate, total: Decimal, year: int, language: Language) -> str:
    named = say("in_year", language, year=year, name=quantity.name(language)) if year else quantity.name(language)
    return f"{named} {amount(total, quantity.unit, language)}"
