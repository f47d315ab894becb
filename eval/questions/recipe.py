"""The corpora that committed cases are about, by name, so that anyone can write them again."""

from dataclasses import dataclass

from eval.corpus import Order


@dataclass(frozen=True, slots=True)
class Recipe:
    """A corpus, and about how many questions are asked about it.

    A new operation raises the count by its share, so that the questions of the others stay as they are.
    """

    order: Order
    count: int


TEXTS = ("txt", "md")
RECIPES = {
    "figures": Recipe(Order(114, 20907, TEXTS, (0,)), 1615),  # 22 bodies, 2019 to 2024; homonyms in two cities
    "narrative": Recipe(Order(102, 31907, TEXTS, (0,)), 460),
}
