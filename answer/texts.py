"""Questions about the prose: the topics they name, the words they look for."""

from answer.answer import Outcome
from answer.plan import Plan
from answer.question import Question
from answer.refusals import BODY_LIKE
from answer.reply import Reply
from answer.what import named_rows
from answer.where import scope_of, with_newest_year
from answer.words import say
from ingest.bodies import level_of

# Topics that give way to a figure named beside them.
MILD_TOPICS = frozenset({"proactive", "platform", "improvements", "review", "interpretation"})


def topics_in(question: Question) -> tuple[str, ...]:
    """The topics named."""
    topics = tuple(dict.fromkeys(span.value("topic") or "" for span in question.spans.of("topic")))
    if named_rows(question.spans, strong=True) or question.has("column", "rate"):
        topics = tuple(topic for topic in topics if topic not in MILD_TOPICS)
    return topics


def asks_prose(question: Question) -> bool:
    """Words of no known figure beside a body, or a question of who mentions something."""
    names = any(BODY_LIKE.search(word) or level_of(word) for word in question.left)
    return bool(question.left) and not names and question.has("agency", "mention")


def read_text(question: Question, topics: tuple[str, ...]) -> Plan | Reply:
    """The plan of a question about prose."""
    every = question.has("list", "mention") and not question.has("agency")
    scope = scope_of(question, is_set=every)
    if isinstance(scope, Reply):
        return scope
    terms = tuple(term for term in question.left if not (topics and term.isascii()))
    unknown = [term for term in terms if BODY_LIKE.search(term) and level_of(term)]
    if unknown:
        return Reply(Outcome.NOT_FOUND, say("unknown_words", question.language, words="、".join(unknown)))
    if not scope.agencies:
        every = True
    elif len(scope.agencies) == 1 and not scope.years:
        scope = with_newest_year(question, scope)
    assumptions = tuple(question.assumptions)
    return Plan(kind="text", scope=scope, topics=topics, terms=terms, every_report=every, assumptions=assumptions)
