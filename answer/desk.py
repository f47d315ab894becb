"""The one door: a Desk over a data directory answers questions. Read-only and safe for many threads."""

import logging
import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, select

import settings
from answer import vocabulary
from answer.answer import Answer, Citation, Language, Outcome
from answer.citing.citations import Citations, Cited
from answer.citing.evidence import Evidence, Source, find_evidence, find_source
from answer.citing.places import with_places
from answer.citing.remarks import remarks_on_copies, remarks_on_quotes
from answer.citing.verify import verify
from answer.draft import Draft
from answer.figures.by_kind import answer_figures
from answer.library import LoadedReport, select_library
from answer.plan import Plan
from answer.prose.closest import closest
from answer.prose.narrative import answer_prose
from answer.reading.prose.told_in_rows import told_in_rows
from answer.reading.prose.told_of_one import told_of_one
from answer.reading.question import Question
from answer.reading.read import Asked, read_question
from answer.reply import Reply
from answer.shown.chart import chart_of
from answer.shown.chips import chips_of
from answer.shown.edit import edited
from answer.shown.fields import fields_of
from answer.together import together
from answer.words import say
from index.database import open_reader, read
from index.errors import StoreError
from index.reembedding import Reembedding, State
from index.schema import reports
from index.search import Searches

_log = logging.getLogger(__name__)
_BEGINS = re.compile(r"(?:^|\n\n)[a-z]")

if TYPE_CHECKING:
    from answer.model import Assistant


FIRST_CITATIONS = 100  # made with the answer; the page shows as many at once

Reading = Callable[[Question], Plan | None]


class Desk:
    """Answers questions over the reports loaded in a data directory.

    Every call raises NoDataError while nothing is loaded. The assistant is the language model of the settings, if any.
    """

    def __init__(
        self, data: Path, today: Callable[[], date] = date.today, assistant: "Assistant | None" = None
    ) -> None:
        self._data = data
        self._today = today
        self._assistant = assistant or _assistant_of_settings()
        self._searches = Searches(data)
        self._reembedding = Reembedding(data)

    @cached_property
    def _engine(self) -> Engine:
        return open_reader(self._data)

    def keep_embedded(self) -> None:
        """Makes the vectors of the settings' model in the background, where they are another's."""
        self._reembedding.start()

    def embedding(self) -> State:
        """How far that is."""
        return self._reembedding.state

    def warm(self) -> None:
        """Reads the vocabulary and dictionaries, which else the first questions wait for."""
        with suppress(StoreError):
            for question in ("哪些单位嘟囔着办行政许可", "which agencies mustered licences"):
                self._ask(question, ())

    def close(self) -> None:
        """Ends the work in the background; it goes on at the next start."""
        self._reembedding.stop()

    def ask(self, question: str, history: Sequence[str] = (), after: Answer | None = None) -> Answer:
        """The verified answer to a question, after the earlier questions of the conversation.

        `after` is a revised answer that came before these.
        """
        started = time.perf_counter()
        asked, answer = self._ask(question, history, after=after)
        if self._assistant:
            read_as = partial(self._ask, question, history, after=after)
            answer = self._assistant.help(asked, answer, history, lambda reading: read_as(reading)[1])
        return _timed(answer, started)

    def _ask(
        self, question: str, history: Sequence[str], reading: Reading | None = None, after: Answer | None = None
    ) -> tuple[Asked, Answer]:
        """How the question is read, by the rules or else by `reading`, and the answer to that."""
        with read(self._engine, settings.number("sql_timeout_ms")) as connection:
            asked, answer = self._answer_to(question, history, reading, after, connection)
            return asked, self._with_closest(asked, answer, connection)

    def _answer_to(
        self,
        question: str,
        history: Sequence[str],
        reading: Reading | None,
        after: Answer | None,
        connection: Connection,
    ) -> tuple[Asked, Answer]:
        previous = Plan.model_validate(after.plan) if after and after.plan else None
        asked = read_question(question, history, connection, self._today(), previous)
        plan = asked.plan
        if isinstance(plan, Reply) and reading:
            plan = reading(asked.question) or plan
        if isinstance(plan, Reply):
            talk = (*history, question)
            then = {each: read_question(each, talk, connection, self._today(), previous) for each in plan.choices}
            choices = tuple(each for each, read_so in then.items() if isinstance(read_so.plan, Plan))
            return asked, Answer(question, asked.language, plan.status, plan.text, choices=choices)
        if asked.parts:
            answers = [self._answer(part.text, asked.language, part.plan, connection) for part in asked.parts]
            return asked, together(question, answers)
        answer = self._answer(question, asked.language, plan, connection)
        if answer.status is Outcome.NOT_FOUND and (told := told_of_one(asked.question) or told_in_rows(asked.question)):
            quoted = self._answer(question, asked.language, told, connection)
            answer = quoted if quoted.status is Outcome.ANSWERED else answer
        if asked.other:
            other = self._answer(question, asked.language, asked.other.plan, connection)
            if not _agree(answer, other):
                wording = asked.other.wording
                text = say("two_readings", asked.language, wording=wording)
                return asked, Answer(question, asked.language, Outcome.CLARIFY, text, choices=(wording,))
        return asked, with_places(answer) if asked.places else answer

    def _with_closest(self, asked: Asked, answer: Answer, connection: Connection) -> Answer:
        """An answer that tells nothing, with the sentences that come closest to what was asked, or what they answer."""
        plan = asked.plan if isinstance(asked.plan, Plan) else None
        known = plan and (plan.kind != "text" or _asks_of_known(plan))
        if answer.status is Outcome.ANSWERED or answer.citations or answer.choices or known:
            return answer
        found = closest(asked.question, connection, asked.language, answer.question)
        if found is None:
            return answer
        if found.plan and answer.status is not Outcome.CLARIFY:
            told = self._answer(answer.question, asked.language, found.plan, connection)
            if told.status is Outcome.ANSWERED:
                return told
        citations, source = found.draft.citations.build(connection, most=FIRST_CITATIONS)
        apart = answer.status is Outcome.OUT_OF_SCOPE  # it is none of that: reports write of it
        text = found.draft.text if apart else f"{answer.text}\n\n{found.draft.text}"
        status = Outcome.NOT_FOUND if apart else answer.status
        near = replace(answer, status=status, text=text, citations=citations)
        return answer if verify(near, found.draft, source) else near

    def revise(self, answer: Answer, changes: Mapping[str, str]) -> Answer:
        """The answer to the same question with some `fields` of its plan changed, by their names.

        Raises EditError for changes that make no plan.
        """
        started = time.perf_counter()
        with read(self._engine, settings.number("sql_timeout_ms")) as connection:
            plan = edited(Plan.model_validate(answer.plan), changes, connection, answer.language)
            revised = self._answer(answer.question, answer.language, plan, connection)
        if self._assistant:
            revised = self._assistant.summarise(revised)
        return _timed(revised, started)

    def _answer(self, question: str, language: Language, plan: Plan, connection: Connection) -> Answer:
        if plan.kind == "text":
            search = self._searches.now(connection)
            draft = answer_prose(plan, question, connection, search, language)
            draft.warnings += remarks_on_quotes(draft, connection, language)
            if search.vectors is None:
                draft.warnings += [say("words_only", language)]
        else:
            draft = answer_figures(plan, connection, language)
        draft.warnings += remarks_on_copies(draft.citations.report_ids(), connection, language)
        citations, source = draft.citations.build(connection, most=FIRST_CITATIONS)
        answer = _finish(question, language, plan, draft, citations)
        if answer.status is not Outcome.ANSWERED:
            return answer
        problems = verify(answer, draft, source, draft.later(connection, len(citations)))
        if not problems:
            chart = chart_of(plan, draft, connection, language)
            return replace(answer, citations=self._every(citations, draft.citations), chart=chart)
        _log.warning("withheld: %s", "; ".join(problems))
        return Answer(question, language, Outcome.NOT_FOUND, say("withheld", language), plan=answer.plan)

    def _every(self, first: tuple[Citation, ...], cited: Citations) -> Sequence[Citation]:
        """The citations of an answer; those beyond the first hundred are made when they are asked for."""

        def make(after: int, most: int) -> tuple[Citation, ...]:
            with read(self._engine, settings.number("sql_timeout_ms")) as connection:
                return cited.build(connection, after, most)[0]

        return Cited(first, len(cited), make) if len(cited) > len(first) else first

    def evidence(self, citation: Citation, page: int | None = None) -> Evidence:
        """The source text around a citation, and of a PDF its page, or the one with the number `page`.

        Raises StoreError when its report is no longer loaded.
        """
        with read(self._engine, settings.number("sql_timeout_ms")) as connection:
            found = find_evidence(connection, citation, page)
        if found is None:
            raise StoreError(f"the report of {citation.agency} for {citation.year} was replaced: ask again")
        return found

    def source(self, report_id: int) -> Source | None:
        """The kept source file of a report; None where no report has this id."""
        with read(self._engine, settings.number("sql_timeout_ms")) as connection:
            return find_source(connection, self._data, report_id)

    def reports(self) -> list[LoadedReport]:
        """Every current report, by body and year."""
        with read(self._engine, settings.number("sql_timeout_ms")) as connection:
            return select_library(connection)

    def ready(self) -> bool:
        """Whether questions can be asked: at least one report is loaded."""
        try:
            with read(self._engine, settings.number("sql_timeout_ms")) as connection:
                return connection.scalar(select(reports.c.id).limit(1)) is not None
        except StoreError:
            return False


def _assistant_of_settings() -> "Assistant | None":
    """The language model's part; nothing of it is imported where no server is set."""
    if not settings.text("llm_base_url"):
        return None
    from answer.model import connect

    return connect()


def _asks_of_known(plan: Plan) -> bool:
    """Whether a plan about prose asks for a number, name or address by a topic: no other is near what is not told."""
    topics = [vocabulary.topics()[topic] for topic in plan.topics]
    return bool(topics) and (plan.number_only or all(topic.value for topic in topics))


def _agree(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same of the same reports."""

    def told(answer: Answer) -> object:
        quoted = not (answer.rows or answer.value) and {(each.report_id, each.start) for each in answer.citations}
        return (
            answer.status,
            answer.value,
            sorted((row.agency, row.year, str(row.value)) for row in answer.rows),
            quoted,
        )

    return told(one) == told(other)


def _timed(answer: Answer, started: float) -> Answer:
    return replace(answer, elapsed_ms=round((time.perf_counter() - started) * 1000))


def _begun(text: str) -> str:
    """An English text whose paragraphs begin with a capital letter."""
    return _BEGINS.sub(lambda found: found.group().upper(), text)


def _finish(question: str, language: Language, plan: Plan, draft: Draft, citations: tuple[Citation, ...]) -> Answer:
    return Answer(
        question=question,
        language=language,
        status=draft.status,
        text=_begun(draft.text) if language == "en" else draft.text,
        value=draft.value,
        unit=draft.unit,
        rows=tuple(draft.rows),
        citations=citations,
        coverage=draft.coverage,
        warnings=tuple(dict.fromkeys((*plan.assumptions, *draft.warnings))),
        plan=plan.model_dump(mode="json"),
        chips=chips_of(plan, language),
        fields=fields_of(plan, language),
    )
