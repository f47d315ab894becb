"""`python -m eval.selfcheck`: does the harness find small regressions, and only those?

Writes a corpus, loads it, asks generated questions once, and replays the answers through the whole harness:

- A/A: 20 pairs of runs whose answers are spoilt by lot at the same rate. None may differ significantly.
- A/B: 10 runs in which a further 1 % of the answers is spoilt. Every one must be found.

The rate of false alarms is measured on 1,000 further A/A pairs, drawn from the cases' scores alone.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy import stats

from eval.cases import Case
from eval.compare import ALPHA, compare
from eval.corpus.write import Order, write_corpus
from eval.judge import Scorer
from eval.questions.generate import Plan, generate
from eval.questions.wording import OPEN
from eval.questions.world import read_world
from eval.record import Record
from eval.replay import Replay
from eval.run import ask
from eval.significance import mcnemar
from eval.source import Sources
from eval.system import Ours, Setup, System
from index.embedding import load as load_embedder
from index.load import find_files
from index.load import load as load_files

NOISE = 0.01
PAIRS, REGRESSIONS, DRAWS = 20, 10, 1_000
REPORTS = 320
MORE = 1.6  # cases drawn for each that is wanted: a fourth is held out, and some run out


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: how many of each comparison were significant, and the false alarms among the draws."""

    cases: int
    false_alarms: int
    found: int
    drawn_alarms: int

    @property
    def holds(self) -> bool:
        """Whether no A/A pair was flagged, every regression was found, and alarms are as rare as promised."""
        rare = stats.binomtest(self.drawn_alarms, DRAWS, ALPHA, alternative="greater").pvalue > ALPHA
        return self.false_alarms == 0 and self.found == REGRESSIONS and bool(rare)


def main(arguments: list[str] | None = None) -> int:
    """0 when the harness holds its promise, 1 when not."""
    parser = argparse.ArgumentParser(prog="python -m eval.selfcheck", description=__doc__.partition("\n")[0])
    parser.add_argument("--n", type=int, default=3_000, help="how many cases")
    parser.add_argument("--seed", type=int, default=7, help="of corpus, questions and spoilt answers")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        outcome = selfcheck(Path(folder), options.n, options.seed)
    print(json.dumps({**{name: getattr(outcome, name) for name in outcome.__slots__}, "holds": outcome.holds}))
    return 0 if outcome.holds else 1


def selfcheck(folder: Path, count: int, seed: int, reports: int = REPORTS) -> Outcome:
    """The outcome over a corpus written and loaded under `folder`."""
    write_corpus(Order(reports, seed, levels=(0,)), folder / "corpus")
    load_files(find_files([folder / "corpus" / "reports"]), folder / "data", load_embedder())
    cases = questions(folder / "corpus", count, seed)
    scorer = Scorer(Sources(folder / "data"))
    first = asked(cases, Ours(Setup(folder / "data", date(2025, 1, 1), seed)), scorer)
    return check(cases, first, scorer, seed)


def questions(corpus: Path, count: int, seed: int) -> list[Case]:
    """So many questions about a corpus, of every operation."""
    plan = Plan(read_world(corpus), seed, round(count * MORE), corpus.name)
    found = [Case.model_validate(each) for each in generate(plan, OPEN)]
    return random.Random(seed).sample(found, min(count, len(found)))


def check(cases: Sequence[Case], first: Sequence[Record], scorer: Scorer, seed: int) -> Outcome:
    """The outcome over the answers of a run."""
    noisy = [asked(cases, Replay(first, NOISE, seed + at), scorer) for at in range(PAIRS + 1)]
    alarms = [compare(one, two).significant() for one, two in pairwise(noisy)]
    worse = [asked(cases, Replay(first, NOISE, seed + 1_000 + at), scorer) for at in range(REGRESSIONS)]
    found = [compare(first, run).worse() for run in worse]
    return Outcome(len(cases), sum(map(bool, alarms)), sum(map(bool, found)), _drawn_alarms(first, seed))


def asked(cases: Sequence[Case], system: System, scorer: Scorer) -> list[Record]:
    """The records of a run that is kept in memory."""
    return [ask(case, system, scorer)[0] for case in cases]


def _drawn_alarms(first: Sequence[Record], seed: int) -> int:
    """How many of DRAWS pairs McNemar's test flags when each side fails another 1 % by lot."""
    rng = np.random.default_rng(seed)
    passed = np.array([record.passed for record in first])
    alarms = 0
    for _ in range(DRAWS):
        one, two = (passed & (rng.random(len(passed)) >= NOISE) for _ in range(2))
        alarms += mcnemar(int((two & ~one).sum()), int((one & ~two).sum())) < ALPHA
    return alarms


if __name__ == "__main__":
    sys.exit(main())
