"""What is no question about the figures or prose of these reports, and what is said to it."""

import re

from answer import vocabulary
from answer.answer import Outcome
from answer.plan import Plan, Scope
from answer.reading.figures.what import named_rows
from answer.reading.language.inflection import lemmas_of
from answer.reading.language.segmented import kind_of
from answer.reading.language.unknown import stands_in_prose
from answer.reading.question import Question
from answer.reading.scope.names import loaded_years
from answer.reading.scope.where import years_of
from answer.reply import Reply, asked_back
from answer.words import join, say
from index.glossary import found_in, in_chinese, prose_terms
from ingest.bodies import level_of
from ingest.divisions import is_place

BODY_LIKE = re.compile(r"(?:局|委|办|厅|政府|街道|镇|乡|中心|大学|学院|医院|公司|省|市|县|区|州|旗)$")
BODY_ENDS = "局委厅"
_SHORT_ZH, _SHORT_EN = 10, 8  # characters and words of a question that may only follow another
_PLACES = "市县区州旗"
_FEATURES = tuple("滩岭山河江湖溪坡坪庄屯湾桥塘港洲岛峡堡寨坝潭泉沟村")  # what the names of many places end in
_OF_PLACE = re.compile("(?:那边|那儿|那里|当地)?的?$")
_PLACE_EN = re.compile(r"\b(?P<name>[a-z'-]+) (?:city|county|district|prefecture|province)(?: (?:people's )?)?$")
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_SHORTEST_NAME = 4
_PINYIN = re.compile(
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ian|iao|ing|ong|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|[aeiouv])){2,}"
)
# What is asked of figures: where none is named, it is asked which.
OPERATIONS = (
    *("count", "sum", "mean", "median", "share", "change", "change_percent", "series", "rank_of", "rank_most"),
    *("rank_least", "limit", "those", "condition", "number", "group_year", "group_region", "group_level"),
)
BODY_WORD = (
    r"(?:bureaus?|offices?|departments?|ministry|commission|committee|administration|government|municipality"
    r"|province|prefecture|city|county|district|township|town|street)\b"
)
# The first that a question holds is said; ambiguous ones only where no row is named that settles them.
_REPLIES = (
    ("refuse", Outcome.OUT_OF_SCOPE),
    ("outside", Outcome.OUT_OF_SCOPE),
    ("not_reported", Outcome.NOT_FOUND),
)
_NOT_TOLD = ("not_counted", "part_of_year")  # by the tables; the prose may tell it
_OF_PROSE = ("topic", "theme", "mention", "quote", "prose", "reports")
_ONE_ALONE = re.compile(
    r"(?:只|仅)(?:有|占|沾|满足|符合|具备|发生过?|存在)?了?其中(?:的)?(?:之一|一[样项个种条类])"
    r"|(?:二|两)者(?:只|仅)(?:有|居|占|具)其一|(?:二|两)者?不(?:同时|可)?兼(?:有|具)|有且(?:只|仅)有(?:其中)?一[样项个种类]"
)
_EQUAL_BODIES = re.compile(
    r"(?:件数|数量|数目|个数|量|数|率|金额)(?:完全|恰好|正好|都)?(?:相同|一样(?:多)?|相等|同样多)"
    r"的(?:[哪几]|有|是|单位|部门|机关)"
)
_AS_MANY_AS = re.compile(  # 和民政局一样多的还有谁
    r"(?:局|委|办|府|镇|街道|委员会|办公室|它|他们)(?:的)?(?:完全|恰好|正好|都|数量|件数|数)?(?P<same>一样多|同样多|一样|相同|相等|持平)的"
    r"(?:还|都|又)?(?:有|是)?(?:[哪谁几]|单位|部门|机关|其他)"
)
_DIVIDED = re.compile("除以|相除")  # 办结数除以新收与结转之和: no rate of the vocabulary
_SAYS_ABOUT = re.compile(
    r"what (?:did|does|do|has|have) [^?]{2,60}? (?:say|said|write|written|report|reported) (?:about|on|of)\b"
)
_OF_A_PAGE = re.compile("(?:栏目|网站|公众号|页面|平台)[^，。？?]{0,8}(?:更新|停更|断更|打不开|关停|停摆)")
_STATISTIC = re.compile(  # none that is worked out
    r"众数|标准差|方差|[四百十]分位数?|分位数|最常见的?(?:件数|数量|数字|数值|数)(?!据)"
    r"|(?:the|a) mode of\b|\bmodal\b|\bmost (?:common|frequent) (?:number|count|figure|value)\b"
    r"|\bstandard deviations?\b|\bstd\.? dev|\bvariance\b|\bquartiles?\b|\bpercentiles?\b|\bdeciles?\b"
)
_PART_OF_RANKING = re.compile(
    r"(?:前|后|末|最后|最多的?|最少的?)(?:百分之[一二三四五六七八九十]+|\d+\s*%|一半|半数|[一二三四五六七八九]分之[一二三四五六七八九])"
    r"(?=以?内|的|单位|部门|$|[？?])"
    r"|\b(?:top|bottom|upper|lower|first|last) (?:half|third|quarter|fifth|tenth|\d+\s?%|\w+ ?per ?cent)"
)
_AMBIGUOUS = ("ambiguous_disclosed", "ambiguous_other")


def refusal(question: Question) -> Reply | None:
    """The reply to a question that can't be meant, or can be meant in two ways."""
    if not re.search(r"[a-z0-9\u4e00-\u9fff]", question.text):
        return Reply(Outcome.CLARIFY, say("empty", question.language))
    for kind, outcome in _REPLIES:
        if kind == "not_reported" and _asks_of_prose(question):
            continue  # how quickly comments are answered, which the prose may tell
        if question.has(kind):
            return Reply(outcome, say(kind, question.language))
    if question.has("row", "column", "rate") and not question.has(*_OF_PROSE):
        untold = next((kind for kind in _NOT_TOLD if question.has(kind)), None)
        if untold:
            return Reply(Outcome.NOT_FOUND, say(untold, question.language))
        apart = _one_of_two(question) or _equal_bodies(question)
        if apart:
            return apart
    divided = _DIVIDED.search(question.text)
    if divided and question.has("row"):
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=divided.group()))
    inexact = [span.text for span in question.spans.of("inexact")]
    if inexact and question.has("row", "column", "rate"):
        return Reply(Outcome.CLARIFY, say("inexact", question.language, words=join(inexact, question.language)))
    if found := _not_worked_out(question):
        return found
    for kind in _AMBIGUOUS:
        if kind == "ambiguous_disclosed" and (_after_published(question) or _SAYS_ABOUT.match(question.text)):
            continue
        if question.has(kind) and not named_rows(question.spans, strong=True) and not question.has("topic", "rate"):
            return asked_back(kind, question.language)
    return None


def _not_worked_out(question: Question) -> Reply | None:
    """标准差, 前10%的单位: of figures, but nothing that is worked out; what is, is told instead."""
    if not question.has("row", "column", "rate") or question.has(*_OF_PROSE):
        return None
    for key, pattern in (("other_statistic", _STATISTIC), ("part_of_ranking", _PART_OF_RANKING)):
        if found := pattern.search(question.text):
            return Reply(Outcome.CLARIFY, say(key, question.language, words=found.group()))
    return None


def _asks_of_prose(question: Question) -> bool:
    """Whether a question of days is about a problem or a page of the site, or an English one names something that
    only the prose tells, in several words: online comments."""
    if question.language == "zh" and (question.has("theme") or _OF_A_PAGE.search(question.text)):
        return True
    terms = found_in(question.sought) if question.language == "en" and question.has("agency") else []
    rows = {span.value("row") for span in question.spans.of("row")} - {"handled"}  # answered
    return not (rows or question.has("rate")) and any(" " in term and term in prose_terms() for term in terms)


def _after_published(question: Question) -> bool:
    """Whether what was published of its own accord was asked of before: 2023年它公开了多少."""
    last = question.previous
    return last is not None and last.kind == "text" and last.topics == ("proactive",)


def _one_of_two(question: Question) -> Reply | None:
    """只有其中一样的单位: those with one of two figures alone are two sets, each a question of its own."""
    found = _ONE_ALONE.search(question.text)
    known = vocabulary.rows()
    rows = list(dict.fromkeys(named_rows(question.spans, strong=True)))
    if found is None or len(rows) != 2 or question.has("agency"):
        return None
    years = "、".join(span.text for span in question.spans.of("year"))
    names = [known[row].zh for row in rows]
    choices = tuple(
        say("one_without_other", "zh", years=years, one=one, other=other) for one, other in (names, names[::-1])
    )
    return Reply(Outcome.CLARIFY, say("one_of_two", "zh", words=found.group()), choices=choices)


def _equal_bodies(question: Question) -> Reply | None:
    """申请件数相同的单位: bodies are not put together by equal figures."""
    found = _EQUAL_BODIES.search(question.text)
    if len({span.value("column") for span in question.spans.of("column")}) > 1:
        return None  # 制发数与废止数相等的单位
    found = found or (_AS_MANY_AS.search(question.text) if question.has("agency", "list") else None)
    one = len(set(named_rows(question.spans, strong=False))) == 1 and len(question.spans.of("year")) < 2
    other = question.has("agency") and not _AS_MANY_AS.search(question.text)
    if found is None or not one or other or question.has("change", "relative"):
        return None
    return Reply(
        Outcome.CLARIFY, say("equal_bodies", question.language, words=found.groupdict().get("same") or found.group())
    )


def names_stranger(question: Question) -> bool:
    """Whether a body is named that is not loaded, if only by the end of its name."""
    if any(bit in BODY_ENDS for bit in question.spans.bits):
        return True
    bodies = (word for word in question.left if BODY_LIKE.search(word) and level_of(word))
    if any(not is_a_thing(word, question) for word in bodies) or any(map(is_place, question.left)):
        return True
    before = (question.text[: span.start] for span in question.spans.of("agency"))
    places = (_PLACE_EN.search(text) for text in before)
    return any(place and place["name"] in question.left for place in places) or _has_place_before(question)


def is_a_thing(word: str, question: Question) -> bool:
    """Whether it is a common noun that reports write of, and no body: 大厅."""
    return kind_of(word) == "n" and stands_in_prose(word, question.names.connection)


def _has_place_before(question: Question) -> bool:
    """Whether an unknown word stands right before 市, 县 or 区 of a body, or a place of that name: 白石滩市民政局,
    中卫市民政局, of which 中 is a word of its own."""
    starts = [span.start for span in question.spans.of("agency") if span.text[0] in _PLACES]
    if any(question.text[:start].endswith(word) for start in starts for word in question.left):
        return True
    before = [_OF_PLACE.sub("", question.text[: span.start]) for span in question.spans.of("agency")]
    if any(_is_named_as_a_place(word) and text.endswith(word) for text in before for word in question.left):
        return True
    return any(is_place(question.text[start - length : start]) for start in starts for length in (2, 3, 4))


def _is_named_as_a_place(word: str) -> bool:
    """Whether it is no word of the language and ends as names of places do: 白石滩."""
    return word.endswith(_FEATURES) and kind_of(word) in {"", "ns"}


def spelt_in_latin(question: Question) -> tuple[str, ...]:
    """Words of an English question that nothing knows and that are spelt as Chinese names are: laoshan."""
    return tuple(
        word
        for word in question.left
        if len(word) >= _SHORTEST_NAME
        and _PINYIN.fullmatch(word)
        and not (word in _NUMBERS or lemmas_of(word) or in_chinese(word))
    )


def unknown_words(question: Question) -> Reply | None:
    """Words that are neither vocabulary nor a name loaded: answering past them could answer another question."""
    if not question.puzzling:
        return None
    ordinary = all(_is_ordinary(word) for word in question.puzzling)
    key = "words_not_understood" if ordinary and not may_name_a_body(question) else "unknown_words"
    text = say(key, question.language, words=join(list(question.puzzling), question.language))
    return Reply(Outcome.NOT_FOUND, text, puzzled=not may_name_a_body(question), unread=True)


def _is_ordinary(word: str) -> bool:
    """Whether a word is one of the dictionary, and no name: five, again, apply; a single Chinese character is none."""
    if not word.isascii():
        return len(word) == 1
    return word in _NUMBERS or bool(set(lemmas_of(word)) - {"PROPN", "NOUN"})


def may_name_a_body(question: Question) -> bool:
    """Whether a word that nobody knows may be a body or place that is not loaded: it is never read as another."""
    if spelt_in_latin(question):
        return True
    left = [re.escape(word) for word in question.left if word.isascii()]
    other = rf"(?:(?:{'|'.join(left)}) )?"
    beside = "|".join(rf"{word} {other}{BODY_WORD}|{BODY_WORD} (?:of|for) (?:the )?{other}{word}" for word in left)
    return any(BODY_LIKE.search(word) or level_of(word) for word in question.left) or bool(
        beside and re.search(beside, question.text)
    )


def _is_short(text: str) -> bool:
    """Whether a question may be part of what was said before, not one of its own about something else."""
    return len(text) <= _SHORT_ZH if re.search(r"[\u4e00-\u9fff]", text) else len(text.split()) <= _SHORT_EN


def nothing_asked(question: Question) -> Reply | Plan:
    """A question that names no figure and no topic."""
    years = years_of(question)
    if years and not set(years) & set(loaded_years(question.names.connection)):
        return Plan(kind="reports", scope=Scope(years=years))
    unknown = unknown_words(question)
    if unknown and any(BODY_LIKE.search(word) for word in question.left):
        return unknown
    shares = [span.text for span in question.spans.of("share")]
    if shares and question.has("row") and not question.left:  # 前三名合计占全部多少
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=join(shares, question.language)))
    operation = not question.left and question.has(*OPERATIONS)
    if operation or question.has("agency", "year", "relative", "region", "level", "ambiguous_bureau"):
        return unknown or asked_back("which_figure", question.language, puzzled=True)
    if (question.previous is not None or question.lost) and _is_short(question.text):
        return Reply(Outcome.CLARIFY, say("not_followed", question.language), puzzled=True, unread=True)
    # A question for a set may be about these reports in words that nobody knows; one without any of ours is not.
    return Reply(Outcome.OUT_OF_SCOPE, say("outside", question.language), puzzled=question.everyone, unread=True)
