"""What the optional language model did for an answer; `model/` is where it does it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Use:
    """Requests made and what they took; `cost` is None where no prices are set."""

    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: Decimal | None = None

    def __add__(self, other: "Use") -> "Use":
        costs = [each.cost for each in (self, other) if each.cost is not None]
        return Use(
            self.requests + other.requests,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            sum(costs, Decimal(0)) if costs else None,
        )

    def to_json(self) -> dict[str, Any]:
        """Counts, and the cost as a plain number."""
        cost = None if self.cost is None else float(self.cost)
        return {"requests": self.requests, "tokens_in": self.tokens_in, "tokens_out": self.tokens_out, "cost": cost}


@dataclass(frozen=True, slots=True)
class Help:
    """Whether the reading is the model's, how many of its sentences are shown and left out, or why nothing came.

    `remark` says it in the answer's language; `use` is that of this answer.
    """

    model: str
    read: bool = False
    sentences: int = 0
    dropped: int = 0
    failed: str = ""
    use: Use = Use()
    since_start: Use = Use()
    remark: str = ""

    def to_json(self) -> dict[str, Any]:
        """All of it."""
        names = ("model", "read", "sentences", "dropped", "failed", "remark")
        own = {name: getattr(self, name) for name in names}
        return {**own, "use": self.use.to_json(), "since_start": self.since_start.to_json()}
