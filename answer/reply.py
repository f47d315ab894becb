"""What is said where a question can't become a Plan."""

from dataclasses import dataclass

from answer.answer import Outcome


@dataclass(frozen=True, slots=True)
class Reply:
    """An honest reply in place of an answer; `puzzled` where the rules did not see what was asked."""

    status: Outcome
    text: str
    puzzled: bool = False
