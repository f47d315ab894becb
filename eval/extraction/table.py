"""Scores as tables of text: by format and damage, each share with its interval."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from scipy.stats import binomtest

from eval.extraction.score import Score

COUNTS = ("exact", "wrong", "unread", "restored", "kept back")
# Name of the column: what is counted, and of how many.
SHARES = {
    "cells": ("exact", ("exact", "wrong", "unread")),
    "tables": ("whole tables", ("tables",)),
    "agency": ("agency", ("named",)),
    "year": ("year", ("named",)),
    "region": ("region", ("named",)),
    "level": ("level", ("named",)),
    "form": ("form", ("named",)),
    "planted": ("found", ("planted",)),
    "sentences": ("whole", ("told",)),
    "numbers": ("stated", ("numbers",)),
}


def groups_of(scores: Sequence[Score]) -> dict[str, list[Score]]:
    """The scores in all, by damage, by format and damage, by single damage; in the order they are shown."""
    found: dict[tuple[int, str], list[Score]] = defaultdict(list)
    for each in scores:
        truth = each.truth
        found[0, "all"].append(each)
        found[1, f"damage {truth['damage']}"].append(each)
        found[2, f"{truth['format']}, damage {truth['damage']}"].append(each)
        for name in truth["damages"]:
            found[3, f"~ {name}"].append(each)
    return {name: found[rank, name] for rank, name in sorted(found)}


def counts_of(scores: Sequence[Score]) -> Counter[str]:
    """The counts of several files together."""
    return sum((each.counts for each in scores), Counter())


def shares_of(counts: Counter[str]) -> dict[str, dict[str, float | int]]:
    """Every share: how many of how many, with Wilson's 95 % interval."""
    return {
        name: _share(counts[part], sum(counts[each] for each in whole))
        for name, (part, whole) in SHARES.items()
        if sum(counts[each] for each in whole)
    }


def _share(part: int, whole: int) -> dict[str, float | int]:
    interval = binomtest(part, whole).proportion_ci(method="wilson")
    return {"right": part, "of": whole, "low": round(interval.low, 6), "high": round(interval.high, 6)}


def render(scores: Sequence[Score]) -> Iterator[str]:
    """Lines: a group each, its cells counted, its shares as right/of."""
    groups = groups_of(scores)
    width = max(map(len, groups))
    names = [*COUNTS, "false alarms"]
    yield (
        f"{'':{width}}{'files':>7}"
        + "".join(f"{name:>13}" for name in names)
        + "".join(f"{name:>14}" for name in SHARES)
    )
    for name, group in groups.items():
        counts = counts_of(group)
        shares = shares_of(counts)
        yield (
            f"{name:{width}}{counts['files']:>7}"
            + "".join(f"{counts[each]:>13}" for each in names)
            + "".join(f"{_fraction(shares.get(each)):>14}" for each in SHARES)
        )


def _fraction(share: dict[str, float | int] | None) -> str:
    return f"{share['right']}/{share['of']}" if share else "–"


def examples(scores: Sequence[Score], most: int) -> Iterator[str]:
    """So many files with failures a kind of damage, some of their failures each."""
    shown: Counter[str] = Counter()
    for each in scores:
        kind = "+".join(each.truth["damages"]) or "undamaged"
        if each.failures and shown[kind] < most:
            shown[kind] += 1
            yield f"\n{each.truth['file']} ({each.truth['format']}; {kind}): {len(each.failures)} failures"
            for failure in each.failures[:6]:
                yield f"  {failure.what}: expected {failure.expected}, got {failure.got}"
