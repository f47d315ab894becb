"""Places of a ranking in a question: the top three, the second most, 倒数第二."""

import re
from collections.abc import Iterator

from answer.reading.language.numbers import NUMBER, parse_number
from answer.reading.language.spans import Span, span_of
from answer.vocabulary import Meaning

_LIMITS = (
    rf"(?:位列|名列|排名|排在|取|只取|取出)?[前头]\s*{NUMBER}(?!\s*%|年|回|次)\s*(?:名|个|位|家)?(?:单位|部门|局|机关)?",
    rf"得?(?:最多|最高|最大|最少|最低|最小)的?\s*{NUMBER}\s*(?:名|个|位|家)(?:单位|部门|局|机关)?",
    rf"(?:最多|最高|最大|最少|最低|最小)的?\s*{NUMBER}\s*份(?:年度报告|报告|年报)?",
    rf"(?:top|first)[\s-]*{NUMBER}(?!\s*%| ?percent)",
    rf"(?:the |which |what )?{NUMBER} (?:agencies|authorities|bodies|bureaus|departments|offices|units)"
    r"(?= (?:with|that|which|who|having|\w+ed|got|made|had)\b"
    r".*\b(?:most|highest|largest|biggest|fewest|lowest|smallest|least)\b)",
    rf"(?:靠[前后]|垫底|领先)的?\s*{NUMBER}\s*(?:名|个|位|家)(?:单位|部门|局|机关)?",
    rf"(?:倒数|最后|末|后)\s*{NUMBER}\s*(?:名|个|位|家)(?:单位|部门|局|机关)?",
    rf"(?:the )?{NUMBER} (?:lowest|bottom|smallest|highest|top|largest|biggest)"
    r"(?= (?:agenc|authorit|bod|bureau|depart|office|unit))",
    r"(?:the )?(?<!\d)(?P<n>[1-9]\d?|two|three|four"
    r"|five|six|seven|eight|nine|ten) (?:most|highest|largest|biggest|fewest"
    r"|lowest|smallest)(?= (?:requests|applications|lawsuits"
    r"|refusals|penalties|licen[cs]es|reconsiderations|fees|grant|refusal))",
    rf"(?:the )?{NUMBER} (?:busiest|quietest)(?= (?:agenc|authorit|bod|bureau|depart|office|unit))",
    rf"(?:bottom|last|lowest|fewest)[\s-]+{NUMBER}(?!\s*(?:%|percent|years?))",
    rf"(?:哪|其中)\s*{NUMBER}\s*(?:名|个|位|家)(?:单位|部门|机关)?(?=.*最)",
)
_LEAST = re.compile(r"^(?:最[少低小]|倒数|最后|末|后|靠后|垫底)|\b(?:bottom|last|lowest|fewest|smallest|quietest)\b")
_SECOND = re.compile(r"\brunner[- ]?up\b|亚军|仅次于(?:第一名?|最多的?|榜首|首位)的?")
_ORDINALS = {word: at for at, word in enumerate(("second", "third", "fourth", "fifth", "sixth", "seventh"), 2)}
_NTH = rf"(?P<n>{'|'.join(_ORDINALS)}|\d+(?=nd|rd|th))(?:nd|rd|th)?"
_PLACES = (
    r"(?:排名|排在|排行|排|位列|位居|名列|居|列)第\s*(?P<n>[二三四五六七八九十\d]+)(?:名|位)?(?:的(?=是|单位|部门))?",
    r"第\s*(?P<n>[二三四五六七八九十\d]+)(?:名|位|(?P<end>[多高大少低])的?)",
    r"倒数第(?P<n>[二三四五六七八九十\d]+)(?:名|位)?",
    rf"(?:in )?(?:the )?{_NTH}[ -](?P<end>most|highest|largest|biggest|greatest|fewest|lowest|smallest|least)",
    r"第(?P<n>[二三四五六七八九十])(?=呢|是谁|是哪|的呢|的是|[？?]|$)",
    rf"(?:(?:came|comes?|ranked|ranks?|placed|finished|is|was|stood|stands) )?(?:in )?(?:the )?{_NTH}(?: place)?"
    r"(?= in| by| for|\?|$)",
    r"(?:number|no\.?|rank) (?P<n>[2-9]|\d\d)(?= in| by| for|\?|$)",
)


def find_standings(text: str) -> Iterator[Span]:
    """Spans of kind limit ("3 most": that many of a ranking) and place ("2 least": that one of it)."""
    yield from _limits(text)
    yield from _places(text)


def _limits(text: str) -> Iterator[Span]:
    for pattern in _LIMITS:
        for found in re.finditer(pattern, text):
            order = "least" if _LEAST.search(found.group()) else "most"
            yield span_of(found, Meaning("limit", f"{parse_number(found['n'])} {order}"))


def _places(text: str) -> Iterator[Span]:
    for found in _SECOND.finditer(text):
        yield span_of(found, Meaning("place", "2 most"))
    for pattern in _PLACES:
        for found in re.finditer(pattern, text):
            number = _ORDINALS.get(found["n"]) or parse_number(found["n"])
            behind = found.groupdict().get("end") or text[found.end() : found.end() + 1]
            least = found.group().startswith("倒数") or re.match("fewest|lowest|smallest|least|[少低]", behind)
            yield span_of(found, Meaning("place", f"{number} {'least' if least else 'most'}"))
