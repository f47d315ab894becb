"""The first of the bodies that another figure chooses → a Plan: of those with five requests or more, who refused most.

Such a question is two: which bodies are meant, and who of them has most. Each is read by itself.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from answer.answer import Language, Outcome
from answer.plan import Condition, Gap, Plan, Quantity, Scope
from answer.reply import Reply
from answer.words import say

_BODIES = r"(?:bod(?:y|ies)|agenc(?:y|ies)|departments?|bureaus?|offices?|units?|authorit(?:y|ies)|ones|those|reports)"
_CHOSEN = (
    rf"(?:the |those |all )*(?:[a-z']+ ){{0,3}}?{_BODIES}(?: in [a-z' ]{{3,30}}?)?"
    r" (?:that|which|who|with|having) [^,?;]{5,90}?"
)
_AT_LEAST = r"(?:at least|more than|over|no fewer than|fewer than|less than) (?:\d+|[a-z]+)"
_FORMS = (
    rf"^(?:(?P<year>in 20\d\d),? )?(?:among|amongst|of|out of|considering|taking) (?:only )?(?P<chosen>{_CHOSEN}),"
    r" (?P<rest>[^?;]{8,140})[?.]*$",
    rf"^(?P<rest>[^?;]{{8,140}}?),? (?:among|amongst|out of|considering)(?: only)? (?P<chosen>{_CHOSEN})[?.]*$",
    rf"^(?P<rest>[^?;]{{8,140}}?) ?\((?:only )?(?:(?:{_BODIES}|those) (?:with|that) )?"
    rf"(?P<chosen>{_AT_LEAST} (?:requests )?(?:handled|received|answered|processed))\)[?.]*$",
    rf"^which (?P<who>{_BODIES}) (?P<chosen>(?:with|that had|that received|that handled) {_AT_LEAST} [a-z ]{{4,40}})"
    r" (?P<rest>(?:had|has|received|got|imposed|issued|refused|granted|carried|charged|faced|showed) [^?;]{6,90})"
    r"[?.]*$",
    r"^(?P<chosen>[^，,。；;？?]{4,40}的(?:单位|部门|机关))(?:里面?|之中|当中|中)[，,]?(?P<rest>[^。；;]{4,60})$",
)
_COMPILED = tuple(map(re.compile, _FORMS))
_YEAR = re.compile(r"(?:19|20)\d\d")
_ANY = Condition(operator="ge")  # whatever the figure is that they are put in order by


@dataclass(frozen=True, slots=True)
class Among:
    """Which bodies are meant, and what is asked of these, each as a question of its own."""

    chosen: str
    rest: str


def among(text: str) -> Among | None:
    """The two questions of a question about some bodies; None where it is none."""
    for form in _COMPILED:
        found = form.match(text)
        if found is None:
            continue
        parts = found.groupdict()
        chosen, rest = parts["chosen"], parts["rest"]
        if not chosen.isascii():
            return Among(f"哪些{chosen[chosen.index('的') :]}" if chosen.startswith("的") else f"{chosen}有哪些", rest)
        rest = f"which {'body' if parts.get('who') else ''} {rest}" if parts.get("who") else rest
        return Among(_of_year(f"which {_named(chosen)}", text), _of_year(rest, text))
    return None


def _named(chosen: str) -> str:
    """Which bodies are meant, with a noun: those that refused any, at least 5 handled."""
    if re.match(_AT_LEAST, chosen):
        return f"bodies with {chosen}"
    if re.match("(?:with|that) ", chosen):
        return f"bodies {chosen}"
    return re.sub(
        r"^(?:those|ones)(?= )", "bodies", re.sub(r"^(?:(?:the|all) |those (?!that|which|who|with))*", "", chosen)
    )


def _of_year(question: str, whole: str) -> str:
    """A part of a question with the year that only the other part names."""
    years = dict.fromkeys(_YEAR.findall(whole))
    return question if _YEAR.search(question) or len(years) != 1 else f"{question} in {next(iter(years))}"


def read_among(parts: Among, read: Callable[[str], Plan | Reply], language: Language) -> Plan | Reply | None:
    """The plan of both; None where the one chooses no bodies or the other puts none in order."""
    chosen, rest = read(parts.chosen), read(parts.rest)
    if isinstance(chosen, Reply) or isinstance(rest, Reply) or not _ranks(rest):
        return None
    if chosen.order:  # of those with most requests, who refused most: how many are those?
        return Reply(Outcome.CLARIFY, say("half_read", language, words=parts.chosen))
    if not _chooses(chosen):
        return None
    scope = _both(chosen.scope, rest.scope)
    if scope is None:
        return None
    conditions = chosen.conditions if len(chosen.conditions) > 1 else chosen.conditions * len(chosen.measures)
    pairs: dict[Quantity, Condition] = {rest.measures[0]: _ANY}
    pairs |= dict(zip(chosen.measures, conditions, strict=True))
    return rest.model_copy(
        update={
            "scope": scope,
            "measures": tuple(pairs),
            "conditions": tuple(pairs.values()),
            "assumptions": tuple(dict.fromkeys((*chosen.assumptions, *rest.assumptions))),
        }
    )


def _chooses(plan: Plan) -> bool:
    plain = plan.kind == "list" and bool(plan.conditions) and not (plan.order or plan.any_of or plan.every_year)
    own_years = any(each.years for each in plan.conditions)
    return plain and not own_years and len(set(plan.measures)) == len(plan.measures)


def _ranks(plan: Plan) -> bool:
    one = plan.kind == "list" and plan.order in {"most", "least"} and len(plan.measures) == 1
    return one and not (plan.conditions or plan.place or isinstance(plan.measures[0], Gap))


def _both(one: Scope, other: Scope) -> Scope | None:
    """What both are about, without the aggregates, which are in no ranking; None where they differ."""
    found = {}
    for name in Scope.model_fields:
        first, second = getattr(one, name), getattr(other, name)
        if first and second and first != second:
            return None
        found[name] = first or second
    scope = Scope.model_validate(found)
    out = tuple(dict.fromkeys((*scope.not_levels, "aggregate")))
    return scope if "aggregate" in scope.levels else scope.model_copy(update={"not_levels": out})
