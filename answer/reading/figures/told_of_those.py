"""Bodies chosen by one figure and told with another → a Plan: 零申请的单位各处罚多少, who was sued, and how many
requests did they get."""

import re
from collections.abc import Mapping

from answer.plan import TOLD, Kind, Plan, Quantity
from answer.reading.figures.clauses import DEMANDS, Clauses, clauses_in
from answer.reading.figures.portions import quantities_in
from answer.reading.language.spans import Span, Spans
from answer.reading.question import Question
from answer.reading.scope.where import scope_of
from answer.reply import Reply

_BODIES = r"(?:agencies|bodies|departments|bureaus|offices|authorities|units|organs)"
_OF_THEM = r"\b(?:they|them|their|it|its|each|those|these)\b"
# What parts the figure that chooses from the one that is told; the latter stands behind.
_THEN_TOLD = re.compile(
    rf"[,;?] ?(?:and )?(?=(?:how (?:many|much)|what|list|give|show|tell)\b[^?]*{_OF_THEM})"
    rf"|,? and (?=how (?:many|much)\b[^?]*{_OF_THEM})"
    rf"|\b{_BODIES} (?:that|which|who|with|without)\b[^,;?]*?,? (?:(?:together|along) with|and) (?=(?:their|its)\b)"
    r"|的(?:那些|这些)?(?:单位|部门|机关|机构)[，,]?(?=[^，,。？?]*(?:各|分别)[^，,。？?]*[几多])"
    r"|的(?:那些|这些)?(?:单位|部门|机关|机构)(?:里|中|当中)?[，,]?(?=[^，,。？?家]*(?:[几多]少?)[件起次宗]?(?:申请|复议|诉讼)?[？?]*$)"
    r"|(?<=[零无]申请)的?(?:单位|部门|机关|机构)的?(?=[^，,。？?家]*(?:[几多]少?[件起次宗]?|件?数量?)[？?]*$)"
    r"|的(?:那些|这些)?(?:单位|部门|机关|机构)[^，,。？?]{0,6}[，,](?:并|同时|且|再|还要|另外?)*(?:请)?"
    r"(?=(?:注明|标明|标注|标出|附上|附带|列明|写明|写上|带上|说明|给出)(?:一下)?(?:其|各自|它们|每家|各家|单位)?)"
    r"|[，,](?=(?:各自?|分别)[^，,。？?]*[几多])"
    r"|[，,](?=(?:它们|他们|这些单位|这些部门|其)[^，,。？?]*[几多])"
)
# The same where it stands before: the penalties of bodies without requests.
_TOLD_BEFORE = re.compile(
    rf"\b(?:of|for|by|at|from|did) (?:(?:the|those|all|these) )*{_BODIES} (?=(?:that|which|who|with|without)\b)"
)
# With these words it asks for something else than both figures of each.
_ELSE = (
    *("mean", "median", "sum", "together", "plus", "rank_most", "rank_least", "rank_of", "limit", "place", "count"),
    *("change", "rose", "fell", "unchanged", "more_than", "less_than", "difference", "times", "per_figure", "share"),
    *("change_percent", "percent", "every_year", "which_year", "group_year", "group_region", "group_level", "either"),
    *("except", "except_behind", "others", "reasons", "outcomes", "applicants", "each_body", "running", "doubled"),
)
# The figure told of those that another chooses, all of them together: 零申请的单位一共处罚多少.
_THEN_ADDED = re.compile(
    r"的(?:那些|这些)?(?:单位|部门|机关|机构)[，,]?(?=[^，,。？?]*(?:共|合计|总|平均|加起来)[^，,。？?]*(?:[几多]|总[数量]))"
)
_KINDS: Mapping[str, Kind] = {"sum": "sum", "mean": "mean"}


def read_told_of_those(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of such a question; None where no figure chooses, or none but that one is told."""
    named = any(span.value("kind_of_body") is None for span in question.spans.of("agency"))
    total = question.language == "zh" and not question.has("mean") and _THEN_ADDED.search(question.text)
    added = ["sum"] if total else [kind for kind in _KINDS if question.has(kind)]
    else_ = [kind for kind in _ELSE if kind not in added]
    if question.inherits or question.is_yes_no or named or question.has(*else_) or len(added) > 1:
        return None
    parts = _parts(question, _THEN_ADDED if added and question.language == "zh" else _THEN_TOLD)
    if parts is None:
        return None
    choosing, told = parts
    chosen = clauses_in(choosing, question.language, (), "some")
    figures = quantities_in(told, question.language)
    if isinstance(chosen, Reply) or isinstance(figures, Reply) or not _are_apart(chosen, figures):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    return Plan(
        kind=_KINDS[added[0]] if added else "list",
        scope=scope,
        measures=(*chosen.measures, *figures),
        conditions=(*chosen.conditions, *(TOLD for _ in figures)),
        assumptions=tuple(question.assumptions),
    )


def _parts(question: Question, then_told: re.Pattern[str]) -> tuple[Spans, Spans] | None:
    """What is said of the figure that chooses, and of the one that is told."""
    text = question.text
    behind, before = then_told.search(text), _TOLD_BEFORE.search(text)
    if behind:
        choosing, told = _within(question, 0, behind.end()), _within(question, behind.end(), len(text))
    elif before:
        choosing, told = _within(question, before.end(), len(text)), _within(question, 0, before.start())
    else:
        return None
    named = choosing.has("row", "rate") and told.has("row", "rate")
    return (choosing, told) if named and not told.has(*DEMANDS) else None


def _within(question: Question, start: int, end: int) -> Spans:
    def lies(span: Span) -> bool:
        return start <= span.start < end

    return Spans(question.text, tuple(span for span in question.spans.chosen if lies(span)), ())


def _are_apart(chosen: Clauses, figures: tuple[Quantity, ...]) -> bool:
    """Whether each figure that chooses has its condition in the same year, and another is told."""
    conditions = chosen.conditions
    plain = not chosen.any_of and len(conditions) == len(chosen.measures) and not any(each.years for each in conditions)
    return plain and bool(conditions) and bool(figures) and not set(chosen.measures) & set(figures)
