"""One body's figure divided by that of another → a draft."""

from collections.abc import Sequence
from decimal import Decimal

from answer.answer import Language, Outcome, Row
from answer.citing.citations import marks
from answer.draft import Computed, Draft
from answer.figures.compute import compute
from answer.figures.lookup import why_none
from answer.figures.measure import Measured
from answer.plan import Gap, Plan
from answer.shown.phrases import amount
from answer.words import say


def is_of_another(plan: Plan) -> bool:
    """Whether a plan divides one body's figure by that of another, the last one named."""
    gap = plan.measures[0] if len(plan.measures) == 1 else None
    same = isinstance(gap, Gap) and gap.times and not gap.before and gap.of == gap.less
    return plan.kind == "lookup" and same and len(plan.scope.agencies) == 2


def divide_bodies(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft:
    """How many times, or percent of, the figure of the second body the first one has, in the one year asked about."""
    draft = Draft(Outcome.ANSWERED, "")
    (gap,) = plan.measures
    assert isinstance(gap, Gap)
    found = {each.report.agency: each for each in measured[0] if len({one.report.year for one in measured[0]}) == 1}
    both = [found[name] for name in plan.scope.agencies if name in found and found[name].sides]
    parts: dict[str, object] = {"measure": gap.of.name(language)}
    parts |= dict(zip(("name", "other"), plan.scope.agencies, strict=True))
    if len(both) < 2:
        draft.status = Outcome.NOT_FOUND
        lost = [why_none(each, draft, language) for each in measured[0] if not each.sides]
        draft.text = "\n".join(lost) or say("of_another_missing", language, **parts)
        return draft
    values = [each.sides[0].value for each in both]
    terms = []
    for each, value in zip(both, values, strict=True):
        numbers = draft.citations.cells(each.sides[0].cells)
        draft.rows.append(Row(each.report.agency, each.report.year, value, gap.of.name(language), numbers))
        terms.append(numbers)
    shown = [f"{amount(value, gap.of.unit, language)}{marks(term)}" for value, term in zip(values, terms, strict=True)]
    parts |= {"year": both[0].report.year, "of": shown[0], "less": shown[1]}
    result = compute("ratio", [*values, Decimal(0)]) if gap.percent else compute("quotient", values)
    if result is None:
        draft.status, draft.text = Outcome.NOT_FOUND, say("of_another_none", language, **parts)
        return draft
    formula_terms = (*terms, ()) if gap.percent else tuple(terms)
    draft.computed.append(Computed(result, "ratio" if gap.percent else "quotient", formula_terms))
    draft.value, draft.unit = result, gap.unit
    draft.text = say("of_another", language, value=amount(result, gap.unit, language), **parts)
    return draft
