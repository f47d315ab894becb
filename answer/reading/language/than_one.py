"""A question that compares others with one body, with a number in its place: 处罚比民政局多 as 处罚超过37.

Each function takes what stands before the name, what stands behind it, and the number; empty where it compares nothing.
"""

import re

_THAN = re.compile(r"(?P<not>(?<!有)没有|(?<!有)没|不如|不及|不比)?(?P<than>比|较)?$")
_ADJECTIVE = r"(?:还|都|更|要|来得)*(?P<how>[多高大少低小])(?!少|多|大|几)(?:得多|一些|一点)?"
_AFTER = re.compile(rf"(?P<what>(?:的|在20\d\d年|20\d\d年|[^，,。;；?？比多少高低大小]){{0,16}}?){_ADJECTIVE}")
_BEYOND = re.compile(r"(?P<how>不少于|不低于|不多于|不超过|超过|超出|多于|高于|大于|少于|低于|小于|达到)(?:了|过)?$")
_AHEAD = re.compile(r"(?:压过|胜过|盖过|反超|赶超|领先于?|多过)(?:了)?$")
_IN_ORDER = re.compile(r"^的?(?:(?P<ahead>前[面头边]|之前)|后[面头边]|之后)的?")
_STANDS = re.compile(r"(?:排名?|排位|位居|位列|位于)?[在到]?$")
_IN = re.compile(r"在([^，,。]{2,16}?)(?:上|方面)$")
_BESIDE_IT = re.compile(r"(?:^|(?<=[，,年度]))(?:跟|和|与|同|比起|相比于?|较之|以)$")
_BEHIND_IT = re.compile(r"^(?:相?比|比较|相比较|为基准|为标准|为准|为参照)?(?:起来|来说)?[，,]")
_STILL_MORE = re.compile(r"(?:要|还)?更(?P<how>[多高大少低小])的?")
_EN = re.compile(
    r"\b(?P<how>more|fewer|less|higher|lower|greater|larger|bigger|smaller)"
    r"(?P<what>(?: (?!than\b)[a-z-]+){0,10})(?P<in> in 20\d\d)? than(?: that of| those of| what)?(?: the)?(?P<own> )$"
)
_EN_BEYOND = re.compile(
    r"(?:\b(?P<how>exceed(?:s|ed|ing)?|above|below|beyond|(?:was |were )?ahead of|behind|beat|beats|beating|beaten"
    r"|surpass(?:es|ed|ing)?|outdid|outdo|topped|tops)|(?P<sign>[<>]))(?: that of| those of)?(?: the)? $"
)
_EN_FEWER = frozenset({"below", "behind", "<"})
_EN_FIGURE = re.compile(
    r"^ (?:in|on|by|for|in terms of)(?: the)?(?: (?:number|count|amount|total) of)? (?P<figure>(?!20)[a-z][a-z -]+?)"
    r"(?P<year>(?:,? (?:in|for))? 20\d\d)?(?P<end>[?.!]*)$"
    r"|^(?P<year_first> in 20\d\d) (?:in|on|by|for)(?: the)?(?: (?:number|count|amount|total) of)? "
    r"(?P<figure_last>[a-z][a-z -]+?)[?.!]*$"
)
_THAN_WHICH = re.compile(
    r"(?:比|较)(?P<set>谁|(?:哪[些几]?|[几多]少?)(?:个|家)?[^，,。；;？?多少高低大小比]{0,8})"
    rf"{_ADJECTIVE}(?P<rest>[^，,；;]{{0,4}})$"
)
_PASSED_BY = re.compile(
    r"(?:被|让)(?P<set>谁|(?:哪[些几]?|[几多]少?)(?:个|家)?[^，,。；;？?]{0,8}?)(?:超过|反超|压过|赶超|甩开|超越)(?:了|过)?"
    r"(?P<rest>[^，,；;]{0,3})$"
)
_BODIES = re.compile(r"(?:bodies|agencies|authorities|bureaus|departments|offices|units) $")
_WHICH = re.compile(r"\b(?:which|what|how many) ")
_VERB = re.compile(r"(?:\b(?:was|were|are|is|has|have|had|that|which (?=was|were|are)) )+$")
_BESIDE_ANOTHER = re.compile("(?:和|与|跟|同)$")  # 和税务局比谁多
_MORE = frozenset("多高大")
_MORE_EN = frozenset({"more", "higher", "greater", "larger", "bigger"})


def others_than_it(before: str, after: str, number: int) -> str:
    """Than which others it has more: those have fewer than it. And which were ahead of it: 被哪些单位超过."""
    found = _THAN_WHICH.search(after)
    if found and not _BESIDE_ANOTHER.search(before):
        sign = "少于" if found["how"] in _MORE else "超过"
        return f"{found['set']}{before}{after[: found.start()]}{sign}{number}{found['rest']}"
    passed = _PASSED_BY.search(after)
    return f"{passed['set']}{before}{after[: passed.start()]}超过{number}{passed['rest']}" if passed else ""


def with_number_zh(before: str, after: str, number: int) -> str:
    """A Chinese question so: 比…多, 超过…, 排在…前面, 跟…比更多."""
    beyond, ahead = _BEYOND.search(before), _AHEAD.search(before)
    if beyond or ahead:
        how = beyond["how"] if beyond else "超过"
        lead = (_AHEAD if ahead else _BEYOND).sub("", before)
        return _IN.sub(r"\1", lead) + f"{how}{number}{after}"
    order, stands = _IN_ORDER.match(after), _STANDS.search(before)
    if order and stands and stands[0]:
        sign = "超过" if order["ahead"] else "少于"
        return f"{before[: stands.start()]}{sign}{number}的{after[order.end() :]}"
    beside, behind, more = _BESIDE_IT.search(before), _BEHIND_IT.match(after), _STILL_MORE.search(after)
    if beside and behind and more:
        sign = "超过" if more["how"] in _MORE else "少于"
        return f"{before[: beside.start()]}{after[behind.end() : more.start()]}{sign}{number}的{after[more.end() :]}"
    than, adjective = _THAN.search(before), _AFTER.match(after)
    if than is None or adjective is None or not than[0]:
        return ""
    larger = adjective["how"] in _MORE
    if than["not"]:
        sign = ("不超过" if larger else "不少于") if than["not"] == "不比" else "少于" if larger else ""
    else:
        sign = "超过" if larger else "少于"
    what = adjective["what"].removeprefix("的")
    rest = after[adjective.end() :]
    return f"{before[: than.start()]}{what}{sign}{number}{rest}" if sign else ""


def with_number_en(before: str, after: str, number: int) -> str:
    """An English question so: more … than, above, ahead of … in."""
    after = after.removeprefix("'s").removeprefix("’s").removeprefix(" did").removeprefix(" had")
    beyond = _EN_BEYOND.search(before)
    if beyond:
        how = "fewer" if (beyond["how"] or beyond["sign"]) in _EN_FEWER else "more"
        lead, figure = before[: beyond.start()], _EN_FIGURE.match(after)
        if figure:
            what, year = figure["figure"] or figure["figure_last"], figure["year"] or figure["year_first"] or ""
            lead = _VERB.sub("", lead)
            has = "with" if _BODIES.search(lead) and not _WHICH.search(lead) else "had"
            return f"{lead}{has} {how} than {number} {what}{year}?"
        return f"{lead}{how} than {number}{after}"
    than = _EN.search(before)
    if than is None:
        return ""
    how = "more" if than["how"] in _MORE_EN else "fewer"
    before, what = before[: than.start()], than["what"].strip()
    if than["how"] in {"more", "fewer", "less"}:
        return f"{before}{how} than {number} {what}{than['in'] or ''}{after}"
    return f"{before}{what} {how} than {number}{than['in'] or ''}{after}"
