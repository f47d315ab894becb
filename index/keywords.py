"""Keyword search: BM25 over character bigrams and the words of the glossary."""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from index.glossary import chinese_words, translated

_RUN = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z0-9]+")


@cache
def _word() -> re.Pattern[str]:
    """The glossary's words of three characters and more: those of two are bigrams."""
    return re.compile("|".join(re.escape(word) for word in chinese_words() if len(word) > 2))


def bigrams(text: str) -> list[str]:
    """Overlapping pairs of Chinese characters, and Latin words and numbers as they are."""
    found: list[str] = []
    for run in _RUN.findall(text.lower()):
        if run[0].isascii() or len(run) == 1:
            found.append(run)
        else:
            found += [run[at : at + 2] for at in range(len(run) - 1)]
    return found


def tokens(text: str) -> list[str]:
    """The bigrams of a text and the glossary words in it."""
    return bigrams(text) + _word().findall(text)


def query_tokens(query: str) -> list[str]:
    """The tokens of a question, with those of the Chinese for its English terms."""
    return tokens(" ".join([query, *translated(query)]))


def by_keywords(query: str, texts: Sequence[str]) -> list[int]:
    """The texts that share a token with the query, best first, as indexes."""
    corpus = [tokens(text) for text in texts]
    numbers = {word: number for number, word in enumerate(dict.fromkeys(word for text in corpus for word in text))}
    wanted = [numbers[word] for word in query_tokens(query) if word in numbers]
    if not wanted:
        return []
    import bm25s  # with what it imports, half a second

    model = bm25s.BM25()
    model.index(([[numbers[word] for word in text] for text in corpus], numbers), show_progress=False)
    scores = model.get_scores(wanted)
    return [int(index) for index in np.argsort(-scores, kind="stable") if scores[index] > 0]
