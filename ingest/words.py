"""The words of a text's tokens as one string: what labels and headers are looked for in, across wraps and line ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.tokens import Kind, Token

NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")
PROSE = "，。、；：,;:件条项次例篇万元余多年月日个份宗起"  # what follows a number in a sentence


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


def in_sentence(words: Words, index: int) -> bool:
    """Whether a number is one of a sentence: a unit or a mark of punctuation follows it on its line."""
    token = words.tokens[index]
    following = words.tokens[index + 1] if index + 1 < len(words.tokens) else None
    if token.kind is Kind.EMPTY or following is None or following.line != token.line:
        return False
    opens_its_line = index > 0 and words.tokens[index - 1].line != token.line and len(following.text) > 1
    if words.tokens[index - 1].kind is not Kind.WORD and not opens_its_line:
        return False
    return following.kind is Kind.WORD and following.text[0] in PROSE
