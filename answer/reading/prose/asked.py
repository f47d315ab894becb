"""What a question about the prose asks for, as far as it is read: filled in part by part, then made a Plan."""

from dataclasses import dataclass
from typing import Literal

from answer.plan import Condition, Scope


@dataclass
class Asked:
    """Of which reports, about what, and which numbers of theirs."""

    scope: Scope
    topics: tuple[str, ...]
    one: bool  # of one body
    of_level: tuple[str, ...]  # words of a level that only the prose can tell
    terms: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    of_kind: tuple[str, ...] = ()  # words of the kind of requests that is meant
    newest: bool = False  # no year was named
    all_years: bool = False
    changed: bool = False  # whether an address has changed
    absent: bool = False  # by those who do not tell of it
    every: bool = False  # each of several by itself
    any_of: bool = False  # any of several
    order: Literal["", "most", "least", "both"] = ""
    limit: int | None = None
    place_of: Literal["", "most", "least"] = ""  # the order in which the place of the one body is asked for
    subject: str = ""  # whose place is asked for
    number: Literal["", "things", "people"] = ""
    moves: bool = False  # whether a number grew, or which of two is greater
    by_body: bool = False  # the bodies whose number changed
    difference: bool = False
    together: bool = False
    sums: bool = False  # of each body all years together
    late: bool = False  # those with late replies
    group: Literal["", "year", "city", "county"] = ""
    conditions: tuple[Condition, ...] = ()
