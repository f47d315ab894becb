"""A question as spans of known phrases: the best cover wins, what no phrase covers is left over."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from answer.reading.language.chinese import said_plainly
from answer.reading.language.english import plainer, without_contractions
from answer.reading.language.numbers import parse_number
from answer.reading.language.problems_said import with_problems_named
from answer.reading.language.quoted import unquoted
from answer.vocabulary import LONGEST_EN, LONGEST_ZH, UNKNOWN, Meaning, phrases, slips
from ingest.tokens import fold

_HAN = re.compile(r"[\u4e00-\u9fff“”\"]+")
_RUN = re.compile(r"[\u4e00-\u9fff“”\"/A-Z0-9a-z（）()]+")
_NOT_MEANT = re.compile(
    r"[，,。？?；;]我?(?:不要|不看|不问)(?!重复|[^，,。；;]{0,4}汇总)[^，,。：:；;？?]+|[，,。？?；;](?:请?注意[，,]?)?(?:而)?(?:不是|非)(?!0|零|空)[^，,。：:；;？?]+|[（(](?:而)?(?:不是|非)[^（）()]+[）)]|而(?:不是|非)[^，,。：:；;？?的]+"
    r"|[（(]?别[和跟与][^）)]*(?:搞混|混淆|弄混)[）)]?"
    r"|[,.;?]? ?(?:please )?(?:do not|don't) (?:confuse|mix)(?: up)?(?: (?:it|them|this))?(?: up)? with [^,.:;?]+"
    r"|, (?:and )?not (?!in\b|counting\b|including\b|considering\b"
    r"|just\b|only\b|processed|corrected|held|paid|filled|filed|yet|any|zero|blank)[^,.:;?]+"
    r"|\(not [^()]+\)|,? (?:rather than|instead of) [^,.:;?]+"
)
_MARKUP = re.compile(r"<script\b.*?(?:</script>|$)|</?[a-z][^<>]{0,200}>|[*#|`]+")
_SYMBOLS = re.compile(r"[\U00010000-\U0010ffff\u2600-\u27bf\ufe0f\u200d]+")
_PERCENT_ZH = re.compile(r"百分之\s*(\d+(?:\.\d+)?|[一二三四五六七八九十]{1,3}|一?百)")
_NUMBERED = re.compile(r"\([一二三四五六七八九十]\)(?=[\u4e00-\u9fff])")  # (六)其他处理
_ASIDE = re.compile(r"\(((?:in|ex)cl\w*|with|without|not counting|counting|no) ([^()]{1,60})\)")  # (including partial)
_OF_TABLES = re.compile("[表格份篇]|数据|数字|各项|[a-z]")
_PLACE_BEHIND = re.compile(  # 砺岩区(昀川市的)
    r"(?P<own>(?:(?![年月日的和与及在])[\u4e00-\u9fff]){2,4}[区县])\((?:是|指)?(?P<outer>[\u4e00-\u9fff]{2,4}[市州])(?:的|那个|下辖的?)?\)"
)
_POSSESSIVE = re.compile(r"(?<=[a-z\u4e00-\u9fff])(?<!people)['’]s\b")
_REQUESTS = re.compile(r"(?:requests|applications) [a-z]+(?:ed|en|ld)\b")
_WORD = re.compile(r"[a-z0-9'\-\"/%]+(?:\.(?=[a-z]))?")
SOUGHT = "sought"  # the meaning of a name that is sought as it stands
SHORTEST_NAME = 4  # characters of a name that is surely one
_PRIORITY = {
    "refuse": 0,
    "agency": 0,
    "year": 1,
    "condition": 1,
    "limit": 1,
    "region": 2,
    "row": 3,
    "column": 4,
    "topic": 5,
    "theme": 5,
}

Lookup = Callable[[Sequence[str]], Mapping[str, Sequence[Meaning]]]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the question and what it means."""

    start: int
    end: int
    text: str
    meanings: tuple[Meaning, ...]

    def value(self, kind: str) -> str | None:
        """The value of its meaning of that kind."""
        return next(iter(self.values(kind)), None)

    def values(self, kind: str) -> list[str]:
        """The values of all its meanings of that kind."""
        return [meaning.value for meaning in self.meanings if meaning.kind == kind]


def span_of(found: re.Match[str], *meanings: Meaning, part: int | str = 0) -> Span:
    """What a pattern found, or one group of it, as a span."""
    return Span(*found.span(part), found[part], meanings)


@dataclass(frozen=True)
class Spans:
    """All chosen spans in order, and the words that none covers."""

    text: str
    chosen: tuple[Span, ...]
    leftover: tuple[str, ...]  # of two Chinese characters or more, or English
    bits: tuple[str, ...] = ()  # single characters and numbers

    def has(self, *kinds: str) -> bool:
        """Whether anything means any of that."""
        return not self._by_kind.keys().isdisjoint(kinds)

    def of(self, kind: str) -> list[Span]:
        """The spans that mean that, in order."""
        return list(self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> Mapping[str, Sequence[Span]]:
        """The spans by what they mean: a question is asked for that some hundred times."""
        found: dict[str, list[Span]] = {}
        for span in self.chosen:
            for kind in dict.fromkeys(meaning.kind for meaning in span.meanings):
                found.setdefault(kind, []).append(span)
        return found


@lru_cache(maxsize=256)  # a question is read several times over
def normalise(question: str) -> str:
    """Half-width, simplified, lower case, single spaces, none between two Chinese characters; no markup, no emoji.

    What is said not to be meant (，不是予以公开) is left out, and so is the English possessive.
    """
    folded = fold(question).lower()
    plain = _SYMBOLS.sub(" ", _MARKUP.sub(" ", folded))
    single = re.sub(r"\s+", " ", plain if re.search(r"\w", plain) else folded).strip()
    single = re.sub(r"(?<=[\u4e00-\u9fff]{6}) (?=[\u4e00-\u9fff]{4})", ",", single)  # 报了几啊 领导等着要
    single = re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", single)
    single = _PERCENT_ZH.sub(lambda found: f"{parse_number(found[1])}%", single)
    single = _NUMBERED.sub("", single)
    single = _ASIDE.sub(r"\1 \2", single)
    single = _PLACE_BEHIND.sub(r"\g<outer>\g<own>", single)
    for slip, meant in slips().items():
        single = single.replace(slip, meant)
    return _NOT_MEANT.sub(
        "", _POSSESSIVE.sub("", said_plainly(plainer(with_problems_named(unquoted(without_contractions(single))))))
    ).strip()


def find_spans(text: str, names: Lookup, extra: Iterable[Span] = ()) -> Spans:
    """The spans of a normalised question.

    `names` looks up names of bodies and regions among all substrings; `extra` are spans found by
    pattern (years, conditions).
    """
    substrings = dict(_substrings(text))
    candidates = list(extra)
    zh, en = phrases()
    known = names(sorted(set(substrings.values())))
    for (start, end), phrase in substrings.items():
        table = en if phrase.isascii() else zh
        said = table.get(phrase) or table.get(phrase.replace("-", " "), ())
        if "," in text[start:end] and (_REQUESTS.match(phrase) or any(each.value == "received" for each in said)):
            said = ()  # requests received, requests granted: no received requests; got requests, refused none
        if re.search("[,:]", text[start:end]):
            said = tuple(each for each in said if each.kind != "list")  # of those, who; only departments: who
        meanings = (*known.get(phrase, ()), *said)
        if meanings:
            candidates.append(Span(start, end, phrase, _without_filler(meanings)))
    return _covered(text, _zero_of_figures(_best_cover(_without_names_in(candidates))))


def without_spans(spans: Spans, dropped: Sequence[Span]) -> Spans:
    """The spans without some of them, whose words are then known to nothing."""
    return _covered(spans.text, tuple(span for span in spans.chosen if span not in dropped))


def as_words_sought(spans: Spans, names: Sequence[Span]) -> Spans:
    """The spans with some of them as words that are sought in the reports, whatever they name."""
    chosen = (replace(span, meanings=(Meaning(SOUGHT, span.text),)) if span in names else span for span in spans.chosen)
    return replace(spans, chosen=tuple(chosen))


def _covered(text: str, chosen: tuple[Span, ...]) -> Spans:
    chosen = tuple(span for span in chosen if span.value(UNKNOWN) is None)
    left = list(_leftover(text, chosen))
    words = tuple(word for word in left if len(word) > 1 and not word[0].isdigit())
    return Spans(text, chosen, words, tuple(word for word in left if word not in words))


def _zero_of_figures(chosen: tuple[Span, ...]) -> tuple[Span, ...]:
    """The words with 都是零 said of figures that are named, not of whole tables: 行政处罚和行政许可都是零."""
    if not any(span.value("row") is not None for span in chosen):
        return chosen
    zero = (Meaning("zero"),)
    return tuple(
        replace(span, meanings=zero)
        if span.value("all_zero") is not None and not _OF_TABLES.search(span.text)
        else span
        for span in chosen
    )


def _without_names_in(candidates: Sequence[Span]) -> list[Span]:
    """Without turns of speech for a topic that run over the name of a body, or a year, or begin in such a name."""
    named = [
        span
        for span in candidates
        if span.value("year") is not None or (span.value("agency") is not None and len(span.text) >= SHORTEST_NAME)
    ]
    return [
        span
        for span in candidates
        if not (_is_topic(span) and any(span.start < each.start and each.end < span.end for each in named))
        and not (span.value("list") is not None and any(each.start < span.start < each.end for each in named))
    ]


def _is_topic(span: Span) -> bool:
    return span.value("topic") is not None or span.value("theme") is not None


def _without_filler(meanings: Sequence[Meaning]) -> tuple[Meaning, ...]:
    telling = tuple(meaning for meaning in meanings if meaning.kind != "filler")
    return telling or tuple(meanings)


def _substrings(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Every stretch of Chinese up to the longest phrase, and every run of English words."""
    for run in _RUN.finditer(text):
        low, high = run.span()
        for start in range(low, high):
            if _inside_number(text, start):
                continue
            for end in range(start + 1, min(high, start + LONGEST_ZH) + 1):
                if not _inside_number(text, end) and _HAN.search(text[start:end]):
                    yield (start, end), text[start:end]
    words = list(_WORD.finditer(text))
    for index in range(len(words)):
        for last in range(index, min(len(words), index + LONGEST_EN)):
            between = text[words[last - 1].end() : words[last].start()] if last > index else " "
            if between.strip(" ,.:"):
                break
            start, end = words[index].start(), words[last].end()
            yield (start, end), re.sub(r"[ ,:]+", " ", text[start:end])


def _inside_number(text: str, place: int) -> bool:
    """Whether a place stands between two digits: 20件 holds no 0件."""
    return text[place - 1 : place].isdigit() and text[place : place + 1].isdigit()


def _best_cover(candidates: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that together cover most of the text; of equal covers the one with the longest phrases.

    Not the longest phrase first: “requests granted in part” is “requests” and “granted in part”, though “requests
    granted” is longer than either.
    """
    ending: dict[int, list[Span]] = {}
    for span in candidates:
        ending.setdefault(span.end, []).append(span)
    best: list[_Cover] = [_Cover()]
    for end in range(1, max(ending, default=0) + 1):
        covers = [best[span.start].with_span(span) for span in ending.get(end, ())]
        best.append(max([best[-1], *covers], key=lambda cover: cover.worth))
    return tuple(best[-1].spans())


@dataclass(frozen=True, slots=True)
class _Cover:
    """Spans of the beginning of a text, the last one first."""

    worth: tuple[int, int, int, int] = (0, 0, 0, 0)
    last: Span | None = None
    before: "_Cover | None" = None

    def with_span(self, span: Span) -> "_Cover":
        """This cover with one more span: characters covered, the longer phrases first, of these the telling ones
        (未填报|的, not 未|填报的), then the priority of kinds."""
        square = (span.end - span.start) ** 2
        covered, squares, telling, rank = self.worth
        told = 0 if span.value("filler") is not None else square
        worth = (covered + span.end - span.start, squares + square, telling + told, rank - _rank(span))
        return _Cover(worth, span, self)

    def spans(self) -> list[Span]:
        """Its spans in order."""
        found, cover = [], self
        while cover.last is not None and cover.before is not None:
            found.append(cover.last)
            cover = cover.before
        return found[::-1]


def _rank(span: Span) -> int:
    return min(_PRIORITY.get(meaning.kind, 9) for meaning in span.meanings)


def _leftover(text: str, chosen: Sequence[Span]) -> Iterator[str]:
    """What nothing covers: Chinese, English words, numbers."""
    masked = list(text)
    for span in chosen:
        masked[span.start : span.end] = " " * (span.end - span.start)
    for found in re.finditer(r"[\u4e00-\u9fff]+|[a-z][a-z'\-]*|\d+(?:\.\d+)?", "".join(masked)):
        yield found.group()
