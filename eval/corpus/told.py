"""What a report tells in its first section, topic by topic, in agreement with its tables."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from eval.corpus.figures import poisson, shared
from eval.corpus.record import Body, Narrative, Printed
from eval.corpus.sentences import Sentence, Writer, topics
from ingest import form as forms

RESULTS = {
    "granted": "予以公开",
    "partial": "部分公开",
    "refused": "不予公开",
    "unable": "无法提供",
    "not_processed": "不予处理",
    "other_outcome": "其他处理",
}
APPLICANTS = dict(
    zip(forms.APPLICANTS, ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织"), strict=True)
)
USUAL = {  # what a body says of itself in a usual year
    "interpretation": 5, "proposals": 8, "hotline": 160, "road_digging": 70, "data_interface": 50,
    "archive_lookups": 900, "consultations": 150, "cleanup": 60, "followers": 6000, "posts": 170,
    "site_visits": 20000, "boards": 5, "third_party": 4, "meetings": 3, "proactive": 140,
    "public_comments": 6, "briefings": 5,
}  # fmt: skip
MANY = 30  # requests of which a few may be answered late
STEADY = {"followers": 0.01, "boards": 0.02}  # what hardly changes from year to year but by growth


def chosen(writer: Writer, names: list[str], most: int) -> list[Sentence]:
    """Some of the topics, in order, with values of a usual year."""
    picked = writer.rng.sample(names, min(len(names), writer.rng.randint(0, most)))
    return [_usual(writer, name) for name in names if name in picked]


def _usual(writer: Writer, name: str) -> Sentence:
    entry = topics()[name]
    if entry.get("zero"):
        return writer.topic(name, dict.fromkeys(entry["facts"], 0))
    change = writer.rng.lognormvariate(0, STEADY.get(name, 0.2))
    lot = max(1, poisson(writer.rng, USUAL.get(name, 5) * writer.usual.get(name, 1) * change))
    return writer.topic(name, {"n": lot})


def proactive(writer: Writer, body: Body, cells: Mapping[str, Printed], most: int) -> list[Sentence]:
    """（一）主动公开: how many items, documents, licences published."""
    rng = writer.rng
    usual = USUAL["proactive"] * (40 if body.kind.level == "aggregate" else 1) * writer.usual.get("proactive", 1)
    count = 5 + poisson(rng, usual * rng.lognormvariate(0, 0.2))
    found = []
    if rng.random() < 0.55:
        names = [writer.words[f"s{at}"] for at in range(1, rng.randint(3, 5))]
        parts = shared(rng, count, dict.fromkeys([*names, "其他"], 1.0)) if count < 3000 else _split(rng, count, names)
        found.append(
            writer.topic("proactive_total", {"n": count}, {name: part for name, part in parts.items() if part})
        )
    elif rng.random() < 0.85:
        parts = _split(rng, count, ["a", "b"], "c")
        found.append(writer.topic("proactive_channels", {"n": count, **parts}))
    if rng.random() < 0.7:
        found.append(documents(writer, cells))
    decisions = body.kind.licences or body.kind.penalties
    if most > 1 and decisions and rng.random() < 0.4:
        found.append(writer.topic("published_items", {"a": poisson(rng, 60), "b": poisson(rng, 25)}))
    if most > 1 and decisions and rng.random() < 0.3:
        found.append(writer.topic("power_list", {"a": rng.randint(3, 90), "b": rng.randint(5, 400)}))
    return found + chosen(writer, ["interpretation", "public_comments", "proposals"], most - 1)


def _split(rng: random.Random, count: int, names: Sequence[str], rest: str = "其他") -> dict[str, int]:
    """The count cut into named parts, the rest last."""
    parts = {name: int(count * rng.uniform(0.1, 0.8 / len(names))) for name in names}
    return {**parts, rest: count - sum(parts.values())}


def documents(writer: Writer, cells: Mapping[str, Printed]) -> Sentence:
    """Normative documents as table 1 has them."""
    row = "normative_documents"
    if f"{row}.in_force" in cells:
        values = {slot: _whole(cells, f"{row}.{each}") for slot, each in _DOCUMENTS_2021.items()}
        name = "documents_2021" if values["r"] else "documents_2021_kept" if values["i"] else "documents_none"
        return writer.topic(name, values)
    values = {"i": _whole(cells, f"{row}.made"), "f": _whole(cells, f"{row}.disclosed_total")}
    if values["f"]:
        return writer.topic("documents_2019" if values["i"] else "documents_2019_kept", values)
    none = writer.topic("documents_none", {"i": 0})
    return Sentence(none.text, (Narrative("documents_made", none.facts[0].value, "件", none.text, f"{row}.made"),))


_DOCUMENTS_2021 = {"i": "issued", "r": "repealed", "f": "in_force"}


def _whole(cells: Mapping[str, Printed], key: str) -> int:
    return int(cells[key].value or 0)


def on_request(writer: Writer, body: Body, cells: Mapping[str, Printed], most: int, plant: str) -> list[Sentence]:
    """（二）依申请公开: requests, results, appeals, and what only looks like requests."""
    rng = writer.rng
    found = list(requests(writer, cells, plant))
    if plant in {"", "prose"} and (any(_appeals(cells).values()) or rng.random() < 0.7):
        found.append(appeals(writer, cells))
    for look in body.kind.looks:
        if look == "petitions":
            values = {slot: poisson(rng, mean) for slot, mean in (("v", 90), ("p", 260), ("l", 70), ("o", 110))}
            found.append(writer.topic("petitions", values))
        elif rng.random() < 0.6:
            found.append(_usual(writer, look))
    return found + (chosen(writer, ["consultations"], 1) if most > 1 else [])


def appeals(writer: Writer, cells: Mapping[str, Printed]) -> Sentence:
    """Reconsideration and litigation as table 3 has them."""
    values = _appeals(cells)
    return writer.topic("appeals" if any(values.values()) else "appeals_zero", values)


def _appeals(cells: Mapping[str, Printed]) -> dict[str, int]:
    litigation = sum(_whole(cells, f"{row}.total") for row in ("litigation_direct", "litigation_after"))
    return {"a": _whole(cells, "reconsideration.total"), "b": litigation}


def requests(writer: Writer, cells: Mapping[str, Printed], plant: str = "") -> Iterator[Sentence]:
    """Requests received and what came of them as table 2 has them, but where `plant` says otherwise."""
    received, carried = _whole(cells, "requests.received.total"), _whole(cells, "requests.carried_in.total")
    parts = {zh: _whole(cells, f"requests.received.{column}") for column, zh in APPLICANTS.items()}
    parts = {zh: count for zh, count in parts.items() if count}
    if plant == "prose":
        received = _misstated(writer.rng, received)
        parts = parts or {"自然人": received}
    if received + carried == 0 or (plant == "prose" and not received):
        yield writer.topic("requests_zero", {"n": 0})
        return
    if carried and plant != "prose":
        writer = replace(writer, words={**writer.words, "all": str(received + carried)})
        yield writer.topic("requests_received_carried", {"n": received, "c": carried})
    else:
        yield _received(writer, received, parts)
    if plant in {"", "prose"}:
        yield from _results(writer, cells)


def _received(writer: Writer, received: int, parts: Mapping[str, int]) -> Sentence:
    """Requests by applicant; of one kind of applicant it is said in words."""
    if len(parts) > 1:
        return writer.topic("requests_received", {"n": received}, parts)
    (who,) = parts
    spoken = replace(writer, words={**writer.words, "who": who})
    return spoken.topic("requests_received_one" if received == 1 else "requests_received_alike", {"n": received})


def _misstated(rng: random.Random, received: int) -> int:
    """Another number of requests than the table's, none at times."""
    if received and rng.random() < 0.3:
        return 0
    return received + rng.choice([1, 2, 3]) if received < 2 or rng.random() < 0.5 else received - 1


def _results(writer: Writer, cells: Mapping[str, Printed]) -> Iterator[Sentence]:
    handled = _whole(cells, "requests.outcomes_total.total")
    if handled:
        parts = {name: _group(cells, f"requests.{name}") for name in RESULTS}
        shown = {RESULTS[name]: count for name, count in parts.items() if count}
        told = writer.topic("requests_results", {"h": handled}, shown)
        facts = [
            Narrative(f"requests_{name}", Decimal(count), "件", told.text) for name, count in parts.items() if count
        ]
        yield Sentence(told.text, (*told.facts, *facts))
    carried_out = _whole(cells, "requests.carried_out.total")
    if carried_out or writer.rng.random() < 0.4:
        yield writer.topic("carried_out" if carried_out else "carried_out_none", {"n": carried_out})
    if handled and writer.rng.random() < 0.4:
        yield writer.topic("timeliness", {"n": writer.rng.choice([100, 100, 98, 96]) if handled > MANY else 100})


def _group(cells: Mapping[str, Printed], prefix: str) -> int:
    return sum(
        _whole(cells, key)
        for key in cells
        if key.startswith(f"{prefix}.") and key.endswith(".total") and not key.startswith(f"{prefix}_")
    )


def platform(writer: Writer, body: Body, most: int) -> list[Sentence]:
    """（四）平台建设."""
    names = ["followers", "posts"] if body.kind.account else []
    speaks = ["briefings"] if body.kind.level in {"aggregate", "office"} else []
    return chosen(writer, [*names, "site_visits", "boards", *speaks], most)


def supervision(writer: Writer, most: int) -> list[Sentence]:
    """（五）监督保障."""
    rng = writer.rng
    names = ["training", "third_party", "open_day", "assessment", "meetings", "accountability_none"]
    picked = rng.sample(names, min(len(names), rng.randint(0, most)))
    found = []
    for name in (each for each in names if each in picked):
        if name in {"training", "open_day"}:
            sessions = rng.randint(1, 6)
            found.append(writer.topic(name, {"n": sessions, "m": sessions * rng.randint(12, 60)}))
        elif name == "assessment":
            found.append(writer.topic(name, {"n": rng.randint(86, 99)}))
        else:
            found.append(_usual(writer, name))
    return found
