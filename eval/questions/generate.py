"""Questions with their gold, from a world, a seed and the wordings."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from eval.questions.draw import Draw, Lot, Turn, UnluckyError
from eval.questions.noise import typed
from eval.questions.operations.registry import OPERATIONS
from eval.questions.speech import NoWordsError, Speaker
from eval.questions.wording import LANGUAGES, OPEN, Language, Template, Wording, may_say, shuffled, wording, wordings
from eval.questions.world import UntoldError, World

TRIES = 3000
SHARE = {"zh": 2 / 3, "en": 1 / 3}
PLAIN = frozenset({"hostile", "out_of_scope", "hostile_look_up"})  # asked as they stand


@dataclass(frozen=True)
class Plan:
    """What is generated: of which world, from which seed, about how many questions, about which corpus."""

    world: World
    seed: int
    count: int
    corpus: str
    recipe: str = "figures"  # which wordings


def generate(plan: Plan, part: str) -> Iterator[dict[str, Any]]:
    """The cases of a part, `open` or `held_out`; the same for the same plan."""
    scale = plan.count / sum(each.cases for each in wordings(plan.recipe))
    for each in wordings(plan.recipe):
        number = 0
        for lang in LANGUAGES:
            for question, draw, slip in _questions(plan, part, lang, each, scale):
                number += 1
                yield _case(each, f"{each.operation}-{part[0]}{number:03d}", question, draw, lang, slip, plan)


Question = tuple[tuple[str, ...], Draw, str]  # the turns, the last of which is asked; what it is about; the slip


def _questions(plan: Plan, part: str, lang: Language, asked: Wording, scale: float) -> Iterator[Question]:
    """Questions of an operation, each template used about as often as the others."""
    rng = random.Random(f"{plan.seed}/{part}/{lang}/{asked.operation}")
    uses = asked.uses(lang, part, asked.cases * scale * SHARE[lang])
    seen: set[tuple[str, ...]] = set()
    for template in asked.part(lang, part):
        times = int(uses) + (rng.random() < uses % 1) if template.fields else 1
        for _ in range(max(1, times)):
            found = _fresh(plan, part, lang, asked.operation, template, rng, seen)
            if found:
                yield found


def _fresh(
    plan: Plan,
    part: str,
    lang: Language,
    operation: str,
    template: Template,
    rng: random.Random,
    seen: set[tuple[str, ...]],
) -> Question | None:
    """A question that was not asked yet; None where the world holds no more of them."""
    for _ in range(TRIES):
        lot = Lot(plan.world, rng, lang, template.fields, template.when, part)
        speaker = Speaker(plan.world, lang, rng, lambda phrase: may_say(part, plan.seed, phrase))
        try:
            draw = OPERATIONS[operation](lot)
            turns = [_turn(each, part, plan, speaker) for each in draw.history]
            text = fill(template, draw, speaker)
        except (UnluckyError, NoWordsError, UntoldError):
            continue
        key = (*turns, text)
        if key in seen:
            continue
        seen.add(key)
        text, slip = (text, "") if operation in PLAIN else typed(text, lang, rng)
        return (*turns, text), draw, slip
    return None


def question_of(
    plan: Plan, lang: Language, operation: str, template: Template, rng: random.Random, part: str = OPEN
) -> tuple[str, ...] | None:
    """A question in the words of a template, after the turns before it; None where the world holds none.

    The phrases for what it names are those of a part.
    """
    found = _fresh(plan, part, lang, operation, template, rng, set())
    return found[0] if found else None


def fill(template: Template, draw: Draw | Turn, speaker: Speaker) -> str:
    """The template with its slots spelt out. Raises NoWordsError where a figure lacks the phrase."""
    text = template.text.format(**{name: speaker.spell(slot) for name, slot in draw.slots.items()})
    return text[0].upper() + text[1:] if template.text[0] == "{" and text[0].isascii() else text


def _turn(turn: Turn, part: str, plan: Plan, speaker: Speaker) -> str:
    """An earlier question, in words of the same part if any fit, else in open ones. Raises NoWordsError."""
    asked = wording(turn.operation, plan.recipe)
    own = shuffled(asked.part(speaker.lang, part), speaker.rng)
    for template in own + shuffled(asked.part(speaker.lang, OPEN), speaker.rng):
        if template.fits(turn.slots, turn.when):
            try:
                return fill(template, turn, speaker)
            except NoWordsError:
                continue
    raise NoWordsError(turn.operation)


def _case(
    asked: Wording, name: str, turns: tuple[str, ...], draw: Draw, lang: Language, slip: str, plan: Plan
) -> dict[str, Any]:
    tags: dict[str, Any] = {"operation": asked.operation, **draw.tags} | ({"slip": slip} if slip else {})
    tags |= _file(draw, plan.world)
    case: dict[str, Any] = {"id": name, "question": turns[-1], "lang": lang, "kind": asked.family}
    if draw.history:
        case["history"] = list(turns[:-1])
    return case | {"gold": draw.gold, "tags": tags, "corpus": plan.corpus, "version": 1}


def _file(draw: Draw, world: World) -> dict[str, Any]:
    """Format and damage of the one report that is cited, in a world of damaged files."""
    cited = draw.gold.get("cite", ())
    if not world.damaged or len(cited) != 1:
        return {}
    report = world.at[cited[0][0], cited[0][1]]
    return {"format": report.format, "damage": report.damage}
