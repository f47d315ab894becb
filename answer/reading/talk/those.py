"""What a follow-up means by 它们, those, 那年: the members of the set, or the year, asked for before."""

import re
from collections import Counter
from collections.abc import Callable

from sqlalchemy import Connection

from answer.figures.measure import measure_reports
from answer.figures.members import limited, ordered, without_aggregates
from answer.figures.running import is_running, measure_steps, runners
from answer.figures.select import ReportRow
from answer.figures.sets import members_of
from answer.plan import Measure, Plan
from answer.prose.everywhere import reports_told
from answer.reading.language.numbers import parse_number
from answer.reading.scope.tiers import place_of

_YEARS_BEFORE = re.compile(
    r"\b(?:(?:in|for|during|over|of) )?the (?P<number>two|three|four|five|[2-5])"
    r" (?:years (?:before|earlier|prior|preceding)|(?:preceding|previous|prior) years)"
    r"(?: (?:that|then|it))?(?=[?.! ]*$)"
)
_YEARS_ON = re.compile(
    r"^(?P<and>(?:(?:and|so|but|what about|how about) )*)(?:(?P<number>a|one|two|three|four|five|[1-5]) years?"
    r" (?P<way>later|on|after(?: that)?|afterwards|earlier|before(?: that)?|previously))(?=[?.! ]*$)"
)
_THAT_YEAR = re.compile(
    r"\b(?P<in>(?:in|for|during|of|by|from|since|until) )?(?:that|the same)(?: very| same)? year(?:['’]s)?\b"
    r"|(?<=[a-z]) (?:back then|at (?:that|the) time|then)(?=[?.! ]*$)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\byears?\b")


def with_that_year(text: str, previous: Plan | None, connection: Connection) -> str:
    """An English question with the year written out that the last one asked for: that year, then, after which year
    had most."""
    found = _THAT_YEAR.search(text)
    if previous is None or not found or _YEAR.search(text.replace(found[0], "")):
        return text
    year = year_of(previous, connection)
    if year is None:
        return text
    return f"{text[: found.start()].rstrip()} {found['in'] or 'in '}{year}{text[found.end() :]}".strip()


def with_years_before(text: str, previous: Plan | None, connection: Connection) -> str:
    """An English follow-up with the years written out that lie before the one the last question asked for: and in the
    two years before."""
    found = _YEARS_BEFORE.search(text)
    if previous is None or not found or _YEAR.search(text.replace(found[0], "")):
        return text
    years = previous.scope.years
    year = years[0] if len(years) == 1 else year_of(previous, connection)
    if year is None:
        return text
    *first, last = range(year - int(parse_number(found["number"])), year)
    return f"{text[: found.start()].rstrip()} in {', '.join(map(str, first))} and {last}{text[found.end() :]}".strip()


def with_year_so_far_away(text: str, previous: Plan | None) -> str:
    """An English follow-up that only names how far away from the year of the last question: and two years later."""
    found = _YEARS_ON.match(text)
    if previous is None or not found or len(previous.scope.years) != 1:
        return text
    number = 1 if found["number"] == "a" else int(parse_number(found["number"]))
    earlier = found["way"].startswith(("earlier", "before", "previously"))
    year = previous.scope.years[0] + (-number if earlier else number)
    return f"{found['and']}in {year}{text[found.end() :]}"


def bodies_of(plan: Plan, connection: Connection) -> tuple[str, ...]:
    """The bodies of the set that a plan asks for, in its order; those named where it asks for no set."""
    if plan.kind == "text" and plan.every_report:
        return tuple(dict.fromkeys(each.agency for each in reports_told(plan, connection)))
    if not plan.measures or not _is_set(plan):
        return plan.scope.agencies
    if is_running(plan):
        found = runners(plan, measure_steps(plan, connection))
        return tuple(dict.fromkeys(steps[0].report.agency for steps in found))
    measured = measure_reports(connection, plan.scope, plan.measures)
    members = limited(ordered(members_of(plan, measured), plan), plan.limit)
    if plan.place:
        there = members[plan.place - 1].value if len(members) >= plan.place else None
        members = [each for each in members if each.value == there]
    return tuple(dict.fromkeys(each.report.agency for each in members))


def _is_set(plan: Plan) -> bool:
    """Whether a plan chooses bodies: of all, or of several named."""
    if not plan.scope.agencies:
        return plan.kind in {"list", "count", "yesno"}
    first = plan.limit is not None or plan.place is not None
    among = plan.kind == "list" and (bool(plan.conditions) or first)
    return len(plan.scope.agencies) > 1 and (among or (plan.kind == "lookup" and bool(plan.order) and first))


def year_of(plan: Plan, connection: Connection) -> int | None:
    """The year that a plan asks for, where it is one: with most or least, or the only one that is so."""
    if plan.conditions:
        return _year_that_is_so(plan, connection)
    if plan.limit != 1 or len(plan.measures) != 1 or plan.order not in {"most", "least"}:
        return None
    if plan.kind == "sum" and plan.group == "year":
        return _year_of_sums(plan, connection)
    if plan.kind != "lookup" or len(plan.scope.agencies) != 1:
        return None
    (found,) = measure_reports(connection, plan.scope, plan.measures)
    first = limited(ordered([each for each in found if each.value is not None], plan), 1)
    return first[0].report.year if len(first) == 1 else None


def of_some_year(plan: Plan) -> bool:
    """Whether a plan asks of one body in which year something is so."""
    several = len(plan.scope.years) != 1
    return (
        plan.kind in {"yesno", "list", "lookup"} and len(plan.scope.agencies) == 1 and several and bool(plan.conditions)
    )


def _year_that_is_so(plan: Plan, connection: Connection) -> int | None:
    if not of_some_year(plan):
        return None
    measured = measure_reports(connection, plan.scope, plan.measures)
    years = {each.report.year for each in members_of(plan, measured)}
    return years.pop() if len(years) == 1 else None


def place_first(plan: Plan, connection: Connection) -> str:
    """The district or city of the greatest or least sum, by its path, where a plan asks for one: 哪个区最多."""
    tier = plan.group if plan.group in {"city", "county"} else ""
    if plan.kind != "sum" or plan.limit != 1 or plan.order not in {"most", "least"} or not tier:
        return ""
    best = _first_of_sums(plan, connection, lambda report: place_of(report.region, tier))
    return best[0] if len(best) == 1 else ""


def _year_of_sums(plan: Plan, connection: Connection) -> int | None:
    """That of the greatest or least sum of numbers."""
    best = _first_of_sums(plan, connection, lambda report: str(report.year))
    return int(best[0]) if len(best) == 1 else None


def _first_of_sums(plan: Plan, connection: Connection, group: Callable[[ReportRow], str]) -> list[str]:
    """The groups of the greatest or least sum of numbers; rates have none."""
    if len(plan.measures) != 1 or not isinstance(plan.measures[0], Measure):
        return []
    (found,) = measure_reports(connection, plan.scope, plan.measures)
    sums: Counter[str] = Counter()
    for each in without_aggregates(found):
        name = group(each.report)
        if name and each.value is not None:
            sums[name] += each.value  # type: ignore[assignment]
    best = (max if plan.order == "most" else min)(sums.values(), default=0)
    return [name for name, total in sums.items() if total == best]


def were_both_ends(before: Plan | None, previous: Plan) -> bool:
    """Whether the last two questions asked who has most and who has least of the same."""
    if before is None or previous.conditions or previous.limit != 1 or previous.kind != "list":
        return False
    unordered = [each.model_copy(update={"order": "", "assumptions": ()}) for each in (before, previous)]
    return {before.order, previous.order} == {"most", "least"} and unordered[0] == unordered[1]
