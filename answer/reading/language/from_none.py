"""Who has some of what there was none of before: 哪些单位的行政强制从无到有, who went from no lawsuits to some.

Written out as two years, the one named and the one before it, or the two newest that are loaded.
"""

import re
from collections.abc import Sequence

_CHANGE = re.compile(
    "(?P<gained>(?:实现了?)?(?:从|由)(?:无|零|没有|0)(?:到|变|变成|变为)有|(?:实现了?)?(?:零|0)的突破)"
    "|(?:从|由)有(?:到|变|变成|变为)(?:无|零|没有|0)"
)
_YEAR = re.compile(r"(20\d\d)年?")
_WHO = re.compile(
    r"(?P<count>有?(?:多少|几)(?:家|个)?(?:单位|部门|机关|局)?)|有?哪[些一几]?[家个些]?(?:单位|部门|机关|局)?|是?谁|有没有(?:单位|谁|哪家)"
)
_BESIDE = re.compile("与?上年?相?比|^的|的$|了|的(?=$)|[？?，,。]|这?两年|(?:之|中)?间|到|至|[-—~]|和|比|相")
_IS_FIGURE = re.compile("(?!.*(?:什么|意思|怎|为何|如何|公众号|网站|平台|制度|栏))[\u4e00-\u9fff]{2,12}")
_EN = re.compile(
    r"(?P<who>which (?:\w+ )?(?:bod(?:y|ies)|agenc(?:y|ies)|bureaus?|departments?|offices?|units?)|who)"
    r"(?: has| have| had)? (?:went|gone|moved|go|goes) from "
    r"(?:(?:no|zero) (?P<gained>[a-z ]{3,30}?) to (?:some|any|having (?:some|any)|at least one)(?: of them)?"
    r"|(?:some|having) (?P<lost>[a-z ]{3,30}?) to (?:none|zero|having none))"
    r"(?: (?:between|from) (?P<early>20\d\d) (?:and|to) (?P<late>20\d\d)| in (?P<year>20\d\d))?(?=[?. ]*$)"
)


def with_years_of_change(text: str, loaded: Sequence[int]) -> str:
    """The question with what there was none of in one year and some of in the next, or the other way round."""
    found = _EN.search(text)
    if found:
        early, late = _years([int(year) for year in (found["early"], found["late"], found["year"]) if year], loaded)
        what = found["gained"] or found["lost"]
        had, none = f"had {what} in", f"had no {what} in"
        before, after = (none, had) if found["gained"] else (had, none)
        return f"{text[: found.start()]}{found['who']} {before} {early} but {after} {late}{text[found.end() :]}"
    change = _CHANGE.search(text)
    if not change:
        return text
    early, late = _years([int(year) for year in _YEAR.findall(text)], loaded)
    rest = f"{text[: change.start()]}{text[change.end() :]}"
    who = _WHO.search(rest)
    what = _BESIDE.sub("", _WHO.sub("", _YEAR.sub("", rest)).strip("的")).strip("的")
    what = re.sub("的?(?:单位|部门|机关|局)$", "", what)
    if not _IS_FIGURE.fullmatch(what):
        return text
    before, after = ("没有", "有") if change["gained"] else ("有", "没有")
    asked = "有几家" if who and who["count"] else "有哪些"
    return f"{early}年{before}{what}而{late}年{after}{what}的单位{asked}"


def _years(named: Sequence[int], loaded: Sequence[int]) -> tuple[int, int]:
    """The two years: those named, the one named and the one before, or the newest loaded and the one before."""
    if len(set(named)) > 1:
        return min(named), max(named)
    late = named[0] if named else max(loaded, default=0)
    return late - 1, late
