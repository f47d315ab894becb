"""`python -m eval.extraction CORPUS`: read the files of a corpus, hold what was read to its truth."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.extraction.bare import read_cells
from eval.extraction.score import Score, Truth, refused, score, score_cells
from eval.extraction.table import counts_of, examples, groups_of, render, shares_of
from ingest import UnreadableFileError, read_file


def main(arguments: list[str] | None = None) -> int:
    """0 when the corpus was scored; 2 for bad usage."""
    options = _parser().parse_args(arguments)
    try:
        lines = (options.corpus / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    except OSError as error:
        print(f"extraction: {error}; expected a folder that python -m eval.corpus wrote", file=sys.stderr)
        return 2
    truths = [json.loads(line) for line in lines]
    scores = list(_scores(options.corpus, truths))
    bare = list(_bare(options.corpus, truths)) if options.bare else []
    if options.json:
        print(json.dumps({"nianbao": _as_json(scores), "bare": _as_json(bare)}, ensure_ascii=False, indent=1))
        return 0
    print("\n".join([*render(scores), *examples(scores, options.examples)]))
    if bare:
        print("\nbare pdfplumber, tables by position\n" + "\n".join(render(bare)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.extraction", description="Score the reading of reports.")
    parser.add_argument("corpus", type=Path, metavar="CORPUS", help="a folder that python -m eval.corpus wrote")
    parser.add_argument("--examples", type=int, default=0, metavar="N", help="failures shown a kind of damage")
    parser.add_argument("--bare", action="store_true", help="score bare pdfplumber on the PDFs too")
    parser.add_argument("--json", action="store_true", help="print counts and shares with 95 %% intervals as JSON")
    return parser


def _scores(corpus: Path, truths: list[Truth]) -> Iterator[Score]:
    for truth in truths:
        try:
            yield score(truth, read_file(corpus / truth["file"]))
        except UnreadableFileError as error:
            yield refused(truth, str(error))


def _bare(corpus: Path, truths: list[Truth]) -> Iterator[Score]:
    for truth in truths:
        if truth["format"] == "pdf":
            found = Score(truth)
            found.counts["files"] += 1
            score_cells(found, read_cells(corpus / truth["file"], truth["form"]))
            yield found


def _as_json(scores: list[Score]) -> dict[str, Any]:
    return {
        name: {"counts": dict(counts_of(group)), "shares": shares_of(counts_of(group))}
        for name, group in groups_of(scores).items()
    }


if __name__ == "__main__":
    sys.exit(main())
