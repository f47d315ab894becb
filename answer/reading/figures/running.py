"""Changes over several years running → Plans: 申请连续三年增加的单位, requests that fell two years in a row."""

import re
from typing import Literal

from answer.answer import Outcome
from answer.figures.running import is_running
from answer.plan import Gap, Measure, Operator, Plan, Quantity, Rate, Scope
from answer.reading.figures.changes import SUMMED, condition_of, kind_of_set, names_bodies
from answer.reading.figures.kinds import asks_of_all
from answer.reading.language.numbers import parse_number
from answer.reading.question import Question
from answer.reading.scope.names import loaded_years
from answer.reading.scope.where import scope_of, years_named, years_of
from answer.reply import Reply
from answer.words import say

_NUMBER = r"(\d|two|three|four|five|six|seven|eight|nine|ten)"
_STEPS = re.compile(  # how many times in a row
    rf"连续([两二三四五六七八九十\d]+)年|\b{_NUMBER}[ -](?:consecutive|straight|successive) years"
    rf"|\b{_NUMBER} years (?:in a row|running|straight|in succession)"
)
_EVERY_STEP = re.compile(
    r"逐年|年年|每年|历年|连年|一路|持续|一年比一年"
    r"|(?:every|each) (?:single )?year|year after year|year by year|consistently|steadily"
)
_TOTAL = re.compile("总[量数和计体]|(?:全部|所有)(?:单位|部门|机关)(?![^，。？?]{0,12}[都均])")
_OF_ONE = re.compile("单位|部门|机关|[哪谁各每]|局")  # bodies are meant one by one
_THAN_BEFORE = re.compile(
    r"[比较](?:上|前)一?年|than (?:in )?the (?:year before|previous year)|than a year (?:before|earlier)"
)
_HOW_MUCH = re.compile(r"多少|几件|how (?:much|many)(?! (?:agenc|authorit|bod|depart|bureau|office|unit|auth))")
# With these words it asks for something else.
_ELSE = ("which_year", "rank_most", "rank_least", "limit", "place", "mean", "median", "sum", "share", "difference")


def read_running(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of who rose or fell from each year to the next; None where anything else is asked."""
    if question.previous and is_running(question.previous) and not _asks_each_step(question):
        return _after(question, question.previous, measures)
    if not _asks_each_step(question) or len(measures) != 1:
        return None
    (asked,) = measures
    if isinstance(asked, Gap) and not asked.before:
        return None
    measure = asked.of if isinstance(asked, Gap) else asked
    named = names_bodies(question)
    scope = scope_of(question, is_set=not named)
    if isinstance(scope, Reply):
        return scope
    years = _years(question)
    if isinstance(years, Reply):
        return years
    if _is_of_sum(question):
        return _of_sum(question, measure, scope.model_copy(update={"years": years}))
    if len(years) < 3 and not _STEPS.search(question.text):
        return None
    condition, percent = condition_of(question)
    kind = "yesno" if named else kind_of_set(question)
    if percent or condition.operator == "ne" or (named and len(scope.agencies) != 1) or asks_of_all(question.text):
        return Reply(Outcome.CLARIFY, say("running_unclear", question.language))
    return Plan(
        kind=kind,
        scope=scope.model_copy(update={"years": years}),
        measures=(Gap(of=measure, less=measure, before=True),),
        conditions=(condition,),
        every_year=True,
        assumptions=tuple(question.assumptions),
    )


def _is_of_sum(question: Question) -> bool:
    """Whether it asks of all together: 全市申请总量是不是逐年增加; 有没有单位逐年增加 is of each."""
    if names_bodies(question) or not question.is_yes_no or question.has("list", "count"):
        return False
    text = question.text
    return bool(SUMMED.search(text) or _TOTAL.search(text)) or (question.language == "zh" and not _OF_ONE.search(text))


def _of_sum(question: Question, measure: Measure | Rate, scope: Scope) -> Plan | Reply:
    """The sum of each year, and whether each is more, or less, than the one before."""
    condition, percent = condition_of(question)
    expected: dict[Operator, Literal["more", "fewer", "equal"]] = {"gt": "more", "lt": "fewer", "eq": "equal"}
    if percent or condition.value or condition.operator not in expected or _STEPS.search(question.text):
        return Reply(Outcome.CLARIFY, say("running_unclear", question.language))
    return Plan(
        kind="sum",
        scope=scope,
        measures=(measure,),
        group="year",
        expects=expected[condition.operator],
        assumptions=tuple(question.assumptions),
    )


def _after(question: Question, previous: Plan, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """How many are there, in the district, and lawsuits, after it; other years must be said with what is asked."""
    other = measures[0] if len(measures) == 1 and question.has("follow_up") and not question.means_those else None
    if not question.inherits and (other is None or isinstance(other, Gap) or question.has("agency", "list", "count")):
        return None
    if question.has("year", "relative", *_ELSE):
        return Reply(Outcome.CLARIFY, say("running_unclear", question.language))
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    changed: dict[str, object] = {"scope": scope.model_copy(update={"years": previous.scope.years})}
    if names_bodies(question) or (scope.agencies and not scope.endings):
        changed["kind"] = "yesno" if len(scope.agencies) == 1 else "list"
    elif previous.kind != "yesno" or question.has("count", "list"):
        changed["kind"] = "count" if question.has("count") else "list"
    if not question.inherits and other is not None and not isinstance(other, Gap):
        changed["measures"] = (Gap(of=other, less=other, before=True),)
    return previous.model_copy(update={**changed, "assumptions": tuple(question.assumptions)})


def _asks_each_step(question: Question) -> bool:
    """Whether a rise, a fall, or neither is asked for, of every year."""
    turns = sum(question.has(kind) for kind in ("rose", "fell", "unchanged"))
    else_ = [kind for kind in _ELSE if not (kind == "sum" and question.is_yes_no)]  # 全部单位的申请是不是逐年增加
    if turns != 1 or question.has(*else_) or question.inherits or _HOW_MUCH.search(question.text):
        return False
    return bool(_STEPS.search(question.text) or _EVERY_STEP.search(question.text))


def _years(question: Question) -> tuple[int, ...] | Reply:
    """The years told of: as many steps as are asked for up to the year named or the newest; else those named."""
    loaded = loaded_years(question.names.connection)
    recent = any((span.value("year") or "").startswith("recent:") for span in question.spans.of("year"))
    found = _STEPS.search(question.text)
    named = tuple(year for year in _named(question) if year <= (loaded or [0])[-1])
    if found is None:
        if _THAN_BEFORE.search(question.text) and len(named) > 1:
            return (named[0] - 1, *named)
        return (years_of(question) if recent else named) or tuple(loaded)
    number = min(50, int(parse_number(next(filter(None, found.groups())))))
    last = named[-1] if named else (loaded or [0])[-1]
    years = tuple(range(last - number, last + 1))
    if len(named) > 1 and named not in {years, years[1:]}:
        return Reply(Outcome.CLARIFY, say("running_unclear", question.language))
    return years


def _named(question: Question) -> tuple[int, ...]:
    """The years named one by one, and those said by another: last year."""
    relative = {int(span.value("relative") or 0) for span in question.spans.of("relative")}
    return tuple(sorted(years_named(question) | relative))
