"""The asker's own place: 咱们区, where the report of one such place is loaded, is that place by its name."""

import re
from collections.abc import Sequence

from sqlalchemy import Connection, select

from index.schema import agencies

_OURS = re.compile(
    "(?:咱们?|我们|俺们|我)(?:这个?)?(?P<tier>[省市县区])"
    "(?!域|间|别|情|道|里|人|长|场|面|民(?!政|宗|族|委)|外|内|级|委)"
)


def with_own_place(text: str, connection: Connection) -> str:
    """The text with the name of the one place of that tier whose government's report is loaded."""
    found = _OURS.search(text)
    own = _places(found["tier"], connection) if found else ()
    return f"{text[: found.start()]}{own[0]}{text[found.end() :]}" if found and len(own) == 1 else text


def places_meant(text: str, connection: Connection) -> tuple[str, ...]:
    """The places of which one may be the asker's own, where several of its tier are loaded."""
    found = _OURS.search(text)
    own = _places(found["tier"], connection) if found else ()
    return own if len(own) > 1 else ()


def _places(tier: str, connection: Connection) -> tuple[str, ...]:
    """The places of a tier whose governments have reports."""
    query = select(agencies.c.region).where(agencies.c.level == "aggregate").order_by(agencies.c.id)
    paths: Sequence[str] = connection.scalars(query).all()
    places = dict.fromkeys(path.rpartition("/")[2] for path in paths)
    return tuple(place for place in places if place.endswith(tier))
