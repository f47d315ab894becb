"""Numbers, scopes and conditions in words, in both languages."""

from collections.abc import Sequence
from decimal import Decimal

from answer.answer import Language
from answer.plan import TOLD, Condition, Gap, Measure, Operator, Plan, Quantity, Rate, Scope
from answer.reading.scope.tiers import SMALLER, TIERS
from answer.words import join, say

SIGNS: dict[Operator, str] = {"gt": ">", "ge": "≥", "eq": "=", "ne": "≠", "le": "≤", "lt": "<"}
MOST_NAMES = 6  # of bodies, spelled out as the scope of an answer


def amount(value: Decimal, unit: str, language: Language) -> str:
    """A number with its unit: 9 件, 12.35 万元, 123,500 yuan (12.35 × 10,000); in English counts have none."""
    number = f"{value:,f}" if language == "en" else f"{value:f}"
    if unit == "%":
        return f"{number}%"
    if unit == "百分点":
        return f"{number} {'个百分点' if language == 'zh' else 'percentage points'}"
    if unit == "倍" and language == "en":
        return f"{number} times"
    if language == "zh":
        return f"{number} {unit}".rstrip()
    if unit != "万元":
        return number
    yuan = f"{value * 10_000:,f}"
    yuan = yuan.rstrip("0").rstrip(".") if "." in yuan else yuan
    return f"{yuan} yuan ({number} × 10,000)" if value else "0 yuan"


def condition_text(condition: Condition, language: Language) -> str:
    """A condition in signs: > 5, 3–8, blank."""
    if condition.operator == "blank":
        return say("blank_cell", language)
    if condition.operator == "between":
        return f"{condition.value:f}–{condition.high or condition.value:f}"
    if condition.than:
        return f"{SIGNS[condition.operator]} {say(f'than_{condition.than}', language)}"
    if condition.body:
        return f"{SIGNS[condition.operator]} {condition.body}"
    return f"{SIGNS[condition.operator]} {condition.value:f}"


def kinds_in_words(scope: Scope, language: Language) -> list[str]:
    """The kinds of body of a scope: 信访局, petition bureaus."""
    return [f"{each}s" if language == "en" and each.isascii() else each for each in scope.endings]


def scope_words(scope: Scope, language: Language) -> str:
    """The scope as the beginning of a sentence."""
    years = join([str(year) for year in scope.years], language)
    bodies = bodies_words(scope, language)
    if language == "zh":
        return (f"{years}年" if years else say("all_years", "zh")) + bodies + left_out_words(scope, language)
    parts = [f"for {years}" if years else say("all_years", "en"), f"of {bodies}" if bodies else ""]
    return " ".join(part for part in parts if part) + left_out_words(scope, language)


def bodies_words(scope: Scope, language: Language) -> str:
    """The bodies, kinds of body and places of a scope; empty where it is of all."""
    bodies = list(scope.agencies)
    if len(bodies) > MOST_NAMES:
        bodies = [say("many_bodies", language, count=len(bodies))]
    levels = levels_words(scope.levels, language)
    places, kinds = (
        join([*map(place_words, scope.regions)], language),
        join([*bodies, *kinds_in_words(scope, language)], language),
    )
    if language == "zh":
        among = "中的" if levels and (places or kinds) else ""
        return places + kinds + among + join(levels, language)
    return join([each for each in (places, kinds, *levels) if each], language)


def base_words(plan: Plan, language: Language) -> str:
    """The scope, with the conditions that choose the reports in it: 2024年“新收申请”大于 10 件."""
    scope = scope_words(plan.scope, language)
    conditions = plan.conditions if len(plan.conditions) != 1 else plan.conditions * len(plan.measures)
    words = [
        condition_words(condition, measure, language, plural=True)
        for condition, measure in zip(conditions, plan.measures, strict=bool(conditions))
        if condition != TOLD
    ]
    if not words:
        return scope
    return say("base", language, scope=scope, condition=say("or" if plan.any_of else "and", language).join(words))


def left_out_words(scope: Scope, language: Language) -> str:
    """Those left out of it, as an aside."""
    agencies = list(scope.not_agencies)
    if len(agencies) > MOST_NAMES:
        agencies = [say("many_bodies", language, count=len(agencies))]
    names = [
        *map(place_words, scope.not_regions),
        *agencies,
        *levels_words(scope.not_levels, language),
    ]
    return say("left_out", language, names=join(names, language)) if names else ""


def place_words(region: str) -> str:
    """A place, or one with its city, as it is said: 云岚市柳渡区."""
    return region.replace("/", "")


def level_words(level: str, language: Language) -> str:
    """A level of body in words."""
    return say(f"level_{level.replace('-', '_')}", language)


def levels_words(levels: Sequence[str], language: Language) -> list[str]:
    """Levels of body in words; those of one tier alone together with it: governments (aggregate) at city level."""
    tiers = [say(f"tier_{level}", language) for level in levels if level in TIERS]
    kinds = [level_words(level, language) for level in levels if level not in TIERS]
    if not (tiers and kinds) or any(level in SMALLER for level in levels):
        return [level_words(level, language) for level in levels]
    return [say("level_of_tier", language, tier=join(tiers, language), kind=join(kinds, language))]


def condition_words(condition: Condition, measure: Quantity, language: Language, plural: bool) -> str:
    """A condition on a measure as what is said of its members: “新收申请”大于 0."""
    name = measure.name(language)
    counted = isinstance(measure, Measure) and measure.column != "change"  # is never below 0
    if isinstance(measure, Rate) and condition == TOLD:
        return say("defined_plural" if plural else "defined_one", language, name=name)
    compares = condition.value or condition.than or condition.body
    if counted and condition.operator == "ge" and not (compares or condition.years):
        return say("filled_plural" if plural else "filled_one", language, name=name)
    than = say(f"than_{condition.than}", language) if condition.than else ""
    than = than or condition.body
    number = than or amount(condition.value, measure.unit, language)
    if condition.years:
        name = say("in_year", language, year=join([str(year) for year in condition.years], language), name=name)
    if condition.operator == "between":
        high = amount(condition.high or Decimal(0), measure.unit, language)
        low = amount(condition.value, measure.unit, language) if language == "en" else f"{condition.value:f}"
        return say("between_plural" if plural else "between_one", language, name=name, low=low, high=high)
    if language == "zh":
        if condition.operator == "blank":
            return f"“{name}”一格空白"
        words = {"gt": "大于", "ge": "不少于", "eq": "为", "ne": "不为", "le": "不超过", "lt": "少于"}
        return f"“{name}”{words[condition.operator]}{than or f' {number if condition.value else 0}'}"
    if condition.operator == "blank":
        return f"{'leave' if plural else 'leaves'} “{name}” blank"
    if isinstance(measure, Gap) and measure.before and not (compares or measure.times):
        moved = say(f"moved_{condition.operator}", language)  # no number is fewer than 0
        return f"{'show' if plural else 'shows'} {moved} “{measure.of.name(language)}”"
    words = {
        "gt": "more than",
        "ge": "at least",
        "eq": "exactly",
        "ne": "other than",
        "le": "at most",
        "lt": "fewer than",
    }
    return f"{'state' if plural else 'states'} {words[condition.operator]} {number} for “{name}”"
