"""The SQL tables: the truth of everything loaded. Chroma and `index.words` are derived from `passages`."""

from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
    true,
)

LAYOUT = "6"  # raised with every change of these tables
SCALE = 10**4


class Exact(TypeDecorator[Decimal]):
    """A decimal kept as a whole number of ten-thousandths, so that sums and comparisons are exact."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Decimal → ten-thousandths."""
        return None if value is None else int((value * SCALE).to_integral_value())

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        """Ten-thousandths → Decimal without trailing zeros."""
        return None if value is None else _decimal(value)


@lru_cache(maxsize=100_000)  # thousands of cells hold the same few numbers
def _decimal(value: int) -> Decimal:
    whole, rest = divmod(value, SCALE)
    return (Decimal(value) / SCALE).normalize() if rest else Decimal(whole)


metadata = MetaData()

meta = Table("meta", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

agencies = Table(
    "agencies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),  # with the place above where the printed one is not enough
    Column("printed", String, nullable=False, index=True),
    Column("region", String, nullable=False, index=True),
    Column("level", String, nullable=False),
)

aliases = Table(
    "aliases",
    metadata,
    Column("alias", String, primary_key=True),
    Column("agency_id", ForeignKey("agencies.id"), primary_key=True, index=True),
    Column("sound", String, nullable=False, index=True),  # in pinyin, by which a misspelt name is found
)

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency_id", ForeignKey("agencies.id"), nullable=False),
    Column("year", SmallInteger, nullable=False),
    Column("form", SmallInteger, nullable=False),
    Column("file", String, nullable=False),  # as citations name it
    Column("path", String, nullable=False),  # where it was read from
    Column("sha256", String(64), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("cells", Integer, nullable=False),  # that were read, blank ones included
    Column("current", Boolean, nullable=False),  # the newest version; one of every body and year
    Column("corrected", Boolean, nullable=False),  # it says so itself
    Column("signed", Date),
    Column("published", Date),
    Column("figures", String(32), nullable=False),  # fingerprints
    Column("prose", String(32), nullable=False),
    Index("reports_by_agency", "agency_id", "year"),
)
Index(
    "reports_by_year",
    *(reports.c.year, reports.c.agency_id),
    unique=True,
    sqlite_where=reports.c.current == true(),
    postgresql_where=reports.c.current == true(),
)

# Where a version was loaded from; a file changed since holds another one, a copy holds the same one.
addresses = Table(
    "addresses",
    metadata,
    Column("path", String, primary_key=True),
    Column("file", String, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("report_id", ForeignKey("reports.id"), nullable=False, index=True),
)

sections = Table(
    "sections",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("heading", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("number", Integer, primary_key=True),  # by which `index.words` knows it
    Column("id", String(32), nullable=False, unique=True),  # a hash of report, place and text
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("section", SmallInteger, nullable=False),
    Column("path", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("pieces", JSON, nullable=False),
    Column("page", Integer, nullable=False),
    Index("passages_by_report", "report_id", "section"),
)

# Of a PDF, in tenths of a point (`index.places`).
places = Table(
    "places",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("pages", JSON, nullable=False),  # [width, height] of each
    Column("boxes", JSON, nullable=False),  # [start, end, page, left, top, right, bottom] of each place
)

facts = Table(
    "facts",
    metadata,
    Column("key", String, primary_key=True),
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("value", Exact),
    Column("status", String, nullable=False),
    Column("raw", String, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("row_start", Integer),
    Column("row_end", Integer),
    Column("page", Integer, nullable=False),
    Index("facts_by_report", "report_id"),
    sqlite_with_rowid=False,
)
for _status in ("blank", "unreadable"):  # few cells are, and which they are is asked
    _is = facts.c.status == _status
    Index(f"facts_{_status}", facts.c.report_id, sqlite_where=_is, postgresql_where=_is)

checks = Table(
    "checks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("rule", String, nullable=False),
    Column("formula", String, nullable=False),
    Column("left", Exact),
    Column("right", Exact),
    Column("keys", JSON, nullable=False),
    Column("holds", Boolean),
    Column("hard", Boolean, nullable=False),
    Column("statements", JSON, nullable=False),  # their numbers in the report
    Column("earlier_id", ForeignKey("reports.id")),  # of a check across two years: the earlier report
    Column("earlier_keys", JSON, nullable=False),
    Index("checks_by_report", "report_id", "holds"),
)
_FAILS, _ACROSS = checks.c.holds.is_(False), checks.c.earlier_id.is_not(None)
Index("checks_across_years", checks.c.earlier_id, sqlite_where=_ACROSS, postgresql_where=_ACROSS)
# Few checks fail, and every answer asks which.
Index("checks_failed", checks.c.report_id, sqlite_where=_FAILS, postgresql_where=_FAILS)
Index("checks_failed_earlier", checks.c.earlier_id, sqlite_where=_FAILS, postgresql_where=_FAILS)

statements = Table(
    "statements",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("about", String, nullable=False),
    Column("value", Exact),
    Column("unit", String, nullable=False),
    Column("approximate", Boolean, nullable=False),
    Column("text", String, nullable=False),
    Column("section", SmallInteger, nullable=False),
    Column("passage", Integer, nullable=False),  # its ordinal
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_with_rowid=False,
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("path", String, primary_key=True),
    Column("file", String, nullable=False),
    Column("reason", String, nullable=False),
)

# Vector work not done yet; written in the transaction that makes it necessary.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("year", SmallInteger, nullable=False),
    Column("put", JSON, nullable=False),  # passage ids to embed
    Column("drop", JSON, nullable=False),  # passage ids to forget
)
