from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from answer import Desk
from eval.corpus.write import Order, write_corpus
from eval.extract import extract
from eval.source import Sources, SourceText, place_of
from index.database import open_reader, read
from index.embedding import Embedder
from index.load import find_files, load
from index.schema import agencies, facts, reports

FORMATS = ("txt", "html", "docx", "pdf", "md", "xlsx", "dump", "cells")
KEYS = ("requests.received.total", "requests.outcomes_total.total", "licensing.decisions", "reconsideration.total")


@pytest.fixture(scope="module")
def corpus_data(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """A report in every format, undamaged, loaded."""
    folder = tmp_path_factory.mktemp("formats")
    write_corpus(Order(2 * len(FORMATS), 5, FORMATS, levels=(0,)), folder)
    load(find_files([folder / "reports"]), folder / "data", embedder)
    return folder / "data"


@pytest.fixture(scope="module")
def sources(corpus_data: Path) -> Sources:
    return Sources(corpus_data)


def cited(data: Path) -> Iterator[dict[str, Any]]:
    """A citation of each of KEYS in every report, as the answers have them."""
    desk = Desk(data)
    for each in desk.reports():
        with read(open_reader(data), 5000) as connection:
            query = select(facts, reports.c.text).join(reports, reports.c.id == facts.c.report_id).join(agencies)
            query = query.where(agencies.c.name == each.agency, reports.c.year == each.year, facts.c.key.in_(KEYS))
            for row in connection.execute(query):
                if row.row_start is not None and row.value is not None:
                    quote = row.text[row.row_start : row.row_end]
                    about = {"agency": each.agency, "year": each.year, "file": each.file}
                    yield {**about, "key": row.key, "quote": quote}


def test_every_cell_stands_in_its_file_whatever_the_format(corpus_data: Path, sources: Sources):
    citations = list(cited(corpus_data))
    assert {each["file"].rpartition(".")[2] for each in citations} == {"txt", "html", "docx", "pdf", "md", "xlsx"}
    assert len(citations) > 3 * 2 * len(FORMATS)
    assert [each for each in citations if not sources.stands(each)] == []


def test_a_quote_that_is_not_there_does_not_stand(corpus_data: Path, sources: Sources):
    citation = next(cited(corpus_data))
    assert sources.stands(citation)
    assert not sources.stands({**citation, "quote": citation["quote"] + "1"})
    assert not sources.stands({**citation, "quote": ""})
    assert not sources.stands({**citation, "file": "another.txt"})
    assert not sources.stands({**citation, "year": 1999})
    assert not sources.stands({**citation, "agency": "无此单位"})


def test_the_value_cited_must_stand_in_the_quote(sample_data: Path):
    about = {
        "agency": "云岚市民政局",
        "year": 2024,
        "file": "yunlan-minzheng-2024.pdf",
        "key": "requests.received.total",
    }
    sources = Sources(sample_data)
    assert sources.stands({**about, "quote": "一、本年新收政府信息公开申请数量 7 2 0 0 0 0 9"})
    assert not sources.stands({**about, "quote": "一、本年新收政府信息公开申请数量 7 2"})
    assert not sources.stands({**about, "key": "requests.no_such_row.total", "quote": "7 2 0 0 0 0 9"})
    assert sources.stands({**about, "key": "", "quote": "一、本年新收政府信息公开申请数量"})


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("收到 ９ 件".encode("gb18030"), "收到 ９ 件"),
        ("﻿收到9件".encode(), "收到9件"),
        ("收到9件".encode("utf-16"), "收到9件"),
        ("| 收到 | **9** |\n|---|:-:|\n| 办结&nbsp;| 8 |".encode(), "收到     9    \n\n  办结   8  "),
        ("<html><script>var 收到=1</script><p>收到<b>9</b>件</p></html>".encode(), "\n收到9件"),
        (b"PK\x03\x04 not a zip", ""),
    ],
)
def test_extract(content: bytes, text: str):
    assert extract(content).replace("\xa0", " ").split() == text.split()


def test_a_row_that_a_page_break_cuts():
    source = SourceText("表头\n6.属于四类 1 0 0\n- 3 -\f某局年报\n过程性信息 其他")
    assert source.holds("6.属于四类1 0 0")
    assert source.holds("6.属于四类 1 0 0 过程性信息")
    assert not source.holds("6.属于四类 1 0 0 内部事务")


def test_place_of_a_quote():
    text = "共收到 申请\n９ 件，办结8件"
    start, end = place_of("收到申请9件", text) or (0, 0)
    assert text[start:end] == "收到 申请\n９ 件"
    assert place_of("收到10件", text) is None
    assert place_of("", text) is None
