"""`python -m index export OUT.csv | check | verify | rebuild`: look after what is loaded."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from sqlalchemy import Connection, func, select

import settings
from index.active import VectorModel, active, chosen, opened, still_there
from index.checks import Language, StoredCheck, figure, select_checks, sentence_of
from index.database import open_reader, open_writer, read
from index.errors import NoDataError, StoreError
from index.export import export
from index.reembed import Progress, reembed
from index.schema import checks, outbox, reports
from index.vectors import Vectors, differences
from index.words import index_passages, words_differ

NO_TIMEOUT_MS = 24 * 3600 * 1000


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 when all is well, 1 when a check or comparison fails, 2 for bad usage or no data."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except (StoreError, settings.SettingError, OSError) as error:
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
    with read(open_reader(options.data), NO_TIMEOUT_MS) as connection:
        model = active(connection)
        found = [*words_differ(connection), *_differences(connection, options.data, model)]
        waiting = connection.scalar(select(func.count()).select_from(outbox))
    if waiting:
        found.append(f"{waiting} reports wait to be embedded: {_MEND}")
    for line in found:
        print(line)
    if model and not found:
        print(f"SQL, the word index and Chroma agree; the vectors are of {model.name}", file=sys.stderr)
    return 1 if found else 0


_MEND = "run `python -m index rebuild`"


def _differences(connection: Connection, data: Path, model: VectorModel | None) -> list[str]:
    """What keeps the vectors from being those of SQL's passages under the settings' model."""
    wanted = chosen()
    if model is None:
        return [f"there are no vectors yet: {_MEND}"]
    others = []
    if model.fingerprint != wanted.fingerprint:
        others = [f"the vectors are of {model.name}, the setting names {wanted.name}: {_MEND}"]
    embedder = still_there(model)
    if embedder is None:
        return [*others, f"the vectors are of {model.name}, which is no longer there: {_MEND}"]
    return others + differences(connection, Vectors(data, embedder))


def _rebuild(options: argparse.Namespace) -> int:
    if not (options.data / "nianbao.sqlite").is_file():
        raise NoDataError(options.data)
    model = chosen()
    with open_writer(options.data) as engine, _progress() as told:
        with engine.begin() as connection:
            index_passages(connection)
        count = reembed(engine, Vectors(options.data, opened(model)), model, told, anew=True)
    print(f"{count} passages embedded with {model.name}", file=sys.stderr)
    return 0


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None]]:
    """Tells the progress on stderr: as a bar on a terminal, else as a line now and then."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines()
        return
    with Bar(TextColumn("Embedding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console) as bar:
        task = bar.add_task("", total=None)
        yield lambda progress: bar.update(task, completed=progress.done, total=progress.total)


def _lines() -> Callable[[Progress], None]:
    """A line for each tenth of the work."""
    told: set[int] = set()

    def tell(progress: Progress) -> None:
        tenth = 10 * progress.done // max(1, progress.total)
        if tenth not in told:
            print(f"embedding: {progress.done} of {progress.total} passages", file=sys.stderr, flush=True)
        told.add(tenth)

    return tell


if __name__ == "__main__":
    sys.exit(main())
