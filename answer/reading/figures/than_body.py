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
from answer.reading.language.than_one import others_than_it, with_number_en, with_number_zh
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, with_newest_year
from answer.reply import Reply
from answer.words import say

_IT = re.compile(
    r"[比较过于](它(?!们)|该(?:局|单位|部门|镇|街道)|这个?(?:局|单位|部门))|than (it(?= |\?|$)|that one|this one)"
)
_ENDS_WITH_BODIES = re.compile(r"(?:单位|部门|机关|机构)[?？。]*$|(?:所有|全部)(?:单位|部门|机关)")
_EN_BODIES = re.compile(
    r"\b(?:all |any |the |every )?(?:bodies|agencies|authorities|bureaus|departments|offices|units)\b"
)
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
    turned = others_than_it(text[: places[0][0]], text[places[0][1] :], numbers[0]) if len(places) == 1 else ""
    ends = _ENDS_WITH_BODIES.search(text) or _EN_BODIES.search(text)
    if not (turned or question.has(*_SHARED) or lists_bodies(question.spans) or ends):
        return None
    read = turned or text
    for number, (start, end) in [] if turned else reversed([*zip(numbers, places, strict=True)]):
        read = (with_number_en if question.language == "en" else with_number_zh)(read[:start], read[end:], number)
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
