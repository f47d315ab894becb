"""Other ways to name a report's body and year than the usual title: on several lines, behind the title, in short."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from eval.corpus.record import Block, Draft, Paragraph
from eval.corpus.world import load

UNUSUAL, BYLINED, SIGNED_OTHERWISE = 0.35, 0.12, 0.25  # shares of the bodies


def renamed(draft: Draft, habits: random.Random, rng: random.Random) -> Draft:
    """The draft with title, byline and signature as its body, by habit, writes them."""
    words = _words(draft, rng)
    styles = [name for name in load("naming")["titles"] if _fits(name, draft)]
    style = habits.choice(styles) if habits.random() < UNUSUAL else ""
    byline, other_signature = habits.random() < BYLINED, habits.random() < SIGNED_OTHERWISE
    blocks = draft.blocks
    if style:
        blocks = tuple(_retitled(blocks, rng.choice(load("naming")["titles"][style]).format_map(words)))
    if other_signature or style == "short":
        blocks = tuple(_signed(blocks, words, rng))
    if byline:
        text = rng.choice(load("naming")["bylines"]).format_map(words)
        blocks = (Paragraph(text, "chrome"), *blocks)
    return replace(draft, blocks=blocks)


def _words(draft: Draft, rng: random.Random) -> dict[str, Any]:
    kind, place = draft.body.kind, draft.body.place
    city = place.path[1]
    return {
        "agency": draft.agency,
        "year": draft.year,
        "last": draft.year - 1,
        "next": draft.year + 1,
        "day": rng.randint(10, 28),
        "visits": rng.randint(100, 999),
        "spread": " ".join(draft.agency),
        "short": draft.agency.removesuffix(kind.zh) + (kind.short or kind.zh),
        "place": draft.agency.removesuffix("人民政府"),
        "joint": place.name + rng.choice(load("naming")["joint"]),
        "site": f"{city}人民政府办公室",
    }


def _fits(style: str, draft: Draft) -> bool:
    kind = draft.body.kind
    return {
        "short": bool(kind.short) and kind.level == "department" and draft.agency == draft.body.name,
        "place": kind.zh == "人民政府",
        "joint": kind.level == "department" and kind.zh.endswith("局"),
        "school_year": kind.zh.endswith("学院"),
    }.get(style, True)


def _retitled(blocks: tuple[Block, ...], title: str) -> Iterator[Block]:
    """The blocks with another title, where the old one stands and where it is repeated."""
    old = next(block.text for block in blocks if isinstance(block, Paragraph) and block.role == "title")
    for block in blocks:
        if isinstance(block, Paragraph) and block.role == "title":
            yield replace(block, text=title)
        elif isinstance(block, Paragraph):
            flat = title.replace("\n", "") if "——" not in title else old.replace("\n", "")
            yield replace(block, text=block.text.replace(old.replace("\n", ""), flat))
        else:
            yield block


def _signed(blocks: tuple[Block, ...], words: dict[str, Any], rng: random.Random) -> Iterator[Block]:
    """The blocks with name and date of the signature in another form; one signed by an office stays."""
    signer, date = (template.format_map(words) for template in rng.choice(load("naming")["signatures"]))
    for block in blocks:
        role = block.role if isinstance(block, Paragraph) else ""
        if isinstance(block, Paragraph) and role == "signature" and block.text == words["agency"]:
            yield replace(block, text=signer)
        elif not (role == "date" and signer.endswith("日")):
            yield replace(block, text=date) if isinstance(block, Paragraph) and role == "date" else block
    if not any(isinstance(block, Paragraph) and block.role == "signature" for block in blocks):
        yield Paragraph(signer, "signature", 6)
        if not signer.endswith("日"):
            yield Paragraph(date, "date", 6)
