"""Which bodies have more than another one → a Plan: 哪些单位的处罚比民政局多, who got more than the tax bureau.

The question is read with a number in place of the body, which then takes the place of that number.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import count, islice

from answer.answer import Language, Outcome
from answer.plan import SET_KINDS, Condition, Plan, Scope
from answer.reading.figures.what import lists_bodies
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, with_newest_year
from answer.reply import Reply
from answer.words import say

_THAN = re.compile(r"(?P<not>(?<!有)没有|(?<!有)没|不如|不及|不比)?(?P<than>比|较)?$")
_ADJECTIVE = r"(?:还|都|更|要|来得)*(?P<how>[多高大少低小])(?!少|多|大|几)(?:得多|一些|一点)?"
_AFTER = re.compile(rf"(?P<what>(?:的|在20\d\d年|20\d\d年|[^，,。;；?？比多少高低大小]){{0,16}}?){_ADJECTIVE}")
_BEYOND = re.compile(r"(?P<how>超过|超出|多于|高于|大于|少于|低于|小于|不少于|不低于|不多于|不超过|达到)$")
_EN = re.compile(
    r"\b(?P<how>more|fewer|less|higher|lower|greater|larger|bigger|smaller)"
    r"(?P<what>(?: (?!than\b)[a-z-]+){0,10})(?P<in> in 20\d\d)? than(?: that of| those of| what)?(?: the)?(?P<own> )$"
)
_EN_BEYOND = re.compile(r"\b(?P<how>exceed(?:s|ed|ing)?|above|below|beyond)(?: that of| those of)?(?: the)? $")
_THAN_WHICH = re.compile(
    r"(?:比|较)(?P<set>谁|(?:哪[些几]?|[几多]少?)(?:个|家)?[^，,。；;？?多少高低大小比]{0,8})"
    rf"{_ADJECTIVE}(?P<rest>[^，,；;]{{0,4}})$"
)
_BESIDE_ANOTHER = re.compile("(?:和|与|跟|同)$")  # 和税务局比谁多
_IT = re.compile(
    r"[比较过于](它(?!们)|该(?:局|单位|部门|镇|街道)|这个?(?:局|单位|部门))|than (it(?= |\?|$)|that one|this one)"
)
_MORE = frozenset("多高大")
_MORE_EN = frozenset({"more", "higher", "greater", "larger", "bigger"})
_SHARED = ("list", "count")


@dataclass(frozen=True, slots=True)
class ThanBody:
    """A question with a number in place of each body that others are compared with; `named` are the words for these,
    and `body` is it where they only point to the one asked about before."""

    text: str
    numbers: tuple[int, ...]
    named: str
    body: str = ""


def than_body(question: Question) -> ThanBody | None:
    """The question so; None where no set of bodies is compared with one that is named."""
    text, body = question.text, ""
    if question.has("difference", "times", "rank_of", "share"):
        return None
    spans = [span for span in question.spans.of("agency") if span.value("kind_of_body") is None]
    places = [(span.start, span.end) for span in spans]
    if not spans:
        pointed, body = _IT.search(text), _body_before(question)
        if not (pointed and body):
            return None
        places = [pointed.span(1 if pointed[1] else 2)]
    numbers = tuple(islice((each for each in count(37) if str(each) not in text), len(places)))
    turned = _turned(text[: places[0][0]], text[places[0][1] :], numbers[0]) if len(places) == 1 else ""
    if not (turned or question.has(*_SHARED) or lists_bodies(question.spans)):
        return None
    read = turned or text
    for number, (start, end) in [] if turned else reversed([*zip(numbers, places, strict=True)]):
        read = (_english if question.language == "en" else _chinese)(read[:start], read[end:], number)
        if not read:
            return None
    return ThanBody(read, numbers, "、".join(text[slice(*place)] for place in places), body)


def _body_before(question: Question) -> str:
    """The one body asked about before."""
    previous = question.previous
    if previous is None or previous.scope.endings:
        return ""
    bodies = previous.scope.agencies or tuple(filter(None, [previous.subject]))
    return bodies[0] if len(bodies) == 1 else ""


def _turned(before: str, after: str, number: int) -> str:
    """Than which others it has more: those have fewer than it."""
    found = _THAN_WHICH.search(after)
    if not found or _BESIDE_ANOTHER.search(before):
        return ""
    sign = "少于" if found["how"] in _MORE else "超过"
    return f"{found['set']}{before}{after[: found.start()]}{sign}{number}{found['rest']}"


def _chinese(before: str, after: str, number: int) -> str:
    beyond = _BEYOND.search(before)
    if beyond:
        return f"{before}{number}{after}"
    than, adjective = _THAN.search(before), _AFTER.match(after)
    if than is None or adjective is None or not than[0]:
        return ""
    more = adjective["how"] in _MORE
    if than["not"]:
        sign = ("不超过" if more else "不少于") if than["not"] == "不比" else "少于" if more else ""
    else:
        sign = "超过" if more else "少于"
    what = adjective["what"].removeprefix("的")
    rest = after[adjective.end() :]
    return f"{before[: than.start()]}{what}{sign}{number}{rest}" if sign else ""


def _english(before: str, after: str, number: int) -> str:
    after = after.removeprefix("'s").removeprefix("’s").removeprefix(" did").removeprefix(" had")
    beyond = _EN_BEYOND.search(before)
    if beyond:
        how = "fewer" if beyond["how"] == "below" else "more"
        return f"{before[: beyond.start()]}{how} than {number}{after}"
    than = _EN.search(before)
    if than is None:
        return ""
    how = "more" if than["how"] in _MORE_EN else "fewer"
    before, what = before[: than.start()], than["what"].strip()
    if than["how"] in {"more", "fewer", "less"}:
        return f"{before}{how} than {number} {what}{than['in'] or ''}{after}"
    return f"{before}{what} {how} than {number}{than['in'] or ''}{after}"


def read_than_body(
    compared: ThanBody, question: Question, read: Callable[[str], Plan | Reply], language: Language
) -> Plan | Reply:
    """The plan of it, or why there is none."""
    own = Scope(agencies=(compared.body,)) if compared.body else scope_of(question, is_set=False)
    if isinstance(own, Reply):
        return own  # several are called so
    plan = read(compared.text)
    if isinstance(plan, Reply):
        return plan
    bodies = dict(zip(compared.numbers, own.agencies, strict=False))
    stands = [each for each in plan.conditions if each.value in bodies]
    if not len(own.agencies) == len(compared.numbers) == len(stands) or own.endings or plan.kind not in SET_KINDS:
        return Reply(Outcome.CLARIFY, say("half_read", language, words=compared.named))
    years = stands[0].years or plan.scope.years
    scope = plan.scope if years else with_newest_year(question, plan.scope)
    if len(years) > 1:
        return Reply(Outcome.CLARIFY, say("which_year", language))
    if compared.body:  # others are asked for
        scope = scope.model_copy(update={"agencies": tuple(each for each in scope.agencies if each != compared.body)})
    conditions = tuple(_of_body(each, bodies) for each in plan.conditions)
    return plan.model_copy(update={"conditions": conditions, "scope": scope})


def _of_body(condition: Condition, bodies: Mapping[int, str]) -> Condition:
    body = bodies.get(int(condition.value), "")
    return condition.model_copy(update={"value": Decimal(0), "body": body}) if body else condition
