"""A page of a PDF → HTML: its image with the cited row and cell marked, and buttons to turn and enlarge it."""

from answer import Evidence, MarkedPage
from answer.answer import Citation, Language
from ingest.report import Box
from ui.chip import figure
from ui.markup import plain
from ui.words import word

MARGIN = 10.0  # points of white kept beside the text when the page fills the panel
WIDEST = 1.6  # times the panel's width that a page with broad margins may take
ROOM = 2.0  # points that the mark of a row reaches beyond its text
LEAST_CELL = (16.0, 12.0)  # points across and down: the mark of a number without a ruled cell around it


def page_view(found: Evidence, shown: MarkedPage, citation: Citation, turn: int, language: Language) -> str:
    """A toolbar and the page; a sentence that page.js shows should the image not come."""
    failed = plain(word("page_failed", language))
    return (
        f'<div class="nb-page-tools">{_views(language)}<span class="nb-paging">'
        f"{_paging(shown, citation, turn, language)}</span>{_zoom(language)}</div>"
        f'<p class="nb-page-failed" role="status">{failed}</p>'
        f'<div class="nb-frame" tabindex="0" role="region" aria-label="{plain(_place(shown, language))}">'
        f"{_paper(found, shown, citation, language)}</div>"
    )


def image_address(report_id: int, number: int, sha256: str) -> str:
    """Where the image of a page is found; it changes with the file, so that browsers may keep it."""
    return f"reports/{report_id}/pages/{number}?file={sha256[:12]}"


def _views(language: Language) -> str:
    """The two buttons that choose between the page and its text."""
    buttons = "".join(
        f'<button type="button" class="nb-view nb-view-{name}" aria-pressed="{pressed}">'
        f"{plain(word(f'view_{name}', language))}</button>"
        for name, pressed in (("page", "true"), ("text", "false"))
    )
    return f'<span class="nb-views" role="group" aria-label="{plain(word("views", language))}">{buttons}</span>'


def _zoom(language: Language) -> str:
    smaller, larger, full = (plain(word(name, language)) for name in ("smaller", "larger", "full"))
    return (
        f'<span class="nb-zoom"><button type="button" class="nb-smaller" aria-label="{smaller}" title="{smaller}">−'
        f'</button><button type="button" class="nb-larger" aria-label="{larger}" title="{larger}">+</button>'
        f'<button type="button" class="nb-full">{full}</button></span>'
    )


def _paging(shown: MarkedPage, citation: Citation, turn: int, language: Language) -> str:
    before = shown.number - 1 if shown.number > 1 else None
    after = shown.number + 1 if shown.number < shown.pages else None
    return (
        f"{_step('‹', 'page_before', turn, citation.id, before, language)}<span>{plain(_place(shown, language))}</span>"
        f"{_step('›', 'page_after', turn, citation.id, after, language)}{_elsewhere(shown, citation, turn, language)}"
    )


def _step(sign: str, key: str, turn: int, identity: int, number: int | None, language: Language) -> str:
    label = plain(word(key, language))
    if number is None:
        return f'<button type="button" disabled aria-label="{label}">{sign}</button>'
    kind = "nb-page-before" if key == "page_before" else "nb-page-after"
    return (
        f'<button type="button" class="{kind} nb-leaf cite-{turn}-{identity} page-{number}" aria-label="{label}" '
        f'title="{label}">{sign}</button>'
    )


def _elsewhere(shown: MarkedPage, citation: Citation, turn: int, language: Language) -> str:
    """Buttons to the pages with marks, where this is not the only one."""
    others = [number for number in shown.marked if number != shown.number]
    return "".join(
        f'<button type="button" class="nb-leaf nb-marked cite-{turn}-{citation.id} page-{number}">'
        f"{plain(word('marked_page', language, page=number))}</button>"
        for number in others
    )


def _place(shown: MarkedPage, language: Language) -> str:
    return word("page_of", language, page=shown.number, pages=shown.pages)


def _paper(found: Evidence, shown: MarkedPage, citation: Citation, language: Language) -> str:
    size, printed = shown.size, shown.printed
    left = max(0.0, printed.left - MARGIN)
    used = min(size.width, printed.right + MARGIN) - left
    fit = min(WIDEST, size.width / max(used, 1.0))
    rows = "".join(_mark("nb-at-row", _wider(box, ROOM), shown) for box in shown.rows)
    cells = "".join(_mark("nb-at-cell", _at_least(box, *LEAST_CELL), shown) for box in shown.cells)
    return (
        f'<figure class="nb-paper nb-from-{round(100 * left / size.width)}" '
        f'style="--fit:{fit:.3f};--points:{size.width:.1f};aspect-ratio:{size.width:.1f}/{size.height:.1f}">'
        f'<img src="{plain(image_address(found.report_id, shown.number, found.sha256))}" '
        f'alt="{plain(_description(found, shown, citation, language))}" decoding="async">{rows}{cells}</figure>'
    )


def _wider(box: Box, across: float, down: float = 0.0) -> Box:
    return Box(box.page, box.left - across, box.top - down, box.right + across, box.bottom + down)


def _at_least(box: Box, width: float, height: float) -> Box:
    return _wider(box, max(0.0, width - box.right + box.left) / 2, max(0.0, height - box.bottom + box.top) / 2)


def _mark(kind: str, box: Box, shown: MarkedPage) -> str:
    size = shown.size
    across, down = 100 / size.width, 100 / size.height
    return (
        f'<i class="{kind}" style="left:{box.left * across:.2f}%;top:{box.top * down:.2f}%;'
        f'width:{(box.right - box.left) * across:.2f}%;height:{(box.bottom - box.top) * down:.2f}%"></i>'
    )


def _description(found: Evidence, shown: MarkedPage, citation: Citation, language: Language) -> str:
    """What the image shows, in words."""
    where = word("page_image", language, agency=found.agency, year=found.year, page=shown.number, pages=shown.pages)
    if not shown.rows:
        return where
    cell = " × ".join(part for part in (citation.row, citation.column) if part)
    value = f" = {figure(citation.value, language)}" if citation.key else ""
    return where + word("page_marked", language, what=f"{cell}{value}" if cell else citation.quote)
