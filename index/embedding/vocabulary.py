"""The tokenizer of the shipped embedding, and the vectors it starts from before training.

A Unigram model that takes the fewest pieces: every common Chinese character, the words and frequent character
pairs of the reports, English words, letter groups and pinyin syllables for names; other characters as bytes.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from index.embedding.corpus import Corpus

UNKNOWN = "<unk>"
_HAN = re.compile(r"[\u3400-\u9fff〇]+")
_LATIN = re.compile(r"[a-z]+")
_YEARS = [str(year) for year in range(2000, 2040)]
_NUMBER = r"(?<![0-9])(?!(?:20[0-3][0-9]|12345)(?![0-9]))[0-9]+(?:[.,][0-9]+)*"


def common_characters() -> str:
    """The 3,755 characters of level 1 of GB 2312, by frequency of use in print."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return "".join(code.decode("gb2312", "ignore") for code in codes)


def build_tokenizer(corpus: Corpus) -> Tokenizer:
    """A tokenizer over the words of the corpus: numbers become #, spaces between Chinese characters vanish."""
    pieces = _scored(_pieces(corpus))
    alone = [UNKNOWN, *(f"<0x{byte:02X}>" for byte in range(256))]
    vocabulary = [(piece, -30.0) for piece in alone] + list(pieces.items())
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=0, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(r"(?<=\p{Han})\s+(?=\p{Han})"), ""),
            normalizers.Replace(Regex(_NUMBER), "#"),
        ]
    )
    words = Regex(r"\p{Han}+|[a-z]+|20[0-3][0-9]|12345|#")
    tokenizer.pre_tokenizer = pre_tokenizers.Split(words, "removed", invert=True)
    return tokenizer


def texts_of(corpus: Corpus) -> list[str]:
    """All the text of a corpus, templates with every choice beside each other."""
    found = [text for topic in corpus.topics for text in (topic.section, *topic.passages, *topic.zh, *topic.en)]
    found += [text for term in (*corpus.glossary, *corpus.agencies) for text in (term.zh, *term.en)]
    for key in ("we", "filler", "header", "carrier_zh", "carrier_en", "question_zh", "noise_en", "noise_zh"):
        found += corpus.words[key]
    return [re.sub(r"\{\w+\}|[\[\]|]", " ", text).lower() for text in found]


def _pieces(corpus: Corpus) -> Counter[str]:
    """Every piece of the vocabulary and how often the corpus holds it."""
    texts = texts_of(corpus)
    counts: Counter[str] = Counter(dict.fromkeys([*_YEARS, "12345", "#"], 1))
    characters = common_characters() + corpus.words["rare_characters"][0] + "〇"
    counts.update(characters + "".join(run for text in texts for run in _HAN.findall(text)))
    counts.update(_han_words(corpus, texts))
    latin = Counter(word for text in texts for word in _LATIN.findall(text))
    counts.update(latin)
    counts.update(dict.fromkeys([*corpus.words["syllables"], *(chr(code) for code in range(97, 123))], 1))
    counts.update(dict.fromkeys(_letter_groups(latin), 1))
    return counts


def _han_words(corpus: Corpus, texts: Iterable[str]) -> Counter[str]:
    """Glossary words of two to four characters, and the groups that byte-pair merging finds in the texts."""
    runs = [run for text in texts for run in _HAN.findall(text)]
    learner = Tokenizer(models.BPE())
    trainer = trainers.BpeTrainer(vocab_size=4000, min_frequency=4, max_token_length=4, show_progress=False)
    learner.train_from_iterator(runs, trainer)
    words = {word for word in learner.get_vocab() if len(word) > 1}
    words |= {term.zh for term in (*corpus.glossary, *corpus.agencies) if 2 <= len(term.zh) <= 4}
    joined = "\n".join(runs)
    return Counter({word: max(1, joined.count(word)) for word in sorted(words)})


def _letter_groups(words: Counter[str], count: int = 500) -> list[str]:
    """The groups of two to four letters that occur in most English words of the corpus."""
    groups = Counter(word[at : at + n] for word in words for n in (2, 3, 4) for at in range(len(word) - n + 1))
    return sorted(groups, key=lambda group: (-groups[group], group))[:count]


def _scored(counts: Counter[str]) -> dict[str, float]:
    """Scores by which fewer pieces always win, then the more frequent ones."""
    return {piece: round(-10 + min(1.0, 0.1 * math.log(counts[piece])), 2) for piece in sorted(counts)}


def first_vectors(tokenizer: Tokenizer, corpus: Corpus, dimension: int, seed: int) -> NDArray[np.float32]:
    """Vectors that already compare texts by their words: near for shared characters or letters, short if frequent."""
    rng = np.random.default_rng(seed)
    parts = rng.standard_normal((1 << 14, dimension)).astype(np.float32)
    vocabulary = tokenizer.get_vocab()
    rows = rng.standard_normal((len(vocabulary), dimension)).astype(np.float32)
    counts = Counter(token for text in texts_of(corpus) for token in tokenizer.encode(text).ids)
    total = sum(counts.values())
    for piece, row in vocabulary.items():
        if len(piece) > 1 and not piece.startswith("<"):
            shared = np.mean([parts[zlib.crc32(part.encode()) % len(parts)] for part in _parts(piece)], axis=0)
            rows[row] = 0.5 * rows[row] + shared
        elif not piece.startswith("<"):
            rows[row] = 0.5 * rows[row] + parts[zlib.crc32(piece.encode()) % len(parts)]
        rows[row] *= 1e-3 / (1e-3 + counts[row] / total)
    rows[vocabulary[UNKNOWN]] = 0
    return rows / np.float32(math.sqrt(dimension))


def _parts(piece: str) -> list[str]:
    """The characters of a Chinese word, the letter groups of an English one."""
    if not piece.isascii():
        return list(piece)
    framed = f"<{piece}>"
    return [framed[at : at + 3] for at in range(len(framed) - 2)]
