"""`python -m eval.paraphrase`: train the reading by likeness, or measure it on styles that it was not trained on.

    python -m eval.questions --recipe figures --out runs/figures
    python -m ingest runs/figures/corpus/reports --data runs/figures-data
    python -m eval.paraphrase --loaded figures runs/figures/corpus runs/figures-data --measure spoken

A few minutes; the recipe `narrative` likewise. `make paraphrase` does all of it.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from answer.paraphrase.classifier import Classifier, save
from answer.paraphrase.subjects import KINDS
from eval.paraphrase.examples import Example, Loaded, examples
from eval.paraphrase.meant import train_meant
from eval.paraphrase.restricting import train_restricting
from eval.paraphrase.subjects import train_subjects
from eval.paraphrase.train import train
from eval.questions.wording import LANGUAGES

SURE = (0.0, 0.5, 0.7, 0.8, 0.9)


def main(arguments: list[str] | None = None) -> int:
    """0 when it is trained, or measured."""
    parser = argparse.ArgumentParser(prog="python -m eval.paraphrase", description="Train the reading by likeness.")
    parser.add_argument(
        *("--loaded", "-l"),
        nargs=3,
        action="append",
        required=True,
        metavar=("RECIPE", "CORPUS", "DATA"),
        help="a recipe of questions, its corpus (a folder with truth.jsonl) and a data directory that holds it",
    )
    parser.add_argument("--measure", nargs="*", default=[], metavar="STYLE", help="train without it and ask in it")
    options = parser.parse_args(arguments)
    for language in () if options.measure else LANGUAGES:  # before the questions, which are read by them
        for kind in KINDS:
            _save(train_subjects(language, kind), f"{language}-{kind}")
        _save(train_restricting(language), f"{language}-restricting")
        _save(train_meant(language), f"{language}-meant")
    corpora = [Loaded(recipe, Path(corpus), Path(data)) for recipe, corpus, data in options.loaded]
    made = examples(corpora, os.cpu_count() or 1)
    for language in LANGUAGES:
        own = [each for each in made if each.language == language]
        for style in options.measure:
            _measure(own, style)
        if not options.measure:
            _save(train(own), language)
    return 0


def _save(classifier: Classifier, name: str) -> None:
    save(classifier, name)
    print(f"{name}: {len(classifier.labels)} labels, {len(classifier.features)} features")


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
