"""Bodies whose figure rose, fell or stayed from each year to the next → drafts: several years running."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from sqlalchemy import Connection

from answer.answer import Language, Outcome
from answer.citing.citations import marks
from answer.citing.remarks import no_reports
from answer.draft import Count, Draft
from answer.figures.arithmetic import rates_of
from answer.figures.complete import complete
from answer.figures.measure import Measured, Side, measure_reports
from answer.figures.members import SHOWN_MEMBERS, add_row, how_many, limited, list_members, ordered
from answer.plan import Gap, Measure, Plan, Rate
from answer.shown.phrases import amount, condition_words, scope_words
from answer.words import join, say

Steps = Sequence[Measured]  # of one body, from each year to the next


def is_running(plan: Plan) -> bool:
    """Whether a change must hold from each year to the next (or from any), not from the first to the last."""
    one = len(plan.measures) == len(plan.conditions) == 1
    return one and (plan.every_year or plan.any_of) and isinstance(plan.measures[0], Gap) and plan.measures[0].before


def answer_running(plan: Plan, connection: Connection, language: Language) -> Draft:
    """The bodies of which it holds every time, each with its figures year by year."""
    measured = measure_steps(plan, connection)
    every = [each for found in measured for each in found]
    if not every:
        return no_reports(plan.scope, connection, language)
    draft = Draft(Outcome.ANSWERED, "")
    members = runners(plan, measured)
    reports = {each.report.id for each in every} | {each.earlier.id for each in every if each.earlier}
    draft.counts.append(Count(len(reports), tuple(sorted(reports))))
    parts: dict[str, str | int] = {"scope": scope_words(plan.scope, language), "reports": len(reports)}
    if plan.kind == "yesno" and len(plan.scope.agencies) == 1:
        _tell_one(plan, measured, bool(members), draft, connection, language)
    else:
        _tell_all(plan, measured, members, draft, language, parts)
    complete(draft, plan, measured, connection, language)
    return draft


def measure_steps(plan: Plan, connection: Connection) -> list[list[Measured]]:
    """The change from each year to the next, of every body in scope."""
    steps = []
    for years in pairwise(sorted(plan.scope.years)):
        found = measure_reports(connection, plan.scope.model_copy(update={"years": years}), plan.measures)[0]
        steps.append([each for each in found if each.earlier or each.state == "no_pair"])
    return steps


def runners(plan: Plan, measured: Sequence[Sequence[Measured]]) -> list[Steps]:
    """Those of which the condition holds at every step, or those steps of which it does where any is enough."""
    (condition,) = plan.conditions
    by_body: dict[str, list[Measured]] = {}
    for found in measured:
        for each in found:
            if each.state == "value" and condition.holds(each.shown):
                by_body.setdefault(each.report.agency, []).append(each)
    return [steps for steps in by_body.values() if plan.any_of or len(steps) == len(measured)]


def _tell_all(
    plan: Plan,
    measured: Sequence[Sequence[Measured]],
    members: Sequence[Steps],
    draft: Draft,
    language: Language,
    parts: dict[str, str | int],
) -> None:
    every = [each for steps in members for each in steps]
    first = limited(ordered(every, plan), plan.limit) if plan.any_of and plan.order else every
    if plan.any_of:
        texts = [list_members([each], draft, language, with_years=True) for each in first]
    else:
        texts = [_chain(steps, draft, language) for steps in members]
    more = say("more_members", language) if len(texts) > SHOWN_MEMBERS else ""
    words = condition_words(plan.conditions[0], plan.measures[0], language, len(members) > 1)
    yes_no = plan.kind == "yesno"
    key = ("yes_some" if yes_no else "set") if members else ("no_some" if yes_no else "set_none")
    if len(first) < len(every):
        key = "set_first"
        draft.counts.append(Count(len(every), tuple(sorted({each.report.id for each in every}))))
        parts |= {"measure": plan.measures[0].name(language), "direction": say(plan.order, language)}
    of_years = plan.any_of and len(plan.scope.agencies) == 1
    counted = every if plan.any_of else [steps[-1] for steps in members]
    draft.text = say(
        key,
        language,
        count=how_many(counted, language, several=of_years),
        condition=say("any_step" if plan.any_of else "every_step", language, condition=words),
        members=join(texts[:SHOWN_MEMBERS], language) + more,
        **parts,
    )
    if plan.kind == "count":
        draft.value, draft.unit = Decimal(len(members)), say("unit_bodies", language)
    if not members:
        for found in measured:
            for each in found[:SHOWN_MEMBERS]:
                draft.citations.cells(each.cells)


def _tell_one(
    plan: Plan,
    measured: Sequence[Sequence[Measured]],
    held: bool,
    draft: Draft,
    connection: Connection,
    language: Language,
) -> None:
    """Yes or no with all its years; where one is missing the others may still say no, from before it to behind it."""
    steps = [each for found in measured for each in found if each.state == "value"]
    lost: list[int] = []
    if len(steps) < len(measured):
        found = measure_reports(connection, plan.scope, [_gap(plan).of])[0]
        known = tuple(sorted(each.report.year for each in found if each.value is not None))
        lost = [year for year in plan.scope.years if year not in known]
        without = plan.model_copy(update={"scope": plan.scope.model_copy(update={"years": known})})
        steps = [each for found in measure_steps(without, connection) for each in found if each.state == "value"]
    refuted = any(not condition.holds(each.shown) for condition in plan.conditions for each in steps)
    words = {"name": plan.scope.agencies[0], "measure": plan.measures[0].name(language)}
    if lost and (plan.any_of or not refuted):
        draft.status = Outcome.NOT_FOUND
        draft.text = say("running_missing", language, years=_years(plan.scope.years, language), **words)
    else:
        draft.text = say("yes" if held else "no", language)
    if steps:
        chain = _chain(steps, draft, language)
        draft.text += say("running_one", language, measure=_of(steps[0]).name(language), chain=chain)
    if steps and lost:
        draft.text += say("running_gap", language, years=_years(lost, language))


def _years(years: Sequence[int], language: Language) -> str:
    return join([str(year) for year in years], language)


def _gap(plan: Plan) -> Gap:
    (gap,) = plan.measures
    assert isinstance(gap, Gap)
    return gap


def _of(step: Measured) -> Measure | Rate:
    quantity = step.measure
    assert isinstance(quantity, Gap)
    return quantity.of


def _chain(steps: Steps, draft: Draft, language: Language) -> str:
    """One body year by year: 民政局（2022 年 2 件[1] → 2023 年 3 件[2] → 2024 年 5 件[3]）; each step becomes a row."""
    for each in steps:
        add_row(each, draft, language)
    first = steps[0]
    assert first.earlier is not None
    told = [_year(first.earlier.year, first, 1, draft, language)]
    told += [_year(each.report.year, each, 0, draft, language) for each in steps]
    return say("running_member", language, name=first.report.agency, years=" → ".join(told))


def _year(year: int, step: Measured, at: int, draft: Draft, language: Language) -> str:
    """The figure of the later (0) or the earlier year of a step."""
    three = len(step.sides) // 2
    sides: Sequence[Side] = step.sides[at * three : (at + 1) * three]
    value = rates_of(step.sides, draft)[at] if three > 1 else sides[0].value
    numbers = draft.citations.cells([cell for side in sides for cell in side.cells])
    return say("running_year", language, year=year, value=f"{amount(value, _of(step).unit, language)}{marks(numbers)}")
