"""Citations: numbered in order of first use, one a cell or sentence, with the printed row as quote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection

from answer.answer import Citation
from answer.passages import PassageRow
from answer.printed import Printed, select_headings, select_printed, select_texts
from answer.select import Cell, ReportRow
from ingest import form as forms
from ingest.passages import source_span
from ingest.sections import NAMES, page_of

_HAN = r"[\u3000-\u9fff\uff01-\uff0f\uff1a-\uff20]"  # and punctuation, but no full-width digits
_BETWEEN_HAN = re.compile(rf"(?<={_HAN}) (?={_HAN})")
SHOWN_MARKS = 8  # markers after one number in the text; all citations stand in the list


class _Sentence(NamedTuple):
    report: ReportRow
    start: int
    end: int
    section: str


@dataclass(slots=True)
class Citations:
    """Collects what an answer rests on; `marks` are put into its text."""

    _cited: list[Cell | _Sentence] = field(default_factory=list)
    _numbers: dict[tuple[int, str | int, int], int] = field(default_factory=dict)

    def cell(self, cell: Cell) -> int | None:
        """The number of a cell's citation; None for a cell without a place in the report."""
        return self._number(cell, (cell.report.id, cell.key, 0)) if cell.placed else None

    def cells(self, cells: Sequence[Cell]) -> tuple[int, ...]:
        """The numbers of several cells."""
        return tuple(number for cell in cells if (number := self.cell(cell)) is not None)

    def sentence(self, passage: PassageRow, start: int, end: int) -> int:
        """The number of a sentence, `start` to `end` in the passage's text."""
        span = source_span(passage.pieces, start, end)
        sentence = _Sentence(passage.report, span.start, span.end, passage.path)
        return self._number(sentence, (passage.report.id, span.start, span.end))

    def _number(self, cited: Cell | _Sentence, key: tuple[int, str | int, int]) -> int:
        number = self._numbers.setdefault(key, len(self._cited) + 1)
        if number > len(self._cited):
            self._cited.append(cited)
        return number

    def report_ids(self) -> list[int]:
        """The reports cited."""
        return sorted({cited.report.id for cited in self._cited})

    def sentences(self) -> list[tuple[int, int, int]]:
        """(report id, start, end) of every sentence cited."""
        return [(each.report.id, each.start, each.end) for each in self._cited if isinstance(each, _Sentence)]

    def build(self, connection: Connection) -> tuple[tuple[Citation, ...], dict[int, str]]:
        """All citations in order, and what stands in the source at the place of each, by its number."""
        printed = select_printed(connection, [each for each in self._cited if isinstance(each, Cell)])
        told = sorted({each.report.id for each in self._cited if isinstance(each, _Sentence)})
        texts, headings = select_texts(connection, told), select_headings(connection, told)
        found, source = [], {}
        for number, cited in enumerate(self._cited, start=1):
            if isinstance(cited, Cell):
                place = printed[cited.report.id, cited.key]
                source[number] = place.text
                found.append(_of_cell(number, cited, place))
            else:
                text = texts[cited.report.id]
                source[number] = text[cited.start : cited.end]
                found.append(_of_sentence(number, cited, text, headings.get(cited.report.id, [])))
        return tuple(found), source


Headings = Sequence[tuple[int, int, str]]


def _of_cell(number: int, cell: Cell, place: Printed) -> Citation:
    report = cell.report
    printed = forms.by_key(report.form).get(cell.key, forms.cell(cell.key)) if report.form else None
    return Citation(
        id=number,
        agency=report.agency,
        year=report.year,
        file=report.file,
        page=place.page,
        section=place.heading or (NAMES[printed.table + 1] if printed else ""),
        quote=collapse(place.text),
        report_id=report.id,
        start=place.row_start,
        end=place.row_end,
        key=cell.key,
        row=printed.row if printed else "",
        column=printed.column if printed else "",
        value=cell.value,
        cell_start=place.start,
        cell_end=place.end,
        status=cell.status,
        raw=_raw(place),
    )


def _raw(place: Printed) -> str:
    """What the cell prints; nothing where it has no place of its own in its row."""
    if place.start is None or place.end is None:
        return ""
    return place.text[place.start - place.row_start :][: place.end - place.start]


def _of_sentence(number: int, sentence: _Sentence, text: str, headings: Headings) -> Citation:
    report = sentence.report
    return Citation(
        id=number,
        agency=report.agency,
        year=report.year,
        file=report.file,
        page=page_of(text, sentence.start),
        section=_heading(headings, sentence.start) or sentence.section,
        quote=collapse(text[sentence.start : sentence.end]),
        report_id=report.id,
        start=sentence.start,
        end=sentence.end,
    )


def _heading(headings: Headings, at: int) -> str:
    return next((name for start, end, name in headings if start <= at < end), "")


def collapse(text: str) -> str:
    """Text with every run of white space as one space; none between two Chinese characters."""
    return _BETWEEN_HAN.sub("", " ".join(text.split()))


def marks(numbers: Sequence[int]) -> str:
    """[1][2] of a number's citations."""
    return "".join(f"[{number}]" for number in numbers[:SHOWN_MARKS])
