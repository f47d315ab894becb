"""What can be wrong with a PDF.

UnreadableFileError
├── DamagedPdfError     not a PDF, cut short, or broken inside
├── EncryptedPdfError   opens with a password only
├── TooLargePdfError    too many pages, or a page with too much on it
├── EmptyFileError      pages, but nothing on them
└── NeedsOcrError       its pages are images, or its fonts don't say which characters they show
"""

from ingest.errors import UnreadableFileError


class DamagedPdfError(UnreadableFileError):
    """The bytes are not a whole PDF."""


class EncryptedPdfError(UnreadableFileError):
    """The PDF opens with a password only."""


class TooLargePdfError(UnreadableFileError):
    """The PDF has more pages, or more on one page, than a report has."""


class NeedsOcrError(UnreadableFileError):
    """The PDF shows its text as images."""
