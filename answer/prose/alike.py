"""What problems several reports share: the kinds that all of them name, those that only one does, and what is written
word for word in more than one."""

import re
from collections.abc import Mapping, Sequence

from answer.answer import Language
from answer.citing.citations import marks
from answer.figures.select import ReportRow
from answer.prose.problems import theme_name, themes_of
from answer.prose.sentences import Sentence
from answer.words import join, say

# 存在的主要问题：①……；
_ORDINAL = re.compile(
    r"^(?:[^：:。；]{2,40}[：:])?\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]|第[一二三四五六七八九十][，,]?"
    r"|[一二三四五六七八九十]是|[①-⑩])?\s*"
)
SHORTEST = 6  # characters of what is told as written twice


def alike_lines(
    members: Sequence[tuple[ReportRow, Sequence[Sentence]]], cited: Mapping[tuple[str, int], int], language: Language
) -> list[str]:
    """The lines; `cited` are the numbers of the sentences' citations by passage and place."""
    themes = [dict.fromkeys(themes_of(sentences)) for _, sentences in members]
    shared = [theme for theme in themes[0] if all(theme in other for other in themes)]
    named = join([theme_name(theme, language) for theme in shared], language)
    lines = [say("themes_shared", language, themes=named) if shared else say("themes_not_shared", language)]
    same = _word_for_word(members, cited, language)
    if shared and not same:  # whether two problems of one kind are the same one, the reader may judge
        lines = [f"{lines[0]} {say('not_word_for_word', language)}"]
        lines += [_where(theme, members, cited, language) for theme in shared]
    for at, (report, _) in enumerate(members):
        others = [theme for place, each in enumerate(themes) if place != at for theme in each]
        own = [theme_name(theme, language) for theme in themes[at] if theme not in others]
        if own:
            parts = {"agency": report.agency, "year": report.year, "themes": join(own, language)}
            lines.append(say("themes_only", language, **parts))
    return lines + same


def _where(
    theme: str,
    members: Sequence[tuple[ReportRow, Sequence[Sentence]]],
    cited: Mapping[tuple[str, int], int],
    language: Language,
) -> str:
    """A kind of problem, with the citations of the sentences about it."""
    about = (each for _, sentences in members for each in sentences if theme in themes_of([each]))
    numbers = (cited.get((each.passage.id, each.start)) for each in about)
    shown = marks(tuple(number for number in numbers if number is not None))
    return say("theme_shared_at", language, theme=theme_name(theme, language), marks=shown)


def _word_for_word(
    members: Sequence[tuple[ReportRow, Sequence[Sentence]]], cited: Mapping[tuple[str, int], int], language: Language
) -> list[str]:
    found: dict[str, list[tuple[int, int]]] = {}  # report, citation
    for report, sentences in members:
        for each in sentences:
            number = cited.get((each.passage.id, each.start))
            if number is not None:
                found.setdefault(_bare(each.text), []).append((report.id, number))
    lines = []
    for text, places in found.items():
        if len(text) >= SHORTEST and len({report for report, _ in places}) > 1:
            numbers = tuple(number for _, number in places)
            lines.append(say("word_for_word", language, text=text, marks=marks(numbers)))
    return lines


def _bare(text: str) -> str:
    return "".join(_ORDINAL.sub("", text).rstrip("。；;！!").split())
