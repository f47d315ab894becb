"""A question of one body in words that no figure and no topic has: whether a sentence of its own report tells it.

All that the question names must stand in one sentence, and where a number is asked for, one in the unit asked for. What
is found so is quoted. Where nothing is, the question stays what it was: not read, or not answered.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from answer import vocabulary
from answer.figures.select import ReportRow, select_reports
from answer.plan import Plan, Scope
from answer.prose.passages import select_passages
from answer.prose.sentences import Sentence, all_sentences
from answer.prose.sought import units_of
from answer.prose.told import numbers_told
from answer.reading.language.passed_over import adds_nothing
from answer.reading.language.segmented import kind_of, segmented
from answer.reading.prose.units_asked import Asking, asking_in, is_stated
from answer.reading.question import Question
from answer.reading.refusals import names_stranger
from answer.reading.scope.where import AGGREGATE, scope_of
from answer.reply import Reply
from answer.words import join, say

_WORD = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9][a-z0-9.\-]*")
_NAMES = ("agency", "region", "year", "relative")
_NAMED = ("row", "rate", "topic", "theme")  # figures that are told in these words, or not meant
_SAYS_NO = re.compile("[不没未无非除]")
_OF_ANY_REPORT = re.compile(
    "(?:政府|信息|公开|工作|政务|情况|各类|年度|年报|报告|全年|本年|当年|一年|申请|收到|依申请公开|数量|总数|总共|一共|共|有|是|里|中|上|的|了)+"
)
_PLAIN_ROWS = frozenset({"received", "handled"})  # 申请: what any sentence about them may be of
_MANNER = frozenset({"主要", "具体", "大概", "大约", "其中", "一共", "总共", "分别", "当中"})
_SHORTEST = 2


class _Found(NamedTuple):
    """A sentence with those of the words that it has itself, the deeds that it lacks, and how many beside these it
    has."""

    sentence: Sentence
    words: tuple[str, ...]
    unsaid: tuple[str, ...]
    beside: int

    @property
    def worth(self) -> tuple[int, int]:
        return -len(self.unsaid), self.beside


class _Sought(NamedTuple):
    """What a question names: words that a sentence must have, and those by which one is told from another."""

    needed: tuple[str, ...]
    deeds: tuple[str, ...]  # verbs, which reports may say in other words
    beside: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.needed, *self.deeds, *self.beside)


def told_of_one(question: Question) -> Plan | None:
    """The plan that quotes the sentence; None where the report has none."""
    if question.language != "zh" or not question.has("agency", "region"):
        return None
    asking = asking_in(question.text)
    if asking is None or names_stranger(question):
        return None
    reports = _reports_of_one(question)
    sought = _sought(question, asking)
    if not reports or all(map(_OF_ANY_REPORT.fullmatch, sought.words)):
        return None
    for report in reports:
        found = _telling(question, sought, asking, report)
        if found:
            return _plan(question, report, reports[0], asking, found)
    return None


def told_closer(question: Question, plan: Plan) -> Plan | None:
    """The plan that quotes a sentence with all that is asked, where that of its topic tells another number: in another
    unit than is asked for, or no place in an order."""
    if plan.kind != "text" or not plan.number or question.language != "zh":
        return None
    asking = asking_in(question.text)
    known = units_of(plan)
    other = asking is not None and any(units and known and not set(units) & set(known) for units in asking.units)
    if asking is None or not (other or asking.forms):
        return None
    return told_of_one(question)


def all_in_one(question: Question, plans: Sequence[Plan]) -> Plan | None:
    """The plan that quotes the one sentence with all that a question of several parts asks of one body's prose:
    12345热线受理了多少件，满意率多少."""
    if question.language != "zh" or any(plan.kind != "text" for plan in plans):
        return None
    return told_of_one(question)


def _reports_of_one(question: Question) -> list[ReportRow]:
    """The reports of the one body named, the newest first; of a place alone those of its government."""
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply) or scope.endings or len(scope.years) > 1 or len(scope.agencies) > 1:
        return []
    found = select_reports(question.names.connection, scope.model_copy(update={"levels": ()}))  # 市级 of an assessment
    if not scope.agencies:
        places = {_innermost(region) for region in scope.regions}
        found = [each for each in found if each.level == AGGREGATE and _innermost(each.region) in places]
    one = {each.agency for each in found}
    return sorted(found, key=lambda each: -each.year) if len(one) == 1 else []


def _innermost(place: str) -> str:
    return place.rpartition("/")[2]


def _sought(question: Question, asking: Asking) -> _Sought:
    """The words sought."""
    needed, deeds, beside = list[str](), list[str](), list[str]()
    masked = list(question.text)
    for span in (span for kind in _NAMES for span in question.spans.of(kind)):
        masked[span.start : span.end] = " " * (span.end - span.start)
    for low, high in asking.places:
        masked[low:high] = " " * (high - low)
    for span in (span for kind in _NAMED for span in question.spans.of(kind)):
        told = "".join(masked[span.start : span.end]).strip()
        if span.value("row") not in _PLAIN_ROWS and len(told) >= _SHORTEST and told not in vocabulary.beside():
            needed += _WORD.findall(told)  # 12345 and 热线: 12345政务服务便民热线
            masked[span.start : span.end] = " " * (span.end - span.start)
    for word in _words("".join(masked)):
        if _OF_ANY_REPORT.fullmatch(word) or word in vocabulary.beside():
            beside.append(word)
        elif kind_of(word)[:1] == "v":
            deeds.append(word)
        else:
            needed.append(word)
    return _Sought(*(tuple(dict.fromkeys(words)) for words in (needed, deeds, beside)))


def _words(text: str) -> Iterator[str]:
    """The words of a text that say something, with a noun of one character behind them: 网格员. What the dictionary
    does not have is one word where it stands together."""
    for run in _WORD.findall(text):
        found: list[str] = []
        open_end = False
        for word in (run,) if run.isascii() else segmented(run):
            single = len(word) == 1 and kind_of(word)[:1] in {"n", ""}
            if single and open_end:
                found[-1] += word
            elif single or (len(word) >= _SHORTEST and not (word in _MANNER or adds_nothing(word))):
                found.append(word)
            open_end = single or len(word) >= _SHORTEST
        yield from (word for word in found if len(word) >= _SHORTEST)


def _telling(question: Question, sought: _Sought, asking: Asking, report: ReportRow) -> list[_Found]:
    """The sentences of a report that tell it best."""
    denied = bool(_SAYS_NO.search(question.text))
    passages = [each for each in select_passages(question.names.connection, [report]) if each.section]
    found = [
        told
        for each in all_sentences(passages)
        if is_stated(asking, each.text)
        and (not denied or _SAYS_NO.search(each.text))
        and (told := _held(sought, each)) is not None
    ]
    best = max((each.worth for each in found), default=None)
    return [each for each in found if each.worth == best]


def _held(sought: _Sought, sentence: Sentence) -> _Found | None:
    """A sentence with the words that it has; None where it lacks one that it must have."""
    heading = sentence.passage.path.rpartition("/")[2]
    here = tuple(word for word in sought.words if word in sentence.text)
    told = {*here, *(word for word in sought.words if word in heading)}
    needed = sought.needed or sought.deeds or sought.beside
    if not told.issuperset(needed) or not here:
        return None
    unsaid = tuple(word for word in sought.deeds if word not in told)
    return _Found(sentence, here, unsaid, sum(word in told for word in sought.beside))


def _plan(question: Question, report: ReportRow, newest: ReportRow, asking: Asking, found: Sequence[_Found]) -> Plan:
    """The plan that quotes what was found, with its number where it is surely that."""
    notes = list(question.assumptions)
    if not question.has("year", "relative"):
        older = report.year != newest.year
        notes.append(say("told_earlier" if older else "newest_year", "zh", newest=newest.year, year=report.year))
    best = found[0]
    if best.unsaid:
        notes.append(say("told_without", "zh", words=join(list(best.unsaid), "zh")))
    scope = Scope(agencies=(report.agency,), years=(report.year,))
    plan = Plan(kind="text", scope=scope, terms=best.words, assumptions=tuple(dict.fromkeys(notes)))
    if len(asking.units) != 1 or best.unsaid:
        return plan
    numbered = plan.model_copy(update={"number": "things", "number_only": True})
    told = numbers_told(numbered, [report], question.names.connection).get(report.id, [])
    units = asking.units[0]
    sure = (
        len(told) == 1 and (not units or told[0].number.unit in units) and told[0].sentence.text == best.sentence.text
    )
    return numbered if sure else plan
