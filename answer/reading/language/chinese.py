"""Turns of speech of many forms, said plainly: 挡回去 and 顶了回去 are 拒绝, 从去年拖过来 is 上年结转."""

import re

from answer import vocabulary
from answer.reading.language.rewriting import rewritten

_CHARACTER = re.compile(r"[\u4e00-\u9fff]")
_QUOTED = re.compile(r"([“\"][^“”\"]*[”\"])")


def said_plainly(text: str) -> str:
    """The text with the turns of speech of `chinese.json` put in the words that the vocabulary knows; none of what
    is quoted."""
    if not _CHARACTER.search(text):
        return text  # English alone
    once = _said_plainly(text)
    return once if once == text else _said_plainly(once)  # what one turn leaves may be another


def _said_plainly(text: str) -> str:
    parts = _QUOTED.split(text)
    parts[::2] = [rewritten(part, vocabulary.chinese_wordings()) for part in parts[::2]]
    return "".join(parts)
