"""An extractive reader: the line of each chunk that shares most with the question, and the number in it.

It is as generous as a reader without structure can be: of a row of seven or more numbers it takes the last, which
is the total; it tells sets, counts and sums from the words of a question, and zeros from its negations.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from eval.systems.chunks import Chunk
from index.keywords import bigrams

APPLICANTS = 7  # numbers of a row of table 2
_SET = re.compile(r"哪些|哪几|有谁|名单|列出|\b(?:which|list|who|every)\b", re.IGNORECASE)
_COUNT = re.compile(
    r"多少家|几家|多少个?单位|几个单位|多少份报告|how many (?:agencies|bodies|bureaus|reports)", re.IGNORECASE
)
_SUM = re.compile(r"一共|总共|合计|加起来|总和|\b(?:sum|total|altogether)\b", re.IGNORECASE)
_NEGATED = re.compile(r"没有|未|零|\b(?:no|zero|without)\b", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Reading:
    """The line of a chunk that answers best, and its number."""

    chunk: Chunk
    line: str
    value: Decimal | None


def answer(question: str, ranked: Sequence[Chunk]) -> dict[str, Any]:
    """The contract's JSON out of the chunks found, best first."""
    if not ranked:
        return _answer(question, "not_found", "", [], None)
    readings = list(_readings(question, ranked))
    if not (_SET.search(question) or _COUNT.search(question) or _SUM.search(question)):
        best = readings[0]
        return _answer(question, "answered", f"{best.line} [1]", [best], best.value, rows=False)
    zero = bool(_NEGATED.search(question))
    members = [each for each in readings if each.value is not None and (each.value == 0) == zero]
    value: Decimal | None = None
    if _COUNT.search(question):
        value = Decimal(len(members))
    elif _SUM.search(question):
        value = sum((each.value or Decimal(0) for each in members), Decimal(0))
    text = "\n".join(
        f"- {each.chunk.agency} {each.chunk.year}: {each.line} [{at}]" for at, each in enumerate(members, 1)
    )
    return _answer(question, "answered", text, members, value)


def _readings(question: str, ranked: Sequence[Chunk]) -> Iterator[Reading]:
    """One for each report, from its best chunk."""
    asked = set(bigrams(question))
    seen: set[tuple[str, int]] = set()
    for chunk in ranked:
        if (chunk.agency, chunk.year) not in seen:
            seen.add((chunk.agency, chunk.year))
            lines = [line for line in re.split(r"[\n。；]", chunk.text) if line.strip()]
            line = max(lines, key=lambda line: len(asked & set(bigrams(line))), default="")
            yield Reading(chunk, line.strip(), _value(line))


def _value(line: str) -> Decimal | None:
    numbers = _NUMBER.findall(line)
    if not numbers:
        return None
    return Decimal(numbers[-1] if len(numbers) >= APPLICANTS else numbers[0])


def _answer(
    question: str, status: str, text: str, readings: Sequence[Reading], value: Decimal | None, rows: bool = True
) -> dict[str, Any]:
    return {
        "id": "",
        "question": question,
        "language": "zh" if re.search("[\u4e00-\u9fff]", question) else "en",
        "status": status,
        "answer": text,
        "value": None if value is None else float(value),
        "unit": "",
        "rows": [
            {"agency": each.chunk.agency, "year": each.chunk.year, "value": _plain(each.value), "label": ""}
            for each in readings
        ]
        if rows
        else [],
        "citations": [_citation(number, each) for number, each in enumerate(readings, 1)],
        "coverage": {"reports": len(readings), "with_value": len(readings), "missing": []},
        "warnings": [],
        "plan": {},
        "elapsed_ms": 0,
    }


def _citation(number: int, reading: Reading) -> dict[str, Any]:
    chunk = reading.chunk
    about = {"agency": chunk.agency, "year": chunk.year, "file": chunk.file, "page": 1, "section": ""}
    return {"id": number, **about, "key": "", "row": "", "column": "", "quote": reading.line}


def _plain(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
