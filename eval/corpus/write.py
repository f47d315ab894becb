"""Writing a corpus: reports as files, and what is true of each in truth.jsonl."""

import json
import math
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.corpus import render_docx, render_html, render_pdf, render_xlsx
from eval.corpus.damage import plan, spoil, spoil_lines
from eval.corpus.draft import compose, without_prose
from eval.corpus.figures import Figures, of_world
from eval.corpus.font import FALLBACK, Faces, register
from eval.corpus.record import FORMATS, TEXT_FORMATS, Body, Draft
from eval.corpus.render_text import Layout, layout_of, lines, text_of
from eval.corpus.samples import sample_drafts
from eval.corpus.truth import truth_of
from eval.corpus.world import build

SUFFIXES = {"dump": "txt", "cells": "txt"}
HIDES_BLANKS = {"dump", "cells"}
NOTE = "All reports in this folder are invented: places, bodies, figures, addresses, numbers. 本目录报告均为虚构。\n"
MISSED = 0.05  # share of the years in which a body files nothing


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written: how many reports, of which formats, damage levels and years."""

    count: int
    seed: int
    formats: tuple[str, ...] = FORMATS
    levels: tuple[int, ...] = (0, 1, 2)
    years: tuple[int, ...] = tuple(range(2019, 2025))
    only: tuple[str, ...] = ()  # damage by name instead of by lot


@dataclass(frozen=True, slots=True)
class Written:
    """A report as a file's bytes, with its truth."""

    name: str
    content: bytes
    truth: dict[str, Any]


def write_corpus(order: Order, out: Path) -> list[dict[str, Any]]:
    """Files under `out`/reports and `out`/truth.jsonl; the truth of every file."""
    folder = out / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    (out / "README.txt").write_text(NOTE, encoding="utf-8")
    truths = []
    with (out / "truth.jsonl").open("w", encoding="utf-8") as stream:
        for report in reports(order, out / "font"):
            (folder / report.name).write_bytes(report.content)
            stream.write(json.dumps(report.truth, ensure_ascii=False) + "\n")
            truths.append(report.truth)
    return truths


def reports(order: Order, font_folder: Path) -> Iterator[Written]:
    """The reports of an order, one after another."""
    faces = register(font_folder) if "pdf" in order.formats else FALLBACK
    for number, (body, year, figures) in enumerate(_chosen(order), start=1):
        kind = order.formats[number % len(order.formats)]
        level = order.levels[number // len(order.formats) % len(order.levels)]
        name = f"{number:05d}.{SUFFIXES.get(kind, kind)}"
        draft = compose(body, year, figures, order.seed, kind not in HIDES_BLANKS)
        rng = random.Random(f"{order.seed}/{body.id}/{year}/{kind}/{level}")
        draft, content = _rendered(draft, kind, plan(rng, level, kind, order.only), rng, faces)
        yield Written(name, content, truth_of(draft, f"reports/{name}", kind, level))


def samples(font_folder: Path) -> Iterator[Written]:
    """The sample reports, their formats told by their suffixes."""
    faces = register(font_folder)
    for name, draft in sample_drafts():
        kind = name.rpartition(".")[2]
        draft, content = _rendered(draft, kind, (), random.Random(f"{name}/look"), faces, shown=True)
        yield Written(name, content, truth_of(draft, name, kind, 0))


def write_samples(out: Path) -> list[str]:
    """The sample reports as files in `out`; their names."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        written = list(samples(Path(folder)))
    for report in written:
        (out / report.name).write_bytes(report.content)
    return [report.name for report in written]


def _chosen(order: Order) -> list[tuple[Body, int, Figures]]:
    """As many body-years as are ordered, all years of a body together."""
    bodies = math.ceil(order.count / (len(order.years) * (1 - MISSED))) + 1
    world = build(order.seed, bodies)
    figures = of_world(world, order.years, order.seed)
    filed = [(body, year, figures[body.id][year]) for body in world.bodies for year in order.years]
    rng = random.Random(f"{order.seed}/filed")
    missed = set(rng.sample(range(len(filed)), max(0, len(filed) - order.count)))
    return [each for at, each in enumerate(filed) if at not in missed]


def _rendered(
    draft: Draft, kind: str, names: Sequence[str], rng: random.Random, faces: Faces, shown: bool = False
) -> tuple[Draft, bytes]:
    """A draft as a format's bytes, after damage; one to be `shown` stands in its portal, its tables whole."""
    draft = spoil(draft, names, rng)
    if kind in TEXT_FORMATS:
        layout = layout_of(kind, rng)
        other = _other(kind, rng) if "two_layouts" in names else layout
        draft, found = spoil_lines(draft, lines(draft, layout, other), names, rng, layout)
        return draft, text_of(found).encode()
    if kind == "pdf":
        cut = "rows_split" in names
        draft = replace(draft, damages=(*draft.damages, "rows_split")) if cut else draft
        return draft, render_pdf.render(draft, rng, faces, cut, shown)
    if kind == "html":
        return draft, render_html.render(draft, rng, shown)
    if kind == "docx":
        return draft, render_docx.render(draft, rng)
    return without_prose(draft), render_xlsx.render(draft, rng)


def _other(kind: str, rng: random.Random) -> Layout:
    """The layout of some tables of a report that is set in two."""
    return replace(layout_of(kind, rng), kind={"txt": "md", "dump": "txt"}[kind])
