"""Plans about prose → drafts: whole sentences of the reports, byte for byte, each cited. Here, of one report."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Language, Outcome
from answer.citing.remarks import no_reports
from answer.draft import Count, Draft
from answer.figures.select import ReportRow, reports_of, select_older, select_reports
from answer.plan import Plan
from answer.prose.denials import done_by, says_not
from answer.prose.everywhere import answer_everywhere, not_loaded
from answer.prose.nth_listed import items_of
from answer.prose.numbers import each_numbered, numbered, without_number
from answer.prose.parts_of_reports import TABLED, parts_asked, select_parts
from answer.prose.passages import PassageRow, chunks_of, select_passages
from answer.prose.problems import listing_topics, select_listed
from answer.prose.quoting import coverage, nothing, quoted, quotes
from answer.prose.sentences import Sentence, all_sentences, fits, is_planned, lacks
from answer.prose.sought import EITHER, Group, groups_of, held_by, said, speaking_of
from answer.prose.told import numbers_told
from answer.prose.told_in_part import told_in_part
from answer.reading.language.passed_over import is_verb_or_less
from answer.reading.language.segmented import kind_of
from answer.reading.prose.content_words import SHORTEST_SAID
from answer.reading.prose.numbers_asked import asks_what
from answer.reading.prose.terms_named import LAST_YEARS
from answer.reading.prose.texts import MONEY, PART_OF_IT
from answer.reading.prose.topics_named import LISTING
from answer.words import join, say
from index.glossary import in_chinese
from index.search import Search
from ingest.statements import stated_in

MOST_SENTENCES = 4  # for a question about one thing
MOST_OF_A_PART = 40
MOST_LISTED = 14  # for a list such as its problems
_ENUMERATED = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）、.．])?|(?:情况|方面|工作)$")
# Whether a sentence says yes or no to a question that denies something is not told: answers without a source.
_MENTIONED = re.compile(  # what is said not to have been done is mentioned all the same
    r"提到|提及|写到|写了|\b(?:mention(?:ed|s)?|written (?:of|about)|referred to|touched on)"
    r"|\b(?:say|said) anything\b"
)
_NEGATED = re.compile(r"\b(?:without|not|never|fail\w*|lack\w*|nobody|no one|neither|nothing)\b|n't\b")
_FINISHED = re.compile("(?:整改|改正|解决|完成|落实|销号|办结|处理|改)(?:完|好|到位|掉)")  # 12个问题整改完了吗
_SAID_FINISHED = re.compile("完成|销号|到位|解决|办结|改正|全部整改|均已整改")
_CLAIMED = re.compile(r"(?<![\d第近前.,])(\d[\d,]*(?:\.\d+)?)\s*(条|件|人次|次|人|名|元|个(?!月)|处|项|篇|场|批|%|期)")
_COLONS = ("：", ":")
_OF_WHICH = "其中"
_HOW_MANY_LISTED = re.compile(r"(?<!第)(?:几|多少)(?:[个条项点类]|大|方面)|\bhow many\b|\bnumber of\b", re.IGNORECASE)
_SINCE_WHEN = re.compile(
    "最早(?:是)?(?:[哪什何]|在)|(?:哪一?年|什么时候|何时)(?:开始|起)|从(?:哪一?年|什么时候|何时)"
    r"|\bsince when\b"
    r"|\b(?:when|(?:what|which|what's the|the) (?:\w+ )?year)\b.*\b(?:first|earliest|start|began|begin|since)",
    re.IGNORECASE,
)
_WHETHER_ANY = re.compile("有没有|有无")  # is answered by 有 or 没有


def answer_prose(plan: Plan, question: str, connection: Connection, search: Search, language: Language) -> Draft:
    """The draft of a plan about prose."""
    found = select_reports(connection, plan.scope)
    if not found:
        return no_reports(plan.scope, connection, language)
    draft = _answer(plan, question, found, connection, search, language)
    told_alone = bool(plan.terms) and all(len(term) > 1 for term in plan.terms) and _is_weak(plan)
    if draft.status is Outcome.NOT_FOUND and told_alone:
        by_terms = _answer(plan.model_copy(update={"topics": ()}), question, found, connection, search, language)
        draft = by_terms if by_terms.status is Outcome.ANSWERED else draft
    if draft.status is Outcome.NOT_FOUND and plan.terms and not plan.every_report and _is_listing(plan):
        draft = _in_another_part(plan, question, found, connection, search, language) or draft
    of_problems = plan.themes or (set(plan.topics) & LISTING and language == "zh")
    of_problems = of_problems and any(len(term) >= SHORTEST_SAID for term in plan.terms)
    if draft.status is Outcome.NOT_FOUND and not draft.citations and of_problems:
        draft = _said_elsewhere(plan, question, found, connection, search, language) or draft
    beside = set(plan.topics) - {PART_OF_IT, MONEY} and not any(
        vocabulary.topics()[topic].is_rate for topic in plan.topics
    )
    unknown = language == "en" and not plan.topics and _is_known_in_part(plan)
    unlooked = False  # it is said before what is told
    if draft.status is Outcome.NOT_FOUND and not draft.citations and plan.terms and (beside or unknown):
        told = _without_terms(plan, question, found, connection, search, language)
        draft, unlooked = told or draft, bool(told) and unknown
    if draft.status is Outcome.NOT_FOUND and not draft.citations:
        every = select_reports(connection, plan.scope.model_copy(update={"years": ()})) if plan.newest else found
        draft = told_in_part(plan, every, connection, language) or draft
    if draft.status is Outcome.NOT_FOUND and language == "en" and not (plan.topics or plan.themes):
        draft.text += "" if unlooked else _not_looked_for(plan, language)
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


def _in_another_part(
    plan: Plan,
    question: str,
    found: Sequence[ReportRow],
    connection: Connection,
    search: Search,
    language: Language,
) -> Draft | None:
    """What one report says in another part than the list asked of: what it has done for old people, which is none of
    its plans. A problem that it does not list it does not have."""
    about = plan.model_copy(update={"topics": (), "yes_no": False})
    draft = _answer(about, question, found, connection, search, language)
    if draft.status is not Outcome.ANSWERED:
        told = told_in_part(about, found, connection, language)
        if told is None:
            return None
        draft = told
    part = said(plan.model_copy(update={"terms": ()}), language)
    lead = say("told_elsewhere", language, part=part, words=said(about, language))
    draft.text = f"{lead}\n\n{draft.text}"
    if "problems" in plan.topics or plan.yes_no:
        draft.status, draft.value, draft.rows = Outcome.NOT_FOUND, None, []
    return draft


def _answer(
    plan: Plan,
    question: str,
    found: Sequence[ReportRow],
    connection: Connection,
    search: Search,
    language: Language,
) -> Draft:
    if plan.every_report or len(found) > 1:
        draft = answer_everywhere(plan, found, connection, language)
    else:
        draft = _of_one(plan, question, found[0], connection, search, language)
        if plan.newest and draft.status is Outcome.NOT_FOUND:
            draft = _of_an_earlier(plan, question, found[0], connection, search, language) or draft
    return draft


def _said_elsewhere(
    plan: Plan,
    question: str,
    found: Sequence[ReportRow],
    connection: Connection,
    search: Search,
    language: Language,
) -> Draft | None:
    """The very words sought, said of a problem of another theme, or of no problem."""
    changes: tuple[dict[str, object], ...] = ({"themes": ()}, {"themes": (), "topics": ()})
    for changed in changes:
        draft = _answer(plan.model_copy(update=changed), question, found, connection, search, language)
        if draft.status is Outcome.ANSWERED:
            return draft
    return None


def _without_terms(
    plan: Plan,
    question: str,
    found: Sequence[ReportRow],
    connection: Connection,
    search: Search,
    language: Language,
) -> Draft | None:
    """That no sentence has the asker's own words, and beside it what is said of some of them: it is no answer.

    Of many reports it is only said of the topic alone where it is not known what the words are called.
    """
    known = tuple(term for term in plan.terms if in_chinese(term) or not (term.isascii() and term.isalpha()))
    unknown = tuple(term for term in plan.terms if term not in known)
    for about in _parts_of(plan, known, language):
        draft = _answer(about, question, found, connection, search, language)
        if draft.status is not Outcome.ANSWERED:
            continue
        untranslated = unknown and about.terms == known and (about.topics or not plan.topics)
        lacking = tuple(term for term in plan.terms if term not in about.terms)
        without = plan.model_copy(update={"topics": () if about.topics else plan.topics, "terms": lacking})
        words = join(list(unknown), language) if untranslated else said(without, language)
        if _only_say_how(plan, lacking, question):
            note = say("passed_over", language, words=join(list(lacking), language))
            draft.text = f"{draft.text}\n\n{note}"
            return draft
        key = "not_translated" if untranslated else "nothing_with_terms"
        draft.status, draft.value, draft.rows = Outcome.NOT_FOUND, None, []
        draft.text = f"{say(key, language, words=words, topic=said(about, language))}\n\n{draft.text}"
        return draft
    return None


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
        return [*parts, *([terms_alone] if any(map(_names_something, known)) else []), topics_alone]
    of_words = any(" " in term for term in known) and set(plan.topics).isdisjoint(LISTING)
    of_topics = not plan.every_report or not (known or _is_weak(plan))
    parts = parts if known or of_topics else []
    return [*parts, *([terms_alone] if of_words else []), *([topics_alone] if of_topics else [])]


def _of_an_earlier(
    plan: Plan, question: str, newest: ReportRow, connection: Connection, search: Search, language: Language
) -> Draft | None:
    """What the last of the body's earlier reports that tells of it says, where no year was named."""
    plan = plan.model_copy(update={"yes_no": False})  # the newest says neither yes nor no
    earlier = select_reports(connection, plan.scope.model_copy(update={"years": ()}))
    earlier = sorted((each for each in earlier if each.year < newest.year), key=lambda each: -each.year)
    for report in [*_telling_all(plan, question, earlier, connection, search, language), *earlier]:
        draft = _of_one(plan, question, report, connection, search, language)
        if draft.status is Outcome.ANSWERED:
            note = say("told_earlier", language, newest=newest.year, year=report.year)
            draft.text = f"{note}\n\n{draft.text}"
            return draft
    return None


def _names_something(term: str) -> bool:
    """Whether a Chinese term is no bare verb or adjective, of which any sentence may speak."""
    term = term.partition(EITHER)[0]
    return len(term) > SHORTEST_SAID or kind_of(term)[:1] in {"n", "", "l", "i"}


def _telling_all(
    plan: Plan, question: str, reports: Sequence[ReportRow], connection: Connection, search: Search, language: Language
) -> list[ReportRow]:
    """The first of the reports that tells of every one of several topics: the address and the fax number."""
    if not plan.any_of or plan.number or listing_topics(plan) or len(plan.topics) < 2:
        return []
    for report in reports:
        chosen = _best_sentences(plan, question, report, connection, search)
        if chosen and not _untold(plan, chosen, language):
            return [report]
    return []


def _of_one(
    plan: Plan, question: str, report: ReportRow, connection: Connection, search: Search, language: Language
) -> Draft:
    if listing_topics(plan):
        return _lists(plan, question, report, connection, language)
    if parts_asked(plan):
        chosen = select_parts(connection, [report], plan).get(report.id, [])[:MOST_OF_A_PART]
        return quoted(plan, "text_one", chosen, report, language)
    if plan.number:
        told = numbers_told(plan, [report], connection).get(report.id, [])
        if told:
            return numbered(plan, told, report, connection, language)
        each = each_numbered(plan, report, connection, language) if len(plan.topics) > 1 else None
        if each:
            return each
        if plan.number_only:
            return without_number(plan, report, connection, language)
    chosen = _best_sentences(plan, question, report, connection, search)
    done = [each for each in chosen if not (plan.deed and is_planned(each))]
    if chosen and not done:
        text = say("not_done", language, agency=report.agency, year=report.year, words=said(plan, language))
        return Draft(Outcome.NOT_FOUND, text, coverage=coverage(plan, report, False, language))
    chosen = done
    draft = quoted(plan, "text_one", chosen, report, language)
    untold = _untold(plan, chosen, language) if chosen else ""
    unfinished = _FINISHED.search(question) and not any(_SAID_FINISHED.search(each.text) for each in chosen)
    says = not (untold or unfinished or _NEGATED.search(question.lower()))
    if chosen and plan.yes_no and plan.topics != (LAST_YEARS,) and says:  # whether they are solved is no one's to add
        mentioned = bool(_MENTIONED.search(question.lower()))
        denials = [(says_not(plan, each) or lacks(each.text, plan.terms)) and not mentioned for each in chosen]
        stated = mentioned or any(denials) or any(done_by(plan, each) for each in chosen)  # not only planned or listed
        otherwise = _claims_another_number(plan, question, chosen, report, connection)
        one_way = all(denials) or not any(denials) or plan.number  # one of each says neither
        if otherwise or (stated and one_way):
            draft.text = say("no" if otherwise or all(denials) else "yes", language) + "\n\n" + draft.text
    if chosen:
        _add_older(plan, chosen, report, draft, connection, language)
        draft.text += untold
    return draft


def _claims_another_number(
    plan: Plan, question: str, chosen: Sequence[Sentence], report: ReportRow, connection: Connection
) -> bool:
    """Whether the question names a number that none of the sentences states, or that is not the one told of what is
    asked: 主动公开169条对吗, of 168."""
    claimed = [(Decimal(found[1].replace(",", "")), found[2]) for found in _CLAIMED.finditer(question)]
    stated = set[Decimal]().union(*(stated_in(each.text) for each in chosen))
    if not claimed or not stated:
        return False
    kinds = (plan.model_copy(update={"number": number}) for number in ("things", "people"))
    told = [each for kind in kinds for each in numbers_told(kind, [report], connection).get(report.id, [])]
    by_unit = {each.number.unit: each.number.value for each in told}
    return any(number not in stated or by_unit.get(unit, number) != number for number, unit in claimed)


def _untold(plan: Plan, chosen: Sequence[Sentence], language: Language) -> str:
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


def _lists(plan: Plan, question: str, report: ReportRow, connection: Connection, language: Language) -> Draft:
    """What a report names as problems, or as improvements, or both."""
    draft = Draft(Outcome.ANSWERED, "", coverage=coverage(plan, report, True, language))
    lines = []
    for topic in listing_topics(plan):
        chosen = select_listed(connection, [report], topic, plan).get(report.id, [])
        if plan.place:
            every = _every_item(report, connection)
            chosen = _nth_of(every, topic.id, plan.place) if every[topic.id] else chosen
            lines += _fewer(topic, every[topic.id], report, draft, plan.place, language)
        elif _HOW_MANY_LISTED.search(question) and not (plan.themes or plan.terms):
            lines += _count_of(topic, items_of(chosen), report, draft, language)
        if chosen:
            lines += quotes(f"text_{topic.id}", chosen[:MOST_LISTED], report, draft, language)
    if plan.themes and "improvements" in plan.topics:
        since = plan.model_copy(update={"topics": (LAST_YEARS,), "terms": ()})
        solved = _telling(since, groups_of(since), select_passages(connection, [report]))
        lines += quotes("solved_since", solved, report, draft, language) if solved else []
    draft.text = "\n".join(lines)
    return draft if lines else nothing(plan, report, language)


def _count_of(
    topic: vocabulary.Topic, items: Sequence[Sequence[Sentence]], report: ReportRow, draft: Draft, language: Language
) -> list[str]:
    """How many a report lists, where they are numbered."""
    if not items:
        return []
    draft.counts.append(Count(len(items), tuple(range(len(items)))))
    named = {"agency": report.agency, "year": report.year, "words": topic.zh if language == "zh" else topic.en}
    return [say("count_listed", language, count=len(items), **named), ""]


Items = Mapping[str, list[list[Sentence]]]


def _every_item(report: ReportRow, connection: Connection) -> Items:
    """What a report lists, by topic and item."""
    topics = [vocabulary.topics()[name] for name in sorted(LISTING)]
    everything = Plan(kind="text")
    return {
        topic.id: items_of(select_listed(connection, [report], topic, everything).get(report.id, []))
        for topic in topics
    }


def _nth_of(every: Items, topic: str, place: int) -> list[Sentence]:
    """The item of that number; every improvement where they are not as many as the problems, so that none is told to
    answer one."""
    items = every[topic]
    if topic == "improvements" and len(items) != len(every["problems"]):
        return [sentence for item in items for sentence in item]
    return items[place - 1] if place <= len(items) else []


def _fewer(
    topic: vocabulary.Topic,
    items: Sequence[Sequence[Sentence]],
    report: ReportRow,
    draft: Draft,
    place: int,
    language: Language,
) -> list[str]:
    """That a report lists fewer than the number asked for."""
    if not items:
        return [say("not_numbered", language), ""]
    if place <= len(items):
        return []
    draft.counts.append(Count(len(items), tuple(range(len(items)))))
    named = {"agency": report.agency, "year": report.year, "words": topic.zh if language == "zh" else topic.en}
    return [say("fewer_listed", language, count=len(items), **named), ""]


# Sentences


def _best_sentences(
    plan: Plan, question: str, report: ReportRow, connection: Connection, search: Search
) -> list[Sentence]:
    """The sentences that speak of all that is asked, in reading order; those of the best passages first."""
    groups = groups_of(plan)
    if not groups:
        return []
    passages = select_passages(connection, [report])
    fitting = _telling(plan, groups, passages)
    if all(TABLED.search(each.text) for each in fitting):  # 主动公开情况见下表 tells nothing itself
        fitting = _telling(plan, groups_of(plan, second=True), passages) or fitting
    if plan.topics == (PART_OF_IT,):
        fitting = [each for each in fitting if stated_in(each.text)] or fitting
    if not fitting:
        return _under_heading(plan, groups, passages)
    if len(fitting) <= MOST_SENTENCES:
        return _with_items(fitting, passages, goes_on=asks_what(question))
    query = " ".join([question, *(word for group in groups for word in group.words)])
    ranked = [passages[at].id for at in search.rank(query, chunks_of(connection, passages))]
    best = sorted(fitting, key=lambda each: ranked.index(each.passage.id) if each.passage.id in ranked else len(ranked))
    return [each for each in fitting if each in best[:MOST_SENTENCES]]


def _telling(plan: Plan, groups: Sequence[Group], passages: Sequence[PassageRow]) -> list[Sentence]:
    """The sentences that speak of all that is asked."""
    return speaking_of(groups, [each for each in all_sentences(passages) if fits(each.text, plan)])


def _under_heading(plan: Plan, groups: Sequence[Group], passages: Sequence[PassageRow]) -> list[Sentence]:
    """What stands under a heading that names all that is asked: 监督保障 of （五）监督保障情况."""
    if any(vocabulary.topics()[topic].value for topic in plan.topics):
        return []
    under = [each for each in passages if all(_is_called(each.path, group) for group in groups)]
    return list(all_sentences(under))[:MOST_LISTED]


def _is_called(path: str, group: Group) -> bool:
    """Whether the last heading of a path says that, and not much more: 教育培训与监督保障 is more than 培训."""
    heading = _ENUMERATED.sub("", path.rpartition("/")[2])
    found = group.places_in(heading) if group.in_text(heading) else []
    return 2 * max((end - start for start, end in found), default=0) >= len(heading)


def _with_items(chosen: Sequence[Sentence], passages: Sequence[PassageRow], goes_on: bool = False) -> list[Sentence]:
    """The sentences, with what follows those that end in a colon under the same heading; where it is asked what the
    things are (`goes_on`), with the next one too, which may list them; and what they are made of."""
    if goes_on:
        chosen = [each for each in chosen if stated_in(each.text)] or chosen
        places = {(each.passage.id, each.end) for each in chosen}
        chosen = [
            each
            for each in all_sentences(passages)
            if each in chosen or any(each.passage.id == at and 0 <= each.start - end <= 1 for at, end in places)
        ]
    if not any(each.text.endswith(_COLONS) for each in chosen):
        return list(chosen)
    found: list[Sentence] = []
    listing = ""
    for sentence in all_sentences(passages):
        path = sentence.passage.path
        of_it = found and found[-1].passage == sentence.passage and sentence.text.startswith(_OF_WHICH)
        behind = of_it and found[-1].end <= sentence.start and _is_next(found[-1], sentence)
        if sentence in chosen or behind or (path == listing and len(found) < MOST_LISTED):
            found.append(sentence)
            listing = path if sentence.text.endswith(_COLONS) or path == listing else ""
    return found


def _is_next(before: Sentence, sentence: Sentence) -> bool:
    return not sentence.passage.text[before.end : sentence.start].strip()


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


# Around


def _notes(plan: Plan, language: Language) -> list[str]:
    topics = [vocabulary.topics()[topic] for topic in plan.topics]
    notes = [topic.note_zh if language == "zh" else topic.note_en for topic in topics]
    return list(dict.fromkeys(note for note in notes if note))
