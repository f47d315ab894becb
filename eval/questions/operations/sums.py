"""Questions about all bodies of a scope together: sums, averages, rates, distributions."""

from decimal import Decimal

from eval.questions.draw import Draw, Lot, UnluckyError, named, row, sure
from eval.questions.gold import Gold, Row, answered, mean, median, percent, spread
from eval.questions.measures import Measure
from eval.questions.world import Report

REASONS = (
    *("state_secret", "prohibited_by_law", "security_stability", "third_party_rights"),
    *("internal_affairs", "process_information", "enforcement_file", "administrative_inquiry"),
)
UNABLE = ("not_held", "would_need_creation", "still_unclear")
NOT_PROCESSED = (
    *("petition_or_complaint", "duplicate", "public_publication", "excessive_repeat", "confirm_or_reissue"),
)
OUTCOMES = (
    *("requests.granted.total", "requests.partial.total"),
    *(f"requests.refused.{name}.total" for name in REASONS),
    *(f"requests.unable.{name}.total" for name in UNABLE),
    *(f"requests.not_processed.{name}.total" for name in NOT_PROCESSED),
    *("requests.other_outcome.not_corrected_in_time.total", "requests.other_outcome.fee_not_paid_in_time.total"),
    *("requests.other_outcome.other.total", "requests.other_outcome.total"),
)
APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_services", "other")
PARTS = {
    "reasons": tuple(f"requests.refused.{name}.total" for name in REASONS),
    "outcomes": OUTCOMES,
    "applicants": tuple(f"requests.received.{name}" for name in APPLICANTS),
}


def sum_over(lot: Lot) -> Draw:
    """The sum over a scope, aggregates not added to their parts."""
    scope = lot.scope()
    asked = lot.measure(comparable="years" in lot.fields)
    rows = [row(each, asked) for each in scope.parts()]
    total = sum((value for _, _, value in rows if value is not None), Decimal(0))
    if not total:
        raise UnluckyError
    gold = answered(total, asked.unit, cite=[each for each in rows if each[2]])
    return Draw(scope.slots | {"measure": asked}, gold, {"measure": asked.id})


def average(lot: Lot) -> Draw:
    """The mean or the median over the bodies with a value, zeros included."""
    scope, asked = lot.scope(), lot.measure()
    values = values_of(scope.parts(), asked)
    if len(values) < 2 or not any(values):
        raise UnluckyError
    middle = mean(values) if lot.when["average"] == "mean" else median(values)
    return Draw(scope.slots | {"measure": asked}, answered(middle, asked.unit), {"measure": asked.id} | dict(lot.when))


def values_of(reports: list[Report], asked: Measure) -> list[Decimal]:
    """The figure of each report that states one."""
    sure(reports, asked)
    return [value for value in map(asked.of, reports) if value is not None]


def rate_over(lot: Lot) -> Draw:
    """A rate of a scope, pooled: all numerators over all denominators."""
    scope, asked = lot.scope(), lot.rate()
    parts = [asked.parts(each) for each in scope.parts()]
    known = [each for each in parts if each is not None]
    under = sum((each[1] for each in known), Decimal(0))
    if len(known) < len(parts) or not under:
        raise UnluckyError
    value = percent(sum((each[0] for each in known), Decimal(0)), under)
    return Draw(scope.slots | {"rate": asked}, answered(value, "%"), {"rate": asked.id, "pooled": "yes"})


def distribution(lot: Lot) -> Draw:
    """How refusals fall on reasons, requests on outcomes or applicants: of a report, or over a scope."""
    keys = PARTS[lot.when["over"]]
    if "agency" in lot.fields:
        report = lot.report()
        reports, slots = [report], named(report)
    else:
        scope = lot.scope()
        reports, slots = scope.parts(), scope.slots
    return Draw(slots, spread_of(reports, keys), {"over": lot.when["over"]})


def spread_of(reports: list[Report], keys: tuple[str, ...]) -> Gold:
    """The gold of a distribution: sums by key. Raises UnluckyError where fewer than two are not zero."""
    sums = {key: Decimal(0) for key in keys}
    cite: list[Row] = []
    for report in reports:
        for key in keys:
            value = report.value(key)
            if value:
                sums[key] += value
                cite.append((report.agency, report.year, value))
    if len([value for value in sums.values() if value]) < 2:
        raise UnluckyError
    return spread(sums.values(), cite)
