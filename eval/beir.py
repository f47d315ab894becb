"""Cases whose gold names text → a retrieval data set in BEIR's layout, for any retrieval benchmark."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

import settings
from eval.cases import Case
from eval.source import bare
from index.database import open_reader, read
from index.schema import agencies, passages, reports

SHORTEST = 2  # characters; a single one stands nearly everywhere


@dataclass(frozen=True, slots=True)
class Document:
    """A passage that can be found."""

    id: str
    agency: str
    year: int
    file: str
    path: str
    text: str

    @property
    def title(self) -> str:
        """Whose passage it is, of which year, under which headings."""
        return f"{self.agency} {self.year} {self.path}".strip()


@dataclass(frozen=True, slots=True)
class Dataset:
    """Passages, the questions that name text of them, and which passages are relevant to each (by case id)."""

    documents: tuple[Document, ...]
    queries: tuple[Case, ...]
    relevant: Mapping[str, tuple[str, ...]]
    left_out: tuple[str, ...]  # cases without a relevant passage

    def judgements(self) -> Iterator[tuple[str, str]]:
        """Every query's id with every relevant passage's."""
        return ((case.id, document) for case in self.queries for document in self.relevant[case.id])


def dataset(cases: Sequence[Case], data: Path) -> Dataset:
    """The data set of all passages loaded and the cases whose gold has `contains` and `cite`.

    A passage is relevant when it stands in a report that the gold cites and holds a string of `contains`.
    Raises NoDataError.
    """
    documents = tuple(_documents(data))
    texts = [((each.agency, each.year), each.id, bare(each.text)) for each in documents]
    asked = [case for case in cases if case.gold.contains and case.gold.cite]
    relevant = {case.id: tuple(_relevant(case, texts)) for case in asked}
    queries = tuple(case for case in asked if relevant[case.id])
    return Dataset(documents, queries, relevant, tuple(case.id for case in asked if not relevant[case.id]))


def write_beir(found: Dataset, out: Path) -> None:
    """Writes corpus.jsonl, queries.jsonl and qrels/test.tsv under `out`."""
    (out / "qrels").mkdir(parents=True, exist_ok=True)
    corpus = [{"_id": each.id, "title": each.title, "text": each.text} for each in found.documents]
    _write_jsonl(out / "corpus.jsonl", corpus)
    _write_jsonl(out / "queries.jsonl", [{"_id": case.id, "text": case.question} for case in found.queries])
    lines = ["query-id\tcorpus-id\tscore", *(f"{query}\t{document}\t1" for query, document in found.judgements())]
    (out / "qrels" / "test.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _documents(data: Path) -> Iterator[Document]:
    passage = (passages.c.id, agencies.c.name, reports.c.year, reports.c.file, passages.c.path, passages.c.text)
    query = (
        select(*passage)
        .join(reports, reports.c.id == passages.c.report_id)
        .join(agencies, agencies.c.id == reports.c.agency_id)
        .order_by(reports.c.year, agencies.c.name, passages.c.ordinal)
    )
    with read(open_reader(data), settings.number("sql_timeout_ms")) as connection:
        for row in connection.execute(query):
            yield Document(row.id, row.name, row.year, row.file, row.path, row.text)


def _relevant(case: Case, texts: Sequence[tuple[tuple[str, int], str, str]]) -> Iterator[str]:
    cited = {item[:2] for item in case.gold.cite or ()}
    wanted = [found for part in case.gold.contains or () if len(found := bare(part)) >= SHORTEST]
    for report, name, text in texts:
        if report in cited and any(part in text for part in wanted):
            yield name


def _write_jsonl(path: Path, entries: Sequence[dict[str, Any]]) -> None:
    lines = [json.dumps(entry, ensure_ascii=False) for entry in entries]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
