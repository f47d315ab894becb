"""The reports loaded → HTML: one row each, filtered by words."""

from collections.abc import Sequence

from answer import LoadedReport
from answer.answer import Language
from index.checks import sentence_of
from ui.markup import plain
from ui.words import word

MOST_REPORTS = 300  # listed at once


def summary(reports: Sequence[LoadedReport], language: Language) -> str:
    """One line for the head of the page: how many reports, of how many agencies, of which years."""
    if not reports:
        return ""
    first, last = min(report.year for report in reports), max(report.year for report in reports)
    years = str(first) if first == last else f"{first}–{last}"
    return plain(word("loaded", language, total=len(reports), agencies=_agencies(reports), years=years))


def library(reports: Sequence[LoadedReport], text: str, language: Language) -> str:
    """The reports that hold every word of `text`, with how many of how many."""
    found = matching(reports, text)
    if not found:
        return f'<p class="nb-count" role="status">{plain(word("reports_none", language))}</p>'
    total, agencies = len(reports), _agencies(reports)
    count = (
        word("reports_found", language, total=total, found=len(found))
        if text.strip()
        else word("reports_all", language, total=total, agencies=agencies)
    )
    limit = word("reports_shown", language, shown=MOST_REPORTS) if len(found) > MOST_REPORTS else ""
    note = f"{plain(count)}{' · ' + plain(limit) if limit else ''}"
    return f'<p class="nb-count" role="status">{note}</p>{_table(found[:MOST_REPORTS], language)}'


def matching(reports: Sequence[LoadedReport], text: str) -> list[LoadedReport]:
    """Reports in whose agency, year, region, level or file every word of `text` stands; newest first."""
    words = text.casefold().split()
    found = [report for report in reports if all(each in _searched(report) for each in words)]
    return sorted(found, key=lambda report: (-report.year, report.agency))


def _searched(report: LoadedReport) -> str:
    return f"{report.agency} {report.year} {report.region} {report.level} {report.file}".casefold()


def _agencies(reports: Sequence[LoadedReport]) -> int:
    return len({report.agency for report in reports})


def _table(reports: Sequence[LoadedReport], language: Language) -> str:
    numbers = ("cells", "blank_cells", "unread_cells", "checks_failed")
    names = ("agency", "year", "region", "form", *numbers, "file", "notes")
    heads = "".join(f"<th scope='col'{_number(name in numbers)}>{plain(word(name, language))}</th>" for name in names)
    body = "".join(_row(report, language) for report in reports)
    return (
        f'<div class="nb-scroll"><table class="nb-reports"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(report: LoadedReport, language: Language) -> str:
    form = word("form_name", language, form=report.form) if report.form else word("form_none", language)
    counts = (report.cells, report.blank)
    faults = (report.unread, report.checks_failed)
    return (
        f"<tr><th scope='row'>{plain(report.agency)}</th><td>{report.year}</td><td>{plain(report.region)}</td>"
        f"<td>{plain(form)}</td>"
        f"{''.join(f'<td{_number(True)}>{count}</td>' for count in counts)}"
        f"{''.join(_fault(count) for count in faults)}"
        f"<td class='nb-file'>{plain(report.file)}</td><td class='nb-notes'>{_notes(report, language)}</td></tr>"
    )


def _notes(report: LoadedReport, language: Language) -> str:
    """The checks that fail, behind their number, and the report's other files."""
    lines = [
        f"<div>{plain(word(key, language, files='、'.join(files)))}</div>"
        for key, files in (("older_files", report.older), ("copied_files", report.copies))
        if files
    ]
    return _checks(report, language) + "".join(lines)


def _checks(report: LoadedReport, language: Language) -> str:
    if not report.failed:
        return ""
    count = word("checks_told", language, hard=report.checks_failed, soft=len(report.failed) - report.checks_failed)
    sentences = "".join(f"<li>{plain(sentence_of(check, language))}</li>" for check in report.failed)
    return f"<details><summary>{plain(count)}</summary><ul>{sentences}</ul></details>"


def _number(holds: bool) -> str:
    return " class='nb-number'" if holds else ""


def _fault(count: int) -> str:
    return f"<td class='nb-number nb-fault'><b>{count}</b></td>" if count else "<td class='nb-number'>0</td>"
