"""A question → a Plan, or an honest reply why there is none. Rules over the vocabulary; no model.

Spans (`spans.py`, `patterns.py`) ▶ what is asked (`what.py`), of which reports (`where.py`), under which conditions
(`clauses.py`), and what to do with them, here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Connection

from answer.accounted import half_read
from answer.answer import Language, Outcome
from answer.clauses import Clauses, Default, clauses_in
from answer.explain import explanation
from answer.patterns import find_patterns
from answer.plan import Condition, Kind, Plan, Quantity, Scope
from answer.question import Question
from answer.refusals import names_stranger, nothing_asked, refusal, unknown_words
from answer.reply import Reply
from answer.scope import Names, region_names
from answer.spans import Spans, find_spans, normalise
from answer.texts import asks_prose, read_text, topics_in
from answer.those import bodies_of
from answer.typos import corrected
from answer.what import applicant_in, breakdown_in, has_condition, named_rows, order_in, quantities_in
from answer.where import scope_of, with_newest_year, with_two_years
from answer.words import say

LONGEST_QUESTION = 1_000
SETS: frozenset[Kind] = frozenset({"list", "count", "sum", "mean", "median", "rank", "unfiled"})
BARE_FEES = frozenset(
    {"收费", "收了多少费", "收多少费", "收了多少钱", "收费多少", "fee", "fees", "charge", "charged", "charges"}
)
CARRIED = frozenset({"carried_in", "carried_out"})
MOST_LOOKED_UP = 5  # bodies, each in a sentence; more are listed
# What is put on all bodies where none is named.
OF_ALL: dict[Kind, Kind] = {"lookup": "sum"}


REPORT = re.compile(r"年报|报告|\breports?\b")
_ASKS_AT_ITS_END = re.compile(r"过[^，。]{0,16}(?:没有|没)[？?]*$")
_ASKS_WHETHER = re.compile(
    r"(?:^|[,:;.!?(-] ?)(?:(?:and|so|but|then|please|also) )?"
    r"(?:did|does|do|was|were|is|are|has|have|had|any|didn't|wasn't|weren't|isn't|hasn't)\b"
    r"|\bwhether\b|\b(?:right|correct|is that (?:so|right|true)|(?:is|was|did|were|has|does)n't (?:it|they))\?*$"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question read: its language, its words as the rules see them, and a Plan, or a Reply."""

    language: Language
    plan: Plan | Reply
    question: Question


def language_of(question: str) -> Language:
    """English where English words outweigh the Chinese that is no name; else Chinese."""
    words = len(re.findall(r"[A-Za-z]{2,}", question))
    names = re.sub(r"[（(“\"].*?[）)”\"]|[\u4e00-\u9fff]{2,}(?:局|委员会|政府|办公室|办事处)", "", question)
    han = len(re.findall(r"[\u4e00-\u9fff]", names))
    return "en" if (words >= 3 and words * 2 > han) or (words and not han) else "zh"


def read_question(
    question: str, history: Sequence[str], connection: Connection, today: date, after: Plan | None = None
) -> Asked:
    """How the question is meant, after the earlier ones of the conversation, and after a plan from before these."""
    talk = _Talk(connection, region_names(connection), today, after)
    for earlier in history[-5:]:
        talk.hear(earlier)
    return talk.hear(question)


@dataclass
class _Talk:
    """A conversation: the last plan, and the last question where it was asked back."""

    connection: Connection
    regions: Mapping[str, str]
    today: date
    previous: Plan | None = None
    pending: str = ""
    lost: bool = False  # the last question became no plan

    def hear(self, question: str) -> Asked:
        """A question read after those heard before; what was asked back is completed by it."""
        read = self._question(question)
        language = read.language
        plan: Plan | Reply | None = None
        if self.pending and not read.stands_alone:
            whole = self._question(f"{self.pending} , {question}")
            completed = _plan(whole)
            if isinstance(completed, Plan):
                read, plan = whole, completed
        plan = plan or _plan(read)
        self.lost = isinstance(plan, Reply)
        self.pending = question if isinstance(plan, Reply) and plan.status is Outcome.CLARIFY else ""
        self.previous = plan if isinstance(plan, Plan) else self.previous
        return Asked(language, plan, read)

    def _question(self, question: str) -> Question:
        names = Names(self.connection, self.regions)
        read = _question(question, names, self.today, self.previous)
        read.lost = self.lost and self.previous is None
        return read


@dataclass(frozen=True, slots=True)
class Sought:
    """What is to be searched for, in which reports."""

    words: str  # the question without what the scope says
    scope: Scope


def read_search(question: str, connection: Connection, today: date) -> Sought | None:
    """What a question seeks, whatever else it asks; None where it names a body that is not loaded."""
    read = _question(question, Names(connection, region_names(connection)), today, None)
    scope = scope_of(read, is_set=True)
    return None if isinstance(scope, Reply) or names_stranger(read) else Sought(read.sought, scope)


def _question(question: str, names: Names, today: date, previous: Plan | None) -> Question:
    text, language = normalise(question), language_of(question)
    if len(text) > LONGEST_QUESTION:
        return Question(text, language, Spans("", (), ()), names, today, previous)
    spans = find_spans(text, names, find_patterns(text, today))
    text, changes = corrected(spans, names)
    if changes:
        spans = find_spans(text, names, find_patterns(text, today))
    read = Question(text, language, spans, names, today, None if spans.has("afresh") else previous)
    read.assumptions += [say("typo", language, typed=typed, meant=meant) for typed, meant in changes]
    return read


def _plan(question: Question) -> Plan | Reply:
    """The Plan, or why there is none."""
    if len(question.text) > LONGEST_QUESTION:
        return Reply(Outcome.CLARIFY, say("too_long", question.language, limit=LONGEST_QUESTION))
    refused = explanation(question) or refusal(question)
    if refused:
        return refused
    if _means_nobody(question):
        return Reply(Outcome.CLARIFY, say("which_body_at_all", question.language))
    if _asks_check(question):
        return _checks(question)
    if _asks_unfiled(question):
        one = question.has("agency") and _is_yes_no(question)
        return _reports(question) if one else _unfiled(question)
    state = _state_of_cells(question)
    if state:
        return _cells(question, state)
    if _is_about_reports(question):
        return _reports(question)
    topics = topics_in(question)
    measures = quantities_in(question.spans, question.language)
    if _continues(question, topics, measures):
        topics, measures = _inherited(question)
    if topics or (not measures and asks_prose(question)):
        return read_text(question, topics)
    if isinstance(measures, Reply):
        return measures
    if not measures and not breakdown_in(question.spans) and not question.inherits:
        return nothing_asked(question)
    if unknown := unknown_words(question):
        return unknown
    plan = _figures(question, measures)
    return plan if isinstance(plan, Reply) else half_read(question, plan) or plan


# Follow-ups


def _means_nobody(question: Question) -> bool:
    """Whether it is about bodies asked for before, where nothing was: 它们, or no scope after what was not read."""
    if question.previous is not None or question.has("agency", "region", "list"):
        return False
    return question.means_those or (question.lost and not question.has("year", "relative") and not question.everyone)


def _continues(question: Question, topics: tuple[str, ...], measures: tuple[Quantity, ...] | Reply) -> bool:
    """Whether a follow-up names no subject of its own, so that the last one is meant."""
    named = topics or measures or breakdown_in(question.spans)
    changes = question.has(
        *("follow_up", "year", "relative", "agency", "region", "level", "count", "sum", "mean", "median"),
        *("rank_most", "rank_least", "limit", "rank_of", "series", "change", "list", "condition", "zero", "number"),
        *("group_year", "group_region", "group_level"),
    )
    return question.previous is not None and not named and changes and not unknown_words(question)


def _inherited(question: Question) -> tuple[tuple[str, ...], tuple[Quantity, ...]]:
    assert question.previous is not None
    question.inherits = True
    return question.previous.topics, tuple(dict.fromkeys(question.previous.measures))


# Figures


def _figures(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply:
    spans, previous = question.spans, question.previous
    breakdown = breakdown_in(spans)
    kind = _kind(question, breakdown)
    if question.inherits and previous and kind == "lookup":
        breakdown, kind = previous.breakdown, previous.kind
    if spans.has("ambiguous_bureau") and not spans.has("agency") and previous is None:
        return Reply(Outcome.CLARIFY, say("which_body_at_all", question.language))
    if kind == "change" and spans.has("list") and not spans.has("agency"):
        return Reply(Outcome.CLARIFY, say("change_of_which", question.language))
    if kind == "lookup" and previous and previous.kind in {"list", "count"} and _is_another_list(question):
        kind = previous.kind
    if kind == "lookup" and _is_bare_fee(question):
        return Reply(Outcome.CLARIFY, say("ambiguous_fee", question.language))
    scope = scope_of(question, is_set=kind in SETS or (bool(breakdown) and question.everyone))
    if isinstance(scope, Reply):
        return scope
    if not measures and not breakdown:
        return _again(question, scope, kind)
    scope = _of_those(question, scope, kind)
    of_each = kind == "lookup"  # of bodies named: each is told, whatever its figure
    kind, scope, subject = fitted(question, kind, scope)
    clauses = clauses_in(spans, question.language, measures, _default(question, kind))
    if isinstance(clauses, Reply):
        return clauses
    measures, conditions, any_of = _conditions(question, kind, measures, clauses, of_each, bool(scope.agencies))
    own_years = tuple(sorted({year for condition in conditions for year in condition.years}))
    if own_years:
        scope = scope.model_copy(update={"years": own_years})
    order, limit = order_in(spans)
    if question.inherits and previous and not order and kind == previous.kind:
        order, limit = previous.order, previous.limit
    return Plan(
        kind=kind,
        scope=scope,
        measures=() if breakdown else measures,
        conditions=conditions,
        any_of=any_of,
        every_year=kind in {"list", "count", "yesno"} and len(scope.years) != 1 and spans.has("every_year"),
        together=len(measures) > 1 and question.has("together", "plus"),
        order=order,
        limit=limit,
        group=_group(question, kind, scope),
        percent=kind == "change" and spans.has("change_percent"),
        subject=subject,
        breakdown=breakdown,
        column=applicant_in(spans) if breakdown in {"outcomes", "reasons"} else "total",
        assumptions=tuple(question.assumptions),
    )


def _conditions(
    question: Question, kind: Kind, measures: tuple[Quantity, ...], clauses: Clauses, of_each: bool, named: bool
) -> tuple[tuple[Quantity, ...], tuple[Condition, ...], bool]:
    """The figures and what must hold of them, with whether any of it is enough; a follow-up keeps the earlier ones."""
    conditions: tuple[Condition, ...] = ()
    any_of = False
    if kind in {"list", "count", "yesno"} and clauses.conditions and not (of_each and named):
        measures, conditions, any_of = clauses.measures, clauses.conditions, clauses.any_of
    previous = question.previous if question.inherits else None
    if previous and not has_condition(question.spans) and not of_each and kind in {"list", "count", "yesno"}:
        conditions = previous.conditions or conditions
        measures = previous.measures if len(conditions) > 1 else measures
    return measures, conditions, any_of


def _again(question: Question, scope: Scope, kind: Kind) -> Plan | Reply:
    """The last plan over another scope, where it is about no figure: who filed no report, and in 2024?"""
    if question.previous and kind == question.previous.kind:
        return question.previous.model_copy(update={"scope": scope, "assumptions": tuple(question.assumptions)})
    return Reply(Outcome.CLARIFY, say("which_figure", question.language))


def _kind(question: Question, breakdown: str) -> Kind:
    """What is to be done, by the words that say so; the more special ones first."""
    has, before = question.has, question.previous
    named = has("agency") or bool(question.inherits and before and before.scope.agencies)
    if breakdown:
        return "breakdown"
    if has("rank_of") and (named or question.previous):
        return "rank"
    if has("series", "group_year") and named and not has("mean", "median", "change_percent"):
        return "lookup"
    for kind in ("mean", "median"):
        if has(kind):
            return "mean" if kind == "mean" else "median"
    if has("change", "change_percent"):
        return "change"
    if has("count") or _counts_bodies(question):
        return "count"
    if has("series", "group_year", "group_region", "group_level") and not has("list"):
        return "sum"
    if _is_yes_no(question) and not has("agreement"):
        return "yesno"
    if has("list", "limit", "rank_most", "rank_least"):
        return "list"
    if has("sum", "plus"):
        return "sum"
    if has_condition(question.spans):
        return "list" if not named else "yesno" if has("number", "zero") and not has("quantity") else "lookup"
    return "lookup"


def _is_another_list(question: Question) -> bool:
    """What about refusals, after a list: the list by another figure."""
    return question.has("follow_up") and not question.has("agency", "those", "quantity")


def _counts_bodies(question: Question) -> bool:
    """How many government offices, 几个信访局: a kind of body right behind the quantity."""
    counting = [span for span in question.spans.of("quantity") if not span.text.startswith("what")]
    quantities = {span.end for span in counting}
    bodies = [
        span
        for span in question.spans.of("agency")
        if span.value("kind_of_body") is not None or not span.text.isascii()
    ]
    return any(len(question.text[: span.start].rstrip()) in quantities for span in bodies)


def _is_bare_fee(question: Question) -> bool:
    """收费 alone may be the fees of table 1 or those for processing requests; 万元 settles it."""
    named = [span.text for span in question.spans.of("row") if span.value("row") == "fees"]
    return "万" not in question.text and bool(named) and all(text in BARE_FEES for text in named)


def _is_yes_no(question: Question) -> bool:
    if any(not span.text.isascii() for span in question.spans.of("yesno")):
        return True
    if question.has("quantity", "list") and not question.has("number"):
        first = question.spans.of("yesno")
        return bool(first) and first[0].start == 0 and not question.has("quantity")
    return bool(_ASKS_AT_ITS_END.search(question.text) or _ASKS_WHETHER.search(question.text))


def fitted(question: Question, kind: Kind, scope: Scope) -> tuple[Kind, Scope, str]:
    """The kind and scope that go together, and the body whose rank is asked for."""
    if kind == "rank" and len(scope.agencies) == 1:
        subject = scope.agencies[0]
        own = scope if scope.years else with_newest_year(question, scope)
        return kind, own.model_copy(update={"agencies": ()}), subject
    kind = "list" if kind == "rank" else kind
    chosen = question.means_those and any(re.search("[哪谁]|wh", span.text) for span in question.spans.of("list"))
    plain = not has_condition(question.spans) and not question.inherits and not chosen
    if scope.agencies and kind == "list" and plain:
        kind = "lookup"
    if kind == "lookup" and len(scope.agencies) > MOST_LOOKED_UP:
        kind = "list"
    if kind in {"mean", "median"} and len(scope.agencies) == 1:
        return kind, scope, ""
    if kind == "change":
        return kind, with_two_years(question, scope), ""
    if not scope.agencies:
        kind = OF_ALL.get(kind, kind)
    one = len(scope.agencies) == 1 and not scope.years
    if one and kind in {"lookup", "breakdown", "yesno"} and not question.has("series", "sum", "group_year"):
        scope = with_newest_year(question, scope)
    return kind, scope, ""


def _of_those(question: Question, scope: Scope, kind: Kind) -> Scope:
    """The scope of 它们, those, or a bare 平均呢: the members of the set asked for before."""
    previous = question.previous
    if not previous or question.has("agency", "region"):
        return scope
    bare = question.inherits and kind in {"sum", "mean", "median"} and previous.kind == "list"
    if not (question.means_those or (bare and previous.conditions)):
        return scope
    bodies = bodies_of(previous, question.names.connection)
    return (
        scope.model_copy(update={"agencies": bodies, "regions": (), "endings": (), "levels": ()}) if bodies else scope
    )


def _default(question: Question, kind: Kind) -> Default:
    """Whether members without a condition must have more than zero: a ranking puts all in order."""
    if kind == "yesno":
        return "some" if question.has("yesno") else "any"
    return "none" if order_in(question.spans)[0] and kind != "count" else "some"


def _group(question: Question, kind: Kind, scope: Scope) -> Literal["", "year", "region", "level"]:
    if kind != "sum":
        return ""
    if question.has("group_region") or (len(scope.regions) > 1 and question.has("series")):
        return "region"
    if question.has("group_level"):
        return "level"
    return "year" if question.has("series", "group_year") and len(scope.years) != 1 else ""


# Reports and checks


def _is_about_reports(question: Question) -> bool:
    figures = ("topic", "row", "column", "rate", "mean", "median", "rank_most", "rank_least", "share", "condition")
    if question.left or question.has(*figures):
        return False
    if question.has("reports", "which_form", "old_form", "new_form"):
        return True
    named = question.has("agency", "region", "year", "list", "count") and REPORT.search(question.text)
    return bool(named) and (question.previous is None or question.has("list", "count") or _is_yes_no(question))


def _reports(question: Question) -> Plan | Reply:
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    forms = [form for form, kind in ((2019, "old_form"), (2021, "new_form")) if question.has(kind)]
    by_form = question.has("which_form") or len(forms) == 2  # 新格式还是老格式 asks for either
    scope = scope.model_copy(update={"form": forms[0] if forms and not by_form else None})
    yes_no = _is_yes_no(question) and not by_form and not question.has("quantity", "list")
    absent = yes_no and question.has("unfiled", "zero")
    assumptions = tuple(question.assumptions)
    return Plan(kind="reports", scope=scope, yes_no=yes_no, absent=absent, by_form=by_form, assumptions=assumptions)


def _asks_unfiled(question: Question) -> bool:
    """没交年报, or 没有 and the report of a year apart: 没有2024年的报告."""
    if question.has("unfiled"):
        return not named_rows(question.spans, strong=True)
    other = question.left or question.has("row", "column", "rate", "topic", "blank", "all_zero", "cell")
    return not other and question.has("zero") and bool(REPORT.search(question.text))


def _unfiled(question: Question) -> Plan | Reply:
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    unknown = unknown_words(question)
    if unknown:
        return unknown
    if not scope.years:
        return Reply(Outcome.CLARIFY, say("which_year", question.language))
    counting = question.has("count", "quantity")
    return Plan(kind="unfiled", scope=scope, counting=counting, assumptions=tuple(question.assumptions))


def _state_of_cells(question: Question) -> Literal["", "blank", "unread", "zero"]:
    """Whether cells or tables are asked for by their state, whatever row they stand in."""
    if question.has("row", "column", "rate", "topic"):
        return ""
    if question.has("unread"):
        return "unread"
    if question.has("all_zero"):
        return "zero"
    return "blank" if question.has("blank") else ""


def _cells(question: Question, state: Literal["blank", "unread", "zero"]) -> Plan | Reply:
    scope = scope_of(question, is_set=not question.has("agency"))
    if isinstance(scope, Reply):
        return scope
    unknown = unknown_words(question)
    if unknown:
        return unknown
    table = next((number for number in (1, 2, 3) if question.has(f"table_{number}")), 0)
    counting = question.has("count", "quantity", "reports") and not question.has("list", "cell")
    counting = counting or bool(re.search("how many reports|多少份|几份", question.text))
    plan = Plan(kind="cells", scope=scope, state=state, counting=counting, assumptions=tuple(question.assumptions))
    return plan.model_copy(update={"table": table})


def _asks_check(question: Question) -> bool:
    """Whether numbers are compared; “add up” with a figure named asks for its sum."""
    if question.has("agreement"):  # of two figures of a report the figures are told
        rows = set(named_rows(question.spans, strong=True))
        return question.has("prose", "balance") or bool(rows & CARRIED) or len(rows) < 2
    adds = [span for span in question.spans.of("balance") if span.text != "add up"]
    return bool(adds) or (question.has("balance") and not _adds_a_figure(question))


def _adds_a_figure(question: Question) -> bool:
    return bool(named_rows(question.spans, strong=True)) or question.text.startswith("add up")


def _checks(question: Question) -> Plan | Reply:
    """Does it balance, does the prose agree, was all carried over."""
    unknown = unknown_words(question)
    if unknown:
        return unknown
    rows = set(named_rows(question.spans, strong=True))
    carry = bool(rows & CARRIED) and not question.has("prose")
    prose = question.has("prose") or (question.has("agreement") and not carry)
    counting = bool(re.search("多少|几[份家个]|how many|number of", question.text))
    scope = scope_of(question, is_set=not question.has("agency"))
    if isinstance(scope, Reply):
        return scope
    checks: Literal["tables", "prose", "carry"] = "carry" if carry else "prose" if prose else "tables"
    assumptions = tuple(question.assumptions)
    return Plan(kind="checks", scope=scope, checks=checks, counting=counting, assumptions=assumptions)
