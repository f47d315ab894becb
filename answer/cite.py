"""Citations: numbered in order of first use, one a cell or sentence, with the printed row as quote."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from answer.answer import Citation
from answer.select import Cell, PassageRow, ReportRow
from ingest import form as forms
from ingest.passages import source_span
from ingest.sections import NAMES

_HAN = r"[\u3000-\u9fff\uff01-\uff0f\uff1a-\uff20]"  # and punctuation, but no full-width digits
SHOWN_MARKS = 8  # markers after one number in the text; all citations stand in the list


@dataclass(frozen=True, slots=True)
class _Place:
    report: ReportRow
    start: int
    end: int
    page: int
    cell: Cell | None = None
    section: str = ""


@dataclass(slots=True)
class Citations:
    """Collects what an answer rests on; `marks` are put into its text."""

    _places: dict[tuple[int, int, int, str], _Place] = field(default_factory=dict)
    _numbers: dict[tuple[int, int, int, str], int] = field(default_factory=dict)

    def cell(self, cell: Cell) -> int | None:
        """The number of a cell's citation; None for a cell without a place in the report."""
        if cell.row_start is None or cell.row_end is None:
            return None
        return self._number(_Place(cell.report, cell.row_start, cell.row_end, cell.page, cell=cell))

    def cells(self, cells: Sequence[Cell]) -> tuple[int, ...]:
        """The numbers of several cells."""
        return tuple(number for cell in cells if (number := self.cell(cell)) is not None)

    def sentence(self, passage: PassageRow, start: int, end: int) -> int:
        """The number of a sentence, `start` to `end` in the passage's text."""
        span = source_span(passage.pieces, start, end)
        return self._number(_Place(passage.report, span.start, span.end, passage.page, section=passage.path))

    def _number(self, place: _Place) -> int:
        key = (place.report.id, place.start, place.end, place.cell.key if place.cell else "")
        self._places.setdefault(key, place)
        return self._numbers.setdefault(key, len(self._places))

    def report_ids(self) -> list[int]:
        """The reports cited."""
        return sorted({place.report.id for place in self._places.values()})

    def build(
        self, texts: Mapping[int, str], headings: Mapping[int, list[tuple[int, int, str]]]
    ) -> tuple[Citation, ...]:
        """All citations in order, with their quotes from the source texts and their sections' headings."""
        return tuple(
            _citation(number, place, texts[place.report.id], headings.get(place.report.id, []))
            for number, place in enumerate(self._places.values(), start=1)
        )


def _citation(number: int, place: _Place, text: str, headings: list[tuple[int, int, str]]) -> Citation:
    report, cell = place.report, place.cell
    printed = forms.by_key(report.form).get(cell.key, forms.cell(cell.key)) if cell and report.form else None
    heading = next((name for start, end, name in headings if start <= place.start < end), "")
    section = heading or (NAMES[printed.table + 1] if printed else place.section)
    return Citation(
        id=number,
        agency=report.agency,
        year=report.year,
        file=report.file,
        page=place.page,
        section=section,
        quote=collapse(text[place.start : place.end]),
        report_id=report.id,
        start=place.start,
        end=place.end,
        key=cell.key if cell else "",
        row=printed.row if printed else "",
        column=printed.column if printed else "",
        value=cell.value if cell else None,
        cell_start=cell.start if cell else None,
        cell_end=cell.end if cell else None,
    )


def collapse(text: str) -> str:
    """Text with every run of white space as one space; none between two Chinese characters."""
    single = re.sub(r"\s+", " ", text).strip()
    return re.sub(rf"(?<={_HAN}) (?={_HAN})", "", single)


def marks(numbers: Sequence[int]) -> str:
    """[1][2] of a number's citations."""
    return "".join(f"[{number}]" for number in numbers[:SHOWN_MARKS])
