"""Cities of the county's tier (县级市), which lie in another city though no address of theirs says so.

The city's own government tells it (由云岚市代管的县级市), or that of the city above lists it among its districts and
counties (下辖柳渡区、望溪县、石桥市三个县(市、区)). Nothing is said where two cities tell it, or where the place has
districts of its own.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from ingest.divisions import is_division, stem
from ingest.tokens import half_width

_PLACE = "[\u4e00-\u9fff]{1,8}?[区县旗市]"
_LISTED = re.compile(  # what is called counties, behind its list or before it
    rf"(?P<list>(?:{_PLACE}[、和与及])+{_PLACE})(?:等|共|这)*(?:\d+|[两二三四五六七八九十]+)个(?:县|区|旗)"
    rf"|辖(?:有|区内?有?)?(?P<under>(?:{_PLACE}[、和与及])+{_PLACE})"
)
_APART = re.compile("[、和与及]")
_UNDER = "(?:代管|(?:所辖|下辖|管辖|托管)的?(?:一个)?县级市)"


def county_cities(governments: Mapping[str, Sequence[str]], paths: Collection[str]) -> dict[str, str]:
    """By its name the path of the city that each such city lies in; `governments` are the texts of cities' own."""
    parted = {path.partition("/")[0] for path in paths if "/" in path}
    own = {path: [half_width(text) for text in texts] for path, texts in governments.items()}
    listed = {path: _listed(texts) for path, texts in own.items()}
    found: dict[str, str] = {}
    for path, texts in own.items():
        if "/" in path or not path.endswith("市") or is_division(path) or path in parted:
            continue
        above = {other for other in own if other != path and (path in listed[other] or _says_so(texts, other))}
        if len(above) == 1:
            found[path] = above.pop()
    return {city: above for city, above in found.items() if above not in found}


def _listed(texts: Sequence[str]) -> frozenset[str]:
    """The places that a city's texts list as its districts, counties and cities."""
    lists = (found["list"] or found["under"] for text in texts for found in _LISTED.finditer(text))
    places = (_APART.split(each) for each in lists)
    return frozenset(
        city for names in places if any(name.endswith(("区", "县", "旗")) for name in names) for city in _ends(names)
    )


def _ends(names: Sequence[str]) -> list[str]:
    """The names; of the first, before which a verb may stand, every end that might be the name."""
    first = names[0]
    return [*names[1:], *(first[at:] for at in range(max(1, len(first) - 2)))]


def _says_so(texts: Sequence[str], city: str) -> bool:
    """Whether a place's own texts say that it is a city under that one."""
    last = city.rsplit("/", 1)[-1]
    under = re.compile(f"(?:{last}|{stem(last)}){_UNDER}")
    return any(under.search(text) for text in texts)
