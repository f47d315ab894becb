"""Plans about prose → drafts: whole sentences of the reports, byte for byte, each cited."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Coverage, Language, Missing, Outcome, Row
from answer.cite import marks
from answer.draft import Draft
from answer.members import SHOWN_MEMBERS
from answer.phrases import scope_words
from answer.plan import Plan
from answer.remarks import no_reports
from answer.select import PassageRow, ReportRow, chunks_of, select_passages, select_reports
from answer.words import say
from index.glossary import in_chinese
from index.search import Search
from ingest.passages import sentences

TOP_PASSAGES = 8
MOST_SENTENCES = 4  # of one report, for a question about one thing
MOST_LISTED = 14  # of one report, for a list such as its problems
_NUMBER = r"(\d[\d,]*(?:\.\d+)?)\s*([%％]|人次|批次|万人|[人条件次场份篇期个家项批元万])?"
_PAIR = re.compile(r"[^。]{0,3}[一二三四五六1-6①-⑥][^。]+。(?:改进|整改)(?:措施|情况|办法)?：")


@dataclass(frozen=True, slots=True)
class _Sentence:
    passage: PassageRow
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end].strip()


def answer_prose(plan: Plan, question: str, connection: Connection, search: Search, language: Language) -> Draft:
    """The draft of a plan about prose."""
    found = select_reports(connection, plan.scope)
    if not found:
        return no_reports(plan.scope, connection, language)
    groups = _term_groups(plan, language)
    if plan.every_report:
        return _every_report(plan, found, groups, connection, language)
    listed = _listed(plan, connection)
    chosen = listed or _best_sentences(plan, question, groups, connection, search)
    if not chosen:
        return _nothing(plan, groups, found, language)
    return _quoted(plan, chosen, groups, found, language, listed=bool(listed))


# Words looked for


def _term_groups(plan: Plan, language: Language) -> list[tuple[str, ...]]:
    """Groups of words, one for each thing asked about; any word of a group stands for it."""
    topics = [vocabulary.topics()[topic] for topic in plan.topics]
    groups = [(*topic.terms, *topic.also) or (topic.zh,) for topic in topics]
    for term in plan.terms:
        groups.append(in_chinese(term) or (term,))
    return groups


# One report


def _listed(plan: Plan, connection: Connection) -> list[_Sentence]:
    """The sentences of a section that a topic lists: problems up to the improvements, or those from there on."""
    for name in plan.topics:
        topic = vocabulary.topics()[name]
        if topic.start_at or topic.stop_at:
            passages = select_passages(connection, plan.scope, section=topic.section)
            return _between(passages, topic)[:MOST_LISTED]
    return []


def _between(passages: Sequence[PassageRow], topic: vocabulary.Topic) -> list[_Sentence]:
    """Sentences outside (`stop_at`) or inside (`start_at`) the part on improvements, report by report."""
    chosen: list[_Sentence] = []
    pattern = re.compile(topic.stop_at or topic.start_at)
    improving, report = False, -1
    for passage in passages:
        subheading = passage.path.partition("/")[2]
        if passage.report.id != report:
            improving, report = False, passage.report.id
        if subheading and re.search("问题|不足", subheading):
            improving = False
        elif subheading and pattern.search(subheading):
            improving = True
        for sentence in _sentences(passage):
            improving = (improving and not _opens_pair(sentence)) or bool(pattern.search(sentence.text[:24]))
            if improving == bool(topic.start_at) and not _is_signature(sentence.text):
                chosen.append(sentence)
    return chosen


def _opens_pair(sentence: _Sentence) -> bool:
    """Whether a paragraph begins here that names a problem and goes on with what answers it."""
    before, line = sentence.passage.text[: sentence.start], sentence.passage.text[sentence.start :].partition("\n")[0]
    return (not before or before.endswith("\n")) and bool(_PAIR.match(line))


def _is_signature(text: str) -> bool:
    return bool(re.search(r"\d{4}年\d{1,2}月\d{1,2}日$", text)) and len(text) < 40


def _sentences(passage: PassageRow) -> list[_Sentence]:
    return [_Sentence(passage, start, end) for start, end in sentences(passage.text)]


def _best_sentences(
    plan: Plan, question: str, groups: Sequence[tuple[str, ...]], connection: Connection, search: Search
) -> list[_Sentence]:
    """The sentences that speak of most of what is asked, among the passages that rank first."""
    passages = select_passages(connection, plan.scope)
    forms = [vocabulary.topics()[topic].value for topic in plan.topics if vocabulary.topics()[topic].value]
    query = " ".join([question, *(word for group in groups for word in group)])
    ranked = [passages[at] for at in search.rank(query, chunks_of(connection, passages))[:TOP_PASSAGES]]
    holding = [passage for passage in passages if any(word in passage.text for group in groups for word in group)]
    pool = list({passage.id: passage for passage in (*ranked, *holding)}.values())
    scored = [
        (_score(sentence.text, groups), sentence)
        for passage in pool
        for sentence in _sentences(passage)
        if all(re.search(form, sentence.text) for form in forms)  # a phone number, not just the word
    ]
    best = max((score for score, _ in scored), default=0)
    if best == 0:
        return []
    order = {passage.id: place for place, passage in enumerate(passages)}
    chosen = [sentence for score, sentence in scored if score == best]
    return sorted(chosen, key=lambda each: (order[each.passage.id], each.start))[:MOST_SENTENCES]


def _score(text: str, groups: Sequence[tuple[str, ...]]) -> int:
    """How much of what is asked a sentence names; a figure in it breaks ties."""
    named = sum(any(word in text for word in group) for group in groups)
    words = sum(word in text for group in groups for word in group)
    return 100 * named + 10 * words + (1 if named and re.search(r"\d", text) else 0)


def _quoted(
    plan: Plan,
    chosen: Sequence[_Sentence],
    groups: Sequence[tuple[str, ...]],
    found: Sequence[ReportRow],
    language: Language,
    listed: bool,
) -> Draft:
    draft = Draft(Outcome.ANSWERED, "")
    lines: list[str] = []
    report_id = -1
    key = f"text_{plan.topics[0]}" if listed and plan.topics[0] in {"problems", "improvements"} else "text_one"
    for sentence in chosen:
        report = sentence.passage.report
        if report.id != report_id:
            report_id = report.id
            lines.append(("\n" if lines else "") + say(key, language, agency=report.agency, year=report.year))
        number = draft.citations.sentence(sentence.passage, sentence.start, sentence.end)
        lines.append(f"> {sentence.text} [{number}]\n")
    draft.text = "\n".join(lines)
    if not listed:
        draft.value, draft.unit = _value(chosen, groups)
    told = {sentence.passage.report.id for sentence in chosen}
    draft.coverage = _coverage(found, told, groups, language)
    draft.warnings += _notes(plan, language)
    return draft


def _value(chosen: Sequence[_Sentence], groups: Sequence[tuple[str, ...]]) -> tuple[Decimal | None, str]:
    """The number right behind the last thing asked about, where exactly one stands there."""
    if not groups or len(chosen) != 1:
        return None, ""
    for group in reversed(groups):
        for word in sorted(group, key=len, reverse=True):
            found = re.findall(rf"{re.escape(word)}[^\d，。；、,;]{{0,4}}{_NUMBER}", chosen[0].text)
            if len(found) == 1 and found[0][1]:
                return Decimal(found[0][0].replace(",", "")), found[0][1]
    return None, ""


def _notes(plan: Plan, language: Language) -> list[str]:
    topics = [vocabulary.topics()[topic] for topic in plan.topics]
    notes = [topic.note_zh if language == "zh" else topic.note_en for topic in topics]
    return [note for note in notes if note]


def _nothing(plan: Plan, groups: Sequence[tuple[str, ...]], found: Sequence[ReportRow], language: Language) -> Draft:
    words = "、".join(group[0] for group in groups)
    draft = Draft(Outcome.NOT_FOUND, say("nothing_in_prose", language, reports=len(found), words=words))
    draft.coverage = _coverage(found, set(), groups, language)
    return draft


def _coverage(
    found: Sequence[ReportRow], told: set[int], groups: Sequence[tuple[str, ...]], language: Language
) -> Coverage:
    words = "、".join(group[0] for group in groups)
    reason = f"文字中没有“{words}”" if language == "zh" else f"no “{words}” in its prose"
    missing = tuple(Missing(each.agency, each.year, reason) for each in found if each.id not in told)
    return Coverage(len(found), len(found) - len(missing), missing)


# Every report in scope


def _every_report(
    plan: Plan,
    found: Sequence[ReportRow],
    groups: Sequence[tuple[str, ...]],
    connection: Connection,
    language: Language,
) -> Draft:
    """Every report that speaks of it, with its first telling sentence; the whole set, by exact words."""
    listed = _listed_by_report(plan, connection)
    words = [word for group in groups for word in group]
    passages = [] if listed else select_passages(connection, plan.scope, containing=words)
    by_report = listed or {report: sentences for report, sentences in _telling(passages, groups).items() if sentences}
    if not by_report:
        return _nothing(plan, groups, found, language)
    draft = Draft(Outcome.ANSWERED, "")
    lines: list[str] = []
    for report in found:
        told = by_report.get(report.id, [])[: 1 if not listed else MOST_SENTENCES]
        numbers = tuple(draft.citations.sentence(each.passage, each.start, each.end) for each in told)
        if not told:
            continue
        quote = " ".join(each.text for each in told)
        draft.rows.append(Row(report.agency, report.year, None, quote, numbers))
        if len(lines) < SHOWN_MEMBERS:
            lines.append(f"- **{report.agency}** {report.year}: {quote} {marks(numbers)}")
    count = len(draft.rows)
    asked = "、".join(group[0] for group in groups)
    head = say(
        "text_some", language, scope=scope_words(plan.scope, language), reports=len(found), count=count, words=asked
    )
    more = len(draft.rows) - len(lines)
    tail = [say("text_more", language, shown=len(lines), more=more)] if more else []
    draft.text = "\n".join([head, "", *lines, *tail])
    draft.coverage = _coverage(found, set(by_report), groups, language)
    draft.warnings += _notes(plan, language)
    return draft


def _listed_by_report(plan: Plan, connection: Connection) -> dict[int, list[_Sentence]]:
    for name in plan.topics:
        topic = vocabulary.topics()[name]
        if topic.start_at or topic.stop_at:
            by_report: dict[int, list[_Sentence]] = {}
            for sentence in _between(select_passages(connection, plan.scope, section=topic.section), topic):
                by_report.setdefault(sentence.passage.report.id, []).append(sentence)
            return by_report
    return {}


def _telling(passages: Sequence[PassageRow], groups: Sequence[tuple[str, ...]]) -> dict[int, list[_Sentence]]:
    """For each report its sentences that name every group, in reading order."""
    found: dict[int, list[_Sentence]] = {}
    for passage in passages:
        for sentence in _sentences(passage):
            if all(any(word in sentence.text for word in group) for group in groups):
                found.setdefault(passage.report.id, []).append(sentence)
    return found
