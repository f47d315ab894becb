"""The word index: passages found by two characters and more, by year, and what is not indexed any more or not yet."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, select, text

from answer.prose.sought import Group, held_by
from index.database import open_reader, open_writer, read
from index.embedding import Embedder
from index.load import find_files, load
from index.schema import passages
from index.words import Word, _any, _pairs_of, index_passages, passages_with, words_differ
from tests.writer import balanced, report

PROSE = {
    ("云岚市林业局", 2023): "举办政府开放日活动2次。Visit www.Yunlan-Forest.cn for more.",
    ("云岚市商务局", 2024): "委托第三方开展评估。政府网站改版。",
    ("云岚市审计局", 2024): "接受第三方评估，得分85.5分。",
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    folder = tmp_path_factory.mktemp("words") / "in"
    folder.mkdir()
    for (agency, year), prose in PROSE.items():
        title = f"{agency}{year}年政府信息公开工作年度报告"
        (folder / f"{agency}.txt").write_text(report(balanced(2021, 3, 1, 0), 2021, title=title, prose=prose), "utf-8")
    load(find_files([folder]), folder.with_name("data"), embedder)
    return folder.with_name("data")


def found(connection: Connection, words: list[Word], years: tuple[int, ...] = (2023, 2024)) -> set[str]:
    """Which of the sentences above stand in the passages found."""
    held = passages_with(words, years)
    assert held is not None
    texts: Sequence[str] = connection.scalars(select(passages.c.text).where(passages.c.number.in_(held))).all()
    return {agency for (agency, _), prose in PROSE.items() if any(prose in each for each in texts)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([("评估",)], {"云岚市商务局", "云岚市审计局"}),  # two characters
        ([("第三方评估",)], {"云岚市审计局"}),
        ([("第三方",), ("评估",)], {"云岚市商务局", "云岚市审计局"}),
        ([("开放日", "政府网站")], {"云岚市林业局", "云岚市商务局"}),
        ([("forest",)], {"云岚市林业局"}),  # whatever the case, inside a word
        ([("85.5",)], {"云岚市审计局"}),
        ([("区块链",)], set()),
        ([("评", "评估"), ("网站",)], {"云岚市商务局"}),  # one character tells nothing
    ],
)
def test_passages_that_hold_words(data: Path, words: list[Word], expected: set[str]):
    with read(open_reader(data), 1000) as connection:
        assert found(connection, words) == expected


def test_passages_of_some_years_only(data: Path):
    with read(open_reader(data), 1000) as connection:
        assert found(connection, [("政府",)], (2024,)) == {"云岚市商务局"}


def test_what_the_index_cannot_tell(data: Path):
    assert passages_with([], (2024,)) is None
    assert passages_with([("评",), ("。", '"')], (2024,)) is None


@given(st.text(st.sampled_from("甲乙丙丁aB1 \"。'*-()"), max_size=12), st.integers(0, 9), st.integers(1, 9))
def test_every_word_of_a_passage_finds_it(passage: str, at: int, length: int):
    """Whatever signs a word holds, it is no FTS5 syntax, and no passage that holds it is missed."""
    word = passage[at : at + length]
    raw = sqlite3.connect(":memory:")
    raw.execute("CREATE VIRTUAL TABLE words USING fts5(pairs, content='', detail=none, tokenize='ascii')")
    raw.execute("INSERT INTO words(rowid, pairs) VALUES(1, ?)", (_pairs_of(passage, 2024),))
    sought = _any([word])
    assert not sought or raw.execute("SELECT rowid FROM words WHERE words MATCH ?", (sought,)).fetchall() == [(1,)]


@given(st.text(st.sampled_from("甲乙丙丁戊己庚辛"), min_size=1, max_size=14), st.text("甲乙丙丁戊己庚辛", max_size=30))
def test_the_parts_of_a_word_miss_no_text_that_holds_most_of_it(word: str, other: str):
    group = Group((word,), loose=True)
    (parts,) = held_by([group])
    for said in (other, word, word[1:] + other, word[: len(word) // 2] + other + word[len(word) // 2 :]):
        assert not group.in_text(said) or any(part in said for part in parts)


def test_verify_sees_what_is_not_indexed_and_rebuild_mends_it(tmp_path: Path, data: Path):
    with open_writer(data) as engine:
        with engine.begin() as connection:
            assert words_differ(connection) == []
            connection.execute(text("INSERT INTO words(words) VALUES('delete-all')"))
            connection.execute(text("INSERT INTO words(rowid, pairs) VALUES(999999, '甲乙')"))
            count = len(connection.execute(select(passages.c.number)).all())
            assert words_differ(connection) == [
                f"{count} passages missing in the word index",
                "1 passages left over in the word index",
            ]
            index_passages(connection)
            assert words_differ(connection) == []
        with engine.connect() as connection:
            connection.execute(delete(passages).where(passages.c.text.contains("政府开放日")))
            assert words_differ(connection) == ["1 passages left over in the word index"]
            connection.rollback()
