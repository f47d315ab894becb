"""One run: every case asked and scored, results.jsonl, summary.json and report.html written."""

import json
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from eval import manifest as manifests
from eval.cases import Case, load_cases
from eval.finish import FAILED, finish, load_baseline
from eval.judge import Judge, Probe, Scorer, Unscored
from eval.necessity import Necessity
from eval.progress import shown
from eval.record import load_run
from eval.run import run, select
from eval.scratch import Scratch
from eval.source import Sources
from eval.system import Factory, Setup, load_system

STALE = ("summary.json", "report.html")  # of an earlier run, gone until this one has ended


class UnfinishedError(Exception):
    """The run could not go on; the message says what to do."""


def evaluate(options: Namespace) -> int:
    """The run that the options of `python -m eval` describe; its exit code."""
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
