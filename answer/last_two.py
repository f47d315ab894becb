"""Which of the two asked about last has more → a Plan over both: which is higher, after one bureau and then another."""

import re

from answer.plan import Measure, Plan, Scope
from answer.portions import quantities_in
from answer.question import Question
from answer.reply import Reply

_WHICH = re.compile(
    r"^(?:and |so |then |ok |now )*(?:which|who|compare)(?: (?:one|city|district|county|place|bureau|office|body|agency"
    r"|town|government))?(?: of (?:the two|them|these|those|these two|those two|the 2))?(?: (?:is|was|had|has|have|got|gets"
    r"|did|does|are|were|comes out|came out|saw|see))?(?: (?:the|it|both|them))? ?"
    r"(?:higher|bigger|larger|greater|more|highest|most|lower|fewer|smaller|less|fewest|ahead|better|worse|busier|two)\b"
)


def which_of_two(question: Question) -> Plan | None:
    """Both bodies, or both places, of the last two questions, by the figure named now or asked about before."""
    last, earlier = question.previous, question.earlier
    if last is None or earlier is None or not _WHICH.match(question.text):
        return None
    if question.has("agency", "region", "level", "year", "relative", "condition", "number") or question.puzzling:
        return None
    scope = _of_both(earlier, last)
    measures = quantities_in(question.spans, question.language) or last.measures
    if scope is None or isinstance(measures, Reply) or len(measures) != 1:
        return None
    known = isinstance(measures[0], Measure) or last.kind == "lookup"
    if not known:
        return None
    group = "region" if scope.regions else ""
    notes = tuple(question.assumptions)
    return Plan(kind=last.kind, scope=scope, measures=measures, group=group, assumptions=notes)


def _of_both(earlier: Plan, last: Plan) -> Scope | None:
    """The reports of both, where they differ in nothing but the body, or the place."""
    if earlier.kind != last.kind or last.kind not in {"lookup", "sum"} or last.order or earlier.order:
        return None
    name = "agencies" if last.kind == "lookup" else "regions"
    own, other = getattr(last.scope, name), getattr(earlier.scope, name)
    same = last.scope == earlier.scope.model_copy(update={name: own})
    if not same or len(own) != 1 or len(other) != 1 or own == other:
        return None
    return last.scope.model_copy(update={name: (*other, *own)})
