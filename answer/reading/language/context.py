"""Clauses of a Chinese question that say who asks, what for and on what occasion, and ask nothing.

领导等着要 · 下周要开讲评会 · 为核对年初结转数 · 听说砺岩区从来不公开 · 每家后面带上分子和分母. They are left out where
the rest names a figure of its own; the bodies and years that only they name are kept. The English is in `english.py`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from answer import vocabulary
from answer.reading.language.spans import Span, Spans

_CLAUSE = re.compile(r"[^，,。；;：:？?！!—]+|[，,。；;：:？?！!—]+")
_SUBJECTS = (
    *("row", "rate", "topic", "theme", "column", "reasons"),
    *("balance", "agreement", "unfiled", "reports", "blank"),
)
_FIGURES = ("row", "rate")
_SCOPES = ("agency", "region", "year", "relative")
_YEARS = ("year", "relative")
# What narrows a set: the same words must stand in the rest, or the clause is needed.
_CHOOSING = frozenset({"condition", "number", "zero", "not_zero", "limit", "place", "level", "except", "list"})
_NARROWING = _CHOOSING - {"list"} | {"column", "row", "rate"}
_SILENT = frozenset({"filler", "follow_up", "and", "quantity", "agency", "region", "year", "relative", "outside"})
_REFERS_BACK = re.compile(
    r"其中|当中|这些|那些|它们|他们|这几|那几|上述|上面|里面|之中|前述|以上(?!的?(?:单位)?$)|这类|这种|此类|^同样"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SHORTEST = 4
_ASKS_WHY = re.compile("为(?:什么|何|啥)")  # is no purpose
_ASKS_SHARE = re.compile("占(?:了|到|有)?(?:多[大少]|几|百分之[几多])")  # is the question itself
_WANTED = re.compile(r"^要(?![是么不求论])")  # 我想画条曲线，要民政局的
_FORMS = {  # made of the parts of `vocabulary/context.json`
    "comment": (
        "^(?:请|就|也|并|或)?{comments}(?:吧|呗|哦|哈|啊|了)?$",
        "^{shown_to}*{shows}(?:{shown}|{around})+{ends}*$",
        "^{shown_to}*(?:把|将)?(?:{shown}|{around})+(?:都|也|一并|一起|同时)*{shows}{ends}*$",
    ),
    "hearsay": ("^(?:不过|但|但是|可是|其实|因为|之前|以前|最近|前些天|前几天|昨天)?{hearsay}",),
    "work": (
        "^(?:{who}|{moments})*(?:也|都|还|就)?(?:正?在|正要|要|想要?|得|打算|准备|需要?|负责)(?:给[^，]{{1,6}})?{works}",
        "^{works}[^，,]{{0,16}}?(?:时|的时候|过程中)[^，,]{{0,10}}$",
        "^(?:{who}|{moments})*{works}(?:个|篇|份|一?[篇份个期张])?[^，,]{{0,8}}?{products}(?:要用|用|需要|要|急用)?"
        "(?:[，,]?(?:想|需要?|打算|得)(?:先)?(?:{works}|了解|知道|摸底|问)(?:一下|下)?)?$",
    ),
    "purpose": ("^{purposes}",),
    "need": ("^[^，,]{{0,12}}{needs}(?:的|呢|了|啊)?$",),
    "moment": ("^{moments}",),
    "self": ("^(?:您好|你好)?我们?(?:是|来自|住在)[^，,]{{2,20}}$",),
    "who": (
        "^{who}[^，,]{{0,6}}?{does}",
        "^(?:想|打算|准备|希望)(?!.*(?:最|怎么|怎样|如何|咋|[干做办抓搞有][点些]?(?:什么|啥|哪些)))",
    ),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A question without such clauses, and those."""

    text: str
    left_out: tuple[str, ...] = ()


def without_context(text: str, find: Callable[[str], Spans]) -> Told:
    """The question without the clauses that ask nothing; `find` finds the spans of a text."""
    pieces = [found.group() for found in _CLAUSE.finditer(text)]
    clauses = [at for at, piece in enumerate(pieces) if not _is_mark(piece)]
    likely = {at for at in clauses if _kind_of(pieces[at])}
    headed = len(pieces) > 2 and pieces[1] in ("：", ":")
    if len(clauses) < 2 or not (likely or headed):
        return Told(_lead().sub("", text))
    spans = find(text)
    inside = _by_piece(spans, pieces)
    if headed and _is_heading(inside[0], [span for own in inside[1:] for span in own]):
        return without_context(text[len(pieces[0]) + 1 :].strip(), find)
    dropped: set[int] = set()
    for at in sorted(likely):
        rest = [span for other in clauses if other != at and other not in dropped for span in inside[other]]
        if _names_stranger(inside[at], spans):
            continue
        if _asks_nothing(pieces[at], inside[at], rest, "".join(pieces[at + 1 :])):
            dropped.add(at)
    if not dropped:
        return Told(_lead().sub("", text))
    kept = [
        _scope(pieces[at], inside, at, dropped) if at in dropped else piece
        for at, piece in enumerate(pieces)
        if not (at - 1 in dropped and _is_mark(piece) and "？" not in piece and "?" not in piece)
    ]
    told = _WANTED.sub("", _lead().sub("", "".join(kept).strip("，,。；;：: ")))
    return Told(told, tuple(pieces[at] for at in sorted(dropped) if len(pieces[at]) >= _SHORTEST))


def _is_heading(own: Sequence[Span], rest: Sequence[Span]) -> bool:
    """Whether the words before a colon only say what the question is for: 第三方评估：民政局2024年收到几件."""
    said = {kind for span in own for kind in _kinds(span)}
    figures = _has(rest, *_FIGURES) and not _has(rest, "topic", "theme")
    return figures and _has(rest, *_SCOPES, "list") and said <= _SILENT - set(_SCOPES) | {"topic", "theme", "list"}


def _names_stranger(own: Sequence[Span], spans: Spans) -> bool:
    """Whether an unknown place stands before a body: 白石滩 before 市民政局."""
    covered = {place for span in spans.chosen for place in range(span.start, span.end)}
    before = (span.start - 1 for span in own if _kinds(span) & {"agency"})
    return any(place >= 0 and place not in covered and _HAN.match(spans.text[place]) for place in before)


def _is_mark(piece: str) -> bool:
    return bool(re.fullmatch(r"[，,。；;：:？?！!—]+", piece))


def _kind_of(clause: str) -> str:
    """Which of the forms of such clauses it has; nothing for any other."""
    if _ASKS_WHY.match(clause.strip()):
        return ""
    return next((kind for kind, pattern in _patterns().items() if pattern.search(clause.strip())), "")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    parts = vocabulary.context()
    return {kind: re.compile("|".join(forms).format(**parts)) for kind, forms in _FORMS.items()}


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(vocabulary.context()["leads"])


def _by_piece(spans: Spans, pieces: Sequence[str]) -> list[list[Span]]:
    """The spans in each piece of the text."""
    found, at = [], 0
    for piece in pieces:
        found.append([span for span in spans.chosen if at <= span.start < at + len(piece)])
        at += len(piece)
    return found


def _asks_nothing(clause: str, own: Sequence[Span], rest: Sequence[Span], behind: str) -> bool:
    """Whether a clause of such a form can be left out: what is left names a figure, and needs none of its words."""
    kind = _kind_of(clause)
    said = [span for span in own if not (_kinds(span) <= _SILENT or span.value("row") == "handled")]
    if not (_has(rest, *_SUBJECTS) or (_has(rest, "mention") and _has(rest, "list"))):
        return False
    if kind in {"comment", "self"}:
        return True
    if _ASKS_SHARE.search(clause):
        return False
    if "等于" in clause:
        return False  # 按理说现行有效数应当等于上年数加制发减废止
    if any("quantity" in _kinds(span) and span.text != "几个" for span in own) or (
        _has(own, *_FIGURES) and not _has(rest, *_FIGURES)
    ):
        return False
    if not said:
        return True
    if _REFERS_BACK.search(behind):
        return False
    if kind == "hearsay":
        return True
    if _has(rest, *_FIGURES) and not _has(rest, "topic", "theme"):  # 市里要开会，…: no meeting is asked for
        said = [span for span in said if not _kinds(span) <= {"topic", "theme"}]
    if kind in {"work", "purpose"}:
        return all(not _kinds(span) & _CHOOSING or _is_among(span, rest) for span in said)
    return all(_is_among(span, rest) for span in said)


def _is_among(span: Span, rest: Sequence[Span]) -> bool:
    """Whether the rest says the same: the same figure or number, or an operation of that kind."""
    kinds = _kinds(span)
    if kinds & _NARROWING:
        return any(set(span.meanings) & set(other.meanings) and span.text == other.text for other in rest)
    return any(kinds & _kinds(other) for other in rest)


def _kinds(span: Span) -> set[str]:
    return {meaning.kind for meaning in span.meanings}


def _has(spans: Sequence[Span], *kinds: str) -> bool:
    return any(_kinds(span) & set(kinds) for span in spans)


def _scope(clause: str, inside: Sequence[Sequence[Span]], at: int, dropped: set[int]) -> str:
    """The bodies, places and years of a clause left out that nothing else names; of hearsay no years."""
    others = [span for other, spans in enumerate(inside) if other not in dropped for span in spans]
    wanted = {kind for kind in _SCOPES if not _has(others, *(_YEARS if kind in _YEARS else (kind,)))}
    wanted -= {"region"} if _has(others, "agency") else set()
    wanted -= set(_YEARS) if _kind_of(clause) == "hearsay" else set()
    names = dict.fromkeys(span.text for span in inside[at] if _kinds(span) & wanted)
    return "".join(names) + ("," if names else "")
