"""Questions made of wordings, masked, with the label of the canonical wording that they are paraphrases of."""

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from answer import vocabulary
from answer.answer import Language
from answer.paraphrase.canonical import PROSE, spelt
from answer.paraphrase.classifier import NONE, OTHER
from answer.paraphrase.masked import Masked
from answer.paraphrase.prose_reading import SEEKING
from answer.plan import Plan as PlanOfQuestion
from answer.reading.read import Asked, read_question
from eval.questions.generate import Plan, question_of
from eval.questions.prose import named
from eval.questions.wording import LANGUAGES, TRAINING, Template, Wording, templates_of, wordings
from eval.questions.world import read_world
from index.database import open_reader

FOLDER = Path(__file__).parent / "wordings"
FURTHER = Path(__file__).parent / "further"  # whole questions by label, of what no case asks
OTHERS = Path(__file__).parent / "others"  # questions that no operation asks, about the corpus of the figures
RESTRICTED = Path(__file__).parent / "restricting"  # questions with what restricts them in brackets
FIGURES, NARRATIVE = "figures", "narrative"  # recipes of questions
RESTRICTED_FILES = {FIGURES: "figures", NARRATIVE: "prose"}  # of questions that no wording asks, by recipe
SOUGHT = "sought"  # the file of those that seek what stands in brackets
OPEN = "open"  # the style of the wordings that cases are made of
FILLINGS = {FIGURES: 2, NARRATIVE: 3}  # of every wording
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
    "prose_not_told": "prose_number",
    "prose_no_contact": "prose_contact",
}
UNTOLD = "prose_untold"  # what no report tells: no wording asks for it
NOTHING = frozenset({"out_of_scope", "hostile", "ambiguous"})
LEFT_OUT = frozenset(
    {
        "not_comparable",
        "false_premise",
        "fu_applicant",
        "year_not_loaded",
        "body_not_loaded",
        "prose_no_report",
    }
)
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
    known: bool = True  # what it names is masked


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
    elif (operation in ("report_count", "unbalanced") and not fields) or (
        operation == "prose_mention" and "year" not in fields
    ):
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
    return [OPEN, *sorted({file.stem for folder in (FOLDER, FURTHER) for file in (folder / language).glob("*.json")})]


@dataclass(frozen=True)
class Loaded:
    """A corpus of a recipe of questions, and a data directory that it is loaded in."""

    recipe: str  # figures, narrative
    corpus: Path
    data: Path


Asking = tuple[str, tuple[str, ...], str]  # a label, the turns, and the part that the phrases are of
Task = tuple[Loaded, Language, str]  # of a style


def examples(corpora: Iterable[Loaded], workers: int) -> list[Example]:
    """The examples of every wording, filled from the corpus of its recipe."""
    tasks = [(each, language, style) for each in corpora for language in LANGUAGES for style in styles(language)]
    with ProcessPoolExecutor(workers) as pool:
        return [example for made in pool.map(_of_style, tasks) for example in made]


def _of_style(task: Task) -> list[Example]:
    loaded, language, style = task
    plan = Plan(read_world(loaded.corpus), FILLINGS[loaded.recipe], 0, loaded.corpus.name, loaded.recipe)
    with open_reader(loaded.data).connect() as connection:
        found = []
        others = (*(_others(language) if plan.recipe == FIGURES else ()), *_restricted(plan, language))
        further = list(_further(language, style)) if plan.recipe == FIGURES else []
        for label, turns, part in (*_questions(plan, language, style), *further, *(others if style == OPEN else ())):
            *history, question = turns
            read = partial(read_question, connection=connection, today=TODAY, by_likeness=False)
            asked = read(question, history)
            about_prose = isinstance(asked.plan, PlanOfQuestion) and asked.plan.kind == "text"
            if asked.language != language or (label == OTHER and about_prose and plan.recipe == FIGURES):
                continue
            words = tuple(_sought(asked)) if label.startswith(PROSE) else ()
            masked = Masked(asked.question, words, themes_sought=label.startswith(SEEKING))
            known = part == OPEN and label != UNTOLD
            found.append(replace(_example(asked, masked, style, label), known=known))
            wording = spelt(masked, label) if style == OPEN or (label, turns, part) in further else None
            if wording:
                again = read(wording, history)
                masked = Masked(again.question, words, masked.themes_sought)
                found.append(_example(again, masked, style, label))
        return found


def _further(language: Language, style: str) -> Iterator[Asking]:
    """Questions of what no case asks, written out whole, with the labels of canonical wordings or of none."""
    file = FURTHER / language / f"{style}.json"
    entries: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    yield from ((label, (question,), OPEN) for label, questions in entries.items() for question in questions)


def _others(language: Language) -> Iterator[Asking]:
    """Questions that no operation asks, each after those before it; one that begins with > goes on with the last."""
    turns: tuple[str, ...] = ()
    for line in (OTHERS / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        turns = (*turns, line[1:].strip()) if line.startswith(">") else (line,)
        yield OTHER, turns, OPEN


def _restricted(plan: Plan, language: Language) -> Iterator[Asking]:
    """Questions with what no report tells, each of a body, a place, a year and a figure by lot."""
    rng = random.Random(f"restricted/{language}")
    figures = [getattr(row, language) for row in vocabulary.rows().values()]
    for line in restricted_lines(RESTRICTED_FILES[plan.recipe], language):
        report = rng.choice(plan.world.reports)
        named = {"agency": report.agency, "region": report.region[-1], "measure": rng.choice(figures)}
        year = f"{report.year}年" if language == "zh" else str(report.year)
        yield OTHER, (re.sub(r"[\[\]]", "", line).format(year=year, **named),), OPEN


def restricted_lines(name: str, language: Language) -> list[str]:
    """The questions of a file, each with what restricts it in brackets."""
    return (RESTRICTED / f"{name}_{language}.txt").read_text(encoding="utf-8").splitlines()


def _sought(asked: Asked) -> Iterator[str]:
    """The words that a question seeks in the reports."""
    known = (*named("words", OPEN), *named("words", TRAINING))
    said = (phrase.lower() for each in known for phrase in each.phrases[asked.language])
    return (phrase.removeprefix("the ") for phrase in said if phrase in asked.question.text)


def _example(asked: Asked, masked: Masked, style: str, label: str) -> Example:
    return Example(asked.language, style, label, masked.text, tuple(masked.features()), masked.kinds)


def _questions(plan: Plan, language: Language, style: str) -> Iterator[Asking]:
    """Labels and questions, with the turns before them; `seed` of the plan is how often a wording is filled."""
    for wording in wordings(plan.recipe):
        rng = random.Random(f"{style}/{language}/{wording.operation}")
        for template in templates_in(wording, language, style):
            label = label_of(wording.operation, template)
            for time in range(plan.seed if template.fields else 1) if label else ():
                part = TRAINING if plan.recipe == NARRATIVE and time else OPEN
                turns = question_of(plan, language, wording.operation, template, rng, part)
                if turns:
                    yield label or "", turns, part


def templates_in(wording: Wording, language: Language, style: str) -> tuple[Template, ...]:
    """The templates of an operation in one style."""
    if style == OPEN:
        return wording.templates[language]
    file = FOLDER / language / f"{style}.json"
    entries = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return templates_of(wording, entries.get(wording.operation, ()))
