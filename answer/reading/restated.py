"""Figures that a question states before it asks: 收到7件申请，最后都是怎么办的. True ones are taken as read."""

import re
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from answer.figures.measure import measure_reports
from answer.plan import Plan
from answer.reading.language.numbers import parse_number
from answer.reading.question import Question
from answer.reply import Reply

_STATED = re.compile(  # …收到7件申请，…
    r"^(?P<before>[^，,。；;？?]{4,60}?)(?:只|仅|就)?(?:有|是|为|了|共)*(?P<n>\d[\d,]*|[零一两二三四五六七八九十百]+)(?P<unit>[件起宗份例])"
    r"(?P<behind>[^，,。；;？?\d]{0,8}?)(?P<of>里面?|当中|之中|中)?[，,；;](?P<rest>[^。]{3,80})$"
)
_STATED_OF = re.compile(  # …的9件申请都是怎么处理的
    r"^(?P<before>[^，,。；;？?]{4,60}?(?:的|收到的?|新收的?|这|那|(?<=\d)年度?))(?P<n>\d[\d,]*|[零一两二三四五六七八九十百]+)[件起宗份]"
    r"(?P<what>(?:新收的?|依)?申请(?:公开)?|行政复议|复议|行政诉讼|诉讼|行政处罚|处罚|行政许可|许可)(?P<rest>[^。]{3,80})$"
)
_STATED_BARE = re.compile(  # …办结的4件是什么结果
    r"^(?P<before>[^，,。；;？?]{4,60}?(?P<what>办结|收到|新收|受理|接到|答复|结转|不予公开|拒绝(?:公开)?|予以公开|部分公开|不予处理|无法提供))的(?P<n>\d[\d,]*|[零一两二三四五六七八九十百]+)[件起宗份]"
    r"(?P<rest>(?!申请|复议|诉讼|处罚|许可|行政)[^。]{2,80})$"
)
_DONE_WITH_ALL = frozenset({"办结", "收到", "新收", "受理", "接到", "答复", "结转"})  # with whatever became of them
_STATED_EN = re.compile(
    r"\bthe (?P<n>\d[\d,]*) (?P<what>requests|applications|lawsuits|reconsiderations?|reconsideration cases)\b"
)
_GIVEN_EN = re.compile(  # since it refused 40 requests in 2023, how many did it grant
    r"^(?:(?:since|given(?: that)?|as|because|considering(?: that)?|seeing that|with|after) )"
    r"(?P<clause>[^,;?]{5,120}? (?P<n>\d[\d,]*) (?:[a-z]+ ){0,2}?"
    r"(?:requests|applications|lawsuits|cases|penalties|licen[cs]es)"
    r"[^,;?]{0,60}), (?=[a-z])"
)
# What asks behind it; whether the figure is right (对吗) is another question.
_ASKS = (
    *("outcomes", "applicants", "reasons", "agreement", "quantity", "why", "share", "rank_of", "series"),
    *("change", "versus", "more_than"),
)
_OF_IT = ("agreement", "share", "rank_of", "series", "change", "versus", "more_than")  # asked of the figure itself
_OTHERWISE = re.compile(r"对吗|是吗|对不对|是不是|属实|没错|对吧|是吧|真的|正确|准确|还是|单位|部门|哪家|谁家|那些")


@dataclass(frozen=True, slots=True)
class Restated:
    """What a question states: the figure, its number, and the question without it."""

    figure: str
    number: Decimal
    asked: str


def restated(question: Question) -> Restated | None:
    """The figure of one body or place that a question states and asks something else of."""
    if question.language == "en":
        return _restated_in_english(question)
    if question.has("prose"):
        return None  # 文字里说收到7件，跟表里一致吗
    of_it = _stated_of(question)
    if of_it:
        return of_it
    found = _STATED.match(question.text)
    if found is None or question.has("condition") or _OTHERWISE.search(found["rest"]):
        return None
    named = question.spans.of("agency") or question.spans.of("region")
    stated = question.spans.of("number")
    if len(named) != 1 or named[0].end > found.end("before") or len(stated) != 1:
        return None
    if stated[0].start < found.start("n") - 1 or stated[0].start > found.end("n") or not _asks_more(question, found):
        return None
    figure = found["before"] + found["behind"]
    kinds = _kinds_behind(question, found)
    said = _whose(question, found) if kinds & {"row", "column"} and not kinds & set(_OF_IT) else figure
    return Restated(f"{figure}有多少", parse_number(found["n"]), f"{said}{found['of'] or ''}，{found['rest']}")


def _stated_of(question: Question) -> Restated | None:
    """民政局2022年的9件申请都是怎么处理的: the number of what is asked about stands right before it."""
    bare = _STATED_BARE.match(question.text)
    found = bare or _STATED_OF.match(question.text)
    bodies, years, stated = question.spans.of("agency"), question.spans.of("year"), question.spans.of("number")
    if found is None or not len(bodies) == len(stated) == 1 or len(years) > 1 or question.has("condition"):
        return None
    asked = found["rest"].replace("是不是都", "都").replace("是否都", "都")  # of what is told, not whether it is so
    if _OTHERWISE.search(asked) or not _asks_more(question, found):
        return None
    figure = f"{bodies[0].text}{years[0].text if years else ''}{found['what']}有多少"
    of_it = found["what"] if not bare else "的申请" if found["what"] in _DONE_WITH_ALL else "的"
    return Restated(figure, parse_number(found["n"]), f"{found['before']}{of_it}{found['rest'].lstrip('，,')}")


def _restated_in_english(question: Question) -> Restated | None:
    """The outcomes of the 29 requests at a body in a year: there were so many."""
    found = _STATED_EN.search(question.text) or _GIVEN_EN.match(question.text)
    bodies, years = question.spans.of("agency"), question.spans.of("year")
    if found is None or question.has("condition", "yesno") or len(question.spans.of("number")) != 1:
        return None
    if len(bodies) != 1 or len(years) != 1:
        return None
    asked = f"{question.text[: found.start('n')]}{question.text[found.end('n') + 1 :]}"
    if found.re is _GIVEN_EN:
        clause = found["clause"].replace(f"{found['n']} ", "")
        return Restated(f"how many: {clause} in {years[0].text}", parse_number(found["n"]), asked)
    figure = f"how many {found['what']} did {bodies[0].text} have in {years[0].text}"
    return Restated(figure, parse_number(found["n"]), asked)


def _whose(question: Question, found: re.Match[str]) -> str:
    """The body and year alone, where what is asked names a figure of its own."""
    kinds = ("agency", "region", "year", "relative")
    ends = [span.end for kind in kinds for span in question.spans.of(kind) if span.end <= found.end("before")]
    return question.text[: max(ends)]


def _asks_more(question: Question, found: re.Match[str]) -> bool:
    """Whether what stands behind the figure asks something, if only whether all was done."""
    kinds = _kinds_behind(question, found)
    return bool(kinds & set(_ASKS)) or ("row" in kinds and question.is_yes_no)


def _kinds_behind(question: Question, found: re.Match[str]) -> set[str]:
    behind = [span for span in question.spans.chosen if span.start >= found.start("rest")]
    return {meaning.kind for span in behind for meaning in span.meanings}


def is_so(figure: Plan | Reply, number: Decimal, connection: Connection) -> bool | None:
    """Whether the figure is that number; None where it is not one figure of one report."""
    if isinstance(figure, Reply) or figure.kind != "lookup" or len(figure.measures) != 1:
        return None
    (found,) = measure_reports(connection, figure.scope, figure.measures)
    return found[0].value == number if len(found) == 1 else None
