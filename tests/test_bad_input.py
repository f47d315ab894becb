"""Each kind of bad content by its name: it ends ingested, or quarantined with a reason, and its neighbours are loaded.

Files that are hard by their name, their kind or what they do to their reader: test_hard_files.py.
"""

import gzip
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from pdfminer.cmapdb import CMapDB

from index.embedding import Embedder
from index.load import Loaded
from ingest import UnreadableFileError, read_report
from tests.bad_files import BAD, REPORTS, with_character_map
from tests.every_format import CELLS
from tests.loading import loaded, reason

Outcomes = Mapping[str, Loaded]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Outcomes:
    folder = tmp_path_factory.mktemp("bad") / "in"
    folder.mkdir()
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    with (folder / "one-line.html").open("wb") as file:
        file.write(b"<html><body>")
        file.writelines(b"<p>a</p>" * 12_500 for _ in range(999))
    return loaded(folder, embedder)


def test_an_encrypted_pdf(outcomes: Outcomes):
    assert reason(outcomes["encrypted.pdf"]).startswith("encrypted: expected a PDF that opens without a password")


def test_an_encrypted_office_file(outcomes: Outcomes):
    assert "one with a password: save it as DOCX" in reason(outcomes["encrypted.docx"])


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_an_office_file_with_encrypted_members(outcomes: Outcomes, suffix: str):
    assert "is encrypted: save the file without a password" in reason(outcomes[f"encrypted-members.{suffix}"])


@pytest.mark.parametrize(
    ("suffix", "says"), [("pdf", "truncated: expected %%EOF"), ("docx", "cut off"), ("xlsx", "cut off")]
)
def test_a_truncated_file_is_not_read_in_part(outcomes: Outcomes, suffix: str, says: str):
    assert says in reason(outcomes[f"truncated.{suffix}"])


@pytest.mark.parametrize("suffix", ["html", "md", "txt"])
def test_a_truncated_text_gives_what_is_left_of_it_and_nothing_else(outcomes: Outcomes, suffix: str):
    outcome = outcomes[f"truncated.{suffix}"]
    assert outcome.status != "quarantined"
    facts = read_report(BAD[f"truncated.{suffix}"], "x").facts
    read = {fact.key: str(fact.value) for fact in facts if fact.value is not None}
    assert 50 < len(read) < 200
    assert read.items() <= CELLS.items()


@pytest.mark.parametrize("suffix", REPORTS)
def test_zero_bytes(outcomes: Outcomes, suffix: str):
    assert reason(outcomes[f"empty.{suffix}"]) == "the file is empty: expected the text of a report"


def test_a_pdf_of_ten_thousand_pages(outcomes: Outcomes):
    assert reason(outcomes["many-pages.pdf"]).startswith("more than 500 pages, the limit: expected one report")


def test_html_of_a_hundred_megabytes_on_one_line(outcomes: Outcomes):
    assert reason(outcomes["one-line.html"]).endswith("expected one report; save the report's page alone")


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_a_zip_bomb(outcomes: Outcomes, suffix: str):
    assert "like a ZIP bomb: don't open it" in reason(outcomes[f"bomb.{suffix}"])


@pytest.mark.parametrize(
    ("suffix", "says"), [("docx", "nested too deeply"), ("xlsx", "can't be read"), ("html", "nested deeper than")]
)
def test_markup_nested_100_000_deep(outcomes: Outcomes, suffix: str, says: str):
    assert says in reason(outcomes[f"deep.{suffix}"])


@pytest.mark.parametrize("name", ["wide.html", "tall.html", "wide-and-tall.html", "wide.docx", "wide.xlsx"])
def test_cells_that_span_a_million(outcomes: Outcomes, name: str):
    assert outcomes[name].status != "quarantined"
    if name.endswith("html"):
        read = {fact.key: str(fact.value) for fact in read_report(BAD[name], "x").facts}
        assert read == CELLS


@pytest.mark.parametrize("name", ["member-above.docx", "member-above.xlsx", "member-absolute.docx"])
def test_archive_members_with_paths_out_of_it(outcomes: Outcomes, name: str):
    assert "points out of the archive: don't open the file" in reason(outcomes[name])


def test_archive_members_that_are_links_are_not_followed(outcomes: Outcomes):
    assert outcomes["member-link.docx"].status != "quarantined"
    assert "not well-formed" in reason(outcomes["document-link.docx"])


def test_archive_members_with_nul_in_their_name(outcomes: Outcomes):
    assert outcomes["member-nul.docx"].status == "quarantined"


def test_figures_that_no_column_of_the_store_holds(outcomes: Outcomes):
    outcome = outcomes["huge-numbers.txt"]
    assert (outcome.status, outcome.about and outcome.about.cells) == ("ingested", 198)


@pytest.mark.parametrize("suffix", REPORTS)
@pytest.mark.parametrize("content", REPORTS)
def test_a_wrong_suffix_is_read_by_content(content: str, suffix: str):
    found = read_report(REPORTS[content], f"report.{suffix}")
    assert {fact.key: str(fact.value) for fact in found.facts} == CELLS


# A PDF that names a file of objects for its character map (CVE-2025-64512)


def test_a_pdf_naming_a_pickle_cmap_executes_nothing(
    tmp_path: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
):
    folder, planted, mark = tmp_path / "in", tmp_path / "planted", tmp_path / "executed"
    folder.mkdir()
    planted.mkdir()
    (planted / "map.pickle.gz").write_bytes(gzip.compress(f"cos\nmkdir\n(S'{mark}'\ntR.".encode()))
    (folder / "a.pdf").write_bytes(with_character_map(str(planted / "map").replace("/", "#2F")))
    (folder / "b.pdf").write_bytes(with_character_map("..#2F" * 30 + str(planted / "map")[1:].replace("/", "#2F")))
    outcomes = loaded(folder, embedder)
    assert not mark.exists()
    assert {reason(outcome).split(":")[0] for outcome in outcomes.values()} == {"1 pages without text or images"}
    asked: list[str] = []
    monkeypatch.setattr(CMapDB, "get_cmap", asked.append)
    with pytest.raises(UnreadableFileError):
        read_report((folder / "a.pdf").read_bytes(), "a.pdf")
    assert str(planted / "map") in asked
    load_it = "import gzip, pickle, sys; pickle.load(gzip.open(sys.argv[1]))"  # what the flaw did
    subprocess.run([sys.executable, "-c", load_it, planted / "map.pickle.gz"], check=True)
    assert mark.exists()
