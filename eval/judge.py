"""Scores with the sources at hand, and the slower probes of a sample."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from eval.cases import Case
from eval.cite import Standing
from eval.score import score, score_of_error

Probe = Callable[[Case, dict[str, Any]], dict[str, float]]


class Judge(Protocol):
    """Gives an answer its scores."""

    def score(self, case: Case, answer: dict[str, Any]) -> dict[str, float] | None:
        """The scores; None where a run only asks."""
        ...

    def score_of_error(self, case: Case) -> dict[str, float] | None:
        """The scores of a case that raised."""
        ...


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores every answer; `probe` adds necessity and sufficiency to the cases it looks at."""

    sources: Standing
    probe: Probe | None = None

    def score(self, case: Case, answer: dict[str, Any]) -> dict[str, float]:
        """The scores of an answer."""
        probed = self.probe(case, answer) if self.probe else {}
        return score(case, answer, self.sources) | probed

    def score_of_error(self, case: Case) -> dict[str, float]:
        """The scores of a case that raised: all 0."""
        return score_of_error(case, self.sources)


class Unscored:
    """For a run that only asks."""

    def score(self, case: Case, answer: dict[str, Any]) -> None:
        """No scores."""

    def score_of_error(self, case: Case) -> None:
        """No scores."""


def sampled(case: Case, share: float, seed: int) -> bool:
    """Whether a case is in a sample of that share; the same for the same seed, whatever the order."""
    return random.Random(f"{seed}/{case.id}").random() < share
