"""Whether a clause says what a quote says: its characters, their order, what is negated, what is opposite.

Chinese is held against Chinese by characters; English is held against Chinese through the glossary.
"""

import re
from collections.abc import Iterator, Sequence

from answer.model.check_words import check_words, pattern
from index.glossary import LONGEST, in_chinese

SAME_PAIRS = 0.75  # of the clause's pairs of characters that stand in the quote, negated alike
SAME_WORDS = 0.6  # of the clause's English words whose Chinese does
# What is cut off an English word, and what is put in its place.
ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("red", ""),
    ("ped", ""),
    ("ted", ""),
)
HAN = re.compile(r"[\u4e00-\u9fff]+")
_CLAUSE = re.compile(r"[^，,。；;：:！!？?\n]+")
_WORD = re.compile(r"[a-z][a-z'’\-]*")
_PROPER = re.compile(r"\b[A-Z][A-Za-z]*")  # or the first of a sentence

Pair = tuple[str, bool]  # two characters, and whether they are negated


def clauses(text: str) -> Iterator[str]:
    """The text cut at its punctuation; an enumeration stays whole."""
    for found in _CLAUSE.finditer(text):
        if found.group().strip():
            yield found.group()


# Chinese


def same_in_chinese(clause: str, quote: str) -> bool:
    """Whether a Chinese clause without names and numbers holds nothing that the quote does not."""
    bare = _without_connectives(clause, quote)
    characters = set("".join(HAN.findall(bare)))
    latin = set(_WORD.findall(bare.lower()))
    if not (characters <= set(quote) and latin <= set(_WORD.findall(quote.lower()))):
        return False
    pairs = set(_pairs(clause, bare))
    known = {pair for each in clauses(quote) for pair in _pairs(each, each)}
    return len(pairs & known) >= SAME_PAIRS * len(pairs) and _directions_kept(bare, quote)


def says_something(clause: str) -> bool:
    """Whether anything is left of a Chinese clause without connectives."""
    return any(len(run) > 1 for run in HAN.findall(pattern("connectives_zh").sub(" ", clause)))


def _without_connectives(clause: str, quote: str) -> str:
    """The clause with its connectives blanked, but for those that are part of a word of the quote (及 of 及时)."""

    def blank(found: re.Match[str]) -> str:
        word, start, end = found.group(), found.start(), found.end()
        around = [word] if len(word) > 1 else [clause[max(0, start - 1) : end], clause[start : end + 1]]
        kept = any(len(each) > 1 and each in quote for each in around)
        return word if kept else " " * len(word)

    return pattern("connectives_zh").sub(blank, clause)


def _pairs(clause: str, bare: str) -> Iterator[Pair]:
    """The pairs of characters in `bare`, negated as in the whole clause; both are as long."""
    negated = _negated(clause)
    for run in HAN.finditer(bare):
        for at in range(run.start(), run.end() - 1):
            yield bare[at : at + 2], negated[at]


def _negated(clause: str) -> list[bool]:
    """For each character, whether an odd number of negators stands before it in its part of an enumeration.

    A part without negators goes on as the one before it ended: 未更新、公示.
    """
    masked = pattern("plain_zh").sub(lambda found: " " * len(found.group()), clause)
    found, before = [], False
    for part in re.findall(r"[^、]*、|[^、]+$", masked):
        ends = [match.end() for match in pattern("negators_zh").finditer(part)]
        found += [sum(end <= at for end in ends) % 2 == 1 if ends else before for at in range(len(part))]
        before = found[-1]
    return found


def _directions_kept(bare: str, quote: str) -> bool:
    """Whether words whose opposite stands in the quote too stand beside what they stand beside there."""
    for one, other in check_words().opposites_zh:
        for word, opposite in ((one, other), (other, one)):
            if opposite in quote.replace(word, "") and not _beside_the_same(word, bare, quote):
                return False
    return True


def _beside_the_same(word: str, bare: str, quote: str) -> bool:
    for found in re.finditer(re.escape(word), bare):
        before, after = bare[: found.start()][-1:].strip(), bare[found.end() :][:1].strip()
        kept = (before and before + word in quote) or (after and word + after in quote)
        if not kept:
            return False
    return True


# English


def same_in_english(clause: str, quote: str) -> bool:
    """Whether most words of an English clause stand in the Chinese quote, by the glossary, and none turned round."""
    words = check_words()
    found = _WORD.findall(clause.lower())
    if words.numbers_en & set(found) or _names_a_body(clause.lower()):
        return False
    negated = bool(words.negators_en & set(found)) or any(word.endswith("n't") for word in found)
    content = [word for word in found if word not in words.stop_en and word not in words.negators_en]
    covered = _covered(content, negated, quote)
    proper = {word.lower() for word in _PROPER.findall(clause)} & set(content)
    return bool(content) and proper <= set(covered) and len(covered) >= SAME_WORDS * len(content)


def _covered(content: Sequence[str], negated: bool, quote: str) -> list[str]:
    """The words that the quote has, the longest terms first."""
    covered: list[str] = []
    at = 0
    while at < len(content):
        length = next((n for n in range(LONGEST, 0, -1) if _stands(content[at : at + n], negated, quote)), 0)
        covered += content[at : at + length]
        at += length or 1
    return covered


def _names_a_body(clause: str) -> bool:
    """Whether a body is named in English: names are to stay Chinese, as only those can be held against the source."""
    return bool(re.search(rf"(?<!\bthe )(?<!\bthis )(?<!\beach )\b(?:{check_words().bodies_en})\b", clause))


def _stands(words: Sequence[str], negated: bool, quote: str) -> bool:
    """Whether the Chinese of a term stands in the quote, in a clause that negates as the English one does."""
    chinese = (*in_chinese(" ".join(words)), *_common(words))
    return any(
        word in clause and bool(pattern("negators_zh").search(pattern("plain_zh").sub("", clause))) == negated
        for word in chinese
        for clause in clauses(quote)
    )


def _common(words: Sequence[str]) -> tuple[str, ...]:
    """The Chinese of a common English word, whatever its ending."""
    if len(words) != 1:
        return ()
    word, known = words[0], check_words().common_en
    stems = (word, *(word.removesuffix(end) + more for end, more in ENDINGS if word.endswith(end)))
    return next((known[stem] for stem in stems if stem in known), ())
