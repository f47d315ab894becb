"""The prose of a report, section by section, with the facts it states and the themes it names."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from eval.corpus.content import Content
from eval.corpus.record import Body, Narrative, Paragraph, Prose
from eval.corpus.sentences import Sentence, Writer, frames, themes
from eval.corpus.told import USUAL
from eval.corpus.world import load, stem

NUMERALS = "〇一二三四五六七八九"
SIGNED, OFFICE_SIGNS = 0.75, 0.3
SPREAD = 0.6  # how far bodies of a kind lie apart
GROWTH = (1.03, 1.25)  # of an account's followers from year to year
FIRST_YEAR = 2019


@dataclass(slots=True)
class _Page:
    """Paragraphs and facts as they are written."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    narrative: list[Narrative] = field(default_factory=list)

    def add(self, text: str, section: int, facts: Sequence[Narrative] = (), role: str = "body") -> None:
        self.narrative += facts
        self.paragraphs.append(Paragraph(text, role, section, fixed=bool(facts)))


def write(
    body: Body,
    year: int,
    rng: random.Random,
    habits: random.Random,
    content_of: Callable[[Writer], Content],
    contacts: Mapping[str, str] | None = None,
) -> Prose:
    """The prose of what `content_of` makes a writer say; `habits` are the body's, the same each year."""
    contacts = contacts or _contacts(body, habits)
    writer = Writer(rng, _words(body, year, contacts, habits, rng), _usual(habits, year))
    content = content_of(writer)
    page = _Page()
    if content.note:
        page.add(content.note, 0, role="note")
    page.add(content.title, 0, role="title")
    page.add(content.preamble, 0)
    page.add("".join(content.overall), 1)
    _parts(page, writer, content, habits)
    for section in ("2", "3", "4"):
        lead = writer.one_of(frames()["table_leads"][section])
        if lead:
            page.add(lead, int(section))
    _fifth(page, writer, content, habits)
    page.add(*_joined(content.rest, 6))
    if content.contact:
        page.add(writer.fill(content.contact), 6, role="contact")
    for text, role in zip(content.signed, ("signature", "date"), strict=True):
        if text:
            page.add(text, 6, role=role)
    if not any(content.signed):
        _signature(page, body, year, habits, rng)
    shown = {name: value for name, value in contacts.items() if f"{{{name}}}" in content.contact}
    named = tuple(problem.theme for problem in content.problems)
    return Prose(tuple(page.paragraphs), tuple(page.narrative), named, shown)


def _words(
    body: Body, year: int, contacts: Mapping[str, str], habits: random.Random, rng: random.Random
) -> dict[str, str]:
    subjects = list(body.kind.subjects)
    rng.shuffle(subjects)
    place = body.place.within[-1] if body.place.level == "town" else body.place.name
    own = body.place.name if body.place.level == "town" else stem(place) + body.kind.account
    above = body.place.within[-1] if body.kind.level in {"aggregate", "township", "subdistrict"} else place
    unit, office = frames()["units"][body.kind.level]
    return {
        "agency": body.name_in(year),
        "year": str(year),
        "last": str(year - 1),
        "next": str(year + 1),
        "we": body.kind.we.format(unit=body.place.name[-1]),
        "unit": unit,
        "office": office,
        "account": own,
        "site": f"{place}人民政府网站" if habits.random() < 0.7 else "政府门户网站",
        "superior": f"{above}人民政府",
        "place": place,
        "k": str(rng.randint(9, 48)),
        **{f"s{at}": subject for at, subject in enumerate(subjects, start=1)},
        **contacts,
    }


def _usual(habits: random.Random, year: int) -> dict[str, float]:
    """How much more than others the body does, by topic: the same each year, but followers grow."""
    usual = {name: habits.lognormvariate(0, SPREAD) for name in USUAL}
    return usual | {"followers": usual["followers"] * habits.uniform(*GROWTH) ** (year - FIRST_YEAR)}


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


def _joined(sentences: Sequence[Sentence], section: int) -> tuple[str, int, list[Narrative]]:
    """Sentences as one paragraph of a section, with their facts."""
    facts = [fact for sentence in sentences for fact in sentence.facts]
    return "".join(sentence.text for sentence in sentences), section, facts


# Section one


def _parts(page: _Page, writer: Writer, content: Content, habits: random.Random) -> None:
    style = habits.choice(["inline", "inline", "alone", "plain", "digits"])
    for at, sentences in enumerate(content.parts):
        name = writer.rng.choice(frames()["parts"][at]["names"])
        lead = {"inline": f"（{NUMERALS[at + 1]}）{name}。", "digits": f"{at + 1}.{name}。"}.get(style, "")
        if style == "alone":
            page.add(f"（{NUMERALS[at + 1]}）{name}", 1, role="heading")
        text, section, facts = _joined(sentences, 1)
        page.add(lead + text, section, facts)


# Section five


def _fifth(page: _Page, writer: Writer, content: Content, habits: random.Random) -> None:
    marks = habits.choice(themes()["ordinals"])
    page.narrative += [fact for problem in content.problems for fact in problem.facts()]
    if habits.random() < 0.2:
        for mark, each in zip(marks, content.problems, strict=False):
            page.add(f"{mark}{each.problem}。改进措施：{each.improvement}。", 5)
        return
    separate = habits.random() < 0.25
    for head, leads, clauses in (
        ("（一）存在的主要问题", "problem_leads", [each.problem for each in content.problems]),
        ("（二）改进情况", "improvement_leads", [each.improvement for each in content.problems]),
    ):
        lead = writer.one_of(frames()[leads])
        if separate:
            page.add(head, 5, role="heading")
        page.add(lead + _enumerated(clauses, marks), 5)


def _enumerated(clauses: list[str], marks: list[str]) -> str:
    if len(clauses) == 1:
        return clauses[0] + "。"
    return "；".join(mark + clause for mark, clause in zip(marks, clauses, strict=False)) + "。"


# The end


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
