"""The command line of `python -m eval`, with the example that a newcomer starts from."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

import settings
from eval import retrieval
from eval.compare import ALPHA
from eval.extraction.table import SHARES
from eval.score import METRICS
from eval.system import SYSTEM_NAMES

CASES = Path(__file__).parent / "cases"

EXAMPLE = Path(__file__).with_name("help.txt")


def run_parser() -> argparse.ArgumentParser:
    """`python -m eval`."""
    parser = _parser("", "Ask questions, score the answers against gold, write a report.", EXAMPLE.read_text("utf-8"))
    _add_cases(parser, Path("runs/latest"))
    _add_scoring(parser)
    chosen = _add_chosen(parser)
    chosen.add_argument("--only-failing", type=Path, metavar="RUN", help="only those that did not pass in RUN")
    how = parser.add_argument_group("how")
    how.add_argument("--resume", action="store_true", help="go on with the run that --out holds")
    how.add_argument("--retry-errors", action="store_true", help="resume, and ask those that raised an error again")
    how.add_argument("--predict-only", action="store_true", help="ask without scoring; `score` does it later")
    how.add_argument(
        *("--necessity",), nargs="?", type=_share, const=1.0, default=0.0, metavar="SHARE",
        help="for a share of the cases (alone: all), ask again without what was cited, and with only that",
    )  # fmt: skip
    how.add_argument(
        "--system",
        default="ours",
        metavar="NAME",
        help="ours, a baseline (without-sql, keyword, rag), or package.module:factory",
    )
    how.add_argument("--seed", type=int, default=0, help="draws the sample of --necessity")
    _add_today(how)
    return parser


def of_system(options: argparse.Namespace, system: str) -> argparse.Namespace:
    """The options of one run of `python -m eval beside`."""
    plain = run_parser().parse_args([])
    names = ("cases", "data", "limit", "shard", "today")
    given = {name: getattr(options, name) for name in names}
    return argparse.Namespace(**{**vars(plain), **given, "system": system, "out": options.out / system})


def score_parser() -> argparse.ArgumentParser:
    """`python -m eval score`."""
    parser = _parser("score", "Score the answers of earlier runs again; several runs (shards) are joined.")
    parser.add_argument("runs", nargs="+", type=Path, metavar="RUN", help="an earlier --out")
    parser.add_argument("--cases", type=Path, metavar="FILE_OR_DIR", help="take gold from here instead of the run")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where results go; needed to join several runs")
    _add_scoring(parser)
    return parser


def compare_parser() -> argparse.ArgumentParser:
    """`python -m eval compare`."""
    parser = _parser(
        "compare", "What was fixed, what broke, and whether it is more than chance; 1 if a metric is worse."
    )
    parser.add_argument("before", type=Path, metavar="A", help="the earlier run")
    parser.add_argument("after", type=Path, metavar="B", help="the later run")
    parser.add_argument("--alpha", type=_share, default=ALPHA, help=f"proved where p is smaller; default {ALPHA}")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def import_parser() -> argparse.ArgumentParser:
    """`python -m eval import`."""
    parser = _parser("import", "A reviewers' sheet (CSV or XLSX) → cases. eval/README.md names the columns.")
    parser.add_argument("sheet", type=Path, metavar="IN.csv|IN.xlsx")
    parser.add_argument("out", type=Path, metavar="OUT.jsonl")
    return parser


def export_parser() -> argparse.ArgumentParser:
    """`python -m eval export`."""
    parser = _parser("export", "Cases → a sheet (CSV or XLSX) that `import` reads back as the same cases.")
    parser.add_argument("cases", type=Path, metavar="CASES")
    parser.add_argument("sheet", type=Path, metavar="OUT.csv|OUT.xlsx")
    return parser


def beir_parser() -> argparse.ArgumentParser:
    """`python -m eval export-beir`."""
    parser = _parser(
        "export-beir", "Cases whose gold names text (contains, cite) → a retrieval data set as BEIR has it."
    )
    parser.add_argument("cases", type=Path, metavar="CASES")
    parser.add_argument("out", type=Path, metavar="DIR")
    _add_data(parser)
    return parser


def beside_parser() -> argparse.ArgumentParser:
    """`python -m eval beside`."""
    parser = _parser("beside", "Put the same cases to several systems, and show a table with 95 %% intervals.")
    _add_cases(parser, Path("runs/beside"))
    _add_data(parser)
    _add_chosen(parser)
    parser.add_argument(
        *("--systems",), type=_names(SYSTEM_NAMES), default=SYSTEM_NAMES, metavar="LIST",
        help=f"of {','.join(SYSTEM_NAMES)}; default: all",
    )  # fmt: skip
    parser.add_argument(
        *("--with",), dest="pooled", action="append", type=Path, default=[], metavar="DIR",
        help="count the cases of this earlier --out in too; can be given again",
    )  # fmt: skip
    _add_today(parser)
    return parser


def retrieval_parser() -> argparse.ArgumentParser:
    """`python -m eval retrieval`."""
    parser = _parser(
        "retrieval",
        "Which passages are found for the cases whose gold names text (contains, cite): hit rate and reciprocal rank "
        "by LlamaIndex, nDCG and recall by ir-measures, of ours and of two plain retrievers over the same passages.",
    )
    _add_cases(parser, Path("runs/retrieval"))
    _add_data(parser)
    parser.add_argument(
        *("--systems",), type=_names(retrieval.NAMES), default=retrieval.NAMES, metavar="LIST",
        help=f"of {','.join(retrieval.NAMES)}; default: all",
    )  # fmt: skip
    _add_gate(parser, retrieval.METRICS, "of the first system")
    _add_today(parser)
    return parser


def extraction_parser() -> argparse.ArgumentParser:
    """`python -m eval extraction`."""
    parser = _parser("extraction", "Read a corpus of `python -m eval.corpus`, hold every file to its truth.")
    parser.add_argument("corpus", type=Path, metavar="CORPUS", help="a folder with truth.jsonl")
    parser.add_argument("--out", type=Path, default=Path("runs/extraction"), metavar="DIR", help="where results go")
    parser.add_argument("--bare", action="store_true", help="score bare pdfplumber on the PDFs too")
    parser.add_argument("--examples", type=int, default=0, metavar="N", help="failures shown a kind of damage")
    _add_gate(parser, tuple(SHARES), "over all files")
    return parser


def _parser(command: str, description: str, epilog: str = "") -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    prog = f"python -m eval {command}".strip()
    return argparse.ArgumentParser(prog=prog, description=description, epilog=epilog, formatter_class=raw)


def _add_cases(parser: argparse.ArgumentParser, out: Path) -> None:
    parser.add_argument("--cases", type=Path, default=CASES, metavar="FILE_OR_DIR", help="cases, JSON lines")
    parser.add_argument("--out", type=Path, default=out, metavar="DIR", help=f"where results go; default {out}")


def _add_chosen(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    chosen = parser.add_argument_group("which cases")
    chosen.add_argument("--limit", type=_positive, metavar="N", help="only the first N")
    chosen.add_argument("--shard", type=_shard, metavar="I/N", help="only the I-th of N parts; `score` joins them")
    return chosen


def _add_today(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--today", type=date.fromisoformat, metavar="DATE", help="the day that 去年 counts from")


def _add_gate(parser: argparse.ArgumentParser, names: tuple[str, ...], of: str = "") -> None:
    parser.add_argument(
        *("--fail-under",), action="append", type=_gate(names), default=[], metavar="METRIC=VALUE",
        help=f"one of {', '.join(names)}{of and f', {of}'}; can be given again",
    )  # fmt: skip


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=settings.path("data"), metavar="DIR", help="data directory")


def _add_scoring(parser: argparse.ArgumentParser) -> None:
    _add_data(parser)
    parser.add_argument("--baseline", type=Path, metavar="RUN", help="an earlier --out to compare with")
    _add_gate(parser, METRICS)
    parser.add_argument("--by", action="append", default=[], metavar="KEY", help="group by this key of the cases too")
    parser.add_argument("--junit", type=Path, metavar="FILE", help="write JUnit XML too")


def _gate(names: tuple[str, ...]) -> Callable[[str], tuple[str, float]]:
    def gate(text: str) -> tuple[str, float]:
        metric, _, value = text.partition("=")
        try:
            if metric in names:
                return metric, float(value)
        except ValueError:
            pass
        raise argparse.ArgumentTypeError(f"{text}: expected METRIC=VALUE with one of {', '.join(names)}")

    return gate


def _names(known: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    def names(text: str) -> tuple[str, ...]:
        found = tuple(text.split(","))
        if set(found) <= set(known):
            return found
        raise argparse.ArgumentTypeError(f"{text}: expected some of {','.join(known)}")

    return names


def _positive(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text}: expected a whole number from 1 up")


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text}: expected a number from 0 to 1")
    return share


def _shard(text: str) -> tuple[int, int]:
    part, _, parts = text.partition("/")
    if part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts):
        return int(part), int(parts)
    raise argparse.ArgumentTypeError(f"{text}: expected I/N, as in 2/4")
