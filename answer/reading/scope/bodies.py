"""Which bodies a question names: by a name that several have, of a place, of a kind; one that is meant alone."""

import re
from collections.abc import Sequence

from answer.answer import Outcome
from answer.reading.language.coordinated import bodies_of_places, bodies_offered
from answer.reading.language.spans import Span
from answer.reading.question import Question
from answer.reading.scope.names import loaded_years
from answer.reply import Reply
from answer.words import join, say

_EACH = re.compile(r"(?:各个?|所有的?|全部|每[个家]|[两三四五几][个家]|\b(?:each|every)(?: single)? )$")
_TWO_PLACES = re.compile(r"(?:两个|俩)[\u4e00-\u9fff]{0,5}[区县市]的?$")  # 两个砺岩区的住建局
_TWO_BODIES = re.compile(r"(?:这|那)?(?:两[家个]|俩|2[家个])$")
_ALL_OF_THEM = re.compile(r"都(?:收|有|是|作|办|被|受|处|报)|当中|之中|里(?:面|头)?(?=20|有|谁|哪)|中(?=20|有|谁|哪)")
_IN_ALL = re.compile(r"总共|一共|共计?|总计|in (?:all|total)|altogether")
_WHICH_OF_THEM = re.compile(r"(?:的|里面?|中|当中)?(?:20\d\d年?度?)?(?:里|中)?(?:哪一?[家个]|谁)(?!年)")
MOST_NAMES = 10  # of bodies offered to choose from
_JOINED = re.compile("[、,，和与及跟/]|以及|还有")
_A_YEAR_BETWEEN = re.compile(r"[\s的]*(?:19|20)\d\d年?度?[\s的]*")


def bodies_named(
    question: Question, regions: Sequence[str], years: Sequence[int], is_set: bool
) -> tuple[tuple[str, ...], tuple[str, ...]] | Reply:
    """The bodies named, and the kinds of body."""
    shared = bodies_of_places(question) or bodies_offered(question)
    if shared:
        return tuple(dict.fromkeys([*_named_apart(question, shared), *shared])), ()
    agencies: list[str] = []
    endings: list[str] = []
    spans = question.spans.of("agency")
    named = {span: question.names.named(span.value("agency") or "", regions) for span in spans}
    sure = {found[0] for found in named.values() if len(found) == 1}
    for span, candidates in named.items():
        alias = span.value("agency") or ""
        if not candidates and len(spans) > 1:  # the place is another body's
            candidates = question.names.named(alias, ())
        elif not candidates and len(regions) > 1:
            candidates = _one_of_each(question, alias, regions)
            agencies += candidates
            if candidates:
                continue
        candidates = _own_of_place(question, span, candidates) or _place_not_told(question, span)
        candidates = _of_the_place_before(question, spans, span, candidates)
        if not candidates:
            text = say("no_body_there", question.language, name=alias, regions="、".join(regions))
            return Reply(Outcome.NOT_FOUND, text)
        of_each = bool(
            _EACH.search(question.text[: span.start])
            or _TWO_PLACES.search(question.text[: span.start])
            or _ALL_OF_THEM.match(question.text, span.end)
            or (len(spans) == 1 and _WHICH_OF_THEM.match(question.text, span.end))
        )
        of_tier = any(level.end == span.start for level in question.spans.of("level"))  # 区级政府办
        several = of_each or of_tier or (is_set and not _means_one(question, alias))
        if len(candidates) == 2 and names_two(question, span):
            agencies += candidates
        elif span.value("kind_of_body") is not None or (len(candidates) > 1 and several):
            endings.append(alias)
        elif len(candidates) > 1 and _is_elsewhere(question, span):
            words = join(list(question.left), question.language)
            return Reply(Outcome.NOT_FOUND, say("unknown_words", question.language, words=words))
        elif not several and _is_of_a_larger_place(question, span, candidates):
            names = join(candidates[:MOST_NAMES], question.language)
            return Reply(Outcome.CLARIFY, say("body_within", question.language, name=alias, names=names))
        elif len(candidates) == 1 or not sure & set(candidates):
            chosen = _in_last_place(question, candidates) or _only(question, candidates, years)
            if isinstance(chosen, Reply):
                return chosen
            agencies += chosen
    return tuple(dict.fromkeys(agencies)), tuple(dict.fromkeys(endings))


def _one_of_each(question: Question, alias: str, places: Sequence[str]) -> list[str]:
    """The bodies of one name where every one of the places has one: the Liyan housing bureaus of Yunchuan and Bihe."""
    found = [question.names.named(alias, (place,)) for place in places]
    return [names[0] for names in found] if all(len(names) == 1 for names in found) else []


def _named_apart(question: Question, shared: Sequence[str]) -> list[str]:
    """The bodies named by themselves beside those that share a noun: the city office, the A and B offices."""
    named = (question.names.named(span.value("agency") or "", ()) for span in question.spans.of("agency"))
    return [found[0] for found in named if len(found) == 1 and found[0] not in shared]


def names_two(question: Question, span: Span) -> bool:
    """Whether it names the two bodies of places named alike, or the two of a kind: 两个砺岩区的住建局, 两家应急局."""
    before = question.text[: span.start]
    if not _TWO_BODIES.search(before):
        return bool(_TWO_PLACES.search(before))
    regions = [each.value("region") or "" for each in question.spans.of("region")]
    return len(question.names.named(span.value("agency") or "", regions)) == 2


def _own_of_place(question: Question, span: Span, candidates: list[str]) -> list[str]:
    """Of several bodies of one name the place's own: the Data Bureau of Yunchuan, 云岚市2024年政府办."""
    if len(candidates) < 2 or span.value("kind_of_body") is not None:
        return candidates
    regions = question.spans.of("region")
    if span.text.isascii():
        place = next((each for each in regions if each.start > span.end), None)
        beside = place and re.fullmatch(r" of (?:the )?", question.text[span.end : place.start])
    else:
        place = next((each for each in reversed(regions) if each.end <= span.start), None)
        beside = place and _A_YEAR_BETWEEN.fullmatch(question.text[place.end : span.start])
    if place is None or not beside:
        return candidates
    last = (place.value("region") or "").split("/")[-1]
    bodies = [body for body in question.names.bodies.get(span.value("agency") or "", ()) if body.name in candidates]
    own = list(dict.fromkeys(body.name for body in bodies if body.region.split("/")[-1] == last))
    return own if len(own) == 1 else candidates


def _of_the_place_before(question: Question, spans: Sequence[Span], span: Span, candidates: list[str]) -> list[str]:
    """Of several bodies of one name that of the place of the body named right before: 云岚市民政局、数据局、信访局."""
    before = next((each for each in reversed(spans) if each.end < span.start), None)
    if before is None or len(candidates) < 2 or span.value("kind_of_body") is not None:
        return candidates
    first = question.names.named(before.value("agency") or "", ())
    if len(first) > 1:  # it leans on the one before itself
        first = _of_the_place_before(question, spans, before, first)
    if len(first) != 1 or not _JOINED.fullmatch(question.text, before.end, span.start):
        return candidates
    home = {body.region for body in question.names.bodies_of(first[0])}
    near = [name for name in candidates if {body.region for body in question.names.bodies_of(name)} & home]
    return near if len(near) == 1 else candidates


def _place_not_told(question: Question, span: Span) -> list[str]:
    """The one body of a county or district named right behind a place, where its reports do not tell what it lies in:
    no place but its own is known of it."""
    before = next(
        (
            each
            for each in question.spans.of("region")
            if question.text[each.end : span.start].isspace() or each.end == span.start
        ),
        None,
    )
    found = question.names.bodies.get(span.value("agency") or "", [])
    alone = (
        len(found) == 1 and found[0].name.startswith(found[0].region) and found[0].region.endswith(("县", "区", "旗"))
    )
    if before is None or not alone:
        return []
    parts = {"name": found[0].name, "regions": before.value("region")}
    question.assumptions.append(say("place_above_not_told", question.language, **parts))
    return [found[0].name]


def _means_one(question: Question, alias: str) -> bool:
    """Whether one body of a place is meant, though two go by its name: 砺岩区住建局总共处罚了多少."""
    sums = question.spans.of("sum")
    placed = any(alias.startswith(place) for place in question.names.regions)
    apart = question.has(
        "list", "count", "mean", "median", "each_body", "rank_most", "rank_least", "share", "condition"
    )
    return placed and bool(sums) and all(_IN_ALL.fullmatch(span.text) for span in sums) and not apart


def _is_elsewhere(question: Question, span: Span) -> bool:
    """Whether a word that nothing knows stands right before a body: 渠县信访局, of a place not loaded."""
    before = question.text[: span.start].rstrip()
    return any(before.endswith(word) for word in question.left)


def _is_of_a_larger_place(question: Question, span: Span, candidates: Sequence[str]) -> bool:
    """Whether a place named in full right before a body is not its own, but one that this lies in: 云岚市审计局 is no
    body of a district."""
    places = [each for each in question.spans.of("region") if each.end == span.start and each.text[-1:] in "市州盟县"]
    alone = span.text == span.value("agency") and all(not name.endswith(tuple("镇乡")) for name in candidates)
    if not places or not alone:
        return False
    region = places[0].value("region") or ""
    bodies = [body for name in candidates for body in question.names.bodies_of(name)]
    return bool(bodies) and all(not f"/{body.region}".endswith(f"/{region}") for body in bodies)


def _in_last_place(question: Question, candidates: list[str]) -> list[str]:
    """The one of several bodies of a name that is of the place of the body asked about before: 换成信访局."""
    before = question.previous.scope.agencies if question.previous else ()
    if (
        len(before) != 1
        or len(candidates) < 2
        or question.has("level")
        or (question.stands_alone and not question.has("follow_up"))
    ):
        return []
    question.names([before[0]])
    home = {body.region for body in question.names.bodies_of(before[0])}
    near = [name for name in candidates if {body.region for body in question.names.bodies_of(name)} & home]
    return near if len(near) == 1 and not question.has("region") else []


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
