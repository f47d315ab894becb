"""What the likeness of a question to wordings about the prose adds to what the rules read of it.

The rules seek in the reports every word that they don't know; wordings tell which of them only ask: 请抄录, pull up.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from answer import vocabulary
from answer.paraphrase.canonical import PROSE, spelt
from answer.paraphrase.classifier import Classifier, Guess
from answer.paraphrase.masked import Masked
from answer.paraphrase.narrowing import ASKING_IF_VERY_SURE, SURE, VERY_SURE, asking, narrows
from answer.paraphrase.strangers import all_known, seeks_nothing, strangers
from answer.paraphrase.subjects import Kind, words_of
from answer.plan import Plan
from answer.reading.language.passed_over import is_verb_or_less
from answer.reading.language.segmented import kind_of
from answer.reading.language.unknown import stands_among_problems, stands_in_prose
from answer.reading.prose.absent import says_of_none
from answer.reading.prose.numbers_asked import asks_number
from answer.reading.prose.problems_about import measure_against
from answer.reading.prose.topics_named import LISTING
from answer.reading.question import Question
from answer.reply import Reply
from answer.words import say
from index.glossary import in_chinese

Rules = Callable[[str], Plan | Reply]
_SUBJECTS: Mapping[str, Kind] = {
    "theme": "themes",
    **dict.fromkeys(("number", "act", "contact", "yes"), "topics"),
}
SEEKING = ("prose_mention", "prose_about")  # labels of wordings that seek a word
_WHETHER = re.compile(  # without any of that a question is not one for yes or no
    r"[吗么没否无曾不未]|\b(?:whether|if|did|does|do|was|were|is|are|has|have|had|any|not|yes|ever|right|true|confirm)\b"
)
_ASKS_WHAT = re.compile(r"(?:(?:and|so|but|then) )*(?:how|what|which|who|whom|whose|where|when|why)\b")
# What the wordings tell of a question; all else that the rules read of it must be the same.
_TOLD = {"scope", "topics", "terms", "themes", "number", "number_only", "deed", "yes_no", "every_report", "newest"}
_OF_SCOPE = {"agencies", "endings"}  # of the two the one may stand for the other: 各信访局


def prose_reading(
    masked: Masked, guess: Guess, first: Plan | Reply, classifier: Classifier, read: Rules
) -> tuple[Guess, str, Plan] | None:
    """The canonical wording that the question is surely a paraphrase of, and its plan, where the rules read another.

    None where the question holds words that may restrict it, or asks for more than the wording.
    """
    for own, likely in _likely(masked, guess, classifier):
        known = _known(likely.label, classifier, masked)
        wording = spelt(own, likely.label) if all_known(own, known, asking(likely)) else None
        plan = read(wording) if wording else None
        if wording and isinstance(plan, Plan) and plan.kind == "text":
            very_sure = likely.probability >= VERY_SURE and not narrows(own, classifier, likely)
            return (likely, wording, plan) if _may_stand(plan, own, first, known, likely, very_sure) else None
    return None


def _may_stand(
    plan: Plan, masked: Masked, first: Plan | Reply, known: frozenset[str], guess: Guess, very_sure: bool
) -> bool:
    """Whether the plan of a wording may stand for that of the rules: a very sure one for one that asks for more."""
    question = masked.question
    if plan.yes_no and (not _WHETHER.search(question.text) or _ASKS_WHAT.match(question.text)):
        return False
    if plan.deed and not plan.absent and says_of_none(question.text):
        return False  # no wording says so
    if isinstance(first, Reply) and first.text == say("one_without_another", question.language):
        return False
    if isinstance(first, Reply):
        return all(stands_in_prose(term, question.names.connection) for term in plan.terms)
    if first.kind != "text":
        return True
    if plan.themes and measure_against(question):
        return False  # what was done about it, not that it is one
    if first.difference > plan.difference:
        return False  # whether it rose is not whether there is any
    if set(first.themes) > set(plan.themes) or "improvements" in set(first.topics) - set(plan.topics):
        return False  # the wordings name one theme, and nothing beside it
    if first.scope.agencies and not (plan.scope.agencies or plan.scope.endings):
        return False  # a body named is never lost
    if _left_out(first) != _left_out(plan):
        return False  # nor taken in again
    if plan.topics and set(plan.topics) < set(first.topics) and _names_two(first, plan):
        return False  # one of two is none of the wordings' business
    both = set(first.topics) & LISTING and (question.has("list", "sum") or set(first.topics) >= LISTING)
    if set(first.topics) > set(plan.topics) and (both or first.any_of or first.number_only):
        return False  # asked for both, of which no wording says one alone
    topics = [vocabulary.topics()[topic] for topic in plan.topics]
    if plan.number_only and topics and all(each.weak and not each.units for each in topics):
        return False  # how many sections has the website
    if plan.number_only and not (first.number_only or asks_number(question)):
        return False  # what the requests were about is no number
    if any(vocabulary.topics()[topic].part for topic in first.topics):
        return False  # a part of the report, or all of it, is more than the wording tells
    if "improvements" in first.topics and plan.scope.years != first.scope.years:
        return False  # what is planned for a year stands in the report before
    sought = [term for term in first.terms if term not in plan.terms]
    if any(kind in term for topic in plan.topics for kind in vocabulary.topics()[topic].narrow for term in sought):
        return False  # one kind of what the topic gathers: 联席会 of meetings
    counted = first.number_only and plan.topics == first.topics and question.language == "zh"
    if counted and any(kind_of(term)[:1] in {"v", "n"} for term in sought):
        return False  # of the applications received how many were approved
    if any(f"被{term}" in question.text for term in sought):
        return False  # 网站被黑过吗 is not whether there is one
    if set(first.themes) == set(plan.themes) and any(_is_part_of(term, first.themes, question) for term in sought):
        return False  # 放错 of 信息放错栏目的问题
    meant = any(in_chinese(term) or (question.language == "en" and not term.isascii()) for term in sought)
    meant = meant or any(term in span.text for term in sought for span in question.spans.of("theme"))  # a part of it
    beside = question.language == "zh" and first.topics and not plan.themes  # 统计口径的问题
    meant = meant or any(beside and _is_told_of(term, question) for term in sought)
    read = not meant and all(seeks_nothing(term, masked, known, asking(guess)) for term in sought)
    as_much = (plan.yes_no or first.number <= plan.number) and _as_much(plan, first)
    return read and not _same(plan, first) and (as_much or (very_sure and not (_asks_more(first) or question.previous)))


def _is_part_of(term: str, themes: tuple[str, ...], question: Question) -> bool:
    """Whether a problem of these themes is told with that word."""
    about = (vocabulary.themes()[theme].words for theme in themes)
    connection = question.names.connection
    return question.language == "zh" and any(stands_among_problems(term, words, connection) for words in about)


def _names_two(first: Plan, plan: Plan) -> bool:
    """Whether the rules read a topic of its own beside that of the wording."""
    others = (vocabulary.topics()[topic] for topic in set(first.topics) - set(plan.topics))
    return any(not (topic.weak or topic.part) for topic in others)


def _is_told_of(term: str, question: Question) -> bool:
    """Whether it is no verb, and reports write of it."""
    return not is_verb_or_less(question.text, term) and stands_in_prose(term, question.names.connection)


def _known(label: str, classifier: Classifier, masked: Masked) -> frozenset[str]:
    """The words of wordings; those of phrases for the theme or topic that the question is about, where it has one."""
    kind = _SUBJECTS.get(label.split("_")[1])
    return classifier.words | words_of(masked.question, kind) if kind else classifier.words


def _likely(masked: Masked, guess: Guess, classifier: Classifier) -> Iterator[tuple[Masked, Guess]]:
    """The labels that the question surely has: its words as they stand, and what may be sought masked."""
    if guess.label.startswith(PROSE) and guess.probability >= SURE:
        yield masked, guess
    sought = Masked(masked.question, strangers(masked, classifier.words, ASKING_IF_VERY_SURE), themes_sought=True)
    if sought.text != masked.text:
        guess = classifier.guesses(sought.features())[0]
        if guess.label.startswith(PROSE) and guess.probability >= SURE:
            yield sought, guess


def _left_out(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """The bodies, places and levels that a plan leaves out."""
    return plan.scope.not_agencies, plan.scope.not_regions, plan.scope.not_levels


def _asks_more(first: Plan) -> bool:
    """Whether the rules read what no wording says: who did neither or both, sums, conditions, the third of a list."""
    return first.absent or first.together or first.every or bool(first.group or first.place or first.conditions)


def _same(plan: Plan, first: Plan) -> bool:
    return plan.model_copy(update={"assumptions": ()}) == first.model_copy(update={"assumptions": ()})


def _as_much(plan: Plan, first: Plan) -> bool:
    """Whether it asks for all that the plan of the rules asks for, of no more reports."""
    one, other = (each.model_dump(exclude=_TOLD | {"assumptions"}) for each in (plan, first))
    narrower, told = (each.scope.model_dump(exclude=_OF_SCOPE, exclude_defaults=True) for each in (plan, first))
    return one == other and narrower.items() >= told.items()
