"""Which passages ours, its two halves and plain retrievers find for a question, scored by libraries.

LlamaIndex's RetrieverEvaluator gives hit rate and mean reciprocal rank, ir-measures nDCG and recall, each of the
first ten passages. All retrievers rank the same passages; what is relevant is told as `export-beir` tells it.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Any

import ir_measures
from ir_measures import R, nDCG
from llama_index.core.evaluation import RetrieverEvaluator
from llama_index.core.llms import MockLLM
from llama_index.core.retrievers import BaseRetriever, QueryFusionRetriever
from llama_index.core.retrievers.fusion_retriever import FUSION_MODES
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from answer.llama import ReportRetriever
from eval.beir import Dataset
from eval.interval import interval
from eval.markdown import percent, table
from eval.retrieval import IR, LLAMA, METRICS
from eval.systems.chunks import Chunk
from eval.systems.keyword import KeywordRetriever
from eval.systems.rag import vector_retriever
from index.search import Weights

TOP_K = 10
NOTHING = "nothing"  # stands for a document where none is found: LlamaIndex refuses to score an empty list
MEASURES = dict(zip(IR, (nDCG @ 10, R @ 5, R @ 10), strict=True))

Make = Callable[[Path, date, Sequence[Chunk]], BaseRetriever]


def _half(weights: Weights) -> Make:
    """Ours with one of its two rankings only."""

    def make(data: Path, today: date, _: Sequence[Chunk]) -> BaseRetriever:
        return ReportRetriever(data, TOP_K, weights, lambda: today)

    return make


def _fused(data: Path, today: date, chunks: Sequence[Chunk]) -> BaseRetriever:
    """Keywords and vectors over all passages, fused by LlamaIndex: no body or year chooses among them."""
    both = [KeywordRetriever(chunks, TOP_K), vector_retriever(chunks, TOP_K)]
    return QueryFusionRetriever(
        both, llm=MockLLM(), mode=FUSION_MODES.RECIPROCAL_RANK, similarity_top_k=TOP_K, num_queries=1, use_async=False
    )


RETRIEVERS: dict[str, Make] = {
    "ours": lambda data, today, _: ReportRetriever(data, TOP_K, today=lambda: today),
    "ours-words": _half(Weights(1, 0)),
    "ours-vectors": _half(Weights(0, 1)),
    "keyword": lambda _, __, chunks: KeywordRetriever(chunks, TOP_K),
    "rag": lambda _, __, chunks: vector_retriever(chunks, TOP_K),
    "fused": _fused,
}


class Answering(BaseRetriever):
    """A retriever that never comes back with empty hands."""

    def __init__(self, retriever: BaseRetriever) -> None:
        super().__init__()
        self._retriever = retriever

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return self._retriever.retrieve(query_bundle) or [NodeWithScore(node=TextNode(id_=NOTHING), score=0.0)]


@dataclass(frozen=True, slots=True)
class Found:
    """What a retriever found for a case, best first, and its scores."""

    system: str
    id: str
    question: str
    lang: str
    relevant: tuple[str, ...]
    retrieved: tuple[str, ...]
    scores: dict[str, float]

    def to_line(self) -> str:
        """A line of retrieval.jsonl."""
        return json.dumps({name: getattr(self, name) for name in self.__slots__}, ensure_ascii=False) + "\n"


def retrieve(about: Dataset, data: Path, today: date, systems: Sequence[str]) -> Iterator[Found]:
    """Every query put to every retriever."""
    chunks = [Chunk(each.id, each.agency, each.year, each.file, each.text) for each in about.documents]
    for system in systems:
        yield from _retrieved(system, RETRIEVERS[system](data, today, chunks), about)


def _retrieved(system: str, retriever: BaseRetriever, about: Dataset) -> Iterator[Found]:
    evaluator = RetrieverEvaluator.from_metric_names(list(LLAMA), retriever=Answering(retriever))
    results = {case.id: evaluator.evaluate(case.question, list(about.relevant[case.id])) for case in about.queries}
    ranked = {name: [each for each in result.retrieved_ids if each != NOTHING] for name, result in results.items()}
    measured = _measured(about.relevant, ranked)
    for case in about.queries:
        scores = results[case.id].metric_vals_dict | measured[case.id]
        ordered = {name: round(float(scores[name]), 6) for name in METRICS}
        yield Found(
            *(system, case.id, case.question, case.lang),
            *(about.relevant[case.id], tuple(ranked[case.id]), ordered),
        )


def _measured(
    relevant: Mapping[str, Sequence[str]], ranked: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """The scores that ir-measures gives to the ranking of each query."""
    found = {name: dict.fromkeys(MEASURES, 0.0) for name in ranked}
    names = {str(measure): name for name, measure in MEASURES.items()}
    judged = {query: dict.fromkeys(documents, 1) for query, documents in relevant.items() if query in ranked}
    scored = {query: {each: 1 / rank for rank, each in enumerate(ids, 1)} for query, ids in ranked.items()}
    for metric in ir_measures.iter_calc(list(MEASURES.values()), judged, scored):
        found[metric.query_id][names[str(metric.measure)]] = metric.value
    return found


def summarise(found: Sequence[Found]) -> dict[str, dict[str, Any]]:
    """By system the number of queries, and each metric's mean with its 95 % interval."""
    systems = dict.fromkeys(each.system for each in found)
    return {system: _means([each.scores for each in found if each.system == system]) for system in systems}


def _means(scores: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    by_metric = {name: [each[name] for each in scores] for name in METRICS}
    means = {name: round(fmean(values), 4) for name, values in by_metric.items()}
    return {"n": len(scores), **means, "intervals": {name: list(interval(each)) for name, each in by_metric.items()}}


def write_retrieval(found: Sequence[Found], out: Path) -> dict[str, dict[str, Any]]:
    """Writes retrieval.jsonl (a line a query and system) and retrieval.json; what the latter holds."""
    summary = summarise(found)
    (out / "retrieval.jsonl").write_text("".join(each.to_line() for each in found), encoding="utf-8")
    (out / "retrieval.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    return summary


def show(summary: Mapping[str, Mapping[str, Any]]) -> str:
    """A table, a line a system."""
    rows = [
        [system, str(means["n"]), *(percent(means[name], means["intervals"][name]) for name in METRICS)]
        for system, means in summary.items()
    ]
    return table(["retriever", "questions", *METRICS], rows)
