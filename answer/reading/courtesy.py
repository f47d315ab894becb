"""What is said out of courtesy and asks for nothing: thanks, greetings, who are you → the reply to it."""

import re
from functools import cache

from answer import vocabulary
from answer.answer import Language, Outcome
from answer.reply import Reply
from answer.words import say

_AROUND = re.compile(r"^[\s,.!?;:~，。！？；：～、…]+|(?:[啊呀哦噢哈啦了吧呢吗嘛~\s,.!?;:，。！？；：～、…]|请问)+$")


def courtesy(text: str, language: Language) -> Reply | None:
    """The reply where the whole question is a courtesy."""
    said = text.strip().lower()
    kind = _kinds().get(said) or _kinds().get(_AROUND.sub("", said))
    return Reply(Outcome.OUT_OF_SCOPE, say(f"courtesy_{kind}", language)) if kind else None


@cache
def _kinds() -> dict[str, str]:
    """The kind of each courtesy."""
    kinds = vocabulary.entries("courtesies.json").items()
    return {_AROUND.sub("", each): kind for kind, said in kinds for words in said.values() for each in words}
