"""Why it fell again later, after why it had risen in a year: asked of the next report of that body."""

import re

from sqlalchemy import Connection

from answer.answer import Language
from answer.figures.select import select_reports
from answer.plan import Plan, Scope

_WHY = "怎么|为什么|为啥|为何|咋|什么原因|何故|缘何"
_WHY_LATER = re.compile(  # 后来怎么又少了呢; 第二年又降下来是为什么
    "^(?:那么?|可是?|但是?|不过|它|[，,])*(?:到了?)?(?:再?后来|之后|往后|后面|第二年|次年|下一?年|后一年|隔年|转年|过后|来年)(?:的|它|又|申请量?|数量|[，,])*"
    f"(?P<why>(?:{_WHY})(?:会)?)?(?:又|再|反而|反倒|却|倒|就|一下子?|突然|开始|会)*"
    "(?P<way>减少|下降|回落|下滑|缩减|少|降|减|跌|落|增加|增多|上升|回升|上涨|反弹|多|涨|升)"
    f"(?:下去|下来|上去|回去|回来|起来|低|了|那么多|这么多|许多|很多|的)*(?:是|又是)?(?P<behind>{_WHY})?(?:呢|啊|呀)?[？?。]*$"
)
_WHY_LATER_EN = re.compile(
    r"^(?:and |so |but |then )*(?:why|how come|what made|what caused)(?: did| has| have)?"
    r" (?:it|they|that|the (?:number|figure|total|count)|(?:the )?requests)"
    r" (?:then |later |again |to )*(?P<way>fall|fell|drop|decrease|go down|went down|decline|shrink"
    r"|rise|rose|go up|went up|grow|grew|increase)"
    r"(?:p?ed|d|s)?(?P<later>(?: again| back| down| up| later(?: on)?| afterwards?| after that"
    r"| (?:in )?the (?:year after|next year|following year)| then)*)[?. ]*$",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:later|after\w*|next|following|then)\b", re.IGNORECASE)
_ASKED_WHY = re.compile(rf"{_WHY}|原因|\bwhy\b|\bhow come\b|\breason\b", re.IGNORECASE)
_OF_WHAT = re.compile("申请|行政处罚|处罚|行政许可|许可|行政复议|复议|行政诉讼|诉讼|规范性文件|公开信息")
_OF_WHAT_EN = re.compile(
    r"\b(?:requests|applications|penalties|licen[cs]es|lawsuits|reconsiderations?)\b", re.IGNORECASE
)
_FEWER = re.compile("[少降减跌落滑缩]|fall|fell|drop|down|decline|shrink|decrease", re.IGNORECASE)


def why_later(question: str, last: str, told: Plan | None, connection: Connection, language: Language) -> str:
    """The question in full; as it is where it is none of these."""
    asked = _asked(question)
    if asked is None or told is None or told.kind != "text" or not _ASKED_WHY.search(last):
        return question
    if len(told.scope.agencies) != 1 or len(told.scope.years) != 1:
        return question
    thing = (_OF_WHAT if language == "zh" else _OF_WHAT_EN).search(last)
    if thing is None:
        return question
    (body,), (year,) = told.scope.agencies, told.scope.years
    loaded = {each.year for each in select_reports(connection, Scope(agencies=(body,))) if each.year > year}
    after = min(loaded, default=year + 1)
    fewer = bool(_FEWER.search(asked["way"]))
    if language == "zh":
        return f"{body}{after}年{thing.group()}为什么比上年{'少' if fewer else '多'}了"
    return f"why did {thing.group()} to {body} {'go down' if fewer else 'go up'} in {after}"


def _asked(question: str) -> re.Match[str] | None:
    found = _WHY_LATER.match(question)
    if found:
        return found if found["why"] or found["behind"] else None
    english = _WHY_LATER_EN.match(question)
    return english if english and _LATER.search(english["later"]) else None
