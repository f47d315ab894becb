"""A question → a Plan, or an honest reply why there is none. Rules over the vocabulary; no model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Connection

from answer.answer import Language, Outcome
from answer.patterns import find_patterns
from answer.plan import Kind, Measure, Plan, Scope
from answer.reply import Reply
from answer.scope import Names, loaded_years, region_names
from answer.spans import Spans, find_spans, normalise
from answer.subject import applicant_in, breakdown_in, conditions_in, has_condition, measures_in, named_rows, order_in
from answer.words import say
from ingest.identity import level_of

LONGEST_QUESTION = 1_000
# Topics that give way to a figure named beside them.
MILD_TOPICS = frozenset({"proactive", "platform", "improvements", "review", "interpretation"})
_BODY_LIKE = re.compile(r"(?:局|委|办|厅|政府|街道|镇|乡|中心|大学|学院|医院|公司|省|市|县|区|州|旗)$")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question read: its language and a Plan, or a Reply."""

    language: Language
    plan: Plan | Reply


def language_of(question: str) -> Language:
    """English where English words outweigh the Chinese that is no name; else Chinese."""
    words = len(re.findall(r"[A-Za-z]{2,}", question))
    names = re.sub(r"[（(“\"].*?[）)”\"]|[\u4e00-\u9fff]{2,}(?:局|委员会|政府|办公室|办事处)", "", question)
    han = len(re.findall(r"[\u4e00-\u9fff]", names))
    return "en" if (words >= 3 and words * 2 > han) or (words and not han) else "zh"


def read_question(question: str, history: Sequence[str], connection: Connection, today: date) -> Asked:
    """How the question is meant, after the earlier ones of the conversation."""
    previous: Plan | None = None
    regions = region_names(connection)
    for earlier in history[-5:]:
        plan = _Reader(earlier, Names(connection, regions), today, previous).read()
        previous = plan if isinstance(plan, Plan) else previous
    reader = _Reader(question, Names(connection, regions), today, previous)
    return Asked(reader.language, reader.read())


class _Reader:
    """One question being read. Each `_…` method takes one part of the Plan from the spans."""

    def __init__(self, question: str, names: Names, today: date, previous: Plan | None) -> None:
        self.language = language_of(question)
        self.text = normalise(question)
        self.names = names
        self.previous = previous
        self.today = today
        self.assumptions: list[str] = []
        self.inherits = False  # a follow-up without a subject of its own
        short = len(self.text) <= LONGEST_QUESTION
        self.spans = find_spans(self.text, names, find_patterns(self.text, today)) if short else Spans("", (), ())

    def read(self) -> Plan | Reply:
        """The Plan, or why there is none."""
        refusal = self._refusal()
        if refusal:
            return refusal
        if self.spans.has("balance") or self.spans.has("agreement"):
            return self._checks()
        if self._is_about_reports():
            return self._reports()
        topics = self._topics()
        measures = measures_in(self.spans, self.language)
        if self._continues(topics, measures):
            topics, measures = self._inherited()
        if topics or (not measures and self._asks_prose()):
            return self._text(topics)
        if self.spans.has("unsupported"):
            return Reply(Outcome.NOT_FOUND, say("unsupported", self.language))
        if isinstance(measures, Reply):
            return measures
        if not measures and not breakdown_in(self.spans) and not self.inherits:
            return self._nothing()
        unknown = self._unknown()
        if unknown:
            return unknown
        return self._figures(measures)

    def _continues(self, topics: tuple[str, ...], measures: tuple[Measure, ...] | Reply) -> bool:
        """Whether a follow-up names no subject of its own, so that the last one is meant."""
        named = topics or measures or breakdown_in(self.spans)
        changes = any(self.spans.has(kind) for kind in ("follow_up", "year", "relative", "agency", "region"))
        return self.previous is not None and not named and changes and not self._unknown()

    def _inherited(self) -> tuple[tuple[str, ...], tuple[Measure, ...]]:
        assert self.previous is not None
        self.inherits = True
        return self.previous.topics, self.previous.measures

    # What is no question about these reports

    def _refusal(self) -> Reply | None:
        if len(self.text) > LONGEST_QUESTION:
            return Reply(Outcome.CLARIFY, say("too_long", self.language, limit=LONGEST_QUESTION))
        if not re.search(r"[a-z0-9\u4e00-\u9fff]", self.text):
            return Reply(Outcome.CLARIFY, say("empty", self.language))
        if self.spans.has("refuse"):
            return Reply(Outcome.OUT_OF_SCOPE, say("refuse", self.language))
        if self.spans.has("outside"):
            return Reply(Outcome.OUT_OF_SCOPE, say("outside", self.language))
        if self.spans.has("not_reported"):
            return Reply(Outcome.NOT_FOUND, say("not_reported", self.language))
        if self.spans.has("ambiguous_disclosed") and not named_rows(self.spans, strong=True):
            return Reply(Outcome.CLARIFY, say("ambiguous_disclosed", self.language))
        if self.spans.has("ambiguous_other") and not named_rows(self.spans, strong=True):
            return Reply(Outcome.CLARIFY, say("ambiguous_other", self.language))
        return None

    def _nothing(self) -> Reply | Plan:
        years = self._years()
        if years and not set(years) & set(loaded_years(self.names.connection)):
            return Plan(kind="reports", scope=Scope(years=years))
        unknown = self._unknown()
        if unknown and any(_BODY_LIKE.search(word) for word in self.spans.leftover):
            return unknown
        if self.spans.has("agency") or self.spans.has("year") or self.spans.has("region"):
            return unknown or Reply(Outcome.CLARIFY, say("which_figure", self.language))
        return Reply(Outcome.OUT_OF_SCOPE, say("outside", self.language))

    def _unknown(self) -> Reply | None:
        """Words that are neither vocabulary nor a name loaded: answering past them could answer another question."""
        left = [word for word in self.spans.leftover if not self._is_noise(word)]
        if not left:
            return None
        words = "、".join(left) if self.language == "zh" else ", ".join(left)
        return Reply(Outcome.NOT_FOUND, say("unknown_words", self.language, words=words))

    def _is_noise(self, word: str) -> bool:
        return word.isascii() and len(word) < 3

    # Scope

    def _regions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(span.value("region") or "" for span in self.spans.of("region")))

    def _years(self, names: Sequence[str] = ()) -> tuple[int, ...]:
        """The years named; relative ones fall back to the newest loaded, and say so."""
        years: set[int] = set()
        loaded = loaded_years(self.names.connection)
        for span in self.spans.of("year"):
            value = span.value("year") or ""
            if value.startswith("recent:"):
                years |= set(loaded[-int(value.split(":")[1]) :])
            else:
                years |= {int(year) for year in value.split(",")}
        for span in self.spans.of("relative"):
            year = int(span.value("relative") or 0)
            if year not in loaded and loaded:
                self.assumptions.append(say("relative_year", self.language, asked=year, newest=loaded[-1]))
                year = loaded[-1]
            years.add(year)
        return tuple(sorted(years))

    def _scope(self, is_set: bool) -> Scope | Reply:
        """The reports meant. A name that several bodies share is asked back, but in a set means all of them."""
        regions = self._regions()
        years = self._years()
        agencies: list[str] = []
        ending = ""
        for span in self.spans.of("agency"):
            alias = span.value("agency") or ""
            candidates = self.names.named(alias, regions)
            if not candidates:
                return Reply(
                    Outcome.NOT_FOUND, say("no_body_there", self.language, name=alias, regions="、".join(regions))
                )
            if len(candidates) > 1 and is_set:
                ending = alias
                continue
            chosen = self._only(candidates, years)
            if isinstance(chosen, Reply):
                return chosen
            agencies += chosen
        if agencies:
            regions = ()
        elif not ending and self.previous and self._follows(is_set):
            scope = self.previous.scope
            agencies, ending = list(scope.agencies), scope.ending
            regions, years = regions or scope.regions, years or scope.years
        return Scope(agencies=tuple(dict.fromkeys(agencies)), regions=regions, ending=ending, years=years)

    def _only(self, candidates: list[str], years: Sequence[int]) -> list[str] | Reply:
        """The one body meant: the only candidate, or the only one with a report of the years named."""
        if len(candidates) == 1:
            return candidates
        with_report = [name for name in candidates if set(loaded_years(self.names.connection, [name])) & set(years)]
        if len(with_report) == 1:
            self.assumptions.append(say("only_one_loaded", self.language, name=with_report[0]))
            return with_report
        names = ("、" if self.language == "zh" else ", ").join(candidates[:10])
        return Reply(Outcome.CLARIFY, say("which_body", self.language, names=names))

    def _follows(self, is_set: bool) -> bool:
        """Whether the question leans on the one before; one that asks for a whole set does only where it says so."""
        if is_set and not self.spans.has("follow_up") and not self.inherits:
            return False
        return self.spans.has("follow_up") or not (self.spans.has("agency") or self.spans.has("region"))

    # Figures

    def _figures(self, measures: tuple[Measure, ...]) -> Plan | Reply:
        breakdown = breakdown_in(self.spans)
        kind = self._kind(breakdown)
        if self.inherits and self.previous and kind == "lookup":
            breakdown, kind = self.previous.breakdown, self.previous.kind
        if self._is_vague_body():
            return Reply(Outcome.CLARIFY, say("which_body_at_all", self.language))
        everyone = any(self.spans.has(word) for word in ("list", "sum", "count", "mention"))
        scope = self._scope(is_set=kind in {"list", "count", "sum"} or (bool(breakdown) and everyone))
        if isinstance(scope, Reply):
            return scope
        if scope.agencies and kind == "list" and not has_condition(self.spans):
            kind = "lookup"
        if kind in {"lookup", "breakdown"} and not scope.agencies:
            kind = "sum" if kind == "lookup" else kind
        conditions = (
            conditions_in(self.spans, kind, measures, self.language) if kind in {"list", "count", "yesno"} else ()
        )
        if isinstance(conditions, Reply):
            return conditions
        if self.inherits and self.previous and not has_condition(self.spans):
            conditions = self.previous.conditions
        order, limit = order_in(self.spans)
        if scope.agencies and len(scope.agencies) == 1 and not scope.years and kind in {"lookup", "breakdown"}:
            scope = self._newest_year(scope)
        return Plan(
            kind=kind,
            scope=scope,
            measures=() if breakdown else measures,
            conditions=conditions,
            together=len(measures) > 1 and self.spans.has("together"),
            order=order,
            limit=limit,
            breakdown=breakdown,
            column=applicant_in(self.spans) if breakdown in {"outcomes", "reasons"} else "total",
            assumptions=tuple(self.assumptions),
        )

    def _kind(self, breakdown: str) -> Kind:
        spans, named = self.spans, self.spans.has("agency")
        if breakdown:
            return "breakdown"
        if spans.has("count"):
            return "count"
        if spans.has("series") and named:
            return "lookup"
        if self._is_yes_no():
            return "yesno"
        if spans.has("list") or spans.has("limit") or spans.has("rank_most") or spans.has("rank_least"):
            return "list"
        if spans.has("sum"):
            return "sum"
        if has_condition(self.spans) and not named:
            return "list"
        return "lookup"

    def _is_yes_no(self) -> bool:
        for span in self.spans.of("yesno"):
            if not span.text.isascii() or (span.start == 0 and not self.spans.has("quantity")):
                return True
        return False

    def _newest_year(self, scope: Scope) -> Scope:
        """The newest report of the body, or all of them for a trend or a sum over years."""
        years = loaded_years(self.names.connection, scope.agencies)
        if len(years) < 2 or self.spans.has("series") or self.spans.has("sum"):
            return scope
        self.assumptions.append(say("newest_year", self.language, year=years[-1]))
        return scope.model_copy(update={"years": (years[-1],)})

    def _is_vague_body(self) -> bool:
        return self.spans.has("ambiguous_bureau") and not self.spans.has("agency") and self.previous is None

    # Reports and prose

    def _is_about_reports(self) -> bool:
        if self.spans.has("topic") or named_rows(self.spans, strong=True) or named_rows(self.spans, strong=False):
            return False
        left = [word for word in self.spans.leftover if not self._is_noise(word)]
        return not left and (self.spans.has("reports") or self.spans.has("old_form") or self.spans.has("new_form"))

    def _reports(self) -> Plan | Reply:
        scope = self._scope(is_set=True)
        if isinstance(scope, Reply):
            return scope
        form = 2019 if self.spans.has("old_form") else 2021 if self.spans.has("new_form") else None
        return Plan(kind="reports", scope=scope.model_copy(update={"form": form}), assumptions=tuple(self.assumptions))

    def _checks(self) -> Plan | Reply:
        """Does it balance, does the prose agree, was all carried over."""
        unknown = self._unknown()
        if unknown:
            return unknown
        rows = set(named_rows(self.spans, strong=True))
        carry = bool(rows & {"carried_in", "carried_out"}) and not self.spans.has("prose")
        prose = self.spans.has("prose") or (self.spans.has("agreement") and not carry)
        counting = bool(re.search("多少|几[份家个]|how many|number of", self.text))
        scope = self._scope(is_set=not self.spans.has("agency"))
        if isinstance(scope, Reply):
            return scope
        checks: Literal["tables", "prose", "carry"] = "carry" if carry else "prose" if prose else "tables"
        assumptions = tuple(self.assumptions)
        return Plan(kind="checks", scope=scope, checks=checks, counting=counting, assumptions=assumptions)

    def _topics(self) -> tuple[str, ...]:
        topics = tuple(dict.fromkeys(span.value("topic") or "" for span in self.spans.of("topic")))
        if named_rows(self.spans, strong=True) or self.spans.has("column"):
            topics = tuple(topic for topic in topics if topic not in MILD_TOPICS)
        return topics

    def _asks_prose(self) -> bool:
        """Words of no known figure beside a body, or a question of who mentions something."""
        left = [word for word in self.spans.leftover if not self._is_noise(word)]
        names = any(_BODY_LIKE.search(word) or level_of(word) for word in left)
        return bool(left) and not names and (self.spans.has("agency") or self.spans.has("mention"))

    def _text(self, topics: tuple[str, ...]) -> Plan | Reply:
        every = (self.spans.has("list") or self.spans.has("mention")) and not self.spans.has("agency")
        scope = self._scope(is_set=every)
        if isinstance(scope, Reply):
            return scope
        terms = tuple(word for word in self.spans.leftover if not self._is_noise(word))
        terms = tuple(term for term in terms if not (topics and term.isascii()))
        unknown = [term for term in terms if _BODY_LIKE.search(term) and level_of(term)]
        if unknown:
            return Reply(Outcome.NOT_FOUND, say("unknown_words", self.language, words="、".join(unknown)))
        if not scope.agencies:
            every = True
        elif len(scope.agencies) == 1 and not scope.years:
            scope = self._newest_year(scope)
        return Plan(
            kind="text",
            scope=scope,
            topics=topics,
            terms=terms,
            every_report=every,
            assumptions=tuple(self.assumptions),
        )
