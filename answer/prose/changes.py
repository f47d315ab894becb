"""By how much numbers told in the prose rose or fell between two years: of which bodies, and most of all."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from answer.answer import Language, Row
from answer.citing.citations import marks
from answer.draft import Computed, Count, Draft
from answer.figures.compute import compute
from answer.plan import Plan
from answer.shown.phrases import scope_words
from answer.words import say


class _Change(NamedTuple):
    """The numbers of one body in the two years, by their places among the rows, and what they differ by."""

    agency: str
    first: int
    last: int
    value: Decimal
    percent: Decimal | None


def changes_by_body(plan: Plan, words: str, draft: Draft, language: Language) -> None:
    """Which bodies tell more, or less, in the second year than in the first, by how much; those that a ranking asks
    for; the draft keeps only their rows."""
    every = _changes(plan, draft.rows)
    meant = _chosen(plan, [each for each in every if _is_meant(plan, each)])
    rows = draft.rows
    draft.rows = [rows[at] for each in meant for at in (each.first, each.last)]
    parts = {"scope": scope_words(plan.scope, language), "words": words, "stating": len(every), "count": len(meant)}
    draft.counts += [Count(len(names), tuple(each.agency for each in names)) for names in (every, meant)]
    key = "text_ranked_changes" if plan.order else f"text_{plan.expects or 'both'}_changes"
    lines = [say(key, language, **parts) if meant else say("text_no_changes", language, **parts), ""]
    lines += [_line(each, draft, 2 * at, language) for at, each in enumerate(meant)]
    if len(meant) == 1:
        draft.value = abs(meant[0].value)
    draft.text = "\n".join(lines)


def _changes(plan: Plan, rows: Sequence[Row]) -> list[_Change]:
    """Of every body that tells both numbers."""
    places: dict[tuple[str, int], int] = {(row.agency, row.year): at for at, row in enumerate(rows)}
    found = []
    for agency in dict.fromkeys(row.agency for row in rows):
        first, last = (places.get((agency, year)) for year in plan.scope.years)
        one, other = (None if at is None else rows[at].value for at in (first, last))
        if first is not None and last is not None and one is not None and other is not None:
            found.append(_Change(agency, first, last, other - one, compute("change", (other, one))))
    return found


def _is_meant(plan: Plan, change: _Change) -> bool:
    return not plan.expects or (change.value > 0 if plan.expects == "more" else change.value < 0)


def _chosen(plan: Plan, meant: Sequence[_Change]) -> list[_Change]:
    """Those asked for in order of what they differ by, the greatest first; all that stand level at the end."""
    sized = [(abs((each.percent or Decimal(0)) if plan.percent else each.value), each) for each in meant]
    ordered = sorted(sized, key=lambda pair: pair[0] if plan.order == "least" else -pair[0])
    if plan.limit is None or len(ordered) <= plan.limit:
        return [each for _, each in ordered]
    last = ordered[plan.limit - 1][0]
    return [each for at, (size, each) in enumerate(ordered) if at < plan.limit or size == last]


def _line(change: _Change, draft: Draft, at: int, language: Language) -> str:
    first, last = draft.rows[at], draft.rows[at + 1]
    higher, lower = (at, at + 1) if change.value < 0 else (at + 1, at)
    draft.computed.append(Computed(abs(change.value), "difference", rows=(higher, lower)))
    if change.percent is not None:
        draft.computed.append(Computed(change.percent, "change", rows=(at + 1, at)))
    percent = say("change_percent", language, percent=f"{change.percent:+f}%") if change.percent is not None else ""
    way = "rose" if change.value > 0 else "fell" if change.value < 0 else "stayed"
    return say(
        f"body_{way}",
        language,
        agency=change.agency,
        first=f"{first.value:f}{marks(first.citations)}",
        last=f"{last.value:f}{marks(last.citations)}",
        value=f"{abs(change.value):f}",
        percent=percent,
    )
