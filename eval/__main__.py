"""`python -m eval`: ask every case, score, write results.jsonl, summary.json and report.html; and its commands."""

import json
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console

import settings
from eval import beside
from eval import manifest as manifests
from eval import options as parsers
from eval.beir import Dataset, dataset, write_beir
from eval.cases import CaseError, load_cases, write_cases
from eval.compare import compare, show
from eval.evaluate import UnfinishedError, evaluate
from eval.extraction import run as extraction
from eval.finish import FAILED, GATE_MISSED, PASSED, USAGE, finish, gates_missed, load_baseline
from eval.judge import Scorer
from eval.record import RESULTS, RunError, load_run, write_lines
from eval.rescore import join, rescore
from eval.sheet import read_sheet, write_sheet
from eval.source import Sources
from eval.system import SystemNameError
from index.embedding import EmbeddingModelError
from index.errors import StoreError

COLUMNS = 110  # of the table of a comparison, where the output is no terminal
USAGE_ERRORS = (CaseError, RunError, SystemNameError, StoreError, EmbeddingModelError, settings.SettingError, OSError)


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
    return evaluate(parsers.run_parser().parse_args(arguments))


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
    found = _dataset(options)
    write_beir(found, options.out)
    judged = sum(1 for _ in found.judgements())
    print(f"{len(found.queries)} queries, {len(found.documents)} documents, {judged} judgements")
    return 0


def _dataset(options: Namespace) -> Dataset:
    found = dataset(load_cases(options.cases), options.data)
    for identity in found.left_out:
        print(f"{identity}: no passage of the reports cited holds the text of the gold: left out", file=sys.stderr)
    return found


def _retrieval(arguments: Sequence[str]) -> int:
    from eval.retrieval import find  # with LlamaIndex and Chroma, seconds

    options = parsers.retrieval_parser().parse_args(arguments)
    about = _dataset(options)
    if not about.queries:
        raise CaseError(f"{options.cases}: no case whose gold has contains and cite, and whose text is loaded")
    write_beir(about, options.out)
    found = list(find.retrieve(about, options.data, options.today or date.today(), options.systems))
    summary = find.write_retrieval(found, options.out)
    print(find.show(summary))
    missed = gates_missed(options.fail_under, summary[options.systems[0]])
    return GATE_MISSED if missed else PASSED


def _extraction(arguments: Sequence[str]) -> int:
    options = parsers.extraction_parser().parse_args(arguments)
    truths = extraction.truths_of(options.corpus)
    options.out.mkdir(parents=True, exist_ok=True)
    scored = extraction.measure(options.corpus, truths, options.out, options.bare)
    print(extraction.show(scored, options.examples))
    cells = extraction.rates(scored[extraction.OURS])
    return GATE_MISSED if gates_missed(options.fail_under, cells) else PASSED


def _beside(arguments: Sequence[str]) -> int:
    options = parsers.beside_parser().parse_args(arguments)
    codes = [evaluate(parsers.of_system(options, system)) for system in options.systems]
    lines = [beside.line_of(system, [*options.pooled, options.out]) for system in options.systems]
    text = beside.show(lines)
    (options.out / beside.FILE).write_text(f"{text}\n", encoding="utf-8")
    print(text)
    return max(codes)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "score": _score,
    "compare": _compare,
    "import": _import,
    "export": _export,
    "export-beir": _export_beir,
    "beside": _beside,
    "retrieval": _retrieval,
    "extraction": _extraction,
}


if __name__ == "__main__":
    sys.exit(main())
