"""Sentences of one report as the text of a draft, each cited; or that it has none."""

from collections.abc import Sequence

from answer.answer import Coverage, Language, Missing, Outcome
from answer.draft import Draft
from answer.figures.select import ReportRow
from answer.plan import Plan
from answer.prose.sentences import Sentence, header_of
from answer.prose.sought import said
from answer.words import say


def quoted(plan: Plan, key: str, chosen: Sequence[Sentence], report: ReportRow, language: Language) -> Draft:
    """The draft that quotes the sentences; that there is nothing, where there are none."""
    if not chosen:
        return nothing(plan, report, language)
    draft = Draft(Outcome.ANSWERED, "", coverage=coverage(plan, report, True, language))
    draft.text = "\n".join(quotes(key, chosen, report, draft, language))
    return draft


def quotes(key: str, chosen: Sequence[Sentence], report: ReportRow, draft: Draft, language: Language) -> list[str]:
    """The lines that quote them, cited in the draft; the rows of a table with its header above."""
    lines = [say(key, language, agency=report.agency, year=report.year)]
    for last, sentence in zip((None, *chosen), chosen, strict=False):
        header = header_of(sentence)
        if header and not (last and header == header_of(last)) and header not in chosen:
            lines.append(f"> {header.text} [{header.cite(draft)}]\n>")
        lines.append(f"> {sentence.text} [{sentence.cite(draft)}]\n")
    return lines


def nothing(plan: Plan, report: ReportRow, language: Language) -> Draft:
    """The draft that says that the report does not tell of it."""
    text = say("nothing_in_prose", language, reports=1, words=said(plan, language))
    return Draft(Outcome.NOT_FOUND, text, coverage=coverage(plan, report, False, language))


def coverage(plan: Plan, report: ReportRow, found: bool, language: Language) -> Coverage:
    """The one report looked at, and whether it tells of it."""
    reason = say("not_in_prose", language, words=said(plan, language))
    return Coverage(1, int(found), () if found else (Missing(report.agency, report.year, reason),))
