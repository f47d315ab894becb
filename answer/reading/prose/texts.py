"""Questions about the prose → Plans: of which reports, and what is wanted of their topics, themes and words."""

import re
from dataclasses import replace

from answer import vocabulary
from answer.answer import Outcome
from answer.plan import Plan, Scope
from answer.prose.nth_listed import nth_named
from answer.prose.sought import EITHER
from answer.reading.language.unknown import stands_in_prose
from answer.reading.prose.absent import (
    NOT,
    are_of_contact,
    asks_of_never,
    asks_of_none,
    has_one_without_another,
    is_absent,
    says_of_none,
)
from answer.reading.prose.asked import Asked
from answer.reading.prose.changes_asked import (
    place_asked,
    way_of,
)
from answer.reading.prose.content_words import asks_openly, content_words
from answer.reading.prose.english_terms import lacks_something
from answer.reading.prose.governments import of_districts, own_report, tells
from answer.reading.prose.items_counted import is_of_most_items
from answer.reading.prose.narrower import denied_number, narrower
from answer.reading.prose.numbers_asked import (
    MORE_THAN,
    asks_number,
    is_ordered,
    place_in,
)
from answer.reading.prose.numbers_sought import (
    ALL,
    BESIDE_BEFORE,
    PART_OF_IT,
    asks_of_all_years,
    read_numbers,
    read_place,
)
from answer.reading.prose.problems_about import asks_how_arranged, kind_of_request, measure_against, problems_about
from answer.reading.prose.terms_named import (
    LAST_YEARS,
    asks_wording,
    channels_named,
    either_of,
    names_apart,
    terms_sought,
    themes_apart,
)
from answer.reading.prose.topics_named import DONE_OR_PLANNED, LISTING, place_gained
from answer.reading.prose.whether import UNSAID_WHETHER, asks_whether
from answer.reading.question import Question
from answer.reading.refusals import BODY_LIKE, is_a_thing, names_stranger, spelt_in_latin, unknown_words
from answer.reading.scope.names import PLURALS, loaded_years
from answer.reading.scope.prose_scope import came_of, level_sought, prose_scope
from answer.reading.scope.where import scope_of, with_newest_year, years_named
from answer.reading.talk.prose_after import about_the_same, as_before, told_before
from answer.reply import Reply, asked_back
from answer.words import say
from index.glossary import found_in
from ingest.bodies import level_of

_ASSESSMENT = re.compile(r"评估|考核|测评|考评|评比|网测|\b(?:assess\w+|apprais\w+|evaluat\w+|performance reviews?)\b")
_SCORE = re.compile("得分|(?<!占)多少分|(?<!占)几分|分数|成绩")
_NUMBER_OF_IT = re.compile("[数量率](?:目|量)?(?:都|能)?(?:排|居|位|在|名列|第几)")  # of problems found
_WHO = re.compile(  # one of several, or a bound
    r"谁|哪一?[家个]|最|第[一二三四五六七八九十](?!方)|前[一二三四五六七八九十几\d]|超过|以[上下]|高于|低于|\d分"
    r"|\b(?:who|which|highest|lowest|best|worst|most|over|above|below|under)\b"
)
_ASSESSED = frozenset({"assessment", "third_party", "evaluator", "standing"})
_WHAT_TO_DO = re.compile(
    "[，,；;](?:它|该局|他们)?(?:准备|打算|计划|将|要|想)?(?:怎么|如何|怎样|咋)(?:办|改进?|解决|应对|整改|弥补)[?？。呢]*$"
)
_DEED = re.compile("(?:办|(?<!公)开|搞|组织|举行|召开|开展|进行|配|装|编印?|印|聘|建|购)[了过]")
_DENYING = "不未无非"  # what a single one of them denies is not known
_NOT_DONE = re.compile(
    "(?:没有?|未曾?|从未|不曾|并未)(?:[搞办举开组召接参做建设发泄收]|进行|安排|人被?|出现)"
    r"|\b(?:say|said|stat|mention|report|writ|wrote|not|declar|confirm|claim)\w* "
    r"(?:in 20\d\d )?(?:that )?(?:(?:it|they|there) )?"
    r"(?:(?:had|has|have|was|were) )?(?:nobody|no one|none|no|never|not a single)\b"
)
_WILL = re.compile(  # what is said to come is not done
    r"(?:说|表示|承诺|提出|打算|准备|计划|拟|将)(?:今后|以后|明年|下一步|来年)?(?:要|会|将|再)?(?:做|搞|办|开展|推进|实施|进行|加强|完善|改|举办|组织)"
    r"|\b(?:will|would|plan(?:s|ned)? to|intend(?:s|ed)? to|promise[sd]? to|(?:is|are|was|were) going to)\b"
)
_SAID_DONE = re.compile(  # who says that it was
    "(?:写|说|提|讲|称|表示|记载|注)(?:明|到|了)*(?:自己|本单位|曾经?|已经?)*(?:发出|收取?|缴|举办|开展|召开|组织)(?:了|过)?(?!的)"
    r"|\b(?:say|said|stat|report|writ|wrote|declar|confirm|mention)\w* (?:that )?"
    r"(?:(?!\b(?:no|not|none|never|how|what)\b)[\w-]+ ){1,6}"
    r"(?:was|were|had been|has been|have been) (?:ever |actually |really )?"
    r"(?:issued|collected|charged|levied|sent|held|organi[sz]ed|carried out|conducted)\b"
)
_COMPLAINED = re.compile(
    r"\b(?:complain|admit|acknowledg|conced|lament|regret|confess|grumbl|moan|bemoan|criticis|worr)\w*\b"
)
_PLACES_COMPARED = re.compile(  # of two places none is said to be better
    r"\b(?:better|worse|more|less|fewer) (?:[\w']+ ){0,3}?than\b"
    r"(?! (?:\d|20\d\d|a |one|two|three|ten|half|the year|last))"
    r"|\bwhich (?:city|county|district|town|place|region)(?:'s)? [^?.;]*\b(?:more|fewer|less|better|worse)\b"
)
_AND_HOW_MANY = re.compile(r"(?:,|;| and)+ (?P<half>how (?:many|much) [^?.;]+)")
_OPEN_EN = re.compile(r"(?:(?:and|so|but) )*(?:where|how|what|who|when)\b(?! (?:many|much))")
_HOW_WORDED = re.compile("[说写提讲]法|表述|措辞|口径说明")
_ALIKE = re.compile("一样|相同|一致|变化|不同|区别|差别|变没变|变了")  # are told side by side, by no yes or no
_SEVERAL = re.compile("[两二三四五几]家|[两二三四五几]个(?:局|单位|部门|机关|镇|县|区)")
_MORE_OR_LESS = re.compile(
    "比[^，。？?]{1,10}(?:多|少|高|低)"
    r"|\b(?:more or (?:less|fewer)|better or worse|worse or better|up or down|higher or lower"
    r"|(?:rise|rose|risen) or f[ae]ll\w*)\b"
)  # 2023年比它多吗: what is told says neither yes nor no
_EVERY_YEAR = re.compile(
    r"连续[两二三四五六23456]年|连着[两二三四五]年|每一?年都|年年都?|20\d\d年?(?:和|与|跟|、)(?:20\d\d|\d\d)年?都|历年都"
    r"|(?:两|三|几|四|五)年(?:里|中|来)?都|近[两三四五]年[^，,。]{2,16}都|一直都"
    r"|\b(?:in|for) (?:both|each of|all of) (?:the )?(?:20\d\d|years|these years|those years)\b|\bboth years\b"
)
_WHETHER_FIRST = re.compile("最[多少](?=的(?:单位|部门|机关)?(?:是不是|是否)|吗|的吗|么)")
_HAS_CHANGED = re.compile(
    "[换变改搬][了过]|有(?:没有|无)?变(?:化|动|更)|一直是|没[换变改搬]"
)  # of an address: all are told
_ITS_NAME = re.compile("叫(?:什么|啥)(?:名字|名称|名)?|名称|名字|取名")  # of an account, not of bodies
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
_OTHER_END = re.compile(  # 谁办得最多，谁最少: of the same number
    "最[多少高低大小][^，,；;]*[，,；;](?:那么?|而|又|以及)?(?:谁|(?:哪|是)[一些几]?(?:[个家年]|单位|部门|机关)*)?(?:的)?(?:是)?"
    "最[多少高低大小](?:的)?(?:又|呢|是|谁|哪[一些几]?(?:[个家年]|单位|部门|机关)*)*[?？。]*$"
)
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
    if any((BODY_LIKE.search(word) and not mentioned) or level_of(word) for word in _named_beside(question)):
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


def _named_beside(question: Question) -> list[str]:
    """The words that nothing knows, without the things that those bodies have of which it is asked: 哪些单位有专区."""
    of_bodies = question.has("list", "agency")
    return [word for word in question.left if not (of_bodies and is_a_thing(word, question))]


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
    asked = _of_whom(question, topics)
    if isinstance(asked, Reply):
        return asked
    government = own_report(question, asked.scope, lists=bool(asked.topics) and set(asked.topics) <= LISTING)
    if government:
        noted = tuple(question.assumptions)
        plan = _read(question, replace(asked, scope=government, one=len(government.agencies) == 1))
        if isinstance(plan, Plan) and not plan.absent and tells(plan, question):
            return plan
        question.assumptions[:] = noted
    return _read(question, asked)


def _read(question: Question, asked: Asked) -> Plan | Reply:
    """The plan of what is asked of those reports."""
    _read_words(question, asked)
    refused = _read_years(question, asked) or _without_a_plan(question, asked)
    if refused:
        return refused
    read_numbers(question, asked)
    if asked.topics == ("standing",):  # told in words, not the highest of numbers
        asked.order, asked.number, asked.limit, asked.conditions = "", "", None, ()
    said_of_all = _OF_ALL_REPORTS.search(question.text) if not asked.one and asks_whether(question) else None
    if said_of_all and len(asked.topics) > 1:  # whether all did the one and the other
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=said_of_all.group()))
    _read_sides(question, asked, bool(said_of_all))
    read_place(asked)
    plan = _plan_of(question, asked)
    if words := _half_unread(question, plan, asked.one):
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=words))
    return _after_the_last(question, about_the_same(question, as_before(question, plan)), asked.one)


def _of_whom(question: Question, topics: tuple[str, ...]) -> Asked | Reply:
    """Of which reports it is asked, and of which topics."""
    scope = scope_of(question, is_set=_is_set(question))
    if isinstance(scope, Reply):
        return scope
    scope, of_level = level_sought(question, of_districts(question, scope))
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
    set_told = bool(those) and question.previous is not None and question.previous.kind == "text"
    one = len(scope.agencies) == 1 and not scope.endings and (not set_told or question.means_the_first)
    return Asked(scope, topics, one=one, of_level=of_level)


def _read_words(question: Question, asked: Asked) -> None:
    """The topics, themes, and words asked."""
    topics = asked.topics
    if not asked.one and (place := place_gained(question.text)):
        asked.topics, asked.terms, asked.themes = ("standing",), (EITHER.join(_said_of_place(place)),), ()
        return
    if _tells_standing(question, asked):
        asked.topics, asked.terms, asked.themes = ("standing",), (), ()
        return
    about, measure = problems_about(question), measure_against(question)
    asked.of_kind = kind_of_request(question)
    asked.themes = _themes_named(question)
    if about and topics:
        topics = tuple(topic for topic in topics if topic in LISTING) or (about.topic,)
        terms: tuple[str, ...] = (about.term,) if about.term else ()
    elif measure or asked.of_kind:
        terms, topics = (measure,) if measure else asked.of_kind, ()
    else:
        terms, topics = terms_sought(question, topics)
    if about and about.theme:
        asked.themes = (about.theme,)
    elif measure:
        asked.themes = ()
    if topics == ("problems",) and asks_how_arranged(question):
        topics = ("improvements",)
    if topics == ("improvements",) and question.has("theme") and _WHAT_TO_DO.search(question.text):
        terms = ()  # 网页字太小老人用不了，准备怎么办: what is in the way need not stand in what is done about it
    if "summary" in topics and any(vocabulary.topics()[each].heading for each in topics):
        topics = tuple(each for each in topics if each != "summary")  # of one part of the report
    terms += tuple(word for word in asked.of_level if not any(word in term for term in terms))
    terms += tuple(word for word in narrower(question) if topics and word not in terms)
    if question.inherits and not (topics or terms):
        terms = terms_before(question)
    asked.topics, asked.terms = topics, terms


def asks_standing(question: Question) -> bool:
    """Whether it is asked which place or score somebody gained in an assessment, not how many faults it found."""
    placed = place_asked(question) or _SCORE.search(question.text)
    return bool(placed and _ASSESSMENT.search(question.text)) and not _NUMBER_OF_IT.search(question.text)


def _tells_standing(question: Question, asked: Asked) -> bool:
    """Whether the place or score is that of somebody named, or of whoever tells one: their reports tell it, which no
    ranking of these does."""
    best = question.has("rank_most", "rank_least") and _SCORE.search(question.text)  # all scores told show which
    of_some = not (asked.one or best or "第几" in question.text) and _WHO.search(question.text)
    if not asks_standing(question) or of_some:
        return False
    return not any(vocabulary.topics()[topic].units for topic in asked.topics if topic not in _ASSESSED)


def _said_of_place(place: int) -> list[str]:
    """How reports write of a place in an order: 第1名, 第一位."""
    numerals = [str(place), *(["一二三四五六七八九十"[place - 1]] if place <= len("一二三四五六七八九十") else [])]
    said = [f"第{numeral}{behind}" for numeral in numerals for behind in ("名", "位", "，", "；", "。")]
    return [*said, "首位", "榜首"] if place == 1 else said


def _read_years(question: Question, asked: Asked) -> Reply | None:
    """The years asked for; the newest where one body is named without any. None but where it is not known what a word
    denies."""
    denied = any(bit in _DENYING for bit in question.spans.bits) and not NOT.search(question.text)
    if denied and not (asks_whether(question) or asked.of_kind):
        return unknown_words(question) or asked_back("which_figure", question.language)
    topics, scope = asked.topics, asked.scope
    asked.changed = bool(topics) and are_of_contact(topics) and bool(_HAS_CHANGED.search(question.text))
    if asked.one and question.has("which_year"):
        scope = scope.model_copy(update={"years": tuple(sorted(years_named(question)))})
    elif asked.one and not (asked.changed or scope.years or asks_of_all_years(question, topics)):
        scope, asked.newest = with_newest_year(question, scope), True
    elif asked.one and _of_newest_before(question, scope):
        asked.newest = True
    asked.absent = is_absent(question, asked.one)
    asked.all_years = not asked.one and (
        bool(_EVERY_YEAR.search(question.text)) or (asked.absent and asks_of_never(question))
    )
    if asked.all_years and not scope.years:
        scope = scope.model_copy(update={"years": tuple(loaded_years(question.names.connection))})
    asked.scope = scope
    return None


def _without_a_plan(question: Question, asked: Asked) -> Reply | None:
    """What no plan about prose can express, so that it is asked back."""
    if not asked.one and has_one_without_another(question):
        return asked_back("one_without_another", question.language)
    if not (asked.topics or asked.terms):
        return asked_back("which_figure", question.language)
    first = _WHETHER_FIRST.search(question.text) if asked.one and asked.topics == ("problems",) else None
    words = _SHARE_OF_ALL.search(question.text) or first  # no plan says whether a problem is the first of all
    if words:
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=words.group()))
    if _MEAN.search(question.text):
        return Reply(Outcome.NOT_FOUND, say("no_mean_in_prose", question.language))
    return None


def _read_sides(question: Question, asked: Asked, of_all: bool) -> None:
    """Whether each of several topics or themes must be told of by itself, or any of them will do."""
    topics, one = asked.topics, asked.one
    apart = len(topics) > 1 and not asked.number and (names_apart(question, topics) or either_of(question, topics))
    every = apart and not one and set(topics).isdisjoint(LISTING) and bool(_ALL_OF_THEM.search(question.text))
    several = len({span.value("theme") for span in question.spans.of("theme")}) > 1
    side_by_side = themes_apart(question) if several else ""
    every = every or (several and not one and bool(_ALL_OF_THEM.search(question.text) or side_by_side == "every"))
    asked.every = (every or of_all) and not asked.absent  # 培训和开放日都没搞: neither
    either = not asked.every and bool(side_by_side)
    asked.any_of = (apart and not asked.every) or either


def _plan_of(question: Question, asked: Asked) -> Plan:
    number, one, scope = asked.number, asked.one, asked.scope
    topics, terms = _channels_counted(question, asked)
    asks = asks_number(question) or asked.moves or asked.by_body or bool(asked.subject)
    ranked = number or asked.group == "year" or is_of_most_items(question, topics, one)
    by_body = asked.difference and asked.by_body
    return Plan(
        kind="text",
        scope=scope,
        topics=topics,
        themes=asked.themes,
        terms=terms,
        every_report=not one or asked.absent,
        number=number,
        number_only=bool(number) and bool(asks or asked.conditions or asked.order),
        deed=topics != (LAST_YEARS,) and _is_deed(question, asked.absent, sets=not (number or one)),
        absent=asked.absent,
        newest=asked.newest,
        conditions=asked.conditions,
        yes_no=asks_whether(question)
        and not (asked.late and topics == ("timeliness",))
        and not (asked.changed or (compares_prose(question) and _ALIKE.search(question.text)))
        and not (asked.moves or asked.subject or _MORE_OR_LESS.search(question.text))
        and not DONE_OR_PLANNED.search(question.text),
        difference=asked.difference,
        every_year=asked.all_years and bool(scope.years[1:]),
        any_of=asked.any_of or (len(topics) > 1 and (asked.absent or (not number and are_of_contact(topics)))),
        every=asked.every,
        together=asked.together and not asked.sums,
        group="agency" if asked.sums or by_body else asked.group,
        share=not (one or number) and question.has("share_bodies"),
        expects=way_of(question) if by_body else "",
        percent=by_body and question.has("change_percent"),
        subject=asked.subject,
        place=nth_named(question.text)
        if set(topics) & LISTING
        else place_in(question)
        if number and asked.order
        else None,
        order=asked.order if ranked else "",
        limit=asked.limit if number else None,
        assumptions=tuple(question.assumptions),
    )


def _place_in(question: Question, topics: tuple[str, ...], asked: Asked) -> int | None:
    """Which of what is listed, or which in the order of the numbers told."""
    if set(topics) & LISTING:
        return nth_named(question.text)
    return place_in(question) if asked.number and asked.order else None


def _channels_counted(question: Question, asked: Asked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The topics and terms; what is counted of one channel is a part of what was published."""
    topics, terms = asked.topics, asked.terms
    if asked.number and _is_part_of_what_was_published(question):
        terms, topics = tuple(span.text for span in question.spans.of("topic")), ("proactive",)
    several = topics == ("proactive",) and len(channels_named(question)) > 1
    if topics == ("proactive",) and terms and (asked.number or several):
        topics = (PART_OF_IT,)
    return topics, terms


def _half_unread(question: Question, plan: Plan, one: bool) -> str:
    """The words of a question that its plan would pass over; empty where there are none."""
    places = None
    if not plan.difference and not plan.scope.agencies:
        places = _PLACES_COMPARED.search(question.text)
    elif not plan.difference and one and question.has("list") and question.language == "en":
        places = MORE_THAN.search(question.text) if question.text.find("than") < _first_body(question) else None
    return places.group() if places else _figure_beside(question) or denied_number(question, plan)


def _after_the_last(question: Question, plan: Plan, one: bool) -> Plan | Reply:
    """The plan, unless it is the one that was answered before, or passes over what is said of its numbers."""
    two = plan.order and (plan.number or plan.order == "both") and _TWO_MOSTS.search(question.text)
    if two and not (plan.order == "both" and _OTHER_END.search(question.text)):  # 谁办得最多，谁来的人最多
        second = question.text.partition(",")[2] or question.text
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=second))
    if plan.difference and plan.order:
        if question.previous is not None:
            return asked_back("not_followed", question.language)  # 差多少, after the highest and the lowest
        plan = plan.model_copy(update={"order": "", "limit": None})  # 2021和2022年哪年多
    moved = [span.text for kind in ("rose", "fell") for span in question.spans.of(kind)]
    counted = any(vocabulary.topics()[topic].units for topic in plan.topics)
    beside = len(plan.scope.years) > 1 or BESIDE_BEFORE.search(question.text)
    if moved and counted and beside and not (one or plan.difference or plan.order or plan.group):
        words = "、".join(moved) if question.language == "zh" else ", ".join(moved)
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=words))
    return asked_back("not_followed", question.language) if _is_what_was_asked(question, plan) else plan


def _themes_named(question: Question) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.value("theme") or "" for span in question.spans.of("theme")))


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


def _years_of_the_last(question: Question, scope: Scope, topics: tuple[str, ...]) -> Scope:
    """The years asked about before, where of the same subject it is now asked who has most: who trained most people."""
    last = question.previous
    same = last is not None and last.kind == "text" and last.every_report and topics and last.topics == topics
    if last is None or not same or scope.years or question.has("agency", "year", "relative", "which_year"):
        return scope
    if not (is_ordered(question) or asks_whether(question)) or asks_of_all_years(question, topics):
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


def _is_deed(question: Question, absent: bool, sets: bool) -> bool:
    """Whether it is asked who did it, or (`absent`) did not, not who writes of it."""
    if absent:
        return (
            bool(_NOT_DONE.search(UNSAID_WHETHER.sub("", question.text)))
            or asks_of_none(question)
            or (question.has("deed") and not question.has("mention"))
        )
    if _SAID_DONE.search(question.text):
        return sets
    if (
        says_of_none(question.text)
        or DONE_OR_PLANNED.search(question.text)
        or question.has("mention", "quote")
        or _WILL.search(question.text)
        or _COMPLAINED.search(question.text)
    ):
        return False
    return _names_deed(question) or (question.has("list") and sets)


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
    return plural or bool(ALL.search(question.text))
