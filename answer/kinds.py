"""What a question about figures asks to be done with them: look up, list, count, add up, compare."""

import re
from collections.abc import Mapping

from answer.fields import AVERAGED
from answer.plan import Gap, Kind, Quantity, Scope
from answer.question import Question
from answer.tiers import place_of
from answer.what import has_condition, lists_bodies
from answer.where import with_newest_year, with_two_years, years_named

SETS: frozenset[Kind] = frozenset({"list", "count", "sum", "mean", "median", "rank", "unfiled"})
MOST_LOOKED_UP = 5  # bodies, each in a sentence; more are listed
# What is put on all bodies where none is named.
OF_ALL: Mapping[Kind, Kind] = {"lookup": "sum"}
_OF_EACH = re.compile(r"各|分别|谁|哪家|哪个|(?<=[局委办府])都|\beach\b|\brespectively\b")
_EACH_BODY = re.compile(
    r"(?:各个?|每个?)(?:单位|部门|机关|局|家)|\b(?:each|every) (?:agency|body|bureau|department|office)\b"
)
_WITHIN = re.compile(r"(?:全|在|本)([市县区])(?!级|直|本)|\bcity-?wide\b|\bin the (city|district|county)\b")
_RANKED = re.compile(r"排名|排位|名次|位次|\brank(?:s|ed|ing)?\b|\b(?:place|position|standing) among\b")
_TAKEN_TOGETHER = re.compile(r"加总|合计|合起来|合并|一起|总体|整体|汇总|总的|together|overall|combined")
_OF_ALL = re.compile(
    r"(?:所有|全部|各|每[个家])[^，。？?]{0,12}?(?:都|均|全)[^，。]{0,24}(?:吗|么|没有|没)[？?]*$|(?:是否|是不是)(?:都|均|全|所有|每|各单位)"
    r"|(?:所有|全部|各|每[个家])[^。？?]{0,12}(?:均|都|全)[^。？?]{0,30}(?:对吗|对吧|是吗|是吧)"
    r"|(?:^|[:.!,] ?)(?:did|do|does|have|has|had|were|are|was|is) (?:all|every|each)\b"
    r"|\b(?:true|correct|right|the case) that (?:all|every|each)\b"
)


def kind_of(question: Question, breakdown: str) -> Kind:
    """What is to be done, by the words that say so; the more special ones first."""
    has, before = question.has, question.previous
    named = has("agency") or bool(question.inherits and before and before.scope.agencies)
    if breakdown:
        return "breakdown"
    if has("which_year") and has("rank_most", "rank_least") and not lists_bodies(question.spans):
        return "lookup" if named else "sum"
    if question.inherits and before and before.kind == "lookup" and before.order and has("rank_most", "rank_least"):
        return "lookup"  # and the quietest, after the busiest year
    turned = has("list") and has("rose", "fell", "unchanged")
    turned = turned or (has("condition") and not has("row"))
    if before and turned and any(_is_change(each) for each in before.measures):
        return "change"  # which rose, and which fell
    if question.is_yes_no and has("every_year") and not (named or has("list", "count")):
        return "yesno"
    if has("each_body") and not named and not has("mean", "median", "count", "change", "change_percent", "rank_of"):
        return "yesno" if asks_of_all(question.text) else "list"
    if not named and asks_of_all(question.text) and not has("mean", "median", "sum"):
        return "yesno"
    if before and before.kind in AVERAGED and question.is_again_without_zeros:
        return before.kind
    if has("difference") and has("rank_most") and has("rank_least") and not named:
        return "list"  # 最多与最少相差多少
    if has("agency") and _RANKED.search(question.text) and not has("which_year", "list", "limit", "place"):
        return "rank"  # 民政局的申请量排名
    if has("rank_of") and (named or question.previous):
        return "rank"
    if _compares(question, "agency"):
        return "lookup"
    if not named and _compares(question, "region"):
        return "sum"
    if "还是" in question.text and len(question.spans.of("number")) > 1:
        return "lookup"  # 6件还是7件
    if _asks_year_by_year(question):
        return "lookup" if named else "sum"
    if has("change") and _names_two_years(question) and not has("group_year"):
        return "change"
    if has("series", "group_year") and named and not has("mean", "median", "change_percent"):
        return "lookup"
    if has("mean", "median", "per_body") and not _is_compared_with(question):
        return "median" if has("median") and not has("mean") else "mean"
    if has("change", "change_percent") or (has("versus") and _names_two_years(question) and has("series")):
        return "change"
    if has("count") or _counts_bodies(question):
        return "count"
    shown = has("list") and not re.search("^(?:show|list|give|列|请列)", question.text)
    if has("series", "group_year", "group_region", "group_level") and not (shown or lists_bodies(question.spans)):
        return "sum"
    if question.is_yes_no and not has("agreement"):
        return "yesno"
    if has("list", "limit", "place", "rank_most", "rank_least") or asks_of_each(question):
        return "list"
    if has("sum", "plus") or (has("together") and len(question.spans.of("agency")) > 1):
        return "sum"
    if has_condition(question.spans):
        return "list" if not named else "yesno" if has("number", "zero") and not has("quantity") else "lookup"
    return "lookup"


def _is_change(quantity: Quantity) -> bool:
    return isinstance(quantity, Gap) and quantity.before


def asks_of_each(question: Question) -> bool:
    """Whether a rate of each body is asked for, not of all together: 各单位的公开率."""
    text = question.text
    each = question.has("rate") or (question.has("share") and bool(re.search("分别|各是|各为|各自", text)))
    rates = each and not question.has("agency")
    return rates and bool(_EACH_BODY.search(text)) and not _TAKEN_TOGETHER.search(text)


def _asks_year_by_year(question: Question) -> bool:
    """近三年的变化情况: every year is told, not only the first and the last."""
    spans = [span.value("year") or "" for span in question.spans.of("year")]
    recent = any(value.startswith("recent:") and int(value.split(":")[1]) > 2 for value in spans)
    return recent and question.has("change") and not question.has("rose", "fell", "change_percent", "list")


def _names_two_years(question: Question) -> bool:
    return len(years_named(question)) == 2 or (question.has("relative") and bool(years_named(question)))


def _compares(question: Question, kind: str) -> bool:
    """Whether two bodies or regions named are compared with each other, not years."""
    bodies = [span for span in question.spans.of(kind) if span.value("kind_of_body") is None]
    years = len(years_named(question)) <= 1 and not (question.has("relative") and years_named(question))
    before = any(re.search("上年|去年|前年|上一年|前一年|同比|year", span.text) for span in question.spans.of("change"))
    return len(bodies) == 2 and years and not before and question.has("versus", "difference", "more_than")


def _is_compared_with(question: Question) -> bool:
    """Whether the mean or median is what others are compared with: 高于平均."""
    values = [span.value("condition") or "" for span in question.spans.of("condition")]
    return any(value.endswith(("mean", "median")) for value in values)


def asks_of_all(text: str) -> bool:
    """Whether it asks if all bodies do: 都收到了吗, did all of them."""
    return bool(_OF_ALL.search(text))


def _counts_bodies(question: Question) -> bool:
    """How many government offices, 几个信访局: a kind of body right behind the quantity."""
    counting = [span for span in question.spans.of("quantity") if not span.text.startswith("what")]
    quantities = {span.end for span in counting}
    bodies = [
        span
        for span in question.spans.of("agency")
        if span.value("kind_of_body") is not None or not span.text.isascii()
    ]
    return any(len(question.text[: span.start].rstrip()) in quantities for span in bodies)


def _ranked_within(question: Question, subject: str) -> tuple[str, ...]:
    """The place among whose bodies one is ranked: 在全市排第几, in Yunlan; none where none is said."""
    own = next((body.region for body in question.names.bodies_of(subject)), "")
    bodies = [span.start for span in question.spans.of("agency")]
    apart = [span for span in question.spans.of("region") if not any(0 <= at - span.end <= 1 for at in bodies)]
    named = [span.value("region") or "" for span in apart if f"/{span.value('region')}/" in f"/{own}/"]
    if named:
        return (named[0],)
    tier = _WITHIN.search(question.text)
    if not tier:
        return ()
    county = tier[1] in ("县", "区") or tier[2] in ("district", "county")
    place = place_of(own, "county" if county else "city")
    return (place,) if place else ()


def fitted(question: Question, kind: Kind, scope: Scope) -> tuple[Kind, Scope, str]:
    """The kind and scope that go together, and the body whose rank is asked for."""
    if kind == "rank" and len(scope.agencies) == 1:
        subject = scope.agencies[0]
        own = scope if scope.years else with_newest_year(question, scope)
        return kind, own.model_copy(update={"agencies": (), "regions": _ranked_within(question, subject)}), subject
    kind = "list" if kind == "rank" else kind
    chosen = question.means_those and any(re.search("[哪谁]|wh", span.text) for span in question.spans.of("list"))
    plain = not has_condition(question.spans) and not question.inherits and not chosen
    if scope.agencies and kind == "list" and plain:
        kind = "lookup"
    of_each = bool(scope.endings) and bool(_OF_EACH.search(question.text)) and not question.has("sum", "share", "rate")
    if kind == "lookup" and (len(scope.agencies) > MOST_LOOKED_UP or of_each):
        kind = "list"
    if kind in {"mean", "median"} and len(scope.agencies) == 1:
        return kind, scope, ""
    if kind == "change":
        return kind, with_two_years(question, scope), ""
    if not scope.agencies:
        kind = OF_ALL.get(kind, kind)
    one_report = len(scope.agencies) == 1 and len(scope.years) == 1
    if one_report and kind == "sum" and not question.has("together", "plus"):
        kind = "lookup"
    last = question.previous if question.inherits and not question.has("agency") else None
    one = len(scope.agencies) == 1 and not scope.years and (last is None or bool(last.scope.years))
    which_year = question.has("series", "sum", "group_year", "which_year", "ever")
    before = question.previous if question.inherits else None
    which_year = which_year or bool(before and before.kind == kind == "lookup" and before.order)
    if one and kind in {"lookup", "breakdown", "yesno"} and not which_year:
        scope = with_newest_year(question, scope)
    return kind, scope, ""
