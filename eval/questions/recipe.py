"""The corpora that committed cases are about, by name, so that anyone can write them again."""

from eval.corpus import Order

RECIPES = {"figures": Order(114, 20907, ("txt", "md"), (0,))}  # 22 bodies, 2019 to 2024; homonyms in two cities
