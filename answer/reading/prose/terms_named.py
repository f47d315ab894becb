"""The words that a question about prose looks for beside its topics."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Literal

from answer import vocabulary
from answer.prose.nth_listed import without_place
from answer.prose.sought import EITHER
from answer.reading.figures.what import PLAIN
from answer.reading.language.passed_over import adds_nothing
from answer.reading.language.segmented import kind_of, segmented
from answer.reading.language.spans import SOUGHT, Span
from answer.reading.language.unknown import stands_in_prose
from answer.reading.prose.chinese_words import (
    HAN,
    LIGHT,
    LONG,
    OF_ANY_REPORT,
    as_reports_write,
    bare_of_preposition,
    in_none_of,
    in_words,
    overlapping,
    said_apart,
    whole_piece,
    without_beside,
    without_light_verb,
)
from answer.reading.prose.content_words import asks_openly, content_words, narrowing, said_literally
from answer.reading.prose.english_terms import (
    figures_beside,
    is_the_work,
    only_handled,
    said_at_large,
    seeks_beside_figure,
    terms_over_rows,
    told_apart,
    without_manner,
)
from answer.reading.prose.not_taken_up import with_the_rest
from answer.reading.prose.topics_named import CHANNELS, LISTING, NUMBER, PEOPLE, WHERE, counts_pieces, rate_of_matter
from answer.reading.prose.whether import asks_whether
from answer.reading.question import Question
from index.glossary import found_in, in_chinese

_SETTLED = re.compile(
    "(?:没有?|未)?(?:得到)?(?:彻底|完全|真正)?(?:解决|整改|改进|改正|纠正|处理|落实|改善|好转|消除|销号)(?:了|完|好|到位)?"
)
_NOT_SETTLED = re.compile("(?:还|仍|仍然|依然|尚)(?:没有?|未)(?:得到)?(?:彻底|完全|真正)?(?:解决|整改|改|落实)")
UNSETTLED = f"仍未{EITHER}尚未{EITHER}未能{EITHER}有待"
PUBLISHED = f"公布{EITHER}公示{EITHER}发布{EITHER}依法公开"
_PUBLISHING = re.compile(
    r"\b(?:about|on|regarding|concerning) (?:publishing|releasing|disclosing|making public"
    r"|(?:the )?(?:publication|release|disclosure) of) (?:(?:its|the|their|any|all) )*"
)
_HOW_PUBLISHED = re.compile(
    "(?:怎么|怎样|如何|咋)(?:样)?(?:对外|向社会|给大家|给群众|跟村民|向村民)?(?:进行)?(?:公示|公开|公布|晒)"
)
_ABOUT = frozenset({"关于", "原文"})  # stand in questions about figures too
_CHANNEL_WORDS = {
    "website": ("网站",),
    "website_items": ("网站",),
    "new_media": ("新媒体", "公众号"),
    "public_account": ("新媒体", "公众号"),
    "account_items": ("新媒体", "公众号"),
    "notice_boards": ("公开栏", "宣传栏"),
    "board_items": ("公开栏", "宣传栏"),
}
_AND = re.compile(
    r"[^，,。；;]{0,4}(?:[、，,和与及跟或]|以及|还有|或者|或是|[，,]?[又且并也](?:且|都|同时)?(?:[办搞开做有]|举办|举行|开展|组织|提到|写到|提|写)[了过]?)"
    r"(?:对外|他们的?|它的?|其|具体)?"
    r"| ?,? ?(?:and|or|and/or|&|,|as well as|plus)(?: the| its| their| any| also| how many| how much"
    r"| get| got| gets| been| being| was| were| had| have)* ?"
)
_BOTH = re.compile(r"[和与及跟]|\b(?:and(?!/)|as well as|plus)\b")
_TREATING = re.compile(r"how (?:does|do|did) [^?.;]*?\b(?:handle|treat|deal with|go about) (?=[^?.;]+$|[^?.;]+\?$)")
LAST_YEARS = "last_years_problems"  # are told in many words
_SET_UP = "建开设办用"  # an account: every report that writes of it has one
_NUMBERS = re.compile(r"(?<![\d-])\d[\d-]{4,}\d(?!\d)")  # a postcode or telephone number
CITY_LINE = "12345"
_LINE = re.compile(r"(?<![\d-])(?:12\d{3}|96\d{3,4})(?!\d)")  # of five or six digits, of no office
_LINES = frozenset({"hotline", "hotlines", "consultations"})
_COUNTED = re.compile(
    "(?:几|多少)(?:个|项|类|种|套|台|款|处|条|份|部|张)(?P<thing>[\u4e00-\u9fff]{3,6}?)(?=$|[，,。？?的、和与])"
)
_OF_A_NAME = frozenset({"n", "q", "g", "k", "a", ""})  # kinds of a character that ends the name of a thing
_QUOTED = re.compile(r"[“\"]([\u4e00-\u9fff]{2,20})[”\"]")
_CLAUSE = re.compile("[^，,；;。？?]+")
_HOW = re.compile("怎么|怎样|如何|咋")
_ENGLISH = re.compile(r"[a-z-]+")
_BEFOREHAND = re.compile("before |prior to ")  # publication: when something is done that reports tell without it
_REPORTS_SAY = re.compile(r"what do the reports say about\b")
_TOLD_OF = re.compile("^(?!.*[哪谁]).*(?:提到|提及|写到?|讲到?|说到?|谈到?)的")  # 各单位提到的平台建设亮点
_ATTRIBUTES_ASKED = re.compile(  # 培训的对象是谁: what is asked of a topic, in no words of its sentences
    "(对象|形式|范围|重点|主题|频率|频次|周期|人选|效果|方式|流程|内容)(?:都|主要|具体|大致|大概)*(?:是|有|为|包括|针对)(?:些|了)?(?:谁|什么|哪|啥|怎)"
)
_MENDED = re.compile(
    "(?<![没未])(?:整改|改)(?:都|已经?|全部|均)*(?:完(?:成|毕)?|到位|好)了?|完成了?整改|销号|(?:都|全部|已经?)整改"
)
_SAID_MENDED = f"整改{EITHER}销号"
_COUNTING = "一二两三四五六七八九十几个"
_EITHER_OF = re.compile("[、，,/]|或者?|,? or (?:an? |the )?")
_OR = re.compile('[”"]?(?:或者|或是|还是|或)[“"]?| or (?:an? |the |any )?')
_OR_BOTH = re.compile(rf"{_OR.pattern}|、")
_EACH_OF = re.compile(r"都|同时|既|均|\bboth\b")
_NO_NAMES = frozenset("vpucdrym")  # by the first letter of their part of speech: verbs, conjunctions and the like
_OF_IT = re.compile("[了过到有是为的]*")  # between a topic and how many there are of it
_SUCH = "(?:之类的?|这一?类|一类的?|等等?|这样的|这些)"
_LONGEST_NAMED = 8  # characters of a thing named with another


def asks_wording(question: Question) -> bool:
    """Whether one body's own words are asked for, whatever figure they are about: 怎么说依申请公开的."""
    if _treats(question):
        return True
    spoken = [span for span in question.spans.of("quote") if span.text not in _ABOUT]
    of_one = question.previous is not None and len(question.previous.scope.agencies) == 1 and question.language == "zh"
    whose = question.has("agency") or of_one or _REPORTS_SAY.match(question.text)
    return bool(spoken and whose) and question.has("row") and not question.has("quantity")


def _treats(question: Question) -> bool:
    """Whether it asks how one body treats a thing for which requests are refused: enforcement case files."""
    found = _TREATING.match(question.text)
    if found is None or not question.has("agency") or question.has("quantity", "count", "rate", "sum"):
        return False
    spans = [span for span in question.spans.of("row") if span.start >= found.end()]
    things = [span for span in spans if (span.value("row") or "").startswith("refused.")]
    return len(things) == 1 and spans == things and bool(in_chinese(things[0].text))


def terms_sought(question: Question, topics: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words sought beside the topics; where it is asked who mentions something, its very words in their place."""
    rate = rate_of_matter(question)
    if rate and topics == (rate.rate,):
        return (EITHER.join(vocabulary.topics()[rate.matter].terms),), topics
    as_it_stands = tuple(span.value("quoted") or "" for span in question.spans.of("quoted"))
    if as_it_stands and not (topics or question.has("row", "column")):
        return as_it_stands, topics  # whatever is asked of it
    alike = bool(_OR.search(question.text)) and bool(themes_apart(question))  # 栏目打不开或者链接失效
    alike = alike and len({span.value("theme") for span in question.spans.of("theme")}) == 1
    very_words = () if alike else _themes_quoted(question) or said_literally(question) or narrowing(question)
    of_theme = question.language == "zh" and not alike and question.has("theme") and set(topics) <= LISTING
    of_theme = of_theme and bool(topics)
    told = _told_of(question, topics)
    terms = list(very_words) or _own_words(question, topics, told)
    terms += _beside_topics(question, topics, terms, told) if topics else _without_topics(question, terms)
    terms += figures_beside(question, topics)
    terms += _of_themes(question, topics, terms, whole=of_theme and not very_words)
    terms = [word for word in terms if not (_is_done_about(word, question) or _is_other_theme(word, question))]
    terms, topics = _settled(question, topics, terms)
    terms, topics = _in_english(question, topics, terms, told)
    terms = [word for word in terms if not _is_kind_of_theme(word, question)]
    if topics and not all(vocabulary.topics()[topic].weak for topic in topics):
        terms = [word for word in terms if not _BEFOREHAND.match(word)]
    terms, topics = _mentioned(question, topics, terms)
    sought, topics = _as_sought(question, topics, terms, of_theme=of_theme)
    sought += tuple(word for word in _counted(question) if not any(word in each or each in word for each in sought))
    if not (very_words or question.has("mention", "quoted")):
        sought = _without_held(tuple(as_reports_write(word) for word in sought))
    named = (span.text for span in question.spans.of(SOUGHT))
    return tuple(dict.fromkeys((*named, *sought))), topics


def _counted(question: Question) -> list[str]:
    """The things counted whose name ends in a character that nothing knows: 数据集 of 几个数据集, as 数据 alone says
    nothing."""
    found = []
    for counted in _COUNTED.finditer(question.text) if question.language == "zh" else ():
        start, end = counted.span("thing")
        spans = [span for span in question.spans.chosen if span.start < end and start < span.end]
        last = question.text[end - 1]
        idle = all(span.value("filler") is not None and start <= span.start for span in spans)
        if spans and idle and last in question.spans.bits and kind_of(last)[:1] in _OF_A_NAME:
            found.append(counted["thing"])
    return found


def _without_held(terms: tuple[str, ...]) -> tuple[str, ...]:
    """The terms without those that another holds as one of which either will do: 广播 of 大喇叭或广播."""
    return tuple(term for term in terms if not any(term in other.split(EITHER) for other in terms if other != term))


def _beside_contacts(question: Question, topics: tuple[str, ...], terms: list[str]) -> list[str]:
    """The terms; of an address or telephone number those alone that stand in its own clause: 要寄快递，民政局的地址."""
    if not topics or not all(vocabulary.topics()[topic].value for topic in topics) or question.language != "zh":
        return terms
    asked = {span.start for span in question.spans.of("topic")}
    own = [found.group() for found in _CLAUSE.finditer(question.text) if asked & set(range(*found.span()))]
    return [term for term in terms if any(term in clause for clause in own)]


def _told_of(question: Question, topics: tuple[str, ...]) -> set[str]:
    """All words that the topics and themes named are told in."""
    known = vocabulary.topics()
    told = {word for topic in topics for word in (*vocabulary.said_of(topic), *known[topic].terms)}
    return told | {vocabulary.themes()[span.value("theme") or ""].zh for span in question.spans.of("theme")}


def _own_words(question: Question, topics: tuple[str, ...], told: set[str]) -> list[str]:
    """The Chinese words of the question that no vocabulary has; where no topic is named, all that say something."""
    pieces = (piece for word in question.left if not word.isascii() for piece in without_beside(word))
    terms = [word for piece in pieces for word in in_words(question, whole_piece(question, piece))]
    terms = [term for term in terms if not any(term in word for word in told)]
    if topics:
        return terms
    if asks_openly(question):
        terms = list(content_words(question))
        return terms + in_none_of(terms, question) if question.has("list") or asks_whether(question) else terms
    whole = [word for word in question.whole_words if word not in vocabulary.beside()]
    if terms and question.has("quantity") and not question.has("mention", "quote", "list"):
        split = [term for term in terms if not stands_in_prose(term, question.names.connection)]
        whole = [word for word in whole if any(overlapping(question.text, word, term) for term in split)]
    return [*whole, *(term for term in terms if not any(overlapping(question.text, word, term) for word in whole))]


def _beside_topics(
    question: Question, topics: tuple[str, ...], terms: Sequence[str], told: Collection[str]
) -> list[str]:
    """What is said beside topics in words that elsewhere say nothing, or of which the topic is made."""
    known = vocabulary.topics()
    found = [span.value("quoted") or "" for span in question.spans.of("quoted")]
    if topics == ("proactive",) and NUMBER.search(question.text):
        held = (*terms, *found, *told)
        found += [word for word in _words_passed(question) if not any(word in each for each in held)]
    if topics == ("proactive",):
        found += _parts_of_it(question)
    if set(topics) <= LISTING and not question.has("theme"):  # 公开滞后 is no 公开
        unsaid = (bit for bit in question.unread if len(bit) == 1 or not without_beside(bit))
        bits = [bit for bit in unsaid if not (bit.isascii() or bit in vocabulary.beside() or bit in _COUNTING)]
        whole = [word for word in question.whole_words if any(bit in word for bit in bits)]
        found += [word for word in whole if word not in vocabulary.beside() and not any(word in each for each in told)]
    if all(known[topic].weak for topic in topics):  # 网站被黑过吗
        unsaid = (bit for bit in question.unread if bit not in question.left and bit not in vocabulary.beside())
        found += [bit for bit in unsaid if bit not in _SET_UP and _is_word(question, bit)]
    if all(known[topic].value for topic in topics):  # 邮编是000410的是哪家
        found += _NUMBERS.findall(question.text)
    return found


def _is_word(question: Question, bit: str) -> bool:
    """Whether a single character is a word of its own: 黑 of 网站被黑过, not 平 of 平时."""
    return len(bit) > 1 or any(bit in segmented(run.group()) for run in HAN.finditer(question.text))


def _without_topics(question: Question, terms: Sequence[str]) -> list[str]:
    """The words for what the tables count, where the prose is asked about them."""
    found = []
    if asks_wording(question):
        worded = (span for span in question.spans.of("row") if not (_treats(question) and only_handled(span)))
        rows = [span.text.removesuffix("的") for span in worded]
        found += [row if row in PLAIN else row.removeprefix("行政") for row in rows]  # 处罚信息公示25条
    found += terms_over_rows(question)
    if not (terms or found):
        found += said_at_large(question)
    if seeks_beside_figure(question):
        longer = [f" {term} " for term in found_in(question.sought) if set(term.split()) & set(question.puzzling)]
        own_rows = (span for span in question.spans.of("row") if not only_handled(span))
        named = [span.text for span in own_rows if not any(f" {span.text} " in term for term in longer)]
        found += [word for word in named if not (word in PLAIN or word in vocabulary.beside()) and in_chinese(word)]
    return found


def _of_themes(question: Question, topics: tuple[str, ...], terms: Sequence[str], whole: bool) -> list[str]:
    """The part of a theme that is named, or, where the `whole` theme is meant, where it stands."""
    spans = question.spans.of("theme")
    listed = {  # 人员不足、一人多岗: either of them
        span.value("theme")
        for one, other in pairwise(spans)
        if _EITHER_OF.fullmatch(question.text[one.end : other.start])
        for span in (one, other)
        if not _narrowing(span)
    }
    parts = [word for span in spans if span.value("theme") not in listed for word in _narrowing(span)]
    parts = [word for word in parts if not re.search(rf"\b(?:or {word}|{word} or)\b", question.text)]
    found = []
    if whole and not parts:  # 网站更新慢 is none of the notice board
        beside_it = [span for span in question.spans.of("topic") if span.value("topic") not in topics]
        kinds = {topic.id for topic in vocabulary.topics().values() if topic.weak} | {"interpretation"}
        found += [span.text for span in beside_it if span.value("topic") in kinds]
    if topics and set(topics) <= LISTING:
        found += [word for word in parts if not any(word in term for term in (*terms, *found))]
    return found


def _settled(question: Question, topics: tuple[str, ...], terms: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The terms and topics, where it is asked what came of a problem, or one kind of a topic is meant."""
    if LAST_YEARS in topics:  # what came of them is told whatever it is called
        terms = [word for word in terms if not _SETTLED.fullmatch(word)]
        terms += [UNSETTLED] if _NOT_SETTLED.search(question.text) else []
    terms += _finished(question, topics)
    if lines := _lines_named(question, topics):
        topics = tuple(topic for topic in topics if topic not in _LINES)
        terms = [*(word for word in terms if not _LINE.search(word)), *lines]
    of_kind = _kinds_named(question, topics, terms)
    terms = [word for word in terms if not any(_is_of_kind(word, kind) for kind in of_kind.values())]
    terms += of_kind.values()
    if not NUMBER.search(question.text):
        topics = tuple(topic for topic in topics if topic not in of_kind)  # whose own words need not stand there
    return terms, topics


def _in_english(
    question: Question, topics: tuple[str, ...], terms: list[str], told: set[str]
) -> tuple[list[str], tuple[str, ...]]:
    """The terms with those that the English words left over make, and the topics that none of them only names."""
    known = vocabulary.topics()
    placed = set(question.text.split()) - set(without_place(question.text).split()) if set(topics) & LISTING else set()
    left = [word for word in question.left if word.isascii() and word not in placed]
    apart = told_apart(question, topics)
    if not (left or apart):
        return terms, topics
    words_left = set(" ".join(left).split())
    # Of a topic of many things (channels) each may be the one that is asked about.
    classes = (known[topic] for topic in topics if known[topic].weak or known[topic].part)
    told = told - {word for topic in classes for word in topic.terms}
    beside = vocabulary.beside() | {word for phrase in told for word in phrase.split(" ")}
    counts_people = any(known[topic].people_units or known[topic].people for topic in topics)
    covered: set[str] = set()
    for english in found_in(question.sought):
        words = set(english.split())
        if topics and is_the_work(english):  # the channels that publish information
            covered |= words
            continue
        unknown = words & words_left
        if unknown - beside or (len(words) > 1 and unknown) or english in apart:
            counted = counts_people and PEOPLE.search(english)  # how many participants
            terms += [english] if told.isdisjoint(in_chinese(english)) and not counted else []
            covered |= words
    in_order = " ".join(left).split()
    unnamed = [word for word in in_order if not (word in covered or word in beside or adds_nothing(word))]
    terms += without_manner(question, unnamed) if topics or terms else unnamed
    telling = [term for term in terms if not (in_chinese(term) and is_the_work(term))]
    terms = telling or terms  # not the information published in which they ask for something
    return terms, _without_those_in_terms(question, topics, terms)


def _mentioned(question: Question, topics: tuple[str, ...], terms: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The terms and topics, where it is asked who mentions a topic: its very words."""
    bounded = question.has("condition") or mentions_a_number(question)  # told in whatever words
    if not question.has("mention") or bounded or set(topics) & LISTING or names_apart(question, topics):
        return terms, topics
    known = vocabulary.topics()
    told_in = (question.has("agency") or _TOLD_OF.search(question.text)) and not asks_whether(question)
    parts = {topic for topic in topics if told_in and (known[topic].heading or known[topic].part)}
    spoken = [span for span in question.spans.of("topic") if span.value("topic") in set(topics) - parts]
    quoted = _QUOTED.findall(question.text)
    literal = [span for span in spoken if span.text in quoted or (_is_literal(span) and _tells_of_its_own(span))]
    numbers = {topic: [term for term in known[topic].terms if term.isdigit()] for topic in topics}
    called = [span for span in spoken if any(each in span.text for each in numbers[span.value("topic") or ""])]
    terms += [each for span in called for each in numbers[span.value("topic") or ""]]  # 12345, not any hotline
    terms += [span.text for span in literal if span not in called]
    literal += called
    return terms, tuple(topic for topic in topics if topic not in {span.value("topic") for span in literal})


def _as_sought(
    question: Question, topics: tuple[str, ...], terms: list[str], of_theme: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The terms as sentences are searched for them: each word once, apart, with the others that will do as well."""
    terms = [term.removesuffix("的") if len(term) > LONG - 1 else term for term in terms]  # 提到老年人的单位
    if not topics and (_published(question.text, terms) or (terms and _HOW_PUBLISHED.search(question.text))):
        terms = [*terms, PUBLISHED]
    terms = [without_light_verb(term) for term in _beside_contacts(question, topics, terms)]
    sought, topics = with_the_rest(question, topics, tuple(dict.fromkeys(terms)))
    sought = tuple(_beside_contacts(question, topics, list(sought)))
    if topics and question.language == "zh":
        sought = tuple(word for word in sought if word not in _ATTRIBUTES_ASKED.findall(question.text))
    sought = tuple(dict.fromkeys(word for term in sought for word in said_apart(question, bare_of_preposition(term))))
    if of_theme:
        sought = tuple(EITHER.join((word, *vocabulary.said_of_problems().get(word, ()))) for word in sought)
    if len(sought) > len(terms) and any(vocabulary.topics()[topic].value for topic in topics):
        spoken_of = [span.text for span in question.spans.of("topic") if span.text not in WHERE]
        sought, topics = (*spoken_of, *sought), ()  # 监督电话和意见箱 asks for no number
    return _either(question, sought, topics)


def _is_done_about(word: str, question: Question) -> bool:
    """Whether it is asked how something is done about a topic, in a verb right before it: 怎么防止泄密."""
    starts = {span.start for span in question.spans.of("topic")}
    asked = question.language == "zh" and _HOW.search(question.text) and not asks_whether(question)
    return bool(asked) and kind_of(word).startswith("v") and question.text.find(word) + len(word) in starts


def _is_other_theme(word: str, question: Question) -> bool:
    """Whether a word is named as what will do as well as a theme: 兼职 of 人手不够或者人员是兼职的."""
    ends = [span.end for span in question.spans.of("theme")]
    found = re.search(f"(?:或者|或是|或)[^，,。；;？?]{{0,6}}?{re.escape(word)}", question.text)
    return found is not None and question.language == "zh" and any(end <= found.start() for end in ends)


def _is_kind_of_theme(word: str, question: Question) -> bool:
    """Whether a word tells a part of the theme that it is named beside: typos or sloppy review."""
    if question.language != "en" or not question.has("theme"):
        return False
    spans = question.spans.of("theme")
    for before, behind in pairwise(spans):
        between = question.text[before.end : behind.start]
        if before.value("theme") == behind.value("theme") and _AND.fullmatch(between):
            return any(word in span.text for span in (before, behind))
    meant = (vocabulary.themes()[span.value("theme") or ""].words for span in spans)
    of_theme = any(re.search(words, chinese) for words in meant for chinese in in_chinese(word))
    beside = any(re.search(rf"\b{re.escape(word)}(?:{_AND.pattern})$", question.text[: span.start]) for span in spans)
    return of_theme and beside


def _published(text: str, terms: Sequence[str]) -> bool:
    """Whether it is asked what is said about publishing what is sought."""
    found = _PUBLISHING.search(text)
    return found is not None and any(text.startswith(term, found.end()) for term in terms)


def mentions_a_number(question: Question) -> bool:
    """Whether it is asked who mentions how many there are of a topic: 提到公众号推送了几条, not how many mention it."""
    mentions, topics = question.spans.of("mention"), question.spans.of("topic")
    counted = [
        topic.start
        for topic in topics
        for number in question.spans.of("quantity")
        if _OF_IT.fullmatch(question.text[topic.end : number.start])
    ]
    return question.has("list") and any(one.end <= start for one in mentions for start in counted)


def channels_named(question: Question) -> list[str]:
    """The channels named, each by the words for it."""
    named = {span.value("topic") or "" for span in question.spans.of("topic")}
    return list(dict.fromkeys(EITHER.join(words) for topic, words in _CHANNEL_WORDS.items() if topic in named))


def _parts_of_it(question: Question) -> list[str]:
    """Of what is disclosed the channels named side by side, or what is held elsewhere: 常务会议信息占几条."""
    channels = channels_named(question)
    if len(channels) > 1:
        return channels
    held = [span.text for span in question.spans.of("topic") if span.value("topic") not in {"proactive", *CHANNELS}]
    return [] if channels or not counts_pieces(question) else held


def _themes_quoted(question: Question) -> tuple[str, ...]:
    """What is quoted of a problem, which a theme is only read of: “重业务轻公开”."""
    quoted = [words for words in _QUOTED.findall(question.text) if len(words) >= LONG]
    spans = question.spans.of("theme")
    return tuple(words for words in quoted if any(span.text in words for span in spans))


def _finished(question: Question, topics: tuple[str, ...]) -> list[str]:
    """The words of those that say so, where of many reports those are asked for that have mended what was found."""
    asked = topics == ("third_party",) and not question.has("agency") and _MENDED.search(question.text)
    return [_SAID_MENDED] if asked else []


def _lines_named(question: Question, topics: tuple[str, ...]) -> list[str]:
    """The numbers of lines named, any of which will do, but not the government's alone, which is a topic: 12333热线 is
    another thing than 12345工单."""
    named = list(dict.fromkeys(_LINE.findall(question.text))) if set(topics) & _LINES else []
    return [EITHER.join(named)] if named and named != [CITY_LINE] else []


def _kinds_named(question: Question, topics: tuple[str, ...], terms: Sequence[str]) -> dict[str, str]:
    """Of topics that gather several kinds of things the one kind that is named: 联席会 of meetings; a kind of that kind
    as it is called, 短视频."""
    found = {}
    for topic in topics:
        kinds = vocabulary.topics()[topic].narrow
        named = [kind for kind in kinds if kind in question.text]
        if named and question.language == "zh":
            called = (next((term for term in terms if term.endswith(kind)), kind) for kind in named)
            found[topic] = EITHER.join(called)
    return found


def _is_of_kind(term: str, kind: str) -> bool:
    """Whether a term names that kind in more, or fewer, words: 联席会议."""
    return any(term in word or word in term for word in kind.split(EITHER))


def _narrowing(span: Span) -> list[str]:
    """The words of a phrase for a theme that mean a part of it: part-time, of staff that is mostly part-time."""
    narrower = vocabulary.narrower(span.value("theme") or "")
    chinese = (word for word in sorted(narrower) if not word.isascii() and word in span.text)
    return [*(word for word in _ENGLISH.findall(span.text) if word in narrower), *chinese]


def _without_those_in_terms(question: Question, topics: tuple[str, ...], terms: Sequence[str]) -> tuple[str, ...]:
    """The topics without those that are only named as a part of a term: WeChat groups, land archives."""
    known = vocabulary.topics()
    numbered = bool(NUMBER.search(question.text))
    spans = [span for span in question.spans.of("topic") if span.value("topic") in topics]
    alone = {span.value("topic") for span in spans if not _is_in_any(span.text, terms)}
    part = {span.value("topic") for span in spans} - alone
    weak = {span.value("topic") for span in spans if _is_in_any(span.text, terms)}
    return tuple(
        topic
        for topic in topics
        if not (topic in weak if known[topic].weak else topic in part and not numbered and topic not in LISTING)
    )


def _is_in_any(word: str, terms: Sequence[str]) -> bool:
    return any(f" {word} " in f" {term} " and word != term for term in terms)


def _is_literal(span: Span) -> bool:
    """Whether the very word for a topic is asked about: 第三方评估, not 请外面的机构来评分, nor 上年问题的整改."""
    topic = span.value("topic") or ""
    literal = (not span.text.isascii() or span.text.isdigit()) and span.text in vocabulary.said_of(topic)
    return literal and topic != LAST_YEARS and not vocabulary.topics()[topic].value


def _tells_of_its_own(span: Span) -> bool:
    """Whether a word for a topic is no name of what is counted of it: 图解 among the texts that explain a policy."""
    known = vocabulary.topics()[span.value("topic") or ""]
    return not known.units or not any(term in span.text for term in known.terms)


def _words_passed(question: Question) -> list[str]:
    """Words of the reports that are made of words that elsewhere say nothing: 信息化项目 of 信息化项目公开了多少条."""
    text = list(question.text)
    for span in question.spans.chosen:
        if span.value("filler") is None:
            text[span.start : span.end] = " " * (span.end - span.start)
    pieces = [piece for run in HAN.findall("".join(text)) for piece in without_beside(run)]
    telling = (piece for piece in pieces if len(piece) > 2 and not OF_ANY_REPORT.fullmatch(piece))
    return [piece for piece in telling if stands_in_prose(piece, question.names.connection)]


def names_apart(question: Question, topics: tuple[str, ...]) -> bool:
    """Whether two topics are named side by side, each to be told of: 办公时间以及联系方式, 12345、来访."""
    spans = [span for span in question.spans.of("topic") if span.value("topic") in topics]
    between = (question.text[one.end : other.start] for one, other in pairwise(spans))
    return any(_AND.fullmatch(each) for each in between)


def either_of(question: Question, topics: tuple[str, ...]) -> bool:
    """Whether two topics are told of in clauses that 或 joins: 发出收费通知或者收了信息处理费."""
    spans = [span for span in question.spans.of("topic") if span.value("topic") in topics]
    joints = [span.start for span in question.spans.of("either")]
    return any(one.end <= at < other.start for one, other in pairwise(spans) for at in joints)


def themes_apart(question: Question) -> Literal["", "either", "every"]:
    """Whether themes are named side by side: either will do of 看不懂、找不到; both are meant by 人手少和更新慢, and a
    sentence about both by 解读更新慢."""
    spans = question.spans.of("theme")
    between = [question.text[one.end : other.start] for one, other in pairwise(spans)]
    if not any(_AND.fullmatch(each) for each in between):
        return ""
    return "every" if any(_BOTH.search(each) for each in between) else "either"


def _either(
    question: Question, terms: tuple[str, ...], topics: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words sought and topics, where two are named of which either will do: 保密审查或者三审三校, 公众号或微博."""
    terms, topics = _names_joined(question, _side_by_side(question, terms), topics)
    named = {span.text: span.value("topic") for span in question.spans.of("topic")}
    one = question.has("agency") and asks_whether(question)
    for found in (_OR_BOTH if one else _OR).finditer(question.text):
        before, behind = question.text[: found.start()], question.text[found.end() :]
        first = max((each for each in (*terms, *named) if before.endswith(each)), key=len, default="")
        second = max((each for each in (*terms, *named) if behind.startswith(each)), key=len, default="")
        if first in terms and not second and question.language == "zh":
            second = _done_with(behind, terms)  # 审核或者研究疑难申请
        if first in terms and not second and question.language == "en":
            second = _first_term(behind)  # loudspeakers or broadcasts, though the one may stand beside in any question
        if first and second and {first, second} & set(terms):
            joined = f"{first}{EITHER}{second}"
            terms = (joined, *(term for term in terms if term not in {first, second}))
            topics = tuple(topic for topic in topics if topic not in {named.get(first), named.get(second)})
    return terms, topics


def _names_joined(
    question: Question, terms: tuple[str, ...], topics: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The terms with two names that 或 joins as one, each as the reports have it, where only parts of them are terms:
    法律顾问或公职律师, of which 律师 is also a kind of applicant; and the topics without one so joined."""
    if question.language != "zh" or question.has("quoted"):
        return terms, topics
    for found in _OR.finditer(question.text):
        ends = (question.text[: found.start()], question.text[found.end() :])
        first, second = _name_told(question, ends[0], behind=False), _name_told(question, ends[1], behind=True)
        topic = next((span for span in question.spans.of("topic") if span.start == found.end()), None)
        if topic and not second and topic.value("topic") in topics:
            second = EITHER.join(vocabulary.topics()[topic.value("topic") or ""].terms)
        named = {first, *second.split(EITHER)}
        held = [each for each in terms if any(part in name for part in each.split(EITHER) for name in named)]
        cut = any(part not in named for each in held for part in each.split(EITHER))
        if first and second and held and cut:
            done = (each for each in terms if each + first in question.text and kind_of(each).startswith("v"))
            passed = {*held, *LIGHT, *done}
            terms = (f"{first}{EITHER}{second}", *(each for each in terms if each not in passed))
            topics = tuple(each for each in topics if not (topic and each == topic.value("topic")))
    return terms, topics


def _name_told(question: Question, text: str, behind: bool) -> str:
    """The longest name that a text ends with, or (`behind`) begins with, as the reports have it."""
    runs = HAN.findall(text[:_LONGEST_NAMED] if behind else text[-_LONGEST_NAMED:])
    words = segmented((runs[0] if behind else runs[-1]) if runs else "")
    parts = [words[:at] for at in range(len(words), 0, -1)] if behind else [words[at:] for at in range(len(words))]
    names = ("".join(part) for part in parts if kind_of(part[-1])[:1] not in _NO_NAMES)
    return next((each for each in names if len(each) > 2 and stands_in_prose(each, question.names.connection)), "")


def _whole_again(terms: Sequence[str]) -> list[str]:
    """The terms with two that are an everyday word together as that: 智能客服, which no report has."""
    known, whole = vocabulary.said_otherwise(), list[str]()
    for term in terms:
        if whole and whole[-1] + term in known:
            whole[-1] += term
        else:
            whole.append(term)
    return whole


def _without_classes(question: Question, terms: Sequence[str]) -> list[str]:
    """The terms without what things named one by one are called together: 智能问答, of 人工智能、大模型之类的智能问答.
    A sentence about any of them need not call it so."""
    kinds = {
        two
        for one, two in pairwise(terms)
        if re.search(f"{re.escape(one)}{_SUCH}.{{0,2}}{re.escape(two)}", question.text)
        and (EITHER in one or re.search(f"(?:、|或者?|或是){re.escape(one)}", question.text))
    }
    return [term for term in terms if term not in kinds]


def _side_by_side(question: Question, terms: tuple[str, ...]) -> tuple[str, ...]:
    """The terms with those of which either will do as one: of many reports 大模型、智能客服, and two words of one kind
    without a mark, 苗语苗文."""
    many = not question.has("agency") and not _EACH_OF.search(question.text) and not NUMBER.search(question.text)
    if question.language != "zh" or not many:
        return terms
    joined: list[str] = []
    for term in _without_classes(question, _whole_again(terms)):
        last = joined[-1].rpartition(EITHER)[2] if joined else ""
        listed = f"{last}、{term}" in question.text
        alike = f"{last}{term}" in question.text and len(last) == len(term) == 2 and len({*last, *term}) == 3
        if last and (listed or alike):
            joined[-1] += EITHER + (term.removesuffix("的") if len(term) > 2 else term)
        else:
            joined.append(term)
    return tuple(joined)


def _done_with(text: str, terms: Sequence[str]) -> str:
    """The term that a text has right behind its first word, which is a verb."""
    verb = next(iter(segmented(text)), "")
    found = (each for each in terms if text.startswith(verb + each))
    return max(found, key=len, default="") if kind_of(verb).startswith("v") else ""


def _first_term(text: str) -> str:
    """The term of the glossary that a text begins with."""
    first = next(iter(found_in(text)), "")
    return first if first and text.startswith(first) else ""
