"""Questions about the prose: the topics and themes they name, the words they look for, what they want of them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from answer import vocabulary
from answer.answer import Outcome
from answer.ordering import order_in
from answer.passed_over import adds_nothing
from answer.plan import Condition, Plan
from answer.question import Question
from answer.refusals import BODY_LIKE, names_stranger, unknown_words
from answer.reply import Reply, asked_back
from answer.scope import PLURALS
from answer.spans import Span
from answer.unknown import stands_in_prose
from answer.what import named_rows
from answer.where import scope_of, with_newest_year, years_named
from answer.words import say
from index.glossary import found_in, in_chinese
from ingest.bodies import level_of

# Topics that give way to a figure named beside them.
MILD_TOPICS = frozenset({"proactive", "platform", "improvements", "review", "interpretation"})
LISTING = frozenset({"problems", "improvements"})
# What is disclosed in each of several places is told with the whole.
CHANNELS = frozenset({"website_items", "account_items", "board_items", "posts"})
_NUMBER = re.compile(
    r"多少|(?<!哪)几|[次件条项人场篇处批名份]数|人次|数量|总[数量]|[比率]率|办结率|满意[度率]|访问量|"
    r"\bhow (?:many|much|often)\b|\bnumber\b|\bcount\b|\brates?\b|\btotal\b"
)
_SOMEBODY = "(?:群众|市民|代表|居民|公众|百姓|干部|人员|学员|嘉宾|访客|观众)"
_PEOPLE = re.compile(
    rf"人次|人数|多少人|几个?人|多少[名位]|几位|规模|来的人|人最[多少]|人多|{_SOMEBODY}(?:一?共|总共)?(?:有|是|达|来了)?(?:多少|几)"
    rf"|(?:多少|几[个名位])(?:名|位)?{_SOMEBODY}|\b(?:people(?!')|participants|attend\w*|persons|visitors|trainees|turnout)\b"
)
# Problems that are named only to ask what is done about them.
_ANSWERED = re.compile(r"针对|对于|对此|解决|应对|\b(?:address|fix|solve|tackle|remedy|respond|deal|against)\b")
_TOGETHER = re.compile(r"一共|总共|共计|合计|加起来|\b(?:altogether|in total|combined|total number of)\b")
_DEED = re.compile("(?:办|(?<!公)开|搞|组织|举行|召开|开展|进行)[了过]")
_NOT = re.compile(
    r"(?:没有?|未曾?|从未|不曾|并未)(?:[提说写讲谈办举开组召接参做建设发出泄公]|进行|安排)"
    r"|\b(?:(?:did|does|do|have|has|had)(?: not|n't)|never|without|nobody|no one|not a single|fail(?:ed)? to)\b"
)
_APPLICANTS = re.compile(r"申请|自然人|\b(?:request|applica|natural person)")
_DENYING = "不未无非"  # what a single one of them denies is not known
_WHO_HAS = re.compile(r"(?:谁|哪[个家一]).{0,16}(?:(?P<most>多|高|大)|少|低|小)[?？]?$")
_PLANNED = re.compile(r"打算|计划|准备|下一步|今后|\b(?:will|plan|plans|intend|intends)\b")
_WITHIN = re.compile("问题(?:里|中|当中)|problems? (?:with|about|in)")
_ABOUT = frozenset({"关于", "原文"})  # stand in questions about figures too
_ITEMS = re.compile(r"\bitems\b(?! of information)")
_ALL = re.compile(r"各|每个|每家|所有|\b(?:each|every|all)\b")


def find_in_prose(text: str) -> Iterator[Span]:
    """Topics and themes that are named in one of many ways: 信息员老是换人, reluctant to disclose."""
    for pattern, meaning in vocabulary.ways_to_say():
        for found in pattern.finditer(text):
            yield Span(*found.span(), found.group(), (meaning,))


def topics_in(question: Question) -> tuple[str, ...]:
    """The topics named. A word such as 问题 or 公众号 gives way to what is counted of it: 反馈问题数, 公众号粉丝."""
    topics = tuple(dict.fromkeys(span.value("topic") or "" for span in question.spans.of("topic")))
    if not topics and _asks_of_people_again(question):
        question.inherits = True
        topics = question.previous.topics if question.previous else ()
    if named_rows(question.spans, strong=True) or question.has("column", "rate"):
        topics = tuple(topic for topic in topics if topic not in MILD_TOPICS)
    known = vocabulary.topics()
    if _NUMBER.search(question.text):
        instead = {each.of: each.id for each in known.values() if each.of and re.search(each.when, question.text)}
        topics = tuple(dict.fromkeys(instead.get(topic, topic) for topic in topics))
    counted = [topic for topic in topics if known[topic].units]
    if len(counted) > 1 and _ITEMS.search(question.text):
        topics = tuple(topic for topic in topics if topic != "proactive")  # power list items
    if counted:
        kept = {"improvements"} if _PLANNED.search(question.text) else set()
        kept |= {"problems"} if _WITHIN.search(question.text) else set()
        weak = {topic for topic in topics if known[topic].weak} | (LISTING - kept)
        topics = tuple(topic for topic in topics if topic in counted or topic not in weak)
    if len(CHANNELS & set(topics)) > 1:
        topics = ("proactive",)
    elif CHANNELS & set(topics):
        topics = tuple(topic for topic in topics if topic != "proactive")
    if "last_years_problems" in topics:
        topics = tuple(topic for topic in topics if topic not in LISTING)
    if question.has("theme") and not topics:
        topics = ("problems",)
    if set(topics) >= LISTING and _ANSWERED.search(question.text):
        topics = tuple(topic for topic in topics if topic != "problems")
    return topics


def _asks_of_people_again(question: Question) -> bool:
    """Whether it only asks how many people there were, after a question about what people came to: 来了多少人."""
    last = question.previous
    prose = last is not None and last.kind == "text" and bool(last.topics) and not set(last.topics) & LISTING
    if question.has("agency", "region", "list", "rate", "reports") or _APPLICANTS.search(question.text):
        return False
    return prose and not named_rows(question.spans, strong=True) and bool(_PEOPLE.search(question.text))


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
    if not question.has("agency", "mention", "deed", "quote", "list", "reports"):
        return False
    words = {word for word in question.left if word.isascii()}
    return bool(question.whole_words) or any(words & set(term.split()) for term in found_in(question.sought))


def asks_wording(question: Question) -> bool:
    """Whether one body's own words are asked for, whatever figure they are about: 怎么说依申请公开的."""
    spoken = [span for span in question.spans.of("quote") if span.text not in _ABOUT]
    return bool(spoken) and question.has("agency") and question.has("row") and not question.has("quantity")


def counts_in_prose(question: Question) -> bool:
    """Whether a number of one body is asked for, of something that only its prose names: 收到多少件接口调用申请."""
    words = [word for word in question.left if not word.isascii() and len(word) > 2]
    return bool(words) and words == list(question.unread) and question.has("agency") and question.has("quantity")


def read_text(question: Question, topics: tuple[str, ...]) -> Plan | Reply:
    """The plan of a question about prose."""
    scope = scope_of(question, is_set=_is_set(question))
    if isinstance(scope, Reply):
        return scope
    terms, topics = _terms(question, topics)
    if names_stranger(question):
        return Reply(Outcome.NOT_FOUND, say("unknown_words", question.language, words="、".join(question.unread)))
    one = len(scope.agencies) == 1 and not scope.endings
    if any(bit in _DENYING for bit in question.spans.bits) and not _asks_whether(question):
        return unknown_words(question) or asked_back("which_figure", question.language)
    newest = False
    if one and question.has("which_year"):
        scope = scope.model_copy(update={"years": tuple(sorted(years_named(question)))})
    elif one and not scope.years and not question.has("series", "group_year"):
        scope, newest = with_newest_year(question, scope), True
    if not (topics or terms):
        return asked_back("which_figure", question.language)
    order, limit = order_in(question.spans)
    compared = None if one else _WHO_HAS.search(question.text)
    if compared and not order:
        order = "most" if compared["most"] else "least"
    absent = not one and not _asks_whether(question) and bool(_NOT.search(question.text))
    number = "" if absent else _number(question, topics)
    conditions = _conditions(question) if number and not one else ()
    if number and topics == ("proactive",) and terms:
        topics = ()  # what is counted is a part of it
    return Plan(
        kind="text",
        scope=scope,
        topics=topics,
        themes=tuple(dict.fromkeys(span.value("theme") or "" for span in question.spans.of("theme"))),
        terms=terms,
        every_report=not one,
        number=number,
        number_only=bool(number) and bool(_NUMBER.search(question.text) or conditions or compared),
        deed=not question.has("mention", "quote")
        and (_names_deed(question) or (question.has("list") and not (number or one))),
        absent=absent,
        newest=newest,
        conditions=conditions,
        yes_no=_asks_whether(question),
        together=bool(number) and bool(_TOGETHER.search(question.text)),
        order=order if number else "",
        limit=limit if number else None,
        assumptions=tuple(question.assumptions),
    )


def _conditions(question: Question) -> tuple[Condition, ...]:
    """What the numbers told must satisfy: 超过100人次."""
    found = []
    for span in question.spans.of("condition"):
        operator, *numbers = (span.value("condition") or "").split(" ")
        if not set(numbers) & {"mean", "median"}:
            values = sorted(map(Decimal, numbers))
            high = values[-1] if operator == "between" else None
            found.append(Condition.model_validate({"operator": operator, "value": values[0], "high": high}))
    return tuple(found)


def _names_deed(question: Question) -> bool:
    """Whether it is asked for what was done: 举办了, 办过."""
    return question.has("deed") or bool(_DEED.search(question.text))


def _is_set(question: Question) -> bool:
    """Whether all bodies of a scope or name are meant: 哪些单位, 各民政局, civil affairs bureaus."""
    if not question.has("agency"):
        return question.has("list", "mention", "deed")
    plural = any(span.text.endswith(PLURALS) for span in question.spans.of("agency"))
    return plural or bool(_ALL.search(question.text))


def _asks_whether(question: Question) -> bool:
    if question.language == "zh":
        return bool(
            re.search(r"有没有|有无|是否|是不是|吗|([\u4e00-\u9fff]{1,2})没\1|[过了].{0,10}没有?[?？]*$", question.text)
        )
    return bool(re.match(r"(?:did|was|were|has|have|had|is|are|do|does|any)\b", question.text))


def _number(question: Question, topics: tuple[str, ...]) -> Literal["", "things", "people"]:
    """Whether a number is wanted, and of what: of things, or of people."""
    known = vocabulary.topics()
    counted = any(known[topic].units for topic in topics)
    if question.has("mention", "quote", "theme") or set(topics) & LISTING or any(known[each].value for each in topics):
        return ""
    asked = bool(_NUMBER.search(question.text) or _WHO_HAS.search(question.text))
    asked = asked or bool(order_in(question.spans)[0] or _conditions(question))
    if not (asked or counted) or (not asked and (question.has("deed", "list") or _asks_whether(question))):
        return ""
    people = _PEOPLE.search(question.text) or any(known[topic].people for topic in topics)
    return "people" if people else "things"


def _terms(question: Question, topics: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words sought beside the topics; where it is asked who mentions something, its very words in their place."""
    left = " ".join(word for word in question.left if word.isascii())
    terms = [piece for word in question.left if not word.isascii() for piece in _bare(word)]
    known = vocabulary.topics()
    told = {word for topic in topics for word in (*vocabulary.said_of(topic), *known[topic].terms)}
    told |= {vocabulary.themes()[span.value("theme") or ""].zh for span in question.spans.of("theme")}
    terms = [term for term in terms if not any(term in word for word in told)]
    if not topics:
        whole = [word for word in question.whole_words if word not in vocabulary.beside()]
        if terms and question.has("quantity") and not question.has("mention", "quote", "list"):
            split = [term for term in terms if not stands_in_prose(term, question.names.connection)]
            whole = [word for word in whole if any(_overlap(question.text, word, term) for term in split)]
        terms = [*whole, *(term for term in terms if not any(_overlap(question.text, word, term) for word in whole))]
    if not topics and asks_wording(question):
        terms += [span.text for span in question.spans.of("row")]
    if topics and all(known[topic].weak for topic in topics):  # 网站被黑过吗
        terms += [bit for bit in question.unread if bit not in question.left and bit not in vocabulary.beside()]
    covered: set[str] = set()
    if left:
        beside = vocabulary.beside() | {word for phrase in told for word in phrase.split(" ")}
        for english in found_in(question.sought):
            if set(english.split()) & set(left.split()) - beside:
                terms += [english] if told.isdisjoint(in_chinese(english)) else []
                covered |= set(english.split())
        terms += [word for word in left.split() if not (word in covered or word in beside or adds_nothing(word))]
    if question.has("mention", "quote") and not set(topics) & LISTING:
        literal = [span for span in question.spans.of("topic") if not span.text.isascii()]
        terms += [span.text for span in literal]
        topics = tuple(topic for topic in topics if topic not in {span.value("topic") for span in literal})
    return tuple(dict.fromkeys(terms)), topics


def _overlap(text: str, one: str, other: str) -> bool:
    """Whether two words share characters of the text."""
    first, second = text.find(one), text.find(other)
    return -1 < first < second + len(other) and -1 < second < first + len(one)


def _bare(word: str) -> list[str]:
    """What of a run of unknown Chinese words is sought: without the words that stand beside in any question."""
    known = sorted((each for each in vocabulary.beside() if not each.isascii()), key=len, reverse=True)
    for each in known:
        word = word.replace(each, " ") if len(each) > 1 else word
    single = "".join(each for each in known if len(each) == 1)
    return [piece for found in word.split() if len(piece := found.strip(single)) > 1 and not adds_nothing(piece)]
