"""Numbers that a body's reports state in their prose, added up over the years: who held most open days in all."""

from decimal import Decimal

from answer.answer import Language
from answer.citing.citations import marks
from answer.draft import Computed, Draft
from answer.plan import Plan
from answer.words import say


def body_sums(plan: Plan, draft: Draft, language: Language) -> list[str]:
    """A line for each body with its sum and addends, in the order asked for; the draft keeps only rows of these."""
    rows = [row for row in draft.rows if row.value is not None]
    totals: dict[str, Decimal] = {}
    for row in rows:
        totals[row.agency] = totals.get(row.agency, Decimal(0)) + (row.value or Decimal(0))
    bodies = _chosen(plan, totals)
    draft.rows = sorted((row for row in rows if row.agency in bodies), key=lambda row: bodies.index(row.agency))
    lines = []
    for body in bodies:
        places = tuple(at for at, row in enumerate(draft.rows) if row.agency == body)
        own = [draft.rows[at] for at in places]
        draft.computed.append(Computed(totals[body], "sum", rows=places))
        addends = " + ".join(f"{row.value:f}{marks(row.citations)} ({row.year})" for row in own)
        lines.append(say("body_sum", language, agency=body, addends=addends, total=f"{totals[body]:f}"))
    if len(bodies) == 1:
        draft.value = totals[bodies[0]]
    return lines


def _chosen(plan: Plan, totals: dict[str, Decimal]) -> list[str]:
    """The bodies whose sums satisfy the conditions, in order; all that stand level at the end of a ranking."""
    sign = 1 if plan.order == "least" else -1
    meant = [body for body, total in totals.items() if all(each.holds(total) for each in plan.conditions)]
    ordered = sorted(meant, key=lambda body: sign * totals[body])
    if plan.limit is None or len(ordered) <= plan.limit:
        return ordered
    last = totals[ordered[plan.limit - 1]]
    return [body for at, body in enumerate(ordered) if at < plan.limit or totals[body] == last]
