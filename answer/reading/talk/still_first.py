"""Whether the first of a ranking is first in another year too: 2024年还是它吗, was it still them in 2024."""

import re
from collections.abc import Sequence

from answer.plan import Plan

_STILL = re.compile(
    r"^(?:那么?|到了?|在)*(?P<year>20\d\d)年?(?:度)?的?(?:第一|榜首|最多的|最高的)?(?:也|还|仍然?|依然|依旧)+(?:都)?是"
    r"(?:它|他|她|他们|它们|这一?家|这个单位|这个局|该单位|该局|同一[家个](?:单位)?|第一名?|榜首|最[多高])(?:吗|么|不)?[?？。]*$"
    r"|^(?:and |so |but )*(?:in (?P<then>20\d\d),? )?(?:was|is|were|are) (?:it|that|this|they|he)?(?: was| is)? ?still"
    r" (?:them|it|they|the same(?: one| body| agency| bureau| office| unit)?|first|on top|at the top"
    r"|the (?:top|highest|first)(?: one)?)(?: (?:in|for) (?P<late>20\d\d))?[?.! ]*$",
    re.IGNORECASE,
)


def still_first(question: str, heard: Sequence[Plan]) -> tuple[str, Plan] | None:
    """The year asked for as a question of its own, after the last ranking that asked for its first; None where another
    thing is asked, or none was."""
    found = _STILL.match(question.strip())
    ranking = next((each for each in reversed(heard) if _asks_first(each)), None)
    year = found and (found["year"] or found["then"] or found["late"])
    if ranking is None or not year:
        return None
    return (f"{year}年呢" if not question.isascii() else f"what about {year}"), ranking


def _asks_first(plan: Plan) -> bool:
    return plan.kind == "list" and bool(plan.order) and plan.limit == 1 and not plan.conditions
