"""`python -m index export OUT.csv | check | verify | rebuild`: look after what is loaded."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import func, select

import settings
from index.checks import Language, StoredCheck, figure, select_checks, sentence_of
from index.database import open_reader, open_writer, read
from index.embedding import EmbeddingModelError, load
from index.errors import NoDataError, StoreError
from index.export import export
from index.schema import checks, outbox, reports
from index.vectors import Vectors, differences, rebuild
from index.words import index_passages, words_differ

NO_TIMEOUT_MS = 24 * 3600 * 1000


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 when all is well, 1 when a check or comparison fails, 2 for bad usage or no data."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except (StoreError, EmbeddingModelError, OSError) as error:
        print(f"index: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description="Look after what is loaded.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, help_text in (
        ("export", _export, "write every cell known to a CSV file"),
        ("check", _check, "print every arithmetic check that fails"),
        ("verify", _verify, "compare SQL with the derived indexes"),
        ("rebuild", _rebuild, "make the derived indexes anew from SQL"),
    ):
        command = commands.add_parser(name, help=help_text)
        if run is _export:
            command.add_argument("out", type=Path, metavar="OUT.csv")
        if run is _check:
            command.add_argument("--lang", choices=("zh", "en"), help="language of the sentences (default: both)")
        command.add_argument("--data", type=Path, default=settings.path("data"), metavar="DIR")
        command.set_defaults(run=run)
    return parser


def _export(options: argparse.Namespace) -> int:
    with read(open_reader(options.data), NO_TIMEOUT_MS) as connection:
        count = export(connection, options.out)
    print(f"{count} cells written to {options.out}", file=sys.stderr)
    return 0


def _check(options: argparse.Namespace) -> int:
    languages: tuple[Language, ...] = (options.lang,) if options.lang else ("zh", "en")
    with read(open_reader(options.data), NO_TIMEOUT_MS) as connection:
        proved = select(func.count()).select_from(checks.join(reports, reports.c.id == checks.c.report_id))
        total = connection.scalar(proved.where(reports.c.current, checks.c.holds.is_not(None)))
        failed = select_checks(connection, checks.c.holds.is_(False))
    for check in failed:
        print(_line(check))
        for language in languages:
            print(f"    {sentence_of(check, language)}")
    broken = sum(check.hard for check in failed)
    print(f"{broken} hard and {len(failed) - broken} soft of {total} checks fail", file=sys.stderr)
    return 1 if broken else 0


def _line(check: StoredCheck) -> str:
    """A failed check: report, rule, formula, both sides, cells; those of the earlier report with its year."""
    sign = "=" if check.left == check.right else "≠"
    sides = f"{figure(check.left)} {sign} {figure(check.right)}" if check.right is not None else figure(check.left)
    earlier = [f"{check.earlier[1]} {key}" for key in check.earlier_keys] if check.earlier else []
    cells = ", ".join((*check.keys, *earlier))
    kind = "" if check.hard else " (soft)"
    report = f"{check.agency} {check.year} ({check.file})"
    return f"{report}: {check.rule}{kind} {check.formula}: {sides}{'; ' if cells else ''}{cells}"


def _verify(options: argparse.Namespace) -> int:
    vectors = Vectors(options.data, load(settings.text("embed_model")))
    with read(open_reader(options.data), NO_TIMEOUT_MS) as connection:
        found = [*words_differ(connection), *differences(connection, vectors)]
        waiting = connection.scalar(select(func.count()).select_from(outbox))
    if waiting:
        found.append(f"{waiting} reports wait to be embedded: run `python -m index rebuild`")
    for line in found:
        print(line)
    if not found:
        print("SQL, the word index and Chroma agree", file=sys.stderr)
    return 1 if found else 0


def _rebuild(options: argparse.Namespace) -> int:
    if not (options.data / "nianbao.sqlite").is_file():
        raise NoDataError(options.data)
    with open_writer(options.data) as engine:
        with engine.begin() as connection:
            index_passages(connection)
        count = rebuild(engine, Vectors(options.data, load(settings.text("embed_model"))))
    print(f"{count} passages embedded", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
