"""Whether a sentence says that what is asked about was not, or was not done."""

import re
from collections.abc import Sequence

from answer import vocabulary
from answer.plan import Plan
from answer.prose.sentences import Sentence, denies
from answer.prose.sought import EITHER, Group, groups_of
from ingest.statements import stated_in

NEXT = 1  # clauses from what is asked about to what denies it
CLOSE = 6  # characters behind what is sought in which its number stands
_INTENDED = re.compile("计划|原定|拟|打算|应")
_CLAUSES = re.compile("[，；;]")
_TITLES = re.compile("《[^》]*》")  # of what is followed, which tells of nothing that was done


def says_not(plan: Plan, sentence: Sentence) -> bool:
    """Whether it says that it was not: a 不 of the words sought themselves says nothing of the kind, nor does what is
    denied of something else, clauses away (纳入考核，接受评议，未追责)."""
    words = [word for term in plan.terms for word in term.split(EITHER)]
    clauses = _CLAUSES.split(_TITLES.sub("", sentence.text))
    bare = [_without(clause, words) for clause in clauses]
    groups = groups_of(plan)
    denying = [at for at, clause in enumerate(bare) if denies(clause)]
    telling = [at for at, clause in enumerate(clauses) if any(group.in_text(clause) for group in groups)]
    if telling and set(telling) <= set(denying):
        return True  # 发出收费通知1件，收取信息处理费0元
    if any(at not in denying and _states_some(clauses[at], groups) for at in telling):
        return False  # 发出收费通知2件，申请人均未缴费
    if not denies(_without(sentence.text, words)):
        return False
    apart = bool(denying and telling)
    return not (apart and all(abs(one - other) > NEXT for one in denying for other in telling))


def _states_some(clause: str, groups: Sequence[Group]) -> bool:
    """Whether a clause states right behind what is sought, or of it done, how many there were."""
    ends = [end for group in groups for _, end in group.places_in(clause)]
    counted = (stated_in(clause[end : end + CLOSE]) for end in ends)
    return any(value > 0 for values in counted for value in values) and not _INTENDED.search(clause)


def lacks(text: str, terms: Sequence[str]) -> bool:
    """Whether a sentence says that there was none of what is sought: 无错敏信息."""
    return any(
        re.search(f"(?:无|没有|未发现|未发生|未出现|不存在)(?:任何|发生|出现|发现)?{re.escape(term)}", text)
        for term in terms
    )


def done_by(plan: Plan, sentence: Sentence) -> bool:
    """Whether it says of each topic that it was done, as far as that is said in words of its own; where either will do,
    of those that the sentence names."""
    known = [vocabulary.topics()[topic] for topic in plan.topics]
    if plan.any_of:
        known = [topic for topic in known if any(term in sentence.text for term in topic.terms)]
    return all(re.search(topic.deed, sentence.text) for topic in known if topic.deed)


def _without(text: str, words: list[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text
