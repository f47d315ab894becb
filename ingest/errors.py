"""What can go wrong with a file.

IngestError
└── UnreadableFileError   the file is quarantined, its neighbours are unaffected
    ├── UnsupportedTypeError      not one of the types read
    ├── EmptyFileError            no text in it
    ├── TooLargeFileError         over a limit of size
    │   └── TooLargePdfError      of pages, or of what is drawn on one
    ├── NotAReportError           a text of another kind: a regulation, a notice, news
    ├── UnidentifiedReportError   no agency or no year could be told
    ├── FileTooHardError          reading it broke the bounds of time or memory, or the process
    ├── DamagedArchiveError       a DOCX or XLSX cut off, with a part missing or not well-formed
    ├── EncryptedArchiveError     a DOCX or XLSX with a password
    ├── UnsafeArchiveError        a DOCX or XLSX made to break its reader: a bomb, entities, endless nesting
    ├── DamagedPdfError           not a PDF, cut short, or broken inside
    ├── EncryptedPdfError         a PDF that opens with a password only
    └── NeedsOcrError             a PDF whose pages are images, or whose fonts don't say which characters they show
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


class NotAReportError(UnreadableFileError):
    """The text is no annual report on open government information."""


class UnidentifiedReportError(UnreadableFileError):
    """It is not told whose report it is, or of which year."""


class FileTooHardError(UnreadableFileError):
    """Reading the file broke a bound; the message names it."""


class DamagedArchiveError(UnreadableFileError):
    """The archive, or a part of it, can't be read."""


class EncryptedArchiveError(UnreadableFileError):
    """The archive is locked with a password."""


class UnsafeArchiveError(UnreadableFileError):
    """The archive is made to break its reader, or looks like it."""


class DamagedPdfError(UnreadableFileError):
    """The bytes are not a whole PDF."""


class EncryptedPdfError(UnreadableFileError):
    """The PDF opens with a password only."""


class TooLargePdfError(TooLargeFileError):
    """The PDF has more pages, or more on one page, than a report has."""


class NeedsOcrError(UnreadableFileError):
    """The PDF shows its text as images."""


# By name: what a process that reads files may say of one.
KINDS = {
    name: kind
    for name, kind in dict(globals()).items()
    if isinstance(kind, type) and issubclass(kind, UnreadableFileError)
}
