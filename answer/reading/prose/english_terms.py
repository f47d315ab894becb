"""Terms of the glossary in an English question about prose: longer than words for figures in them, or beside topics."""

import re
from collections.abc import Sequence

from answer import vocabulary
from answer.prose.sought import EITHER
from answer.reading.figures.what import PLAIN
from answer.reading.language.inflection import lemmas_of
from answer.reading.language.passed_over import is_verb_or_less
from answer.reading.language.spans import Span
from answer.reading.prose.chinese_words import (
    OF_ANY_REPORT,
)
from answer.reading.prose.topics_named import LISTING, NUMBER
from answer.reading.prose.whether import asks_whether
from answer.reading.question import Question
from answer.words import join, say
from index.glossary import found_in, in_chinese, prose_terms

_ABOUT_EN = re.compile(  # what a training, a meeting or a text was about
    r" ?(?:sessions?|courses?|events?|classes|activities|materials?|work)?"
    r" (?:on|about|concerning|regarding|covering|devoted to|dedicated to|relating to)((?: [\w'-]+){1,6})"
)
_WITH_EN = re.compile(  # what problems or plans are asked of
    r" (?:with|about|on|regarding|concerning|over|around|in dealing with)((?: [\w'-]+){1,5})"
)
_COUNTED_EN = frozenset({"two", "three", "lack", "shortage", "nothing"})  # two people, three days, lack of money
OFFLINE = "offline"  # is asked for by whom it reaches: villagers who are not online
REQUEST_SUBJECTS = "request_subjects"
REQUESTS_OR_REPLIES = f"requests{EITHER}replies"
_ANSWERS = frozenset({"replies", "responses", "replies given", "answers given"})
_OF_REQUESTS = frozenset({"received", "handled", "total"})
_ANY_BODY = frozenset({"单位", "部门", "行政机关", "机关", "政府", "总体情况", "年度报告"})
_OF_FIGURES = ("count", "sum", "mean", "median", "share", "change_percent", "rank_of", "rank_most")
_OPEN_EN = re.compile(
    r"(?:how (?:do|does|did|is|are|was|were)|who|where"
    r"|(?:what|which) (?:[a-z-]+ ){0,3}(?:do|does|did|has|have|happens|is done))\b"
)
_HOW_IT_IS_DONE = re.compile(  # is told in words, whatever figure one of its words may name: how they got on in court
    r"(?:(?:and|so|but) )*how (?:do|does|did|is|are|was|were|will|would|has|have|can|could)\b"
)
_FARED = re.compile(
    r"\b(?:fare[ds]?|get on|got on|end(?:ed)? up|turn(?:ed)? out|split|divided?|distributed)\b"
    r"|\bdo\b(?=[?. ]*$| (?:in|at|with|this|last)\b)"
)
_ANYBODY_EN = re.compile(
    r"\b(?:any|some|no|every)(?:body|one)\b"
    r"|\bany (?:of the )?(?:body|bodies|agency|agencies|departments?|bureaus?|offices?|units?)\b"
)


def seeks_beside_figure(question: Question) -> bool:
    """Whether bodies are asked for by words that only the reports know, beside the word for a figure that is not
    asked for: who had legal advisers check their replies."""
    if question.language != "en" or not question.has("row", "column"):
        return False
    if names_prose_by_rows(question) and question.has("agency", "list"):
        return True
    of_one = question.has("agency") and bool(_OPEN_EN.match(question.text) or _is_part_of_a_term(question))
    if not (question.has("list", "which_year", "reports") or _ANYBODY_EN.search(question.text) or of_one):
        return False
    kinds = ("quantity", "count", "rate", "condition", "number", "rank_most", "rank_least", "zero")
    in_terms = [term for term in found_in(question.sought) if " " in term]
    spans = (span for kind in kinds for span in question.spans.of(kind))
    if any(not any(f" {span.text} " in f" {term} " for term in in_terms) for span in spans):
        return False
    known = {word for term in found_in(question.sought) for word in term.split(" ")}
    part_of_terms = {word for term in in_terms for word in term.split(" ")}
    sought = set(question.puzzling) - (vocabulary.beside() - part_of_terms)
    whole = {word for term in in_terms if set(term.split(" ")) & sought for word in term.split(" ")}
    if _HOW_IT_IS_DONE.match(question.text) or whole & sought:
        return bool(sought & known)
    return bool(sought) and sought <= known


def names_prose_by_rows(question: Question) -> bool:
    """Whether all that an English question seems to name of the figures is a part of terms for what the prose tells."""
    return bool(terms_over_rows(question))


def terms_over_rows(question: Question) -> list[str]:
    """The longer terms for what only the prose tells, where each word for a figure is a part of one: complaints line,
    right of appeal."""
    rows = (*question.spans.of("row"), *question.spans.of("rate"))
    if question.language != "en" or not rows or question.has("quantity", "share", "sum", "mean"):
        return []
    known = vocabulary.phrases()[1]
    terms = [term for term in found_in(question.sought) if term in prose_terms() and not known.get(term)]
    longer = [[term for term in terms if f" {span.text} " in f" {term} " and span.text != term] for span in rows]
    return list(dict.fromkeys(term for found in longer for term in found)) if all(longer) else []


def _is_part_of_a_term(question: Question) -> bool:
    """Whether it asks if something was done that has the word for a figure in its name: mock requests; or beside it:
    a special team for requests."""
    rows, puzzling = {span.text for span in question.spans.of("row")}, set(question.puzzling)
    terms = [set(term.split(" ")) for term in found_in(question.sought)]
    named = any(term & puzzling and (term & rows or (len(term) > 1 and term <= puzzling)) for term in terms)
    return asks_whether(question) and named


def said_at_large(question: Question) -> tuple[str, ...]:
    """The terms of an English question about one body that names nothing else, of words that may stand beside in any:
    how often it checks what its departments submitted."""
    if question.language != "en" or question.left or not question.has("agency"):
        return ()
    if question.has("row", "rate", "breakdown", *_OF_FIGURES):
        return ()
    if question.has("column") and not asks_how_it_is_done(question):
        return ()
    terms = (term for term in found_in(question.sought) if not is_the_work(term))
    return tuple(term for term in terms if _ANY_BODY.isdisjoint(in_chinese(term)))


def asks_how(question: Question) -> bool:
    """Whether an English question asks how something is done; not how many or how often, nor how somebody fared."""
    asked = question.language == "en" and _HOW_IT_IS_DONE.match(question.text)
    return bool(asked) and not _FARED.search(question.text)


def asks_how_it_is_done(question: Question) -> bool:
    """Whether it asks how one body goes about something, of people who also file requests: how it reaches businesses;
    not how these fared."""
    if question.has("row", "rate", "quantity", "breakdown", *_OF_FIGURES):
        return False
    return asks_how(question) and question.has("agency") and question.has("column")


def without_manner(question: Question, words: Sequence[str]) -> list[str]:
    """Words that nothing knows, without those that only say how it is told or done where one body's sentences are asked
    for: no sentence could be found by them. They are passed over, which is said."""
    whose = question.has("agency") and not asks_whether(question)
    says_how = _is_what_it_did if NUMBER.search(question.text) else _is_manner
    manner = [word for word in words if whose and says_how(question.text, word)]
    if manner:
        question.assumptions.append(say("passed_over", question.language, words=join(manner, question.language)))
    return [word for word in words if word not in manner]


def _is_what_it_did(text: str, word: str) -> bool:
    """Whether it is the verb of how many things a body did: how many videos did it produce."""
    behind = re.search(
        rf"\bdid (?:[\w'-]+ ){{1,8}}{re.escape(word)}(?= (?:in|for|during|over|between)\b|[?.!,]| *$)", text
    )
    return bool(behind) and "VERB" in lemmas_of(word) and not in_chinese(word)


def _is_manner(text: str, word: str) -> bool:
    """Whether an English word that no Chinese is known of is a verb behind its subject, or said of something: hard to
    follow."""
    if in_chinese(word):
        return False
    said_of = re.search(rf"\b{re.escape(word)}(?=[?.!, ]*$| (?:to|for|about|on|with|in|by|when)\b)", text)
    lemmas = lemmas_of(word)
    adjective = "ADJ" in lemmas and "NOUN" not in lemmas and bool(said_of)
    asked_of = re.search(rf"\b(?:did|does|do|will|to|from|by|for|without)\b(?: [\w'-]+)*? {re.escape(word)}\b", text)
    verb = set(lemmas) == {"VERB"} and (word in lemmas["VERB"] or word.endswith("ing")) and bool(asked_of)
    return adjective or verb or is_verb_or_less(text, word)


def figures_beside(question: Question, topics: tuple[str, ...]) -> list[str]:
    """What is named of the requests that a topic is asked of: what the refused ones were about, training on replies,
    problems with requests."""
    if question.language != "en" or not topics or question.has("theme"):
        return []
    rows, known = question.spans.of("row"), vocabulary.rows()
    if topics == (REQUEST_SUBJECTS,):
        strong = (span.text for span in rows if not known[span.value("row") or ""].weak)
        return [term for text in strong for term in found_in(text) if term not in PLAIN]
    listing = bool(set(topics) & LISTING)
    spans = (span for span in question.spans.of("topic") if span.value("topic") in topics)
    found = ((_WITH_EN.search if listing else _ABOUT_EN.match)(question.text, span.end) for span in spans)
    places = [each.span(1) for each in found if each]
    named = [span for span in rows if any(low <= span.start and span.end <= high for low, high in places)]
    if listing:
        return [REQUESTS_OR_REPLIES] if any(span.value("row") in _OF_REQUESTS for span in named) else []
    return [span.text for span in named if not only_handled(span) and in_chinese(span.text)]


def only_handled(span: Span) -> bool:
    """Whether it only says that something was done about it: dealt with, not replies."""
    return span.value("row") == "handled" and span.text not in _ANSWERS


def told_apart(question: Question, topics: tuple[str, ...]) -> frozenset[str]:
    """Terms of several words that say more than the topic whose wording they are a part of, or that is a part of them:
    checked with two people before publishing, no website of its own."""
    if question.language != "en":
        return frozenset()
    spans = [span for span in question.spans.of("topic") if span.value("topic") in set(topics) - {OFFLINE}]
    free = (span.text for span in spans if span.text not in vocabulary.said_of(span.value("topic") or ""))
    within = {term for text in free for term in found_in(text) if " " in term and not is_the_work(term)}
    asks_number = NUMBER.search(question.text) or question.has("condition", "rank_most", "rank_least")
    around = set() if asks_number else {term for term in found_in(question.sought) if _holds_a_topic(term, spans)}
    of_topic = {word for topic in topics for word in _words_of(topic)}
    within = {term for term in within if not any(word in each for each in in_chinese(term) for word in of_topic)}
    counted = {term for term in found_in(question.sought) if _begins_with_a_count(term)}
    counted = {term for term in counted if not any(term in span.text for span in question.spans.of("theme"))}
    return frozenset(within | around | counted)


def lacks_something(terms: Sequence[str]) -> bool:
    """Whether one of the terms names a lack of something that no theme is about: lack of money."""
    return any(_begins_with_a_count(term) for term in terms)


def _begins_with_a_count(term: str) -> bool:
    return term.split(" ")[0] in _COUNTED_EN and " " in term


def is_the_work(term: str) -> bool:
    """Whether a term names what all of these reports are about: open government."""
    return all(OF_ANY_REPORT.fullmatch(word) for word in in_chinese(term))


def _holds_a_topic(term: str, spans: Sequence[Span]) -> bool:
    """Whether a term says more than a topic that it names, in words that name none."""
    named = [span for span in spans if f" {span.text} " in f" {term} " and f"list of {span.text}" != term != span.text]
    return bool(named) and not any(meaning.kind == "topic" for meaning in vocabulary.phrases()[1].get(term, ()))


def _words_of(topic: str) -> tuple[str, ...]:
    """The words by which a topic is told, and what it is asked of."""
    known = vocabulary.topics()[topic]
    return (*known.terms, known.zh, *(vocabulary.topics()[known.of].terms if known.of else ()))
