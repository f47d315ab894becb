"""Whether a question about prose asks for yes or no."""

import re

from answer.reading.question import Question

UNSAID_WHETHER = re.compile(  # what nobody wrote is asked for by no yes or no
    "[没未]有?(?:说|写|讲|提|交代|注|表)(?:清楚?|明|到|及)?(?:有没有|有无|是否|是不是)"
)


def asks_whether(question: Question) -> bool:
    """Whether yes or no is asked for."""
    if question.language == "zh":
        text = UNSAID_WHETHER.sub("", question.text)
        return bool(re.search(r"有没有|有无|是否|是不是|吗|([\u4e00-\u9fff]{1,2})没\1|[过了].{0,10}没有?[?？]*$", text))
    return bool(re.match(r"(?:did|was|were|has|have|had|is|are|do|does|any)\b", question.text))
