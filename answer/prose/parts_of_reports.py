"""What stands in one part of a report, or in all of it: 第六部分原文, the section on supervision, a summary."""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from answer import vocabulary
from answer.figures.select import ReportRow
from answer.plan import Plan
from answer.prose.passages import PassageRow, holds, select_passages
from answer.prose.sentences import Sentence, all_sentences, is_signature
from answer.prose.sought import groups_of
from answer.vocabulary import Topic
from ingest.statements import stated_in

SUMMARY = "summary"  # the topic of the whole report in brief, or of the part beside it
ACHIEVED = "achievements"  # told in brief too
_OF_A_SUMMARY = (1, 5, 6)  # sections of prose
_LISTED = 5  # the section of problems and improvements
MOST_ITEMS = 8  # of a paragraph; a longer one is told in brief too
TABLED = re.compile("下表|统计表")


def parts_asked(plan: Plan) -> list[Topic]:
    """The topics of a plan that asks only for parts of a report, or the whole."""
    topics = [vocabulary.topics()[name] for name in plan.topics]
    return topics if all(topic.heading or topic.part for topic in topics) and not plan.yes_no else []


def select_parts(connection: Connection, found: Sequence[ReportRow], plan: Plan) -> dict[int, list[Sentence]]:
    """By report what stands in the parts asked for; in brief, one sentence of most paragraphs."""
    parts = [topic for topic in parts_asked(plan) if topic.id != SUMMARY]
    groups = groups_of(plan.model_copy(update={"topics": ()}))
    brief = bool({SUMMARY, ACHIEVED} & set(plan.topics)) and not groups
    chosen: dict[int, list[Sentence]] = {}
    for report in found:
        passages = select_passages(connection, [report])
        under = [each for topic in parts for each in _under(passages, topic)]
        if not parts:
            under = [each for each in passages if each.section in _OF_A_SUMMARY]
        sentences = list(_in_brief(under) if brief else _all(under))
        if not under:  # no heading tells the part
            sentences = [each for topic in parts for each in _all(_speaking(passages, topic))]
        sentences = [each for each in sentences if all(group.in_text(each.text) for group in groups)]
        if sentences:
            chosen[report.id] = sentences
    return chosen


def _under(passages: Sequence[PassageRow], topic: Topic) -> list[PassageRow]:
    inside = [each for each in passages if each.section == topic.section]
    if not topic.heading:
        return inside
    return [each for each in inside if re.search(topic.heading, each.path.partition("/")[2])]


def _speaking(passages: Sequence[PassageRow], topic: Topic) -> list[PassageRow]:
    """The paragraphs of the section that have most of its words."""
    inside = [each for each in passages if each.section == topic.section and "/" not in each.path]
    counts = [sum(holds(each.text, word) for word in topic.terms) for each in inside]
    most = max(counts, default=0)
    return [each for each, count in zip(inside, counts, strict=True) if count == most > 0]


def _all(passages: Sequence[PassageRow]) -> Iterator[Sentence]:
    return (each for each in all_sentences(passages) if not is_signature(each.text) and not TABLED.search(each.text))


def _in_brief(passages: Sequence[PassageRow]) -> Iterator[Sentence]:
    """Of every paragraph the sentence that states most numbers, the first of those that state as many; of what is
    listed as problems and what is done about them every item."""
    for passage in passages:
        sentences = list(_all([passage]))
        if passage.section == _LISTED and len(sentences) <= MOST_ITEMS:
            yield from sentences
        elif sentences:
            yield max(sentences, key=lambda each: len(stated_in(each.text)))
