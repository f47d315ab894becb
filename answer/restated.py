"""Figures that a question states before it asks: 收到7件申请，最后都是怎么办的. True ones are taken as read."""

import re
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from answer.measure import measure_reports
from answer.numbers import parse_number
from answer.plan import Plan
from answer.question import Question
from answer.reply import Reply

_STATED = re.compile(  # …收到7件申请，…
    r"^(?P<before>[^，,。；;？?]{4,60}?)(?:只|仅|就)?(?:有|是|为|了|共)*(?P<n>\d[\d,]*|[零一两二三四五六七八九十百]+)(?P<unit>[件起宗份例])"
    r"(?P<behind>[^，,。；;？?\d]{0,8})[，,；;](?P<rest>[^。]{3,80})$"
)
# What asks behind it; whether the figure is right (对吗) is another question.
_ASKS = ("outcomes", "applicants", "reasons", "agreement", "quantity", "why", "share")
_OTHERWISE = re.compile(r"对吗|是吗|对不对|是不是|属实|没错|对吧|是吧|真的|正确|准确|还是|单位|部门|哪家|谁家|那些")


@dataclass(frozen=True, slots=True)
class Restated:
    """What a question states: the figure, its number, and the question without it."""

    figure: str
    number: Decimal
    asked: str


def restated(question: Question) -> Restated | None:
    """The figure of one body that a Chinese question states and then asks something else of."""
    found = _STATED.match(question.text) if question.language == "zh" else None
    bodies = [span for span in question.spans.of("agency") if span.value("kind_of_body") is None]
    if found is None or len(bodies) != 1 or bodies[0].end > found.end("before") or _OTHERWISE.search(found["rest"]):
        return None
    stated = [span for span in question.spans.of("number") if span.start >= found.start("n") - 1]
    if len(question.spans.of("number")) != 1 or not stated or question.has("condition"):
        return None
    behind = [span for span in question.spans.chosen if span.start >= found.start("rest")]
    if not any(span.value(kind) is not None for span in behind for kind in _ASKS):
        return None
    figure = found["before"] + found["behind"]
    return Restated(figure + "有多少", parse_number(found["n"]), f"{figure}，{found['rest']}")


def is_so(figure: Plan | Reply, number: Decimal, connection: Connection) -> bool | None:
    """Whether the figure is that number; None where it is not one figure of one report."""
    if isinstance(figure, Reply) or figure.kind != "lookup" or len(figure.measures) != 1:
        return None
    (found,) = measure_reports(connection, figure.scope, figure.measures)
    return found[0].value == number if len(found) == 1 else None
