"""Slips and manners of people who type: courtesies, other question marks, typing errors, full width, traditional."""

import random
from collections.abc import Callable
from functools import cache

from opencc import OpenCC

from eval.questions.speech import names

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
SHARES = {"polite": 0.1, "ending": 0.25, "typo": 0.06, "width": 0.03, "traditional": 0.03, "lower": 0.05}


def typed(text: str, lang: str, rng: random.Random) -> tuple[str, str]:
    """The question as someone types it, and the name of the slip in it, if any."""
    if rng.random() < SHARES["ending"] and text.endswith(("？", "?")):
        text = text[:-1] + rng.choice(names()["endings"][lang])
    if rng.random() < SHARES["polite"] and not text.startswith(("请", "烦", "Could", "pls", "<", "*", "#", "!", "“")):
        text = rng.choice(names()["politeness"][lang]) + text
    slips: dict[str, Callable[[str], str]] = {"typo": lambda each: _mistyped(each, lang, rng)}
    if lang == "zh":
        slips |= {"width": lambda each: each.translate(FULL_WIDTH), "traditional": _traditional().convert}
    else:
        slips |= {"lower": str.lower}
    for name, slip in slips.items():
        if rng.random() < SHARES[name] and slip(text) != text:
            return slip(text), name
    return text, ""


def _mistyped(text: str, lang: str, rng: random.Random) -> str:
    found = sorted(right for right in names()["typos"][lang] if right in text)
    if not found:
        return text
    right = rng.choice(found)
    return text.replace(right, names()["typos"][lang][right], 1)


@cache
def _traditional() -> OpenCC:
    return OpenCC("s2t")
