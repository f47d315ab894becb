"""A question read by its likeness to known wordings: what it may say, and what it never passes over."""

import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from answer import Desk
from answer.answer import Answer, Language, Outcome
from answer.paraphrase.canonical import wordings
from answer.paraphrase.classifier import FOLDER, NONE, OTHER, load, save
from index.embedding import Embedder
from tests.town import desk_of, row

BUREAU, OFFICE = "云岚市民政局", "云岚市信访局"
NAMED = {
    "zh": {
        "agency": BUREAU,
        "agency2": OFFICE,
        "agency3": "云岚市人民政府",
        "measure": "予以公开",
        "measure2": "不予公开",
    },
    "en": {
        "agency": BUREAU,
        "agency2": OFFICE,
        "agency3": "云岚市人民政府",
        "measure": "granted in full",
        "measure2": "refused",
    },
}
SAID = {
    "zh": {
        "year": "2023年",
        "year2": "2024年",
        "bodies": "单位",
        "topic": "公众号推送",
        "word": "区块链",
        "theme": "人员力量不足",
    },
    "en": {
        "year": "2023",
        "year2": "2024",
        "bodies": "agencies",
        "topic": "posts on the public account",
        "word": "blockchain",
        "theme": "shortage of staff",
    },
}
LIKE_KNOWN_ONES = (
    "请问云岚市民政局凭2023年的新收申请排到多少名？",
    "2023年新收申请垫在榜尾的2个单位",
    "把2023年和2024年的年报都翻开，云岚市民政局的新收申请各写了多少？",
    "How many bodies were down on requests received in 2024, compared with one year earlier?",
)
OF_SOMETHING_UNKNOWN = (
    "云岚市民政局2023年涉及房屋征收的申请有多少件？",
    "2023年收到过光伏补贴类申请的单位有哪些？",
    "云岚市水利局2023年予以公开是多少？",
    "2023年周末收到申请的单位有几家？",
    "How many requests about land expropriation did 云岚市民政局 receive in 2023?",
)
UNTOLD = "prose_untold"
NUMBERS = {"n": "3", "n2": "9", "k": "3", "where": "", "in_where": "", "at_where": "", "whole": ""}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Desk]:
    """Three bodies with reports for 2023 and 2024."""
    stated = {
        (body, year): row("requests.received", received + year - 2023) | row("requests.granted", received)
        for body, received in (("人民政府", 20), ("民政局", 5), ("信访局", 0))
        for year in (2023, 2024)
    }
    made = desk_of(tmp_path_factory.mktemp("town"), embedder, stated)
    yield made
    made.close()


OF_SEVERAL_YEARS = re.compile("逐年|每年|累计|(?:every|each) year|in total, {year}")


def _filled(text: str, language: Language) -> str:
    named = NAMED[language] | SAID[language] | NUMBERS
    named["figure"] = named["measure"]
    if "不含{bodies}" in text or "leaving out {bodies}" in text.lower():
        named["bodies"] = {"zh": "乡镇街道", "en": "towns and subdistricts"}[language]
    if OF_SEVERAL_YEARS.search(text):
        named["year"] = {"zh": "2022-2024年", "en": "2022-2024"}[language]
    fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return text.format(**{field: named[field] for field in fields})


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_label_has_a_canonical_wording(language: Language) -> None:
    labels = {label.split("~")[0] for label in load(language).labels}
    assert labels - {NONE, OTHER, UNTOLD} <= set(wordings())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_rules_answer_every_canonical_wording(desk: Desk, language: Language) -> None:
    asked = [
        _filled(entry[language], language)
        for label, entry in wordings().items()
        if entry and not label.startswith("fu_")
    ]
    unread = [question for question in asked if desk.ask(question).status in (Outcome.CLARIFY, Outcome.OUT_OF_SCOPE)]
    assert unread == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_rules_answer_every_canonical_follow_up(desk: Desk, language: Language) -> None:
    before = {"zh": "2023年哪些单位收到了申请？", "en": "Which agencies received requests in 2023?"}[language]
    asked = [_filled(entry[language], language) for label, entry in wordings().items() if label.startswith("fu_")]
    unread = [question for question in asked if desk.ask(question, [before]).plan is None]
    assert unread == []


def _read_as(answer: Answer) -> bool:
    return any(each.startswith(("按这个意思回答", "Read as")) for each in answer.warnings)


def test_what_the_rules_do_not_know_is_read_by_likeness(desk: Desk) -> None:
    for question in LIKE_KNOWN_ONES:
        answer = desk.ask(question)
        assert (answer.status, _read_as(answer)) == (Outcome.ANSWERED, True), question


@pytest.mark.parametrize("question", OF_SOMETHING_UNKNOWN)
def test_what_nobody_knows_is_never_passed_over(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert not _read_as(answer)
    assert not answer.rows


def test_a_classifier_is_saved_as_it_is(tmp_path: Path) -> None:
    shipped = load("en")
    save(shipped, "en", tmp_path)
    assert (tmp_path / "en.json").read_bytes() == (FOLDER / "en.json").read_bytes()
    assert (tmp_path / "en.safetensors").read_bytes() == (FOLDER / "en.safetensors").read_bytes()


@pytest.mark.parametrize(
    "question",
    [
        "领导马上要听，请问2024年云岚市民政局收到多少件申请？",
        "科里等着誊抄，2024年收到申请最多的单位是哪家呀？",
        "I'm preparing a leaflet: which agency received the most requests in 2024?",
    ],
)
def test_words_that_only_ask_are_passed_over(desk: Desk, question: str) -> None:
    assert desk.ask(question).status is Outcome.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "2024年云岚市民政局收到涉及渡口改造的申请多少件？",
        "2024年云岚市民政局从茶农那里收到多少件申请？",
        "How many requests about ferries did the Yunlan Civil Affairs Bureau receive in 2024?",
        "How many requests from beekeepers did the Yunlan Civil Affairs Bureau receive in 2024?",
    ],
)
def test_words_that_restrict_are_not_passed_over(desk: Desk, question: str) -> None:
    assert desk.ask(question).status is not Outcome.ANSWERED


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("我要的是云岚市民政局2024年的予以公开，别拿新收申请来充数", 5),
        ("云岚市民政局2024年予以公开多少件，跟新收申请不是一回事，别弄混", 5),
        ("Not requests received but requests granted: 云岚市民政局, 2024", 5),
        ("Requests granted at 云岚市民政局 in 2024, as opposed to requests received?", 5),
        ("Last time I got requests refused. What I need for 云岚市民政局 in 2024: requests granted", 5),
    ],
)
def test_a_figure_named_to_keep_it_apart_is_not_asked_for(desk: Desk, question: str, value: int) -> None:
    answer = desk.ask(question)
    assert answer.value == value, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局2023年的报告用的是2019年格式还是2021年格式，帮忙看一眼",
        "Which form version, 2019 or 2021: 云岚市民政局, 2023",
    ],
)
def test_the_editions_of_the_form_are_no_years_of_reports(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.plan is not None
    assert (answer.plan["kind"], answer.plan["scope"]["years"]) == ("reports", [2023])


@pytest.mark.parametrize(
    "question",
    [
        "除云岚市民政局以外的单位，2024年收到申请超过3件的有几家，急等着报",
        "How many agencies outside of the 云岚市民政局 got more than 3 requests in 2024, I wonder?",
    ],
)
def test_a_wording_that_asks_for_what_is_left_out_is_not_read(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert not _read_as(answer) or (answer.plan is not None and answer.plan["scope"]["not_agencies"]), answer.text


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("云岚市民政局2024年有没有行政复议", "reconsideration"),
        ("云岚市民政局2024年有没有行政处罚", "penalties"),
        ("云岚市民政局2024年有没有没办完的申请", "carried_out"),
    ],
)
def test_a_figure_that_is_named_is_never_another(desk: Desk, question: str, row: str) -> None:
    assert desk.ask(question).plan["measures"][0]["row"] == row


def test_a_surer_likeness_is_read_in_place_of_a_plan_of_the_rules(desk: Desk) -> None:
    before = "2024年云岚市民政局收到多少件申请？"
    for question in ("换成云岚市信访局，别的都不动", "Swap in 云岚市信访局, all else unchanged"):
        answer = desk.ask(question, [before])
        assert [(row.agency, row.year) for row in answer.rows] == [(OFFICE, 2024)], answer.text


@pytest.mark.parametrize(
    ("question", "kind", "group"),
    [
        ("2024年各家收了多少申请，一家一家报给我", "list", ""),
        ("哪年有多少份报告，列个数给我", "reports", "year"),
        ("The 5 smallest by requests received in 2023, please.", "list", ""),
    ],
)
def test_a_plan_of_the_rules_gives_way_to_a_wording(desk: Desk, question: str, kind: str, group: str) -> None:
    answer = desk.ask(question)
    assert answer.plan is not None
    assert (answer.plan["kind"], answer.plan["group"], answer.plan["conditions"]) == (kind, group, [])


@pytest.mark.parametrize(
    "question", ["The 5 smallest by requests received in 2023, please.", "哪年有多少份报告，列个数给我"]
)
def test_two_readings_are_asked_back(desk: Desk, monkeypatch: pytest.MonkeyPatch, question: str) -> None:
    """Where a word that nobody knows may restrict the question, the wording is offered and not read."""
    monkeypatch.setattr("answer.paraphrase.second_reading._is_known", lambda *_: False)
    answer = desk.ask(question)
    assert (answer.status, len(answer.choices)) == (Outcome.CLARIFY, 1)
    assert desk.ask(answer.choices[0]).status is Outcome.ANSWERED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2024年收到申请没有比上年减少的单位有哪些", {"operator": "ge"}),
        ("收到过申请的单位2024年平均收到多少件", {"operator": "gt"}),
        ("2023年各单位收到的申请件数，谁第一谁第末？", None),
    ],
)
def test_what_the_rules_read_beyond_a_wording_stands(desk: Desk, question: str, told: dict[str, str] | None) -> None:
    plan = desk.ask(question).plan
    assert plan is not None
    if told is None:
        assert plan["order"] == "both"
    else:
        assert [each["operator"] for each in plan["conditions"]] == [told["operator"]]


@pytest.mark.parametrize(
    "question",
    [
        "金湖2024有没有国家秘密拒绝的",
        "渠县2024年有没有复议",
        "普陀2024年公开率多少",
        "坪山2024年哪些单位收到申请",
        "白石滩2024年收到多少申请",
        "Did Jinhu refuse anything on state secret grounds in 2024?",
        "How many requests did Pingshan receive in 2024?",
    ],
)
def test_a_place_that_is_not_loaded_is_never_passed_over(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert (answer.status, answer.rows) == (Outcome.NOT_FOUND, ()), answer.text


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("云岚市民政局2023年收到的申请，个人提的有多少", 1),
        ("云岚市民政局2023年收到多少申请，其中个人多少", 2),
        ("云岚市民政局2023年收到的申请和予以公开的件数", 2),
    ],
)
def test_two_figures_are_told_where_two_are_asked_for(desk: Desk, question: str, measures: int) -> None:
    plan = desk.ask(question).plan
    assert plan is not None
    assert len(plan["measures"]) == measures


@pytest.mark.parametrize("question", ["2023年被诉的单位占几成", "2023年有过予以公开的机关占多大比例"])
def test_a_share_of_bodies_is_a_share(desk: Desk, question: str) -> None:
    plan = desk.ask(question).plan
    assert plan is not None
    assert (plan["kind"], plan["share"]) == ("count", True)
