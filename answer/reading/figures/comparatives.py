"""More and fewer in a question: than another year, than another body, or who has more."""

import re
from collections.abc import Iterator

from answer.reading.figures.conditions import AVERAGE_EN
from answer.reading.language.spans import Span, span_of
from answer.vocabulary import Meaning

_NOT_AS_MANY = re.compile(r"没有?(?:前一年|上一?年度?|去年|20\d\d年)(?:的|那么)?([多高])")
_THAN_A_YEAR = re.compile(  # 有没有超过2023年
    r"(?:(?P<rose>超过|多于|高于|大于|多过)|(?P<fell>低于|少于|不及|不如|小于))(?=(?:20\d\d年?|上一?年度?|去年|前一?年)(?!以来|起|结转))"
)
_COMPARES = re.compile(
    r"\b(?P<word>more|fewer|less|higher|lower|greater|larger|smaller)\b(?P<than>(?= (?:[\w'-]+ ){0,6}?than\b))?"
)
_MORE_THAN = re.compile(r"比(?![例重率如])[^，。？?]{1,30}?([多少高低])(?!少|件|家|个)")
_WHO_HAS_MORE = re.compile(
    r"(?:谁|哪一?[个家年边种类项])[^，。？?]{0,24}?((?:更|较|比较)?[多少高低大])(?=$|[？?，。,])"
)


def find_comparatives(text: str) -> Iterator[Span]:
    """Spans of kind change (of two years, or of two bodies) and series (which of two), with rose or fell beside."""
    change = Meaning("change")
    for found in _NOT_AS_MANY.finditer(text):
        yield span_of(found, change, Meaning("fell"), part=1)
    for found in _THAN_A_YEAR.finditer(text):
        yield span_of(found, change, Meaning(found.lastgroup or "rose"))
    yield from _compares(text)
    for found in _MORE_THAN.finditer(text):
        yield span_of(found, change, Meaning("rose" if found[1] in "多高" else "fell"), part=1)
    for found in _WHO_HAS_MORE.finditer(text):
        yield span_of(found, Meaning("series"), part=1)


def _compares(text: str) -> Iterator[Span]:
    """More and fewer: than before, or of two bodies."""
    for found in _COMPARES.finditer(text):
        direction = "rose" if found["word"] in {"more", "higher", "greater", "larger"} else "fell"
        kinds: tuple[str, ...] = ("change", direction) if found["than"] is not None else ("series", direction)
        if re.match(rf"[^,;?]*\bthan (?:the )?{AVERAGE_EN}", text[found.end() :]):
            kinds = ("filler",)
        yield span_of(found, *map(Meaning, kinds), part="word")
