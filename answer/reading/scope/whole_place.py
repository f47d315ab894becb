"""The whole of a place that is not named, where only one of its tier is loaded: 全区收到多少件申请, the district."""

import re

from sqlalchemy import Connection

from answer.reading.scope.names import region_names
from answer.reading.scope.tiers import tier_of
from ingest.zones import zone_of

_WHOLE = re.compile(r"(?<![市区县州省旗])全(?P<tier>[市区县州省旗])(?![级直属本长委域块内间])")
_BODY = r"government|level|office|bureau|department|commission|council|hall|report|aggregate|website|portal"
_WHOLE_EN = re.compile(
    r"\b(?:the (?:whole |entire )?(?P<tier>district|city|county|prefecture|province)(?:'s)?(?: as a whole)?"
    r"|(?P<wide>district|city|county|prefecture|province)-?wide)"
    rf"(?! (?:{_BODY}))(?=[ ,.?!;]|$)"
)
_ENDS = {
    **{"district": "区", "city": "市州盟区", "county": "县旗市", "prefecture": "州盟区", "province": "省"},
    **{each: each for each in "区县州省旗"},
    "市": "市州盟区",  # 全州 is read as 全市; of the tier of cities no other place ends so
}
_TIERS = {"district": "county", "county": "county", "区": "county", "县": "county", "旗": "county"}


def whole_place(text: str, connection: Connection) -> str:
    """The one place of the tier that is loaded, where a question is about the whole of it; else empty."""
    found = _WHOLE_EN.search(text) if text.isascii() else _WHOLE.search(text)
    if found is None:
        return ""
    said = found["tier"] or found.groupdict().get("wide") or ""
    tier = _TIERS.get(said, "province" if said in {"省", "province"} else "city")
    paths = {path for path in region_names(connection).values() if tier_of(path) == tier}
    places = {path.rpartition("/")[2] for path in paths if path.endswith(tuple(_ENDS[said]))}
    places = {place for place in places if not zone_of(place)}
    return places.pop() if len(places) == 1 else ""
