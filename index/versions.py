"""Which of several versions of one report is the newest: a rule over all of them, so that their order is no matter.

Versions are files of one body and year that differ in a figure or in their prose; all are kept, the newest
is current. In turn, those are left out that

1. no file holds any longer: a changed file holds its later content,
2. do not say that they are corrected, where another one does,
3. hold nothing but figures that another one holds too, with more beside them: a scan that was read in part,
4. were signed, or else published, before another one, where all have such a day;

of what is left the one loaded last is the newest. Only this last step depends on the order of loading.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Version:
    """One of the files of a body and year; ids rise in the order of loading, `figures` are the cells read."""

    id: int
    in_place: bool
    corrected: bool
    signed: date | None
    published: date | None
    figures: Mapping[str, Decimal | None]


def newest(versions: Sequence[Version]) -> Version:
    """The version to answer from. At least one is needed."""
    left = _preferred(versions, lambda each: each.in_place)
    left = _preferred(left, lambda each: each.corrected)
    left = [each for each in left if not any(_is_part(each, other) for other in left)]
    left = _latest(left, lambda each: each.signed)
    left = _latest(left, lambda each: each.published)
    return max(left, key=lambda each: each.id)


def _preferred(versions: Sequence[Version], holds: Callable[[Version], bool]) -> Sequence[Version]:
    return [each for each in versions if holds(each)] or versions


def _is_part(one: Version, other: Version) -> bool:
    """Whether `other` holds every figure of `one`, and more."""
    return len(one.figures) < len(other.figures) and one.figures.items() <= other.figures.items()


def _latest(versions: Sequence[Version], day_of: Callable[[Version], date | None]) -> Sequence[Version]:
    """Those of the last day; all of them where one has none."""
    days = [day for each in versions if (day := day_of(each))]
    return [each for each in versions if day_of(each) == max(days)] if len(days) == len(versions) else versions
