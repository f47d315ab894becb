"""What is meant instead, of a question that corrects the last one: 不是处罚，是许可 · 写错了，是砺岩区发改委."""

import re

_OPENS = r"^(?:(?:啊|哦|噢|呃|额|诶|哎|嗯|唉|呀|喔)+[，,。！! ]*)*"
_WRONG = (
    r"(?:不对|不是(?:的|这个|那个|这家|那家)?|错了?|我?(?:说|写|打|问|看|搞|弄|记|讲|输)(?:错|岔)了?啦?"
    r"|口误|笔误|不好意思|抱歉|对不起|等等|等一下|等下|慢着|更正一?下?|纠正一?下?)"
)
_I_ASK = (
    r"我?(?:刚才|刚刚)?(?:是)?(?:想|要|本来|其实|原本|真正)*(?:问|说|指|要|看|查|讲|找)的(?:应该|其实)?(?:就)?(?:是|为)"
)
_IT_IS = rf"(?:{_I_ASK}|(?:应该|应当|其实|本来|而)?(?:就)?是(?![不否]))"
_MEANT = r"(?P<meant>[^，,。；;]{2,40}?)(?:吧|啊|呀|哦|哈|啦|才对)?(?:[，,](?:而)?不是[^，,]+)?[。！!]*$"
_FORMS = (
    re.compile(rf"{_OPENS}(?:{_WRONG}[，,。；;！! ]+)+(?:{_IT_IS}|改成|换成|改为|要)?{_MEANT}"),
    re.compile(
        rf"{_OPENS}(?:{_WRONG}[，,。；;！! ]*)*(?!不是)我?(?:说|写|打|问|看|搞|弄|记|讲|输)错了?{_IT_IS}{_MEANT}"
    ),
    re.compile(
        rf"{_OPENS}我?(?:不是|没)(?:想|要)?(?:在)?(?:问|说|指|要|看|查)?(?![^，,。；;]*(?:吗|多少|几))"
        rf"[^，,。；;]{{1,16}}[，,；;]\s*(?:{_IT_IS}|(?:要|我要)?(?:看|查|换成?|改成|改为|用)){_MEANT}"
    ),
    re.compile(  # 没有2023年的就看2022年
        r"^(?:如果|要是|若)?(?:没有?|缺|查不到|找不到)(?:20\d\d年?|2\d年|那年|这年)?(?:的|报告|数据|年报|数字?|话)*[，,]?"
        rf"(?:那|就|则|便)+(?:看|查|用|换|报|说|按|给)(?:一?下|成)?{_MEANT}"
    ),
    re.compile(rf"{_OPENS}{_I_ASK}{_MEANT}"),
)
_ASKS = re.compile(r"多少|几|哪|谁|吗|呢|什么|怎|是否|有没有|有无|[?？]|^那")


def meant_instead(question: str) -> str:
    """What a correction names in place of what was understood; nothing where it is none."""
    text = question.strip()
    return next((found["meant"].strip() for form in _FORMS if (found := form.match(text))), "")


def asked_instead(meant: str) -> str:
    """That, as a follow-up to the last question."""
    return meant if _ASKS.search(meant) else f"那{meant}呢"
