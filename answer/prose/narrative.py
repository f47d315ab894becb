"""Plans about prose → drafts: whole sentences of the reports, byte for byte, each cited; else what comes near."""

import re
from collections.abc import Sequence

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Language, Outcome
from answer.citing.remarks import no_reports
from answer.draft import Draft
from answer.figures.select import ReportRow, select_reports
from answer.plan import Plan
from answer.prose.asker import Asker
from answer.prose.best_sentences import best_sentences
from answer.prose.everywhere import answer_everywhere, not_loaded
from answer.prose.one_report import answer_of_one, untold_of
from answer.prose.problems import listing_topics, theme_name
from answer.prose.sought import EITHER, said
from answer.prose.told_in_part import told_in_part
from answer.reading.language.passed_over import is_verb_or_less
from answer.reading.language.problems_said import only_names
from answer.reading.language.segmented import kind_of
from answer.reading.prose.content_words import SHORTEST_SAID
from answer.reading.prose.numbers_sought import MONEY, PART_OF_IT
from answer.reading.prose.topics_named import LISTING
from answer.words import join, say
from index.glossary import in_chinese
from index.search import Search

_SINCE_WHEN = re.compile(
    "最早(?:是)?(?:[哪什何]|在)|(?:哪一?年|什么时候|何时)(?:开始|起)|从(?:哪一?年|什么时候|何时)"
    r"|\bsince when\b"
    r"|\b(?:when|(?:what|which|what's the|the) (?:\w+ )?year)\b.*\b(?:first|earliest|start|began|begin|since)",
    re.IGNORECASE,
)
STANDING = "standing"  # in an assessment
_ASKS = re.compile("多少|几|什么|哪|谁|啥|怎么|如何")
_WHETHER_ANY = re.compile("有没有|有无")  # is answered by 有 or 没有


def answer_prose(plan: Plan, question: str, connection: Connection, search: Search, language: Language) -> Draft:
    """The draft of a plan about prose."""
    found = select_reports(connection, plan.scope)
    if not found:
        return no_reports(plan.scope, connection, language)
    asker = Asker(question, connection, search, language)
    draft = _answer(plan, found, asker)
    if draft.status is Outcome.NOT_FOUND:
        draft = _near(plan, draft, found, asker)
    if len(found) == 1:
        draft.text = "\n".join([draft.text, *not_loaded(plan, found, language)])
    draft.warnings += _notes(plan, language)
    if draft.status is Outcome.ANSWERED and draft.rows and not plan.order and _SINCE_WHEN.search(question):
        first = say("told_first", language, year=min(row.year for row in draft.rows), words=said(plan, language))
        draft.text = f"{first}\n\n{draft.text}"
    if plan.every_report and _WHETHER_ANY.search(question):
        for key in ("yes", "no"):
            draft.text = re.sub(rf"^{re.escape(say(key, language))}", say(f"{key}_any", language), draft.text)
    return draft


def _near(plan: Plan, draft: Draft, found: Sequence[ReportRow], asker: Asker) -> Draft:
    """What comes nearest to what no sentence says: its words alone, in another part or of no theme; some of them."""
    if plan.topics == (STANDING,):
        return draft  # another thing's first place is nothing near
    told_alone = bool(plan.terms) and all(len(term) > 1 for term in plan.terms) and _is_weak(plan)
    if told_alone:
        by_terms = _answer(plan.model_copy(update={"topics": ()}), found, asker)
        draft = by_terms if by_terms.status is Outcome.ANSWERED else draft
    if draft.status is Outcome.NOT_FOUND and plan.every_report and plan.number and not plan.topics:
        draft = _without_deeds(plan, found, asker) or draft
    if draft.status is Outcome.NOT_FOUND and plan.terms and not plan.every_report and _is_listing(plan):
        draft = _in_another_part(plan, found, asker) or draft
    if draft.status is Outcome.NOT_FOUND and plan.themes and asker.language == "zh":
        draft = _of_the_same_kind(plan, found, asker) or draft
    of_problems = plan.themes or (set(plan.topics) & LISTING and asker.language == "zh")
    of_problems = of_problems and any(len(term) >= SHORTEST_SAID for term in plan.terms)
    if draft.status is Outcome.NOT_FOUND and not draft.citations and of_problems:
        draft = _said_elsewhere(plan, found, asker) or draft
    rates = any(vocabulary.topics()[topic].is_rate for topic in plan.topics)
    beside = set(plan.topics) - {PART_OF_IT, MONEY} and not rates
    unknown = asker.language == "en" and not plan.topics and _is_known_in_part(plan)
    unlooked = False  # it is said before what is told
    if draft.status is Outcome.NOT_FOUND and not draft.citations and plan.terms and (beside or unknown):
        told = _without_terms(plan, found, asker)
        draft, unlooked = told or draft, bool(told) and unknown
    if draft.status is Outcome.NOT_FOUND and not draft.citations:
        every_year = plan.scope.model_copy(update={"years": ()})
        every = select_reports(asker.connection, every_year) if plan.newest else found
        draft = told_in_part(plan, every, asker.connection, asker.language) or draft
    if draft.status is Outcome.NOT_FOUND and asker.language == "en" and not (plan.topics or plan.themes or unlooked):
        draft.text += _not_looked_for(plan, asker.language)
    return draft


def _without_deeds(plan: Plan, found: Sequence[ReportRow], asker: Asker) -> Draft | None:
    """What is told of the things sought in other verbs than the question's: 引入自助终端35台, of who 投放 them."""
    deeds = tuple(term for term in plan.terms if kind_of(term) == "v")
    things = tuple(term for term in plan.terms if term not in deeds)
    if not (deeds and any(map(_names_something, things))):
        return None
    draft = _answer(plan.model_copy(update={"terms": things}), found, asker)
    draft.warnings.append(say("told_without", asker.language, words=join(list(deeds), asker.language)))
    return draft if draft.status is Outcome.ANSWERED else None


def _is_known_in_part(plan: Plan) -> bool:
    """Whether it is not known what some of the words sought are called in Chinese."""
    named = [bool(in_chinese(term)) for term in plan.terms if term.isascii() and term.isalpha()]
    return bool(named) and not all(named) and (any(named) or len(named) < len(plan.terms))


def _is_weak(plan: Plan) -> bool:
    """Whether its topics only say where the words sought may stand: a robot on the website."""
    topics = [vocabulary.topics()[topic] for topic in plan.topics]
    return bool(topics) and all(topic.weak for topic in topics) and not (plan.number or plan.absent)


def _is_listing(plan: Plan) -> bool:
    """Whether its topics are what a report lists, and where else it may stand: what is done about its website."""
    topics = [vocabulary.topics()[topic] for topic in plan.topics]
    listing = any(topic.id in LISTING for topic in topics)
    return listing and all(topic.weak or topic.id in LISTING for topic in topics) and not (plan.themes or plan.place)


def _in_another_part(plan: Plan, found: Sequence[ReportRow], asker: Asker) -> Draft | None:
    """What one report says in another part than the list asked of: what it has done for old people, which is none of
    its plans. A problem that it does not list it does not have."""
    about = plan.model_copy(update={"topics": (), "yes_no": False})
    draft = _answer(about, found, asker)
    if draft.status is not Outcome.ANSWERED:
        told = told_in_part(about, found, asker.connection, asker.language)
        if told is None:
            return None
        draft = told
    part = said(plan.model_copy(update={"terms": ()}), asker.language)
    lead = say("told_elsewhere", asker.language, part=part, words=said(about, asker.language))
    draft.text = f"{lead}\n\n{draft.text}"
    if "problems" in plan.topics or plan.yes_no:
        draft.status, draft.value, draft.rows = Outcome.NOT_FOUND, None, []
    return draft


def _answer(plan: Plan, found: Sequence[ReportRow], asker: Asker) -> Draft:
    if plan.every_report or len(found) > 1:
        draft = answer_everywhere(plan, found, asker.connection, asker.language)
    else:
        draft = answer_of_one(plan, found[0], asker)
        if plan.newest and draft.status is Outcome.NOT_FOUND:
            draft = _of_an_earlier(plan, found[0], asker) or draft
    return draft


def _of_the_same_kind(plan: Plan, found: Sequence[ReportRow], asker: Asker) -> Draft | None:
    """What is told of the kind of problem that is named in words which no sentence has, and which only name it."""
    naming = tuple(term for term in plan.terms if only_names(term, plan.themes))
    if not naming or plan.absent or plan.number:
        return None
    rest = tuple(term for term in plan.terms if term not in naming)
    draft = _answer(plan.model_copy(update={"terms": rest, "yes_no": False}), found, asker)
    if draft.status is not Outcome.ANSWERED:
        return None
    words, kind = join(list(naming), asker.language), join([theme_name(each, "zh") for each in plan.themes], "zh")
    draft.text = f"{say('same_kind_only', asker.language, words=words, themes=kind)}\n\n{draft.text}"
    return draft


def _said_elsewhere(plan: Plan, found: Sequence[ReportRow], asker: Asker) -> Draft | None:
    """The very words sought, said of a problem of another theme, or of no problem."""
    changes: tuple[dict[str, object], ...] = ({"themes": ()}, {"themes": (), "topics": ()})
    for changed in changes:
        draft = _answer(plan.model_copy(update=changed), found, asker)
        if draft.status is Outcome.ANSWERED:
            return draft
    return None


def _without_terms(plan: Plan, found: Sequence[ReportRow], asker: Asker) -> Draft | None:
    """That no sentence has the asker's own words, and beside it what is said of some of them: it is no answer.

    Of many reports it is only said of the topic alone where it is not known what the words are called.
    """
    known = tuple(term for term in plan.terms if in_chinese(term) or not (term.isascii() and term.isalpha()))
    unknown = tuple(term for term in plan.terms if term not in known)
    for about in _parts_of(plan, known, asker.language):
        draft = _answer(about, found, asker)
        if draft.status is not Outcome.ANSWERED:
            continue
        untranslated = unknown and about.terms == known and (about.topics or not plan.topics)
        lacking = tuple(term for term in plan.terms if term not in about.terms)
        without = plan.model_copy(update={"topics": () if about.topics else plan.topics, "terms": lacking})
        words = join(list(unknown), asker.language) if untranslated else said(without, asker.language)
        if _only_say_how(plan, lacking, asker.question):
            note = say("passed_over", asker.language, words=join(list(lacking), asker.language))
            draft.text = f"{draft.text}\n\n{note}"
            return draft
        half = _second_half(asker.question, lacking) if about.topics and not about.terms else ""
        if half:
            draft.text = f"{draft.text}\n\n{say('second_half', asker.language, words=half)}"
            return draft
        key = "not_translated" if untranslated else "nothing_with_terms"
        draft.status, draft.value, draft.rows = Outcome.NOT_FOUND, None, []
        draft.text = f"{say(key, asker.language, words=words, topic=said(about, asker.language))}\n\n{draft.text}"
        return draft
    return None


def _second_half(question: str, words: Sequence[str]) -> str:
    """The second thing that a question asks, where it alone has the words that no sentence has: 开了几场新闻发布会，
    记者问得最多的是什么话题. What is asked first is told; empty where that asks nothing."""
    first, _, rest = question.partition("，" if "，" in question else ",")
    asked = _ASKS.search(first) and _ASKS.search(rest)
    return rest.strip("？?。 ") if asked and all(word in rest and word not in first for word in words) else ""


def _not_looked_for(plan: Plan, language: Language) -> str:
    """That no Chinese is known of some words, where nothing was found: that they are not told is not known."""
    unknown = [term for term in plan.terms if term.isascii() and term.isalpha() and not in_chinese(term)]
    return f" {say('not_looked_for', language, words=join(unknown, language))}" if unknown else ""


def _only_say_how(plan: Plan, words: Sequence[str], question: str) -> bool:
    """Whether they are verbs that say how one body tells or does what its sentences are about."""
    if plan.every_report or plan.yes_no or plan.number or not words:
        return False
    return all(" " not in word and is_verb_or_less(question.lower(), word) for word in words)


def _parts_of(plan: Plan, known: tuple[str, ...], language: Language) -> list[Plan]:
    """What is left of a plan where no sentence says all of it: without words of no known meaning, its words alone, its
    topics alone; of many reports, all of which the topic may be told in, the last only where no word is known."""
    plain = plan.model_copy(update={"yes_no": False, "together": False})
    terms_alone = plain.model_copy(update={"topics": (), "terms": known})
    topics_alone = plain.model_copy(update={"terms": ()})
    parts = [plain.model_copy(update={"terms": known})] if len(known) < len(plan.terms) else []
    if language == "zh":
        of_all = plan.every_report and bool(plan.terms) and set(plan.topics) <= LISTING and not plan.themes
        topics_too = [] if of_all else [topics_alone]  # all problems of all reports say nothing of the words sought
        return [*parts, *([terms_alone] if any(map(_names_something, known)) else []), *topics_too]
    of_words = any(" " in term for term in known) and set(plan.topics).isdisjoint(LISTING)
    of_topics = not plan.every_report or not (known or _is_weak(plan))
    parts = parts if known or of_topics else []
    return [*parts, *([terms_alone] if of_words else []), *([topics_alone] if of_topics else [])]


def _of_an_earlier(plan: Plan, newest: ReportRow, asker: Asker) -> Draft | None:
    """What the last of the body's earlier reports that tells of it says, where no year was named."""
    plan = plan.model_copy(update={"yes_no": False})  # the newest says neither yes nor no
    earlier = select_reports(asker.connection, plan.scope.model_copy(update={"years": ()}))
    earlier = sorted((each for each in earlier if each.year < newest.year), key=lambda each: -each.year)
    for report in [*_telling_all(plan, earlier, asker), *earlier]:
        draft = answer_of_one(plan, report, asker)
        if draft.status is Outcome.ANSWERED:
            note = say("told_earlier", asker.language, newest=newest.year, year=report.year)
            draft.text = f"{note}\n\n{draft.text}"
            return draft
    return None


def _names_something(term: str) -> bool:
    """Whether a Chinese term is no bare verb or adjective, of which any sentence may speak."""
    term = term.partition(EITHER)[0]
    return len(term) > SHORTEST_SAID or kind_of(term)[:1] in {"n", "", "l", "i"}


def _telling_all(plan: Plan, reports: Sequence[ReportRow], asker: Asker) -> list[ReportRow]:
    """The first of the reports that tells of every one of several topics: the address and the fax number."""
    if not plan.any_of or plan.number or listing_topics(plan) or len(plan.topics) < 2:
        return []
    for report in reports:
        chosen = best_sentences(plan, report, asker)
        if chosen and not untold_of(plan, chosen, asker.language):
            return [report]
    return []


# Sentences


# Around


def _notes(plan: Plan, language: Language) -> list[str]:
    topics = [vocabulary.topics()[topic] for topic in plan.topics]
    notes = [topic.note_zh if language == "zh" else topic.note_en for topic in topics]
    return list(dict.fromkeys(note for note in notes if note))
