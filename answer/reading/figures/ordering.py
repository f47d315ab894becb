"""The order a question asks for: most or least first, how many places, which place."""

from decimal import Decimal
from typing import Literal

from answer.reading.language.spans import Spans

Order = Literal["", "most", "least", "both"]


def order_in(spans: Spans) -> tuple[Order, int | None]:
    """The order asked for and how many places of it; 最多 asks for the first, 排名 for all."""
    for span in spans.of("place"):
        return ("least" if (span.value("place") or "").endswith("least") or spans.has("rank_least") else "most"), None
    for span in spans.of("limit"):
        number, _, order = (span.value("limit") or "").partition(" ")
        least = order == "least" or spans.has("rank_least")
        return ("least" if least else "most"), max(1, int(Decimal(number)))
    if spans.has("rank_most") and spans.has("rank_least"):
        return "both", 1
    orders: tuple[tuple[str, Order], ...] = (("rank_least", "least"), ("rank_most", "most"))
    for kind, named in orders:
        if spans.has(kind):
            return named, 1 if spans.has("first_place") else None
    return ("most" if spans.has("rank_of") else ""), None


def place_in(spans: Spans) -> int | None:
    """The place in a ranking that is asked for: 第二名, second most."""
    return next((int((span.value("place") or "0").partition(" ")[0]) for span in spans.of("place")), None)
