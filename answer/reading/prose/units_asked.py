"""What a question asks of a sentence of the prose: numbers in a unit, a place in an order, a reason, a name."""

import re
from typing import NamedTuple

_ALIKE = (  # units in which the same things are counted
    ("件次", "件", "宗", "起", "例", "份"),
    ("场次", "次", "场", "期", "轮", "批次", "批"),
    ("人次", "人", "名", "位"),
    ("个工作日", "工作日", "天", "日", "小时", "分钟", "个月"),
    ("万元", "亿元", "元"),
    ("条", "则", "篇", "部"),
    ("项", "类", "个"),
    ("台", "套"),
    ("通", "个", "次", "件"),  # calls
    *((unit,) for unit in ("家", "处", "户", "分", "册", "幅", "栏", "页", "款", "支", "辆", "所", "岁", "年")),
    *((unit,) for unit in ("株", "棵", "座", "间", "本", "张", "枚", "块", "艘", "架", "列", "趟", "班", "节", "幢")),
    *((unit,) for unit in ("头", "只", "羽", "亩", "平方米", "公里", "千米", "吨", "字", "句", "课时", "组", "颗")),
)
_UNIT = "|".join(sorted((unit for units in _ALIKE for unit in units), key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?:各自?|分别|一共|总共|共|都|有|是|为|达到?|占|得了?)*(?:(?P<time>多(?:久|长时间))|(?:多少|(?<!第)几|多大|多高)(?:(?P<unit>{_UNIT})(?![级委务动求])|(?P<money>钱|资金|经费))?)(?:的|了)?"
)
_COMPARED = re.compile(
    r"(?:比|较|同比|与)(?:上一?年度?|去年|前一?年|20\d\d年?)?(?:度|同期|相比)?[^，,]{0,6}?"
    r"(?:(?P<more>多(?=[多几了出])|增[加长]?|上升|提高|涨)|(?P<fewer>(?<!多)少|减少?|下降|降低?))"
)
_RISEN = re.compile("(?:比|较|同比)[^，。；]{0,8}?(?:增[加长]?|上升|多|涨|提高)")
_FALLEN = re.compile("(?:比|较|同比)[^，。；]{0,8}?(?:减少?|下降|降低?|少)")
_RATE = re.compile(r"率(?:是|为|达到?|有)?$")
_SHARE = re.compile(r"百分之(?:多少|几)|多少(?:个)?百分点")
_PLACE = re.compile(
    r"(?:排名?|位列|位居|名列|居|排在)?(?:在|到)?(?:全[省市县区])?第几(?:名|位)?"
    r"|(?:什么|哪个|哪一?)(?:名次|位次|等次)|排名(?:如何|怎么?样)?"
)
_OPEN = re.compile(
    r"(?:都|又|主要|分别)*(?:是|有|叫|为|包括)?"
    r"(?:(?:什么|哪[些几])(?:形式|方式|内容|方面|领域|类型|渠道|情况|活动|问题|事项|单位)"
    r"|什么|啥|哪[些几一]?(?:[个家项类名位种样]|件事)?|谁|何人|什么人)(?:的|呢)?"
)
_WHY = re.compile(
    "为什么|为何|为啥|怎么(?=突然|忽然|一下)|(?:的)?(?:主要)?原因(?:是|有|在于)?(?:什么|啥|哪些)?|因为什么|什么原因"
)
_OTHERWISE = re.compile("怎么|怎样|如何|咋|是不是|是否|有没有|有无|吗")
_REASON = re.compile(
    "原因|因为|由于|因[^此而]|受.{1,12}影响|主要(?:是|来自|源于)|引起|所致|导致|造成|带来|得益于|起因|缘于|[失扣丢]分"
)
_AFTER = re.compile(rf"{_REASON.pattern}|(?:启动|实施|开始|开工|推进|铺开|调整|改革|开通|上线)(?:之后|以后|后|以来)")
_MOVES = (  # of which it is asked why: how it is asked, and how it is said
    (
        re.compile("(?:大幅|明显|突然|一下子?)?(?:上?[涨升]|激?增[加长多]?|变?多)(?:了|得|这么|那么|多|$)"),
        re.compile(r"增|上升|涨|升高|攀升|提高|翻[了一番两]|多\d"),
    ),
    (
        re.compile(
            "(?:大幅|明显|突然|一下子?)?(?:下?[降跌掉]|掉下[来去]|减少?|变?少|退[后步]|倒退)(?:了|得|这么|那么|多|$)"
        ),
        re.compile(r"减|下降|下滑|降低|回落|萎缩|少\d|退[后步]|倒退"),
    ),
)
_FIRST = (  # of what there was none of before: how it is asked why, and how it is said
    re.compile(
        "(?:突然|忽然|一下子?|首次|第一次|头一回|才?开始)(?:之?间|就|都)?(?:有|收到|接到|出现|冒出|来)了?"
        "|有(?=[^，。？?]{0,4}申请了)"
    ),
    re.compile("首次|首度|首件|首例|第一次|第一件|首个|开始收到|开始有"),
)
_PURPOSE = re.compile("为了?(?P<aim>减少|避免|防止|降低|解决|方便|提高|加快)")
_AIMS = (("减少", "避免", "防止", "降低"), ("方便", "便于", "便利"), ("提高", "提升"))  # which say the same
_WHEN = re.compile("(?:在|是|到)?(?:哪一?天|几月(?:份|几[号日])?|几号|什么时[候间]|何时|啥时候?|哪个月)")
_DATE = re.compile(r"\d+\s*月|\d{4}\s*年(?=[底末初前])|[上下]半年|季度|[年月]底")
_ORDINAL = re.compile(r"第(?!三方)[一二三四五六七八九十\d]+|名列|位列|位居|排名|优秀|良好|等次|首位|前列")

_ENGLISH: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (  # what is asked for, the units that tell it
    (re.compile(r"\b(?:scores?|scored|marks)\b"), ("分",)),
    (re.compile(r"\bhow (?:often|many times)\b"), _ALIKE[1]),
    (re.compile(r"\bhow (?:many|long)\b[^?]*\b(?:days?|working days)\b"), _ALIKE[3]),
    (  # of other things than answers to requests
        re.compile(
            r"\bhow long\b(?![^?]*\b(?:requests?|applica\w+|repl(?:y|ies)|respon\w+|answer\w*|disclos\w+)\b)"
            r"[^?]*\b(?:takes?|took|last(?:s|ed)?|waits?|waited)\b"
        ),
        _ALIKE[3],
    ),
    (
        re.compile(
            r"\bhow many (?:\w+ )?(?:people|participants|attendees|staff|visitors|supervisors|officials|members)\b"
        ),
        _ALIKE[2],
    ),
    (re.compile(r"\bhow (?:much|many) (?:money|yuan)\b|\b(?:cost|price)s?\b"), ("元", "万元", "亿元")),
    (
        re.compile(
            r"\b(?:what|which) (?:\w+ ){0,2}(?:share|percentage|proportion|rate)\b|\b(?:per ?cent|percentage)\b"
        ),
        ("%",),
    ),
    (re.compile(r"\bhow (?:many|much)\b|\bwhat (?:was|is) the number\b"), ()),
)
_MOVES_EN = (
    (re.compile(r"\b(?:rise|rose|risen|rising|increas\w+|more|grow|grew|growth|jump\w*|surge\w*|up)\b"), _MOVES[0][1]),
    (re.compile(r"\b(?:fall|fell|fallen|drop\w*|decreas\w+|declin\w+|fewer|less|down)\b"), _MOVES[1][1]),
)
_FIRST_EN = re.compile(
    r"\b(?:suddenly|first|start(?:ed)?|began|begin)(?: to)? (?=(?:get|got|receiv|have|had|see|saw))"
    r"|\bfor the first time\b"
)
_RANK_EN = re.compile(r"\branks?\b|\branked\b|\branking\b|\bwhat place\b")
_HEADED_EN = re.compile(
    r"\bwho (?:leads|led|heads|headed|chairs|chaired|runs|is in charge of|is (?:the )?(?:head|leader))\b"
)
_HEADED = re.compile("组长|主任|任主|牵头|负责人|主持|为首|兼任|担任")
_OPEN_EN = re.compile(
    r"(?:what|which|where|how|can|could|may|do|does|did|is|are|was|were)\b(?! (?:many|much|often|long))"
)
_WHY_EN = re.compile(r"\bwhy\b|\breasons?\b")


class Asking(NamedTuple):
    """What is asked for; `places` are those of the words that only ask."""

    units: tuple[tuple[str, ...], ...]  # for each number asked for those that it may be in; none allows any
    forms: tuple[re.Pattern[str], ...]  # what its sentence must have
    places: tuple[tuple[int, int], ...]
    beside: tuple[re.Pattern[str], ...] = ()  # what its sentence must have, or the one before it; with words sought


def asking_in(text: str) -> Asking | None:
    """What a question asks for; None where it asks for something else, or for nothing."""
    units, forms, places = list[tuple[str, ...]](), list[re.Pattern[str]](), list[tuple[int, int]]()
    for pattern, form in ((_PLACE, _ORDINAL), (_WHY, _REASON), (_WHEN, _DATE)):
        for found in pattern.finditer(text):
            places.append(found.span())
            forms.append(form)
    beside: tuple[re.Pattern[str], ...] = ()
    if _WHY.search(text):
        moves = [(move, said) for asked, said in _MOVES for move in asked.finditer(text)]
        places += [move.span() for move, _ in moves]
        beside = tuple(dict.fromkeys(said for _, said in moves))
        if first := _FIRST[0].search(text):
            places.append(first.span())
            beside, forms = (_FIRST[1],), [_AFTER if form is _REASON else form for form in forms]
    aim = _PURPOSE.search(text)
    if aim and _OPEN.search(text, aim.end()):
        places.append(aim.span())
        alike = next((own for own in _AIMS if aim["aim"] in own), (aim["aim"],))
        forms.append(re.compile(f"为了?(?:{'|'.join(alike)})"))
        beside = (re.compile("[，,]"),)  # what is done for it
    for found in _COMPARED.finditer(text):
        places.append(found.span())
        forms += [] if beside else [_RISEN if found["more"] else _FALLEN]
    for found in _SHARE.finditer(text):
        places.append(found.span())
        units.append(("%", "百分点", "个百分点"))
    for found in _QUANTITY.finditer(text):
        if any(low < found.end() and found.start() < high for low, high in places):
            continue
        places.append(found.span())
        rate = _RATE.search(text[: found.start()])
        unit = "元" if found["money"] else "天" if found["time"] else found["unit"]
        units.append(("%",) if rate else next((own for own in _ALIKE if unit in own), ()))
    open_ones = [found.span() for found in _OPEN.finditer(text)]
    places += [each for each in open_ones if not any(low < each[1] and each[0] < high for low, high in places)]
    if not places or (_OTHERWISE.search(text) and not (units or forms)):
        return None
    return Asking(tuple(units), tuple(forms), tuple(places), beside)


def asking_in_english(text: str) -> Asking | None:
    """What an English question asks for; None where it asks for something else."""
    patterns = ((_RANK_EN, _ORDINAL), (_WHY_EN, _REASON), (_HEADED_EN, _HEADED))
    forms = tuple(form for pattern, form in patterns if pattern.search(text))
    units = next((units for pattern, units in _ENGLISH if pattern.search(text)), None)
    if units is None and not forms and not _OPEN_EN.match(text):
        return None
    if _WHY_EN.search(text) and _FIRST_EN.search(text):
        return Asking((), tuple(_AFTER if form is _REASON else form for form in forms), (), (_FIRST[1],))
    moves = (said for asked, said in _MOVES_EN if asked.search(text)) if _WHY_EN.search(text) else ()
    return Asking((units,) if units is not None else (), forms, (), tuple(moves))


def said_of_first(text: str) -> frozenset[str]:
    """The words by which an English question says that there was none before: suddenly, for the first time."""
    return frozenset(word for found in _FIRST_EN.finditer(text) for word in found.group().split())


def is_stated(asking: Asking, text: str) -> bool:
    """Whether a sentence has what is asked for, as far as its form tells."""
    return all(form.search(text) for form in asking.forms) and all(counted(text, units) for units in asking.units)


def counted(text: str, units: tuple[str, ...]) -> int:
    """How many numbers stand there in any of these units; without units, in any."""
    behind = "|".join(map(re.escape, units))
    in_figures = re.findall(_in_figures(units), text)
    in_words = re.findall(rf"[一两二三四五六七八九十]\s*(?:{behind})", text) if units else []
    return len(in_figures) + len(in_words)


def number_in(text: str, units: tuple[str, ...]) -> str:
    """The first number that stands there in any of these units, with it; empty where none does."""
    found = re.search(_in_figures(units), text)
    return found.group() if found else ""


def _in_figures(units: tuple[str, ...]) -> str:
    behind = "|".join(map(re.escape, units))
    return rf"(?<![\d月])\d[\d,.]*\s*[万亿]?\s*[余多]?\s*(?:{behind})"
