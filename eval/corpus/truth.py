"""What is true of a file: one JSON line each."""

from decimal import Decimal
from typing import Any

from eval.corpus.record import Draft, Narrative, Printed
from eval.corpus.world import region


def truth_of(draft: Draft, file: str, kind: str, level: int) -> dict[str, Any]:
    """The truth of a report that was written to `file` as a format, damaged to a level."""
    return {
        "file": file,
        "format": kind,
        "damage": level,
        "damages": list(draft.damages),
        "agency": draft.agency,
        "aliases": list(draft.aliases),
        "region": list(region(draft.body)),
        "level": draft.body.kind.level,
        "year": draft.year,
        "form": draft.form,
        "cells": {key: _cell(cell) for key, cell in draft.cells.items()},
        "planted": [
            {"rule": each.rule, "keys": list(each.keys), "plant": each.plant}
            for each in draft.planted
            if all(_stands(draft.cells[key]) for key in each.keys)
        ],
        "narrative": [_narrative(each) for each in draft.narrative],
        "themes": list(draft.themes),
        "contacts": draft.contacts,
    }


def _stands(cell: Printed) -> bool:
    """Whether a reader can see the cell's number, and so what is wrong with it."""
    return cell.status == "read" and not cell.unsure


def _cell(cell: Printed) -> dict[str, Any]:
    entry = {"printed": cell.text, "value": _number(cell.value), "status": cell.status}
    return {**entry, "unsure": True} if cell.unsure else entry


def _narrative(fact: Narrative) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "topic": fact.topic,
        "value": _number(fact.value),
        "unit": fact.unit,
        "sentence": fact.sentence,
    }
    more = {"key": fact.key, "approximate": fact.approximate, "parts": list(fact.parts)}
    return entry | {name: value for name, value in more.items() if value}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
