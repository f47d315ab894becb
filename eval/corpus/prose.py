"""The prose of a report, section by section, with the facts it states and the themes it names."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eval.corpus.record import Body, Narrative, Paragraph, Printed, Prose
from eval.corpus.sentences import Sentence, Writer, frames, themes
from eval.corpus.told import chosen, on_request, platform, proactive, supervision
from eval.corpus.world import load, stem

NUMERALS = "〇一二三四五六七八九"
SIGNED, OFFICE_SIGNS = 0.75, 0.3
LENGTHS = {"short": (1, 0), "medium": (2, 1), "long": (4, 3)}  # topics and fillers of a part at most


@dataclass(slots=True)
class _Page:
    """Paragraphs and facts as they are written."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    narrative: list[Narrative] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)

    def add(self, text: str, section: int, sentences: Sequence[Sentence] = (), role: str = "body") -> None:
        facts = [fact for sentence in sentences for fact in sentence.facts]
        self.narrative += facts
        self.paragraphs.append(Paragraph(text, role, section, fixed=bool(facts)))


def write(
    body: Body, year: int, cells: Mapping[str, Printed], rng: random.Random, habits: random.Random, plant: str = ""
) -> Prose:
    """The prose to the printed cells; `plant` says what is wrong in the report on purpose."""
    contacts = _contacts(body, habits)
    writer = Writer(rng, _words(body, year, contacts, habits, rng))
    length = habits.choice(list(LENGTHS))
    page = _Page()
    _opening(page, writer, body, year, cells)
    _first(page, writer, body, cells, habits, length, plant)
    for section in ("2", "3", "4"):
        lead = writer.one_of(frames()["table_leads"][section])
        if lead:
            page.add(lead, int(section))
    _fifth(page, writer, habits)
    shown = _sixth(page, writer, contacts)
    _signature(page, body, year, habits, rng)
    return Prose(tuple(page.paragraphs), tuple(page.narrative), tuple(page.themes), shown)


def _words(
    body: Body, year: int, contacts: Mapping[str, str], habits: random.Random, rng: random.Random
) -> dict[str, str]:
    subjects = list(body.kind.subjects)
    rng.shuffle(subjects)
    place = body.place.within[-1] if body.place.level == "town" else body.place.name
    own = body.place.name if body.place.level == "town" else stem(place) + body.kind.account
    above = body.place.within[-1] if body.kind.level in {"aggregate", "township", "subdistrict"} else place
    return {
        "agency": body.name_in(year),
        "year": str(year),
        "last": str(year - 1),
        "next": str(year + 1),
        "we": body.kind.we.format(unit=body.place.name[-1]),
        "account": own,
        "site": f"{place}人民政府网站" if habits.random() < 0.7 else "政府门户网站",
        "superior": f"{above}人民政府",
        "place": place,
        "k": str(rng.randint(9, 48)),
        **{f"s{at}": subject for at, subject in enumerate(subjects, start=1)},
        **contacts,
    }


def _contacts(body: Body, habits: random.Random) -> dict[str, str]:
    """An address that is nowhere, numbers that nobody has."""
    street = habits.choice(load("places")["office_street"])
    town = "" if body.place.level != "town" else body.place.name
    place = body.place.within[-1] if body.place.level == "town" else body.place.name
    return {
        "address": f"{place}{town}{street}{habits.randint(1, 299)}号",
        "postcode": f"000{habits.randint(100, 999)}",
        "phone": f"0000-555{habits.randint(1000, 9999)}",
        "fax": f"0000-555{habits.randint(1000, 9999)}",
        "email": f"office{body.id}@example.invalid",
    }


def _opening(page: _Page, writer: Writer, body: Body, year: int, cells: Mapping[str, Printed]) -> None:
    notice = frames()["notices"]["2019" if "requests.other_outcome.total" in cells else "2021"]
    title = writer.one_of(frames()["titles"])
    page.add(title, 0, role="title")
    page.add(writer.one_of(frames()["preambles"], title=title.replace("\n", ""), notice=notice), 0)
    for text in _several(writer, frames()["overall"], writer.rng.choice([1, 1, 2])):
        page.add(text, 1)


def _several(writer: Writer, templates: Sequence[str], count: int) -> list[str]:
    return [writer.fill(template) for template in writer.rng.sample(templates, count)]


# Section one


def _first(
    page: _Page,
    writer: Writer,
    body: Body,
    cells: Mapping[str, Printed],
    habits: random.Random,
    length: str,
    plant: str,
) -> None:
    style = habits.choice(["inline", "inline", "alone", "plain", "digits"])
    most, fillers = LENGTHS[length]
    told = (
        proactive(writer, body, cells, most),
        on_request(writer, body, cells, most, plant),
        chosen(writer, ["cleanup", "leaks_none"], most),
        platform(writer, body, most),
        supervision(writer, most),
    )
    for at, sentences in enumerate(told):
        names = frames()["parts"][at]
        extra = _several(writer, frames()["fillers"][at], writer.rng.randint(0 if sentences else 1, fillers + 1))
        texts = _mixed(writer.rng, [sentence.text for sentence in sentences], extra)
        _part(page, at, writer.rng.choice(names), "".join(texts), style, sentences)


def _mixed(rng: random.Random, facts: list[str], fillers: list[str]) -> list[str]:
    """The facts in their order with the fillers between them."""
    found = list(facts)
    for filler in fillers:
        found.insert(rng.randint(0, len(found)), filler)
    return found


def _part(page: _Page, at: int, name: str, text: str, style: str, sentences: Sequence[Sentence]) -> None:
    if style == "alone":
        page.add(f"（{NUMERALS[at + 1]}）{name}", 1, role="heading")
        page.add(text, 1, sentences)
        return
    lead = {"inline": f"（{NUMERALS[at + 1]}）{name}。", "digits": f"{at + 1}.{name}。", "plain": ""}[style]
    page.add(lead + text, 1, sentences)


# Section five


def _fifth(page: _Page, writer: Writer, habits: random.Random) -> None:
    rng = writer.rng
    picked = rng.sample(themes()["themes"], rng.choice([1, 2, 2, 3, 3, 4]))
    problems = [writer.one_of(theme["problems"]) for theme in picked]
    improvements = [writer.one_of(theme["improvements"]) for theme in picked]
    marks = habits.choice(themes()["ordinals"])
    page.themes += [theme["id"] for theme in picked]
    for theme, problem, improvement in zip(picked, problems, improvements, strict=True):
        page.narrative.append(Narrative(f"problem:{theme['id']}", None, "", problem))
        page.narrative.append(Narrative(f"improvement:{theme['id']}", None, "", improvement))
    if habits.random() < 0.2:
        _paired(page, problems, improvements, marks)
        return
    separate = habits.random() < 0.25
    for head, leads, clauses in (
        ("（一）存在的主要问题", "problem_leads", problems),
        ("（二）改进情况", "improvement_leads", improvements),
    ):
        lead = writer.one_of(frames()[leads])
        if separate:
            page.add(head, 5, role="heading")
        page.add(lead + _enumerated(clauses, marks), 5)


def _paired(page: _Page, problems: list[str], improvements: list[str], marks: list[str]) -> None:
    for mark, problem, improvement in zip(marks, problems, improvements, strict=False):
        page.add(f"{mark}{problem}。改进措施：{improvement}。", 5)


def _enumerated(clauses: list[str], marks: list[str]) -> str:
    if len(clauses) == 1:
        return clauses[0] + "。"
    return "；".join(mark + clause for mark, clause in zip(marks, clauses, strict=False)) + "。"


# Section six and the end


def _sixth(page: _Page, writer: Writer, contacts: Mapping[str, str]) -> dict[str, str]:
    rng = writer.rng
    told = []
    if rng.random() < 0.85:
        fee = rng.random() < 0.06
        told.append(
            writer.topic(
                "processing_fee" if fee else "processing_fee_zero", {"n": rng.randint(2, 90) * 20 if fee else 0}
            )
        )
    if not told or rng.random() < 0.4:
        told.append(writer.topic("nothing_else", {}))
    page.add("".join(sentence.text for sentence in told), 6, told)
    if rng.random() > 0.6:
        return {}
    template = rng.choice(frames()["contacts"])
    page.add(writer.fill(template), 6, role="contact")
    return {name: value for name, value in contacts.items() if f"{{{name}}}" in template}


def _signature(page: _Page, body: Body, year: int, habits: random.Random, rng: random.Random) -> None:
    """Name and date; a government's report is at times signed by its office."""
    office = body.kind.zh == "人民政府" and habits.random() < OFFICE_SIGNS
    if habits.random() < SIGNED:
        day = rng.randint(5, 31)
        spoken = rng.random() < 0.15
        date = f"{_spoken(year + 1)}年一月{_tens(day)}日" if spoken else f"{year + 1}年1月{day}日"
        page.add(body.name_in(year) + ("办公室" if office else ""), 6, role="signature")
        page.add(date, 6, role="date")


def _spoken(year: int) -> str:
    return "".join(NUMERALS[int(digit)] for digit in str(year))


def _tens(day: int) -> str:
    tens, ones = divmod(day, 10)
    head = "" if not tens else ("十" if tens == 1 else NUMERALS[tens] + "十")
    return head + (NUMERALS[ones] if ones else "")
