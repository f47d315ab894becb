"""The year before the one that a Chinese question names, told by that year: 2023年和上一年 is 2022年和2023年."""

import re

_NAMED = re.compile(r"(?<!\d)(20\d\d)年")
_BEFORE = r"(?:它的?)?(?:上一?年|前一年)(?:度)?"
_BESIDE = re.compile(rf"(20\d\d)年(?:度)?(?:和|与|及|跟|、|以及|连同|加上?){_BEFORE}(?!结转)")
_OF_ITS_OWN = re.compile(rf"(?<![比较同与和跟比]){_BEFORE}(?=(?:还|也|都)*(?:有|没|无))(?!结转)")


def with_year_before(text: str) -> str:
    """The text with that year in place of 上一年, where it stands beside the only year named or has its own verb."""
    years = set(_NAMED.findall(text))
    if len(years) != 1:
        return text
    year = int(years.pop())
    beside = _BESIDE.sub(f"{year - 1}年和{year}年", text)
    return beside if beside != text else _OF_ITS_OWN.sub(f"{year - 1}年", text)
