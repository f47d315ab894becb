"""Whether bodies are of a province, a city, or a county or district: by the place that they belong to."""

from functools import lru_cache
from itertools import accumulate

from sqlalchemy import ColumnElement, and_, not_, or_
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.schema import Column

TIERS = ("province", "city", "county")
SMALLER = ("township", "subdistrict")  # levels of bodies that lie in a county and are none of its own
_CITIES = ("市", "州", "盟", "地区")
_PROVINCES = ("省", "自治区")


def tier_of(region: str) -> str:
    """The tier of a place, by the path of its name: county of 云岚市/柳渡区; empty where its name tells none."""
    outer, _, own = region.rpartition("/")
    if own.endswith(_PROVINCES):
        return "province"
    if own.endswith("市") and outer.endswith(_CITIES):
        return "county"
    if own.endswith(_CITIES):
        return "city"
    return "county" if own.endswith(("区", "县", "旗")) else ""


def tier_of_body(region: str, level: str) -> str:
    """The tier of a body of that place and level: a town's is its own."""
    return level if level in SMALLER else tier_of(region) or level


def of_tier(region: Column[str] | InstrumentedAttribute[str], tier: str) -> ColumnElement[bool]:
    """The same of a column of paths."""
    in_city = or_(*(region.like(f"%{city}/%市") for city in _CITIES))
    province = or_(*(region.like(f"%{end}") for end in _PROVINCES))
    city = and_(or_(*(region.like(f"%{end}") for end in _CITIES)), not_(in_city))
    if tier == "province":
        return province
    if tier == "city":
        return city
    return or_(in_city, and_(or_(*(region.like(f"%{end}") for end in "区县旗")), not_(province), not_(city)))


@lru_cache(maxsize=10_000)
def outer_places(region: str) -> tuple[str, ...]:
    """A place and those that it lies in, the outermost first: 云岚市, 云岚市/柳渡区."""
    return tuple(accumulate(region.split("/"), lambda outer, inner: f"{outer}/{inner}"))


def place_of(region: str, tier: str) -> str:
    """The place of that tier that a region is, or lies in; empty where there is none."""
    return next((place for place in outer_places(region) if tier_of(place) == tier), "")
