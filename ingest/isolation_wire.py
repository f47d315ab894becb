"""What the process that asks and the one that reads files say to each other: lines of JSON, in which nothing can run.

The reader says READY once. For each path, a line, it gives back a line: the result, or the name of an error.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, get_type_hints

from pydantic import TypeAdapter, ValidationError

from ingest.errors import KINDS, UnreadableFileError

T = TypeVar("T")

READY = b'"ready"\n'
LONGEST_LINE = 32_000_000  # bytes; a report of 50 pages takes 300,000
LONGEST_REASON = 2_000  # characters


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """What was read."""

    result: T


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was read: the name of an error and its text; `is_last` where the process should be renewed."""

    error: str
    reason: str
    is_last: bool = False

    def as_error(self) -> UnreadableFileError:
        """The error itself."""
        return KINDS[self.error](self.reason)


_REFUSALS = TypeAdapter(Refusal)


def refusal(error: BaseException, is_last: bool = False) -> Refusal:
    """What is said of an error: the nearest class that has a name on both sides."""
    if not isinstance(error, UnreadableFileError):
        error = UnreadableFileError(f"internal error: {type(error).__name__}: {error}")
    kind = next(kind.__name__ for kind in type(error).__mro__ if KINDS.get(kind.__name__) is kind)
    reason = str(error)[:LONGEST_REASON].encode("utf-8", "backslashreplace").decode()
    return Refusal(kind, reason, is_last)


MALFORMED = refusal(
    UnreadableFileError(
        "internal error: the process that read it answered with something other than a report; "
        "please report it with the file"
    ),
    is_last=True,
)


class Replies(Generic[T]):
    """The lines that answer for a function: its results are of the type that it is annotated with."""

    def __init__(self, function: Callable[..., T]) -> None:
        kind = get_type_hints(function)["return"]
        self._results: TypeAdapter[Result[T]] = TypeAdapter(Result[kind])  # type: ignore[valid-type]

    def line_of(self, result: T) -> bytes:
        """The line for a result. Raises an error of pydantic for one of another type."""
        return self._results.dump_json(Result(result), warnings="error") + b"\n"

    def parsed(self, line: bytes) -> Result[T] | Refusal:
        """What a line says; MALFORMED where it says anything that it should not."""
        try:
            if line.startswith(b'{"result":'):  # a union of both would be tried twice
                return self._results.validate_json(line)
            said = _REFUSALS.validate_json(line)
        except ValidationError:
            return MALFORMED
        return said if said.error in KINDS else MALFORMED


def line_of_refusal(refusal: Refusal) -> bytes:
    """The line for a file that was not read."""
    return _REFUSALS.dump_json(refusal) + b"\n"


def line_of_path(path: Path) -> bytes:
    """The line that asks for a path, whatever bytes it is made of."""
    return json.dumps(os.fspath(path)).encode() + b"\n"


def path_of_line(line: bytes) -> Path:
    """The path that is asked for."""
    return Path(json.loads(line))


def task_of(function: Callable[..., Any], **rest: Any) -> str:
    """What a process is started with, as JSON: where its function is found, and `rest`."""
    return json.dumps({"module": function.__module__, "name": function.__qualname__, **rest})
