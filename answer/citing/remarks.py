"""What stands beside an answer: coverage, and what a careful reader must know."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from answer.answer import Coverage, Language, Missing, Outcome
from answer.citing.printed import select_numbers_printed
from answer.draft import Draft
from answer.figures.measure import Measured
from answer.figures.members import SHOWN_MEMBERS, compared, containing
from answer.figures.printed_units import PROCURED, printed_of
from answer.figures.select import select_bodies_without, select_reports
from answer.plan import SET_KINDS, Plan, Rate, Scope
from answer.shown.phrases import kinds_in_words, level_words, place_words
from answer.words import join, say
from index.checks import Statement, StoredCheck, failed_checks, sentence_of
from index.schema import checks
from ingest.tokens import prints_no_value

MOST_BODIES = 5  # named in one remark
MOST_ASKED = 3  # questions offered in one


def no_reports(scope: Scope, connection: Connection, language: Language) -> Draft:
    """Nothing is loaded of what was asked."""
    others = select_reports(connection, scope.model_copy(update={"years": ()}))
    years = sorted({report.year for report in others})
    loaded = say("loaded_years", language, years=join([str(year) for year in years], language)) if years else ""
    levels = [level_words(level, language) for level in scope.levels]
    names = join(
        [*map(place_words, scope.regions), *scope.agencies, *kinds_in_words(scope, language), *levels], language
    )
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


def coverage_of(measured: Sequence[Sequence[Measured]], language: Language) -> Coverage:
    """Over all measures: a report counts as read where every one of them has a value."""
    seen: dict[int, None] = {}
    lost: dict[int, Measured] = {}  # by report, the first that has no value
    for found in measured:
        for each in found:
            for report in (each.report, each.earlier) if each.earlier else (each.report,):
                seen[report.id] = None
                if each.state != "value":
                    lost.setdefault(report.id, each)
    reasons = {state: say(state, language) for state in {each.state for each in lost.values()}}
    missing = [
        Missing(none.report.agency, none.report.year, reasons[none.state])
        for report_id in seen
        if (none := lost.get(report_id))
    ]
    return Coverage(len(seen), len(seen) - len(missing), tuple(missing))


def remarks_on(
    plan: Plan,
    every: Sequence[Measured],
    used: Sequence[Measured],
    failed: Sequence[StoredCheck],
    connection: Connection,
    language: Language,
) -> list[str]:
    """What a careful reader must know: exclusions, gaps, both forms, blanks, cited tables that do not balance.

    `every` is all that was measured, `used` what is shown, `failed` the checks that the reports shown fail.
    """
    remarks = []
    counted_once = plan.kind in {"sum", "breakdown", "mean", "median", "change", "rank", "beside"}
    if (
        counted_once
        or (plan.order and (plan.limit or not plan.conditions))
        or any(each.than for each in plan.conditions)
    ):
        in_order = plan.kind == "rank" or plan.order
        aggregates = containing(every) if not in_order or len(compared(every)) < len(every) else set()
        excluded = dict.fromkeys(
            f"{each.report.agency} {each.report.year}" for each in every if each.report.id in aggregates
        )
        if excluded:
            key = "aggregate_excluded" if len(excluded) == 1 else "aggregates_excluded"
            asked = _its_own(plan, [each for each in every if each.report.id in aggregates], language)
            remarks.append(say(key, language, names=join(list(excluded), language)) + asked)
    elif plan.kind in {"list", "count", "yesno"} and plan.conditions:
        remarks += _aggregates_among(every, used, language)
    remarks += _not_known(plan, every, used, language)
    if plan.kind == "sum":
        remarks += _blank_in_rates(every, containing(every), language)
    renamed = {each.earlier.agency: each.report.agency for each in every if each.earlier}
    renamed = {old: new for old, new in renamed.items() if old != new}
    both = {*renamed, *renamed.values()}
    for year in plan.scope.years if len(plan.scope.agencies) != 1 else ():
        without = [name for name in select_bodies_without(connection, plan.scope, year) if name not in both]
        if without:
            names = join(without[:10], language) + ("…" if len(without) > 10 else "")
            remarks.append(say("without_report", language, count=len(without), year=year, names=names))
    remarks += remarks_on_names(renamed, language)
    remarks += _years_without(plan, every, language) if len(plan.scope.agencies) == 1 else []
    if len({each.report.form for each in every if each.cells and each.report.form}) > 1:
        remarks.append(say("crosses_forms", language))
    if any(measure == PROCURED for measure in {id(each.measure): each.measure for each in used}.values()):
        remarks += [*_as_printed(used, connection, language), say("unit_not_fixed", language)]
    used = [each for each in used if each.cells]
    remarks += _restored(used, connection, language)
    return [*remarks, *_remarks_on_cells(used, language), *_failed_checks(used, failed, language)]


def _its_own(plan: Plan, aggregates: Sequence[Measured], language: Language) -> str:
    """What to ask for the figures that few reports of all bodies state themselves, left out of a sum of theirs."""
    stated = [each for each in aggregates if each.shown is not None]
    if plan.kind != "sum" or not 0 < len(stated) <= MOST_ASKED:
        return ""
    asked = [
        say(
            "its_own_figure",
            language,
            agency=each.report.agency,
            year=each.report.year,
            measure=each.measure.name(language),
        )
        for each in stated
    ]
    return say("aggregate_ask", language, questions=" / ".join(asked))


def remarks_on_names(renamed: Mapping[str, str], language: Language) -> list[str]:
    """Which bodies are taken for the ones that they were before, and that their reports tell it."""
    return [say("renamed", language, old=old, new=new) for old, new in sorted(renamed.items())[:MOST_BODIES]]


def _aggregates_among(every: Sequence[Measured], used: Sequence[Measured], language: Language) -> list[str]:
    """Which of the bodies listed are governments whose reports hold the figures of others."""
    aggregates = containing(every)
    names = dict.fromkeys(each.report.agency for each in used if each.report.id in aggregates)
    shown = join(list(names)[:MOST_BODIES], language) + ("…" if len(names) > MOST_BODIES else "")
    return [say("aggregates_listed", language, names=shown)] if names else []


def _not_known(plan: Plan, every: Sequence[Measured], used: Sequence[Measured], language: Language) -> list[str]:
    """The reports of which nobody knows whether they belong to the set: a cell asked about is blank or unread."""
    if plan.kind not in SET_KINDS or not plan.conditions:
        return []
    shown = {each.report.id for each in used}
    told_blank = any(each.operator == "blank" for each in plan.conditions)
    states = {"unread"} if told_blank else {"blank", "unread"}
    unknown = [each for each in every if each.state in states and each.report.id not in shown]
    names = list(dict.fromkeys(f"{each.report.agency} {each.report.year}" for each in unknown))
    listed = join(names[:MOST_BODIES], language) + ("…" if len(names) > MOST_BODIES else "")
    return [say("not_known", language, count=len(names), names=listed)] if names else []


def _years_without(plan: Plan, every: Sequence[Measured], language: Language) -> Iterator[str]:
    """The years asked for of bodies named, of which no report is loaded: 2017 and 2018, of 2017 to 2020; those between
    the first and the last report where all years are."""
    found = [each.report.year for each in every]
    years = plan.scope.years or tuple(range(min(found, default=0), max(found, default=0)))
    if plan.kind not in {"lookup", "sum", "list"} or len(years) < 2:
        return
    told = {(each.report.agency, each.report.year) for each in every}
    for agency in plan.scope.agencies[:MOST_BODIES]:
        missing = [str(year) for year in years if (agency, year) not in told]
        if missing:
            yield say("no_report_of_years", language, agency=agency, years=join(missing, language))


def _blank_in_rates(every: Sequence[Measured], aggregates: set[int], language: Language) -> list[str]:
    """The bodies that a rate of all together leaves out, as nothing is known of a blank cell, and those of which the
    report's own equations tell that it is 0."""
    blank = [each for each in every if isinstance(each.measure, Rate) and each.state == "blank"]
    remarks = []
    for key, zero in (("rate_left_out", False), ("rate_blank_as_zero", True)):
        names = dict.fromkeys(
            f"{each.report.agency} {each.report.year}"
            for each in blank
            if bool(each.sides) is zero and each.report.id not in aggregates
        )
        remarks += [say(key, language, names=join(list(names), language))] if names else []
    return remarks


def _remarks_on_cells(used: Sequence[Measured], language: Language) -> list[str]:
    remarks = []
    for each in used:
        if not each.blanks and not each.computed:
            continue
        parts = {"agency": each.report.agency, "year": each.report.year}
        if each.computed:
            remarks.append(say("total_computed", language, row=each.measure.name(language), **parts))
        elif each.blanks and each.value is not None:
            remarks.append(say("blank_as_zero", language, count=each.blanks, **parts))
    return remarks[:SHOWN_MEMBERS]


def _as_printed(used: Sequence[Measured], connection: Connection, language: Language) -> list[str]:
    """The amounts whose cells print a unit."""
    found = [each for each in used if each.measure == PROCURED and each.cells][:SHOWN_MEMBERS]
    return [
        say("printed_as", language, agency=each.report.agency, year=each.report.year, printed=printed)
        for each, printed in zip(found, printed_of(found, connection), strict=True)
        if "元" in printed
    ]


def _restored(used: Sequence[Measured], connection: Connection, language: Language) -> list[str]:
    """The figures that rest on a cell that prints no number, where the equations of the table prove one."""
    proved = [(each, cell) for each in used for cell in each.cells if cell.status == "repaired" and cell.placed]
    printed = select_numbers_printed(connection, [cell for _, cell in proved])
    remarks = [
        say("restored", language, agency=each.report.agency, year=each.report.year, row=each.measure.name(language))
        for each, cell in proved
        if (print_of := printed[cell.key][cell.report.id]) is not None and prints_no_value(print_of)
    ]
    return list(dict.fromkeys(remarks))[:SHOWN_MEMBERS]


def _failed_checks(used: Sequence[Measured], failed: Sequence[StoredCheck], language: Language) -> list[str]:
    """Hard checks that fail in the reports cited: in words where a cited cell is one of theirs, else in short."""
    if not failed:
        return []
    cited = {(each.report.id, cell.key) for each in used for cell in each.cells}
    hard = [check for check in failed if check.hard]
    near = [check for check in hard if not cited.isdisjoint(check.cells)]
    told = {check.report_id for check in near}
    remarks = [say("check_failed", language, sentence=sentence_of(check, language)) for check in near]
    elsewhere: dict[tuple[str, int], dict[str, None]] = {}
    for check in hard:
        if check.report_id not in told:
            elsewhere.setdefault((check.agency, check.year), {})[check.rule] = None
    for (agency, year), rules in elsewhere.items():
        parts = {"agency": agency, "year": year, "rules": join(list(rules), language)}
        remarks.append(say("check_failed_elsewhere", language, **parts))
    return remarks[:SHOWN_MEMBERS]


def remarks_on_copies(report_ids: Sequence[int], connection: Connection, language: Language) -> list[str]:
    """The reports cited that say the same as those of another year."""
    copied = failed_checks(connection, report_ids, checks.c.rule == "C11")
    return [say("note", language, text=sentence_of(check, language)) for check in copied[:SHOWN_MEMBERS]]


def remarks_on_quotes(draft: Draft, connection: Connection, language: Language) -> list[str]:
    """Numbers in the quoted sentences that the tables, or the sentence itself, contradict."""
    failed = failed_checks(connection, draft.citations.report_ids(), ~checks.c.hard)
    quoted = draft.citations.sentences({check.report_id for check in failed})
    return [
        say("note", language, text=sentence_of(check, language))
        for check in failed
        if check.statement and _is_quoted(check.report_id, check.statement, quoted)
    ]


def _is_quoted(report_id: int, statement: Statement, quoted: Sequence[tuple[int, int, int]]) -> bool:
    return any(
        report == report_id and start <= statement.start and statement.end <= end for report, start, end in quoted
    )
