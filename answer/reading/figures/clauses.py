"""What members of a set must satisfy, clause by clause: 收到超过10件但没有被复议 · received in 2023 but not in 2024."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from answer import vocabulary
from answer.answer import Language
from answer.plan import Condition, Measure, Quantity
from answer.reading.figures.portions import quantities_in
from answer.reading.figures.what import CASES
from answer.reading.language.spans import Span, Spans
from answer.reading.scope.years import is_relative
from answer.reply import Reply

# A clause begins at any of these where what follows says something of its own.
STRONG = ("but", "also", "either")
WEAK = ("and",)
SAYS = ("row", "column", "rate", "condition", "number", "zero", "blank", "year")
THINGS = ("row", "column", "rate", "condition", "zero")
_DENIES = re.compile(  # received requests and refused none, took in requests and did not grant any
    r" (?:and )?(?:(?:then|still|later|also|nevertheless|simply) )*(?:had|has|have|got|gave|was|were|been|did"
    r"|does|do|lost|won|left|made|sent|told|took|put|[a-z]+(?:ed|ing)|refuse|grant|deny|process|handle|impose|issue"
    r"|receive|get|give|lose|win|turn|reject|disclose|carry)\b"
)
_SHARES_ITS_OBJECT = re.compile(r"\b(?:[a-z]+ed|got|gave|turned (?:down|away)|grant|refuse|receive)$")
_OF_THEM = re.compile(r"\b(?:none|any|one|all|some) of (?:them|those|these|theirs)\b")
_DOES = re.compile(r"\s*(?:also |additionally )?(?:had|has|have|did|received|got|were|was|issued|made|took|refused)\b")
AND_IN = frozenset(
    {"and", "or", "in", "for", "during", "again", "also", "then", "the", "year", "too", "as well", "plus"}
)
FIGURES = ("row", "column", "rate")
DEMANDS = ("condition", "number", "zero", "not_zero", "blank")


# Before a question about some of those said so far: 收到申请的单位中，有几家…; of the bodies that …, how many …
_AMONG = re.compile(
    r"(?:单位|部门|机关|局|家)(?:中|里|里面|之中|当中|里头|内)[，,]?(?:(?:20)?\d\d年)?(?:又|还|总共|一共|共)?有?$"
    r"|^(?:of|among|out of) [^,]+, ?(?:and )?$"
)
_MONEY = re.compile(r"[万亿元]|yuan$")
_COMMA = re.compile("[,，;；、]")
Default = Literal["some", "none", "any"]


@dataclass(frozen=True, slots=True)
class Clauses:
    """The measures of a set question with their conditions, one each; `any_of` where one is enough."""

    measures: tuple[Quantity, ...]
    conditions: tuple[Condition, ...]
    any_of: bool = False


def clauses_in(spans: Spans, language: Language, inherited: Sequence[Quantity], default: Default) -> Clauses | Reply:
    """The clauses of a question about a set.

    `inherited` are the measures of a follow-up that names none. A clause without a condition of its own asks for
    more than zero, or, where `default` is none, for nothing; where it is any, 没有 asks whether there is any.
    """
    parts = list(_parts(spans))
    found: list[tuple[Quantity, Condition]] = []
    measures: Sequence[Quantity] = inherited
    last: list[tuple[Quantity, Condition]] = []
    between_years = _is_between_years(spans)
    for part in parts:
        again = bool(found) and not _says(part.chosen, FIGURES)  # at least 3 lawsuits, but no more than 6
        named: Sequence[Quantity] | Reply = inherited
        if len(parts) > 1 or not inherited:
            named = () if again else quantities_in(part, language)
        if isinstance(named, Reply):
            return named
        measures = named or measures
        years = _years(part) if len(parts) > 1 else ()
        if last and between_years and _only_names_year(part) and _says(part.chosen, ("either",)):
            at = len(found) - len(last)  # in 2021 or 2022 but not in 2023: in either of the two
            found[at:] = [(one, each.model_copy(update={"years": (*each.years, *years)})) for one, each in found[at:]]
            continue
        if not (last and _only_names_year(part)):  # else the same of another year
            last = [(measure, each) for measure in measures for each in _conditions(part, measure, default)]
        found += [(measure, condition.model_copy(update={"years": years})) for measure, condition in last]
    conditions = _with_common_years([condition for _, condition in found])
    if not found:
        return Clauses(tuple(dict.fromkeys(measures)), ())
    neither = len(parts) == 1 and spans.has("zero")  # no lawsuit or reconsideration
    pairs = dict.fromkeys(zip((measure for measure, _ in found), conditions, strict=True))
    conditions = tuple(condition for _, condition in pairs)
    either = spans.has("either") and len(pairs) > 1 and not (neither or between_years)
    either = either or _is_result_of_any_case(spans, [measure for measure, _ in pairs], conditions)
    return Clauses(tuple(measure for measure, _ in pairs), conditions, either)


def _is_result_of_any_case(spans: Spans, measures: Sequence[Quantity], conditions: Sequence[Condition]) -> bool:
    """Whether a result is asked for that a reconsideration or a lawsuit may have, neither of which is named."""
    rows = {measure.row for measure in measures if isinstance(measure, Measure)}
    more = all(condition.operator in {"gt", "ge"} for condition in conditions)
    return more and len(measures) > 1 and rows == set(CASES) and not spans.has("row", "table_3")


def _is_between_years(spans: Spans) -> bool:
    """Whether every “or” stands between two years: 2021年或2022年收到过."""
    around = zip(spans.chosen, spans.chosen[1:], spans.chosen[2:], strict=False)
    ors = [(one, other) for one, span, other in around if span.value("either") is not None]
    return bool(ors) and all(_says([one], ("year",)) and _says([other], ("year",)) for one, other in ors)


def _parts(spans: Spans) -> Sequence[Spans]:
    """The question cut at its connectors; a piece that says nothing stays with the one before."""
    pieces: list[list[Span]] = [[]]
    by_year = spans.has("group_year") and spans.has("count")  # by year, how many bodies: no clause of each
    for at, span in enumerate(spans.chosen):
        goes_on = _until_connector(spans.chosen[at + 1 :])
        apart = _says(goes_on, ("year",)) and _says(pieces[-1], ("year",))  # of another year
        neither = span.text == "or" and _says(pieces[-1], ("zero",)) and not (apart or _says(goes_on, DEMANDS))
        again = len(pieces) > 1 and span.text.isascii() and _says(pieces[-1], ("year",))  # and in 2022
        named = again or _says(pieces[-1], THINGS)
        limits = not _says([span], ("either",)) and _are_limits(pieces[-1], goes_on)
        strong = (
            not (neither or limits or _is_of_its_figure(pieces[-1], span, goes_on))
            and _says([span], STRONG)
            and (named or _says(pieces[-1], ("blank",)))
            and _says(goes_on, SAYS)
        )
        weak = not limits and _says([span], WEAK) and _says(pieces[-1], DEMANDS) and _says(goes_on, DEMANDS)
        whole = _says([span], WEAK) and _is_whole(pieces[-1]) and _is_whole(goes_on)
        does = _says([span], WEAK) and _says(pieces[-1], DEMANDS) and bool(_DOES.match(spans.text, span.end))
        denies = _is_denied_behind(spans, at, pieces[-1])
        another_year = not by_year and (
            (not spans.has("every_year") or _is_set_against(spans, at))
            and _says([span], ("year",))
            and _says(pieces[-1], ("year",))
            and named
        )
        of_those = (
            _says([span], ("list", "count", "quantity", "yesno", "zero"))
            and bool(_AMONG.search(spans.text[: span.start]))
            and _says(pieces[-1], THINGS)
            and _says(goes_on, THINGS)
            and (_says(spans.chosen[at:], DEMANDS) or _says(pieces[-1], ("zero",)))
        )
        if (
            strong
            or weak
            or whole
            or does
            or denies
            or _is_bounded_behind(spans, at, pieces[-1])
            or another_year
            or of_those
            or _begins_its_own(spans, at, pieces[-1])
        ):
            held = _applicants_of_them(spans, span, pieces[-1]) if denies else []
            pieces.append(_denied_behind_year(pieces[-1]) if another_year else held)
        pieces[-1].append(span)
    return [Spans(spans.text, tuple(piece), ()) for piece in pieces]


def _is_denied_behind(spans: Spans, at: int, before: Sequence[Span]) -> bool:
    """Whether an English clause behind “and” or a comma denies something where the one before it says something:
    received requests and refused none."""
    span = spans.chosen[at]
    joined = _says([span], WEAK)
    comma = spans.text[: span.start].endswith(", ")
    start = span.end if joined else span.start - 1
    behind = _until_connector(spans.chosen[at + 1 :] if joined else spans.chosen[at:])
    denied = (joined or comma) and _says(behind, ("zero",)) and _says(behind, FIGURES)
    said = _says(before, FIGURES) and not _says(before, DEMANDS)
    return denied and said and bool(_DENIES.match(spans.text, start)) and not _ends_in_verb(spans.text[:start])


def _is_bounded_behind(spans: Spans, at: int, before: Sequence[Span]) -> bool:
    """Whether “and” begins an English clause with a figure and bound of its own: sued and received at least 10
    requests; not where two verbs share what is bounded: refused and granted at least 3 requests."""
    span = spans.chosen[at]
    behind = _until_connector(spans.chosen[at + 1 :])
    bounds = [place for place, each in enumerate(behind) if each.value("condition") is not None]
    if not _says([span], WEAK) or not span.text.isascii() or not bounds or not _says(behind[bounds[0] + 1 :], ("row",)):
        return False
    if not _says(before, ("row",)) or _says(before, DEMANDS) or _says(behind[: bounds[0]], ("rate",)):
        return False
    families = _families(before)
    return not families & _families(behind) or not _ends_in_verb(spans.text[: span.start])


def _families(spans: Sequence[Span]) -> set[str]:
    """The kinds of columns of the rows named: requests by applicant, cases by outcome."""
    return {vocabulary.rows()[row].columns for each in spans if (row := each.value("row"))}


def _ends_in_verb(before: str) -> bool:
    """Whether a verb that shares its object stands there: granted and refused no requests."""
    return bool(_SHARES_ITS_OBJECT.search(before.removesuffix(" and").rstrip(" ,")))


def _applicants_of_them(spans: Spans, span: Span, before: Sequence[Span]) -> list[Span]:
    """The applicants of the clause before, where the next one says what became “of them”: granted none of them."""
    columns = [each for each in before if (each.value("column") or "").startswith("applicants/")]
    return columns if _OF_THEM.search(spans.text, span.end) else []


def _begins_its_own(spans: Spans, at: int, piece: Sequence[Span]) -> bool:
    """Whether a Chinese figure begins a clause behind a comma (许可不为零，处罚为零), or is that of bodies said before
    it (没有处罚的单位里许可最多的)."""
    span, figures = spans.chosen[at], ("row", "column", "rate")
    if span.text.isascii() or not (_says([span], figures) and _says(piece, figures) and _says(piece, DEMANDS)):
        return False
    before = spans.text[: span.start]
    end = next((found.start() for found in _COMMA.finditer(spans.text, span.end)), len(spans.text))
    clause = [each for each in spans.chosen[at:] if each.start < end]
    if _COMMA.search(before.removesuffix("其中")[-1:]):
        return _says(clause, (*DEMANDS, "rank_most", "rank_least"))
    return bool(_AMONG.search(before)) and _says(clause, ("rank_most", "rank_least"))


def _only_names_year(part: Spans) -> bool:
    """And in 2022: not, and some in 2022."""
    return _says(part.chosen, ("year",)) and all(
        span.value("year") is not None or span.text in AND_IN for span in part.chosen
    )


def _is_set_against(spans: Spans, at: int) -> bool:
    """Whether a year begins another clause, though one of them is of every year: 2021到2023年都有，2024年没有."""
    before = spans.chosen[at - 1]
    between = spans.text[before.end : spans.chosen[at].start]
    return bool(re.search("[,，;；、]|而|但|却", before.text + between)) or before.value("but") is not None


def _denied_behind_year(piece: list[Span]) -> list[Span]:
    """Cuts off what an English clause denies before its own year: received in 2022 | did not receive any (in 2023)."""
    last = max(at for at, span in enumerate(piece) if span.value("year") is not None)
    behind = piece[last + 1 :]
    if not any(span.value("zero") is not None and span.text.isascii() for span in behind):
        return []
    del piece[last + 1 :]
    return behind


def _is_whole(spans: Sequence[Span]) -> bool:
    """Whether a clause has its own figure and year."""
    return _says(spans, THINGS) and _says(spans, ("year",))


def _is_of_its_figure(before: Sequence[Span], span: Span, behind: Sequence[Span]) -> bool:
    """Whether 又 stands between a figure and its own condition: 公开率又低于40%, 处罚也超过100件."""
    beside = bool(before) and before[-1].end == span.start and _says(before[-1:], FIGURES)
    bounded = _says(behind[:1], ("condition",)) and not _says(behind, FIGURES)
    return span.text in {"又", "也", "还"} and beside and bounded


def _are_limits(before: Sequence[Span], behind: Sequence[Span]) -> bool:
    """Whether both limit the figure that only the latter names: more than 10 but no more than 50 penalties."""
    both = _says(before, ("condition",)) and _says(behind, ("condition",))
    return both and not _says(before, FIGURES) and _says(behind, FIGURES) and not _says(behind, ("zero", "blank"))


def _until_connector(spans: Sequence[Span]) -> Sequence[Span]:
    end = next((at for at, span in enumerate(spans) if _says([span], (*STRONG, *WEAK))), None)
    return spans[:end]


def _says(spans: Sequence[Span], kinds: Sequence[str]) -> bool:
    return any(span.value(kind) is not None for span in spans for kind in kinds)


def _conditions(part: Spans, measure: Quantity, default: Default) -> list[Condition]:
    """All of them must hold: 超过5件、不到10件."""
    if any(span.value("not_zero") is None for span in part.of("blank")):
        return [Condition(operator="blank")]
    asked = [_asked(span, measure, "condition") for span in part.of("condition")]
    asked = asked or [_asked(span, measure, "number") for span in part.of("number")]
    if asked:
        return [*asked, Condition(operator="gt")] if part.has("not_zero") else asked
    if part.has("zero") and default != "any":
        return [Condition(operator="eq")]
    return [] if default == "none" else [Condition(operator="gt")]


def _asked(span: Span, measure: Quantity, kind: str) -> Condition:
    operator, *numbers = (span.value(kind) or "").split(" ")
    if numbers[0] in {"mean", "median"}:
        return Condition.model_validate({"operator": operator, "than": numbers[0]})
    money = bool(_MONEY.search(span.text))
    scale = Decimal(10_000) if measure.unit == "万元" and money else Decimal(1)
    values = [Decimal(number) / scale for number in numbers]
    high = max(values) if operator == "between" else None
    return Condition.model_validate({"operator": operator, "value": min(values), "high": high})


def _years(part: Spans) -> tuple[int, ...]:
    named = [span.value("year") or "" for span in part.of("year")]
    return tuple(sorted({int(year) for value in named if not is_relative(value) for year in value.split(",")}))


def _with_common_years(conditions: Sequence[Condition]) -> tuple[Condition, ...]:
    """Years stay with the conditions only where they differ: otherwise they are the scope's."""
    named = {condition.years for condition in conditions if condition.years}
    if len(named) < 2:
        return tuple(condition.model_copy(update={"years": ()}) for condition in conditions)
    last: tuple[int, ...] = next(iter(condition.years for condition in conditions if condition.years))
    kept = []
    for condition in conditions:
        last = condition.years or last
        kept.append(condition.model_copy(update={"years": last}))
    return tuple(kept)
