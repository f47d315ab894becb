"""The n-th of the problems or improvements that a report lists: 第二条问题, 第三个问题怎么解决的."""

import re
from collections.abc import Sequence

from answer.prose.sentences import BEGINNING, Sentence
from answer.reading.language.numbers import parse_number

_NTH = re.compile(r"第([一二两三四五六七八九十\d]{1,2})(?:个|条|点|项|大)(?!部分|季度|方?报告)")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_NTH_EN = re.compile(
    rf"\b(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<number>\d{{1,2}})(?:st|nd|rd|th)) (?:main )?"
    r"(?:one|problem|point|item|shortcoming|weakness|issue|measure|improvement)\b"
)
LONGEST_LEAD = 44  # characters before the first number: 2024年，我局的公开工作取得一定成效，但仍存在以下问题：一是
_MARK = re.compile(
    r"(?:^|[：:；;。，,]\s*)(?:第?[一二三四五六七八九十]{1,2}(?:[是、，,．.]|方面)|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.、．]|[①-⑳])"
    r"|^(?:针对|对于?|就)第[一二三四五六七八九十\d]{1,2}(?:个|项|类|点|条)?的?(?:问题|不足|短板|方面)"
)


def nth_named(text: str) -> int | None:
    """Which one is asked for; None where all are."""
    found = _NTH.search(text)
    if found:
        return int(parse_number(found[1]))
    english = _NTH_EN.search(text)
    if english is None:
        return None
    return _ORDINALS.index(english["word"]) + 1 if english["word"] else int(english["number"])


def without_place(text: str) -> str:
    """A text without the English words for which one is asked for."""
    return _NTH_EN.sub("", text)


def items_of(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """The sentences by item, each of which begins with its number; none where they have no numbers, unless there is
    only one sentence."""
    if len(sentences) == 1:
        return [list(sentences)]
    items: list[list[Sentence]] = []
    for each in sentences:
        if _MARK.search(each.text[: BEGINNING if items else LONGEST_LEAD]):
            items.append([each])
        elif items:
            items[-1].append(each)
    return items
