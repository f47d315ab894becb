"""Training pairs for the shipped embedding, written out from `templates.json` and the glossary.

A batch is a list of (anchor, positive) pairs in which no two pairs mean the same, because every other pair of
the batch is taken as a negative.
"""

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
GLOSSARY = HERE.parent / "glossary.json"

Pair = tuple[str, str]

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_NUMBERS = ("3", "12", "58", "127", "1960", "26.55", "100")


@dataclass(frozen=True)
class Topic:
    """One thing a report talks about: sentences that state it, questions that ask for it."""

    id: str
    section: str
    passages: tuple[str, ...]
    zh: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """A Chinese word of the reports and what it is called in English."""

    zh: str
    en: tuple[str, ...]


@dataclass(frozen=True)
class Corpus:
    """Everything that training text is made from."""

    topics: tuple[Topic, ...]
    glossary: tuple[Term, ...]
    agencies: tuple[Term, ...]
    places: tuple[Term, ...]
    words: dict[str, list[str]]  # the plain lists of templates.json: we, filler, header, carrier_zh, …


def read_corpus(held_out: bool = False) -> Corpus:
    """The text to train on; with `held_out` the text kept back from training."""
    data = json.loads((HERE / "templates.json").read_text("utf-8"))
    return Corpus(
        topics=tuple(_topic(entry, number, held_out) for number, entry in enumerate(data["topics"])),
        glossary=tuple(_synonyms(entry, held_out) for entry in json.loads(GLOSSARY.read_text("utf-8"))),
        agencies=tuple(Term(entry["zh"], tuple(entry["en"])) for entry in data["agencies"]),
        places=tuple(Term(entry["zh"], (entry["en"],)) for entry in data["held_out_places" if held_out else "places"]),
        words={key: list(value) for key, value in data.items() if key not in ("about", "topics")},
    )


def _topic(entry: dict[str, Any], number: int, held_out: bool) -> Topic:
    """A topic; of each list one line is held out, another one from topic to topic."""

    def kept(key: str, shift: int) -> tuple[str, ...]:
        lines = entry[key]
        return tuple(line for at, line in enumerate(lines) if (at == (number + shift) % len(lines)) == held_out)

    return Topic(entry["id"], entry["section"], kept("passages", 0), kept("zh", 1), kept("en", 2))


def _synonyms(entry: dict[str, str | list[str]], held_out: bool) -> Term:
    """A glossary entry; of four synonyms and more the third is held out."""
    zh, en = str(entry["zh"]), tuple(entry["en"])
    kept_back = en[2:3] if len(en) >= 4 else ()
    return Term(zh, kept_back if held_out else tuple(word for word in en if word not in kept_back))


def fill(template: str, rng: random.Random, **values: str) -> str:
    """A template with one of each [a|b] picked and each {name} replaced; {n} and {year} are drawn."""
    text = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), template)
    text = re.sub(r"\{n\}", lambda _: rng.choice(_NUMBERS), text)
    for name, value in {"year": str(rng.randint(2008, 2027)), **values}.items():
        text = text.replace("{" + name + "}", value)
    return text


@dataclass(frozen=True)
class Body:
    """A made-up agency under its two names."""

    zh: str
    en: str


def a_body(corpus: Corpus, rng: random.Random) -> Body:
    """An agency of a place, or of no place."""
    agency, place = rng.choice(corpus.agencies), rng.choice(corpus.places)
    if rng.random() < 0.3:
        return Body(agency.zh, f"the {rng.choice(agency.en)}")
    return Body(place.zh + agency.zh, f"{place.en[0]} {rng.choice(agency.en)}")


def passage(topic: Topic, corpus: Corpus, rng: random.Random, body: Body, also: str = "") -> str:
    """A paragraph as the index embeds it: now and then with its header line, and with sentences beside the point."""
    sentences = rng.sample(topic.passages, min(len(topic.passages), rng.choice((1, 1, 2))))
    beside = [also] if also else []
    if rng.random() < 0.3:
        beside.append(rng.choice(corpus.words["filler"]))
    sentences += beside
    rng.shuffle(sentences)
    text = "".join(fill(s, rng, we=rng.choice(corpus.words["we"]), agency=body.zh) for s in sentences)
    if rng.random() < 0.3:
        return text
    header = corpus.words["header"][0 if rng.random() < 0.5 else rng.randrange(4)]
    return fill(header, rng, agency=body.zh, section=topic.section) + "\n" + text


def question(topic: Topic, rng: random.Random, body: Body, language: str) -> str:
    """A question about the topic, that names the agency or does not."""
    templates = topic.zh if language == "zh" else topic.en
    name = {"zh": rng.choice((body.zh, "")), "en": rng.choice((body.en, "the bureau"))}[language]
    return fill(rng.choice(templates), rng, agency=name, en=name)


def chatty(text: str, corpus: Corpus, rng: random.Random) -> str:
    """A question with some of the words around it that people add and that say nothing."""
    if text.isascii():
        words = text.split()
        for word in rng.sample(corpus.words["noise_en"], rng.randint(0, 4)):
            words.insert(rng.randint(0, len(words)), word)
        return " ".join(words)
    around = rng.sample(corpus.words["noise_zh"], rng.randint(0, 3))
    return "".join([*around[:1], text, *around[1:]])


def topic_batch(corpus: Corpus, rng: random.Random, size: int = 52) -> list[Pair]:
    """Questions with passages that answer them, one a topic; every third passage also talks of something else."""
    order = rng.sample(corpus.topics, len(corpus.topics))
    chosen, others = order[:size], order[size:]
    common = a_body(corpus, rng)
    pairs = []
    for topic in chosen:
        body = common if rng.random() < 0.5 else a_body(corpus, rng)
        also = rng.choice(rng.choice(others).passages) if others and rng.random() < 0.35 else ""
        text = passage(topic, corpus, rng, body, also)
        kind = rng.random()
        if kind < 0.40:
            pairs.append((chatty(question(topic, rng, body, "en"), corpus, rng), text))
        elif kind < 0.80:
            pairs.append((chatty(question(topic, rng, body, "zh"), corpus, rng), text))
        elif kind < 0.92:
            pairs.append((question(topic, rng, body, "en"), question(topic, rng, body, "zh")))
        else:
            pairs.append((passage(topic, corpus, rng, body), text))
    return pairs


def glossary_batch(corpus: Corpus, rng: random.Random, size: int = 150) -> list[Pair]:
    """English terms with their Chinese ones, alone, in a question, in a sentence, beside another term."""
    pairs = []
    order = rng.sample([term for term in corpus.glossary if term.en], 2 * size)
    for term, beside in zip(order[:size], order[size:], strict=True):
        english = rng.choice(term.en)
        if rng.random() < 0.5:
            english = chatty(fill(rng.choice(corpus.words["carrier_en"]), rng, en=english), corpus, rng)
        chinese = term.zh
        if rng.random() < 0.5:
            carriers = corpus.words["carrier_zh"] if rng.random() < 0.7 else corpus.words["question_zh"]
            chinese = fill(rng.choice(carriers), rng, zh=chinese)
        if rng.random() < 0.3:
            chinese += fill(rng.choice(corpus.words["carrier_zh"]), rng, zh=beside.zh)
        pairs.append((english, chinese))
    return pairs


def agency_batch(corpus: Corpus, rng: random.Random, size: int = 48) -> list[Pair]:
    """Agencies by their English and Chinese names; many share the place or the kind with another of the batch."""
    places, agencies = rng.sample(corpus.places, 12), rng.sample(corpus.agencies, 12)
    both = [(place, agency) for place in places for agency in agencies]
    pairs = []
    for place, agency in rng.sample(both, size):
        chinese = place.zh + agency.zh
        english = rng.choice((f"{place.en[0]} {rng.choice(agency.en)}", f"{rng.choice(agency.en)} of {place.en[0]}"))
        topic = rng.choice(corpus.topics)
        text = passage(topic, corpus, rng, Body(chinese, english)) if rng.random() < 0.3 else ""
        anchor = english if rng.random() < 0.7 else chinese
        pairs.append((anchor, f"{chinese}\n{text}" if text else chinese))
    return pairs


def name_batch(corpus: Corpus, rng: random.Random, alphabet: str, size: int = 64) -> list[Pair]:
    """Made-up names with texts that hold them: keeps apart the words that the templates never use."""
    pairs = []
    for _ in range(size):
        if rng.random() < 0.3:
            name = "".join(rng.choice(corpus.words["syllables"]) for _ in range(rng.randint(2, 3)))
            asked = fill(rng.choice(corpus.words["carrier_en"]), rng, en=name)
        else:
            name = "".join(rng.choice(alphabet) for _ in range(rng.randint(2, 4)))
            asked = fill(rng.choice(corpus.words["question_zh"]), rng, zh=name)
        told = fill(rng.choice(corpus.words["carrier_zh"]), rng, zh=name)
        if rng.random() < 0.6:
            told = passage(rng.choice(corpus.topics), corpus, rng, a_body(corpus, rng), told)
        pairs.append((asked, told))
    return pairs
