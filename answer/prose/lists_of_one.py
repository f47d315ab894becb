"""What one report names as problems or improvements: all of them, one by its number, or how many."""

import re
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Language, Outcome
from answer.draft import Count, Draft
from answer.figures.select import ReportRow
from answer.plan import Plan
from answer.prose.asker import Asker
from answer.prose.best_sentences import MOST_LISTED, telling
from answer.prose.nth_listed import items_of
from answer.prose.passages import select_passages
from answer.prose.problems import listing_topics, select_listed
from answer.prose.quoting import coverage, nothing, quotes
from answer.prose.sentences import Sentence
from answer.prose.sought import groups_of
from answer.reading.prose.terms_named import LAST_YEARS
from answer.reading.prose.topics_named import LISTING
from answer.words import say

_HOW_MANY_LISTED = re.compile(r"(?<!第)(?:几|多少)(?:[个条项点类]|大|方面)|\bhow many\b|\bnumber of\b", re.IGNORECASE)


def lists_of_one(plan: Plan, report: ReportRow, asker: Asker) -> Draft:
    """What a report names as problems, or as improvements, or both."""
    draft = Draft(Outcome.ANSWERED, "", coverage=coverage(plan, report, True, asker.language))
    lines = []
    for topic in listing_topics(plan):
        chosen = select_listed(asker.connection, [report], topic, plan).get(report.id, [])
        if plan.place:
            every = _every_item(report, asker.connection)
            chosen = _nth_of(every, topic.id, plan.place) if every[topic.id] else chosen
            lines += _fewer(topic, every[topic.id], report, draft, plan.place, asker.language)
        elif _HOW_MANY_LISTED.search(asker.question) and not (plan.themes or plan.terms):
            lines += _count_of(topic, items_of(chosen), report, draft, asker.language)
        if chosen:
            lines += quotes(f"text_{topic.id}", chosen[:MOST_LISTED], report, draft, asker.language)
    if plan.themes and "improvements" in plan.topics:
        since = plan.model_copy(update={"topics": (LAST_YEARS,), "terms": ()})
        solved = telling(since, groups_of(since), select_passages(asker.connection, [report]))
        lines += quotes("solved_since", solved, report, draft, asker.language) if solved else []
    draft.text = "\n".join(lines)
    return draft if lines else nothing(plan, report, asker.language)


def _count_of(
    topic: vocabulary.Topic, items: Sequence[Sequence[Sentence]], report: ReportRow, draft: Draft, language: Language
) -> list[str]:
    """How many a report lists, where they are numbered."""
    if not items:
        return []
    draft.counts.append(Count(len(items), tuple(range(len(items)))))
    named = {"agency": report.agency, "year": report.year, "words": topic.zh if language == "zh" else topic.en}
    return [say("count_listed", language, count=len(items), **named), ""]


Items = Mapping[str, list[list[Sentence]]]


def _every_item(report: ReportRow, connection: Connection) -> Items:
    """What a report lists, by topic and item."""
    topics = [vocabulary.topics()[name] for name in sorted(LISTING)]
    everything = Plan(kind="text")
    return {
        topic.id: items_of(select_listed(connection, [report], topic, everything).get(report.id, []))
        for topic in topics
    }


def _nth_of(every: Items, topic: str, place: int) -> list[Sentence]:
    """The item of that number; every improvement where they are not as many as the problems, so that none is told to
    answer one."""
    items = every[topic]
    if topic == "improvements" and len(items) != len(every["problems"]):
        return [sentence for item in items for sentence in item]
    return items[place - 1] if place <= len(items) else []


def _fewer(
    topic: vocabulary.Topic,
    items: Sequence[Sequence[Sentence]],
    report: ReportRow,
    draft: Draft,
    place: int,
    language: Language,
) -> list[str]:
    """That a report lists fewer than the number asked for."""
    if not items:
        return [say("not_numbered", language), ""]
    if place <= len(items):
        return []
    draft.counts.append(Count(len(items), tuple(range(len(items)))))
    named = {"agency": report.agency, "year": report.year, "words": topic.zh if language == "zh" else topic.en}
    return [say("fewer_listed", language, count=len(items), **named), ""]
