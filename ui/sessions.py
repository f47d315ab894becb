"""Recent answers of each visitor, kept on the server so that a chip can be resolved; bounded both ways."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from answer.answer import Answer, Citation

MOST_SESSIONS = 500
MOST_TURNS = 40


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer, or with what went wrong. `number` counts up within the session.

    `edited` says what of its plan the person changed, where that was done.
    """

    number: int
    question: str
    answer: Answer | None = None
    error: str = ""
    edited: str = ""

    def citation(self, identity: int) -> Citation | None:
        """The citation with this id, if the answer has it."""
        citations = self.answer.citations if self.answer else ()
        return citations[identity - 1] if 0 < identity <= len(citations) else None


class Sessions:
    """Turns by session; the least recently used session goes first. Thread safe."""

    def __init__(self, most_sessions: int = MOST_SESSIONS, most_turns: int = MOST_TURNS) -> None:
        self._most_sessions = most_sessions
        self._most_turns = most_turns
        self._turns: OrderedDict[str, tuple[Turn, ...]] = OrderedDict()
        self._lock = Lock()

    @staticmethod
    def new() -> str:
        """A session id that nobody can guess."""
        return secrets.token_urlsafe(16)

    def turns(self, session: str) -> tuple[Turn, ...]:
        """The turns kept, oldest first; none for a session unknown."""
        with self._lock:
            if session in self._turns:
                self._turns.move_to_end(session)
            return self._turns.get(session, ())

    def turn(self, session: str, number: int) -> Turn | None:
        """One turn, if it is still kept."""
        return next((turn for turn in self.turns(session) if turn.number == number), None)

    def add(self, session: str, question: str, answer: Answer | None = None, error: str = "", edited: str = "") -> Turn:
        """Keeps one more turn, and drops the oldest beyond the limit."""
        with self._lock:
            kept = self._turns.get(session, ())
            turn = Turn(kept[-1].number + 1 if kept else 1, question, answer, error, edited)
            self._turns[session] = (*kept, turn)[-self._most_turns :]
            self._turns.move_to_end(session)
            while len(self._turns) > self._most_sessions:
                self._turns.popitem(last=False)
            return turn

    def drop(self, session: str) -> None:
        """Forgets a session."""
        with self._lock:
            self._turns.pop(session, None)
