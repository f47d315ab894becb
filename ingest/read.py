"""A file → Report. The chain: bytes ▶ text ▶ identity, sections, tables ▶ facts ▶ checks; prose ▶ passages."""

import hashlib
from dataclasses import replace
from pathlib import Path

from ingest.checks import check_report
from ingest.errors import TooLargeFileError, UnreadableFileError
from ingest.formats import read_document
from ingest.identity import identify
from ingest.passages import find_passages
from ingest.prose_checks import check_prose
from ingest.report import Fact, Report
from ingest.sections import find_sections, page_of
from ingest.statements import find_statements
from ingest.tables import complete, read_tables

FIRST_YEAR_WITH_TABLES = 2019
FIRST_YEAR_OF_FORM_2021 = 2021


def read_file(path: Path, max_bytes: int = 100_000_000, ocr: bool = False) -> Report:
    """The report in a file.

    Raises an UnreadableFileError that says what was expected and what to do.
    """
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise TooLargeFileError(f"{size:,} bytes, over the limit of {max_bytes:,}: raise NIANBAO_MAX_FILE_MB")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            f"can't be opened ({error.strerror}): check that it exists and is readable"
        ) from error
    return read_report(content, path.name, ocr)


def read_report(content: bytes, file: str, ocr: bool = False) -> Report:
    """The report in the bytes of a file; `file` is the name that citations give, `ocr` reads scanned pages too."""
    try:
        return _read(read_document(content, ocr).text, content, file)
    except UnreadableFileError:
        raise
    except Exception as error:  # one odd file must not take its neighbours with it
        reason = f"internal error, {type(error).__name__}: {error}; please report it with the file"
        raise UnreadableFileError(reason) from error


def _read(text: str, content: bytes, file: str) -> Report:
    identity = identify(text)
    sections = find_sections(text)
    tables = read_tables(text)
    facts, form = tables.facts, tables.form
    if not form and identity.year >= FIRST_YEAR_WITH_TABLES:  # its tables are images or attachments: unread
        form = 2021 if identity.year >= FIRST_YEAR_OF_FORM_2021 else 2019
        facts = complete((), form)
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
        facts=tuple(_with_page(text, fact) for fact in facts),
        statements=statements,
        checks=(*check_report(facts, form), *soft),
    )


def _with_page(text: str, fact: Fact) -> Fact:
    return replace(fact, page=page_of(text, fact.row_span.start)) if fact.row_span else fact
