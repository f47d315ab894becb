"""Questions about whole reports → Plans: which are loaded or missing, blank or unread cells, checks."""

import re
from typing import Literal

from answer.answer import Outcome
from answer.plan import Plan
from answer.reading.figures.kinds import asks_of_all
from answer.reading.figures.what import named_rows
from answer.reading.language.unknown import quotes_chinese
from answer.reading.question import Question
from answer.reading.refusals import unknown_words
from answer.reading.scope.names import loaded_years
from answer.reading.scope.where import scope_of, years_named
from answer.reply import Reply
from answer.shown.fields import PARTS
from answer.words import join, say

_ALL = re.compile(r"都|全|均|\ball\b")
_EACH_YEAR = re.compile(r"每年|各年|逐年|分年|按年|历年|(?:per|by|each|every) year|year by year")
_BODIES = re.compile(r"单位|部门|机关|机构|家|局|个$|agenc|authorit|bod|department|bureau|office|unit|authorit")
_COUNTS_REPORTS = re.compile(
    r"(?:多少|几)份|多少(?:报告|年报)|(?:报告|年报)数|(?:how many|number of|count of) reports|report count"
)
_WHICH_YEARS = re.compile(r"哪[几些一]?年|哪[几些]个?年[份度]|(?:which|what) years?")
_PLACES = frozenset("镇乡县区市省村")  # kinds of place that nothing else reads
REPORT = re.compile(r"年报|报告|\breports?\b")


COUNTED_BY_YEAR = re.compile(  # of cells and checks, which are told of all the years together
    r"(?:按|分)(?:年份|年度|年)(?:数|统计|分|列|看|汇总|来)|逐年(?:数|统计|列)|各年(?:有|分别|各)(?:几|多少)?|哪一?年[^，。？?]{0,14}最[多少]"
)
_FOR_EVERY_YEAR = re.compile(
    r"\b(?:which|what|list|show|agencies|bodies|departments)\b.*\breports?\b.*\b(?:every|each) (?:single )?year\b"
)

_COUNTED_FOR_EVERY_YEAR = re.compile(r"\bhow many\b.*\b(?:every (?:single )?year|all (?:of the |the )?years)\b")


_INCLUDED = re.compile(
    r"(?:包含|包括|计|算|含|统计)(?:进|在|入)|\b(?:included|contained|counted|covered|part)\b (?:in|of|by|within)\b"
)


def is_about_reports(question: Question) -> bool:
    """Whether it asks which reports there are, or how many."""
    figures = (
        *("topic", "theme", "row", "column", "rate", "mean", "median", "rank_most", "rank_least", "share", "condition"),
        *("outcomes", "applicants", "reasons", "quote", "mention", "table_1", "table_2", "table_3", "not_zero"),
    )
    denied = any(bit in "不没未无非" for bit in question.spans.bits)  # what is denied is not known
    if question.left or denied or question.has(*figures) or quotes_chinese(question.text):
        return False
    if question.has("bodies") and question.previous is not None:  # of those asked for before
        return False
    if len(question.spans.of("agency")) > 1 and _INCLUDED.search(question.text):  # of whose figures a report holds
        return False
    if question.has("reports", "which_form", "old_form", "new_form"):
        return True
    named = question.has("agency", "region", "year", "list", "count") and REPORT.search(question.text)
    return bool(named) and (question.previous is None or question.has("list", "count") or question.is_yes_no)


def read_reports(question: Question) -> Plan | Reply:
    """The plan of a question about which reports are loaded."""
    if _PLACES.intersection(question.spans.bits):
        words = join(list(question.spans.bits), question.language)
        return Reply(Outcome.NOT_FOUND, say("unknown_words", question.language, words=words))
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    grouped = [span.text for kind in ("group_year", "group_region", "group_level") for span in question.spans.of(kind)]
    group = _group(question) if not question.has("every_year", "which_form", "old_form", "new_form") else ""
    in_every_year = bool(_COUNTED_FOR_EVERY_YEAR.search(question.text)) and _counts_bodies(question)
    if grouped and not (group or in_every_year or question.has("every_year")):
        words = join(grouped, question.language)
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=words))
    forms = [form for form, kind in ((2019, "old_form"), (2021, "new_form")) if question.has(kind)]
    turned = len(forms) == 1 and question.has("zero") and not question.is_yes_no  # 没有换新格式
    everyone = asks_of_all(question.text) or (question.is_yes_no and bool(_ALL.search(question.text)))
    of_all = len(forms) == 1 and everyone  # whether none is of the other form
    if turned or of_all:
        forms = [form for form in (2019, 2021) if form not in forms]
    by_form = question.has("which_form") or len(forms) == 2  # 新格式还是老格式 asks for either
    scope = scope.model_copy(update={"form": forms[0] if forms and not by_form else None})
    yes_no = question.is_yes_no and not by_form and not question.has("quantity", "list")
    absent = yes_no and (of_all or question.has("unfiled", "zero"))
    assumptions = tuple(question.assumptions)
    plan = Plan(kind="reports", scope=scope, yes_no=yes_no, absent=absent, by_form=by_form, assumptions=assumptions)
    if in_every_year or question.has("every_year") or (question.has("list") and _FOR_EVERY_YEAR.search(question.text)):
        return plan.model_copy(update={"every_year": True, "absent": False, "count_bodies": _counts_bodies(question)})
    if group:
        return plan.model_copy(update={"group": group, "yes_no": False, "absent": False})
    return plan.model_copy(update={"count_bodies": not (yes_no or by_form) and _counts_bodies(question)})


def _group(question: Question) -> Literal["", "year", "region", "city", "county", "level", "tier"]:
    """What the reports are counted for each of."""
    has = question.has
    if has("group_region") and not has("group_year", "group_level"):
        return "city" if has("group_city") else "county" if has("group_county") else "region"
    if has("group_level"):
        return "" if has("group_year") else "tier" if has("group_tier") else "level"
    return "year" if _EACH_YEAR.search(question.text) and not question.is_yes_no else ""


def _counts_bodies(question: Question) -> bool:
    """Whether bodies are counted, and not reports too."""
    counted = any(_BODIES.search(span.text) for span in question.spans.of("count")) or question.has("bodies")
    levels = question.has("level") and question.has("quantity")
    return (counted or levels) and not _COUNTS_REPORTS.search(question.text)


def asks_unfiled(question: Question) -> bool:
    """没交年报, or 没有 and the report of a year apart: 没有2024年的报告."""
    if question.has("unfiled"):
        return not (named_rows(question.spans, strong=True) or question.has("topic", "theme"))  # 满意度没公布
    other = question.left or question.has(
        *("old_form", "new_form", "row", "column", "rate", "topic", "theme", "blank", "all_zero", "cell")
    )
    return not other and question.has("zero") and bool(REPORT.search(question.text))


_REPORTED = "(?:报送?|交|上报|提交|发布|公布|出)"
_AFFIRMED = rf"(?:的)?(?:有|{_REPORTED})(?:了|过)*(?:年度报告|年报|报告)?(?:的)?"
_DENIED = (
    rf"(?:的)?(?:就|却|则|又|再)*(?:没有?|未|无|缺|不再|漏)(?:再|有)?{_REPORTED}?(?:过|了)?(?:年度报告|年报|报告)?"
)
_LINK = r"[，,、;；]?(?:的)?(?:而|但是?|却|可是?|到了?|然后|之后|不过)*"
_FILED_BUT = (
    re.compile(rf"(?P<had>20\d\d)年?度?{_AFFIRMED}{_LINK}(?P<not>20\d\d)年?度?{_DENIED}"),
    re.compile(rf"(?P<not>20\d\d)年?度?{_DENIED}{_LINK}(?P<had>20\d\d)年?度?{_AFFIRMED}"),
    re.compile(
        r"(?:filed|reported|submitted|published|had|have|has|with|reports?)\b[^?]{0,24}?\b(?:for|in|of) (?P<had>20\d\d)"
        r"[, ]+(?:but|and) (?:did )?(?:not|none|no longer|nothing|no report)(?: \w+){0,3}?"
        r" (?:for|in|of) (?P<not>20\d\d)"
    ),
)


def _filed_but_not(question: Question) -> tuple[int, int] | None:
    """The year that a body has a report of, and the one that it has none of: 2019年报了、2024年没报."""
    found = next((found for pattern in _FILED_BUT if (found := pattern.search(question.text))), None)
    return (int(found["had"]), int(found["not"])) if found and found["had"] != found["not"] else None


def read_unfiled(question: Question) -> Plan | Reply:
    """The plan of a question about who has no report of a year."""
    had_but_not = _filed_but_not(question)
    if had_but_not and len(years_named(question)) == 2:
        scope = scope_of(question, is_set=True)
        if isinstance(scope, Reply):
            return scope
        notes = tuple(question.assumptions)
        of_year = scope.model_copy(update={"years": had_but_not[1:]})
        counting = question.has("count")
        return unknown_words(question) or Plan(
            kind="unfiled", scope=of_year, filed=had_but_not[:1], counting=counting, assumptions=notes
        )
    apart = [span.text for span in question.spans.of("but")]
    if apart and len(years_named(question)) > 1:  # a report of 2019 but none of 2020
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=join(apart, question.language)))
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    unknown = unknown_words(question)
    if unknown:
        return unknown
    if not scope.years and (scope.agencies or scope.endings) and _WHICH_YEARS.search(question.text):
        return Plan(kind="unfiled", scope=scope, assumptions=tuple(question.assumptions))
    if not scope.years:
        years = tuple(str(year) for year in reversed(loaded_years(question.names.connection)))
        return Reply(Outcome.CLARIFY, say("which_year", question.language), choices=years)
    counting = question.has("count", "quantity")
    every = asks_of_all(question.text)
    return Plan(kind="unfiled", scope=scope, counting=counting, every=every, assumptions=tuple(question.assumptions))


def state_of_cells(question: Question) -> Literal["", "blank", "unread", "zero"]:
    """Whether cells or tables are asked for by their state, whatever row they stand in."""
    if question.has("row", "column", "rate", "topic", "theme"):
        return ""
    own = question.has("cell", "list", "agency", "table_1", "table_2", "table_3") or REPORT.search(question.text)
    if question.previous and question.previous.measures and not own:  # still blank in 2023, after fees
        return ""
    if question.has("unread"):
        return "unread"
    if question.has("all_zero"):
        return "zero"
    return "blank" if question.has("blank") else ""


def read_cells(question: Question, state: Literal["blank", "unread", "zero"]) -> Plan | Reply:
    """The plan of a question about blank, unread or all-zero cells."""
    scope = scope_of(question, is_set=not question.has("agency"))
    if isinstance(scope, Reply):
        return scope
    unknown = unknown_words(question)
    if unknown:
        return unknown
    by_year = COUNTED_BY_YEAR.search(question.text)
    if by_year:
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=by_year.group()))
    tables = tables_in(question)
    which = re.search(r"\bwhich reports\b|哪些(?:报告|年报)|有哪些|哪几[份家个]", question.text)
    counting = question.has("count", "quantity", "reports") and not (question.has("list", "cell") or which)
    counting = counting or bool(re.search("how many reports|多少份|(?<!哪)几份", question.text))
    plan = Plan(kind="cells", scope=scope, state=state, counting=counting, assumptions=tuple(question.assumptions))
    return plan.model_copy(update={"table": tables[0] if tables else 0})


def tables_in(question: Question) -> list[int]:
    """The tables of the form that are named."""
    return [number for number in (1, 2, 3) if question.has(f"table_{number}")]


def other_table(question: Question) -> dict[str, object]:
    """What a follow-up to checks or cells changes that names another table: 表三呢."""
    tables = tables_in(question)
    return {"table": tables[0]} if tables and question.previous and "table" in PARTS[question.previous.kind] else {}
