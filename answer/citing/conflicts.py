"""What contradicts the cited cells: prose, the year before, or an older version. Both are shown and cited."""

from collections.abc import Sequence

from sqlalchemy import Connection

from answer.answer import Language
from answer.citing.citations import marks
from answer.draft import Draft, Sum
from answer.figures.measure import Measured, measure_reports
from answer.figures.select import select_older
from answer.figures.sides import cite_sides, cite_statement, marked
from answer.shown.phrases import amount
from answer.words import say
from index.checks import StoredCheck, figure, sentence_of

MOST_SHOWN = 5


def add_conflicts(
    draft: Draft,
    used: Sequence[Measured],
    unread: Sequence[Measured],
    failed: Sequence[StoredCheck],
    connection: Connection,
    language: Language,
) -> None:
    """Adds to the text and its warnings what contradicts the measures that the rows show, and those not read.

    `failed` are the checks that the reports shown fail.
    """
    _add_checks(draft, used, failed, connection, language)
    _add_versions(draft, [*used, *unread], connection, language)


def _add_checks(
    draft: Draft,
    used: Sequence[Measured],
    failed: Sequence[StoredCheck],
    connection: Connection,
    language: Language,
) -> None:
    """The soft checks that a cited cell fails."""
    if not failed:
        return
    cited = {(each.report.id, cell.key) for each in used for cell in each.cells}
    found = [check for check in failed if not check.hard and not cited.isdisjoint(check.cells)]
    for check in found[:MOST_SHOWN]:
        if check.statement:
            parts = {"agency": check.agency, "year": check.year, "stated": figure(check.left)}
            number = cite_statement(draft, check, connection)
            _add(draft, *(say("conflict", language, marks=each, **parts) for each in (marks([number]), "")))
        else:
            _add(draft, *_soft_check(draft, check, connection, language))
    if len(found) > MOST_SHOWN:
        draft.warnings.append(say("more_conflicts", language, count=len(found) - MOST_SHOWN))


def _soft_check(draft: Draft, check: StoredCheck, connection: Connection, language: Language) -> tuple[str, str]:
    sides = marked(check, *cite_sides(draft, check, connection), draft, language)
    text, warning = sentence_of(check, language, *sides), sentence_of(check, language)
    return say("note", language, text=text), say("note", language, text=warning)


def _add(draft: Draft, text: str, warning: str) -> None:
    draft.text += f"\n\n{text}"
    draft.warnings.append(warning)


# Older versions


def _add_versions(draft: Draft, found: Sequence[Measured], connection: Connection, language: Language) -> None:
    """What an older version of a report says otherwise, for each measure of the newer one."""
    older = select_older(connection, {each.report.id for each in found})
    if not older:
        return
    current = {(each.report.id, each.measure): each for each in found}
    measures = list(dict.fromkeys(each.measure for each in found))
    pairs = [
        (was, now)
        for versions in measure_reports(connection, list(older), measures)
        for was in versions
        if (now := current.get((older[was.report.id], was.measure))) and _differ(was, now)
    ]
    for was, now in pairs[:MOST_SHOWN]:
        _add(draft, *_version(draft, was, now, language))
    if len(pairs) > MOST_SHOWN:
        draft.warnings.append(say("more_versions", language, count=len(pairs) - MOST_SHOWN))


def _differ(was: Measured, now: Measured) -> bool:
    """Whether the older version holds something else; what it does not show contradicts nothing."""
    comparable = was.state in {"value", "blank"} and now.state != "no_cell"
    return comparable and (was.state, was.value) != (now.state, now.value)


def _version(draft: Draft, was: Measured, now: Measured, language: Language) -> tuple[str, str]:
    older, newer = (draft.citations.cells(each.cells) for each in (was, now))
    parts = {"agency": now.report.agency, "year": now.report.year, "measure": now.measure.name(language)}
    draft.sums += [Sum(each.value, cited) for each, cited in ((was, older), (now, newer)) if each.value is not None]
    values = {"older": _value(was, language), "newer": _value(now, language)}
    with_marks = {"older": values["older"] + marks(older), "newer": values["newer"] + marks(newer)}
    return say("older_version", language, **parts, **with_marks), say("older_version", language, **parts, **values)


def _value(each: Measured, language: Language) -> str:
    if each.value is None:
        return say(f"{each.state}_figure", language)
    return amount(each.value, each.measure.unit, language)
