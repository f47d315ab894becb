"""What is evaluated: anything with `ask(question, history)` → the contract's answer JSON."""

import importlib
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, event

from answer import Desk
from eval.systems import SYSTEMS

OURS = "ours"
SYSTEM_NAMES = (OURS, *SYSTEMS)
_TELLING = (re.compile(r"\b(?:facts|passages)\."), re.compile(r"\bchecks\."))  # the SELECTs that answer


class SystemNameError(ValueError):
    """A --system that can't be loaded; the message says what was expected."""


class System(Protocol):
    """A system under evaluation. Keys that its answers leave out count as empty; `status` must be there.

    An answer may hold `statement`: the statements by which it was found, as data.
    """

    def ask(self, question: str, history: Sequence[str]) -> Mapping[str, Any]:
        """The answer to a question after the earlier questions of the conversation."""
        ...


@dataclass(frozen=True, slots=True)
class Setup:
    """What a system is made over: the data directory, the day that "last year" counts from, the seed."""

    data: Path
    today: date
    seed: int = 0


Factory = Callable[[Setup], System]


def load_system(name: str) -> Factory:
    """The factory of a system: `ours`, one of `eval.systems`, or `package.module:factory` (called with a Setup)."""
    if name == OURS:
        return Ours
    if name in SYSTEMS:
        return lambda setup: SYSTEMS[name](setup.data)
    module, _, attribute = name.partition(":")
    try:
        factory: Factory = getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        names = ", ".join(SYSTEM_NAMES)
        expected = f"expected one of {names}, or package.module:factory, the factory taking an eval.system.Setup"
        raise SystemNameError(f"--system {name}: {error}: {expected}") from error
    return factory


class Ours:
    """The project's Desk over a data directory, with the SELECTs that each answer came from."""

    def __init__(self, setup: Setup) -> None:
        self._desk = Desk(setup.data, lambda: setup.today)
        self._noted = threading.local()
        event.listen(Engine, "before_cursor_execute", self._note)

    def ask(self, question: str, history: Sequence[str]) -> Mapping[str, Any]:
        """The contract's JSON and `statement`."""
        self._noted.statements = []
        try:
            answer = self._desk.ask(question, history).to_json()
            return {**answer, "statement": _telling(self._noted.statements)}
        finally:
            self._noted.statements = None

    def close(self) -> None:
        """Stops listening to statements."""
        event.remove(Engine, "before_cursor_execute", self._note)

    def _note(self, _: Connection, __: Any, sql: str, parameters: Any, ___: Any, ____: bool) -> None:
        statements = getattr(self._noted, "statements", None)
        if statements is not None:
            statements.append({"sql": " ".join(sql.split()), "parameters": list(parameters)})


def _telling(statements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The statements that read cells or sentences; where there are none, those that read checks."""
    for pattern in _TELLING:
        found = [each for each in statements if pattern.search(each["sql"])]
        if found:
            return found
    return []
