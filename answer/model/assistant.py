"""Where the model may help an answer of the rules: with a reading where they have none, with prose over quotes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from answer.answer import Answer, Language, Outcome
from answer.helped import Help, Use
from answer.model.client import Model, Talk
from answer.model.errors import ModelError
from answer.model.propose import propose
from answer.model.prose import is_worth_prose, write_prose
from answer.model.resolve import resolve
from answer.plan import Plan
from answer.reading.question import Question
from answer.reading.read import Asked
from answer.reply import Reply
from answer.words import say
from index.errors import QueryTimeoutError

Reading = Callable[[Question], Plan | None]


class Assistant:
    """The model behind a desk. Whatever the model does, what it gets wrong leaves the answer as it was."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def help(
        self, asked: Asked, answer: Answer, history: Sequence[str], answer_as: Callable[[Reading], Answer]
    ) -> Answer:
        """The answer, or a better one; `answer_as` answers the same question by another reading."""
        puzzled = isinstance(asked.plan, Reply) and asked.plan.puzzled
        read = partial(_read, question=asked.question, history=history, answer_as=answer_as) if puzzled else None
        return self._helped(answer, read)

    def summarise(self, answer: Answer) -> Answer:
        """The answer to a plan that a person made, with a summary where it quotes prose."""
        return self._helped(answer, None)

    def _helped(self, answer: Answer, read: Callable[[Talk], Answer | None] | None) -> Answer:
        talk, help_ = Talk(self.model), Help(self.model.server.name)
        try:
            if read:
                found = read(talk)
                help_ = replace(help_, read=found is not None)
                answer = found or answer
            if is_worth_prose(answer):
                prose = write_prose(talk, answer)
                answer = replace(answer, text=prose.text)
                help_ = replace(help_, sentences=prose.kept, dropped=prose.dropped)
        except ModelError as error:
            help_ = replace(help_, failed=error.reason)
        if not (talk.use.requests or help_.failed):
            return answer
        help_ = replace(help_, use=talk.use, since_start=self.model.since_start)
        return replace(answer, help=replace(help_, remark=remark(help_, answer.language)))


def _read(
    talk: Talk, question: Question, history: Sequence[str], answer_as: Callable[[Reading], Answer]
) -> Answer | None:
    """The answer by the model's reading; None where it has none that holds, or that answers nothing."""
    proposed = propose(talk, question, history)
    if proposed is None:
        return None
    try:
        answer = answer_as(partial(resolve, proposed))
    except QueryTimeoutError:
        return None
    return answer if answer.plan and answer.status is Outcome.ANSWERED else None


def remark(told: Help, language: Language) -> str:
    """What the model did, in words."""
    done = (
        ("model_read", told.read),
        ("model_wrote", told.sentences),
        ("model_dropped", told.dropped),
    )
    parts = [say(key, language, count=count) for key, count in done if count]
    if told.failed:
        key = "model_stopped" if told.read else "model_failed"
        parts.append(say(key, language, reason=say(f"model_{told.failed}", language)))
    parts = parts or [say("model_nothing", language)]
    if told.use.tokens_in or told.use.tokens_out:
        parts.append(_tokens(told.use, language))
    return say("model_remark", language, model=told.model, did=("；" if language == "zh" else "; ").join(parts))


def _tokens(use: Use, language: Language) -> str:
    cost = "" if use.cost is None else say("model_cost", language, cost=f"{use.cost:f}")
    return say("model_tokens", language, tokens=use.tokens_in + use.tokens_out, cost=cost)
