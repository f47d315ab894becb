"""Which reports a question is about: bodies, regions, levels, years."""

import re
from collections.abc import Sequence
from itertools import pairwise

from answer.answer import Outcome
from answer.plan import Scope
from answer.reading.figures.what import lists_bodies
from answer.reading.language.coordinated import counterpart_of, sisters_of
from answer.reading.language.spans import Span
from answer.reading.question import Question
from answer.reading.scope.bodies import bodies_named
from answer.reading.scope.names import governments_of, is_told_nowhere, loaded_years, namesakes, summaries_of
from answer.reading.scope.tiers import TIERS
from answer.reading.scope.years import is_open, is_relative
from answer.reply import Reply
from answer.shown.phrases import place_words
from answer.words import join, say
from ingest.names import kind_of

_DEPARTMENTS = re.compile(r"直各?(?:部门|单位|机关)|级部门|\bdepartments\b")
_OF_PLACE = re.compile("的|那边的?|这边的?|下面的|下辖的|境内的|里的|那个")
_IN_BRACKETS = re.compile(r"\(")
_THAT_ONE = re.compile(r"(?:那边?|的)?那?一?[个家](?:的)?呢?[?？。]*$|\bthe (?:one|same)\b")
_WHO = frozenset({"谁", "哪家", "哪几家", "哪些家", "有谁", "是谁", "都有谁", "who"})
_EVERYBODY = re.compile(r"所有|全部(?!年)|全体|全市|全[区县省]|整个|不限|\ball\b|\bevery|\banywhere|\boverall")
_ANYBODY = re.compile(r"谁|哪[一几]?[家个]|\b(?:any|some|no)(?:body|one)\b")
_ALSO = re.compile(r"\b(?:too|as well|also|includ\w*|add(?:ing|ed)?|plus)\b|也|加上|算上|连同")
_OF_ALL_YEARS = (
    *("ever", "series", "group_year", "which_year", "every_year", "all_years", "change", "change_percent", "since"),
    *("rose", "fell", "unchanged", "doubled", "running", "reports", "unfiled"),
)
_OF_ANY_YEAR = re.compile(r"\b(?:never|always|years?|loaded|so far|overall|to date|has been|have been|in general)\b")
_OWN_SUBJECT = ("row", "rate", "column", "topic", "theme", "agency", "region", "level", "reports", "balance")
_LAST_YEAR = frozenset({"去年", "去年度", "上年", "上年度"})
AGGREGATE = "aggregate"  # the level of governments whose reports hold those of their bodies


def scope_of(question: Question, is_set: bool) -> Scope | Reply:
    """The reports meant. A name that several bodies share is asked back, but in a set means all of them."""
    regions = places_named(question)
    kinds = [span for span in question.spans.of("level") if span.value("agency") is None]
    levels = tuple(dict.fromkeys(level for span in kinds for level in span.values("level")))
    aggregates = [span for span in kinds if span.value("level") == AGGREGATE]
    years = years_of(question)
    regions, elsewhere = _counterpart_places(question, regions)
    regions = regions or _last_places(question)
    bodies = bodies_named(question, regions, years, is_set)
    if isinstance(bodies, Reply):
        return bodies
    agencies, endings = bodies
    if aggregates and regions and not (agencies or endings) and (len(regions) > 1 or not _says_several(aggregates)):
        agencies = governments_of(question.names.connection, regions)  # the aggregates of Liyan and Tiaowang
    if agencies:  # its aggregate report is its own
        levels = tuple(level for level in levels if level != AGGREGATE)
    if elsewhere:
        known = question.previous.scope.agencies if question.previous and not (agencies or endings) else agencies
        found = counterpart_of(question, known[0], elsewhere) if len(known) == 1 else ""
        if not found:
            words = join([place_words(place) for place in elsewhere], question.language)
            return Reply(Outcome.CLARIFY, say("which_body_at_all", question.language) + f" ({words})")
        agencies, regions = (found,) if _is_its_own(question) else (*agencies, found), ()
    if question.inherits and question.previous and not years and not _over_the_years(question):
        years = question.previous.scope.years
    leans = not (agencies or endings) and _leans_on_previous(question, is_set)
    if agencies and not endings:
        regions = ()
    elif leans and question.previous:
        before = question.previous.scope
        if question.previous.kind == "rank":
            before = before.model_copy(update={"agencies": (question.previous.subject,)})
        if not regions:
            agencies, endings, regions = before.agencies, before.endings, before.regions
            other_kind = question.language == "en" and bool(set(levels) - set(TIERS))
            endings = () if other_kind else endings  # and departments, after the offices; not: only the district ones
            agencies = () if _asks_who_else(question, before) else agencies
            wider = _set_before(question)
            if wider is not None:
                years = years or wider.years
                return wider.model_copy(update={"years": years})
        elif inside := _of_those_before(question, before, regions):
            agencies, regions = inside, ()
        elif len(before.agencies) == 1 and not (is_set or levels):
            agencies = tuple(sisters_of(question, before.agencies[0], regions)) or called_alike(question, regions)
            kind = kind_of(before.agencies[0])
            if not agencies and kind:
                parts = {"name": kind.zh, "regions": "、".join(regions)}
                question.assumptions.append(say("no_body_there", question.language, **parts))
            regions = () if agencies else regions
        levels = _levels_after(question, levels, before)
        all_years = question.has("ever") or (question.inherits and _over_the_years(question))
        talked_of = _years_talked_of(question)
        all_years = all_years and not (question.has("which_year") and len(talked_of) > 1)  # 哪年最高, after three
        years = years or (() if all_years else talked_of)
        if question.has("others"):  # 其他单位呢
            return Scope(regions=before.regions, levels=levels, years=years, not_agencies=before.agencies)
    elif question.completed and question.previous and not (agencies or endings or regions or levels):
        before = question.previous.scope
        regions, levels, years = before.regions, before.levels, years or before.years
    regions = _within_last(question, regions)
    for region in regions if not agencies else ():
        places = namesakes(question.names.connection, region)
        if places:
            words = join([place_words(place) for place in places], question.language)
            question.assumptions.append(say("namesakes", question.language, name=region, places=words))
    years = years or _years_going_on(question)
    scope = Scope(agencies=agencies, regions=regions, endings=endings, levels=levels, years=years)
    if any(_DEPARTMENTS.search(span.text) for span in kinds):  # governments are none
        scope = scope.model_copy(update={"not_levels": (AGGREGATE,)})
    scope = _without(question, scope)
    return _still_without(question, scope) if question.inherits or leans else scope


def places_named(question: Question) -> tuple[str, ...]:
    """The places named; one said to lie in another is that one alone: 昀川的砺岩区, 砺岩区(昀川)."""
    found = {span.start: span.value("region") or "" for span in question.spans.of("region")}
    for one, other in pairwise(question.spans.of("region")):
        outer, inner = (one, other) if not _IN_BRACKETS.match(question.text, one.end) else (other, one)
        between = question.text[one.end : other.start]
        place = f"{outer.value('region')}/{inner.value('region')}"
        linked = _OF_PLACE.fullmatch(between) or outer is other
        if linked and place in question.names.regions:
            found[inner.start] = place
            found.pop(outer.start, None)
        elif (linked or not between) and is_told_nowhere(question.names.connection, inner.value("region") or ""):
            parts = {"name": inner.value("region"), "regions": outer.value("region")}
            question.assumptions.append(say("place_above_not_told", question.language, **parts))
            found.pop(outer.start, None)
    return tuple(dict.fromkeys(found.values()))


def _years_going_on(question: Question) -> tuple[int, ...]:
    """The years of a talk where a question of it names none, nor anything that is of all years; of a Chinese one, where
    it goes on about one year."""
    before = question.previous
    figures = before is not None and bool(before.measures or before.breakdown)
    of_all = question.has(*_OF_ALL_YEARS) or bool(_OF_ANY_YEAR.search(question.text))
    if before is None or of_all:
        return ()
    if question.language == "zh":
        goes_on = question.text.startswith("那") and len(before.scope.years) == 1 and not before.newest
        return before.scope.years if goes_on else ()
    return before.scope.years if figures else ()


def _levels_after(question: Question, levels: tuple[str, ...], before: Scope) -> tuple[str, ...]:
    """The levels named in place of those asked about before; beside these where they are to be counted too."""
    added = before.levels and levels and _ALSO.search(question.text)
    return tuple(dict.fromkeys((*before.levels, *levels))) if added else levels or before.levels


def _still_without(question: Question, scope: Scope) -> Scope:
    """The scope of a follow-up without what the last question left out, but for what it names itself."""
    before = question.previous.scope if question.previous else Scope()
    before = before if before.agencies == scope.agencies else Scope()  # of other bodies
    pairs = (("not_agencies", scope.agencies), ("not_regions", scope.regions), ("not_levels", scope.levels))
    out = {
        name: tuple(
            dict.fromkeys((*getattr(scope, name), *(each for each in getattr(before, name) if each not in own)))
        )
        for name, own in pairs
    }
    return scope.model_copy(update=out)


def _says_several(spans: Sequence[Span]) -> bool:
    """Whether a word means several: the aggregates in Yunchuan, 哪些政府 (written 哪些一级政府)."""
    return any(span.text.endswith(("s", "一级政府")) for span in spans)


def _last_places(question: Question) -> tuple[str, ...]:
    """The places asked about before, where a follow-up names bodies that lie in them: 其中住建局, after 砺岩区."""
    before = question.previous.scope if question.previous else None
    alone = question.has("follow_up") or not question.has("row", "rate", "topic")
    if before is None or before.agencies or len(before.regions) != 1 or not alone:
        return ()
    named = [question.names.named(span.value("agency") or "", before.regions) for span in question.spans.of("agency")]
    return before.regions if named and all(named) else ()


def called_alike(question: Question, regions: tuple[str, ...]) -> tuple[str, ...]:
    """The body of the same name elsewhere, where it is pointed to: 薜和那个呢, and the Bihe one."""
    before = question.previous.scope.agencies[0] if question.previous else ""
    pointed = question.language == "en" or _THAT_ONE.search(question.text)
    found = counterpart_of(question, before, regions) if pointed else ""
    return (found,) if found else ()


def _counterpart_places(question: Question, regions: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The places of the bodies named, and those behind “its counterpart in”."""
    starts = [span.end for span in question.spans.of("counterpart")]
    if not starts:
        return regions, ()
    behind = {span.value("region") or "" for span in question.spans.of("region") if span.start >= starts[0]}
    return tuple(each for each in regions if each not in behind), tuple(each for each in regions if each in behind)


def _of_those_before(question: Question, before: Scope, regions: tuple[str, ...]) -> tuple[str, ...]:
    """Of several bodies asked about before those in a place: only Yunchuan, after those of a list."""
    if len(before.agencies) < 2 or not question.inherits:
        return ()
    question.names(list(before.agencies))
    homes = {name: [f"/{body.region}/" for body in question.names.bodies_of(name)] for name in before.agencies}
    return tuple(name for name, own in homes.items() if any(f"/{place}/" in home for home in own for place in regions))


def _is_its_own(question: Question) -> bool:
    """Whether only the counterpart is meant: the Tiaowang petition bureau's opposite number in Liyan."""
    start = question.spans.of("counterpart")[0].start
    return any(span.end == start - 1 for span in question.spans.of("agency"))


def _over_the_years(question: Question) -> bool:
    """Over the years, after a question about one of them."""
    spans = [*question.spans.of("series"), *question.spans.of("group_year")]
    last = question.previous
    one = last is not None and len(last.scope.years) == 1
    two = last is not None and last.kind == "change"
    if question.has("ever") or (question.has("which_year") and (one or two)):
        return True
    return one and any(
        re.search("years|each year|by year|time|trend|历年|逐年|各年|年度变化|趋势|分年|按年|各个年|每一?年", span.text)
        for span in spans
    )


def _years_talked_of(question: Question) -> tuple[int, ...]:
    """The years asked about before; in which of them most, those too of the questions before that about the same."""
    last = question.previous
    years = last.scope.years if last else ()
    if last is None or not question.has("which_year") or not years:
        return years
    found = {*years}
    for earlier in reversed(question.heard[:-1]):
        same = (earlier.kind, earlier.measures, earlier.scope.agencies) == (
            last.kind,
            last.measures,
            last.scope.agencies,
        )
        if not same or not earlier.scope.years:
            break
        found |= {*earlier.scope.years}
    return tuple(sorted(found))


def _within_last(question: Question, regions: tuple[str, ...]) -> tuple[str, ...]:
    """The places named, of namesakes that in the place asked about before: 只看砺岩区, after 昀川市."""
    if question.previous is None or not question.has("follow_up"):
        return regions
    before = question.previous.scope.regions
    found = []
    for region in regions:
        inside = [place for place in namesakes(question.names.connection, region) if place.startswith(before)]
        found.append(inside[0] if before and len(inside) == 1 else region)
    return tuple(found)


def _without(question: Question, scope: Scope) -> Scope:
    """The scope without what the question leaves out; a place right before a body only says which."""
    regions: list[str] = []
    bodies: list[str] = []
    levels: list[str] = []
    place = ""
    for span in question.left_out:
        region, alias = span.value("region"), span.value("agency")
        if alias is not None:
            regions = [each for each in regions if each != place]
            bodies += question.names.named(alias, (place,) if place else scope.regions)
        elif region is not None:
            regions.append(region)
        else:
            levels += span.values("level")
        place = region if region is not None and alias is None else ""
    if question.has("no_aggregates"):
        summaries = summaries_of(question.names.connection, question.summary_left_out)
        bodies += summaries
        levels += [] if summaries else [AGGREGATE]
    levels += scope.not_levels
    out = {"not_agencies": bodies, "not_regions": regions, "not_levels": levels}
    return scope.model_copy(update={name: tuple(dict.fromkeys(each)) for name, each in out.items() if each})


def years_of(question: Question) -> tuple[int, ...]:
    """The years named; relative ones fall back to the newest loaded, and say so."""
    years: set[int] = set()
    loaded = loaded_years(question.names.connection)
    for span in question.spans.of("year"):
        value = span.value("year") or ""
        if is_relative(value):
            end, _, number = value.partition(":")
            count = int(number)  # 2020年到2023年连续四年 are those four
            own = (count == 1 and loaded_years(question.names.connection, _bodies_meant(question))) or loaded
            told = own[:count] if end == "first" else own[-count:]
            years |= set(told) if len(years_named(question)) != count or count == 1 else set()
        else:
            named = {int(year) for year in value.split(",")}
            years |= (named & set(loaded) or named) if is_open(span.text) else named
    if not years:
        years = _years_of_form(question)
    for span in question.spans.of("relative"):
        year = int(span.value("relative") or 0)
        if year not in loaded and loaded:
            question.assumptions.append(say("relative_year", question.language, asked=year, newest=loaded[-1]))
            year = loaded[-1]
        years.add(year - 1 if _is_asked_already(question, year) else year)
    out = {int(year) for span in question.spans.of("not_year") for year in (span.value("not_year") or "").split(",")}
    if out:  # those asked of before, or all, but for these
        before = question.previous.scope.years if question.previous else ()
        years = (years or {*before} or {*loaded}) - out or {*loaded} - out
    return tuple(sorted(years))


def _years_of_form(question: Question) -> set[int]:
    """The years of the bodies named on the form named: 数据局旧表里, 数据局2019年老格式的报告里."""
    bodies = _bodies_meant(question) if question.has("row", "column", "rate") else ()
    years: set[int] = set()
    for kind, form in (("old_form", 2019), ("new_form", 2021)) if bodies else ():
        for span in question.spans.of(kind):
            own = set(loaded_years(question.names.connection, bodies, form))
            years |= (own & {form} or own) if str(form) in span.text else own
    return years


def _is_asked_already(question: Question, year: int) -> bool:
    """Whether 去年 is the year that the last question asked of, so that the same of it again would say nothing new:
    the year before it is meant."""
    last = question.previous
    if last is None or last.scope.years != (year,) or question.language != "zh" or question.has("year"):
        return False
    return not question.has(*_OWN_SUBJECT) and any(span.text in _LAST_YEAR for span in question.spans.of("relative"))


def years_named(question: Question) -> set[int]:
    """The years that are named one by one."""
    values = [span.value("year") or "" for span in question.spans.of("year")]
    return {int(year) for value in values if not is_relative(value) for year in value.split(",")}


def _bodies_meant(question: Question) -> tuple[str, ...]:
    """The bodies named, else those asked about before: whose newest report is meant."""
    regions = [span.value("region") or "" for span in question.spans.of("region")]
    named = [question.names.named(span.value("agency") or "", regions) for span in question.spans.of("agency")]
    if named or regions or question.spans.of("level") or not question.previous:
        return tuple(dict.fromkeys(name for names in named if len(names) == 1 for name in names))
    return question.previous.scope.agencies


def with_newest_year(question: Question, scope: Scope) -> Scope:
    """The scope of one body narrowed to its newest report, which is said."""
    years = loaded_years(question.names.connection, scope.agencies)
    if len(years) < 2:
        return scope
    question.assumptions.append(say("newest_year", question.language, year=years[-1]))
    return scope.model_copy(update={"years": (years[-1],)})


def with_two_years(question: Question, scope: Scope) -> Scope:
    """The scope with the two years that a change is between: those named, a year and the one before, the newest two."""
    years = scope.years
    if len(years) > 2:  # since 2021
        years = (
            tuple(year for year in loaded_years(question.names.connection, scope.agencies) if year in years) or years
        )
    if len(years) == 1:
        years = _with_year_before(question, scope)
    elif not years:
        years = tuple(loaded_years(question.names.connection, scope.agencies)[-2:])
        if len(years) == 2:
            parts = {"earlier": years[0], "later": years[1]}
            question.assumptions.append(say("newest_two_years", question.language, **parts))
    return scope.model_copy(update={"years": (years[0], years[-1]) if years else ()})


def _with_year_before(question: Question, scope: Scope) -> tuple[int, int]:
    """A year and the one before; after a change, the first year loaded is that from which it is asked: what about
    2019."""
    (year,), last = scope.years, question.previous
    known = loaded_years(question.names.connection, scope.agencies)
    both = _years_of_the_last_two(question)
    if both:
        return both
    if last is not None and last.kind == "change" and len(last.scope.years) == 2 and year == min(known, default=0):
        return year, last.scope.years[1]
    return year - 1, year


def _years_of_the_last_two(question: Question) -> tuple[int, int] | None:
    """The two years that the same was asked of, one after the other: 变化多少, after 2022 and 上一年呢."""
    last, earlier = question.previous, question.earlier
    if last is None or earlier is None or question.has("year", "relative", "agency", "region"):
        return None
    years = sorted({*last.scope.years, *earlier.scope.years})
    same = (last.kind, last.measures) == (earlier.kind, earlier.measures)
    same = same and last.scope == earlier.scope.model_copy(update={"years": last.scope.years})
    if not same or len(years) != 2 or len(last.scope.years) != 1 or len(earlier.scope.years) != 1:
        return None
    return years[0], years[1]


def _asks_who_else(question: Question, before: Scope) -> bool:
    """Whether bodies are asked for after one body, which is no set of them: 哪些单位有."""
    whose = lists_bodies(question.spans) or any(span.text in _WHO for span in question.spans.of("list"))
    return len(before.agencies) == 1 and whose and not question.means_those


def _set_before(question: Question) -> Scope | None:
    """The set that was asked for before a question whether any of its members did: who was, then, is of all again."""
    last, earlier = question.previous, question.earlier
    asked = lists_bodies(question.spans) or any(span.text in _WHO for span in question.spans.of("list"))
    if last is None or earlier is None or last.kind != "yesno" or not asked or question.means_those:
        return None
    chosen = earlier.kind == "list" and earlier.conditions and not earlier.scope.agencies
    return earlier.scope if chosen and len(last.scope.agencies) > 1 and not question.means_some_of_those else None


def of_everybody(text: str) -> bool:
    """Whether all bodies are meant, whatever was asked of before: 全市, 所有单位."""
    return bool(_EVERYBODY.search(text))


def names_no_scope(question: Question) -> bool:
    """Whether a question for a set names no body, place or year at all, so that those asked about before are meant."""
    before = question.previous
    figures = before is not None and bool(before.measures or before.breakdown)
    if before is not None and before.kind == "text":
        figures = bool(before.scope.years) and question.language == "zh"
    named = question.has(
        *("agency", "region", "level", "year", "relative", "series", "group_year", "which_year", "ever"),
        *("every_year", "all_years"),
    )
    return figures and not named and not of_everybody(question.text)


def _leans_on_previous(question: Question, is_set: bool) -> bool:
    """Whether the bodies asked about before are meant; a question for a whole set means them only if it says so."""
    if question.means_those or question.means_some_of_those or question.is_again_without_zeros:
        return True
    if is_set and not question.has("follow_up") and not question.inherits:
        return names_no_scope(question) or _of_the_last_report(question)
    return question.has("follow_up") or not question.has("agency", "region")


def _of_the_last_report(question: Question) -> bool:
    """Whether a question that lists no bodies is about the report whose prose was asked for: for which problems."""
    before = question.previous
    told = before is not None and before.kind == "text" and len(before.scope.agencies) == 1
    named = question.has("agency", "region", "level", "year", "relative")
    lists = lists_bodies(question.spans) or any(span.text in _WHO for span in question.spans.of("list"))
    return told and not (named or lists or _EVERYBODY.search(question.text) or _ANYBODY.search(question.text))
