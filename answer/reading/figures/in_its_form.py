"""Documents issued, asked of reports whose form counts those newly made, and the other way round."""

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Language
from answer.figures.select import select_reports
from answer.plan import Measure, Plan
from answer.words import say

# By the form that has it, the column that counts what was issued in the year: 本年新制作数量, 本年制发件数.
_ISSUED = {2019: "made", 2021: "issued"}


def in_its_form(plan: Plan, connection: Connection, language: Language) -> Plan:
    """The plan with the column that the reports of the bodies named have, where they all follow one form; that is said.

    A set of bodies is asked for by the column named: none of the other form is in it.
    """
    known = vocabulary.rows()
    asked = [
        each
        for each in plan.measures
        if isinstance(each, Measure) and known[each.row].columns == "documents" and each.column in _ISSUED.values()
    ]
    if not (asked and plan.scope.agencies) or len({each.column for each in asked}) > 1:
        return plan
    forms = {report.form for report in select_reports(connection, plan.scope)}
    form = forms.pop() if len(forms) == 1 else None
    if form is None or _ISSUED.get(form, asked[0].column) == asked[0].column:
        return plan
    column = _ISSUED[form]
    measures = tuple(each.model_copy(update={"column": column}) if each in asked else each for each in plan.measures)
    old, new = (vocabulary.columns()["documents", name] for name in (asked[0].column, column))
    names = {"asked": old.zh, "told": new.zh} if language == "zh" else {"asked": old.en, "told": new.en}
    note = say("in_its_form", language, form=form, **names)
    return plan.model_copy(update={"measures": measures, "assumptions": (*plan.assumptions, note)})
