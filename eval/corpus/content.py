"""What a report says, by lot: its openings, the five parts of section one, problems, section six, contacts."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.corpus.problems import Problem, problems_of, solved
from eval.corpus.record import Body, Printed
from eval.corpus.sentences import Sentence, Writer, duties, frames
from eval.corpus.told import chosen, on_request, platform, proactive, supervision

LENGTHS = {"short": (1, 0), "medium": (2, 1), "long": (4, 3)}  # topics and details of a part at most
OWN = 0.65  # share of the details that only that kind of body would give
LEADS = 0.6
RECALLED = 0.5
REQUESTS = 1  # the part on disclosure on request


@dataclass(frozen=True, slots=True)
class Content:
    """What a report says before it is laid out: sentences by place, problems, a template of contacts or none."""

    title: str
    preamble: str
    overall: tuple[str, ...]
    parts: tuple[tuple[Sentence, ...], ...]
    problems: tuple[Problem, ...]
    rest: tuple[Sentence, ...]
    contact: str = ""
    signed: tuple[str, str] = ("", "")  # body and date, where they are not left to lots
    note: str = ""  # stands before the title


def by_lot(
    writer: Writer, body: Body, year: int, cells: Mapping[str, Printed], habits: random.Random, plant: str, seed: int
) -> Content:
    """The content of a report that nobody has laid down; `plant` says what is wrong in it on purpose."""
    rng = writer.rng
    title = writer.one_of(frames()["titles"])
    notice = frames()["notices"]["2019" if "requests.other_outcome.total" in cells else "2021"]
    length = habits.choice(list(LENGTHS))
    return Content(
        title=title,
        preamble=writer.one_of(frames()["preambles"], title=title.replace("\n", ""), notice=notice),
        overall=tuple(_overall(writer, body)),
        parts=tuple(_parts(writer, body, year, cells, length, plant, seed)),
        problems=tuple(problem.filled(writer) for problem in problems_of(body, year, seed)),
        rest=tuple(_rest(writer)),
        contact=rng.choice(frames()["contacts"]) if rng.random() < 0.6 else "",
    )


def _overall(writer: Writer, body: Body) -> list[str]:
    own = duties().get(body.kind.zh, {}).get("overall", [])
    count = writer.rng.choice([1, 1, 2])
    first = writer.some_of(own, 1) if own and writer.rng.random() < OWN else []
    return [writer.fill(each) for each in first + writer.some_of(frames()["overall"], count - len(first))]


def _parts(
    writer: Writer, body: Body, year: int, cells: Mapping[str, Printed], length: str, plant: str, seed: int
) -> list[tuple[Sentence, ...]]:
    most, extra = LENGTHS[length]
    told = [
        proactive(writer, body, cells, most),
        on_request(writer, body, cells, most, plant),
        chosen(writer, ["cleanup", "leaks_none"], most),
        platform(writer, body, most),
        supervision(writer, most),
    ]
    if writer.rng.random() < RECALLED:
        told[-1].append(solved(writer, problems_of(body, year - 1, seed)[0].theme))
    quiet = not cells["requests.received.total"].value
    return [tuple(_flow(writer, body, at, facts, extra, quiet)) for at, facts in enumerate(told)]


def _flow(writer: Writer, body: Body, at: int, facts: Sequence[Sentence], most: int, quiet: bool) -> list[Sentence]:
    """A part's facts with what leads to them and what goes with them; requests are told in one piece."""
    rng = writer.rng
    count = rng.randint(0 if facts else 1, most + 1)
    leads = [Sentence(writer.one_of(frames()["parts"][at]["leads"]))] if rng.random() < LEADS else []
    more = details(writer, body, at, count, quiet)
    if at == REQUESTS:
        return [*leads, *more, *facts]
    woven = [sentence for fact, detail in zip(facts, more, strict=False) for sentence in (fact, detail)]
    both = min(len(facts), len(more))
    return [*leads, *woven, *facts[both:], *more[both:]]


def details(writer: Writer, body: Body, at: int, count: int, quiet: bool) -> list[Sentence]:
    """So many sentences of a part that state no fact; `quiet` where nobody has asked for anything."""
    frame = frames()["parts"][at]
    if at == REQUESTS and quiet:
        own, common = [], frame["quiet"]
    else:
        own, common = duties().get(body.kind.zh, {}).get("parts", [[]] * 5)[at], frame["details"]
    mine = writer.some_of(own, sum(writer.rng.random() < OWN for _ in range(count))) if own else []
    return [Sentence(writer.fill(each)) for each in mine + writer.some_of(common, count - len(mine))]


def _rest(writer: Writer) -> list[Sentence]:
    rng = writer.rng
    told = []
    if rng.random() < 0.85:
        fee = rng.random() < 0.06
        name = "processing_fee" if fee else "processing_fee_zero"
        told.append(writer.topic(name, {"n": rng.randint(2, 90) * 20 if fee else 0}))
    if not told or rng.random() < 0.4:
        told.append(writer.topic("nothing_else", {}))
    return told
