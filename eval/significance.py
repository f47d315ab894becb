"""Is a difference between two runs over the same cases more than chance? By SciPy.

Scores of 0 and 1: McNemar's exact test, which is a binomial test on the cases that changed. Shares: a paired
permutation test (random signs), and a bootstrap interval of the mean difference.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from eval.interval import bootstrap

SIGNS = 9_999  # random signs drawn by the permutation test
SEED = 20_240_101

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric over the cases that both runs score. `better` and `worse` count cases of the second run."""

    n: int
    before: float
    after: float
    better: int
    worse: int
    p: float
    interval: tuple[float, float]  # 95 %, of after − before
    test: str


def difference(before: Sequence[float], after: Sequence[float]) -> Difference:
    """The difference of paired scores. At least one pair is needed."""
    one, two = np.asarray(before, float), np.asarray(after, float)
    change = two - one
    better, worse = int((change > 0).sum()), int((change < 0).sum())
    binary = bool(np.isin(np.concatenate([one, two]), (0, 1)).all())
    p = mcnemar(better, worse) if binary else _permutation(change[change != 0])
    test = "McNemar, exact" if binary else "permutation, paired"
    means = float(one.mean()), float(two.mean())
    return Difference(len(one), *means, better, worse, p, bootstrap(change), test)


def mcnemar(better: int, worse: int) -> float:
    """The two-sided p of so many cases changing one way and so many the other."""
    changed = better + worse
    return float(stats.binomtest(better, changed, 0.5).pvalue) if changed else 1.0


def adjusted(ps: Sequence[float]) -> list[float]:
    """The p-values of a comparison's metrics, raised for their number (Benjamini-Hochberg)."""
    return [float(p) for p in stats.false_discovery_control(ps, method="bh")] if ps else []


def _permutation(change: Scores) -> float:
    """Cases without a change tell nothing of its direction, so they are left out before."""
    if len(change) < 2:
        return 1.0
    found = stats.permutation_test(
        (change,), _mean, permutation_type="samples", n_resamples=SIGNS, batch=1_000, vectorized=True, rng=SEED
    )
    return float(found.pvalue)


def _mean(values: Scores, axis: int = -1) -> Scores:
    return np.asarray(np.mean(values, axis=axis))
