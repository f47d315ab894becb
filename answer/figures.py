"""Plans about figures → drafts: look-up, list, count, sum, yes/no, breakdown, reports."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Coverage, Language, Missing, Outcome, Row
from answer.cite import Citations, marks
from answer.draft import Count, Draft, Sum
from answer.measure import Measured, measure_reports
from answer.plan import Condition, Measure, Plan, Scope
from answer.select import select_bodies_without, select_failed_checks, select_reports
from answer.words import join, say
from ingest import form as forms

SHOWN_MEMBERS = 20  # in the text; the table has all
SHOWN_ADDENDS = 12


def answer_figures(plan: Plan, connection: Connection, language: Language) -> Draft:
    """The draft of a plan about figures."""
    if plan.kind == "reports":
        return _reports(plan, connection, language)
    if not select_reports(connection, plan.scope):
        return no_reports(plan.scope, connection, language)
    if plan.kind == "breakdown":
        return _breakdown(plan, connection, language)
    measured = {measure: measure_reports(connection, plan.scope, measure) for measure in plan.measures}
    draft = _composers[plan.kind](plan, measured, language)
    draft.coverage = _coverage(plan, measured, language)
    draft.warnings += _remarks(plan, measured, draft.rows, connection, language)
    return draft


# Words


def amount(value: Decimal, unit: str, language: Language) -> str:
    """A number with its unit: 9 件, 12.35 万元; in English counts have none."""
    number = f"{value:,f}" if language == "en" else f"{value:f}"
    if language == "zh":
        return f"{number} {unit}"
    return f"{number} (10,000 yuan)" if unit == "万元" else number


def scope_words(scope: Scope, language: Language) -> str:
    """The scope as the beginning of a sentence."""
    years = join([str(year) for year in scope.years], language)
    names = join([*scope.regions, *scope.agencies, *filter(None, [scope.ending])], language)
    if language == "zh":
        return (f"{years}年" if years else say("all_years", "zh")) + names
    parts = [f"for {years}" if years else say("all_years", "en"), f"of {names}" if names else ""]
    return " ".join(part for part in parts if part)


def condition_words(condition: Condition | None, measure: Measure, language: Language) -> str:
    """A condition on a measure as what is said of its members: “新收申请”大于 0."""
    name = measure.name(language)
    if condition is None:
        return ""
    number = amount(condition.value, measure.unit, language)
    if language == "zh":
        if condition.operator == "blank":
            return f"“{name}”一格空白"
        words = {"gt": "大于", "ge": "不少于", "eq": "为", "le": "不超过", "lt": "少于"}
        return f"“{name}”{words[condition.operator]} {number if condition.value else 0}"
    if condition.operator == "blank":
        return f"with “{name}” left blank"
    words = {"gt": "more than", "ge": "at least", "eq": "exactly", "le": "at most", "lt": "fewer than"}
    return f"with {words[condition.operator]} {number} for “{name}”"


def _how_many(members: Sequence[Measured], language: Language) -> str:
    """The size of a set: bodies, or reports and bodies where one body may stand in it for several years."""
    bodies = len({each.report.agency for each in members})
    if bodies != len(members):
        return say("reports_of_bodies", language, reports=len(members), bodies=bodies)
    return say("body" if bodies == 1 else "bodies", language, count=bodies)


def _member(each: Measured, numbers: Sequence[int], language: Language, with_year: bool) -> str:
    name = f"{each.report.agency}{each.report.year}年" if with_year and language == "zh" else each.report.agency
    name = f"{name} ({each.report.year})" if with_year and language == "en" else name
    if each.value is None:
        return f"{name}{marks(numbers)}"
    return f"{name} {amount(each.value, each.measure.unit, language)}{marks(numbers)}"


def _members(
    found: Sequence[Measured], citations: Citations, language: Language, several_years: bool
) -> tuple[str, list[Row]]:
    texts, rows = [], []
    for index, each in enumerate(found):
        numbers = citations.cells(each.cells)
        rows.append(Row(each.report.agency, each.report.year, each.value, each.measure.name(language), numbers))
        if index < SHOWN_MEMBERS:
            texts.append(_member(each, numbers, language, several_years))
    more = say("more_members", language) if len(found) > SHOWN_MEMBERS else ""
    return join(texts, language) + more, rows


def _several_years(found: Sequence[Measured]) -> bool:
    return len({each.report.year for each in found}) > 1


# Kinds of plan


def _lookup(plan: Plan, measured: dict[Measure, list[Measured]], language: Language) -> Draft:
    draft = Draft(Outcome.ANSWERED, "")
    sentences = []
    read = [each for found in measured.values() for each in found]
    for each in _ordered(read, plan) if plan.order else read:
        sentence = _lookup_sentence(each, draft, language)
        if sentence:
            sentences.append(sentence)
    if not sentences:
        reason = say(read[0].state, language)
        draft.status = Outcome.NOT_FOUND
        text = f"{read[0].report.agency} {read[0].report.year}: {read[0].measure.name(language)}: {reason}"
        draft.text = text
        return draft
    draft.text = "\n\n".join(sentences) if len(sentences) < 4 else "\n".join(f"- {each}" for each in sentences)
    if len(draft.rows) == 1:
        draft.value, draft.unit = draft.rows[0].value, read[0].measure.unit if draft.rows[0].value is not None else ""
    return draft


def _lookup_sentence(each: Measured, draft: Draft, language: Language) -> str:
    if each.state not in {"value", "blank"}:
        return ""
    numbers = draft.citations.cells(each.cells)
    report, name = each.report, each.measure.name(language)
    draft.rows.append(Row(report.agency, report.year, each.value, name, numbers))
    parts = {"agency": report.agency, "year": report.year, "measure": name, "marks": marks(numbers)}
    if each.value is None:
        return say("lookup_blank", language, **parts)
    draft.sums.append(Sum(each.value, numbers))
    value = amount(each.value, each.measure.unit, language)
    if len(each.cells) > 1:
        value = f"{value}** ({_arithmetic([cell.value for cell in each.cells], each.value)})**"
    return say("lookup", language, value=value, **parts).replace("****", "")


def _arithmetic(addends: Sequence[Decimal | None], total: Decimal) -> str:
    shown = [f"{value:f}" for value in addends if value is not None]
    if len(shown) > SHOWN_ADDENDS:
        shown = [*shown[:SHOWN_ADDENDS], "…"]
    return f"{' + '.join(shown)} = {total:f}"


def _set(plan: Plan, measured: dict[Measure, list[Measured]]) -> list[Measured]:
    """The members: one a body and year, those whose every measure satisfies the condition."""
    first = next(iter(measured.values()))
    members = []
    for index, each in enumerate(first):
        all_of_it = [found[index] for found in measured.values()]
        if all(_counts(plan.condition_on(one.measure), one) for one in all_of_it):
            members.append(each)
    return _limited(_ordered(members, plan), plan.limit)


def _counts(condition: Condition | None, each: Measured) -> bool:
    if each.state in {"unread", "no_cell"}:
        return False
    return condition.holds(each.value) if condition else each.value is not None


def _ordered(found: list[Measured], plan: Plan) -> list[Measured]:
    """By value, largest first unless the fewest are asked for; equal ones stay in the order of bodies."""
    sign = 1 if plan.order == "least" else -1
    return sorted(
        found, key=lambda each: (each.report.year if not plan.order else 0, sign * (each.value or Decimal(0)))
    )


def _limited(found: list[Measured], limit: int | None) -> list[Measured]:
    """The first `limit`, and all that tie with the last of them."""
    if limit is None or len(found) <= limit:
        return found
    last = found[limit - 1].value
    return [each for index, each in enumerate(found) if index < limit or each.value == last]


def _list(plan: Plan, measured: dict[Measure, list[Measured]], language: Language) -> Draft:
    members = _set(plan, measured)
    draft = Draft(Outcome.ANSWERED, "")
    measure = plan.measures[0]
    texts, draft.rows = _members(members, draft.citations, language, _several_years(members))
    draft.sums += [Sum(row.value, row.citations) for row in draft.rows if row.value is not None]
    parts = {
        "scope": scope_words(plan.scope, language),
        "reports": len(measured[measure]),
        "condition": _conditions(plan, language),
        "members": texts,
    }
    if plan.order and not plan.conditions:
        direction = say(plan.order, language)
        draft.text = say("ranking", language, measure=measure.name(language), direction=direction, **parts)
        return draft
    yes_no = plan.kind == "yesno"
    keys = {True: "yes_some" if yes_no else plan.kind, False: "no_some" if yes_no else "list_none"}
    draft.text = say(keys[bool(members)], language, count=_how_many(members, language), **parts)
    if plan.kind == "count":
        bodies = len({each.report.agency for each in members})
        draft.value, draft.unit = Decimal(bodies), "个" if language == "zh" else "agencies"
    if not members:
        _cite_zeros(draft, measured)
    return draft


def _conditions(plan: Plan, language: Language) -> str:
    words = [condition_words(plan.condition_on(measure), measure, language) for measure in plan.measures]
    return ("且" if language == "zh" else " and ").join(words)


def _cite_zeros(draft: Draft, measured: dict[Measure, list[Measured]]) -> None:
    """An empty set rests on the cells that were read."""
    for found in measured.values():
        for each in found[:SHOWN_MEMBERS]:
            draft.citations.cells(each.cells)


def _sum(plan: Plan, measured: dict[Measure, list[Measured]], language: Language) -> Draft:
    """One sum over all measures where they are asked for together, else one for each."""
    draft = Draft(Outcome.ANSWERED, "")
    groups = [plan.measures] if plan.together else [(measure,) for measure in plan.measures]
    sentences = [_sum_of(plan, group, measured, draft, language) for group in groups]
    draft.text = "\n\n".join(sentences)
    if not draft.rows:
        draft.status = Outcome.NOT_FOUND
    elif len(groups) == 1:
        draft.value, draft.unit = draft.sums[-1].total, plan.measures[0].unit
    return draft


def _sum_of(
    plan: Plan,
    measures: Sequence[Measure],
    measured: dict[Measure, list[Measured]],
    draft: Draft,
    language: Language,
) -> str:
    found = [each for measure in measures for each in _without_aggregates(measured[measure])]
    added = [each for each in found if each.value is not None]
    reports = tuple({each.report.id for each in added})
    name = " + ".join(measure.name(language) for measure in measures)
    parts = {"scope": scope_words(plan.scope, language), "measure": name, "reports": len(reports)}
    if not added:
        return say("sum_none", language, **parts)
    contributing = [each for each in added if each.value] or added
    _, rows = _members(contributing, draft.citations, language, _several_years(added))
    total = sum((each.value or Decimal(0) for each in added), Decimal(0))
    draft.rows += rows
    draft.counts.append(Count(len(reports), reports))
    draft.sums += [Sum(row.value, row.citations) for row in rows if row.value is not None]
    draft.sums.append(Sum(total, tuple(number for row in rows for number in row.citations)))
    value = amount(total, measures[0].unit, language)
    return say("sum", language, value=value, sum=_addends(contributing, rows, total), **parts)


def _addends(added: Sequence[Measured], rows: Sequence[Row], total: Decimal) -> str:
    shown = [f"{row.value:f}{marks(row.citations)}" for row in rows[:SHOWN_ADDENDS] if row.value is not None]
    more = " + …" if len(added) > SHOWN_ADDENDS else ""
    return f"{' + '.join(shown)}{more} = {total:f}"


def _without_aggregates(found: list[Measured]) -> list[Measured]:
    """Without reports that aggregate others in scope, of the same region and year."""
    return [each for each in found if not _contains_others(each, found)]


def _contains_others(each: Measured, found: Sequence[Measured]) -> bool:
    if each.report.level != "aggregate":
        return False
    region = each.report.region or each.report.agency.removesuffix("人民政府")
    return any(
        other is not each
        and other.report.year == each.report.year
        and f"/{other.report.region}/".startswith(f"/{region}/")
        for other in found
    )


def _yes_no(plan: Plan, measured: dict[Measure, list[Measured]], language: Language) -> Draft:
    condition = plan.conditions[0]
    if len(plan.scope.agencies) != 1 or condition.operator == "blank":
        return _list(plan, measured, language)
    found = [each for each in next(iter(measured.values())) if each.state in {"value", "blank"}]
    if len(found) != 1 or found[0].value is None:
        return _lookup(plan, measured, language)
    draft = Draft(Outcome.ANSWERED, "", found[0].value, found[0].measure.unit)
    sentence = _lookup_sentence(found[0], draft, language)
    holds = condition.holds(found[0].value)
    lead = {"zh": ("是。", "否。"), "en": ("Yes. ", "No. ")}[language]
    draft.text = lead[0 if holds else 1] + sentence
    return draft


_composers = {"lookup": _lookup, "list": _list, "count": _list, "sum": _sum, "yesno": _yes_no}


# Breakdown, reports


def _breakdown(plan: Plan, connection: Connection, language: Language) -> Draft:
    """Every row (or applicant) with its figure, zeros left out."""
    draft = Draft(Outcome.ANSWERED, "")
    measured = {
        measure: measure_reports(connection, plan.scope, measure)
        for measure in _parts_of_breakdown(plan.breakdown, plan.column)
    }
    texts = []
    for measure, found in measured.items():
        added = [each for each in _without_aggregates(found) if each.value]
        numbers = tuple(number for each in added for number in draft.citations.cells(each.cells))
        total = sum((each.value or Decimal(0) for each in added), Decimal(0))
        name = _leaf_name(measure, plan.breakdown, language)
        if added:
            draft.sums.append(Sum(total, numbers))
            texts.append(f"{name} {amount(total, measure.unit, language)}{marks(numbers)}")
        for each in added:
            own = draft.citations.cells(each.cells)
            draft.rows.append(Row(each.report.agency, each.report.year, each.value, name, own))
    parts = {"scope": scope_words(plan.scope, language), "what": say(plan.breakdown, language)}
    draft.coverage = _coverage(plan, measured, language)
    if not texts:
        total_of = Measure(row="received" if plan.breakdown == "applicants" else "handled", column="total")
        for each in measure_reports(connection, plan.scope, total_of)[:SHOWN_MEMBERS]:
            draft.citations.cells(each.cells)
    key = "breakdown" if texts else "breakdown_none"
    draft.text = say(key, language, members=join(texts, language), **parts)
    draft.warnings += _remarks(plan, measured, draft.rows, connection, language)
    return draft


def _parts_of_breakdown(breakdown: str, column: str) -> list[Measure]:
    """The rows of a breakdown by result or reason under one column, or the applicants of new requests."""
    if breakdown == "applicants":
        return [Measure(row="received", column=applicant) for applicant in forms.APPLICANTS]
    leaves = [row for row in vocabulary.rows().values() if row.within and row.columns == "applicants"]
    if breakdown == "reasons":
        return [Measure(row=row.id, column=column) for row in leaves if row.within == "refused"]
    inner = [row.id for row in leaves if row.within != "other_outcome"]
    return [Measure(row=row, column=column) for row in ("granted", "partial", *inner, "other_outcome")]


def _leaf_name(measure: Measure, breakdown: str, language: Language) -> str:
    if breakdown == "applicants":
        column = vocabulary.columns()[("applicants", measure.column)]
        return column.zh if language == "zh" else column.en
    return measure.name(language)


def _reports(plan: Plan, connection: Connection, language: Language) -> Draft:
    found = select_reports(connection, plan.scope)
    draft = Draft(Outcome.ANSWERED, "", Decimal(len(found)), "份" if language == "zh" else "reports")
    form = {"zh": "{} 年格式", "en": "form of {}"}[language]
    draft.rows = [Row(each.agency, each.year, None, form.format(each.form) if each.form else "") for each in found]
    scope = scope_words(plan.scope, language)
    if plan.scope.form:
        scope += ("" if language == "zh" else ", ") + form.format(plan.scope.form) + ("的" if language == "zh" else "")
    groups = groupby(sorted(found, key=lambda each: each.agency), key=lambda each: each.agency)
    members = [f"{agency} ({join([str(report.year) for report in reports], language)})" for agency, reports in groups]
    shown = join(members[:SHOWN_MEMBERS], language)
    shown += say("more_members", language) if len(members) > SHOWN_MEMBERS else ""
    key = "reports" if found else "reports_none"
    draft.text = say(key, language, scope=scope, count=len(found), members=shown)
    draft.coverage = Coverage(len(found), len(found))
    draft.status = Outcome.ANSWERED if found else Outcome.NOT_FOUND
    return draft


# What stands beside the answer


def no_reports(scope: Scope, connection: Connection, language: Language) -> Draft:
    """Nothing is loaded of what was asked."""
    others = select_reports(connection, scope.model_copy(update={"years": ()}))
    years = sorted({report.year for report in others})
    loaded = say("loaded_years", language, years=join([str(year) for year in years], language)) if years else ""
    names = join([*scope.regions, *scope.agencies, *filter(None, [scope.ending])], language)
    asked = join([str(year) for year in scope.years], language)
    if language == "zh":
        text = say("no_reports", "zh", years=f"{asked}年" if asked else "", names=names, loaded=loaded)
    else:
        spoken = {"names": f"of {names} " if names else "", "years": f"for {asked}" if asked else ""}
        text = say("no_reports", "en", loaded=loaded, **spoken)
    missing = tuple(
        Missing(agency, year, say("no_report", language)) for agency in scope.agencies for year in scope.years
    )
    return Draft(Outcome.NOT_FOUND, text, coverage=Coverage(0, 0, missing))


def _coverage(plan: Plan, measured: dict[Measure, list[Measured]], language: Language) -> Coverage:
    """Over all measures: a report counts as read where every one of them has a value."""
    by_report: dict[int, list[Measured]] = {}
    for found in measured.values():
        for each in found:
            by_report.setdefault(each.report.id, []).append(each)
    missing = []
    for all_of_it in by_report.values():
        lost = next((each for each in all_of_it if each.state != "value"), None)
        if lost:
            missing.append(Missing(lost.report.agency, lost.report.year, say(lost.state, language)))
    return Coverage(len(by_report), len(by_report) - len(missing), tuple(missing))


def _remarks(
    plan: Plan,
    measured: dict[Measure, list[Measured]],
    rows: Sequence[Row],
    connection: Connection,
    language: Language,
) -> list[str]:
    """What a careful reader must know: exclusions, gaps, both forms, blanks, cited tables that do not balance."""
    every = [each for found in measured.values() for each in found]
    used = [each for each in every if each.cells]
    remarks = []
    if plan.kind in {"sum", "breakdown"}:
        excluded = dict.fromkeys(
            f"{each.report.agency} {each.report.year}" for each in every if _contains_others(each, every)
        )
        if excluded:
            remarks.append(say("aggregate_excluded", language, names=join(list(excluded), language)))
    for year in plan.scope.years if not plan.scope.agencies else ():
        without = select_bodies_without(connection, plan.scope, year)
        if without:
            names = join(without[:10], language) + ("…" if len(without) > 10 else "")
            remarks.append(say("without_report", language, count=len(without), year=year, names=names))
    if len({each.report.form for each in used if each.report.form}) > 1:
        remarks.append(say("crosses_forms", language))
    shown = {(row.agency, row.year) for row in rows}
    used = [each for each in used if (each.report.agency, each.report.year) in shown]
    remarks += _remarks_on_cells(used, language)
    return remarks + _failed_checks(used, connection, language)


def _remarks_on_cells(used: Sequence[Measured], language: Language) -> list[str]:
    remarks = []
    for each in used:
        parts = {"agency": each.report.agency, "year": each.report.year}
        if each.computed:
            remarks.append(say("total_computed", language, row=each.measure.name(language), **parts))
        elif each.blanks and each.value is not None:
            remarks.append(say("blank_as_zero", language, count=each.blanks, **parts))
    return remarks[:SHOWN_MEMBERS]


def _failed_checks(used: Sequence[Measured], connection: Connection, language: Language) -> list[str]:
    """Failed checks that one of the cited cells stands in."""
    cited: dict[int, set[str]] = {}
    names = {}
    for each in used:
        cited.setdefault(each.report.id, set()).update(cell.key for cell in each.cells)
        names[each.report.id] = each.report
    return [
        say(
            "check_failed",
            language,
            agency=names[check.report_id].agency,
            year=names[check.report_id].year,
            rule=check.rule,
            formula=check.formula,
            left=check.left,
            right="" if check.right is None else check.right,
        )
        for check in select_failed_checks(connection, sorted(cited))
        if cited[check.report_id] & set(check.keys)
    ]
