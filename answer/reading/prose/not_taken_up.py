"""The words of a question about prose that no topic, theme or word sought has taken up: 老年人 of 给老年人用网站这件事."""

from collections.abc import Sequence

from answer import vocabulary
from answer.reading.language.segmented import kind_of
from answer.reading.prose.content_words import content_words
from answer.reading.question import Question
from ingest.divisions import is_place

# Spans of these kinds say what is done with what is told, not what is sought.
_OPERATING = (
    *("mention", "quote", "quantity", "count", "sum", "mean", "rank_most", "rank_least", "condition", "number"),
    *("deed", "series", "change", "difference", "ever", "limit", "share", "those", "follow_up", "reports"),
)
_COUNTED = ("率", "数", "量", "比例")  # name the number


def with_the_rest(question: Question, topics: Sequence[str], terms: Sequence[str]) -> tuple[str, ...]:
    """The words sought, and what else is, so that no sentence is told that does not speak of it.

    What stands right beside a word sought is one word with it: 机构改革, of which only 改革 was nothing known.
    """
    found = list(terms)
    for word in _not_taken_up(question, topics, terms):
        joined = next((each for each in found if word + each in question.text or each + word in question.text), "")
        if joined:
            whole = word + joined if word + joined in question.text else joined + word
            found[found.index(joined)] = whole
        else:
            found.append(word)
    return tuple(found)


def _not_taken_up(question: Question, topics: Sequence[str], terms: Sequence[str]) -> list[str]:
    """The nouns and the like that are in none of those; verbs say how it is told."""
    if question.language != "zh":
        return []
    known = vocabulary.topics()
    taken = {*terms, *(word for topic in topics for word in (*vocabulary.said_of(topic), *known[topic].terms))}
    taken |= {vocabulary.themes()[span.value("theme") or ""].zh for span in question.spans.of("theme")}
    return [
        word
        for word in content_words(question, _OPERATING)
        if not (
            kind_of(word).startswith("v")
            or word.endswith(_COUNTED)
            or word in vocabulary.beside()
            or is_place(word)
            or any(word in each or each in word for each in taken)
        )
    ]
