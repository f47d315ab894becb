"""Both bodies of a talk named again: 两家的许可呢, and licences for both, after one body and then another."""

import re
from collections.abc import Sequence

from answer.plan import Plan

_BOTH = re.compile(
    r"^(?P<before>(?:那么?|再|还有)*)(?:这|那)?(?:两家|两个(?:单位|部门|局)|两个局)(?:单位|部门|局)?(?:的)?"
    r"(?=[\u4e00-\u9fff])(?!的?(?:加|一共|总共|合计|合起|差|谁|哪|相|之|里|中|多|少|比|共|都|各|分别))"
)
_WHICH_YEAR = re.compile("^哪一?年(?:的|收的?|申请)?(?:更|比较|要)?[多少高低大小](?:一?些|一?点)?[呢？?。]*$")
_BOTH_EN = re.compile(r"\b(?P<by>for|of|at|by|from) both(?: of them| bodies| agencies| bureaus| offices)?(?=[?.! ]*$)")


def both_named(question: str, heard: Sequence[Plan]) -> str:
    """The question with the names of the two bodies that the last questions asked about; as it is where it means no
    two."""
    years = _last_years(heard)
    if len(years) == 2 and _WHICH_YEAR.match(question):
        return f"{years[0]}年和{years[1]}年{question}"
    names = _last_two(heard)
    if len(names) != 2:
        return question
    one, other = names
    years = heard[-1].scope.years
    year = f"{years[0]}年" if len(years) == 1 and not re.search("年|20", question) else ""
    question = _BOTH.sub(rf"\g<before>{one}和{other}{year}", question)
    return _BOTH_EN.sub(rf"\g<by> {one} and {other}", question)


def _last_years(heard: Sequence[Plan]) -> tuple[int, ...]:
    """The two years that the last two questions asked about the same."""
    if len(heard) < 2 or not heard[-1].measures:
        return ()
    one, other = heard[-2:]
    same = all(getattr(one, name) == getattr(other, name) for name in ("kind", "measures", "order"))
    same = same and one.scope.model_copy(update={"years": ()}) == other.scope.model_copy(update={"years": ()})
    single = len(one.scope.years) == len(other.scope.years) == 1
    return tuple(sorted({*one.scope.years, *other.scope.years})) if same and single else ()


def _last_two(heard: Sequence[Plan]) -> tuple[str, ...]:
    """The two bodies of the last question, or those of the last two."""
    named = [plan.scope.agencies for plan in heard[-2:]]
    if named and len(named[-1]) == 2:
        return named[-1]
    single = [own[0] for own in named if len(own) == 1]
    return tuple(dict.fromkeys(single)) if len(single) == len(named) else ()
