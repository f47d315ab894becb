"""The reports as chunks, as a plain retrieval pipeline has them: cut by length, tables and prose alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.schema import TextNode
from sqlalchemy import select

from index.database import open_reader
from index.schema import agencies, reports

SIZE = 512  # tokens
OVERLAP = 50


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a report's text, and whose report it is."""

    id: str
    agency: str
    year: int
    file: str
    text: str

    @property
    def headed(self) -> str:
        """The text with a header line, as it is searched."""
        return f"{self.agency} {self.year}\n{self.text}"


def chunks_of(data: Path) -> list[Chunk]:
    """The chunks of all reports loaded. Raises NoDataError while nothing is loaded."""
    splitter = SentenceSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP)
    query = select(reports.c.id, reports.c.year, reports.c.file, reports.c.text, agencies.c.name).join(agencies)
    with open_reader(data).connect() as connection:
        return [
            Chunk(f"{row.id}-{number}", row.name, row.year, row.file, text)
            for row in connection.execute(query.order_by(reports.c.id))
            for number, text in enumerate(splitter.split_text(row.text))
        ]


def nodes_of(chunks: Sequence[Chunk]) -> list[TextNode]:
    """The chunks as LlamaIndex has them, each below its header line."""
    return [TextNode(id_=chunk.id, text=chunk.headed) for chunk in chunks]
