"""Sentences of the prose, and the parts of a section that name problems or what answers them."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from answer import vocabulary
from answer.draft import Draft
from answer.plan import Plan
from answer.prose.passages import NumberRow, PassageRow
from ingest.passages import sentences
from ingest.prose_tables import CELL
from ingest.statements import stated_in
from ingest.tokens import fold
from ingest.zeros import find_zeros

_PAIR = re.compile(r"[^。]{0,3}[一二三四五六1-6①-⑥][^。]+。(?:改进|整改)(?:措施|情况|办法)?：")
_DATED = re.compile(
    r"[\d〇零一二三四五六七八九]{4}\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$"
)
_SIGNED_BEHIND = re.compile(
    r"(?<=\d)\s*[\u4e00-\u9fff]{2,30}(?:[局厅委办府处院社]|公司|中心|委员会|办公室)\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$"
)
_NOT_DONE = re.compile(
    r"(?:未曾?|没有|不曾|并未)(?:举办|举行|开展|组织|召开|进行|接受|收取|实施|参加)|[不未]另(?:行|外)?[设建开]"
    "|(?:不再?|暂不|概不|均不)(?:予)?(?:受理|接受|接收|支持|提供)"
    "|(?:无|没有|未发生|未出现|不存在)(?:任何)?(?:因|由于|需要?|应当?)[^，。；]{2,24}的?(?:人员|干部|单位|情形|情况|案件|事件|行为)"
)
_ZERO = re.compile(r"(?<![\d.,])0(?!\d)")
_PROBLEMS = re.compile("问题|不足|短板|弱项|薄弱|差距|困难")
_MEASURES = re.compile(r"[）)、.．\s](?:主要)?(?:改进|整改|下一?步|打算)")  # （二）改进
_OF_LAST_YEAR = re.compile(
    r"(?:(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?(?:对|针对)?20\d\d年度?(?:报告|年报)?(?:中|里)?(?:所(?:列|提|指)[^，。；：]{0,6}|的?(?:主要)?)(?:问题|不足)的?(?:整改|改进)|上一?年|去年|20\d\d年度?(?:年报|报告)?[^，。；：]{0,4}(?:列出|提出|指出|查摆))"
)
_NUMBERING = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*")
_OF_THIS_YEAR = re.compile("今年|本年|目前|当前|现在|眼下|仍|新出现")
_FOUND_BEFORE = re.compile(  # 2022年年报指出“…”; 针对2022年度查出的“…”
    r"(?:对照|针对|对于?|就)?(?:上一?年度?|去年|前一年度?|(?P<year>20\d\d)年度?)的?(?:政府信息公开)?(?:工作)?(?P<report>年?度?报告|年报)?(?:中|里|所)*"
    r"(?:指出|提出|列出|查出|查摆|反映|点出|承认|写明|提到|暴露|自查)(?P<of>的)?"
)
_STILL = re.compile("仍|依然|依旧|(?<!从)未(?!发生|再)|还[没不存有]|尚")
_THEREFORE = re.compile("为此|对此|针对此|就此|据此|我.{1,3}随即")
_BEGINS_AGAIN = re.compile(
    "一是|其一|(?:目前|当前|今年|本年|仍|还|但|尚|也|存在)[^，。；]{0,12}(?:问题|不足|短板|薄弱|差距)"
)
_NAMES_PROBLEMS = re.compile(
    "(?:现阶段|目前|当前|现在|本年度?|今年)(?:还|仍|尚|存在|的|主要|突出)*(?:问题|短板|不足|薄弱环节)(?:是|有|如下|主要)*[：:]"
)
_HEADED = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]|[（(]?[一二三四五六七八九十][）)]")
_HEADS = re.compile(rf"(?:{_HEADED.pattern})?[^，；]{{2,12}}(?:情况|结果|进展|成效)[。：:]?")
_LEADS = re.compile("[^：]{2,}：.+；$")  # to several things
_ASIDE = re.compile("(?:另|此外|另外)[，,外]")  # 另，…指出的问题，已于10月…
_WILL = re.compile("将|拟|计划|打算|下一?步|今后")
_NEXT_ITEM = re.compile("[二三四五六七八九十]是")
_DONE = re.compile(r"已|(?<!为)了|完成|全年|年内|当年|今年|得到")
PROBLEMS = 5  # the section
LONGEST_SIGNATURE = 40
BEGINNING = 24  # characters of a sentence in which it is said what comes


class Sentence(NamedTuple):
    """A sentence with its place in a passage's text, and its words."""

    passage: PassageRow
    start: int
    end: int
    text: str

    def cite(self, draft: Draft) -> int:
        """The number of its citation."""
        return draft.citations.sentence(self.passage, self.start, self.end)


def sentences_of(passage: PassageRow) -> list[Sentence]:
    """The sentences of a passage."""
    return [_unsigned(passage, start, end) for start, end in sentences(passage.text)]


def _unsigned(passage: PassageRow, start: int, end: int) -> Sentence:
    """A sentence without who signed, and when, where that stands right behind a number: of a telephone that ends no
    line."""
    signed = _SIGNED_BEHIND.search(passage.text, start, end)
    end = signed.start() if signed else end
    return Sentence(passage, start, end, passage.text[start:end].strip())


def all_sentences(passages: Sequence[PassageRow]) -> Iterator[Sentence]:
    """The sentences of passages, in order, without those that are their headings; one of several clauses that stands as
    a heading says something: （三）公开工作主要靠办公室推动，业务科室参与不够。"""
    return (
        sentence
        for passage in passages
        for sentence in sentences_of(passage)
        if "，" in sentence.text or sentence.text.rstrip("。：:") not in passage.path
    )


def with_what_follows(sentence: Sentence) -> list[Sentence]:
    """A sentence with what it only begins: what stands behind a heading (一、上年问题整改情况。), the other items of a
    list of which it has the first (一是…；二是…), or the rest of what a colon leads to (已有好转：…；…。)."""
    behind = [each for each in sentences_of(sentence.passage) if each.start >= sentence.end]
    if _HEADS.fullmatch(sentence.text):
        return [sentence, *takewhile(lambda each: not _HEADED.match(each.text), behind)]
    if "一是" in sentence.text:
        return [sentence, *takewhile(lambda each: _NEXT_ITEM.match(each.text), behind)]
    goes_on = _LEADS.search(sentence.text) or names_last_years(sentence)
    if goes_on and not sentence.text.endswith("。"):
        last = next((at for at, each in enumerate(behind) if each.text.endswith("。")), len(behind))
        return [sentence, *behind[: last + 1]]
    if names_last_years(sentence) and behind and _THEREFORE.match(behind[0].text):
        return [sentence, behind[0]]
    return [sentence]


def under_its_heading(passage: PassageRow) -> Sentence | None:
    """The first sentence of a passage with the heading that it follows on the same line, where it states a number."""
    first = sentences_of(passage)[:2]
    if len(first) < 2 or first[0].text.rstrip("。：:") not in passage.path or not any(stated_in(first[1].text)):
        return None
    start, end = first[0].start, first[1].end
    return Sentence(passage, start, end, passage.text[start:end].strip())


def sentence_of(number: NumberRow) -> Sentence:
    """The sentence that states a number."""
    text = number.passage.text
    start, end = next(place for place in sentences(text) if place[0] <= number.start < place[1])
    return _unsigned(number.passage, start, end)


def header_of(row: Sentence) -> Sentence | None:
    """The header of the table in whose rows a sentence stands; None for any other sentence."""
    if CELL not in row.text:
        return None
    header = None
    for sentence in sentences_of(row.passage):
        if sentence.start >= row.start:
            break
        in_table = CELL in sentence.text
        header = (header or sentence) if in_table else None
    return header


def rows_behind(sentence: Sentence) -> list[Sentence]:
    """The rows of the table that a sentence ends in: 具体如下表：."""
    if not sentence.text.endswith(("：", ":")):
        return []
    behind = (each for each in sentences_of(sentence.passage) if each.start >= sentence.end)
    return list(takewhile(lambda each: CELL in each.text, behind))


def denies(text: str) -> bool:
    """Whether a sentence says that something was not, or states zero of it."""
    if _NOT_DONE.search(text) or any(find_zeros(text)):
        return True
    return bool(_ZERO.search(fold(text))) and stated_in(text) == {0}


def fits(text: str, plan: Plan) -> bool:
    """Whether a sentence has the form of what is asked for (a telephone number, not just the word), and is about it."""
    topics = [vocabulary.topics()[topic] for topic in plan.topics]
    of_matter = bool(plan.terms) and any(topic.is_rate for topic in topics)  # whatever a rate is mostly of
    if any(topic.unless and re.search(topic.unless, text) for topic in topics) and not of_matter:
        return False
    listed_apart = any(topic.start_at or topic.stop_at for topic in topics)
    if not listed_apart and not all(re.search(vocabulary.themes()[theme].words, text) for theme in plan.themes):
        return False
    forms = [bool(re.search(topic.value, text)) for topic in topics if topic.value]
    return any(forms) or len(forms) < len(topics) if plan.any_of else all(forms)


def is_of_last_year(heading: str) -> bool:
    """Whether a heading says that last year's problems, and what came of them, stand under it."""
    bare = _NUMBERING.sub("", heading)
    of_last = any(_OF_LAST_YEAR.match(each) for each in (heading, bare)) and not _OF_THIS_YEAR.search(bare)
    return of_last and bool(_PROBLEMS.search(heading))


def names_last_years(sentence: Sentence) -> bool:
    """Whether a sentence begins with what a report of a year before found, and does not say that it still is so."""
    found = _FOUND_BEFORE.match(_NUMBERING.sub("", sentence.text))
    if found is None or not (found["report"] or found["of"]) or _STILL.search(sentence.text):
        return False
    return not found["year"] or int(found["year"]) < sentence.passage.report.year


def told_of_last_year(passages: Sequence[PassageRow]) -> dict[int, list[Sentence]]:
    """By report what stands under a heading of last year's problems, or begins with what a report before found."""
    found: dict[int, list[Sentence]] = {}
    for each in all_sentences(passages):
        if names_last_years(each) or is_of_last_year(each.passage.path.rpartition("/")[2].strip()):
            found.setdefault(each.passage.report.id, []).append(each)
    return found


def is_planned(sentence: Sentence) -> bool:
    """Whether a sentence stands among problems and improvements, and does not say that it was done."""
    return sentence.passage.section == PROBLEMS and not _DONE.search(sentence.text)


def listed(passages: Sequence[PassageRow], topic: vocabulary.Topic) -> dict[int, list[Sentence]]:
    """By report: the sentences outside (`stop_at`) or inside (`start_at`) the part on improvements; what came of last
    year's problems is an improvement only where a report names no other."""
    found: dict[int, list[Sentence]] = {}
    of_last: dict[int, list[Sentence]] = {}
    for sentence, is_last in _parts(passages, re.compile(topic.stop_at or topic.start_at), bool(topic.start_at)):
        if not is_signature(sentence.text):
            told = of_last if is_last and topic.start_at else found
            told.setdefault(sentence.passage.report.id, []).append(sentence)
    return of_last | found


def _parts(passages: Sequence[PassageRow], pattern: re.Pattern[str], wanted: bool) -> Iterator[tuple[Sentence, bool]]:
    """The sentences that speak of improvements, or (not `wanted`) those that do not, and whether they speak of last
    year's problems."""
    improving, of_last, report = False, False, -1
    for passage in passages:
        subheading = passage.path.partition("/")[2]
        headed_last, found_before = is_of_last_year(subheading.rpartition("/")[2].strip()), False
        if passage.report.id != report or of_last:  # what came of last year's problems is told in a paragraph
            improving, of_last, report = False, False, passage.report.id
        if subheading and _PROBLEMS.search(subheading) and not headed_last:
            improving = False
        elif subheading and (pattern.search(subheading) or _MEASURES.search(subheading)):
            improving = True
        if improving and not wanted and not (_PAIR.search(passage.text) or _NAMES_PROBLEMS.match(passage.text)):
            continue  # many paragraphs, of which none can name a problem again
        for sentence in sentences_of(passage):
            begins = bool(pattern.search(sentence.text[:BEGINNING]))
            of_last = of_last or (begins and not improving and bool(_OF_LAST_YEAR.match(sentence.text)))
            named_again = _opens_pair(sentence) or _NAMES_PROBLEMS.match(sentence.text)
            told_before = names_last_years(sentence)
            if found_before and not (told_before or headed_last or begins) and _BEGINS_AGAIN.search(sentence.text):
                named_again, of_last = True, False  # what this year's problems are
            found_before = told_before or (found_before and not named_again)
            of_last = of_last or told_before or headed_last
            aside = _ASIDE.match(sentence.text) and _DONE.search(sentence.text) and not _WILL.search(sentence.text)
            improving = (
                (improving and not (named_again or aside)) or (begins and not aside) or told_before or headed_last
            )
            if improving is wanted:
                yield sentence, of_last


def _opens_pair(sentence: Sentence) -> bool:
    """Whether a paragraph begins here that names a problem and goes on with what answers it."""
    before, line = sentence.passage.text[: sentence.start], sentence.passage.text[sentence.start :].partition("\n")[0]
    return (not before or before.endswith("\n")) and bool(_PAIR.match(line))


def is_signature(text: str) -> bool:
    """Whether it is only who signed, and when."""
    return len(text) < LONGEST_SIGNATURE and bool(_DATED.search(text))
