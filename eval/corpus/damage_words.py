"""What happens to titles, headings and prose before they are printed. None where there is nothing to do."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from eval.corpus.damage_labels import slips
from eval.corpus.record import Block, Draft, Paragraph
from eval.corpus.sentences import frames

DIGITS = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))
NUMERALS = "一二三四五六七八九"


def each_paragraph(draft: Draft, change: Callable[[Paragraph], Paragraph]) -> Draft:
    """The draft with every paragraph changed."""
    return replace(
        draft, blocks=tuple(change(block) if isinstance(block, Paragraph) else block for block in draft.blocks)
    )


def _paragraphs(draft: Draft, role: str) -> list[Paragraph]:
    return [block for block in draft.blocks if isinstance(block, Paragraph) and block.role == role]


# Identity


def signature_only(draft: Draft, rng: random.Random) -> Draft:
    """The body named in the signature alone, while the text names its superior."""
    title = rng.choice(
        [str(draft.year), f"{draft.year}年度政府信息公开工作年度报告", f"{draft.year}年政府信息公开工作报告"]
    )
    place = draft.body.place
    above = draft.body.kind.level in {"aggregate", "township", "subdistrict"}
    superior = f"{place.within[-1] if above else place.name}人民政府"
    own = draft.body.kind.we.format(unit=place.name[-1])

    def change(block: Paragraph) -> Paragraph:
        if block.role == "title":
            return replace(block, text=title)
        if block.role == "signature":
            return replace(block, text=draft.agency)
        return replace(block, text=block.text.replace(draft.agency, own))

    changed = _signed(each_paragraph(draft, change))
    preamble = f"{draft.year}年，在{superior}的正确领导下，{own}认真落实政府信息公开各项要求，现将有关情况报告如下。"
    blocks = tuple(
        replace(block, text=preamble)
        if isinstance(block, Paragraph) and block.section == 0 and block.role == "body"
        else block
        for block in changed.blocks
    )
    return replace(changed, blocks=blocks)


def _signed(draft: Draft) -> Draft:
    """The draft with a signature and a date, if it has none."""
    if _paragraphs(draft, "signature"):
        return draft
    date = f"{draft.year + 1}年1月20日"
    end = (Paragraph(draft.agency, "signature", 6), Paragraph(date, "date", 6))
    return replace(draft, blocks=(*draft.blocks, *end))


def year_bare(draft: Draft, rng: random.Random) -> Draft:
    """The year as 2023 on a line of its own, neither in the title nor in the preamble."""
    year = str(draft.year) + rng.choice(["", "", "年", "年度"])
    first = rng.random() < 0.5
    name = f"{draft.agency}政府信息公开工作年度报告"

    def change(block: Paragraph) -> Paragraph:
        if block.role == "title":
            return replace(block, text=f"{year}\n{name}" if first else f"{name}\n{year}")
        if block.section == 0:
            return replace(block, text="根据政府信息公开条例及有关要求，现公布本单位年度报告。")
        return block

    return each_paragraph(draft, change)


def chinese_year(draft: Draft, rng: random.Random) -> Draft:
    """二〇二四年 in title and preamble."""
    digits = str(draft.year)
    zero = rng.choice("〇〇○零")
    words = "".join(DIGITS[digit] for digit in digits).replace("〇", zero)
    return each_paragraph(
        draft,
        lambda block: block if block.section else replace(block, text=re.sub(rf"{digits}(?=\s*年)", words, block.text)),
    )


def broken_year(draft: Draft, rng: random.Random) -> Draft:
    """Characters lost in dates: 20211月1日."""
    year = str(draft.year)

    def change(block: Paragraph) -> Paragraph:
        if block.section or block.role == "title":
            return block
        text = re.sub(rf"{year}\s*年\s*1\s*月\s*1\s*日", f"{year}1月1日", block.text)
        return replace(block, text=re.sub(rf"{year}\s*年\s*12\s*月", f"{year}年1 2月", text))

    return each_paragraph(draft, change)


# Headings


def headings_renamed(draft: Draft, rng: random.Random) -> Draft:
    """Other words for the six headings."""

    def change(block: Paragraph) -> Paragraph:
        if block.role != "heading" or block.text[0] not in NUMERALS:
            return block
        return replace(block, text=rng.choice(slips()["headings"][str(block.section)]))

    return each_paragraph(draft, change)


def headings_renumbered(draft: Draft, rng: random.Random) -> Draft:
    """Numbers that repeat or skip from one section on."""
    start, by = rng.randint(2, 5), rng.choice([-1, 1])

    def change(block: Paragraph) -> Paragraph:
        if block.role != "heading" or block.text[0] not in NUMERALS or block.section < start:
            return block
        return replace(block, text=NUMERALS[block.section - 1 + by] + block.text[1:])

    return each_paragraph(draft, change)


def heading_lost(draft: Draft, rng: random.Random) -> Draft:
    """One of the headings two to six left out."""
    lost = rng.randint(2, 6)

    def stays(block: Block) -> bool:
        heading = isinstance(block, Paragraph) and block.role == "heading" and block.text[0] in NUMERALS
        return not (heading and isinstance(block, Paragraph) and block.section == lost)

    return replace(draft, blocks=tuple(block for block in draft.blocks if stays(block)))


def heading_repeated(draft: Draft, rng: random.Random) -> Draft:
    """A heading of a table printed once more above it."""
    section = rng.choice([2, 3, 4])
    blocks: list[Block] = []
    for block in draft.blocks:
        blocks.append(block)
        if isinstance(block, Paragraph) and block.role == "heading" and block.section == section:
            blocks.append(block)
    return replace(draft, blocks=tuple(blocks))


# Around and inside the prose


def portal_chrome(draft: Draft, rng: random.Random) -> Draft:
    """Navigation above, footers below, as copied from a portal's page."""
    words = {
        "place": draft.body.place.path[1] if len(draft.body.place.path) > 1 else draft.body.place.name,
        "agency": draft.agency,
        "next": str(draft.year + 1),
        "day": str(rng.randint(10, 30)),
        "visits": str(rng.randint(100, 9999)),
    }
    above = [*rng.sample(frames()["navigation"], 2), rng.choice(frames()["article_lines"])]
    below = rng.sample(frames()["footers"], 3)
    head = tuple(Paragraph(text.format_map(words), "chrome") for text in above)
    foot = tuple(Paragraph(text.format_map(words), "chrome", 6) for text in below)
    return replace(draft, blocks=(*head, *draft.blocks, *foot))


def foreign_words(draft: Draft, rng: random.Random) -> Draft | None:
    """Words of another language slipped in by recognition, where no fact stands."""
    right, wrong = rng.choice(slips()["foreign"])
    return _in_plain_prose(draft, lambda text: text.replace(right, wrong, 1))


def mojibake(draft: Draft, rng: random.Random) -> Draft | None:
    """Characters of a wrong encoding in the middle of the prose, where no fact stands."""
    wrong = rng.choice(slips()["mojibake"])
    return _in_plain_prose(draft, lambda text: text[: len(text) // 2] + wrong + text[len(text) // 2 :])


def _in_plain_prose(draft: Draft, change: Callable[[str], str]) -> Draft | None:
    def one(block: Paragraph) -> Paragraph:
        plain = block.role == "body" and block.section == 1 and not block.fixed
        return replace(block, text=change(block.text)) if plain else block

    changed = each_paragraph(draft, one)
    return changed if changed.blocks != draft.blocks else None
