"""Section five: problems, each with the improvement that answers it, and what became of last year's."""

import random
from dataclasses import dataclass
from typing import Any

from eval.corpus.record import Body, Narrative
from eval.corpus.sentences import Sentence, Writer, duties, themes

OWN = 0.7  # share of the reports whose first problem is one of that kind of body
FEW = 2.5  # requests a year below which nobody complains of the replies


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem and its improvement, as clauses to be filled in; `theme` is what it is about."""

    theme: str
    problem: str
    improvement: str

    def filled(self, writer: Writer) -> "Problem":
        """The same in the body's words, both clauses of one subject."""
        problem, _, improvement = writer.fill(f"{self.problem}\n{self.improvement}").partition("\n")
        return Problem(self.theme, problem, improvement)

    def facts(self) -> tuple[Narrative, Narrative]:
        """What the truth says of it."""
        return (
            Narrative(f"problem:{self.theme}", None, "", self.problem),
            Narrative(f"improvement:{self.theme}", None, "", self.improvement),
        )


def problems_of(body: Body, year: int, seed: int) -> tuple[Problem, ...]:
    """What the body's report of a year names as problems, its own first, each of another theme."""
    rng = random.Random(f"{seed}/{body.id}/{year}/problems")
    own = [Problem(*pair) for pair in duties().get(body.kind.zh, {}).get("pairs", [])]
    common = [Problem(theme["id"], *pair) for theme in themes()["themes"] for pair in theme["pairs"]]
    if body.kind.requests < FEW:
        own, common = ([each for each in pairs if each.theme != "reply_quality"] for pairs in (own, common))
    rng.shuffle(common)
    first = rng.sample(own, rng.choice([1, 1, 2])) if own and rng.random() < OWN else []
    distinct = {problem.theme: problem for problem in reversed([*first, *common])}
    return tuple(reversed(distinct.values()))[: rng.choice([1, 2, 2, 3, 3, 4])]


def solved(writer: Writer, theme: str) -> Sentence:
    """What became of a problem of last year's report."""
    text = writer.one_of(_theme(theme)["solved"])
    return Sentence(text, (Narrative(f"improved:{theme}", None, "", text),))


def _theme(name: str) -> dict[str, Any]:
    return next(theme for theme in themes()["themes"] if theme["id"] == name)
