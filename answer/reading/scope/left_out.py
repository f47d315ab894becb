"""Which of the names of a question it leaves out: 除民政局外, 把民政局去掉, other than the petition offices."""

import re
from dataclasses import replace

from answer.reading.language.spans import Span, Spans
from answer.vocabulary import Meaning

NAMES = ("agency", "region", "level")
OF_THEM = frozenset({"的单位", "单位", "的部门", "部门", "的机关", "各单位"})  # 把薜和市的单位排除在外
_ENDS = frozenset({"外", "以外", "之外", "除外"})  # 除自然人外企业申请: the businesses are not left out
_LEAVES_OUT = (
    r"(?:不[含算计]|不包[括含]|除[了去开]?|剔除|扣除|去掉|排除|刨[除去]|抛开|撇开"
    r"|\b(?:without|except(?: for)?|excluding|exclude|leav\w+ out|apart from|aside from|not counting|other than"
    r"|ignoring|minus))"
)
_SUMMARIES = (
    ("province", r"(?:全省|省政府|省级)", "province|provincial"),
    ("city", r"(?:全[市州]|[市州]政府|市级)", "city|municipal|prefecture"),
    ("county", r"(?:全[区县旗]|[区县旗]政府|[区县]级)", "county|district"),
)
_IS_SUMMARY_ZH = "的?(?:那份|那个|那本|自己的?)?汇总"
_IS_SUMMARY_EN = (
    r"(?:[- ]?wide|[- ]level)?(?:'s)?(?: governments?(?:'s)?)?(?: own)? "
    r"(?:summary|aggregate|aggregated|total|overall)(?: (?:report|figure|one|return))?"
)
BETWEEN = ("and", "filler", "follow_up")  # 和, the, of


def tier_of_summary(text: str) -> str:
    """The tier whose summing-up report alone is left out: 不算全市汇总那份, leaving out the city-wide summary."""
    for tier, zh, en in _SUMMARIES:
        if re.search(rf"{_LEAVES_OUT}{zh}{_IS_SUMMARY_ZH}", text) or re.search(
            rf"{_LEAVES_OUT} (?:the )?(?:{en}){_IS_SUMMARY_EN}", text
        ):
            return tier
    return ""


def part_left_out(spans: Spans) -> tuple[Spans, tuple[Span, ...]]:
    """The spans without the names that are left out, and those."""
    chosen = list(spans.chosen)
    out: set[int] = set()
    for at, span in enumerate(chosen):
        behind = range(at + 1, len(chosen))
        before = range(at - 1, -1, -1)
        if span.text == "without" and _names(spans, behind):
            chosen[at] = replace(span, meanings=(Meaning("except"),))
            out |= _names(spans, behind)
        elif span.value("no_aggregates") is not None and re.match("[和与及、]", spans.text[span.end :]):
            out |= _names(spans, behind)  # 不算汇总和政府办公室
        elif span.value("except") is not None:
            named, things = _names(spans, behind), _things_behind(spans, at)
            out |= named if named or things else _names(spans, before)
            for each in things:
                chosen[each] = replace(chosen[each], meanings=(Meaning("except_thing"),))
        elif span.value("except_behind") is not None:
            out |= _names(spans, before)
    kept = tuple(span for at, span in enumerate(chosen) if at not in out)
    return replace(spans, chosen=kept), tuple(chosen[at] for at in sorted(out))


def _things_behind(spans: Spans, at: int) -> list[int]:
    """Where the things stand that are left out: the website of 麻溪镇除了网站还用什么, which leaves out no body."""
    found: list[int] = []
    last = spans.chosen[at]
    if not last.text.startswith("除"):
        return []
    for place in range(at + 1, len(spans.chosen)):
        span = spans.chosen[place]
        if span.start != last.end or not (_is_thing(span) or (found and span.value("and") is not None)):
            break
        found += [place] if _is_thing(span) else []
        last = span
    return found


def _is_thing(span: Span) -> bool:
    return span.value("topic") is not None and span.value("row") is None


def _names(spans: Spans, places: range) -> set[int]:
    """The names that stand there in a row, up to a comma behind one."""
    found: set[int] = set()
    last: Span | None = None
    for at in places:
        span = spans.chosen[at]
        if last and re.search("[,，;；]", spans.text[min(last.end, span.end) : max(last.start, span.start)]) and found:
            break
        if found and span.text in _ENDS:
            break
        applicants = bool(found) and all(_names_applicant(spans.chosen[each]) for each in found)
        applicant = _names_applicant(span) and (applicants or not found)
        if applicants and not applicant and any(span.value(kind) is not None for kind in NAMES):
            break  # applicants other than individuals at the bureau
        if applicant or any(span.value(kind) is not None for kind in NAMES):
            found.add(at)
        elif span.text not in OF_THEM and not any(span.value(kind) is not None for kind in BETWEEN):
            break
        last = span
    return found


def _names_applicant(span: Span) -> bool:
    """Whether it is a kind of applicant: 除了自然人和企业提的."""
    column = span.value("column") or ""
    return column.startswith("applicants/") and not column.endswith("/total") and span.value("row") is None
