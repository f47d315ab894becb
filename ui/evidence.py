"""Evidence → HTML: the panel that shows where a number or sentence stands in its report."""

from collections.abc import Sequence

from answer import Evidence
from answer.answer import Citation, Language
from ui.chip import figure
from ui.markup import plain
from ui.original import original
from ui.page_view import page_view
from ui.words import word


def evidence(found: Evidence, citation: Citation, turn: int, others: Sequence[int], language: Language) -> str:
    """The evidence panel for one citation of a turn; `others` are the ids of all citations of its answer."""
    shown = found.page_shown
    page = page_view(found, shown, citation, turn, language) if shown else ""
    return (
        f'<section class="nb-source{" nb-paged" if shown else ""}" data-open="{turn}-{citation.id}" '
        f'data-page="{shown.number if shown else ""}" lang="{"zh-CN" if language == "zh" else "en"}">'
        f"{_head(found, citation, turn, others, language)}{_address(found, citation, language)}{page}"
        f'<div class="nb-original" tabindex="0" role="region" aria-label="{plain(word("source_text", language))}" '
        f'lang="zh-CN">{original(found)}</div></section>'
    )


def nothing(title: str, hint: str = "") -> str:
    """The panel without evidence: nothing opened, or what went wrong."""
    return f'<section class="nb-source nb-nothing"><h2>{plain(title)}</h2><p>{plain(hint)}</p></section>'


def _head(found: Evidence, citation: Citation, turn: int, others: Sequence[int], language: Language) -> str:
    position = others.index(citation.id) if citation.id in others else 0
    before = others[position - 1] if position > 0 else None
    after = others[position + 1] if position + 1 < len(others) else None
    steps = (
        f"{_step('‹', 'previous', turn, before, language)}<span>{position + 1} / {len(others)}</span>"
        f"{_step('›', 'next', turn, after, language)}"
        if len(others) > 1
        else ""
    )
    return (
        f'<header><span class="nb-id">{citation.id}</span><h2>{plain(found.agency)} <span>{found.year}</span></h2>'
        f'<nav>{steps}<button type="button" class="nb-back nb-back-{turn}-{citation.id}">'
        f"{plain(word('back', language))}</button></nav></header>"
    )


def _step(sign: str, key: str, turn: int, identity: int | None, language: Language) -> str:
    label = plain(word(key, language))
    if identity is None:
        return f'<button type="button" disabled aria-label="{label}">{sign}</button>'
    return f'<button type="button" class="nb-step cite-{turn}-{identity}" aria-label="{label}">{sign}</button>'


def _address(found: Evidence, citation: Citation, language: Language) -> str:
    cell = " × ".join(part for part in (citation.row, citation.column) if part)
    value = f" = {figure(citation.value, language)}" if cell and citation.key else ""
    fingerprint = plain(f"{word('fingerprint', language)}: {found.sha256}")
    download = f'<a href="reports/{found.report_id}/file" download>{plain(word("download", language))}</a>'
    fields = (
        ("section", plain(found.section)),
        ("file", f'<span title="{fingerprint}">{plain(found.file)}</span> {download}'),
        ("page", plain(found.page)),
        ("cell", plain(cell + value) if cell else ""),
    )
    items = "".join(f"<div><dt>{plain(word(key, language))}</dt><dd>{html}</dd></div>" for key, html in fields if html)
    return f"<dl>{items}</dl>"
