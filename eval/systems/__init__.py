"""Simpler ways of answering, that the product is compared with: `--system NAME`.

without-sql  the product's reading of body and year as filters, then search and an extractive reader: no tables
keyword      BM25 over chunks, the same reader
rag          plain LlamaIndex: SentenceSplitter chunks in Chroma, the same embedding, top-k, the same reader
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol


class System(Protocol):
    """As `eval.system.System`."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Mapping[str, Any]:
        """The contract's JSON."""
        ...


# Each is imported when it is asked for: they bring LlamaIndex, Chroma or an index of all chunks.
def _rag(data: Path) -> System:
    from eval.systems.rag import Rag

    return Rag(data)


def _keyword(data: Path) -> System:
    from eval.systems.keyword import Keyword

    return Keyword(data)


def _without_sql(data: Path) -> System:
    from eval.systems.without_sql import WithoutSql

    return WithoutSql(data)


SYSTEMS: dict[str, Callable[[Path], System]] = {"without-sql": _without_sql, "keyword": _keyword, "rag": _rag}
