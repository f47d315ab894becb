"""The words that a plan about prose looks for."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from answer import vocabulary
from answer.answer import Language
from answer.plan import Plan
from answer.prose.passages import holds, places_of
from answer.prose.sentences import Sentence
from answer.words import join
from index.glossary import in_chinese

ALIKE = 0.75  # share of a term's pairs of characters that stand for it
SHORTEST_ALIKE = 5
EITHER = "或"
_PLACE = re.compile(r"第(\d+)名或")
_APPLICANTS = frozenset({"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构"})


@dataclass(frozen=True, slots=True)
class Group:
    """Words of which any stands for one thing asked about; of a term in the asker's own words, most of it will do."""

    words: tuple[str, ...]
    loose: bool = False

    def in_text(self, text: str) -> bool:
        """Whether a text speaks of it."""
        return any(holds(text, word) or (self.loose and _mostly(text, word)) for word in self.words)

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Where a text speaks of it; of a term that stands there in part only, where its parts do."""
        places = [place for word in self.words for place in places_of(text, word)]
        if places or not self.loose:
            return places
        parts = (word[at : at + 2] for word in self.words if _mostly(text, word) for at in _pairs(word))
        return [found.span() for part in parts for found in re.finditer(re.escape(part), text)]


def groups_of(plan: Plan, second: bool = False) -> list[Group]:
    """One group for each thing asked about, or for all topics of which any will do.

    The `second` choice has other words for topics that have them.
    """
    topics = [vocabulary.topics()[topic] for topic in plan.topics]
    groups = [Group((second and topic.also) or topic.terms) for topic in topics if topic.terms]
    if plan.any_of and groups:
        groups = [Group(tuple(word for group in groups for word in group.words))]
    return groups + [_group(term) for term in plan.terms]


def _group(term: str) -> Group:
    """The group of a term in the asker's own words, which may be two: 公众号或微博."""
    either = [each for each in term.split(EITHER) if len(each) > 1] if EITHER in term else [term]
    return Group(tuple(word for each in either for word in (*_called(each), each)), loose=True)


def _called(english: str) -> tuple[str, ...]:
    """What a term is called in Chinese; where it is more than a kind of applicant, not by that: lawyers that advise."""
    found = in_chinese(english)
    return tuple(word for word in found if word not in _APPLICANTS) or found


def speaking_of(groups: Sequence[Group], sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that speak of everything; only where none has the very words those that have most of them."""
    exact = [replace(group, loose=False) for group in groups]
    literal = [each for each in sentences if all(group.in_text(each.text) for group in exact)]
    return literal or [each for each in sentences if all(group.in_text(each.text) for group in groups)]


def held_by(groups: Sequence[Group]) -> list[tuple[str, ...]]:
    """For each group what its texts hold at least one of: its words, or parts of those that may stand in part only."""
    return [
        tuple(part for word in group.words for part in (_parts(word) if group.loose else (word,))) for group in groups
    ]


def units_of(plan: Plan) -> tuple[str, ...]:
    """The units that the number asked for may have; none allows any."""
    topics = [vocabulary.topics()[topic] for topic in plan.topics]
    people = plan.number == "people"
    found = [unit for topic in topics for unit in ((people and topic.people_units) or topic.units)]
    return tuple(dict.fromkeys(found)) or (("人", "人次", "名", "位") if people else ())


def said(plan: Plan, language: Language) -> str:
    """What is looked for, in words."""
    named = [(topic.zh, topic.en) for name in plan.topics if (topic := vocabulary.topics()[name])]
    named += [(theme.zh, theme.en) for name in plan.themes if (theme := vocabulary.themes()[name])]
    names = [zh if language == "zh" else en for zh, en in named]
    if plan.any_of:
        names = [either_or(language).join(names)]
    return join([*names, *(_shown(term, language) for term in plan.terms)], language)


def _shown(term: str, language: Language) -> str:
    """A term for a reader: an everyday word without those that reports have for it, a place as its number."""
    if place := _PLACE.match(term):
        return f"第{place[1]}名" if language == "zh" else f"No. {place[1]}"
    word, _, others = term.partition(EITHER)
    known = vocabulary.said_otherwise().get(word, ())
    return word if others and others == EITHER.join(known) else term.replace(EITHER, either_or(language))


def either_or(language: Language) -> str:
    """What stands between two words of which either will do."""
    return EITHER if language == "zh" else " or "


def _parts(word: str) -> list[str]:
    """Parts of a word, one of which is in every text that holds enough of its pairs: there is one more of them than
    pairs that a text may lack."""
    every = [word[at : at + 2] for at in _pairs(word)]
    if len(set(every)) < len(every):
        return every  # one pair of the text may be several of the word
    pairs = len(every)
    count = pairs - math.ceil(ALIKE * pairs) + 1
    cuts = [at * pairs // count for at in range(count + 1)]
    return [word[low : high + 1] for low, high in pairwise(cuts)] if pairs else [word]


def _pairs(word: str) -> range:
    return range(len(word) - 1 if len(word) >= SHORTEST_ALIKE and not word.isascii() else 0)


def _mostly(text: str, word: str) -> bool:
    pairs = [word[at : at + 2] for at in _pairs(word)]
    return bool(pairs) and sum(pair in text for pair in pairs) >= ALIKE * len(pairs)
