"""Questions → verified, cited answers. The one door is `Desk.ask`, or `ask` over the default data directory."""

from collections.abc import Sequence
from pathlib import Path

import settings
from answer.answer import Answer, Citation, Coverage, Outcome, Row
from answer.desk import Desk, LoadedReport
from answer.evidence import Evidence

__all__ = ["Answer", "Citation", "Coverage", "Desk", "Evidence", "LoadedReport", "Outcome", "Row", "ask"]


def ask(question: str, history: Sequence[str] = (), data: Path | None = None) -> Answer:
    """The answer to one question over a data directory; to ask many, keep a Desk."""
    return Desk(data or settings.path("data")).ask(question, history)
