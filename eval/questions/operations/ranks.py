"""Questions about order: the most, the least, the first few, a whole ranking, a body's place in it."""

from collections.abc import Sequence
from decimal import Decimal

from eval.questions.draw import Draw, Lot, Scope, UnluckyError, row, sure
from eval.questions.gold import Gold, Row, answered, percent
from eval.questions.measures import Measure
from eval.questions.speech import Agency

CHINESE = {2: "两", 3: "三", 5: "五"}


def extreme(lot: Lot) -> Draw:
    """The bodies with the most or the least, all that tie."""
    scope, asked = lot.scope(), lot.measure()
    rows = ranked(scope, asked)
    most = lot.when["order"] == "most"
    best = rows[0][2] if most else rows[-1][2]
    found = [each for each in rows if each[2] == best]
    if (most and not best) or len(found) > 6 or len(found) == len(rows):
        raise UnluckyError
    gold = answered(rows=found, cite=found if best else None)
    return Draw(scope.slots | {"measure": asked}, gold, {"measure": asked.id})


def top_k(lot: Lot) -> Draw:
    """The first few, all that tie with the last of them."""
    scope, asked = lot.scope(), lot.measure()
    count = lot.rng.choice([2, 3, 3, 5, 5, 10])
    found = first(ranked(scope, asked), count)
    return Draw(scope.slots | {"measure": asked, "k": count}, ordered(found), {"measure": asked.id})


def first(rows: Sequence[Row], count: int) -> list[Row]:
    """The first `count` rows and what ties with the last. Raises UnluckyError where that is nothing."""
    if len(rows) <= count or not rows[count - 1][2]:
        raise UnluckyError
    return [each for each in rows if value(each) >= value(rows[count - 1])]


def place(lot: Lot) -> Draw:
    """The bodies in the second or third place, where none above them tie."""
    scope, asked = lot.scope(), lot.measure()
    rows, at = ranked(scope, asked), int(lot.when["place"])
    if len(rows) <= at or not rows[at - 1][2] or len({each[2] for each in rows[:at]}) < at:
        raise UnluckyError
    found = [each for each in rows if each[2] == rows[at - 1][2]]
    gold = answered(rows=found, cite=found, may_cite=rows)
    return Draw(scope.slots | {"measure": asked}, gold, {"measure": asked.id, "place": lot.when["place"]})


def both_ends(lot: Lot) -> Draw:
    """The bodies with the most and those with the least, all that tie."""
    scope, asked = lot.scope(), lot.measure()
    rows = ranked(scope, asked)
    found = [each for each in rows if each[2] in {rows[0][2], rows[-1][2]}]
    if not rows[0][2] or not 2 <= len(found) <= min(6, len(rows) - 1):
        raise UnluckyError
    gold = answered(rows=found, cite=[each for each in found if each[2]], may_cite=rows)
    return Draw(scope.slots | {"measure": asked}, gold, {"measure": asked.id})


def last_k(lot: Lot) -> Draw:
    """The last few, all that tie with the first of them."""
    scope, asked = lot.scope(), lot.measure()
    rows, count = ranked(scope, asked), lot.rng.choice([2, 3, 3, 5])
    if len(rows) <= count + 1:
        raise UnluckyError
    found = [each for each in rows if value(each) <= value(rows[-count])]
    if len(found) > count + 2 or len(found) == len(rows):
        raise UnluckyError
    said = lot.one_of([str(count), CHINESE[count]]) if lot.lang == "zh" else str(count)
    gold = answered(rows=found, cite=[each for each in found if each[2]], may_cite=rows)
    return Draw(scope.slots | {"measure": asked, "k": said}, gold, {"measure": asked.id})


def ranking(lot: Lot) -> Draw:
    """Every body, the most first."""
    scope, asked = lot.scope(), lot.measure()
    rows = ranked(scope, asked)
    if len(rows) < 3 or not rows[1][2]:
        raise UnluckyError
    return Draw(scope.slots | {"measure": asked}, ordered(rows), {"measure": asked.id})


def rank_of(lot: Lot) -> Draw:
    """A body's place in the ranking; bodies that tie share the better."""
    scope, asked = lot.scope(), lot.measure()
    rows = ranked(scope, asked)
    own = lot.one_of([each for each in rows if each[2]])
    if len(rows) < 3:
        raise UnluckyError
    better = [each for each in rows if value(each) > value(own)]
    gold = answered(Decimal(len(better) + 1), rows=[own], cite=[*better, own], may_cite=rows)
    return Draw(scope.slots | {"agency": Agency(own[0]), "measure": asked}, gold, {"measure": asked.id})


def rate_extreme(lot: Lot) -> Draw:
    """The bodies whose rate is highest."""
    scope, asked = lot.scope(), lot.rate()
    parts = [(each, asked.parts(each)) for each in scope.parts()]
    found = [(each.agency, each.year, percent(*pair)) for each, pair in parts if pair and pair[1]]
    if any(pair is None for _, pair in parts) or len(found) < 3:
        raise UnluckyError
    best = max(value(each) for each in found)
    rows = [each for each in found if each[2] == best]
    if not best or len(rows) > 4:
        raise UnluckyError
    return Draw(scope.slots | {"rate": asked}, answered(rows=rows, cite=rows), {"rate": asked.id})


def ranked(scope: Scope, asked: Measure) -> list[Row]:
    """The bodies that state the figure, the most first, aggregates left out."""
    sure(scope.reports, asked)
    rows = [row(each, asked) for each in scope.parts()]
    found = sorted((each for each in rows if each[2] is not None), key=value, reverse=True)
    if len(found) < 2:
        raise UnluckyError
    return found


def ordered(rows: Sequence[Row]) -> Gold:
    """The gold of rows in order."""
    return answered(rows=rows, cite=[each for each in rows if each[2]], may_cite=rows, ordered=True)


def value(row: Row) -> Decimal:
    """The figure of a row that has one."""
    return row[2] or Decimal(0)
