"""Whose report it is and of which year: title, preamble, signature, contact; never the superior it names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ingest import evidence
from ingest.bodies import canonical, is_placed, level_of
from ingest.divisions import address_in, full_path, places_above
from ingest.errors import UnidentifiedReportError
from ingest.genre import check_genre
from ingest.names import aliases, is_short_for, place_of_branch, regions_of, spelt_out
from ingest.other_names import other_names
from ingest.report import Identity
from ingest.short_names import short_names
from ingest.squeezed import Squeezed
from ingest.titles import Title, find_titles
from ingest.tokens import half_width, simplified
from ingest.years import spoken_year, stated_year

FIRST_LINES = 12  # in which a year may stand alone
SAMPLE = 600  # characters by which a text is traditional or simplified
HEAD = 1500  # characters at the start in which title and preamble stand
TITLE, UNDATED, IN_PROSE, BEHIND = 12, 7, 9, 5  # what evidence of a name weighs
_IN_A_COUNTY = ("township", "subdistrict")
COVER, SIGNATURE, MAKER, FIRST_LINE, METADATA, WEAK = 8, 8, 6, 3, 2, 1
_LEVELS = "省市县区州旗"
_PLACED = r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{1,12}}{own}"  # a bare level's body with a place before it
_OFFICE = re.compile(r"(?<=人民政府)办公[室厅]$")


def identify(text: str, title: str = "", publisher: str = "") -> Identity:
    """The agency and year of a report; what a file's metadata say counts only where the text does not tell.

    Raises NotAReportError where it is another text, UnidentifiedReportError naming what is missing.
    """
    folded = half_width(text)
    if simplified(folded[:SAMPLE]) != folded[:SAMPLE]:
        folded = simplified(folded)
    head = Squeezed.of(folded[:HEAD])
    lines = [line for line in folded[:HEAD].split("\n") if line.strip()]
    titles = list(find_titles(head))
    check_genre(folded, lines, titles)
    agency = _agency(folded, head, lines, titles, (half_width(title), half_width(publisher)))
    if agency is None:
        raise UnidentifiedReportError(
            "no agency found: expected its name in the title, the preamble (现发布《…》) or the signature at the end"
        )
    year = _year(folded, head, lines, titles, half_width(title))
    if year is None:
        raise UnidentifiedReportError(
            "no report year found: expected it in the title (2024年…年度报告) or as the period of the statistics"
        )
    others = other_names(agency, [name for each in titles if each.name for name in each.other_names], folded)
    names = dict.fromkeys(name for each in (agency, *others) for name in aliases(each))
    names |= dict.fromkeys(short_names(agency, folded))
    return Identity(agency, year, region_of(agency, folded), level_of(agency) or "department", tuple(names))


def _agency(
    text: str, head: Squeezed, lines: Sequence[str], titles: Sequence[Title], metadata: tuple[str, str]
) -> str | None:
    """The name that title, preamble, signature and contact speak for most."""
    votes: Counter[str] = Counter()
    endings = evidence.own_ending(text)
    for name, weight in _named(text, head, lines, titles, endings):
        votes[name] += weight
    if not any(map(is_placed, votes)):
        for name, weight in _named_weakly(text, head, metadata):
            votes[name] += weight if name.endswith(endings or ("",)) else 0
    _merge(votes)
    _decide_office(votes, titles)
    if not any(votes.values()):
        return None
    return _completed(spelt_out(votes.most_common(1)[0][0], text), text)


def _named(
    text: str, head: Squeezed, lines: Sequence[str], titles: Sequence[Title], endings: tuple[str, ...]
) -> Iterator[tuple[str, int]]:
    """(name, weight) of every place that says whose report it is; a name over the title may be the portal's."""
    for title in titles:
        if title.name and not (title.above and _is_superior(title.name, endings)):
            yield title.name, _weight(title)
    for name in evidence.on_first_lines(lines):
        if not _is_superior(name, endings):
            yield name, FIRST_LINE
    yield from ((name, COVER) for name in evidence.on_the_cover(text[:HEAD] + "\n" + text[-HEAD:]))
    for name in dict.fromkeys(evidence.in_the_signature(text)):
        if not _is_superior(name, endings):
            yield name, SIGNATURE
    yield from ((name, MAKER) for name in evidence.in_the_preamble(head))


def _is_superior(name: str, endings: tuple[str, ...]) -> bool:
    """Whether a name is a government's and the text calls its body 我局 or the like; 我办 may speak for it."""
    return name.endswith("人民政府") and bool(endings) and "办" not in endings and not name.endswith(endings)


def _weight(title: Title) -> int:
    if title.behind:
        return BEHIND
    if title.year:
        return TITLE if title.own else IN_PROSE
    return UNDATED if title.own else FIRST_LINE


def _named_weakly(text: str, head: Squeezed, metadata: tuple[str, str]) -> Iterator[tuple[str, int]]:
    """(name, weight) of places that may name another body: a subject of prose, the portal, the file's metadata."""
    yield from ((name, WEAK) for name in evidence.in_the_prose(head))
    yield from (
        (name, WEAK) for name in dict.fromkeys(evidence.in_the_contact(Squeezed.of(text[:HEAD] + "\n" + text[-HEAD:])))
    )
    yield from ((name, WEAK) for name in dict.fromkeys(evidence.in_the_byline(text[:HEAD])))
    title, publisher = metadata
    for found in find_titles(Squeezed.of(title)):
        if found.name and not (found.behind and found.name.endswith("人民政府")):  # that is the portal's owner
            yield found.name, METADATA
    if name := canonical(publisher):
        yield name, WEAK


def _merge(votes: Counter[str]) -> None:
    """Gives the votes for a shorter form of a name to the longer: 市数据局 speaks for 云岚市数据局.

    Words that were taken for a place (编制云岚市数据局) give theirs to the name without them.
    """
    for short in sorted(votes, key=len):
        longer = [name for name in votes if name != short and (name.endswith(short) or is_short_for(short, name))]
        if not longer:
            continue
        full = max(longer, key=lambda name: votes[name])
        doubtful = full.endswith(short) and not _is_placed_form(full, short)
        if doubtful and votes[full] < votes[short]:
            votes[short] += votes.pop(full)
        else:
            votes[full] += votes.pop(short)


def _is_placed_form(full: str, short: str) -> bool:
    """Whether a name is another with its place, or with the place above it, put before."""
    extra = full.removesuffix(short)
    return extra in accumulate(regions_of(full)) if is_placed(short) else is_placed(full)


def _decide_office(votes: Counter[str], titles: Sequence[Title]) -> None:
    """Gives a government and its office one vote: for whom the title speaks, else for whom more does."""
    named = {title.name for title in titles if title.name and not title.behind}
    for office in [name for name in votes if _OFFICE.search(name)]:
        full = _OFFICE.sub("", office)
        government = next((name for name in votes if full.endswith(name) or name.endswith(full)), full)
        if any(title.whole for title in titles) or (government in named and office not in named):
            votes[max(government, full, key=len)] += votes.pop(office) + (votes.pop(government, 0))
        elif office in named and government not in named:
            votes[office] += votes.pop(government, 0)


def _completed(agency: str, text: str) -> str:
    """A name that begins with a bare level, with the place that the text puts before it, else with that of the address:
    市民政局 → 云岚市民政局."""
    if is_placed(agency) or agency[0] not in _LEVELS:
        return agency
    named = {found for found in re.findall(_PLACED.format(own=re.escape(agency)), text) if is_placed(found)}
    if len(named) == 1:
        return str(named.pop())
    place = next((place for place in address_in(text) if place[-1] == agency[0]), "")
    return place + agency[1:] if place else agency


def region_of(agency: str, text: str) -> str:
    """The path of the place in a body's name, or in its address; of a town the county whose site it was
    published on. The text is in half-width forms."""
    places = (*(regions_of(agency) or places_above(agency, text)), *place_of_branch(agency))
    if not places and level_of(agency) in _IN_A_COUNTY:
        places = regions_of(evidence.owner_of_the_portal(text) or "")
    return "/".join(full_path(places, text))


def _year(text: str, head: Squeezed, lines: Sequence[str], titles: Sequence[Title], metadata: str) -> int | None:
    """The title's year, else one stated beside it, else the one the prose speaks of; never the publication's."""
    titled = next((title.year for title in titles if title.year), None)
    stated = titled or stated_year(head.text, lines[:FIRST_LINES]) or spoken_year(text)
    return stated or next((title.year for title in find_titles(Squeezed.of(metadata)) if title.year), None)
