"""How a question was read, as chips; each opens a form in which every part of the plan can be changed."""

from answer.answer import Answer, Chip, Field
from ui.markup import plain
from ui.words import word

_ENDS = {"zh": ("：", "，"), "en": (": ", ", ")}


def understood(found: Answer, number: int) -> str:
    """The chips of turn `number` and their form; nothing where there is no plan."""
    if not found.chips:
        return ""
    tags = "".join(f"<li>{_chip(chip, found, number)}</li>" for chip in found.chips)
    title = plain(word("understood", found.language))
    return f'<div class="nb-understood"><span>{title}</span><ul>{tags}</ul></div>{_form(found, number)}'


def differences(before: Answer, after: Answer) -> str:
    """What of the plan differs, in words: 年份：2023."""
    colon, comma = _ENDS[after.language]
    changed = [f"{chip.name}{colon}{chip.value}" for chip in after.chips if chip not in before.chips]
    left = {chip.field for chip in after.chips}
    changed += [f"{chip.name}{colon}—" for chip in before.chips if chip.field not in left]
    return (
        f"{word('edited', after.language)}{colon}{comma.join(changed)}" if changed else word("edited", after.language)
    )


def _chip(chip: Chip, found: Answer, number: int) -> str:
    text = f"<span>{plain(chip.name)}</span> {plain(chip.value)}"
    title = plain(word("change", found.language, name=chip.name))
    return (
        f'<button type="button" class="nb-chip nb-chip-{number}" data-field="{plain(chip.field)}" title="{title}" '
        f'aria-expanded="false" aria-controls="nb-plan-{number}">{text}</button>'
    )


def _form(found: Answer, number: int) -> str:
    fields = "".join(_field(field) for field in found.fields)
    again, close = (plain(word(name, found.language)) for name in ("answer_again", "close"))
    return (
        f'<form class="nb-plan nb-plan-{number}" id="nb-plan-{number}" hidden autocomplete="off" '
        f'aria-label="{plain(word("plan", found.language))}">{fields}'
        f'<p><button type="submit">{again}</button><button type="button" class="nb-close">{close}</button></p></form>'
    )


def _field(field: Field) -> str:
    if not field.choices:
        control = f'<input type="text" name="{plain(field.name)}" value="{plain(field.value)}" maxlength="1000">'
    else:
        options = "".join(
            f'<option value="{plain(value)}"{" selected" * (value == field.value)}>{plain(words)}</option>'
            for value, words in field.choices
        )
        control = f'<select name="{plain(field.name)}">{options}</select>'
    return f"<label><span>{plain(field.label)}</span>{control}</label>"
