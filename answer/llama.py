"""The reports as LlamaIndex sees them: a retriever over prose, and a query engine whose answers are the Desk's."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from llama_index.core.base.response.schema import Response
from llama_index.core.query_engine import CustomQueryEngine
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from pydantic import ConfigDict

import settings
from answer.desk import Desk
from answer.figures.select import select_reports
from answer.prose.passages import PassageRow, chunks_of, select_passages
from answer.reading.read import read_search
from index.database import open_reader, read
from index.search import USUAL, Searches, Weights

TOP_K = 10


class ReportRetriever(BaseRetriever):
    """Passages of the reports that a question is about, best first; a node's id is the passage's.

    Bodies, places and years that the question names are conditions in SQL, so that no other body's or year's
    passage is ever returned; keywords and vectors rank inside. A body that is not loaded has none. Of a body that is
    named and says nothing like it the passages come in reading order, for whoever is to see that it does not.
    """

    def __init__(
        self,
        data: Path | None = None,
        top_k: int = TOP_K,
        weights: Weights = USUAL,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._data = data or settings.path("data")
        self._engine = open_reader(self._data)
        self._searches = Searches(self._data, weights)
        self._top_k, self._today = top_k, today

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        question = query_bundle.query_str
        with read(self._engine, settings.number("sql_timeout_ms")) as connection:
            sought = read_search(question, connection, self._today())
            if sought is None:
                return []
            passages = select_passages(connection, select_reports(connection, sought.scope))
            ranked = self._searches.now(connection).rank(sought.words, chunks_of(connection, passages))
            if not ranked and sought.scope.agencies:
                ranked = list(range(len(passages)))
        first = enumerate(ranked[: self._top_k], start=1)
        return [NodeWithScore(node=_node(passages[at]), score=1 / rank) for rank, at in first]


class ReportQueryEngine(CustomQueryEngine):
    """The Desk's verified answer to a question, with the passages retrieved for it as source nodes.

    The answer's JSON, with every citation, is the response's metadata.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: ReportRetriever
    desk: Desk

    def __init__(self, data: Path | None = None, top_k: int = TOP_K) -> None:
        found: dict[str, Any] = {
            "retriever": ReportRetriever(data, top_k),
            "desk": Desk(data or settings.path("data")),
        }
        super().__init__(**found)

    def custom_query(self, query_str: str) -> Response:
        """The answer as a Response."""
        answer = self.desk.ask(query_str)
        return Response(answer.text, source_nodes=self.retriever.retrieve(query_str), metadata=answer.to_json())


def _node(passage: PassageRow) -> TextNode:
    report = passage.report
    about = {
        "agency": report.agency,
        "region": report.region,
        "year": report.year,
        "section": passage.path,
        "file": report.file,
        "page": passage.page,
    }
    return TextNode(id_=passage.id, text=passage.text, metadata=about)
