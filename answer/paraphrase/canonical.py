"""A canonical wording with the names of a question: 2024年柳渡区新收申请大于0的单位有哪些？

`canonical.json` holds the wordings by label, in both languages, or one for each number of bodies. `label~agency` is
the wording with its two bodies the other way round. Each reads as one plan, and the rules read it as that one.
"""

import json
import re
import string
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from answer import vocabulary
from answer.answer import Language
from answer.numbers import parse_number
from answer.paraphrase.masked import AGENCY, BODIES, REGION, THEME, TOPIC, YEAR, YEARS, Masked
from answer.paraphrase.subjects import Kind, subject_of
from answer.plan import Measure, Quantity
from answer.spans import Span
from answer.topics_named import PEOPLE

REVERSED = "~"
PROSE = "prose_"  # how labels of questions about the prose begin
_SEVERAL = ("agency", "year", "measure", "figure", "n")  # {agency}, {agency2}, {agency3}
_PERCENT = re.compile("%|百分|percent|share")
_IN_WORDS = re.compile(r"[一二两三四五六七八九十]+(?=[名家个位])|\b(?:two|three|four|five|six|seven|ten)\b")
_WHOLE_PLACE = re.compile(r"全[省市县区]")
_WHERE = frozenset({"where", "in_where", "at_where"})
_AND: Mapping[Language, str] = {"zh": "和", "en": " and "}
_ALL_BODIES: Mapping[Language, str] = {"zh": "单位", "en": "agencies"}


@cache
def wordings() -> Mapping[str, Any]:
    """The data file: of each label its wordings by language, and whether its years are put in order."""
    return dict(json.loads((Path(__file__).parent / "canonical.json").read_text(encoding="utf-8")))


def spelt(masked: Masked, label: str) -> str | None:
    """The canonical wording of the label, of what the question names; None where that does not fit.

    It fits where every body, year, figure and number that the question names has its place, and none is missing.
    """
    base, *reversed_ = label.split(REVERSED)
    entry = wordings().get(base)
    if entry is None:
        return None
    text: str = entry[masked.question.language]
    if "%" in masked.text and not _PERCENT.search(text):
        return None
    fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    named = _Named(masked, in_order=entry.get("years") == "in order", reversed_=tuple(reversed_))
    values = named.values(fields)
    told = named.of_prose(fields) if base.startswith(PROSE) else {}
    return None if values is None or told is None else " ".join(text.format(**values, **told).split())


class _Named:
    """What a question names, as it is put into a canonical wording."""

    def __init__(self, masked: Masked, *, in_order: bool, reversed_: Sequence[str]) -> None:
        self._masked = masked
        self._language = masked.question.language
        self._in_order = in_order
        self._reversed = reversed_

    def values(self, fields: set[str]) -> dict[str, str] | None:
        """What each field becomes; None where there are too many or too few."""
        values: dict[str, str] = {}
        regions = self._regions()
        if regions is None:
            return None
        bodies = [span.text for span in self._masked.named(BODIES)]
        agencies, shared = self._agencies()
        if "agency" in fields:
            agencies += shared
        else:
            bodies += shared
        numbers = self._masked.numbers if "n" in fields else [each for each in self._masked.numbers if each != "0"]
        several: dict[str, list[str]] = {"agency": agencies, "year": self._years("year2" in fields), "n": numbers}
        if "figure" in fields:
            several["figure"] = self._spoken(self._masked.counted, 1)
        elif "measure" in fields:
            several["measure"] = self._spoken(self._masked.quantities, 1 + ("measure2" in fields))
        elif self._masked.question.spans.of("column"):
            return None
        if "k" in fields:
            limit = self._limit()
            if limit is None:
                return None
            values["k"], several["n"] = limit, []
        for name, found in several.items():
            wanted = [name, *(f"{name}{place}" for place in range(2, len(fields) + 2))]
            wanted = [field for field in wanted if field in fields]
            given = found[::-1] if name in self._reversed else found
            if len(given) != len(wanted):
                return None
            values |= dict(zip(wanted, given, strict=True))
        if "n2" in fields:
            values["n"], values["n2"] = sorted((values["n"], values["n2"]), key=float)
        if (bodies and "bodies" not in fields) or (regions and not fields & _WHERE):
            return None
        values["bodies"] = _AND[self._language].join(dict.fromkeys(bodies)) or _ALL_BODIES[self._language]
        values["where"] = regions
        values["in_where"] = f"in {regions}" if regions else ""
        values["at_where"] = f"在{regions}" if regions else ""
        return values

    def of_prose(self, fields: set[str]) -> dict[str, str] | None:
        """What the topic, the theme and the word of a question about prose become; None where they don't fit."""
        masked = self._masked
        words = list(dict.fromkeys(span.text for span in masked.named(TOPIC)))
        if "word" in fields:
            return {"word": words[0]} if len(words) == 1 and not masked.named(THEME) else None
        if any(not span.meanings for span in masked.named(TOPIC)):
            return None
        if "theme" in fields:
            theme = self._only(masked.themes, "themes")
            return {"theme": getattr(vocabulary.themes()[theme], self._language)} if theme else None
        if "topic" in fields:
            topic = "" if masked.themes else self._only(masked.topics, "topics")
            return {"topic": self._topic(vocabulary.topics()[topic])} if topic else None
        return None if words or masked.themes else {}

    def _only(self, read: Sequence[str], kind: Kind) -> str:
        """The one theme or topic that the rules read, else that which the question is surely about."""
        return read[0] if len(read) == 1 else subject_of(self._masked.question, kind)

    def _topic(self, topic: vocabulary.Topic) -> str:
        """Its name; the people who came to it, where they are asked for."""
        name: str = getattr(topic, self._language)
        if topic.people or not (topic.people_units and PEOPLE.search(self._masked.question.text)):
            return name
        return f"{name}参加人数" if self._language == "zh" else f"people at {name}"

    def _agencies(self) -> tuple[list[str], list[str]]:
        """The full names of the bodies, and the names that several have."""
        names = self._masked.question.names
        regions = [span.value("region") or "" for span in self._masked.named(REGION)]
        own, shared = [], []
        for span in self._masked.named(AGENCY):
            bodies = names.named(span.value("agency") or "", regions)
            if len(bodies) == 1:
                own.append(bodies[0])
            else:
                shared.append(span.text)
        return list(dict.fromkeys(own)), list(dict.fromkeys(shared))

    def _regions(self) -> str | None:
        """The place asked about, by the words for it; None where there are two that do not stand together.

        A place that only tells which of several bodies of one name is meant is not asked about.
        """
        names, agencies = self._masked.question.names, self._masked.named(AGENCY)
        if any(len(names.named(span.value("agency") or "", ())) > 1 for span in agencies):
            return ""
        spans = self._masked.named(REGION)
        own = [span for span in spans if not any(self._between(span, each).strip() == "" for each in agencies)]
        if any(self._between(one, other).strip() for one, other in pairwise(own)):
            return None
        whole = _WHOLE_PLACE.search(self._masked.text) if agencies and not own else None
        return whole[0] if whole else ("" if self._language == "zh" else " ").join(span.text for span in own)

    def _between(self, one: Span, other: Span) -> str:
        text = self._masked.question.text
        return text[one.end : other.start] if one.end <= other.start else "…"

    def _years(self, two: bool) -> list[str]:
        """The years in words; the first and last of a span where two are wanted."""
        spans = sorted((*self._masked.named(YEAR), *self._masked.named(YEARS)), key=lambda span: span.start)
        named = {span.value("year") or span.value("relative") or "": span for span in spans}
        if two and len(named) == 1 and "," in next(iter(named)):
            years = next(iter(named)).split(",")
            return [self._year(years[0], None), self._year(years[-1], None)]
        values = sorted(named) if self._in_order else list(named)
        return [self._year(each, named[each]) for each in values]

    def _year(self, value: str, span: Span | None) -> str:
        zh = self._language == "zh"
        if span and span.value("year") is None:
            return span.text  # 去年
        if ":" in value:
            number = value.partition(":")[2]
            return f"近{number}年" if zh else f"the last {number} years"
        years = value.split(",")
        if len(years) == 1:
            return f"{value}年" if zh else value
        first, last = int(years[0]), int(years[-1])
        if [int(year) for year in years] == list(range(first, last + 1)):
            return f"{first}-{last}年" if zh else f"{first}-{last}"
        return "、".join(years) + "年" if zh else f"{', '.join(years[:-1])} and {years[-1]}"

    def _spoken(self, quantities: Sequence[Quantity], wanted: int) -> list[str]:
        """The figures in words; without requests received where they are one too many: the subject of all others.

        Where a conversation goes on with applicants alone, the rows are those asked about before.
        """
        question = self._masked.question
        if question.previous and not any(question.spans.of(kind) for kind in ("row", "rate")):
            return list(dict.fromkeys(span.text for span in question.spans.of("column")))
        if len(quantities) > wanted:
            rows = vocabulary.rows()
            quantities = [each for each in quantities if not (isinstance(each, Measure) and rows[each.row].weak)]
        return list(dict.fromkeys(each.name(self._language) for each in quantities))

    def _limit(self) -> str | None:
        """How many of a ranking are wanted; None where it can't be told."""
        limits = [span.value("limit") or "" for span in self._masked.question.spans.of("limit")]
        return next(iter([*filter(str.isdecimal, limits), *self._masked.numbers, *_spelt_out(self._masked.text)]), None)


def _spelt_out(text: str) -> Iterator[str]:
    """Numbers of bodies in words: 前三家, 末五位, bottom three."""
    for found in _IN_WORDS.finditer(text):
        yield str(parse_number(found[0]))
