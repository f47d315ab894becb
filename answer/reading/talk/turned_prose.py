"""A follow-up that turns the last answer about prose → Plans: what came of it, whether it was more, who else did."""

import re

from answer import vocabulary
from answer.answer import Outcome
from answer.figures.select import select_reports
from answer.plan import Plan, Scope
from answer.prose.problems import select_listed, theme_name, themes_of
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, years_of
from answer.reading.talk.prose_after import CAME_OF
from answer.reading.talk.those import bodies_of
from answer.reading.talk.turned_run import of_both_years
from answer.reading.talk.turning import turned_plan
from answer.reply import Reply, asked_back
from answer.words import join, say

_LEADS = r"^(?:20\d\d: )?(?:and |so |but |then |ok |now )*"
_THEM = r"(?:it|them|they|this|that|these|those)(?: (?:problems?|issues?|shortcomings?))?"
_FIXED = r"(?:(?:fix|solv|resolv|rectifi|correct|address|remedi)e?d?|put right|dealt with|sorted out|improved on)"
_BECAME = re.compile(
    rf"{_LEADS}(?:(?:did|does|do) (?:it|they|the (?:next |following |later |(?P<first>20\d\d) )?report)"
    r" (?:say|tell|mention|report|write|explain)(?: (?:in|for) (?P<second>20\d\d))?,? )?"
    rf"(?:what (?:ever |then )?(?:became|came|has become|had become|happened) (?:of|to|with) {_THEM}"
    rf"|(?:whether|if) {_THEM} (?:were|was|had been|got|have been)(?: all| ever)* {_FIXED}"
    rf"|(?:was|were|had|have) {_THEM}(?: been| all| ever| actually)* {_FIXED}"
    rf"|(?:that )?{_THEM} (?:were|was|had been|have been|got)(?: all| ever| actually)* {_FIXED}"
    rf"|did (?:(?:the|its|their) (?:next|following|later|(?P<fourth>20\d\d)) (?:one|report) )"
    r"(?:come back(?:ed)? to|return to"
    rf"|mention|take up|pick up"
    rf"|say anything (?:about|on)(?: (?:the |any )?(?:progress|improvements?|results?|follow-up)(?: made)?"
    rf" (?:on|with|about|in|for))?|refer to|address|deal with) {_THEM}"
    rf"|did (?:it|they) (?:actually |ever |really )*(?:do anything about|fix|solve|deal with|address|tackle"
    rf"|remedy) {_THEM})"
    r"(?:,? (?:in|by|for) (?:the )?(?P<third>20\d\d)(?: report)?| (?:in )?(?:the )?(?:year after|next year"
    r"|following year))?[?. ]*$"
)
_LATER = re.compile(r"\b(?:became|become|came|happened|20\d\d|year after|next|following|later)\b")
_MORE = re.compile(
    rf"{_LEADS}(?:is|was|were|are) (?:that|it|this|they|those) (?:any )?"
    r"(?:more|fewer|less|higher|lower|up|down|better|worse)(?: or (?:more|fewer|less|lower|higher|down|worse))?"
    r" (?:than|from|on|compared (?:with|to)) (?:that |those )?(?:in |of |for )?(?:the )?"
    r"(?:20\d\d|year before|previous year|(?:a|one) year earlier)[?. ]*$"
    rf"|{_LEADS}(?:(?:is|was|were|are|did|does|do|had|has) (?:that|it|this|they|there|those)"
    r"(?: (?:have|hold|report))? )?(?:any )?(?:more|fewer|less|higher|lower|up|down|bigger|smaller)"
    r"(?: or (?:more|fewer|less|lower|higher))?"
    r"(?: of (?:it|them))?"
    r" (?P<after>(?:the )?(?:year (?:after|later)|(?:next|following) year)|(?:a|one) year later)[?. ]*$"
    rf"|{_LEADS}(?:(?:is|was|were|are|did|does|do|had|has) (?:that|it|this|they|there|those)"
    r"(?: (?:have|hold|report))? )?(?:any )?"
    r"(?:more|fewer|less|higher|lower|up|down|better|worse|bigger|smaller)"
    r"(?: or (?:more|fewer|less|lower|higher|down|better|worse|bigger|smaller))?(?: of (?:it|them))?"
    r" (?:(?:in|for) (?:the )?)?(?:20\d\d|(?:the )?(?:year before|previous year))[?. ]*$"
)
_BEFORE = re.compile(r"before|previous|earlier")
_PEOPLE = re.compile(
    rf"{_LEADS}how many (?:people|participants|attendees|visitors|persons|staff|residents|officials)"
    r"(?: (?:came|took part|attended|participated|joined|showed up|turned up|were (?:there|trained|present"
    r"|involved|reached)))?"
    r"(?: (?:there|in (?:it|them|total|all)|altogether|to (?:it|them)))*[?. ]*$"
)
_TIMES = re.compile(
    rf"{_LEADS}(?:(?P<who>who|which(?: one)?(?: of (?:them|these|those))?(?: bodies| body)?) (?:held|had|did"
    rf"|organi[sz]ed|ran|hosted|gave|answered|handled|published|trained|invited|took|made|issued|posted|reported|drew"
    rf"|attracted)"
    r" (?:the )?(?P<most>most|fewest|least)(?: of (?:them|these|those))?|how many)"
    r" ?(?:sessions?|times|events?|rounds?|courses?|classes|meetings?|occasions|days|problems?|issues?|findings?)?"
    r"(?: (?:did (?:they|it|each(?: of them)?) (?:hold|have|run|organi[sz]e|give)|were (?:there|held)|each"
    r"|was that|is that))*[?. ]*$"
)
_NAMED_AGAIN = re.compile(
    rf"{_LEADS}(?:(?:did|do|does|have|has) (?:the same (?:bodies|ones|agencies|reports)|they|it|those(?: bodies"
    rf"| reports)?|any of (?:them|these|those)"
    r"|all of (?:them|these|those))|(?P<which>which|who)(?: ones)?"
    r"(?: of (?:them|these|those))?)(?: (?:also|again|still))* (?:name[ds]?|mention(?:ed)?|report(?:ed)?|have|had"
    r"|admit(?:ted)?|complain(?:ed)? (?:about|of)|write of)"
    r" (?:it|that|this|them|these|those|the same(?: (?:problems?|thing|one))?)(?: (?:again|too|as well"
    r"|also))* (?:in|for) (?P<year>20\d\d)(?: (?:again|too|as well|also))*[?. ]*$"
)
_ALSO_THEN = re.compile(
    rf"{_LEADS}(?:which (?:of (?:them|these|those)|ones|problems)|(?:are|were|is|was|did|had"
    rf"|have) .{{0,30}}?(?:any|some|all|the same|it|they|these|those|them))\b.*"
    r"\b(?:in (?P<year>20\d\d)|the (?:year before|previous year|preceding year)|a year (?:earlier"
    r"|before))(?: (?:already|too|also|as well))*[?. ]*$"
)
_THE_SAME = r"(?:同样|一样|相同|类似|这个|这些|这[一类种]|该|此|上述|老)"
_STILL_NAMED = re.compile(  # of those that named a problem of one kind: 2024年仍存在该问题的有哪些
    r"^(?:那么?|其中|它们|这些单位|到了?|[，,])*(?P<year>20\d\d)年?度?(?:的?报告|年报)?(?:里|中)?(?:仍然?|还是?|依然|依旧|继续|又)(?:存在|提到|写到|反映|承认|提|写|有|说)(?:到|着|过|了)?"
    rf"(?:{_THE_SAME}的?(?:问题|情况|现象|短板)?)?的?(?:单位)?(?:有|是)?(?P<whether>吗|没有)?(?:哪些|哪几家|谁|几家|哪几个单位)?(?:单位)?[?？。]*$"
)
_THE_SAME_THEN = re.compile(  # of one body: 上年度是否也提出过同样的问题
    r"^(?:那么?|它|该局|在|[，,])*(?:(?P<year>20\d\d)年?度?|上一?年度?|前一年度?|去年)(?:的?(?:年度)?报告|的?年报)?(?:里|中)?(?:是否|是不是|有没有|有无)?(?:也|都|就|已经?|同样)*"
    rf"(?:提出|提到|写到|出现|存在|反映|承认|提|写|有|说)(?:了|过|到)*{_THE_SAME}(?:的)?(?:问题|情况|短板|不足)(?:吗|么|没有|没)?[?？。]*$"
)
_SILENT = re.compile(  # 没有报告的有哪些, after who reports it: of the deed, not of reports missing
    r"^(?:那么?|还有|哪些|[，,])*(?:没有?|未)(?:报告|汇报|反映|交代|披露|提及|提到|写到|涉及|说明|体现)(?:过|到)?(?:这一?项|此项|相关)?(?:情况|内容)?(?:的)?(?:单位)?(?:有|是|又有)?(?:哪些|哪几家|谁|几家|多少家)?(?:单位)?(?:呢)?[?？。]*$"
    rf"|{_LEADS}(?:which|who)(?: (?:ones|bodies|agencies|bureaus|reports|of (?:them|these|those)))*"
    r"(?: (?:gave|give|gives|have|had|has|did|do|does|name[ds]?|list(?:ed|s)?|stated?|mention(?:ed|s)?"
    r"|provided?|print(?:ed)?|held|ran|said|say))?"
    r"(?: (?:none|nothing|not|no such thing)(?: at all)?|(?:n't|nt)\b)[?. ]*$"
)
_BOTH_YEARS = re.compile(  # 两年都办了的有哪些, after who did in the one and then in the other
    r"^(?:那么?|这|这些单位|[，,])*两年(?:里|中|间)?(?:都|均|全)(?:[办搞开提写说有存接][\u4e00-\u9fff]{0,4}?)?(?:的)?(?:单位|部门)?(?:有|是)?"
    r"(?:哪些|谁|哪几家|几家|多少家)?(?:单位|部门)?(?:呢)?[?？。]*$"
    rf"|{_LEADS}(?:who|which|those|the ones)(?: (?:ones|bodies|agencies|bureaus|reports|that|who|of (?:them"
    rf"|these|those)))*"
    r"(?: [\w']+){0,4}? (?:in |for )?both(?: of (?:the|these|those|them))?(?: (?:years|reports|times))?[?. ]*$"
)
_MORE_BODIES = re.compile(  # 2022年多了还是少了, after how many bodies write of it
    r"^(?:那么?|到了?|跟|和|比|与|[，,])*(?P<zh>20\d\d)年?度?(?:的?报告|年报)?(?:比|相比|的话)?(?:呢)?[，,]?(?:是)?"
    r"(?:多了|更多|变多|增加了?|少了|更少|减少了?)(?:些|一些)?(?:还是(?:多了|更多|变多|增加了?|少了|更少|减少了?|变少))?(?:吗|么|呢)?[?？。]*$"
    rf"|{_LEADS}(?:is|was|were|are) (?:that|it|this|they|there) (?:more|fewer|less)(?: or (?:more|fewer|less))?"
    r"(?: bodies| agencies| reports)? (?:than |compared (?:with|to) )?(?:in |for )?(?P<en>20\d\d)[?. ]*$"
)
_ALTOGETHER = re.compile(
    r"^(?:那么?|这些|它们|他们|全部|[，,])*(?:一共|总共|合计|加起来|总计|共计|加总|加在一起|合起来|加一起|合在一起)+(?:是|有|共)?(?:多少|几)?(?:人次|人|次|场|期|篇|条|项|件|处|个)?(?:呢|啊)?[?？。]*$"
    rf"|{_LEADS}(?:(?:what|how (?:many|much)) (?:is|was|are|were|do|does|did) (?:that|it|they|there|those)"
    r"(?: (?:make|come to|add up to))?|how many(?: people| sessions| times| items)?|and|what (?:is|was) the)?"
    r" ?(?:in total|altogether|all together|together|combined|in all|total|all told|sum)[?. ]*$"
)
_OF_A_LEVEL = re.compile(rf"{_LEADS}how many (?:of (?:them|these|those) )?(?:are|were|is|was|belong)\b")
_WHAT_IN_COMMON = re.compile(
    r"^(?:那么?|其中|它们|他们|这些|单位|的|[，,])*(?:有(?:没有|哪些|什么)?)?(?:共性|共同|普遍|普遍性|集中)(?:存在|反映|提到|的|性)*(?:问题|之处|点|地方)?(?:是|有|在)?(?:什么|哪些|啥|哪里?)?(?:吗|呢|啊)?[?？。]*$"
)
_WHICH_YEAR = re.compile(
    r"^(?:那么?|它|都|具体|[，,])*(?:是|在)*(?:哪[一几些]?个?年度?|什么时候|何年)的?(?:报告|年报)?(?:里|中)?(?:写|提|说|有|办|搞|开|出现|开展)?(?:到|过|了)*的?(?:事|报告)?(?:呢|啊)?[?？。]*$"
)
_THAN_ANOTHER_YEAR = re.compile(
    r"^(?:那么?|它|是|20\d\d年?度?|[，,])*(?:比|跟|与|和|较)(?:起)?(?:20\d\d年?度?|上一?年度?|前一年度?|去年)(?:的)?(?:相比)?[，,]?(?:是)?(?:更)?(?:多|少|高|低|增|减|涨|降)(?:了|一些)?(?:吗|么|没有|还是[多少高低增减涨降]了?)?(?:呢)?[?？。]*$"
)
_HOW_MANY_BODIES = re.compile(
    rf"{_LEADS}how many (?:(?:bodies|agencies|departments|bureaus|offices|reports) )?"
    r"(?:is|are|was|were|did|does) (?:that|they|it|those|there|these|so)(?: in (?:all|total)| altogether)?[?. ]*$"
)
_ABOUT_WHAT = re.compile(
    rf"{_LEADS}(?:what|which) (?:topics?|subjects?|areas?|matters?|kinds?|types?|fields?|categories|themes?)?"
    r" ?(?:(?:of information|of things|of items) )?(?:(?:were|was|are|is|did|do|does) )?"
    r"(?:they|it|that|those|these|there)?"
    r" ?(?:(?:about|on|cover(?:ed)?|concern(?:ed)?|deal(?:t)? with|relate(?:d)? to|of|in it|in them))*[?. ]*$"
    rf"|{_LEADS}(?:broken down|split(?: up)?|divided|by)(?: (?:by|into|up))* (?:topics?|subjects?|areas?"
    r"|categor(?:y|ies)|kinds?"
    r"|types?|channels?|themes?)[?. ]*$"
)
_WHY = re.compile(
    rf"{_LEADS}(?:why(?: (?:is|was) (?:that|it|this)(?: so)?)?|(?:did|do|does) (?:they|it|the reports?) (?:say"
    rf"|explain|tell"
    r"|give)(?: us)? (?:why|(?:any|a|the) reasons?)(?: for (?:it|that|this|them))?"
    r"|(?:for )?(?:what|which) reasons?(?: (?:do|did|does) (?:they|it) (?:give|name))?|what (?:was"
    r"|is) the (?:reason|cause))[?. ]*$"
    r"|^(?:那么?|这|它们?|他们|该局|到底|究竟|[，,])*(?:是)?(?:为什么|为啥|为何|什么原因|怎么回事|怎么会)[^，。？?]{0,8}(?:呢|啊)?[?？。]*$"
    r"|^(?:那么?|这|其|背后|主要|具体|[，,])*原因(?:是什么|何在|是啥|在哪里?|有哪些)?(?:呢|啊)?[?？。]*$"
)
_WHO_ELSE = re.compile(
    rf"{_LEADS}(?:(?:who|what|which other (?:bodies|agencies|departments|bureaus|offices|reports))(?: else)?"
    r"|(?:did|does|do|has|have|was|is) (?:any(?:one|body)|any other (?:body|agency|bureau|office"
    r"|department))(?: else)?)"
    r" (?:also )?(?:ha[ds]|have|name[ds]?|admit(?:ted|s)?|complain(?:ed|s)?|mention(?:ed|s)?|report(?:ed|s)?"
    r"|face[ds]?|raise[ds]?)"
    r"(?: (?:about|of|to))? (?:the same(?: (?:problems?|issues?|shortcomings?|thing|weakness(?:es)?|complaints?))?"
    r"|(?:this|that|these|those|it|them)(?: (?:problems?|issues?|shortcomings?))?)(?: too| as well| also)*"
    r"(?: (?:that year|(?:in|for) 20\d\d))?[?. ]*$"
)


_NAMED_BY = re.compile(  # which of these did another body name too
    r"\b(?:these|those|them|the same(?: (?:ones|problems|issues|shortcomings|weaknesses))?)\b"
)
_NAMES = re.compile(
    r"\b(?:name[ds]?|mention\w*|list(?:s|ed)?|report(?:s|ed)?|admit\w*|raise[ds]?|share[ds]?)\b"
    r"|\b(?:have|has|had) (?:any of |some of )?(?:these|those|them|the same)\b"
    r"|\bhave(?:,? (?:too|as well|also|that year|in 20\d\d))*[?. ]*$"
)


def turned_prose(question: Question) -> Plan | Reply | None:
    """The last plan about prose turned; None where the question is none of these."""
    before = question.previous
    if by_another := _named_by_another(question):
        return by_another
    rows = {span.value("row") for span in question.spans.of("row")} - {"handled"}  # which one answered most
    if before is None or before.kind != "text" or rows or question.has("agency", "region", "rate"):
        return None
    readings = (
        *(
            _what_came_of_it,
            _more_bodies,
            _more_than_then,
            _how_many_told,
            _why,
            _who_else,
            _how_many_people,
            _how_often,
        ),
        *(_named_again, _named_then_too, _about_what, _who_is_silent, _in_which_year, _in_both_years),
        *(_altogether, _of_a_level, _in_common),
    )
    return next((plan for read in readings if (plan := read(question, before))), None)


def _what_came_of_it(question: Question, before: Plan) -> Plan | None:
    """What the next report says of what was done about the problems of one body: were they fixed by 2023."""
    found = _BECAME.match(question.text)
    one = len(before.scope.agencies) == len(before.scope.years) == 1
    listed = set(before.topics) & {"problems", "improvements"}
    if not found or not one or not listed or not _LATER.search(question.text):
        return None
    named = next((int(year) for year in (found["first"], found["second"], found["third"], found["fourth"]) if year), 0)
    year = before.scope.years[0] + 1
    if named and named != year:
        return None
    scope = before.scope.model_copy(update={"years": (year,)})
    told = {"topics": (CAME_OF,), "themes": (), "terms": (), "yes_no": False, "place": None, "newest": False}
    return turned_plan(question, before, scope=scope, **told)


def _more_than_then(question: Question, before: Plan) -> Plan | None:
    """The numbers of both years, and by how much they differ: was that more than in 2022."""
    counted = bool(before.number) or any(vocabulary.topics()[topic].units for topic in before.topics)
    one = len(before.scope.agencies) == len(before.scope.years) == 1 and counted
    if not one or not (_MORE.match(question.text) or _THAN_ANOTHER_YEAR.match(question.text)):
        return None
    last = before.scope.years[0]
    named = (year for year in years_of(question) if year != last)
    other = last - 1 if _BEFORE.search(question.text) else next(named, last)
    found = _MORE.match(question.text)
    other = last + 1 if found and found["after"] else other
    if other == last:
        return None
    scope = before.scope.model_copy(update={"years": tuple(sorted((last, other)))})
    told = {"number": before.number or "things", "number_only": True, "newest": False}
    return turned_plan(question, before, scope=scope, difference=True, yes_no=False, **told)


def _in_which_year(question: Question, before: Plan) -> Plan | None:
    """The years in which one body wrote of it: 哪年写的."""
    if len(before.scope.agencies) != 1 or not _WHICH_YEAR.match(question.text):
        return None
    scope = before.scope.model_copy(update={"years": ()})
    return turned_plan(question, before, scope=scope, newest=False, yes_no=False, number="", number_only=False)


def _in_both_years(question: Question, before: Plan) -> Plan | None:
    """Those whose reports of both years tell of it: 两年都办了的有哪些."""
    earlier = question.earlier
    return of_both_years(question, earlier, before) if earlier and _BOTH_YEARS.match(question.text) else None


def _more_bodies(question: Question, before: Plan) -> Plan | None:
    """How many bodies write of it in the year asked of before and in another: 2022年多了还是少了."""
    found = _MORE_BODIES.match(question.text)
    counted = before.every_report and not before.number and len(before.scope.years) == 1
    if not (found and counted):
        return None
    years = {before.scope.years[0], int(found["zh"] or found["en"])}
    scope = before.scope.model_copy(update={"years": tuple(sorted(years))})
    return turned_plan(question, before, scope=scope, group="year", yes_no=False) if len(years) == 2 else None


def _altogether(question: Question, before: Plan) -> Plan | None:
    """The numbers that the last answer told, added up: 一共多少人次."""
    several = before.every_report or len(before.scope.years) != 1
    if not (before.number and several and _ALTOGETHER.match(question.text)) or before.order:
        return None
    return turned_plan(question, before, together=True, yes_no=False)


def _of_a_level(question: Question, before: Plan) -> Plan | None:
    """Those of a level among those told: how many of them are counties."""
    levels = [span.value("level") for span in question.spans.of("level")]
    levels += ["county"] if question.has("group_county") else ["city"] if question.has("group_city") else []
    if not (before.every_report and levels and _OF_A_LEVEL.match(question.text)):
        return None
    scope = before.scope.model_copy(update={"levels": tuple(dict.fromkeys(level for level in levels if level))})
    return turned_plan(question, before, scope=scope, yes_no=False)


def _in_common(question: Question, before: Plan) -> Plan | None:
    """The problems of those told, which are put together by kind: 共性的是什么."""
    listed = before.every_report and before.topics == ("problems",)
    return turned_plan(question, before, yes_no=False) if listed and _WHAT_IN_COMMON.match(question.text) else None


def _how_many_told(question: Question, before: Plan) -> Plan | None:
    """How many bodies write of it, which the last answer tells first."""
    lists = before.every_report and not before.number
    return turned_plan(question, before, yes_no=False) if lists and _HOW_MANY_BODIES.match(question.text) else None


def _how_many_people(question: Question, before: Plan) -> Plan | None:
    """And how many people took part: of what the last answer told, not who filed requests."""
    counted = before.topics and any(vocabulary.topics()[topic].units for topic in before.topics)
    if not counted or not _PEOPLE.match(question.text):
        return None
    several = before.every_report or len(before.scope.years) != 1
    together = several and bool(re.search(r"\b(?:total|altogether|in all)\b", question.text))
    told = {"number": "people", "number_only": True, "yes_no": False, "difference": False, "together": together}
    return turned_plan(question, before, **told)


def _how_often(question: Question, before: Plan) -> Plan | None:
    """How many sessions, and who held most of them: of what the last answer told."""
    found = _TIMES.match(question.text)
    counted = before.topics and any(vocabulary.topics()[topic].units for topic in before.topics)
    if not found or not counted or (found["who"] and not before.every_report):
        return None
    if not found["who"] and _HOW_MANY_BODIES.match(question.text):
        return None
    order = {"most": "most", "fewest": "least", "least": "least"}.get(found["most"] or "", "")
    told = {"number": "things", "order": order, "limit": 1 if order else None, "yes_no": False, "difference": False}
    return turned_plan(question, before, number_only=True, conditions=(), **told)


def _about_what(question: Question, before: Plan) -> Plan | None:
    """What the items published were about, after how many there were: the same sentence tells it."""
    published = set(before.topics) <= {"proactive"} and bool(before.topics) and not before.terms
    if not published or not _ABOUT_WHAT.match(question.text):
        return None
    return turned_plan(question, before, number="", number_only=False, yes_no=False)


def _named_again(question: Question, before: Plan) -> Plan | None:
    """Whether those that named a problem of one kind named it in another year: did the same bodies name it in 2023."""
    still = _STILL_NAMED.match(question.text)
    found = still or _NAMED_AGAIN.match(question.text)
    if not found or not before.themes or not before.every_report or before.absent:
        return None
    scope = _told_scope(question, before).model_copy(update={"years": (int(found["year"]),)})
    asks = bool(still["whether"]) if still else not found["which"]
    told = {"topics": ("problems",), "deed": True, "yes_no": asks, "absent": False, "order": "", "limit": None}
    return turned_plan(question, before, scope=scope, **told)


def _named_then_too(question: Question, before: Plan) -> Plan | None:
    """The problems of one body in both years, compared: which of them did it name the year before too."""
    same = _THE_SAME_THEN.match(question.text)
    found = same or _ALSO_THEN.match(question.text)
    one = len(before.scope.agencies) == len(before.scope.years) == 1 and before.topics == ("problems",)
    if not found or not one or before.themes or (question.has("topic", "theme") and not same):
        return None
    (last,) = before.scope.years
    years = tuple(sorted({last, int(found["year"]) if found["year"] else last - 1}))
    if len(years) != 2:
        return None
    scope = before.scope.model_copy(update={"years": years})
    return turned_plan(question, before, scope=scope, yes_no=False, place=None, newest=False)


def _named_by_another(question: Question) -> Plan | Reply | None:
    """The problems of one body beside those of another in that year, compared: which of these did it name too."""
    before = question.previous
    one = before is not None and before.kind == "text" and before.topics == ("problems",)
    if before is None or not one or len(before.scope.agencies) != 1 or len(before.scope.years) != 1:
        return None
    asked = _NAMED_BY.search(question.text) and _NAMES.search(question.text) and question.has("agency")
    if not asked or question.has("row", "rate", "theme") or question.language != "en":
        return None
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply) or not scope.agencies or set(scope.agencies) & set(before.scope.agencies):
        return None
    if (scope.years or before.scope.years) != before.scope.years:
        return asked_back("not_followed", question.language)
    both = before.scope.model_copy(update={"agencies": (*before.scope.agencies, *scope.agencies)})
    return turned_plan(question, before, scope=both, every_report=True, yes_no=False, place=None, newest=False)


def _who_is_silent(question: Question, before: Plan) -> Plan | None:
    """Those that do not tell of it: 没有报告的有哪些, after who reports training."""
    if not before.every_report or before.absent or not _SILENT.match(question.text):
        return None
    number = {"number": "", "number_only": False, "order": "", "limit": None, "conditions": ()}
    return turned_plan(question, before, absent=True, yes_no=False, **number)


def _told_scope(question: Question, before: Plan) -> Scope:
    """The scope of the bodies that the last answer told of, where it was asked of many."""
    if not before.every_report or before.absent:
        return before.scope
    bodies = bodies_of(before, question.names.connection)
    return before.scope.model_copy(update={"agencies": bodies, "regions": (), "endings": (), "levels": ()})


def _why(question: Question, before: Plan) -> Plan | Reply | None:
    """The same sentences: what they give as a reason, they say themselves."""
    if not _WHY.match(question.text) or before.every_report:
        return None
    if before.number and question.language == "zh":
        return Reply(Outcome.CLARIFY, say("no_reason_told", question.language))
    question.assumptions.append(say("reasons_in_prose", question.language))
    return turned_plan(question, before, yes_no=False)


def _who_else(question: Question, before: Plan) -> Plan | Reply | None:
    """The other bodies with a problem of the kind told last; of several kinds it is asked which is meant."""
    if not _WHO_ELSE.match(question.text) or "problems" not in before.topics:
        return None
    themes = before.themes or _themes_told(question, before)
    if len(themes) != 1 and not before.terms:
        names = join([theme_name(theme, question.language) for theme in themes], question.language)
        return Reply(Outcome.CLARIFY, say("which_part", question.language, names=names)) if themes else None
    years = years_of(question) or before.scope.years
    scope = before.scope.model_copy(
        update={
            "agencies": (),
            "not_agencies": before.scope.agencies if years == before.scope.years else (),
            "years": years,
        }
    )
    told = {"themes": themes, "every_report": True, "deed": True, "yes_no": False, "place": None, "newest": False}
    return turned_plan(question, before, scope=scope, **told)


def _themes_told(question: Question, before: Plan) -> tuple[str, ...]:
    """The kinds of problem that the reports asked about name."""
    connection = question.names.connection
    found = select_reports(connection, before.scope)
    listed = select_listed(connection, found, vocabulary.topics()["problems"], before)
    return tuple(dict.fromkeys(theme for sentences in listed.values() for theme in themes_of(sentences)))
