"""Questions that ask for more of figures than to look up, choose or add up → Plans, each by the file of its kind."""

from collections.abc import Callable

from answer.plan import Plan, Quantity
from answer.reading.figures.averages import read_averages
from answer.reading.figures.beside import read_beside
from answer.reading.figures.changes_by_item import read_changes_by_item
from answer.reading.figures.distribution import read_classes
from answer.reading.figures.each import read_each
from answer.reading.figures.filled import read_filled
from answer.reading.figures.multiples import read_multiples
from answer.reading.figures.rest import read_rest
from answer.reading.figures.running import read_running
from answer.reading.figures.since import read_since
from answer.reading.figures.told_of_those import read_told_of_those
from answer.reading.figures.totals import read_totals
from answer.reading.figures.twice import read_twice
from answer.reading.question import Question
from answer.reading.talk.after import read_after
from answer.reading.talk.again import read_again
from answer.reply import Reply

_READINGS: tuple[Callable[[Question, tuple[Quantity, ...]], Plan | Reply | None], ...] = (
    read_again,
    read_rest,
    read_twice,
    read_running,
    read_since,
    read_after,
    read_multiples,
    read_changes_by_item,
    read_beside,
    read_averages,
    read_told_of_those,
    read_totals,
    read_filled,
    read_classes,
    read_each,
)


def read_operation(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of such a question; None where it is a plain one."""
    return next((plan for read in _READINGS if (plan := read(question, measures)) is not None), None)
