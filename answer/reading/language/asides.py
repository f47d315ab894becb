"""What an English question says beside what it asks: what it is for, who wants to know, what people say.

A clause is told by its form (a reason or purpose; a statement of the speaker, or of what others say) and by its place
between stops. It is passed over, which is said, only where nothing in it could choose reports or figures for the rest;
a body that the rest speaks of as “it” is kept. The forms are in `vocabulary/asides.json`; the Chinese ones are in
`context.py`.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from answer import vocabulary
from answer.reading.language.english import without_contractions
from answer.reading.language.patterns import find_patterns
from answer.reading.language.spans import Lookup, Span, Spans, find_spans, normalise
from answer.reading.refusals import BODY_WORD
from ingest.tokens import fold

# What a clause may mean and still choose nothing; all else (a number, none, except, the ten largest) does.
_HARMLESS = frozenset(
    {
        *("filler", "row", "column", "rate", "topic", "theme", "agency", "region", "kind_of_body", "year", "prose"),
        *("list", "yesno", "and", "also", "but", "follow_up", "those", "quantity", "reports", "mention", "quote"),
        *("outcomes", "applicants", "reasons", "why", "deed", "ever", "cell", "relative"),
    }
)
# What it may also mean where the rest says of its own what is to be done with the figures.
_OPERATIONS = (
    *("mean", "median", "sum", "share", "change", "series", "rose", "fell", "rank_most", "rank_least", "more_than"),
    *("less_than", "difference", "count", "limit", "versus", "place", "rank_of", "change_percent"),
)
_OF_FRAME = frozenset({"filler", "follow_up", "list", "prose", "topic", "theme", "those"})
_MAY_MEAN = _HARMLESS | set(_OPERATIONS)
_SUBJECT = ("row", "column", "rate", "topic", "theme")
_NAMES = ("agency", "region")
_STOP = re.compile(r"[,;:!?]+(?=\s)|(?<!\b[A-Za-z])\.(?=\s)|\s+[-–—]+(?=\s)")
_ASKED = re.compile(
    r"\s(?=(?:I|we) (?:would|want|need|must|should|wish|am after|am looking)\b|I'd\b|we'd\b|please |kindly "
    r"|(?:could|can|would) you\b)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^(?:(?:well|right|ok|okay|so|and|but|then|therefore|thus|hence|now|look|listen|you see|which is why|that is why"
    r"|accordingly|consequently|anyway|also)\b[, ]*)+",
    re.IGNORECASE,
)
_SO = re.compile(r"\s*(?:so|therefore|thus|hence|which is why|that is why|accordingly|consequently)\b", re.IGNORECASE)
_WHETHER = re.compile(r"\b(?:whether|if|how many|how much)\b")
_OTHERS = re.compile(
    r"\b(?:they|it|applicants?|requesters?|requests?|applications?|cases?)\b"
    r"|\b(?:some|any|none|several|a few|nothing|zero)(?: of (?:those|these|them))? (?:in|for|during) (?:19|20)\d\d\b"
)
_THERE = re.compile(r"\bthere\b(?! (?:is|are|was|were|any|a|an|no|been|be)\b)")
_ELSE = re.compile(r"\b(?:else|(?<!each )others?|(?<!one )another|the rest|too|also|as well|instead)\b")
_POLITE = re.compile(  # how a question opens, of which nothing need be said
    r"(?:please|kindly|just|so|do|(?:could|can|would|will|may|might) (?:you|i|we|someone|somebody|anyone)|i|we)\b"
)
_IT = re.compile(
    r"\b(?:it|its|they|them|their|theirs|there"
    r"|(?:the|that|this|these|those|both|each) (?:(?:town|city|district|county|two|same) )?"
    r"(?:bureaus?|offices?|governments?|town|departments?|bod(?:y|ies)|agenc(?:y|ies)|commissions?|ones?))\b"
)
_GOES_ON = re.compile(r"(?:or|nor|but not)\b")  # no question begins so
_BETWEEN_NAMES = re.compile(r"[ ,]*(?:(?:of|in|the|at|and|district|city|county)\b[ ,]*)*")


@cache
def _forms() -> Any:
    read = dict(vocabulary.entries("asides.json"))
    named = read.pop("named")

    def filled(pattern: str) -> str:
        for name, part in named.items():
            pattern = pattern.replace(name, part)
        return pattern

    forms = {}
    for kind, said in read.items():
        joined = "|".join(f"(?:{pattern})" for pattern in said) if isinstance(said, list) else said
        forms[kind] = re.compile(filled(joined))
    lead, knowing, asks = (filled(read[kind]) for kind in ("leads", "knowing", "asks"))
    one = r"(?: (?:of|about|on))?(?: (?:one|this|the following|some\w*) ?(?:more )?(?:thing|point|question|matter)?)?:"
    forms["frame"] = re.compile(rf"{lead} ?\b{knowing}(?:[,:]? (?={asks})|{one} )")
    return forms


def without_asides(question: str, names: Lookup, today: date) -> tuple[str, tuple[str, ...]]:
    """The question without what it says beside, and that, clause by clause."""
    clauses = list(_clauses(question))
    aside = [_is_aside(clauses, at, names, today) for at in range(len(clauses))]
    for out in _to_try(aside):
        rest = " ".join(clause.strip() for clause, beside in zip(clauses, out, strict=True) if not beside)
        dropped = [_bare(clause) for clause, beside in zip(clauses, out, strict=True) if beside]
        said, asked = _spans(" . ".join(map(_told, dropped)), names, today), _spans(rest, names, today)
        whole = _spans(" . ".join(dropped), names, today)
        if _asks(asked) and _stands_without(said, asked) and _names_its_own(said, asked):
            named = _names_for(whole, asked)
            rest = _OPENS.sub("", rest, count=1) if out[0] else rest
            rest, frame = _without_frame(rest.rstrip(" ,;:-–—"), names, today)
            return named + rest, (*dropped, *frame)
    return _without_frame(question, names, today)


def _to_try(aside: list[bool]) -> Iterator[list[bool]]:
    """All that may be said beside, else the first or the last of it: of two statements one may be what is asked."""
    places = [at for at, beside in enumerate(aside) if beside]
    tried = [places, places[:1], places[-1:]] if len(places) > 1 else [places] if places else []
    yield from ([at in some for at in range(len(aside))] for some in tried)


def _clauses(question: str) -> Iterator[str]:
    """The question between its stops, each part with its stop; none within quotes or brackets."""
    quoted = [found.span() for found in re.finditer(r"“[^”]*”|\"[^\"]*\"|\([^()]*\)", question)]
    ends = [found.end() for found in _STOP.finditer(question)]
    start = 0
    for end in [*ends, len(question)]:
        if any(low < end < high for low, high in quoted) or end <= start:
            continue
        part = question[start:end]
        asked = _ASKED.search(part, 8)
        if asked and _form_of(_plain(part[: asked.start()])) in {"reasons", "purposes"}:
            yield part[: asked.start()]
            part = part[asked.end() :]
        if part.strip():
            yield part
        start = end


def _plain(clause: str) -> str:
    """A clause in lower case with its short verbs written out, without how it opens and ends."""
    text = without_contractions(fold(clause).lower())
    return _OPENS.sub("", text.strip(" ,.;:!?-–—"), count=1).strip()


def _bare(clause: str) -> str:
    return clause.strip(" ,.;:!?-–—")


def _form_of(plain: str) -> str:
    """By what it begins with: the reason or purpose of a question, or a statement; nothing where it may ask."""
    forms = _forms()
    for kind in ("wishes", "reasons", "purposes", "statements"):
        if forms[kind].match(plain):
            return kind
    return ""


def _told(clause: str) -> str:
    """What a clause tells, without how it says so; a name in that is one told of."""
    plain = _plain(clause)
    found = _forms()[_form_of(plain)].match(plain)
    return plain[found.end() :] if found else plain


def _is_aside(clauses: list[str], at: int, names: Lookup, today: date) -> bool:
    clause = clauses[at]
    plain, forms = _plain(clause), _forms()
    form = _form_of(plain)
    asked_apart = "?" in clause and (at == 0 or form in {"statements", "wishes"})
    if not form or asked_apart or len(plain.split()) < 3 or forms["orders"].search(plain):
        return False
    found = forms[form].match(plain)
    of_speaker = bool(re.search(r"\b(?:i|we|me|us|my|our)\b", plain))
    asks = form == "wishes" or (form == "statements" and _WHETHER.search(plain))
    if asks and not (at + 1 < len(clauses) and _SO.match(clauses[at + 1])):
        return False
    if form == "reasons" and forms["compares"].search(plain) and not of_speaker:
        return False
    if form == "reasons" and at and not of_speaker and _OTHERS.search(plain):
        return False
    spans = _spans(plain[found.end() :], names, today)  # who speaks, and how, chooses nothing
    if any({meaning.kind for meaning in span.meanings}.isdisjoint(_MAY_MEAN) for span in spans.chosen):
        return False
    if form == "reasons" and not of_speaker and spans.has(*_SUBJECT):
        return False
    return not _names_unknown_body(spans, clause)


def _names_unknown_body(spans: Spans, clause: str) -> bool:
    """Whether a word that nothing knows may be part of a body's name; written as such where anything is."""
    words = "|".join(re.escape(word) for word in spans.leftover if word.isascii())
    body = re.compile(rf"(?:{words}) (?:\S+ )?{BODY_WORD}|{BODY_WORD} (?:of|for) (?:the )?(?:\S+ )?(?:{words})\b")
    found = body.search(spans.text) if words else None
    return found is not None and (clause.islower() or found.group() not in clause)


def _spans(text: str, names: Lookup, today: date) -> Spans:
    plain = normalise(text)
    return find_spans(plain, names, find_patterns(plain, today))


def _asks(spans: Spans) -> bool:
    return any({meaning.kind for meaning in span.meanings}.isdisjoint(_OF_FRAME - {"list"}) for span in spans.chosen)


def _stands_without(said: Spans, asked: Spans) -> bool:
    """Whether the rest asks the same without what was said: it names its own figure and year."""
    if said.has(*_SUBJECT) and (not asked.has("row", "rate", "topic", "theme") or _GOES_ON.match(asked.text)):
        return False
    refers_back = _forms()["back"].search(asked.text)
    own = refers_back is not None and refers_back.group() == "its" and asked.has("agency")  # in its report
    if said.has(*_SUBJECT) and refers_back and not own and not said.has(*_NAMES):
        return False
    if said.has(*_NAMES) and _ELSE.search(asked.text):  # other than those
        return False
    if _ends_with_name(said) and any(_is_name(span) and span.start == 0 for span in asked.chosen):  # A, B and C
        return False
    if _chooses(said) and not asked.has(*_OPERATIONS):
        return False
    return not said.has("year", "relative") or asked.has("year", "relative")


def _ends_with_name(spans: Spans) -> bool:
    return any(_is_name(span) and not spans.text[span.end :].strip(" .") for span in spans.chosen)


def _is_name(span: Span) -> bool:
    return any(span.value(kind) is not None for kind in _NAMES)


def _chooses(spans: Spans) -> bool:
    return any({meaning.kind for meaning in span.meanings}.isdisjoint(_HARMLESS) for span in spans.chosen)


def _names_its_own(said: Spans, asked: Spans) -> bool:
    """Whether a body or place told of is not needed: the rest names its own, or means it by a word."""
    return not said.has(*_NAMES) or asked.has(*_NAMES) or bool(_IT.search(asked.text))


def _names_for(said: Spans, asked: Spans) -> str:
    """The body or place that only what was said names: the one that the rest is about."""
    named = [span for span in said.chosen if _is_name(span)]
    if not named or not (asked.has(*_NAMES) or _IT.search(asked.text)):
        return ""
    if asked.has(*_NAMES):
        places = [span.text for span in named if span.value("region") is not None]
        return f"{places[0]}: " if places and not asked.has("region") and _THERE.search(asked.text) else ""
    start, found = named[0].start, []
    for one, other in zip(named, [*named[1:], None], strict=True):
        if other is None or not _BETWEEN_NAMES.fullmatch(said.text[one.end : other.start]):
            found.append(said.text[start : one.end])
            start = other.start if other else 0
    return ", ".join(found) + ": "


def _without_frame(question: str, names: Lookup, today: date) -> tuple[str, tuple[str, ...]]:
    """A question asked within another (it would help us to know how many …) by itself."""
    found = _forms()["frame"].match(without_contractions(fold(question).lower()))
    if not found or _forms()["orders"].search(
        found.group().replace("please", "").replace("kindly", "").replace("let", "")
    ):
        return question, ()
    spans = _spans(found.group(), names, today)
    if any({meaning.kind for meaning in span.meanings}.isdisjoint(_OF_FRAME) for span in spans.chosen):
        return question, ()
    text = without_contractions(fold(question).lower())
    frame = found.group().strip(" ,:")
    return text[found.end() :], () if _POLITE.match(frame) else (frame,)
