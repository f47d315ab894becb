"""What the likeness of a question to known wordings adds to what the rules read of it.

Where the rules find no plan, the canonical wording that the question is surely a paraphrase of is read in its place,
and the answer says so; one that is only likely is offered. Where they find a plan that the wording contradicts, that is
read in its place too, or asked which is meant: a wrong number is worse than a question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer import vocabulary
from answer.answer import Outcome
from answer.paraphrase.beyond import reads_beyond
from answer.paraphrase.canonical import PROSE, spelt
from answer.paraphrase.classifier import NONE, OTHER, Classifier, Guess, load
from answer.paraphrase.masked import AGENCY, BODIES, FIGURE, REGION, YEAR, YEARS, Masked
from answer.paraphrase.narrowing import OF_A_PLAN, SURE, VERY_SURE, asking, narrows
from answer.paraphrase.prose_reading import Rules, prose_reading
from answer.paraphrase.restricting import SURE as CERTAIN
from answer.paraphrase.restricting import restricts_nothing
from answer.paraphrase.sameness import essence
from answer.paraphrase.strangers import only_asks
from answer.plan import Gap, Measure, Plan, Quantity
from answer.prose.sought import EITHER
from answer.reading.figures.accounted import has_what_is_named, out_of_reach
from answer.reading.figures.asked_beside import chosen_by_another, first_in_each
from answer.reading.figures.changes import compares_with_later
from answer.reading.figures.what import named_rows
from answer.reading.language.passed_over import saying_which
from answer.reading.prose.english_terms import asks_how
from answer.reading.prose.terms_named import asks_wording
from answer.reading.prose.texts import compares_prose
from answer.reading.question import Question
from answer.reading.refusals import may_name_a_body, names_stranger
from answer.reading.scope.where import years_named
from answer.reply import Reply
from answer.shown.fields import AVERAGED
from answer.words import say
from index.glossary import in_chinese

LIKELY = 0.1  # enough to be offered
MOST_OFFERED = 3
_DIGIT = re.compile(r"\d")
_LONGEST_PLACE = 4  # characters
_SAYS_WITHOUT = re.compile(
    "[除刨]|不[含算看计要管包]|剔|去掉|撇|抛开|以外|之外"
    r"|\b(?:except|exclud|without|leav|ignor|omit|not count|not includ|apart|other than|only)"
)
_EDITION = (  # 2019年版, 2019年那套表
    "年?度?[的那这套]*[新旧老]?(?:版|格式|表|式样|样式|模板"
    "|[ -](?:style |annual )?(?:form|version|table|template|format|edition|layout))"
)
_COMPARING = frozenset({"above", "below", "under", "beneath"})
_LEFT_OVER = frozenset({"carried_out"})
_REQUESTS = frozenset({"received", "handled", "carried_in"})
_AFTER_PLACE = {YEAR, YEARS, FIGURE}
_IN_REPORT = re.compile("(?:报告|年报)的?(?:文字|正文)?(?:里面?|中|上|内)|正文|文字部分")
_BOTH_ENDS = "both_ends"  # the label of who has most and who has least
_ASKS_TWICE = re.compile("[，,；;].{0,12}又(?:是|有|为)?(?:谁|哪)")
_ASKS_AGAIN = re.compile(r"(?:多少|几).*(?:多少|几)|[、和与跟及]|各(?:是|有|为)?(?:多少|几)|分别")  # 收了几件，群众多少
_AND_ANOTHER = re.compile(r", and (?:how (?:many|much)|what|did|does|do|was|were|has|have)\b")
_HAS_ALL = re.compile("(?<![没未无])[都均全皆]有(?!没)")  # 处罚和强制都有: not that both are zero
_NAMES = f"[{AGENCY}{REGION}{BODIES}]"
_LEAVES_OUT = re.compile(
    rf"(?:除|不含|不算|不包括|不计|剔除|刨|撇开|去掉|排除)[了去开掉]?{_NAMES}|{_NAMES}(?:以外|之外|除外)"
    rf"|\b(?:outside|except|excluding|besides|other than|apart from|leaving out)(?: of| for| the| all| any)* +{_NAMES}"
    rf"|{AGENCY}.*\b(?:any(?:body|one)|every(?:body|one)|who|which bod(?:y|ies)) else\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A canonical wording of the question, and the plan that the rules read of it."""

    label: str
    wording: str
    plan: Plan
    probability: float
    instead: bool = False  # of the plan of the rules; else it is asked which is meant


def second_reading(
    question: Question, first: Plan | Reply, read: Rules, noted: Sequence[str] = ()
) -> tuple[Plan | Reply, Reading | None]:
    """The plan or reply of the rules, or one in place of it; and what the likeness surely says against a plan.

    `read` reads a canonical wording by the rules; `noted` is what is to be told of the question however it is read.
    """
    strange = names_stranger(question) or may_name_a_body(question) or saying_which(question.spans)
    of_form = question.has("old_form", "new_form") and question.has("row", "column", "rate")
    known = not (question.settled or of_form or question.has("not_year", "quoted"))  # no wording leaves years out
    said = compares_prose(question) or asks_wording(question) or asks_how(question)
    of_words = said or _IN_REPORT.search(question.text)
    of_forms = question.has("which_form", "old_form", "new_form")
    worded = isinstance(first, Plan) and first.kind == "text" and bool(of_words) and not of_forms
    if not known or strange or worded or (isinstance(first, Reply) and not first.unread):
        return first, None
    classifier = load(question.language)
    masked = Masked(question)
    guesses = classifier.guesses(masked.features())[:MOST_OFFERED]
    found = prose_reading(masked, guesses[0], first, classifier, read)
    if found:
        guess, wording, plan = found
        if isinstance(first, Plan) and first.kind != "text" and guess.probability < VERY_SURE:
            return first, Reading(guess.label, wording, plan, guess.probability)
        return _told(plan, wording, masked, noted), None
    if guesses[0].label.startswith(PROSE):
        return first, None
    if isinstance(first, Plan) and first.kind != "text":
        other = _against(first, masked, classifier, guesses, read)
        if other and other.instead:
            return _told(other.plan, other.wording, masked, noted), None
        return first, other
    return _instead(first, masked, classifier, guesses, read, noted), None


def _told(plan: Plan, wording: str, masked: Masked, noted: Sequence[str]) -> Plan:
    """The plan, which tells how the question was read."""
    told = say("read_as", masked.question.language, wording=wording)
    return plan.model_copy(update={"assumptions": tuple(dict.fromkeys((told, *noted, *plan.assumptions)))})


def _instead(
    first: Plan | Reply,
    masked: Masked,
    classifier: Classifier,
    guesses: Sequence[Guess],
    read: Rules,
    noted: Sequence[str],
) -> Plan | Reply:
    """The plan of the wording that the question is surely a paraphrase of, or those that it may be.

    What the rules ask back stays asked back, where the wording is less than sure.
    """
    best, language = guesses[0], masked.question.language
    of_prose = isinstance(first, Plan) and (first.topics or any(_is_term(term) for term in first.terms))
    if of_prose or not _is_known(masked, classifier, best):
        return first
    readings = _readings(masked, guesses, read, LIKELY)
    if readings and readings[0].label == best.label and best.probability >= SURE:
        return _told(readings[0].plan, readings[0].wording, masked, noted)
    asked_back = _asked_back(masked, best, read) if best.probability >= SURE else None
    if asked_back or not readings or isinstance(first, Plan) or first.status is Outcome.CLARIFY:
        return asked_back or first
    wordings = tuple(dict.fromkeys(each.wording for each in readings))
    return Reply(Outcome.CLARIFY, say("did_you_mean", language), puzzled=True, choices=wordings)


def _is_term(words: str) -> bool:
    """Whether several English words together are a term that the Chinese reports have: legal counsel."""
    return any(" " in each and bool(in_chinese(each)) for each in words.split(EITHER))


def _asked_back(masked: Masked, guess: Guess, read: Rules) -> Reply | None:
    """What the rules ask back of a wording: which of several bodies of one name is meant."""
    wording = spelt(masked, guess.label) if guess.label not in (NONE, OTHER) else None
    reply = read(wording) if wording else None
    return reply if isinstance(reply, Reply) and reply.status is Outcome.CLARIFY and not reply.unread else None


def _against(
    first: Plan, masked: Masked, classifier: Classifier, guesses: Sequence[Guess], read: Rules
) -> Reading | None:
    """Another plan that the question surely means; where a word may restrict it, it is asked which is meant."""
    best = guesses[0]
    if best.probability < SURE or narrows(masked, classifier, best, OF_A_PLAN):
        return None
    likely = _readings(masked, [best], read, SURE, first)
    if not likely or essence(likely[0].plan) == essence(first):
        return None
    if masked.question.means_those and likely[0].plan.scope.agencies != first.scope.agencies:
        return None  # 它的处罚呢: no wording says of whom
    in_talk = masked.question.previous is not None
    told = first.kind in {"lookup", "sum"} and bool(_ASKS_AGAIN.search(masked.question.text))
    goes_on = in_talk or told or bool(_AND_ANOTHER.search(masked.question.text))
    if reads_beyond(first, likely[0].plan, goes_on, in_talk):
        return None
    return replace(likely[0], instead=_is_known(masked, classifier, best))


def _readings(
    masked: Masked, guesses: Sequence[Guess], read: Rules, least: float, first: Plan | None = None
) -> list[Reading]:
    """The guesses of at least that probability whose wordings fit and read as plans."""
    found = []
    for guess in guesses:
        wording = (
            spelt(masked, guess.label) if guess.probability >= least and guess.label not in (NONE, OTHER) else None
        )
        plan = read(wording) if wording else None
        if wording and isinstance(plan, Plan) and _is_of_the_same(plan, masked, first):
            found.append(Reading(guess.label, wording, plan, guess.probability))
    return found


_OF_THE_WHOLE = re.compile("^(?!.*(?:各|每|分别|按|哪[个些]?[市区县])).*全[市区县州省](?![级直])")  # not by place
_RANKS = ("rank_most", "rank_least", "rank_of", "limit", "place", "first_place", "series", "change", "rose", "fell")


def _is_of_the_same(plan: Plan, masked: Masked, first: Plan | None = None) -> bool:
    """Whether the plan keeps and leaves out what the question does, is not of none where it is of some, and takes the
    figures that the question names by their own columns."""
    question = masked.question
    return (
        _leaves_out_the_same(plan, masked)
        and _chooses_the_same(plan, question, first)
        and _asks_nothing_else(plan, question, first)
        and _is_of_the_same_reports(plan, question)
        and _tells_the_same_of_them(plan, question)
        and (has_what_is_named(question, plan) or not (first is None or has_what_is_named(question, first)))
        and not (chosen_by_another(question, plan) or first_in_each(question, plan))
        and _takes_the_same_figures(plan, masked)
    )


def _leaves_out_the_same(plan: Plan, masked: Masked) -> bool:
    scope, question = plan.scope, masked.question
    leaves_out = bool(scope.not_agencies or scope.not_regions or scope.not_levels)
    names = _LEAVES_OUT.search(masked.marked) or question.left_out
    aggregates = question.has("no_aggregates") and plan.kind not in {*AVERAGED, "sum"}
    if (names or aggregates) and not leaves_out:
        return False
    said = question.has("except", "except_behind", "others", "no_aggregates")
    return bool(said or names or _SAYS_WITHOUT.search(question.text)) or not leaves_out


def _chooses_the_same(plan: Plan, question: Question, first: Plan | None) -> bool:
    """Whether the conditions and the order of the plan are the question's."""
    chosen = plan.kind in AVERAGED and plan.conditions and not question.has("condition", "number", "zero", "not_zero")
    if chosen and question.has("no_aggregates"):  # not the bodies without requests
        return False
    if first is not None and _loses_a_number(plan, question, first):
        return False
    nothing = bool(plan.conditions) and all(each.operator == "eq" and not each.value for each in plan.conditions)
    if nothing and question.has("not_zero") and not question.has("zero"):  # 都不为零
        return False
    if nothing and _HAS_ALL.search(question.text):
        return False
    ranked = plan.kind == "list" and plan.limit is not None and first is not None and not first.order
    if ranked and not (question.has(*_RANKS) or question.puzzling):  # every word is known, and none of them ranks
        return False
    if plan.group in {"region", "city", "county"} and _OF_THE_WHOLE.search(question.text):
        return False
    leading = plan.kind == "breakdown" and plan.limit == 1
    if leading and not question.has("rank_most", "rank_least", "limit", "first_place"):  # 拒绝的是什么理由: all of them
        return False
    another = question.has("condition") and bool(_COMPARING & {*question.left})
    if another and plan.conditions and not plan.conditions[1:]:  # above the median in one, below it in the other
        return False
    return not (question.has("either") and question.has("but"))  # either of two, but not a third


def _loses_a_number(plan: Plan, question: Question, first: Plan) -> bool:
    """Whether two figures must each meet a number that is said of it, and the plan has fewer of these numbers: at least
    10 of the one and at least 10 of the other."""
    spans = (*question.spans.of("number"), *question.spans.of("condition"))
    said = sum(bool(_DIGIT.search(span.text)) for span in spans)
    return len(first.conditions) > 1 and said >= _numbers_in(first) > _numbers_in(plan)


def _numbers_in(plan: Plan) -> int:
    return sum(bool(number) for each in plan.conditions for number in (each.value, each.high))


def _asks_nothing_else(plan: Plan, question: Question, first: Plan | None) -> bool:
    """Whether the plan is about what the question is: reports, what is carried over, a body that is named."""
    if plan.checks == "carry" and not re.search("结转|转[下入到]|遗留|carr|backlog|left", question.text):
        return False
    if plan.checks == "carry" and question.has("unchanged", "rose", "fell"):
        return False  # as many carried over in two years
    if isinstance(first, Plan) and first.scope.agencies and not (plan.scope.agencies or plan.subject):
        return False  # a body named is never lost
    if isinstance(first, Plan) and compares_with_later(question.text):
        return False  # no wording compares a year with a later one
    if plan.kind == "breakdown" and question.has("rose", "fell"):
        return False  # which reason rose most is not which is most
    denies = "not" in question.left and not question.has("but")
    if out_of_reach(question, plan) or (denies and plan.kind in {"lookup", "sum"}):
        return False
    return not (plan.kind == "reports" and question.has("balance", "agreement"))  # 每年各有几份报告不平


def _is_of_the_same_reports(plan: Plan, question: Question) -> bool:
    """Whether the plan is of the form, the years and the levels that the question names."""
    scope = plan.scope
    forms = {year for year, kind in ((2019, "old_form"), (2021, "new_form")) if question.has(kind)}
    if scope.form and len(forms) == 1 and scope.form not in forms and not question.has("zero"):  # 采用新格式的
        return False
    told = {*scope.years, *(year for each in plan.conditions for year in each.years)}
    between = plan.kind == "change" or any(isinstance(each, Gap) for each in plan.measures)  # of one year and another
    named_years = {year for year in years_named(question) if not re.search(f"{year}{_EDITION}", question.text)}
    if plan.kind == "reports" and named_years >= {2019, 2021}:
        named_years -= {2019, 2021} - told  # Which form version, 2019 or 2021
    if told and not between and not named_years <= told:  # 2021年和2023年用的格式
        return False
    levels = {level for span in question.spans.of("level") for level in span.values("level")}
    return bool(scope.agencies) or levels <= {*scope.levels, *scope.not_levels}


def _tells_the_same_of_them(plan: Plan, question: Question) -> bool:
    """Whether the applicants, outcomes and bodies that the question names are those that the plan tells of."""
    if plan.breakdown and question.has("applicants") and question.has("outcomes"):  # 是什么人提的、结果如何
        return False
    rows = set(named_rows(question.spans, strong=True)) - {"received"}
    if plan.breakdown == "applicants" and rows:  # 不予公开的是谁申请的: not who asked for anything
        return False
    aliases = {span.value("agency") for span in question.spans.of("agency")}
    compared = len(aliases) > 1 and question.has("versus", "difference")
    return not (compared and plan.kind == "lookup" and len(plan.scope.agencies) == 1)  # 跟同级的民政局比


def _takes_the_same_figures(plan: Plan, masked: Masked) -> bool:
    named = {*masked.quantities, *masked.counted}
    rows = {_row(each) for each in named}
    strong = {row for row in rows if row and not vocabulary.rows()[row].weak}
    plain = {_row(each) for each in plan.measures if isinstance(each, Measure)}
    left_over = plain <= _LEFT_OVER and strong <= _REQUESTS  # 收到的都办完了吗
    if strong and plain and not strong & plain and not left_over:  # 有没有行政复议 asks for nothing left over
        return False
    return all(each in named for each in plan.measures if not isinstance(each, Gap) and _row(each) in rows)


def _row(quantity: Quantity) -> str:
    return quantity.row if isinstance(quantity, Measure) else ""


def _opens(masked: Masked, word: str) -> bool:
    """Whether a word opens the question right before a year or a figure, as the name of a place would: 白石滩2024年."""
    text = masked.marked
    at = text.find(word)
    names = not word.isascii() and len(word) <= _LONGEST_PLACE
    return names and not text[:at].strip() and text[at + len(word) : at + len(word) + 1] in _AFTER_PLACE


def _is_known(masked: Masked, classifier: Classifier, guess: Guess) -> bool:
    """Whether the question says nothing that no known wording says.

    What the rules do not know must occur in other wordings of figures, be a verb, or stand where words restrict
    nothing, so that no body, topic or condition that nobody knows is passed over.
    """
    question, known = masked.question, classifier.words
    if _ASKS_TWICE.search(question.text) and guess.label != _BOTH_ENDS:
        return False
    strange = [word for word in question.puzzling if not only_asks(word, question, known)]
    passed = all(
        restricts_nothing(word, masked, known, CERTAIN if _opens(masked, word) else asking(guess)) for word in strange
    )
    return passed and (guess.probability >= VERY_SURE or not narrows(masked, classifier, guess))
