"""Problems that reports name, and the themes they are about."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Language
from answer.draft import Count, Draft
from answer.figures.select import ReportRow
from answer.plan import Plan
from answer.prose.nth_listed import items_of
from answer.prose.passages import select_passages
from answer.prose.sentences import Sentence, listed
from answer.prose.sought import groups_of
from answer.words import join, say
from index.database import remembered_each

SHOWN_IN_THEME = 8


def listing_topics(plan: Plan) -> list[vocabulary.Topic]:
    """The topics whose sentences are listed: problems, improvements."""
    topics = (vocabulary.topics()[name] for name in plan.topics)
    return [topic for topic in topics if topic.start_at or topic.stop_at]


def select_listed(
    connection: Connection, found: Sequence[ReportRow], topic: vocabulary.Topic, plan: Plan
) -> dict[int, Sequence[Sentence]]:
    """By report the sentences of a topic that are about the themes and words asked for; all where none are."""
    every = _select_listed(connection, found, topic)
    if plan.every and len(plan.themes) > 1:
        return _with_every_theme(connection, found, topic, plan)
    patterns = [_patterns()[theme] for theme in plan.themes]
    groups = groups_of(plan)
    if not (patterns or groups):
        return every
    about = {
        report: [
            sentence
            for sentence in sentences
            if (any if plan.any_of and patterns else all)(pattern.search(sentence.text) for pattern in patterns)
            and all(group.in_text(sentence.text) for group in groups)
        ]
        for report, sentences in every.items()
    }
    if topic.id == "improvements":  # what is planned against a problem need not name it again
        problems = vocabulary.topics()["problems"]
        every_problem = _select_listed(connection, found, problems)
        about |= {
            report: _against(named, every_problem[report], every[report])
            for report, named in select_listed(connection, found, problems, plan).items()
            if report in every and not about.get(report)
        }
    return {report: sentences for report, sentences in about.items() if sentences}


def _with_every_theme(
    connection: Connection, found: Sequence[ReportRow], topic: vocabulary.Topic, plan: Plan
) -> dict[int, Sequence[Sentence]]:
    """The sentences of the reports that are about each of the themes, be it in sentences of its own."""
    each_theme = [
        select_listed(connection, found, topic, plan.model_copy(update={"themes": (theme,), "every": False}))
        for theme in plan.themes
    ]
    return {
        report: tuple(dict.fromkeys(each for told in each_theme for each in told[report]))
        for report in each_theme[0]
        if all(report in told for told in each_theme)
    }


def _against(
    named: Sequence[Sentence], problems: Sequence[Sentence], improvements: Sequence[Sentence]
) -> list[Sentence]:
    """What is planned against the problems named: where as many measures are numbered as problems, those of their
    numbers; else what stands right behind each in its paragraph; else all of them."""
    listed_as, measures = items_of(problems), items_of(improvements)
    if len(listed_as) == len(measures):
        return [
            each
            for item, answer in zip(listed_as, measures, strict=True)
            if any(sentence in named for sentence in item)
            for each in answer
        ] or list(improvements)
    behind = [
        each
        for each in improvements
        if (before := [problem for problem in problems if _follows(each, problem)]) and before[-1] in named
    ]
    return behind or list(improvements)


def against_what(
    connection: Connection, found: Sequence[ReportRow], measures: Mapping[int, Sequence[Sentence]]
) -> dict[int, Sequence[Sentence]]:
    """By report what says which problems its measures are against: these problems, where it numbers as many of them as
    measures; else the measures themselves."""
    problems = _select_listed(connection, found, vocabulary.topics()["problems"])
    numbered = {report: len(items_of(told)) for report, told in problems.items()}
    return {
        report: problems[report] if numbered.get(report) == len(items_of(own)) else own
        for report, own in measures.items()
    }


def _follows(measure: Sentence, problem: Sentence) -> bool:
    return measure.passage.ordinal == problem.passage.ordinal and problem.start < measure.start


def _select_listed(
    connection: Connection, found: Sequence[ReportRow], topic: vocabulary.Topic
) -> dict[int, Sequence[Sentence]]:
    """All of a topic's sentences by report; remembered, as they are the same for every question about the topic."""
    by_id = {report.id: report for report in found}
    nothing: Sequence[Sentence] = ()

    def find(new: Sequence[int]) -> Mapping[int, Sequence[Sentence]]:
        passages = select_passages(connection, [by_id[each] for each in new], section=topic.section)
        return dict.fromkeys(new, nothing) | listed(passages, topic)

    known = remembered_each(connection, f"sentences {topic.id}", by_id, find)
    return {report: own for report in by_id if (own := known[report])}


def theme_lines(
    by_report: Mapping[int, Sequence[Sentence]],
    reports: Mapping[int, ReportRow],
    plan: Plan,
    draft: Draft,
    language: Language,
    key: str = "themes",
) -> list[str]:
    """A line a theme, the most frequent first: how many reports name it, and which; those that as many name as is
    asked for. The `key` says of what they are."""
    members: dict[str, list[int]] = {theme: [] for theme in (*_patterns(), "")}
    several = len({reports[each].year for each in by_report}) > 1
    for report, found in by_report.items():
        for theme in themes_of(found) or [""]:
            members[theme].append(report)
    lines = [say(key, language, most=_most_named(members, language))]
    for theme, ids in sorted(members.items(), key=lambda each: (not each[0], -len(each[1]))):
        if not (ids and all(condition.holds(Decimal(len(ids))) for condition in plan.conditions)):
            continue
        names = [reports[each].agency + (f" {reports[each].year}" if several else "") for each in ids[:SHOWN_IN_THEME]]
        more = "…" if len(ids) > SHOWN_IN_THEME else ""
        draft.counts.append(Count(len(ids), tuple(ids)))
        named = theme_name(theme, language)
        lines.append(say("theme_line", language, theme=named, count=len(ids), members=join(names, language) + more))
    return lines


def _most_named(members: Mapping[str, Sequence[int]], language: Language) -> str:
    """The themes that most reports name, where several do."""
    most = max(len(ids) for theme, ids in members.items() if theme)
    first = [theme_name(theme, language) for theme, ids in members.items() if theme and len(ids) == most]
    key = "themes_most_one" if len(first) == 1 else "themes_most"
    return say(key, language, themes=join(first, language), count=most) if most > 1 else ""


def themes_of(found: Sequence[Sentence]) -> list[str]:
    """The themes that a report's sentences are about, in the order in which they are told."""
    about = set[str]().union(*(_themes_in(sentence.text) for sentence in found))
    return [theme for theme in _patterns() if theme in about]


@lru_cache(50_000)  # the sentences of thousands of reports, looked at again for every question about their problems
def _themes_in(sentence: str) -> tuple[str, ...]:
    return tuple(theme for theme, words in _patterns().items() if words.search(sentence))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {theme.id: re.compile(theme.words) for theme in vocabulary.themes().values()}


def theme_name(theme: str, language: Language) -> str:
    """What a theme is called."""
    if not theme:
        return say("theme_none", language)
    known = vocabulary.themes()[theme]
    return known.zh if language == "zh" else known.en
