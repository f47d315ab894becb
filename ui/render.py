"""Answer → HTML. Pure; every text that others wrote is escaped here and nowhere trusted."""

from collections.abc import Sequence

from answer.answer import Answer, Coverage, Language, Outcome
from ui.chart import chart
from ui.chip import chip
from ui.markup import markdown, plain
from ui.plan import understood
from ui.rows import MOST_ROWS, result
from ui.sessions import Turn
from ui.words import examples, word

MOST_MISSING = 12
MOST_COPIED_SOURCES = 50


def log(turns: Sequence[Turn], language: Language, pending: str = "") -> str:
    """The conversation; `pending` is the question being answered."""
    if not turns and not pending:
        return welcome(language)
    done = "".join(turn(each, language, is_last=each is turns[-1] and not pending) for each in turns)
    waiting = f'<article class="nb-turn">{_question(pending, language)}{_pending(language)}</article>'
    return _log(done + (waiting if pending else ""), language)


def welcome(language: Language) -> str:
    """What stands in place of the conversation before the first question: a hint and example questions."""
    other: Language = "en" if language == "zh" else "zh"
    return _log(
        f'<div class="nb-welcome"><h2>{plain(word("welcome", language))}</h2>'
        f"<p>{plain(word('welcome_hint', language))}</p>"
        f"{_examples(word('examples', language), language)}{_examples(word('examples_other', language), other)}</div>",
        language,
    )


def turn(each: Turn, language: Language, is_last: bool = True) -> str:
    """One question with its answer, or with the error that it met."""
    body = answer(each.answer, each.number, is_last) if each.answer else _error(each.error, language)
    question = _question(each.question, language, each.edited)
    return f'<article class="nb-turn" id="nb-turn-{each.number}">{question}{body}</article>'


def answer(found: Answer, number: int, is_last: bool = True) -> str:
    """The answer's card, in the language of the question; only the last one still offers its choices."""
    parts = (
        _status(found),
        _text(found, number),
        _choices(found) if is_last else "",
        chart(found, number),
        result(found, number),
        _warnings(found),
        _coverage(found.coverage, found.language),
        understood(found, number),
        f'<p class="nb-coverage">{plain(found.help.remark)}</p>' if found.help else "",
        _tools(found, number),
    )
    return (
        f'<div class="nb-answer nb-{plain(found.status)}" lang="{_lang(found.language)}">'
        f"{''.join(parts)}{_copied(found)}</div>"
    )


def _log(content: str, language: Language) -> str:
    label = plain(word("log_label", language))
    return f'<div class="nb-log" role="log" aria-live="polite" aria-label="{label}" tabindex="0">{content}</div>'


def _lang(language: Language) -> str:
    return "zh-CN" if language == "zh" else "en"


def _examples(title: str, language: Language) -> str:
    buttons = "".join(
        f'<li><button type="button" class="nb-example">{plain(each)}</button></li>' for each in examples(language)
    )
    return f'<h3>{plain(title)}</h3><ul class="nb-examples" lang="{_lang(language)}">{buttons}</ul>'


def _question(question: str, language: Language, edited: str = "") -> str:
    mark = f' <span class="nb-edited">{plain(edited)}</span>' if edited else ""
    return (
        f'<div class="nb-question"><span class="nb-mark" aria-hidden="true">{plain(word("you", language))}</span>'
        f"<p>{plain(question)}{mark}</p></div>"
    )


def _pending(language: Language) -> str:
    dots = '<span class="nb-dots" aria-hidden="true"><i></i><i></i><i></i></span>'
    return f'<div class="nb-answer nb-pending" role="status">{plain(word("pending", language))}{dots}</div>'


def _error(reason: str, language: Language) -> str:
    text = word("failed_text", language, reason=reason)
    badge = plain(word("failed", language))
    return (
        f'<div class="nb-answer nb-failed" role="alert"><span class="nb-badge">{badge}</span>'
        f'<div class="nb-text"><p>{plain(text)}</p></div></div>'
    )


def _status(found: Answer) -> str:
    if found.status == Outcome.ANSWERED:
        return ""
    return f'<span class="nb-badge">{plain(word(str(found.status), found.language))}</span>'


def _text(found: Answer, number: int) -> str:
    return f'<div class="nb-text">{markdown(found.text, lambda identity: chip(found, identity, number))}</div>'


def _choices(found: Answer) -> str:
    """A button for each reading that a clarification offers: its words are asked next, after this question."""
    if not found.choices:
        return ""
    buttons = "".join(
        f'<li><button type="button" class="nb-choice">{plain(each)}</button></li>' for each in found.choices
    )
    return f'<ul class="nb-choices" aria-label="{plain(word("choices", found.language))}">{buttons}</ul>'


def _warnings(found: Answer) -> str:
    if not found.warnings:
        return ""
    items = "".join(f"<li>{plain(warning)}</li>" for warning in found.warnings)
    return f'<div class="nb-warnings"><b>{plain(word("warning", found.language))}</b><ul>{items}</ul></div>'


def _coverage(coverage: Coverage, language: Language) -> str:
    if not coverage.reports:
        return ""
    line = word("coverage", language, reports=coverage.reports, with_value=coverage.with_value)
    return f'<p class="nb-coverage">{plain(line)}{_missing(coverage, language)}</p>'


def _missing(coverage: Coverage, language: Language) -> str:
    """The reports without data, those with the same reason together."""
    if not coverage.missing:
        return ""
    comma, stop = ("、", "；") if language == "zh" else (", ", "; ")
    count = len(coverage.missing)
    by_reason: dict[str, list[str]] = {}
    for each in coverage.missing[:MOST_MISSING]:
        name = word("missing_item", language, agency=each.agency, year=each.year)
        by_reason.setdefault(each.reason, []).append(name)
    groups = [
        word("missing_group", language, names=comma.join(names), reason=reason) for reason, names in by_reason.items()
    ]
    more = [word("missing_more", language, count=count - MOST_MISSING)] if count > MOST_MISSING else []
    return plain(stop + word("missing", language, count=count) + stop.join(groups + more))


def _tools(found: Answer, number: int) -> str:
    language = found.language
    done, failed = plain(word("copied", language)), plain(word("copy_failed", language))
    lines = sum(len(row.citations) or 1 for row in found.rows) or len(found.citations)
    label = word("csv_all", language, count=lines) if lines > MOST_ROWS else word("csv", language)
    csv = (
        f'<button type="button" class="nb-csv nb-csv-{number}">{plain(label)}</button>'
        if found.rows or found.citations
        else ""
    )
    return (
        f'<div class="nb-tools"><button type="button" class="nb-copy" data-done="{done}" data-failed="{failed}">'
        f"{plain(word('copy', language))}</button>{csv}"
        f'<span class="nb-elapsed">{plain(word("elapsed", language, ms=found.elapsed_ms))}</span></div>'
    )


def _copied(found: Answer) -> str:
    """What the copy button copies: question, answer and sources as plain text."""
    sources = [
        f"[{each.id}] {each.agency} {each.year} · {each.section} · {each.file} "
        f"{word('page_number', found.language, page=each.page)} · {' '.join(each.quote.split())}"
        for each in found.citations[:MOST_COPIED_SOURCES]
    ]
    text = "\n".join([found.question, "", found.text, *([""] if sources else []), *sources])
    return f'<pre class="nb-copied" hidden>{plain(text)}</pre>'
