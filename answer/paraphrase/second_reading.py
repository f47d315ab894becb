"""What the likeness of a question to known wordings adds to what the rules read of it.

Where the rules find no plan, the canonical wording that the question is surely a paraphrase of is read in its place,
and the answer says so; one that is only likely is offered. Where they find a plan that the wording contradicts, that is
read in its place too, or asked which is meant: a wrong number is worse than a question.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.answer import Outcome
from answer.paraphrase.canonical import PROSE, spelt
from answer.paraphrase.classifier import NONE, OTHER, Classifier, Guess, load
from answer.paraphrase.masked import Masked
from answer.paraphrase.prose_reading import Rules, prose_reading
from answer.paraphrase.restricting import restricts_nothing
from answer.paraphrase.sameness import essence, shape
from answer.paraphrase.strangers import only_asks
from answer.passed_over import saying_which
from answer.plan import Gap, Measure, Plan, Quantity, Rate
from answer.question import Question
from answer.refusals import may_name_a_body, names_stranger
from answer.reply import Reply
from answer.words import say

SURE = 0.85  # enough to be read so where the rules have a plan or ask back, or to ask which is meant
ENOUGH = 0.5  # enough to be read so where they have nothing
LIKELY = 0.1  # enough to be offered
RIVAL = 0.05  # enough to stand by the plan of the rules
MOST_OFFERED = 3

# What words mean that make another question of it, whatever stands around them.
NARROWING = frozenset(
    {
        *("condition gt", "condition ge", "condition lt", "condition le", "condition eq", "condition between"),
        *("group_year", "group_region", "group_city", "group_county", "group_level", "group_tier", "each_body"),
        *("sum", "zero", "blank", "unread", "mean", "median", "rank_least", "rank_most", "place", "doubled", "times"),
        *("every_year", "running", "since", "classes", "except", "except_behind", "others", "percent", "share_bodies"),
        *("topic", "theme", "mention", "quote", "prose", "deed", "copied", "why", "refuse", "outside", "not_reported"),
        *("change_percent", "table_1", "table_2", "table_3"),
    }
)
# And beside these, where the rules have a plan.
OF_A_PLAN = NARROWING | {"change", "rose", "fell", "share", "unfiled"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A canonical wording of the question, and the plan that the rules read of it."""

    label: str
    wording: str
    plan: Plan
    probability: float
    instead: bool = False  # of the plan of the rules; else it is asked which is meant


def second_reading(
    question: Question, first: Plan | Reply, read: Rules, noted: Sequence[str] = ()
) -> tuple[Plan | Reply, Reading | None]:
    """The plan or reply of the rules, or one in place of it; and what the likeness surely says against a plan.

    `read` reads a canonical wording by the rules; `noted` is what is to be told of the question however it is read.
    """
    strange = names_stranger(question) or may_name_a_body(question) or saying_which(question.spans)
    if strange or (isinstance(first, Reply) and not first.unread):
        return first, None
    classifier = load(question.language)
    masked = Masked(question)
    guesses = classifier.guesses(masked.features())[:MOST_OFFERED]
    found = prose_reading(masked, guesses[0], first, classifier, read)
    if found:
        if isinstance(first, Plan) and first.kind != "text":
            return first, Reading(guesses[0].label, found[0], found[1], guesses[0].probability)
        return _told(found[1], found[0], masked, noted), None
    if guesses[0].label.startswith(PROSE):
        return first, None
    if isinstance(first, Plan):
        other = _against(first, masked, classifier, guesses, read)
        if other and other.instead:
            return _told(other.plan, other.wording, masked, noted), None
        return first, other
    return _instead(first, masked, classifier, guesses, read, noted), None


def _told(plan: Plan, wording: str, masked: Masked, noted: Sequence[str]) -> Plan:
    """The plan, which tells how the question was read."""
    told = say("read_as", masked.question.language, wording=wording)
    return plan.model_copy(update={"assumptions": tuple(dict.fromkeys((told, *noted, *plan.assumptions)))})


def _instead(
    first: Reply,
    masked: Masked,
    classifier: Classifier,
    guesses: Sequence[Guess],
    read: Rules,
    noted: Sequence[str],
) -> Plan | Reply:
    """The plan of the wording that the question is surely a paraphrase of, or those that it may be.

    What the rules ask back stays asked back, where the wording is less than sure.
    """
    best, language = guesses[0], masked.question.language
    asked_back = first.status is Outcome.CLARIFY and best.probability < SURE
    if asked_back or not _is_known(masked, classifier, best):
        return first
    readings = _readings(masked, guesses, read, LIKELY)
    if not readings:
        return first
    likely = readings[0]
    if likely.label == best.label and likely.probability >= ENOUGH:
        return _told(likely.plan, likely.wording, masked, noted)
    wordings = tuple(dict.fromkeys(each.wording for each in readings))
    return Reply(Outcome.CLARIFY, say("did_you_mean", language), puzzled=True, choices=wordings)


def _against(
    first: Plan, masked: Masked, classifier: Classifier, guesses: Sequence[Guess], read: Rules
) -> Reading | None:
    """Another plan that the question surely means.

    None where any likely wording reads as theirs. Where a word is in no wording, it is asked which is meant.
    """
    best, sort = guesses[0], shape(first)
    if best.probability < SURE or _narrows(masked, classifier, best, OF_A_PLAN):
        return None
    known = {label for label, shapes in classifier.shapes.items() if sort in shapes}
    if any(each.label in known for each in guesses if each.probability >= RIVAL):
        return None
    likely = _readings(masked, guesses[:1], read, SURE)
    if not likely or essence(likely[0].plan) == essence(first):
        return None
    if _holds(first, likely[0].plan, masked.question):
        return None
    fits = first.kind != "text" and _is_known(masked, classifier, best)
    return replace(likely[0], instead=fits)


def _holds(first: Plan, plan: Plan, question: Question) -> bool:
    """Whether the plan of the rules has all of the other and more: the change beside both years, 把部分公开也算进去."""
    change = first.kind == "change" and plan.kind == "lookup"
    if change and (first.scope, first.measures) == (plan.scope, plan.measures):
        return True
    return question.previous is not None and _figures(first) > _figures(plan)


def _figures(plan: Plan) -> int:
    """How many figures it has; those that a rate is the share of count each."""
    return sum(len(each.part) if isinstance(each, Rate) else 1 for each in plan.measures)


def _readings(masked: Masked, guesses: Sequence[Guess], read: Rules, least: float) -> list[Reading]:
    """The guesses of at least that probability whose wordings fit and read as plans."""
    found = []
    for guess in guesses:
        wording = (
            spelt(masked, guess.label) if guess.probability >= least and guess.label not in (NONE, OTHER) else None
        )
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

    What the rules do not know must occur in other wordings of figures, be a verb, or, in a question that is surely a
    paraphrase, stand where words surely restrict nothing, so that no body, topic or condition that nobody knows is
    passed over.
    """
    question, known = masked.question, classifier.words
    strange = [word for word in question.puzzling if not only_asks(word, question, known)]
    passed = guess.probability >= SURE and all(restricts_nothing(word, masked, known) for word in strange)
    return (passed or not strange) and not _narrows(masked, classifier, guess)


def _narrows(masked: Masked, classifier: Classifier, guess: Guess, narrowing: frozenset[str] = NARROWING) -> bool:
    """Whether words that the rules know narrow the question, which they do in no wording of the label."""
    return bool(masked.kinds & narrowing - classifier.kinds.get(guess.label, frozenset()))
