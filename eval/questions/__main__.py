"""`python -m eval.questions`: write questions about a corpus with their gold.

The committed cases are made anew, in a minute, by

    python -m eval.questions --recipe figures --out runs/questions
    cp runs/questions/open.jsonl eval/cases/figures/open.jsonl
    cp runs/questions/held_out.jsonl eval/cases/held_out/figures.jsonl

and those about the prose with `--recipe narrative`.
`--recipe` writes the corpus that the cases name, into OUT/corpus; `--corpus DIR` takes one that is there.
"""

import argparse
import json
import sys
from pathlib import Path

from eval.corpus import write_corpus
from eval.questions.generate import Plan, generate
from eval.questions.recipe import RECIPES
from eval.questions.wording import HELD_OUT, OPEN
from eval.questions.world import read_world

SEED = 1


def main(arguments: list[str] | None = None) -> int:
    """0 when the questions are written; 2 for bad usage or no truth.jsonl in the corpus."""
    options = _parser().parse_args(arguments)
    folder = options.corpus or options.out / "corpus"
    if options.recipe:
        write_corpus(RECIPES[options.recipe].order, folder)
    try:
        world = read_world(folder)
    except FileNotFoundError:
        print(f"{folder}: no truth.jsonl; expected a folder written by python -m eval.corpus", file=sys.stderr)
        return 2
    asked = options.recipe or options.wordings
    plan = Plan(world, options.seed, options.n or RECIPES[asked].count, options.recipe or folder.name, asked)
    options.out.mkdir(parents=True, exist_ok=True)
    for part in (OPEN, HELD_OUT):
        file = options.out / f"{part}.jsonl"
        lines = [json.dumps(case, ensure_ascii=False) for case in generate(plan, part)]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{len(lines)} questions in {file}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.questions", description="Questions with gold from the truth.")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--corpus", type=Path, metavar="DIR", help="a folder with truth.jsonl")
    source.add_argument("--recipe", choices=sorted(RECIPES), help="write the corpus of this name first")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where open and held_out go")
    parser.add_argument("--seed", type=int, default=SEED, help="the same seed asks the same questions")
    parser.add_argument("--wordings", choices=sorted(RECIPES), default="figures", help="of a --corpus: what is asked")
    parser.add_argument("--n", type=int, default=0, help="about how many questions, both parts together")
    return parser


if __name__ == "__main__":
    sys.exit(main())
