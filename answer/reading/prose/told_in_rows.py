"""A question of a row of a table in the prose, named by its first cell, and what its columns say of it: 青石镇有几个
专区; of channels whether they went up or down, where the table has the year before beside.

The row may be of a place or thing that is no body loaded; it is its report that tells of it, quoted with the header.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from answer.figures.select import ReportRow, select_reports
from answer.plan import Plan, Scope
from answer.prose.passages import select_passages
from answer.prose.sentences import Sentence, all_sentences, header_of
from answer.prose.sought import EITHER
from answer.reading.language.segmented import segmented
from answer.reading.prose.chinese_words import OF_ANY_REPORT
from answer.reading.question import Question
from answer.reading.refusals import BODY_LIKE
from answer.reading.scope.where import scope_of
from answer.reply import Reply
from answer.words import say
from ingest.divisions import is_place
from ingest.prose_tables import CELL, cells_of

_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_NO_LABEL = re.compile(r"合计|总计|小计|其[他它余].*|[\d.,\s]*")
_ASKED = re.compile("多少|几[^乎]|多大|如何|怎么?样|[涨跌增减升降]")
_MOVED = re.compile("是?[涨升增多][加长了]?(?:还)?是[跌降减少]|[涨跌]|同比|比(?:上一?年|去年|前一年)|增减|变化|变动")
_YEAR_BEFORE = re.compile("同比|增[幅减]|比上年|较上年|变化|上一?年|去年")
_YEAR = re.compile(r"20\d\d年")
_OF_A_ROW = re.compile("^(?:政务|政府)")  # what a label has before its word
_SHORTEST_PART = 3  # of a label that will do for the whole
_PLACE_BEFORE = re.compile("[\u4e00-\u9fff]{2}[省市县区州盟旗](?:的|里|下面的?)?$")
_BODY_BEHIND = re.compile("(?![的有里共])[\u4e00-\u9fff]{1,6}?(?:[局办院所站村]|中心|学校?|公司|社区)")
_COUNTED = re.compile("粉丝|关注|阅读|浏览|点击|访问|播放|转发|点赞|用户")
_MOST_OF_IT = 0.6  # of the words of a head
_MOST_ROWS = 4
_MOST_REPORTS = 200  # all of whose tables are looked through


class _Row(NamedTuple):
    """A row of a report with its label, and the cells asked for; of all of them where none is."""

    report: ReportRow
    label: str
    cells: tuple[str, ...]


def told_in_rows(question: Question) -> Plan | None:
    """The plan that quotes the rows; None where no report, or more than one body's, has such."""
    if question.language != "zh" or not _ASKED.search(question.text) or question.has("list", "sum", "count"):
        return None
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply) or len(scope.agencies) > 1:
        return None
    reports = select_reports(question.names.connection, scope.model_copy(update={"levels": (), "endings": ()}))
    if len(reports) > _MOST_REPORTS:
        return None
    rows = [each for each in _rows_asked(question, reports) if not _is_of_any_year(each, scope)]
    if any(_names_stranger_beside(question, each) for each in rows):
        return None
    newest = max((each.report.year for each in rows), default=0)
    rows = [each for each in rows if each.report.year == newest]
    if len({each.report.id for each in rows}) != 1 or len(rows) > _MOST_ROWS:
        return None
    return _plan(question, rows)


def _is_of_any_year(row: _Row, scope: Scope) -> bool:
    """Whether a row is called by a mere year, which says nothing of whose it is where no body is named."""
    return bool(_YEAR.match(row.label)) and not scope.agencies


def _names_stranger_beside(question: Question, row: _Row) -> bool:
    """Whether a body or place that is not known is named beside the row: 黑石乡2023年 is none of another's rows."""
    unknown = [word for word in question.left if is_place(word) or BODY_LIKE.search(word)]
    return any(word not in row.label and row.label not in word for word in unknown)


def _plan(question: Question, rows: Sequence[_Row]) -> Plan:
    report = rows[0].report
    notes = list(question.assumptions)
    if not question.has("year", "relative"):
        notes.append(say("newest_year", question.language, year=report.year))
    labels = EITHER.join(dict.fromkeys(each.label for each in rows))
    terms = (labels, *(rows[0].cells if len(rows) == 1 else ()))
    scope = Scope(agencies=(report.agency,), years=(report.year,))
    return Plan(kind="text", scope=scope, terms=terms, assumptions=tuple(dict.fromkeys(notes)))


def _rows_asked(question: Question, reports: Sequence[ReportRow]) -> list[_Row]:
    found = []
    passages = select_passages(question.names.connection, reports, containing=[(CELL,)])
    for sentence in all_sentences(passages):
        header = header_of(sentence)
        row = _asked_of(question, sentence, header) if header else None
        found += [row] if row else []
    return found


def _asked_of(question: Question, row: Sentence, header: Sentence) -> _Row | None:
    """The row where the question names it and what its columns are of, or asks how it moved where they tell that."""
    label = _BRACKETS.sub("", row.text.partition(CELL)[0]).strip()
    heads, cells = cells_of(header.text), cells_of(row.text)
    if len(heads) != len(cells) or len(label) < 2 or _NO_LABEL.fullmatch(label):
        return None
    if label in question.text and not _names_another(question, label):
        rest = question.text.replace(label, " ")
        asked = [cell.text for head, cell in zip(heads, cells, strict=True) if cell.start and _names(rest, head.text)]
        if asked:
            return _Row(row.passage.report, label, tuple(asked))
    compares = len(_YEAR.findall(header.text)) > 1 or _YEAR_BEFORE.search(header.text)
    if compares and _MOVED.search(question.text) and _calls(question, label) and _is_all(question, row, header):
        return _Row(row.passage.report, label, ())
    return None


def _is_all(question: Question, row: Sentence, header: Sentence) -> bool:
    """Whether the table counts what is counted, and no unknown word says whose the thing is: no row of what the city
    published tells of followers, nor of a bureau's account."""
    table = f"{header.text}{row.text}"
    of_another = any(
        re.search(f"{re.escape(word)}(?:的|官方|政务)?(?:微信|公众号|微博|网站|短视频|抖音)", question.text)
        for word in question.left
    )
    return not of_another and all(word in table for word in _COUNTED.findall(question.text))


def _names_another(question: Question, label: str) -> bool:
    """Whether the question names a body or place that the row is not of: its hospital, a town of another county."""
    if not BODY_LIKE.search(label):
        return False
    before, _, behind = question.text.partition(label)
    known = any(span.end == len(before) for kind in ("agency", "region") for span in question.spans.of(kind))
    return bool(_BODY_BEHIND.match(behind)) or (not known and bool(_PLACE_BEFORE.search(before)))


def _names(text: str, head: str) -> bool:
    """Whether a text has most of the words of a column's head, those that any report has aside."""
    words = [word for word in segmented(_BRACKETS.sub("", head).strip()) if len(word) > 1]
    telling = [word for word in words if not OF_ANY_REPORT.fullmatch(word)]
    return bool(telling) and sum(word in text for word in words) >= _MOST_OF_IT * len(words)


def _calls(question: Question, label: str) -> bool:
    """Whether a question calls a row by its word: 短视频 of 政务短视频号."""
    if label in question.text:
        return not _names_another(question, label)
    core = _OF_A_ROW.sub("", label)
    called = {core, core.removesuffix("号")}
    parts = {word[at:] for word in called for at in range(len(word) - _SHORTEST_PART + 1)}
    return any(len(word) > 1 and word in question.text for word in called | parts)
