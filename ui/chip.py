"""What every part of an answer shows alike: numbers, and the chips that open their sources."""

from decimal import Decimal

from answer.answer import Citation, Language
from ui.markup import plain
from ui.words import word


def chip(citation: Citation, number: int, language: Language) -> str:
    """A button for citation C of turn T, `class="cite cite-T-C"`: page.js reads the two numbers from the class."""
    label = word("open_source", language, id=citation.id, agency=citation.agency, year=citation.year)
    return (
        f'<button type="button" class="cite cite-{number}-{citation.id}" aria-label="{plain(label)}" '
        f'title="{plain(label)}" aria-controls="nb-evidence">{citation.id}</button>'
    )


def figure(value: Decimal | None, language: Language) -> str:
    """A number as the report prints it, without needless zeros; a blank cell says so."""
    return word("blank", language) if value is None else format(value.normalize(), "f")
