"""The short name that a report gives its body itself: 云岚高新技术产业开发区管理委员会（以下简称“云岚高新区”）."""

import re
from collections.abc import Iterator

from ingest.names import kind_of, regions_of

REACH = 6000  # characters of a report in which it is told
# Of at least three characters: 市局 and 我委 are what any body calls itself.
_SHORT = re.compile(r"\((?:以下|下文?)(?:统一)?简称:?[“\"']?([\u4e00-\u9fff]{3,12})[”\"']?(?:,[^()]{0,20})?\)")
_NOT_A_NAME = re.compile(r"^[我本该全各]|(?:条例|办法|规定|机关|单位|部门)$")


def short_names(agency: str, text: str) -> tuple[str, ...]:
    """The names in brackets behind the body's own name, or that of the place that it governs; half-width text."""
    told = text[:REACH]
    if "简称" not in told:
        return ()
    return tuple(dict.fromkeys(_behind(agency, "".join(told.split()))))


def _behind(agency: str, told: str) -> Iterator[str]:
    kind = kind_of(agency)
    governs = kind is not None and kind.zh in {"人民政府", "管理委员会"}
    own = tuple(filter(None, (agency, "".join(regions_of(agency)) if governs else "")))
    for found in _SHORT.finditer(told):
        before, short = told[: found.start()], found.group(1)
        if before.endswith(own) and not _NOT_A_NAME.search(short) and _shortens(short, agency):
            yield short


def _shortens(short: str, agency: str) -> bool:
    """Whether a name is made of letters of the full one, in their order."""
    letters = iter(agency)
    return short != agency and all(letter in letters for letter in short)
