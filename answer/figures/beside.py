"""One body's figure against the mean or median of all, or the sum or mean of the others → a draft."""

from collections.abc import Sequence
from decimal import Decimal

from answer.answer import Language, Outcome, Row
from answer.citing.citations import marks
from answer.draft import Computed, Count, Draft
from answer.figures.compute import Formula, compute
from answer.figures.differences import unit_of
from answer.figures.lookup import why_none
from answer.figures.measure import Measured
from answer.figures.members import add_row
from answer.figures.peers import peers_in, pooled_rate
from answer.plan import Plan, Rate
from answer.shown.phrases import amount, scope_words
from answer.words import join, say

_FORMULAS: dict[str, Formula] = {"mean": "mean", "median": "median", "others": "mean", "sum": "sum"}


def answer_beside(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft:
    """Whether it is above or below, by how much, with all that it is compared with; an aggregate is compared with
    nothing, for it holds the others."""
    draft = Draft(Outcome.ANSWERED, "")
    own = next((each for each in measured[0] if each.report.agency == plan.subject), None)
    peers = peers_in(measured[0])
    if plan.against in {"others", "sum"}:
        peers = [each for each in peers if each.report.agency != plan.subject]
    parts = {
        "scope": scope_words(plan.scope, language),
        "name": plan.subject,
        "measure": plan.measures[0].name(language),
    }
    if own is None or own.value is None or not peers or own.report.level == "aggregate":
        draft.status = Outcome.NOT_FOUND
        why = why_none(own, draft, language) if own and own.state not in {"value", "blank"} else ""
        draft.text = why or say("beside_none", language, **parts)
        return draft
    told = {each.report.agency for each in (own, *peers)}
    missing = [name for name in plan.scope.agencies if name not in told]
    if missing:  # of those named together each is needed
        draft.status = Outcome.NOT_FOUND
        draft.text = say("beside_missing", language, names=join(missing, language), **parts)
        return draft
    numbers = add_row(own, draft, language)
    shown, unit = draft.rows[0].value or Decimal(0), plan.measures[0].unit
    against = say("beside_pooled" if isinstance(plan.measures[0], Rate) else f"beside_{plan.against}", language)
    if plan.scope.agencies:  # of those named
        against = say("beside_sum_of", language, names=join([each.report.agency for each in peers], language))
    value, division = _compared_with(plan, peers, draft, language)
    difference = abs(compute("difference", (shown, value)) or Decimal(0))
    at, other = (0, 1) if shown >= value else (1, 0)
    draft.computed.append(Computed(difference, "difference", rows=(at, other)))
    draft.counts.append(Count(len(peers), tuple(each.report.id for each in peers)))
    how = "equal" if not difference else "more" if shown > value else "fewer"
    draft.value, draft.unit = shown, unit
    lead = say("yes" if how == plan.expects else "no", language) if plan.expects else ""
    draft.text = lead + say(
        f"beside_{how}",
        language,
        year=own.report.year,
        value=amount(shown, unit, language),
        marks=marks(numbers),
        against=against,
        other=amount(value, unit, language),
        division=division,
        reports=len(peers),
        difference=amount(difference, unit_of(unit), language),
        **parts,
    )
    return draft


def _compared_with(plan: Plan, peers: Sequence[Measured], draft: Draft, language: Language) -> tuple[Decimal, str]:
    """The number that the body is compared with, put into the draft as a row, and how it comes about."""
    quantity, year = plan.measures[0], peers[0].report.year
    label = f"{quantity.name(language)}, {say(f'beside_{plan.against}', language)}"
    if isinstance(quantity, Rate):
        value, terms, division = pooled_rate(peers, draft)
        numbers = tuple(number for term in terms for number in term)
    else:
        values = [each.value or Decimal(0) for each in peers]
        terms = tuple(draft.citations.cells(each.cells) for each in peers)
        formula = _FORMULAS[plan.against]
        value = compute(formula, values) or Decimal(0)
        total = sum(values, Decimal(0))
        draft.computed += [Computed(value, formula, terms), Computed(total, "sum", terms)]
        division = f"{total:f} ÷ {len(peers)} = {value:f}" if formula == "mean" else ""
        numbers = tuple(number for term in terms for number in term)
    draft.rows.append(Row(say("all_bodies", language), year, value, label, numbers))
    told = f"（{division}）" if language == "zh" else f" ({division})"
    return value, told if division else ""
