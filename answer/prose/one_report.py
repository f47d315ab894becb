"""Plans about prose → the draft of one report: its sentences, and whether they say yes or no."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Language, Outcome
from answer.draft import Draft
from answer.figures.select import ReportRow, reports_of, select_older
from answer.plan import Plan
from answer.prose.all_done import asks_of_all, asks_whether_finished, leaves_some, says_all
from answer.prose.asker import Asker
from answer.prose.best_sentences import MOST_SENTENCES, best_sentences
from answer.prose.denials import done_by, lacks, says_not
from answer.prose.lists_of_one import lists_of_one
from answer.prose.numbers import each_numbered, numbered, without_number
from answer.prose.parts_of_reports import parts_asked, select_parts
from answer.prose.passages import select_passages
from answer.prose.problems import listing_topics
from answer.prose.quoting import coverage, quoted
from answer.prose.sentences import Sentence, all_sentences, fits, is_planned
from answer.prose.sought import groups_of, held_by, said
from answer.prose.told import numbers_told
from answer.reading.prose.terms_named import LAST_YEARS
from answer.words import join, say
from ingest.statements import stated_in

MOST_OF_A_PART = 40
_MENTIONED = re.compile(  # what is said not to have been done is mentioned all the same
    r"提到|提及|写到|写了|\b(?:mention(?:ed|s)?|written (?:of|about)|referred to|touched on)"
    r"|\b(?:say|said) anything\b"
)
_NEGATED = re.compile(r"\b(?:without|not|never|fail\w*|lack\w*|nobody|no one|neither|nothing)\b|n't\b")
_ASKS_WHETHER = re.compile(r"有没有|(.)[没不]\1|没有?[吗呢]?[？?。\s]*$")  # and deny nothing
_DENIES = re.compile("没|(?<!尚)未(?!成年|来|必)|尚未")  # 是不是有个月没更新
_WAYS = "how_to_apply"  # some are open, some not
_FINISHED = re.compile("(?:整改|改正|解决|完成|落实|销号|办结|处理|改)(?:完|好|到位|掉)")  # 12个问题整改完了吗
_SAID_FINISHED = re.compile("完成|销号|到位|解决|办结|改正|全部整改|均已整改")
_CLAIMED = re.compile(r"(?<![\d第近前.,])(\d[\d,]*(?:\.\d+)?)\s*(条|件|人次|次|人|名|元|个(?!月)|处|项|篇|场|批|%|期)")


def answer_of_one(plan: Plan, report: ReportRow, asker: Asker) -> Draft:
    """The draft of a plan about the prose of one report."""
    if listing_topics(plan):
        return lists_of_one(plan, report, asker)
    if parts_asked(plan):
        chosen = select_parts(asker.connection, [report], plan).get(report.id, [])[:MOST_OF_A_PART]
        return quoted(plan, "text_one", chosen, report, asker.language)
    if plan.number:
        told = numbers_told(plan, [report], asker.connection).get(report.id, [])
        if told:
            return numbered(plan, told, report, asker.connection, asker.language)
        each = each_numbered(plan, report, asker.connection, asker.language) if len(plan.topics) > 1 else None
        if each:
            return each
        if plan.number_only:
            return without_number(plan, report, asker.connection, asker.language)
    chosen = best_sentences(plan, report, asker)
    done = [each for each in chosen if not (plan.deed and is_planned(each))]
    if chosen and not done:
        text = say("not_done", asker.language, agency=report.agency, year=report.year, words=said(plan, asker.language))
        return Draft(Outcome.NOT_FOUND, text, coverage=coverage(plan, report, False, asker.language))
    draft = quoted(plan, "text_one", done, report, asker.language)
    if done:
        untold = untold_of(plan, done, asker.language)
        if plan.yes_no and not untold and (reply := _yes_or_no(plan, done, report, asker)):
            draft.text = f"{say(reply, asker.language)}\n\n{draft.text}"
        _add_older(plan, done, report, draft, asker.connection, asker.language)
        draft.text += untold
    return draft


def _yes_or_no(plan: Plan, chosen: Sequence[Sentence], report: ReportRow, asker: Asker) -> Literal["", "yes", "no"]:
    """What sentences say to the question; nothing where it denies something itself, or where they only plan or list
    it, or say both."""
    question = asker.question.lower()
    unfinished = _FINISHED.search(question) and not any(_SAID_FINISHED.search(each.text) for each in chosen)
    negated = _NEGATED.search(question) or _DENIES.search(_ASKS_WHETHER.sub("", question))
    if unfinished or negated or plan.topics == (LAST_YEARS,) or (plan.topics == (_WAYS,) and not plan.terms):
        return ""  # whether problems are solved is no one's to add
    if asks_of_all(question) and asks_whether_finished(question) and leaves_some(chosen) and not says_all(chosen):
        return "no"
    if _is_of_a_part(question, chosen):
        return ""
    if _claims_another_number(plan, chosen, report, asker):
        return "no"
    mentioned = bool(_MENTIONED.search(question))
    denials = [says_not(plan, each) or lacks(each.text, plan.terms) for each in chosen if not mentioned]
    stated = mentioned or any(denials) or any(done_by(plan, each) for each in chosen)
    one_way = all(denials) or not any(denials) or plan.number
    if not (stated and one_way):
        return ""
    return "no" if denials and all(denials) else "yes"


def _is_of_a_part(question: str, chosen: Sequence[Sentence]) -> bool:
    """Whether sentences leave open what is asked: of all nothing is said, or of things finished that some are not."""
    if asks_of_all(question):
        return leaves_some(chosen) or not says_all(chosen)
    return asks_whether_finished(question) and leaves_some(chosen)


def _claims_another_number(plan: Plan, chosen: Sequence[Sentence], report: ReportRow, asker: Asker) -> bool:
    """Whether the question names a number that none of the sentences states, or that is not the one told of what is
    asked: 主动公开169条对吗, of 168."""
    claimed = [(Decimal(found[1].replace(",", "")), found[2]) for found in _CLAIMED.finditer(asker.question)]
    stated = set[Decimal]().union(*(stated_in(each.text) for each in chosen))
    if not claimed or not stated:
        return False
    kinds = (plan.model_copy(update={"number": number}) for number in ("things", "people"))
    told = [each for kind in kinds for each in numbers_told(kind, [report], asker.connection).get(report.id, [])]
    by_unit = {each.number.unit: each.number.value for each in told}
    return any(number not in stated or by_unit.get(unit, number) != number for number, unit in claimed)


def untold_of(plan: Plan, chosen: Sequence[Sentence], language: Language) -> str:
    """Which of the topics named side by side none of the sentences speaks of."""
    alone = [plan.model_copy(update={"topics": (topic,), "terms": ()}) for topic in plan.topics] if plan.any_of else []
    told = [
        any(all(group.in_text(each.text) for group in groups_of(one)) and fits(each.text, one) for each in chosen)
        for one in alone
    ]
    words = [
        say("not_in_prose", language, words=said(one, language))
        for one, is_told in zip(alone, told, strict=True)
        if not is_told
    ]
    return "\n" + join(words, language) if words else ""


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
