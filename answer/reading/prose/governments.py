"""A place named alone, of whose own report it is asked: 云岚市政务公开领导小组组长是谁. Where the report of its
government tells of it, that is the answer, not what other bodies there tell of themselves. Districts that are compared
are their governments too: 哪个区培训人次最多."""

import re

from answer.figures.select import select_reports
from answer.plan import Plan, Scope
from answer.prose.best_sentences import numbers_under_heading
from answer.prose.passages import select_passages
from answer.prose.sought import groups_of
from answer.prose.tellers import find_tellers
from answer.reading.question import Question
from answer.reading.scope.governments import mentions_bodies
from answer.reading.scope.names import governments_of
from answer.reading.scope.where import AGGREGATE

_OF_SEVERAL = re.compile(
    "哪一?(?:家|个(?:区|县|镇|乡|街道|局))|哪些?(?:区|县|地方|镇|乡|街道|局)|各|每|所有|全部|谁家|几家|单位|部门|机关"
    "|一共|总共|合计|共计|加起来|平均|累计|分别"
    r"|\b(?:bodies|body|agenc\w+|departments?|bureaus?|offices?|each|every|all|anyone|anybody|total|altogether|average"
    r"|across|throughout)\b"
)
_DISTRICTS = re.compile(
    "(?:各个?|哪一?[个些几]?|几个|每一?个|[两二三四五六七八九十]个?)(?:市辖)?(?:县[（(]?市区|区县|县区|区|县)"
    "(?![域级直里属位情内外]|的?(?:各|所有|哪|[^，。？?]{0,6}(?:单位|部门|机关|局|镇|街道|乡)))"
    r"|\b(?:which|what|each|every|all|the (?:two|three|four|five|six))(?: of)?(?: the)? "
    r"(?:districts?|county|counties)\b"
)
_PERSON = re.compile(  # who is asked for is no body
    r"组长|负责|牵头|分管|主管|领导|带队|\bwho (?:heads?|headed|leads?|led|chairs?|chaired|runs|is|was|oversees)\b"
)
_SETS = ("level", "group_region", "group_city", "group_county", "group_year", "sum", "mean", "count", "reports")


def own_report(question: Question, scope: Scope, lists: bool) -> Scope | None:
    """The scope of the government of the place named, or of each of several; None where others may be meant too, as it
    is where problems and plans are asked for (`lists`) that several bodies report there."""
    of_place = bool(scope.regions) and not (scope.agencies or scope.endings or scope.levels)
    if not of_place or question.left_out or question.inherits or question.has(*_SETS):
        return None
    named = question.spans.of("region")
    text = question.text
    for span in named:
        text = text.replace(span.text, " ")
    several = len(scope.regions) == 1 and question.has("list") and not _PERSON.search(text)
    if not named or several or _OF_SEVERAL.search(text):
        return None
    connection = question.names.connection
    if lists and len({each.agency for each in select_reports(connection, scope)}) > 1:
        return None
    governments = governments_of(connection, scope.regions)
    each_one = len(governments) == len(scope.regions)
    return scope.model_copy(update={"agencies": governments, "regions": ()}) if each_one else None


def tells(plan: Plan, question: Question) -> bool:
    """Whether the reports of a plan tell of what it asks; of all years where none was named."""
    scope = plan.scope.model_copy(update={"years": ()}) if plan.newest else plan.scope
    connection = question.names.connection
    found = select_reports(connection, scope)
    told = find_tellers(plan, found, connection) if found else None
    if told is not None and (told.members or told.denials):
        return True
    groups = groups_of(plan)
    return any(numbers_under_heading(plan, groups, select_passages(connection, [report])) for report in found)


def of_districts(question: Question, scope: Scope) -> Scope:
    """The scope of the governments of districts, where these are asked about and have reports of their own."""
    named = scope.agencies or scope.endings or scope.levels
    if named or mentions_bodies(question.text) or not _DISTRICTS.search(question.text):
        return scope
    governments = scope.model_copy(update={"levels": ("county", AGGREGATE)})
    return governments if select_reports(question.names.connection, governments) else scope
