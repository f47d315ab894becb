import pytest

from answer import vocabulary
from answer.chinese import said_plainly
from answer.typos import _by_sound, _common_words, _names_of_form


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
