"""Rates and shares in a question: those of the vocabulary, and measures asked for as part of a whole."""

import re
from collections.abc import Sequence
from dataclasses import replace

from answer import vocabulary
from answer.answer import Language, Outcome
from answer.plan import Measure, Quantity, Rate, named_rate
from answer.reading.figures.what import PLAIN, columns_in, measures_in, named_rows
from answer.reading.language.spans import Span, Spans
from answer.reply import Reply
from answer.words import say

WHOLES = frozenset({"received", "handled"})  # what others are a share of
_CARRIED = frozenset({"carried_in", "carried_out"})  # neither is a result of handling
_PART_OF_THEIRS = re.compile(
    r"(?:\d|half|third|quarter|majority|all|most).* of (?:(?:the|all|its|their) )*(?:requests|applications)"
    r" (?:from|by) "
)
_PARTS = re.compile(r"[，,；;、?？]\s*(?:and |以及|还有)?|和|以及|与|及|\s*\band\b\s*")
# With these words the rows beside a rate choose, or say what it is of.
_ELSE_THAN_BOTH = (
    *("condition", "number", "zero", "blank", "rank_most", "rank_least", "limit", "place", "rank_of", "change", "mean"),
    *("change_percent", "share", "column", "list", "count", "median", "rose", "fell", "versus", "each_body"),
)
_EACH = re.compile(r"各(?!项|类|种|单位|部门|机关|家)|分别|\beach\b|\brespectively\b")
IN_PERCENT = re.compile(r"%|percent|成|半|half")


def quantities_in(spans: Spans, language: Language) -> tuple[Quantity, ...] | Reply:
    """The measures and rates asked for, in order; a Reply where a column must be said, or no share is defined."""
    if spans.has("rate"):
        rates = [rate for span in spans.of("rate") for rate in _named_rates(spans, span)]
        beside = _numbers_beside(spans, language)
        first = beside and spans.of("row")[0].start < spans.of("rate")[0].start
        return tuple(dict.fromkeys((*beside, *rates) if first else (*rates, *beside)))
    if asks_share(spans) and (not spans.has("count") or _of_a_portion(spans)):
        return _shares(spans, language)
    return measures_in(spans, language)


def _numbers_beside(spans: Spans, language: Language) -> tuple[Measure, ...]:
    """The figures asked for beside a rate, in a clause of their own (收到几件，公开率多少) or joined to it
    (申请量和公开率)."""
    if spans.has(*_ELSE_THAN_BOTH) or len(spans.of("rate")) != 1:
        return ()
    cuts = [found.span() for found in _PARTS.finditer(spans.text)]
    (rate,) = spans.of("rate")

    def clause(span: Span) -> int:
        return sum(start <= span.start for start, _ in cuts)

    asked = {clause(span) for span in spans.of("quantity")} - {clause(rate)}
    joined = {(span.end, rate.start) for span in spans.of("row")} | {(rate.end, span.start) for span in spans.of("row")}
    pairs = joined & set(cuts)
    apart = [
        span
        for span in spans.of("row")
        if clause(span) in asked or (span.end, rate.start) in pairs or (rate.end, span.start) in pairs
    ]
    if not apart:
        return ()
    kept = tuple(span for span in spans.chosen if span.value("row") is None or span in apart)
    found = measures_in(replace(spans, chosen=tuple(span for span in kept if span != rate)), language)
    return () if isinstance(found, Reply) else found


def asks_share(spans: Spans) -> bool:
    """Whether a share is asked for, or compared with a percentage; a change in percent is none."""
    changes = spans.has("change") or spans.has("change_percent")
    if not changes and any(IN_PERCENT.search(span.text) for span in spans.of("condition")):
        return True
    return any(not changes or not (span.value("percent") or span.value("condition")) for span in spans.of("share"))


def _of_a_portion(spans: Spans) -> bool:
    """Whether members must have a share: more than half of their requests, 占到九成以上."""
    return any(span.value("condition") is not None for span in spans.of("share")) or any(
        IN_PERCENT.search(span.text) for span in spans.of("condition")
    )


def _named_rates(spans: Spans, span: Span) -> list[Rate]:
    """A rate of the vocabulary; one of rows for each row named, or for each it can be of."""
    named = vocabulary.rates()[span.value("rate") or ""]
    known = vocabulary.rows()
    applicants = [column for column in columns_in(spans, "applicants") if column != "total"]
    if not named.of_row and len(applicants) == 1:  # 自然人申请的公开率
        plain = named_rate(named, "")
        sides = [
            tuple(Measure(row=each.row, column=applicants[0]) for each in side) for side in (plain.part, plain.whole)
        ]
        return [Rate(part=sides[0], whole=sides[1])]
    if not named.of_row:
        group, whole = named.part[0].split("/")[0], Measure(row=named.part[0].split("/")[0], column="total")
        inner = [row for row in named_rows(spans, strong=True) if known[row].within == group]
        shares = [Rate(part=(Measure(row=row, column="total"),), whole=(whole,)) for row in inner]
        return shares or [named_rate(named, "")]
    rows = [row for row in named_rows(spans, strong=True) if row in named.rows or known[row].within in named.rows]
    return [named_rate(named, row) for row in rows or named.rows]


def _shares(spans: Spans, language: Language) -> tuple[Quantity, ...] | Reply:
    """Each measure named as a share."""
    measures = measures_in(spans, language)
    return measures if isinstance(measures, Reply) else shares_of(measures, spans, language)


def shares_of(measures: Sequence[Measure], spans: Spans, language: Language) -> tuple[Quantity, ...] | Reply:
    """Measures as shares: a column of its row's total, a result of its group or of all handled."""
    named = named_rows(spans, strong=False)
    known = vocabulary.rows()
    found = []
    for measure in measures:
        row = known[measure.row]
        if measure.column != "total" and row.columns in {"applicants", "outcomes"}:
            of_theirs = row.columns == "applicants" and measure.row not in WHOLES and _names_theirs_first(spans)
            of = Measure(row="handled", column=measure.column) if of_theirs else Measure(row=row.id, column="total")
            found.append(Rate(part=(measure,), whole=(of,)))
        elif measure.row in _CARRIED:
            found.append(Rate(part=(measure,), whole=_all_at_hand(spans)))
        elif row.columns == "applicants" and measure.row not in WHOLES:
            whole = row.within if row.within in named and not _of_all_handled(spans) else "handled"
            found.append(Rate(part=(measure,), whole=(Measure(row=whole, column="total"),)))
        elif row.within and row.columns == "outcomes":
            found.append(Rate(part=(measure,), whole=(Measure(row=row.within, column="total"),)))
    if not found and measures and not all(measure.row in WHOLES for measure in measures):
        return Reply(Outcome.NOT_FOUND, say("no_share", language), unread=True)
    added = spans.has("plus") or (spans.has("together") and not _EACH.search(spans.text))  # A与B之和占C的比重
    if added and len({rate.whole for rate in found}) == 1:
        return (Rate(part=tuple(part for rate in found for part in rate.part), whole=found[0].whole),)
    return tuple(found)


def _all_at_hand(spans: Spans) -> tuple[Measure, ...]:
    """What requests carried over are a share of: those handled or received, where that is said, or all there were."""
    own = [span for span in spans.of("row") if span.value("row") in WHOLES and span.text not in PLAIN]
    rows = [own[0].value("row") or ""] if own else ["received", "carried_in"]
    return tuple(Measure(row=row, column="total") for row in rows)


def _of_all_handled(spans: Spans) -> bool:
    """Whether 占 has all that was handled behind it: 信访投诉类不予处理占办结总数的比重."""
    behind = [row for share in spans.of("share") for row in spans.of("row") if row.start == share.end]
    return any(row.value("row") == "handled" for row in behind)


def _names_theirs_first(spans: Spans) -> bool:
    """Whether the requests of one kind of applicant are the whole: of those by individuals, how many were granted."""
    column = next((span for span in spans.of("column") if (span.value("column") or "").startswith("applicants/")), None)
    known = vocabulary.rows()
    rows = [span for span in spans.of("row") if not known[span.value("row") or ""].weak]
    if column is None or not rows:
        return False
    if rows[0].start < column.end:  # refused half of the requests from firms
        between = spans.text[rows[0].end : column.start]
        return bool(_PART_OF_THEIRS.search(between))
    if not column.text.isascii():
        return bool(re.search(r"[中里]|内", spans.text[column.end : rows[0].start]))
    weak = [span for span in spans.of("row") if known[span.value("row") or ""].weak]
    return any(span.end <= column.start or span.text in column.text for span in weak) or "requests" in column.text
