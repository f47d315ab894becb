"""What happens to the lines of a text file once it is set."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from eval.corpus.record import Draft
from eval.corpus.render_text import Layout, Line

Lines = list[Line]
AFTER_GROUPS = frozenset({"requests.outcomes_total", "requests.carried_out", "appeals"})
TABLE_ROLES = frozenset({"row", "label", "group", "item"})


def _mark(rng: random.Random, number: int) -> str:
    return rng.choice(["— {} —", "- {} -", "—{}—", "第 {} 页 共 9 页", "第{}页"]).format(number)


def _starts(lines: Sequence[Line]) -> list[int]:
    """Places between two rows of a table."""
    return [
        at
        for at in range(1, len(lines))
        if lines[at].role in TABLE_ROLES
        and lines[at - 1].role == "row"
        and lines[at].section == lines[at - 1].section
        and lines[at].key != lines[at - 1].key
    ]


def _insert(lines: Lines, places: Sequence[int], texts: Callable[[int], list[str]]) -> Lines:
    found = list(lines)
    for number, at in sorted(enumerate(sorted(places), start=2), reverse=True):
        found[at:at] = [Line(text, "mark", lines[at].section) for text in texts(number)]
    return found


def page_marks(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines | None:
    """Page numbers and running heads between the rows of tables."""
    places = _starts(lines)
    head = f"{draft.agency}{draft.year}年政府信息公开工作年度报告" if rng.random() < 0.5 else ""
    picked = rng.sample(places, min(len(places), rng.randint(1, 3)))
    mark = rng.random()

    def texts(number: int) -> list[str]:
        shown = [f"— {number} —" if mark < 0.5 else _mark(rng, number)]
        return [*shown, *([head] if head else [])]

    return _insert(lines, picked, texts) if picked else None


def bare_page_numbers(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines | None:
    """A page's number alone on its line between the rows of a table; of table 2 where every cell stands so."""
    places = [at for at in _starts(lines) if layout.kind != "cells" or lines[at].section == 3]
    picked = rng.sample(places, min(len(places), 2))
    return _insert(lines, picked, lambda number: [str(number)]) if picked else None


def headers_repeated(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines | None:
    """A page's end between the rows of table 2, with the table's headers printed again behind it."""
    places = [at for at in _starts(lines) if lines[at].section == 3]
    headers = [line for line in lines if line.section == 3 and line.role == "header"]
    if not places or not headers:
        return None
    at = rng.choice(places)
    return [*lines[:at], Line(_mark(rng, 3), "mark", 3), *headers, *lines[at:]]


def rows_shifted(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines | None:
    """Whole rows of table 2, label and values, one or two columns further to the right than the others."""
    gap = {"txt": "\t", "md": " | "}.get(layout.kind)
    rows = [at for at, line in enumerate(lines) if line.role == "row" and line.key.startswith("requests.")]
    if gap is None or not rows:
        return None
    found = list(lines)
    for at in rng.sample(rows, min(len(rows), rng.randint(1, 6))):
        head = "| " if layout.kind == "md" and layout.outer else ""
        found[at] = replace(found[at], text=head + gap * rng.randint(1, 2) + found[at].text.removeprefix(head))
    return found


def labels_glued(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines | None:
    """Labels run into their first value: 行政许可12."""
    found = [
        replace(line, text=re.sub(r"(?<=[\u4e00-\u9fff）”]) (?=[\d０-９])", "", line.text, count=1))
        if line.role == "row" and rng.random() < 0.4
        else line
        for line in lines
    ]
    return found if found != lines else None


def prose_seams(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines | None:
    """A page's end in the middle of a sentence."""
    places = [at for at, line in enumerate(lines) if line.role == "body" and len(line.text) > 24]
    if not places:
        return None
    found = list(lines)
    for number, at in sorted(enumerate(rng.sample(places, min(2, len(places))), start=1), key=lambda p: -p[1]):
        text = found[at].text
        cut = _cut(text)
        seam = ["", f"— {number} —", ""] if rng.random() < 0.7 else ["\f"]
        middle = [Line(each, "mark", found[at].section) for each in seam]
        found[at : at + 1] = [replace(found[at], text=text[:cut]), *middle, replace(found[at], text=text[cut:])]
    return found


def _cut(text: str) -> int:
    """A place near the middle that is not inside a number."""
    at = len(text) // 2
    while at < len(text) - 1 and re.search(r"[\w.\-]$", text[at - 1]) and re.match(r"[A-Za-z\d.\-]", text[at]):
        at += 1
    return at


def labels_wrapped(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines | None:
    """Labels broken over lines, the values on the last."""
    roles = {"label"} if layout.kind == "cells" else {"row", "label"}
    found: Lines = []
    for line in lines:
        bare = line.text.lstrip("\t")
        label = bare.split("\t")[0] if line.role in roles and re.match(r"[^\t *<&#]{8}", bare) else ""
        if not label or rng.random() < 0.3:
            found.append(line)
            continue
        at = len(line.text) - len(bare) + rng.randint(4, 7)
        found += [replace(line, text=line.text[:at], role="label"), replace(line, text=line.text[at:])]
    return found if found != lines else None


def values_inside_label(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines | None:
    """Values behind the first line of a label that goes on below them, as they are where a row is high."""
    found: Lines = []
    for line in lines:
        named = line.role == "row" and line.key.startswith("requests.")
        place = re.search(r"(?: [\d０-９/—]+){5,}$", line.text) if named else None
        label = line.text[: place.start()] if place else ""
        if place is None or len(label) < 9 or "<" in label or rng.random() < 0.4:
            found.append(line)
            continue
        cut = rng.randint(len(label) // 2, len(label) - 2)
        if rng.random() < 0.5:
            found += [replace(line, text=label[:cut] + place.group()), replace(line, text=label[cut:], role="label")]
        else:
            pieces = label[:cut], place.group().strip(), label[cut:]
            found += [replace(line, text=piece, role="label") for piece in pieces]
    return found if found != lines else None


def groups_scattered(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines | None:
    """Pieces of a group's label before the leaf labels of its rows: （四）无法 2.没有现成信息…, then 提供."""
    found: Lines = []
    waiting: list[Line] = []
    for line in lines:
        passed = waiting and not (found and found[-1].role == "group") and line.role == "group"
        if passed or line.key in AFTER_GROUPS or line.role == "heading":
            found += waiting
            waiting = []
        if line.role == "group":
            waiting.append(line)
        elif waiting and line.role == "row" and rng.random() < 0.6:
            found.append(replace(line, text=f"{waiting.pop(0).text} {line.text}"))
        else:
            found.append(line)
    return found if found != lines else None


def layout_pipes(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines | None:
    """Pipes of a table that was there for layout: empty rows, prose between pipes."""
    empty = "| " * rng.randint(2, 6) + "|"
    found: Lines = []
    for line in lines:
        if line.role in {"body", "heading"} and line.text:
            text = line.text.lstrip("# ")
            found.append(replace(line, text=f"| {text} |" + " |" * rng.randint(0, 3)))
        else:
            found.append(line)
        if line.role == "space" and rng.random() < 0.4:
            found.append(Line(empty, "space", line.section))
    return found


def headers_glued(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines | None:
    """Headers run together: 总计商业企业."""
    found: Lines = []
    for line in lines:
        if line.role != "header" or line.section not in {3, 4}:
            found.append(line)
        elif layout.kind == "txt":
            found.append(replace(line, text=re.sub(r"(?<=[\u4e00-\u9fff])\t(?=[\u4e00-\u9fff])", "", line.text)))
        elif found and found[-1].role == "header" and found[-1].section == line.section and rng.random() < 0.4:
            found[-1] = replace(found[-1], text=found[-1].text + line.text)
        else:
            found.append(line)
    return found if found != lines else None


def blank_lines(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines:
    """A blank line after every line."""
    return [each for line in lines for each in (line, Line("", "space", line.section))]


def rows_split(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines | None:
    """Rows cut by a page's end: some values before the page number, the others behind it."""
    gap = "\t" if layout.kind == "txt" else " "
    long = [at for at, line in enumerate(lines) if line.role == "row" and len(_values(line, gap)) >= 7]
    if not long or layout.kind not in {"txt", "dump"}:
        return None
    found = list(lines)
    for at in sorted(rng.sample(long, min(len(long), rng.randint(1, 2))), reverse=True):
        line = lines[at]
        parts = line.text.split(gap)
        cut = len(parts) - rng.randint(2, 5)
        halves = gap.join(parts[:cut]), gap.join(parts[cut:])
        mark = Line(_mark(rng, 4), "mark", line.section)
        found[at : at + 1] = [replace(line, text=halves[0]), mark, replace(line, text=halves[1])]
    return found


def _values(line: Line, gap: str) -> list[str]:
    return [part for part in line.text.split(gap) if re.fullmatch(r"[\d０-９,.]+", part)]


def one_line(lines: Lines, rng: random.Random, layout: Layout, draft: Draft) -> Lines:
    """The whole document on one line."""
    text = " ".join(line.text.strip("\n\f") for line in lines if line.text.strip())
    return [Line(text, "body")]
