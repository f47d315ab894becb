"""How far the vectors of another model are → a line at the head of the page, and JSON for programs."""

from typing import Any, get_args

from answer.answer import Language
from index.reembedding import State
from ui.markup import plain
from ui.words import word


def line(state: State, language: Language) -> str:
    """The line; nothing where nothing is to be told."""
    text = said(state, language)
    return f'<p role="status" title="{plain(state.reason or text)}">{plain(text)}</p>' if text else ""


def said(state: State, language: Language) -> str:
    """The state in words; empty where the vectors are those of the setting."""
    if state.stage == "idle":
        return ""
    progress = state.progress
    percent = 100 * progress.done // max(1, progress.total)
    return word(f"embedding_{state.stage}", language, done=progress.done, total=progress.total, percent=percent)


def as_json(state: State) -> dict[str, Any]:
    """The state, in words of both languages too."""
    return {
        "stage": state.stage,
        "model": state.model,
        "done": state.progress.done,
        "total": state.progress.total,
        "reason": state.reason,
        **{language: said(state, language) for language in get_args(Language)},
    }
