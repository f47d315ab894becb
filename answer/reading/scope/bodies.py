"""Which bodies a question names: by a name that several have, of a place, of a kind; one that is meant alone."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from answer.answer import Outcome
from answer.reading.language.coordinated import bodies_of_places, bodies_offered
from answer.reading.language.spans import Span
from answer.reading.question import Question
from answer.reading.scope.names import loaded_years
from answer.reading.scope.tiers import tier_of
from answer.reply import Reply
from answer.words import join, say
from ingest.zones import zone_of

_EACH = re.compile(
    r"(?:各个?|所有的?|全部|每[个家]|[两三四五几][个家]|\b(?:each|every|any|no)(?: single| one)?(?: of the)? )$"
)
_TWO_PLACES = re.compile(r"(?:两个?|俩)[\u4e00-\u9fff]{0,5}[区县市]的?$")  # 两个砺岩区的住建局
_TWO_OF_LEVEL = re.compile(r"(?:两个?|俩)(?P<level>[市区县])的?$")
_LINKED = re.compile(r"(?:[和与跟同及、/&]|^[,，]|以及|还是|或者?|对比|比|\b(?:and|or|than|vs\.?|versus)(?: the)?)\s*$")
_TWO_BODIES = re.compile(r"(?:这|那)?(?:两[家个]|俩|2[家个])$")
_ALL_OF_THEM = re.compile(r"都(?:收|有|是|作|办|被|受|处|报)|当中|之中|里(?:面|头)?(?=20|有|谁|哪)|中(?=20|有|谁|哪)")
_IN_ALL = re.compile(r"总共|一共|共计?|总计|in (?:all|total)|altogether")
_WHICH_OF_THEM = re.compile(r"(?:的|里面?|中|当中)?(?:20\d\d年?度?)?(?:里|中)?(?:哪一?[家个]|谁)(?!年)")
MOST_NAMES = 10  # of bodies offered to choose from
_A_YEAR_BETWEEN = re.compile(r"[\s的]*(?:19|20)\d\d年?度?[\s的]*")
_TOWN = re.compile("[镇乡](?:人民政府)?$|街道办事处$|街道$")  # of which a city has only one of a name


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
        candidates = _of_tier_told(question, span, _beside_a_placed_one(question, span, candidates))
        if not candidates:
            text = say("no_body_there", question.language, name=alias, regions="、".join(regions))
            return Reply(Outcome.NOT_FOUND, text)
        of_each = bool(
            _EACH.search(question.text[: span.start])
            or _TWO_PLACES.search(question.text[: span.start])
            or _ALL_OF_THEM.match(question.text, span.end)
            or (len(spans) == 1 and _WHICH_OF_THEM.match(question.text, span.end))
        )
        between = (
            question.text[level.end : span.start] for level in question.spans.of("level") if level.end <= span.start
        )
        of_tier = any(words in {"", "的"} for words in between)  # 区级政府办, 区一级的民政局
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


def _beside_a_placed_one(question: Question, span: Span, candidates: list[str]) -> list[str]:
    """Of several bodies of one name that of the place of the one linked before it: 柳渡区民政局和信访局."""
    alias = span.value("agency") or ""
    if len(candidates) < 2 or span.value("kind_of_body") is not None or question.names.places_in(alias):
        return candidates
    before = next((each for each in reversed(question.spans.of("agency")) if each.end <= span.start), None)
    if before is None or not _LINKED.search(question.text[before.end : span.start].lstrip()):
        return candidates
    named = _beside_a_placed_one(question, before, question.names.named(before.value("agency") or "", ()))
    homes = {body.region for name in named for body in question.names.bodies_of(name)}
    if len(named) != 1 or len(homes) != 1:
        return candidates
    home = homes.pop()
    if alias.startswith("市") and "/" in home:  # 柳渡区民政局和市信访局
        home = home.rpartition("/")[0]
    near = [name for name in candidates if {body.region for body in question.names.bodies_of(name)} == {home}]
    return near or candidates


def _of_tier_told(question: Question, span: Span, candidates: list[str]) -> list[str]:
    """Of the bodies of two places of a level only those of that level: 两个市的民政局 are no districts' bureaus."""
    found = _TWO_OF_LEVEL.search(question.text[: span.start])
    if not found or span.value("kind_of_body") is not None:
        return candidates
    tier = "city" if found["level"] == "市" else "county"
    tiers = {body.name: tier_of(body.region) for name in candidates for body in question.names.bodies_of(name)}
    own = [name for name in candidates if tiers[name] == tier]
    return own if len(own) == 2 else candidates


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


def _one_after_another(question: Question, loaded: Mapping[str, set[int]]) -> list[str]:
    """The bodies in the order of their reports, where they are of one place and none reports when another does: a
    bureau and the one that it became."""
    regions = {body.region for name in loaded for body in question.names.bodies_of(name)}
    in_turn = sorted(loaded, key=lambda name: min(loaded[name], default=0))
    apart = all(loaded[one] and max(loaded[one]) < min(loaded[other], default=0) for one, other in pairwise(in_turn))
    return in_turn if len(regions) == 1 and apart else []


def _means_one(question: Question, alias: str) -> bool:
    """Whether one body of a place is meant, though two go by its name: 砺岩区住建局总共处罚了多少, which ranks, or is
    added to another: 砺岩区住建局排第几, 砺岩区住建局和云岚市民政局一共多少."""
    sums = question.spans.of("sum")
    placed = any(alias.startswith(place) for place in question.names.regions)
    apart = question.has(
        "list", "count", "mean", "median", "each_body", "rank_most", "rank_least", "share", "condition"
    )
    beside = [span for span in question.spans.of("agency") if span.value("kind_of_body") is None]
    in_all = bool(sums) and all(_IN_ALL.fullmatch(span.text) for span in sums)
    added = len(beside) > 1 and question.has("sum", "together", "plus")
    return placed and (question.has("rank_of") or ((in_all or added) and not apart))


def _is_elsewhere(question: Question, span: Span) -> bool:
    """Whether a word that nothing knows stands right before a body: 渠县信访局, of a place not loaded."""
    before = question.text[: span.start].rstrip()
    return any(before.endswith(word) for word in question.left)


def _is_of_a_larger_place(question: Question, span: Span, candidates: Sequence[str]) -> bool:
    """Whether a place named in full right before a body is not its own, but one that this lies in: 云岚市审计局 is no
    body of a district."""
    places = [each for each in question.spans.of("region") if each.end == span.start and each.text[-1:] in "市州盟县"]
    alone = span.text == span.value("agency") and not any(_TOWN.search(name) for name in candidates)
    if not places or not alone:
        return False
    region = places[0].value("region") or ""
    bodies = [body for name in candidates for body in question.names.bodies_of(name)]
    zones = [zone for body in bodies if (zone := zone_of(body.region.rsplit("/", 1)[-1]))]
    if any(span.text.startswith((zone.kind, *zone.short)) for zone in zones):
        return False  # 云岚市开发区管委会 says that it is the zone's
    return bool(bodies) and all(not f"/{body.region}".endswith(f"/{region}") for body in bodies)


def _in_last_place(question: Question, candidates: list[str]) -> list[str]:
    """The one of several bodies of a name that is of the place of the body asked about before: 换成信访局; that body
    itself where it is one of them."""
    before = question.previous.scope.agencies if question.previous else ()
    if len(before) == 1 and before[0] in candidates and not question.has("level", "region"):
        return [before[0]]
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
    loaded = {name: set(loaded_years(question.names.connection, [name])) for name in candidates}
    with_report = [name for name, each in loaded.items() if each & set(years)]
    if len(with_report) == 1:
        question.assumptions.append(say("only_one_loaded", question.language, name=with_report[0]))
        return with_report
    in_turn = _one_after_another(question, loaded)
    if in_turn:
        over_years = len(years) > 1 or question.has("series", "group_year", "ever", "change")
        question.assumptions.append(say("one_after_another", question.language, names=join(in_turn, question.language)))
        return in_turn if over_years else in_turn[-1:]
    offered = candidates[:MOST_NAMES]
    text = say("which_body", question.language, names=join(offered, question.language))
    return Reply(Outcome.CLARIFY, text, choices=tuple(offered))
