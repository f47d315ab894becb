"""The sample reports: that they are what the corpus writer writes, and that they are read as they are."""

import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from eval.corpus import font
from eval.corpus.record import Paragraph
from eval.corpus.samples import sample_drafts
from eval.corpus.write import Written, samples
from eval.extraction.score import score
from ingest import read_file
from tests.conftest import SAMPLES

SUFFIXES = {"pdf": 4, "html": 4, "docx": 3, "txt": 3, "md": 1, "xlsx": 1}
BYTES = 1_500_000


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Written]:
    return {report.name: report for report in samples(tmp_path_factory.mktemp("font"))}


def inside(name: str, content: bytes) -> object:
    """What a file holds, whatever compressed it: the members of an office file, the printed marks of a PDF."""
    if name.endswith(("docx", "xlsx")):
        archive = zipfile.ZipFile(BytesIO(content))
        return [(each.filename, each.date_time, archive.read(each)) for each in archive.infolist()]
    if name.endswith("pdf"):
        with pdfplumber.open(BytesIO(content)) as document:
            return [
                ([(char["text"], char["x0"], char["top"], char["size"]) for char in page.chars], len(page.lines))
                for page in document.pages
            ]
    return content.decode()


def test_every_sample_is_what_the_corpus_writes(written: dict[str, Written]):
    shipped = {path.name: path.read_bytes() for path in SAMPLES.iterdir() if path.name != "README.md"}
    assert sorted(shipped) == sorted(written)
    embeds = all((font.SOURCES / name).exists() for name in font.FILES.values())
    for name, report in written.items():
        if embeds or not name.endswith("pdf"):
            assert inside(name, shipped[name]) == inside(name, report.content), f"{name}: run `make samples`"


def test_the_samples_are_few_small_and_of_every_format():
    files = [path for path in SAMPLES.iterdir() if path.name != "README.md"]
    assert Counter(path.suffix[1:] for path in files) == SUFFIXES
    assert sum(path.stat().st_size for path in files) < BYTES


def test_every_cell_and_sentence_of_the_samples_is_read(written: dict[str, Written]):
    for report in written.values():
        read = score(report.truth, read_file(SAMPLES / report.name))
        assert [failure for failure in read.failures if failure.what != "number"] == [], report.name
        assert read.counts["told"] == read.counts["whole"]


def test_what_is_wrong_in_them_is_wrong_on_purpose(written: dict[str, Written]):
    planted = {
        name: sorted({(each["rule"], each["plant"]) for each in report.truth["planted"]})
        for name, report in written.items()
        if report.truth["planted"]
    }
    assert planted == {
        "yunlan-minzheng-2021.xlsx": [("C6", "carry_over")],
        "yunlan-minzheng-2022.txt": [("C2", "row_total"), ("C3", "row_total")],
        "yunlan-liudu-jiaotong-2023.txt": [("C8", "prose")],
    }
    blank = [
        (name, key) for name, r in written.items() for key, cell in r.truth["cells"].items() if cell["value"] is None
    ]
    assert blank == [("yunlan-shuju-2024.docx", "fees.amount")]


def test_every_sample_says_that_it_is_invented():
    for name, draft in sample_drafts():
        first = draft.blocks[0]
        assert isinstance(first, Paragraph), name
        assert (first.role, first.text[:4], "虚构" in first.text) == ("note", "【样例】", True), name


def test_the_readme_of_the_samples_lists_them_all():
    text = Path(SAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in SAMPLES.iterdir() if path.name != "README.md" and f"`{path.name}`" not in text] == []
