"""Questions about the prose → Plans: of which reports, and what is wanted of their topics, themes and words."""

import re
from decimal import Decimal
from typing import Literal

from answer import vocabulary
from answer.answer import Outcome
from answer.plan import Condition, Plan, Scope
from answer.prose.nth_listed import nth_named
from answer.reading.figures.ordering import order_in
from answer.reading.language.unknown import stands_in_prose
from answer.reading.prose.absent import (
    AMONG_THEM,
    NOT,
    are_of_contact,
    asks_of_never,
    asks_of_none,
    has_one_without_another,
    is_absent,
    says_of_none,
)
from answer.reading.prose.changes_asked import (
    asks_changes,
    asks_growth,
    asks_over_years,
    compares_two,
    place_asked,
    way_of,
)
from answer.reading.prose.content_words import asks_openly, content_words
from answer.reading.prose.english_terms import lacks_something
from answer.reading.prose.items_counted import conditions_on_items, is_of_most_items
from answer.reading.prose.narrower import denied_number, narrower
from answer.reading.prose.numbers_asked import (
    FIRST_WHO,
    HOW_MANY_BODIES,
    MORE_THAN,
    WHO_HAS,
    asks_number,
    bounds_named,
    is_ordered,
    number_wanted,
    place_in,
    rate_claimed,
)
from answer.reading.prose.problems_about import asks_how_arranged, kind_of_request, measure_against, problems_about
from answer.reading.prose.terms_named import asks_wording, channels_named, names_apart, terms_sought, themes_apart
from answer.reading.prose.topics_named import LISTING
from answer.reading.prose.whether import UNSAID_WHETHER, asks_whether
from answer.reading.question import Question
from answer.reading.refusals import BODY_LIKE, names_stranger, spelt_in_latin, unknown_words
from answer.reading.scope.names import PLURALS, loaded_years
from answer.reading.scope.prose_scope import came_of, level_sought, prose_scope
from answer.reading.scope.where import scope_of, with_newest_year, with_two_years, years_named
from answer.reading.talk.prose_after import about_the_same, as_before, told_before, two_years_asked
from answer.reply import Reply, asked_back
from answer.words import say
from index.glossary import found_in
from ingest.bodies import level_of

_WHAT_TO_DO = re.compile(
    "[，,；;](?:它|该局|他们)?(?:准备|打算|计划|将|要|想)?(?:怎么|如何|怎样|咋)(?:办|改进?|解决|应对|整改|弥补)[?？。呢]*$"
)
PART_OF_IT = "disclosed_part"
MONEY = "money"
_TOGETHER = re.compile(
    r"一共|总共|共计|合计|加起来|之和|总和|加总|合起来|求和|总(?:场次|次数|人数|人次|件数|条数|篇数)"
    r"|\b(?:altogether|in total|combined|total number of|(?:grand|overall) total"
    r"|(?:bodies|agencies|departments|bureaus|offices|governments|units|they|all of them|them all) (?:all )?together"
    r"|20\d\d (?:taken )?together|together in 20\d\d|between them|put together|taken together|added (?:up|together))\b"
)
_IN_ALL = re.compile("总(?:条|件|次|场|人|篇)?[数量]|总人次")  # of a place's bodies taken together
_DEED = re.compile("(?:办|(?<!公)开|搞|组织|举行|召开|开展|进行|配|装|编印?|印|聘|建|购)[了过]")
_DENYING = "不未无非"  # what a single one of them denies is not known
_NOT_DONE = re.compile(
    "(?:没有?|未曾?|从未|不曾|并未)(?:[搞办举开组召接参做建设发泄收]|进行|安排|人被?|出现)"
    r"|\b(?:say|stat|mention|report|writ|wrote|not|declar|confirm|claim)\w* "
    r"(?:in 20\d\d )?(?:that )?(?:(?:it|they|there) )?"
    r"(?:(?:had|has|have|was|were) )?(?:nobody|no one|none|no|never|not a single)\b"
)
_WILL = re.compile(  # what is said to come is not done
    r"(?:说|表示|承诺|提出|打算|准备|计划|拟|将)(?:今后|以后|明年|下一步|来年)?(?:要|会|将|再)?(?:做|搞|办|开展|推进|实施|进行|加强|完善|改|举办|组织)"
    r"|\b(?:will|would|plan(?:s|ned)? to|intend(?:s|ed)? to|promise[sd]? to|(?:is|are|was|were) going to)\b"
)
_COMPLAINED = re.compile(
    r"\b(?:complain|admit|acknowledg|conced|lament|regret|confess|grumbl|moan|bemoan|criticis|worr)\w*\b"
)
_BESIDE_BEFORE = re.compile(
    r"(?:跟|和|与|比|较|同|对比|相比)(?:上一?年度?|去年|前一年度?)|(?:上一?年度?|去年|前一年度?)(?:相比|对比)"
    r"|\b(?:than|from|with|to|against) (?:in )?(?:the )?(?:year before|previous year|last year|year earlier)\b"
)
_PLACES_COMPARED = re.compile(  # of two places none is said to be better
    r"\b(?:better|worse|more|less|fewer) (?:[\w']+ ){0,3}?than\b"
    r"(?! (?:\d|20\d\d|a |one|two|three|ten|half|the year|last))"
    r"|\bwhich (?:city|county|district|town|place|region)(?:'s)? [^?.;]*\b(?:more|fewer|less|better|worse)\b"
)
_AND_HOW_MANY = re.compile(r"(?:,|;| and)+ (?P<half>how (?:many|much) [^?.;]+)")
_OPEN_EN = re.compile(r"(?:(?:and|so|but) )*(?:where|how|what|who|when)\b(?! (?:many|much))")
_SINCE = re.compile(r"\b(?:since|ever since|after that|afterwards|later)\b")
_HOW_WORDED = re.compile("[说写提讲]法|表述|措辞|口径说明")
_ALIKE = re.compile("一样|相同|一致|变化|不同|区别|差别|变没变|变了")  # are told side by side, by no yes or no
_WITHOUT_EXCEPTION = re.compile(
    r"全部|全都|百分之百|都(?=按[时期])|\b(?:all|every|each)\b (?:\w+ )*?(?:requests?|applications?)\b"
)
_LATE = re.compile(r"超期|逾期|超时|\b(?:late|overdue|missed|miss(?:es)?)\b")  # told is how many were in time
_NOT_IN_TIME = re.compile(
    r"(?<!有)没有?(?:能)?(?:按[时期]|及时)|未(?:能)?(?:按[时期]|及时)|\bnot (?:\w+ ){0,3}(?:on|in) time\b"
)
_SEVERAL = re.compile("[两二三四五几]家|[两二三四五几]个(?:局|单位|部门|机关|镇|县|区)")
_MORE_OR_LESS = re.compile(
    "比[^，。？?]{1,10}(?:多|少|高|低)"
    r"|\b(?:more or (?:less|fewer)|better or worse|worse or better|up or down|higher or lower"
    r"|(?:rise|rose|risen) or f[ae]ll\w*)\b"
)  # 2023年比它多吗: what is told says neither yes nor no
_APART = re.compile("之差|差异|差别|差额|差值|差距|相差|差(?:了|出)?(?:多少|几)")
_OF_EACH_YEAR = re.compile("[两二三四五六几](?:个)?年(?:里|来|的|间)?[^，,。？?]{0,10}(?:分别|各[是有为自])")
_THESE_YEARS = re.compile("[这近][几些]年|历年|多年|每年|各年|几年来|所有年份")
_UNNUMBERED = re.compile(  # who trained without saying how many
    "(?:没有?|未|不)(?:再)?(?:写|说|提|注|交代|讲|报|列)(?:清楚?|明|出)?(?:参加|参训|到场|参与|具体|来了?|受训)?的?"
    "(?:人数|人次|场次|场数|次数|数字|数量|篇数|多少|几)"
)
_EVERY_YEAR = re.compile(
    r"连续[两二三四五六23456]年|连着[两二三四五]年|每一?年都|年年都?|20\d\d年?(?:和|与|跟|、)(?:20\d\d|\d\d)年?都|历年都"
    r"|(?:两|三|几|四|五)年(?:里|中|来)?都|近[两三四五]年[^，,。]{2,16}都|一直都"
    r"|\b(?:in|for) (?:both|each of|all of) (?:the )?(?:20\d\d|years|these years|those years)\b|\bboth years\b"
)
_YEAR_OF_MOST = re.compile(
    r"哪[几些]年(?:度)?(?:里|中)?(?:都)?有(?:单位|部门|机关|报告|人)"
    r"|(?:哪一?年|哪个年度)[^，,。]{0,20}的?(?:单位|部门|机关|报告)数?(?:量)?最[多少]"
    r"|\b(?:which|what) year (?:did|do|had|have|saw|were) (?:the )?(?:most|fewest|least|greatest number of"
    r"|largest number of) "
    r"(?:bodies|agencies|departments|bureaus|offices|reports|units)\b"
)
_WHETHER_FIRST = re.compile("最[多少](?=的(?:单位|部门|机关)?(?:是不是|是否)|吗|的吗|么)")
_HAS_CHANGED = re.compile(
    "[换变改搬][了过]|有(?:没有|无)?变(?:化|动|更)|一直是|没[换变改搬]"
)  # of an address: all are told
_ITS_NAME = re.compile("叫(?:什么|啥)(?:名字|名称|名)?|名称|名字|取名")  # of an account, not of bodies
_MONEY = re.compile(
    r"(?:花|投入|用|拨)(?:了|过|费)?(?:多少|几)(?:钱|经费|资金|万元?|元)|多少(?:经费|预算|资金)"
    r"|(?:经费|预算|花费|开支|开销)(?:是|有|为|花)?(?:多少|几)"
    r"|\bhow much (?:money|did (?:\S+ ){1,10}(?:cost|spend))\b"
    r"|\b(?:budget|cost|costs|spending|expenditure) (?:of|for|on)\b"
)
_COLLECTED = re.compile(  # who took any: a report that states none is not meant
    r"(?:哪些?[家个]?|谁|单位|部门|机关|报告)[^，,。？?]{0,8}(?:真的?|确实|实际)?(?:收取?|收费)(?:了|过|到)"
    r"|(?:收取?|收费)(?:了|过|到)[^，,。？?]{0,10}的?(?:都?有|是)?(?:哪些?[家个]?|谁)"
    r"|\b(?:who|anyone|anybody|which (?:body|bodies|agency|agencies|bureaus?|offices?|departments?|ones?))"
    r" (?:actually |really |ever )*(?:collect|charge|levi|took|take)\w*\b"
    r"|\b(?:has|have|had|did|does|do) any(?: of (?:them|these|the))?"
    r" (?:\w+ )?(?:actually |really |ever )*(?:collect|charge|levi|took|take)\w*\b"
)
_ALL_YEARS = re.compile(
    r"\b(?:all|any) (?:of )?(?:the |these |those )?years\b|\bover the years\b"
    r"|\b(?:in|across|through|throughout|among|from|of) (?:any of |all |all of )?(?:the |its "
    r"|their )?(?:[\w'-]+ ){0,6}reports(?=[?., ]*$)"
)
_COMES_AGAIN = re.compile(
    r"反复|屡次|多次|重复|一再|再三|不止一年|不只一年|(?<!每)年年|(?:几|两|三|多)(?:个)?年都|老(?:是|毛病|问题)"
    r"|\b(?:recur\w*|repeat\w*|persist\w*|again and again|over and over|time and again|perennial|chronic"
    r"|year (?:after|in,? year out)|(?:more than|at least|not just|not only) (?:one|once|twice|two|a single)"
    r"(?: (?:years?|reports?|times))?|(?:several|multiple|two or more|many) (?:years|reports)"
    r"|keeps? (?:com|reappear)ing)\b"
)
_ANYBODY = re.compile(
    r"谁|哪[一几]?家|有人|有没有(?:单位|部门|机关|地方)|的(?:情况|做法|说法|表述|安排)(?:如何|怎么样|有哪些|摘录)?[?？。]*$"
    r"|\b(?:any|some|no|every)(?:body|one)\b|\bany of (?:them|the|these|those)\b"
    r"|\bany (?:body|agency|department|bureau|office|unit|authority)\b|\bany (?:of the )?(?:20\d\d )?reports?\b"
    r"|^(?:(?:and|so|but) )*(?:are|were|is|was|do|did|does|have|has) (?:the )?"
    r"(?:officials|staff|civil servants|bodies|agencies|departments|bureaus|offices|governments|authorities)\b"
    r"|^(?:(?:and|so|but) )*(?:what|how|where) (?:are|do|did|have|were|will) (?:the |most |some )?"
    r"(?:bodies|agencies|departments|bureaus|offices|governments|authorities)\b"
    r"|^(?:(?:and|so|but) )*what (?:(?:has|have|had|is|was|were|are) )?(?:been |being )?(?:done|undertaken|tried)\b"
)
_ALL_OF_THEM = re.compile(r"都|同时|既.*又|两样|两项|全都|均|\bboth\b.*\band\b")
_OF_ALL_REPORTS = re.compile(  # do all reports give a telephone number
    r"(?:每一?[份家个]|所有|全部)(?:的)?(?:单位|报告|年报|部门|机关)?[^，,。]{0,12}都"
    r"|\b(?:all|every|each)(?: one)?(?: of)?(?: the| these)? ?(?:20\d\d )?(?:reports?|bod(?:y|ies)"
    r"|agenc(?:y|ies)|departments?|bureaus?)\b"
)
_TWO_MOSTS = re.compile(r"最[多少高低大][^，,；;]*[，,；;][^，,；;]*最[多少高低大]")
_SUMMED = re.compile(r"累计|加起来|总共|一共|合计|共计|总次数|总[数量](?!据)|加总|相加")
_ITEMS_OF_IT = re.compile(
    r"^(?:(?:其中|里面|那么?|这里面)[^，。？?]{2,12}?|[^，。？?]{2,8}?占了?)(?:多少|几)(?:条|篇|则|呢|[？?]|$)"
)
_MEAN = re.compile(
    r"平均[每一]?[个]?[次场期回批位家]|平均每?个?(?:单位|部门|机关)|(?:单位|部门)平均|平均(?:几|多少|来|有|到|参加|接待|参训)|[一每][次场期回]平均"
    r"|[场次]均(?=多少|几|有|是)"
    r"|\bon average\b|\b(?:average|mean|median) (?:number|attendance|turnout|audience|size|of)\b"
    r"|\bthe (?:average|mean|median)\b"
)
_ASKS_MORE = re.compile(  # of what was told
    r"[最更]|第[二三四]|加起来|平均|相差|一共|总共|合计|都(?=[有没办提写])"
    r"|\b(?:more|most|fewer|fewest|less|least|both|none|neither|total|altogether|combined|average|second|third|difference)\b"
)
_SHARE_OF_ALL = re.compile(
    "占(?:到|了)?(?:全部|所有|各|全[市区县])?(?:的)?(?:单位|部门|机关|总[数量]).{0,4}(?:比例|比重|百分|几成|多少|几分之几)"
)
_ALL = re.compile(r"各|每个|每家|所有|\b(?:each|every|all)\b")


def goes_on(question: Question) -> bool:
    """Whether it asks on about what one body's report was asked for, in words that only the reports know."""
    last = question.previous
    if last is None or last.kind != "text" or last.every_report or question.everyone:
        return False
    known = ("agency", "region", "level", "year", "relative", "row", "rate", "reports")
    return not question.has(*known) and bool(question.whole_words or found_in(question.sought))


def asks_prose(question: Question) -> bool:
    """Words of no known figure beside a body, or a question of who mentions or did something.

    Where bodies are asked for, words that only the reports know are enough.
    """
    mentioned = question.has("mention")  # 专区 is mentioned, no place
    if any((BODY_LIKE.search(word) and not mentioned) or level_of(word) for word in question.left):
        return False
    if question.left and question.has("agency", "mention", "deed", "quote"):
        return True
    of_some = question.has("agency", "mention", "deed", "quote", "list", "reports", "count")
    of_some = of_some or (question.has("region") and bool(_OPEN_EN.match(question.text)))
    if not (of_some or asks_of_anybody(question)):
        return False
    words = {word for word in question.left if word.isascii()}
    if question.whole_words or _seeks_told(question):
        return True
    terms = found_in(question.sought)
    return any(words & set(term.split()) for term in terms) or lacks_something(terms)


def _seeks_told(question: Question) -> bool:
    """Whether it asks openly in words of which the reports have some: 用广播宣传."""
    told = (stands_in_prose(word, question.names.connection) for word in content_words(question))
    return bool(question.left) and asks_openly(question) and any(told)


def compares_prose(question: Question) -> bool:
    """Whether it asks how two reports differ in what they say of a topic, not whether prose and tables agree."""
    worded = bool(_HOW_WORDED.search(question.text))
    if not (worded or question.has("topic", "theme")) or question.has("row", "rate", "column", "balance"):
        return False
    several = len(years_named(question)) > 1 or len(question.spans.of("agency")) > 1 or _SEVERAL.search(question.text)
    return bool(several) and "表" not in question.text


def counts_in_prose(question: Question) -> bool:
    """Whether a number of one body is asked for, of something that only its prose names: 收到多少件接口调用申请."""
    words = [word for word in question.left if not word.isascii() and len(word) > 2]
    return bool(words) and words == list(question.unread) and question.has("agency") and question.has("quantity")


def terms_before(question: Question) -> tuple[str, ...]:
    """The words sought before: 那公安局有没有, after whether another has them."""
    last = question.previous
    return last.terms if last is not None and last.kind == "text" else ()


def read_text(question: Question, topics: tuple[str, ...]) -> Plan | Reply:
    """The plan of a question about prose."""
    if names := spelt_in_latin(question):
        return Reply(Outcome.NOT_FOUND, say("unknown_words", question.language, words=", ".join(names)))
    if names_stranger(question):
        return Reply(Outcome.NOT_FOUND, say("unknown_words", question.language, words="、".join(question.unread)))
    scope = scope_of(question, is_set=_is_set(question))
    if isinstance(scope, Reply):
        return scope
    scope, of_level = level_sought(question, scope)
    scope = _years_of_the_last(question, scope, topics)
    those = told_before(question, scope)
    if isinstance(those, Reply):
        return those
    if those:
        scope = scope.model_copy(update={"agencies": those, "regions": (), "endings": ()})
    narrowed = prose_scope(question, scope, topics)
    if isinstance(narrowed, Reply):
        return narrowed
    scope, topics = came_of(question, narrowed, topics)
    if not topics and asks_wording(question) and {span.value("row") for span in question.spans.of("row")} == {"fees"}:
        topics = ("processing_fee",)  # of which alone the prose tells
    about, measure, of_kind = problems_about(question), measure_against(question), kind_of_request(question)
    if about and topics:
        topics = tuple(topic for topic in topics if topic in LISTING) or (about.topic,)
        terms: tuple[str, ...] = (about.term,) if about.term else ()
    elif measure or of_kind:
        terms, topics = (measure,) if measure else of_kind, ()
    else:
        terms, topics = terms_sought(question, topics)
    if topics == ("problems",) and asks_how_arranged(question):
        topics = ("improvements",)
    if topics == ("improvements",) and question.has("theme") and _WHAT_TO_DO.search(question.text):
        terms = ()  # 网页字太小老人用不了，准备怎么办: what is in the way need not stand in what is done about it
    if "summary" in topics and any(vocabulary.topics()[each].heading for each in topics):
        topics = tuple(each for each in topics if each != "summary")  # of one part of the report
    terms += tuple(word for word in of_level if not any(word in term for term in terms))
    terms += tuple(word for word in narrower(question) if topics and word not in terms)
    if question.inherits and not (topics or terms):
        terms = terms_before(question)
    set_told = bool(those) and question.previous is not None and question.previous.kind == "text"
    one = len(scope.agencies) == 1 and not scope.endings and (not set_told or question.means_the_first)
    denied = any(bit in _DENYING for bit in question.spans.bits) and not NOT.search(question.text)
    if denied and not (asks_whether(question) or of_kind):
        return unknown_words(question) or asked_back("which_figure", question.language)
    newest = False
    changed = bool(topics) and are_of_contact(topics) and bool(_HAS_CHANGED.search(question.text))
    if one and question.has("which_year"):
        scope = scope.model_copy(update={"years": tuple(sorted(years_named(question)))})
    elif one and not (changed or scope.years or _asks_of_all_years(question, topics)):
        scope, newest = with_newest_year(question, scope), True
    elif one and _of_newest_before(question, scope):
        newest = True
    absent = is_absent(question, one)
    if not one and has_one_without_another(question):
        return asked_back("one_without_another", question.language)
    all_years = not one and (bool(_EVERY_YEAR.search(question.text)) or (absent and asks_of_never(question)))
    if all_years and not scope.years:
        scope = scope.model_copy(update={"years": tuple(loaded_years(question.names.connection))})
    if not (topics or terms):
        return asked_back("which_figure", question.language)
    share = _SHARE_OF_ALL.search(question.text)
    if share:
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=share.group()))
    first = _WHETHER_FIRST.search(question.text)
    if first and one and topics == ("problems",):  # no plan says whether it is the first of all
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=first.group()))
    if _MEAN.search(question.text):
        return Reply(Outcome.NOT_FOUND, say("no_mean_in_prose", question.language))
    order, limit = order_in(question.spans) if is_ordered(question) else ("", None)
    limit = None if FIRST_WHO.search(question.text) else limit
    if one and "problems" in topics and len(scope.years) == 1 and _BESIDE_BEFORE.search(question.text):
        scope = with_two_years(question, scope)
    if _MONEY.search(question.text) and not any(_is_of_money(topic) for topic in topics):
        topics = (*topics, MONEY)
    compared = WHO_HAS.search(question.text)
    compared = compared if compared and (compared["year"] or not one) else None
    if compared and not order:
        order = "most" if compared["most"] else "least"
    compared_two = compares_two(question, topics)
    if compared_two and not scope.years:
        scope = _of_the_newest_of_both(question, scope)
    grew = asks_growth(question, topics) or compared_two
    placed = place_asked(question) if one and len(scope.years) == 1 else ""
    unnumbered = absent and bool(_UNNUMBERED.search(question.text))
    by_body = not (one or absent) and asks_changes(question, topics)
    number = number_wanted(question, topics, grew or by_body or bool(placed)) if unnumbered or not absent else ""
    apart_by = grew or question.has("difference", "change", "change_percent") or bool(_APART.search(question.text))
    difference = bool(number) and apart_by and (not question.has("list") or len(scope.agencies) == 2)
    of_all = (
        not one and bool(_IN_ALL.search(question.text)) and not (_ALL.search(question.text) or question.has("list"))
    )
    difference = difference or (bool(number) and by_body)
    together = bool(number) and not difference and (of_all or bool(_TOGETHER.search(question.text)))
    if (difference or together) and one and len(scope.years) == 1 and question.inherits:
        scope = scope.model_copy(update={"years": two_years_asked(question, together)})
    of_one = one and len(scope.years) != 2 and not _asks_of_all_years(question, topics)
    if difference and (of_one or by_body):
        scope = _since_then(question, scope) or with_two_years(question, scope)
    group = "" if one else _group_of(question)
    number = "" if group == "year" else number
    group = "" if number else group
    by_theme = not one and topics == ("problems",) and not question.has("theme")
    conditions = (
        bounds_named(question) if by_theme or (number and (not one or question.has("which_year", "ever"))) else ()
    )
    of_items = conditions_on_items(question, topics, one)
    conditions = of_items or conditions
    if topics and not (one or conditions) and all(vocabulary.topics()[topic].is_rate for topic in topics):
        conditions = rate_claimed(question)
        number = "things" if conditions else number
    if number and not (one or conditions) and _COLLECTED.search(question.text) and any(map(_is_of_money, topics)):
        conditions = (Condition(operator="gt"),)
    not_in_time = bool(_NOT_IN_TIME.search(question.text))
    late = not_in_time or bool(_LATE.search(question.text))
    without_exception = _WITHOUT_EXCEPTION.search(question.text)
    if topics == ("timeliness",) and not (one or conditions) and (late or without_exception):
        conditions = (Condition(operator="lt" if late and (not_in_time or not absent) else "eq", value=Decimal(100)),)
        number, absent = "things", absent and not late
    sums = bool(number and (order or conditions) and not one and len(scope.years) != 1)
    sums = sums and bool(_SUMMED.search(question.text))
    if number and not (one or order or conditions or difference or together) and names_apart(question, topics):
        number = ""  # what each report tells of either: a number of both in one sentence is none's
    apart = len(topics) > 1 and not number and names_apart(question, topics)
    number = "things" if of_items else number
    every = apart and not one and set(topics).isdisjoint(LISTING) and bool(_ALL_OF_THEM.search(question.text))
    several = len({span.value("theme") for span in question.spans.of("theme")}) > 1
    side_by_side = themes_apart(question) if several else ""
    every = every or (several and not one and bool(_ALL_OF_THEM.search(question.text) or side_by_side == "every"))
    said_of_all = _OF_ALL_REPORTS.search(question.text) if not one and asks_whether(question) else None
    if said_of_all and len(topics) > 1:  # whether all did the one and the other
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=said_of_all.group()))
    every = every or bool(said_of_all)
    every = every and not absent  # 培训和开放日都没搞: neither
    either = not every and bool(side_by_side)
    if number and _is_part_of_what_was_published(question):
        terms, topics = tuple(span.text for span in question.spans.of("topic")), ("proactive",)
    several = topics == ("proactive",) and len(channels_named(question)) > 1
    if topics == ("proactive",) and terms and (number or several):
        topics = (PART_OF_IT,)  # what is counted is a part of it
    subject = scope.agencies[0] if placed and number else ""
    if subject:
        scope, one = scope.model_copy(update={"agencies": ()}), False
        order, limit = placed, None
    asked = asks_number(question) or grew or by_body or subject
    plan = Plan(
        kind="text",
        scope=scope,
        topics=topics,
        themes=(about.theme,) if about and about.theme else () if measure else _themes_named(question),
        terms=terms,
        every_report=not one or absent,
        number=number,
        number_only=bool(number) and bool(asked or conditions or compared or order),
        deed=_is_deed(question, absent, sets=not (number or one)),
        absent=absent,
        newest=newest,
        conditions=conditions,
        yes_no=asks_whether(question)
        and not (late and topics == ("timeliness",))
        and not (changed or (compares_prose(question) and _ALIKE.search(question.text)))
        and not (grew or subject or _MORE_OR_LESS.search(question.text)),
        difference=difference,
        every_year=all_years and bool(scope.years[1:]),
        any_of=(apart and not every)
        or either
        or (len(topics) > 1 and (absent or (not number and are_of_contact(topics)))),
        every=every,
        together=together and not sums,
        group="agency" if sums or (difference and by_body) else group,
        share=not (one or number) and question.has("share_bodies"),
        expects=way_of(question) if difference and by_body else "",
        percent=difference and by_body and question.has("change_percent"),
        subject=subject,
        place=nth_named(question.text) if set(topics) & LISTING else place_in(question) if number and order else None,
        order=order if number or group == "year" or is_of_most_items(question, topics, one) else "",
        limit=limit if number else None,
        assumptions=tuple(question.assumptions),
    )
    places = None
    if not plan.difference and not scope.agencies:
        places = _PLACES_COMPARED.search(question.text)
    elif not plan.difference and one and question.has("list") and question.language == "en":
        places = MORE_THAN.search(question.text) if question.text.find("than") < _first_body(question) else None
    if places:
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=places.group()))
    if words := _figure_beside(question):
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=words))
    if denied_words := denied_number(question, plan):
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=denied_words))
    plan = about_the_same(question, as_before(question, plan))
    two = plan.order and (plan.number or plan.order == "both") and _TWO_MOSTS.search(question.text)
    if two or (plan.order == "both" and set(plan.topics) <= LISTING):  # 谁办得最多，谁来的人最多
        second = question.text.partition(",")[2] or question.text
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=second))
    if plan.difference and plan.order:
        if question.previous is not None:
            return asked_back("not_followed", question.language)  # 差多少, after the highest and the lowest
        plan = plan.model_copy(update={"order": "", "limit": None})  # 2021和2022年哪年多
    moved = [span.text for kind in ("rose", "fell") for span in question.spans.of(kind)]
    counted = any(vocabulary.topics()[topic].units for topic in plan.topics)
    beside = len(plan.scope.years) > 1 or _BESIDE_BEFORE.search(question.text)
    if moved and counted and beside and not (one or plan.difference or plan.order or plan.group):
        words = "、".join(moved) if question.language == "zh" else ", ".join(moved)
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=words))
    return asked_back("not_followed", question.language) if _is_what_was_asked(question, plan) else plan


def _themes_named(question: Question) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.value("theme") or "" for span in question.spans.of("theme")))


def _of_the_newest_of_both(question: Question, scope: Scope) -> Scope:
    """Of two bodies, where no year is named, the newest year of which both have a report."""
    connection = question.names.connection
    both = set.intersection(*(set(loaded_years(connection, (body,))) for body in scope.agencies))
    if not both:
        return scope
    question.assumptions.append(say("newest_year", question.language, year=max(both)))
    return scope.model_copy(update={"years": (max(both),)})


def _since_then(question: Question, scope: Scope) -> Scope | None:
    """A year and the newest one of the body: has that grown since."""
    newest = max(loaded_years(question.names.connection, scope.agencies), default=0)
    if len(scope.years) != 1 or newest <= scope.years[0] or not _SINCE.search(question.text):
        return None
    return scope.model_copy(update={"years": (scope.years[0], newest)})


def _first_body(question: Question) -> int:
    """Where the first body is named."""
    return min((span.start for span in question.spans.of("agency")), default=0)


def _figure_beside(question: Question) -> str:
    """The half of an English question that asks for a figure beside what reports tell: and how many requests did they
    receive; no plan has both."""
    found = _AND_HOW_MANY.search(question.text) if question.language == "en" else None
    if found is None:
        return ""

    def names(kind: str) -> bool:
        return any(span.start >= found.start() for span in question.spans.of(kind))

    return found["half"] if names("row") and not names("topic") and not names("theme") else ""


def _is_what_was_asked(question: Question, plan: Plan) -> bool:
    """Whether the last plan would be answered again, though more is asked of it: which has the second most."""
    last = question.previous
    if last is None or last.kind != "text" or not _ASKS_MORE.search(question.text):
        return False
    return plan.model_copy(update={"assumptions": ()}) == last.model_copy(update={"assumptions": ()})


def _asks_of_all_years(question: Question, topics: tuple[str, ...]) -> bool:
    """Whether one body's reports of all years are asked, or which of its problems come again."""
    again = "problems" in topics and _COMES_AGAIN.search(question.text)
    together = _TOGETHER.search(question.text) and _THESE_YEARS.search(question.text)
    over_years = asks_over_years(question, topics) or together or _OF_EACH_YEAR.search(question.text)
    return question.has("series", "group_year", "ever") or bool(again or over_years or _ALL_YEARS.search(question.text))


def _asks_among_them(question: Question) -> bool:
    """Whether it is asked if the body named behind is among those told of before: 没搞开放日的单位里有没有公安局."""
    found = AMONG_THEM.search(question.text)
    return found is not None and any(span.start >= found.end() for span in question.spans.of("agency"))


def _years_of_the_last(question: Question, scope: Scope, topics: tuple[str, ...]) -> Scope:
    """The years asked about before, where of the same subject it is now asked who has most: who trained most people."""
    last = question.previous
    same = last is not None and last.kind == "text" and last.every_report and topics and last.topics == topics
    if last is None or not same or scope.years or question.has("agency", "year", "relative", "which_year"):
        return scope
    if not (is_ordered(question) or asks_whether(question)) or _asks_of_all_years(question, topics):
        return scope
    return scope.model_copy(update={"years": last.scope.years})


def _of_newest_before(question: Question, scope: Scope) -> bool:
    """Whether it goes on about the report that was taken for the newest where no year was named: and its telephone."""
    last = question.previous
    told = last is not None and last.kind == "text" and last.newest and last.scope == scope
    return told and not question.has("year", "relative", "which_year")


def _is_part_of_what_was_published(question: Question) -> bool:
    """Whether items of one channel are asked for, after all that was published: 其中网站多少条."""
    last = question.previous
    published = last is not None and last.kind == "text" and last.topics in {("proactive",), (PART_OF_IT,)}
    return published and bool(_ITEMS_OF_IT.match(question.text)) and len(question.spans.of("topic")) == 1


def _is_of_money(topic: str) -> bool:
    return "元" in vocabulary.topics()[topic].units


def _is_deed(question: Question, absent: bool, sets: bool) -> bool:
    """Whether it is asked who did it, or (`absent`) did not, not who writes of it."""
    if absent:
        return (
            bool(_NOT_DONE.search(UNSAID_WHETHER.sub("", question.text)))
            or asks_of_none(question)
            or (question.has("deed") and not question.has("mention"))
        )
    if (
        says_of_none(question.text)
        or question.has("mention", "quote")
        or _WILL.search(question.text)
        or _COMPLAINED.search(question.text)
    ):
        return False
    return _names_deed(question) or (question.has("list") and sets)


def _group_of(question: Question) -> Literal["", "year", "city", "county"]:
    """Whether it is asked of each year, city, or county how many bodies tell of it."""
    counted = question.has("group_year") and (question.has("count") or HOW_MANY_BODIES.search(question.text))
    if counted or _YEAR_OF_MOST.search(question.text):
        return "year"
    return "county" if question.has("group_county") else "city" if question.has("group_city") else ""


def _names_deed(question: Question) -> bool:
    """Whether it is asked for what was done: 举办了, 办过."""
    return question.has("deed") or bool(_DEED.search(question.text))


def asks_of_anybody(question: Question) -> bool:
    """Whether any body may be meant: whether anybody admitted that they were slow."""
    return bool(_ANYBODY.search(question.text))


def _is_set(question: Question) -> bool:
    """Whether all bodies of a scope or name are meant: 哪些单位, 各民政局, civil affairs bureaus."""
    if not question.has("agency"):
        lists = [span for span in question.spans.of("list") if not _ITS_NAME.fullmatch(span.text)]
        return bool(lists) or question.has("mention", "deed") or asks_of_anybody(question)
    spans = question.spans.of("agency")
    plural = any(span.text.endswith(PLURALS) or question.text[: span.start].endswith(" any ") for span in spans)
    return plural or bool(_ALL.search(question.text))
