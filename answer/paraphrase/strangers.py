"""Words of a question that neither the rules nor any known wording knows: what it seeks in the reports."""

import re
from collections.abc import Iterator

from answer.paraphrase.masked import TOPIC, Masked, words_of
from answer.paraphrase.restricting import restricts_nothing
from answer.reading.language.passed_over import is_verb_or_less, saying_which
from answer.reading.question import Question
from index.glossary import found_in

_NUMBER = re.compile(r"[\d.]+")
_SHORTEST = 2


def strangers(masked: Masked, known: frozenset[str], sure: float) -> tuple[str, ...]:
    """The stretches of words outside of all wordings, which have the `known` ones: 元宇宙, village affairs.

    Words that restrict nothing, by at least that probability, are not sought, nor verbs where anything else may be.
    """
    question = masked.question
    unknown = [
        word
        for word in question.puzzling
        if not (_NUMBER.fullmatch(word) or is_known(word, question, known))
        and not restricts_nothing(word, masked, known, sure)
    ]
    read = _chinese if question.language == "zh" else _english
    found = tuple(dict.fromkeys(read(question, unknown, known)))
    things = tuple(word for word in found if not is_verb_or_less(question.text, word))
    return things if things or question.has("topic") else found


def is_known(word: str, question: Question, known: frozenset[str]) -> bool:
    """Whether wordings have a word; of a Chinese one every two characters in a row."""
    return all(each in known for each in words_of(word, question.language))


def all_known(masked: Masked, known: frozenset[str], sure: float) -> bool:
    """Whether every word that the rules don't know seeks nothing, but for those that are masked as sought."""
    question, sought = masked.question, [span.text for span in masked.named(TOPIC) if not span.meanings]
    if len(sought) != len(masked.sought):
        return False
    for word in question.puzzling:
        left = word
        for each in sought:
            left = "" if word in each else left.replace(each, " ")
        if not all(seeks_nothing(part, masked, known, sure) for part in left.split()):
            return False
    return True


def only_asks(word: str, question: Question, known: frozenset[str]) -> bool:
    """Whether it is a number, which has its place in a wording, a word of one, or a verb that says not which."""
    if _NUMBER.fullmatch(word) or is_known(word, question, known):
        return True
    return word not in saying_which(question.spans) and is_verb_or_less(question.text, word)


def seeks_nothing(word: str, masked: Masked, known: frozenset[str], sure: float) -> bool:
    """Whether it only asks, or restricts nothing by at least that probability."""
    return only_asks(word, masked.question, known) or restricts_nothing(word, masked, known, sure)


def _chinese(question: Question, unknown: list[str], known: frozenset[str]) -> Iterator[str]:
    whole = [word for word in question.whole_words if not is_known(word, question, known)]
    for word in unknown:
        around = [each for each in whole if word in each or each in word]
        if around:
            yield from around
        elif len(stripped := _stripped(word, known)) >= _SHORTEST:
            yield stripped


def _stripped(word: str, known: frozenset[str]) -> str:
    """Without the words at its ends that wordings have: 包含区块链."""
    low, high = 0, len(word)
    while high - low > _SHORTEST and word[low : low + 2] in known:
        low += 2
    while high - low > _SHORTEST and word[high - 2 : high] in known:
        high -= 2
    return word[low:high]


def _english(question: Question, unknown: list[str], known: frozenset[str]) -> Iterator[str]:
    terms = sorted(found_in(question.sought), key=len, reverse=True)
    for word in unknown:
        yield next((term for term in terms if word in term.split()), word)
