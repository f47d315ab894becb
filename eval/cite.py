"""Citation recall and precision by cell: a citation counts only when it stands in the source."""

from typing import Any, Protocol

from eval.cases import Cited


class Standing(Protocol):
    """Tells whether a citation (of the contract's JSON) stands in its source."""

    def stands(self, citation: dict[str, Any]) -> bool:
        """Whether its quote is there and holds the value cited."""
        ...


def cite_scores(
    wanted: tuple[Cited, ...], others: tuple[Cited, ...], answer: dict[str, Any], sources: Standing
) -> dict[str, float]:
    """`cite_recall`: the share of what must be cited that is; `cite_precision`: of the cells cited, those wanted
    or among the `others`, which may be cited and need not.

    Both name reports (agency, year) or cells (agency, year, key). Where an answer says that it lists
    only the first of its citations (`citations_total`), recall is of as many as it can hold.
    """
    cells = {cell_of(each): each for each in answer["citations"]}
    standing = {cell for cell, each in cells.items() if sources.stands(each)}
    found = {item for item in wanted if any(_meets(item, cell) for cell in standing)}
    right = [cell for cell in standing if any(_meets(item, cell) for item in (*wanted, *others))]
    most = min(len(set(wanted)), len(cells)) if "citations_total" in answer else len(set(wanted))
    return {
        "cite_recall": min(1.0, len(found) / most) if most else 1.0,
        "cite_precision": len(right) / len(cells) if cells else float(not wanted),
    }


def cell_of(citation: dict[str, Any]) -> tuple[str, int, str, str]:
    """What tells one citation from another."""
    return citation["agency"], citation["year"], citation.get("key", ""), citation["quote"]


def _meets(item: Cited, cell: tuple[str, int, str, str]) -> bool:
    return item == cell[: len(item)]
