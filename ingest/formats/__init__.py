"""File types: told by content, each read into a Document by the module of its name."""

from ingest.document import Document
from ingest.formats import plain


def read_document(content: bytes) -> Document:
    """The text of a file. Raises an UnreadableFileError."""
    return Document(plain.decode(content), "text")
