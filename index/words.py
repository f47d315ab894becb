"""The word index: which passages hold which pairs of characters. SQLite's FTS5, derived from `passages`.

Chinese is written without spaces and many of its words have two characters, so that every two characters that
stand together are a term; the year of the report is one too. The index tells every passage that holds a word, and
a few that only hold its pairs: who asks looks at the passages themselves.
"""

from collections.abc import Sequence
from sqlite3 import Connection as Raw

from sqlalchemy import Connection, Integer, Select, TextClause, bindparam, column, event, func, select, table, text

from index.schema import metadata, passages, reports

_words = table("words", column("rowid", Integer))
_MATCH: TextClause = text("words MATCH :sought").bindparams(bindparam("sought"))
# Terms without their places, and no copy of the texts: the pairs of a passage are enough to find it.
_CREATE = "CREATE VIRTUAL TABLE words USING fts5(pairs, content='', detail=none, tokenize='ascii')"

_PAIRS = select(passages.c.number, func.pairs(passages.c.text, reports.c.year)).join_from(passages, reports)
_INDEX = table("words", column("rowid"), column("pairs")).insert()
_INDEX_ALL = _INDEX.from_select(["rowid", "pairs"], _PAIRS)
_INDEX_REPORT = _INDEX.from_select(["rowid", "pairs"], _PAIRS.where(passages.c.report_id == bindparam("of")))

Word = Sequence[str]  # its alternatives, of which one must be in a passage


@event.listens_for(metadata, "after_create")
def _create(_: object, connection: Connection, **__: object) -> None:
    connection.execute(text(_CREATE))


def define(connection: Raw) -> None:
    """Teaches a connection that writes the SQL function by which passages are indexed."""
    connection.create_function("pairs", 2, _pairs_of, deterministic=True)


def index_passages(connection: Connection, report_id: int | None = None) -> None:
    """Puts the passages of a report into the index; by default all, anew."""
    if report_id is None:
        connection.execute(text("INSERT INTO words(words) VALUES('delete-all')"))
        connection.execute(_INDEX_ALL)
    else:
        connection.execute(_INDEX_REPORT, {"of": report_id})


def passages_with(words: Sequence[Word], years: Sequence[int]) -> Select[tuple[int]] | None:
    """The numbers of the passages of those years that may hold one alternative of every word, and some others.

    None where the index can't tell: no word has two characters that stand together.
    """
    told = [found for word in words if (found := _any(word))]
    if not told:
        return None
    of_years = " OR ".join(_year(year) for year in years)
    sought = " AND ".join(f"({each})" for each in (of_years, *told) if each)
    return select(_words.c.rowid).where(_MATCH.bindparams(sought=sought))


def words_differ(connection: Connection) -> list[str]:
    """Where the word index is not what SQL says, in words; empty when both agree."""
    indexed, stored = select(_words.c.rowid), select(passages.c.number)
    count = select(func.count())
    missing = connection.scalar(count.select_from(passages).where(passages.c.number.not_in(indexed)))
    left = connection.scalar(count.select_from(_words).where(_words.c.rowid.not_in(stored)))
    named = (("missing", missing), ("left over", left))
    return [f"{number} passages {name} in the word index" for name, number in named if number]


def _pairs_of(passage: str, year: int) -> str:
    return " ".join({passage[at : at + 2] for at in range(len(passage) - 1)}) + f" {_year(year)}"


def _year(year: int) -> str:
    return f"y{year}"


def _any(alternatives: Word) -> str:
    """The query of passages with one of the alternatives; empty where one of them has no pair."""
    found = [" AND ".join(f'"{pair}"' for pair in _terms(each)) for each in alternatives]
    return " OR ".join(f"({each})" for each in dict.fromkeys(found)) if all(found) else ""


def _terms(word: str) -> list[str]:
    """Its pairs that the index has: ASCII signs and spaces are between terms there."""
    pairs = (word[at : at + 2] for at in range(len(word) - 1))
    return list(dict.fromkeys(pair for pair in pairs if all(sign > "\x7f" or sign.isalnum() for sign in pair)))
