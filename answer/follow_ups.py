"""Follow-ups that name no subject of their own → Plans: the last one with another scope, order or comparison."""

import re
from collections.abc import Callable, Sequence

from answer import vocabulary
from answer.fields import OTHERS
from answer.plan import Gap, Measure, Plan, Quantity, Rate
from answer.question import Question
from answer.read_changes import read_change_again
from answer.read_reports import REPORT
from answer.reply import Reply
from answer.what import order_in, shares_of
from answer.where import scope_of

_SUBJECTS = (
    *("row", "rate", "topic", "theme", "column", "blank", "unread", "all_zero", "unfiled", "balance", "agreement"),
)
_ORDERS = ("rank_most", "rank_least", "limit")
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


def read_follow_up(question: Question) -> Plan | Reply | None:
    """The plan of a question that only means something after the last one; None where it says more than that."""
    previous = question.previous
    if previous is None or question.unread or question.has(*_SUBJECTS):
        return None
    readings: tuple[Callable[[Question, Plan], Plan | Reply | None], ...] = (
        _other_reports,
        _changed_otherwise,
        _part_in_order,
        _by_how_much,
    )
    return next((plan for read in readings if (plan := read(question, previous))), None)


def _other_reports(question: Question, previous: Plan) -> Plan | Reply | None:
    """Who in the district, how many are there, and in 2023, after: who has no report, which do not balance."""
    if previous.kind not in OTHERS or previous.kind == "breakdown" or REPORT.search(question.text):
        return None
    if not question.has("list", "count", "quantity", "agency", "region", "level", "year", "relative", "follow_up"):
        return None
    if question.has("why", *_ORDERS, "mean", "median", "sum", "change", "share"):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    before = previous.scope
    if not (scope.agencies or scope.endings or scope.regions):
        names = {name: getattr(before, name) for name in ("agencies", "endings", "regions")}
        scope = scope.model_copy(update=names)
    parts = {"levels": scope.levels or before.levels, "years": scope.years or before.years, "form": before.form}
    counting = question.has("count", "quantity") and not question.has("list")
    changed: dict[str, object] = {"scope": scope.model_copy(update=parts), "assumptions": tuple(question.assumptions)}
    if previous.kind != "reports":
        changed["counting"] = counting
    return previous.model_copy(update={**changed, "yes_no": previous.yes_no and not question.has("list", "count")})


def _changed_otherwise(question: Question, previous: Plan) -> Plan | Reply | None:
    """Which fell, who rose most, after those that rose."""
    gap = previous.measures[0] if previous.measures else None
    turned = question.has("rose", "fell", "unchanged", "doubled", *_ORDERS)
    if not isinstance(gap, Gap) or not turned or previous.kind not in {"list", "count", "yesno"}:
        return None
    if gap.before:
        return read_change_again(question, previous, gap.of)
    return None


def _part_in_order(question: Question, previous: Plan) -> Plan | None:
    """Which reason is the most frequent, after all of them."""
    order, limit = order_in(question.spans)
    if previous.kind != "breakdown" or not order or question.has("agency", "region", "year", "relative"):
        return None
    return previous.model_copy(update={"order": order, "limit": limit})


def _by_how_much(question: Question, previous: Plan) -> Plan | None:
    """多多少, by how much, after: which of two bodies has more."""
    two = previous.kind == "lookup" and len(previous.scope.agencies) == 2 and len(previous.measures) == 1
    if not two or not question.has("difference") or question.has("agency", "region", "year", "relative"):
        return None
    return previous.model_copy(update={"difference": True})


def measures_after(question: Question, measures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The measures of a follow-up, completed by the last one: 诉讼呢 keeps its column (维持)."""
    found, previous = tuple(measures), question.previous
    alone = question.has("agency") or question.stands_alone
    if previous is None or alone or len(found) != 1 or len(previous.measures) != 1:
        return found
    (own,), (last,) = found, previous.measures
    if not isinstance(own, Measure) or not isinstance(last, Measure) or own.row == last.row:
        return found
    known = vocabulary.rows()
    same_columns = known[own.row].columns == known[last.row].columns
    if not same_columns or (question.has("quantity") and question.has("row")):
        return found
    if own.column == "total" and known[own.row].columns == "outcomes" and not question.has("column", "outcomes"):
        return (Measure(row=own.row, column=last.column),)
    return found


def results_after(question: Question) -> tuple[Quantity, ...]:
    """The results of the cases asked about before: 结果怎么样 after 行政复议; none after anything else."""
    previous = question.previous
    if previous is None or not question.has("outcomes") or question.has("row", "rate", "topic") or question.left:
        return ()
    last = previous.measures[0] if len(previous.measures) == 1 else None
    if not isinstance(last, Measure) or vocabulary.rows()[last.row].columns != "outcomes":
        return ()
    return tuple(Measure(row=last.row, column=column) for column in vocabulary.columns_of("outcomes"))


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
