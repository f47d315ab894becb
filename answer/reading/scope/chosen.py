"""Which of the bodies offered an answer to 是哪一个单位 means: 市里的, 区级那个."""

import re
from collections.abc import Sequence

from ingest.names import regions_of

_OF_PLACE = re.compile(
    r"(?:就|我|想|要|是|问|指|说|的|[，,])*(?P<place>[市区县])(?:里|上|本?级|局|一级)(?:面|头|边)?(?:的|那|这|个|家|单位)*(?:吧|啊|呀|呢)?[。？?!！]*"
)


def chosen_body(answer: str, choices: Sequence[str]) -> str:
    """The one body offered that is of that kind of place; empty where none is, or several are."""
    found = _OF_PLACE.fullmatch(answer.strip())
    if not found:
        return ""
    places = {choice: regions_of(choice) for choice in choices}
    fitting = [choice for choice, path in places.items() if path and path[-1].endswith(found["place"])]
    return fitting[0] if len(fitting) == 1 else ""
