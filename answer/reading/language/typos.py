"""Words that are slips of known ones: Chinese is typed by its sound (申清, 民正局), English by its letters (bureua).

English words are also known by their other forms.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pypinyin import lazy_pinyin
from rapidfuzz import process
from rapidfuzz.distance import OSA

from answer.reading.language.inflection import lemmas_of, other_forms
from answer.reading.language.spans import Spans
from answer.reading.scope.names import Names
from answer.reading.scope.short_names import body_meant, kinds_said_bare
from answer.vocabulary import columns, phrases, rows
from ingest.divisions import is_place
from ingest.names import kind_of, kinds

LONGEST = 8  # characters around a word not known that are looked at
SHORTEST = 2
SHORTEST_NAME = 4  # around a single character
SHORTEST_ENGLISH = 6
LONGEST_COMMON = 4  # characters of the common words that are told from slips
RAREST_COMMON = 10  # times that the dictionary has seen them


def corrected(spans: Spans, names: Names) -> tuple[str, list[tuple[str, str]]]:
    """The question with its misspelt words replaced, and what was taken for what."""
    text, changes = spans.text, []
    for said, meant in kinds_said_bare(text, spans.leftover, names) if spans.leftover else ():
        text = re.sub(rf"\b{re.escape(said)}\b", meant, text)
        changes.append((said, meant))
    for word in (*spans.leftover, *(bit for bit in spans.bits if not bit.isascii())):
        if word.isascii():
            form = _known_form(text, word)
            if form:
                text = re.sub(rf"\b{re.escape(word)}\b", form, text)
                continue
            found = _spelt(word)
        elif is_place(word) and not _is_kind(word):
            continue
        elif _may_be_a_body(spans, word) and (found := body_meant(word, text, names)):
            pass
        else:
            parts = _around(text, word)
            shortest = SHORTEST + 1 if len(word) > 1 else SHORTEST_NAME
            near = (
                found
                for part in parts
                if (found := _meant(part, names, len(word) > 1, shortest)) and not _cuts_a_word(text, *found)
            )
            short = None if f"{word}类" in text or not _may_be_a_body(spans, word) else _shortened(word, names)
            found = short or next(filter(None, near), None)
        if found:
            text = re.sub(rf"{re.escape(found[0])}(?!{re.escape(found[1][len(found[0]) :] or '$')})", found[1], text)
            changes.append(found)
    return text, changes


def _around(text: str, word: str) -> Iterator[str]:
    """The stretches of the text that hold the word, or lie in it, longest first."""
    at = text.find(word)
    if at < 0:
        return
    low, high = max(0, at - LONGEST), min(len(text), at + len(word) + LONGEST)
    parts = {
        text[start:end]
        for start in range(low, max(at + 1, at + len(word) - 1))
        for end in range(max(start + SHORTEST, at + min(2, len(word))), min(high, start + LONGEST) + 1)
    }
    # Two characters sound like many words: they are looked at only as the whole word.
    yield from sorted(
        (part for part in parts if len(part) > SHORTEST or part == word), key=lambda part: (-len(part), text.find(part))
    )


def _meant(part: str, names: Names, is_word: bool, shortest: int) -> tuple[str, str] | None:
    """What a stretch sounds like, where that is another word of the same length, or a name of `names`.

    Around a single character left over (not `is_word`), words differ in one character only. What is known is no
    slip: it may hold the character elsewhere.
    """
    if part in phrases()[0]:
        return None
    known = _by_sound().get(_sound(part))
    for word in known or ():
        same = word != part and len(word) == len(part) and (is_word or _one_apart(part, word))
        if same and (part not in _common_words() or word in _names_of_form()):
            return part, word
    is_kind = kind_of(part) is not None  # 水务局, where none is loaded, is no 税务局
    name = names.sounding_like(part) if len(part) >= shortest and not is_kind else None
    return (part, name) if name else None


def _cuts_a_word(text: str, part: str, word: str) -> bool:
    """Whether what is changed is a piece of a word of the language, which stays: 公室 of 办公室, 查 of 查出."""
    start = text.find(part)
    changed = {start + at for at, (one, other) in enumerate(zip(part, word, strict=True)) if one != other}
    words = (
        range(low, high)
        for place in changed
        for low in range(max(0, place - LONGEST_COMMON + 1), place + 1)
        for high in range(max(place + 1, low + SHORTEST), min(len(text), low + LONGEST_COMMON) + 1)
        if text[low:high] in _common_words()
    )
    return any(not changed.issuperset(each) for each in words)


@cache
def _common_words() -> frozenset[str]:
    """Words of the language, by its dictionary: 法人 is no slip of 罚人, though 出发 is one of 处罚."""
    spec = find_spec("jieba")
    assert spec and spec.origin, "jieba is in requirements.txt"
    lines = Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    words = (line.split(" ") for line in lines)
    return frozenset(word for word, often, _ in words if len(word) <= LONGEST_COMMON and int(often) >= RAREST_COMMON)


@cache
def _names_of_form() -> str:
    """The rows and columns of the form by their own names."""
    return " ".join([*(row.zh for row in rows().values()), *(column.zh for column in columns().values())])


def _shortened(word: str, names: Names) -> tuple[str, str] | None:
    """A body said without its last character: 住建 of 住建局."""
    if len(word) < SHORTEST:
        return None
    full = [word + end for end in ("局", "委", "办", "厅")]
    known = names(full)
    return next(((word, each) for each in full if each in known), None)


def _is_kind(word: str) -> bool:
    """Whether it is the short name of a kind of body too, as the county 公安 is of 公安局."""
    return any(word in kind.short for kind in kinds())


def _may_be_a_body(spans: Spans, word: str) -> bool:
    """Whether a word may be a body's short name: where another is named, only beside it: 民政局和住建, not 被审计过."""
    if not spans.has("agency"):
        return True
    beside, name = "[、，,和与跟及比或同]", re.escape(word)
    return bool(re.search(rf"(?:^|{beside}){name}|{name}(?:{beside}|的|$)", spans.text))


def _one_apart(part: str, word: str) -> bool:
    return sum(one != other for one, other in zip(part, word, strict=True)) == 1


def _known_form(text: str, word: str) -> str | None:
    """Another form of an English word that makes it a phrase known, with the words around it: throwing out requests."""
    place = re.compile(rf"\b{re.escape(word)}\b")
    noun = word in lemmas_of(word).get("NOUN", ())  # staff is no staffing
    for form in other_forms(word):
        if noun and form.endswith("ing"):
            continue
        said = f" {place.sub(form, text)} "
        if any(f" {phrase} " in said for phrase in _phrases_with().get(form, ())):
            return form
    return None


@cache
def _phrases_with() -> dict[str, list[str]]:
    """The English phrases that tell something, by each of their words."""
    found: dict[str, list[str]] = {}
    for phrase, meanings in phrases()[1].items():
        for word in set(phrase.split(" ")) if any(meaning.kind != "filler" for meaning in meanings) else ():
            found.setdefault(word, []).append(phrase)
    return found


def _spelt(word: str) -> tuple[str, str] | None:
    """The one English word known that a word is a slip of: one letter more, less, other or swapped."""
    if len(word) < SHORTEST_ENGLISH or word in _english_words() or lemmas_of(word):
        return None  # no slip: a word of the language
    near = process.extract(word, _english_words(), scorer=OSA.distance, score_cutoff=1, limit=2)
    return (word, near[0][0]) if len(near) == 1 else None


@cache
def _english_words() -> tuple[str, ...]:
    return tuple({word for phrase in phrases()[1] for word in phrase.split(" ") if len(word) >= SHORTEST_ENGLISH})


@cache
def _by_sound() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for phrase in phrases()[0]:
        if SHORTEST <= len(phrase) <= LONGEST and not phrase.isascii():
            found.setdefault(_sound(phrase), []).append(phrase)
    return found


def _sound(text: str) -> str:
    return "".join(map(_syllable, text))


@cache
def _syllable(char: str) -> str:
    return "".join(lazy_pinyin(char))
