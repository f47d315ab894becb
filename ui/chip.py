"""What every part of an answer shows alike: numbers, and the chips that open their sources."""

from decimal import Decimal

from answer.answer import MOST_CITATIONS, Answer, Language
from ui.markup import plain
from ui.words import word


def chip(found: Answer, identity: int, number: int) -> str:
    """A button for citation C of turn T, `class="cite cite-T-C"`: page.js reads the two numbers from the class.

    Nothing where the answer has no such citation.
    """
    if not 0 < identity <= len(found.citations):
        return ""
    label = plain(_label(found, identity))
    return (
        f'<button type="button" class="cite cite-{number}-{identity}" aria-label="{label}" '
        f'title="{label}" aria-controls="nb-evidence">{identity}</button>'
    )


def _label(found: Answer, identity: int) -> str:
    """What a chip opens; by its number alone where that citation is yet to be made."""
    if identity > MOST_CITATIONS:
        return word("open_source_number", found.language, id=identity)
    cited = found.citations[identity - 1]
    return word("open_source", found.language, id=identity, agency=cited.agency, year=cited.year)


def figure(value: Decimal | None, language: Language) -> str:
    """A number as the report prints it, without needless zeros; a blank cell says so."""
    return word("blank", language) if value is None else format(value.normalize(), "f")
