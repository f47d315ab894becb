"""Questions that ask for more of figures than to look up, choose or add up → Plans, each by the file of its kind."""

from collections.abc import Callable

from answer.plan import Plan, Quantity
from answer.question import Question
from answer.read_after import read_after
from answer.read_again import read_again
from answer.read_averages import read_averages
from answer.read_beside import read_beside
from answer.read_classes import read_classes
from answer.read_each import read_each
from answer.read_filled import read_filled
from answer.read_multiples import read_multiples
from answer.read_rest import read_rest
from answer.read_running import read_running
from answer.read_since import read_since
from answer.read_totals import read_totals
from answer.read_twice import read_twice
from answer.reply import Reply

_READINGS: tuple[Callable[[Question, tuple[Quantity, ...]], Plan | Reply | None], ...] = (
    read_again,
    read_rest,
    read_twice,
    read_running,
    read_since,
    read_after,
    read_multiples,
    read_beside,
    read_averages,
    read_totals,
    read_filled,
    read_classes,
    read_each,
)


def read_operation(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of such a question; None where it is a plain one."""
    return next((plan for read in _READINGS if (plan := read(question, measures)) is not None), None)
