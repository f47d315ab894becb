"""The sentences of one report that speak of all that is asked, best first chosen, in reading order."""

import re
from collections.abc import Sequence

from answer import vocabulary
from answer.figures.select import ReportRow
from answer.plan import Plan
from answer.prose.asker import Asker
from answer.prose.parts_of_reports import TABLED
from answer.prose.passages import PassageRow, chunks_of, select_passages
from answer.prose.sentences import Sentence, all_sentences, fits, told_of_last_year, with_what_follows
from answer.prose.sought import Group, groups_of, speaking_of, units_of
from answer.prose.tellers import LAST_YEARS, given
from answer.reading.prose.numbers_asked import asks_what
from answer.reading.prose.numbers_sought import PART_OF_IT
from ingest.statements import stated_in

MOST_LISTED = 14  # for a list such as its problems
MOST_SENTENCES = 4  # for a question about one thing
_ENUMERATED = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）、.．])?|(?:情况|方面|工作)$")
_BY_RULE = re.compile("(?:依据|按照|根据)?《[^》]*》")
_COLONS = ("：", ":")
_OF_WHICH = "其中"
_FIRST_OF = re.compile("一是|第一|其一|一、|：[^；。]+；$")
_LISTS = re.compile(r"原因|为什么|为何|为啥|哪|什么|啥|怎[么样]|如何|\b(?:why|what|which|how)\b", re.IGNORECASE)


def best_sentences(plan: Plan, report: ReportRow, asker: Asker) -> list[Sentence]:
    """The sentences that speak of all that is asked, in reading order; those of the best passages first."""
    groups = groups_of(plan)
    if not groups:
        return []
    passages = select_passages(asker.connection, [report])
    fitting = telling(plan, groups, passages)
    if all(TABLED.search(each.text) for each in fitting):  # 主动公开情况见下表 tells nothing itself
        fitting = telling(plan, groups_of(plan, second=True), passages) or fitting
    if not fitting and given(plan):
        fitting = telling(plan, groups_of(plan, second=True), passages)
    if plan.topics == (PART_OF_IT,):
        fitting = [each for each in fitting if stated_in(each.text)] or fitting
    if not fitting and plan.topics == (LAST_YEARS,):
        fitting = told_of_last_year(passages).get(report.id, [])
    if not fitting:
        return _under_heading(plan, groups, passages)
    if plan.topics == (LAST_YEARS,):
        return list(dict.fromkeys(each for one in fitting for each in with_what_follows(one)))[:MOST_LISTED]
    if _LISTS.search(asker.question):
        fitting = list(
            dict.fromkeys(
                each for one in fitting for each in (with_what_follows(one) if _FIRST_OF.search(one.text) else [one])
            )
        )
    if len(fitting) <= MOST_SENTENCES:
        return _with_items(fitting, passages, goes_on=asks_what(asker.question))
    query = " ".join([asker.question, *(word for group in groups for word in group.words)])
    ranked = [passages[at].id for at in asker.search.rank(query, chunks_of(asker.connection, passages))]
    best = sorted(fitting, key=lambda each: ranked.index(each.passage.id) if each.passage.id in ranked else len(ranked))
    return [each for each in fitting if each in best[:MOST_SENTENCES]]


def telling(plan: Plan, groups: Sequence[Group], passages: Sequence[PassageRow]) -> list[Sentence]:
    """The sentences that speak of all that is asked."""
    return speaking_of(groups, [each for each in all_sentences(passages) if fits(each.text, plan)])


def _under_heading(plan: Plan, groups: Sequence[Group], passages: Sequence[PassageRow]) -> list[Sentence]:
    """What stands under a heading that names all that is asked: 监督保障 of （五）监督保障情况."""
    if any(vocabulary.topics()[topic].value for topic in plan.topics):
        return []
    under = [each for each in passages if all(_is_called(each.path, group) for group in groups)]
    return list(all_sentences(under))[:MOST_LISTED]


def numbers_under_heading(plan: Plan, groups: Sequence[Group], passages: Sequence[PassageRow]) -> list[Sentence]:
    """Those of them that state a number in the unit asked for."""
    units = units_of(plan)
    under = _under_heading(plan, groups, passages)
    return [each for each in under if stated_in(each.text) and (not units or any(unit in each.text for unit in units))]


def _is_called(path: str, group: Group) -> bool:
    """Whether the last heading of a path says that, and not much more: 教育培训与监督保障 is more than 培训."""
    heading = _BY_RULE.sub("", path.rpartition("/")[2].strip())
    heading = _ENUMERATED.sub("", _ENUMERATED.sub("", heading))  # the numeral, and 情况
    found = group.places_in(heading) if group.in_text(heading) else []
    return 2 * max((end - start for start, end in found), default=0) >= len(heading)


def _with_items(chosen: Sequence[Sentence], passages: Sequence[PassageRow], goes_on: bool = False) -> list[Sentence]:
    """The sentences, with what follows those that end in a colon under the same heading; where it is asked what the
    things are (`goes_on`), with the next one too, which may list them; and what they are made of."""
    if goes_on:
        chosen = [each for each in chosen if stated_in(each.text)] or chosen
        places = {(each.passage.id, each.end) for each in chosen}
        chosen = [
            each
            for each in all_sentences(passages)
            if each in chosen or any(each.passage.id == at and 0 <= each.start - end <= 1 for at, end in places)
        ]
    if not any(each.text.endswith(_COLONS) for each in chosen):
        return list(chosen)
    found: list[Sentence] = []
    listing = ""
    for sentence in all_sentences(passages):
        path = sentence.passage.path
        of_it = found and found[-1].passage == sentence.passage and sentence.text.startswith(_OF_WHICH)
        behind = of_it and found[-1].end <= sentence.start and _is_next(found[-1], sentence)
        if sentence in chosen or behind or (path == listing and len(found) < MOST_LISTED):
            found.append(sentence)
            listing = path if sentence.text.endswith(_COLONS) or path == listing else ""
    return found


def _is_next(before: Sentence, sentence: Sentence) -> bool:
    return not sentence.passage.text[before.end : sentence.start].strip()
