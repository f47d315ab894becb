import pytest

from answer import vocabulary
from answer.reading.language.chinese import said_plainly
from answer.reading.language.typos import _by_sound, _common_words, _names_of_form


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("2024年总共挡回去多少件", "2024年总共拒绝多少件"),
        ("去年拖过来的有几件", "上年结转有几件"),
        ("没办完转到来年的申请", "结转下年的申请"),
        ("2024年有没有哪家吃过败仗", "2024年有没有哪家败诉"),
        ("没走复议直接告上法庭的", "未经复议直接起诉"),
        ("复议完了再告的又是哪几家", "复议后起诉又是哪几家"),
        ("一件处罚也没有的单位", "没有处罚的单位"),
        ("2023年处罚前三甲", "2023年处罚前三名"),
        ("砺岩府办和砺岩区政府办", "砺岩政府办和砺岩区政府办"),
        ("云岚市民政局2022年收到几件,上年又结转过来几件", "云岚市民政局2022年收到几件,上年结转几件"),
        ("云岚市几个部门的行政许可合起来多少件", "云岚市各部门的行政许可合起来多少件"),
        ("哪几个部门的行政许可加起来超过9件", "哪几个部门的行政许可加起来超过9件"),
        ("哪些单位在行政诉讼里被法院判决纠正", "哪些单位在行政诉讼里被纠正"),
        ("被复议机关纠正的单位", "行政复议被纠正的单位"),
        ("政府办2022年的三起行政诉讼分别是什么结果", "政府办2022年的行政诉讼分别是什么结果"),
        ("除了政府办以外,许可过百的部门", "许可超过100件的政府部门类单位"),
        ("2023年处罚最多的局是哪个", "2023年处罚最多的政府部门类单位是哪个"),
        ("哪些局长讲过话", "哪些局长讲过话"),
        ("因为重复申请就没处理的申请", "重复申请不予处理的申请"),
        ("哪个市的单位收到的申请更多", "哪个市收到的申请更多"),
        ("自2021年以来每年都只收到1件申请", "2021年以来每年都收到1件申请"),
        ("2024年区一级政府办公室收到的申请", "2024年各区政府办公室收到的申请"),
        ("信访局这些年是不是一件申请都没接过", "信访局是不是从来没有收到过申请"),
        ("哪些单位提到“挡回去”", "哪些单位提到“挡回去”"),
    ],
)
def test_turns_of_speech_are_said_plainly(said: str, plain: str):
    assert said_plainly(said) == plain


def test_common_words_are_slips_of_the_names_of_the_form_alone():
    assert "法人" in _common_words() and "罚款" not in _names_of_form()
    assert "处罚" in _names_of_form() and "处罚" in _by_sound()["chufa"]


def test_every_wording_is_a_pattern_that_keeps_years():
    for pattern, plain in vocabulary.chinese_wordings():
        assert pattern.sub(plain, "云岚市2024年民政局") == "云岚市2024年民政局"
