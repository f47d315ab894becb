"""What can be asked for: measures, rates, applicants, results of appeals, each with the words people use."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from eval.questions.world import Report, added

Forms = Mapping[str, Mapping[str, tuple[str, ...]]]  # language, part in a sentence, phrases
COMPARABLE = ("requests.", "reconsideration.", "litigation", "licensing.d", "penalties.d", "coercion.d")


@dataclass(frozen=True)
class Measure:
    """A figure of a report: cells that are added."""

    id: str
    keys: tuple[str, ...]
    words: Forms = field(compare=False)
    unit: str = "件"
    rare: bool = False  # only in the older form: for look-ups

    def of(self, report: Report) -> Decimal | None:
        """The figure in a report; None where it is blank or the form lacks it."""
        return added(report.value(key) for key in self.keys)

    def sure_in(self, report: Report) -> bool:
        """False where parts are blank and the others add up to nothing: then nobody can say whether it is zero."""
        parts = [report.value(key) for key in self.keys if key in report.cells]
        return None not in parts or bool(added(parts)) or not any(part is not None for part in parts)

    @property
    def comparable(self) -> bool:
        """Whether both forms mean the same by it."""
        return all(key.startswith(COMPARABLE) for key in self.keys)


@dataclass(frozen=True)
class Rate:
    """A share in percent: cells over cells, less those of `minus`."""

    id: str
    over: tuple[str, ...]
    under: tuple[str, ...]
    minus: tuple[str, ...]
    share: bool
    words: Forms = field(compare=False)

    def parts(self, report: Report) -> tuple[Decimal, Decimal] | None:
        """Numerator and denominator; None where a cell of them is blank."""
        cells = [report.value(key) for key in (*self.over, *self.under, *self.minus)]
        if None in cells:
            return None
        values = [cell or Decimal(0) for cell in cells]
        over, rest = values[: len(self.over)], values[len(self.over) :]
        under, minus = rest[: len(self.under)], rest[len(self.under) :]
        return sum(over, Decimal(0)), sum(under, Decimal(0)) - sum(minus, Decimal(0))


@dataclass(frozen=True)
class Term:
    """A column or result of a table with its names."""

    id: str
    words: Forms = field(compare=False)


@cache
def _data() -> dict[str, Any]:
    text = (Path(__file__).parent / "measures.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def forms_of(entry: Mapping[str, Any]) -> Forms:
    """Phrases by language and part; a plain list of phrases are nouns."""
    return {
        lang: {part: tuple(found) for part, found in (parts if isinstance(parts, dict) else {"noun": parts}).items()}
        for lang, parts in ((lang, entry[lang]) for lang in ("zh", "en"))
    }


@cache
def measures() -> tuple[Measure, ...]:
    """Every figure that is asked for by name."""
    return tuple(
        Measure(each["id"], tuple(each["keys"]), forms_of(each), each.get("unit", "件"), each.get("rare", False))
        for each in _data()["measures"]
    )


@cache
def rates() -> tuple[Rate, ...]:
    """Every rate and share."""
    return tuple(
        Rate(
            each["id"],
            tuple(each["over"]),
            tuple(each["under"]),
            tuple(each.get("minus", ())),
            each.get("share", False),
            forms_of(each),
        )
        for each in _data()["rates"]
    )


@cache
def terms(kind: str) -> tuple[Term, ...]:
    """The applicants, the appeals, or the results of appeals."""
    return tuple(Term(each["id"], forms_of(each)) for each in _data()[kind])


def measure(name: str) -> Measure:
    """A figure by its id."""
    return next(each for each in measures() if each.id == name)


def usual(names: Iterable[str] = ()) -> list[Measure]:
    """The figures asked for in sets of reports: all but those of the older form, or those named."""
    wanted = set(names)
    return [each for each in measures() if not each.rare and (not wanted or each.id in wanted)]
