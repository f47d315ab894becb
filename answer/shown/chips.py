"""A Plan in words, part by part, as it is shown to the person who asked."""

from answer import vocabulary
from answer.answer import Chip, Language
from answer.plan import Condition, Plan
from answer.shown.phrases import condition_text, level_words, place_words
from answer.words import say

_FIELDS = {"agencies": "bodies"}  # where a chip's field has another name


def chips_of(plan: Plan, language: Language) -> tuple[Chip, ...]:
    """Every part of the plan that says something."""
    parts = [
        ("kind", say(f"kind_{plan.kind}", language)),
        *(("measure", measure.name(language)) for measure in plan.measures),
        *(("condition", _condition(condition, language)) for condition in plan.conditions),
        ("any_of", say("any_of_yes", language) if plan.any_of else ""),
        ("every_year", say("every_year_yes", language) if plan.every_year else ""),
        ("together", say("together_yes", language) if plan.together else ""),
        ("every", say("every_yes_chip", language) if plan.every else ""),
        ("share", say("share_yes", language) if plan.share else ""),
        ("difference", say("difference_yes", language) if plan.difference else ""),
        ("expects", say(f"expects_{plan.expects}", language) if plan.expects else ""),
        ("percent", say("percent_yes", language) if plan.percent and plan.kind == "breakdown" else ""),
        ("fault", say("fault_yes", language) if plan.fault else ""),
        ("order", _order(plan, language)),
        ("place", str(plan.place or "")),
        ("subject", plan.subject),
        ("classes", "、".join(map(str, plan.classes))),
        ("against", say(f"beside_{plan.against}", language) if plan.against else ""),
        ("agencies", "、".join((*map(place_words, plan.scope.regions), *plan.scope.agencies, *plan.scope.endings))),
        ("levels", "、".join(level_words(level, language) for level in plan.scope.levels)),
        ("not_agencies", "、".join(plan.scope.not_agencies)),
        ("not_regions", "、".join(map(place_words, plan.scope.not_regions))),
        ("not_levels", "、".join(level_words(level, language) for level in plan.scope.not_levels)),
        ("years", _years(plan.scope.years)),
        ("filed", _years(plan.filed)),
        ("form", str(plan.scope.form or "")),
        ("state", say(f"state_{plan.state}", language) if plan.state else ""),
        ("table", say(f"table_{plan.table}", language) if plan.table else ""),
        ("group", say(f"by_{plan.group}", language) if plan.group else ""),
        ("checks", say(f"checks_of_{plan.checks}", language) if plan.checks else ""),
        *(("topic", _topic(topic, language)) for topic in plan.topics),
        ("breakdown", say(plan.breakdown, language) if plan.breakdown else ""),
        ("column", _column(plan, language)),
        *(("theme", _theme(theme, language)) for theme in plan.themes),
        ("terms", "、".join(plan.terms)),
    ]
    names = [name for name, _ in parts]
    return tuple(
        Chip(say(f"chip_{name}", language), value, f"{_FIELDS.get(name, name)}.{names[:at].count(name)}")
        for at, (name, value) in enumerate(parts)
        if value
    )


def _condition(condition: Condition, language: Language) -> str:
    years = f" ({_years(condition.years)})" if condition.years else ""
    return condition_text(condition, language) + years


def _order(plan: Plan, language: Language) -> str:
    limit = f" {plan.limit}" if plan.limit else ""
    return say(f"order_{plan.order}", language) + limit if plan.order else ""


def _topic(topic: str, language: Language) -> str:
    known = vocabulary.topics()[topic]
    return known.zh if language == "zh" else known.en


def _theme(theme: str, language: Language) -> str:
    known = vocabulary.themes()[theme]
    return known.zh if language == "zh" else known.en


def _column(plan: Plan, language: Language) -> str:
    column = vocabulary.columns()[("applicants", plan.column)]
    return "" if column.default else column.zh if language == "zh" else column.en


def _years(years: tuple[int, ...]) -> str:
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return "、".join(str(year) for year in years)
