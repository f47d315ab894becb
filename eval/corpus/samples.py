"""The sample reports, whose bodies, figures and facts samples.json lays down; the corpus words and prints them."""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from eval.corpus.content import Content, details
from eval.corpus.draft import drafted
from eval.corpus.printing import Choice, broken, usual_choice
from eval.corpus.problems import Problem, solved
from eval.corpus.prose import write
from eval.corpus.record import Body, Draft, Narrative, Paragraph, Place, Planted, Printed, Prose
from eval.corpus.sentences import Sentence, Writer, frames
from eval.corpus.told import appeals, documents, requests
from eval.corpus.world import kinds, load
from ingest import form as forms

SIGNS = str.maketrans({"增": "+", "减": "-"})


def sample_drafts() -> Iterator[tuple[str, Draft]]:
    """File name and draft of every sample report, in the order of samples.json."""
    for number, entry in enumerate(load("samples")["bodies"]):
        body = _body(number, entry)
        before: dict[str, Printed] = {}
        for spec in entry["reports"]:
            draft = _draft(body, spec, entry["contacts"])
            yield spec["file"], replace(draft, planted=(*draft.planted, *_not_carried(before, draft.cells)))
            before = draft.cells


def _body(number: int, entry: Mapping[str, Any]) -> Body:
    kind = next(kind for kind in kinds() if kind.zh == entry["kind"])
    *within, name = entry["place"]
    return Body(number, kind, Place(name, entry["level"], tuple(within)), entry["name"])


def _draft(body: Body, spec: Mapping[str, Any], contacts: Mapping[str, str]) -> Draft:
    choice = usual_choice(spec["year"])
    cells = _cells(choice, spec["cells"])
    rng = random.Random(spec["file"])
    if "parts" in spec:
        habits = random.Random(body.name)
        prose = write(body, spec["year"], rng, habits, lambda writer: _content(writer, body, spec, cells), contacts)
    else:
        prose = Prose((Paragraph(load("samples")["note"], "note"),), (), (), {})
    planted = (*broken(cells, choice.requests, spec.get("plant", "")), *_misstated(prose, cells))
    return drafted(rng, body, spec["year"], choice, cells, planted, prose)


# Cells


def _cells(choice: Choice, printed: Mapping[str, str]) -> dict[str, Printed]:
    """Every cell of the form: as printed, or an explicit zero."""
    cells: dict[str, Printed] = {}
    for row, columns in _rows(choice).items():
        texts = printed[row].split() if row in printed else ["0"] * len(columns)
        cells |= {cell.key: _printed(text) for cell, text in zip(columns, texts, strict=True)}
    return cells


def _rows(choice: Choice) -> dict[str, tuple[forms.Cell, ...]]:
    rows = {key: columns for _, key, columns in choice.rows()}
    return rows | forms.rows(choice.requests, 2) | forms.rows(choice.requests, 3)


def _printed(text: str) -> Printed:
    if text == "_":
        return Printed("", None, "blank")
    return Printed(text, Decimal(re.sub(r"[^\d.+-]", "", text.translate(SIGNS))))


# What is wrong on purpose


def _misstated(prose: Prose, cells: Mapping[str, Printed]) -> tuple[Planted, ...]:
    """C8: what the prose says otherwise than the table."""
    keys = [fact.key for fact in prose.narrative if fact.key and fact.value != (cells[fact.key].value or 0)]
    return tuple(Planted("C8", (key,), "prose") for key in keys)


def _not_carried(before: Mapping[str, Printed], now: Mapping[str, Printed]) -> tuple[Planted, ...]:
    """C6: what did not arrive of that which the year before handed on."""
    out, arrived = "requests.carried_out.total", "requests.carried_in.total"
    return (Planted("C6", (arrived,), "carry_over"),) if before and before[out].value != now[arrived].value else ()


# Prose


def _content(writer: Writer, body: Body, spec: Mapping[str, Any], cells: Mapping[str, Printed]) -> Content:
    title = writer.fill(spec.get("title", frames()["titles"][0]))
    notice = frames()["notices"]["2019" if spec["year"] < 2021 else "2021"]
    preambles = [spec["preamble"]] if "preamble" in spec else frames()["preambles"][:4]
    return Content(
        title=title,
        preamble=writer.one_of(preambles, title=title.replace("\n", ""), notice=notice),
        overall=tuple(writer.fill(each) for each in spec["overall"]),
        parts=tuple(tuple(_told(writer, body, at, part, cells)) for at, part in enumerate(spec["parts"])),
        problems=tuple(Problem(*each).filled(writer) for each in spec["problems"]),
        rest=tuple(_told(writer, body, -1, spec["rest"], cells)),
        contact=spec["contact"],
        signed=(spec.get("signed", body.name), spec["date"]),
        note=load("samples")["note"],
    )


def _told(writer: Writer, body: Body, at: int, items: list[Any], cells: Mapping[str, Printed]) -> Iterator[Sentence]:
    """The sentences of a part's items."""
    for item in items:
        if isinstance(item, str) and item.startswith("="):
            yield from _given(writer, body, at, item[1:], cells)
        elif isinstance(item, str):
            yield Sentence(writer.fill(item))
        elif "topic" in item:
            yield writer.topic(item["topic"], item["values"], item.get("parts"), item.get("say", ""))
        else:
            yield _own(writer, item["say"], item["facts"])


def _given(writer: Writer, body: Body, at: int, name: str, cells: Mapping[str, Printed]) -> list[Sentence]:
    """What the tables say, or the corpus has a sentence for."""
    name, _, theme = name.partition(":")
    given = {
        "documents": lambda: [documents(writer, cells)],
        "requests": lambda: list(requests(writer, cells)),
        "appeals": lambda: [appeals(writer, cells)],
        "detail": lambda: details(writer, body, at, 1, quiet=False),
        "solved": lambda: [solved(writer, theme)],
        "fee": lambda: [writer.topic("processing_fee_zero", {"n": 0})],
        "nothing": lambda: [writer.topic("nothing_else", {})],
    }
    return given[name]()


def _own(writer: Writer, say: str, facts: Mapping[str, list[Any]]) -> Sentence:
    """A sentence with facts of its own: slot → topic, unit, value."""
    text = writer.fill(say, **{slot: str(value) for slot, (_, _, value) in facts.items()})
    return Sentence(text, tuple(Narrative(topic, Decimal(value), unit, text) for topic, unit, value in facts.values()))
