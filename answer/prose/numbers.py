"""The number that one report tells of a topic → a draft: the sentences that state it, or that none does."""

import re
from collections.abc import Sequence

from sqlalchemy import Connection

from answer.answer import Coverage, Language, Outcome
from answer.draft import Draft, Stated
from answer.figures.select import ReportRow, reports_of, select_older
from answer.plan import Plan
from answer.prose.best_sentences import numbers_under_heading
from answer.prose.passages import select_passages
from answer.prose.quoting import coverage, quoted
from answer.prose.sentences import Sentence, all_sentences, denies, fits, header_of, rows_behind
from answer.prose.sought import groups_of, held_by, said, speaking_of
from answer.prose.told import Told, numbers_told
from answer.words import say
from ingest.statements import stated_in

MOST_SENTENCES = 4  # that speak of it
_ENDS = {
    "most": re.compile("最[高多大长快好]的?"),
    "least": re.compile("最[低少小短慢差]的?"),
}


def numbered(plan: Plan, told: Sequence[Told], report: ReportRow, connection: Connection, language: Language) -> Draft:
    """The sentences that state the number; the number itself where they agree."""
    agree = len(told) == 1
    draft = Draft(Outcome.ANSWERED, "", coverage=Coverage(1, 1))
    differ = len({(each.sentence.passage.id, each.sentence.start) for each in told}) > 1
    key = "text_numbers" if differ else "text_number" if plan.number_only else "text_one"
    lines = [say(key, language, agency=report.agency, year=report.year)]
    lines += dict.fromkeys(_stated(draft, each) for each in told)
    if agree:
        draft.value, draft.unit = told[0].number.value, told[0].number.unit
    older = reports_of(connection, select_older(connection, [report.id]))
    values = {each.number.value for each in told}
    other = [
        each
        for earlier in numbers_told(plan, older, connection).values()
        for each in earlier
        if each.number.value not in values
    ]
    if other:
        lines += [say("number_older", language), *(_stated(draft, each) for each in other)]
    draft.text = "\n".join(lines)
    return draft


def each_numbered(plan: Plan, report: ReportRow, connection: Connection, language: Language) -> Draft | None:
    """The sentences that state a number of each topic asked about side by side, else those that tell of it, and of
    which there is none; nothing where there is no number of any."""
    draft = Draft(Outcome.ANSWERED, "", coverage=Coverage(1, 1))
    lines = [say("text_number", language, agency=report.agency, year=report.year)]
    numbers, untold = 0, list[str]()
    for topic in plan.topics:
        one = plan.model_copy(update={"topics": (topic,)})
        told = numbers_told(one, [report], connection).get(report.id, [])
        beside = [] if told else _speaking(one, report, connection)[:MOST_SENTENCES]
        numbers += len(told)
        lines += [_stated(draft, each) for each in told]
        lines += [f"> {each.text} [{each.cite(draft)}]\n" for each in beside]
        untold += [] if told or beside else [say("not_in_prose", language, words=said(one, language))]
    draft.text = "\n".join([*dict.fromkeys(lines), *untold])
    return draft if numbers else None


def _stated(draft: Draft, told: Told) -> str:
    header = header_of(told.sentence)
    above = [header] if header else []
    quoted = [f"> {each.text} [{each.cite(draft)}]\n" for each in (*above, told.sentence, *rows_behind(told.sentence))]
    draft.stated.append(Stated(told.number.value, told.sentence.cite(draft)))
    return ">\n".join(quoted)


def _speaking(plan: Plan, report: ReportRow, connection: Connection) -> list[Sentence]:
    """The sentences of a report that speak of what is asked, with a number or without."""
    groups = groups_of(plan)
    passages = select_passages(connection, [report], containing=held_by(groups))
    return [each for each in speaking_of(groups, list(all_sentences(passages))) if fits(each.text, plan)]


def _says_which(plan: Plan, text: str) -> bool:
    """Whether a sentence says itself which is highest or lowest, where that is asked, with a number."""
    asked = ("most", "least") if plan.order == "both" else (plan.order,)
    return bool(plan.order and stated_in(text)) and all(_ENDS[order].search(text) for order in asked)


def without_number(plan: Plan, report: ReportRow, connection: Connection, language: Language) -> Draft:
    """That the report writes of it without a number, with what it writes; or nothing of it."""
    speaking = _speaking(plan, report, connection)
    denied = [each for each in speaking if denies(each.text)]
    if denied:
        return quoted(plan, "text_one", denied[:MOST_SENTENCES], report, language)
    if ends := [each for each in speaking if _says_which(plan, each.text)]:
        return quoted(plan, "text_one", ends[:MOST_SENTENCES], report, language)
    if speaking:
        words = said(plan, language)
        numbers = any(stated_in(each.text) for each in speaking[:MOST_SENTENCES])
        text = say(
            "no_number_sure" if numbers else "no_number", language, agency=report.agency, year=report.year, words=words
        )
        beside = quoted(plan, "text_one", speaking[:MOST_SENTENCES], report, language)
        beside.status, beside.text = Outcome.NOT_FOUND, f"{text}\n\n{beside.text}"
        beside.coverage = coverage(plan, report, False, language)
        return beside
    under = numbers_under_heading(plan, groups_of(plan), select_passages(connection, [report]))
    return quoted(plan, "text_number", under[:MOST_SENTENCES], report, language)
