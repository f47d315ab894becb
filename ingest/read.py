"""A file → Report. The chain: bytes ▶ text ▶ identity, sections, tables ▶ facts ▶ checks; prose ▶ passages."""

import hashlib
from dataclasses import replace
from pathlib import Path

from ingest.checks import check_report
from ingest.document import Document
from ingest.errors import UnreadableFileError
from ingest.files import content_of, shown
from ingest.formats import read_document
from ingest.identity import identify
from ingest.passages import find_passages
from ingest.prose_checks import check_prose
from ingest.report import Fact, Report, Status
from ingest.sections import find_sections, page_of
from ingest.statements import BEYOND, find_statements
from ingest.tables import complete, has_traces, read_tables

FIRST_YEAR_WITH_TABLES = 2019
FIRST_YEAR_OF_FORM_2021 = 2021


def read_file(path: Path, max_bytes: int = 100_000_000, ocr: bool = False) -> Report:
    """The report in a file.

    Raises an UnreadableFileError that says what was expected and what to do.
    """
    return read_report(content_of(path, max_bytes), shown(path.name), ocr)


def read_report(content: bytes, file: str, ocr: bool = False) -> Report:
    """The report in the bytes of a file; `file` is the name that citations give, `ocr` reads scanned pages too."""
    try:
        return _read(read_document(content, ocr), content, file)
    except (UnreadableFileError, MemoryError, ImportError):  # the process is at its bound, not the file at fault
        raise
    except Exception as error:  # one odd file must not take its neighbours with it
        reason = f"internal error, {type(error).__name__}: {error}; please report it with the file"
        raise UnreadableFileError(reason) from error


def _read(document: Document, content: bytes, file: str) -> Report:
    text = document.text
    identity = identify(text, document.title, document.publisher)
    sections = find_sections(text)
    tables = read_tables(text)
    facts, form = tables.facts, tables.form
    if (
        not form and identity.year >= FIRST_YEAR_WITH_TABLES and has_traces(text)
    ):  # its tables are images or attachments: unread
        form = 2021 if identity.year >= FIRST_YEAR_OF_FORM_2021 else 2019
        facts = complete((), form)
    facts = tuple(_within_bounds(_with_page(text, fact)) for fact in facts)
    passages = find_passages(text, sections, tables.regions)
    statements = find_statements(passages)
    soft = check_prose(statements, passages, facts, identity.year)
    return Report(
        file=file,
        sha256=hashlib.sha256(content).hexdigest(),
        text=text,
        identity=identity,
        form=form,
        sections=sections,
        passages=passages,
        facts=facts,
        statements=statements,
        checks=(*check_report(facts, form), *soft),
        pages=document.pages,
        places=document.places,
    )


def _with_page(text: str, fact: Fact) -> Fact:
    """The fact with the page of its cell: that of its row where the cell has no place of its own."""
    place = fact.span or fact.row_span
    return replace(fact, page=page_of(text, place.start)) if place else fact


def _within_bounds(fact: Fact) -> Fact:
    """The fact; one of a figure that no report can mean is unreadable."""
    if fact.value is None or abs(fact.value) < BEYOND:
        return fact
    return replace(fact, status=Status.UNREADABLE, value=None)
