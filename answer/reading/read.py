"""A question → a Plan, or an honest reply why there is none. Rules over the vocabulary; no model.

Spans (`language/spans.py`, `language/patterns.py`) ▶ of which reports (`scope/where.py`) ▶ what is asked
(`figures/what.py`), under which conditions (`figures/clauses.py`), and what to do with it: with figures
(`figures/plain.py` and beside it, a file a special kind), with whole reports (`figures/reports.py`), with prose
(`prose/texts.py`), with what was asked before (`talk/`). A question that is several (`parted.py`, `spread.py`) becomes
a plan for each.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from answer.answer import Language, Outcome
from answer.paraphrase.second_reading import Reading, second_reading
from answer.plan import Measure, Plan, Quantity, Scope
from answer.prose.closest import told_outright
from answer.reading.courtesy import courtesy
from answer.reading.explain import explanation
from answer.reading.figures.accounted import half_read
from answer.reading.figures.among import among, read_among
from answer.reading.figures.checks import asks_check, read_checks
from answer.reading.figures.in_its_form import in_its_form
from answer.reading.figures.kinds import asks_of_all
from answer.reading.figures.loaded import read_loaded
from answer.reading.figures.of_another import read_of_another
from answer.reading.figures.plain import read_figures
from answer.reading.figures.portions import asks_share, quantities_in, shares_of
from answer.reading.figures.reports import (
    asks_unfiled,
    is_about_reports,
    read_cells,
    read_reports,
    read_unfiled,
    state_of_cells,
)
from answer.reading.figures.shares import read_share
from answer.reading.figures.shares_of_each import read_shares_of_each
from answer.reading.figures.shares_together import read_shares_together
from answer.reading.figures.special import read_operation
from answer.reading.figures.than_body import read_than_body, than_body
from answer.reading.figures.what import breakdown_in
from answer.reading.figures.which_documents import which_documents
from answer.reading.language.asides import without_asides
from answer.reading.language.called import kinds_apart
from answer.reading.language.context import without_context
from answer.reading.language.ellipsis import written_out
from answer.reading.language.from_none import with_years_of_change
from answer.reading.language.patterns import find_patterns
from answer.reading.language.spans import SOUGHT, Span, Spans, as_words_sought, find_spans, normalise, without_spans
from answer.reading.language.typos import corrected
from answer.reading.language.unknown import quoted_in_prose, stands_in_prose
from answer.reading.language.year_before import with_year_before
from answer.reading.parted import Part, not_taken_up, parts_in
from answer.reading.prose.clauses_of_one import clauses_of_one
from answer.reading.prose.content_words import is_of_prose
from answer.reading.prose.document_names import documents_named
from answer.reading.prose.english_terms import (
    asks_how_it_is_done,
    lacks_something,
    names_prose_by_rows,
    said_at_large,
    seeks_beside_figure,
)
from answer.reading.prose.problems_about import kind_of_request, problems_again
from answer.reading.prose.renamed import renamed
from answer.reading.prose.terms_named import asks_wording, channels_named
from answer.reading.prose.texts import (
    asks_of_anybody,
    asks_prose,
    asks_standing,
    compares_prose,
    counts_in_prose,
    goes_on,
    read_text,
    terms_before,
)
from answer.reading.prose.told_in_rows import told_in_rows
from answer.reading.prose.told_of_one import all_in_one, told_closer, told_of_one
from answer.reading.prose.topics_named import NUMBER, WHAT_IS, counted_of, find_in_prose, topics_in
from answer.reading.question import Question, without
from answer.reading.refusals import BODY_LIKE, names_stranger, nothing_asked, refusal, unknown_words
from answer.reading.restated import is_so, restated
from answer.reading.scope.bodies import MOST_NAMES
from answer.reading.scope.bodies_counted import with_bodies_counted
from answer.reading.scope.chosen import all_of_them, chosen_body
from answer.reading.scope.governments import speaks_of_bodies
from answer.reading.scope.left_out import part_left_out, tier_of_summary
from answer.reading.scope.names import Names, loaded_years, region_names
from answer.reading.scope.own_place import places_meant, with_own_place
from answer.reading.scope.places_as_governments import as_governments
from answer.reading.scope.places_counted import with_places_counted
from answer.reading.scope.where import scope_of
from answer.reading.scope.years import in_full, with_years_of_names
from answer.reading.spread import not_spread, spread_in
from answer.reading.talk.afterwards import asked_before, what_became_of
from answer.reading.talk.again import asks_again
from answer.reading.talk.both import both_named
from answer.reading.talk.came_and_went import came_and_went
from answer.reading.talk.corrected import asked_instead, meant_instead
from answer.reading.talk.follow_ups import (
    GOES_ON,
    continued,
    documents_after,
    in_percent,
    measures_after,
    other_way_round,
    read_follow_up,
    results_after,
)
from answer.reading.talk.last_two import of_last_two
from answer.reading.talk.pointed import pointed_out
from answer.reading.talk.prose_after import (
    alike,
    asks_of_fees_again,
    asks_of_numbers_told,
    beside_in_prose,
    quoted_from,
    quoted_or_compared,
    rectified,
    told_on,
    which_told_more,
    worded_in_prose,
)
from answer.reading.talk.still_first import still_first
from answer.reading.talk.those import with_that_year, with_year_so_far_away, with_years_before
from answer.reading.talk.turned import turned
from answer.reading.talk.turned_prose import turned_prose
from answer.reading.talk.where_it_stands import asks_where_it_stands
from answer.reading.talk.why_later import why_later
from answer.reply import Reply
from answer.words import join, say
from index.glossary import found_in

_HOW_MANY = re.compile(r"(?:那|到底|具体|究竟|一?共)*(?:是|有)?(?:多少|几)[件份个宗起条次]?(?:呢|啊)?[?？]*")
_IT = re.compile(r"(?:那么?)?(?:它(?!们)|该局|该单位|这家|那家)")
LONGEST_QUESTION = 1_000
_DEPARTMENTS = re.compile(
    r"\b(?:(?:which|what|all|how many|list|every one of)(?: the| of the)? (?P<all>departments|bureaus|offices)"
    r"|(?:per|each|every|average) (?P<each>department|bureau|office)"
    r"|(?:requests|applications) (?:to|at|by|of|in|among|across)(?: the)? (?P<to>departments|bureaus|offices))\b"
)
_ENDS = re.compile(r"[吗呢的?？。 ]*")
_THESE_YEARS = re.compile(r"(?<![\d近])这([两二三四五六七八九十])年(?!度|以)")  # in a follow-up those asked of before
_DONE_WITH_IT = ("sum", "mean", "median", "share", "change", "rank_most", "rank_least", "except", "except_behind")
_SAID_OF_IT = ("agency", "region", "row", "rate", "column", "topic", "theme", "reports", "year", "relative", "mention")
LONGEST_TALK = 20  # earlier questions that a follow-up may build on


@dataclass(frozen=True, slots=True)
class Asked:
    """A question read: its language, its words as the rules see them, and a Plan, or a Reply.

    `other` is a known wording that it is as likely a paraphrase of, where that reads as another plan. `parts` are those
    of a question that asks for two things; the plan is that of the first.
    """

    language: Language
    plan: Plan | Reply
    question: Question
    other: Reading | None = None
    parts: tuple[Part, ...] = ()
    places: bool = False  # where it stands is asked for too


def language_of(question: str) -> Language:
    """English where English words outweigh the Chinese that is no name; else Chinese."""
    words = len(re.findall(r"[A-Za-z]{2,}", question))
    names = re.sub(r"[（(“\"].*?[）)”\"]|[\u4e00-\u9fff]{2,}(?:局|委员会|政府|办公室|办事处)", "", question)
    han = len(re.findall(r"[\u4e00-\u9fff]", names))
    return "en" if (words >= 3 and words * 2 > han) or (words and not han) else "zh"


def read_question(
    question: str,
    history: Sequence[str],
    connection: Connection,
    today: date,
    after: Plan | None = None,
    by_likeness: bool = True,
) -> Asked:
    """How the question is meant, after the earlier ones of the conversation, and after a plan from before these.

    Where not `by_likeness`, by the rules alone.
    """
    talk = _Talk(connection, region_names(connection), today, by_likeness, after)
    for earlier in history[-LONGEST_TALK:]:
        talk.hear(earlier)
    return talk.hear(question)


@dataclass
class _Talk:
    """A conversation: the last plan, and the last question where it was asked back."""

    connection: Connection
    regions: Mapping[str, str]
    today: date
    by_likeness: bool
    previous: Plan | None = None
    pending: str = ""
    choices: tuple[str, ...] = ()  # offered when it was
    last: str = ""  # the last question, read or not
    lost: bool = False  # the last question became no plan
    heard: tuple[Plan, ...] = ()  # all plans, the last one too
    language: Language | None = None  # of the last question

    def hear(self, question: str) -> Asked:
        """A question read after those heard before; what was asked back is completed by it."""
        polite = courtesy(question, language_of(question))
        if polite:
            return Asked(language_of(question), polite, self._question(question))
        if self.previous is not None and asks_where_it_stands(question):
            again = self.previous.model_copy(update={"assumptions": ()})
            return Asked(language_of(question), again, self._question(question), places=True)
        still = still_first(question, self.heard)
        if still:
            question, self.previous = still
        question = both_named(question, self.heard)
        question = why_later(question, self.last, self.previous, self.connection, self.language or "zh")
        if not (self.heard or self.last or self.previous):
            question = _THESE.sub("各单位", question)
        meant = meant_instead(question)
        read = self._question(asked_instead(meant) if meant and (self.heard or self.last) else question)
        language = self.language = read.language
        plan: Plan | Reply | None = None
        other: Reading | None = None
        unknown = self.lost and self.previous is None
        asked = question
        if (self.pending or (self.lost and meant) or unknown) and not read.stands_alone:
            whole = self._completed(meant or question, corrects=bool(meant))
            answered = _plan(whole)
            if isinstance(answered, Reply) and not meant and _drops_body(whole, read, answered):
                plan, asked = answered, whole.text
            elif isinstance(answered, Plan) and (self.pending or meant):
                read, plan = whole, answered
            elif self.pending and _names_another(read):
                whole = self._completed(question, corrects=True)
                plan, asked = _plan(whole), whole.text
        alike = () if plan else spread_in(read)
        texts = alike or parts_in(read)
        parts = () if plan else self._parts(texts, apart=bool(alike))
        became = None if plan or read.language != "zh" else self._afterwards(meant or question)
        if became:
            plan, alike, texts, parts = became[0].plan, (), (), became
        clauses: tuple[Part, ...] = ()
        if plan is None:
            clauses = self._clauses_of_one(read)
            parts = clauses if len(clauses) > len(parts) else parts
        several = bool(parts) and not (became or parts == clauses)
        in_one = all_in_one(read, [part.plan for part in parts]) if several else None
        if in_one:
            plan, alike, texts, parts = in_one, (), (), ()
        if parts:
            plan = parts[0].plan
        if plan is None:
            plan, other = self._plan_of_what_is_asked(read)
        if isinstance(plan, Plan) and not parts:
            half = not_taken_up(read, texts, plan)
            plan = not_spread(read, alike) or (half and told_of_one(read, almost=False)) or half or plan
        if isinstance(plan, Reply) and plan.text == say("which_documents", language):
            plan = which_documents(read)
        if isinstance(plan, Plan):
            plan = in_its_form(plan, self.connection, language)
        self.lost = isinstance(plan, Reply)
        self.pending = asked if isinstance(plan, Reply) and _may_be_completed(plan) else ""
        self.last = question
        self.choices = plan.choices if isinstance(plan, Reply) else ()
        heard: list[Plan | Reply] = [part.plan for part in parts] or [plan]
        for each in heard:
            if isinstance(each, Plan):
                self.heard, self.previous = (*self.heard, each), each
        return Asked(language, plan, read, other, parts)

    def _afterwards(self, question: str) -> tuple[Part, ...]:
        """What one body's prose tells of something, and the measures against it: 后来怎么办的."""
        before = asked_before(question)
        if before is None:
            return ()
        told: Plan | Reply | None = self._plan_of_what_is_asked(self._question(before))[0] if before else self.previous
        measures = what_became_of(self._question(before), told) if isinstance(told, Plan) else None
        if measures is None and before and isinstance(told, Plan) and told.kind == "text":
            return (Part(before, told),)  # what became of requests is not asked
        if measures is None or not isinstance(told, Plan):
            return ()
        return (*((Part(before, told),) if before else ()), Part(question, measures))

    def _clauses_of_one(self, read: Question) -> tuple[Part, ...]:
        """What several clauses ask of one body's prose; none where a sentence does not answer each of them."""
        clauses = clauses_of_one(read)
        if clauses is None:
            return ()
        first, later = clauses
        plan = self._plan_of_what_is_asked(self._question(first))[0]
        parts = [Part(first, plan)] if isinstance(plan, Plan) else []
        for ways in later:
            told = ((way, told_of_one(self._question(way))) for way in ways)
            parts += next(([Part(way, found)] for way, found in told if found), [])
        plans = [part.plan for part in parts]
        of_one = len({each.scope.agencies for each in plans}) == 1 and all(
            len(each.scope.agencies) == 1 for each in plans
        )
        apart = len({(each.topics, each.terms) for each in plans}) == len(plans)
        told_all = len(parts) == len(later) + 1 and of_one and apart
        return tuple(parts) if told_all and all(each.kind == "text" for each in plans) else ()

    def _parts(self, texts: Sequence[str], apart: bool) -> tuple[Part, ...]:
        """The parts of a question that asks for two things, each read after the one before it unless they are `apart`;
        none where it asks for one, or a part can't be read."""
        before, heard = self.previous, self.heard
        parts: list[Part] = []
        for text in texts:
            if apart:
                self.previous, self.heard = before, heard
            plan, other = self._plan_of_what_is_asked(self._question(text))
            if parts and isinstance(plan, Reply) and plan.text == say("none_before", self.language or "zh"):
                break  # no body is so: nothing more is asked of these
            if isinstance(plan, Reply) or other:
                parts = []
                break
            parts.append(Part(text, plan))
            self.previous, self.heard = plan, (*self.heard, plan)
        self.previous, self.heard = before, heard
        return tuple(parts)

    def _completed(self, answer: str, corrects: bool) -> Question:
        """The question asked back with the answer to it, in place of what it names of that kind where it `corrects`."""
        chosen = chosen_body(answer, self.choices)
        pending = self.pending or self.last
        if corrects and not chosen:
            asked, said = self._question(pending).spans, self._question(answer).spans
            kinds = [kinds for kinds in (("agency", "region"), ("year", "relative")) if said.has(*kinds)]
            pending = without(asked, [kind for pair in kinds for kind in pair])
            strangers = [word for word in asked.leftover if said.has("agency") and BODY_LIKE.search(word)]
            pending = re.sub("|".join(map(re.escape, strangers)), "", pending) if strangers else pending
        if not chosen and all_of_them(answer, self.choices):
            return self._question(f"{pending} , {'、'.join(self.choices)}{answer}")
        return self._question(f"{pending} , {chosen or answer}")

    def _plan_of_what_is_asked(self, read: Question) -> tuple[Plan | Reply, Reading | None]:
        """The plan of a question without the figure that it states, where that is so."""
        parts = among(read.text) if read.previous is None else None
        chosen = read_among(parts, lambda text: _plan(self._question(text)), read.language) if parts else None
        if chosen:
            return chosen, None
        beside = than_body(read)
        if beside:
            return read_than_body(beside, read, lambda text: self._plan(self._question(text))[0], read.language), None
        stated = restated(read)
        so = is_so(_plan(self._question(stated.figure)), stated.number, self.connection) if stated else None
        if stated is None:
            return self._plan(read)
        if so:
            return self._plan(self._question(stated.asked))
        if so is None:
            words = read.spans.of("number")[0].text
            return Reply(Outcome.CLARIFY, say("half_read", read.language, words=words)), None
        return Reply(Outcome.CLARIFY, say("stated_otherwise", read.language, number=stated.number)), None

    def _plan(self, read: Question) -> tuple[Plan | Reply, Reading | None]:
        """The plan of the rules, and what its likeness to known wordings says; where there is none, what one body's
        prose tells of it."""
        named = renamed(read) or documents_named(read)
        if named:
            return named, None
        plan, other = self._plan_or_reply(read)
        told = told_in_rows(read) or told_of_one(read) if isinstance(plan, Reply) else told_closer(read, plan)
        return (told, None) if told else (plan, other)

    def _plan_or_reply(self, read: Question) -> tuple[Plan | Reply, Reading | None]:
        noted = tuple(read.assumptions)
        plan = _plan(read)
        told = told_outright(read) if isinstance(plan, Reply) and plan.unread else None
        if told:
            return told, None
        only_after_another = asks_again(read) or came_and_went(read) or of_last_two(read)  # no known wording does
        if not self.by_likeness or only_after_another or len(read.text) > LONGEST_QUESTION:
            return plan, None

        def of_wording(wording: str) -> Plan | Reply:
            known = self._question(wording)
            known.of_bodies = speaks_of_bodies(read.text)  # which a wording of a place alone leaves out
            known.summary_left_out = read.summary_left_out
            return _plan(known)

        return second_reading(read, plan, of_wording, noted)

    def _question(self, question: str) -> Question:
        names = Names(self.connection, self.regions)
        read = _question(question, names, self.today, self.previous, self.language)
        read.lost = self.lost and self.previous is None
        read.heard = self.heard
        return read


def _names_another(read: Question) -> bool:
    """Whether only another body or year is named for what was asked back: 信访局呢."""
    asks = ("row", "rate", "column", "topic", "theme", "count", "sum", "list", "share", "rank_most", "rank_least")
    return read.has("agency", "year", "relative") and read.has("follow_up") and not (read.has(*asks) or read.left)


def _drops_body(whole: Question, read: Question, answered: Reply) -> bool:
    """Whether the body of the question asked back, which is still not known, would be lost in what is asked now."""
    names = ("agency", "region", "level")
    named = (whole.has(*names) and not answered.unread) or names_stranger(whole)
    apart = read.everyone or read.has(*names, "rank_most", "rank_least", "limit", "afresh")
    return named and not apart


def _has_words(span: Span) -> bool:
    """Whether it says anything in a language: more than a year in digits, or a name."""
    named = any(span.value(kind) is not None for kind in ("agency", "region"))
    return not named and bool(re.search(r"[^\W\d_]", span.text))


def _may_be_completed(reply: Reply) -> bool:
    """Whether the next question may say what this one left open; one that was not followed left nothing open."""
    not_followed = reply.puzzled and reply.unread and not reply.choices
    return reply.status is Outcome.CLARIFY and not not_followed


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


def _question(
    question: str, names: Names, today: date, previous: Plan | None, spoken: Language | None = None
) -> Question:
    """The question as the rules see it; one that only names years, bodies or places is in the language spoken."""
    language = language_of(question)
    text = normalise(question)
    if len(text) > LONGEST_QUESTION:
        return Question(text, language, Spans("", (), ()), names, today, previous)
    asides: tuple[str, ...] = ()
    if language == "en":
        asked, asides = without_asides(question, names, today)
        text = normalise(asked)
        text = with_that_year(text, previous, names.connection)
        text = with_years_before(text, previous, names.connection)
        text = kinds_apart(with_year_so_far_away(text, previous), names.is_one)
    text = with_year_before(
        with_years_of_change(written_out(in_full(text, today), previous), loaded_years(names.connection))
    )
    text = pointed_out(text, previous, names.connection) if previous else text
    text = with_own_place(text, names.connection)
    text = as_governments(text, names.connection)
    text = with_bodies_counted(with_places_counted(text, names.regions, names.connection), names.is_one)
    told = without_context(text, lambda clauses: find_spans(clauses, names, find_patterns(clauses, today)))
    text = told.text
    if previous is None:
        text = text.replace("那些", "哪些")  # there are none yet that could be those
        text = _THESE_YEARS.sub(r"近\1年", text)

    def found_in(text: str) -> Spans:
        quoted = quoted_in_prose(text, names.connection)
        return find_spans(text, names, [*find_patterns(text, today), *find_in_prose(text), *quoted])

    spans = found_in(text)
    text = with_years_of_names(spans, today)
    text, changes = corrected(spans if text == spans.text else find_spans(text, names), names)
    if text != spans.text:
        spans = found_in(text)
    spans, left_out = part_left_out(spans)
    told_of = _of_reports(spans, names)
    spans = without_spans(spans, told_of) if told_of else spans
    spans = as_words_sought(spans, _sought_by_name(spans))
    if spoken and not (spans.leftover or any(_has_words(span) for span in spans.chosen)):
        language = spoken
    read = Question(
        text,
        language,
        spans,
        names,
        today,
        None if spans.has("afresh") else previous,
        left_out=left_out,
        context=told.left_out,
        summary_left_out=tier_of_summary(question.lower()),
    )
    read.assumptions += [say("context", language, words=words) for words in asides]
    read.assumptions += [say("typo", language, typed=typed, meant=meant) for typed, meant in changes]
    return read


def _of_reports(spans: Spans, names: Names) -> list[Span]:
    """The words for what these reports are not about, where they do write of it: 公交 of a transport bureau. Numbers of
    it they do not state. A place of which it is asked who mentions it is such a word too: 哪些报告提到柳渡区."""
    if not spans.has("agency", "list", "mention", "quote") or NUMBER.search(spans.text):
        return []
    told = [span for span in spans.of("outside") if stands_in_prose(span.text, names.connection)]
    ends = {span.end for span in spans.of("mention")}
    places = [span for span in spans.of("region") if span.start in ends and _ENDS.fullmatch(spans.text, span.end)]
    return told + [span for span in places if stands_in_prose(span.text, names.connection)]


def _sought_by_name(spans: Spans) -> list[Span]:
    """The body or place right behind a mention, where it is asked which reports or bodies mention it, or a phrase that
    begins with it: 哪些报告提到白鹭镇征地. Nobody's report is named there."""
    if not spans.has("list", "reports") and not _WHOSE_REPORT.search(spans.text):
        return []
    asked = [span for kind in ("list", "reports") for span in spans.of(kind)]
    first = min((span.start for span in asked), default=0)
    ends = {found.end() for span in spans.of("mention") if (found := _OF_IT.match(spans.text, span.end))}
    named = {span.start: span for kind in ("agency", "region") for span in spans.of(kind) if span.start > first}
    return [span for start, span in named.items() if start in ends]


def _plan(question: Question) -> Plan | Reply:
    """The Plan, or why there is none."""
    if len(question.text) > LONGEST_QUESTION:
        return Reply(Outcome.CLARIFY, say("too_long", question.language, limit=LONGEST_QUESTION))
    refused = (None if _leaves_out_again(question) else explanation(question)) or refusal(question)
    if refused:
        return refused
    return (
        _whose_place(question)
        or _again(question)
        or _of_what_is_loaded(question)
        or _of_shares(question)
        or _of_a_subject(question)
    )


def _whose_place(question: Question) -> Reply | None:
    """Which place is the asker's own, where 咱们市 may be several."""
    named = question.has("agency", "region") or question.previous is not None
    places = () if named else places_meant(question.text, question.names.connection)
    text = say("which_place", question.language, names=join(list(places[:MOST_NAMES]), question.language))
    return Reply(Outcome.CLARIFY, text, choices=places[:MOST_NAMES]) if places else None


def _again(question: Question) -> Plan | Reply | None:
    """What the last answer was, or its sources, asked in another way."""
    again = asks_again(question) or other_way_round(question) or came_and_went(question)
    if again:
        return again
    anew = turned(question) or turned_prose(question)
    if anew:
        question.settled = True
        return anew
    readings = (
        *(quoted_from, quoted_or_compared, worded_in_prose, alike, beside_in_prose, which_told_more, rectified),
        told_on,
    )
    again = next((plan for read in readings if (plan := read(question))), None)
    if again is None and _means_nobody(question):
        return Reply(Outcome.CLARIFY, say("which_body_at_all", question.language), unread=True)
    return again


def _of_what_is_loaded(question: Question) -> Plan | Reply | None:
    """Which reports there are, whether they balance, what is filled in."""
    loaded = read_loaded(question)
    if loaded:
        return loaded
    spoken = question.has("mention") and bool(question.left)  # 有没有说补贴名册怎么核对
    by_channel = len(channels_named(question)) > 1  # 网站、公开栏各多少条，加起来和总数对得上吗
    if asks_check(question) and not (spoken or by_channel or compares_prose(question) or of_last_two(question)):
        return read_checks(question)
    if asks_unfiled(question) and not (question.has("quoted") or lacks_something(found_in(question.sought))):
        one = question.has("agency") and question.is_yes_no
        return read_reports(question) if one else read_unfiled(question)
    state = state_of_cells(question)
    if state:
        return read_cells(question, state)
    of_all = is_about_reports(question) and asks_of_all(question.text) and question.has("year", "relative")
    if of_all and not question.has("old_form", "new_form"):
        return read_unfiled(question)
    if is_about_reports(question) and not lacks_something(found_in(question.sought)):
        return read_reports(question)
    return None


def _of_shares(question: Question) -> Plan | Reply | None:
    """Parts of a whole, and follow-ups that say how the last figures are to be told."""
    share = in_percent(question) or read_shares_of_each(question) or read_shares_together(question)
    share = share or read_share(question) or read_of_another(question)
    return share or of_last_two(question) or read_follow_up(question)


def _of_a_subject(question: Question) -> Plan | Reply:
    """Figures or prose, by what is named of either."""
    if problems_again(question):
        question.inherits = True
        return read_text(question, question.previous.topics if question.previous else ())
    topics = topics_in(question)
    measures = _measures_of(question)
    if _continues(question, topics, measures):
        topics, measures = _inherited(question)
    if _is_of_prose(question, topics, measures):
        return read_text(question, topics)
    if not measures and goes_on(question):
        question.inherits = True
        return read_text(question, question.previous.topics if question.previous else ())
    if isinstance(measures, Reply):
        return read_text(question, ()) if seeks_beside_figure(question) else measures
    if not measures and not breakdown_in(question.spans) and not question.inherits:
        if question.previous is None and said_at_large(question):
            return read_text(question, ())
        if not question.wants_all:
            return nothing_asked(question)
    if unknown := unknown_words(question):
        prose = counts_in_prose(question) or seeks_beside_figure(question) or is_of_prose(question)
        return read_text(question, ()) if prose else unknown
    question.say_passed_over()
    if question.has("why") and not breakdown_in(question.spans):
        question.assumptions.append(say("no_reasons", question.language))
    if question.language == "en" and not question.has("level") and (found := _DEPARTMENTS.search(question.text)):
        word = next(word for word in found.groups() if word)
        question.assumptions.append(say("departments_are_bodies", question.language, word=word.capitalize()))
    plan = read_operation(question, measures) or read_figures(question, measures)
    return plan if isinstance(plan, Reply) else half_read(question, plan) or plan


def _measures_of(question: Question) -> tuple[Quantity, ...] | Reply:
    """The figures named, and those of the last question that these go on with."""
    measures = quantities_in(question.spans, question.language)
    if isinstance(measures, Reply):
        measures = documents_after(question) or measures
    else:
        measures = results_after(question) or measures_after(question, measures)
        measures = () if asks_of_fees_again(question) or asks_of_numbers_told(question) else measures
    return measures if isinstance(measures, Reply) else continued(question, measures)


def _is_of_prose(question: Question, topics: tuple[str, ...], measures: tuple[Quantity, ...] | Reply) -> bool:
    """Whether what is asked stands in sentences."""
    afresh = question.previous is None
    return bool(
        topics
        or (question.inherits and terms_before(question) and not measures)
        or asks_wording(question)
        or kind_of_request(question)
        or question.has(SOUGHT)
        or (asks_standing(question) and not measures)
        or (asks_how_it_is_done(question) and afresh)
        or (names_prose_by_rows(question) and afresh)
        or (_ASKS_WHERE.match(question.text) and question.has("agency"))
        or ((not measures or question.has("mention", "quote") or _only_people(question)) and asks_prose(question))
    )


_WHOSE_REPORT = re.compile("谁|哪一?[家个份些]|有没有|[几多]少?[家个份]")
_OF_IT = re.compile("[了过到]*(?:关于|有关)?")  # behind a mention
_THESE = re.compile(
    "^这些(?:单位|部门|机关|报告)(?:(?:里面?|之?中|当中)(?=[有是没谁哪都]))?"
)  # at the start: those loaded
_ASKS_WHERE = re.compile(  # is told in words; where it ranks, in figures
    r"(?:and |so |but )*where (?:does|do|did|has|have) (?!.*\b(?:rank|stand|place|placed|come|fall|sit)\b)"
)


def _only_people(question: Question) -> bool:
    """Whether it names people and no figure, beside words that nothing knows: who lets people pick up leaflets."""
    counted = any(not WHAT_IS.fullmatch(span.text) for span in question.spans.of("quantity"))
    return not (counted or question.has("row", "rate", "count")) and bool(question.puzzling)


# Follow-ups


def _leaves_out_again(question: Question) -> bool:
    """Whether it asks the last question again without some of its bodies, not how they are counted."""
    return question.previous is not None and bool(question.left_out or question.has("no_aggregates"))


def _means_nobody(question: Question) -> bool:
    """Whether it is about bodies asked for before, where nothing was: 它们, or no scope after what was not read."""
    if question.previous is not None:
        return False
    if _IT.match(question.text):
        return True
    if question.lost and GOES_ON.search(question.text) and not question.has("agency", "region"):
        return True
    if question.lost and question.has(*_DONE_WITH_IT) and not question.has(*_SAID_OF_IT):
        return True  # total?, after what was not read
    if question.has("agency", "region", "list", "reports", "limit", "place"):
        return False
    if asks_of_anybody(question):
        return False
    return question.means_those or (question.lost and not question.has("year", "relative") and not question.everyone)


def _continues(question: Question, topics: tuple[str, ...], measures: tuple[Quantity, ...] | Reply) -> bool:
    """Whether a follow-up names no subject of its own, so that the last one is meant."""
    named = topics or measures or breakdown_in(question.spans)
    prose = question.previous is not None and question.previous.kind == "text"
    bare = bool(question.left_out) or bool(_HOW_MANY.fullmatch(question.text))
    changes = (
        bare
        or (prose and question.has("quantity", "others"))
        or question.has(
            *("follow_up", "year", "relative", "agency", "region", "level", "count", "sum", "mean", "median"),
            *("rank_most", "rank_least", "limit", "rank_of", "series", "change", "list", "condition", "zero", "number"),
            *("group_year", "group_region", "group_level", "share", "place", "difference", "blank", "change_percent"),
        )
    )
    changes = changes or _leaves_out_again(question)
    return question.previous is not None and not named and changes and not unknown_words(question)


def _inherited(question: Question) -> tuple[tuple[str, ...], tuple[Quantity, ...] | Reply]:
    assert question.previous is not None
    question.inherits = True
    measures = tuple(dict.fromkeys(question.previous.measures))
    plain = [each for each in measures if isinstance(each, Measure)]
    if plain and len(plain) == len(measures) and asks_share(question.spans):
        return (), shares_of(plain, question.spans, question.language)
    return counted_of(question.previous.topics, question.text), measures
