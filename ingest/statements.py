"""What the prose states in numbers: every count with its unit and what it counts, zeros in words, contacts.

公众号粉丝数2490人 · 主动公开信息127条 · 未收到政府信息公开申请 · 电话：0000-5550101
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.passages import sentences, source_span
from ingest.prose_tables import CELL, Cell, cells_of, figures_of, is_header
from ingest.report import Passage, Statement, StatementKind
from ingest.tokens import fold
from ingest.zeros import find_zeros

UNITS = (
    *("人次", "批次", "件次", "场次", "万元", "平方米", "小时", "个工作日", "工作日"),
    *("件", "条", "宗", "份", "例", "篇", "项", "个", "次", "起", "人", "名", "批", "期", "场", "家", "部", "幅"),
    *("栏", "类", "户", "处", "位", "元", "分", "天", "页", "款", "轮", "台", "册", "套", "%"),
    *("株", "棵", "座", "亩", "吨", "公里", "千米", "辆", "张", "枚", "艘", "羽", "字"),
)
_UNIT = "|".join([*sorted(UNITS, key=len, reverse=True), "通(?![报知过告道信车达用讯行畅水电气])"])  # 来电5通
_NUMBER = re.compile(
    rf"(?<![\d.〔\[第])(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)\s*(?P<scale>[万亿])?\s*(?P<more>余|多)?\s*"
    rf"(?:(?P<unit>{_UNIT})(?!月|钟|账)|(?![\d年月日号时]))"
)
# 培训五次, 开放日两场; not 第五次, 进一步, 一次性, 一件事, 一起.
_IN_WORDS = re.compile(
    r"(?<![第每逐同另这某统唯进一二两三四五六七八九十百千万\d])"
    r"(?:(?P<some>[一两三四五六七八九]?十[一二三四五六七八九]?|[两三四五六七八九])"
    r"(?P<unit>人次|批次|场次|次(?!产业)|场|期|件(?!套)|批|份|篇|起|名)|(?P<one>一)(?P<unit_of_one>次(?!性)|场|期))"
)
_APPROXIMATE = re.compile(r"(?:约|近|逾|超过|超|大约|将近|接近)\s*$")
# 公民、法人或者其他组织 is one party, not a list.
_CLAUSE = re.compile(r"(?:[^，。；：、！？,;:!?（）()]|(?<=公民)、(?=法人)|(?<=法人)、(?=其他组织))+$")
_BEHIND_NUMBER = re.compile(rf".*\d\s*(?:{_UNIT}|年度?|月份?|日)?\s*")
_LEADING = re.compile(
    r"^(?:\d{4}年度?|今年以来|全年|本年度?|当年|年内|报告期内|截至.*?|其中|并|仅|共|累计"
    r"|我(?:中心|街道|[局委办厅镇乡市县区会院校馆所站处省州旗])|本(?:机关|单位|[局委办会院校]))+"
)
_TRAILING = re.compile(r"(?:共计|合计|共有|共|达到|达|均为|为|约|近|逾|超过|超|了|计|总数|数量|分别)+$")
_CONTACTS = (
    ("电话", re.compile(r"电话(?:号码|及传真)?[^\d]{0,6}(\d{3,4}[-—－ ]?\d{7,8}|1\d{10})")),
    ("传真", re.compile(r"传真(?:号码)?[^\d]{0,6}(\d{3,4}[-—－ ]?\d{7,8})")),
    ("邮编", re.compile(r"(?:邮编|邮政编码)[^\d]{0,4}(\d{6})(?!\d)")),
    ("地址", re.compile(r"地址[：:\s]*([^，。；;,（）()]{4,40})")),
)
_OF_WHICH = "其中"
_COUNTABLE = ("数", "量", "率", "额", "费")  # what a number without a unit may count
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
_SCALE = {"万": 10_000, "亿": 100_000_000}
BEYOND = 10**12  # what no report counts; what is less can surely be stored
LONGEST_CLAUSE = 200  # characters; with more, each number of a text without punctuation would cost the whole


def find_statements(passages: Sequence[Passage]) -> tuple[Statement, ...]:
    """Every statement of the prose in reading order, each with its sentence and place in the source."""
    return tuple(statement for ordinal, passage in enumerate(passages) for statement in _of_passage(passage, ordinal))


def stated_in(sentence: str) -> set[Decimal]:
    """The numbers that a sentence states, zeros in words too; those of a row of a table."""
    passage = Passage(0, "", sentence, ((0, 0, len(sentence)),))
    of_row = [_in_cell(cell) for cell in cells_of(sentence)] if CELL in sentence else []
    stated = {each.value for each in find_statements([passage]) if each.value is not None}
    return stated | {each.value for each in of_row if each}


def _of_passage(passage: Passage, ordinal: int) -> Iterator[Statement]:
    header = ""
    for start, end in sentences(passage.text):
        row = passage.text[start:end].rstrip("\n")
        if CELL not in row:
            header = ""
            yield from _of_sentence(passage, ordinal, start, end)
        elif not header:
            header = row if is_header(row) else ""
        else:
            yield from _of_row(passage, ordinal, start, header)


def _of_row(passage: Passage, ordinal: int, offset: int, header: str) -> Iterator[Statement]:
    """The numbers of a row of a table in the prose, whose units are told."""
    row = passage.text[offset:].partition("\n")[0]
    for cell, about, unit in figures_of(header, row):
        number = _in_cell(cell)
        if number and (number.unit or unit in UNITS):
            place = (number.start, number.end)
            yield _statement(
                passage,
                ordinal,
                offset,
                place,
                StatementKind.NUMBER,
                about,
                number.value,
                number.unit or unit,
                number.more,
            )


def _in_cell(cell: Cell) -> "_Number | None":
    """The number of a cell that holds nothing else."""
    found = _NUMBER.search(fold(cell.text)) if cell.is_figure else None
    if not found:
        return None
    value = Decimal(found["number"].replace(",", "")) * _SCALE.get(found["scale"] or "", 1)
    low = "-" in cell.text[: found.start()]
    place = (cell.start + found.start() - low, cell.start + found.end())
    return _Number(*place, -value if low else value, found["unit"] or "", bool(found["more"]), bool(found["scale"]))


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with its place in the sentence; `unit` is empty where none follows."""

    start: int
    end: int
    value: Decimal
    unit: str
    more: bool  # 余, 多
    scaled: bool  # 万, 亿


def _of_sentence(passage: Passage, ordinal: int, start: int, end: int) -> Iterator[Statement]:
    sentence = fold(passage.text[start:end])
    contacts = [
        (name, found.span(), found.span(1)) for name, pattern in _CONTACTS for found in pattern.finditer(sentence)
    ]
    for name, _, place in contacts:
        yield _statement(passage, ordinal, start, place, StatementKind.CONTACT, name, None, "", False)
    about, last = "", 0
    for number in _numbers(sentence):
        if any(low <= number.start < high for _, (low, high), _ in contacts):
            continue
        before = sentence[max(0, number.start - LONGEST_CLAUSE) : number.start]
        about = _about(before) or _of_the_last(about, sentence[last : number.start])
        last = number.end
        if number.unit or number.scaled or about.removesuffix(_OF_WHICH).endswith(_COUNTABLE):
            approximate = number.more or bool(_APPROXIMATE.search(before))
            place = (number.start, number.end)
            yield _statement(
                passage, ordinal, start, place, StatementKind.NUMBER, about, number.value, number.unit, approximate
            )
    for zero in find_zeros(sentence):
        about = _LEADING.sub("", zero.about)
        if about:
            place = (zero.start, zero.end)
            yield _statement(passage, ordinal, start, place, StatementKind.NONE, about, Decimal(0), "", False)


def _numbers(sentence: str) -> list[_Number]:
    """Every number of a sentence, in figures and, before a unit of happenings, in words; in reading order."""
    found = []
    for each in _NUMBER.finditer(sentence):
        value = Decimal(each["number"].replace(",", "")) * _SCALE.get(each["scale"] or "", 1)
        if value >= BEYOND:
            continue
        found.append(
            _Number(each.start(), each.end(), value, each["unit"] or "", bool(each["more"]), bool(each["scale"]))
        )
    for each in _IN_WORDS.finditer(sentence):
        value, unit = Decimal(_in_figures(each["some"] or each["one"])), each["unit"] or each["unit_of_one"]
        found.append(_Number(each.start(), each.end(), value, unit, False, False))
    return sorted(found, key=lambda number: number.start)


def _in_figures(words: str) -> int:
    """A number up to 99 in Chinese words: 两 → 2, 十二 → 12."""
    tens, ten, ones = words.rpartition("十")
    return (10 * _DIGITS.get(tens, 1) if ten else 0) + _DIGITS.get(ones, 0)


def _about(before: str) -> str:
    """What a number counts: the words before it in its clause, without year and filler."""
    clause = _CLAUSE.search(before.rstrip())
    words = clause.group().strip() if clause else ""
    words = _BEHIND_NUMBER.sub("", words)
    return _TRAILING.sub("", _LEADING.sub("", words.strip())).strip()


def _of_the_last(about: str, between: str) -> str:
    """What a number without words of its own counts: the same as the last, or behind 其中 a part of it, which is never
    the whole again (收到申请6件，其中3件要求…)."""
    part = about and _OF_WHICH in between and not about.endswith(_OF_WHICH)
    return f"{about}{_OF_WHICH}" if part else about


def _statement(
    passage: Passage,
    ordinal: int,
    offset: int,
    place: tuple[int, int],
    kind: StatementKind,
    about: str,
    value: Decimal | None,
    unit: str,
    approximate: bool,
) -> Statement:
    span = source_span(passage.pieces, offset + place[0], offset + place[1])
    text = passage.text[offset + place[0] : offset + place[1]]
    return Statement(kind, about, value, unit, approximate, text, passage.section, ordinal, span)
