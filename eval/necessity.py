"""Are the citations what the answer rests on? Without them it must change, with only them it must stand."""

from collections.abc import Sequence
from typing import Any

from eval.cases import Case
from eval.judge import sampled
from eval.score import complete
from eval.scratch import Scratch
from eval.system import System

SAID = ("status", "value", "unit", "rows")
SHOWN = (*SAID, "answer", "citations")


class Necessity:
    """Probes answers by asking again over a scratch copy; `system` must read the copy at each question.

    `necessity` is 1 when the answer without the cited cells and sentences differs in anything it shows;
    `sufficiency` when the answer from them alone has the same status, value, unit and rows. Looked at are
    a seeded share of the answered cases that cite anything.
    """

    def __init__(self, scratch: Scratch, system: System, share: float, seed: int) -> None:
        self._scratch = scratch
        self._system = system
        self._share = share
        self._seed = seed

    def __call__(self, case: Case, answer: dict[str, Any]) -> dict[str, float]:
        """The two scores; none for a case outside of the sample."""
        cites = answer["status"] == "answered" and answer["citations"] and "citations_total" not in answer
        if not cites or not sampled(case, self._share, self._seed):
            return {}
        with self._scratch.shown("without", answer["citations"]):
            without = self._asked(case)
        with self._scratch.shown("only", answer["citations"]):
            only = self._asked(case)
        return {
            "necessity": float(not _same(answer, without, SHOWN)),
            "sufficiency": float(_same(answer, only, SAID)),
        }

    def _asked(self, case: Case) -> dict[str, Any]:
        return complete(dict(self._system.ask(case.question, case.history)))


def _same(one: dict[str, Any], other: dict[str, Any], names: Sequence[str]) -> bool:
    return all(one[name] == other[name] for name in names)
