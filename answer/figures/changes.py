"""A figure of one year against another's → drafts: by how much, by how many percent."""

from collections.abc import Sequence
from decimal import Decimal

from answer.answer import Language, Outcome, Row
from answer.citing.citations import marks
from answer.draft import Computed, Count, Draft
from answer.figures.compute import compute, rounded
from answer.figures.differences import said_yes_or_no, unit_of
from answer.figures.groups import group_value
from answer.figures.measure import Measured
from answer.figures.members import add_row, without_aggregates
from answer.plan import Plan, Quantity
from answer.shown.phrases import amount, bodies_words, left_out_words
from answer.words import join, say

Found = Sequence[Measured]


def answer_change(plan: Plan, measured: Sequence[Found], language: Language) -> Draft:
    """Later against earlier, for each body named, or for all reports of either year (or all the bodies) together."""
    draft = Draft(Outcome.ANSWERED, "")
    texts: list[str] = []
    moved: list[tuple[Decimal, str]] = []  # by how much each figure did
    for quantity, found in zip(plan.measures, measured, strict=True):
        if plan.order and not any(each.value for each in found):
            continue  # nothing in either year
        before = len(texts)
        if plan.scope.agencies and not (plan.together and _has_both_years(plan, without_aggregates(found))):
            for agency in plan.scope.agencies:
                own = [each for each in found if each.report.agency == agency]
                texts.append(_of_body(plan, quantity, agency, own, draft, language))
        else:
            texts.append(_of_all(plan, quantity, without_aggregates(found), draft, language))
        if len(texts) == before + 1 and draft.value is not None:
            moved.append((draft.value, quantity.name(language)))
            draft.value = None
    if plan.order and len(moved) == len(texts):
        texts = _in_order(plan, moved, texts, language)
    elif moved:
        draft.value = moved[-1][0]
    draft.text = _yes_or_no(plan, draft, language) + "\n\n".join(texts)
    if not draft.computed or (plan.percent and draft.value is None and len(texts) == 1):
        draft.status, draft.value = Outcome.NOT_FOUND, None
    elif len(texts) > 1:
        draft.value, draft.unit = None, ""
    return draft


def _in_order(plan: Plan, moved: Sequence[tuple[Decimal, str]], texts: Sequence[str], language: Language) -> list[str]:
    """The sentences of several figures from the one that rose (or fell) most, and which that is."""
    rose = plan.order == "most"
    pairs = sorted(zip(moved, texts, strict=True), key=lambda pair: pair[0][0], reverse=rose)
    most = pairs[0][0][0] if pairs else Decimal(0)
    listed = "\n".join(f"- {text}" for _, text in pairs)
    how = say("change_rose" if rose else "change_fell", language)
    if not (most > 0 if rose else most < 0):
        return [say("change_first_none", language, how=how), listed]
    names = join([name for (value, name), _ in pairs if value == most], language)
    return [say("change_first", language, how=how, names=names, difference=f"{abs(most):f}"), listed]


def _has_both_years(plan: Plan, found: Found) -> bool:
    """Whether every body has the figure in either year: else their sums are of different bodies, and each is told."""
    known = {
        year: {each.report.agency for each in found if each.report.year == year and each.value is not None}
        for year in (min(plan.scope.years), max(plan.scope.years))
    }
    first, last = known.values()
    return first == last and bool(first)


def _yes_or_no(plan: Plan, draft: Draft, language: Language) -> str:
    """Whether it rose, or fell, where that is asked of one figure."""
    differences = [each.value for each in draft.computed if each.formula == "difference"]
    return said_yes_or_no(plan, differences[0], language) if len(differences) == 1 else ""


def _of_body(plan: Plan, quantity: Quantity, agency: str, found: Found, draft: Draft, language: Language) -> str:
    earlier, later = min(plan.scope.years), max(plan.scope.years)
    by_year = {each.report.year: each for each in found if each.value is not None}
    if not {earlier, later} <= by_year.keys():
        missing = next(year for year in (later, earlier) if year not in by_year)
        return say("change_missing", language, name=agency, year=missing, measure=quantity.name(language))
    first, last = by_year[earlier], by_year[later]
    terms = (add_row(first, draft, language), add_row(last, draft, language))
    return _told(plan, quantity, agency, (first.shown, last.shown), terms, draft, language)


def _of_all(plan: Plan, quantity: Quantity, found: Found, draft: Draft, language: Language) -> str:
    """The sums of either year, or their pooled rates; how many reports each has is said, as bodies come and go."""
    years = (min(plan.scope.years), max(plan.scope.years))
    values, terms = [], []
    for year in years:
        own = [each for each in found if each.report.year == year and each.value is not None]
        value, cited = group_value(own, draft) if own else (None, ())
        if value is None:
            return say("change_missing", language, name="", year=year, measure=quantity.name(language))
        draft.rows.append(Row(say("all_bodies", language), year, value, quantity.name(language), cited))
        draft.counts.append(Count(len(own), tuple(each.report.id for each in own)))
        values.append(value)
        terms.append(cited)
    name = (bodies_words(plan.scope, language) or say("all_bodies", language)) + left_out_words(plan.scope, language)
    return _told(plan, quantity, name, (values[0], values[1]), (terms[0], terms[1]), draft, language)


def _told(
    plan: Plan,
    quantity: Quantity,
    name: str,
    values: tuple[Decimal | None, Decimal | None],
    terms: tuple[tuple[int, ...], tuple[int, ...]],
    draft: Draft,
    language: Language,
) -> str:
    first, last = (value or Decimal(0) for value in values)
    difference = compute("difference", (last, first)) or Decimal(0)
    share = compute("change", (last, first)) if quantity.unit != "%" else None
    if quantity.unit == "%":  # the rates are the last two rows
        draft.computed.append(Computed(difference, "difference", rows=(len(draft.rows) - 1, len(draft.rows) - 2)))
    else:
        draft.computed.append(Computed(difference, "difference", (terms[1], terms[0])))
    draft.value, draft.unit = difference, unit_of(quantity.unit)
    if share is not None:
        draft.computed.append(Computed(share, "change", (terms[1], terms[0])))
    if plan.percent and quantity.unit != "%":  # the change of a rate is in percentage points
        draft.value, draft.unit = share, "%" if share is not None else ""
    direction = "same" if not difference else "more" if difference > 0 else "fewer"
    percent = say("change_percent", language, percent=f"{share:+f}%") if share is not None else ""
    if share is None and quantity.unit != "%" and not first:
        percent = say("change_from_zero", language)
    return say(
        f"change_{direction}",
        language,
        name=name,
        measure=quantity.name(language),
        earlier=min(plan.scope.years),
        later=max(plan.scope.years),
        first=f"{amount(_shown(first, quantity), quantity.unit, language)}{marks(terms[0])}",
        last=f"{amount(_shown(last, quantity), quantity.unit, language)}{marks(terms[1])}",
        difference=amount(abs(difference), unit_of(quantity.unit), language),
        percent=percent,
    )


def _shown(value: Decimal, quantity: Quantity) -> Decimal:
    """A rate is rounded for show."""
    return rounded(value) if quantity.unit == "%" else value
