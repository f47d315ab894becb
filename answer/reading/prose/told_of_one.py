"""A question of one body in words that no figure and no topic has: whether a sentence of its own report tells it.

All that the question names must stand in one sentence, and where a number is asked for, one in the unit asked for. What
is found so is quoted. Where nothing is, the question stays what it was: not read, or not answered.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from answer.figures.select import ReportRow, select_reports
from answer.plan import Plan, Scope
from answer.prose.passages import holds, select_passages
from answer.prose.sentences import Sentence, all_sentences, is_planned
from answer.prose.sought import EITHER, units_of
from answer.prose.told import Told, numbers_told
from answer.reading.prose.units_asked import Asking, asking_in, asking_in_english, counted, is_stated
from answer.reading.prose.words_of_one import REQUEST, Sought, sought_in, sought_in_english
from answer.reading.question import Question
from answer.reading.refusals import names_stranger
from answer.reading.scope.where import AGGREGATE, scope_of
from answer.reply import Reply
from answer.words import join, say

_PEOPLE = ("人", "人次", "名", "位")
_DONE = re.compile("[了过]")
_SAYS_NO = re.compile("[不没未无非除]")
_ENOUGH = 4  # characters


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


def told_of_one(question: Question) -> Plan | None:
    """The plan that quotes the sentence; None where the report has none."""
    asking = _asking(question)
    if asking is None or names_stranger(question):
        return None
    sought = sought_in(question, asking) if question.language == "zh" else sought_in_english(question)
    if not (sought.says_more and sought.words):
        return None
    reports = _reports_of_one(question, sought)
    for report in reports:
        found = _telling(question, sought, asking, report)
        if found:
            return _plan(question, report, reports[0], sought, asking, found)
    return None


def told_closer(question: Question, plan: Plan) -> Plan | None:
    """The plan that quotes a sentence with all that is asked, where that of its topic tells another number, in another
    unit than is asked for, or none, or no place in an order."""
    asking = _asking(question) if plan.kind == "text" else None
    if asking is not None and not plan.number:
        told = told_of_one(question) if len(asking.units) == 1 and asking.units[0] and not plan.every_report else None
        return told if told and told.number else None
    things = units_of(plan.model_copy(update={"number": "things"}))
    known = (*things, *_PEOPLE) if things else ()  # who came to it is told with it
    other = asking is not None and any(units and known and not set(units) & set(known) for units in asking.units)
    if asking is None or plan.difference or not (other or asking.forms):
        return None
    return told_of_one(question)


def _asking(question: Question) -> Asking | None:
    return asking_in(question.text) if question.language == "zh" else asking_in_english(question.text)


def all_in_one(question: Question, plans: Sequence[Plan]) -> Plan | None:
    """The plan that quotes the one sentence with all that a question of several parts asks of one body's prose:
    12345热线受理了多少件，满意率多少."""
    if question.language != "zh" or any(plan.kind != "text" for plan in plans):
        return None
    return told_of_one(question)


def _reports_of_one(question: Question, sought: Sought) -> list[ReportRow]:
    """The reports of the one body named, the newest first; of a place alone those of its government; where none is
    named those of the only body that writes of it at all."""
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply) or len(scope.agencies) > 1 or (scope.endings and not scope.agencies):
        return []
    years = sorted(scope.years)[-1:] if _compares_with_year_before(question, scope) else scope.years
    if len(years) > 1:
        return []
    scope = scope.model_copy(update={"levels": (), "endings": (), "years": years})  # 市级, 税务系统 of an assessment
    found = select_reports(question.names.connection, scope)
    if not (scope.agencies or scope.regions):
        found = _writing_of(question, sought, found)
    elif not scope.agencies:
        places = {_innermost(region) for region in scope.regions}
        found = [each for each in found if each.level == AGGREGATE and _innermost(each.region) in places]
    one = {each.agency for each in found}
    return sorted(found, key=lambda each: -each.year) if len(one) == 1 else []


def _compares_with_year_before(question: Question, scope: Scope) -> bool:
    """Whether a year is asked of beside the one before it, of which its own report tells: 比2022年少多少件."""
    years = sorted(scope.years)
    return len(years) == 2 and years[0] + 1 == years[1] and question.has("change", "difference", "change_percent")


def _writing_of(question: Question, sought: Sought, reports: Sequence[ReportRow]) -> list[ReportRow]:
    """Those that have all the words sought in one paragraph, where these are enough to tell it from another."""
    if question.everyone or sum(map(len, sought.needed)) < _ENOUGH:
        return []
    words = [(word,) for word in (*sought.needed, *sought.deeds)]
    passages = select_passages(question.names.connection, reports, containing=words)
    return list(dict.fromkeys(each.report for each in passages))


def _innermost(place: str) -> str:
    return place.rpartition("/")[2]


def _telling(question: Question, sought: Sought, asking: Asking, report: ReportRow) -> list[_Found]:
    """The sentences of a report that tell it best."""
    denied = bool(_SAYS_NO.search(question.text))
    done = question.has("deed") or bool(_DONE.search(question.text))
    passages = [each for each in select_passages(question.names.connection, [report]) if each.section]
    found = [
        told
        for each in all_sentences(passages)
        if is_stated(asking, each.text)
        and (not denied or _SAYS_NO.search(each.text))
        and not (done and is_planned(each))
        and (told := _held(sought, each)) is not None
    ]
    best = max((each.worth for each in found), default=None)
    return [each for each in found if each.worth == best]


def _held(sought: Sought, sentence: Sentence) -> _Found | None:
    """A sentence with the words that it has; None where it lacks one that it must have."""
    heading = sentence.passage.path.rpartition("/")[2]
    here = tuple(word for word in sought.words if _has(sentence.text, word))
    told = {*here, *(word for word in sought.words if _has(heading, word))}
    needed = sought.needed or sought.deeds or sought.beside
    if not told.issuperset(needed) or not here or told.isdisjoint(sought.beside or told):
        return None
    if REQUEST in sought.beside and not _is_of_requests(sentence):
        return None
    unsaid = tuple(word for word in sought.deeds if word not in told)
    return _Found(sentence, here, unsaid, sum(word in told for word in sought.beside))


def _has(text: str, word: str) -> bool:
    """Whether a text has a word, or one of those that will do as well."""
    return any(holds(text, each) for each in word.split(EITHER))


def _is_of_requests(sentence: Sentence) -> bool:
    """Whether it, its heading, or the sentence before it is about requests: 网络舆情23件 are none of them."""
    before = sentence.passage.text[: sentence.start].rstrip("。；;\n ")
    last = re.split("[。；;\n]", before)[-1]
    return any(REQUEST in text for text in (sentence.text, sentence.passage.path, last))


def _plan(
    question: Question,
    report: ReportRow,
    newest: ReportRow,
    sought: Sought,
    asking: Asking,
    found: Sequence[_Found],
) -> Plan:
    """The plan that quotes what was found, with its number where it is surely that."""
    notes = list(question.assumptions)
    if not question.has("year", "relative"):
        older = report.year != newest.year
        key = "told_earlier" if older else "newest_year"
        notes.append(say(key, question.language, newest=newest.year, year=report.year))
    best = found[0]
    if best.unsaid:
        notes.append(say("told_without", question.language, words=join(list(best.unsaid), question.language)))
    scope = Scope(agencies=(report.agency,), years=(report.year,))
    in_form = (told.group() for form in asking.forms if (told := form.search(best.sentence.text)))
    terms = tuple(dict.fromkeys((*best.words, *in_form)))
    plan = Plan(kind="text", scope=scope, terms=terms, assumptions=tuple(dict.fromkeys(notes)))
    if len(asking.units) != 1 or asking.forms or best.unsaid:
        return plan
    choices = [terms]
    if asking.units[0] and counted(best.sentence.text, asking.units[0]) == 1:
        choices.append(tuple(word for word in terms if word in sought.needed) or terms)
    for words in choices:
        numbered = plan.model_copy(update={"terms": words, "number": "things", "number_only": True})
        numbers = numbers_told(numbered, [report], question.names.connection).get(report.id, [])
        if len(numbers) == 1 and _is_number_of(numbers[0], found, asking.units[0]):
            return numbered
    return plan


def _is_number_of(told: Told, found: Sequence[_Found], units: Sequence[str]) -> bool:
    """Whether a number stands in one of those sentences, in one of the units asked for; none allows any."""
    texts = {each.sentence.text for each in found}
    return told.sentence.text in texts and (not units or told.number.unit in units)
