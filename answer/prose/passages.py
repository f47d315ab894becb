"""The prose of reports: paragraphs with their places, and the numbers that their sentences state."""

import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Connection, String, func, select, type_coerce

from answer.figures.select import ReportRow
from index.among import among
from index.chunks import Chunk, called
from index.schema import passages, statements
from index.words import Word, passages_with

FEW = 30  # reports, whose passages are read sooner than looked up

_PASSAGE = (
    *(passages.c[name] for name in ("report_id", "ordinal", "id", "section", "path", "text")),
    type_coerce(passages.c.pieces, String),
    passages.c.page,
)
_NUMBER = [statements.c[name] for name in ("value", "unit", "about", "approximate", "kind", "start", "text")]


Pieces = Sequence[tuple[int, int, int]]


class PassageRow(NamedTuple):
    """A paragraph of a report."""

    report: ReportRow
    ordinal: int
    id: str
    section: int
    path: str
    text: str
    places: str  # JSON of `pieces`, which few passages are asked for
    page: int

    @property
    def pieces(self) -> Pieces:
        """(offset, start in the source, length) of the pieces of the source that the text is made of."""
        return [(offset, start, length) for offset, start, length in json.loads(self.places)]


class NumberRow(NamedTuple):
    """A number, or a zero in words, that a sentence states; `start` to `end` is its place in the passage's text."""

    passage: PassageRow
    value: Decimal
    unit: str
    about: str
    approximate: bool
    zero: bool
    start: int
    end: int


def select_passages(
    connection: Connection, found: Sequence[ReportRow], section: int | None = None, containing: Sequence[Word] = ()
) -> list[PassageRow]:
    """The prose of reports in the order of these and in reading order.

    Of one section where given, and of all words `containing` one alternative each.
    """
    by_id = {report.id: report for report in found}
    query = select(*_PASSAGE)
    if section is not None:
        query = query.where(passages.c.section == section)
    years = sorted({report.year for report in found})
    held = passages_with(containing, years) if len(found) > FEW else None
    query = query.where(among(passages.c.report_id, by_id) if held is None else passages.c.number.in_(held))
    rows: Sequence[Any] = connection.execute(query).all()
    order = {report_id: at for at, report_id in enumerate(by_id)}
    chosen = [row for row in rows if row[0] in order and (not containing or _holds(row[5], containing))]
    chosen.sort(key=lambda row: (order[row[0]], row[1]))
    return [PassageRow(by_id[row[0]], *row[1:]) for row in chosen]


def _holds(text: str, containing: Sequence[Word]) -> bool:
    return all(any(holds(text, alternative) for alternative in word) for word in containing)


def holds(text: str, word: str) -> bool:
    """Whether a text has a word; of Latin letters in any case, of digits not as a part of a longer number."""
    if word.isdigit():
        return any(places_of(text, word))
    return word in text or (word.isascii() and word.lower() in text.lower())


def places_of(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a text has a word: 12345 of 12345热线, not of 8612345."""
    for found in re.finditer(re.escape(word), text, re.IGNORECASE):
        around = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
        if not (word.isdigit() and any(sign.isdigit() for sign in around)):
            yield found.span()


def select_numbers(
    connection: Connection, found: Sequence[ReportRow], containing: Sequence[Word], units: Sequence[str]
) -> list[NumberRow]:
    """The numbers of those units, and zeros in words, of the passages that hold one alternative of every word.

    In reading order; without `units` those of any.
    """
    by_place = {(each.report.id, each.ordinal): each for each in select_passages(connection, found, None, containing)}
    places = func.json_each(json.dumps(list(by_place))).table_valued("value")
    stated = (statements.c.report_id == func.json_extract(places.c.value, "$[0]")) & (
        statements.c.passage == func.json_extract(places.c.value, "$[1]")
    )
    query = select(statements.c.report_id, statements.c.passage, *_NUMBER).join_from(places, statements, stated)
    if units:
        query = query.where(statements.c.unit.in_([*units, ""]) | (statements.c.kind == "none"))
    query = query.where(statements.c.value.is_not(None)).order_by(statements.c.report_id, statements.c.number)
    rows: Sequence[Any] = connection.execute(query).all()
    pieces = {place: passage.pieces for place, passage in by_place.items()}
    numbers = (_number(by_place[row[0], row[1]], pieces[row[0], row[1]], *row[2:]) for row in rows)
    return [number for number in numbers if number]


def select_passage(connection: Connection, report: ReportRow, ordinal: int) -> PassageRow:
    """One paragraph of a report by its number."""
    query = select(*_PASSAGE).where(passages.c.report_id == report.id, passages.c.ordinal == ordinal)
    row: Any = connection.execute(query).one()
    return PassageRow(report, *row[1:])


def chunks_of(connection: Connection, found: Sequence[PassageRow]) -> list[Chunk]:
    """The passages as they are searched, with their header lines."""
    bodies = called(connection, sorted({passage.report.agency for passage in found}))
    headers = {
        key: bodies[key[0]].header(*key[1:])
        for key in dict.fromkeys((each.report.agency, each.report.year, each.path) for each in found)
    }
    return [
        Chunk(each.id, each.report.year, headers[each.report.agency, each.report.year, each.path], each.text)
        for each in found
    ]


def _number(
    passage: PassageRow,
    pieces: Pieces,
    value: Decimal,
    unit: str,
    about: str,
    approximate: bool,
    kind: str,
    place: int,
    text: str,
) -> NumberRow | None:
    """The number; None where the passage does not hold it at its place."""
    offsets = (at + place - begin for at, begin, length in pieces if begin <= place < begin + length)
    start = next(offsets, None)
    if start is None or not passage.text.startswith(text, start):
        return None
    return NumberRow(passage, value, unit, about, approximate, kind == "none", start, start + len(text))
