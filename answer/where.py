"""Which reports a question is about: bodies, regions, levels, years."""

import re
from collections.abc import Sequence

from answer.answer import Outcome
from answer.plan import Scope
from answer.question import Question
from answer.reply import Reply
from answer.scope import loaded_years
from answer.spans import Span
from answer.words import join, say

_EACH = re.compile(r"(?:各个?|所有的?|全部|每[个家])$")
MOST_NAMES = 10  # of bodies offered to choose from


def scope_of(question: Question, is_set: bool) -> Scope | Reply:
    """The reports meant. A name that several bodies share is asked back, but in a set means all of them."""
    regions = tuple(dict.fromkeys(span.value("region") or "" for span in question.spans.of("region")))
    kinds = [span for span in question.spans.of("level") if span.value("agency") is None]
    levels = tuple(dict.fromkeys(span.value("level") or "" for span in kinds))
    years = years_of(question)
    bodies = _bodies(question, regions, years, is_set)
    if isinstance(bodies, Reply):
        return bodies
    agencies, endings = bodies
    if question.inherits and question.previous and not years:
        years = question.previous.scope.years
    if agencies and not endings:
        regions = ()
    elif not endings and question.previous and _leans_on_previous(question, is_set):
        before = question.previous.scope
        if not regions:
            agencies, endings, regions = before.agencies, before.endings, before.regions
        levels, years = levels or before.levels, years or before.years
        if question.has("others"):  # 其他单位呢
            return Scope(regions=before.regions, levels=levels, years=years, not_agencies=before.agencies)
    scope = Scope(agencies=agencies, regions=regions, endings=endings, levels=levels, years=years)
    return _without(question, scope)


def _without(question: Question, scope: Scope) -> Scope:
    """The scope without what the question leaves out; a place right before a body only says which."""
    regions: list[str] = []
    bodies: list[str] = []
    levels: list[str] = []
    place = ""
    for span in question.left_out:
        region, alias, level = (span.value(kind) for kind in ("region", "agency", "level"))
        if alias is not None:
            regions = [each for each in regions if each != place]
            bodies += question.names.named(alias, (place,) if place else scope.regions)
        elif region is not None:
            regions.append(region)
        elif level is not None:
            levels.append(level)
        place = region if region is not None and alias is None else ""
    out = {"not_agencies": bodies, "not_regions": regions, "not_levels": levels}
    return scope.model_copy(update={name: tuple(dict.fromkeys(each)) for name, each in out.items() if each})


def _bodies(
    question: Question, regions: Sequence[str], years: Sequence[int], is_set: bool
) -> tuple[tuple[str, ...], tuple[str, ...]] | Reply:
    """The bodies named, and the kinds of body."""
    agencies: list[str] = []
    endings: list[str] = []
    spans = question.spans.of("agency")
    named = {span: question.names.named(span.value("agency") or "", regions) for span in spans}
    sure = {found[0] for found in named.values() if len(found) == 1}
    for span, candidates in named.items():
        alias = span.value("agency") or ""
        if not candidates and len(spans) > 1:  # the place is another body's
            candidates = question.names.named(alias, ())
        if not candidates:
            text = say("no_body_there", question.language, name=alias, regions="、".join(regions))
            return Reply(Outcome.NOT_FOUND, text)
        of_each = bool(_EACH.search(question.text[: span.start]))
        if span.value("kind_of_body") is not None or (len(candidates) > 1 and (is_set or of_each)):
            endings.append(alias)
        elif len(candidates) > 1 and _is_elsewhere(question, span):
            words = join(list(question.left), question.language)
            return Reply(Outcome.NOT_FOUND, say("unknown_words", question.language, words=words))
        elif len(candidates) == 1 or not sure & set(candidates):
            chosen = _only(question, candidates, years)
            if isinstance(chosen, Reply):
                return chosen
            agencies += chosen
    return tuple(dict.fromkeys(agencies)), tuple(dict.fromkeys(endings))


def years_of(question: Question) -> tuple[int, ...]:
    """The years named; relative ones fall back to the newest loaded, and say so."""
    years: set[int] = set()
    loaded = loaded_years(question.names.connection)
    for span in question.spans.of("year"):
        value = span.value("year") or ""
        if value.startswith("recent:"):
            years |= set(loaded[-int(value.split(":")[1]) :])
        else:
            years |= {int(year) for year in value.split(",")}
    for span in question.spans.of("relative"):
        year = int(span.value("relative") or 0)
        if year not in loaded and loaded:
            question.assumptions.append(say("relative_year", question.language, asked=year, newest=loaded[-1]))
            year = loaded[-1]
        years.add(year)
    return tuple(sorted(years))


def years_named(question: Question) -> set[int]:
    """The years that are named one by one."""
    values = [span.value("year") or "" for span in question.spans.of("year")]
    return {int(year) for value in values if not value.startswith("recent") for year in value.split(",")}


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
    if len(years) == 1:
        years = (years[0] - 1, years[0])
    elif not years:
        years = tuple(loaded_years(question.names.connection, scope.agencies)[-2:])
        if len(years) == 2:
            parts = {"earlier": years[0], "later": years[1]}
            question.assumptions.append(say("newest_two_years", question.language, **parts))
    return scope.model_copy(update={"years": (years[0], years[-1]) if years else ()})


def _is_elsewhere(question: Question, span: Span) -> bool:
    """Whether a word that nothing knows stands right before a body: 渠县信访局, of a place not loaded."""
    before = question.text[: span.start].rstrip()
    return any(before.endswith(word) for word in question.left)


def _only(question: Question, candidates: list[str], years: Sequence[int]) -> list[str] | Reply:
    """The one body meant: the only candidate, or the only one with a report of the years named."""
    if len(candidates) == 1:
        return candidates
    connection = question.names.connection
    with_report = [name for name in candidates if set(loaded_years(connection, [name])) & set(years)]
    if len(with_report) == 1:
        question.assumptions.append(say("only_one_loaded", question.language, name=with_report[0]))
        return with_report
    offered = candidates[:MOST_NAMES]
    text = say("which_body", question.language, names=join(offered, question.language))
    return Reply(Outcome.CLARIFY, text, choices=tuple(offered))


def _leans_on_previous(question: Question, is_set: bool) -> bool:
    """Whether the bodies asked about before are meant; a question for a whole set means them only if it says so."""
    if is_set and not question.has("follow_up") and not question.inherits:
        return False
    return question.has("follow_up") or not question.has("agency", "region")
