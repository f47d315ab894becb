"""What reports say of most of what an open question asks, where no sentence says all of it."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from sqlalchemy import Connection

from answer.answer import Language, Outcome
from answer.draft import Draft
from answer.figures.select import ReportRow
from answer.plan import Plan
from answer.prose.everywhere import answer_everywhere
from answer.prose.passages import select_passages
from answer.prose.quoting import coverage, quoted
from answer.prose.sentences import Sentence, all_sentences
from answer.prose.sought import groups_of
from answer.reading.language.segmented import kind_of
from answer.words import join, say
from index.glossary import in_chinese

MOST_SENTENCES = 3
LONG = 4  # Chinese characters of a word that is no everyday one
MOST = Decimal("0.6")  # of what is sought, less of which is no answer


def told_in_part(plan: Plan, reports: Sequence[ReportRow], connection: Connection, language: Language) -> Draft | None:
    """The sentences that hold most of the words sought, the rarest among them; no answer where they hold less than
    most. None where no word stands in the reports, or the plan asks for more than what is said."""
    if len(plan.terms) < 2 or plan.topics or (plan.yes_no and language == "zh") or plan.number or plan.absent:
        return None
    plan = plan.model_copy(update={"yes_no": False})  # a part says neither yes nor no
    if plan.every_report and language == "zh":
        return None
    passages = [each for each in select_passages(connection, reports) if each.section]  # the preamble says nothing
    held = _held(plan, all_sentences(passages))
    best = _best(held, plan.terms)
    if not best or all(kind_of(plan.terms[at]).startswith("v") for at in held[best[0]]):  # 处理 alone tells nothing
        return None
    if plan.every_report and not _tells_enough(plan, held[best[0]]):
        return None
    if plan.every_report:
        return _of_bodies(plan, held[best[0]], reports, connection, language)
    newest = max(each.passage.report.year for each in best)
    chosen = [each for each in best if each.passage.report.year == newest]
    report = chosen[0].passage.report
    draft = quoted(plan, "text_one", chosen[:MOST_SENTENCES], report, language)
    words = [plan.terms[at] for at in sorted(held[chosen[0]])]
    lead = say("told_in_part", language, words=join(list(plan.terms), language), held=join(words, language))
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
    lead = say("told_in_part", language, words=join(list(plan.terms), language), held=join(list(words), language))
    draft.status, draft.value, draft.rows = Outcome.NOT_FOUND, None, []
    draft.text = f"{lead}\n\n{draft.text}"
    return draft


def _held(plan: Plan, sentences: Iterable[Sentence]) -> dict[Sentence, frozenset[int]]:
    """Which of the words each sentence holds, of those that hold any."""
    groups = groups_of(plan)
    found = {each: frozenset(at for at, group in enumerate(groups) if group.in_text(each.text)) for each in sentences}
    return {each: words for each, words in found.items() if words}


def _best(held: Mapping[Sentence, frozenset[int]], words: Sequence[str]) -> list[Sentence]:
    """Those that hold the rarest word, and most beside it: a rare or long word tells more than another."""
    often = [sum(at in own for own in held.values()) for at in range(len(words))]
    worth = [
        _length(word) * math.log1p(len(held) / count) if count else 0.0
        for word, count in zip(words, often, strict=True)
    ]
    rarest = max(worth, default=0.0)
    telling = {each: sum(worth[at] for at in own) for each, own in held.items() if rarest in {worth[at] for at in own}}
    most = max(telling.values(), default=0.0)
    return [each for each, own in telling.items() if own == most]


def _length(word: str) -> int:
    """How many characters say it in the reports, as far as that is known."""
    return max(map(len, in_chinese(word))) if word.isascii() and in_chinese(word) else len(word)
