"""One sentence of a model against the sentences that it cites: what does not follow from them is not shown.

The prompt asks for the same, but only this decides. A sentence is cut where its markers stand; each piece must be
borne by the cited sentences before the next: its numbers and names exactly, the rest by what its clauses say.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from answer.answer import Citation, Language
from answer.model.content import clauses, same_in_chinese, same_in_english, says_something
from answer.model.figures import (
    has_markup,
    names_others,
    plain,
    same_figures,
    same_sequence,
    without_names,
)

LONGEST_SENTENCE = 400  # characters
_MARKS = re.compile(r"((?:\[\d+\]\s*)+)")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?\s*(?:[%％]|[\u4e00-\u9fff](?:元|分)?)?")


def holds(sentence: str, by_id: Mapping[int, Citation], language: Language) -> bool:
    """Whether all of a sentence follows from what it cites."""
    pieces = list(_pieces(sentence))
    if not pieces or len(sentence) > LONGEST_SENTENCE:
        return False
    among = list(by_id.values())
    for text, numbers in pieces:
        if not numbers or has_markup(text) or not numbers <= by_id.keys():
            return False
        cited = sorted((by_id[number] for number in numbers), key=lambda each: each.report_id)
        reports = [list(own) for _, own in groupby(cited, key=lambda each: each.report_id)]
        if not all(_borne(text, own, cited, among, language) for own in reports):
            return False
    return True


def _pieces(sentence: str) -> Iterator[tuple[str, set[int]]]:
    """The pieces of a sentence, each with the markers behind it; none behind the last where it only ends."""
    parts = [*_MARKS.split(sentence), ""]
    for text, marked in zip(parts[::2], parts[1::2], strict=True):
        numbers = {int(number) for number in re.findall(r"\d+", marked)}
        if numbers or re.search(r"\w", text):
            yield text, numbers


def _borne(
    piece: str, own: Sequence[Citation], cited: Sequence[Citation], among: Sequence[Citation], language: Language
) -> bool:
    """Whether the cited sentences of one report bear a piece: every clause one of them, and none is idle."""
    needed, told = {each.id for each in own}, False
    # English is held against one quote as a whole, as its word order tells nothing of what its numbers are of.
    for clause in clauses(plain(piece)) if language == "zh" else [plain(piece)]:
        bare = without_names(clause, cited, among)
        if language == "zh" and not _says(bare):
            if re.search(r"\d", bare) or names_others(bare, ""):
                return False
            continue
        bearing = [each for each in own if _bears(bare, each, language)]
        if not bearing:
            return False
        told, needed = True, needed - {each.id for each in bearing}
    return told and not needed


def _says(bare: str) -> bool:
    return says_something(_FIGURE.sub(" ", bare))


def _bears(bare: str, citation: Citation, language: Language) -> bool:
    """Whether one quote bears a clause without the names of the cited bodies."""
    quote, year = plain(citation.quote), citation.year
    if names_others(bare, quote):
        return False
    words = _FIGURE.sub(lambda found: " " * len(found.group()), bare)
    if language == "zh":
        return same_figures(bare, quote, year) and same_in_chinese(words, quote)
    return same_sequence(bare, quote, year) and all(same_in_english(each, quote) for each in clauses(words))
