"""What the likeness of a question to known wordings adds to what the rules read of it.

Where the rules find no plan, the canonical wording that the question is surely a paraphrase of is read in its place,
and the answer says so; one that is only likely is offered. Where they find a plan and the likeness another, with
another answer, it is asked which is meant: a wrong number is worse than a question.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answer.answer import Outcome
from answer.paraphrase.canonical import spelt
from answer.paraphrase.classifier import NONE, Classifier, Guess, load
from answer.paraphrase.masked import Masked, words_of
from answer.paraphrase.sameness import essence, shape
from answer.plan import Gap, Measure, Plan, Quantity
from answer.question import Question
from answer.reply import Reply
from answer.words import say

SURE = 0.7  # enough to be read so where the rules have no plan
DOUBTFUL = 0.98  # enough to ask which is meant where they have another
LIKELY = 0.1  # enough to be offered
RIVAL = 0.05  # enough to stand by the plan of the rules
MOST_OFFERED = 3

_NUMBER = re.compile(r"[\d.]+")  # numbers have their places in a wording, or it does not fit
# What words mean that make another question of it, whatever stands around them.
NARROWING = frozenset(
    {
        *("condition gt", "condition ge", "condition lt", "condition le", "condition eq", "condition between"),
        *("group_year", "group_region", "group_city", "group_county", "group_level", "group_tier", "each_body"),
        *("sum", "zero", "blank", "unread", "mean", "median", "rank_least", "rank_most", "place", "doubled", "times"),
        *("every_year", "running", "since", "classes", "except", "except_behind", "others", "percent", "share_bodies"),
        *("topic", "theme", "mention", "quote", "prose", "deed", "copied", "why", "refuse", "outside", "not_reported"),
    }
)

Rules = Callable[[str], Plan | Reply]


@dataclass(frozen=True, slots=True)
class Reading:
    """A canonical wording of the question, and the plan that the rules read of it."""

    label: str
    wording: str
    plan: Plan
    probability: float


def second_reading(question: Question, first: Plan | Reply, read: Rules) -> tuple[Plan | Reply, Reading | None]:
    """The plan or reply of the rules, or one in place of a reply; and what the likeness surely says against a plan.

    `read` reads a canonical wording by the rules.
    """
    if isinstance(first, Reply) and not first.unread:
        return first, None
    masked = Masked(question)
    classifier = load(question.language)
    guesses = classifier.guesses(masked.features())[:MOST_OFFERED]
    if isinstance(first, Plan):
        return first, _against(first, masked, classifier, guesses, read)
    if not _is_known(masked, classifier, guesses[0]):
        return first, None
    return _instead(first, masked, guesses, read), None


def _instead(first: Reply, masked: Masked, guesses: Sequence[Guess], read: Rules) -> Plan | Reply:
    """The plan of the wording that the question is surely a paraphrase of, or those that it may be.

    What the rules ask back stays asked back.
    """
    if first.status is Outcome.CLARIFY:
        return first
    readings = _readings(masked, guesses, read, LIKELY)
    if not readings:
        return first
    best, language = readings[0], masked.question.language
    if best.label == guesses[0].label and best.probability >= SURE:
        told = say("read_as", language, wording=best.wording)
        return best.plan.model_copy(update={"assumptions": (told, *best.plan.assumptions)})
    wordings = tuple(dict.fromkeys(each.wording for each in readings))
    return Reply(Outcome.CLARIFY, say("did_you_mean", language), puzzled=True, choices=wordings)


def _against(
    first: Plan, masked: Masked, classifier: Classifier, guesses: Sequence[Guess], read: Rules
) -> Reading | None:
    """Another plan that the question likely means.

    None where any likely wording reads as theirs, where theirs is of a sort that no known wording is, and in a
    conversation, where the rules know what was said before.
    """
    terms = (word for term in first.terms for word in words_of(term, masked.question.language))
    if first.topics or first.themes or not classifier.words.issuperset(terms):  # it is about prose
        return None
    sort, best = shape(first), guesses[0]
    known = {label for label, shapes in classifier.shapes.items() if sort in shapes}
    in_talk = masked.question.previous is not None
    if in_talk or not known or any(each.label in known for each in guesses if each.probability >= RIVAL):
        return None
    likely = _readings(masked, guesses[:1], read, DOUBTFUL) if _is_known(masked, classifier, best) else []
    if not likely or essence(likely[0].plan) == essence(first) or _leaves_out(likely[0].plan, first):
        return None
    return likely[0]


def _leaves_out(plan: Plan, first: Plan) -> bool:
    """Whether it has fewer figures than the plan of the rules, does not count what that counts, or has no place, kind
    of body or year where that has."""
    told, wanted = (each.scope.model_dump(exclude_defaults=True).keys() for each in (plan, first))
    return len(first.measures) > len(plan.measures) or first.counting > plan.counting or not wanted <= told


def _readings(masked: Masked, guesses: Sequence[Guess], read: Rules, least: float) -> list[Reading]:
    """The guesses of at least that probability whose wordings fit and read as plans."""
    found = []
    for guess in guesses:
        wording = spelt(masked, guess.label) if guess.probability >= least and guess.label != NONE else None
        plan = read(wording) if wording else None
        if wording and isinstance(plan, Plan) and _is_of_the_same(plan, masked):
            found.append(Reading(guess.label, wording, plan, guess.probability))
    return found


def _is_of_the_same(plan: Plan, masked: Masked) -> bool:
    """Whether the plan takes the figures that the question names by their own columns."""
    named = {*masked.quantities, *masked.counted}
    rows = {_row(each) for each in named}
    return all(each in named for each in plan.measures if not isinstance(each, Gap) and _row(each) in rows)


def _row(quantity: Quantity) -> str:
    return quantity.row if isinstance(quantity, Measure) else ""


def _is_known(masked: Masked, classifier: Classifier, guess: Guess) -> bool:
    """Whether the question says nothing that no known wording says.

    What the rules do not know must occur in other wordings of figures, so that no body, topic or condition that nobody
    knows is passed over; what they know to narrow a question must occur in wordings of this label.
    """
    if masked.kinds & NARROWING - classifier.kinds.get(guess.label, frozenset()):
        return False
    question = masked.question
    unknown = (word for word in question.puzzling if not _NUMBER.fullmatch(word))
    return all(word in classifier.words for each in unknown for word in words_of(each, question.language))
