"""The answers to the parts of one question as one: each verified by itself, one below the other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from answer.answer import Answer, Chip, Citation, Coverage, Outcome, Row
from answer.citing.citations import MARK


def together(question: str, answers: Sequence[Answer]) -> Answer:
    """One answer, with the citations numbered through; it answers where any part does, and no part of it is edited."""
    texts, rows, citations, chips = list[str](), list[Row](), list[Citation](), list[Chip]()
    for each in answers:
        moved = len(citations)
        if not _is_told(each.text, texts):
            texts.append(_moved(each.text, moved, len(each.citations)).strip())
        rows += [row._replace(citations=tuple([number + moved for number in row.citations])) for row in each.rows]
        citations += [replace(citation, id=citation.id + moved) for citation in each.citations]
        chips += [chip for chip in each.chips if chip not in chips]
    answered = [each for each in answers if each.status is Outcome.ANSWERED]
    first = next((each for each in answered if each.value is not None), answers[0])
    return replace(
        answers[0],
        question=question,
        status=Outcome.ANSWERED if answered else answers[0].status,
        text="\n\n".join(texts),
        value=first.value,
        unit=first.unit,
        rows=tuple(rows),
        citations=tuple(citations),
        coverage=_covering(answers),
        warnings=tuple(dict.fromkeys(note for each in answers for note in each.warnings)),
        chips=tuple(replace(chip, field="") for chip in chips),
        fields=(),
        chart=_only_chart(answers),
    )


def _is_told(text: str, texts: Sequence[str]) -> bool:
    """Whether a text is one of those told, or only quotes what they quote."""
    bare, told = MARK.sub("", text).strip(), [MARK.sub("", each).strip() for each in texts]
    lines = [line for line in bare.splitlines() if line.strip()]
    quoted = {line.strip() for each in told for line in each.splitlines() if line.startswith(">")}
    again = len(lines) > 1 and all(line.strip() in quoted for line in lines[1:])
    return bare in told or again


def _only_chart(answers: Sequence[Answer]) -> dict[str, Any] | None:
    """The picture of the one part that has any, cited as the whole is; of several none stands for all."""
    drawn = [number for number, each in enumerate(answers) if each.chart]
    if len(drawn) != 1:
        return None
    chart = answers[drawn[0]].chart or {}
    moved = sum(len(each.citations) for each in answers[: drawn[0]])
    values = [
        {**datum, "citations": [number + moved for number in datum["citations"]]} if "citations" in datum else datum
        for datum in chart["data"]["values"]
    ]
    return {**chart, "data": {"values": values}}


def _moved(text: str, by: int, count: int) -> str:
    """A text whose marks are those of citations that stand behind others; what else is in brackets stays."""
    return MARK.sub(lambda mark: f"[{int(mark[1]) + by}]" if int(mark[1]) <= count else mark[0], text)


def _covering(answers: Sequence[Answer]) -> Coverage:
    """That of the part that was looked for in most reports."""
    return max((each.coverage for each in answers), key=lambda coverage: coverage.reports)
