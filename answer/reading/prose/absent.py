"""Whether a question about prose asks for those that did not do it, or do not write of it."""

import re
from itertools import pairwise

from answer import vocabulary
from answer.reading.prose.whether import asks_whether
from answer.reading.question import Question
from index.glossary import found_in

NOT = re.compile(
    r"(?:没有?|未)(?:再)?(?:作|予以|给出|有)?(?:任何)?(?:说明|交代|回应|反馈|提及|体现|记载)"
    r"|(?:没有?|未曾?|从未|不曾|并未)(?:[提说写讲谈搞办举开组召接参做建设发出泄公收留]|进行|安排|涉及|人被?|出现)|只字[未不]提|[不未]提|(?:不|未)涉及|不(?:公布|留|写|提供|注明|列出|登)"
    r"|\b(?:say|says|said|saying|write|writes|wrote|contain\w*|have|has|had) nothing\b"
    r"|\b(?:contain|have|has|had|give|gave|carry|carries|print|show|include|list|state|offer|provide)\w* no\b"
    r"|\bsilent\b|\bno (?:mention|word)\b|\bomit\w*\b"
    r"|\bleaves? out\b|\bneither\b"
    r"|\b(?:(?:did|does|do|have|has|had)(?: not|n't)|never|without|nobody|no one|not a single|fail(?:ed)? to)\b"
)
_TO_AN_END = re.compile(  # what is denied of those for whom it is done: so that people do not mix them up
    r"\bso (?:that )?(?:[\w']+ ){1,4}?(?:do|does|did|can|could|will|would|need|have) ?not\b.*"
    r"|\b(?:people|persons|those|citizens|villagers|residents|users|readers|visitors|families) (?:who |that )?"
    r"(?:do|does|did|can|could|are|were|have) ?not\b"
)
_NONE_OF_IT = re.compile(
    r"(?<!有)(?:没有?|未|无)(?:任何|发生|出现|存在|有|过|再)*$"
)  # right before a topic: 没有开放日的单位
_HELD_NONE = re.compile(  # which agencies held no training
    r"\b(?:held|hold|holds|ran|run|did|do|organi[sz]ed?|conducted?|hosted?|arranged?|provided?|offered?|received?"
    r"|g[ai]ve|took|takes?|made|makes?|issued?|posted?|published?|suffered|saw|recorded|reported) no\b"
)
_LEFT_OUT = re.compile(r"\b(?:missing|lack\w*|without|left out|leaves? out|leaving out|absent)\b")  # of contact details
_NOT_NAMED = re.compile(  # in English, of problems: people who do not understand are no one's silence
    r"\b(?:(?:did|does|do|has|have|had) not|never|without|fail(?:ed|s)? to) (?:\w+ )?"
    r"(?:nam|mention|admit|report|list|writ|stat|complain|say|acknowledg|confess|concede|raise|identif|have|give|tell|speak|refer)\w*\b"
    r"|\bno (?:mention|word)\b|\bsilent\b|\bnothing\b|\bomit\w*\b|\bleaves? out\b"
    r"|\b(?:had|have|has|with|report(?:s|ed)?|saw|see) no"
    r" (?:lack|shortage|problems?|trouble|difficult\w*|complaints?)\b"
)
_SAID_OF_NONE = re.compile(  # who says that nobody was punished writes of it
    r"\b(?:say|said|says|state[ds]?|report(?:s|ed)?|claim(?:s|ed)?|declare[sd]?|note[sd]?|confirm(?:s|ed)?|write|wrote)"
    r"(?: (?:that|in \d{4}))* (?:nobody|no one"
    r"|no(?: (?:secret|information|data|such|security|confidentiality))?(?: \w+)?"
    r" (?:was|were|had|has|has been|had been|happened|occurred|arose|took place)"
    r"|no(?: [\w-]+){1,4} (?:was|were|has been|have been|had been) \w+(?:ed|en|id|eld|ade|ent)|none of"
    r"|there (?:was|were|had been) (?:no|not))\b"
)
_NEVER = re.compile(
    r"(?:近|这|最近)[几两三四五六]年[^，,。]{0,8}(?:没有?|未)[^，,。的]{1,3}过|从来都?(?:没|未|不)|从[未没不]|一[次回](?:也|都)?(?:没|未)|始终(?:没|未)|一直(?:都)?(?:没|未)|哪一?年都(?:没|未)"
    r"|\bnever\b|\bnot once\b|\bin (?:any|none) of (?:the |these |those )?years\b|\bin no year\b"
)
_BUT_NOT = re.compile(
    r"(?:但|却|而|可)是?[^，,。]{0,6}(?:没|未|无|不)|\b(?:but|yet|though|while)\b[^?.]{0,20}\b(?:not?|none|without)\b"
    r"|^ ?without "
)
_WITHOUT_AGGREGATES = re.compile(
    r"\bwithout (?:the |any |all )*(?:governments?'? )?aggregates?\b"
)  # denies nothing told
_OF_REPORTS = re.compile(
    r"(?:哪些|哪几份|几份|多少份)(?:报告|年报)"
    r"|\b(?:which|what|how many|list)(?: of)?(?: all| the)?(?: 20\d\d)? reports\b"
)
AMONG_THEM = re.compile(  # 没搞开放日的单位里有没有公安局
    r"的(?:单位|部门|机关|地方|报告)(?:里面?|中|当中|之中|名单里)?[，,]?(?:有没有|有无|是否有|是不是有|包不包括|包括|有)"
)
_ANY_SUCH = re.compile("的(?:单位|部门|机关|报告|年报)?(?:有吗|有没有)[?？]*$")  # 没提改进措施的有吗


def are_of_contact(topics: tuple[str, ...]) -> bool:
    """Whether each has a form of its own, as an address and a telephone number do: they stand in other sentences."""
    return all(vocabulary.topics()[topic].value for topic in topics)


def is_absent(question: Question, one: bool) -> bool:
    """Whether those are asked for that do not write of it, or did not do it."""
    denial = _NOT_NAMED if question.language == "en" and question.has("theme") else NOT
    among = asks_among_them(question) and asks_whether(question)
    text = question.text
    for span in question.spans.of("no_aggregates"):  # left out of all are these, it is not told of them
        text = text.replace(span.text, " ")
    text = _TO_AN_END.sub("", text) if question.language == "en" else text
    for term in found_in(question.sought) if question.language == "en" else ():
        text = text.replace(term, "") if term.startswith("nothing") else text  # nothing else to report
    none = asks_of_none(question) or bool(denial.search(text)) or _lacks_contact(question)
    whether = asks_whether(question) and not _ANY_SUCH.search(question.text)
    if says_of_none(question.text):
        return question.has("topic") and not (one or whether)
    return (among or not (one or whether)) and none


def asks_among_them(question: Question) -> bool:
    """Whether it is asked if the body named behind is among those told of: 没搞开放日的单位里有没有公安局."""
    found = AMONG_THEM.search(question.text)
    return found is not None and any(span.start >= found.end() for span in question.spans.of("agency"))


def _lacks_contact(question: Question) -> bool:
    """Whether a telephone number or address is asked for that is missing."""
    named = [span.value("topic") or "" for span in question.spans.of("topic")]
    return (
        bool(named)
        and are_of_contact(tuple(named))
        and bool(_LEFT_OUT.search(_WITHOUT_AGGREGATES.sub("", question.text)))
    )


def asks_of_never(question: Question) -> bool:
    """Whether bodies are asked for that write of it in no year."""
    return bool(_NEVER.search(question.text)) and not _OF_REPORTS.search(question.text)


def has_one_without_another(question: Question) -> bool:
    """Whether those are asked for that tell of one topic, but not of another: no plan says both."""
    spans = question.spans.of("topic")
    between = (question.text[one.end : other.start] for one, other in pairwise(spans))
    return any(_BUT_NOT.search(each) for each in between)


def asks_of_none(question: Question) -> bool:
    """Whether those are asked for that had none of a topic: 没有失泄密的单位, held no training."""
    topics = question.spans.of("topic")
    before = any(_NONE_OF_IT.search(question.text[: span.start]) for span in topics)
    return before or bool(topics and _HELD_NONE.search(question.text))


def says_of_none(text: str) -> bool:
    """Whether it is asked who says that there was none."""
    return bool(_SAID_OF_NONE.search(text))
