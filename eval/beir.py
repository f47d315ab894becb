"""Cases whose gold names text → a retrieval data set in BEIR's layout, for any retrieval benchmark."""

import json
from collections.abc import Sequence
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
class Exported:
    """How much was written, and the cases without a relevant passage."""

    documents: int
    queries: int
    judgements: int
    left_out: tuple[str, ...]


def export_beir(cases: Sequence[Case], data: Path, out: Path) -> Exported:
    """Writes corpus.jsonl (every passage loaded), queries.jsonl and qrels/test.tsv under `out`.

    A passage is relevant when it stands in a report that the gold cites and holds a string of `contains`.
    Raises NoDataError.
    """
    documents = _documents(data)
    queries = [case for case in cases if case.gold.contains and case.gold.cite]
    relevant = {case.id: _relevant(case, documents) for case in queries}
    kept = [case for case in queries if relevant[case.id]]
    judgements = [(case.id, document, 1) for case in kept for document in relevant[case.id]]
    (out / "qrels").mkdir(parents=True, exist_ok=True)
    corpus = ({name: each[name] for name in ("_id", "title", "text")} for each in documents)
    _write_jsonl(out / "corpus.jsonl", list(corpus))
    _write_jsonl(out / "queries.jsonl", [{"_id": case.id, "text": case.question} for case in kept])
    lines = ["query-id\tcorpus-id\tscore", *("\t".join(map(str, each)) for each in judgements)]
    (out / "qrels" / "test.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    left_out = tuple(case.id for case in queries if not relevant[case.id])
    return Exported(len(documents), len(kept), len(judgements), left_out)


def _documents(data: Path) -> list[dict[str, Any]]:
    query = (
        select(passages.c.id, passages.c.path, passages.c.text, reports.c.year, agencies.c.name)
        .join(reports, reports.c.id == passages.c.report_id)
        .join(agencies, agencies.c.id == reports.c.agency_id)
        .order_by(reports.c.year, agencies.c.name, passages.c.ordinal)
    )
    with read(open_reader(data), settings.number("sql_timeout_ms")) as connection:
        return [
            {
                "_id": row.id,
                "title": f"{row.name} {row.year} {row.path}".strip(),
                "text": row.text,
                "report": (row.name, row.year),
                "bare": bare(row.text),
            }
            for row in connection.execute(query)
        ]


def _relevant(case: Case, documents: Sequence[dict[str, Any]]) -> list[str]:
    cited = {item[:2] for item in case.gold.cite or ()}
    wanted = [found for part in case.gold.contains or () if len(found := bare(part)) >= SHORTEST]
    return [
        each["_id"] for each in documents if each["report"] in cited and any(part in each["bare"] for part in wanted)
    ]


def _write_jsonl(path: Path, entries: Sequence[dict[str, Any]]) -> None:
    lines = [json.dumps(entry, ensure_ascii=False) for entry in entries]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
