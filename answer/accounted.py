"""Whether a plan takes up all that its question says: a word left out would make another question of it."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from answer.answer import Outcome
from answer.plan import Measure, Plan, Rate
from answer.question import Question
from answer.reply import Reply
from answer.spans import Span
from answer.words import join, say

# What a plan must be for a word of that meaning to be taken up; words of any other meaning always are.
_TAKEN: Mapping[str, Callable[[Plan], bool]] = {
    "mean": lambda plan: plan.kind == "mean",
    "median": lambda plan: plan.kind == "median",
    "change": lambda plan: plan.kind == "change" or any(_column(plan, "change")),
    "change_percent": lambda plan: plan.percent,
    "rank_of": lambda plan: plan.kind == "rank" or bool(plan.order),
    "rank_most": lambda plan: plan.order == "most" or plan.kind == "rank",
    "rank_least": lambda plan: plan.order == "least",
    "limit": lambda plan: plan.limit is not None,
    "list": lambda plan: plan.kind not in {"mean", "median"},
    "count": lambda plan: plan.kind == "count" or plan.counting,
    "every_year": lambda plan: bool(plan.conditions) or len(plan.scope.years) == 1 or plan.kind == "lookup",
    "group_year": lambda plan: plan.kind != "count" or plan.every_year,
    "group_region": lambda plan: plan.group == "region",
    "group_level": lambda plan: plan.group == "level",
    "rate": lambda plan: any(isinstance(each, Rate) for each in plan.measures),
    "share": lambda plan: plan.percent or any(isinstance(each, Rate) for each in plan.measures),
    "percent": lambda plan: plan.percent or any(isinstance(each, Rate) for each in plan.measures),
    "outcomes": lambda plan: plan.breakdown == "outcomes" or bool(plan.measures),
    "applicants": lambda plan: plan.breakdown == "applicants",
    "reasons": lambda plan: plan.breakdown == "reasons",
    "versus": lambda plan: plan.kind in {"change", "lookup", "checks"},
    "why": lambda plan: plan.kind == "text",
    "unfiled": lambda plan: plan.kind == "unfiled",
    "balance": lambda plan: plan.kind in {"checks", "sum"},
    "agreement": lambda plan: plan.kind == "checks",
}
_NAMES = frozenset({"row", "column", "rate", "topic"})
_SET_KINDS = frozenset({"list", "count", "yesno"})


def half_read(question: Question, plan: Plan) -> Reply | None:
    """A question back where the plan leaves out some of the words of the question."""
    words = [span.text for span in question.spans.chosen if not _is_taken(span, plan)]
    if not words:
        return None
    return Reply(Outcome.CLARIFY, say("half_read", question.language, words=join(words, question.language)))


def _is_taken(span: Span, plan: Plan) -> bool:
    """Whether any of its meanings is; a condition only where the plan has it with its number."""
    kinds = [meaning.kind for meaning in span.meanings]
    if "condition" in kinds and plan.kind in _SET_KINDS | {"sum", "lookup"}:
        return _holds_condition(span, plan)
    if _NAMES & set(kinds):
        return True
    asked = [_TAKEN[kind](plan) for kind in kinds if kind in _TAKEN]
    return not asked or any(asked)


def _holds_condition(span: Span, plan: Plan) -> bool:
    operator, *numbers = (span.value("condition") or "").split(" ")
    values = [Decimal(number) for number in numbers]
    wanted = {min(values), min(values) / 10_000}
    return any(each.operator == operator and each.value in wanted for each in plan.conditions)


def _column(plan: Plan, column: str) -> list[Measure]:
    return [each for each in plan.measures if isinstance(each, Measure) and each.column == column]
