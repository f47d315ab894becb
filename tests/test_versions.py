"""Versions and copies of one report: all are kept, the newest is asked, and the order of loading is no matter."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from answer import Answer, Desk
from index.__main__ import main as index
from index.database import open_reader, read
from index.embedding import Embedder
from index.load import Summary, find_files, load
from index.schema import addresses, checks, facts, outbox, passages, reports, sections, statements
from index.vectors import Vectors, differences
from index.versions import Version, newest
from ingest.__main__ import main as ingest
from tests.office import add_report
from tests.writer import balanced, report

AGENCY = "云岚市档案局"
TITLE = f"{AGENCY}2024年政府信息公开工作年度报告"
ASKED = f"{AGENCY}2024年收到多少件申请"


@dataclass
class Office:
    """A folder with files of one body's report, and the data directory they are loaded into."""

    path: Path
    embedder: Embedder
    loaded: Summary = field(default_factory=Summary)

    @property
    def folder(self) -> Path:
        return self.path / "in"

    @property
    def data(self) -> Path:
        return self.path / "data"

    def write(self, name: str, received: int = 3, title: str = TITLE, signed: str = "", **given: str) -> Path:
        self.folder.mkdir(exist_ok=True)
        cells = balanced(2021, received, 1, 0) | {key.replace("__", "."): value for key, value in given.items()}
        text = report(cells, 2021, title=title) + (f"\n{AGENCY}\n{signed}" if signed else "")
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / name

    def load(self, *paths: Path) -> list[str]:
        self.loaded = load(find_files(paths or [self.folder]), self.data, self.embedder)
        return [each.status for each in self.loaded.files]

    def notes(self) -> list[str]:
        return [each.note for each in self.loaded.files if each.note]

    def versions(self) -> list[tuple[str, bool]]:
        with read(open_reader(self.data), 1000) as connection:
            query = select(reports.c.file, reports.c.current).order_by(reports.c.file, reports.c.id)
            return [(row.file, row.current) for row in connection.execute(query)]

    def current(self) -> list[str]:
        return [file for file, current in self.versions() if current]

    def ask(self, question: str = ASKED) -> Answer:
        return Desk(self.data).ask(question)


@pytest.fixture
def office(tmp_path: Path, embedder: Embedder) -> Office:
    return Office(tmp_path, embedder)


# Which one is newer


def version(number: int, **given: object) -> Version:
    usual: dict[str, object] = {"in_place": True, "corrected": False, "signed": None, "published": None}
    return Version(number, figures={"a": Decimal(number)}, **(usual | given))  # type: ignore[arg-type]


EARLY, LATE = date(2025, 1, 20), date(2025, 3, 4)


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([version(1), version(2)], 2),
        ([version(1, in_place=True), version(2, in_place=False)], 1),
        ([version(1, corrected=True), version(2)], 1),
        ([version(1, corrected=True, in_place=False), version(2)], 2),
        ([version(1, signed=LATE), version(2, signed=EARLY)], 1),
        ([version(1, signed=LATE), version(2)], 2),
        ([version(1, published=LATE), version(2, published=EARLY)], 1),
        ([version(1, signed=EARLY, published=LATE), version(2, signed=LATE, published=EARLY)], 2),
        ([version(1, signed=LATE), version(2, signed=EARLY, corrected=True)], 2),
        ([version(1, in_place=False), version(2, in_place=False)], 2),
    ],
)
def test_the_newest(versions: list[Version], expected: int):
    assert newest(versions).id == expected


def test_a_version_that_shows_a_part_of_another_is_not_preferred():
    whole = Version(1, True, False, EARLY, None, {"a": Decimal(1), "b": Decimal(2)})
    part = Version(2, True, False, LATE, None, {"a": Decimal(1)})
    other = Version(2, True, False, LATE, None, {"a": Decimal(7)})
    assert newest([whole, part]).id == 1
    assert newest([whole, other]).id == 2


VERSIONS = st.lists(
    st.builds(
        Version,
        st.just(0),
        st.booleans(),
        st.booleans(),
        st.sampled_from([None, EARLY, LATE]),
        st.sampled_from([None, EARLY, LATE]),
        st.dictionaries(st.sampled_from("abc"), st.sampled_from([None, Decimal(1), Decimal(2)])),
    ),
    min_size=1,
    max_size=5,
)


@given(VERSIONS, st.randoms())
def test_the_newest_is_the_same_in_any_order(versions: list[Version], random: Random):
    numbered = [replace(each, id=number) for number, each in enumerate(versions)]
    assert newest(random.sample(numbered, len(numbered))) == newest(numbered)


# Loading


CORRECTED = f"{TITLE}（更正版）"
FILES: dict[str, Callable[[Office], Path]] = {
    "a.txt": lambda office: office.write("a.txt", 3, signed="2025年1月20日"),
    "b.txt": lambda office: office.write("b.txt", 8, signed="2025年3月4日"),
    "c.txt": lambda office: office.write("c.txt", 5, title=CORRECTED, signed="2025年2月1日"),
}


@pytest.mark.parametrize("order", permutations(FILES))
def test_the_order_of_loading_is_no_matter(order: tuple[str, ...], office: Office):
    for name in order:
        office.load(FILES[name](office))
    assert office.versions() == [("a.txt", False), ("b.txt", False), ("c.txt", True)]
    assert office.ask().value == 5


def test_loading_versions_again_changes_nothing(office: Office):
    for write in FILES.values():
        write(office)
    assert office.load() == ["ingested", "replaced", "replaced"]
    assert office.load() == ["unchanged"] * 3
    assert office.current() == ["c.txt"]


def test_an_older_version_that_comes_later_is_kept_and_said_so(office: Office):
    office.load(FILES["b.txt"](office))
    assert office.load(FILES["a.txt"](office)) == ["unchanged"]
    assert office.notes() == ["is an older version of b.txt: kept, but not asked"]
    assert office.versions() == [("a.txt", False), ("b.txt", True)]


def test_everything_of_an_older_version_is_kept(office: Office):
    office.load(office.write("a.txt", 3))
    office.load(office.write("a.txt", 8))
    with read(open_reader(office.data), 1000) as connection:
        rows = connection.execute(select(reports).order_by(reports.c.id)).all()
        for table in (facts, sections, passages, checks, statements):
            older, newer = (
                len(connection.execute(select(table).where(table.c.report_id == row.id)).all()) for row in rows
            )
            assert older == newer > 0, table.name
        assert [(office.data / "sources" / row.sha256).is_file() for row in rows] == [True, True]
        assert connection.execute(select(outbox)).all() == []
        assert differences(connection, Vectors(office.data, office.embedder)) == []


def test_a_changed_file_replaces_its_former_self_whatever_it_says(office: Office):
    office.load(office.write("a.txt", 3, title=CORRECTED, signed="2025年3月4日"))
    assert office.load(office.write("a.txt", 8, signed="2025年1月20日")) == ["replaced"]
    assert office.ask().value == 8
    assert office.load(office.write("a.txt", 3, title=CORRECTED, signed="2025年3月4日")) == ["replaced"]
    assert office.load() == ["unchanged"]
    assert office.ask().value == 3
    with read(open_reader(office.data), 1000) as connection:
        assert differences(connection, Vectors(office.data, office.embedder)) == []


def test_a_file_that_changes_in_its_markup_only_is_replaced_too(office: Office):
    path = office.write("a.txt")
    office.load(path)
    path.write_text(path.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    assert office.load() == ["replaced"]
    assert len(office.versions()) == 2
    assert office.ask().warnings == ()  # no figure differs


def test_a_file_that_becomes_the_report_of_another_year_gives_way(office: Office):
    office.load(office.write("a.txt", 3, signed="2025年1月20日"))
    office.load(office.write("b.txt", 8, signed="2025年3月4日"))
    office.load(office.write("b.txt", 6, title=TITLE.replace("2024", "2023")))
    assert office.ask().value == 3
    assert office.ask(f"{AGENCY}2023年收到多少件申请").value == 6


def test_a_copy_in_another_format_is_noted(office: Office):
    import docx

    first = office.write("a.txt")
    document = docx.Document()
    add_report(document, balanced(2021, 3, 1, 0), 2021, TITLE)
    document.paragraphs[2].text = "本年度我局围绕公开要求开展工作，主动公开各类信息12条。"
    document.save(str(office.folder / "b.docx"))
    assert office.load() == ["ingested", "unchanged"]
    assert office.notes() == ["holds the same as a.txt, which is kept"]
    assert office.load() == ["unchanged", "unchanged"]
    assert office.notes() == []
    with read(open_reader(office.data), 1000) as connection:
        rows = connection.execute(select(addresses.c.path, addresses.c.report_id).order_by(addresses.c.path)).all()
    assert [(Path(row.path).name, row.report_id) for row in rows] == [("a.txt", 1), ("b.docx", 1)]
    office.load(office.write("a.txt", 9))  # the copy still holds the first version, which is no newer
    assert first.name in office.current()
    assert office.ask().value == 9


def test_a_copy_of_an_older_version_is_no_news(office: Office):
    for received in (3, 8):
        office.load(office.write("a.txt", received))
    copy = office.write("b.txt", 3)
    copy.write_text(copy.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert office.load() == ["unchanged", "unchanged"]
    assert office.notes() == ["is an older version of a.txt: kept, but not asked"]
    assert office.ask().value == 8


def test_a_moved_file_is_not_read_again(office: Office):
    path = office.write("a.txt")
    office.load()
    path.rename(office.folder / "b.txt")
    assert office.load() == ["unchanged"]
    assert office.versions() == [("a.txt", True)]


def test_a_file_that_was_broken_and_is_mended_leaves_the_quarantine(office: Office):
    path = office.write("a.txt")
    office.load()
    path.write_bytes(b"")
    assert office.load() == ["quarantined"]
    office.write("a.txt")
    assert office.load() == ["unchanged"]
    assert index(["check", "--data", str(office.data)]) == 0


def test_a_scan_does_not_hide_figures(office: Office):
    office.load(office.write("a.txt", 3, signed="2025年1月20日"))
    text = office.write("b.txt", 3, signed="2025年3月4日").read_text(encoding="utf-8")
    scan = "\n".join(line for line in text.split("\n") if "本年新收" not in line)
    (office.folder / "b.txt").write_text(scan, encoding="utf-8")
    assert office.load(office.folder / "b.txt") == ["unchanged"]
    assert office.ask().value == 3


def test_fewer_cells_in_a_newer_version_are_said_and_the_older_figure_shown(office: Office):
    office.load(office.write("a.txt", 3, signed="2025年1月20日"))
    text = office.write("b.txt", 8, title=CORRECTED).read_text(encoding="utf-8")
    (office.folder / "b.txt").write_text(text[: text.index("三、收到")], encoding="utf-8")
    assert office.load(office.folder / "b.txt") == ["replaced"]
    assert office.notes() == ["10 of its cells could be read, 200 of a.txt, which it replaces"]
    answer = office.ask()
    assert answer.value is None
    assert "新版本为 未读出，旧版本为 3 件[1]" in answer.text
    assert [(each.file, each.value) for each in answer.citations] == [("a.txt", 3)]


# Asking


def test_an_answer_says_what_the_older_version_stated(office: Office):
    office.load(office.write("a.txt", 3, signed="2025年1月20日"))
    office.load(office.write("b.txt", 8, signed="2025年3月4日"))
    answer = office.ask()
    assert (answer.value, answer.coverage.reports) == (8, 1)
    assert answer.text == (
        "云岚市档案局2024年新收申请：**8 件**[1]。\n\n"
        "注意：云岚市档案局2024年报告有新旧版本，数字不同，以新版本为准：“新收申请”新版本为 8 件[1]，旧版本为 3 件[2]。"
    )
    assert answer.warnings == (
        "注意：云岚市档案局2024年报告有新旧版本，数字不同，以新版本为准：“新收申请”新版本为 8 件，旧版本为 3 件。",
    )
    assert [(each.file, each.value) for each in answer.citations] == [("b.txt", 8), ("a.txt", 3)]
    older = Desk(office.data).evidence(answer.citations[1])
    assert older.cell is not None
    assert (older.file, older.quote[slice(*older.cell)]) == ("a.txt", "3")
    assert office.ask(f"{AGENCY}2024年行政许可多少件").warnings == ()  # the same in both


@pytest.mark.parametrize(
    ("question", "remark"),
    [
        ("2024年哪些单位收到了申请", "新版本为 8 件[1]，旧版本为 3 件[2]"),
        ("2024年各单位一共收到多少件申请", "新版本为 8 件[1]，旧版本为 3 件[2]"),
        (f"{AGENCY}2024年有没有收到申请", "新版本为 8 件[1]，旧版本为 3 件[2]"),
        (f"{AGENCY}2024年申请的办理结果", "旧版本为 2 件"),
        ("Which agencies received requests in 2024?", "8[1] in the newer one, 3[2] in the older"),
    ],
)
def test_every_kind_of_answer_says_so(question: str, remark: str, office: Office):
    office.load(office.write("a.txt", 3))
    office.load(office.write("b.txt", 8))
    answer = office.ask(question)
    assert answer.status == "answered"
    assert remark in answer.text


def test_a_blank_cell_differs_from_a_figure(office: Office):
    office.load(office.write("a.txt", licensing__decisions="7"))
    office.load(office.write("b.txt", licensing__decisions=""))
    answer = office.ask(f"{AGENCY}2024年行政许可多少件")
    assert answer.value is None
    assert "新版本为 空白[1]，旧版本为 7 件[2]" in answer.text


def test_export_checks_and_the_list_hold_the_current_version_only(office: Office, capsys: pytest.CaptureFixture[str]):
    office.load(office.write("a.txt", 3, reconsideration__total="2"))
    office.load(office.write("b.txt", 8))
    assert index(["export", str(office.path / "out.csv"), "--data", str(office.data)]) == 0
    with (office.path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (len(rows), {row["file"] for row in rows}) == (200, {"b.txt"})
    assert index(["check", "--data", str(office.data)]) == 0
    assert capsys.readouterr().out == ""
    assert [(each.file, each.older) for each in Desk(office.data).reports()] == [("b.txt", ("a.txt",))]


def test_ingest_prints_the_notes(office: Office, capsys: pytest.CaptureFixture[str]):
    office.write("a.txt", 8, signed="2025年3月4日")
    office.write("b.txt", 3, signed="2025年1月20日")
    assert ingest([str(office.folder), "--data", str(office.data), "--json"]) == 0
    printed = capsys.readouterr()
    summary = json.loads(printed.out)
    assert (summary["ingested"], summary["unchanged"], summary["replaced"]) == (1, 1, 0)
    assert summary["notes"] == [{"file": "b.txt", "note": "is an older version of a.txt: kept, but not asked"}]
    assert "b.txt is an older version of a.txt" in printed.err
