"""Tables 1 to 3: from tokens to facts.

tokens → row labels in order → each row's runs of values → cells → facts; what the text does not tell is unreadable.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest import form as forms
from ingest.labels import Anchor
from ingest.report import Fact, Span, Status
from ingest.rows import span_of
from ingest.table_1 import form_of_table_1, read_table_1
from ingest.table_2 import find_table_2, form_of_table_2, read_table_2
from ingest.table_3 import find_table_3, read_table_3
from ingest.tokens import Kind, fold, tokenize
from ingest.words import Words, flatten, head

# Where a table's header begins, looked for this far before its first label.
OPENINGS = {1: ("第二十条", "二十条", "信息内容"), 2: ("本列数据的勾稽关系", "申请人情况")}
OPENING_REACH = 120
# What a text has of tables that it does not hold itself: their labels and sections, or a word of where they are. The
# report of a school, which has a form of its own, has none of it.
_TRACES = re.compile(
    "第二十条|信息内容|申请人情况|勾稽|本年新收|上年结转|本年制发|新制作|处理决定数量|结果维持"
    "|主动公开政府信息|收到和处理|行政复议[、和]?(?:提起)?行政诉讼(?:的?情况)|附[件表图]|[下见如上]表|表[格一二三123]|[图如见]片|统计[表图]|下载"
)


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables of a report hold; `form` is 0 where none was found."""

    form: int
    facts: tuple[Fact, ...]
    regions: tuple[Span, ...]  # where the tables stand in the text


def read_tables(text: str) -> Tables:
    """Every cell of the form that the text prints, each with its place."""
    words = flatten(tokenize(text))
    third = find_table_3(words)
    above = head(words, third) if third is not None else words
    second = find_table_2(above)
    form_2 = form_of_table_2(above, second)
    low = min((anchor.first for anchor in second.values()), default=len(above.tokens))
    facts_1, first = read_table_1(head(above, low), form_2)
    form = form_2 or form_of_table_1(facts_1)
    facts_2 = read_table_2(above, second, form or 2021)
    facts_3, region_3 = read_table_3(words, third) if third is not None else ([], None)
    form = form or (2021 if facts_3 else 0)
    regions = [_region(words, anchors, table) for table, anchors in ((1, first), (2, second.values())) if anchors]
    facts = complete((*facts_1, *facts_2, *facts_3), form)
    return Tables(form, facts, (*regions, *([region_3] if region_3 else [])))


def has_traces(text: str) -> bool:
    """Whether a text in which no table was found is one of a report that should have them: images, attachments."""
    return bool(_TRACES.search("".join(fold(text).split())))


def complete(facts: Sequence[Fact], form: int) -> tuple[Fact, ...]:
    """The facts in printed order, with an unreadable one for each cell of the form that was not found.

    A block of table 1 that is printed in the other form stands for its own cells.
    """
    if not form:
        return tuple(facts)
    known = {fact.key: fact for fact in facts}
    found = {forms.cell(key).row_key for key in known if forms.cell(key).table == 1}
    printed = [cell.key for cell in forms.cells(form) if cell.key in known or cell.row_key not in found]
    own = {key: known.get(key) or Fact(key, Status.UNREADABLE) for key in printed}
    return (*own.values(), *(fact for fact in facts if fact.key not in own))


def _region(words: Words, anchors: Iterable[Anchor], table: int) -> Span:
    """From the table's header to its last value."""
    rows = sorted(anchors, key=lambda anchor: anchor.first)
    low, high = rows[0].first, rows[-1].last
    label = words.before[low]
    openings = [words.flat.find(opening, max(0, label - OPENING_REACH), label) for opening in OPENINGS[table]]
    low = min([low, *(words.owner[opening] for opening in openings if opening >= 0)])
    while high + 1 < len(words.tokens) and words.tokens[high + 1].kind is not Kind.WORD:
        high += 1
    return span_of(words.tokens[low : high + 1])
