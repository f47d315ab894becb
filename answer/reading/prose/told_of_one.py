"""A question of one body in words that no figure and no topic has: whether a sentence of its own report tells it.

All that the question names must stand in one sentence, and where a number is asked for, one in the unit asked for. What
is found so is quoted. Where nothing is, the question stays what it was: not read, or not answered.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from answer import vocabulary
from answer.figures.select import ReportRow, select_reports
from answer.plan import Plan, Scope
from answer.prose.passages import holds, select_passages
from answer.prose.sentences import Sentence, all_sentences, is_planned
from answer.prose.sought import EITHER, units_of
from answer.prose.told import Told, numbers_told
from answer.reading.prose.bodies_by_kind import Named, named_by_kind, named_in_english
from answer.reading.prose.chinese_words import OF_ANY_REPORT
from answer.reading.prose.units_asked import Asking, asking_in, asking_in_english, counted, is_stated, number_in
from answer.reading.prose.words_of_one import REQUEST, Sought, sought_in, sought_in_english
from answer.reading.question import Question
from answer.reading.refusals import names_stranger
from answer.reading.scope.where import AGGREGATE, scope_of
from answer.reply import Reply
from answer.words import join, say

_PEOPLE = ("人", "人次", "名", "位")
_DONE = re.compile("[了过]")
_SAYS_NO = re.compile("[不没未无非除]")
_FAULT = re.compile("滞后|晚于|(?<!应)未|不(?!少于|低于|超过|断)|仅|只有|偏|缺|超期|逾期")  # is no plan
_PLANS = re.compile(r"\b(?:promis\w+|pledg\w+|plan(?:s|ned)?|commit\w*|intend\w*)\b[^?]*\bfor (?:the year )?20\d\d\b")
_TO_COME = re.compile("将|拟|计划|下一?步|今后|力争|加强|进一步|继续")
_ENOUGH = 4  # characters
_MOST_OF_IT = 2  # words beside one that is left out
_OF_THAT_KIND = re.compile("为了?.{2}(?:此|这|该)类")  # 为减少此类申请
_OF_EACH_YEAR = re.compile(
    r"(?:[两三]|这几)年(?:的|数据|情况|里|来|间|下来)?(?:对比|比较|相比|各|分别|一共|总共|合计|共|累计|加起来)|(?:和|与|跟|、)(?:20)?\d\d年?(?:的)?(?:各|分别)"
)


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


def told_of_one(question: Question, almost: bool = True) -> Plan | None:
    """The plan that quotes the sentence; None where the report has none. One that lacks a single word of several, if
    that stands elsewhere in its section, will do where `almost` is enough."""
    asking = _asking(question)
    if asking is None:
        return None
    named = _named_by_kind(question)
    if named is None and names_stranger(question):
        return None
    if named:
        asking = asking._replace(places=(*asking.places, (named.start, named.end)))
    apart = question.text[named.start : named.end] if named else ""
    sought = sought_in(question, asking) if question.language == "zh" else sought_in_english(question, asking, apart)
    several = not asking.units and len(sought.beside) > 1
    named_at_all = sought.needed or sought.deeds or several or (sought.words and asking.forms)  # 信息 is in any report
    if not (sought.says_more and named_at_all):
        return None
    reports = _reports_of_one(question, sought, named)
    if _OF_EACH_YEAR.search(question.text):
        told = _of_each_year(question, sought, asking, reports)
        if told or len({each.year for each in reports}) > 1:
            return told
    for lacks in (False, True) if almost else (False,):
        for report in reports:
            found = _telling(question, sought, asking, report, lacks)
            if found:
                return _plan(question, report, reports[0], sought, asking, found)
    return None


def _named_by_kind(question: Question) -> Named | None:
    """The body that is named by what it is alone."""
    of_all = question.has("list", "count", "sum", "group_region", "group_level")
    if question.has("agency") or of_all:
        return None
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply) or scope.agencies:
        return None
    found = select_reports(question.names.connection, scope.model_copy(update={"levels": (), "endings": ()}))
    return named_by_kind(question.text, found) if question.language == "zh" else named_in_english(question.text, found)


def _of_each_year(question: Question, sought: Sought, asking: Asking, reports: Sequence[ReportRow]) -> Plan | None:
    """The plan that quotes such a sentence of each year's report, where several have one."""
    told = {each: found[0] for each in reports if (found := _telling(question, sought, asking, each, False))}
    shared = [word for word in sought.words if all(word in found.words for found in told.values())]
    if len(told) < 2 or not shared:
        return None
    years = tuple(sorted(each.year for each in told))
    scope = Scope(agencies=(reports[0].agency,), years=years)
    return Plan(
        kind="text", scope=scope, terms=tuple(shared), every_report=True, assumptions=tuple(question.assumptions)
    )


def told_closer(question: Question, plan: Plan) -> Plan | None:
    """The plan that quotes a sentence with all that is asked, where that of its topic tells another number, in another
    unit than is asked for, or none, or no place in an order, no reason and no date; and the reason of a figure."""
    if plan.kind != "text":
        return told_of_one(question, almost=False) if question.has("why") and question.has("agency") else None
    asking = _asking(question)
    why = question.has("why")  # 为什么被通报: how many were is not asked
    if asking is not None and (why or not plan.number) and asking.forms and not plan.every_report:
        return told_of_one(question)
    if asking is not None and not plan.number:
        told = told_of_one(question) if len(asking.units) == 1 and asking.units[0] and not plan.every_report else None
        return told if told and told.number else None
    things = units_of(plan.model_copy(update={"number": "things"}))
    known = (*things, *_PEOPLE) if things else ()  # who came to it is told with it
    other = asking is not None and any(units and known and not set(units) & set(known) for units in asking.units)
    if asking is None or (plan.difference and not asking.beside) or not (other or asking.forms):
        return None
    return told_of_one(question, almost=bool(asking.forms))


def _asking(question: Question) -> Asking | None:
    return asking_in(question.text) if question.language == "zh" else asking_in_english(question.text)


def all_in_one(question: Question, plans: Sequence[Plan]) -> Plan | None:
    """The plan that quotes the one sentence with all that a question of several parts asks of one body's prose:
    12345热线受理了多少件，满意率多少."""
    if question.language != "zh" or any(plan.kind != "text" for plan in plans):
        return None
    return told_of_one(question)


def _reports_of_one(question: Question, sought: Sought, named: Named | None = None) -> list[ReportRow]:
    """The reports of the one body named, the newest first; of a place alone those of its government; where none is
    named those of the only body that writes of it at all."""
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply) or len(scope.agencies) > 1 or (scope.endings and not scope.agencies):
        return []
    years = sorted(scope.years)[-1:] if _compares_with_year_before(question, scope) else scope.years
    if years and scope.agencies and _PLANS.search(question.text) and not _reported(question, scope.agencies, years):
        scope, years = scope.model_copy(update={"years": ()}), ()  # what was promised for a year to come
    if len(years) > 1 and not _OF_EACH_YEAR.search(question.text):
        return []
    scope = scope.model_copy(update={"levels": (), "endings": (), "years": years})  # 市级, 税务系统 of an assessment
    found = select_reports(question.names.connection, scope)
    if named:
        found = [each for each in found if each.agency == named.agency]
    elif not (scope.agencies or scope.regions):
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


def _reported(question: Question, agencies: Sequence[str], years: Sequence[int]) -> bool:
    """Whether one of those years or a later one has a report of these bodies."""
    own = select_reports(question.names.connection, Scope(agencies=tuple(agencies)))
    return any(each.year >= min(years) for each in own)


def _writing_of(question: Question, sought: Sought, reports: Sequence[ReportRow]) -> list[ReportRow]:
    """Those of the bodies that have all the words sought in one paragraph, where these are enough to tell it from
    another."""
    words = (*sought.needed, *sought.deeds)
    if question.everyone or not sought.needed or sum(len(word.partition(EITHER)[0]) for word in words) < _ENOUGH:
        return []
    choices = [tuple(word.split(EITHER)) for word in words]
    passages = select_passages(question.names.connection, reports, containing=choices)
    writing = {each.report.agency for each in passages}
    return [each for each in reports if each.agency in writing]


def _innermost(place: str) -> str:
    return place.rpartition("/")[2]


def _telling(question: Question, sought: Sought, asking: Asking, report: ReportRow, lacks: bool) -> list[_Found]:
    """The sentences of a report that tell it best; those where it `lacks` a word too. A number of another thing than
    all that was done is none of it."""
    denied = bool(_SAYS_NO.search(question.text)) and not asking.beside
    done = question.has("deed") or bool(_DONE.search(question.text))
    every = select_passages(question.names.connection, [report])
    forms = _forms_of_topics(question)
    headed = any(each.section == 1 for each in every)  # else all stands before the first heading that is known
    passages = [each for each in every if each.section or not headed]
    sections = [(each.section, each.text) for each in passages] if lacks else []
    found = [
        told
        for each in all_sentences(passages)
        if is_stated(asking, each.text)
        and _counts_it(asking, sought, each.text, question)
        and any(_moves(asking, sought, text) for text in (each.text, _before(each)))
        and (not forms or any(re.search(form, each.text) for form in forms))
        and (not denied or _SAYS_NO.search(each.text))
        and not (done and is_planned(each) and (not _FAULT.search(each.text) or _TO_COME.search(each.text)))
        and (told := _held(sought, each, near=bool(asking.beside), sections=sections)) is not None
        and not (asking.units and len(sought.deeds) > 1 and set(sought.deeds) <= set(told.unsaid))
    ]
    best = max((each.worth for each in found), default=None)
    return [each for each in found if each.worth == best]


def _forms_of_topics(question: Question) -> list[str]:
    """The forms that what is asked for has: a name beside an office. None where another thing is asked for too."""
    topics = [vocabulary.topics()[span.value("topic") or ""] for span in question.spans.of("topic")]
    return [topic.value for topic in topics] if all(topic.value for topic in topics) else []


def _held(sought: Sought, sentence: Sentence, near: bool, sections: Sequence[tuple[int, str]]) -> _Found | None:
    """A sentence with the words that it has; None where it lacks one that it must have, and so does the one before it
    where that is `near` enough, or where the `sections` have not even one left out."""
    around = sentence.passage.path.rpartition("/")[2] + (_before(sentence) if near else "")
    here = tuple(word for word in sought.words if _has(sentence.text, word))
    told = {*here, *(word for word in sought.words if _has(around, word))}
    told |= {REQUEST} if _is_of_requests(sentence) else set()
    needed = sought.needed or sought.deeds or sought.beside
    left_out = [word for word in needed if word not in told]
    may_lack = near and _OF_THAT_KIND.search(sentence.text) and (here or set(sought.beside) & told)
    if left_out and not (may_lack or _stands_beside(left_out, sought, here, sentence.passage.section, sections)):
        return None
    telling = [word for word in sought.beside if not (sought.needed and OF_ANY_REPORT.fullmatch(word))]  # not 公布
    if not (here or near) or told.isdisjoint(telling or told):
        return None
    if REQUEST in sought.beside and not _is_of_requests(sentence):
        return None
    if near and not (sought.needed or REQUEST in sought.beside) and REQUEST in sentence.text:
        return None  # of what was published
    unsaid = tuple(word for word in (*left_out, *sought.deeds) if word not in told)
    return _Found(sentence, here, unsaid, sum(word in told for word in sought.beside))


def _counts_it(asking: Asking, sought: Sought, text: str, question: Question) -> bool:
    """Whether the number of a single thing that an English question names stands right beside it."""
    if question.language == "zh" or asking.units != ((),) or len(sought.words) > 1:
        return True
    words = [re.escape(each) for word in sought.words for each in word.split(EITHER)]
    beside = rf"\d[^，。；]{{0,4}}(?:{'|'.join(words)})|(?:{'|'.join(words)})[^，。；]{{0,2}}\d"
    return bool(re.search(beside, text))


def _moves(asking: Asking, sought: Sought, text: str) -> bool:
    """Whether a sentence says that what is sought has risen or fallen, where it is asked why."""
    about = not asking.beside or any(_has(text, word) for word in sought.words)
    return about and all(form.search(text) for form in asking.beside)


def _stands_beside(
    left_out: Sequence[str], sought: Sought, here: Sequence[str], section: int, sections: Sequence[tuple[int, str]]
) -> bool:
    """Whether a single word is left out of several, and stands elsewhere in the section."""
    said = [word for word in (*sought.needed, *sought.deeds) if word in here]
    if len(left_out) > 1 or len(said) < _MOST_OF_IT:
        return False
    return any(_has(text, left_out[0]) for number, text in sections if number == section)


def _has(text: str, word: str) -> bool:
    """Whether a text has a word, or one of those that will do as well."""
    return any(holds(text, each) for each in word.split(EITHER))


def _is_of_requests(sentence: Sentence) -> bool:
    """Whether it, its heading, or the sentence before it is about requests: 网络舆情23件 are none of them."""
    return any(REQUEST in text for text in (sentence.text, sentence.passage.path, _before(sentence)))


def _before(sentence: Sentence) -> str:
    """The sentence before one, in its paragraph."""
    before = sentence.passage.text[: sentence.start].rstrip("。；;\n ")
    return re.split("[。；;\n]", before)[-1]


def _plan(
    question: Question,
    report: ReportRow,
    newest: ReportRow,
    sought: Sought,
    asking: Asking,
    found: Sequence[_Found],
) -> Plan:
    """The plan that quotes what was found, with its number where it is surely that."""
    no_reasons = say("no_reasons", question.language)  # of a figure
    notes = [each for each in question.assumptions if each != no_reasons]
    if not question.has("year", "relative"):
        older = report.year != newest.year
        key = "told_earlier" if older else "newest_year"
        notes = [each for each in notes if each != say("newest_year", question.language, year=newest.year)]
        notes.append(say(key, question.language, newest=newest.year, year=report.year))
    best = found[0]
    if best.unsaid:
        notes.append(say("told_without", question.language, words=join(_shown(best.unsaid), question.language)))
    scope = Scope(agencies=(report.agency,), years=(report.year,))
    in_form = (told.group() for form in asking.forms if (told := form.search(best.sentence.text)))
    counted_there = [number_in(best.sentence.text, units) for units in asking.units if len(asking.units) > 1 and units]
    terms = tuple(dict.fromkeys((*best.words, *in_form, *filter(None, counted_there))))
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
    number = number_in(best.sentence.text, asking.units[0]) if asking.units[0] else ""  # not beside its namesakes
    return plan.model_copy(update={"terms": tuple(dict.fromkeys((*terms, *filter(None, [number]))))})


def _shown(words: Sequence[str]) -> list[str]:
    """The words of the asker."""
    return [word.partition(EITHER)[0] for word in words]


def _is_number_of(told: Told, found: Sequence[_Found], units: Sequence[str]) -> bool:
    """Whether a number stands in one of those sentences, in one of the units asked for; none allows any."""
    texts = {each.sentence.text for each in found}
    return told.sentence.text in texts and (not units or told.number.unit in units)
