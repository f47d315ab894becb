"""Bytes to text: the encodings that reports are found in."""

from charset_normalizer import from_bytes

from ingest.errors import EmptyFileError, UnsupportedTypeError

_MAGIC = {b"%PDF": "PDF", b"PK\x03\x04": "a ZIP archive (DOCX, XLSX)", b"\xd0\xcf\x11\xe0": "an old Office file"}
_MOST_CONTROLS = 0.01  # share of control characters above which bytes are no text


def decode(content: bytes) -> str:
    """The text of a file, with line ends as `\\n`.

    Raises EmptyFileError when nothing stands in it, UnsupportedTypeError when it is no text.
    """
    if not content.strip(b"\0 \t\r\n\x0c\xef\xbb\xbf"):
        raise EmptyFileError("the file is empty: expected the text of a report")
    for magic, name in _MAGIC.items():
        if content.startswith(magic):
            raise UnsupportedTypeError(f"the content is {name}: expected plain text; save the report as text first")
    text = _decode(content).replace("\r\n", "\n").replace("\r", "\n")
    if "\ufffd" in text or _controls(text) > _MOST_CONTROLS:
        raise UnsupportedTypeError("the content is not text in UTF-8, UTF-16 or GB18030: save it in one of these")
    return text


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = from_bytes(content).best()
    return str(best) if best else "\ufffd"


def _controls(text: str) -> float:
    controls = sum(char < " " and char not in "\n\t\x0c" for char in text)
    return controls / len(text)
