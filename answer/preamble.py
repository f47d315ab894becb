"""What a Chinese question begins with and does not ask: who speaks, and what for. The English is in `english.py`."""

import re

from answer.spans import Lookup, find_spans

# 我是学法律的学生，…… · 作为记者，…… · 写论文需要……
_PREAMBLE = re.compile(
    r"^(?:我|本人|俺|我们)(?:是|在|正在|叫|姓|想|要)?[^，。,:：；;？?]{0,30}[，。,:：；;]|^(?:作为|身为)[^，。,:：；;？?]{1,20}[，,]"
    r"|^(?:领导|上级|主任|局长|科长|处长|老板|老师|导师)[^，。,:：；;？?]{1,16}[，,]"
    r"|^(?:为了|为|因为|由于|出于)?(?:写|做|搞|准备|完成)[^，。,:：；;？?]{1,20}(?:需要|要用|用|，|,|：|:)"
)
_WORK = re.compile(r"^(?:我们?|本人|俺)(?:正?在|要|想)(?:做|写|搞|准备|整理|起草|撰写|研究|参与)")
_TELLING = (
    *("agency", "region", "level", "year", "relative", "row", "column", "rate", "topic", "theme"),
    *("condition", "list"),
)


def without_preamble(text: str, names: Lookup) -> str:
    """The question without such a clause, unless that names something a question could be about."""
    return _PREAMBLE.sub(lambda found: found.group() if _tells(found.group(), names) else "", text)


def _tells(clause: str, names: Lookup) -> bool:
    spans = find_spans(clause, names)
    work = _WORK.match(clause)  # 我们在做第三方评估，……
    return any(spans.has(kind) for kind in _TELLING if not (work and kind in {"topic", "theme"}))
