"""Files as they lie about: opened so that none can make its reader wait, named so that every name can be shown."""

import os
import stat
import unicodedata
from io import BufferedReader
from pathlib import Path

from ingest.errors import TooLargeFileError, UnreadableFileError

_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # controls, marks of direction, bytes that are no UTF-8


def open_file(path: Path) -> BufferedReader:
    """A regular file, open for reading. Raises UnreadableFileError where it is none, or can't be opened."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a pipe that nobody writes to would wait for ever
    except OSError as error:
        raise _not_opened(error) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableFileError("is a pipe, a device or a folder: expected a file; take it out of the folder")
    return os.fdopen(descriptor, "rb")


def content_of(path: Path, most: int) -> bytes:
    """The bytes of a file, `most` of them at most, all of one moment. Raises UnreadableFileError."""
    with open_file(path) as file:
        before = os.fstat(file.fileno())
        if before.st_size > most:
            raise TooLargeFileError(f"{before.st_size:,} bytes, over the limit of {most:,}: raise NIANBAO_MAX_FILE_MB")
        try:
            content = file.read(before.st_size + 1)
        except OSError as error:
            raise _not_opened(error) from error
        after = os.fstat(file.fileno())
    if len(content) != before.st_size or after.st_mtime_ns != before.st_mtime_ns:
        raise changed()
    return content


def changed() -> UnreadableFileError:
    """What is said of a file that is being written."""
    return UnreadableFileError("changed while it was read: expected a finished file; load it again once it is written")


def shown(name: str | Path) -> str:
    """A name or path in which what can't be printed or stored is escaped: line ends, bytes that are no UTF-8."""
    return "".join(_escaped(char) if unicodedata.category(char) in _UNSHOWN else char for char in str(name))


def _escaped(char: str) -> str:
    return char.encode("unicode_escape", "surrogatepass").decode()


def _not_opened(error: OSError) -> UnreadableFileError:
    return UnreadableFileError(f"can't be opened ({error.strerror}): check that it exists and is readable")
