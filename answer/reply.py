"""What is said where a question can't become a Plan."""

from dataclasses import dataclass

from answer.answer import Language, Outcome
from answer.words import choices, say


@dataclass(frozen=True, slots=True)
class Reply:
    """An honest reply in place of an answer; `unread` where the rules did not see what was asked, `puzzled` where it
    names no body that may not be loaded either.

    `choices` are what may be said next where it asks back: each completes the question.
    """

    status: Outcome
    text: str
    puzzled: bool = False
    choices: tuple[str, ...] = ()
    unread: bool = False


def asked_back(key: str, language: Language, puzzled: bool = False) -> Reply:
    """A reply that asks which of several is meant, with the choices of `answer/words.json`, if any stand there."""
    return Reply(Outcome.CLARIFY, say(key, language), puzzled, choices(key, language), unread=puzzled)
