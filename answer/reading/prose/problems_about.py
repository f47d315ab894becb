"""Problems and plans that are asked for by what they are about, which the vocabulary knows as a figure or a topic of
its own, or not at all: 跟依申请有关的是哪条, 关于解读的问题, 在数据上有什么打算; and what was done against one."""

import re
from typing import NamedTuple

from answer import vocabulary
from answer.prose.sought import EITHER
from answer.reading.language.segmented import segmented
from answer.reading.language.unknown import stands_in_prose
from answer.reading.prose.content_words import content_words
from answer.reading.prose.topics_named import LISTING, NUMBER
from answer.reading.question import Question

_FAULTS = "(?:问题|不足|短板|毛病|困难|薄弱环节)"
_PLANS = "(?:打算|措施|计划|举措|改进|安排|整改)"
_X = "(?P<about>[\u4e00-\u9fff]{2,10}?)"
_SUCH = "的?(?:[那这]?[一几]?[条个些项点])?(?:主要|具体|整改|改进|存在)?(?:的)?"
_EITHER = f"(?:(?P<faults>{_FAULTS})|(?P<plans>{_PLANS}))"
_WHICH_OF_THEM = (
    "(?:里面?|之?中|当中)[，,]?(?:有没有|有无|哪[一几]?[条个些项点]是?|有?哪些是?|有|是)?"  # 问题里有没有跟培训有关的
)
_ABOUT = (
    rf"(?:跟|和|与|同){_X}(?:有关系?|相关|沾边|搭界)联?的?",
    rf"(?:涉及(?:到了?)?|关于|有关(?!的)|属于){_X}(?:方面)?的?",
)
_FORMS = tuple(
    map(
        re.compile,
        (
            *(rf"{about}{_SUCH}{_EITHER}" for about in _ABOUT),
            *(rf"{_EITHER}{_WHICH_OF_THEM}{about}(?=$|[？?，,。是有哪吗]|[条个些])" for about in _ABOUT),
            rf"在{_X}(?:上|方面|这一?块|环节)(?:都|还|又|有|存在|提出|提了|的|了|过){{0,3}}"
            rf"(?:什么|哪些|啥|哪几[个条项])?(?:样的)?{_EITHER}",
        ),
    )
)
_IN_FIELD = re.compile(rf"(?:方面|环节|领域|这一?块|类){_SUCH}{_EITHER}")
_PROMISED = re.compile(  # 承诺增设公开栏或查阅点
    "(?:承诺|表示要|说要|提出要|答应|打算|计划|准备|拟)(?:在?(?:明年|下一年|来年|今后|下一步))?"
    "(?:增设|新增|增加|加设|增建|建设?|开展|组织|加强|推出|制作|引入|配备|举办|开设)(?P<about>[\u4e00-\u9fff]{2,12}?)"
    "(?=的?(?:单位|部门|有哪|是哪|都?有谁|[?？，,。]|$))"
)
_DEALT_WITH = re.compile(  # 新媒体影响力小，打算怎么解决
    "[，,](?:又|还|都|那|它|他们|该局)*(?:准备|打算|计划|将|要|想)?(?:怎么|如何|怎样|咋)(?:样)?(?:去|来)?"
    "(?:办|改进?|解决|应对|整改|弥补|治|修|弄|提升|加强|完善)(?:的|呢)?[?？。]*$"
)
_HOW_ANSWERED = "(?:怎么|如何|怎样|咋)(?:样)?(?:去|来)?(?:答复|回复|处理|办(?!结)|回|应对|答|告知|解答)"
_OF_A_KIND = (
    re.compile(  # 对不属于自己职责的申请怎么答复
        "(?P<about>[\u4e00-\u9fff]{2,14}?)的(?:政府信息公开)?(?:申请件?|件|事项|诉求)(?:都|一般|会|是|又|要|应该?)*"
        f"{_HOW_ANSWERED}"
    ),
    re.compile(  # 申请内容涉及正在办理的案件时，公安局怎么处理的
        "申请(?:人)?(?:的)?(?:公开)?(?:内容|事项|信息|材料|东西)*(?:里|中)?(?:如果|若|要是)?(?:涉及到?|属于|关系到|牵涉到?|碰到)"
        f"(?P<about>[\u4e00-\u9fff]{{2,14}}?)(?:的)?(?:时候?|的话)?[，,][^，。？?]*?{_HOW_ANSWERED}"
    ),
)
_REQUEST = "申请"
_NAMES = ("agency", "region", "level", "year", "relative")
_NO_SUBJECT = (*_NAMES, "list", "sum", "count", "mention", "deed", "quantity", "zero", "filler")
_PARTICLES = "了的过到出在对有就"
_LONGEST = 8  # characters
_ASKING = re.compile("[哪谁什啥几多少我你他它该各这那每]")
_OF_ANY_REPORT = re.compile("(?:公开|信息|工作|政府|政务|方面|主动|年报|报告|单位|部门|存在|主要|自身)+")
_REQUESTS = frozenset({"received", "handled", "total", "granted"})
_LAST_YEARS = "last_years_problems"
_ON_REQUEST = "part_on_request"  # 依申请公开, as a part of the report
_REQUESTS_TOLD = f"依申请{EITHER}申请{EITHER}答复"
_TAKEN = re.compile(
    "(?:做|建立|制定|采取|实行|出台|搞|健全|完善)(?:了|过)(?P<measure>[\u4e00-\u9fff]{2,6}?)(?:的)?(?:安排|制度|机制|办法|措施|规定)"
)
_ASKED = re.compile("什么|哪些|啥|怎么|怎样|如何|咋|相应|专门|有关|相关")
_ARRANGED = re.compile("(?:怎么|如何|怎样|咋)(?:样)?安排|(?:做|有|采取)(?:了|过)?(?:什么|哪些|啥)(?:样的)?安排")


_BODIES = re.compile("单位|部门|机关|局|谁|家")
_AGAIN = (  # after problems or plans: 里面跟网站有关的是哪条, 数据那条具体怎么说
    re.compile(
        f"^(?:那么?|这?里面|其中|当中|它们?|他们|有没有|有|哪[条个些几]|是)*(?:跟|和|与|同){_X}(?:有关系?|相关|沾边)(?:联)?的?"
        "(?:那|这|是|有|哪|几|具体|怎么|如何|什么|多少|说|写|[条个些项呢吗的?？])*$"
    ),
    re.compile(
        f"^(?:那么?|这?里面|其中|当中|它们?|他们|有没有|有|哪[条个些几]|是)*(?:涉及到?|关于|有关){_X}(?:方面)?的?"
        "(?:那|这|是|有|哪|几|具体|怎么|如何|什么|多少|说|写|[条个些项呢吗的?？])*$"
    ),
    re.compile(
        f"^(?:那么?|里面|其中)*{_X}(?:方面)?的?[那这]一?[条个项点](?:问题|不足|措施|打算)?(?:是|具体|详细|到底|又)*(?:怎么|如何|咋|什么)?(?:说|写|讲|表述)?(?:的|呢)?[?？]*$"
    ),
)


class About(NamedTuple):
    """Which of problems and plans are asked for, and the words that their sentences have."""

    topic: str
    term: str
    theme: str = ""


def problems_again(question: Question) -> About | None:
    """Which of the problems or plans told before are asked for: 里面跟网站有关的是哪条."""
    last = question.previous
    listed = last is not None and last.kind == "text" and bool(last.topics) and set(last.topics) <= LISTING
    if last is None or not listed or question.has("agency", "region", "year", "relative"):
        return None
    if any(_BODIES.search(span.text) for span in question.spans.of("list")):
        return None
    for form in _AGAIN:
        found = form.match(question.text)
        term = _term(question, *found.span("about")) if found else ""
        if found and term:
            return _about(last.topics[0], term, found["about"])
    return None


def problems_about(question: Question) -> About | None:
    """What the problems or plans asked for are about; nothing where a theme says it, or a number is asked for."""
    again = problems_again(question) if question.language == "zh" else None
    if again or question.language != "zh" or question.has("theme") or NUMBER.search(question.text):
        return again
    for form in _FORMS:
        found = form.search(question.text)
        term = _term(question, *found.span("about")) if found else ""
        if found and term:
            return _about("problems" if found["faults"] else "improvements", term, found["about"])
    promised = _PROMISED.search(question.text)
    term = _term(question, *promised.span("about")) if promised and question.has("agency", "list") else ""
    if term:
        return About("improvements", term)
    dealt = _DEALT_WITH.search(question.text)
    if dealt and question.has("agency", "list"):
        said = question.text[_start_of(question, dealt.start()) : dealt.start()]
        return None if _ASKING.search(said) else About("improvements", said)
    field = _IN_FIELD.search(question.text)
    if field is None:
        return None
    start = _start_of(question, field.start())
    term = _term(question, start, field.start())
    topic = "problems" if field["faults"] else "improvements"
    return _about(topic, term, question.text[start : field.start()]) if term else None


def _about(topic: str, term: str, said: str) -> About:
    """The theme where one is what that is said of; else the words."""
    theme = next((theme for theme, words in vocabulary.subjects_of_themes().items() if words.fullmatch(said)), "")
    return About(topic, "", theme) if theme else About(topic, term)


def _start_of(question: Question, end: int) -> int:
    """Where the words begin that name the field: 依申请公开 of 提了依申请公开方面的问题; else the last word before."""
    asking = (span for span in question.spans.chosen if any(span.value(kind) is not None for kind in _NO_SUBJECT))
    start = max((span.end for span in asking if span.end <= end), default=0)
    while start < end and question.text[start] in _PARTICLES:
        start += 1
    last = next(iter(reversed(segmented(question.text[:end]))), "")
    return start if 1 < end - start <= _LONGEST else end - len(last)


def _term(question: Question, start: int, end: int) -> str:
    """The words of sentences about what stands there; none where that is a name or a time, or what all reports are
    about."""
    inside = [span for span in question.spans.chosen if span.start < end and start < span.end]
    if any(span.value(kind) is not None for span in inside for kind in _NAMES):
        return ""
    text = question.text[start:end]
    if len(text) < 2:
        return ""
    topics = [span.value("topic") or "" for span in inside if span.value("topic")]
    if set(topics) & {*LISTING, _LAST_YEARS} or _ASKING.search(text) or _OF_ANY_REPORT.fullmatch(text):
        return ""
    if topics and topics[0] == _ON_REQUEST:
        return _REQUESTS_TOLD
    if topics:
        terms = vocabulary.topics()[topics[0]].terms
        return EITHER.join(dict.fromkeys((*text.split(EITHER), *terms)))
    rows = [span for span in inside if span.value("row")]
    if rows and all(span.value("row") in _REQUESTS for span in rows):
        return _REQUESTS_TOLD
    if rows:
        return EITHER.join(dict.fromkeys((rows[0].text, rows[0].text.removeprefix("行政"))))
    return EITHER.join((text, *vocabulary.said_of_problems().get(text, ())))


def kind_of_request(question: Question) -> tuple[str, ...]:
    """The words for a kind of requests of which it is asked how they are answered: 职责 of 不属于自己职责的申请."""
    told = question.language == "zh" and question.has("agency", "list")
    found = next((found for form in _OF_A_KIND if (found := form.search(question.text))), None) if told else None
    if found is None or NUMBER.search(question.text):
        return ()
    low, high = found.span("about")
    inside = [span for span in question.spans.chosen if low <= span.start and span.end <= high]
    if any(span.value(kind) is not None for span in inside for kind in ("row", "column", "outcomes", "zero")):
        return ()  # 不予公开的申请怎么处理
    held = [word for word in content_words(question) if word in found["about"] and word not in _REQUEST]
    words = tuple(word for word in held if stands_in_prose(word, question.names.connection))
    return (*words, _REQUEST) if len(words) == 1 else words


def measure_against(question: Question) -> str:
    """The measure named that was taken against a problem: 交接 of 给信息员换岗做了交接安排."""
    found = _TAKEN.search(question.text) if question.language == "zh" and question.has("theme") else None
    if found is None or _ASKED.search(found["measure"]):
        return ""
    spans = question.spans.of("theme")
    apart = all(span.end <= found.start("measure") or found.end() <= span.start for span in spans)
    return found["measure"] if apart and stands_in_prose(found["measure"], question.names.connection) else ""


def asks_how_arranged(question: Question) -> bool:
    """Whether it is asked what is arranged for a problem: 信息员换岗怎么安排的."""
    return question.language == "zh" and question.has("theme") and bool(_ARRANGED.search(question.text))
