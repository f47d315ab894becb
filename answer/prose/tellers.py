"""Which of many reports tell of what is asked about, and by which sentences."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain

from sqlalchemy import Connection

from answer import vocabulary
from answer.figures.select import ReportRow
from answer.plan import Plan
from answer.prose.denials import done_by, says_not
from answer.prose.nth_listed import items_of
from answer.prose.parts_of_reports import parts_asked, select_parts
from answer.prose.passages import select_passages
from answer.prose.problems import listing_topics, select_listed
from answer.prose.sentences import (
    PROBLEMS,
    Sentence,
    all_sentences,
    fits,
    is_planned,
    told_of_last_year,
    under_its_heading,
    with_what_follows,
)
from answer.prose.sought import Group, groups_of, held_by, speaking_of
from answer.prose.told import numbers_told
from index.database import remembered_each

LAST_YEARS = "last_years_problems"  # told in many sentences
_LACKING = re.compile("不够|不足|不高|不强|不准|不及时|不到位|不便|偏少|较少|缺|薄弱|滞后|困难|单一|失效|流于形式")
_TOO_LITTLE = "[^，。；]{0,6}(?:较少|偏少|不多|很少)"  # right behind a thing
_NUMBERING = re.compile(r"^[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[、.．,，\s]*")
LONGEST_NAME = 7  # characters of a word sought that names a thing; a longer one says something of it


@dataclass(frozen=True, slots=True)
class Member:
    """What a report says of it; `value` is its number where one is asked for."""

    report: ReportRow
    sentences: Sequence[Sentence]
    value: Decimal | None = None
    unit: str = ""


@dataclass(slots=True)
class Found:
    """The reports that speak of it, and those that only mention what others did."""

    key: str
    members: list[Member]
    mentions: list[ReportRow] = field(default_factory=list)
    denied: bool = False  # every report that speaks of it says that it was not
    denials: Mapping[int, Sequence[Sentence]] = field(default_factory=dict)
    stating: Sequence[ReportRow] = ()  # those that state a number, whether or not it satisfies the conditions


def find_tellers(plan: Plan, found: Sequence[ReportRow], connection: Connection) -> Found:
    """The reports that tell of it, or state the number asked for; those that only mention it or deny it apart."""
    by_id = {report.id: report for report in found}
    if listing_topics(plan):
        chosen: dict[int, list[Sentence]] = {}
        for topic in listing_topics(plan):
            for report, sentences in select_listed(connection, found, topic, plan).items():
                chosen.setdefault(report, []).extend(sentences)
        members = [Member(by_id[each], own) for each, own in chosen.items()]
        if plan.number and plan.conditions:
            meant = [each for each in members if all(one.holds(Decimal(items_named(each))) for one in plan.conditions)]
            return Found("text_items", meant, stating=[each.report for each in members])
        return Found("text_naming", members)
    if parts_asked(plan):
        parts = select_parts(connection, found, plan)
        return Found("text_some", [Member(by_id[each], own) for each, own in parts.items()])
    if plan.number:
        told = numbers_told(plan, found, connection)
        members = [
            Member(
                by_id[report],
                list({(each.sentence.passage.id, each.sentence.start): each.sentence for each in own}.values()),
                own[0].number.value if len(own) == 1 else None,
                own[0].number.unit,
            )
            for report, own in told.items()
        ]
        if members or plan.number_only:
            meant = [each for each in members if plan.group or _satisfies(each, plan)]
            return Found("text_stating", meant, stating=[each.report for each in members])
    if plan.every and len(plan.topics) > 1:
        return _of_all_topics(plan, found, connection)
    telling = sentences_telling(plan, found, connection, groups_of(plan))
    rest = [each for each in found if each.id not in telling] if given(plan) else []
    if rest:  # a telephone number that stands behind no such word: 如有疑问请拨…
        telling |= sentences_telling(plan, rest, connection, groups_of(plan, second=True))
    if plan.topics == (LAST_YEARS,):
        telling = _told_of_last_year(found, connection) | telling
    if not (plan.deed or plan.yes_no):
        return _some(plan, by_id, telling)
    done = {report: saying_done(plan, own) for report, own in telling.items()}
    denials = {report: no for report, own in telling.items() if (no := [each for each in own if says_not(plan, each)])}
    if not plan.absent and (not plan.yes_no or any(done.values())):
        some = _some(plan, by_id, done)
        some.denials = {report: no for report, no in denials.items() if not done[report]}
        some.mentions = [report for report in some.mentions if report.id not in some.denials]
        return some
    if plan.yes_no and denials:
        return _some(plan, by_id, denials, denied=True)
    some = _some(plan, by_id, done)
    some.denials = denials
    return some


def _told_of_last_year(found: Sequence[ReportRow], connection: Connection) -> dict[int, list[Sentence]]:
    """By report what its headings or first words say to be of last year's problems; remembered, whatever is asked."""
    by_id = {report.id: report for report in found}
    nothing: list[Sentence] = []

    def find(new: Sequence[int]) -> Mapping[int, list[Sentence]]:
        passages = select_passages(connection, [by_id[each] for each in new], section=PROBLEMS)
        return dict.fromkeys(new, nothing) | told_of_last_year(passages)

    known = remembered_each(connection, "told of last year", by_id, find)
    return {report: own for report in by_id if (own := known[report])}


def given(plan: Plan) -> bool:
    """Whether what is asked for is known by its form, whatever words stand before it: a telephone number."""
    topics = [vocabulary.topics()[topic] for topic in plan.topics]
    return bool(topics) and all(topic.value and topic.also for topic in topics)


def _of_all_topics(plan: Plan, found: Sequence[ReportRow], connection: Connection) -> Found:
    """The reports that tell of each of the topics, be it in sentences of its own: 开放日和培训都办了."""
    each_topic = [
        find_tellers(plan.model_copy(update={"topics": (topic,), "every": False}), found, connection)
        for topic in plan.topics
    ]
    told = [{each.report.id: each for each in one.members} for one in each_topic]
    members = [
        Member(report, [sentence for one in told for sentence in one[report.id].sentences])
        for report in found
        if all(report.id in one for one in told)
    ]
    return Found("text_some", members)


def _satisfies(member: Member, plan: Plan) -> bool:
    return all(condition.holds(member.value) for condition in plan.conditions)


def _some(
    plan: Plan, reports: Mapping[int, ReportRow], own: Mapping[int, Sequence[Sentence]], denied: bool = False
) -> Found:
    """By report a sentence that tells of it, of topics any of which will do one of each; without one a report only
    mentions it."""
    first: dict[int, Sequence[Sentence]]
    if plan.topics == (LAST_YEARS,):  # what came of each
        first = {report: list(dict.fromkeys(chain(*map(with_what_follows, told)))) for report, told in own.items()}
    else:
        first = {report: _first_of_each(plan, told) for report, told in own.items()}
    members = [Member(reports[report], told) for report, told in first.items() if told]
    return Found("text_some", members, [reports[report] for report in own if not own[report]], denied)


def _first_of_each(plan: Plan, told: Sequence[Sentence]) -> Sequence[Sentence]:
    """The first sentence, of topics any of which will do the first of each."""
    if not (plan.any_of and len(plan.topics) > 1):
        return told[:1]
    groups = [groups_of(plan.model_copy(update={"topics": (topic,), "terms": ()})) for topic in plan.topics]
    first = [next((each for each in told if all(one.in_text(each.text) for one in group)), None) for group in groups]
    return [each for each in told if each in first] or told[:1]


def sentences_telling(
    plan: Plan, reports: Sequence[ReportRow], connection: Connection, groups: Sequence[Group]
) -> dict[int, list[Sentence]]:
    """For each report its sentences that name every group, in reading order; of one without any the number under a
    heading that names them."""
    found: dict[int, list[Sentence]] = {}
    passages = select_passages(connection, reports, containing=held_by(groups)) if groups else []
    for sentence in speaking_of(groups, [each for each in all_sentences(passages) if fits(each.text, plan)]):
        found.setdefault(sentence.passage.report.id, []).append(sentence)
    told = {*found}
    headed = (under_its_heading(each) for each in passages if each.report.id not in told)
    for sentence in speaking_of(groups, [each for each in headed if each and fits(each.text, plan)]):
        found.setdefault(sentence.passage.report.id, []).append(sentence)
    return found


def saying_done(plan: Plan, own: Sequence[Sentence]) -> list[Sentence]:
    """Of a report's sentences those that say that it was done."""
    return [
        sentence
        for sentence in own
        if done_by(plan, sentence)
        and not _is_heading(plan, sentence.text)
        and (not is_planned(sentence) or _is_statement(plan, sentence))
        and not says_not(plan, sentence)
    ]


def _is_heading(plan: Plan, text: str) -> bool:
    """Whether a sentence is only the name of what is sought, with its number: 1、信息处理费。"""
    bare = _NUMBERING.sub("", text).strip("。：:；; ")
    return any(bare == word for group in groups_of(plan) for word in group.words)


def _is_statement(plan: Plan, sentence: Sentence) -> bool:
    """Whether what is sought is said by the sentence itself, and is no deed: 公开格式不一."""
    if any(re.search(f"{re.escape(term)}{_TOO_LITTLE}", sentence.text) for term in plan.terms):
        return False  # 图表、视频形式较少: whoever writes that has hardly any
    if plan.terms and _LACKING.search(sentence.text) and all(term in sentence.text for term in plan.terms):
        return True  # 培训以文件传达为主，学用结合不够
    return any(len(term) >= LONGEST_NAME and term in sentence.text for term in plan.terms)


def in_order(members: Sequence[Member], plan: Plan) -> list[Member]:
    """By year and body; by their numbers, or how many problems they name, where that is asked for."""
    if plan.order and listing_topics(plan):
        most, least = ends_by_items(members)
        if plan.order == "both":
            return most + [each for each in least if each not in most]
        return most if plan.order == "most" else least
    if not plan.order or plan.group:
        return sorted(members, key=lambda each: each.report.year)
    sign = 1 if plan.order == "least" else -1
    valued = [each for each in members if each.value is not None]
    ordered = sorted(valued, key=lambda each: sign * (each.value or Decimal(0)))
    if plan.order == "both":
        most, least = ends_of(ordered, plan)
        return most + [each for each in least if each not in most]
    if plan.place:
        at_place = ordered[plan.place - 1].value if len(ordered) >= plan.place else None
        return [each for each in ordered if each.value == at_place]
    if plan.limit is None or len(ordered) <= plan.limit:
        return ordered
    last = ordered[plan.limit - 1].value
    return [each for at, each in enumerate(ordered) if at < plan.limit or each.value == last]


def ends_of(ordered: Sequence[Member], plan: Plan) -> tuple[list[Member], list[Member]]:
    """Those with the highest numbers of members in order, most first, and those with the lowest."""
    values = [each.value for each in ordered]
    at = min(plan.limit or 1, len(values)) - 1
    most = [each for each in ordered if values and (each.value or 0) >= (values[at] or 0)]
    return most, [each for each in ordered if values and (each.value or 0) <= (values[-1 - at] or 0)]


def ends_by_items(members: Sequence[Member]) -> tuple[list[Member], list[Member]]:
    """Those that name most problems, and those that name fewest."""
    named = [items_named(each) for each in members]
    most, least = max(named, default=0), min(named, default=0)
    return [each for each in members if items_named(each) == most], [
        each for each in members if items_named(each) == least
    ]


def items_named(member: Member) -> int:
    """How many problems a report names: those that it numbers, or its sentences."""
    return len(items_of(member.sentences)) or len(member.sentences)
