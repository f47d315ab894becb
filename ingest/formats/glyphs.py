"""Characters as people type them: PDFs, and what is copied from them, say 工 as the radical ⼯, fi as ﬁ."""

import re
import unicodedata
from functools import cache

# Radicals that look like a whole simplified character and that Unicode itself does not map.
_LOOK_ALIKE = dict(
    zip(
        "⼾⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⺎⺓⺝⺟⺬⺼⻂⻊⻌⻐⻕⻗⻟⻠⻡",
        "户民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙尢幺月母示肉衤足辶钅阝雨飠饣首",
        strict=True,
    )
)
_RADICAL = re.compile("[\u2e80-\u2fdf]")
_COMPATIBLE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")  # radicals, doubled characters, ligatures
_SPACE = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
_NOTHING = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


@cache
def fold(text: str) -> str:
    """What one glyph stands for: a character, a space, nothing, or U+FFFD where the font does not tell."""
    if text.startswith("(cid:") or text == "\0":  # NUL: what writers say of a glyph that they can't name
        return "\ufffd"
    text = _NOTHING.sub("", _SPACE.sub(" ", text))
    if not _COMPATIBLE.search(text):
        return text
    return "".join(_LOOK_ALIKE.get(char) or unicodedata.normalize("NFKC", char) for char in text)


def without_radicals(text: str) -> str:
    """The text with a character for each radical that stands for one; every place stays the same."""
    return _RADICAL.sub(lambda found: fold(found.group()), text)
