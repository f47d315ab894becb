"""Citations: numbered in order of first use, one a cell or sentence, with the printed row as quote."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, overload

from sqlalchemy import Connection

from answer.answer import MOST_CITATIONS, Citation
from answer.citing.printed import Printed, select_headings, select_numbers_printed, select_printed, select_texts
from answer.figures.select import Cell, ReportRow
from answer.prose.passages import PassageRow
from ingest import form as forms
from ingest.passages import source_span
from ingest.report import Span
from ingest.sections import NAMES, page_of

_HAN = r"[\u3000-\u9fff\uff01-\uff0f\uff1a-\uff20]"  # and punctuation, but no full-width digits
_WRAPPED = re.compile(r"(?<=[\d-])[ \t]*\n[ \t]*(?=[\d-])")  # inside a number that two lines share
_BETWEEN_HAN = re.compile(rf"(?<={_HAN}) (?={_HAN})")
MADE_TOGETHER = MOST_CITATIONS  # of those made later: one reading of the database for as many as the JSON holds
MARK = re.compile(r"\[(\d+)\]")  # of a citation, in a text
SHOWN_MARKS = 8  # markers after one number in the text; all citations stand in the list


class _Sentence(NamedTuple):
    """A sentence by its place in a passage's text."""

    passage: PassageRow
    low: int
    high: int

    @property
    def report(self) -> ReportRow:
        return self.passage.report

    @property
    def span(self) -> Span:
        """Its place in the report's text."""
        return source_span(self.passage.pieces, self.low, self.high)


class Later(NamedTuple):
    """What a citation says that is made only when it is asked for: of a cell its value and how it is printed, None
    where it has no place of its own in its row; of a sentence its words."""

    year: int
    printed: str | None
    is_cell: bool
    value: Decimal | None = None
    repaired: bool = False  # proved by the equations, whatever is printed


class Cited(Sequence[Citation]):
    """The citations of an answer: the first are made with it, the others when they are asked for."""

    def __init__(
        self, first: tuple[Citation, ...], count: int, make: Callable[[int, int], tuple[Citation, ...]]
    ) -> None:
        """`make` makes those after a number, as many as it is told."""
        self._made, self._count, self._make = first, count, make

    def _first(self, count: int) -> tuple[Citation, ...]:
        """The first of them, and more where more are made."""
        made = self._made
        while len(made) < count:
            made += self._make(len(made), MADE_TOGETHER - len(made) % MADE_TOGETHER)
            self._made = made
        return made

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Citation: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Citation, ...]: ...
    def __getitem__(self, at: int | slice) -> Citation | tuple[Citation, ...]:
        wanted = range(self._count)[at]
        if isinstance(wanted, int):
            return self._first(wanted + 1)[wanted]
        made = self._first(max(wanted, default=-1) + 1)
        return tuple([made[place] for place in wanted])


@dataclass(slots=True)
class Citations:
    """Collects what an answer rests on; `marks` are put into its text."""

    _cited: list[Cell | _Sentence] = field(default_factory=list)
    _numbers: dict[tuple[int | str, str | int, int], int] = field(default_factory=dict)

    def cell(self, cell: Cell) -> int | None:
        """The number of a cell's citation; None for a cell without a place in the report."""
        return self._number(cell, (cell.report.id, cell.key, 0)) if cell.placed else None

    def cells(self, cells: Sequence[Cell]) -> tuple[int, ...]:
        """The numbers of several cells."""
        return tuple([self._number(cell, (cell.report.id, cell.key, 0)) for cell in cells if cell.placed])

    def sentence(self, passage: PassageRow, start: int, end: int) -> int:
        """The number of a sentence, `start` to `end` in the passage's text."""
        return self._number(_Sentence(passage, start, end), (passage.id, start, end))

    def _number(self, cited: Cell | _Sentence, key: tuple[int | str, str | int, int]) -> int:
        number = self._numbers.setdefault(key, len(self._cited) + 1)
        if number > len(self._cited):
            self._cited.append(cited)
        return number

    def report_ids(self) -> list[int]:
        """The reports cited."""
        return sorted({cited.report.id for cited in self._cited})

    def sentences(self, report_ids: Collection[int]) -> list[tuple[int, int, int]]:
        """(report id, start, end) of every sentence cited of those reports."""
        chosen = [each for each in self._cited if isinstance(each, _Sentence) and each.report.id in report_ids]
        return [(each.report.id, span.start, span.end) for each in chosen if (span := each.span)]

    def are_blank(self, numbers: Sequence[int]) -> bool:
        """Whether all that these numbers cite are cells that hold nothing."""
        cited = [self._cited[number - 1] for number in numbers]
        return bool(cited) and all(isinstance(each, Cell) and each.value is None for each in cited)

    def __len__(self) -> int:
        return len(self._cited)

    def build(
        self, connection: Connection, after: int = 0, most: int | None = None
    ) -> tuple[tuple[Citation, ...], dict[int, str]]:
        """The citations `after` a number, in order, and what the source has at the place of each, by its number."""
        chosen = self._cited[after : None if most is None else after + most]
        printed = select_printed(connection, [each for each in chosen if isinstance(each, Cell)])
        told = sorted({each.report.id for each in chosen if isinstance(each, _Sentence)})
        texts, headings = select_texts(connection, told), select_headings(connection, told)
        found, source = [], {}
        for number, cited in enumerate(chosen, start=after + 1):
            if isinstance(cited, Cell):
                place = printed[cited.report.id, cited.key]
                source[number] = place.text
                found.append(_of_cell(number, cited, place))
            else:
                text, span = texts[cited.report.id], cited.span
                source[number] = text[span.start : span.end]
                found.append(_of_sentence(number, cited, span, text, headings.get(cited.report.id, [])))
        return tuple(found), source

    def later(self, connection: Connection, after: int, told: Collection[int]) -> dict[int, Later]:
        """What those `after` a number cite and what the source has there, by number; of sentences, `told` only."""
        chosen = list(enumerate(self._cited[after:], start=after + 1))
        cells = [(number, each) for number, each in chosen if isinstance(each, Cell)]
        printed = select_numbers_printed(connection, [each for _, each in cells])
        found = {
            number: Later(
                each.report.year, printed[each.key][each.report.id], True, each.value, each.status == "repaired"
            )
            for number, each in cells
        }
        sentences = [(number, each) for number, each in chosen if isinstance(each, _Sentence)]
        texts = select_texts(connection, sorted({each.report.id for number, each in sentences if number in told}))
        unread = {year: Later(year, None, False) for year in {each.report.year for _, each in sentences}}
        for number, each in sentences:
            found[number] = unread[each.report.year]
            if number in told:
                span = each.span
                found[number] = Later(each.report.year, texts[each.report.id][span.start : span.end], False)
        return found


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


def _of_sentence(number: int, sentence: _Sentence, span: Span, text: str, headings: Headings) -> Citation:
    report, start, end = sentence.report, span.start, span.end
    return Citation(
        id=number,
        agency=report.agency,
        year=report.year,
        file=report.file,
        page=page_of(text, start),
        section=_heading(headings, start) or sentence.passage.path,
        quote=collapse(_WRAPPED.sub("", text[start:end])),
        report_id=report.id,
        start=start,
        end=end,
    )


def _heading(headings: Headings, at: int) -> str:
    return next((name for start, end, name in headings if start <= at < end), "")


def collapse(text: str) -> str:
    """Text with every run of white space as one space; none between two Chinese characters."""
    words = text.split()
    return _BETWEEN_HAN.sub("", " ".join(words)) if len(words) > 1 else "".join(words)


def marks(numbers: Sequence[int]) -> str:
    """[1][2] of a number's citations."""
    return "".join(f"[{number}]" for number in numbers[:SHOWN_MARKS])


def without_marks(text: str) -> str:
    """The text without the numbers of its citations."""
    return MARK.sub("", text)
