"""How sure a guess must be, and which words make another question of it unless it is surer still."""

from answer.paraphrase.classifier import Classifier, Guess
from answer.paraphrase.masked import Masked

# What they mean to the rules.
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


SURE = 0.7  # of a guess: enough to be read so
VERY_SURE = 0.85  # enough to be read so though words mean that no wording of the label has
# How probable it must be of unknown words that they restrict nothing.
ASKING = 0.7
ASKING_IF_VERY_SURE = 0.3


def asking(guess: Guess) -> float:
    """How probable it must be of an unknown word that it restricts nothing, in a question with that guess."""
    return ASKING_IF_VERY_SURE if guess.probability >= VERY_SURE else ASKING


def narrows(masked: Masked, classifier: Classifier, guess: Guess, narrowing: frozenset[str] = NARROWING) -> bool:
    """Whether words that the rules know narrow the question, which they do in no wording of the label."""
    return bool(masked.kinds & narrowing - classifier.kinds.get(guess.label, frozenset()))
