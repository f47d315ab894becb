"""The other English names that kinds of body go by: civil affairs, emergency bureau, town hall.

`ingest/bodies.json` has the names that bodies are filed under; here are those that stand for one of them. A name
without Bureau or Office behind it stands for a body only beside a place.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from answer import vocabulary
from ingest.names import kinds

_FILED = re.compile(r"^(?P<stem>.+) (?:bureau|commission|department|office|administration)$")
_OF = re.compile(r"^(?:bureau|department|office|commission|agency|authority) (?:of|for) (?:the )?(?P<stem>.+)$")
_OF_ZONE = re.compile(
    r"^(?P<place>[a-z' ]+?) (?P<zone>[a-z&-]+(?: [a-z&-]+)* zone)(?: (?:management|administrative) committee)?$"
)
_LINK = r",? and |,? or | & |, "
_SHARED_NOUN = re.compile(
    rf"(?P<kinds>[a-z][a-z -]*(?:(?:{_LINK})[a-z][a-z -]*)+) "
    r"(?P<noun>bureaus|departments|commissions|offices|agencies)\b"
)
_OF_TIER = re.compile(r"^the (?P<tier>city|municipal|district|county|provincial|province) (?P<kind>[a-z].+)$")
_TIERS = {"city": "市", "municipal": "市", "district": "区", "county": "县", "provincial": "省", "province": "省"}
_NO_STEM = frozenset({"government", "administrative", "street", "sub-district", "subdistrict", "government offices"})


def names_on_file(said: str, several: bool = False) -> Iterator[str]:
    """The names on file that a name may stand for: yunchuan civil affairs → yunchuan civil affairs bureau.

    Of `several` bodies in one word some stand for no kind: the Yunchuan offices are all kinds of bodies.
    """
    of_tier = None if several else _OF_TIER.match(said)
    if of_tier:
        yield from _of_its_tier(of_tier["kind"], _TIERS[of_tier["tier"]])
    yield from _of_zone(said.replace("'", ""))
    for place, kind in _taken_apart(said.replace("'", "")):
        if several and kind in _listed("only_one"):
            continue
        yield from (f"{place} {name}".strip() for name in _kinds()[kind])


def _of_zone(said: str) -> Iterator[str]:
    """The name on file of the committee that governs a zone: yunlan economic development zone."""
    found = _OF_ZONE.match(said)
    zone = _read()["zones"].get(found["zone"]) if found else None
    if found and zone:
        yield f"{found['place']}{zone} management committee"


def _of_its_tier(kind: str, tier: str) -> Iterator[str]:
    """The names on file of a city's or district's own body: the city data bureau → 市数据局."""
    named = {kind, *names_on_file(kind)}
    yield from (f"{tier}{each.zh}" for each in kinds() if named & {*each.en})


def kinds_apart(text: str, is_one: Callable[[str], bool]) -> str:
    """The text with the noun that several kinds of body share put behind each: the education and water bureaus. Where
    each stands for one body (`is_one`), in the singular."""
    for found in reversed([*_SHARED_NOUN.finditer(text)]):
        parts = [part for part in re.split(_LINK, found["kinds"]) if part.strip()]
        first = parts[0].split(" ")
        known = next((at for at in range(len(first)) if _joined(first[at:]) in _kinds()), None)
        words = found["kinds"].split(" ")
        one_kind = any(
            " and " in each and each in _kinds() for at in range(len(words)) for each in [_joined(words[at:])]
        )
        if known is None or one_kind or not all(part in _kinds() for part in parts[1:]):
            continue
        kinds_named = [_joined(first[known:]), *parts[1:]]
        before = _joined([*first[:known], ""]) if known else ""
        singular = [f"{kind} {in_the_singular(found['noun'])}" for kind in kinds_named]
        plural = [f"{kind} {found['noun']}" for kind in kinds_named]
        apart = " and ".join(singular if all(map(is_one, singular)) else plural)
        text = f"{text[: found.start()]}{before}{apart}{text[found.end() :]}"
    return text


def in_the_singular(noun: str) -> str:
    """One of several: bureaus → bureau, agencies → agency."""
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")


def in_the_plural(said: str) -> str:
    """A name of several bodies as that of one: emergency bureaus → emergency bureau; nothing for other words."""
    for ending in _listed("endings"):
        plural = f"{ending[:-1]}ies" if ending.endswith("y") else f"{ending}s"
        if said.endswith(f" {plural}"):
            return said.removesuffix(plural) + ending
    return ""


def _taken_apart(said: str) -> Iterator[tuple[str, str]]:
    """A name as a place and a kind of body; the place may be missing where the kind has its ending."""
    words = said.split(" ")
    for at in range(len(words)):
        place, kind = _joined(words[:at]), _joined(words[at:])
        of, own = _OF.match(kind), _joined(words[at:-1])
        if words[-1] in _listed("endings") and own in _kinds() and not _is_whole(own):
            yield place, own
        if of and of["stem"] in _kinds():
            yield place, of["stem"]
        if kind in _kinds() and (_is_whole(kind) or (place and _may_stand_bare(kind))):
            yield place, kind
    for at in range(1, len(words)):  # civil affairs in yunchuan
        kind, place = _joined(words[:at]), re.sub(r"^(?:of|in|at|for) ", "", _joined(words[at:]))
        whole = _is_whole(kind) or kind in _listed("only_one")
        if kind in _kinds() and _may_stand_bare(kind) and not whole:
            yield place, kind


def _joined(words: Sequence[str]) -> str:
    return " ".join(words)


def _is_whole(kind: str) -> bool:
    return kind.endswith((" office", " hall", " council", " government", "townhall", " regulator", " watchdog"))


def _may_stand_bare(kind: str) -> bool:
    return kind not in _listed("never_bare")


@cache
def _kinds() -> Mapping[str, tuple[str, ...]]:
    """The names on file by what stands for them."""
    found: dict[str, list[str]] = {}
    for name in sorted({name for kind in kinds() for name in kind.en}):
        stem = _FILED.match(name)
        if stem and stem["stem"] not in _NO_STEM:
            found.setdefault(stem["stem"], []).append(name)
    for name, said in _read()["also"].items():
        for each in said:
            found.setdefault(each, []).append(name)
    return {said: tuple(dict.fromkeys(names)) for said, names in found.items()}


@cache
def bare_kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What kinds of body are called without Bureau behind, longest first, each with the names on file."""
    bare = ((said, names) for said, names in _kinds().items() if _may_stand_bare(said) and not _is_whole(said))
    return tuple(sorted(bare, key=lambda each: -len(each[0])))


@cache
def words_of_kinds() -> frozenset[str]:
    """Every word that a kind of body is called by."""
    return frozenset(word for said in _kinds() for word in re.split(r"[ -]", said))


@cache
def _listed(what: str) -> tuple[str, ...]:
    return tuple(_read()[what])


def _read() -> Any:
    return vocabulary.entries("bodies.json")
