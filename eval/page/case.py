"""One case of the report: question, answer and gold side by side, scores, plan, statement, citations in place."""

import json
from collections.abc import Sequence
from typing import Any

from eval.page.context import Context
from eval.page.words import GOLD, STATUS, both, metric, named, safe
from eval.record import Record

_CHANGES = {"fixed": ("修复", "fixed"), "broken": ("变坏", "broken"), "shifted": ("有变化", "shifted")}


def case_line(record: Record, number: int, change: str) -> str:
    """A case in one line, for runs too long to show each in full."""
    return f'<div class="case {_state(record)}" {_data(record, change)} id="c{number}">{_head(record, change)}</div>'


def case(record: Record, number: int, change: str, shown: Sequence[Context], is_open: bool) -> str:
    """A case in full, folded unless `is_open`."""
    answer = record.answer or {}
    parts = [
        f'<details class="case {_state(record)}" {_data(record, change)} id="c{number}"{" open" if is_open else ""}>',
        f"<summary>{_head(record, change)}</summary>",
        _history(record),
        '<div class="sides">',
        f"<section><h4>{both('回答', 'answer')}</h4>{_answer(record)}</section>",
        f"<section><h4>{both('标准答案', 'gold')}</h4><pre>{_gold(record.gold)}</pre></section>",
        f"<section><h4>{both('得分', 'scores')}</h4>{_scores(record)}</section>",
        "</div>",
        *(_cited(each) for each in shown),
        _more(len(answer.get("citations", ())) - len(shown)),
        _folded(both("问题的理解", "plan"), _compact(answer.get("plan"))),
        _folded(both("查询语句", "statement"), _statement(record)),
        "</details>",
    ]
    return "\n".join(part for part in parts if part)


def _state(record: Record) -> str:
    return "error" if record.error else "pass" if record.passed else "fail"


def _data(record: Record, change: str) -> str:
    answer = (record.answer or {}).get("answer", "")
    text = " ".join((record.id, record.case["question"], answer)).lower()
    kind = record.case.get("kind", "")
    state = f"{_state(record)} {change}"
    return f'data-kind="{safe(kind)}" data-state="{safe(state)}" data-text="{safe(text)}"'


def _head(record: Record, change: str) -> str:
    badge = {"error": both("出错", "error"), "fail": both("未通过", "failed"), "pass": both("通过", "passed")}
    marks = f'<b class="badge {_state(record)}">{badge[_state(record)]}</b>'
    if change in _CHANGES:
        marks += f' <b class="badge {change}">{both(*_CHANGES[change])}</b>'
    about = " · ".join(filter(None, (record.id, record.case.get("kind", ""), record.case.get("lang", ""))))
    return (
        f'{marks} <span class="question">{safe(record.case["question"])}</span> <span class="id">{safe(about)}</span>'
    )


def _history(record: Record) -> str:
    asked = "".join(f"<li>{safe(question)}</li>" for question in record.case.get("history") or ())
    return f"<h4>{both('之前的问题', 'asked before')}</h4><ol>{asked}</ol>" if asked else ""


def _answer(record: Record) -> str:
    if record.answer is None:
        return f'<pre class="bad">{safe(record.error)}</pre>'
    answer = record.answer
    value = "" if answer["value"] is None else f"{answer['value']} {answer['unit']}"
    about = " · ".join(filter(None, (named(STATUS, answer["status"]), safe(value))))
    text = f'<p class="about">{about}</p><pre>{safe(answer["answer"])}</pre>'
    return text + "".join(f'<p class="warning">{safe(warning)}</p>' for warning in answer["warnings"])


def _gold(gold: dict[str, Any]) -> str:
    return "\n".join(line for name, value in gold.items() for line in _gold_lines(name, value))


def _gold_lines(name: str, value: Any) -> list[str]:
    if isinstance(value, list) and value and isinstance(value[0], list):
        items = ("  " + " · ".join("–" if part is None else safe(part) for part in item) for item in value)
        return [f"{named(GOLD, name)}:", *items]
    if name == "status":
        return [f"{named(GOLD, name)}: {named(STATUS, value)}"]
    return [f"{named(GOLD, name)}: {safe(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))}"]


def _scores(record: Record) -> str:
    rows = (
        f'<tr><td>{metric(name)}<td class="{"ok" if value == 1 else "bad"}">{value:.4g}</tr>'
        for name, value in (record.scores or {}).items()
    )
    return f'<table class="scores">{"".join(rows)}</table>'


def _cited(each: Context) -> str:
    citation = each.citation
    place = " · ".join(
        both(f"第 {safe(citation[name])} 页", f"p. {safe(citation[name])}") if name == "page" else safe(citation[name])
        for name in ("agency", "year", "file", "page", "key", "column")
        if citation.get(name)
    )
    if not each.quote:
        said = both("原文件中没有这句", "not in the source file")
        body = f'<p class="bad">{said}</p><pre>{safe(citation["quote"])}</pre>'
    else:
        body = f"<pre>{safe(each.before)}<mark>{safe(each.quote)}</mark>{safe(each.after)}</pre>"
        if not each.stands:
            body = f'<p class="bad">{both("所引数字不在此行", "the value cited is not in this row")}</p>{body}'
    mark = "✓" if each.stands else "✗"
    cls = "ok" if each.stands else "bad"
    return f'<figure><figcaption><b class="{cls}">{mark}</b> {place}</figcaption>{body}</figure>'


def _more(count: int) -> str:
    return f'<p class="about">{both(f"另有 {count} 处引用", f"{count} more citations")}</p>' if count > 0 else ""


def _folded(title: str, text: str) -> str:
    return f'<details class="inner"><summary>{title}</summary><pre>{safe(text)}</pre></details>' if text else ""


def _compact(plan: dict[str, Any] | None) -> str:
    """The plan without what it leaves open."""
    said = _said(plan or {})
    return json.dumps(said, ensure_ascii=False) if said else ""


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        parts = {name: _said(part) for name, part in value.items()}
        return {name: part for name, part in parts.items() if part not in (None, "", [], {}, False)}
    return value


def _statement(record: Record) -> str:
    return "\n\n".join(
        f"{each['sql']}\n{json.dumps(each['parameters'], ensure_ascii=False)}" for each in record.statement
    )
