"""Questions made of wordings, masked, with the label of the canonical wording that they are paraphrases of."""

import json
import random
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from answer.answer import Language
from answer.paraphrase.canonical import spelt
from answer.paraphrase.classifier import NONE
from answer.paraphrase.masked import Masked
from answer.paraphrase.sameness import shape
from answer.plan import Plan as PlanOfQuestion
from answer.read import Asked, read_question
from eval.questions.generate import Plan, question_of
from eval.questions.wording import LANGUAGES, Template, Wording, templates_of, wordings
from eval.questions.world import read_world
from index.database import open_reader

FOLDER = Path(__file__).parent / "wordings"
OPEN = "open"  # the style of the wordings that cases are made of
TODAY = date(2025, 6, 30)
# Operations that ask for what another one asks for, of something else.
SAME: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("lookup_cell", "near", "blank", "last_year", "homonym", "report_not_loaded", "hostile_look_up"),
            *("rate", "share"),
        ),
        "lookup",
    ),
    "last_three": "trend",
    "rate_over": "sum",
    "share_over": "sum",
    "fu_third": "fu_year",
    "fu_average": "fu_mean",
}
NOTHING = frozenset({"out_of_scope", "hostile", "ambiguous"})
LEFT_OUT = frozenset({"not_comparable", "false_premise", "fu_applicant", "year_not_loaded", "body_not_loaded"})
TELLING = ("condition", "direction", "join", "negated", "order", "over", "place", "side", "table", "count")
OF_ONE_YEAR = frozenset({"change", "change_percent", "changed", "changed_count", "changed_most", "grown_percent"})


@dataclass(frozen=True)
class Example:
    """A masked question with its label."""

    language: Language
    style: str
    label: str
    text: str
    features: tuple[str, ...]
    kinds: frozenset[str]
    shape: str  # of its plan, where it is a canonical wording


def label_of(operation: str, template: Template) -> str | None:
    """The label of the canonical wording that asks the same; `none` where nothing is asked; None to leave it out."""
    fields, when = template.fields, dict(template.when)
    if operation in NOTHING:
        return NONE
    if operation in LEFT_OUT:
        return None
    label = SAME.get(operation, operation)
    if operation == "rate_extreme":
        label, when = "extreme", {"order": "most"}
    elif operation == "without_level":
        label += f"|of={when['of']}"
    elif operation == "fu_average":
        label = f"fu_{when['of']}"
    elif operation == "compare_agencies" and "agency3" in fields:
        label += "3"
    elif operation in OF_ONE_YEAR and "year2" not in fields:
        label += "1"
    elif operation in ("report_count", "unbalanced") and not fields:
        label += "0"
    elif operation in ("reasons", "outcomes", "applicants") and "agency" not in fields:
        label += "_all"
    elif operation == "years_of" and "agency" not in fields:
        label = "bodies_of"
    elif operation == "fu_narrow" and "kind" in fields:
        label += "_bodies"
    if label.startswith("fu_") and label != "fu_fresh":
        when = {}
    told = "".join(f"|{key}={when[key]}" for key in TELLING if key in when)
    return label + told + "".join(f"~{name}" for name in ("agency", "year", "measure") if _is_reversed(template, name))


def _is_reversed(template: Template, name: str) -> bool:
    """Whether it names the second of them first."""
    if name == "year" and "measure.not" not in template.text:
        return False  # years that are put in order
    if "agency" in template.fields and name != "agency":
        return False
    first, second = (template.text.find(f"{{{each}") for each in (name, f"{name}2"))
    first = min((at for end in ("}", ".") if (at := template.text.find(f"{{{name}{end}")) >= 0), default=first)
    return 0 <= second < first


def styles(language: Language) -> list[str]:
    """The styles that there are wordings of."""
    return sorted(file.stem for file in (FOLDER / language).glob("*.json"))


def examples(corpus: Path, data: Path, fillings: int, workers: int) -> list[Example]:
    """The examples of every wording, each filled so many times from a corpus that is loaded in a data directory."""
    tasks = [(language, style) for language in LANGUAGES for style in (OPEN, *styles(language))]
    with ProcessPoolExecutor(workers) as pool:
        made = pool.map(partial(_of_style, corpus, data, fillings), tasks)
        return [example for each in made for example in each]


def _of_style(corpus: Path, data: Path, fillings: int, task: tuple[Language, str]) -> list[Example]:
    language, style = task
    world = read_world(corpus)
    with open_reader(data).connect() as connection:
        found = []
        for label, turns in _questions(Plan(world, fillings, 0, corpus.name), language, style):
            *history, question = turns
            read = partial(read_question, connection=connection, today=TODAY, by_likeness=False)
            asked = read(question, history)
            if asked.language != language:
                continue
            found.append(_example(asked, style, label))
            wording = spelt(Masked(asked.question), label) if style == OPEN else None
            if wording:
                found.append(_example(read(wording, history), style, label, with_shape=True))
        return found


def _example(asked: Asked, style: str, label: str, with_shape: bool = False) -> Example:
    masked = Masked(asked.question)
    sort = shape(asked.plan) if with_shape and isinstance(asked.plan, PlanOfQuestion) else ""
    return Example(asked.language, style, label, masked.text, tuple(masked.features()), masked.kinds, sort)


def _questions(plan: Plan, language: Language, style: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Labels and questions, with the turns before them; `seed` of the plan is how often a wording is filled."""
    for wording in wordings(plan.recipe):
        rng = random.Random(f"{style}/{language}/{wording.operation}")
        for template in _templates(wording, language, style):
            label = label_of(wording.operation, template)
            for _ in range(plan.seed if template.fields else 1) if label else ():
                turns = question_of(plan, language, wording.operation, template, rng)
                if turns:
                    yield label or "", turns


def _templates(wording: Wording, language: Language, style: str) -> tuple[Template, ...]:
    if style == OPEN:
        return wording.templates[language]
    entries = json.loads((FOLDER / language / f"{style}.json").read_text(encoding="utf-8"))
    return templates_of(wording, entries.get(wording.operation, ()))
