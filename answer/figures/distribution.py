"""How many bodies fall into each class of a figure → a draft: none, 1 to 9, 10 to 99, 100 and more."""

from collections.abc import Sequence

from answer.answer import Language, Outcome
from answer.draft import Count, Draft
from answer.figures.measure import Measured
from answer.figures.members import count_reports, how_many, list_members, ordered, several_years
from answer.plan import Plan
from answer.shown.phrases import scope_words
from answer.words import say


def answer_classes(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft:
    """Every class with its members, most first, and the bodies that left the cell blank apart."""
    draft = Draft(Outcome.ANSWERED, "")
    found = ordered([each for each in measured[0] if each.value is not None], plan.model_copy(update={"order": "most"}))
    with_years = several_years(found)
    lines = []
    for at, low in enumerate(plan.classes):
        above = plan.classes[at + 1] if at + 1 < len(plan.classes) else None
        own = [each for each in found if each.value is not None and low <= each.value and _is_below(each, above)]
        lines.append(_line(_name(low, above, language), own, draft, language, with_years))
        draft.counts.append(Count(low, tuple(range(low))))  # the numbers that the class begins and ends with
        draft.counts.append(Count(above - 1, tuple(range(above - 1)))) if above else None
    blank = [each for each in measured[0] if each.state == "blank"]
    if blank:
        lines.append(_line(say("blank_cell", language), blank, draft, language, with_years))
    parts = {"scope": scope_words(plan.scope, language), "measure": plan.measures[0].name(language)}
    draft.text = "\n".join([say("classes", language, reports=count_reports(measured[0], draft), **parts), "", *lines])
    draft.status = Outcome.ANSWERED if found else Outcome.NOT_FOUND
    return draft


def _is_below(each: Measured, above: int | None) -> bool:
    return above is None or (each.value is not None and each.value < above)


def _line(name: str, own: Sequence[Measured], draft: Draft, language: Language, with_years: bool) -> str:
    """One class: how many bodies are in it, and which."""
    bodies = tuple(sorted({each.report.agency for each in own}))
    draft.counts += [Count(len(own), tuple(each.report.id for each in own)), Count(len(bodies), bodies)]
    members = list_members(own, draft, language, with_years)
    return say("class" if own else "class_none", language, name=name, count=how_many(own, language), members=members)


def _name(low: int, above: int | None, language: Language) -> str:
    """0, 1–9, 100 and more."""
    if above is None:
        return say("class_open", language, low=low)
    return str(low) if above == low + 1 else f"{low}–{above - 1}"
