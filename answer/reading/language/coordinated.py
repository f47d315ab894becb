"""Several places with one kind of body: the Liyan and Tiaowang petition bureaus, the bureaus of A, B and C."""

import re
from collections.abc import Sequence

from answer.reading.language.spans import Span
from answer.reading.question import Question
from answer.reading.scope.names import Body, governments_of
from ingest.bodies import level_of
from ingest.names import kind_of, kinds

_LINKS = frozenset(
    {
        "the",
        "both",
        "district",
        "city",
        "county",
        "respectively",
        "的",
        "两区",
        "两个",
        "两家",
        "三个",
        "三家",
        "各自",
        "两地",
        "各自的",
    }
)
_AND = frozenset({"and", "or", "&", "vs", "versus", "和", "与", "及", "以及", "跟", "同", "还是"})
_OF = frozenset({"of", "in", "for"})


def bodies_of_places(question: Question) -> list[str] | None:
    """One body of each place that shares a noun in the plural; None where no noun is shared, or a place has no such
    body, or several."""
    spans = list(question.spans.chosen)
    for at, span in enumerate(spans):
        if span.value("agency") is None:
            continue
        alias, own = _alias_and_place(question, span)
        chinese = not span.text.isascii() and any(alias in (kind.zh, *kind.short) for kind in kinds())
        english = span.value("kind_of_body") is not None or (own and _apart(question.text[: span.start]))
        if not (chinese or english):
            continue
        groups = _groups(question.text, spans[:at][::-1], span.start, backwards=True)
        if own:
            groups = [*groups, own] if groups and _apart(question.text[: span.start]) else []
        behind = _groups(question.text, spans[at + 1 :], span.end, backwards=False)
        places, shared = (groups, behind[0] if len(behind) == 1 else []) if len(groups) > 1 else (behind, [])
        if len(places) > 1 and (not chinese or len(groups) > 1):
            found = [_of_place(question.names.bodies.get(alias, []), place, shared) for place in places]
            return [each[0] for each in found] if all(len(each) == 1 for each in found) else None
    return None


def sisters_of(question: Question, agency: str, places: Sequence[str]) -> list[str]:
    """The bodies of the same kind that are those places' own, of namesakes the ones in the same city: 砺岩区的呢, after
    昀川市民政局."""
    kind = kind_of(agency)
    if level_of(agency) == "aggregate":  # 人民政府 alone names none: each goes by the level of its place
        governments = [_government_of(question, agency, place) for place in places]
        return [name for name in governments if name] if all(governments) else []
    if kind is None:
        return []
    question.names([kind.zh, agency])
    found = [_of_place(question.names.bodies.get(kind.zh, []), [place], []) for place in places]
    home = next((body.region.split("/")[0] for body in question.names.bodies_of(agency)), "")
    near = [
        [
            name
            for name in names
            if any(f"{body.region}/".startswith(f"{home}/") for body in question.names.bodies_of(name))
        ]
        for names in found
    ]
    chosen = [own or names for own, names in zip(near, found, strict=True)]
    return [names[0] for names in chosen] if all(len(names) == 1 for names in chosen) else []


def _government_of(question: Question, agency: str, place: str) -> str:
    """The government of a place, of namesakes the one in the same city or province as that body; empty where there is
    none, or several."""
    question.names([agency])
    homes = {body.region.split("/")[0] for body in question.names.bodies_of(agency)}
    found = governments_of(question.names.connection, [place])
    question.names(list(found))
    near = [
        name for name in found if any(body.region.split("/")[0] in homes for body in question.names.bodies_of(name))
    ]
    chosen = near or list(found)
    return chosen[0] if len(chosen) == 1 else ""


_OFFERED = re.compile(  # …, the city one or the Liyan one
    r"[,:;-]+ ?(?:the |is it |that of )*(?P<one>city|municipal|[a-z']+)(?: (?:district|city|county))?(?: (?:one"
    r"|bureau|office))?"
    r",? or (?:the |that of )?(?P<other>city|municipal|[a-z']+)(?: (?:district|city|county))?(?: (?:one|bureau"
    r"|office))?[?. ]*$"
)


def bodies_offered(question: Question) -> list[str] | None:
    """The two bodies of one kind that a question offers to choose from by their places; None where it offers none."""
    spans = [span for span in question.spans.of("agency") if span.value("kind_of_body") is None]
    found = _OFFERED.search(question.text)
    if not found or len(question.spans.of("agency")) != 1 or not spans or spans[0].end > found.start():
        return None
    bodies = question.names.bodies.get(spans[0].value("agency") or "", [])
    places = [span.value("region") or "" for span in question.spans.of("region") if span.start >= found.start()]
    if len(places) == 1 and {found["one"], found["other"]} & {"city", "municipal"}:
        own = [body for body in bodies if body.region and "/" not in body.region]
        near = [body for body in bodies if own and body.region == f"{own[0].region}/{places[0].split('/')[-1]}"]
        pairs = [[body.name for body in own], [body.name for body in near]]
    elif len(places) == 2:
        pairs = [
            _of_place(bodies, [place], [])
            or list(dict.fromkeys(body.name for body in bodies if f"/{place}/" in f"/{body.region}/"))
            for place in places
        ]
    else:
        return None
    chosen = [name for names in pairs for name in dict.fromkeys(names)]
    return chosen if len(set(chosen)) == 2 and all(pairs) else None


def counterpart_of(question: Question, agency: str, places: Sequence[str]) -> str:
    """The body of the same kind in those places: their own, or that of the place there called as its own place is."""
    kind, sisters = kind_of(agency), sisters_of(question, agency, places)
    own = next((body.region.split("/")[-1] for body in question.names.bodies_of(agency)), "")
    if len(sisters) == 1 or kind is None:
        return sisters[0] if sisters else ""
    found = _of_place(question.names.bodies.get(kind.zh, []), [*places, own], [])
    return found[0] if len(found) == 1 and found[0] != agency else ""


def _alias_and_place(question: Question, span: Span) -> tuple[str, list[str]]:
    """The kind of body without the place that its name may begin with: petition bureau, of Tiaowang."""
    alias = span.value("agency") or ""
    words = alias.split(" ")
    question.names([" ".join(words[at:]) for at in range(1, len(words))])
    for at in range(len(words) - 1, 0, -1):
        places = [question.names.regions.get(word) for word in words[:at] if word not in _LINKS]
        rest = " ".join(words[at:])
        if rest in question.names.bodies and places and all(places):
            return rest, [place for place in places if place]
    return alias, []


def _groups(text: str, spans: Sequence[Span], edge: int, backwards: bool) -> list[list[str]]:
    """The places that stand next to the noun, those between two links (and, a comma) together."""
    groups: list[list[str]] = [[]]
    linked = backwards
    for span in spans:
        between = text[span.end : edge] if backwards else text[edge : span.start]
        if ("," in between or "、" in between) and groups[-1]:
            groups.append([])
        region = span.value("region")
        if region is not None and "," in text[span.start : span.end]:  # Yunchuan, Liyan
            named = [[place] for place in region.split("/")]
            groups = [*groups[:-1], *(named[::-1] if backwards else named)]
        elif region is not None:
            groups[-1] = [region, *groups[-1]] if backwards else [*groups[-1], region]
        elif span.text in _AND:
            groups += [[]] if groups[-1] else []
        elif not linked and span.text in _OF:
            linked = True
        elif span.text not in _LINKS:
            break
        if not linked:
            break
        edge = span.start if backwards else span.end
    groups = [group for group in groups if group]
    return groups[::-1] if backwards else groups


def _apart(before: str) -> bool:
    """Whether a link stands right before: Liyan and, not Yunchuan."""
    return bool(re.search(r"(?:\band|\bor|&|\bvs|\bversus)(?: the)? $", before))


def _of_place(bodies: Sequence[Body], place: Sequence[str], shared: Sequence[str]) -> list[str]:
    """The place's own body of that kind, not those of the places in it."""
    wanted = [name for path in (*shared, *place) for name in path.split("/")]
    last = place[-1].split("/")[-1]
    inside = [body for body in bodies if all(f"/{name}/" in f"/{body.region}/" for name in wanted)]
    return list(dict.fromkeys(body.name for body in inside if body.region.split("/")[-1] == last))
