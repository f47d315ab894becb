"""Soft checks of one report: the prose against the tables (C8, C10) and against itself (C9).

They earn a remark, not a verdict: each keeps both sides, the cells and the statements.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, groupby

from ingest import form
from ingest.report import Check, Fact, Passage, Statement, StatementKind
from ingest.tokens import fold

COUNTS = frozenset({"件", "份", "条", "宗", "例", "个", "项", "起", "次"})
# Words of other things that are received and handled beside requests.
LOOK_ALIKE = re.compile(
    r"来访|来信|信访|网上投诉|12345|工单|热线|建议|提案|挖掘|接口|数据共享|咨询|留言|举报"
    r"|(?<!作出行政)(?<!做出行政)(?<!实施行政)(?<!下达行政)许可"
)
_APPLICATION = r"(?:政府)?(?:信息)?(?:公开)?的?(?:依申请公开)?的?申请(?:事项)?"
_PARTIES = r"(?:(?:公民、)?法人(?:或者|或|和|及|以及|与|、)?其他组织(?:提交|提出|申请|递交)?的?)?"
_ZERO_REQUESTS = re.compile(rf"(?:任何|“?依申请公开?”?的?|有关|公民(?!、)|新的)*{_PARTIES}{_APPLICATION}")


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a statement claims of the tables: any of several sums of cells must equal it.

    The check names the cells of the sum that does, else those of the first that is known.
    """

    rule: str
    formula: str
    sums: tuple[tuple[str, ...], ...]


def _total(*rows: str) -> tuple[str, ...]:
    return tuple(f"{row}.total" for row in rows)


def _group(name: str) -> tuple[str, ...]:
    """The totals of the rows of a group of outcomes, which are the same in both forms."""
    return _total(*(row for row in form.rows(form.FORMS[-1], 2) if row.startswith(f"requests.{name}.")))


RECEIVED = _total("requests.received")
CARRIED_IN = _total("requests.carried_in")
TAKEN = _total("requests.received", "requests.carried_in")
HANDLED = _total("requests.outcomes_total")
REVIEWED = _total("reconsideration")
SUED = _total("litigation_direct", "litigation_after")
_WHOLE = r"(?:全[省市州县区旗镇乡年](?:各级行政机关)?|各级行政机关|共|累计)*"
_DISCLOSURE = r"(?:政府信息公开|依申请公开|信息公开答复)"
_OF_DISCLOSURE = (  # 因政府信息公开引发的…, 政府信息公开类…, 依法办理政府信息公开…
    rf"(?:(?:依法|规范)?(?:办理|应对)|发生|收到|涉及|因)?{_DISCLOSURE}(?:工作|申请)?"
    r"(?:方面|类)?(?:引发|引起|产生|发生)?的?|发生|收到|被申请|引发|涉及"
)
_TAKES = re.compile("(?:新?收到?|接收|接到|受理)了?$")
_REQUESTS_BEHIND = re.compile(rf"{_APPLICATION}(?=[，。；、,;]|$)")
_ENDS = re.compile("[，。；、,;(（]|$")
_BY_PERSONS = ("requests.received.natural_person", "requests.carried_in.natural_person")
_OUTCOME = re.compile("(?:其中)?(?:(?:不?予以?|部分)公开|(?:信息)?无法提供|不予处理)")
_REQUESTS = re.compile("申请|答复|办结")
_NOT_GIVEN = frozenset({"不予公开", "无法提供", "信息无法提供", "不予处理"})
_REASON = re.compile("因(?!此|政府信息公开|信息公开)|由于")
_CLAUSE_CITED = re.compile("适用|依据|理由|属于")
_PAPERS = re.compile("公文|发文|文件|拟文|属性|源头")
_ANSWERED = re.compile(r"(?:均?已|全部|均|共|当年|依法|规范|其中)*(?:办结|答复|办理完[结毕])")
_ALL = re.compile("结转|办结|答复|办理|处理|新收")  # of the requests of a year, whoever handed them in
_DECIDED = r"(?:全年|共|依法|累计)*(?:作出|做出|实施|下达)(?:各类|各项)?{what}(?:处理)?(?:决定(?:书)?|案件)?"
_DOCUMENTS = r"(?:行政)?规范性文件"
OF_TABLE_1 = "表一"  # what the formulas of these end in
_OF_TABLE_1 = (
    (_DECIDED.format(what="行政许可"), "C8", f"文字行政许可 = {OF_TABLE_1}", (("licensing.decisions",),)),
    (_DECIDED.format(what="行政处罚"), "C8", f"文字行政处罚 = {OF_TABLE_1}", (("penalties.decisions",),)),
    (_DECIDED.format(what="行政强制"), "C8", f"文字行政强制 = {OF_TABLE_1}", (("coercion.decisions",),)),
    (
        rf"新?(?:制定|制发|出台){_DOCUMENTS}",
        "C8",
        f"文字制发规范性文件 = {OF_TABLE_1}",
        (("normative_documents.issued",),),
    ),
    (
        rf"(?:现行|继续)有效的?{_DOCUMENTS}",
        "C8",
        f"文字现行有效规范性文件 = {OF_TABLE_1}",
        (("normative_documents.in_force",),),
    ),
)
_HANDLED_FORMULA = "文字办结 = 三（七）总计"
_CLAIMS = (
    (
        rf"{_WHOLE}(?:新收|新?收到)自然人(?:提交|提出|递交)?的?{_APPLICATION}",
        "C8",
        "文字收到（自然人） = 一，或 一 + 二",
        (_BY_PERSONS[:1], _BY_PERSONS),
    ),
    (
        rf"{_WHOLE}(?:新收|新?收到|收)(?:公民|居民|市民|村民|群众)(?:提交|提出|递交)?的?{_APPLICATION}",
        "C8",
        "文字收到（自然人） = 一，或 一 + 二",
        (*(_BY_PERSONS[:1], _BY_PERSONS), RECEIVED, TAKEN),
    ),
    (rf"{_WHOLE}新(?:收到?|接收)的?{_PARTIES}(?:{_APPLICATION}|依申请公开)", "C8", "文字新收 = 一", (RECEIVED,)),
    (
        rf"{_WHOLE}(?:收到|接收|接到|受理|收)(?:和处理|并办理)?(?:了|的)?{_PARTIES}{_APPLICATION}",
        "C8",
        "文字收到 = 一，或 一 + 二",
        (RECEIVED, TAKEN),
    ),
    (rf"(?:已|当年|依法|规范)*(?:办结|答复|办理完结){_APPLICATION}", "C8", _HANDLED_FORMULA, (HANDLED, TAKEN)),
    (
        rf"(?:含|包含|包括|接)?上一?年度?结转(?:的|来的)?(?:{_APPLICATION})?",
        "C8",
        "文字上年结转 = 二",
        (CARRIED_IN,),
    ),
    (
        rf"(?:{_APPLICATION})?结转(?:至|到)?[下次]一?年度?(?:继续)?(?:办理|处理|答复)?(?:的)?(?:{_APPLICATION})?",
        "C8",
        "文字结转下年 = 四",
        (_total("requests.carried_out"),),
    ),
    (r"(?:其中)?予以公开", "C8", "文字予以公开 = 三（一）", (_total("requests.granted"),)),
    (r"(?:其中)?部分公开", "C8", "文字部分公开 = 三（二）", (_total("requests.partial"),)),
    (r"(?:其中)?不予公开", "C8", "文字不予公开 = 三（三）各项之和", (_group("refused"),)),
    (r"(?:其中)?(?:信息)?无法提供", "C8", "文字无法提供 = 三（四）各项之和", (_group("unable"),)),
    (r"(?:其中)?不予处理", "C8", "文字不予处理 = 三（五）各项之和", (_group("not_processed"),)),
    *_OF_TABLE_1,
    (rf"(?:{_OF_DISCLOSURE})?行政复议(?:案件|申请)?", "C10", "文字复议 = 表三复议总计", (REVIEWED,)),
    (rf"(?:{_OF_DISCLOSURE}|被提起)?行政诉讼(?:案件)?", "C10", "文字诉讼 = 表三诉讼总计", (SUED,)),
)


def check_prose(
    statements: Sequence[Statement], passages: Sequence[Passage], facts: Sequence[Fact], year: int
) -> tuple[Check, ...]:
    """The soft checks C8, C9 and C10 of a report."""
    values = {fact.key: fact.value for fact in facts}
    found = [*_against_tables(statements, passages, values, year), *_against_parts(statements, passages)]
    return tuple(found)


def _against_tables(
    statements: Sequence[Statement], passages: Sequence[Passage], values: Mapping[str, Decimal | None], year: int
) -> Iterator[Check]:
    for index, statement in enumerate(statements):
        text = passages[statement.passage].text
        named = _named(statement, statements[: index + 1], passages[statement.passage])
        claim = _claim(named) or _claim_of_answers(statements, index, text, values)
        if claim is None or _of_another_year(text, statement, year) or _counts_a_part(statements, index, text):
            continue
        if _OUTCOME.fullmatch(statement.about) and (
            not _is_of_requests(text, statement) or _for_one_reason(text, statement)
        ):
            continue
        known = {keys: total for keys in claim.sums if (total := _total_of(keys, values)) is not None}
        if known and statement.value is not None:
            holds = statement.value in known.values()
            meant = next((keys for keys, total in known.items() if total == statement.value), next(iter(known)))
            yield Check(claim.rule, claim.formula, statement.value, known[meant], meant, holds, (index,))


def _named(statement: Statement, until: Sequence[Statement], passage: Passage) -> Statement:
    """A statement with the requests that stand behind its number (收到2件申请), or in its heading alone (新收89件)."""
    if statement.kind is not StatementKind.NUMBER or not _TAKES.search(statement.about):
        return statement
    numbers = [each for each in until if each.passage == statement.passage and each.kind is StatementKind.NUMBER]
    behind = passage.text[_places(passage.text, numbers)[-1] + len(statement.text) :]
    follows = _REQUESTS_BEHIND.match(fold(behind))
    heading = passage.path.rpartition("/")[2]
    of_heading = _TAKES.fullmatch(statement.about) and "申请" in heading and not LOOK_ALIKE.search(heading)
    words = follows.group() if follows else "申请" if of_heading and _ENDS.match(behind) else ""
    return replace(statement, about=statement.about + words)


def _claim_of_answers(
    statements: Sequence[Statement], index: int, text: str, values: Mapping[str, Decimal | None]
) -> _Claim | None:
    """What 答复N件 claims right behind the number of requests received: of these alone where some were carried in, of
    which the tables tell nothing."""
    this, between = statements[index], _behind_the_last(statements, index, text)
    if between is None or this.unit not in COUNTS or this.approximate or LOOK_ALIKE.search(this.text):
        return None
    claim = _claim(statements[index - 1])
    of_requests = claim is not None and claim.sums[-1] in (RECEIVED, TAKEN)
    alone = of_requests and _total_of(CARRIED_IN, values) == 0 and _ANSWERED.fullmatch(this.about)
    return _Claim("C8", _HANDLED_FORMULA, (HANDLED, TAKEN)) if alone else None


def _behind_the_last(statements: Sequence[Statement], index: int, text: str) -> str | None:
    """What stands between a number and the one before it in its sentence; None for the first."""
    this, last = statements[index], statements[index - 1] if index else None
    if last is None or {this.kind, last.kind} != {StatementKind.NUMBER} or last.passage != this.passage:
        return None
    numbers = [
        each for each in statements[: index + 1] if each.passage == this.passage and each.kind is StatementKind.NUMBER
    ]
    last_at, this_at = _places(text, numbers)[-2:]
    between = fold(text[last_at + len(last.text) : this_at])
    return None if re.search("[。；;\n]", between) else between


def _counts_a_part(statements: Sequence[Statement], index: int, text: str) -> bool:
    """Whether a number is of some of what its words name: the second of 收到申请6件，3件要求公开…, without words of its
    own; an outcome behind 其中 where the whole is not all requests (网上申请5件，其中予以公开2件)."""
    this, between = statements[index], _behind_the_last(statements, index, text)
    if between is None:
        return False
    last = statements[index - 1]
    if last.about == this.about:
        return this.about not in between
    return bool(_OUTCOME.fullmatch(this.about)) and "其中" in between and not _is_of_all_requests(last)


def _is_of_all_requests(statement: Statement) -> bool:
    claim = _claim(statement)
    return claim.sums[0] != _BY_PERSONS[:1] if claim else bool(_ALL.search(statement.about))


def _total_of(keys: Sequence[str], values: Mapping[str, Decimal | None]) -> Decimal | None:
    """The sum of cells; None where one of them holds no figure."""
    found = [value for key in keys if (value := values.get(key)) is not None]
    return sum(found, Decimal(0)) if len(found) == len(keys) else None


def _claim(statement: Statement) -> _Claim | None:
    """What a statement says of the tables; None for one that says nothing of them."""
    if LOOK_ALIKE.search(statement.about) or LOOK_ALIKE.search(statement.text):
        return None
    if statement.kind is StatementKind.NONE:
        return _claim_of_none(statement)
    if statement.kind is not StatementKind.NUMBER or statement.unit not in COUNTS or statement.approximate:
        return None
    for pattern, rule, formula, sums in _CLAIMS:
        if re.fullmatch(pattern, statement.about):
            return _Claim(rule, formula, sums)
    return None


def _claim_of_none(statement: Statement) -> _Claim | None:
    if re.search("收到|接到|受理|零", statement.text) and _ZERO_REQUESTS.fullmatch(statement.about):
        return _Claim("C8", "文字未收到 = 一，或 一 + 二", (RECEIVED, TAKEN))
    if re.fullmatch(
        r"(?:发生|引发的?|因?政府信息公开(?:工作|申请)?(?:引发|产生|发生)?的?|被)*行政复议", statement.about
    ):
        return _Claim("C10", "文字无复议 = 表三复议总计", (REVIEWED,))
    if re.fullmatch(
        r"(?:发生|引发的?|因?政府信息公开(?:工作|申请)?(?:引发|产生|发生)?的?|被)*行政诉讼", statement.about
    ):
        return _Claim("C10", "文字无诉讼 = 表三诉讼总计", (SUED,))
    return None


def _is_of_requests(text: str, statement: Statement) -> bool:
    """Whether an outcome is that of requests, by its sentence or the one before; not of a body's papers, each marked as
    予以公开 or 不予公开."""
    at = text.find(statement.text)
    start = max(text.rfind(mark, 0, at) for mark in "。\n") + 1
    before = text[max(text.rfind(mark, 0, max(start - 1, 0)) for mark in "。\n") + 1 : at]
    return bool(_REQUESTS.search(before)) and not _PAPERS.search(text[start:at])


def _for_one_reason(text: str, statement: Statement) -> bool:
    """Whether the requests not granted are those of a reason that is named with them: 因涉及个人隐私，不予公开3件."""
    at = text.find(statement.text)
    start = max(text.rfind(mark, 0, at) for mark in "。；;\n") + 1
    end = min((found for mark in "。；;\n" if (found := text.find(mark, at)) >= 0), default=len(text))
    refused = statement.about.removeprefix("其中") in _NOT_GIVEN
    return refused and bool(_REASON.search(text[start:at]) or _CLAUSE_CITED.search(text[at:end]))


def _of_another_year(text: str, statement: Statement, year: int) -> bool:
    """Whether the sentence speaks of a year that is not the report's."""
    at = text.find(statement.text)
    start = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    years = {int(found) for found in re.findall(r"(?<!\d)(20\d\d)\s*年", text[start:at])}
    return bool(years) and year not in years


def _against_parts(statements: Sequence[Statement], passages: Sequence[Passage]) -> Iterator[Check]:
    """C9, for every 其中: the parts behind it against the numbers before it in the sentence."""
    numbered = [(index, each) for index, each in enumerate(statements) if each.kind is StatementKind.NUMBER]
    for ordinal, group in groupby(numbered, key=lambda pair: pair[1].passage):
        text, listed = passages[ordinal].text, list(group)
        places = _places(text, [each for _, each in listed])
        for found in re.finditer("其中", text):
            start = max(text.rfind(mark, 0, found.start()) for mark in "。；\n") + 1
            end = min((at for mark in "。；\n" if (at := text.find(mark, found.end())) >= 0), default=len(text))
            before = [pair for pair, at in zip(listed, places, strict=True) if start <= at < found.start()]
            behind = [
                pair
                for pair, at in zip(listed, places, strict=True)
                if found.start() < at < end and not _is_part_of_a_part(text[found.end() : at])
            ]
            yield from _parts_check(before, behind)


def _is_part_of_a_part(before: str) -> bool:
    """Whether a number stands in brackets behind one of the parts: 停水公告27条（计划停水19条，突发停水8条）."""
    opened = max(before.rfind("（"), before.rfind("("))
    return opened > max(before.rfind("）"), before.rfind(")")) and bool(re.search(r"\d", before[:opened]))


def _parts_check(before: list[tuple[int, Statement]], behind: list[tuple[int, Statement]]) -> Iterator[Check]:
    """The first parts may make up the total, what follows may count otherwise; too many parts can't."""
    if not before:
        return
    unit = before[-1][1].unit
    parts = [pair for pair in behind if pair[1].unit == unit]
    totals = {pair[1].value or Decimal(0): pair for pair in before if pair[1].unit == unit}
    if len(parts) < 2 or not totals:
        return
    sums = list(accumulate(part.value or Decimal(0) for _, part in parts))
    total = next((total for total in totals if total in sums), None)
    if total is not None:
        used = parts[: sums.index(total) + 1]
        yield _parts_result(totals[total], used, total, True)
    else:
        last = max(totals)
        yield _parts_result(totals[last], parts, sums[-1], False if sums[-1] > last else None)


def _parts_result(
    total: tuple[int, Statement], parts: list[tuple[int, Statement]], added: Decimal, holds: bool | None
) -> Check:
    indexes = (total[0], *(index for index, _ in parts))
    return Check("C9", "总数 = 其中各项之和", total[1].value, added, (), holds, indexes)


def _places(text: str, statements: Sequence[Statement]) -> list[int]:
    """Where statements stand in their passage's text; they come in reading order."""
    places, at = [], 0
    for statement in statements:
        at = max(text.find(statement.text, at), at)
        places.append(at)
        at += len(statement.text)
    return places
