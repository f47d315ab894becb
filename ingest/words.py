"""The words of a text's tokens as one string: what labels and headers are looked for in, across wraps and line ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.tokens import Kind, Token

NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Words:
    """The Chinese characters of all word tokens in one string; `owner[i]` is the token of character i."""

    tokens: Sequence[Token]
    flat: str
    owner: tuple[int, ...]
    before: tuple[int, ...]  # for each token, how many characters stand before it


def flatten(tokens: Sequence[Token]) -> Words:
    """The words of the tokens, joined without space, so that wraps and line ends do not matter."""
    parts: list[str] = []
    owner: list[int] = []
    before: list[int] = []
    for index, token in enumerate(tokens):
        before.append(len(owner))
        if token.kind is Kind.WORD:
            han = NOT_HAN.sub("", token.text)
            parts.append(han)
            owner += [index] * len(han)
    return Words(tokens, "".join(parts), tuple(owner), tuple(before))


def head(words: Words, count: int) -> Words:
    """The words of the first `count` tokens."""
    if count >= len(words.tokens):
        return words
    length = words.before[count]
    return Words(words.tokens[:count], words.flat[:length], words.owner[:length], words.before[:count])
