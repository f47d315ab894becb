"""What the prose states in numbers: every count with its unit and what it counts, zeros in words, contacts.

公众号粉丝数2490人 · 主动公开信息127条 · 未收到政府信息公开申请 · 电话：0000-5550101
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.passages import sentences, source_span
from ingest.report import Passage, Statement, StatementKind
from ingest.tokens import fold

UNITS = (
    *("人次", "批次", "件次", "场次", "万元", "平方米", "小时", "个工作日", "工作日"),
    *("件", "条", "宗", "份", "例", "篇", "项", "个", "次", "起", "人", "名", "批", "期", "场", "家", "部", "幅"),
    *("栏", "类", "户", "处", "位", "元", "分", "天", "页", "款", "轮", "%"),
)
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\d.〔\[])(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)\s*(?P<scale>[万亿])?\s*(?P<more>余|多)?\s*(?P<unit>{_UNIT})?"
    rf"(?![\d年月日号时])"
)
_APPROXIMATE = re.compile(r"(?:约|近|逾|超过|超|大约|将近|接近)\s*$")
_CLAUSE = re.compile(r"[^，。；：、！？,;:!?（）()]+$")
_BEHIND_NUMBER = re.compile(rf".*\d\s*(?:{_UNIT}|年度?|月份?|日)?\s*")
_LEADING = re.compile(
    r"^(?:\d{4}年度?|今年以来|全年|本年度?|年内|截至.*?|其中|并|共|累计|我[局委办厅中镇乡街道市县区]+|本机关|本单位)+"
)
_TRAILING = re.compile(r"(?:共计|合计|共有|共|达到|达|为|约|近|逾|超过|超|了|计|总数|数量|分别)+$")
_NONE = re.compile(
    r"(?:未(?:曾|发生|收到|产生|出现|收取|受理|涉及|接到|制发|有)*|没有(?:收到|发生|产生|出现|收取|受理|因)*|无|零)"
    r"(?P<about>[^，。；！？,;]{0,30}?(?P<thing>申请(?!所?(?:引发|产生|引起|提起))|行政复议|复议|行政诉讼|诉讼|信息处理费"
    r"|规范性文件|责任追究|举报|收费))(?:(?:案件)?(?:、|和|或|及)(?P<also>行政诉讼|诉讼))?"
)
_CONTACTS = (
    ("电话", re.compile(r"电话(?:号码|及传真)?[^\d]{0,6}(\d{3,4}[-—－ ]?\d{7,8}|1\d{10})")),
    ("传真", re.compile(r"传真(?:号码)?[^\d]{0,6}(\d{3,4}[-—－ ]?\d{7,8})")),
    ("邮编", re.compile(r"(?:邮编|邮政编码)[^\d]{0,4}(\d{6})(?!\d)")),
    ("地址", re.compile(r"地址[：:\s]*([^，。；;,（）()]{4,40})")),
)
_SCALE = {"万": 10_000, "亿": 100_000_000}


def find_statements(passages: Sequence[Passage]) -> tuple[Statement, ...]:
    """Every statement of the prose in reading order, each with its sentence and place in the source."""
    return tuple(
        statement
        for ordinal, passage in enumerate(passages)
        for start, end in sentences(passage.text)
        for statement in _of_sentence(passage, ordinal, start, end)
    )


def _of_sentence(passage: Passage, ordinal: int, start: int, end: int) -> Iterator[Statement]:
    sentence = fold(passage.text[start:end])
    contacts = [(found.span(), name, found) for name, pattern in _CONTACTS for found in pattern.finditer(sentence)]
    for _, name, found in contacts:
        yield _statement(passage, ordinal, start, found.span(1), StatementKind.CONTACT, name, None, "", False)
    about = ""
    for found in _NUMBER.finditer(sentence):
        if any(low <= found.start() < high for (low, high), _, _ in contacts):
            continue
        before = sentence[: found.start()]
        about = _about(before) or about
        if not found["unit"] and not (found["scale"] or about.endswith(("数", "量", "率"))):
            continue
        value = Decimal(found["number"].replace(",", "")) * _SCALE.get(found["scale"] or "", 1)
        approximate = bool(found["more"] or _APPROXIMATE.search(before))
        place = found.span()
        yield _statement(
            passage, ordinal, start, place, StatementKind.NUMBER, about, value, found["unit"] or "", approximate
        )
    for found in _NONE.finditer(sentence):
        for about in filter(None, (_LEADING.sub("", found["about"]), found["also"])):
            yield _statement(passage, ordinal, start, found.span(), StatementKind.NONE, about, Decimal(0), "", False)


def _about(before: str) -> str:
    """What a number counts: the words before it in its clause, without year and filler."""
    clause = _CLAUSE.search(before.rstrip())
    words = clause.group().strip() if clause else ""
    words = _BEHIND_NUMBER.sub("", words)
    return _TRAILING.sub("", _LEADING.sub("", words.strip())).strip()


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
