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
from answer.paraphrase.masked import AGENCY, BODIES, FIGURE, REGION, THEME, TOPIC, YEAR, YEARS, Masked
from answer.paraphrase.meant import asked_for
from answer.paraphrase.subjects import Kind, subject_of
from answer.plan import Measure, Quantity, Rate
from answer.reading.figures.what import measures_in
from answer.reading.language.numbers import parse_number
from answer.reading.language.spans import Span, find_spans
from answer.reading.prose.topics_named import PEOPLE
from answer.reading.scope.years import is_open, is_relative
from answer.reply import Reply

REVERSED = "~"
NEEDED = "needed"  # of a field that may not be empty
PROSE = "prose_"  # how labels of questions about the prose begin
_SEVERAL = ("agency", "year", "measure", "figure", "n")  # {agency}, {agency2}, {agency3}
_PERCENT = re.compile("%|百分|percent|share")
_IN_WORDS = re.compile(r"[一二两三四五六七八九十]+(?=[名家个位])|\b(?:two|three|four|five|six|seven|ten)\b")
_WHOLE_PLACE = re.compile(
    r"全[省市县区]|\b(?:city|district|county|province)(?= ?-?(?:wide|total|aggregate|as a whole|overall)\b)"
    r"|(?<=\bthe )(?:(?:entire|whole|overall) )?(?:city|district|county|province)\b"
)
_PLACES = ("city", "district", "county", "province")
_WHOLE = "Ⓝ%"  # 100 %
_PLACE_OF_LABEL = re.compile(r"\|place=(\d)")
_TABLE = "|table="  # in labels
_TABLES = ("1", "2", "3")
_BY_APPLICANTS = ("applicants", "fu_applicants")
_LOOKUP, _EQUAL, _CARRIED = "lookup", "figures_equal", "carry_match"  # labels
CLEARLY = 0.1  # more probably asked for than another figure of the same clause
_STOP = re.compile("[,.;:，。；：]")
_IMPROVEMENTS = "prose_improvements"
_NUMBER = "prose_number"
_AFTER = re.compile(r"(?:after )?(20\d\d)(?:$|年?(?:之后|以后|后))")
_OPEN_ENDED = re.compile(
    r"since|now|date|today|present|onwards?|later|after|forwards?|以来|至今|起|到现在|到目前|到今天|以后|之后|后"
)
_FORMS = ("form_of", "old_form", "any_old_form")  # labels
_EDITIONS = ("2019", "2021")
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
    percent = bool(_PERCENT.search(text))
    whole = _WHOLE if "100" in masked.numbers else ""
    if "%" in masked.text.replace(whole, "") and not percent:
        return None
    fields = _fields(text)
    about_prose = base.startswith(PROSE)
    if _narrowed_by_columns(masked, base) and not about_prose and not _tells_figures(fields):
        return None
    named = _Named(masked, base, in_order=entry.get("years") == "in order", reversed_=tuple(reversed_), percent=percent)
    values = named.values(fields)
    told = named.of_prose(fields) if about_prose else {}
    if (
        values is None
        or told is None
        or any(entry.get(name) == NEEDED and not values[name] for name in ("where", "bodies"))
    ):
        return None
    values["bodies"] = values["bodies"] or _ALL_BODIES[masked.question.language]
    return " ".join(text.format(**values, **told).split())


def _narrowed_by_columns(masked: Masked, label: str) -> bool:
    """Whether applicants of one sort are named, where a wording has no place for them: who asks for all names some."""
    columns = {span.value("column") or "" for span in masked.question.spans.of("column")}
    sorts = [column for column in columns if column.startswith("applicants/") and not column.endswith("/total")]
    return len(sorts) == 1 or (bool(sorts) and not label.startswith(_BY_APPLICANTS))


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _tells_figures(fields: set[str]) -> bool:
    return not fields.isdisjoint(("figure", "measure"))


class _Named:
    """What a question names, as it is put into a canonical wording."""

    def __init__(self, masked: Masked, label: str, *, in_order: bool, reversed_: Sequence[str], percent: bool) -> None:
        self._masked = masked
        self._label = label
        self._percent = percent
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
        numbers = self._numbers(len(fields & {"n", "n2"}))
        several: dict[str, list[str]] = {"agency": agencies, "year": self._years("year2" in fields), "n": numbers}
        if "figure" in fields:
            several["figure"] = self._spoken(self._masked.counted, 1)
        elif "measure" in fields:
            several["measure"] = self._measures(1 + ("measure2" in fields))
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
            values["n"], values["n2"] = sorted((values["n"], values["n2"]), key=_as_number)
        if (bodies and "bodies" not in fields) or (regions and not fields & _WHERE):
            return None
        values["bodies"] = _AND[self._language].join(dict.fromkeys(bodies))
        whole = regions if regions in _PLACES else ""
        values["where"], values["whole"] = regions, whole
        values["in_where"] = f"in {regions}" if regions and not whole else ""
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
        if self._language == "en" and self._label.startswith(_NUMBER):
            name = topic.en_counted or name
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
        spans = self._masked.named(REGION)
        own = [span for span in spans if not any(self._between(span, each).strip() == "" for each in agencies)]
        shared = any(len(names.named(span.value("agency") or "", ())) > 1 for span in agencies)
        if shared and len(own) == len(spans):
            return ""
        if any(self._between(one, other).strip() for one, other in pairwise(own)):
            return None
        whole = _WHOLE_PLACE.search(self._masked.text) if agencies and not own else None
        if whole:
            return whole[0].split(" ")[-1]
        return ("" if self._language == "zh" else " ").join(span.text for span in own)

    def _between(self, one: Span, other: Span) -> str:
        text = self._masked.question.text
        return text[one.end : other.start] if one.end <= other.start else "…"

    def _years(self, two: bool) -> list[str]:
        """The years in words; the first and last of a span where two are wanted."""
        spans = sorted((*self._masked.named(YEAR), *self._masked.named(YEARS)), key=lambda span: span.start)
        named = {span.value("year") or span.value("relative") or "": span for span in spans}
        if self._label in _FORMS:
            named = _of_reports(named, spans)
        if two and len(named) == 1 and "," in next(iter(named)):
            years = next(iter(named)).split(",")
            return [self._year(years[0], None), self._year(years[-1], None)]
        values = sorted(named) if self._in_order else list(named)
        if two and len(values) == 1 and self._label == _CARRIED and values[0].isdecimal():
            first = int(values[0]) - (len(spans) == 1)  # 2022年的上年结转和上年的结转下年; out of 2021, into 2022
            values = [str(first), str(first + 1)]
            return [self._year(each, None) for each in values]
        return [self._year(each, named[each]) for each in values]

    def _year(self, value: str, span: Span | None) -> str:
        zh = self._language == "zh"
        if span and span.value("year") is None:
            return span.text  # 去年
        open_ended = _AFTER.search(span.text) if span else None
        if span and open_ended and self._label == _IMPROVEMENTS:
            return open_ended[1] + ("年" if zh else "")  # planned after a year: in the report of that year
        if span and "," in value and value[-4:] not in span.text and _OPEN_ENDED.search(span.text):
            return span.text  # since 2022
        if span and "," in value and span.text.startswith("截"):
            return f"{int(value[-4:]) + 1}年以前"  # 截至2024年
        if span and "," in value and is_open(span.text):
            return span.text  # 2021年及以前
        if is_relative(value):
            number = value.partition(":")[2]
            if number == "1" and span:
                return span.text  # its latest report
            return f"近{number}年" if zh else f"the last {number} years"
        years = value.split(",")
        if len(years) == 1:
            return f"{value}年" if zh else value
        first, last = int(years[0]), int(years[-1])
        if [int(year) for year in years] == list(range(first, last + 1)):
            return f"{first}-{last}年" if zh else f"{first}-{last}"
        return "、".join(years) + "年" if zh else f"{', '.join(years[:-1])} and {years[-1]}"

    def _numbers(self, wanted: int) -> list[str]:
        """The numbers of the question: each once where more are named than wanted, and none that only measures."""
        numbers = self._masked.numbers
        place = _PLACE_OF_LABEL.search(self._label)
        if place and numbers == [place[1]]:
            return []
        if _TABLE in self._label:
            numbers = [each for each in numbers if each not in _TABLES]  # the second table
        if wanted:
            return numbers if len(numbers) <= wanted else list(dict.fromkeys(numbers))
        return [each for each in numbers if each != "0" and not (each == "100" and _WHOLE in self._masked.marked)]

    def _measures(self, wanted: int) -> list[str]:
        """The figures or rates in words; the figures where only the wording makes percentages of them.

        Where one of them would be the column or the subject of another, each is read by itself.
        """
        if self._label == _LOOKUP and wanted == 1:
            meant = self._meant()
            if meant:
                return [meant]
        of_figures = self._percent and not self._masked.question.spans.of("rate")
        ways = (self._masked.counted,) if of_figures else (self._masked.quantities, self._masked.counted)
        found = [self._spoken(way, wanted) for way in ways]
        if wanted > 1:  # requests from businesses is a noun phrase, 企业的 may go on to the next figure
            found.insert(0 if self._language == "en" else len(found), self._apart())
        chosen = next((each for each in found if len(each) == wanted), found[-1])
        if self._label == _EQUAL:  # else the comma parts them
            chosen = [name.replace("requests received, ", "requests from ") for name in chosen]
        return chosen

    def _apart(self) -> list[str]:
        """The figures in words, as each group of words that stand together names them."""
        return list(dict.fromkeys(name for _, names in self._groups() for name in names))

    def _meant(self) -> str:
        """The one figure that is asked for, where others are named to keep them apart from it."""
        quantities = self._masked.quantities
        several = len(quantities) > 1 and not any(isinstance(each, Rate) for each in quantities)
        groups = self._groups() if several else []
        if any(len(names) != 1 for _, names in groups):
            return ""
        found = {names[0]: asked_for(self._masked, place) for place, names in groups}
        first, *others = sorted(found, key=lambda name: -found[name]) or [""]
        between = self._masked.question.text[groups[0][0].end : groups[-1][0].start] if groups else ""
        clearly = 0 if _STOP.search(between) else CLEARLY
        return first if others and found[first] - found[others[0]] >= clearly else ""

    def _groups(self) -> list[tuple[Span, list[str]]]:
        """The stretches that name figures, and what each names by itself."""
        question = self._masked.question
        found = []
        for place in self._masked.groups(FIGURE):
            read = measures_in(find_spans(place.text, question.names), self._language)
            names = [] if isinstance(read, Reply) else [each.name(self._language) for each in read]
            found.append((place, list(dict.fromkeys(names))))
        return found

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


def _as_number(told: str) -> float:
    """A number of the question without its unit: 500000 of 500000 yuan."""
    return float(told.removesuffix(" yuan").removesuffix("元"))


def _of_reports(named: dict[str, Span], spans: Sequence[Span]) -> dict[str, Span]:
    """The years but for those of the editions of the form: 2019 or 2021, in 2023; 2019年的报告是2019年版还是新版."""
    values = [span.value("year") for span in spans]
    twice = {value: span for value, span in named.items() if values.count(value) > 1}
    others = {value: span for value, span in named.items() if value not in _EDITIONS}
    return named if len(named) < 2 else (twice or others)


def _spelt_out(text: str) -> Iterator[str]:
    """Numbers of bodies in words: 前三家, 末五位, bottom three."""
    for found in _IN_WORDS.finditer(text):
        yield str(parse_number(found[0]))
