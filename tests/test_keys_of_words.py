"""The keys of sentences that are composed when an answer is made: for every value that a plan may have there is one."""

import ast
import json
from pathlib import Path
from typing import get_args

import pytest

from answer.plan import Condition, Plan

ANSWER = Path(__file__).parent.parent / "answer"
WORDS = json.loads((ANSWER / "words.json").read_text(encoding="utf-8"))


def values(field: str, model: type[Plan] | type[Condition] = Plan) -> list[str]:
    """The values that a field may have, but the empty one."""
    return [str(each) for each in get_args(model.model_fields[field].annotation) if each]


ENDS = ["most", "least"]
MADE_OF = {  # of a plan's fields; those of one module's own words are checked by its tests
    "by_{}": values("group"),
    "kind_{}": values("kind"),
    "order_{}": values("order"),
    "expects_{}": values("expects"),
    "beside_{}": values("against"),
    "state_{}": values("state"),
    "table_{}": values("table"),
    "the_table_{}": values("table"),
    "cells_{}": values("state"),
    "cells_{}_none": values("state"),
    "checks_of_{}": values("checks"),
    "than_{}": values("than", Condition),
    "than_{}_is": values("than", Condition),
    "{}_groups": ["mean", "median"],
    "{}_group": ["mean", "median"],
    "outside_{}": ["city", "county"],
    "body_of_{}": [*ENDS, "highest", "lowest"],
    "year_of_{}": [*ENDS, "highest", "lowest"],
    "text_{}": [*values("order"), "problems", "improvements"],
    "text_{}_place": ENDS,
    "text_{}_year": ENDS,
    "text_{}_items": ENDS,
    "text_naming_{}": ["problems", "improvements"],
    "text_{}_changes": [*values("expects")[:2], "both", "ranked", "no"],
}


@pytest.mark.parametrize("template", MADE_OF)
def test_every_key_is_there(template: str):
    keys = [template.format(value) for value in MADE_OF[template]]
    assert keys and [key for key in keys if key not in WORDS] == []


def composed(source: str) -> set[str]:
    """The keys that a module composes of a value of a plan, with a gap for it."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        name = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
        strings = [each for each in ast.walk(node) if isinstance(each, ast.JoinedStr)] if name == "say" else []
        for string in strings:
            parts = [each.value if isinstance(each, ast.Constant) else "{}" for each in string.values]
            if "plan." in ast.unparse(string):
                found.add("".join(map(str, parts)))
    return found


def test_none_is_composed_that_is_not_checked_here():
    found = set[str]().union(*(composed(each.read_text(encoding="utf-8")) for each in ANSWER.rglob("*.py")))
    assert "order_{}" in found and found <= {*MADE_OF}
