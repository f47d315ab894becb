"""Districts or counties that a question about prose compares: 哪个区培训人次最多. Their governments' own reports are
meant."""

import re

from answer.figures.select import select_reports
from answer.plan import Scope
from answer.reading.question import Question
from answer.reading.scope.where import AGGREGATE

_DISTRICTS = re.compile(
    "(?:各个?|哪一?[个些几]?|几个|每一?个|[两二三四五六七八九十]个?)(?:市辖)?(?:县[（(]?市区|区县|县区|区|县)"
    "(?![域级直里属位情内外]|的?(?:各|所有|哪|[^，。？?]{0,6}(?:单位|部门|机关|局|镇|街道|乡)))"
    r"|\b(?:which|what|each|every|all|the (?:two|three|four|five|six))(?: of)?(?: the)? "
    r"(?:districts?|county|counties)\b"
)
_BODIES = re.compile(r"单位|部门|机关|\b(?:bodies|body|agenc\w+|departments?|bureaus?|offices?)\b")


def of_districts(question: Question, scope: Scope) -> Scope:
    """The scope of the governments of districts, where these are asked about and have reports of their own."""
    named = scope.agencies or scope.endings or scope.levels
    if named or _BODIES.search(question.text) or not _DISTRICTS.search(question.text):
        return scope
    governments = scope.model_copy(update={"levels": ("county", AGGREGATE)})
    return governments if select_reports(question.names.connection, governments) else scope
