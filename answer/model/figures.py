"""Whether the numbers and names of a clause are exactly those of a quote."""

import re
from collections.abc import Sequence
from decimal import Decimal

from answer.answer import Citation
from answer.model.check_words import check_words
from ingest.tokens import half_width

_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_NUMBER = re.compile(rf"({_DIGITS})\s*([%％]|[\u4e00-\u9fff])?")
_NUMERALS = "[〇零一二三四五六七八九十百千两]+"
_MARKUP = re.compile(r"[<>|*#_`~\\{}\[\]]|://|www\.")

Figure = tuple[str, Decimal, str]  # the character before, the number, the unit


def plain(text: str) -> str:
    """Half-width, without white space between Chinese characters and numbers."""
    folded = half_width(text.replace("，", "；"))  # a Chinese comma groups no digits
    return re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", folded)


def has_markup(text: str) -> bool:
    """Whether a text could act where it is shown, as a link or a tag."""
    return bool(_MARKUP.search(text))


def same_figures(clause: str, quote: str, year: int) -> bool:
    """Whether every number of a Chinese clause stands in the quote, with its unit, behind the same character."""
    own = set(_figures(clause, year))
    numerals = re.findall(rf"{_NUMERALS}(?:{check_words().measures_zh})", clause)
    return own <= set(_figures(quote, year)) and all(numeral in quote for numeral in numerals)


def same_sequence(clause: str, quote: str, year: int) -> bool:
    """Whether the numbers of an English clause are none, or all those of the quote in its order."""
    own, quoted = ([figure[1] for figure in _figures(text, year)] for text in (clause, quote))
    return not own or own == quoted


def _figures(text: str, year: int) -> list[Figure]:
    """The numbers but the report's year, each with what stands before it and its unit."""
    found = []
    for match in _NUMBER.finditer(text):
        number = Decimal(match[1].replace(",", "").rstrip("."))
        if number != year:
            found.append((_before(text[: match.start()]), number, match[2] or ""))
    return found


def _before(text: str) -> str:
    """The last character of a text that is no filler (共, 了, 达到)."""
    while text:
        filler = next((each for each in check_words().fillers_zh if text.endswith(each)), "")
        if not filler:
            return text[-1]
        text = text[: -len(filler)]
    return ""


def without_names(text: str, cited: Sequence[Citation], among: Sequence[Citation]) -> str:
    """The text with the names of the cited bodies blanked, in full or as nobody else among them is called."""
    others = {each.agency for each in among} - {each.agency for each in cited}
    for agency in sorted({each.agency for each in cited}, key=len, reverse=True):
        for start in range(len(agency) - 2):
            short = agency[start:]
            if not any(other.endswith(short) for other in others):
                text = text.replace(short, " " * len(short))
    return text


def names_others(text: str, quote: str) -> bool:
    """Whether a text without the cited names still names a body or place that the quote does not."""
    words = check_words()
    for found in re.finditer(words.bodies_zh, text):
        name = re.sub(r".*[^\u4e00-\u9fff]", "", text[max(0, found.start() - 2) : found.end()])
        if len(name) > len(found.group()) and name not in quote and not name.endswith(words.any_body_zh):
            return True
    return False
