"""The product without its tables: bodies and years of the question filter the chunks, hybrid search ranks them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

import settings
from answer.figures.select import select_reports
from answer.reading.read import read_question
from answer.reply import Reply
from eval.systems import reader
from eval.systems.chunks import chunks_of
from eval.systems.keyword import Bm25
from index.database import open_reader
from index.embedding import load

TOP_K = 10
RRF_CONSTANT = 60


class WithoutSql:
    """Answers out of the chunks of the reports that a question is about."""

    def __init__(self, data: Path) -> None:
        self._engine = open_reader(data)
        self._chunks = chunks_of(data)
        self._words = Bm25(self._chunks)
        self._embedder = load(settings.text("embed_model"))
        self._vectors = self._embedder.encode([chunk.headed for chunk in self._chunks])

    def ask(self, question: str, history: Sequence[str] = ()) -> dict[str, Any]:
        """Questions that the product declines or asks back about are declined here too."""
        with self._engine.connect() as connection:
            plan = read_question(question, history, connection, date.today()).plan
            if isinstance(plan, Reply):
                return {**reader.answer(question, []), "status": str(plan.status)}
            inside = {(report.agency, report.year) for report in select_reports(connection, plan.scope)}
        allowed = {at for at, chunk in enumerate(self._chunks) if (chunk.agency, chunk.year) in inside}
        ranked = self._ranked(question)
        return reader.answer(question, [self._chunks[at] for at in ranked if at in allowed][: max(TOP_K, len(inside))])

    def _ranked(self, question: str) -> list[int]:
        """All chunks, by words and vectors fused by reciprocal ranks."""
        scores = np.zeros(len(self._chunks))
        similar = self._vectors @ self._embedder.encode([question])[0]
        for order in (self._words.best(question, len(self._chunks)), np.argsort(-similar, kind="stable")):
            for rank, at in enumerate(order):
                scores[at] += 1 / (RRF_CONSTANT + rank + 1)
        return [int(at) for at in np.argsort(-scores, kind="stable")]
