"""`python -m eval.bench`: loading, answering and starting, all in one run."""

import sys
import tempfile
from pathlib import Path

from eval.bench import answers, loading, scale, start
from index.embedding import load as load_embedder
from index.load import find_files, load

SAMPLES = Path(__file__).parents[2] / "samples"


def main() -> int:
    """Prints one line a figure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = loading.measure(folder)
        scale.measure(data, folder / "scale")
        load(find_files([SAMPLES]), data, load_embedder())  # the shipped questions ask for these
        answers.measure(data)
        start.measure(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
