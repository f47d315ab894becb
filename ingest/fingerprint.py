"""Fingerprints of what a report says: equal for copies of it in another format, and for a year copied into the next."""

import hashlib
import re
from collections.abc import Iterable

from ingest.report import Fact, Passage, Status
from ingest.tokens import half_width

_DATE = re.compile(r"20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=\s*年)")
_NO_LETTER = re.compile(r"[\W_]+")


def figures_of(facts: Iterable[Fact]) -> str:
    """The fingerprint of all cells read, blank ones included; empty where none was."""
    read = sorted(f"{fact.key}={_printed(fact)}" for fact in facts if fact.status is not Status.UNREADABLE)
    return _hash("\n".join(read))


def prose_of(passages: Iterable[Passage], year: int) -> str:
    """The fingerprint of the prose without its dates and punctuation, years counted from the report's own.

    The preamble is left out, which names the year's title and dates; empty where there is no prose.
    """
    text = half_width("".join(passage.text for passage in passages if passage.section))
    relative = _YEAR.sub(lambda found: f"Y{int(found.group()) - year + 100}", _DATE.sub("", text))
    return _hash(_NO_LETTER.sub("", relative))


def _printed(fact: Fact) -> str:
    return "" if fact.value is None else format(fact.value.normalize(), "f")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32] if text else ""
