"""Problems asked for in everyday words: by their kind, in whatever frame they stand."""

import pytest

from answer import Desk, Outcome
from answer.reading.language.problems_said import with_problems_named
from index.embedding import Embedder
from tests.town import desk_telling, plan_of, quotes

BODIES = {
    ("云岚市民政局", 2023): ("网站可按主题检索文件。", "一是政策解读数量偏少；二是审核流于形式。"),
    ("云岚市教育局", 2023): ("网站可按主题检索文件。", "一是人手较少；二是检索功能不完善，查找信息不方便。"),
    ("溪口县应急管理局", 2023): ("为老年人开设专栏。", "一是界限把握不够准确；二是各科室公开程度参差不齐。"),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("said"), embedder, BODIES)


@pytest.mark.parametrize(
    ("question", "theme"),
    [
        ("2023年谁承认稿子审核得马虎", "review_lax"),
        ("2023年哪些单位的栏目断更了", "late_updates"),
        ("2023年各单位网站专栏有没有长期不更新的情况", "late_updates"),
        ("Did any department columns go without updates for months in 2023?", "late_updates"),
        ("2023年哪些单位检讨发出去的信息常有差错", "review_lax"),
        ("请列出2023年度将栏目归类混乱列为问题的机关。", "catalogue"),
        ("2023年哪些单位说公开工作有的好有的差、不平衡？", "uneven"),
        ("2023年哪些单位说政策解读没搞好？", "interpretation_weak"),
        ("2023年谁说分不清哪些该公开哪些不该公开", "boundary"),
        ("2023年哪些单位承认老年人上网查信息费劲？", "elderly"),
        ("Which bodies admit they find it hard to judge what may be disclosed in 2023?", "boundary"),
        ("agencies naming careless vetting of their content as a problem, 2023", "review_lax"),
        ("Which bodies say in 2023 that their columns are a mess?", "catalogue"),
        ("Which bodies concede in 2023 that policy explainers are too few?", "interpretation_weak"),
        ("Which bodies say there is too little dialogue with citizens in 2023?", "interaction"),
        ("Which bodies admit that residents struggle to find information in 2023?", "search"),
        ("Who says in 2023 that updates keep coming too late?", "late_updates"),
        ("2023: bodies whose information directory is not standardised", "catalogue"),
        ("Which bodies lament in 2023 that the elderly have a hard time reading their pages?", "elderly"),
        ("In 2023, which agencies fall short of what citizens expect?", "expectations"),
        ("2023 agencies that are unsure which documents can be made public", "boundary"),
        ("Which bodies say in 2023 that they publish through only one channel?", "single_channel"),
        ("Who admits in 2023 that some bureaus trail behind the rest?", "uneven"),
        ("2023, replies to applicants not well drafted: who?", "reply_quality"),
        ("Who confesses in 2023 that openness work in villages is weak?", "grassroots"),
        ("Which bodies share too little data in 2023, as they say?", "data_opening"),
        ("Who says in 2023 that not enough attention is paid to disclosure?", "awareness"),
        ("Which bodies say in 2023 that officers in charge of disclosure are replaced too often?", "staff"),
        ("2023 – explanations of policies of poor quality: agencies?", "interpretation_weak"),
        ("Which agencies fail to mask private details properly in 2023?", "privacy"),
        ("Who says in 2023 that its supervision mechanism still needs strengthening?", "assessment_system"),
        ("2023年哪几家嫌自己的信息不细致不丰富", "thin_content"),
        ("2023年谁把信息搜索查询不便摆进了不足", "search"),
        ("缺固定人手或人员轮换太勤，2023年哪些单位这么写", "staff"),
        ("政民互动沟通少，2023年谁列进了问题", "interaction"),
        ("2023年谁说保密审核有漏洞", "review_lax"),
        ("2023年谁写栏目有遗漏", "catalogue"),
        ("谁2023年反思了依申请公开答复质量", "reply_quality"),
        ("2023 reports saying the disclosure directory needs to be updated", "catalogue"),
        ("who admits posting news too late, 2023", "late_updates"),
        ("agencies admitting that certain of their offices are weaker than the rest, 2023", "uneven"),
        ("who says villages are behind in disclosure work, 2023", "grassroots"),
        ("Which bodies complain of personnel shortages in 2023?", "staff"),
        ("bodies without sufficient disclosure staff in 2023", "staff"),
        ("Who names a lack or frequent turnover of personnel as a problem in 2023?", "staff"),
        ("Which bodies say in 2023 that what they disclose is rather thin?", "thin_content"),
        ("2023年谁说考核力度不够", "assessment_system"),
        ("2023年督查考评这一块没建起来，谁写了", "assessment_system"),
        ("2023年哪些单位写问责机制的漏洞", "assessment_system"),
        ("2023年哪家说发布的路子就那么几种", "single_channel"),
        ("2023年哪些单位说当事人的隐私没遮好", "privacy"),
        ("2023年谁没顾上高龄群众", "elderly"),
        ("2023年哪些单位说承办的同志不太懂公开业务", "training_lack"),
        ("2023年谁说离老百姓的期盼还差一大截", "expectations"),
        ("2023年哪些单位说公开内容达不到群众对信息的需求", "expectations"),
        ("2023年事项目录亟待完善的单位有谁", "catalogue"),
        ("2023年谁说群众查询信息遇到困难", "search"),
        ("2023年下属单位公开工作推进不均衡，谁写了", "uneven"),
        ("2023年哪些单位说给申请人的答复写得不严谨", "reply_quality"),
        ("2023年镇街公开工作底子薄，哪家说的", "grassroots"),
        ("2023年谁说开放的公共数据不够全", "data_opening"),
        ("2023年哪些单位说领导不太上心", "awareness"),
        ("2023年人员少、更换快的单位", "staff"),
        ("2023年哪些单位说政策解读质量不高、形式单调", "interpretation_weak"),
        ("2023年哪些单位说公开内容单薄、深度有限", "thin_content"),
        ("2023年哪些单位说脱敏没做到位", "privacy"),
        ("2023年哪些单位承认制度不够健全", "assessment_system"),
    ],
)
def test_a_problem_is_read_by_its_kind(town: Desk, question: str, theme: str) -> None:
    plan = plan_of(town, question)
    assert (plan["themes"], plan["terms"], plan.get("absent", False)) == ([theme], [], False)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2023年云岚市教育局承认群众在网上查信息难吗", "查找信息不方便"),
        ("云岚市教育局2023年有没有说缺人", "人手较少"),
        ("Does 云岚市教育局 admit that people cannot find information in 2023?", "查找信息不方便"),
        ("2023年溪口县应急管理局的问题里提到公开界限了吗", "界限把握"),
        ("云岚市民政局2023年有没有检讨发布审核走过场？", "审核流于形式"),
    ],
)
def test_whether_one_body_names_it_is_told_by_the_problem(town: Desk, question: str, told: str) -> None:
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert told in quotes(answer)


@pytest.mark.parametrize(
    "question", ["云岚市民政局2023年有没有说网站搜索不好用", "2023年云岚市民政局提没提栏目编排混乱"]
)
def test_a_sentence_on_the_same_thing_is_no_problem(town: Desk, question: str) -> None:
    answer = town.ask(question)
    assert answer.status is Outcome.NOT_FOUND
    assert not answer.text.startswith("是")


@pytest.mark.parametrize(
    "text",
    [
        "谁说过公示内容更新不及时",  # which the vocabulary has in those words
        "哪些单位写到“解读工作没做好”",  # quoted
        "线下公开渠道少的单位有哪些",
        "2023年哪些单位答复得最多？",
        "对栏目长期没人更新的科室，谁约谈过？",  # which somebody dealt with
        "2023年培训少于3场的单位",
        "2023年哪些单位公开的信息少于100条",
        "答复申请少的单位",
        "开放的数据不足10项的单位",
        "群众不满意的有几件",
        "群众评价不高的单位",
        "2023年考核得分低的单位",
        "which bodies got a poor appraisal of their disclosure work?",
        "how many requests were not answered on time in 2021?",
        "how many people attended training on disclosure in 2021?",
        "which bodies opened public data in 2021?",
        "who got rid of outdated pages in 2023?",
        "how many replies to requests were late in 2023?",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert with_problems_named(text) == text


def test_what_is_said_twice_is_named_once() -> None:
    assert with_problems_named("谁承认公开的内容太空、没干货") == "谁承认公开内容不够深入"
    assert with_problems_named("谁承认发布拖拉、不够及时") == "谁承认信息更新不及时"


def test_a_problem_that_a_report_did_or_did_not_write_is_asked_for_in_its_prose(town: Desk) -> None:
    answer = town.ask("界限把握不好，溪口县应急管理局2023年报告写了没")
    assert "界限把握不够准确" in quotes(answer)


def test_which_bodies_there_are_in_a_year_asks_for_no_plans(town: Desk) -> None:
    assert plan_of(town, "嫌自己人手太少的单位，2023年有哪些")["topics"] == ["problems"]


@pytest.mark.parametrize(
    ("question", "words", "told"),
    [
        ("2023年云岚市民政局有没有写“政策解读形式不够多样”", "政策解读形式不够多样", "政策解读数量偏少"),
        ("2023年哪些单位的问题是“公开界限把握不够清楚”", "公开界限把握不够清楚", "界限把握不够准确"),
    ],
)
def test_words_that_only_name_a_kind_of_problem_are_told_by_their_kind(
    town: Desk, question: str, words: str, told: str
) -> None:
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert f"没有“{words}”" in answer.text
    assert told in quotes(answer)
