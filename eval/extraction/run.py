"""Reading the files of a corpus and holding what was read to its truth, a line of extraction.jsonl a file."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.extraction.bare import read_cells
from eval.extraction.score import Score, Truth, refused, score, score_cells
from eval.extraction.table import counts_of, examples, groups_of, render, shares_of
from eval.record import RunError
from ingest import UnreadableFileError, read_file

OURS, BARE = "nianbao", "pdfplumber"


def truths_of(corpus: Path) -> list[Truth]:
    """The lines of truth.jsonl. Raises RunError."""
    try:
        return [json.loads(line) for line in (corpus / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise RunError(f"{error}; expected a folder that python -m eval.corpus wrote, with truth.jsonl") from error


def measure(corpus: Path, truths: Sequence[Truth], out: Path, bare: bool) -> dict[str, list[Score]]:
    """The scores by system; each file's line is written as it ends, extraction.json at last."""
    systems = {OURS: _scores(corpus, truths)} | ({BARE: _bare_scores(corpus, truths)} if bare else {})
    scored: dict[str, list[Score]] = {system: [] for system in systems}
    with (out / "extraction.jsonl").open("w", encoding="utf-8") as lines:
        for system, scores in systems.items():
            for found in scores:
                scored[system].append(found)
                lines.write(_line(system, found))
                lines.flush()
    summary = {system: _summary(scores) for system, scores in scored.items()}
    (out / "extraction.json").write_text(json.dumps(summary, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return scored


def show(scored: Mapping[str, Sequence[Score]], most: int) -> str:
    """Tables of text, and so many failures a kind of damage."""
    parts = [*render(scored[OURS]), *examples(scored[OURS], most)]
    if BARE in scored:
        parts += ["", "bare pdfplumber, tables by position", *render(scored[BARE])]
    return "\n".join(parts)


def rates(scores: Sequence[Score]) -> dict[str, float]:
    """Every share over all files, from 0 to 1."""
    return {name: share["right"] / share["of"] for name, share in shares_of(counts_of(scores)).items()}


def _scores(corpus: Path, truths: Sequence[Truth]) -> Iterator[Score]:
    """Every file as the product reads it."""
    for truth in truths:
        try:
            yield score(truth, read_file(corpus / truth["file"]))
        except UnreadableFileError as error:
            yield refused(truth, str(error))


def _bare_scores(corpus: Path, truths: Sequence[Truth]) -> Iterator[Score]:
    """Every PDF as bare pdfplumber reads it: its cells alone."""
    for truth in truths:
        if truth["format"] == "pdf":
            found = Score(truth)
            found.counts["files"] += 1
            score_cells(found, read_cells(corpus / truth["file"], truth["form"]))
            yield found


def _line(system: str, found: Score) -> str:
    """A line of extraction.jsonl: the file, what was counted in it, and what was not read as it is."""
    about = {name: found.truth[name] for name in ("file", "format", "damage", "damages", "agency", "year")}
    failures = [{"what": each.what, "expected": each.expected, "got": each.got} for each in found.failures]
    entry = {"system": system, **about, "counts": dict(found.counts), "failures": failures}
    return json.dumps(entry, ensure_ascii=False) + "\n"


def _summary(scores: Sequence[Score]) -> dict[str, Any]:
    """Counts and shares, each with its 95 % interval, in all, by damage, by format and damage, by single damage."""
    return {
        name: {"counts": dict(counts_of(group)), "shares": shares_of(counts_of(group))}
        for name, group in groups_of(scores).items()
    }
