"""`python -m eval`: ask every case, score, write results.jsonl, summary.json and report.html; and its commands."""

import json
import sys
import tempfile
import traceback
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console

import settings
from eval import manifest as manifests
from eval import options as parsers
from eval.beir import export_beir
from eval.cases import Case, CaseError, load_cases, write_cases
from eval.compare import compare, show
from eval.finish import FAILED, USAGE, finish, load_baseline
from eval.generate import generate
from eval.judge import Judge, Probe, Scorer, Unscored
from eval.necessity import Necessity
from eval.progress import shown
from eval.record import RESULTS, RunError, load_run, write_lines
from eval.rescore import join, rescore
from eval.run import run, select
from eval.scratch import Scratch
from eval.sheet import read_sheet, write_sheet
from eval.source import Sources
from eval.system import Factory, Setup, SystemNameError, load_system
from index.embedding import EmbeddingModelError
from index.errors import StoreError

STALE = ("summary.json", "report.html")  # of an earlier run, gone until this one has ended
COLUMNS = 110  # of the table of a comparison, where the output is no terminal
USAGE_ERRORS = (CaseError, RunError, SystemNameError, StoreError, EmbeddingModelError, settings.SettingError, OSError)


class UnfinishedError(Exception):
    """The run could not go on; the message says what to do."""


def main(arguments: list[str] | None = None) -> int:
    """0 done, 1 a gate missed or a metric worse, 2 bad usage, 3 a case raised or the run could not finish."""
    given = sys.argv[1:] if arguments is None else arguments
    command = COMMANDS.get(given[0]) if given else None
    try:
        return command(given[1:]) if command else _run(given)
    except SystemExit as stopped:  # argparse has said why
        return int(stopped.code or 0)
    except USAGE_ERRORS as error:
        print(f"eval: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("eval: stopped; the same command with --resume goes on", file=sys.stderr)
    except UnfinishedError as error:
        print(f"eval: {error}", file=sys.stderr)
    except Exception:  # a fault of the harness is told apart from a failed case
        traceback.print_exc()
    return FAILED


def _run(arguments: Sequence[str]) -> int:
    options = parsers.run_parser().parse_args(arguments)
    options.resume = options.resume or options.retry_errors
    factory = load_system(options.system)
    baseline = load_baseline(options)
    only = _failing(options.only_failing) if options.only_failing else None
    cases = select(load_cases(options.cases), options.limit, options.shard, only)
    sources = Sources(options.data)
    manifest = _manifest(options, cases, sources)
    options.out.mkdir(parents=True, exist_ok=True)
    for name in STALE:
        (options.out / name).unlink(missing_ok=True)
    manifests.write(manifest, options.out)
    setup = Setup(options.data, options.today, options.seed)
    with _judge(options, setup, factory, sources) as judge, shown(len(cases)) as progress:
        try:
            records = run(cases, factory(setup), judge, options.out, options.resume, options.retry_errors, progress)
        except OSError as error:
            raise UnfinishedError(f"{error}; the same command with --resume goes on") from error
    if options.predict_only:
        return FAILED if any(record.error for record in records) else 0
    if not records:
        print("eval: no case is left to ask", file=sys.stderr)
        return 0
    return finish(records, options.out, sources, options, baseline, manifest)


def _failing(path: Path) -> frozenset[str]:
    return frozenset(record.id for record in load_run(path) if not record.passed)


def _manifest(options: Namespace, cases: Sequence[Case], sources: Sources) -> dict[str, Any]:
    """This run's manifest; a resumed run keeps the day it was begun on, and must be the same otherwise."""
    earlier = manifests.stored(options.out) if options.resume else None
    begun = earlier["options"].get("today") if earlier else None
    options.today = options.today or (date.fromisoformat(begun) if begun else date.today())
    names = ("system", "limit", "shard", "predict_only", "necessity", "seed")
    given = {name: getattr(options, name) for name in names} | {"today": options.today.isoformat()}
    manifest: dict[str, Any] = json.loads(json.dumps(manifests.manifest_of(list(cases), sources, **given)))
    if earlier:
        manifests.check_same(manifest, earlier, options.out)
    return manifest


@contextmanager
def _judge(options: Namespace, setup: Setup, factory: Factory, sources: Sources) -> Iterator[Judge]:
    if options.predict_only:
        yield Unscored()
    elif not options.necessity:
        yield Scorer(sources)
    else:
        with tempfile.TemporaryDirectory() as folder:
            scratch = Scratch(setup.data, Path(folder) / "data")
            system = factory(Setup(scratch.data, setup.today, setup.seed))
            probe: Probe = Necessity(scratch, system, options.necessity, options.seed)
            yield Scorer(sources, probe)
            scratch.close()


def _score(arguments: Sequence[str]) -> int:
    parser = parsers.score_parser()
    options = parser.parse_args(arguments)
    if len(options.runs) > 1 and not options.out:
        parser.error("several runs are joined into --out DIR: give one")
    out: Path = options.out or options.runs[0]
    baseline = load_baseline(options)
    sources = Sources(options.data)
    records = rescore(join(options.runs), load_cases(options.cases) if options.cases else None, Scorer(sources))
    manifest = manifests.joined(options.runs)
    out.mkdir(parents=True, exist_ok=True)
    write_lines(out / RESULTS, [record.to_line() for record in records])
    manifests.write(manifest, out)
    return finish(records, out, sources, options, baseline, manifest)


def _compare(arguments: Sequence[str]) -> int:
    options = parsers.compare_parser().parse_args(arguments)
    found = compare(load_run(options.before), load_run(options.after))
    if options.json:
        print(json.dumps(found.to_json(options.alpha), ensure_ascii=False, indent=1))
    else:
        show(found, Console(width=max(COLUMNS, Console().width)), options.alpha)
    return int(bool(found.worse(options.alpha)))


def _import(arguments: Sequence[str]) -> int:
    options = parsers.import_parser().parse_args(arguments)
    cases = read_sheet(options.sheet)
    write_cases(cases, options.out)
    print(f"{len(cases)} cases in {options.out}")
    return 0


def _export(arguments: Sequence[str]) -> int:
    options = parsers.export_parser().parse_args(arguments)
    write_sheet(load_cases(options.cases), options.sheet)
    return 0


def _export_beir(arguments: Sequence[str]) -> int:
    options = parsers.beir_parser().parse_args(arguments)
    exported = export_beir(load_cases(options.cases), options.data, options.out)
    print(f"{exported.queries} queries, {exported.documents} documents, {exported.judgements} judgements")
    for identity in exported.left_out:
        print(f"{identity}: no passage of the reports cited holds the text of the gold: left out", file=sys.stderr)
    return 0


def _generate(arguments: Sequence[str]) -> int:
    options = parsers.generate_parser().parse_args(arguments)
    cases = generate(options.truth, options.n, options.seed)
    write_cases(cases, options.out)
    print(f"{len(cases)} cases in {options.out}")
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "score": _score,
    "compare": _compare,
    "import": _import,
    "export": _export,
    "export-beir": _export_beir,
    "generate": _generate,
}


if __name__ == "__main__":
    sys.exit(main())
