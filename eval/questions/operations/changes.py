"""Questions about which bodies' figures rose or fell from one year to a later one."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from eval.questions.draw import Draw, Lot, UnluckyError, row, sure
from eval.questions.gold import Gold, Row, answered, rounded
from eval.questions.measures import Measure
from eval.questions.speech import Slot, Year
from eval.questions.world import Report, without_aggregates

PERCENTS = (10, 20, 30, 50, 80, 100)


@dataclass(frozen=True)
class Change:
    """A body's reports of two years that both state the figure."""

    early: Report
    late: Report
    asked: Measure

    @property
    def before(self) -> Decimal:
        """The figure of the earlier year."""
        return self.asked.of(self.early) or Decimal(0)

    @property
    def difference(self) -> Decimal:
        """By how much it rose, or fell (−)."""
        return (self.asked.of(self.late) or Decimal(0)) - self.before

    @property
    def row(self) -> Row:
        """The body, the later year, the difference."""
        return self.late.agency, self.late.year, self.difference

    @property
    def cells(self) -> list[Row]:
        """The two figures that it rests on."""
        return [row(self.early, self.asked), row(self.late, self.asked)]


def changed(lot: Lot) -> Draw:
    """The bodies whose figure rose, or fell."""
    asked = lot.measure(comparable=True)
    changes, slots = _changes(lot, asked)
    found = _moved(lot, changes)
    return Draw(slots, listed(found), _tags(lot, asked))


def changed_count(lot: Lot) -> Draw:
    """How many bodies' figure rose, or fell."""
    asked = lot.measure(comparable=True)
    changes, slots = _changes(lot, asked)
    found = _moved(lot, changes)
    return Draw(slots, listed(found) | answered(Decimal(len(found))), _tags(lot, asked))


def changed_most(lot: Lot) -> Draw:
    """The bodies whose figure rose, or fell, by most; aggregates are left out as in a ranking."""
    asked = lot.measure(comparable=True)
    changes, slots = _changes(lot, asked)
    peers = _peers(lot, changes)
    moved = _moved(lot, peers)
    most = max(abs(each.difference) for each in moved)
    found = [each for each in moved if abs(each.difference) == most]
    if len(peers) < 2 or len(found) > 3:
        raise UnluckyError
    return Draw(slots, listed(found, peers), _tags(lot, asked))


def grown_percent(lot: Lot) -> Draw:
    """The bodies whose figure grew by so many percent, with the growth; from nothing there is none."""
    asked = lot.measure(comparable=True)
    changes, slots = _changes(lot, asked)
    percent = lot.one_of(PERCENTS)
    grown = [each for each in changes if each.before and each.difference > 0]
    found = [each for each in grown if _meets(lot.when["condition"], each, percent)]
    if not found or (len(found) == len(grown) and lot.rng.random() < 0.8):
        raise UnluckyError
    rows = [(each.late.agency, each.late.year, rounded(each.difference * 100 / each.before)) for each in found]
    tags = {"measure": asked.id, "condition": lot.when["condition"]}
    return Draw(slots | {"n": percent}, listed(found) | answered(rows=rows), tags)


def _meets(condition: str, change: Change, percent: int) -> bool:
    grown, wanted = change.difference * 100, percent * change.before
    return grown > wanted if condition == "over" else grown >= wanted


def _changes(lot: Lot, asked: Measure) -> tuple[list[Change], dict[str, Slot]]:
    """Every body of two years; a template that names only the later year is about the year before."""
    if "year2" in lot.fields:
        early, late = sorted(lot.some_of(lot.world.years, 2))
        slots: dict[str, Slot] = {"year": Year(early), "year2": Year(late)}
    else:
        late = lot.one_of(lot.world.years[1:])
        early, slots = late - 1, {"year": Year(late)}
    at = lot.world.at
    pairs = [
        (at[name, early], at[name, late]) for name in lot.world.bodies if (name, early) in at and (name, late) in at
    ]
    sure([report for pair in pairs for report in pair], asked)
    stated = [pair for pair in pairs if asked.of(pair[0]) is not None and asked.of(pair[1]) is not None]
    return [Change(first, second, asked) for first, second in stated], slots | {"measure": asked}


def _moved(lot: Lot, changes: Sequence[Change]) -> list[Change]:
    """Those that moved as the template says. Raises UnluckyError where none did."""
    sign = 1 if lot.when["direction"] == "up" else -1
    found = [each for each in changes if each.difference * sign > 0]
    if not found:
        raise UnluckyError
    return found


def _peers(lot: Lot, changes: Sequence[Change]) -> list[Change]:
    """Without aggregates. Raises UnluckyError where one contains others in one of the two years only."""
    years = {each.late.year for each in changes} | {each.early.year for each in changes}
    parts = {(each.agency, each.year) for each in without_aggregates(r for r in lot.world.reports if r.year in years)}
    kept = [
        ((each.early.agency, each.early.year) in parts, (each.late.agency, each.late.year) in parts) for each in changes
    ]
    if any(first != second for first, second in kept):
        raise UnluckyError
    return [each for each, (first, _) in zip(changes, kept, strict=True) if first]


def listed(found: Sequence[Change], among: Sequence[Change] = ()) -> Gold:
    """The gold of changes: each rests on both years' figures."""
    cells = [cell for each in found for cell in each.cells]
    others = [cell for each in among for cell in each.cells]
    return answered(
        rows=[each.row for each in found], cite=[each for each in cells if each[2]], may_cite=cells + others
    )


def _tags(lot: Lot, asked: Measure) -> dict[str, str]:
    return {"measure": asked.id, "direction": lot.when["direction"]}
