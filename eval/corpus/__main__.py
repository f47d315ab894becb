"""`python -m eval.corpus`: write invented reports with their truth, or the sample reports."""

import argparse
import sys
from pathlib import Path

from eval.corpus.damage import DAMAGES
from eval.corpus.record import FORMATS
from eval.corpus.write import Order, write_corpus, write_samples


def main(arguments: list[str] | None = None) -> int:
    """0 when the corpus is written; 2 for bad usage."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.samples:
        print(f"{len(write_samples(options.samples))} sample reports in {options.samples}")
        return 0
    if not options.out:
        parser.error("--out DIR is needed, or --samples DIR")
    order = Order(options.n, options.seed, options.formats, options.damage, options.years, options.only)
    print(
        f"{len(write_corpus(order, options.out))} reports in {options.out / 'reports'}, {options.out / 'truth.jsonl'}"
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.corpus", description="Invented reports with their truth.")
    parser.add_argument("--n", type=int, default=300, help="how many reports")
    parser.add_argument("--seed", type=int, default=7, help="the same seed writes the same files")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where reports/ and truth.jsonl go")
    parser.add_argument("--formats", type=_formats, default=FORMATS, metavar="LIST", help=f"of {','.join(FORMATS)}")
    parser.add_argument("--damage", type=_levels, default=(0, 1, 2), metavar="LIST", help="levels: of 0,1,2")
    parser.add_argument("--years", type=_years, default=tuple(range(2019, 2025)), metavar="FROM-TO")
    parser.add_argument("--only", type=_damages, default=(), metavar="LIST", help="damage by name instead of by lot")
    parser.add_argument("--samples", type=Path, metavar="DIR", help="write the sample reports there, and nothing else")
    return parser


def _formats(text: str) -> tuple[str, ...]:
    return _known(text, FORMATS)


def _damages(text: str) -> tuple[str, ...]:
    return _known(text, tuple(DAMAGES))


def _levels(text: str) -> tuple[int, ...]:
    return tuple(int(level) for level in _known(text, ("0", "1", "2")))


def _known(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(text.split(","))
    unknown = [name for name in names if name not in known]
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: expected some of {', '.join(known)}")
    return names


def _years(text: str) -> tuple[int, ...]:
    first, _, last = text.partition("-")
    if not (first.isdigit() and (last or first).isdigit()):
        raise argparse.ArgumentTypeError(f"{text}: expected FROM-TO, as in 2019-2024")
    return tuple(range(int(first), int(last or first) + 1))


if __name__ == "__main__":
    sys.exit(main())
