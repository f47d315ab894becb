"""Problems in everyday words as the vocabulary names them: 审稿马虎 is 审核把关不严, messy catalogues unclear ones."""

import re
from collections.abc import Sequence
from functools import cache

from answer import vocabulary
from answer.answer import Language
from answer.vocabulary import Meaning

_QUOTED = re.compile(r"([“\"][^“”\"]*[”\"])")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LETTERS = re.compile("[a-z]{2} [a-z]{2}")
_MORE_OF_IT = "(?:[、，,](?:也|又|还)?不(?:够|太|大|怎么)?[\u4e00-\u9fff]{1,2}(?=[的吗？?。]|$))"
_AMONG_THEM = (  # 不足里提到无障碍了吗
    "(?P<where>(?:问题|不足|短板|毛病)(?:里面?|之?中|当中)(?:有没有|有无|是否|也|曾)?(?:提到|提及|说到|写到|讲到|谈到|说|提|有)(?:过|了)?"
    "|(?:检讨|反思|反省|自省|检视)(?:过|了)?(?:自己|自身|本单位)?的?)"
    "(?:{about})(?:(?:和|与|及|、|或者?)(?:{about}))?(?=[了吗没的？?。]|方面|$)"
)
_TO_ITS_END = "(?![入样元刻定致])(?!(?<=不够)[深细全透准高好快广强充规及有完到主清明健合科方便稳])"  # 不够 of 不够深入
_DEALT_WITH = re.compile(  # what was done about bodies with such faults is no complaint: 对栏目长期不更新的单位约谈
    r"约谈|通报|诫勉|警告|追责|清理|关停|下架"
    r"|\b(?:(?:got|get|gets|getting) rid|summon\w*|called in|warn\w*|admonish\w*|remov\w*|clean\w*)\b"
)
_FAULT = "不到位"
_BESIDE = "(?:[、，,和与及或]|以及|或者?|而且|,? (?:and|or) )?"


def with_problems_named(text: str) -> str:
    """A lower-case question in which each problem that is told in everyday words has its name; none of what is
    quoted, or dealt with."""
    if _DEALT_WITH.search(text):
        return text
    parts = _QUOTED.split(text)
    parts[::2] = [_named(part) for part in parts[::2]]
    return "".join(parts)


def only_names(words: str, themes: Sequence[str]) -> bool:
    """Whether Chinese words are nothing but a name of problems of one of the themes: 渠道不够多样, not 检索功能弱."""
    if any(part in words for theme in themes for part in vocabulary.narrower(theme)):
        return False
    meant = {meaning.value for meaning in vocabulary.phrases()[0].get(words, ()) if meaning.kind == "theme"}
    meant |= {theme.id for theme in vocabulary.themes().values() if theme.zh == _named(words)}
    told = (meaning for form, meaning in vocabulary.ways_to_say() if meaning.kind == "theme" and form.fullmatch(words))
    return not {*meant, *(meaning.value for meaning in told)}.isdisjoint(themes)


def _named(text: str) -> str:
    """The text with problems named that are told in Chinese, in English, or in English of a body named in Chinese."""
    if _LETTERS.search(text):
        text = _named_in(text, "en")
    return _named_in(text, "zh") if _CHINESE.search(text) else text


def _named_in(text: str, language: Language) -> str:
    known = vocabulary.phrases()[0 if language == "zh" else 1]
    told = ((found, name) for form, name in _forms(language) for found in form.finditer(text))
    said = [(found.span(), name) for found, name in told if not _is_known(known.get(found.group(), ()))]
    at, parts = 0, list[str]()
    for (start, end), name in sorted(said, key=lambda each: (each[0][0], -each[0][1])):
        if start >= at:  # else a part of what was said already
            parts += [text[at:start], name]
            at = end
    text = _once("".join([*parts, text[at:]]), {name for _, name in said})
    return text if said or language == "en" else _with_faults(_among_them(text))


def _with_faults(text: str) -> str:
    """The text with a plain word for what is wrong with something, where it is denied to be done well: 没做好."""
    for form in _undone():
        text = form.sub(rf"\g<about>{_FAULT}", text)
    return text


def _is_known(meanings: Sequence[Meaning]) -> bool:
    """Whether the vocabulary has a problem in those very words, beside which others may tell more of it."""
    return any(meaning.kind == "theme" for meaning in meanings)


def _among_them(text: str) -> str:
    """The text with the name of a problem in the place of what it is about, where that is sought among problems."""
    for form, words in _subjects():
        text = form.sub(words, text)
    return text


def _once(text: str, names: set[str]) -> str:
    """The text with each problem named once where it is said twice side by side: 内容单薄、没干货; 发布慢、不够及时."""
    for name in names:
        text = re.sub(f"{re.escape(name)}(?:{_BESIDE}{re.escape(name)}|{_MORE_OF_IT})+", name, text)
    return text


@cache
def _forms(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What problems are told in, with their names."""
    read = vocabulary.entries("problems_said.json")
    themes = vocabulary.themes()
    names = {each.id: each.zh if language == "zh" else each.en for each in themes.values()}
    said = [(form, names[theme]) for theme, forms in read[language].items() for form in forms]
    return tuple((re.compile(_whole(form, read["parts"], language)), name) for form, name in said)


def _whole(form: str, parts: dict[str, str], language: Language) -> str:
    """A form with the parts that it names put in, of whole words."""
    for _ in range(4):  # a part may name another
        for name, part in parts.items():
            form = form.replace(name, part)
    return f"(?:{form}){_TO_ITS_END}" if language == "zh" else rf"\b(?:{form})(?![a-z-])"


@cache
def _subjects() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What problems may be about where it is said to be among them, each with what is said in its place."""
    subjects, themes = vocabulary.subjects_of_themes(), vocabulary.themes()
    return tuple(
        (re.compile(_AMONG_THEM.replace("{about}", about.pattern)), rf"\g<where>{themes[theme].zh}")
        for theme, about in subjects.items()
    )


@cache
def _undone() -> tuple[re.Pattern[str], ...]:
    """What problems may be about, where it is said to be done badly or not at all."""
    parts = vocabulary.entries("problems_said.json")["parts"]
    subjects = vocabulary.subjects_of_themes().values()
    return tuple(re.compile(_whole(f"(?P<about>{about.pattern}){{very}}{{undone}}", parts, "zh")) for about in subjects)
