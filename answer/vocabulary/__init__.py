"""The words of questions, from data files: rows and columns of the form, operations, topics, filler.

`rows.json` and `columns.json` name the measures, `rates.json` what is divided, `topics.json` what people ask of
the prose, `themes.json` what its problems are about, `complaints.json` how one complains, `problems_said.json`
everyday words for whole problems, `said_of_problems.json` what else is written of what they are about,
`said_otherwise.json` how reports write of what people ask in everyday words,
`levels.json` the levels of bodies, `bodies.json` their other English names, `suffixes.json` what a row's name may end
in, `slips.json` common misspellings, `english.json` and `chinese.json` plainer words and turns of speech for others,
`again.json` whole follow-ups, `asides.json` (English) and `context.json` (Chinese) what is said beside the question,
`words.json` everything else. Adding a synonym is adding it there.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from answer.reading.language.english import without_contractions
from ingest import form as forms
from ingest.tokens import half_width

_GAPS = re.compile(r"[\s,:]+")
LONGEST_ZH = 26  # characters of the longest Chinese phrase looked for
UNKNOWN = "unknown"  # the kind of what is a word and means nothing of those loaded
LONGEST_EN = 9  # words of the longest English one


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the form, or a group of rows, as people name it.

    A `weak` row is the plain subject of these reports (申请): any other row named beside it wins. The `main` ones
    are what an overview tells.
    """

    id: str
    keys: tuple[str, ...]
    columns: str
    zh: str
    en: str
    within: str = ""
    weak: bool = False
    main: bool = False


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of one family of rows; the default one is meant where none is named. One that heads others on the form
    has no cells of its own, but adds up its `parts`."""

    id: str
    family: str
    zh: str
    en: str
    default: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedRate:
    """A rate that the offices have a name for; its sides are measures as `row/column`.

    Of a rate `of_row` the rows are the question's (复议纠错率), `{row}` stands in its name, and `rows` are those it
    can be of, the first where none is named.
    """

    id: str
    zh: str
    en: str
    part: tuple[str, ...]
    whole: tuple[str, ...]
    less: tuple[str, ...] = ()
    of_row: bool = False
    rows: tuple[str, ...] = ()


_RATES = frozenset({"%", "分"})


@dataclass(frozen=True, slots=True)
class Topic:
    """Something asked of the prose: the section it stands in, and the terms it is found by."""

    id: str
    zh: str
    en: str
    section: int | None = None
    terms: tuple[str, ...] = ()  # words of the sentences that speak of it
    also: tuple[str, ...] = ()  # words that stand for it where none of the terms does
    units: tuple[str, ...] = ()  # of its number, where it has one
    people_units: tuple[str, ...] = ()  # of the number of people in it
    people: bool = False  # it counts people
    weak: bool = False  # gives way to what is counted of it
    deed: str = ""  # what a sentence holds that says it was done, not only mentions it
    of: str = ""  # the weak topic that this one is asked of: 公众号 …
    when: str = ""  # … with what is asked: 关注, 推送
    unless: str = ""  # what a sentence holds that has its words and speaks of something else
    part: bool = False  # it is a part of a report, or the whole
    heading: str = ""  # what the heading of its part holds
    start_at: str = ""
    stop_at: str = ""
    value: str = ""
    note_zh: str = ""
    note_en: str = ""
    en_counted: str = ""  # its name behind “number of”, where that is another
    narrow: tuple[str, ...] = ()  # words for one kind of what it gathers: 联席, of meetings

    @property
    def is_rate(self) -> bool:
        """Whether what is told of it is a rate."""
        return bool(self.units) and _RATES.issuperset(self.units)


@dataclass(frozen=True, slots=True)
class Theme:
    """What a problem may be about; `words` is a pattern of what its sentences hold."""

    id: str
    zh: str
    en: str
    words: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase may mean: `kind` is row, column, topic, or an operation of words.json."""

    kind: str
    value: str = ""


@cache
def entries(name: str) -> Any:
    """What one of the files beside this one holds, as JSON; not to be changed."""
    return json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


@cache
def rows() -> dict[str, FormRow]:
    """Rows and groups of rows by id."""
    names = ("id", "columns", "zh", "en", "within", "weak", "main")
    return {
        entry["id"]: FormRow(keys=tuple(entry["keys"]), **{name: entry[name] for name in names if name in entry})
        for entry in entries("rows.json")
    }


@cache
def columns() -> dict[tuple[str, str], FormColumn]:
    """Columns by (family, id)."""
    names = ("id", "family", "zh", "en", "default")
    found = [
        FormColumn(parts=tuple(entry.get("parts", ())), **{name: entry[name] for name in names if name in entry})
        for entry in entries("columns.json")
    ]
    return {(column.family, column.id): column for column in found}


@cache
def columns_of(family: str) -> tuple[str, ...]:
    """The columns of a family of rows that have cells, in the order of the form."""
    return tuple(column for (known, column), of in columns().items() if known == family and not of.parts)


@cache
def rates() -> dict[str, NamedRate]:
    """Named rates by id."""
    found = {}
    for entry in entries("rates.json"):
        fields: dict[str, Any] = {name: value for name, value in entry.items() if not name.startswith("say_")}
        fields |= {name: tuple(fields.get(name, ())) for name in ("part", "whole", "less", "rows")}
        found[entry["id"]] = NamedRate(**fields)
    return found


@cache
def topics() -> dict[str, Topic]:
    """Topics of the prose by id."""
    found = {}
    for entry in entries("topics.json"):
        fields: dict[str, Any] = {
            name: value for name, value in entry.items() if not name.startswith(("say_", "like_"))
        }
        fields |= {name: tuple(fields.get(name, ())) for name in ("terms", "also", "units", "people_units", "narrow")}
        found[entry["id"]] = Topic(**fields)
    return found


@cache
def said_of(subject: str, kind: str = "topics") -> tuple[str, ...]:
    """Every phrase that names a topic, or a theme where the kind is `themes`."""
    entry = next(each for each in entries(f"{kind}.json") if each["id"] == subject)
    return (entry["zh"], *entry["say_zh"], entry["en"], *entry["say_en"])


@cache
def themes() -> dict[str, Theme]:
    """Themes of problems by id, in the order in which they are told."""
    return {each["id"]: Theme(*(each[name] for name in ("id", "zh", "en", "words"))) for each in entries("themes.json")}


@cache
def subjects_of_themes() -> dict[str, re.Pattern[str]]:
    """What may be complained of, in Chinese, by the theme of such complaints: 培训, 政策解读."""
    return {each["id"]: re.compile(each["about_zh"]) for each in entries("themes.json") if "about_zh" in each}


@cache
def narrower(theme: str) -> frozenset[str]:
    """Words of phrases for a theme that mean a part of it: part-time, of a shortage of staff."""
    entry = next(each for each in entries("themes.json") if each["id"] == theme)
    return frozenset(entry.get("narrow", ()))


@cache
def ways_to_say() -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    """What names a topic or a theme in more ways than can be listed.

    `like_` are patterns of their own; of what a theme is `about_` anything may be complained: 培训不足, poor training.
    """
    found = []
    for name, kind in (("topics.json", "topic"), ("themes.json", "theme")):
        for entry in entries(name):
            forms = [entry[key] for key in ("like_zh", "like_en") if key in entry]
            for language, complaints in entries("complaints.json").items():
                about = entry.get(f"about_{language}")
                forms += [complaint.replace("{about}", about) for complaint in complaints if about]
            found += [(re.compile(form), Meaning(kind, entry["id"])) for form in forms]
    return tuple(found)


@cache
def beside() -> frozenset[str]:
    """Words of a question about prose that are no part of what is sought, in both languages."""
    return frozenset(word for words in entries("beside.json").values() for word in words)


@cache
def said_of_problems() -> dict[str, tuple[str, ...]]:
    """What else a problem of some kind is written about, by the word it is asked for with: 网站 is also 网页."""
    return {word: tuple(others) for word, others in entries("said_of_problems.json").items()}


@cache
def said_otherwise() -> dict[str, tuple[str, ...]]:
    """Everyday words as the reports write them: 手机 is 移动端 there."""
    return {word: tuple(others) for word, others in entries("said_otherwise.json").items()}


@cache
def telling() -> dict[str, frozenset[str]]:
    """Verbs and adverbs that change a question wherever they stand, by language; `any_body`: what may stand before
    的单位 and says nothing of which."""
    return {language: frozenset(words) for language, words in entries("telling.json").items()}


@cache
def slips() -> dict[str, str]:
    """Words typed wrong so often that they are put right wherever they stand."""
    return dict(entries("slips.json"))


@cache
def chinese_wordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of turns of speech, each with the plain words for it."""
    return tuple((re.compile(pattern), plain.replace("$", "\\")) for pattern, plain in entries("chinese.json"))


@cache
def context() -> dict[str, str]:
    """What Chinese clauses that tell who asks and what for are made of: alternatives by name, as patterns."""
    return {name: f"(?:{'|'.join(words)})" for name, words in entries("context.json").items()}


@cache
def again() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Whole questions that only mean something after another one, by what they ask of it."""
    read = entries("again.json")
    said = {
        form: [_with_parts(pattern, read["parts"]) for pattern in patterns] for form, patterns in read["forms"].items()
    }
    return {form: tuple(map(re.compile, patterns)) for form, patterns in said.items()}


def _with_parts(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


@cache
def default_column(family: str) -> str | None:
    """The column meant where none is named; None where two readings would differ (制发 or 现行有效)."""
    return next((column.id for column in columns().values() if column.family == family and column.default), None)


@cache
def phrases() -> tuple[dict[str, tuple[Meaning, ...]], dict[str, tuple[Meaning, ...]]]:
    """Chinese and English phrases with their meanings."""
    zh: dict[str, list[Meaning]] = {}
    en: dict[str, list[Meaning]] = {}
    for name, kind in (
        ("rows.json", "row"),
        ("columns.json", "column"),
        ("rates.json", "rate"),
        ("topics.json", "topic"),
        ("themes.json", "theme"),
    ):
        for entry in entries(name):
            meaning = Meaning(kind, f"{entry['family']}/{entry['id']}" if kind == "column" else entry["id"])
            _add(zh, (*entry["say_zh"], entry["zh"].replace("{row}", "")), meaning)
            if kind == "rate":
                _add(en, [f"{say}s" for say in entry["say_en"] if say.endswith("rate")], meaning)
            if kind == "row":
                _add(zh, _suffixed("row", entry["say_zh"]), meaning)
            elif kind == "column" and entry["family"] == "applicants":
                _add(zh, _suffixed("applicant", entry["say_zh"]), meaning)
            _add(en, (*entry["say_en"], entry["en"].replace("{row} ", "")), meaning)
    for entry in entries("levels.json"):
        _add(zh, entry["say_zh"], Meaning("level", entry["id"]))
        _add(en, entry["say_en"], Meaning("level", entry["id"]))
    for kind, say in entries("words.json").items():
        _add(zh, say["zh"], Meaning(kind))
        _add(en, say["en"], Meaning(kind))
    return _frozen(zh), _frozen(en)


def _suffixed(kind: str, names: Sequence[str]) -> Iterator[str]:
    """Each name with what may stand behind it: 行政处罚 as 行政处罚决定数量, 企业 as 企业提出的申请.

    Names that deny or ask (没有收到) would lose that.
    """
    words = entries("words.json")
    own = set(names)
    others = {*words["zero"]["zh"], *words["yesno"]["zh"]}
    for name in names:
        if name not in others and (len(name) > 2 or kind == "applicant"):
            yield from (name + suffix for suffix in entries("suffixes.json")[kind] if name + suffix not in own)


def _add(found: dict[str, list[Meaning]], say: Any, meaning: Meaning) -> None:
    for phrase in say:
        plain = half_width(phrase).lower()
        plain = without_contractions(plain) if plain.isascii() else plain
        meanings = found.setdefault(_GAPS.sub(" ", plain), [])
        if meaning not in meanings:
            meanings.append(meaning)


def _frozen(found: dict[str, list[Meaning]]) -> dict[str, tuple[Meaning, ...]]:
    return {phrase: tuple(meanings) for phrase, meanings in found.items()}


@cache
def keys_of(row: str, column: str) -> tuple[str, ...]:
    """The cells that a measure adds up, those of both forms; one form has a part of them."""
    known = {cell.key for form in forms.FORMS for cell in forms.cells(form)}
    of = columns().get((rows()[row].columns, column))
    wanted = (f"{key}.{part}" for part in (of.parts if of else ()) or (column,) for key in rows()[row].keys)
    return tuple(key for key in wanted if key in known)
