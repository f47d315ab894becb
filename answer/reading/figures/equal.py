"""Whether one figure of two bodies or two years is the same: 两个局的申请一样多吗, as many in 2023 as in 2022."""

import re

from answer.reading.figures.what import PLAIN
from answer.reading.question import Question
from answer.reading.scope.bodies import names_two
from answer.reading.scope.where import years_named

_SAYS_EQUAL = re.compile(
    r"一样|相[同等]|同样多|同一个数|打平|持平|不相上下|(?<!不)等于|是否等于"
    r"|\b(?:same|equal|equals|equally|as many|identical|level (?:on|in|for)|tied)\b"
    r"|\bmatch(?:es|ed)?\b(?= (?:that|those|the|each))"
)
_CARRIED = frozenset({"carried_in", "carried_out"})  # of two years: whether all was carried on
_BEFORE = re.compile(r"[上前去]一?年|\b(?:year before|previous year|last year|preceding year)\b")


def asks_if_equal(question: Question) -> bool:
    """Whether it asks if, or where, one figure of several bodies or years is equal; not whether reports agree."""
    if not _SAYS_EQUAL.search(question.text) or question.has("prose", "balance", "sum_of_rows", "in_force_sum"):
        return False
    rows = {span.value("row") or "" for span in question.spans.of("row") if span.text not in PLAIN}
    if len(rows) > 1 or rows & _CARRIED or not question.has("row", "rate", "column"):
        return False
    bodies = [span for span in question.spans.of("agency") if span.value("kind_of_body") is None]
    two = len(bodies) + sum(names_two(question, span) for span in bodies)
    years = years_named(question)
    return (two == 2 and len(years) <= 1) or len(years) == 2 or bool(years and _BEFORE.search(question.text))
