"""A question for the first of a ranking and for another figure of theirs, in its two parts: 申请量前三名的公开率, the
grant rate of the top three bodies by requests.

The first part asks who they are, the second is read after it, as the next question of a talk would be.
"""

import re
from collections.abc import Sequence

from answer.reading.figures.totals import names_one
from answer.reading.figures.twice import has_meaning
from answer.reading.language.spans import Span
from answer.reading.question import Question

_RANKED = ("rank_most", "rank_least", "limit", "place")
_FIGURE = ("row", "rate", "column")
_PARTS = ("reasons", "outcomes", "applicants")
_NOUN = "(?:单位|部门|机关|机构|局|家|名|位)"
_BETWEEN = re.compile(  # from the order to the other figure
    rf"(?P<whose>的?(?:那|这)?(?:前?[几一两二三四五六七八九十\d]+)?[家个名位]?{_NOUN}?)"
    r"(?P<who>(?:分别|各)?(?:是|有|为)?(?:谁|哪[一几]?[家个些]?(?:单位|部门)?))?[，,]?"
    r"(?P<and>(?:以及|及其?|和|并|连同|还有)?(?:它们?|他们|其|各自|各家|这些单位|该单位)?的?)"
)
_NEAR = re.compile(r"[^，,。；;？?最前]{0,14}$")  # no more of the question
_WHO = re.compile("谁|哪一?[家个](?:单位|部门|机关|局)?")
_THAT_YEAR = re.compile(  # 哪年申请最多，那年许可多少
    r"(?P<first>[^，,。；;？?]*(?:哪一?年|哪个年[份度]|什么时候)[^，,。；;？?]*)[，,；;？?](?P<rest>(?:那|当|该|同)一?年[^。；;]{2,40})"
    r"|(?P<asked>(?:in )?(?:which|what) year\b[^,;?]*),? and "
    r"(?P<behind>[^,;?]*\b(?:(?:in|for|of) )?(?:that|the same) year\b[^,;?]*)"
)
_TO_ANOTHER_YEAR = re.compile(  # from the order of one year to another: 2022年处罚最多的单位2023年有多少
    rf"的?(?:那|这)?[几一两二三四五六七八九十\d]*[家个名位]?{_NOUN}?"
    r"(?:分别|各)?(?:(?:是|有)?(?:谁|哪[一几]?[家个些]?(?:单位|部门|机关|局)?))?[，,；;？?]?"
    r"(?:它们?|他们|其|该单位|(?:这|那)家(?:单位)?|(?:这|那)个(?:单位|局)|(?:这|那)些单位)?(?:等?到了?|在|于)?"
)
_PRONOUN = re.compile("(?<=年)(?:它们?|他们|其|该单位|(?:这|那)家(?:单位)?|(?:这|那)些单位)(?:的|又|还)?")
_BECAME = re.compile("(?:变|降|升|增|减|涨|跌)(?:成|为|到|至)了?|变成?了(?=多少|几)|还?(?:剩|有)下?(?=多少|几)")
_ASKS_NUMBER = re.compile("多少|几|呢$|怎么样$|如何$|[有收办][没无]有|吗$|第几")
_ENGLISH = re.compile(
    r"^(?P<told>.{6,70}?) (?P<of>of|for|at|by|from|in|did|do|does|had|has|have) "
    r"(?P<chosen>the (?:(?:top|first|bottom|leading) (?:[a-z]+ |\d+ )?|(?:[a-z]+|\d+) )?"
    r"(?P<noun>bod(?:y|ies)|agenc(?:y|ies)|bureaus?|departments?|offices?|units?|authorit(?:y|ies)) "
    r"(?:(?:ranked |ordered )?by|with the (?:most|fewest|highest|lowest|largest|greatest|least)"
    r"|(?:that|which) [a-z]+ the (?:most|fewest|highest|lowest|largest|greatest|least))\b[^,;?]{4,60}?)"
    r"(?P<verb> (?:get|have|receive|issue|make|grant|refuse|impose|charge|handle|take|reject|give|charge|collect))?"
    r"(?P<when> in 20\d\d)?[?.]*$"
)
_BEHIND = (  # who had most, and what was its rate; of the bodies with most, how many did they refuse
    re.compile(
        r"^(?P<chosen>(?:which|who|what|list|name|give|show)\b[^?;]*?),? and (?P<told>(?:what|how many|how much|how)\b"
        r"[^?;]*\b(?:its|it|their|they|them)\b[^?;]*)$"
    ),
    re.compile(
        r"^(?:for|of|among|taking) (?P<chosen>the [^?;,]*), (?P<told>(?:what|how many|how much|how)\b"
        r"[^?;]*\b(?:its|it|their|they|them)\b[^?;]*)$"
    ),
)
# With these words it asks for something else.
_ELSE = (
    *("which_year", "group_region", "group_level", "group_year", "every_year", "topic", "theme", "mention", "reports"),
    *("mean", "median", "against", "difference", "change", "change_percent", "versus", "agreement", "more_than"),
    *("rank_of", "times", "per_figure", "count", "condition", "quoted"),
)


def first_then_told(question: Question) -> tuple[str, ...]:
    """Both parts; nothing where one order is all that it asks for."""
    year = _THAT_YEAR.fullmatch(question.text.rstrip("?？。. "))
    if year and question.has("rank_most", "rank_least"):
        return year["first"] or year["asked"], year["rest"] or year["behind"]
    other = _in_another_year(question)
    if other:
        return other
    if question.has(*_ELSE) or names_one(question) or question.is_yes_no:
        return ()
    return _in_english(question) if question.language == "en" else _in_chinese(question)


def _in_another_year(question: Question) -> tuple[str, ...]:
    """2022年处罚最多的单位2023年有多少: who was the first of one year, and what they have in another."""
    text, years = question.text.rstrip("?？。 "), sorted(question.spans.of("year"), key=lambda span: span.start)
    if question.language != "zh" or len(years) != 2 or years[0].text == years[1].text:
        return ()
    ranks = [span for span in question.spans.chosen if has_meaning(span, *_RANKED)]
    if not ranks or not years[0].end <= ranks[0].start < ranks[-1].end <= years[1].start:
        return ()
    rest, between = text[years[1].start :], text[ranks[-1].end : years[1].start]
    if not _TO_ANOTHER_YEAR.fullmatch(between) or not _ASKS_NUMBER.search(rest):
        return ()
    several = question.has("limit") and not re.search("(?:前|后)?[1一](?:[名家个位]|$)", text[: years[1].start])
    whose = "这些单位" if several else "该单位"
    rest = _BECAME.sub("是", _PRONOUN.sub("", rest))
    if _WHO.search(text[: ranks[0].start]):
        return text[: ranks[-1].end], f"{whose}{rest}"
    return f"{text[: ranks[-1].end]}的单位{'有哪些' if several else '是哪家'}", f"{whose}{rest}"


def _in_chinese(question: Question) -> tuple[str, ...]:
    text, spans = question.text, question.spans.chosen
    ranks = [span for span in spans if has_meaning(span, *_RANKED)]
    if not ranks or any(has_meaning(span, *_FIGURE) for span in spans if ranks[0].start < span.start < ranks[-1].end):
        return ()
    end = ranks[-1].end
    before = [span for span in spans if has_meaning(span, *_FIGURE) and span.end <= ranks[0].start]
    behind = [span for span in spans if has_meaning(span, *_FIGURE, *_PARTS) and span.start >= end]
    if not before or not behind or _meant(behind) <= _meant(before):
        return ()
    between = _BETWEEN.match(text, end)
    if between is None or between.end("and") > behind[0].start or not _NEAR.match(text, between.end(), behind[0].start):
        return ()
    of_bodies = question.has("limit") or re.search(_NOUN, text[ranks[0].start : between.end("and")])
    asked = _WHO.search(text[: ranks[0].start])  # 谁的申请最多，公开率多少
    apart = "," in between[0] if asked else between["who"] or between["whose"] or between["and"]
    if not (of_bodies or asked) or not (question.has("limit") or apart):
        return ()
    first = _with_year(question, text[: between.end("whose")], text[between.end("whose") :])
    rest = text[between.end("and") :]
    if rest.startswith("占"):  # a share of all of it, not of theirs
        return ()
    one = not question.has("limit")
    if asked:
        return first, f"该单位{rest}"
    return f"{first}是{'哪家' if one else '哪些单位'}", f"{'该单位' if one else '这些单位'}{rest}"


def _meant(spans: Sequence[Span]) -> set[str]:
    """What figures, or parts of figures, are named."""
    return {f"{each.kind} {each.value}" for span in spans for each in span.meanings if each.kind in (*_FIGURE, *_PARTS)}


def _with_year(question: Question, first: str, rest: str) -> str:
    """The first part with the year or place that only the other names."""
    said = [span.text for kind in ("year", "relative", "region") for span in question.spans.of(kind)]
    return "".join(word for word in said if word in rest and word not in first) + first


def _in_english(question: Question) -> tuple[str, ...]:
    found = _ENGLISH.match(question.text)
    if found is None or not _are_apart(question, found):
        return _in_two_clauses(question)
    year = re.search(r"\b20\d\d\b", found["chosen"]) or re.search(r"\b20\d\d\b", found["told"])
    when = found["when"] or (f" in {year[0]}" if year and year[0] not in found["chosen"] else "")
    one = not found["noun"].endswith("s")
    them = "it" if one else "each of them"
    first = f"{'which is' if one else 'list'} {found['chosen']}{when}"
    if found["of"] in {"did", "do", "does", "had", "has", "have"}:
        return first, f"{found['told']} {found['of']} {them}{found['verb'] or ''}"
    return first, f"{found['told']} of {them}"


def _in_two_clauses(question: Question) -> tuple[str, ...]:
    """Who had most, and what was its rate."""
    found = next((match for form in _BEHIND if (match := form.match(question.text.rstrip("?. ")))), None)
    if found is None or not _are_apart(question, found):
        return ()
    chosen = found["chosen"]
    return f"list {chosen}" if chosen.startswith("the ") else chosen, found["told"]


def _are_apart(question: Question, found: re.Match[str]) -> bool:
    """Whether bodies are put in order by one figure alone, and another is told."""

    def within(name: str) -> list[Span]:
        start, end = found.span(name)
        return [span for span in question.spans.chosen if start <= span.start < end]

    told, chosen = within("told"), within("chosen")
    ranked = any(has_meaning(span, *_RANKED) for span in chosen)
    more = any(has_meaning(span, *_RANKED) for span in told)
    return ranked and not more and bool(_meant(chosen)) and bool(_meant(told) - _meant(chosen))
