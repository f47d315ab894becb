"""Whether reports keep the form's arithmetic, read from the checks stored → drafts: tables, prose, carry-over."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, and_, not_

from answer.answer import Coverage, Language, Outcome, Row
from answer.citing.citations import marks, without_marks
from answer.citing.remarks import no_reports, remarks_on_names
from answer.draft import Count, Draft
from answer.figures.across import ACROSS, check_across
from answer.figures.measure import measure_reports
from answer.figures.members import SHOWN_MEMBERS, add_row
from answer.figures.renamed import of_one_year_alone, successors, with_both_names
from answer.figures.select import Pair, count_checks, select_pairs, select_reports
from answer.figures.sides import Numbers, cite_sides, marked, marked_side
from answer.plan import Measure, Plan
from answer.shown.phrases import scope_words
from answer.words import say
from index.checks import StoredCheck, failed_checks, formula_of, place_of, select_checks
from index.schema import checks
from ingest import form as forms
from ingest.prose_checks import OF_TABLE_1

# The equations of each kind of check, of all tables (0) or of one.
_RULES: Mapping[tuple[str, int], tuple[str, ...]] = {
    ("tables", 0): ("C1", "C2", "C3", "C4"),
    ("tables", 1): (),
    ("tables", 2): ("C1", "C2", "C3"),
    ("tables", 3): ("C4",),
    ("prose", 0): ("C8", "C10"),
    ("prose", 1): ("C8",),
    ("prose", 2): ("C8",),
    ("prose", 3): ("C10",),
}


def answer_checks(plan: Plan, connection: Connection, language: Language) -> Draft:
    """The draft of a plan about checks."""
    reports = select_reports(connection, plan.scope)
    if not reports:
        return no_reports(plan.scope, connection, language)
    if plan.checks == "carry":
        return _carry_over(plan, connection, language)
    if plan.checks in ACROSS:
        return check_across(plan, connection, language)
    draft = Draft(Outcome.ANSWERED, "")
    ids = [report.id for report in reports]
    rules = _RULES[plan.checks, plan.table]
    of_first = checks.c.formula.endswith(OF_TABLE_1)
    wanted: ColumnElement[bool] = checks.c.rule.in_(
        (*rules, "C5") if plan.checks == "tables" else rules
    )  # C5 is of the counts of any table
    if plan.checks == "prose" and plan.table in (1, 2):  # C8 is of both
        wanted = and_(wanted, of_first if plan.table == 1 else not_(of_first))
    lines: list[str] = []
    broken: dict[int, tuple[StoredCheck, list[tuple[str, Numbers]]]] = {}
    for check in failed_checks(connection, ids, wanted):
        if plan.table and forms.cell(check.keys[0]).table != plan.table:
            continue
        text, numbers = _check_text(draft, check, connection, language)
        lines.append(f"- {check.agency} {check.year}: {text}")
        broken.setdefault(check.report_id, (check, []))[1].append((text, numbers))
    made = wanted if plan.checks == "prose" else checks.c.rule.in_(rules)
    checked = sorted({*count_checks(connection, ids, made), *broken})
    for check, texts in broken.values():
        numbers = tuple(dict.fromkeys(number for _, cited in texts for number in cited))
        draft.rows.append(
            Row(check.agency, check.year, None, "; ".join(without_marks(text) for text, _ in texts), numbers)
        )
    parts = {"scope": scope_words(plan.scope, language), "reports": len(checked), "count": len(broken)}
    parts["table"] = say(f"the_table_{plan.table}", language)
    draft.coverage = Coverage(len(reports), len(checked))
    draft.counts += [Count(len(checked), tuple(checked)), Count(len(broken), tuple(broken))]
    draft.status = Outcome.ANSWERED if checked else Outcome.NOT_FOUND
    head = say(_head(plan, bool(broken), bool(checked)), language, **parts)
    lead = _yes_or_no(plan, bool(broken), language) if checked else ""
    if plan.checks == "prose" and len(checked) == 1 and not broken:
        kept = select_checks(connection, checks.c.report_id == checked[0], wanted)
        lines += _both_sides(draft, kept, plan, connection, language)
    draft.text = "\n".join([lead + head, "", *lines[:SHOWN_MEMBERS]]).strip()
    if plan.counting:
        draft.value, draft.unit = Decimal(len(broken)), "份" if language == "zh" else "reports"
    return draft


def _yes_or_no(plan: Plan, broken: bool, language: Language) -> str:
    """Whether it is as asked: all right, or something wrong."""
    return say("yes" if broken == plan.fault else "no", language) if plan.yes_no else ""


def _head(plan: Plan, broken: bool, checked: bool) -> str:
    of_table = "_in" if plan.table else ""
    if not checked:
        return f"checks_none{of_table}"
    kind = "prose" if plan.checks == "prose" else "tables"
    yes_no = "_one" if len(plan.scope.agencies) == 1 else ""
    return f"checks_{kind}_{'broken' if broken else 'kept'}{of_table}{yes_no}"


def _check_text(draft: Draft, check: StoredCheck, connection: Connection, language: Language) -> tuple[str, Numbers]:
    """A failed check in words, and its citations."""
    numbers = cite_sides(draft, check, connection)
    left, right = marked(check, *numbers, draft, language)
    equation = f"{check.rule} {formula_of(check, language)}{place_of(check, language)}: {left}"
    return equation if check.right is None else f"{equation} ≠ {right}", (*numbers[0], *numbers[1])


def _both_sides(
    draft: Draft, kept: Sequence[StoredCheck], plan: Plan, connection: Connection, language: Language
) -> list[str]:
    """What the prose of one report says and what its tables say, for each number that both have."""
    of_table = [each for each in kept if not plan.table or forms.cell(each.keys[0]).table == plan.table]
    lines = []
    for check in of_table:
        left, right = marked(check, *cite_sides(draft, check, connection), draft, language)
        lines.append(say("both_sides", language, formula=formula_of(check, language), left=left, right=right))
    return lines


# Carry-over


def _are_apart(years: Sequence[int]) -> bool:
    """Whether several years are named of which no two follow each other."""
    return len(years) > 1 and not any(year + 1 in years for year in years)


def _carry_over(plan: Plan, connection: Connection, language: Language) -> Draft:
    """C6: what a body carries out of a year, it carries into the next; for every pair of its reports."""
    anywhere = select_reports(connection, plan.scope.model_copy(update={"years": ()}))
    pairs = [pair for pair in select_pairs(connection, anywhere) if _is_asked(pair, plan.scope.years)]
    draft = Draft(Outcome.ANSWERED, "")
    if not pairs and _carried_under_two_names(draft, plan, connection, language):
        return draft
    if not pairs:
        draft.status, draft.text = (
            Outcome.NOT_FOUND,
            say("carry_apart" if _are_apart(plan.scope.years) else "carry_none", language),
        )
        return draft
    broken = [pair for pair in pairs if not pair.holds]
    one = len(plan.scope.agencies) == 1
    listed = pairs if one else broken or (pairs if len(pairs) <= SHOWN_MEMBERS else [])
    lines = [_pair(draft, check, connection, language) for check in _telling(listed, connection)]
    parts = {"scope": scope_words(plan.scope, language), "pairs": len(pairs), "count": len(broken)}
    head = f"carry_{'broken' if broken else 'kept'}{'_one' if one else ''}"
    draft.counts += [Count(len(each), tuple(pair.later.id for pair in each)) for each in (pairs, broken)]
    lead = _yes_or_no(plan, bool(broken), language)
    draft.text = "\n".join([lead + say(head, language, **parts), "", *lines[:SHOWN_MEMBERS]]).strip()
    looked_at = {report.id for pair in pairs for report in (pair.earlier, pair.later)}
    draft.coverage = Coverage(len(looked_at), len(looked_at))
    return draft


def _carried_under_two_names(draft: Draft, plan: Plan, connection: Connection, language: Language) -> bool:
    """What a body carried out of its last year and, renamed, into the next, told in the draft where it is known."""
    scope = with_both_names(plan, connection).scope
    found = select_reports(connection, scope.model_copy(update={"years": ()}))
    if len({each.agency for each in found}) != 2:
        return False
    end = max(each.year for each in found if each.agency == found[0].agency)  # by year: the older body is first
    years = {end, end + 1}
    renamed = successors(connection, *of_one_year_alone(found, years))
    sides = [
        each
        for year, row in ((end, "carried_out"), (end + 1, "carried_in"))
        for each in measure_reports(
            connection, [report.id for report in found if report.year == year], [Measure(row=row, column="total")]
        )[0]
        if each.value is not None
    ]
    asked = not plan.scope.years or set(plan.scope.years) <= years or years <= set(plan.scope.years)
    if not renamed or len(sides) != 2 or not asked:
        return False
    out, into = sides
    texts = [
        f"{each.report.year} {each.measure.name(language)} {each.shown:f}{marks(add_row(each, draft, language))}"
        for each in sides
    ]
    broken = out.value != into.value
    head = say(
        f"carry_{'broken' if broken else 'kept'}_one",
        language,
        scope=scope_words(plan.scope, language),
        pairs=1,
        count=1,
    )
    line = f"- {into.report.agency}: {texts[0]} {'≠' if broken else '='} {texts[1]}"
    draft.text = f"{_yes_or_no(plan, broken, language)}{head}\n\n{line}"
    draft.coverage = Coverage(len(sides), len(sides))
    draft.warnings += remarks_on_names(renamed, language)
    return True


def _is_asked(pair: Pair, years: Sequence[int]) -> bool:
    """Whether the years asked about lie in those of the pair, or these among those."""
    own = {pair.earlier.year, pair.later.year}
    return set(years) <= own or own <= set(years)


def _telling(pairs: Sequence[Pair], connection: Connection) -> Iterator[StoredCheck]:
    """For every pair its total, and where that agrees, or is not proved, the applicants that do not."""
    for pair in pairs:
        found = select_checks(connection, checks.c.rule == "C6", checks.c.report_id == pair.later.id)
        total = [check for check in found if check.keys[0].endswith(".total")]
        yield from total
        if all(check.holds for check in total):
            yield from (check for check in found if not check.holds)


def _pair(draft: Draft, check: StoredCheck, connection: Connection, language: Language) -> str:
    assert check.earlier is not None
    column = check.keys[0].rpartition(".")[2]
    sides = cite_sides(draft, check, connection)
    texts = []
    for year, row, value, numbers in (
        (check.earlier[1], "carried_out", check.left, sides[0]),
        (check.year, "carried_in", check.right, sides[1]),
    ):
        name = Measure(row=row, column=column).name(language)
        shown = None if draft.citations.are_blank(numbers) else value
        draft.rows.append(Row(check.agency, year, shown, name, numbers))
        texts.append(f"{year} {name} {marked_side(value, numbers, draft, language)}")
    return f"- {check.agency}: {texts[0]} {'=' if check.holds else '≠'} {texts[1]}"
