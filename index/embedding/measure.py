"""How well an embedding finds held-out passages: `python -m index.embedding.measure [MODEL]`.

The passages, questions and places are those that training never sees; each question has one right passage.
"""

import argparse
import random
import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder, load
from index.embedding.corpus import Body, Corpus, fill, read_corpus


@dataclass(frozen=True)
class Task:
    """Questions, a pool of texts, and for each question the place of its answer in the pool."""

    name: str
    questions: list[str]
    pool: list[str]
    answers: list[int]


def held_out_tasks(corpus: Corpus, seed: int = 7) -> list[Task]:
    """The measuring tasks over text that was kept back from training."""
    rng = random.Random(seed)
    one = [Body(corpus.places[0].zh + corpus.agencies[0].zh, f"{corpus.places[0].en[0]} {corpus.agencies[0].en[0]}")]
    kinds = rng.sample(corpus.agencies, len(corpus.places))
    many = [
        Body(place.zh + kind.zh, f"{place.en[0]} {kind.en[0]}")
        for place, kind in zip(corpus.places, kinds, strict=True)
    ]
    tasks = [
        _passages(f"{language}: passages of {count}", corpus, bodies, language, rng)
        for count, bodies in (("one report", one), (f"{len(many)} reports", many))
        for language in ("zh", "en")
    ]
    return [*tasks, _terms(corpus)]


def _passages(name: str, corpus: Corpus, bodies: list[Body], language: str, rng: random.Random) -> Task:
    """Each topic of each agency asked for once; with several agencies the question names the one meant."""
    questions, pool = [], []
    for body in bodies:
        for topic in corpus.topics:
            header = fill(corpus.words["header"][0], rng, year="2024", agency=body.zh, section=topic.section)
            we = rng.choice(corpus.words["we"])
            pool.append(header + "\n" + fill(rng.choice(topic.passages), rng, we=we, agency=body.zh, year="2024"))
            asked = fill((topic.zh if language == "zh" else topic.en)[0], rng, agency="", en="the bureau", year="2024")
            named = {"zh": f"{body.zh}{asked}", "en": f"{body.en}: {asked}"}[language]
            questions.append(named if len(bodies) > 1 else asked)
    return Task(name, questions, pool, list(range(len(pool))))


def _terms(corpus: Corpus) -> Task:
    """English synonyms kept back, sought among all the Chinese terms of the glossary."""
    asked = [(term.en[0], row) for row, term in enumerate(corpus.glossary) if term.en]
    pool = [term.zh for term in corpus.glossary]
    return Task("en: held-out glossary synonyms", [word for word, _ in asked], pool, [row for _, row in asked])


def recall(embedder: Embedder, task: Task, k: int = 5) -> float:
    """The share of questions whose answer is among the k nearest of the pool."""
    return float((_ranks(embedder, task) <= k).mean())


def reciprocal_rank(embedder: Embedder, task: Task) -> float:
    """The mean over all questions of one over the place of the answer."""
    return float((1 / _ranks(embedder, task)).mean())


def _ranks(embedder: Embedder, task: Task) -> NDArray[np.intp]:
    """The place of each question's answer in the pool, from 1."""
    scores = embedder.encode(task.questions) @ embedder.encode(task.pool).T
    order = np.argsort(-scores, axis=1, kind="stable")
    places: NDArray[np.intp] = np.nonzero(order == np.array(task.answers)[:, None])[1]
    return places + 1


def main(arguments: list[str] | None = None) -> int:
    """Prints recall@5 and mean reciprocal rank of a model for each held-out task."""
    parser = argparse.ArgumentParser(prog="python -m index.embedding.measure", description=main.__doc__)
    parser.add_argument("model", nargs="?", default="", help="name or folder (default: the one shipped)")
    embedder = load(parser.parse_args(arguments).model)
    print(f"{'held out':32} {'questions':>9} {'among':>6} {'recall@5':>9} {'MRR':>6}")
    for task in held_out_tasks(read_corpus(held_out=True)):
        figures = f"{recall(embedder, task):9.3f} {reciprocal_rank(embedder, task):6.3f}"
        print(f"{task.name:32} {len(task.questions):9} {len(task.pool):6} {figures}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
