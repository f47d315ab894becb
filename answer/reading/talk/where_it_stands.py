"""Where in the reports the last answer stands is asked for: 出处呢, 在哪一页, which cell is that from."""

import re

_WHERE = re.compile(
    r"^(?:那么?|请问?|麻烦|给我|这个?|那个?|上面|刚才|以上|它|的|数字?|数据|结果|答案|是|[，, ])*"
    r"(?:(?:出处|来源|依据|引用|根据|原始出处|数据来源|信息来源|原表)(?:是?(?:哪里|什么|哪儿|在哪里?|在哪儿?))?"
    r"|(?:来自|出自|在|位于|见)?(?:报告|年报|原文|原件|文件|表格?)?(?:的|里|中|上)?(?:第几|哪一?|几)(?:页|格|行|列|栏|张表|个?表|个?单元格|个?位置|份文件|个文件|份报告)(?:里|中|上)?"
    r"|(?:在|来自|出自)(?:报告|年报|原文|文件|表格?)?(?:的|里|中)?(?:哪里|哪儿|什么地方|什么位置|哪个位置|哪一?部分)(?:来的|得来的|看到的)?"
    r"|(?:从)?(?:哪里|哪儿)(?:来|得来|看到|查到)的?|(?:怎么|如何)(?:核对|核实|查证))"
    r"(?:的|呢|呀|啊|吗|能看到|给我看看?|看看|列出来?|有|是|了)*[？?。！! ]*$"
    r"|^(?:and |so |please |ok(?:ay)?,? )*(?:(?:show|give|tell)(?: me)? )?(?:the )?"
    r"(?:sources?|citations?|references?|evidence)"
    r"(?: (?:for|of) (?:that|this|it|these|those))?(?: please)?[?.! ]*$"
    r"|^(?:and |so )*(?:(?:on|in|from) )?(?:which|what) (?:page|cell|row|column|table|file|document|report)"
    r"(?: (?:is|was|does|do|are) (?:that|this|it|these|those|they))?"
    r"(?: (?:in|on|from|stand|come|taken)(?: (?:in|on|from))?)?[?.! ]*$"
    r"|^(?:and |so )*where (?:is|was|does|do|are|did) (?:that|this|it|these|those|they|you)"
    r"(?: (?:from|stand|come|come from|written|stated|printed|find (?:that|this|it)"
    r"|get (?:that|this|it)(?: from)?))?[?.! ]*$",
    re.IGNORECASE,
)


def asks_where_it_stands(question: str) -> bool:
    """Whether it asks for nothing but the places of what was told."""
    return bool(_WHERE.match(question.strip()))
