"""The topics of the prose that a question names, in one of many ways: 信息员老是换人, reluctant to disclose."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from answer import vocabulary
from answer.prose.nth_listed import nth_named
from answer.prose.parts_of_reports import SUMMARY
from answer.reading.figures.ordering import order_in
from answer.reading.figures.what import named_rows
from answer.reading.language.spans import Span
from answer.reading.language.unknown import quotes_chinese
from answer.reading.question import Question

# Topics that give way to a figure named beside them.
MILD_TOPICS = frozenset({"proactive", "platform", "improvements", "review", "interpretation"})
LISTING = frozenset({"problems", "improvements"})
ASSESSMENT = "third_party"  # a number of it is of the problems that it found
PROBLEMS_PART = "part_problems"
# What is disclosed in each of several places is told with the whole.
CHANNELS = frozenset({"website_items", "account_items", "board_items", "posts"})
NUMBER = re.compile(
    r"多少|总(?:场次|人次|批次)|(?<![哪这那前近])几(?!句|段|行|点|年来)|[次件条项人场篇处批名份]数|人次|数量|总[数量]|[比率]率|办结率|满意[度率]|访问量|(?<=[\u4e00-\u9fff])量(?=有|写|呢|是|吗|[?？]|$)|"
    r"\bhow (?:many|much|often|satisfied|happy)\b|\bnumber\b|\bcount\b|\brates?\b|\btotal\b"
)
_SOMEBODY = "(?:群众|市民|代表|居民|公众|百姓|干部|人员|学员|嘉宾|访客|观众)"
PEOPLE = re.compile(
    rf"人次|人数|[\d十百千万](?:余|多)?(?:人|名)(?!民)|多少人|几个?人|多少[名位]|几位|规模|来的人|人最[多少]|人多|{_SOMEBODY}(?:一?共|总共)?(?:有|是|达|来了)?(?:多少|几)"
    rf"|(?:多少|几[个名位])(?:名|位)?{_SOMEBODY}|\b(?:people(?!')|participants|attend\w*|persons|visitors|trainees|turnout|crowds?|audience)\b"
    r"|\bhow many (?:staff|officials|employees|officers|cadres|workers)\b"
)
# Problems that are named only to ask what is done about them.
_ANSWERED = re.compile(
    r"针对|对于|对此|解决|应对|(?:怎么|如何|怎样|咋)(?:样)?(?:去|来)?(?:改进|整改|改)"
    r"|\b(?:address|fix|solve|tackle|remedy|respond|deal|against)\b"
)
_ASKED_APART = re.compile(  # which problems, and what is done about them
    "(?:哪|谁|什么|啥|几|多少)[^，,。；;]*[，,；;][^，,。；;]*(?:怎么|怎样|如何|咋|什么|啥|哪)"
)
_ASKED_APART_EN = re.compile(  # what weaknesses it lists, and what remedy goes with each
    r"\b(?:what|which)\b[^?.;]*?(?:,|;| and)+ (?:what|which|how)\b"
)
_AND_PLANNED = re.compile(
    r"\b(?:what|which|who)\b[^?.;]*?(?:,|;| and)+ (?:what|how) (?:does|do|did|will|are|is) (?:it|they)"
    r" (?:plan|propose|intend|mean|promise|want|aim|do\b|going)"
)
_PROMISED = re.compile(
    r"\bwhat (?:did|does|do|has|have|had|will)\b[^?.;]*?"
    r"\b(?:promis(?:e|ed|ing)|pledged?|vow(?:ed)?|undert(?:ake|aken|ook)|commit(?:ted)?)\b"
    r"(?! to\b(?! (?:in|for|on|about)\b))"
)
WHAT_IS = re.compile(r"what (?:is|was|are|were)(?: the)?")  # a summary as well as a figure
_DONE_ABOUT = re.compile(
    r"\bwhat (?:(?:is|are|was|were|has|have) )?(?:\w+ )?(?:being |been )?(?:done|doing|do|undertaken)"
    r" (?:for|to help|to reach|about|against)\b"
)
_FIXED_SINCE = re.compile(  # the problem, what is planned, and what was done about that of the year before
    r"(?:(?:and|so|but) )*(?:has|have|had|was|were|is|are|did)\b[^?.;]*"
    r"\b(?:fixed|solved|resolved|remedied|overcome|cured|sorted out|dealt with|put right|gone away|disappeared)\b"
)
_HOW_PLANNED = re.compile(  # how does it plan to make guides clearer, how will it reach people offline
    r"(?:(?:and|so|but) )*how (?:(?:does|do|did|is|are|was|were|has|have)\b[^?.;]*?"
    r" (?:plan(?:s|ned|ning)?|inten(?:d|ds|ded|ding)|propos(?:e|es|ed|ing)|mean|promis(?:e|ed|ing)|aim(?:ed|ing)?"
    r"|hop(?:e|ed|ing)|want(?:ed)?|going) to"
    r"|will)\b"
)
_PLANNED_AGAINST = re.compile(
    r"\b(?:plan|plans|planned|do|did|does|done|doing|take|took|taken|promis\w+|propos\w+|intend\w*)\b(?: \w+)?"
    r" (?:against|about)\b"
    r"|(?!(?<=年)有(?:什么|哪些|啥)(?:[?？]|$))(?<!单位)(?<!部门)(?<!机关)(?<!地方)(?<!报告)(?<!年报)(?<!的)(?:做|干|办|想|采取|出台|拿出|用|有)(?:了|过|出)?(?:些|过)?(?:什么|哪些|啥)(?:样的)?(?:措施|办法|举措|动作|工作|事情?|招)?(?:[?？]|$)"
    r"|有(?:些|过)?(?:什么|哪些|啥)(?:样的)?(?:措施|办法|举措|动作)(?:[?？]|$)"
    r"|(?:怎么|如何|怎样|咋)(?:样)?(?:去|来)?(?:改|解决|应对|克服|弥补|化解|纠正|补|整改|办(?!理)|着手|照顾|帮助?|修|弄|治|完善|优化|破解|整治)"
)
_WHO_ASSESSED = re.compile(  # not which bodies were assessed
    r"(?:哪一?[家个所]|什么|啥)(?:公司|院校|大学|高校|研究院|咨询机构|评估机构|第三方机构|中介|机构(?=做|承担|评|来|给|实施|开展))"
    r"|(?:公司|机构)的?(?:名称|名字|叫什么|叫啥|是谁|是哪)"
)
_CHECKS = frozenset({"review", "prepublication", "proofreading", ASSESSMENT})
_FOUND_BY_CHECK = re.compile(
    r"(?:查|检|发现|找|暴露|审|出)(?:出|到|了|过)*(?:什么|哪些|一些|啥|过|任何)*问题"
    r"|\b(?:find|finds|found|turn(?:s|ed)? up|reveal(?:s|ed)?|uncover(?:s|ed)?|detect(?:s|ed)?)"
    r"(?: any| some| no| what)* (?:problems?|issues?|faults?|irregularities|violations?)\b"
)
_OF_AMOUNTS = frozenset({"procurement", "fees"})  # rows that state sums of money
_PIECES = re.compile(r"(?:多少|几)条|条数")  # of information, of nothing that is held or counted in 次
_INFORMATION = re.compile("信息|公开")
_CAME = re.compile(r"(?:and )?who (?:attended|came|went|joined|participated|took part|turned up|was there)\b")
_APPLICANTS = re.compile(r"申请|自然人|\b(?:request|applica|natural person)")
# Said of an address, and of anything else.
WHERE = frozenset({"在哪", "在哪里", "哪里", "where is", "located", "位于"})
_IN_WHAT = re.compile("(?:大|小|差|难|好|强|弱|不同|区别|差别|体现|表现|卡|慢)在哪")
_PUBLISHED_WHERE = re.compile(  # asks for no address of an office
    r"(?:在哪里?|在哪儿|哪里|哪儿|什么地方)(?:才|能|可以|可|会|都|被)*"
    r"(?:发布|公开|公示|公布|登载|刊登|张贴|播|宣传|推送|看到|看|查到|查|找到|找|下载|领取|领)"
)
_BY_PHONE = re.compile(r"打(?:过|了|个)*电话|电话(?:确认|沟通|联系|告知|通知|核实|回访|提醒)(?!方式)")  # is no number
_CONTACTS = frozenset({"phone", "email", "postcode", "fax", "opening_hours"})  # beside these 在哪儿 is an address
# What is not meant beside another topic, of which its words are a part: 12345 calls, consult the public.
_INSTEAD_OF = {
    "hotline": ("consultations", "hotlines"),
    "hotlines": ("consultations",),
    "request_channels": ("channels", "website"),
    "comments": ("consultations",),
    "digitised": ("cleanup",),
    "prepublication": ("review", "proofreading"),
    "phone": ("contact", "consultations"),
    "contact": ("consultations",),
    "address": ("contact",),
    "email": ("contact",),
    "open_day": ("consultations", "visits"),
}
# Of a website, an account: its number, even where none is asked for.
_VISITED = re.compile(r"点击|浏览|访问|粉丝|关注|\b(?:visits|views|hits|clicks|followers|subscribers)\b")
_HOTLINES = {("hotline",), ("hotlines",)}
_TICKETS = re.compile(r"\b(?:tickets|orders|calls)\b")  # of the hotline asked about before
_GIVEN = re.compile(
    r"(?:公布|公开|留|列|登|写)(?:了|出|下)*[^，,。]{0,6}电话(?!咨询.{0,3}(?:多少|几)[次件条个]|咨询(?:量|次数|件数|人次))"
)
_COMPLAINTS = re.compile(r"投诉|举报|\bcomplain\w*")  # are told of no calls
_CALLS = re.compile(r"接[了听到过得]?|[个次通]|\b(?:answer\w*|taken|took|handled|how many)\b")  # not the number to call
_PLANNED = re.compile(
    r"打算|计划|准备|下一步|今后|(?:提到|提出|表示|说|承诺)(?:过|了)?(?:要|将)|\b(?:will|plan|plans|intend|intends)\b"
)
DONE_OR_PLANNED = re.compile(  # 用上或者打算用
    "(?:[了过上着]|已经?|正在|[用搞办做建开]|采用|使用|使用中)(?:，|、)?(?:或者?|或是|还是|以及|和|及)(?:正在|正)?(?:打算|计划|准备|拟|想|将要?|要)"
    r"|(?:打算|计划|准备|拟)[^，。？?]{0,3}(?:或者?|或是|还是|以及|和|及)(?:已经?|正在)"
    r"|\b(?:use[sd]?|using|tr(?:y|ied|ying)|adopt\w*|built|held|done|introduc\w*|ha(?:s|ve|d)),? (?:or|and)"
    r" (?:(?:is|are|was|were) )?(?:plan\w*|intend\w*|propos\w*|going)\b"
    r"|\b(?:plan\w*|intend\w*|propos\w*)(?: to)?,? (?:or|and) (?:already |actually )?"
    r"(?:us(?:es?|ed|ing)|tr(?:y|ied)|adopted)\b"
)
_PLACES = {word: at for at, word in enumerate("一二三四五六七八九十", start=1)} | {
    word: at for at, word in enumerate(("first", "second", "third", "fourth", "fifth"), start=1)
}
_GAINED = re.compile(  # a place in an order, no score
    "(?:评估|考核|测评|考评|评比)(?:[^，,。？?]{0,12}?(?:谁|哪一?[家个](?:单位|部门)?)|[^，,。？?]{0,5})(?:得|拿|获|排名?|评|居|列)(?:了|到|在|过)?"
    "(?:全[市县省区])?第?(?P<zh>[一二三四五六七八九十]|\\d+|头名|首位|冠军)(?![场次期季批])"
    r"|\b(?:came|ranked|placed|finished|stood|was|were)(?: in)? (?:the )?(?P<en>first|second|third|fourth|fifth|top)\b"
    r"[^?.;]*\b(?:assessments?|appraisals?|evaluations?)\b"
)
_PLANS = re.compile(r"\b(?:plan|plans|planned|intend|intends|intended|promise[sd]?|propose[sd]?) to do\b")
_OF_A_MATTER = re.compile('(?:的|工单|办理|事项|答复|处理|回复|受理|群众|[“”"件])*')  # 热线工单办理的满意率
_NO_MATTERS = frozenset({"proactive", "third_party"})
_WITHIN = re.compile(
    "(?:问题|措施|打算|计划|举措)(?:部分|一节|章节|方面)?(?:里|中|当中|部分|一节|章节)"
    r"|(?:problems?|measures|plans|steps) (?:with|about|on|in(?! (?:19|20)\d\d))"
)
_AND_HOW_MANY_ITEMS = re.compile(
    r"^(?!.*\b(?:publish|disclos|releas))[^?]*(?:,| and)+ how many items\b"
)  # of what is before
_ITEMS = re.compile(r"\bitems\b(?! of information)")


def find_in_prose(text: str) -> Iterator[Span]:
    """Topics and themes that are named in one of many ways: 信息员老是换人, reluctant to disclose."""
    for pattern, meaning in vocabulary.ways_to_say():
        for found in pattern.finditer(text):
            yield Span(*found.span(), found.group(), (meaning,))


def topics_in(question: Question) -> tuple[str, ...]:
    """The topics named. A word such as 问题 or 公众号 gives way to what is counted of it: 反馈问题数, 公众号粉丝."""
    topics = tuple(dict.fromkeys(span.value("topic") or "" for span in question.spans.of("topic")))
    last = question.previous
    if not topics and last is not None and last.topics in _HOTLINES and _TICKETS.search(question.text):
        topics = last.topics
    if not topics and _asks_of_people_again(question):
        question.inherits = True
        topics = question.previous.topics if question.previous else ()
    if named_rows(question.spans, strong=True) or question.has("rate") or _names_column(question):
        mild = MILD_TOPICS - ({"improvements"} if _PLANS.search(question.text) else set())
        topics = tuple(topic for topic in topics if topic not in mild)
    if _OF_AMOUNTS & set(named_rows(question.spans, strong=True)):  # 政府集中采购花了多少钱
        topics = tuple(topic for topic in topics if topic != "money")
    known = vocabulary.topics()
    rate = rate_of_matter(question)
    if rate:
        return (rate.rate,)
    asks_number = bool(NUMBER.search(question.text))
    if asks_number or order_in(question.spans)[0] or _VISITED.search(question.text):  # the largest following
        topics = counted_of(topics, question.text)
    counted = [topic for topic in topics if known[topic].units]
    if len(counted) > 1 and _ITEMS.search(question.text):
        topics = tuple(topic for topic in topics if topic != "proactive")  # power list items
    if counted:
        kept = {"improvements"} if _PLANNED.search(question.text) else set()
        kept |= {"problems", "improvements"} if _WITHIN.search(question.text) else set()
        weak = {topic for topic in topics if known[topic].weak} | (LISTING - kept)
        topics = tuple(topic for topic in topics if topic in counted or topic not in weak)
    if counts_pieces(question) and counted and not set(topics) & LISTING:
        pieces = [topic for topic in topics if "条" in known[topic].units]
        topics = tuple(pieces) or (() if question.has("row", "rate") else ("proactive",))
    if len(CHANNELS & set(topics)) > 1:
        topics = ("proactive",)
    elif CHANNELS & set(topics):
        topics = tuple(topic for topic in topics if topic != "proactive")
    topics = _parts(question, _of_a_channel_again(question, topics))
    counts = asks_number or order_in(question.spans)[0] or "consultations" in topics
    if "phone" in topics and counts and _counts_calls(question):
        topics = tuple(dict.fromkeys("consultations" if topic == "phone" else topic for topic in topics))
    if "phone" in topics and asks_number and _COMPLAINTS.search(question.text) and not _names_number(question):
        topics = tuple(topic for topic in topics if topic != "phone")  # complaints made by phone
    if _GIVEN.search(question.text):
        topics = tuple(dict.fromkeys("phone" if topic == "consultations" else topic for topic in topics))
    instead_of = {each for topic in topics for each in _INSTEAD_OF.get(topic, ())}
    if not quotes_chinese(question.text):  # what is quoted is meant
        topics = tuple(topic for topic in topics if topic not in instead_of)
    if len(topics) > 1 and "address" in topics and not set(topics) & _CONTACTS:  # 相同之处在哪里
        said = {span.text for span in question.spans.of("topic") if span.value("topic") == "address"}
        topics = tuple(topic for topic in topics if topic != "address" or said - WHERE)
    if topics == ("address",) and question.has("theme") and _IN_WHAT.search(question.text):  # 差别大在哪
        topics = ()
    if "proactive" in topics and _AND_HOW_MANY_ITEMS.search(question.text):
        topics = tuple(topic for topic in topics if topic != "proactive")
    phones = {span.text for span in question.spans.of("topic") if span.value("topic") == "phone"}
    if "email" in topics and phones == {"contact"}:  # a contact e-mail
        topics = tuple(topic for topic in topics if topic != "phone")
    if _PUBLISHED_WHERE.search(question.text):
        topics = tuple(topic for topic in topics if topic != "address")
    if _BY_PHONE.search(question.text):
        topics = tuple(topic for topic in topics if topic != "phone")
    if "site_visits" in topics and any(span.text == "visits" for span in question.spans.of("topic")):
        topics = tuple(topic for topic in topics if topic != "visits")  # those of the website, not of petitioners
    if "last_years_problems" in topics:
        topics = tuple(topic for topic in topics if topic not in LISTING)
    only_where = all(known[each].weak for each in topics)  # on the website
    if question.has("theme") and (not topics or only_where):
        planned = _PLANNED_AGAINST.search(question.text) or _DONE_ABOUT.search(question.text)
        topics = ("improvements",) if planned else ("problems",)
    one = len(question.spans.of("agency")) == 1 and not question.has("year", "relative")
    if one and question.has("theme") and topics == ("problems",) and _FIXED_SINCE.match(question.text):
        topics = ("problems", "improvements")
    if question.has("theme") and question.language == "zh" and set(topics) == {"interpretation"}:
        topics = ("problems",)  # 老年人看不懂解读
    if question.has("theme") and question.language == "zh" and set(topics) & LISTING:  # 问题是网站链接打不开
        topics = tuple(topic for topic in topics if not known[topic].weak)
    if question.has("theme") and topics == ("improvements",) and _ASKED_APART.search(question.text):
        topics = ("problems", "improvements")  # 谁提了解读问题，打算怎么改
    if question.has("theme") and set(topics) <= LISTING and _AND_PLANNED.search(question.text):
        topics = ("problems", "improvements")  # who names it, and how they plan to mend it
    if len(topics) > 1 and set(topics) & _CHECKS and _FOUND_BY_CHECK.search(question.text):
        topics = tuple(topic for topic in topics if topic != "problems")  # 保密检查有没有查出问题
    if ASSESSMENT in topics and _WHO_ASSESSED.search(question.text):
        topics = tuple("evaluator" if topic == ASSESSMENT else topic for topic in topics)
    if set(topics) == {ASSESSMENT, "improvements"} and "整改" in question.text:  # 第三方评估反馈的问题怎么整改的
        topics = (ASSESSMENT,)
    ranked = asks_number or bool(order_in(question.spans)[0])
    if topics == ("problems",) and ranked and _was_assessed(question):
        topics = (ASSESSMENT,)
    if DONE_OR_PLANNED.search(question.text):
        topics = tuple(topic for topic in topics if topic != "improvements")  # wherever it is told
    if not topics and question.language == "en" and _PROMISED.search(question.text):
        topics = ("improvements",)
    if (only_where or set(topics) <= LISTING) and _HOW_PLANNED.match(question.text):
        topics = ("improvements",)
    both = nth_named(question.text) or _ASKED_APART.search(question.text) or _ASKED_APART_EN.search(question.text)
    if set(topics) >= LISTING and not both and _ANSWERED.search(question.text):
        topics = tuple(topic for topic in topics if topic != "problems")
    return topics


class RateOfMatter(NamedTuple):
    """A rate, and the topic whose rate it is."""

    rate: str
    matter: str


def place_gained(text: str) -> int:
    """Which place in an assessment is asked for, of whoever gained it: 考核得第一的是谁; 0 where none is."""
    found = _GAINED.search(text)
    if not found:
        return 0
    said = found["zh"] or found["en"]
    return int(said) if said.isdecimal() else _PLACES.get(said, 1)


def rate_of_matter(question: Question) -> RateOfMatter | None:
    """The rate of something else than requests, right behind its name: 热线工单办结率; None where there is none."""
    known = vocabulary.topics()
    for one, other in pairwise(question.spans.of("topic")):
        matter, rate = one.value("topic") or "", other.value("topic") or ""
        close = _OF_A_MATTER.fullmatch(question.text[one.end : other.start])
        if close and known[rate].is_rate and not known[matter].is_rate and matter not in (_NO_MATTERS | LISTING):
            return RateOfMatter(rate, matter)
    return None


def _counts_calls(question: Question) -> bool:
    """Whether calls are counted, not reports without a telephone number."""
    named = [span.text for span in (*question.spans.of("agency"), *question.spans.of("region"))]
    said = re.sub("|".join(map(re.escape, named)), "", question.text) if named else question.text  # 交通局
    return not (_names_number(question) or _COMPLAINTS.search(question.text)) and bool(_CALLS.search(said))


def _names_number(question: Question) -> bool:
    """Whether a telephone number is named: 电话号码, telephone number."""
    spans = [span for span in question.spans.of("topic") if span.value("topic") == "phone"]
    texts = (question.text[span.start : span.end + len(" number")] for span in spans)
    given = _GIVEN.search(question.text)
    return bool(spans) and bool(given or all("number" in text or "号" in text for text in texts))


def counts_pieces(question: Question) -> bool:
    """Whether it asks how many pieces of information there are, of whatever."""
    return bool(_PIECES.search(question.text) and _INFORMATION.search(question.text))


def _of_a_channel_again(question: Question, topics: tuple[str, ...]) -> tuple[str, ...]:
    """What is disclosed in a channel, where it was asked of another before: 网站呢, after 其中公开栏多少条."""
    last = question.previous
    of_channels = last is not None and set(last.topics) <= CHANNELS | {"disclosed_part"}
    if last is None or last.kind != "text" or not last.number or not of_channels:
        return topics
    own = {each.of: each.id for each in vocabulary.topics().values() if each.id in CHANNELS - {"posts"}}
    of_account = {"new_media": own["public_account"]}
    return tuple((own | of_account).get(topic, topic) for topic in topics)


def _was_assessed(question: Question) -> bool:
    """Whether the problems are those that the assessment asked about before found: 一共查出多少个问题."""
    last = question.previous
    named = question.has("theme", "agency", "region")
    return last is not None and last.kind == "text" and last.topics == (ASSESSMENT,) and not named


def _names_column(question: Question) -> bool:
    """Whether a column is named; 制发 alone may be said of anything: policy interpretations issued."""
    spans = question.spans.of("column")
    columns = [meaning.value for span in spans for meaning in span.meanings if meaning.kind == "column"]
    own = (value for value in columns if not value.endswith("/total"))  # proactive disclosure total
    return any(not value.startswith("documents/") for value in own) or (bool(columns) and question.has("row"))


def _parts(question: Question, topics: tuple[str, ...]) -> tuple[str, ...]:
    """The topics, where what is told in a part of the report gives way to what is asked of it; section five is its
    problems and improvements, and a summary beside figures is none of the prose."""
    known = vocabulary.topics()
    parts = tuple(topic for topic in topics if known[topic].part)
    if not parts:
        return topics
    told_in = set(parts) - {SUMMARY, PROBLEMS_PART}
    if told_in and set(topics) - set(parts) <= {"improvements"}:  # 信息管理部分的举措
        topics = parts
    if parts != topics:
        return tuple(topic for topic in topics if topic not in parts)
    of_somebody = question.has("agency", "region")
    counted = any(not WHAT_IS.fullmatch(span.text) for span in question.spans.of("quantity"))
    if parts == (SUMMARY,) and (counted or question.has("row", "rate", "column") or not of_somebody):
        return ()
    if PROBLEMS_PART in parts:
        return tuple(dict.fromkeys((*("problems", "improvements"), *set(parts) - {PROBLEMS_PART, SUMMARY})))
    return parts


def counted_of(topics: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The topics, with what is counted of one in its place: the followers of 公众号, where it rose."""
    known = vocabulary.topics()
    instead = {each.of: each.id for each in known.values() if each.of and re.search(each.when, text)}
    for account in ("new_media", "account_name"):
        instead[account] = instead.get("public_account", account)
    return tuple(dict.fromkeys(instead.get(topic, topic) for topic in topics))


def _asks_of_people_again(question: Question) -> bool:
    """Whether it only asks how many people there were, after a question about what people came to: 来了多少人."""
    last = question.previous
    prose = last is not None and last.kind == "text" and bool(last.topics) and not set(last.topics) & LISTING
    if question.has("list") and not (_CAME.match(question.text) or question.has("rank_most", "rank_least")):
        return False
    if question.has("agency", "region", "rate", "reports") or _APPLICANTS.search(question.text):
        return False
    return prose and not named_rows(question.spans, strong=True) and bool(PEOPLE.search(question.text))
