"""What the readings of a follow-up that turns the last answer share."""

from collections.abc import Sequence

from answer.plan import Kind, Measure, Plan, Quantity, Scope
from answer.reading.figures.what import columns_in
from answer.reading.question import Question
from answer.reading.talk.those import bodies_of

END = r"(?:呢|啊|吧|如何|怎么样|怎样|咋样|情况)*[?？。]*"
NAMES = ("agency", "region", "level", "year", "relative")
TELLS = frozenset({"lookup", "sum"})


def turned_plan(question: Question, previous: Plan, **changed: object) -> Plan:
    """The last plan with these parts changed, and what was assumed in reading this question."""
    return previous.model_copy(update={**changed, "assumptions": tuple(question.assumptions)})


def members(question: Question, previous: Plan) -> Scope:
    """The scope of the bodies listed before, where they were chosen from others."""
    chosen = previous.kind in {"list", "count"} and (previous.limit or previous.conditions or previous.place)
    if not chosen or previous.scope.agencies:
        return previous.scope
    bodies = bodies_of(previous, question.names.connection)
    named = {"agencies": bodies, "regions": (), "endings": (), "levels": ()}
    return previous.scope.model_copy(update=named)


def of_requests(question: Question, measures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The figure named: 老百姓的件数 are requests of theirs."""
    columns = [each for each in columns_in(question.spans, "applicants") if each != "total"]
    if measures or len(columns) != 1:
        return tuple(measures)
    return (Measure(row="received", column=columns[0]),)


def told(previous: Plan) -> Kind:
    """What tells a figure, after whether there was any."""
    return "lookup" if previous.scope.agencies else "sum"
