"""Follow-ups about prose: what the last question about it asked, and of which bodies, is kept."""

import re
from collections.abc import Mapping, Sequence

from answer import vocabulary
from answer.answer import Outcome
from answer.plan import SET_KINDS, Measure, Plan, Scope
from answer.prose.everywhere import reports_told
from answer.reading.language.numbers import parse_number
from answer.reading.prose.topics_named import LISTING, NUMBER
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, years_of
from answer.reading.talk.those import bodies_of
from answer.reply import Reply
from answer.words import say

_OWN = ("topic", "theme")  # with these words it asks for something else
_QUOTED = re.compile(
    r"^(?:那么?|请|再|能不能|麻烦|把|给我|我要|要|(?:看|贴|列|摘|引|念|读|抄|拿|调|发|给|找|说)(?:一?[下段遍]|出来?|给我|用)*)*(?:它们?的?|他们的?|相关的?|依据的?|所依据的?|具体的?|对应的?|报告里?的?)*"
    r"(?:原话|原句|原文|出处|句子|原来的句子|原始表述)(?:是什么|是怎么写的|在哪里?|呢|给我|(?:贴|列|摘|念|读|抄|发|拿|调)(?:一?[下段遍]|出?来|给?我)*|看看|听听|一下|吧)*[?？。]*$"
    r"|^(?:那么?|它|报告里?|具体|原话|到底|[，,])*(?:是)?(?:怎么|怎样|如何|咋)(?:说|写|讲|提|表述|描述)(?:到|起)?的?(?:呢|啊)?[?？。]*$"
    r"|^(?:please |can you |could you |and |now )*(?:quote|cite|show|give|paste|copy|print)(?: me| us)?"
    r" (?:the |its |their |those |these |that )?(?:exact |original |relevant |actual |very )*"
    r"(?:sentences?|passages?|words|wording|text|sources?|lines?|quotes?|originals?)\b[^?]*[?.]*$"
)
_RECTIFIED = re.compile(
    r"^(?:那么?|都|这些|它们|后来|最后|问题|全部?|有没有|是否|[，,])*(?:改|整改|解决|修|纠正|处理)(?:好|完|掉|到位|过来|过)?(?:了)?(?:没有?|吗|么)[?？]*$"
    r"|^(?:and |so |but |then )*(?:was|were|is|are|did|has|have|had) (?:it|they|that|those|these|them)"
    r" (?:all |ever |been |get |got |since )*(?:fixed|solved|resolved|rectified|corrected"
    r"|addressed|remedied|put right|dealt with)\b"
)
_MORE_OF_THEM = re.compile(
    r"^(?:那么?|[两三几]家|它们|他们|到底|究竟|其中|[，,])*(?:是)?(?:谁|哪一?家|哪一?个(?:单位|局)?)(?:的|家)?(?P<people>来的人|人数?|人次)?(?:次数|场次|条数|粉丝)?(?:办|搞|开|做|收|接|来)?(?:得|的)?(?:更|比较|最)?(?P<more>[高多大低少小])(?:一?些|一?点)?(?:呢|啊)?[?？。]*$"
    r"|^(?:and |so |then |now )*(?:which|who)(?: (?:one|of (?:the two|the three|them|these|those)|bureau"
    r"|body|agency|office))*"
    r"(?: (?:has|had|is|was|got|have|told|states|reports))? (?:the )?"
    r"(?P<most>more|most|bigger|biggest|larger|largest|higher|highest|greater|fewer|fewest|less|least|smaller|smallest|lower|lowest)"
    r"(?: of (?:them|the two|these|those)| followers| number| figure| one)*[?. ]*$"
)
_APART = re.compile(  # 两家差多少
    r"^(?:那么?|这?两家|两者|两个(?:单位|局|部门)|它们|他们|二者|之间|[，,])*(?P<people>人数|人次)?(?:次数|场次|条数|粉丝)?"
    r"(?:相差|差|多|少)(?:了|出)?(?:多少|几)[个次场人条件]?(?:呢|啊)?[?？。]*$"
)
_WORDED = re.compile(  # 文字部分是怎么写的, after a figure
    r"^(?:那么?|它的?|该局的?|请|20\d\d年度?的?|[，,])*(?:在)?(?:(?:年度)?(?:报告|年报)(?:的|里面?|中|上)*)?(?:(?:文字|正文|叙述|文本|原文|总体情况)(?:部分|内容|说明)?|报告|年报)(?:里面?|中|上|对此|对这个|对这件事|关于这个)*的?"
    r"(?:又|具体|到底|究竟|是)*(?:怎么|怎样|如何|咋)(?:说|写|讲|提|表述|描述|交代)(?:明)?(?:到|起)?的?(?:呢|啊)?[?？。]*$"
    r"|^(?:那么?|请|再|把|给我|看看?|贴|引|摘|列)*(?:一?下)?(?:它的?|相关的?|对应的?|报告里?的?)*(?:文字|正文|叙述)(?:部分|内容|说明)?(?:的)?(?:原话|原句|原文|表述|说法|描述)"
    r"(?:是什么|呢|看看|一下|给我|(?:贴|列|摘|引)(?:一?下|出来)?)*[?？。]*$"
)
_STATED = re.compile(  # 文字里说收到几件
    r"^(?:那么?|它的?|该局的?|20\d\d年度?的?|[，,])*(?:(?:报告|年报)的?)?(?:文字|正文|叙述)(?:部分|内容|说明)?(?:里面?|中|上)?的?(?:是)?(?:说|写|讲|提|称|记载|表述|填|报)(?:的|了|到|明|是|收到|收|办|办结|公开|被)*(?:多少|几)[件个次起宗]?(?:申请)?(?:呢|啊)?[?？。]*$"
)
CAME_OF = "last_years_problems"
_SO_MANY_YEARS = re.compile("([两二三四五六])年")
_DEALT_WITH = re.compile(
    r"(?:(?:and|so|but|then) )*(?:how|what) (?:(?:did|does|do|has|have|had|was|were|is|are) (?:(?:it|they) )?"
    r"|(?:it|they) )"
    r"(?:(?:being|been|finally|then|later) )*"
    r"(?:deal(?:ing|t)? with|cop(?:e|ed|ing) with|handl(?:e|ed|ing)|(?:do(?:ne|ing)?|did) about|address(?:ed|ing)?"
    r"|tackl(?:e|ed|ing)|solv(?:e|ed|ing)|fix(?:ed|ing)?|remed(?:y|ied|ying)|respon(?:d|ded|ding) to)"
    r" (?:it|them|this|that|these|those)(?: problems?)?(?: in (?:the )?(?P<year>20\d\d)(?: report)?)?[?. ]*$"
)
_DEALT_LATER = re.compile(  # what a later report says of it: 2024年报里说改了吗, 第二年怎么解决的
    r"^(?:那么?|这些|上述|它们?|他们|该局|问题|都|报告|年报|后来|到|在|了|的|里面?|中|[，,])*"
    r"(?:(?P<year>20\d\d)年?度?|(?P<next>第二年|次年|下一年度?|后一年|转过年|来年))(?:这些|上述|它们?|他们|问题|都|报告|年报|里面?|中|上|的|[，,])*"
    r"(?:有没有|是否|说|写|提|讲|过|到|已经?|都|全部?|是不是|把|它们|这些|问题)*(?:怎么|怎样|如何)?"
    r"(?:被)?(?:整改|改正|改进|改|解决|纠正|处理|落实|补上|补)(?:好|完|掉|到位|过来)?(?:的|了)?(?:没有?|吗|么|呢|情况)?[?？。]*$"
)
_DEALT_EARLIER = re.compile(  # 2023年提的解决了吗, after the problems of 2024
    r"^(?:那么?|它们?|他们|该局)*(?:(?P<year>20\d\d)年?度?|上一?年度?|去年|前一年)(?:报告|年报)?(?:里|中)?(?:提|说|写|列|指出|承认|存在)(?:出|到|过)?的"
    r"(?:那些|这些|那几个|几个)?(?:问题|不足)?(?:都|后来|现在|今年|有没有|是否|是不是|已经?|怎么|怎样|如何|得)*"
    r"(?:整改|改正|改进|改|解决|纠正|落实)(?:好|完|掉|到位)?(?:的|了)?(?:没有?|吗|么|呢)?[?？。]*$"
)
_ALIKE = re.compile(  # 两年一样吗, after what each of two years says
    r"^(?:那么?|这|两年|两份|两家|两个|它们|他们|报告|年报|单位|之间|说法|写法|内容|前后|说的?|写的?|做法|措施|问题|哪些|的|都|里|[，,])*"
    r"(?:有(?:没有|无|哪些|什么)?(?:一样|相同|重复|共同|类似)的(?:问题|地方|内容)?(?:吗|么|没有)?|一[样致](?:不一[样致]|吗|么|没有?)?|有(?:没有|无|什么|啥|哪些)?(?:变化|不同|差别|区别|不一样|出入|改变)(?:吗|么|没有?)?"
    r"|(?:有(?:没有|什么|啥|哪些)?)?(?:共同点|共同之处|共性|相同点|相同之处|相似之处|异同)(?:吗|么|没有?|是什么|有哪些|在哪)?"
    r"|(?:有)?(?:哪些|什么)?(?:是|的)?(?:一直|始终|反复|年年|连着|连续|重复|老)(?:都)?(?:没|没有|未|存在|出现|有|提|写|讲)(?:解决|改|改好|整改|到|的|过|了)*(?:有哪些|是哪些|吗)?"
    r"|(?:是不是|是否)(?:一样|相同|一致|雷同)|相同吗|雷同吗|变了(?:没有?|吗|么|什么|些什么)|区别(?:在哪|是什么|大吗)?)(?:的)?(?:呢|啊)?[?？。]*$"
)
_WHICH_FAULTS = re.compile(  # 具体是哪些问题, after who names most
    "^(?:那么?|它们?|具体|都|分别|到底|里面?)*(?:是|有|写了|列了)?(?:哪些|什么|啥|哪几[个条项])(?:问题|不足|短板)?(?:呢)?[?？。]*$"
)
_ALIKE_BESIDE = re.compile(  # 跟2022年的比一样吗, after what one report says
    r"^(?:那么?|这些?|它们?)*(?:20\d\d年?)?(?:跟|和|与|同|比)(?:它|该局)?(?P<year>20\d\d|\d\d(?=年)|上一?年|去年|前一年)年?度?(?:报告|年报)?(?:里|中)?"
    r"(?:提|写|说|列)?的?(?:问题|内容|说法|写法)?(?:相?比较?|对比|比起来)?[，,]?(?:起来)?(?:是不是|是否|都|还)?"
    r"(?:一[样致]|相同|雷同|重复|有(?:没有|无|什么|啥|哪些)?(?:变化|不同|差别|区别|不一样|重复|雷同|相同)的?|变了)(?:不一样|吗|么|没有?|呢)*[?？。]*$"
)
_TOLD_ON = re.compile(  # 谁参加, 怎么处理的: of what was told, whose sentences say all there is
    "^(?:那么?|它们?|他们|都|有|是|由|具体|又|到底|最后|这)*"
    "(?:(?:怎么|如何|怎样|咋)(?:样)?(?:处理|做|弄|搞|开展|规定|安排|说|写|处置)"
    "|(?:针对|因为|由于)的?(?:都)?(?:是)?(?:什么|哪些|啥)(?:情况|问题|事情?|原因)?"
    "|(?:谁|哪些人|什么人|哪些(?:单位|科室|部门))(?:来|都)?(?:参加|参与|出席|到场|组织|负责))(?:了|的|过)?(?:呢)?[?？。]*$"
)
_BESIDE = re.compile(
    r"^(?:那么?|它)*(?:跟|和|与|同|比|较|对比)[^，。？?]{2,20}?(?:来|去)?(?:相?比较?|对比|比起来|谁|哪家|哪个|的)+(?:的)?(?:更|要)?(?:多|少|高|低|呢)(?:一?些|一?点)?(?:呢)?[?？。]*$"
    r"|^(?:那么?|它)*(?:跟|和|与|同)[^，。？?]{2,20}?(?:的)?(?:做法|情况|说法|写法|内容|问题)?(?:相?比)?[，,]?"
    r"(?:有(?:没有|什么|啥|哪些|何)?(?:不同|区别|差别|不一样|异同|共同点|相同)|一样|差别大)(?:吗|么|没有?|的地方|之处)?(?:呢)?[?？。]*$"
    r"|^(?:(?:and|so|but) )*(?:did|does|do|has|have|had|was|were|is|are) [^?.;]{2,60}?"
    r"\b(?:more|fewer|less|higher|lower|bigger|larger|smaller)(?: of (?:them|these|those)| that year)*[?. ]*$"
)
_BARE_NUMBER = re.compile(  # of what the last question about prose was about, which are no requests
    r"^(?:那么?|全年|一共|总共|共|都|各|当年|它们?|他们|[，,])*(?:接|收|受理|办|处理|答复|接待)(?:了|到|过)*(?:多少|几)(?:个|次|通|人|场|条|回|人次)(?:呢|啊)?[?？。]*$"
)
_ABOUT_IT = re.compile(
    r"\b(?:about|with|against|solv\w+|fix\w*|address\w*|tackl\w+|remed\w+|improv\w+|chang\w+|mend\w*|overcom\w+)"
    r" (?:it|this|that|these|them|the problem)\b"
    r"|^(?:那么?|都|各|分别|[，,])*(?:打算|准备|计划|将)?(?:怎么|如何|怎样|咋)(?:来|去)?(?:改进?|解决|整改|应对|办|弥补)(?:的)?(?:呢)?[?？]*$"
)
_STILL = re.compile(
    r"(?:有(?:没有|无|什么|哪些)?变化|变了|变没变|改观)|(?:还|仍然?|依然|依旧|是否|又)(?:存?在|有|是|提|写)(?:到|过|着)?(?:没有)?(?:这|那|上述|同样|一样|相同|老|吗|么|不|没|[?？]|$)"
    r"|\bstill\b"
)
_ABOUT_PROBLEMS = {"topics": ("problems",), "place": None, "newest": False}
_THIS_ONE = re.compile(  # 他们2021年提过这个问题吗, after what is done about one problem
    r"(?:这个|这一个?|这种|该|同样的|同一个?)(?:问题|情况|不足|短板)"
    r"|\bth(?:is|at|e same) (?:problem|shortcoming|weakness|issue)\b"
)
_THERE_TOO = re.compile(  # 这些问题2022年的报告里提过没有, were any of them already named in its 2022 report
    r"(?:这些|那些|它们|其中|上述|这几个)[^，。？?]{0,20}(?:提|写|有|存在|出现|说|列)(?:到|过|出|着)*了?(?:没有?|吗|么)[?？]*$"
    r"|\b(?:(?:any|some|all|which|many|most|one) of (?:them|these|those)|these|those|they)\b[^?]*"
    r"\b(?P<named>named?|mention(?:ed)?|listed|raised?|reported|noted|complained|admitted|appear(?:ed)?|there|exist(?:ed)?)\b",
    re.IGNORECASE,
)
_SINGULAR = re.compile("它(?!们)|该(?:单位|局|机关|部门|镇|府)|这家|那家|这个(?:单位|局)")
_OF_WHOM = (
    "agency",
    "region",
    "level",
    "year",
    "relative",
    "count",
    "sum",
    "mention",
    "others",
    "rank_most",
    "reports",
)
_ANYBODY = re.compile("谁|哪[一几]?[家个]|单位|部门|有人|各|每|所有|全[市区县]|其他|别的")
_COMPARED = re.compile(
    r"新(?:冒|出现|提|增|添|写)|没再|不再(?:提|写|出现)|反复|重复|年年|每年都|(?:都|共同)(?:有|出现|提到|写)|一样|相同|不同"
    r"|共同|雷同|差异|区别|消失|还在|依旧|又(?:提|写|出现)"
    r"|\b(?:repeat\w*|recur\w*|new|newly|same|differ\w*|common|dropped|persist\w*|disappear\w*|still there|again)\b"
)


_QUOTED_FROM = re.compile(  # quote the sentence from the Yantian one, after who writes of it
    r"^(?:please |can you |could you |and |now )*(?:quote|cite|show|give|paste|copy|print)(?: me| us)?"
    r" (?:the |its |their |that )?(?:exact |original |relevant |actual |very )*"
    r"(?:sentences?|passages?|words|wording|text|lines?|quotes?) (?:from|of|by|in|for) "
)


def quoted_from(question: Question) -> Plan | None:
    """What those of a place, or a body, among those told of before say."""
    before = question.previous
    told = before is not None and before.kind == "text" and before.every_report
    told = told and (before is None or not before.absent or before.deed)  # who says that there was none says so
    if before is None or not told or not _QUOTED_FROM.match(question.text):
        return None
    if not question.has("agency", "region") or question.has("topic", "theme", "row", "rate", "column"):
        return None
    own = scope_of(question, is_set=True)
    if isinstance(own, Reply) or not (own.agencies or own.regions) or (own.years and own.years != before.scope.years):
        return None
    scope = before.scope.model_copy(update={"agencies": own.agencies, "regions": own.regions})
    changes = {"scope": scope, "yes_no": False, "absent": False, "deed": before.deed and not before.absent}
    return before.model_copy(update={**changes, "assumptions": tuple(question.assumptions)})


def quoted_or_compared(question: Question) -> Plan | None:
    """The last plan about prose, where its sentences are asked for, or which of the problems that several reports
    name are new, the same or gone: its answer tells both."""
    before = question.previous
    if before is None or before.kind != "text" or question.has("agency", "region", "rate"):
        return None
    if still := _still_there(question, before):
        return still
    several = len(before.scope.years) != 1 or len(before.scope.agencies) > 1
    compared = several and "problems" in before.topics and _COMPARED.search(question.text)
    if not (_QUOTED.match(question.text) or compared):
        return None
    if not set(years_of(question)) <= set(before.scope.years):
        return None
    return before.model_copy(update={"yes_no": False, "assumptions": tuple(question.assumptions)})


def worded_in_prose(question: Question) -> Plan | None:
    """The part of one body's report that tells of the figure just asked for in words: 文字部分是怎么写的."""
    last = question.previous
    if last is None or last.kind == "text" or question.has("agency", "rate"):
        return None
    if not (_STATED.match(question.text) or (_WORDED.match(question.text) and not question.has("row"))):
        return None
    bodies = bodies_of(last, question.names.connection)
    rows = {each.row for each in last.measures if isinstance(each, Measure)}
    families = {vocabulary.rows()[row].columns for row in rows} or ({"applicants"} if last.breakdown else set())
    if len(bodies) != 1 or len(families) != 1:
        return None
    part = "part_on_request" if families <= {"applicants", "outcomes"} else "part_proactive"
    scope = Scope(agencies=bodies, years=years_of(question) or last.scope.years)
    return Plan(kind="text", scope=scope, topics=(part,), assumptions=tuple(question.assumptions))


def alike(question: Question) -> Plan | Reply | None:
    """What both years, or both bodies, say of what was asked about before of each: 两年一样吗."""
    last = question.previous
    if last is not None and last.kind == "text" and (beside := _alike_beside(question, last)):
        return beside
    if last is None or last.kind != "text" or not _ALIKE.match(question.text) or question.has("agency", "year"):
        return None
    told = {"yes_no": False, "assumptions": tuple(question.assumptions)}
    if len(last.scope.years) > 1 or len(last.scope.agencies) > 1:
        return last.model_copy(update=told)
    for name in ("years", "agencies"):
        run = _told_one_by_one(question.heard, name)
        if len(run) > 1:
            both = tuple(dict.fromkeys(each for plan in run for each in getattr(plan.scope, name)))
            both = tuple(sorted(both)) if name == "years" else both
            return last.model_copy(update=told | {"scope": last.scope.model_copy(update={name: both})})
    return Reply(Outcome.CLARIFY, say("not_followed", question.language))


def _alike_beside(question: Question, last: Plan) -> Plan | None:
    """What the year before, or another, says beside the one asked about before of one body."""
    found = _ALIKE_BESIDE.match(question.text)
    if found is None or len(last.scope.agencies) != 1 or len(last.scope.years) != 1:
        return None
    named = found["year"]
    year = int(named[-2:]) + 2000 if named.isdecimal() else last.scope.years[0] - 1
    scope = last.scope.model_copy(update={"years": tuple(sorted({year, *last.scope.years}))})
    told = {"yes_no": False, "place": None, "newest": False, "assumptions": tuple(question.assumptions)}
    return last.model_copy(update=told | {"scope": scope})


def told_on(question: Question) -> Plan | None:
    """The sentences again, where it is asked how it was done or who was there; what is planned is another question."""
    last = question.previous
    if last is None or last.kind != "text":
        return None
    if last.order and last.topics == ("problems",) and _WHICH_FAULTS.match(question.text):
        return last  # whose sentences are told
    if set(last.topics) & LISTING or not _TOLD_ON.match(question.text):
        return None
    told = {"yes_no": False, "number": "", "number_only": False, "order": "", "limit": None, "place": None}
    return last.model_copy(update=told | {"conditions": (), "assumptions": tuple(question.assumptions)})


def _told_one_by_one(heard: Sequence[Plan], name: str) -> list[Plan]:
    """The last plans of the same words that differ in years, or in bodies, alone."""
    run: list[Plan] = []
    for plan in reversed(heard):
        last = run[0] if run else plan
        same = plan.scope == last.scope.model_copy(update={name: getattr(plan.scope, name)})
        if not same or (plan.kind, plan.topics, plan.themes) != ("text", last.topics, last.themes):
            break
        run.insert(0, plan)
    return run


def beside_in_prose(question: Question) -> Plan | Reply | None:
    """和交通局比谁高, after a number of one body's report: both."""
    last = question.previous
    one = last is not None and last.kind == "text" and len(last.scope.agencies) == 1
    if last is None or not one or not _BESIDE.match(question.text) or not question.has("agency"):
        return None
    if question.has("row", "rate", "year", "relative"):
        return None
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply) or not scope.agencies:
        return scope if isinstance(scope, Reply) else None
    both = last.scope.model_copy(update={"agencies": (*last.scope.agencies, *scope.agencies)})
    told: dict[str, object] = {"scope": both, "newest": False, "yes_no": False}
    counted = any(vocabulary.topics()[topic].units for topic in last.topics)
    if question.language == "en" and not (counted or last.number):
        return None
    if question.language == "en":
        told |= {"every_report": True, "number": last.number or "things", "number_only": True, "difference": True}
    elif last.number:
        order = "least" if re.search("[少低]", question.text) else "most"
        told |= {"every_report": True, "number_only": True, "order": order}
    return last.model_copy(update={**told, "assumptions": tuple(question.assumptions)})


def which_told_more(question: Question) -> Plan | None:
    """哪家更高, 两家差多少, after a number of one body's report and then of another's: both, in order or compared."""
    last = question.previous
    found = _MORE_OF_THEM.match(question.text)
    apart = None if found else _APART.match(question.text)
    of_whom = tuple(kind for kind in _OF_WHOM if apart is None or kind not in {"sum", "count"})
    if last is None or last.kind != "text" or not ((found or apart) and last.number) or question.has(*of_whom):
        return None
    run = _told_one_by_one(question.heard, "agencies")
    bodies = tuple(dict.fromkeys(each for plan in run for each in plan.scope.agencies))
    years = {each for plan in _told_one_by_one(question.heard, "years") for each in plan.scope.years}
    if found and len(bodies) == 1 and len(years) == 2:  # which year's was higher
        both = last.scope.model_copy(update={"years": tuple(sorted(years))})
        told_of_both = {"scope": both, "newest": False, "yes_no": False, "number_only": True, "difference": True}
        return last.model_copy(update={**told_of_both, "assumptions": tuple(question.assumptions)})
    if len(bodies) < 2 or (apart and len(bodies) != 2):
        return None
    scope = last.scope.model_copy(update={"agencies": bodies})
    told: dict[str, object] = {"scope": scope, "newest": False, "yes_no": False}
    told |= {"every_report": True, "number_only": True, "difference": not found}
    if any(each and each["people"] for each in (found, apart)):
        told["number"] = "people"
    if found:
        told["order"] = "least" if _asks_fewer(found) else "most"
    return last.model_copy(update={**told, "assumptions": tuple(question.assumptions)})


def _asks_fewer(found: re.Match[str]) -> bool:
    more, most = found["more"] or "", found["most"] or ""
    return bool(re.search("[少低小]", more) or re.search("few|less|least|small|low", most))


def _still_there(question: Question, before: Plan) -> Plan | None:
    """The problems of one body in the year asked of before and in another: 2024年还有这些问题吗."""
    years = set(years_of(question)) - set(before.scope.years)
    one = len(before.scope.agencies) == 1 and len(before.scope.years) == 1
    if years and one and before.themes and set(before.topics) <= LISTING and _THIS_ONE.search(question.text):
        scope = before.scope.model_copy(update={"years": tuple(sorted(years))})
        about = {"scope": scope, "terms": (), "yes_no": True}
        return before.model_copy(update={**about, **_ABOUT_PROBLEMS, "assumptions": tuple(question.assumptions)})
    there = _THERE_TOO.search(question.text)
    named = _names_problems(question) or bool(there and there["named"])
    asked = before.topics == ("problems",) or (before.topics == ("improvements",) and named)
    if not (years and one and asked and (there or _STILL.search(question.text))):
        return None
    scope = before.scope.model_copy(update={"years": tuple(sorted({*before.scope.years, *years}))})
    both = {"scope": scope, "yes_no": False}
    return before.model_copy(update={**both, **_ABOUT_PROBLEMS, "assumptions": tuple(question.assumptions)})


def _names_problems(question: Question) -> bool:
    return {span.value("topic") for span in question.spans.of("topic")} == {"problems"}


def rectified(question: Question) -> Plan | None:
    """What was done about the problems asked of before: 都改了没有, was it fixed."""
    before = question.previous
    dealt = _DEALT_WITH.match(question.text)
    if before is not None and before.kind == "text" and "problems" in before.topics and dealt:
        return _dealt_with(question, before, int(dealt["year"] or 0))
    later = _DEALT_LATER.match(question.text)
    problems = before is not None and before.kind == "text" and bool({"problems", "improvements"} & set(before.topics))
    if before is not None and later and problems and len(before.scope.years) == len(before.scope.agencies) == 1:
        return _dealt_with(question, before, int(later["year"] or before.scope.years[0] + 1))
    earlier = _DEALT_EARLIER.match(question.text)
    if before is not None and earlier and problems and len(before.scope.years) == len(before.scope.agencies) == 1:
        said = int(earlier["year"] or before.scope.years[0] - 1)
        return _dealt_with(question, before.model_copy(update={"scope": _of_year(before.scope, said)}), said + 1)
    if before is None or before.kind != "text" or not _RECTIFIED.match(question.text):
        return None
    listed = "problems" in before.topics
    about: dict[str, object] = {"number": "", "number_only": False, "yes_no": False, "themes": ()}
    about["topics" if listed else "terms"] = ("improvements",) if listed else (*before.terms, "整改")
    return before.model_copy(update={**about, "assumptions": tuple(question.assumptions)})


def _of_year(scope: Scope, year: int) -> Scope:
    return scope.model_copy(update={"years": (year,)})


def _dealt_with(question: Question, before: Plan, year: int) -> Plan | None:
    """What it plans about them; of a later year, what that report says came of them."""
    later = year and before.scope.years and year == before.scope.years[-1] + 1
    if year and not later and (year,) != before.scope.years:
        return None
    scope = before.scope.model_copy(update={"years": (year,) if year else before.scope.years})
    topics = (CAME_OF,) if later else ("improvements",)
    told = {"scope": scope, "topics": topics, "terms": (), "assumptions": tuple(question.assumptions)}
    return before.model_copy(update=told)


def asks_of_fees_again(question: Question) -> bool:
    """Whether what was taken in are the fees asked of before (别的单位有收的吗), or the calls: 接了多少个."""
    before = question.previous
    fees = before is not None and before.topics == ("processing_fee",)
    if before is not None and before.kind == "text" and _BARE_NUMBER.match(question.text):
        return True
    return (
        fees and not question.has("column", "rate") and "申请" not in question.text and "request" not in question.text
    )


def asks_of_numbers_told(question: Question) -> bool:
    """Whether the numbers that reports told are meant, not requests: 超过一万的有哪些, after visits of websites."""
    before = question.previous
    told = before is not None and before.kind == "text" and bool(before.number)
    return told and question.has("condition") and not question.has("row", "rate", "column")


def two_years_asked(question: Question, together: bool) -> tuple[int, ...]:
    """The years asked of one after another that a follow-up asks for `together`, the last of them that it counts; to be
    compared the last two, or the last and the one named: 三年加起来, 2024年比这多吗."""
    last = question.previous.scope.years if question.previous else ()
    named = years_of(question)
    if named:
        years = tuple(sorted({*last, *named}))
        return named if together or len(years) != 2 else years
    run = [plan.scope.years for plan in _told_one_by_one(question.heard, "years")]
    counted = _SO_MANY_YEARS.search(question.text)
    many = int(parse_number(counted[1])) if counted else len(run) if together else 2
    years = tuple(sorted({year for each in run[-many:] for year in each}))
    before = question.earlier.scope.years if question.earlier else ()
    return years if len(years) > 1 else tuple(sorted({*before, *last}))


def as_before(question: Question, plan: Plan) -> Plan:
    """The plan of a follow-up that names no subject of its own, with all that the last one asked: its themes, its
    words, whether it was not done, which number."""
    before = question.previous
    if before is None or before.kind != "text" or not question.inherits or question.has(*_OWN):
        return plan
    kept: dict[str, object] = {
        "themes": plan.themes or before.themes,
        "terms": tuple(dict.fromkeys((*before.terms, *plan.terms))),
        "deed": plan.deed or before.deed,
        "absent": plan.absent or before.absent,
    }
    if plan.every_report and not plan.number and not plan.yes_no:
        kept |= _number_of(before)
    again = plan.order or plan.difference
    if plan.number == "things" and before.number == "people" and plan.topics == before.topics and again:
        kept |= {"number": "people"}  # 哪家来得最多, 比上一年多吗
    if not (plan.every_report or plan.number_only or plan.yes_no or before.every_report) and before.number:
        kept |= {"number": before.number, "number_only": before.number_only}
    if plan.every_report and not (plan.order or plan.conditions or plan.yes_no or plan.absent or plan.deed):
        kept |= _asked_of_it(before)
    if before.every_report and not before.number and not (plan.order or plan.conditions or _asks_number(question)):
        kept |= {"number": "", "number_only": False}  # and in 2022, after who mentions it
    return plan.model_copy(update=kept)


def _asks_number(question: Question) -> bool:
    return bool(NUMBER.search(question.text)) or question.has("quantity", "sum", "difference", "change")


def about_the_same(question: Question, plan: Plan) -> Plan:
    """What is planned about the problem asked of before: what did they promise to do about it."""
    before = question.previous
    if (
        before is None
        or before.kind != "text"
        or "problems" not in before.topics
        or not (before.themes or before.terms)
    ):
        return plan
    if plan.themes or plan.terms or plan.topics != ("improvements",):
        return plan
    if not (question.means_those or _ABOUT_IT.search(question.text)):
        return plan
    years = plan.scope.years or before.scope.years
    scope = plan.scope.model_copy(update={"years": years})
    return plan.model_copy(update={"scope": scope, "themes": before.themes, "terms": before.terms})


def _number_of(before: Plan) -> Mapping[str, object]:
    return {"number": before.number, "number_only": before.number_only, "order": before.order, "limit": before.limit}


def _asked_of_it(before: Plan) -> Mapping[str, object]:
    """What was asked of the numbers: who had most, more than a hundred, all together."""
    names = ("number", "number_only", "order", "limit", "conditions", "together", "group") if before.number else ()
    return {name: getattr(before, name) for name in names}


def told_before(question: Question, scope: Scope) -> tuple[str, ...] | Reply:
    """The bodies that a follow-up means by 它们: those that the last answer about prose names, in the place of its
    own where it names one; those that were asked for by a figure; that there are none, where none were found."""
    before = question.previous
    if before is None or question.has("agency"):
        return ()
    if before.kind in SET_KINDS and (question.means_those or _is_about_the_first(question)):
        named = question.has("region", "level")
        bodies = () if named else bodies_of(before, question.names.connection)
        none = bool(before.conditions) and not (named or bodies)
        return Reply(Outcome.NOT_FOUND, say("none_before", question.language)) if none else bodies
    of_all = before.kind == "text" and before.every_report
    if of_all and before.order and before.limit == 1 and question.language == "zh" and _SINGULAR.search(question.text):
        bodies = bodies_of(before, question.names.connection)
        return bodies if len(bodies) == 1 else ()
    if not (question.means_those and of_all):
        return ()
    own = {"regions": scope.regions, "levels": scope.levels}
    narrowed = before.scope.model_copy(update={name: value for name, value in own.items() if value})
    told = reports_told(before.model_copy(update={"scope": narrowed}), question.names.connection)
    return tuple(dict.fromkeys(each.agency for each in told))


def _is_about_the_first(question: Question) -> bool:
    """Whether the prose of the one body is meant that the last question asked for: 联系电话呢, after who has most."""
    last = question.previous
    first = last is not None and (last.limit == 1 or last.place is not None)
    return first and question.language == "zh" and not (question.has(*_OF_WHOM) or _ANYBODY.search(question.text))
