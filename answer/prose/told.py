"""Numbers that stand in sentences: which one of a report is the number of what was asked."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection

from answer import vocabulary
from answer.figures.select import FEW, ReportRow
from answer.plan import Plan
from answer.prose.passages import NumberRow, select_numbers
from answer.prose.sentences import Sentence, fits, sentence_of, under_its_heading
from answer.prose.sought import Group, groups_of, held_by, units_of
from index.database import remembered_each
from ingest.prose_tables import CELL

FARTHEST = 40  # characters between what is counted and its number
FARTHEST_ALONE = 80  # where the sentence has no other number of its kind
CLAUSE = 6  # what a mark between them counts for
BEHIND = 4  # a number before what it counts (3篇解读) is a little farther
WHOLE = 8  # a number called the whole is nearer by that
_MARKS = re.compile(r"[，,；;：:、。（）()]")
_RESPECTIVELY = re.compile(r"(?P<items>[^，,。；;：:]*[、和][^，,。；;：:]*)[，,]?分别")
_ITEM = re.compile(r"[^、和]+")
_NUMBERS = re.compile(r"\d[\d.,]*")
_ROUND_THE_CLOCK = Decimal(24)  # 24小时自助终端7台
_IN_TABLES = re.compile("规范性文件|行政复议|行政诉讼")  # what the tables count is no number of the prose
_IS_WHOLE = re.compile(r"(?:共计?|合计|总计|总[数量额]|累计|共有)[为是达到]{0,2}\s*$")
_WHOLE_BEHIND = re.compile(r"(?:共计?|合计|总计|总[数量]|全年共?)[为是达到有]{0,2}\s*\d")


_GROWN_FROM = re.compile("[由从]\\s*$")
_GROWN_TO = re.compile(
    r"[^\d，,。；;、]{0,8}(?:增|升|提|扩|涨|拓|降|减|压|缩|调|落|变|整合|合并|精简)[^\d，,。；;、]{0,6}(?:至|到|为)了?\s*\d"
)
_WAS_BEFORE = re.compile("(?:上年|上一年|去年|前一?年|年初|原来|原先|此前|20\\d\\d年)底?末?的?\\s*$")


_YEARS = re.compile(r"(?<!\d)(20\d\d)\s*年")
_CHANGES = re.compile("(?:增减|增幅|同比|增长率?|变化|变动|[比较]上一?年)[^ ]*$")  # a column of a table
_COUNTS_BODIES = re.compile(  # 9个市（州）, whatever is told before it
    r"\s*(?:省|市|州|盟|县|区(?!域)|旗|乡|镇|街道|部门|单位|成员单位|科室|处室|局|科|国家)"
)


Place = tuple[str, int]  # of a sentence: its passage, and where it starts there


class Told(NamedTuple):
    """A number with the sentence that states it, and how far it stands from what it counts."""

    number: NumberRow
    sentence: Sentence
    distance: int


_NUMBERING = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?)")


def numbers_told(plan: Plan, reports: Sequence[ReportRow], connection: Connection) -> dict[int, Sequence[Told]]:
    """By report the number that a plan asks for: that nearest to the words asked about; several only where they tie.

    Reports in which it is not told in the first choice of words are looked at for the second. Of many reports it is
    remembered, as it is asked for again of other years, in another order, or added up.
    """
    if len(reports) <= FEW:
        return _numbers_told(plan, reports, connection)
    by_id = {report.id: report for report in reports}
    nothing: Sequence[Told] = ()

    def find(new: Sequence[int]) -> Mapping[int, Sequence[Told]]:
        return dict.fromkeys(new, nothing) | _numbers_told(plan, [by_id[each] for each in new], connection)

    known = remembered_each(connection, f"told {plan.topics} {plan.terms} {plan.number}", by_id, find)
    return {report: told for report in by_id if (told := known[report])}


def _numbers_told(plan: Plan, reports: Sequence[ReportRow], connection: Connection) -> dict[int, Sequence[Told]]:
    units, groups, other = units_of(plan), groups_of(plan), groups_of(plan, second=True)
    if not groups:
        return {}
    numbers = _about_it(plan, select_numbers(connection, reports, held_by(groups), units), groups)
    found = told_by_report(numbers, groups)
    rest = [report for report in reports if report.id not in found] if other != groups else []
    if rest:
        numbers = _alone(_about_it(plan, select_numbers(connection, rest, held_by(other), units), other), units)
        found |= told_by_report(numbers, other)
    return {report.id: found[report.id] for report in reports if report.id in found}


def _about_it(plan: Plan, numbers: Sequence[NumberRow], groups: Sequence[Group]) -> list[NumberRow]:
    """Without those of sentences about something else, and those without a unit that count something else."""
    words = [word for group in groups for word in group.words]
    strange = any(vocabulary.topics()[topic].unless for topic in plan.topics)
    return [
        each
        for each in numbers
        if (any(word in each.about for word in words) or _may_be_of_it(each))
        and not _is_of_before(each)
        and not _is_of_another_column(each)
        and not (each.unit == "个" and not any(map(_COUNTS_BODIES.match, words)) and _counts_bodies(each))
        and not (each.unit == "小时" and each.value == _ROUND_THE_CLOCK)
        and not (strange and not fits(sentence_of(each).text, plan))
    ]


def _is_of_before(number: NumberRow) -> bool:
    """Whether it is what a number has grown or fallen from: 由上年的80家整合为62家 tells 62."""
    text = number.passage.text
    before = _WAS_BEFORE.sub("", text[: number.start])
    return bool(_GROWN_FROM.search(before) and _GROWN_TO.match(text, number.end))


def _is_of_another_column(number: NumberRow) -> bool:
    """Whether it stands in a table's row or column of another year than its report's, or of how a number changed."""
    if CELL not in sentence_of(number).text:
        return False
    years = {int(year) for year in _YEARS.findall(number.about)}
    of_another = bool(years) and number.passage.report.year not in years
    return of_another or bool(_CHANGES.search(number.about))


def _counts_bodies(number: NumberRow) -> bool:
    """Whether it says how many places or bodies there are."""
    return bool(_COUNTS_BODIES.match(number.passage.text, number.end))


def _may_be_of_it(number: NumberRow) -> bool:
    """Whether a number that stands behind other words may be of what is asked for."""
    return bool(number.unit or number.zero) and not _IN_TABLES.search(number.about)


def _alone(numbers: Sequence[NumberRow], units: Sequence[str]) -> list[NumberRow]:
    """Those that are the only ones of such units in their sentences, or the whole of the others: others may be parts of
    something else."""
    places = [(each.passage.id, sentence_of(each).start) for each in numbers]
    counts = Counter(place for place, each in zip(places, numbers, strict=True) if each.unit in units)
    wholes = _wholes(numbers, places)
    return [
        each for place, each in zip(places, numbers, strict=True) if counts[place] == 1 or wholes.get(place) is each
    ]


def told_by_report(numbers: Sequence[NumberRow], groups: Sequence[Group]) -> dict[int, list[Told]]:
    """By report the numbers nearest to the words of every group."""
    found: dict[int, list[Told]] = {}
    sentences = [_with_heading(number, groups) for number in numbers]
    places = [(each.passage.id, each.start) for each in sentences]
    counts = Counter(places)
    wholes = _wholes(numbers, places)
    for number, sentence, place in zip(numbers, sentences, places, strict=True):
        distance = _distance(number, sentence, groups)
        if distance is not None and distance <= (FARTHEST_ALONE if counts[place] == 1 else FARTHEST):
            found.setdefault(number.passage.report.id, []).append(Told(number, sentence, distance))
    return {report: _nearest(told, wholes) for report, told in found.items()}


def _with_heading(number: NumberRow, groups: Sequence[Group]) -> Sentence:
    """The sentence that states a number, with the heading right before it where the words stand there alone."""
    sentence = sentence_of(number)
    if all(group.in_text(sentence.text) for group in groups):
        return sentence
    headed = under_its_heading(number.passage)
    if headed is None or not (headed.start < sentence.start and sentence.end <= headed.end):
        return sentence
    heading = _NUMBERING.sub("", number.passage.text[headed.start : sentence.start]).strip("。：: ")
    called = all(
        2 * max(map(len, filter(heading.__contains__, group.words)), default=0) >= len(heading) for group in groups
    )
    return headed if called else sentence


def _wholes(numbers: Sequence[NumberRow], places: Sequence[Place]) -> dict[Place, NumberRow]:
    """By sentence the number that the others of its unit add up to: 网站公开38条，公开栏公开57条，全年共95条."""
    inside: dict[tuple[Place, str], list[NumberRow]] = {}
    for place, number in zip(places, numbers, strict=True):
        inside.setdefault((place, number.unit), []).append(number)
    found = {}
    for (place, _), own in inside.items():
        total = sum((each.value for each in own), Decimal(0))
        whole = next((each for each in own if 2 * each.value == total), None)
        if whole and len(own) > 2:
            found[place] = whole
    return found


def _nearest(told: Sequence[Told], wholes: Mapping[Place, NumberRow]) -> list[Told]:
    """The nearest, and others as near that say another number; of several parts their whole, which says more than a
    number of another sentence: 解读513篇，其中图文解读139篇、视频解读374篇。负责人解读6次。"""
    least = min(each.distance for each in told)
    nearest = [each for each in told if each.distance == least]
    by_place = {(each.sentence.passage.id, each.sentence.start): each.sentence for each in nearest}
    in_whole = [(wholes[place], sentence) for place, sentence in by_place.items() if place in wholes]
    if len(in_whole) == 1 and len(nearest) > 1:
        return [Told(*in_whole[0], least)]
    return list({each.number.value: each for each in reversed(nearest)}.values())[::-1]


def _distance(number: NumberRow, sentence: Sentence, groups: Sequence[Group]) -> int | None:
    """How far a number stands from the words of all groups; None where its sentence lacks one."""
    if CELL in sentence.text:
        return _distance_in_row(number, sentence, groups)
    total = 0
    for group in groups:
        places = group.places_in(sentence.text)
        if not places or _is_of_another(number, sentence, places):
            return None
        total += min(_apart(number, sentence, low, high) for low, high in places)
    return total - (WHOLE if _IS_WHOLE.search(number.passage.text[: number.start]) else 0)


def _distance_in_row(number: NumberRow, sentence: Sentence, groups: Sequence[Group]) -> int | None:
    """No distance for a number whose row or column is called by what is asked for; what else is asked for may stand
    above the table."""
    above = " ".join((sentence.passage.path, sentence.passage.text.partition(CELL)[0]))
    named = [group for group in groups if group.in_text(number.about)]
    rest = [group for group in groups if group not in named]
    return 0 if named and all(group.in_text(above) for group in rest) else None


def _is_of_another(number: NumberRow, sentence: Sentence, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a number is told of something else of a list: 网站、新媒体、公开栏分别公开45条、34条、71条."""
    offset = sentence.passage.text.index(sentence.text, sentence.start)
    found = _RESPECTIVELY.search(sentence.text)
    if not found or number.start - offset < found.end():
        return False
    items = list(_ITEM.finditer(found["items"]))
    named = [at for at, item in enumerate(items) if _over(item.span(), found, places)]
    before = sentence.text[found.end() : number.start - offset]
    place = len(_NUMBERS.findall(before))
    if not named and place < len(items):  # a part, where the whole is told behind
        return bool(_WHOLE_BEHIND.search(sentence.text, found.end()))
    return len(named) == 1 and named[0] != place


def _over(item: tuple[int, int], found: re.Match[str], places: Sequence[tuple[int, int]]) -> bool:
    start = found.start("items")
    return any(low < start + item[1] and start + item[0] < high for low, high in places)


def _apart(number: NumberRow, sentence: Sentence, low: int, high: int) -> int:
    text = sentence.passage.text
    offset = text.index(sentence.text, sentence.start)
    low, high = low + offset, high + offset
    if low < number.end and number.start < high:
        return 0  # 未发生失泄密 is its own number
    between = text[high : number.start] if high <= number.start else text[number.end : low]
    marks = len(_MARKS.findall(between))
    return len(between) + CLAUSE * marks + (BEHIND * (1 + marks) if low >= number.end else 0)
