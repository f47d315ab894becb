"""A question with its bodies, places, years, figures and numbers masked, and what stood there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from answer import vocabulary
from answer.answer import Language
from answer.plan import Measure, Quantity, Rate
from answer.reading.figures.portions import quantities_in
from answer.reading.figures.what import measures_in
from answer.reading.language.spans import Span
from answer.reading.prose.topics_named import LISTING, WHERE, topics_in
from answer.reading.question import Question
from answer.reply import Reply

AGENCY, REGION, BODIES = "Ⓐ", "Ⓡ", "Ⓑ"
YEAR, YEARS, FIGURE, NUMBER = "Ⓨ", "Ⓢ", "Ⓕ", "Ⓝ"
TOPIC, THEME = "Ⓣ", "Ⓗ"  # of the prose: what is told, and what a problem is about
LONGEST_ZH, LONGEST_EN = 3, 2  # stretches of characters and of words
STEMS = (4, 5)  # letters of an English word, which has many forms
MASKS = (AGENCY, REGION, BODIES, YEAR, YEARS, FIGURE, NUMBER, TOPIC, THEME)
MOST_COUNTED = 3  # from here on a question has "several"
_FIGURES = ("row", "column", "rate")
_NAMED = frozenset({"agency", "kind_of_body", "region", "level", "year", "relative", "filler", *_FIGURES})
_OF_VALUE = frozenset({"condition", "place"})  # their values tell wordings apart: at least, at most
_FORMS = ("old_form", "new_form", "which_form")  # 2019年格式
_PUNCTUATION = re.compile(r"[，。？！、,.;；:：“”\"'（）()\[\]?!·/—-]+")
_NUMBERS = re.compile(r"\d[\d,]*(?:\.\d+)?(?: yuan\b|元)?")  # 100,000 yuan are not so many 万元
_BUT_ZERO = re.compile(r"(?!0(?![\d.]))\d[\d,]*(?:\.\d+)?")
_JOINED_ZH = re.compile(rf"{FIGURE}(?:(?:的|中的?|里的?|内|类)?{FIGURE})+")
_JOINED_EN = re.compile(rf"{FIGURE}(?:(?: of| from| by| for| the)* {FIGURE})+")
_TOPICS_ZH = re.compile(rf"{TOPIC}(?:(?:的|中的?|里的?|内)?{TOPIC})+")
_TOPICS_EN = re.compile(rf"{TOPIC}(?:(?: of| on| for| the| and| in)* {TOPIC})+")
_BINDS = re.compile(r" ?(?:的|(?:of|from|by|for) (?:the )?)? ?")
_PLACE_OF_NAME = re.compile(rf"{REGION}\W*(?={AGENCY})")


def words_of(text: str, language: Language) -> Iterator[str]:
    """The words of a text: English ones, or Chinese characters, alone and two in a row."""
    if language == "en":
        yield from text.split()
    else:
        yield from text
        yield from (text[at : at + 2] for at in range(len(text) - 1))


def stretches(text: str, language: Language) -> Iterator[str]:
    """Up to three characters or two English words in a row, how long words begin, and what stands behind which mask."""
    spaced = language == "en"
    units: Sequence[str] = ["^", *(text.split() if spaced else text), "$"]
    for length in range(1, (LONGEST_EN if spaced else LONGEST_ZH) + 1):
        for start in range(len(units) - length + 1):
            yield (" " if spaced else "").join(units[start : start + length])
    yield from (f"{word[:length]}…" for word in units for length in STEMS if spaced and len(word) > length)
    for mask in (AGENCY, REGION, YEAR, FIGURE):
        yield from _behind(mask, units) if units.count(mask) > 1 else ()


def _behind(mask: str, units: Sequence[str]) -> Iterator[str]:
    """Every word with how many masks of a sort stand before it: of two years, which is the one without requests."""
    count = 0
    for unit in units:
        count += unit == mask
        yield f"{min(count, MOST_COUNTED)} {mask} {unit}"


@dataclass(frozen=True)
class Masked:
    """What is named, in the order of the question, and the rest of its words."""

    question: Question
    sought: tuple[str, ...] = ()  # words that only reports know, masked as topics
    themes_sought: bool = False  # what problems may be about is sought as a word, too

    @cached_property
    def spans(self) -> tuple[tuple[str, Span], ...]:
        """The stretches that are masked, with what stands for each."""
        chosen = {*self.question.spans.chosen, *self.question.left_out}
        found = [(mask, span) for span in chosen if (mask := _mask_of(span))]
        if self.themes_sought:
            found = [(TOPIC if mask == THEME else mask, span) for mask, span in found]
        taken = {place for _, span in found for place in range(span.start, span.end)}
        found += [(TOPIC, span) for span in self._sought() if taken.isdisjoint(range(span.start, span.end))]
        return tuple(sorted(found, key=lambda each: each[1].start))

    def _sought(self) -> Iterator[Span]:
        for word in self.sought:
            start = self.question.text.find(word)
            if start >= 0:
                yield Span(start, start + len(word), word, ())

    def named(self, mask: str) -> list[Span]:
        """What is masked so."""
        return [span for each, span in self.spans if each == mask]

    def groups(self, mask: str) -> list[Span]:
        """The stretches of words masked so that stand together: 自然人的 新收申请, requests from businesses."""
        found: list[Span] = []
        text = self.question.text
        for span in self.named(mask):
            if found and _BINDS.fullmatch(text[found[-1].end : span.start]):
                low = found.pop().start
                found.append(Span(low, span.end, text[low : span.end], ()))
            else:
                found.append(span)
        return found

    @cached_property
    def marked(self) -> str:
        """The masked question, with its punctuation."""
        return self.marked_around(Span(0, 0, "", ()))[0]

    def marked_around(self, place: Span) -> tuple[str, int, int]:
        """The masked question, with its punctuation, and where in it a stretch of the question begins and ends."""
        text, at, spaced = "", 0, self.question.language == "en"
        low = high = 0
        for mask, span in self.spans:
            text += self.question.text[at : span.start]
            low = len(text) if span.start == place.start else low
            text += f" {mask} " if spaced else mask
            high = len(text) if span.end == place.end else high
            at = max(at, span.end)
        left = _BUT_ZERO.sub(NUMBER, text[:low]), _BUT_ZERO.sub(NUMBER, text[low:high])
        rest = _BUT_ZERO.sub(NUMBER, text[high:] + self.question.text[at:])
        return "".join((*left, rest)), len(left[0]), len(left[0]) + len(left[1])

    @cached_property
    def text(self) -> str:
        """The masked question, without punctuation."""
        text, spaced = self.marked, self.question.language == "en"
        text = re.sub(r"\s+", " ", _PUNCTUATION.sub(" ", text)).strip()
        text = (_TOPICS_EN if spaced else _TOPICS_ZH).sub(TOPIC, text)
        return _PLACE_OF_NAME.sub("", (_JOINED_EN if spaced else _JOINED_ZH).sub(FIGURE, text))

    @cached_property
    def numbers(self) -> list[str]:
        """The numbers outside of what is masked, without separators."""
        left = list(self.question.text)
        forms = [span for kind in _FORMS for span in self.question.spans.of(kind)]
        for span in (*(span for _, span in self.spans), *forms):
            left[span.start : span.end] = " " * (span.end - span.start)
        return [found.replace(",", "") for found in _NUMBERS.findall("".join(left))]

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        """The figures and rates asked for, as far as they can be told."""
        found = quantities_in(self.question.spans, self.question.language)
        return () if isinstance(found, Reply) else sorted(found, key=self._place)

    @cached_property
    def counted(self) -> Sequence[Quantity]:
        """The figures, where shares are of them."""
        found = measures_in(self.question.spans, self.question.language)
        return () if isinstance(found, Reply) else found

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics asked about, but for problems and improvements, and parts of reports."""
        return tuple(topic for topic in topics_in(self.question) if _is_masked(topic))

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """What the problems asked about are of."""
        return tuple(dict.fromkeys(span.value("theme") or "" for span in self.named(THEME)))

    def _place(self, quantity: Quantity) -> int:
        """Where it is named: by the word for its column, if it has one, else by that for its row."""
        if not isinstance(quantity, Measure):
            return 0
        columns = [
            span.start
            for span in self.question.spans.of("column")
            if (span.value("column") or "").endswith(f"/{quantity.column}")
        ]
        rows = [span.start for span in self.question.spans.of("row") if span.value("row") == quantity.row]
        return min(columns or rows or [0])

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What the words that are not masked mean to the rules."""
        meanings = [meaning for span in self.question.spans.chosen for meaning in span.meanings]
        operators = {f"{each.kind} {each.value.split(' ')[0]}" for each in meanings if each.kind in _OF_VALUE}
        return frozenset({each.kind for each in meanings} - _NAMED | operators)

    def features(self) -> Iterator[str]:
        """What the question is told by: its words, what they mean, how much is named."""
        yield from stretches(self.text, self.question.language)
        yield from (f"means {kind}" for kind in self.kinds)
        counts = list(self._counts())
        yield from counts
        yield from (f"{counts[0]}, {other}" for other in counts[1:])

    def _counts(self) -> Iterator[str]:
        names = {span.value("agency") for span in self.named(AGENCY)}
        years = {span.value("year") or span.value("relative") for span in (*self.named(YEAR), *self.named(YEARS))}
        for what, number in (
            ("bodies", len(names)),
            ("years", len(years)),
            ("figures", len(self.quantities)),
            ("numbers", len(self.numbers)),
        ):
            yield f"{min(number, MOST_COUNTED)} {what}"
        for what, given in (
            ("span", bool(self.named(YEARS))),
            ("rate", any(isinstance(each, Rate) for each in self.quantities)),
            ("scope", bool(self.named(REGION) or self.named(BODIES))),
            ("before", self.question.previous is not None),
            ("topic", bool(self.named(TOPIC))),
            ("valued topic", any(vocabulary.topics()[topic].value for topic in self.topics)),
            ("counted topic", any(vocabulary.topics()[topic].units for topic in self.topics)),
        ):
            yield f"{what if given else f'no {what}'}"


def _mask_of(span: Span) -> str:
    """What stands for it; nothing where it is no name."""
    if span.value("agency") is not None:
        return BODIES if span.value("kind_of_body") is not None else AGENCY
    if span.value("region") is not None:
        return REGION
    if span.value("level") is not None:
        return BODIES
    years = span.value("year")
    if years is not None:
        return YEARS if "," in years or ":" in years else YEAR
    if span.value("relative") is not None:
        return YEAR
    if any(span.value(kind) is not None for kind in _FIGURES) and not _is_total(span):
        return FIGURE
    if span.value("theme") is not None:
        return THEME
    return TOPIC if _is_masked(span.value("topic") or "") and span.text not in WHERE else ""


def _is_total(span: Span) -> bool:
    """Whether it is only the column of all applicants together: the total."""
    return (span.value("column") or "").endswith("/total") and not (span.value("row") or span.value("rate"))


def _is_masked(topic: str) -> bool:
    """Whether a topic is no part of a report, and told in one."""
    return bool(topic) and topic not in LISTING and not vocabulary.topics()[topic].part
