"""What can go wrong with a file.

IngestError
└── UnreadableFileError   the file is quarantined, its neighbours are unaffected
    ├── UnsupportedTypeError      not one of the types read
    ├── EmptyFileError            no text in it
    ├── TooLargeFileError         over a limit of size (TooLargePdfError: of pages)
    ├── UnidentifiedReportError   no agency or no year could be told
    ├── FileTooHardError          reading it broke the bounds of time or memory
    ├── DamagedArchiveError, EncryptedArchiveError, UnsafeArchiveError   a DOCX or XLSX
    └── DamagedPdfError, EncryptedPdfError, NeedsOcrError                a PDF
"""


class IngestError(Exception):
    """Base of the errors of ingest."""


class UnreadableFileError(IngestError):
    """The file can't become a report; the message says what was expected and what to do."""


class UnsupportedTypeError(UnreadableFileError):
    """The content is of a type that is not read."""


class EmptyFileError(UnreadableFileError):
    """The file holds no text."""


class TooLargeFileError(UnreadableFileError):
    """The file is over the size limit."""


class UnidentifiedReportError(UnreadableFileError):
    """It is not told whose report it is, or of which year."""
