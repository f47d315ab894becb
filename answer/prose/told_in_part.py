"""What reports say of most of what an open question asks, where no sentence says all of it."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from sqlalchemy import Connection

from answer.answer import Language, Outcome
from answer.draft import Count, Draft
from answer.figures.select import ReportRow
from answer.plan import Plan
from answer.prose.everywhere import answer_everywhere
from answer.prose.passages import select_passages
from answer.prose.quoting import coverage, quoted
from answer.prose.sentences import Sentence, all_sentences
from answer.prose.sought import EITHER, either_or, groups_of, said
from answer.reading.language.segmented import kind_of
from answer.words import join, say
from index.glossary import in_chinese

MOST_SENTENCES = 3
FEW_OF = 3  # a word that more than one in three reports has tells nothing alone
MOST_NAMES = 10
LONG = 4  # Chinese characters of a word that is no everyday one
MOST = Decimal("0.6")  # of what is sought, less of which is no answer


def told_in_part(plan: Plan, reports: Sequence[ReportRow], connection: Connection, language: Language) -> Draft | None:
    """The sentences that hold most of the words sought, the rarest among them; no answer where they hold less than
    most. None where no word stands in the reports, or the plan asks for more than what is said."""
    if len(plan.terms) < 2 or plan.topics or plan.number or plan.absent:
        return None
    plan = plan.model_copy(update={"yes_no": False})  # a part says neither yes nor no
    passages = [each for each in select_passages(connection, reports) if each.section]  # the preamble says nothing
    held = _held(plan, all_sentences(passages))
    best = _best(held, plan.terms)
    idle = not best or all(kind_of(plan.terms[at]).startswith("v") for at in held[best[0]])  # 处理 alone tells nothing
    if plan.every_report and (idle or not _tells_enough(plan, held[best[0]])):
        return _word_by_word(plan, held, reports, connection, language)
    if idle:
        return None
    if plan.every_report:
        return _of_bodies(plan, held[best[0]], reports, connection, language)
    newest = max(each.passage.report.year for each in best)
    chosen = [each for each in best if each.passage.report.year == newest]
    report = chosen[0].passage.report
    draft = quoted(plan, "text_one", chosen[:MOST_SENTENCES], report, language)
    words = tuple(plan.terms[at] for at in sorted(held[chosen[0]]))
    lead = _lead(plan, words, language)
    asked = max(plan.scope.years, default=newest)
    leads = [lead] if asked <= newest else [say("told_earlier", language, newest=asked, year=newest), lead]
    draft.text = "\n\n".join([*leads, draft.text])
    if MOST * sum(map(_length, plan.terms)) > sum(map(_length, words)):
        draft.status, draft.coverage = Outcome.NOT_FOUND, coverage(plan, report, False, language)
    return draft


def _tells_enough(plan: Plan, told: Collection[int]) -> bool:
    """Whether most of the words are told, or half of them in a long one: of many reports any would have one of them."""
    more = 2 * len(told) - len(plan.terms)
    return more > 0 or (more == 0 and any(_length(plan.terms[at]) >= LONG for at in told))


def _of_bodies(
    plan: Plan, told: Collection[int], reports: Sequence[ReportRow], connection: Connection, language: Language
) -> Draft:
    """Which reports write of the words that stand together, which is no answer: another word was sought too."""
    words = tuple(plan.terms[at] for at in sorted(told))
    draft = answer_everywhere(plan.model_copy(update={"terms": words}), reports, connection, language)
    lead = _lead(plan, words, language)
    draft.status, draft.value, draft.rows = Outcome.NOT_FOUND, None, []
    draft.text = f"{lead}\n\n{draft.text}"
    return draft


def _lead(plan: Plan, words: tuple[str, ...], language: Language) -> str:
    """That no sentence has all of the words, and which of them those that follow have."""
    held = said(plan.model_copy(update={"terms": words}), language)
    return say("told_in_part", language, words=said(plan, language), held=held)


def _word_by_word(
    plan: Plan,
    held: Mapping[Sentence, frozenset[int]],
    reports: Sequence[ReportRow],
    connection: Connection,
    language: Language,
) -> Draft | None:
    """That no report has all of the words in one sentence, and which have each of those that few reports have."""
    draft = answer_everywhere(plan, reports, connection, language)
    lines = []
    for at, word in enumerate(plan.terms):
        telling = {sentence.passage.report.id for sentence, words in held.items() if at in words}
        if telling and FEW_OF * len(telling) <= len(reports):
            draft.counts.append(Count(len(telling), tuple(telling)))
            names = [f"{each.agency} {each.year}" for each in reports if each.id in telling]
            more = say("more_members", language) if len(names) > MOST_NAMES else ""
            members = join(names[:MOST_NAMES], language) + more
            shown = word.replace(EITHER, either_or(language))
            lines.append(say("word_alone", language, word=shown, count=len(telling), members=members))
    if not lines:
        return None
    apart = say("nothing_together", language, reports=len(reports), words=said(plan, language))
    draft.text = "\n".join([apart, "", *lines])
    return draft


def _held(plan: Plan, sentences: Iterable[Sentence]) -> dict[Sentence, frozenset[int]]:
    """Which of the words each sentence holds, of those that hold any."""
    groups = groups_of(plan)
    found = {each: frozenset(at for at, group in enumerate(groups) if group.in_text(each.text)) for each in sentences}
    return {each: words for each, words in found.items() if words}


def _best(held: Mapping[Sentence, frozenset[int]], words: Sequence[str]) -> list[Sentence]:
    """Those that hold the rarest word that is no verb, and most beside it: a rare or long word tells more than
    another."""
    often = [sum(at in own for own in held.values()) for at in range(len(words))]
    worth = [
        _length(word) * math.log1p(len(held) / count) if count else 0.0
        for word, count in zip(words, often, strict=True)
    ]
    naming = [own for own, word in zip(worth, words, strict=True) if not kind_of(word).startswith("v")]
    rarest = max(naming, default=0.0) or max(worth, default=0.0)
    telling = {each: sum(worth[at] for at in own) for each, own in held.items() if rarest in {worth[at] for at in own}}
    most = max(telling.values(), default=0.0)
    return [each for each, own in telling.items() if own == most]


def _length(word: str) -> int:
    """How many characters say it in the reports, as far as that is known."""
    word = word.partition(EITHER)[0]
    return max(map(len, in_chinese(word))) if word.isascii() and in_chinese(word) else len(word)
