"""Bodies called in a way that no file has: 县医院 of 县人民医院, 教育局 of 教育和体育局, a company by parts of its
name, 青石 of 青石街道, Civil Affairs without Bureau. Each only for words that nothing else knows, and a
body that is loaded."""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from answer.reading.language.called import bare_kinds
from answer.reading.language.segmented import kind_of as segmented_kind
from answer.reading.scope.names import TOWN_ENDINGS, Names
from index.database import remembered
from index.schema import agencies
from ingest.names import Kind, kinds, regions_of

Found = tuple[str, str]  # what is said, and the name meant

_HOSPITAL = "医院"
_COMPANY = r"(?:的)?(?:[那这]?一?[家个])?公司"
_SHORTEST_PART = 2  # characters that a company's name begins with
_LEVELS = "省市县区州旗"
_NAMING = ("", "n")  # parts of speech of the dictionary, where it has the word
_ENDS_OF_KIND = re.compile("(?:委员会|局|厅|委)$")
_BETWEEN = re.compile("[和与、]")
_BEFORE_EN = (
    r"(?:^|\b(?:do|does|did|was|were|has|had|have|at|by|to|from|than|and|or|with|between|compare|vs\.?|versus|like"
    r"|apart from|except(?: for)?|besides|other than|excluding) (?:the )?)"
)
_BEHIND_EN = (
    r"(?=[,.:?!]|$| (?:get|got|gets|receive[sd]?|report(?:s|ed)?|refuse[sd]?|grant(?:s|ed)?|have|had|has|handle[sd]?"
    r"|deal|carry|carried|charge[sd]?|collect(?:s|ed)?|issue[sd]?|say|said|state[sd]?|lose|lost|win|won|face[sd]?|den(?:y|ied)"
    r"|reject(?:s|ed)?|publish(?:es|ed)?|disclose[sd]?|turn|make|made|give|gave|do|did|not|ever|also|in|for|during|than|and|or|vs|versus)\b)"
)


def body_meant(word: str, text: str, names: Names) -> Found | None:
    """The stretch of the text with an unknown Chinese word that calls a body, and its name on file."""
    ways = (_hospital, _company, _of_a_like_kind, _of_a_town)
    return next((found for way in ways if (found := way(word, text, names))), None)


def _hospital(word: str, text: str, names: Names) -> Found | None:
    """The people's hospital of a place, which is called its hospital; 中医院 is another."""
    if not re.search(rf"(?:^|[，,、和与跟]|[{_LEVELS}]){_HOSPITAL}$", text[: text.find(word) + len(word)]):
        return None
    full = f"{word.removesuffix(_HOSPITAL)}人民{_HOSPITAL}"
    return (word, full) if full in names([full]) else None


def _company(word: str, text: str, names: Names) -> Found | None:
    """The one company whose name begins so and has the rest in that order: 清源供水 of 清源供排水有限责任公司."""
    said = word.removesuffix("公司")
    if len(said) <= _SHORTEST_PART:
        return None
    meant = [
        name for name, own in _companies(names.connection) if own.startswith(said[:_SHORTEST_PART]) and _in(said, own)
    ]
    behind = re.search(rf"{re.escape(said)}(?:{_COMPANY})?", text)
    return (behind.group(), meant[0]) if behind and len(meant) == 1 else None


def _companies(connection: Connection) -> tuple[tuple[str, str], ...]:
    """The companies loaded: their names, with and without their places."""

    def found() -> tuple[tuple[str, str], ...]:
        query = select(agencies.c.name).where(agencies.c.level == "enterprise").order_by(agencies.c.id)
        names: Sequence[str] = connection.scalars(query).all()
        return tuple((name, name.removeprefix("".join(regions_of(name)))) for name in names)

    return remembered(connection, "companies", found)


def _in(said: str, own: str) -> bool:
    """Whether the characters stand in a name in that order."""
    rest = iter(own)
    return all(char in rest for char in said)


def _of_a_like_kind(word: str, text: str, names: Names) -> Found | None:
    """The one body of a kind that has the work of the kind said and more, or a part of it: 教育局 of 教育和体育局."""
    word = next((kind.zh for kind in kinds() if word in kind.zh and kind.zh in text), word)
    level = word[0] if word[0] in _LEVELS and not _kinds_called(word) else ""
    like = [f"{level}{other}" for kind in _kinds_called(word[len(level) :]) for other in _like(kind)]
    known = names(like)
    found = [name for name in dict.fromkeys(like) if name in known]
    bodies = {body.name for name in found for body in names.bodies[name]}
    return (word, found[0]) if len(bodies) == 1 else None


def _of_a_town(word: str, text: str, names: Names) -> Found | None:
    """The one town or sub-district whose name is the word and 镇 or 街道, where it is no verb or adjective."""
    if len(word) != _SHORTEST_PART or segmented_kind(word)[:1] not in _NAMING or f"{word}类" in text:
        return None
    full = [f"{word}{end}" for end in TOWN_ENDINGS]
    known = names(full)
    bodies = {body.name for name in full if name in known for body in names.bodies.get(name, ())}
    return (word, next(name for name in full if name in known)) if len(bodies) == 1 else None


def _kinds_called(word: str) -> list[Kind]:
    return [kind for kind in kinds() if word in (kind.zh, *kind.short) and _ENDS_OF_KIND.search(word)]


def _like(kind: Kind) -> Iterator[str]:
    """The kinds whose field begins with that of a kind, or the other way round."""
    own = _field(kind.zh)
    for other in kinds():
        field = _field(other.zh)
        if _ENDS_OF_KIND.search(other.zh) and other.zh != kind.zh and (field.startswith(own) or own.startswith(field)):
            yield other.zh


def _field(kind: str) -> str:
    """What a kind of body works on: 文化旅游 of 文化和旅游局."""
    return _BETWEEN.sub("", _ENDS_OF_KIND.sub("", kind))


def kinds_said_bare(text: str, unknown: Sequence[str], names: Names) -> Iterator[Found]:
    """English kinds of body without Bureau, where one is spoken of as a body: did Civil Affairs get more."""
    left = {*unknown}
    for said, on_file in bare_kinds():
        if not left & {*said.split(" ")}:
            continue
        found = re.search(rf"{_BEFORE_EN}{re.escape(said)}{_BEHIND_EN}", text)
        known = [name for name in on_file if name in names(on_file)] if found else []
        if found and known:
            left -= {*said.split(" ")}
            yield said, known[0]
