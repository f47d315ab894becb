"""The sentences that come closest to a question which nothing else answers.

One that has every word of a question about one body answers it. Where none has, whoever asked judges whether those that
come close do: a word counts the more the fewer sentences have it, and less in the heading or beside the sentence.
"""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Language, Outcome
from answer.draft import Draft
from answer.figures.select import ReportRow, select_reports
from answer.plan import Plan, Scope
from answer.prose.passages import FEW, PassageRow, holds, select_passages
from answer.prose.quoting import quotes
from answer.prose.sentences import Sentence, all_sentences, is_planned
from answer.prose.sought import EITHER
from answer.reading.language.passed_over import adds_nothing
from answer.reading.language.segmented import kind_of, segmented
from answer.reading.prose.units_asked import asking_in, asking_in_english, is_stated
from answer.reading.prose.words_of_one import ASKS_EN
from answer.reading.question import Question
from answer.reading.refusals import names_stranger, refusal
from answer.reading.scope.where import scope_of
from answer.reply import Reply
from answer.words import say
from index.glossary import found_in, in_everyday_chinese

MOST_SENTENCES = 3
NEAR = {"zh": 0.4, "en": 0.27}  # of what the words of a question count, which a sentence of the body asked about has
NEAR_AMONG_MANY = {"zh": 0.6, "en": 0.55}  # where no body is named
_AS_GOOD = 0.85  # of the best
_AROUND = 0.4  # what a word in the heading or beside the sentence counts
_SHORTEST = 2
_SEVERAL = 2  # words
_BODY = re.compile("[\u4e00-\u9fff]{1,8}?(?:局|委员会|办公室|厅|政府|街道|镇|乡)")
_DONE = re.compile("[了过]")
_ASKS = re.compile("谁|哪|什么|啥|怎|如何|几|多少|是否|有没有|有无|吗|呢")
_A_YEAR = re.compile(r"(?:20)?\d\d")
_RUN = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9][a-z0-9.\-]*")
_OF_ANY_REPORT = re.compile(
    "(?:政府|信息|公开|工作|政务|情况|各类|年度|年报|报告|全年|本年|当年|申请|单位|部门|机关|人员|数量|总数|一共)+"
)
_ONLY_ASKS = frozenset(
    {
        "去年",
        "今年",
        "上年",
        "比重",
        "占比",
        "比例",
        "多大",
        "百分之",
        "百分比",
        "几成",
        "有没",
        "怎么办",
        "哪里",
        "哪儿",
        "谁家",
        "哪几家",
    }
    | {"多少", "几个", "几名", "几次", "几件", "几家", "几场", "没有", "有没有", "是否", "结果", "主要", "具体", "分别"}
    | {"哪些", "什么", "怎么", "怎样", "为什么", "哪个", "一些", "这些", "那些", "进行", "开展", "现在", "目前", "后来"}
)
_PLAIN_ROWS = frozenset({"received", "handled"})  # 申请, of which any sentence may speak
_NAMES = ("agency", "region", "level", "year", "relative")
_LIGHT = frozenset({"召开", "举办", "举行", "开展", "组织", "实施", "推进", "加强"})  # alone are near nothing

Word = tuple[str, ...]  # its alternatives


class _Near(NamedTuple):
    """A sentence, and which part of the question's weight it has."""

    sentence: Sentence
    worth: float


class Closest(NamedTuple):
    """The draft that quotes what comes close, which is no answer, or the plan that quotes what answers the question."""

    draft: Draft
    plan: Plan | None


def closest(question: Question, connection: Connection, language: Language, asked: str = "") -> Closest | None:
    """What comes closest to a question, `asked` in these words; None where nothing comes close, or no report is
    meant."""
    refused = refusal(question)
    if (refused and refused.status is not Outcome.NOT_FOUND) or names_stranger(question) or _names_another(question):
        return None
    scope = _scope(question)
    words = _words(question, _without_names(question, asked) if asked else question.sought) if scope else []
    if scope is None or not words:
        return None
    reports = select_reports(connection, scope)
    one = len({each.agency for each in reports}) == 1
    named = one or (bool(scope.agencies or scope.regions) and len(reports) <= FEW)
    if not named and len(words) < _SEVERAL:
        return None
    near = NEAR if named else NEAR_AMONG_MANY
    passages = select_passages(connection, reports) if len(reports) <= FEW else _with_most(words, reports, connection)
    found = _nearest(question.text, words, [each for each in passages if each.section], near[language])
    if not found:
        return None
    return Closest(_draft(found, language), _plan(question, words, found[0]) if one else None)


def told_outright(question: Question) -> Plan | None:
    """The plan that quotes the sentence with every word of a question of one body, some of which name no figure."""
    figures = {span.value("row") for span in question.spans.of("row")} - _PLAIN_ROWS
    if figures or question.has("rate", "column") or not any(len(word) >= _SHORTEST for word in question.left):
        return None
    found = closest(question, question.names.connection, question.language)
    return found.plan if found else None


def _plan(question: Question, words: Sequence[Word], found: _Near) -> Plan | None:
    """The plan that quotes a sentence with all of the words and what is asked for; it says neither yes nor no."""
    text, report = found.sentence.text, found.sentence.passage.report
    done = question.has("deed") or bool(_DONE.search(question.text))
    planned = done and is_planned(found.sentence)
    if question.is_yes_no or planned or not all(_has(text, word) for word in words):
        return None
    asking = asking_in(question.text) if question.language == "zh" else asking_in_english(question.text)
    if asking is None and (question.language == "en" or _ASKS.search(question.text)):
        return None
    forms = asking.forms if asking else ()
    if not (len(words) >= _SEVERAL or forms) or (asking and not is_stated(asking, text)):
        return None
    terms = tuple(EITHER.join(word) for word in words)
    scope = Scope(agencies=(report.agency,), years=(report.year,))
    return Plan(kind="text", scope=scope, terms=terms, assumptions=tuple(question.assumptions))


def _names_another(question: Question) -> bool:
    """Whether a body that is not loaded stands right behind its place: 云岚市民政局, of which only 云岚市 is known."""
    places = question.spans.of("region")
    return not question.has("agency") and any(_BODY.match(question.text, span.end) for span in places)


def _scope(question: Question) -> Scope | None:
    """Whose reports are meant; in a follow-up that names nobody, the last one's."""
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return None
    if question.previous and not question.has("agency", "region", "level", "list"):
        return question.previous.scope
    return scope


def _without_names(question: Question, asked: str) -> str:
    """The asker's own words without the bodies, places and years that they name."""
    asked = asked.lower()
    names = {span.text for kind in _NAMES for span in question.spans.of(kind)}
    for name in sorted(names, key=len, reverse=True):
        asked = asked.replace(name, " ")
    return asked


def _words(question: Question, sought: str) -> list[Word]:
    """The words sought that say something, each with what the reports call it."""
    if question.language == "zh":
        found = [word for run in _RUN.findall(sought) for word in _of_run(run)]
        others = vocabulary.said_otherwise()
        return [(word, *others.get(word, ())) for word in dict.fromkeys(found)]
    named = found_in(sought, in_everyday_chinese)
    covered = {word for term in named for word in term.split()}
    known = {term: in_everyday_chinese(term) for term in named if not ASKS_EN.fullmatch(term)}
    unknown = [word for word in question.left if word not in covered and not _only_asks(word)]
    said = [tuple(word for word in words if not _OF_ANY_REPORT.fullmatch(word)) for words in known.values()]
    return list(dict.fromkeys([*(words for words in said if words), *((word,) for word in unknown)]))


def _only_asks(word: str) -> bool:
    """Whether an English word says nothing of what is sought."""
    return bool(ASKS_EN.fullmatch(word)) or adds_nothing(word) or word in vocabulary.beside()


def _of_run(run: str) -> list[str]:
    words = (run,) if run.isascii() else segmented(run)
    return [
        word
        for word in words
        if len(word) >= _SHORTEST
        and not (word in _ONLY_ASKS or _OF_ANY_REPORT.fullmatch(word))
        and not _A_YEAR.fullmatch(word)
        and not (adds_nothing(word) or kind_of(word)[:1] == "r")
    ]


def _with_most(words: Sequence[Word], reports: Sequence[ReportRow], connection: Connection) -> list[PassageRow]:
    """The passages of many reports that have all of the words, or else all but one."""
    found = select_passages(connection, reports, containing=words)
    if found or len(words) <= _SHORTEST:
        return found
    but_one = [[*words[:at], *words[at + 1 :]] for at in range(len(words))]
    return [each for some in but_one for each in select_passages(connection, reports, containing=some)]


def _nearest(question: str, words: Sequence[Word], passages: Sequence[PassageRow], enough: float) -> list[_Near]:
    """The sentences that have most of what the words count, the best first, of these the newest."""
    sentences = list(dict.fromkeys(all_sentences(passages)))
    often = [sum(_has(each.text, word) for each in sentences) for word in words]
    weights = [math.log((len(sentences) + 1) / (max(times, 1) + 0.5)) for times in often]
    whole = sum(weights)
    if not any(often) or whole <= 0:
        return []

    def worth(sentence: Sentence) -> float:
        around = f"{sentence.passage.path} {sentence.passage.text}"
        counted = (
            weight * (1 if _has(sentence.text, word) else _AROUND if _has(around, word) else 0)
            for word, weight in zip(words, weights, strict=True)
        )
        return sum(counted) / whole

    things = [word for word in words if _LIGHT.isdisjoint(word)]
    near = [_Near(each, worth(each)) for each in sentences if any(_has(each.text, word) for word in things)]
    best = max((each.worth for each in near), default=0.0)
    if best < enough:
        return []
    pairs = {question[at : at + 2] for at in range(len(question) - 1)}
    good = [each for each in near if each.worth >= _AS_GOOD * best]
    good.sort(key=lambda each: (-each.worth, -each.sentence.passage.report.year, -_shared(pairs, each.sentence.text)))
    return good[:MOST_SENTENCES]


def _shared(pairs: set[str], text: str) -> int:
    """How many pairs of characters of the question a sentence has."""
    return sum(pair in text for pair in pairs)


def _has(text: str, word: Word) -> bool:
    return any(holds(text, each) for each in word)


def _draft(found: Sequence[_Near], language: Language) -> Draft:
    draft = Draft(Outcome.NOT_FOUND, "")
    lines = [say("closest", language)]
    reports = dict.fromkeys(each.sentence.passage.report for each in found)
    for at, report in enumerate(reports):
        chosen = [each.sentence for each in found if each.sentence.passage.report == report]
        chosen.sort(key=lambda each: (each.passage.ordinal, each.start))
        lines += [*([] if at else [""]), *quotes("text_one", chosen, report, draft, language)]
    draft.text = "\n".join(lines).rstrip()
    return draft
