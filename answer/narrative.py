"""Plans about prose → drafts: whole sentences of the reports, byte for byte, each cited. Here, of one report."""

import re
from collections.abc import Sequence

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Coverage, Language, Missing, Outcome
from answer.draft import Draft, Stated
from answer.everywhere import answer_everywhere
from answer.passages import PassageRow, chunks_of, select_passages
from answer.plan import Plan
from answer.problems import listing_topics, select_listed
from answer.remarks import no_reports
from answer.select import ReportRow, reports_of, select_older, select_reports
from answer.sentences import Sentence, all_sentences, denies, fits, is_planned
from answer.sought import Group, groups_of, held_by, said
from answer.told import Told, numbers_told
from answer.words import say
from index.search import Search

MOST_SENTENCES = 4  # for a question about one thing
MOST_LISTED = 14  # for a list such as its problems
_COLONS = ("：", ":")


def answer_prose(plan: Plan, question: str, connection: Connection, search: Search, language: Language) -> Draft:
    """The draft of a plan about prose."""
    found = select_reports(connection, plan.scope)
    if not found:
        return no_reports(plan.scope, connection, language)
    if plan.every_report or len(found) > 1:
        draft = answer_everywhere(plan, found, connection, language)
    else:
        draft = _of_one(plan, question, found[0], connection, search, language)
        if plan.newest and draft.status is Outcome.NOT_FOUND:
            draft = _of_an_earlier(plan, question, found[0], connection, search, language) or draft
    draft.warnings += _notes(plan, language)
    return draft


def _of_an_earlier(
    plan: Plan, question: str, newest: ReportRow, connection: Connection, search: Search, language: Language
) -> Draft | None:
    """What the last of the body's earlier reports that tells of it says, where no year was named."""
    earlier = select_reports(connection, plan.scope.model_copy(update={"years": ()}))
    for report in sorted(earlier, key=lambda each: -each.year):
        draft = None if report.year >= newest.year else _of_one(plan, question, report, connection, search, language)
        if draft and draft.status is Outcome.ANSWERED:
            note = say("told_earlier", language, newest=newest.year, year=report.year)
            draft.text = f"{note}\n\n{draft.text}"
            return draft
    return None


def _of_one(
    plan: Plan, question: str, report: ReportRow, connection: Connection, search: Search, language: Language
) -> Draft:
    if listing_topics(plan):
        return _lists(plan, report, connection, language)
    if plan.number:
        told = numbers_told(plan, [report], connection).get(report.id, [])
        if told:
            return _numbered(plan, told, report, connection, language)
        if plan.number_only:
            return _without_number(plan, report, connection, language)
    chosen = _best_sentences(plan, question, report, connection, search)
    done = [each for each in chosen if not (plan.deed and is_planned(each))]
    if chosen and not done:
        text = say("not_done", language, agency=report.agency, year=report.year, words=said(plan, language))
        return Draft(Outcome.NOT_FOUND, text, coverage=_coverage(plan, report, False, language))
    chosen = done
    draft = _quoted(plan, "text_one", chosen, report, language)
    if chosen and plan.yes_no:
        denied = all(denies(each.text) for each in chosen)
        draft.text = say("no" if denied else "yes", language) + "\n\n" + draft.text
    if chosen:
        _add_older(plan, chosen, report, draft, connection, language)
    return draft


def _lists(plan: Plan, report: ReportRow, connection: Connection, language: Language) -> Draft:
    """What a report names as problems, or as improvements, or both."""
    draft = Draft(Outcome.ANSWERED, "", coverage=_coverage(plan, report, True, language))
    lines = []
    for topic in listing_topics(plan):
        chosen = select_listed(connection, [report], topic, plan).get(report.id, [])[:MOST_LISTED]
        if chosen:
            lines += _quotes(f"text_{topic.id}", chosen, report, draft, language)
    draft.text = "\n".join(lines)
    return draft if lines else _nothing(plan, report, language)


# Numbers


def _numbered(plan: Plan, told: Sequence[Told], report: ReportRow, connection: Connection, language: Language) -> Draft:
    """The sentences that state the number; the number itself where they agree."""
    agree = len(told) == 1
    draft = Draft(Outcome.ANSWERED, "", coverage=Coverage(1, 1))
    lines = [say("text_number" if agree else "text_numbers", language, agency=report.agency, year=report.year)]
    lines += [_stated(draft, each) for each in told]
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


def _stated(draft: Draft, told: Told) -> str:
    citation = told.sentence.cite(draft)
    draft.stated.append(Stated(told.number.value, citation))
    return f"> {told.sentence.text} [{citation}]\n"


def _without_number(plan: Plan, report: ReportRow, connection: Connection, language: Language) -> Draft:
    groups = groups_of(plan)
    passages = select_passages(connection, [report], containing=held_by(groups))
    speaking = [each for each in all_sentences(passages) if all(group.in_text(each.text) for group in groups)]
    denied = [each for each in speaking if denies(each.text)]
    if denied:
        return _quoted(plan, "text_one", denied[:MOST_SENTENCES], report, language)
    if speaking:
        words = said(plan, language)
        text = say("no_number", language, agency=report.agency, year=report.year, words=words)
        return Draft(Outcome.NOT_FOUND, text, coverage=_coverage(plan, report, False, language))
    return _nothing(plan, report, language)


# Sentences


def _best_sentences(
    plan: Plan, question: str, report: ReportRow, connection: Connection, search: Search
) -> list[Sentence]:
    """The sentences that speak of all that is asked, in reading order; those of the best passages first."""
    groups = groups_of(plan)
    if not groups:
        return []
    passages = select_passages(connection, [report])
    fitting = [
        sentence
        for sentence in all_sentences(passages)
        if all(group.in_text(sentence.text) for group in groups) and fits(sentence.text, plan)
    ]
    if not fitting:
        return _under_heading(plan, groups, passages)
    if len(fitting) <= MOST_SENTENCES:
        return _with_items(fitting, passages)
    query = " ".join([question, *(word for group in groups for word in group.words)])
    ranked = [passages[at].id for at in search.rank(query, chunks_of(connection, passages))]
    best = sorted(fitting, key=lambda each: ranked.index(each.passage.id) if each.passage.id in ranked else len(ranked))
    return [each for each in fitting if each in best[:MOST_SENTENCES]]


def _under_heading(plan: Plan, groups: Sequence[Group], passages: Sequence[PassageRow]) -> list[Sentence]:
    """What stands under a heading that names all that is asked: 监督保障 of （五）监督保障情况."""
    if any(vocabulary.topics()[topic].value for topic in plan.topics):
        return []
    under = [each for each in passages if all(group.in_text(each.path.rpartition("/")[2]) for group in groups)]
    return list(all_sentences(under))[:MOST_LISTED]


def _with_items(chosen: Sequence[Sentence], passages: Sequence[PassageRow]) -> list[Sentence]:
    """The sentences, with what follows those that end in a colon under the same heading."""
    if not any(each.text.endswith(_COLONS) for each in chosen):
        return list(chosen)
    found: list[Sentence] = []
    listing = ""
    for sentence in all_sentences(passages):
        path = sentence.passage.path
        if sentence in chosen or (path == listing and len(found) < MOST_LISTED):
            found.append(sentence)
            listing = path if sentence.text.endswith(_COLONS) or path == listing else ""
    return found


def _quoted(plan: Plan, key: str, chosen: Sequence[Sentence], report: ReportRow, language: Language) -> Draft:
    if not chosen:
        return _nothing(plan, report, language)
    draft = Draft(Outcome.ANSWERED, "", coverage=_coverage(plan, report, True, language))
    draft.text = "\n".join(_quotes(key, chosen, report, draft, language))
    return draft


def _quotes(key: str, chosen: Sequence[Sentence], report: ReportRow, draft: Draft, language: Language) -> list[str]:
    lines = [say(key, language, agency=report.agency, year=report.year)]
    return lines + [f"> {sentence.text} [{sentence.cite(draft)}]\n" for sentence in chosen]


def _add_older(
    plan: Plan,
    chosen: Sequence[Sentence],
    report: ReportRow,
    draft: Draft,
    connection: Connection,
    language: Language,
) -> None:
    """What an older version of the report gives otherwise, for what has a form of its own: a telephone number."""
    forms = [value for topic in plan.topics if (value := vocabulary.topics()[topic].value)]
    older = select_older(connection, [report.id]) if forms else {}
    if not older:
        return
    given = {found for form in forms for each in chosen for found in re.findall(form, each.text)}
    words = tuple(word for held in held_by(groups_of(plan)) for word in held)
    passages = select_passages(connection, reports_of(connection, older), containing=[words] if words else [])
    other = [
        sentence
        for sentence in all_sentences(passages)
        if (found := {each for form in forms for each in re.findall(form, sentence.text)}) and not found & given
    ]
    if other:
        lines = [f"> {sentence.text} [{sentence.cite(draft)}]\n" for sentence in other[:MOST_SENTENCES]]
        draft.text += "\n".join(["\n" + say("number_older", language), *lines])


# Around


def _notes(plan: Plan, language: Language) -> list[str]:
    topics = [vocabulary.topics()[topic] for topic in plan.topics]
    notes = [topic.note_zh if language == "zh" else topic.note_en for topic in topics]
    return list(dict.fromkeys(note for note in notes if note))


def _nothing(plan: Plan, report: ReportRow, language: Language) -> Draft:
    text = say("nothing_in_prose", language, reports=1, words=said(plan, language))
    return Draft(Outcome.NOT_FOUND, text, coverage=_coverage(plan, report, False, language))


def _coverage(plan: Plan, report: ReportRow, found: bool, language: Language) -> Coverage:
    reason = say("not_in_prose", language, words=said(plan, language))
    return Coverage(1, int(found), () if found else (Missing(report.agency, report.year, reason),))
