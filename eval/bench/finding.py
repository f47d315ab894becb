"""Whether a question that names a report finds it first, among ever more reports with the same words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from answer.llama import ReportRetriever
from eval.bench.clock import worked
from eval.interval import interval
from eval.markdown import percent

REPORTS = 100  # drawn by lot, each asked about in every wording
ASK = (
    "{body}{year}年的联系电话是多少",
    "{body}{year}年存在哪些问题",
    "{body}在{year}年举办了哪些培训",
    "What problems did {body} name in {year}?",
)
HEADINGS = ("reports", "right one first", "a wrong one first", "none", "p50 ms")


@dataclass(frozen=True, slots=True)
class Found:
    """Of the questions that name a report: how often its passage came first, another report's, or none."""

    reports: int
    right: Sequence[bool]  # of each question
    wrong: int
    none: int
    seconds: float  # the median

    @property
    def row(self) -> tuple[str, ...]:
        """A line under `HEADINGS`."""
        right = percent(fmean(self.right), interval(self.right))
        return f"{self.reports:,}", right, str(self.wrong), str(self.none), f"{self.seconds * 1000:.0f}"


def first_found(data: Path, count: int, names: Sequence[Mapping[str, object]]) -> Found:
    """Asks for the bodies and years of `names` in a data directory of `count` reports."""
    retriever = ReportRetriever(data, top_k=1)
    asked = [(named, wording.format(**named)) for named in names[:REPORTS] for wording in ASK]
    found: list[list[tuple[object, object]]] = []
    times = [worked(lambda question=question: found.append(_first(retriever, question))) for _, question in asked]  # type: ignore[misc]
    meant = [(named["body"], named["year"]) for named, _ in asked]
    right = [first == [report] for first, report in zip(found, meant, strict=True)]
    none = found.count([])
    return Found(count, right, len(right) - sum(right) - none, none, median(times))


def _first(retriever: ReportRetriever, question: str) -> list[tuple[object, object]]:
    return [(node.metadata["agency"], node.metadata["year"]) for node in retriever.retrieve(question)]
