"""Words of a question about prose that no topic, theme or word sought has taken up: 老年人 of 给老年人用网站."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from answer import vocabulary
from answer.prose.sought import EITHER
from answer.reading.language.segmented import kind_of
from answer.reading.language.unknown import stands_in_prose
from answer.reading.prose.content_words import content_words
from answer.reading.prose.topics_named import NUMBER
from answer.reading.question import Question
from ingest.divisions import is_place

# Spans of these kinds say what is done with what is told, not what is sought.
_OPERATING = (
    *("mention", "quote", "quantity", "count", "sum", "mean", "rank_most", "rank_least", "condition", "number"),
    *(
        "zero",
        "group_region",
        "deed",
        "series",
        "change",
        "difference",
        "ever",
        "limit",
        "share",
        "those",
        "follow_up",
        "reports",
    ),
)
_CHANGED = re.compile("[搬换改变停丢坏涨降撤拆并升超漏](?=[过了])")  # what became of it: 地址搬过吗
_DONE = "办理"  # a noun of the dictionary
_MATTERS = "事项"  # 公开征求意见的事项数 is that of 项
_COUNTED = ("率", "数", "量", "比例")  # name the number


def with_the_rest(
    question: Question, topics: Sequence[str], terms: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words sought, and what else is, so that no sentence is told that does not speak of it; and the topics.

    What stands right beside a word sought is one word with it: 机构改革, of which only 改革 was nothing known. So it is
    beside a topic, which is not meant then: 接访大厅 tells of no petitioners.
    """
    found, topics = list(terms), tuple(topics)
    for word in _not_taken_up(question, topics, terms):
        joined = next((each for each in found if word + each in question.text or each + word in question.text), "")
        found = [each for each in found if each == joined or not _cut_from(each, word, question)]
        if joined:
            found[found.index(joined)] = word + joined if word + joined in question.text else joined + word
        else:
            found.append(word)
    compounds = {word: each for word in found if (each := _with_topic(question, topics, word))}
    topics = tuple(topic for topic in topics if topic not in {each.topic for each in compounds.values()})
    found = [compounds[word].text if word in compounds else word for word in found]
    given = all(vocabulary.topics()[topic].value for topic in topics)  # of an address every year's is told
    solved = "last_years_problems" in topics  # 改了什么 is what is told of them
    changes = topics and not (given or solved)
    otherwise = vocabulary.said_otherwise()
    changed = [
        EITHER.join((verb, *otherwise.get(verb, ())))
        for verb in _CHANGED.findall(question.text)
        if verb in question.unread and changes
    ]
    return (*found, *changed), topics


class _Compound(NamedTuple):
    text: str
    topic: str


def _with_topic(question: Question, topics: Sequence[str], word: str) -> _Compound | None:
    """A word with the topic right beside it, where the reports have both as one and no number is asked for."""
    if question.language != "zh" or NUMBER.search(question.text):
        return None
    for span in question.spans.of("topic"):
        whole = next((each for each in (word + span.text, span.text + word) if each in question.text), "")
        if whole and span.value("topic") in topics and stands_in_prose(whole, question.names.connection):
            return _Compound(whole, span.value("topic") or "")
    return None


def _cut_from(term: str, word: str, question: Question) -> bool:
    """Whether a word sought is only cut from one that the reports have: 箱设 of 意见箱设在."""
    low, start = question.text.find(term), question.text.find(word)
    overlaps = low < start + len(word) and start < low + len(term)
    return low > -1 and overlaps and not stands_in_prose(term, question.names.connection)


def _not_taken_up(question: Question, topics: Sequence[str], terms: Sequence[str]) -> list[str]:
    """The nouns and the like that are in none of those; verbs say how it is told."""
    if question.language != "zh":
        return []
    known = vocabulary.topics()
    taken = {*terms, *(word for topic in topics for word in (*vocabulary.said_of(topic), *known[topic].terms))}
    taken |= {vocabulary.themes()[span.value("theme") or ""].zh for span in question.spans.of("theme")}
    figures = [span.text for kind in ("row", "column") for span in question.spans.of(kind)]  # 办理了
    return [
        word
        for word in content_words(question, _OPERATING)
        if not (
            any(word in each for each in figures)
            or kind_of(word).startswith("v")
            or word == _DONE
            or word.endswith(_COUNTED)
            or (word == _MATTERS and any(known[topic].units and word[-1] in known[topic].units for topic in topics))
            or word in vocabulary.beside()
            or is_place(word)
            or any(word in each or each in word for each in taken)
        )
    ]
