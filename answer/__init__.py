"""Questions → verified, cited answers. The one door is `Desk.ask`, or `ask` over the default data directory."""

from collections.abc import Sequence
from pathlib import Path

import settings
from answer.answer import Answer, Citation, Coverage, Outcome, Row
from answer.citing.evidence import Evidence, Source
from answer.citing.marks import MarkedPage
from answer.desk import Desk
from answer.library import LoadedReport
from answer.shown.edit import EditError

__all__ = [
    "Answer",
    "Citation",
    "Coverage",
    "Desk",
    "EditError",
    "Evidence",
    "LoadedReport",
    "MarkedPage",
    "Outcome",
    "Row",
    "Source",
    "ask",
]


def ask(question: str, history: Sequence[str] = (), data: Path | None = None) -> Answer:
    """The answer to one question over a data directory; to ask many, keep a Desk."""
    return Desk(data or settings.path("data")).ask(question, history)
