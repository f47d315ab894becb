"""Questions that get no figure: several readings, nothing loaded, nothing of these reports; and false premises."""

from decimal import Decimal

from eval.questions.draw import Draw, Lot, UnluckyError, named, row
from eval.questions.gold import answered, status
from eval.questions.operations.lookups import stated
from eval.questions.speech import Agency, Slot, Stranger, Year, kind_of, names

STRANGE_PLACES = ("云渡市", "白石滩市", "望湖县", "青岚区")


def homonym(lot: Lot) -> Draw:
    """A name that several bodies go by."""
    asked, year = lot.measure(), lot.one_of(lot.world.years)
    here = [each for each in lot.world.reports if each.year == year]
    goes_by = [kind_of(each) for each in here] + [alias for each in here for alias in each.aliases if lot.lang == "zh"]
    name = lot.one_of(sorted({each for each in goes_by if goes_by.count(each) > 1 and each.endswith("局")}))
    bureau = name if lot.lang == "zh" else str(lot.one_of(names()["kinds"].get(name, [])))
    slots: dict[str, Slot] = {"bureau": bureau, "year": Year(year), "measure": asked}
    return Draw(slots, status("clarify"), {"measure": asked.id})


def ambiguous(lot: Lot) -> Draw:
    """Words that two figures answer to: 收费, 其他, 公开了多少."""
    report = lot.report(lambda each: each.form == 2021)
    return Draw(named(report), status("clarify"), {"word": lot.when["word"]})


def year_not_loaded(lot: Lot) -> Draw:
    """A year of which there is no report."""
    missing = lot.one_of([lot.world.years[0] - 2, lot.world.years[0] - 1, lot.world.years[-1] + 1])
    slots: dict[str, Slot] = {"year": Year(missing), "measure": lot.measure(comparable=True)}
    if "agency" in lot.fields:
        slots["agency"] = Agency(lot.one_of(list(lot.world.bodies)))
    return Draw(slots, status("not_found"))


def report_not_loaded(lot: Lot) -> Draw:
    """A year of which this body has no report, though others do."""
    agency, year = lot.one_of(list(lot.world.bodies)), lot.one_of(lot.world.years)
    if (agency, year) in lot.world.at:
        raise UnluckyError
    slots: dict[str, Slot] = {"agency": Agency(agency), "year": Year(year), "measure": lot.measure(comparable=True)}
    return Draw(slots, status("not_found"))


def body_not_loaded(lot: Lot) -> Draw:
    """A body of which there is no report at all, nor of its kind in the same place."""
    kinds = sorted({kind_of(each) for each in lot.world.reports if each.level == "department"})
    kind = lot.one_of([*kinds, "公安局", "水利局", "体育局"])
    near = {place for each in lot.world.reports if kind_of(each) == kind for place in each.region}
    places = sorted({each.region[1] for each in lot.world.reports} - near)
    year = lot.one_of(lot.world.years)
    body = Stranger(lot.one_of([*STRANGE_PLACES, *places]), kind)
    slots: dict[str, Slot] = {"agency": body, "year": Year(year), "measure": lot.measure(comparable=True)}
    return Draw(slots, status("not_found"))


def out_of_scope(lot: Lot) -> Draw:
    """Nothing that these reports are about, or a request that is no question."""
    slots = {name: slot for name, slot in named(lot.report()).items() if name in lot.fields}
    return Draw(slots, status("out_of_scope"))


def hostile_look_up(lot: Lot) -> Draw:
    """A look-up wrapped in markup or orders: the figure is given, the rest has no effect."""
    report, asked = lot.report(), lot.measure()
    value = stated(lot, report, asked)
    gold = answered(value, asked.unit, cite=[row(report, asked)])
    return Draw(named(report) | {"measure": asked}, gold, {"measure": asked.id})


def false_premise(lot: Lot) -> Draw:
    """A number that the asker states and that is wrong (or right): the answer gives the printed one."""
    report, asked = lot.report(), lot.measure()
    value = stated(lot, report, asked)
    if asked.unit != "件":
        raise UnluckyError
    wrong = value + lot.one_of([Decimal(step) for step in (0, 1, 2, 7, 10, 100)])
    gold = answered(value, asked.unit, cite=[row(report, asked)])
    tags = {"measure": asked.id, "premise": "right" if wrong == value else "wrong"}
    return Draw(named(report) | {"measure": asked, "n": int(wrong)}, gold, tags)
