"""A page of a kept PDF as an image, drawn by a process of its own, within bounds: the file may be hostile."""

import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from index.errors import PageImageError

SECONDS = 10
MEMORY = 10**9  # bytes
MOST_BYTES = 10**7  # of the image
AT_ONCE = 2  # pages drawn at the same time
PATIENCE = 20  # seconds that a page waits for its turn
_CHILD = Path(__file__).with_name("page_image_child.py")
_turns = threading.BoundedSemaphore(AT_ONCE)


def draw_page(source: Path, page: int) -> bytes:
    """The page with this number, from 1, as a WebP image. Raises PageImageError."""
    if not _turns.acquire(timeout=PATIENCE):
        raise PageImageError("too many pages are being drawn: try again in a moment")
    try:
        return _drawn(source, page)
    except OSError as error:
        raise PageImageError(
            f"the kept source file can't be opened ({error.strerror}): load the report again"
        ) from error
    except subprocess.TimeoutExpired as error:
        raise PageImageError(f"drawing page {page} took longer than {SECONDS} s: download the file instead") from error
    finally:
        _turns.release()


def _drawn(source: Path, page: int) -> bytes:
    # -P: the modules beside the script are not its own. A file, not a pipe: the process can't overfill it.
    command = [sys.executable, "-P", str(_CHILD), *map(str, (page, SECONDS, MEMORY, MOST_BYTES))]
    with source.open("rb") as file, tempfile.TemporaryFile() as image:
        done = subprocess.run(
            command, stdin=file, stdout=image, stderr=subprocess.DEVNULL, timeout=SECONDS, process_group=0
        )
        image.seek(0)
        drawn = image.read(MOST_BYTES)
    if done.returncode or not drawn.startswith(b"RIFF"):
        raise PageImageError(f"page {page} can't be drawn: download the file instead")
    return drawn
