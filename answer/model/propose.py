"""A question that the rules can't read → a Plan that the model proposes, as its JSON schema allows."""

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from string import Template

from pydantic import ValidationError

from answer import vocabulary
from answer.model.client import Talk
from answer.model.shape import MAY_SAY_NOTHING, rates_of
from answer.plan import Plan
from answer.reading.question import Question
from answer.shown.fields import PARTS

MOST_EARLIER = 3  # questions of the conversation that the model is told
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


def propose(talk: Talk, question: Question, history: Sequence[str]) -> Plan | None:
    """The proposed plan; None where the model has none, or what it wrote is no Plan. Raises ModelError."""
    reply = talk.ask(_instructions(), _material(question, history))
    return parse(reply)


def parse(reply: str) -> Plan | None:
    """The Plan in a reply, with or without a fence around it; None where there is none, or it is not valid."""
    found = _OBJECT.search(reply)
    if not found:
        return None
    try:
        return Plan.model_validate_json(found.group())
    except ValidationError:
        return None


def _material(question: Question, history: Sequence[str]) -> str:
    """The question and what the rules found in it; JSON, so that no text in it can end its own string."""
    found = {
        kind: [span.text for span in question.spans.of(kind)] for kind in ("agency", "region", "level", "year", "row")
    }
    material = {
        "question": question.text,
        "earlier_questions": list(history[-MOST_EARLIER:]),
        "found_by_rules": {kind: texts for kind, texts in found.items() if texts},
        "not_understood": list(question.left),
    }
    return json.dumps(material, ensure_ascii=False)


@cache
def _instructions() -> str:
    template = Template(Path(__file__).with_name("propose.txt").read_text(encoding="utf-8"))
    rows = (f"{row.id} [{row.columns}]: {row.zh} / {row.en}" for row in vocabulary.rows().values())
    columns = (f"{each.family}/{each.id}: {each.zh} / {each.en}" for each in vocabulary.columns().values())
    rates = (rates_of(each)[0].model_dump_json() for each in vocabulary.rates().values())
    themes = (f"{each.id}: {each.zh} / {each.en}" for each in vocabulary.themes().values())
    topics = (f"{each.id}: {each.zh} / {each.en}" for each in vocabulary.topics().values())
    return template.substitute(
        schema=json.dumps(_schema(), ensure_ascii=False),
        kinds="\n".join(f"{kind}: {', '.join(fields)}" for kind, fields in PARTS.items()),
        optional=", ".join(sorted(MAY_SAY_NOTHING)),
        rows="\n".join(rows),
        columns="\n".join(columns),
        rates="\n".join(rates),
        topics="\n".join(topics),
        themes="\n".join(themes),
    )


def _schema() -> dict[str, object]:
    """The JSON schema of a Plan, without what only the rules say."""
    schema = Plan.model_json_schema()
    del schema["properties"]["assumptions"]
    return schema
