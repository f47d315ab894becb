"""`python -m eval.paraphrase`: train the reading by likeness, or measure it on styles that it was not trained on.

    python -m eval.questions --recipe figures --out runs/questions
    python -m ingest runs/questions/corpus/reports --data runs/figures-data
    python -m eval.paraphrase --corpus runs/questions/corpus --data runs/figures-data --measure spoken

A few minutes. `make paraphrase` does all of it.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from answer.paraphrase.classifier import save
from eval.paraphrase.examples import Example, examples
from eval.paraphrase.train import train
from eval.questions.wording import LANGUAGES

FILLINGS = 2
SURE = (0.0, 0.5, 0.7, 0.8, 0.9)


def main(arguments: list[str] | None = None) -> int:
    """0 when it is trained, or measured."""
    parser = argparse.ArgumentParser(prog="python -m eval.paraphrase", description="Train the reading by likeness.")
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR", help="a folder with truth.jsonl")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a data directory that holds it")
    parser.add_argument("--measure", nargs="*", default=[], metavar="STYLE", help="train without it and ask in it")
    options = parser.parse_args(arguments)
    made = examples(options.corpus, options.data, FILLINGS, os.cpu_count() or 1)
    for language in LANGUAGES:
        own = [each for each in made if each.language == language]
        for style in options.measure:
            _measure(own, style)
        if not options.measure:
            classifier = train(own)
            save(classifier, language)
            print(
                f"{language}: {len(own)} examples, {len(classifier.labels)} labels, {len(classifier.features)} features"
            )
    return 0


def _measure(made: Sequence[Example], style: str) -> None:
    """Prints how many of the style's questions get their label, of all and of those the classifier is sure of."""
    asked = [each for each in made if each.style == style]
    if not asked:
        return
    classifier = train([each for each in made if each.style != style])
    first = [(classifier.guesses(each.features)[0], each.label) for each in asked]
    for sure in SURE:
        some = [guess.label == label for guess, label in first if guess.probability >= sure]
        print(
            f"{asked[0].language}, {style}: probability ≥ {sure}: {len(some)} of {len(first)}, "
            f"{sum(some) / max(len(some), 1):.1%} of them right"
        )


if __name__ == "__main__":
    sys.exit(main())
