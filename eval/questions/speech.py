"""How a person spells what a question names: bodies, years, places, numbers, figures."""

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pypinyin import lazy_pinyin

from eval.questions.measures import Measure, Rate, Term
from eval.questions.prose import Topic
from eval.questions.wording import Language
from eval.questions.world import Report, World

CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
ZERO = str.maketrans("〇", "零")


class NoWordsError(LookupError):
    """The figure has no phrase for this part of a sentence; another template must be taken."""


@dataclass(frozen=True)
class Agency:
    """A body that a question names."""

    name: str


@dataclass(frozen=True)
class Year:
    """A year that a question names."""

    year: int


@dataclass(frozen=True)
class Span:
    """Years from the first to the last."""

    first: int
    last: int


@dataclass(frozen=True)
class Region:
    """A place, by its path from the province down."""

    path: tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of body, as 信访局."""

    name: str


@dataclass(frozen=True)
class Stranger:
    """A body that no report is of."""

    place: str
    kind: str


Slot = Agency | Stranger | Year | Span | Region | Kind | Measure | Rate | Term | str | int


@cache
def names() -> dict[str, Any]:
    """The data file of names."""
    return dict(json.loads((Path(__file__).parent / "names.json").read_text(encoding="utf-8")))


class Phrases:
    """The phrases of a figure; `{measure}` is a noun, `{measure.ask}` another part of a sentence."""

    def __init__(self, pick: Callable[[str], str]) -> None:
        self._pick = pick

    def __format__(self, spec: str) -> str:
        return self._pick("noun")

    def __getattr__(self, part: str) -> str:
        if part in ("thing", "verb"):
            return self._pick("how").split("|")[part == "verb"]
        return self._pick(part)


@dataclass(frozen=True)
class Speaker:
    """Spells slots in a language; `may_say` keeps to the phrases of figures that its part uses."""

    world: World
    lang: Language
    rng: random.Random
    may_say: Callable[[str], bool]

    def spell(self, slot: Slot) -> object:
        """What a template's field becomes."""
        match slot:
            case Agency(name):
                return self._agency(self.world.bodies[name][-1])
            case Stranger(where, kind):
                title = self._title(kind)  # wanted in either language: questions are drawn alike
                return where + kind if self.lang == "zh" else f"{place((where,), 'en')} {title}"
            case Year(year):
                return self._year(year)
            case Span(first, last):
                return self.rng.choice(names()["span"][self.lang]).format(first=first, last=last)
            case Region(path):
                return place(path, self.lang)
            case Kind(name):
                return name if self.lang == "zh" else plural(self._title(name).lower())
            case Topic():  # of one part already
                return self._phrases(slot.words[self.lang], lambda _: True)
            case Measure() | Rate() | Term():
                return self._phrases(slot.words[self.lang], self.may_say)
        return slot

    def _title(self, kind: str) -> str:
        titles: list[str] = names()["kinds"].get(kind, [])
        if not titles:
            raise NoWordsError(kind)
        return self.rng.choice(titles)

    def _phrases(self, forms: Mapping[str, tuple[str, ...]], may_say: Callable[[str], bool]) -> Phrases:
        chosen: dict[str, str] = {}

        def pick(part: str) -> str:
            if part not in chosen:
                first, *others = forms.get(part) or (None,)
                if first is None:
                    raise NoWordsError(part)
                chosen[part] = self.rng.choice([first, *(each for each in others if each and may_say(each))])
            return chosen[part]

        return Phrases(pick)

    def _year(self, year: int) -> str:
        form = self.rng.choice(names()["year"][self.lang])
        chinese = str(year).translate(CHINESE)
        return str(form.format(year=year, short=year % 100, chinese=chinese, zero=chinese.translate(ZERO)))

    def _agency(self, report: Report) -> str:
        if self.lang == "zh":
            unique = [alias for alias in report.aliases if alias not in self.world.shared_names]
            return self.rng.choice([report.agency, *unique, *self._kind_alone(report)])
        return self.rng.choice(english(report, self.world)) if self.rng.random() < 0.85 else report.agency

    def _kind_alone(self, report: Report) -> list[str]:
        """The name of its kind, where no other body is of it: 税务局."""
        kind = kind_of(report)
        same = [each for each in self.world.bodies.values() if kind in each[-1].agency]
        return [kind] if len(same) == 1 and report.level == "department" else []


def place(path: tuple[str, ...], lang: str) -> str:
    """A place by its name: 砺岩区, Liyan District."""
    name = path[-1]
    return name if lang == "zh" else f"{roman(name[:-1])} {names()['places'][name[-1]]}"


def plural(kind: str) -> str:
    """petition bureaus."""
    return kind + "s"


def roman(name: str) -> str:
    """A place's name in pinyin: Gu'an of 觚安."""
    first, *rest = lazy_pinyin(name)
    return (first + "".join(f"'{each}" if each[0] in "aeo" else each for each in rest)).capitalize()


def english(report: Report, world: World) -> list[str]:
    """What the body is called in English, with as many of its places as tell it from others."""
    kind = kind_of(report)
    own, places = report.agency, names()["places"]
    for name in report.region:
        own = own.replace(name, "", 1)
    if report.level == "township":
        return [f"{roman(own.split('人民政府')[0][:-1])} {places[own.split('人民政府')[0][-1]]} Government"]
    found = []
    for title in names()["kinds"].get(kind, []):
        where = report.region[-1]
        city = roman(report.region[1][:-1])
        if len(report.region) == 2:
            found += [f"{city} {title}", f"{city} {places[where[-1]]} {title}"]
        else:
            near = f"{roman(where[:-1])} {places[where[-1]]}"
            alone = (
                sum(kind_of(each[-1]) == kind and each[-1].region[-1] == where for each in world.bodies.values()) == 1
            )
            found += [f"{city} {near} {title}"] + ([f"{near} {title}"] if alone else [])
    return found or [report.agency]


def kind_of(report: Report) -> str:
    """The kind of a body: its name without its places."""
    name = report.agency
    for each in report.region:
        name = name.replace(each, "", 1) if name.startswith(each) else name
    return name
