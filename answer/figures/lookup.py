"""Single figures → sentences: one a report and measure, with the cell and, for what is computed, the arithmetic."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from answer import vocabulary
from answer.answer import Language, Outcome
from answer.citing.citations import marks
from answer.draft import Draft
from answer.figures.arithmetic import added, compared, divided
from answer.figures.course import tell_course
from answer.figures.differences import said_yes_or_no, tell_difference, unit_of
from answer.figures.measure import Measured
from answer.figures.members import add_row, limited, ordered
from answer.plan import Gap, Measure, Plan, Rate
from answer.shown.phrases import amount, scope_words
from answer.words import join, say
from ingest import form as forms

_MOST_LACKING = 6  # bodies named without a report, told one by one


def look_up(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft:
    """The figure of each report and measure asked for."""
    draft = Draft(Outcome.ANSWERED, "")
    read = [each for found in measured for each in found]
    told = [each for each in ordered(read, plan) if each.value is not None] if plan.order else read
    if plan.order == "both" and told and not _compares_bodies(plan):  # the years of most and of fewest
        told = _ends(told, plan)
    elif plan.order and plan.limit and told and not _compares_bodies(plan):  # the year in which it was most
        told = limited(told, plan.limit)
    sentences = [sentence for each in told if (sentence := tell(each, draft, language))]
    if not sentences:
        draft.status = Outcome.NOT_FOUND
        draft.text = "\n".join(dict.fromkeys(why_none(each, draft, language) for each in read))
        return draft
    sentences += _not_told(plan, told, draft, language)
    if all(row.value is None for row in draft.rows):
        draft.status = Outcome.NOT_FOUND  # blank cells hold no figure
    lead = _difference(plan, draft, language) or _who_has_more(plan, draft, language)
    lead = lead or _years_of_more(plan, draft, language) or _year_of_most(plan, draft, language)
    lead = lead or _course(plan, draft, language)
    draft.text = lead + (
        "\n\n".join(sentences) if len(sentences) < 4 else "\n" + "\n".join(f"- {each}" for each in sentences)
    )
    draft.text = draft.text.strip().replace("\n\n\n", "\n\n")
    if len(draft.rows) == 1 and not draft.unit:
        draft.value = draft.rows[0].value
        draft.unit = read[0].measure.unit if draft.value is not None else ""
    return draft


def _compares_bodies(plan: Plan) -> bool:
    """Whether it is asked which of several bodies named has most in one year: each one's figure is told."""
    return plan.limit == 1 and len(plan.scope.agencies) > 1 and len(plan.scope.years) == len(plan.measures) == 1


def _not_told(plan: Plan, told: Sequence[Measured], draft: Draft, language: Language) -> list[str]:
    """Which of several bodies named have no figure to be told, and why."""
    if len(plan.measures) != 1 or len(plan.scope.agencies) < 2:
        return []
    known = {(row.agency, row.year) for row in draft.rows}
    lost = [each for each in told if (each.report.agency, each.report.year) not in known]
    reasons = [why_none(each, draft, language) for each in lost]
    if len(plan.scope.years) == 1:
        (year,) = plan.scope.years
        read = {each.report.agency for each in told}
        without = [name for name in plan.scope.agencies if name not in read][:_MOST_LACKING]
        reasons += [say("no_report_of_years", language, agency=name, years=year) for name in without]
    return list(dict.fromkeys(reasons))


def _course(plan: Plan, draft: Draft, language: Language) -> str:
    """How the one figure of one body went over the years; empty for any other question."""
    if plan.order or len(plan.measures) != 1 or len({row.agency for row in draft.rows}) != 1:
        return ""
    of = say("course_of", language, agency=draft.rows[0].agency, measure=plan.measures[0].name(language))
    return tell_course(draft.rows, of, plan.measures[0], language)


def _ends(told: list[Measured], plan: Plan) -> list[Measured]:
    """The first and the last of an order, with all that tie with them."""
    first = limited(told, 1)
    last = limited(ordered(told, plan.model_copy(update={"order": "least"})), 1)
    return [*first, *(each for each in last if each not in first)]


def _between_years(plan: Plan, draft: Draft, language: Language) -> str:
    """By how much one body's year of most is ahead of that of fewest."""
    if len({row.value for row in draft.rows}) != 2 or len({row.agency for row in draft.rows}) != 1:
        return ""
    text, draft.value = tell_difference(draft, (0, len(draft.rows) - 1), plan.measures[0].unit, language, by_year=True)
    draft.unit = unit_of(plan.measures[0].unit)
    return text


def _since_first(plan: Plan, draft: Draft, language: Language) -> str:
    """By how much the last year told is ahead of the first, or behind it."""
    known = [at for at, row in enumerate(draft.rows) if row.value is not None]
    years = (draft.rows[known[-1]].year, draft.rows[known[0]].year)
    text, draft.value = tell_difference(draft, (known[-1], known[0]), plan.measures[0].unit, language, by_year=True)
    draft.unit = unit_of(plan.measures[0].unit)
    return text if draft.value else say("years_tie", language, later=years[0], earlier=years[1])


def _difference(plan: Plan, draft: Draft, language: Language) -> str:
    """By how much the one body has more than the other; it becomes the value of the draft."""
    rows = [row for row in draft.rows if row.value is not None]
    if plan.difference and plan.order == "both" and len(plan.measures) == 1:
        return _between_years(plan, draft, language)
    if plan.difference and len(plan.scope.agencies) == len(plan.measures) == 1 and len(rows) > 1:
        return _since_first(plan, draft, language)
    if (
        not plan.difference
        or len(rows) != 2
        or len(draft.rows) != 2
        or len({row.agency for row in rows}) != 2
        or len(plan.measures) != 1
    ):
        return ""
    first = plan.scope.agencies[0]
    one, other = sorted(range(len(draft.rows)), key=lambda at: draft.rows[at].agency != first)
    text, draft.value = tell_difference(draft, (one, other), plan.measures[0].unit, language)
    draft.unit = unit_of(plan.measures[0].unit)
    return said_yes_or_no(plan, draft.value, language) + text


def _who_has_more(plan: Plan, draft: Draft, language: Language) -> str:
    """The answer to a comparison of several bodies by one figure of one year; empty for any other question."""
    rows = [row for row in draft.rows if row.value is not None]
    if len(plan.measures) != 1 or len({row.year for row in rows}) != 1 or len({row.agency for row in rows}) < 2:
        return ""
    values = [row.value or Decimal(0) for row in rows]
    first, last = ([row.agency for row in rows if row.value == end] for end in (max(values), min(values)))
    if len(first) == len(rows):
        return say("more_tie", language)
    if plan.order in {"most", "least"} and _compares_bodies(plan):
        named = {"scope": scope_words(plan.scope.model_copy(update={"agencies": ()}), language)}
        of_rate = isinstance(plan.measures[0], Rate)
        ends = {"most": "highest", "least": "lowest"} if of_rate else {}
        who = join(last if plan.order == "least" else first, language)
        return say(f"body_of_{ends.get(plan.order, plan.order)}", language, who=who, **named)
    if len(rows) > 2:
        return say("most_and_fewest", language, most=join(first, language), least=join(last, language))
    return say("more_of", language, more=join(first, language))


def _year_of_most(plan: Plan, draft: Draft, language: Language) -> str:
    """The years in which one body's figure was the first of an order; empty for any other question."""
    one = plan.limit == 1 and len(plan.measures) == 1 and len({row.agency for row in draft.rows}) == 1
    if not one or plan.order not in {"most", "least"}:
        return ""
    ends = {"most": "highest", "least": "lowest"} if isinstance(plan.measures[0], Rate) else {}
    years = join(sorted({str(row.year) for row in draft.rows}), language)
    return say(f"year_of_{ends.get(plan.order, plan.order)}", language, years=years)


def _years_of_more(plan: Plan, draft: Draft, language: Language) -> str:
    """In which years each of two bodies compared has more; empty for any other question."""
    by_year: dict[int, dict[str, Decimal]] = {}
    for row in draft.rows:
        if row.value is not None:
            by_year.setdefault(row.year, {})[row.agency] = row.value
    both = {year: values for year, values in sorted(by_year.items()) if len(values) == 2}
    if not plan.difference or len(plan.scope.agencies) != 2 or len(plan.measures) != 1 or len(both) < 2:
        return ""
    one, other = plan.scope.agencies
    first = [str(year) for year, values in both.items() if values[one] > values[other]]
    last = [str(year) for year, values in both.items() if values[one] < values[other]]
    alike = [str(year) for year, values in both.items() if values[one] == values[other]]
    told = [
        say("more_in_years", language, name=name, years=join(years, language))
        for name, years in ((one, first), (other, last))
        if years
    ]
    told += [say("equal_in_years", language, years=join(alike, language))] if alike else []
    return "".join(told) + "\n"


def answer_yes_no(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft | None:
    """Yes or no, and the figure, for one report with a figure; None where the question needs a list or a look-up."""
    condition = plan.conditions[0]
    if len(plan.scope.agencies) != 1 or len(plan.conditions) != 1:
        return None
    found = [each for each in measured[0] if each.state in {"value", "blank"}]
    if len(found) > 1:  # whether it ever was so
        return None
    if len(found) != 1 or (found[0].value is None and condition.operator != "blank"):
        return look_up(plan, measured, language)
    draft = Draft(Outcome.ANSWERED, "")
    sentence = tell(found[0], draft, language)
    draft.value, draft.unit = draft.rows[0].value, found[0].measure.unit if found[0].value is not None else ""
    draft.text = say("yes" if condition.holds(found[0].value) else "no", language) + sentence
    return draft


def tell(each: Measured, draft: Draft, language: Language) -> str:
    """One figure as a sentence, with its row and citations put into the draft; empty where there is none."""
    if each.state not in {"value", "blank"}:
        return ""
    numbers = add_row(each, draft, language)
    report, name, value = each.report, each.measure.name(language), draft.rows[-1].value
    parts = {"agency": report.agency, "year": report.year, "measure": name, "marks": marks(numbers)}
    if value is None:
        mark = each.cells[0].mark if len(each.cells) == 1 else ""
        return say("lookup_marked" if mark else "lookup_blank", language, mark=mark, **parts)
    words = amount(value, each.measure.unit, language)
    if isinstance(each.measure, Gap) and each.formula == "difference" and not each.measure.before:
        return _compared(each, value, draft, language, parts)
    if each.sides:
        if each.formula == "ratio":
            arithmetic = divided(each.sides, draft, words)
        else:
            arithmetic = compared(each.sides, draft, words, "÷" if each.formula == "quotient" else "−")
        return say("lookup_computed", language, value=words, sum=arithmetic, **parts)
    if len(each.cells) > 1:
        arithmetic = added([cell.value or Decimal(0) for cell in each.cells], value)
        return say("lookup_computed", language, value=words, sum=arithmetic, **parts)
    return say("lookup", language, value=words, **parts)


def _compared(each: Measured, value: Decimal, draft: Draft, language: Language, parts: Mapping[str, object]) -> str:
    """Which of two figures of one report is more, and by how much."""
    assert isinstance(each.measure, Gap)
    how = "more" if value > 0 else "fewer" if value else "same"
    words = amount(abs(value), each.measure.unit, language)
    names = {"of": each.measure.of.name(language), "less": each.measure.less.name(language)}
    arithmetic = compared(each.sides, draft, amount(value, each.measure.unit, language))
    return say(f"gap_{how}", language, value=words, sum=arithmetic, **names, **parts)


def why_none(each: Measured, draft: Draft, language: Language) -> str:
    """Why a report has no figure: unread, not in its form, or nothing to divide by."""
    numbers = draft.citations.cells(each.cells)
    parts = {"agency": each.report.agency, "year": each.report.year, "measure": each.measure.name(language)}
    if each.state == "undefined" and each.formula == "quotient":
        return say("times_undefined", language, marks=marks(numbers), **parts)
    if each.state == "undefined" and len(each.sides) == 3:
        whole = each.sides[1].value - each.sides[2].value
        return say("lookup_undefined", language, whole=f"{whole:f}", marks=marks(numbers), **parts)
    told = say("lookup_none", language, reason=say(each.state, language), **parts)
    beside = _cells_beside(each, language) if each.state == "no_cell" else []
    return told + (say("cells_beside", language, names=join(beside, language)) if beside else "")


def _cells_beside(each: Measured, language: Language) -> list[str]:
    """What the form of a report has in the row of a cell that it lacks: 新制作 where 制发 is asked for."""
    if not isinstance(each.measure, Measure) or each.report.form is None:
        return []
    row, known = vocabulary.rows()[each.measure.row], forms.by_key(each.report.form)
    beside = [
        vocabulary.columns()[row.columns, column]
        for column in vocabulary.columns_of(row.columns)
        if column != each.measure.column and any(key in known for key in vocabulary.keys_of(row.id, column))
    ]
    return [column.zh if language == "zh" else column.en for column in beside]
