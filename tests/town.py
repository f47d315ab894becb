"""A small town whose reports a test writes out: what each body states, year by year."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from answer import Answer, Desk
from index.embedding import Embedder
from index.load import find_files, load
from tests.writer import balanced, figures, handled, report

TOWN = "云岚市"
PROBLEMS = "一是公开不够及时。下一步，将加强更新。"  # what section five of a report says that a test writes
NO_FEE = "本年度未收取信息处理费。"
Cells = Mapping[str, str]


def row(name: str, natural_person: int, **columns: int) -> dict[str, str]:
    """A row of table 2 by its applicants, with their total."""
    values = {"natural_person": natural_person, **columns}
    return {f"{name}.{column}": str(value) for column, value in values.items()} | {
        f"{name}.total": str(sum(values.values()))
    }


def quotes(answer: Answer) -> str:
    """All that an answer cites of the prose."""
    return " ".join(each.quote for each in answer.citations)


def received(numbers: Mapping[str, tuple[int, int, int]]) -> dict[tuple[str, int], dict[str, str]]:
    """The cells of bodies that received so many requests in 2022, 2023 and 2024."""
    return {
        (body, year): handled(number)
        for body, of_years in numbers.items()
        for year, number in zip((2022, 2023, 2024), of_years, strict=True)
    }


def desk_of(folder: Path, embedder: Embedder, stated: Mapping[tuple[str, int], Cells]) -> Desk:
    """A Desk over one report for each (body, year), those up to 2020 on the form of 2019; figures not given are 0."""
    sources = folder / "in"
    sources.mkdir(parents=True)
    for (body, year), cells in stated.items():
        name = body if body.startswith(TOWN) else f"{TOWN}{body}"
        form = 2019 if year <= 2020 else 2021
        text = report(
            figures(form) | dict(cells),
            form,
            title=f"{name}{year}年政府信息公开工作年度报告",
            prose=f"{year}年{name}工作。",
        )
        (sources / f"{name}{year}.txt").write_text(text, encoding="utf-8")
    load(find_files([sources]), folder / "data", embedder)
    return Desk(folder / "data")


def desk_telling(
    folder: Path,
    embedder: Embedder,
    told: Mapping[tuple[str, int], tuple[str, str]],
    other: Mapping[tuple[str, int], str] = MappingProxyType({}),
) -> Desk:
    """A Desk over one report for each (body, year), with what it tells in section one and names in section five, and
    in section six in place of having taken no fee."""
    sources = folder / "in"
    sources.mkdir(parents=True)
    for at, ((body, year), (prose, problems)) in enumerate(told.items()):
        title = f"{body}{year}年政府信息公开工作年度报告"
        text = report(balanced(2021, 3, 1, 0), 2021, title=title, prose=prose)
        (sources / f"{at}.txt").write_text(
            text.replace(PROBLEMS, problems).replace(NO_FEE, other.get((body, year), NO_FEE)), encoding="utf-8"
        )
    load(find_files([sources]), folder / "data", embedder)
    return Desk(folder / "data")


def plan_of(desk: Desk, question: str) -> dict[str, Any]:
    """The plan that a question is read as."""
    answer = desk.ask(question)
    assert answer.plan, answer.text
    return answer.plan
