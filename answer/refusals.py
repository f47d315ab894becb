"""What is no question about the figures or prose of these reports, and what is said to it."""

import re

from answer.answer import Outcome
from answer.plan import Plan, Scope
from answer.question import Question
from answer.reply import Reply, asked_back
from answer.scope import loaded_years
from answer.what import named_rows
from answer.where import years_of
from answer.words import join, say
from ingest.bodies import level_of
from ingest.divisions import is_place

BODY_LIKE = re.compile(r"(?:局|委|办|厅|政府|街道|镇|乡|中心|大学|学院|医院|公司|省|市|县|区|州|旗)$")
LONGEST_TURN = 8  # words of a turn of a talk that may go on with it, though nothing in it is understood
BODY_ENDS = "局委厅"
_PLACES = "市县区州旗"
_PLACE_EN = re.compile(r"\b(?P<name>[a-z'-]+) (?:city|county|district|prefecture|province)(?: (?:people's )?)?$")
# What is asked of figures: where none is named, it is asked which.
OPERATIONS = (
    *("count", "sum", "mean", "median", "share", "change", "change_percent", "series", "rank_of", "rank_most"),
    *("rank_least", "limit", "those", "condition", "number", "group_year", "group_region", "group_level"),
)
BODY_WORD = (
    r"(?:bureaus?|offices?|departments?|ministry|commission|committee|administration|government|municipality"
    r"|province|prefecture|city|county|district|township|town|street)\b"
)
# The first that a question holds is said; ambiguous ones only where no row is named that settles them.
_REPLIES = (
    ("refuse", Outcome.OUT_OF_SCOPE),
    ("outside", Outcome.OUT_OF_SCOPE),
    ("not_reported", Outcome.NOT_FOUND),
)
_AMBIGUOUS = ("ambiguous_disclosed", "ambiguous_other")


def refusal(question: Question) -> Reply | None:
    """The reply to a question that can't be meant, or can be meant in two ways."""
    if not re.search(r"[a-z0-9\u4e00-\u9fff]", question.text):
        return Reply(Outcome.CLARIFY, say("empty", question.language))
    for kind, outcome in _REPLIES:
        if question.has(kind):
            return Reply(outcome, say(kind, question.language))
    for kind in _AMBIGUOUS:
        if question.has(kind) and not named_rows(question.spans, strong=True) and not question.has("topic", "rate"):
            return asked_back(kind, question.language)
    return None


def names_stranger(question: Question) -> bool:
    """Whether a body is named that is not loaded, if only by the end of its name."""
    if any(bit in BODY_ENDS for bit in question.spans.bits):
        return True
    if any((BODY_LIKE.search(word) and level_of(word)) or is_place(word) for word in question.left):
        return True
    before = (question.text[: span.start] for span in question.spans.of("agency"))
    places = (_PLACE_EN.search(text) for text in before)
    return any(place and place["name"] in question.left for place in places) or _has_place_before(question)


def _has_place_before(question: Question) -> bool:
    """Whether an unknown word stands right before 市, 县 or 区 of a body: 白石滩市民政局."""
    starts = [span.start for span in question.spans.of("agency") if span.text[0] in _PLACES]
    return any(question.text[:start].endswith(word) for start in starts for word in question.left)


def unknown_words(question: Question) -> Reply | None:
    """Words that are neither vocabulary nor a name loaded: answering past them could answer another question."""
    if not question.puzzling:
        return None
    text = say("unknown_words", question.language, words=join(list(question.puzzling), question.language))
    return Reply(Outcome.NOT_FOUND, text, puzzled=not may_name_a_body(question), unread=True)


def may_name_a_body(question: Question) -> bool:
    """Whether a word that nobody knows may be a body or place that is not loaded: it is never read as another."""
    left = [re.escape(word) for word in question.left if word.isascii()]
    other = rf"(?:(?:{'|'.join(left)}) )?"
    beside = "|".join(rf"{word} {other}{BODY_WORD}|{BODY_WORD} (?:of|for) (?:the )?{other}{word}" for word in left)
    return any(BODY_LIKE.search(word) or level_of(word) for word in question.left) or bool(
        beside and re.search(beside, question.text)
    )


def nothing_asked(question: Question) -> Reply | Plan:
    """A question that names no figure and no topic."""
    years = years_of(question)
    if years and not set(years) & set(loaded_years(question.names.connection)):
        return Plan(kind="reports", scope=Scope(years=years))
    unknown = unknown_words(question)
    if unknown and any(BODY_LIKE.search(word) for word in question.left):
        return unknown
    operation = not question.left and question.has(*OPERATIONS)
    if operation or question.has("agency", "year", "relative", "region", "level", "ambiguous_bureau"):
        return unknown or asked_back("which_figure", question.language, puzzled=True)
    if question.previous is not None and question.language == "en" and len(question.text.split()) <= LONGEST_TURN:
        return asked_back("not_followed", question.language, puzzled=True)
    # A question for a set may be about these reports in words that nobody knows; one without any of ours is not.
    return Reply(Outcome.OUT_OF_SCOPE, say("outside", question.language), puzzled=question.everyone, unread=True)
