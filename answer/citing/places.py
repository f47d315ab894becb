"""The places in the reports of what an answer cites, in words: its file, page, table, row and column."""

from dataclasses import replace

from answer.answer import Answer, Citation, Language, Outcome
from answer.words import say

SHOWN = 10  # places told; every citation stands in the list


def with_places(answer: Answer) -> Answer:
    """The answer below the places of its citations."""
    if answer.status is not Outcome.ANSWERED or not answer.citations:
        return answer
    told = [_place(each, answer.language) for each in answer.citations[:SHOWN]]
    more = len(answer.citations) - len(told)
    told += [say("places_more", answer.language, count=more)] if more else []
    lines = "\n".join(f"- {each}" for each in told)
    return replace(answer, text=f"{say('places', answer.language)}\n\n{lines}\n\n{answer.text}")


def _place(citation: Citation, language: Language) -> str:
    key = "place_of_cell" if citation.row else "place_of_sentence"
    return say(
        key,
        language,
        number=citation.id,
        file=citation.file,
        page=citation.page,
        section=citation.section,
        row=citation.row,
        column=citation.column,
    )
