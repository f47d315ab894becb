"""Bodies and years that a follow-up points to, by their names: 第二名收了多少申请, 2024年比那时候多多少."""

import re

from sqlalchemy import Connection

from answer.plan import Measure, Plan
from answer.reading.language.numbers import parse_number
from answer.reading.scope.names import Names, region_names
from answer.reading.talk.those import bodies_of, place_first, year_of
from ingest.names import regions_of

_PLACE = re.compile(
    r"^(?:那么?|再|还有|其中)*(?:排(?:名|在)?)?"
    r"(?:第(?P<number>[一二三四五六七八九十\d]+)(?:名|位)|(?P<first>榜首|头名|冠军)|(?P<second>亚军)|(?P<third>季军)"
    r"|(?P<last>最后一?(?:名|位)|末位|倒数第一(?:名|位)?|垫底))(?:的)?(?:那一?[家个](?:单位|局)?|单位|它)?的?"
    r"(?=(?P<rest>[^，。？?]{3,}))(?![是叫有]?(?:谁|哪|什么)|[呢和与跟同比较离差领高多少低超]|[^，。？?]*(?:第|差|谁|哪家|哪个))"
)
_BARE_NUMBER = re.compile(
    r"(?:的|是|有|收|办|罚|占|到|一共|具体|总共)*(?:了|过)?(?:多少|几)(?:[件起个宗次家钱]|万?元|万)*(?:呢|啊)?"
)
_THEN = re.compile(
    r"^(?:那么?)?(?:(?:那个?时候|那会儿|那阵子|那时|当时)(?:里)?(?=有|被|没|收|办|罚|打|的|一共)|(?:那一?年|当年)度?(?:里|中|当中)?(?!比|和|跟|与|同|新收|结转|是?哪))"
)
_THAT_TIME = re.compile(
    r"(?P<before>[比跟和与同较]|相比|^从)(?:起)?(?:那个?时候?|那会儿?|那阵子?|当时|当年|那时|那一?年)(?!的)"
)
_WHOLE_PLACE = re.compile(  # 全市一共几件, after one body of it; not 在全市排第几
    r"^(?:那么?|换成?|再|看看?|[，,])*(?:整个|全)(?P<place>[市区县])(?:的|范围内?|所有单位|各单位)*"
    r"(?=呢|一?共|总|合计|有|多少|几|加|是|[?？]|$)(?!.*(?:第几|排|平均|占|最|比|哪|谁))"
)
_THAT_PLACE = re.compile(
    r"^(?P<opens>(?:那么?|[，,])*?)(?:那个|这个|该|这|那)[区县市](?!级|直)(?:里面?|内|中|下面?)?的?"
)
_BELOW = re.compile(  # 它下面的部门加起来, after the report of a government
    r"^(?P<opens>(?:那么?|再|看看?|[，,])*)(?:它|他|该政府|这个政府|政府)?们?的?(?:下面|下属|底下|所属|辖下|下边|下辖)的?"
    r"(?:各|所有|全部|这些|那些)*(?:个)?(?P<what>部门|单位|委办局|机构)"
)
_OF_THAT = re.compile(
    r"(?:(?:and|so|but) )*how (?:much|many) of (?:that|it|this|those|them|these)(?: (?:requests|total|sum|amount))?"
    r" (?:(?:came|comes|come|was|were|is|are|fell|falls|went|goes|arose|originated|stems?) )?(?:from|in|at|to|on|by|of)"
    r" (?:the )?(?P<who>[^?.!,]+?)(?: alone)?[?.! ]*"
)
_ONES = re.compile(r"\bthe (?P<kind>(?!other|same|two)[a-z][a-z ,&-]{2,40}?) (?P<ones>ones?)(?=[?.! ]*$)")
_IT_BESIDE = re.compile(
    r"^(?:那么?|再)?(?:它|该局|该单位|这家|那家)(?=[跟和与同][^，。？?]{2,20}?(?:比|相比|谁|哪)[^，。？?]*[，,]?)"
    r"(?![跟和与同](?:第|上|去|前|20|全|平均|其[他它]|别|所有))"
)
_THAN_A_YEAR = re.compile(  # 2024年是不是比2023年多, after who has most that year
    r"^(?P<year>20\d\d年)?(?:那么?|再|它|该局|该单位|[，,])*(?=(?:是不是|是否|有没有)?(?:比|跟|和|与|较)(?:20\d\d|上一?年|前一?年|去年))"
)
_ONLY_BESIDE = re.compile(
    r"^(?:跟|和|与|较|比)(?P<year>20\d\d年?)度?(?:的)?(?:相?比较?|对比|相较)?(?:呢|如何|怎么样|怎样|情况)*[?？]*$"
)
_WHO_OF_TWO = re.compile(  # 谁的公开率高, after two bodies side by side
    r"^(?:那么?|[，,])*(?P<asks>(?:谁|哪一?家|哪个(?:单位|局)?)的?[^，。？?最谁哪]{2,10}?(?:更|比较)?[高多大低少小](?:一?些|一?点)?(?:呢)?[？?]*)$"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)|(?<!\d)[012]\d年|[前去今]年")
_PAIR = re.compile(
    r"^(?:那么?)?第(?P<one>[一二三四五六七八九十\d]+)(?:名|位)?(?P<than>[比和与跟同])第(?P<other>[三四五六七八九十\d]+)(?:名|位)"
)
_TOOK = re.compile(r"收(?:了|到|过)*(?:多少|几)")
MOST_COMPARED = 5  # bodies of a ranking that are each put beside another year
MOST_AT_ONE_PLACE = 10  # bodies that tie for it and are all meant


def pointed_out(text: str, previous: Plan, connection: Connection) -> str:
    """The question with the bodies and the year that it points to named."""
    text = _of_a_place(text, previous, connection)
    text = _of_first_or_both(text, previous, connection)
    text = _with_first_place(text, previous, connection)
    text = _with_kind(_with_name(text, previous, connection), previous, connection)
    text = _with_place(_with_bodies(text, previous, connection), previous)
    return _with_year(text, previous, connection)


def _of_a_place(text: str, previous: Plan, connection: Connection) -> str:
    """And how much of that came from Bihe, after a sum: the sum of that place, or of that body."""
    found = _OF_THAT.fullmatch(text) if previous.kind == "sum" and not previous.group else None
    if not found:
        return text
    known = Names(connection, region_names(connection))([found["who"]])
    return f"and {found['who']}" if known else text


def _with_kind(text: str, previous: Plan, connection: Connection) -> str:
    """And the civil affairs ones, after the petition bureaus: a kind of body called by half its name."""
    found = _ONES.search(text)
    if not found or not (previous.scope.endings or previous.scope.agencies or previous.measures):
        return text
    bureau = f"{found['kind']} bureau{'s' if found['ones'] == 'ones' else ''}"
    known = Names(connection, {})([bureau])
    return f"{text[: found.start('kind')]}{bureau}{text[found.end() :]}" if known else text


def _with_name(text: str, previous: Plan, connection: Connection) -> str:
    """它跟市数据局比，谁办结得多: both bodies by name, of the year asked about before."""
    found = _IT_BESIDE.match(text)
    bodies = bodies_of(previous, connection) if found else ()
    years = previous.scope.years
    if not found or len(bodies) != 1 or len(years) != 1:
        return text
    return f"{'' if _YEAR.search(text) else f'{years[0]}年'}{bodies[0]}{text[found.end() :]}"


def _of_first_or_both(text: str, previous: Plan, connection: Connection) -> str:
    """The body found first, beside another year; the two that were compared, by another figure."""
    if len(previous.scope.years) != 1:
        return text
    (year,) = previous.scope.years
    than, both = _THAN_A_YEAR.match(text), _WHO_OF_TWO.match(text)
    ranked = previous.kind == "list" and previous.limit and not previous.conditions
    bodies = bodies_of(previous, connection) if than and ranked else ()
    if than and 0 < len(bodies) <= MOST_COMPARED:
        rest = _ONLY_BESIDE.sub(r"比\g<year>多多少", text[than.end() :])
        return f"{than['year'] or f'{year}年'}{'、'.join(bodies)}{rest}"
    if both and previous.kind == "lookup" and len(previous.scope.agencies) == 2 and not _YEAR.search(text):
        return f"{year}年{'和'.join(previous.scope.agencies)}{both['asks']}"
    return text


def _with_bodies(text: str, previous: Plan, connection: Connection) -> str:
    """第二名收了多少申请, after who was punished most: that body, by another figure."""
    if previous.kind != "list" or previous.order not in {"most", "least"} or len(previous.measures) != 1:
        return text
    pair = _PAIR.match(text)
    if pair:
        one, other = (_at(int(parse_number(pair[name])), previous, connection) for name in ("one", "other"))
        return f"{one[0]}{pair['than']}{other[0]}{text[pair.end() :]}" if len(one) == len(other) == 1 else text
    found = _PLACE.match(text)
    if not found or _is_of_the_same_figure(found["rest"].rstrip("？?。 "), previous):
        return text
    words = {"first": 1, "second": 2, "third": 3}
    place = next((number for name, number in words.items() if found[name]), 0)
    place = place or (int(parse_number(found["number"])) if found["number"] else 1)
    if found["last"] and previous.limit and previous.limit > 1:  # the last of those shown
        bodies = bodies_of(previous, connection)[-1:]
    else:
        bodies = _at(place, previous, connection, from_the_end=bool(found["last"]))
    if not 0 < len(bodies) <= MOST_AT_ONE_PLACE:
        return text
    year = previous.scope.years[0] if len(previous.scope.years) == 1 and not _YEAR.search(text) else None
    return f"{f'{year}年' if year else ''}{'、'.join(bodies)}{text[found.end() :]}"


def _with_place(text: str, previous: Plan) -> str:
    """The place of the one body asked about before, by name."""
    body = previous.scope.agencies[0] if len(previous.scope.agencies) == 1 else ""
    places = regions_of(body) if body else ()
    whole, below = _WHOLE_PLACE.match(text), _BELOW.match(text)
    if whole and places:
        ends = [at for at, place in enumerate(places, 1) if place.endswith(whole["place"])]
        return f"{''.join(places[: ends[0]])}所有单位{text[whole.end() :]}" if ends else text
    if below and places:
        return f"{''.join(places)}各{below['what']}{text[below.end() :]}"
    return text


def _with_first_place(text: str, previous: Plan, connection: Connection) -> str:
    """那个区哪个单位最多, after which district has most: that district by name, of the same year."""
    found = _THAT_PLACE.match(text)
    place = place_first(previous, connection) if found else ""
    if not found or not place:
        return text
    year = previous.scope.years[0] if len(previous.scope.years) == 1 and not _YEAR.search(text) else None
    return f"{found['opens']}{f'{year}年' if year else ''}{place.replace('/', '')}{text[found.end() :]}"


def _at(place: int, previous: Plan, connection: Connection, from_the_end: bool = False) -> tuple[str, ...]:
    """The bodies at a place of the ranking, which may be more than were shown."""
    order = {"most": "least", "least": "most"}[previous.order] if from_the_end else previous.order
    return bodies_of(previous.model_copy(update={"place": place, "limit": None, "order": order}), connection)


def _is_of_the_same_figure(rest: str, previous: Plan) -> bool:
    """Whether only a number is asked for: 第二名有多少; what was taken in may be another than it was ranked by."""
    (last,) = previous.measures
    other = _TOOK.match(rest) and isinstance(last, Measure) and last.row not in {"received", "fees"}
    return bool(_BARE_NUMBER.fullmatch(rest)) and not other


def _with_year(text: str, previous: Plan, connection: Connection) -> str:
    """2024年比那时候多多少, after one year: more than in that."""
    then, found = _THEN.match(text), _THAT_TIME.search(text)
    if not (then or found):
        return text
    year = year_of(previous, connection)
    if year is None and len(previous.scope.years) == 1:
        (year,) = previous.scope.years
    if year is None or not found:
        return f"那{year}年{text[then.end() :]}" if year and then else text
    return f"{text[: found.start()]}{found['before']}{year}年{text[found.end() :]}"
