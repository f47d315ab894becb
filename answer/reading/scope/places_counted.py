"""Districts and counties by how many there are: 望湖、青埠、临塘三个区 are those named, 三个区 their governments."""

import re
from collections.abc import Mapping

from sqlalchemy import Connection, select

from answer.reading.language.chinese import said_plainly
from index.schema import agencies

_COUNTED = re.compile(
    "[，,]?(?:这|那|全市|下辖的?|所辖的?)?[两二三四五六七八九十]+个(?P<tier>区县|县区|区|县)(?!级|[\u4e00-\u9fff]{0,2}(?:政府|[局委办]))"
)
_OF_PLACES = re.compile("(?:这|那)?[两二三四五六七八九十]+(?:个?(?:地方|地区|地)|家(?!单位|部门|机关))")
_LISTED = re.compile("[\u4e00-\u9fff]{2,6}(?:(?:、|和|与|及|以及)[\u4e00-\u9fff]{2,6})+$")
_APART = re.compile("、|以及|和|与|及")


def with_places_counted(text: str, places: Mapping[str, str], connection: Connection) -> str:
    """The text without the number of the places that are named before it; where none are, with their governments in its
    place, if any is loaded."""
    of_places = _OF_PLACES.search(text)
    if of_places and _are_places(text[: of_places.start()], places):
        return text[: of_places.start()] + text[of_places.end() :]
    found = _COUNTED.search(text) if "级一级政府" not in text else None
    if found is None:
        return text
    before, behind = text[: found.start()], text[found.end() :]
    if _are_places(before, places):
        return before + behind
    ends = tuple(f"{end}人民政府" for end in ("区", "县") if end in found["tier"])
    query = select(agencies.c.name).where(agencies.c.level == "aggregate")
    loaded: list[str] = list(connection.scalars(query))
    return (
        said_plainly(f"{before}各{found['tier']}政府{behind}") if any(name.endswith(ends) for name in loaded) else text
    )


def _are_places(before: str, places: Mapping[str, str]) -> bool:
    """Whether a stretch ends with an enumeration of places."""
    listed = _LISTED.search(before)
    names = _APART.split(listed.group()) if listed else []
    return bool(names) and all(name in places or name.endswith(("区", "县", "市")) for name in names)
