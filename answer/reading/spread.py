"""One thing asked of several years, places of a ranking, or figures: 2022到2024年每年申请量前三, 第二和第三是谁,
申请最多的单位和处罚最多的单位分别是谁.

Each is a question of its own, written out here as the question for one year, one place or one figure; it is read by
itself and answered below the one before it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from answer.answer import Outcome
from answer.reading.figures.twice import has_meaning
from answer.reading.language.numbers import parse_number
from answer.reading.language.spans import Span
from answer.reading.question import Question
from answer.reading.scope.names import loaded_years
from answer.reading.scope.years import is_relative
from answer.reply import Reply
from answer.words import join, say

_MOST = 8  # questions in one
_EACH_YEAR = re.compile(
    r"每一?个?年度?|各个?年度?|逐年|分年度?|历年"
    r"|(?:(?:in|for|of) )?(?:each|every)(?: single)? year(?: from)?|(?:per|by) year|year by year|year[- ]on[- ]year.*"
)
_BODY = re.compile(r"\b(?:agency|body|bureau|department|office|authority)\b")
_APART = re.compile(r"分别|各(?:是|为|自)|\brespectively\b|\beach\b")
_BETWEEN_YEARS = re.compile(r"(?:[\s,，、/]|和|与|及|以及|and)*")
_RANKED = ("rank_most", "rank_least", "limit", "place")
# With these words it asks for something else than who is first in every year.
_NOT_RANKED_BY_YEAR = (
    *("which_year", "condition", "number", "zero", "blank", "mean", "median", "count", "share", "percent", "rank_of"),
    *("change", "change_percent", "rose", "fell", "unchanged", "difference", "agreement", "topic", "theme", "sum"),
)
_NOT_GROWN_BY_YEAR = (
    *("which_year", "condition", "number", "zero", "blank", "mean", "median", "count", "list", "limit", "place"),
    *("rank_most", "rank_least", "rank_of", "each_body", "topic", "theme", "share", "agreement", "versus"),
)
_NUMBER = "[一二三四五六七八九十]|[1-9]\\d?"
_PLACES = re.compile(
    rf"第(?P<first>{_NUMBER})(?P<what>名|位|多|少|高|低|大)?(?:的(?:单位|部门|局)?)?(?P<to>[到至\-~])?(?:和|与|及|以及|跟|[、,，])?"
    rf"第?(?P<last>{_NUMBER})(?P<more>名|位|多|少|高|低|大)?(?:和第?(?P<third>{_NUMBER})(?:名|位|多|少|高|低|大)?)?"
    r"(?!季度|条|项|款|部分|张|表|章|节|年|个|次)"
)
_ORDINALS = {
    **{word: at for at, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth"), 1)},
    **{word: at for at, word in enumerate(("1st", "2nd", "3rd", "4th", "5th", "6th"), 1)},
}
_ORDINAL = "|".join(_ORDINALS)
_PLACES_EN = re.compile(
    rf"\b(?P<first>{_ORDINAL})(?:-| and|,| &|-,)+ (?P<last>{_ORDINAL})(?:,? and (?P<third>{_ORDINAL}))?\b"
)
_ASKS_OF_BOTH = re.compile(r"是(?:不是|否)?同一|是不是一[家个]|相差|差多少|\bthe same\b|\bboth\b")
_ONE_AMONG_THE_OTHER = re.compile(  # of those first by one figure, the first by another: no two orders of all
    r"(?:最|前)[^，,]*[里中内](?:面|头|间)?[，,]"
    r"|^(?:of|among|amongst|out of|within|taking|considering) [^,]*\b(?:most|fewest|least|highest|lowest|top|first)\b"
    r"|,? (?:among|amongst|out of) (?:the|those|these) [^,]*\b(?:most|fewest|least|highest|lowest|top|first)\b"
)
_AND = re.compile(r"(?:和|与|以及|还有|及)|[，,、；;]|,? and ")
_SCOPE = ("year", "relative", "region", "level")


def spread_in(question: Question) -> tuple[str, ...]:
    """The question for each year, place or figure; nothing where it asks of one."""
    forms = _by_form(question) or _by_group(question)
    if forms:
        return forms
    if question.has("quoted", "reports", "mention") or question.is_yes_no or _ASKS_OF_BOTH.search(question.text):
        return ()
    texts = _by_year(question) or _by_place(question) or _by_figure(question)
    return texts if 1 < len(texts) <= _MOST else ()


def not_spread(question: Question, texts: Sequence[str]) -> Reply | None:
    """A question back, with the questions in it as choices, where one of them can't be read."""
    if not texts:
        return None
    text = say("half_read", question.language, words=join(list(texts[1:]), question.language))
    return Reply(Outcome.CLARIFY, text, choices=tuple(texts))


def _by_year(question: Question) -> tuple[str, ...]:
    """每年申请量前三 for each of its years; 逐年增长率 for each but the first."""
    each = [
        span
        for kind in ("group_year", "every_year", "change")
        for span in question.spans.of(kind)
        if _EACH_YEAR.fullmatch(span.text)
    ]
    stretch = _stretch_of_years(question)
    if stretch is None or not question.has("row", "rate"):
        return ()
    known = loaded_years(question.names.connection)
    years = _years_meant(question, known)
    if any("on" in span.text for span in each) and len(years) == len(known):
        return ()  # year-on-year, of no years named: the last two
    if _grows_by_year(question, each):
        before = {year for year in years if year - 1 in known}
        return tuple(_with_year(question, stretch, each, year, grown=True) for year in sorted(before))
    apart = bool(_APART.search(question.text)) and question.has("list")
    if not (each or (apart and len(years) > 1)) or not _ranks_bodies(question):
        return ()
    if all(span.text == "历年" for span in each) and not apart:
        return ()  # of all years together
    return tuple(_with_year(question, stretch, each, year) for year in years)


def _ranks_bodies(question: Question) -> bool:
    """Whether bodies are put in order, none of them named."""
    named = any(span.value("kind_of_body") is None for span in question.spans.of("agency"))
    return (
        not named
        and question.has(*_RANKED)
        and (question.has("list", "limit", "place") or bool(_BODY.search(question.text)))
        and not question.has(*_NOT_RANKED_BY_YEAR)
    )


def _grows_by_year(question: Question, each: Sequence[Span]) -> bool:
    """Whether the growth of every year over the one before is asked for: a number of percent, or by how much."""
    changes = question.spans.of("change")
    by_how_much = question.has("quantity") or any(re.search("多少|[同环]比", span.text) for span in changes)
    grown = question.has("change_percent") or (bool(changes) and by_how_much)
    return bool(each) and grown and not question.has(*_NOT_GROWN_BY_YEAR)


def _stretch_of_years(question: Question) -> tuple[int, int] | None:
    """Where the years are named, as one stretch; an empty one where none are; None where they stand apart."""
    spans = question.spans.of("year")
    if question.has("relative", "not_year"):
        return None
    if not spans:
        return 0, 0
    gaps = [question.text[one.end : other.start] for one, other in pairwise(spans)]
    return (spans[0].start, spans[-1].end) if all(map(_BETWEEN_YEARS.fullmatch, gaps)) else None


def _years_meant(question: Question, known: Sequence[int]) -> list[int]:
    """The years named of which there are reports; the newest ones of 近三年; all where none are named."""
    values = [span.value("year") or "" for span in question.spans.of("year")]
    if not values:
        return list(known)
    recent = [int(value.partition(":")[2]) for value in values if is_relative(value) and value.startswith("recent")]
    if recent:
        return list(known[-recent[0] :])
    named = {int(year) for value in values if not is_relative(value) for year in value.split(",")}
    return [year for year in known if year in named]


def _with_year(
    question: Question, stretch: tuple[int, int], each: Sequence[Span], year: int, grown: bool = False
) -> str:
    """The question with one year in place of all; the word for every year goes, but what it says of growth stays."""
    chinese = question.language == "zh"
    cuts = sorted({stretch, *((span.start, span.end) for span in each)} - {(0, 0)})
    kept = [span.text for span in each if "on" in span.text and grown]
    text, at = "", 0
    for start, end in cuts:
        text += question.text[at:start] + (" " if not chinese else "")
        at = max(at, end)
    text += question.text[at:]
    text = re.sub(r"(?<![\u4e00-\u9fff])中|^[的之间内里,，、\s]+", "", text).strip(" ,，?？")
    return f"{year}年{text}" if chinese else f"{' '.join([*kept, text])} in {year}"


def _by_place(question: Question) -> tuple[str, ...]:
    """第二和第三是谁, second and third: for each place."""
    if not question.has("place") or question.has("which_year"):
        return ()
    found = (_PLACES if question.language == "zh" else _PLACES_EN).search(question.text)
    if not found:
        return ()
    read = parse_number if question.language == "zh" else _ORDINALS.__getitem__
    places = [int(read(found[name])) for name in ("first", "last", "third") if found[name]]
    if question.language == "zh" and found["to"]:
        places = list(range(places[0], places[1] + 1))
    before, behind = question.text[: found.start()], question.text[found.end() :]
    if question.language == "en":
        words = {place: word for word, place in reversed(_ORDINALS.items())}
        return tuple(f"{before}{words[place]}{behind}" for place in places)
    behind = re.sub("^的?(?:分别|各)", "", behind)
    unit = found["what"] or found["more"] or "名"
    return tuple(f"{before}第{_in_words(place)}{unit}{behind}" for place in places)


_FORMS = re.compile(
    r"(?:新[、和与]?旧|旧[、和与]?新)(?:两种|两套|两版)?(?P<what>表格|表式|格式|版式?|表)"
    r"|(?:新|旧)(?P<one>表格|表式|格式|版式?|表)(?:和|与|、)(?:新|旧)(?:表格|表式|格式|版式?|表)"
)
_EACH_HAS = re.compile(r"(?:分别|各自?)(?=有|是|用)?")


def _by_form(question: Question) -> tuple[str, ...]:
    """新旧表格各有几份报告: of each form how many reports."""
    found = _FORMS.search(question.text)
    of_reports = question.has("reports") or "份" in question.text
    if not found or not of_reports or not _EACH_HAS.search(question.text):
        return ()
    before, behind = question.text[: found.start()], _EACH_HAS.sub("", question.text[found.end() :])
    behind = behind.removeprefix("的").removeprefix("报告")
    return tuple(f"{before}采用{form}格式的报告{behind}" for form in ("旧", "新"))


_COMPARED = re.compile(
    "不一样|一样吗|一不一样|异同|不同|差别|区别|差异|对比|比较|比一[比下]|相比|比起来|分别|各自?[有是都]"
)
_GROUPS_APART = re.compile("、|和|与|跟|同|及|以及|还有|对比|相比|比")
_WITHIN_GROUP = re.compile("的|各|各个|所有|全部|单位|部门|机关|政府|这边|那边|里|们")
_LISTED = {"problems": "存在哪些问题", "improvements": "有哪些改进措施"}


def _by_group(question: Question) -> tuple[str, ...]:
    """县区政府和市直部门提的问题有什么不一样: what the bodies of each level or place name."""
    topics = {span.value("topic") or "" for span in question.spans.of("topic")}
    other = question.has("theme", "row", "rate", "agency", "condition", "order", "rank_most", "rank_least")
    if question.language != "zh" or len(topics) != 1 or not topics <= set(_LISTED) or other:
        return ()
    if any(not _COMPARED.search(word) for word in question.left):
        return ()
    spans = sorted((*question.spans.of("level"), *question.spans.of("region")), key=lambda span: span.start)
    if len(spans) < 2 or not _COMPARED.search(question.text):
        return ()
    groups = [spans[0].text]
    for one, span in pairwise(spans):
        between = question.text[one.end : span.start]
        apart = _GROUPS_APART.search(between)
        if _WITHIN_GROUP.sub("", _GROUPS_APART.sub("", between)):
            return ()
        groups = [*groups, span.text] if apart else [*groups[:-1], f"{groups[-1]}{between}{span.text}"]
    years = "、".join(span.text for span in question.spans.of("year"))
    asked = _LISTED[topics.pop()]
    return tuple(f"{years}{group}{asked}" for group in groups) if len(groups) > 1 else ()


def _in_words(place: int) -> str:
    return "一二三四五六七八九十"[place - 1] if place <= 10 else str(place)


def _by_figure(question: Question) -> tuple[str, ...]:
    """申请最多的单位和处罚最多的单位分别是谁: two orders, each of its own figure."""
    if not question.has("list", "limit") or question.has(
        *("difference", "together", "plus", "sum", "mean", "quantity", "count", "which_year", "condition", "share")
    ):
        return ()
    joined = _of_one_order(question)
    if joined or _ONE_AMONG_THE_OTHER.search(question.text):
        return joined
    for left, right in _halves(question):
        first, last = (_spans_in(question, *half) for half in (left, right))
        if _is_ranking(first) and _is_ranking(last) and _figures_of(first) != _figures_of(last):
            return _completed(question, left, first), _completed(question, right, last)
    return ()


_JOINS = re.compile(r"(?:数量?|量|件数)?(?:、|和|与|及|以及)")
_TOGETHER = re.compile(r"都|均|同时|两者|相加|加起来|总和|之和|合计")


def _of_one_order(question: Question) -> tuple[str, ...]:
    """申请、处罚最多的单位: the order of each of the figures joined."""
    rows = [span for span in question.spans.of("row") if span.value("row")]
    orders = [span for span in question.spans.chosen if has_meaning(span, *_RANKED)]
    chinese = question.language == "zh" and not _TOGETHER.search(question.text)
    if not chinese or len(rows) < 2 or len(orders) != 1 or len({span.value("row") for span in rows}) != len(rows):
        return ()
    gaps = [question.text[one.end : other.start] for one, other in pairwise(rows)]
    if not all(map(_JOINS.fullmatch, gaps)) or orders[0].start < rows[-1].end or question.has("column", "rate"):
        return ()
    before, behind = question.text[: rows[0].start], re.sub("分别|各(?=是|有)", "", question.text[rows[-1].end :])
    return tuple(f"{before}{span.text}{behind}" for span in rows)


def _halves(question: Question) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The question parted at each word that joins."""
    for found in _AND.finditer(question.text):
        inside = any(span.start < found.start() and span.end > found.end() for span in question.spans.chosen)
        if not inside:
            yield (0, found.start()), (found.end(), len(question.text))


def _spans_in(question: Question, start: int, end: int) -> list[Span]:
    return [span for span in question.spans.chosen if start <= span.start and span.end <= end]


def _is_ranking(spans: Sequence[Span]) -> bool:
    """Whether there is one figure there, and one order of it."""
    orders = [span for span in spans if has_meaning(span, *_RANKED)]
    return len(orders) == 1 and len(_figures_of(spans)) == 1


def _figures_of(spans: Sequence[Span]) -> set[str]:
    return {span.value("rate") or span.value("row") or "" for span in spans if has_meaning(span, "row", "rate")}


def _completed(question: Question, half: tuple[int, int], spans: Sequence[Span]) -> str:
    """A half with the scope that only the other names, asking who that is."""
    text = question.text[slice(*half)].strip(" ,，、?？")
    own = [kind for kind in _SCOPE if any(has_meaning(span, kind) for span in spans)]
    named = [span for kind in _SCOPE if kind not in own for span in question.spans.of(kind)]
    said = [span.text for span in sorted(dict.fromkeys(named), key=lambda span: span.start)]
    if question.language == "en":
        return f"{text} in {' '.join(said)}" if said else text
    text = re.sub("(?:又?分别|各)(?=是|有|为)", "", text)
    asks = any(has_meaning(span, "list") and re.search("[哪谁]", span.text) for span in spans)
    whole = "".join(said) + text
    return whole if asks else f"{whole}是哪家" if not _has_limit(spans) else f"{whole}有哪些单位"


def _has_limit(spans: Sequence[Span]) -> bool:
    """Whether several places are asked for."""
    return any(has_meaning(span, "limit") for span in spans)
