import io
import json
import random
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from eval.corpus import Order, font
from eval.corpus.__main__ import main
from eval.corpus.damage import DAMAGES, spoil
from eval.corpus.draft import compose
from eval.corpus.figures import of_world
from eval.corpus.record import FORMATS, TEXT_FORMATS, Table
from eval.corpus.sentences import duties, frames, themes, topics
from eval.corpus.tables import grid
from eval.corpus.world import build, load, real_names, stem
from eval.corpus.write import Written, reports
from eval.extraction.score import score
from ingest import form as forms
from ingest import read_report
from ingest.checks import equations_of
from tests import fonts

MAGIC = {"pdf": b"%PDF", "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "html": b"<!DOCTYPE html>"}


@pytest.fixture(scope="module")
def undamaged(tmp_path_factory: pytest.TempPathFactory) -> list[Written]:
    """Text reports of many bodies and all years, some with checks broken on purpose."""
    return list(reports(Order(160, 5, TEXT_FORMATS, (0,)), tmp_path_factory.mktemp("font")))


@pytest.fixture(scope="module")
def one_of_each(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with every format, written by the command."""
    out = tmp_path_factory.mktemp("corpus")
    assert main(["--n", "8", "--seed", "3", "--damage", "1", "--out", str(out)]) == 0
    return out


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(report: Written) -> str:
    return report.content.decode()


def values(truth: dict[str, Any]) -> dict[str, Decimal]:
    """The cells that a reader can see."""
    return {
        key: Decimal(str(cell["value"]))
        for key, cell in truth["cells"].items()
        if cell["status"] == "read" and "unsure" not in cell
    }


def broken(truth: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Rule and cells of every equation that the truth's cells break."""
    known = values(truth)
    for rule, _, left, right in equations_of(truth["form"]):
        keys = (*left, *right)
        if all(key in known for key in keys) and sum(known[k] for k in left) != sum(known[k] for k in right):
            yield rule, keys


# The command and its files


def test_every_format_is_written_with_a_line_of_truth(one_of_each: Path):
    truths = [json.loads(line) for line in (one_of_each / "truth.jsonl").read_text("utf-8").splitlines()]
    assert sorted(truth["format"] for truth in truths) == sorted(FORMATS)
    for truth in truths:
        content = (one_of_each / truth["file"]).read_bytes()
        assert content.startswith(MAGIC.get(truth["format"], b""))
        assert len(content) > 2000


def test_the_same_seed_gives_the_same_bytes(one_of_each: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(font, "_converted", fonts.made)  # the fonts made anew, too
    assert main(["--n", "8", "--seed", "3", "--damage", "1", "--out", str(tmp_path)]) == 0
    first, second = (
        {path.name: path.read_bytes() for path in (folder / "reports").iterdir()} for folder in (one_of_each, tmp_path)
    )
    assert first == second
    assert (one_of_each / "truth.jsonl").read_bytes() == (tmp_path / "truth.jsonl").read_bytes()


def test_another_seed_gives_other_reports(tmp_path: Path):
    orders = [Order(4, seed, ("txt",), (0,)) for seed in (1, 2)]
    first, second = ([report.content for report in reports(order, tmp_path)] for order in orders)
    assert not set(first) & set(second)


def test_office_files_open(one_of_each: Path):
    for path in (one_of_each / "reports").glob("*.[dx]*x"):
        assert zipfile.ZipFile(io.BytesIO(path.read_bytes())).testzip() is None


def test_without_the_font_pdfs_name_one_of_the_viewer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(font, "SOURCES", tmp_path)
    assert font.register(tmp_path) == font.FALLBACK
    report = next(reports(Order(1, 3, ("pdf",), (0,)), tmp_path))
    assert b"STSong-Light" in report.content


def test_bad_usage_is_told_and_ends_with_2(capsys: pytest.CaptureFixture[str]):
    for arguments in (["--formats", "rtf"], ["--damage", "3"], ["--years", "now"], ["--n", "3"]):
        with pytest.raises(SystemExit) as stop:
            main([*arguments] if arguments[0] == "--n" else [*arguments, "--out", "nowhere"])
        assert stop.value.code == 2
    assert "expected some of txt, html" in capsys.readouterr().err


# The world


@pytest.mark.parametrize("seed", range(12))
def test_no_place_is_a_real_province_or_prefecture(seed: int):
    names = {place.name for place in build(seed, 200).places}
    assert not (names | {stem(name) for name in names}) & real_names()


def test_the_list_of_real_provinces_is_whole():
    assert len([name for name in load("places")["provinces"] if name[-1] not in "省市区"]) == 34


def test_bodies_of_many_kinds_and_homonyms():
    bodies = build(7, 200).bodies
    assert len({body.kind.zh for body in bodies}) >= 40
    petitions = [body.name for body in bodies if body.name.endswith("信访局")]
    assert len(petitions) == len(set(petitions)) > 8
    assert {body.kind.level for body in bodies} >= {"aggregate", "office", "department", "township", "subdistrict"}
    districts = Counter(place.name for place in build(7, 200).places if place.level == "district")
    assert max(districts.values()) == 2


# Figures


def test_every_equation_holds_but_the_planted_ones(undamaged: list[Written]):
    for report in undamaged:
        planted = {(each["rule"], tuple(each["keys"])) for each in report.truth["planted"] if each["rule"] != "C8"}
        assert set(broken(report.truth)) == planted


def test_one_report_in_twenty_breaks_a_check(tmp_path: Path):
    truths = [report.truth for report in reports(Order(700, 8, ("txt",), (0,)), tmp_path)]
    share = sum(bool(truth["planted"]) for truth in truths) / len(truths)
    assert 0.03 < share < 0.07
    plants = {each["plant"] for truth in truths for each in truth["planted"]}
    assert plants == {"row_total", "column_total", "c1", "c4", "prose"}


def test_what_is_carried_over_arrives_and_documents_add_up(tmp_path: Path):
    found = {(t["agency"], t["year"]): t for t in (r.truth for r in reports(Order(120, 6, ("txt",), (0,)), tmp_path))}
    crossed = 0
    for (agency, year), truth in found.items():
        after = found.get((agency, year + 1))
        if after is None or truth["planted"] or after["planted"]:
            continue
        crossed += 1
        before, now = values(truth), values(after)
        if "requests.carried_in.total" in now and "requests.carried_out.total" in before:
            assert before["requests.carried_out.total"] == now["requests.carried_in.total"]
        rows = [f"normative_documents.{each}" for each in ("in_force", "issued", "repealed")]
        if all(row in before and row in now for row in rows):
            assert now[rows[0]] == before[rows[0]] + now[rows[1]] - now[rows[2]]
    assert crossed > 50


def test_a_government_is_not_less_than_its_parts(tmp_path: Path):
    truths = [report.truth for report in reports(Order(150, 4, ("txt",), (0,), (2024,)), tmp_path)]
    whole = next(t for t in truths if t["level"] == "aggregate" and len(t["region"]) == 2 and not t["planted"])
    parts = [t for t in truths if t["region"][:2] == whole["region"] and t["level"] not in {"aggregate"}]
    assert len(parts) > 10
    key = "requests.received.total"
    assert values(whole)[key] >= sum(values(part).get(key, Decimal(0)) for part in parts)


def test_forms_follow_the_year_but_for_late_and_mixed_ones(undamaged: list[Written]):
    for report in undamaged:
        keys, year = set(report.truth["cells"]), report.truth["year"]
        own = {cell.key for cell in forms.cells(report.truth["form"])}
        assert year > 2020 or keys == own == {cell.key for cell in forms.cells(2019)}
    late = [r for r in undamaged if r.truth["year"] > 2020 and r.truth["form"] == 2019]
    mixed = [r for r in undamaged if set(r.truth["cells"]) != {c.key for c in forms.cells(r.truth["form"])}]
    assert late
    assert mixed


# Prose


def test_every_sentence_of_the_truth_stands_in_the_text(undamaged: list[Written]):
    for report in undamaged:
        text = without_space(text_of(report))
        for fact in report.truth["narrative"]:
            assert without_space(fact["sentence"]) in text, report.truth["file"]


def test_facts_agree_with_the_table_but_where_planted(undamaged: list[Written]):
    for report in undamaged:
        known = {key: cell["value"] or 0 for key, cell in report.truth["cells"].items()}
        told = [fact for fact in report.truth["narrative"] if "key" in fact]
        wrong = {fact["key"] for fact in told if fact["value"] != known[fact["key"]]}
        assert wrong == {key for each in report.truth["planted"] if each["rule"] == "C8" for key in each["keys"]}


def test_parts_add_up_to_the_total_they_belong_to(undamaged: list[Written]):
    facts = [fact for r in undamaged if not r.truth["planted"] for fact in r.truth["narrative"] if "parts" in fact]
    assert len(facts) > 100
    assert all(sum(fact["parts"]) == fact["value"] for fact in facts)


def test_contacts_stand_in_the_text_and_are_nobodys(undamaged: list[Written]):
    for report in undamaged:
        text, contacts = without_space(text_of(report)), report.truth["contacts"]
        assert all(without_space(value) in text for value in contacts.values())
        assert contacts.get("phone", "0000-555").startswith("0000-555")
        assert contacts.get("postcode", "000").startswith("000")


def test_a_template_is_one_sentence():
    templates = [text for entry in topics().values() for text in entry["templates"]]
    assert [text for text in templates if text.count("。") != 1 or not text.endswith("。")] == []


def test_at_least_twelve_wordings_a_topic_and_four_a_theme():
    assert {name: len(entry["templates"]) for name, entry in topics().items() if len(entry["templates"]) < 12} == {}
    assert len(themes()["themes"]) >= 15
    for theme in themes()["themes"]:
        assert len({problem for problem, _ in theme["pairs"]}) >= 4
        assert len({improvement for _, improvement in theme["pairs"]}) >= 4
    assert all(len(frames()[name]) >= 12 for name in ("preambles", "overall", "contacts", "problem_leads"))


def test_templates_name_no_place_and_no_year():
    data = json.dumps([topics(), {**frames(), "notices": {}}, themes(), duties()], ensure_ascii=False)
    assert not [name for name in real_names() if len(name) > 2 and name in data]
    assert re.findall(r"(?:19|20)\d\d年", data) == []


def test_no_sentence_stands_twice_in_a_report(undamaged: list[Written]):
    for report in (each for each in undamaged if each.truth["format"] == "txt"):
        text = re.sub(
            r"[（(]?[一二三四1-4][）).、]", "", without_space(text_of(report).split("二、主动公开政府信息情况")[0])
        )
        sentences = [each for each in re.split(r"[。\n]", text) if len(each) > 12]
        assert [each for each, count in Counter(sentences).items() if count > 1] == []


def test_every_problem_has_the_improvement_that_answers_it(undamaged: list[Written]):
    for truth in (report.truth for report in undamaged):
        topics_told = [fact["topic"] for fact in truth["narrative"]]
        told = [topic for topic in topics_told if topic.startswith(("problem:", "improvement:"))]
        assert told == [f"{what}:{theme}" for theme in truth["themes"] for what in ("problem", "improvement")]
        assert len(set(truth["themes"])) == len(truth["themes"]) > 0


def test_what_last_year_s_report_named_is_said_to_be_better(undamaged: list[Written]):
    found = {(report.truth["agency"], report.truth["year"]): report.truth for report in undamaged}
    recalled = 0
    for (agency, year), truth in found.items():
        better = [
            each["topic"].partition(":")[2] for each in truth["narrative"] if each["topic"].startswith("improved:")
        ]
        before = found.get((agency, year - 1))
        if better and before:
            recalled += 1
            assert better == before["themes"][:1]
    assert recalled > 20


def test_followers_grow_from_year_to_year(undamaged: list[Written]):
    found = {
        (report.truth["agency"], report.truth["year"]): fact["value"]
        for report in undamaged
        for fact in report.truth["narrative"]
        if fact["topic"] == "followers" and "approximate" not in fact
    }
    pairs = [(found[body, year - 1], count) for (body, year), count in found.items() if (body, year - 1) in found]
    assert pairs
    assert all(before < after for before, after in pairs)


# Damage


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_named_and_changes_the_file(name: str, tmp_path: Path):
    kinds = [kind for kind in TEXT_FORMATS if kind in DAMAGES[name].formats][:2]
    spoiled = list(reports(Order(16, 9, tuple(kinds), (1,), only=(name,)), tmp_path))
    hurt = [report for report in spoiled if name in report.truth["damages"]]
    assert hurt
    plain = {r.truth["file"]: r.content for r in reports(Order(16, 9, tuple(kinds), (0,)), tmp_path)}
    assert any(report.content != plain[report.truth["file"]] for report in hurt)


def test_lost_cells_are_told_with_the_value_they_had(tmp_path: Path):
    order = Order(24, 9, ("txt", "dump"), (2,), only=("table_missing",))
    for report in reports(order, tmp_path):
        lost = [key for key, cell in report.truth["cells"].items() if cell["status"] == "lost"]
        assert {forms.cell(key).table for key in lost} in ({1}, {2}, {3})
        assert any(image in text_of(report) for image in load("slips")["images"])


def test_values_stay_in_their_columns_whatever_happens():
    order = [name for name in DAMAGES if DAMAGES[name].on_draft and name not in {"extra_columns", "empty_cells"}]
    body = build(5, 12).bodies[5]
    figures = of_world(build(5, 12), [2024], 5)[body.id][2024]
    for name in order:
        draft = spoil(compose(body, 2024, figures, 5, visible=True), [name], random.Random(name))
        for table in (block for block in draft.blocks if isinstance(block, Table) and block.number == 2):
            for row, places in zip(table.rows, grid(table), strict=True):
                columns = [slot.key.rsplit(".")[-1] for slot in places[3:] if slot and slot.key]
                assert columns in ([], [*forms.APPLICANTS, "total"]), name
                assert sum(slot is not None for slot in places) == len(row.slots), name


def test_every_level_spoils_more(tmp_path: Path):
    counts = Counter[int]()
    for report in reports(Order(90, 2, TEXT_FORMATS, (0, 1, 2)), tmp_path):
        counts[report.truth["damage"]] += len(report.truth["damages"])
    assert counts[0] == 0
    assert counts[1] > 45
    assert counts[2] > 45


# The reader, on text that nothing has happened to


@pytest.mark.parametrize("kind", ["txt", "md", "dump"])
def test_undamaged_text_is_read_as_it_is(kind: str, undamaged: list[Written]):
    for report in [each for each in undamaged if each.truth["format"] == kind][:20]:
        read = score(report.truth, read_report(report.content, report.name))
        held = {*report.truth["cells"], "agency", "year", "form"}
        assert [failure for failure in read.failures if failure.what in held] == []
        assert read.counts["exact"] == len(report.truth["cells"])
