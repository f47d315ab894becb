"""Other names that a report says its body has or had: in brackets, on a second plate, before a renaming or merger."""

import re
from collections.abc import Sequence

from ingest.bodies import canonical
from ingest.names import regions_of

REACH = 6000  # characters of a report in which they are told
_FORMER = re.compile(r"^(?:原名?|曾用名|前身(?:为|是)?|原名称)[:为是]?")
_WORD = r"[\u4e00-\u9fff]{3,30}"
_PLATE = re.compile(rf"加挂[“\"]?({_WORD})[”\"]?(?:的)?(?:牌子|牌)")
_RENAMED = re.compile(
    rf"(?:^|[^\u4e00-\u9fff]|将|由|原)({_WORD}?)(?:正式)?(?:更名|改名|改称)(?:为|成)({_WORD}?)(?=[^\u4e00-\u9fff]|$)",
    re.MULTILINE,
)
_MADE_OF = re.compile(
    r"(?<=由)([\u4e00-\u9fff、]{3,80}?)(?:等|职责|部门|单位|重新){0,2}(?:合并|整合|组建|更名|改组|改制)"
)
_LONGEST = 30
_SELF = re.compile(r"(?:我.{1,2}|本机关|本单位|本[局委厅办])$")


def other_names(agency: str, titled: Sequence[str], text: str) -> tuple[str, ...]:
    """The names, each with its place; `titled` is what stood in brackets in titles."""
    told = text[:REACH]
    if not titled and not any(word in told for word in (agency + "(", "加挂", "更名", "改名", "改称", "组建", "合并")):
        return ()
    words = [*titled, *re.findall(re.escape(agency) + r"\(([^()\n]{3,30})\)", told), *_PLATE.findall(told)]
    words += [old for old, new in _RENAMED.findall(told) if _is_own(new, agency)]
    for found in _MADE_OF.finditer(told):
        subject = re.sub("[系是]?由$", "", told[max(0, found.start() - _LONGEST) : found.start()])
        if _SELF.search(subject) or subject.endswith(agency):
            words += re.split("[、和](?=原)|、", found.group(1))
    names = (canonical(_FORMER.sub("", each)) for each in words)
    return tuple(dict.fromkeys(_placed(name, agency) for name in names if name and name != agency))


def _is_own(words: str, agency: str) -> bool:
    return bool(_SELF.match(words)) or (len(words) > 2 and (agency.endswith(words) or words.endswith(agency)))


def _placed(name: str, agency: str) -> str:
    """The name with the place of the body, where it says none."""
    return name if regions_of(name) else "".join(regions_of(agency)) + name
