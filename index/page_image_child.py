"""The process that draws a page for `index.page_image`: a PDF comes in, an image goes out, within bounds.

A script of its own that imports nothing of the project, so that it starts in a tenth of a second.
"""

import contextlib
import math
import resource
import sys

DPI = 200  # sharp at twice the size of a page that fills a column, and on screens of high density
MOST_PIXELS = 6_000_000
LONGEST_SIDE = 8_000  # pixels
QUALITY = 85  # of 100


def main(page: int, seconds: int, memory: int, size: int) -> None:
    """Draws a page of the PDF on standard input as a WebP image on standard output."""
    for bound, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, size),
    ):
        with contextlib.suppress(ValueError, OSError):  # a tighter bound holds, or the system does not know it
            resource.setrlimit(bound, (most, most))
    import pypdfium2  # within the bounds

    with pypdfium2.PdfDocument(sys.stdin.buffer.read()) as document:
        source = document[page - 1]
        width, height = source.get_size()
        scale = min(DPI / 72, math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / max(width, height))
        image = source.render(scale=scale).to_pil().convert("RGB")
    image.save(sys.stdout.buffer, "WEBP", quality=QUALITY, method=1)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
