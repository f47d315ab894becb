"""What can go wrong with the store.

StoreError
├── NoDataError        the data directory holds no database
├── WriterBusyError    another process writes to the data directory
├── SchemaError        the database was made by another version
├── PageImageError     a page of a kept source file can't be drawn
└── QueryTimeoutError  a SELECT took longer than NIANBAO_SQL_TIMEOUT_MS
"""

from pathlib import Path


class StoreError(Exception):
    """Base of the errors of the store; the message says what to do."""


class NoDataError(StoreError):
    """The data directory holds no database."""

    def __init__(self, data: Path) -> None:
        super().__init__(f"no reports are loaded in {data}: run `python -m ingest REPORTS --data {data}` first")


class WriterBusyError(StoreError):
    """Another process writes to the data directory."""

    def __init__(self, data: Path, holder: str) -> None:
        super().__init__(f"another process ({holder}) is writing to {data}: wait until it ends, or use another --data")


class SchemaError(StoreError):
    """The database was made by another version of Nianbao."""

    def __init__(self, data: Path, found: str, expected: str) -> None:
        super().__init__(
            f"the database in {data} has layout {found}, expected {expected}: ingest the reports into a new --data"
        )


class PageImageError(StoreError):
    """A page of a kept source file can't be drawn."""


class QueryTimeoutError(StoreError):
    """A SELECT took longer than allowed."""

    def __init__(self) -> None:
        super().__init__("the query took too long and was stopped: ask for fewer years or agencies")
