"""A question being read: its words as spans, who asks when, and what was asked before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from answer.answer import Language
from answer.plan import Plan
from answer.reading.language.passed_over import passed_over, saying_which
from answer.reading.language.spans import Span, Spans
from answer.reading.language.unknown import whole_words
from answer.reading.scope.names import Names
from answer.words import join, say

_NUMBER_OF = re.compile(r"(?:the )?(?:same )?number of")
_ASKS_AT_ITS_END = re.compile(r"过[^，。]{0,16}(?:没有|没)[？?]*$|(?:都|均|全部?)[^，。]{0,8}了(?:没有|没)[？?]*$")
_ASKS_WHETHER = re.compile(
    r"(?:^|[,:;.!?(-] ?)(?:(?:and|so|but|then|please|also) )?"
    r"(?:did|does|do|was|were|is|are|has|have|had|any|didn't|wasn't|weren't|isn't|hasn't)\b"
    r"|\bwhether\b|\b(?:right|correct|is that (?:so|right|true)|(?:is|was|did|were|has|does)n't (?:it|they))\?*$"
)
_SAY_NOTHING = frozenset(
    {"hi", "ok", "eh", "hm", "ah", "oh", "um", "er", "mr", "ms", "dr", "re", "eg", "ie", "am", "st"}
)
_WHICH = re.compile(r"[哪谁]|wh(?:ich|o)")
_BODIES = re.compile(
    r"\b(?:(?:what|which) (?:\w+ )?(?:do|did|have|had) (?:all |all the |the )?|(?:how many|which) )"
    r"(?:bodies|agencies|departments|bureaus|offices)\b"
)
_OF_WHICH = re.compile("其中|之中|当中")
_SINGULAR = re.compile(
    r"它|该单位|这家|那家|该局|这个单位|这个局|这个部门"
    r"|its?|that one|(?:this|that|the same) (?:agency|body|one|bureau|office)"
)
_OF_WHOM = (  # with these words it says of whom, or asks for something else
    *("agency", "region", "level", "year", "relative", "list", "count", "sum", "together", "plus", "mean", "median"),
    *("rank_most", "rank_least", "rank_of", "limit", "place", "difference", "change", "others", "those", "each_body"),
    *("group_year", "group_region", "group_level", "series", "which_year", "every_year", "per_body", "against"),
    *("share_bodies", "topic", "theme", "mention", "reports", "except", "versus"),
)
_EVERYONE = re.compile(r"全[市区县省部]|所有|各|每|单位|部门|有人|别人|其他|另外|[，,]")


def without(spans: Spans, kinds: Sequence[str]) -> str:
    """The text without the words of some kinds."""
    named = sorted((span.start, span.end) for kind in kinds for span in spans.of(kind))
    text, at = "", 0
    for start, end in named:
        text += spans.text[at:start] + " " if start >= at else ""
        at = max(at, end)
    return (text + spans.text[at:]).strip()


@dataclass
class Question:
    """One question. `assumptions` collects what was assumed in reading it; `inherits` says that it is a follow-up
    without a subject of its own."""

    text: str  # normalised
    language: Language
    spans: Spans
    names: Names
    today: date
    previous: Plan | None
    assumptions: list[str] = field(default_factory=list)
    inherits: bool = False
    lost: bool = False
    of_bodies: bool = False  # it is the wording of a question that speaks of the bodies of a place
    settled: bool = False  # the whole of it is known as a follow-up, and no likeness says more
    completed: bool = False  # its figure is told by the last question
    heard: tuple[Plan, ...] = ()  # all that was asked for before, the last one too
    left_out: tuple[Span, ...] = ()  # names of what is not meant: 除民政局外
    context: tuple[str, ...] = ()  # clauses that ask nothing
    summary_left_out: str = ""  # the tier of a government whose summing-up report alone is not meant

    def has(self, *kinds: str) -> bool:
        """Whether any word means any of that."""
        return self.spans.has(*kinds)

    @cached_property
    def left(self) -> tuple[str, ...]:
        """Words that are neither vocabulary nor a name loaded."""
        return tuple(word for word in self.spans.leftover if word not in _SAY_NOTHING)

    @cached_property
    def sought(self) -> str:
        """The question without the bodies, places and years that it names: they choose reports, not passages."""
        return without(self.spans, ("agency", "region", "level", "year", "relative"))

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """Those, and single characters and numbers; a number that a question asks about (有12件吗) is its own."""
        claims = self.language == "zh" and self.has("yesno")
        bits = (bit for bit in self.spans.bits if not (bit.isascii() and (bit.isalpha() or claims)))
        return (*self.left, *bits)

    @cached_property
    def puzzling(self) -> tuple[str, ...]:
        """Those of them that may say something."""
        return (*(word for word in self.unread if word not in self.passed), *saying_which(self.spans))

    @cached_property
    def passed(self) -> frozenset[str]:
        """Those that say nothing."""
        return passed_over(self.spans) if self.unread else frozenset()

    def say_passed_over(self) -> None:
        """Notes the words and clauses passed over among what was assumed; particles need no note."""
        words = [word for word in self.left if word in self.passed]
        for key, said in (("context", self.context), ("passed_over", words)):
            if said:
                self.assumptions.append(say(key, self.language, words=join(list(said), self.language)))

    @cached_property
    def whole_words(self) -> tuple[str, ...]:
        """The Chinese ones as whole words of the reports, and what is quoted."""
        return whole_words(self.spans, self.names.connection)

    @property
    def earlier(self) -> Plan | None:
        """What was asked for before the last question."""
        return self.heard[-2] if len(self.heard) > 1 else None

    @property
    def everyone(self) -> bool:
        """Whether it asks about a whole set of bodies."""
        return self.has(
            "list", "sum", "count", "mention", "deed", "mean", "median", "unfiled", "group_region", "group_level"
        )

    @property
    def is_yes_no(self) -> bool:
        """Whether it asks whether something is so."""
        if any(not span.text.isascii() for span in self.spans.of("yesno")):
            return True
        if self.has("quantity", "list") and not self.has("number"):
            first = self.spans.of("yesno")
            asked = any(not _NUMBER_OF.fullmatch(span.text) for span in self.spans.of("quantity"))
            return bool(first) and first[0].start == 0 and not asked
        return bool(_ASKS_AT_ITS_END.search(self.text) or _ASKS_WHETHER.search(self.text))

    @property
    def wants_all(self) -> bool:
        """Whether all main figures of the bodies named are asked for: compare A and B, an overview of A."""
        return self.has("agency") and self.has("overview", "series")

    @property
    def means_those(self) -> bool:
        """Whether bodies asked for before are meant; “their” may also be of bodies that it names itself."""
        spans = [span for span in self.spans.of("those") if not self._is_of_its_own(span)]
        if self.means_the_first:
            return True
        return any(span.text != "their" for span in spans) or (bool(spans) and not self.has("count", "sum"))

    def _is_of_its_own(self, span: Span) -> bool:
        """Whether 其中 is of what the question itself has asked for before (不予处理合计几件，其中信访投诉类几件), or
        “their” of bodies that it speaks of: what do the bodies say about their websites."""
        if span.text in {"their", "they"} and _BODIES.search(self.text[: span.start]):
            return True
        named = any(row.end <= span.start for kind in ("row", "column") for row in self.spans.of(kind))
        asked = any(each.end <= span.start for kind in ("sum", "quantity") for each in self.spans.of(kind))
        return _OF_WHICH.match(span.text) is not None and named and asked

    @property
    def means_some_of_those(self) -> bool:
        """Whether a part of what was asked about before is: how many of them were granted, did any of them."""
        spans = (*self.spans.of("count"), *self.spans.of("yesno"))
        return any(re.search(r"\bof (?:them|these|those)\b", span.text) for span in spans)

    @property
    def means_the_first(self) -> bool:
        """Whether the one body is meant that the last question asked for: 它, after who has most."""
        last = self.previous
        first = last is not None and last.kind == "list" and (last.limit == 1 or last.place is not None)
        told = last is not None and last.kind == "text" and last.every_report  # who has most visits of its website
        first = first or (told and last is not None and bool(last.order) and last.limit == 1)
        singular = any(_SINGULAR.fullmatch(span.text) for span in self.spans.of("follow_up"))
        return first and (singular or self._goes_on_about_one)

    @property
    def _goes_on_about_one(self) -> bool:
        """Whether a number is asked for, or whether there are any, and nothing says of whom: 赢了几场."""
        asks = (self.has("quantity") or self.is_yes_no) and self.has("row", "column", "rate")
        return self.language == "zh" and asks and not self.has(*_OF_WHOM) and not _EVERYONE.search(self.text)

    @property
    def without_zeros(self) -> bool:
        """Whether those with zero are left out: 不含零申请单位, excluding zeros, the smallest non-zero number."""
        if self.has("not_zero") and self.has("rank_least", "rank_most", "mean", "median"):
            return True
        return self.has("except", "except_behind") and self.has("zero") and not self.left_out

    @property
    def is_again_without_zeros(self) -> bool:
        """Whether it only asks for the last number again without them: 去掉零申请的单位再算一次."""
        own = self.has("mean", "median", "count") or any(_WHICH.search(span.text) for span in self.spans.of("list"))
        return self.previous is not None and self.without_zeros and not own

    @property
    def stands_alone(self) -> bool:
        """Whether it names what it asks for and of whom."""
        return self.has("row", "rate", "topic", "reports") and (self.has("agency", "region") or self.everyone)
