"""Sorts of body that an English question keeps or leaves out: only departments, without the city government.

The bare words stand for any body elsewhere (“which departments”), so they are read behind such a word alone.
"""

import re
from collections.abc import Iterator

from answer.reading.language.spans import Span, span_of
from answer.vocabulary import Meaning

_OUT = (
    r"without|excluding|excludes?|excl\.?|except(?: for)?|other than|apart from|aside from|besides|leav(?:e|ing) out"
    r"|leav(?:e|ing) aside|not counting|not including|minus|omit(?:ting)?|ignor(?:e|ing)|skip(?:ping)?"
)
_KEPT = r"only|just|nothing but|include|including|count|counting|add|adding"
_SORT = re.compile(
    r"(?:(?:the|all|any|all the|all of the|both|two|three|for|from|among) )*"
    r"(?P<sort>(?:(?P<city>city|municipal)|(?P<county>district|county))?(?: level)? ?"
    r"(?:(?P<aggregate>(?:people )?governments?)|(?P<department>departments|bureaus)"
    r"|(?P<office>(?:government |general )?offices?)|(?P<township>towns|townships|town governments))"
    r"(?: (?:themselves|itself|own|proper))?"
    r"(?: (?:summary |aggregate |overall |annual |government )?(?:reports?|figures?|numbers?))?)(?! of\b)"
    r"(?=$|[,.:;?!]| (?:and|or|then|please|too|as well|from|in|for|this|out|now|instead|that|who|which|with)\b)"
)
_FRAME = re.compile(rf"\b(?:{_OUT}|{_KEPT}) ")
_AND = re.compile(r"(?:,| and| or|, and) ")
_KINDS = ("city", "county", "aggregate", "department", "office", "township")
_ONE_BODY = re.compile(r"(?:government |general )?office$")  # a single one is named by its place


def find_sorts(text: str) -> Iterator[Span]:
    """Spans of kind level: of a sort of body, and of the tier it is of where that is said."""
    for frame in _FRAME.finditer(text):
        link: re.Match[str] | None = frame
        while link and (found := _SORT.match(text, link.end())):
            kinds = [kind for kind in _KINDS if found[kind]]
            if not _ONE_BODY.match(found["sort"]):
                yield span_of(found, *(Meaning("level", kind) for kind in kinds), part="sort")
            link = _AND.match(text, found.end())
