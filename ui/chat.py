"""What happens when someone asks, opens a source, downloads or clears: events in, HTML out."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import gradio as gr

from answer import Answer, Desk, EditError
from answer.answer import Language
from index.embedding import EmbeddingModelError
from index.errors import StoreError
from ui import download, embedding, evidence, library, plan, render, words
from ui.sessions import Sessions, Turn

LONGEST_QUESTION = 10_000  # characters taken; of more than the desk answers it says so, and nothing is cut unseen

EXPECTED = (StoreError, EmbeddingModelError)  # errors whose message tells the user what to do

_log = logging.getLogger(__name__)


class Chat:
    """The listeners of the page. They hold no state but the bounded store of recent answers."""

    def __init__(self, desk: Desk, sessions: Sessions) -> None:
        self._desk = desk
        self._sessions = sessions

    def ask(self, question: str, session: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        """Log, evidence, session and box: first with the question waiting and the box empty, then with its answer."""
        language = language_of(request)
        session = session or Sessions.new()
        question = question.strip()[:LONGEST_QUESTION]
        turns = self._sessions.turns(session)
        if not question:
            yield gr.skip(), gr.skip(), session, gr.skip()
            return
        yield render.log(turns, language, question), gr.skip(), session, ""
        yield self._told(self._answered(session, question, turns, language), session, language)

    def ask_example(self, session: str, event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        """As `ask`, for an example question that was clicked."""
        question = _field(event, "question")
        yield from self.ask(question if isinstance(question, str) else "", session, request)

    def edit(self, session: str, event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        """As `ask`, for the question of a turn some parts of whose plan were changed."""
        language = language_of(request)
        turn = self._sessions.turn(session, _whole(_field(event, "turn")))
        changes = _field(event, "changes")
        if turn is None or turn.answer is None or not turn.answer.plan or not isinstance(changes, dict):
            yield gr.skip(), evidence.nothing(words.word("evidence_gone", language)), session, gr.skip()
            return
        yield render.log(self._sessions.turns(session), language, turn.question), gr.skip(), session, gr.skip()
        values = {str(name): str(value) for name, value in changes.items()}
        yield self._told(self._revised(session, turn, turn.answer, values, language), session, language)

    def open_source(self, session: str, event: gr.EventData, request: gr.Request) -> str:
        """The evidence panel for the chip clicked, or with another page of its report."""
        language = language_of(request)
        turn = self._sessions.turn(session, _whole(_field(event, "turn")))
        identity = _whole(_field(event, "citation"))
        if turn is None or turn.citation(identity) is None:
            return evidence.nothing(words.word("evidence_gone", language))
        return self._source(turn, identity, _whole(_field(event, "page")) or None)

    def download(self, session: str, event: gr.EventData) -> str:
        """A file for the page's script to save, as JSON: its name and text; empty when it is no longer kept."""
        turn = self._sessions.turn(session, _whole(_field(event, "turn")))
        if turn is None or turn.answer is None:
            return ""
        order = _whole(_field(event, "order"))  # makes each download a new value
        return json.dumps(
            {"name": download.csv_name(turn.number), "text": download.csv_text(turn.answer), "order": order},
            ensure_ascii=False,
        )

    def clear(self, session: str, request: gr.Request) -> tuple[str, str]:
        """Log and evidence panel, emptied."""
        self._sessions.drop(session)
        language = language_of(request)
        return render.welcome(language), empty_evidence(language)

    def reports(self, text: str, request: gr.Request) -> str:
        """The table of reports that match `text`."""
        language = language_of(request)
        try:
            return library.library(self._desk.reports(), text or "", language)
        except StoreError as error:
            return evidence.nothing(words.word("reports_failed", language, reason=error))

    def summary(self, request: gr.Request) -> str:
        """How many reports are loaded; nothing when they can't be counted now."""
        try:
            return library.summary(self._desk.reports(), language_of(request))
        except StoreError as error:
            _log.warning("can't count the reports: %s", error)
            return ""

    def embedding(self, request: gr.Request) -> tuple[str, Any]:
        """How far another model's vectors are, and a timer that asks again while that changes."""
        state = self._desk.embedding()
        changing = state.stage in {"loading", "waiting", "working"}
        return embedding.line(state, language_of(request)), gr.Timer(active=changing)

    def api(self, question: str, history: list[str] | None = None) -> dict[str, Any]:
        """Answers a question about the reports; `history` holds earlier questions, oldest first."""
        try:
            return self._desk.ask(question, tuple(history or ())).to_json()
        except EXPECTED as error:
            raise gr.Error(str(error)) from error

    def _told(self, turn: Turn, session: str, language: Language) -> tuple[Any, ...]:
        """The log with a turn that is new, and the first source of its answer."""
        opened = self._first_source(turn) or empty_evidence(language)
        return render.log(self._sessions.turns(session), language), opened, session, gr.skip()

    def _revised(self, session: str, turn: Turn, answer: Answer, values: dict[str, str], language: Language) -> Turn:
        edited = words.word("edited", answer.language)
        try:
            found = self._desk.revise(answer, values)
        except (*EXPECTED, EditError) as error:
            return self._sessions.add(session, turn.question, error=str(error), edited=edited)
        except Exception:  # as for a question
            _log.exception("no answer to %r with %r", turn.question, values)
            return self._sessions.add(session, turn.question, error=words.word("failed_unknown", language))
        return self._sessions.add(session, turn.question, found, edited=plan.differences(answer, found))

    def _answered(self, session: str, question: str, turns: tuple[Turn, ...], language: Language) -> Turn:
        first = max((at for at, turn in enumerate(turns) if turn.edited and turn.answer), default=-1)
        after = turns[first].answer if first >= 0 else None
        history = [turn.question for turn in turns[first + 1 :] if turn.answer]
        try:
            found = self._desk.ask(question, history, after)
        except EXPECTED as error:
            return self._sessions.add(session, question, error=str(error))
        except Exception:  # the conversation stays, whatever went wrong; the log has the rest
            _log.exception("no answer to %r", question)
            return self._sessions.add(session, question, error=words.word("failed_unknown", language))
        return self._sessions.add(session, question, found)

    def _first_source(self, turn: Turn) -> str:
        if turn.answer is None or not turn.answer.citations:
            return ""
        return self._source(turn, turn.answer.citations[0].id)

    def _source(self, turn: Turn, identity: int, page: int | None = None) -> str:
        citation = turn.citation(identity)
        assert turn.answer is not None
        assert citation is not None
        language = turn.answer.language
        try:
            found = self._desk.evidence(citation, page)
        except (StoreError, LookupError) as error:
            _log.warning("no evidence for %r: %s", citation, error)
            return evidence.nothing(words.word("evidence_failed", language, reason=error))
        every = range(1, len(turn.answer.citations) + 1)
        return evidence.evidence(found, citation, turn.number, every, language)


def empty_evidence(language: Language) -> str:
    """The evidence panel before anything is opened."""
    return evidence.nothing(words.word("evidence_empty", language), words.word("evidence_hint", language))


def language_of(request: gr.Request) -> Language:
    """The language that the browser prefers."""
    return words.preferred(str(request.headers.get("accept-language", "")))


def _field(event: gr.EventData, name: str) -> object:
    """What the page's script sent, or anyone in its place: nothing about it is certain."""
    data = event._data
    return data.get(name, "") if isinstance(data, dict) else ""


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
