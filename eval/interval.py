"""95 % intervals of a mean: Wilson's for 0 and 1 (SciPy), the bootstrap's for shares and differences."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

LEVEL = 0.95
RESAMPLES = 10_000
SEED = 20_240_101  # the same scores give the same interval

Interval = tuple[float, float]


def interval(scores: Sequence[float]) -> Interval:
    """The interval of the mean of `scores`, each from 0 to 1. At least one is needed."""
    values = np.asarray(scores, float)
    if np.isin(values, (0, 1)).all():
        found = stats.binomtest(int(values.sum()), len(values)).proportion_ci(LEVEL, method="wilson")
        return round(float(found.low), 4), round(float(found.high), 4)
    low, high = bootstrap(values)
    return round(low, 4), round(high, 4)


def bootstrap(values: ArrayLike) -> Interval:
    """The percentile bootstrap's interval of the mean.

    A resample is told by how often it holds each distinct value, which is one multinomial draw; few values
    are distinct, so ten thousand resamples of thousands of cases take milliseconds.
    """
    distinct, counts = np.unique(np.asarray(values, float), return_counts=True)
    total = int(counts.sum())
    drawn = np.random.default_rng(SEED).multinomial(total, counts / total, size=RESAMPLES)
    low, high = np.quantile(drawn @ distinct / total, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return float(low), float(high)
