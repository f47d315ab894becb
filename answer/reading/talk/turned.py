"""A follow-up that turns the last answer → Plans: beside another body, its rest, in the order of another figure.

Each reading knows whole questions only (跟市数据局比呢, 剩下的呢, 按不予公开排一下), so that none takes words of
another.
"""

from collections.abc import Callable

from answer.plan import Plan
from answer.reading.question import Question
from answer.reading.talk.beside_year import beside_year
from answer.reading.talk.turned_beside import (
    beside_all,
    beside_another,
    same_number,
    share_of_all,
    share_of_place,
    than_it,
)
from answer.reading.talk.turned_bodies import another_of_its_kind, anybody_else, its_government, those_below, two_apart
from answer.reading.talk.turned_lists import (
    but_for_it,
    each_told,
    first_again,
    groups_in_order,
    in_order,
    next_in_rank,
    still_missing,
    where_they_are,
    which_group,
    who_leads,
    with_place,
    with_some,
)
from answer.reading.talk.turned_parts import all_none, all_so, others_together, the_rest, which_kind, which_of_two
from answer.reading.talk.turned_run import (
    ends_apart,
    equal_in_both,
    firsts_apart,
    in_both_lists,
    moved_between,
    net_of_repealed,
    of_the_last_asked,
    places_apart,
    satisfy_both,
    share_together,
)
from answer.reply import Reply

_READINGS: tuple[Callable[[Question, Plan], Plan | Reply | None], ...] = (
    *(beside_year, beside_another, beside_all, than_it, others_together, the_rest, which_kind, in_order, with_some),
    *(which_of_two, with_place, groups_in_order, which_group, ends_apart, firsts_apart, first_again, who_leads),
    *(
        next_in_rank,
        but_for_it,
        still_missing,
        each_told,
        where_they_are,
        moved_between,
        in_both_lists,
        of_the_last_asked,
        places_apart,
        all_none,
        all_so,
    ),
    *(
        another_of_its_kind,
        anybody_else,
        its_government,
        those_below,
        two_apart,
        share_of_all,
        share_of_place,
        same_number,
        equal_in_both,
        satisfy_both,
        net_of_repealed,
        share_together,
    ),
)


def turned(question: Question) -> Plan | Reply | None:
    """The last plan turned; None where the question is none of these."""
    previous = question.previous
    if previous is None:
        return None
    if previous.kind == "text":
        return anybody_else(question, previous)
    return next((plan for read in _READINGS if (plan := read(question, previous))), None)
