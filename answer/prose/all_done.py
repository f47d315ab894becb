"""Whether all of something was done, as far as sentences say so: 17项任务已完成16项 was not."""

import re
from collections.abc import Sequence
from decimal import Decimal

from answer.prose.sentences import Sentence

_ALL_ASKED = re.compile(
    r"全部|全都|全数|悉数|统统|所有|(?<![成首])都(?![江匀市昌])|一个不[落剩漏]|(?<!健)(?<!安)全(?![县市州省区旗年国镇乡局院校系文员程体流民面])"
    r"|(?<!at )\ball\b|\bevery(?:thing)?\b|\bfully\b|\bentirely\b|\bcompletely\b",
    re.IGNORECASE,
)
_WHETHER_DONE = re.compile(  # of tasks, requests and problems: whether they were brought to an end
    r"(?:完成|办结|落实|整改|解决|兑现|销号|办理|答复|[做办干改搞弄答回])(?:完毕?|好|到位|掉|成|清)?(?:了|没|吗|没有)"
    r"|\b(?:finish\w*|complet\w+|resolv\w+|settl\w+|fulfil\w*)\b",
    re.IGNORECASE,
)
_OF_A_WHOLE = re.compile(  # 17项任务已完成16项; 14处中有5处已修复
    r"(?<![\d.第])(?P<whole>\d[\d,]*)\s*(?P<unit>[个项条件处次批家篇宗起份])[^。；;]{0,40}?"
    r"(?:完成|办结|落实|整改|销号|解决|兑现|答复|办理|修复|其中|中有|中的)[^，,。；;\d]{0,10}(?P<part>\d[\d,]*)\s*(?P=unit)"
)
_REST_DONE = re.compile("(?:其余|剩余|余下|其他|其它)[^，,。；;]{0,12}(?:均|都|也|全部|已)(?!未|没)")
_EXCEPTED = re.compile(
    "(?:其余|剩余|剩下|余下|尚有|仍有|还有|另有)[^，,。；;]{0,8}(?:\\d|[一二三四五六七八九十两个])|顺延|延[期至后缓]|推迟|推至|"
    "(?<!应)尚?未(?:能|及时|全部|完全|按时|按期|如期)?(?:完成|办结|落实|整改|销号|解决|兑现|答复|到位)|没有?(?:全部)?(?:完成|办结|落实|解决|整改)"
    "|正在(?:办理|推进|整改|落实|协调)|除[^，,。；;]{2,40}外|基本(?:完成|落实|解决)|大部分|部分(?:完成|落实|解决)|结转"
)
_ALL_SAID = re.compile(
    "全部|均[已按予在得]|均?全面完成|都已|悉数|全数|(?<![\\d.])100\\s*[%％]|百分之百|逐一|逐项|无一|如期完成|圆满完成"
)


def asks_of_all(question: str) -> bool:
    """Whether it is asked if something was done of all: 全做完了吗, did it finish all its tasks."""
    return bool(_ALL_ASKED.search(question))


def asks_whether_finished(question: str) -> bool:
    """Whether it is asked if things were brought to an end."""
    return bool(_WHETHER_DONE.search(question))


def leaves_some(sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence says that a part of them was not done: m of n, what is put off, or left."""
    return any(_is_a_part(each.text) for each in sentences)


def says_all(sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence says that all were done, or as many as there are."""
    wholes = (found for each in sentences for found in _OF_A_WHOLE.finditer(each.text))
    return any(_ALL_SAID.search(each.text) for each in sentences) or any(_part(each) == _whole(each) for each in wholes)


def _is_a_part(text: str) -> bool:
    if _REST_DONE.search(text):
        return False
    of_whole = _OF_A_WHOLE.search(text)
    return bool(of_whole and _part(of_whole) < _whole(of_whole)) or bool(_EXCEPTED.search(text))


def _whole(found: re.Match[str]) -> Decimal:
    return Decimal(found["whole"].replace(",", ""))


def _part(found: re.Match[str]) -> Decimal:
    return Decimal(found["part"].replace(",", ""))
