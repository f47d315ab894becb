"""A run as JUnit XML, which CI systems show: a test a case, a suite a kind."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from junitparser import Error, Failure, JUnitXml, TestCase, TestSuite

from eval.record import Record
from eval.score import SCORES

_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 has no way to say them


def write_junit(records: Sequence[Record], times: Mapping[str, int], path: Path) -> None:
    """Writes the file; a failure names the scores under 1, an error what was raised."""
    xml = JUnitXml("nianbao")
    for kind in sorted({str(record.case.get("kind", "")) for record in records}):
        suite = TestSuite(_printable(kind) or "cases")
        for record in records:
            if str(record.case.get("kind", "")) == kind:
                suite.add_testcase(_test(record, times.get(record.id, 0)))
        xml.add_testsuite(suite)
    xml.write(str(path), pretty=True)


def _test(record: Record, elapsed_ms: int) -> TestCase:
    kind = str(record.case.get("kind", "")) or "cases"
    test = TestCase(_printable(record.id), f"eval.{_printable(kind)}", elapsed_ms / 1000)
    if record.error:
        test.result = [Error(_printable(record.error))]
    elif not record.passed:
        failure = Failure(_printable(", ".join(failing(record))))
        failure.text = _printable(f"{record.case['question']}\n{(record.answer or {}).get('answer', '')}")
        test.result = [failure]
    return test


def failing(record: Record) -> list[str]:
    """The scores under 1, in words."""
    scores = record.scores or {}
    return [f"{name} {scores[name]:.2g}" for name in SCORES if scores.get(name, 1) < 1]


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", text)
