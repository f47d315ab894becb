import ast
import json
import random
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import eval.questions
from eval.cases import load_cases
from eval.corpus import Order, write_corpus
from eval.questions.__main__ import SEED, main
from eval.questions.draw import Draw, Lot, UnluckyError
from eval.questions.generate import Plan, generate
from eval.questions.gold import rounded
from eval.questions.measures import measure, measures
from eval.questions.operations.registry import OPERATIONS
from eval.questions.prose import FILES, named, topics
from eval.questions.recipe import RECIPES
from eval.questions.speech import Agency, Kind, Region, Span, Year, english, roman
from eval.questions.wording import FOLDER, HELD_OUT, LANGUAGES, OPEN, wordings
from eval.questions.world import Report, Told, UntoldError, World, read_world, without_aggregates

CASES = Path(eval.questions.__file__).parents[1] / "cases"
COMMITTED = {
    recipe: {OPEN: CASES / recipe / "open.jsonl", HELD_OUT: CASES / "held_out" / f"{recipe}.jsonl"}
    for recipe in RECIPES
}
PARTS = [(recipe, part) for recipe in RECIPES for part in (OPEN, HELD_OUT)]
WORDINGS = [each for recipe in RECIPES for each in wordings(recipe)]
REASONS = list(measure("refused").keys)
KINDS = ("acts", "words", "themes", "contacts", "untold")  # of what is asked of the prose, beside numbers


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folders = {recipe: tmp_path_factory.mktemp(recipe) for recipe in RECIPES}
    for recipe, folder in folders.items():
        write_corpus(RECIPES[recipe].order, folder)
    return folders


@pytest.fixture(scope="module")
def corpus(corpora: dict[str, Path]) -> Path:
    return corpora["figures"]


def cases(part: str, recipe: str = "figures") -> list[dict[str, Any]]:
    return [json.loads(line) for line in COMMITTED[recipe][part].read_text("utf-8").splitlines()]


# The committed cases


@pytest.mark.parametrize(("recipe", "part"), PARTS)
def test_the_committed_cases_come_from_the_recipe_and_the_seed(recipe: str, part: str, corpora: dict[str, Path]):
    plan = Plan(read_world(corpora[recipe]), SEED, RECIPES[recipe].count, recipe, recipe)
    assert list(generate(plan, part)) == cases(part, recipe)


def test_another_seed_asks_other_questions(corpus: Path):
    plan = Plan(read_world(corpus), SEED + 1, 60, "figures")
    mine = {(*case.get("history", ()), case["question"]) for case in cases(OPEN)}
    found = [(*case.get("history", ()), case["question"]) for case in generate(plan, OPEN)]
    assert sum(each in mine for each in found) < len(found) / 10


@pytest.mark.parametrize(("recipe", "part"), PARTS)
def test_every_operation_in_both_parts_and_both_languages(recipe: str, part: str):
    wanted = {(each.operation, lang) for each in wordings(recipe) for lang in LANGUAGES}
    assert {(case["tags"]["operation"], case["lang"]) for case in cases(part, recipe)} == wanted


@pytest.mark.parametrize(("recipe", "least"), [("figures", 800), ("narrative", 200)])
def test_size_languages_and_held_out(recipe: str, least: int):
    found = [case for part in (OPEN, HELD_OUT) for case in cases(part, recipe)]
    assert len(found) >= least
    assert sum(case["lang"] == "en" for case in found) >= len(found) / 3
    assert 0.2 <= len(cases(HELD_OUT, recipe)) / len(found) <= 0.3
    assert len({case["id"] for case in found}) == len(found)


def test_follow_ups():
    found = [case for part in (OPEN, HELD_OUT) for case in cases(part)]
    assert sum("history" in case for case in found) >= len(found) * 0.16


def test_the_harness_reads_them():
    for file in sorted(CASES.glob("*/*.jsonl")):
        assert len(load_cases(file)) == len(file.read_text("utf-8").splitlines())


def test_one_hundred_cases_over_real_reports_name_reports_that_are_there(real_reports: Path):
    found = load_cases(CASES / "real" / "figures.jsonl")
    text = "".join(file.read_text("utf-8") for file in real_reports.glob("*.txt"))
    assert len(found) >= 100
    assert {agency for case in found for agency, *_ in case.gold.cite or () if agency not in text} == set()


# Wordings


def test_five_wordings_or_more_for_every_operation():
    assert {each.operation for each in WORDINGS} == set(OPERATIONS)
    assert [each.operation for each in WORDINGS if len(each.templates["zh"]) < 5] == []
    assert [each.operation for each in WORDINGS if len(each.templates["en"]) < 4] == []


def test_no_held_out_wording_is_in_the_open_part():
    for each in WORDINGS:
        for lang in LANGUAGES:
            texts = [{template.text for template in each.part(lang, part)} for part in (OPEN, HELD_OUT)]
            assert texts[0] & texts[1] == set()


@pytest.mark.parametrize(("recipe", "least_en"), [("figures", 1), ("narrative", 2)])
def test_every_operation_keeps_wordings_aside_in_both_languages(recipe: str, least_en: int):
    for each in wordings(recipe):
        assert len(each.kept_aside["zh"]) >= 2 and len(each.kept_aside["en"]) >= least_en, each.operation


def test_wordings_kept_aside_stand_beside_an_operation_that_there_is():
    for file in sorted((FOLDER / HELD_OUT).glob("*/*.json")):
        if file != FILES[HELD_OUT]:
            twin = FOLDER / file.parent.name / file.name
            assert json.loads(file.read_text("utf-8")).keys() == json.loads(twin.read_text("utf-8")).keys()


def spoken(part: str, lang: str) -> Counter[str]:
    """The phrases of a part for what is asked of the prose."""
    numbers = [phrase for each in topics(part) for found in each.words[lang].values() for phrase in found]
    others = [phrase for kind in KINDS for each in named(kind, part) for phrase in each.phrases[lang]]
    return Counter(numbers + others)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_phrase_about_the_prose_is_in_both_parts(lang: str):
    assert spoken(OPEN, lang).keys() & spoken(HELD_OUT, lang).keys() == set()
    assert [phrase for phrase, count in spoken(HELD_OUT, lang).items() if count > 1] == []


def test_what_is_kept_aside_asks_for_the_same_of_the_prose():
    assert topics(HELD_OUT) == topics(OPEN)
    for kind in ("acts", "themes", "contacts"):
        assert named(kind, HELD_OUT) == named(kind, OPEN)


def test_no_wording_and_no_phrase_twice():
    for each in WORDINGS:
        for lang in LANGUAGES:
            texts = Counter(template.text for template in (*each.templates[lang], *each.kept_aside[lang]))
            assert [text for text, count in texts.items() if count > 1] == []
    for lang in LANGUAGES:
        nouns = Counter(noun for each in measures() for noun in each.words[lang]["noun"])
        assert [noun for noun, count in nouns.items() if count > 1] == []


def test_nothing_is_shared_with_what_answers():
    for file in Path(eval.questions.__file__).parent.rglob("*.py"):
        tree = ast.walk(ast.parse(file.read_text("utf-8")))
        modules = {node.module or "" for node in tree if isinstance(node, ast.ImportFrom)}
        assert not [name for name in modules if name.split(".")[0] in {"answer", "index", "ingest", "ui"}]


# Gold, on a world that a hand can reckon


CITY, COUNTY = ("某省", "甲市"), ("某省", "丙市", "乙县")
TABLE: dict[str, dict[int, tuple[int | str | None, ...]]] = {
    "甲市人民政府": {2023: (9, 4, 8, "1.50"), 2024: (10, 5, 9, "2.5")},
    "甲市民政局": {2023: (0, 0, 0, "0"), 2024: (4, 1, 3, "0.25")},
    "甲市信访局": {2023: (None, None, None, None), 2024: (0, 0, 0, None)},
    "乙县民政局": {2023: (6, 2, 6, "1"), 2024: (6, 2, 6, "1")},
}
KEYS = ("requests.received.total", "requests.granted.total", "requests.outcomes_total.total", "fees.amount")


def report(agency: str, year: int, **more: Any) -> Report:
    values = [None if each is None else Decimal(each) for each in TABLE[agency][year]]
    cells: dict[str, Decimal | None] = {**dict.fromkeys(REASONS, Decimal(0)), **dict(zip(KEYS, values, strict=True))}
    if agency == "甲市民政局" and year == 2024:
        cells |= {REASONS[0]: Decimal(1), REASONS[3]: Decimal(2)}
    level = "aggregate" if agency.endswith("人民政府") else "department"
    return Report(agency, (agency,), COUNTY if agency[0] == "乙" else CITY, level, year, 2021, cells, **more)


SMALL = World(tuple(report(agency, year) for agency, years in TABLE.items() for year in years))


def drawn(operation: str, fields: str, when: dict[str, str], world: World = SMALL, **wanted: Any) -> Draw:
    """A draw of an operation whose slots are those wanted."""
    for seed in range(2000):
        lot = Lot(world, random.Random(seed), "zh", frozenset(fields.split()), when)
        try:
            draw = OPERATIONS[operation](lot)
        except UnluckyError:
            continue
        if all(draw.slots[name] == value for name, value in wanted.items()):
            return draw
    raise AssertionError(f"{operation} never draws {wanted}")


def gold(operation: str, fields: str, when: dict[str, str] | None = None, **wanted: Any) -> dict[str, Any]:
    return dict(drawn(operation, fields, {"measure": "received"} | (when or {}), **wanted).gold)


def test_a_look_up_gives_the_cell_its_unit_and_its_report():
    found = gold("lookup", "agency year measure", agency=Agency("甲市民政局"), year=Year(2024))
    assert found == {"status": "answered", "value": 4, "unit": "件", "cite": [["甲市民政局", 2024]]}
    fees = gold("lookup", "agency year measure", {"measure": "fees"}, agency=Agency("甲市人民政府"), year=Year(2023))
    assert (fees["value"], fees["unit"]) == (1.5, "万元")


def test_a_sum_of_cells_adds_them():
    found = gold("lookup", "agency year measure", {"measure": "refused"}, agency=Agency("甲市民政局"))
    assert found["value"] == 3


def test_blank_is_neither_zero_nor_something():
    assert gold("blank", "agency year measure")["status"] == "not_found"
    assert gold("list", "year measure", {"condition": "zero"}, year=Year(2023))["rows"] == [["甲市民政局", 2023, 0]]
    assert ["甲市信访局", 2023, None] in gold("blank_list", "year measure", year=Year(2023))["rows"]


def test_a_blank_total_is_the_sum_of_its_columns():
    cells = {"requests.received.total": None, "requests.received.business": Decimal(2)}
    columns = Report("甲市民政局", (), CITY, "department", 2024, 2021, cells)
    assert measure("received").of(columns) == 2
    assert measure("granted").of(columns) is None


def test_parts_that_leave_zero_open_are_not_asked_about():
    cells = {"litigation_direct.total": Decimal(0), "litigation_after.total": None}
    assert not measure("litigation").sure_in(Report("甲市民政局", (), CITY, "department", 2024, 2021, cells))


def test_lists_and_counts_are_over_all_reports_with_aggregates():
    positive = [["甲市人民政府", 2024, 10], ["甲市民政局", 2024, 4], ["乙县民政局", 2024, 6]]
    assert gold("list", "year measure", {"condition": "positive"}, year=Year(2024))["rows"] == positive
    counted = gold("count", "year measure", {"condition": "positive"}, year=Year(2024))
    assert (counted["value"], counted["rows"]) == (3, positive)


@pytest.mark.parametrize(
    ("condition", "bound", "expected"),
    [("over", 4, [10, 6]), ("at_least", 4, [10, 4, 6]), ("under", 6, [4, 0]), ("at_most", 6, [4, 0, 6])],
)
def test_comparisons_hold_their_bound_or_not(condition: str, bound: int, expected: list[int]):
    found = gold("list", "year measure n", {"condition": condition}, year=Year(2024), n=bound)
    assert [value for _, _, value in found["rows"]] == expected


def test_between_holds_both_bounds():
    found = gold("list", "year measure n n2", {"condition": "between"}, year=Year(2024), n=4, n2=6)
    assert [value for _, _, value in found["rows"]] == [4, 6]


def test_an_aggregate_is_not_added_to_its_parts():
    assert gold("sum", "year measure", year=Year(2024))["value"] == 10
    assert gold("sum", "year measure", year=Year(2024))["cite"] == [["乙县民政局", 2024], ["甲市民政局", 2024]]
    alone = [each for each in SMALL.reports if each.agency in {"甲市人民政府", "乙县民政局"}]
    assert without_aggregates(alone) == alone


def test_a_scope_is_a_region_a_kind_or_a_span_of_years():
    both = Span(2023, 2024)
    region = gold("list", "region years measure", {"condition": "positive"}, region=Region(CITY), years=both)
    assert region["rows"] == [["甲市人民政府", 2023, 9], ["甲市人民政府", 2024, 10], ["甲市民政局", 2024, 4]]
    kind = gold("list", "kind year measure", {"condition": "positive"}, kind=Kind("民政局"), year=Year(2024))
    assert kind["rows"] == [["甲市民政局", 2024, 4], ["乙县民政局", 2024, 6]]
    assert gold("sum", "years measure", years=both)["value"] == 16
    assert gold("sum", "region years measure", region=Region(CITY), years=both)["value"] == 4
    assert drawn("report_count", "region year", {}, region=Region(CITY), year=Year(2023)).gold["value"] == 3


def test_averages_are_over_bodies_with_a_value_zeros_included():
    assert gold("mean", "year measure", {"average": "mean"}, year=Year(2024))["value"] == 3.33
    assert gold("mean", "year measure", {"average": "mean"}, year=Year(2023))["value"] == 3
    assert gold("median", "year measure", {"average": "median"}, year=Year(2024))["value"] == 4
    assert gold("median", "year measure", {"average": "median"}, year=Year(2023))["value"] == 3


def test_order_leaves_aggregates_out_and_keeps_ties():
    ranking = gold("ranking", "year measure", year=Year(2024))
    assert ranking["rows"] == [["乙县民政局", 2024, 6], ["甲市民政局", 2024, 4], ["甲市信访局", 2024, 0]]
    assert ranking["values"] == [6, 4, 0]
    assert gold("extreme", "year measure", {"order": "most"}, year=Year(2024))["rows"] == [["乙县民政局", 2024, 6]]
    assert gold("extreme", "year measure", {"order": "least"}, year=Year(2024))["rows"] == [["甲市信访局", 2024, 0]]
    place = gold("rank_of", "agency year measure", agency=Agency("甲市民政局"), year=Year(2024))
    assert (place["value"], place["rows"]) == (2, [["甲市民政局", 2024, 4]])


def test_what_ties_with_the_last_of_the_first_few_is_among_them():
    tied = {"requests.received.total": Decimal(4)}
    world = World((*SMALL.reports, Report("甲市司法局", (), CITY, "department", 2024, 2021, tied)))
    draw = drawn("top_k", "year measure k", {"measure": "received"}, world, year=Year(2024), k=2)
    assert draw.gold["values"] == [6, 4, 4]


def test_rounding_is_half_up():
    assert [str(rounded(Decimal(text))) for text in ("0.125", "33.335", "-8.695")] == ["0.13", "33.34", "-8.70"]


def test_rates_are_percent_of_what_was_handled():
    when = {"rate": "grant_rate"}
    assert gold("rate", "agency year rate", when, agency=Agency("甲市民政局"), year=Year(2024))["value"] == 33.33
    nothing = gold("rate", "agency year rate", when, agency=Agency("甲市信访局"), year=Year(2024))
    assert nothing == {"status": "not_found"}
    assert gold("rate_over", "year rate", when, year=Year(2024))["value"] == 33.33


def test_changes_are_later_less_earlier():
    change = gold("change", "agency year year2 measure", agency=Agency("甲市人民政府"))
    assert (change["value"], change["rows"]) == (1, [["甲市人民政府", 2023, 9], ["甲市人民政府", 2024, 10]])
    percent = gold("change_percent", "agency year measure", agency=Agency("甲市人民政府"))
    assert (percent["value"], percent["unit"]) == (11.11, "%")
    from_nothing = gold("change_percent", "agency year measure", agency=Agency("甲市民政局"))
    assert from_nothing == {"status": "not_found"}


def test_a_difference_of_sets_is_over_bodies_that_state_both_years():
    some = {"requests.received.total": Decimal(3)}
    others = [each for each in SMALL.reports if (each.agency, each.year) != ("甲市信访局", 2024)]
    blank_before = Report("甲市信访局", (), CITY, "department", 2024, 2021, some)
    new = Report("甲市司法局", (), CITY, "department", 2024, 2021, some)
    world = World((*others, blank_before, new))
    draw = drawn("set_difference", "year year2 measure", {"later": "yes", "measure": "received"}, world)
    assert draw.gold["rows"] == [["甲市民政局", 2024, 4]]


def test_a_distribution_is_its_parts_that_are_not_zero():
    found = gold("reasons", "agency year", {"over": "reasons"})
    assert (found["nonzero"], found["cite"]) == ([1, 2], [["甲市民政局", 2024]])


def test_who_filed_nothing():
    world = World(tuple(each for each in SMALL.reports if (each.agency, each.year) != ("乙县民政局", 2023)))
    assert drawn("not_filed", "year", {}, world).gold["rows"] == [["乙县民政局", 2023, None]]
    assert drawn("report_not_loaded", "agency year measure", {}, world).slots["agency"] == Agency("乙县民政局")


def test_a_broken_check_is_told():
    broken = report("甲市民政局", 2024, broken=frozenset({"C2"}))
    world = World((broken, report("甲市信访局", 2024)))
    assert drawn("balance", "agency year", {"table": "requests"}, world).gold["contains"] == ["否"]
    assert drawn("unbalanced", "year", {}, world).gold["rows"] == [["甲市民政局", 2024, None]]
    assert drawn("balance", "agency year", {"table": "appeals"}, world).gold["contains"] == ["是"]


def test_the_same_set_again():
    their = gold("fu_their", "measure", {"measure": "granted received"})
    assert len(their["rows"]) in {2, 3}
    sums = {gold("fu_sum", "", {"of": "sum", "measure": "received"})["value"] for _ in range(3)}
    assert sums <= {6, 10}
    assert gold("fu_count", "")["value"] in {2, 3}


# Gold of comparisons, on the same world


def more(agency: str, level: str = "department", year: int = 2024, received: int = 6) -> World:
    """With one more report, of the city."""
    like = SMALL.at["乙县民政局", 2024]
    cells = {**like.cells, KEYS[0]: Decimal(received)}
    one = replace(like, agency=agency, aliases=(agency,), region=CITY, level=level, year=year, cells=cells)
    return World((*SMALL.reports, one))


def test_changes_need_both_years_and_give_the_later_and_the_difference():
    rose = gold("changed", "year measure", {"direction": "up"}, year=Year(2024))
    assert rose["rows"] == [["甲市人民政府", 2024, 1], ["甲市民政局", 2024, 4]]
    assert rose["cite"] == [["甲市人民政府", 2023], ["甲市人民政府", 2024], ["甲市民政局", 2024]]
    assert rose["may_cite"] == [["甲市民政局", 2023]]
    assert gold("changed_count", "year year2 measure", {"direction": "up"})["value"] == 2
    assert gold("changed_most", "year measure", {"direction": "up"})["rows"] == [["甲市民政局", 2024, 4]]
    grown = gold("grown_percent", "year measure", {"condition": "at_least"}, n=10)
    assert grown["rows"] == [["甲市人民政府", 2024, 11.11]]  # from nothing there is no percentage


def test_the_mean_and_the_median_are_those_of_all_bodies_without_aggregates():
    above, below = ({"average": "mean", "side": side} for side in ("above", "below"))
    found = gold("against_mean", "year measure", above, year=Year(2024))
    assert found["rows"] == [["甲市民政局", 2024, 4], ["乙县民政局", 2024, 6]]
    assert found["may_cite"] == [["甲市信访局", 2024]]
    assert gold("against_mean", "year measure", below, year=Year(2024))["rows"] == [["甲市信访局", 2024, 0]]
    median = gold("against_median", "year measure", {"average": "median", "side": "above"}, year=Year(2024))
    assert median["rows"] == [["乙县民政局", 2024, 6]]
    assert gold("mean_of_any", "year measure", year=Year(2024))["value"] == 5


def test_a_share_of_bodies_is_of_those_that_state_the_figure():
    shares = {
        year: gold("share_of_bodies", "year measure", {"condition": "positive"}, year=Year(year))
        for year in (2023, 2024)
    }
    assert [each["value"] for each in shares.values()] == [66.67, 75]
    assert gold("share_of_bodies", "year measure", {"condition": "zero"}, year=Year(2024))["value"] == 25


def test_all_or_the_exceptions():
    found = gold("all_yes_no", "year measure", {"condition": "positive"}, year=Year(2024))
    assert (found["contains"], found["rows"]) == (["否"], [["甲市信访局", 2024, 0]])
    every = World(tuple(each for each in SMALL.reports if each.agency != "甲市信访局"))
    when = {"measure": "received", "condition": "positive"}
    assert drawn("all_yes_no", "year measure", when, every, year=Year(2024)).gold == {
        "status": "answered",
        "contains": ["是"],
    }


def test_a_share_of_the_city_without_aggregates():
    found = drawn(
        "share_of_total",
        "agency year measure",
        {"measure": "received"},
        more("甲市司法局"),
        agency=Agency("甲市民政局"),
    )
    assert (found.gold["value"], found.gold["unit"]) == (40, "%")


def test_one_figure_against_another():
    pair: dict[str, Any] = {"measure": measure("outcomes_total"), "measure2": measure("received")}
    fewer = gold("figure_against", "year measure measure2", {"side": "fewer"}, year=Year(2024), **pair)
    assert fewer["rows"] == [["甲市人民政府", 2024, -1], ["甲市民政局", 2024, -1]]
    equal = gold("figures_equal", "agency year measure measure2", agency=Agency("乙县民政局"), **pair)
    assert equal["contains"] == ["是"]
    assert gold("figures_equal", "agency year measure measure2", agency=Agency("甲市民政局"), **pair)["contains"] == [
        "否"
    ]


def test_all_is_finished_where_nothing_is_carried_over():
    key = "requests.carried_out.total"
    for left, said in ((0, "是"), (2, "否")):
        world = World((replace(SMALL.reports[0], cells={key: Decimal(left)}),))
        assert drawn("all_finished", "agency year", {}, world).gold["contains"] == [said]


def test_bodies_and_levels_left_out():
    own: dict[str, Any] = {"agency": Agency("甲市民政局"), "year": Year(2024)}
    others = gold("others", "agency year measure", **own)
    assert others["rows"] == [["甲市人民政府", 2024, 10], ["乙县民政局", 2024, 6]]
    assert gold("sum_without", "agency year measure", **own)["value"] == 6
    world, when = more("甲市丁镇人民政府", "township"), {"measure": "received"}
    assert drawn("without_level", "year measure", when | {"of": "sum"}, world).gold["value"] == 10
    listed = drawn("without_level", "year measure", when | {"of": "list"}, world).gold["rows"]
    assert [agency for agency, _, _ in listed] == ["甲市人民政府", "甲市民政局", "乙县民政局"]


def test_places_and_ends_of_a_ranking():
    assert gold("place", "year measure", {"place": "2"}, year=Year(2024))["rows"] == [["甲市民政局", 2024, 4]]
    ends = gold("both_ends", "year measure", year=Year(2024))
    assert ends["rows"] == [["乙县民政局", 2024, 6], ["甲市信访局", 2024, 0]]
    last = drawn("last_k", "year measure k", {"measure": "received"}, more("甲市司法局"), k="2").gold
    assert last["rows"] == [["甲市民政局", 2024, 4], ["甲市信访局", 2024, 0]]
    with pytest.raises(AssertionError, match="never draws"):  # two share the first place: there is no second
        drawn("place", "year measure", {"measure": "received", "place": "2"}, more("甲市司法局"), year=Year(2024))


def test_how_many_more_and_the_year_of_most():
    pair: dict[str, Any] = {"agency": Agency("甲市人民政府"), "agency2": Agency("甲市民政局"), "year": Year(2024)}
    assert gold("more_than", "agency agency2 year measure", **pair)["value"] == 6
    world = more("乙县民政局", year=2022, received=7)
    most = drawn("year_of_most", "agency measure", {"measure": "received", "order": "most"}, world).gold
    assert most["rows"] == [["乙县民政局", 2022, 7]]


# Gold of the prose


def told(agency: str, year: int, text: str, *facts: tuple[str, int, str, str], **contacts: str) -> Report:
    found = tuple(Told(topic, Decimal(value), unit, sentence) for topic, value, unit, sentence in facts)
    return Report(agency, (agency,), CITY, "department", year, 2021, {}, told=found, contacts=contacts, text=text)


PROBLEM = ("problem:late_updates", 0, "", "更新慢")
IMPROVEMENT = ("improvement:late_updates", 0, "", "限时更新")
HELD = ("open_days", 2, "次", "举办开放日2次。")
PROSE = World(
    (
        told("甲市民政局", 2024, "举办开放日2次。更新慢。限时更新。电话01", HELD, PROBLEM, IMPROVEMENT, phone="01"),
        told("甲市信访局", 2024, "网站改版。"),
    )
)


def prose(operation: str, fields: str, when: dict[str, str] | None = None) -> dict[str, Any]:
    return dict(drawn(operation, fields, when or {}, PROSE).gold)


def test_a_number_of_the_prose_has_its_sentence():
    found = prose("prose_number", "agency year topic")
    assert (found["value"], found["contains"]) == (2, ["举办开放日2次。"])
    assert prose("prose_number_many", "year topic")["rows"] == [["甲市民政局", 2024, 2]]


def test_problems_are_told_without_improvements():
    found = prose("prose_problems", "agency year")
    assert (found["contains"], found["lacks"]) == (["更新慢"], ["限时更新"])
    found = prose("prose_improvements", "agency year")
    assert (found["contains"], found["lacks"]) == (["限时更新"], ["更新慢"])


def test_what_a_report_does_not_tell_is_not_found():
    assert prose("prose_not_told", "agency year topic") == {"status": "not_found"}
    assert prose("prose_no_contact", "agency year contact") == {"status": "not_found"}
    told_otherwise = told("甲市司法局", 2024, "请人走进机关2次。", ("open_days", 2, "次", "请人走进机关2次。"))
    with pytest.raises(AssertionError, match="never draws"):
        drawn("prose_not_told", "agency year topic", {}, World((PROSE.reports[0], told_otherwise)))
    assert prose("prose_contact", "agency year contact")["contains"] == ["01"]


def test_who_did_something_is_told_only_where_no_other_report_speaks_of_it():
    assert prose("prose_act", "year act")["rows"] == [["甲市民政局", 2024, None]]
    speaks = told("甲市司法局", 2024, "参加其他单位的开放日。")
    with pytest.raises(AssertionError, match="never draws"):
        drawn("prose_act", "year act", {}, World((*PROSE.reports, speaks)))


# Names and the command


def test_places_in_pinyin():
    assert [roman("觚安"), roman("昀川"), roman("迢望")] == ["Gu'an", "Yunchuan", "Tiaowang"]


def test_an_english_name_tells_a_body_from_its_namesakes(corpus: Path):
    world = read_world(corpus)
    names = Counter(name for reports in world.bodies.values() for name in set(english(reports[-1], world)))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_command_needs_a_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--corpus", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "no truth.jsonl" in capsys.readouterr().err


# Damaged corpora


def test_nothing_is_asked_about_a_cell_that_damage_leaves_open():
    spoilt = replace(SMALL.at["甲市民政局", 2024], untold=frozenset({KEYS[0]}))
    assert spoilt.value(KEYS[1]) == 1
    for ask in (lambda: spoilt.value(KEYS[0]), lambda: measure("received").of(spoilt), lambda: spoilt.blanks):
        with pytest.raises(UntoldError):
            ask()


def test_questions_about_damaged_files_are_tagged_with_format_and_damage(tmp_path: Path):
    truths = write_corpus(Order(36, 5, ("txt", "html"), (0, 2)), tmp_path)
    levels = {(each["agency"], each["year"]): (each["format"], each["damage"]) for each in truths}
    found = list(generate(Plan(read_world(tmp_path), 3, 150, "spoilt"), OPEN))
    tagged = [case for case in found if "damage" in case["tags"]]
    assert {case["tags"]["damage"] for case in tagged} == {0, 2}
    for case in tagged:
        ((agency, year),) = case["gold"]["cite"]
        assert (case["tags"]["format"], case["tags"]["damage"]) == levels[agency, year]
