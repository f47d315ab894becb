"""What a follow-up keeps of the question before: the year it counts from, the row, the rate, the comparison."""

import re

from answer import vocabulary
from answer.plan import Gap, Measure, Plan, Quantity, Rate
from answer.question import Question
from answer.reply import Reply
from answer.what import shares_of

_OPENS = r"^(?:and |but |what about |how about |and what about |same for )?(?:for |in )?"
_YEAR_BEFORE = re.compile(
    rf"{_OPENS}the (?:(?P<back>year before(?: that)?|previous year|preceding year|prior year|year earlier)"
    r"|(?:year after(?: that)?|next year|following year|year later|subsequent year))[?.!]*$"
)
_THESE_REQUESTS = re.compile(r"\b(?:these|those) (?=(?:requests|applications|lawsuits|cases|refusals)\b)")
_OTHER_WAY = re.compile(
    r"^(?:and |what about |how about )?(?:the )?(?:other"
    r" way (?:a?round|about)|reverse|opposite|converse|vice versa)[?.!]*$"
)
# Words with which a follow-up asks for something else than a rate.
_ASKS_ITS_OWN = (
    *("quantity", "count", "list", "sum", "mean", "median", "change", "rank_most", "rank_least", "limit", "place"),
    *("condition", "number", "zero", "blank", "rank_of", "rate", "agency", "region"),
)
_CONTINUED = frozenset({"list", "count", "rank", "mean", "median", "change"})


def completed(text: str, previous: Plan | None) -> str:
    """The text of a follow-up with the year that it counts from the last one's; these requests, where none were."""
    if previous is None:
        return _THESE_REQUESTS.sub("the ", text)
    found = _YEAR_BEFORE.match(text)
    if found is None or len(previous.scope.years) != 1:
        return text
    return f"and in {previous.scope.years[0] + (-1 if found['back'] else 1)}?"


def continued(question: Question, measures: tuple[Quantity, ...]) -> tuple[Quantity, ...] | Reply:
    """The measures of a follow-up: under the row asked about before where it names only an applicant, as shares where
    shares were asked for."""
    before = question.previous
    if before is None or not before.measures or question.stands_alone:
        return measures
    if not question.has("row", "rate", "column") and question.has("condition", "number"):
        return ()  # and more than ten
    of_bodies = question.means_those and before.kind in {"list", "count", "yesno"}  # not of those requests
    if not (question.has("row", "rate") or of_bodies):
        measures = _of_the_same_row(measures, before)
    plain = [each for each in measures if isinstance(each, Measure)]
    rates = all(isinstance(each, Rate) for each in before.measures)
    if rates and plain and len(plain) == len(measures) and not question.has(*_ASKS_ITS_OWN):
        shares = shares_of(plain, question.spans, question.language)
        return shares or measures
    return measures


def _of_the_same_row(measures: tuple[Quantity, ...], before: Plan) -> tuple[Quantity, ...]:
    """Refused to companies, and to individuals: an applicant alone is one of the last row."""
    last = before.measures[0]
    own = last.part[0] if isinstance(last, Rate) else last
    if not isinstance(own, Measure) or vocabulary.rows()[own.row].columns != "applicants":
        return measures
    return tuple(
        Measure(row=own.row, column=each.column)
        if isinstance(each, Measure) and each.row == "received" and each.column != "total"
        else each
        for each in measures
    )


def continues_kind(question: Question) -> bool:
    """What about refusals, after a list, a rank, a mean: the same by another figure."""
    before = question.previous is not None and question.previous.kind in _CONTINUED
    return before and question.has("follow_up") and not question.has("agency", "those", "quantity")


def other_way_round(question: Question) -> Plan | None:
    """The last comparison of two figures the other way round."""
    before = question.previous
    if before is None or len(before.measures) != 1 or not _OTHER_WAY.match(question.text):
        return None
    gap = before.measures[0]
    if not isinstance(gap, Gap) or gap.before:
        return None
    return before.model_copy(update={"measures": (Gap(of=gap.less, less=gap.of),)})
