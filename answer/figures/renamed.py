"""Bodies that were renamed between two years, where the report of the new one tells so: 原云岚市粮食局更名为…"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, or_, select

from answer.figures.select import ReportRow, select_reports
from answer.plan import Plan, Scope
from index.among import among
from index.schema import agencies, passages, reports
from ingest.names import regions_of

_WORDS = ("改组", "更名", "改名", "改称", "变更", "转设", "升格")
_BECAME = f"(?:整体|正式|已|被|经批准)*(?:{'|'.join(_WORDS)})(?:成立|设立)?(?:为|成)"
_CAME_OF = f"(?:{'|'.join(_WORDS)})(?:而来|而成)"
_NOT_ALONE = "(?<![和与及、])(?<![和与及、]原)"  # several bodies became one
_NOT_ITSELF = "(?!的?(?:下属|所属|直属|内设|分局|管理的))"
_SELF = "[我本](?:省|市|县|区|州|旗)?(?:局|厅|委|办|中心|单位|机关|部门)"


def successors(connection: Connection, earlier: Sequence[ReportRow], later: Sequence[ReportRow]) -> dict[str, str]:
    """Which body of the earlier reports became which of the later ones, where these tell it, one of one."""
    homes = {each.region for each in earlier} & {each.region for each in later}
    olds = {each.agency: each.region for each in earlier if each.region in homes}
    news = [each for each in later if each.region in homes and each.agency not in olds]
    if not (olds and news):
        return {}
    texts = _prose_of(connection, news)
    there: dict[str, list[str]] = {}
    for old, region in olds.items():
        there.setdefault(region, []).append(old)
    told = {
        (old, new.agency)
        for new in news
        if new.id in texts
        for old in there.get(new.region, ())
        if _tells(texts[new.id], old, new.agency)
    }
    once = [Counter(side) for side in zip(*told, strict=True)] if told else []
    years = _years_of(connection, [name for pair in told for name in pair]) if told else {}
    return {
        old: new
        for old, new in told
        if once[0][old] == once[1][new] == 1 and years[old][1] < years[new][0]  # never both in one year
    }


def _prose_of(connection: Connection, found: Sequence[ReportRow]) -> dict[int, str]:
    """The passages of those reports that may tell of it."""
    query = select(passages.c.report_id, passages.c.text).where(
        among(passages.c.report_id, [each.id for each in found])
    )
    query = query.where(or_(*(passages.c.text.contains(word) for word in _WORDS))).order_by(passages.c.number)
    texts: dict[int, str] = {}
    for row in connection.execute(query):
        texts[row.report_id] = f"{texts.get(row.report_id, '')}\n{row.text}"
    return texts


def _own(name: str) -> str:
    return name.removeprefix("".join(regions_of(name)))


def _tells(text: str, old: str, new: str) -> bool:
    """Whether the prose of a body's report says that it was the other before."""
    if _own(old) not in text:
        return False
    was, now = re.escape(_own(old)), re.escape(_own(new))
    place = "[\u4e00-\u9fff]{0,12}?"
    became = rf"{_NOT_ALONE}{was}[”\"』」]?{_BECAME}[“\"『「]?(?:{place}{now}|{_SELF}){_NOT_ITSELF}"
    return bool(re.search(rf"{became}|由原?{place}{was}{_CAME_OF}", text))


def _years_of(connection: Connection, names: Sequence[str]) -> Mapping[str, tuple[int, int]]:
    query = select(agencies.c.name, func.min(reports.c.year).label("first"), func.max(reports.c.year).label("last"))
    query = query.join(reports, reports.c.agency_id == agencies.c.id).where(reports.c.current)
    found = connection.execute(query.where(agencies.c.name.in_(names)).group_by(agencies.c.name))
    return {row.name: (row.first, row.last) for row in found}


def with_both_names(plan: Plan, connection: Connection) -> Plan:
    """A plan that compares two years of a body with what it was called before or afterwards named too."""
    if len(plan.scope.agencies) != 1 or len(plan.scope.years) < 2:
        return plan
    found = select_reports(connection, plan.scope)
    homes = {each.region for each in found if each.region}
    years = {min(plan.scope.years), max(plan.scope.years)}
    if len(homes) != 1 or {each.year for each in found} >= years or not found:
        return plan
    there = select_reports(connection, Scope(regions=tuple(homes)[:1], years=tuple(sorted(years))))
    there = [each for each in there if each.region in homes]
    renamed = successors(connection, *of_one_year_alone(there, years))
    own = plan.scope.agencies[0]
    pair = next(((old, new) for old, new in renamed.items() if own in (old, new)), None)
    return plan.model_copy(update={"scope": plan.scope.model_copy(update={"agencies": pair})}) if pair else plan


def of_one_year_alone(found: Sequence[ReportRow], years: set[int]) -> tuple[list[ReportRow], list[ReportRow]]:
    """The reports of the first and of the last year, of bodies that have no report of the other."""
    first, last = ([each for each in found if each.year == year] for year in (min(years), max(years)))
    both = {each.agency for each in first} & {each.agency for each in last}
    return [each for each in first if each.agency not in both], [each for each in last if each.agency not in both]
