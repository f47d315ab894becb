"""Bodies listed by what they do and counted: 公安、住建、卫健三个局 are 公安局、住建局和卫健委."""

import re
from collections.abc import Callable

_LISTED = re.compile(
    "(?:^|(?<=[，,。：:年的]))(?P<listed>[\u4e00-\u9fff]{2,4}(?:[、和与及][\u4e00-\u9fff]{2,4})+)"
    "(?:这|那)?[两二三四五六七八九十]+[个家](?:委办局|局|部门|单位)"
)
_APART = re.compile("[、和与及]")
_ENDS = ("局", "委", "办", "厅", "")


def with_bodies_counted(text: str, is_one: Callable[[str], bool]) -> str:
    """The text with the full short name of each, where each stands for one body."""
    found = _LISTED.search(text)
    if found is None:
        return text
    names = [
        next((f"{part}{end}" for end in _ENDS if is_one(f"{part}{end}")), "") for part in _APART.split(found["listed"])
    ]
    return f"{text[: found.start()]}{'、'.join(names)}{text[found.end() :]}" if all(names) else text
