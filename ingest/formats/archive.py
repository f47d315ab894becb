"""ZIP-based files (DOCX, XLSX), opened only where their directory is harmless; nothing is extracted to disk."""

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from ingest.errors import DamagedArchiveError, EncryptedArchiveError, TooLargeFileError, UnsafeArchiveError

MOST_ENTRIES = 10_000
MOST_BYTES = 200_000_000  # of all entries, unpacked
MOST_RATIO = 200  # unpacked to packed, looked at in entries over RATIO_FROM bytes
RATIO_FROM = 1_000_000

# ISO 29500 "strict" files name the same elements in other namespaces.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ENCRYPTED = 0x1 | 0x40  # bits of an entry's flags
_ENTRY = b"PK\x01\x02"  # begins each entry of the directory
_DTD = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le")[:-1])  # without its last zero, it stands in UTF-16-BE too
_OUTSIDE = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|$)", re.DOTALL)
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, LookupError, ValueError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: `kind` is the last word of the relation's type."""

    kind: str
    part: str


class Package:
    """The parts of an Office file, each unpacked when asked for.

    Raises DamagedArchiveError, EncryptedArchiveError, TooLargeFileError, UnsafeArchiveError.
    """

    def __init__(self, content: bytes) -> None:
        self._archive = _open(content)
        self._entries = {_normal(entry.filename): entry for entry in self._archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return _normal(name) in self._entries

    def names(self) -> list[str]:
        """The names of all parts, as they are written."""
        return self._archive.namelist()

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises DamagedArchiveError."""
        entry = self._entries.get(_normal(name))
        if entry is None:
            raise DamagedArchiveError(f"its part {name} is missing: open the file in its program and save it anew")
        try:
            return self._archive.read(entry)
        except _BROKEN as error:
            raise DamagedArchiveError(f"its part {name} is damaged ({error}): get the file once more") from error

    def markup(self, name: str) -> bytes:
        """The bytes of an XML part, known to declare no entities. Raises DamagedArchiveError, UnsafeArchiveError."""
        content = self.read(name)
        if any(mark in content for mark in _DTD):  # Office files never carry one (ISO 29500-2, 9.1.4)
            raise UnsafeArchiveError(f"its part {name} declares entities, which no Office file does: don't open it")
        return content

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part. Raises DamagedArchiveError, UnsafeArchiveError."""
        content = self.markup(name)
        for strict, transitional in _STRICT.items():
            content = content.replace(strict, transitional)
        return _parse(content, name)

    def related(self, part: str = "") -> dict[str, Relation]:
        """What a part (none: the package itself) refers to inside the file, by id."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self:
            return {}
        return {
            entry.get("Id", ""): Relation(entry.get("Type", "").rsplit("/", 1)[-1], _target(folder, entry))
            for entry in self.xml(relations).iter(_RELATION)
            if entry.get("TargetMode") != "External"
        }

    def related_part(self, part: str, kind: str) -> str | None:
        """The first part of a kind that a part refers to and that is there."""
        return next((at.part for at in self.related(part).values() if at.kind == kind and at.part in self), None)


def _open(content: bytes) -> zipfile.ZipFile:
    if content.count(_ENTRY) > MOST_ENTRIES:  # before the directory is read into memory
        raise UnsafeArchiveError(f"it holds more than {MOST_ENTRIES:,} entries: no report does")
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except _BROKEN as error:
        raise DamagedArchiveError(
            f"its directory can't be read ({error}): the file is damaged or cut off; get it once more"
        ) from error
    _check(archive.infolist())
    return archive


def _check(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Refuses what the directory already tells to be harmful; unpacking never yields more than it tells."""
    total = 0
    for entry in entries:
        name = entry.filename[:80]
        if _OUTSIDE.match(entry.filename):
            raise UnsafeArchiveError(f"its entry {name!r} points out of the archive: don't open the file")
        if entry.flag_bits & _ENCRYPTED:
            raise EncryptedArchiveError(f"its entry {name!r} is encrypted: save the file without a password")
        if entry.file_size > max(RATIO_FROM, MOST_RATIO * entry.compress_size):
            ratio = entry.file_size // max(1, entry.compress_size)
            raise UnsafeArchiveError(
                f"its entry {name!r} unpacks {ratio:,}:1 (allowed: {MOST_RATIO}:1), like a ZIP bomb: don't open it"
            )
        total += entry.file_size
    if total > MOST_BYTES:
        raise TooLargeFileError(f"it unpacks to {total:,} bytes, over the limit of {MOST_BYTES:,}: remove its pictures")


def _parse(content: bytes, name: str) -> etree._Element:
    # Without huge_tree, libxml2 stops at 256 levels and at texts of 10 MB.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in parser.error_log):
            raise MemoryError from error
        if "depth" in str(error):
            raise UnsafeArchiveError(f"its part {name} is nested too deeply ({error}): don't open it") from error
        raise DamagedArchiveError(f"its part {name} is not well-formed ({error}): save the file anew") from error
    except ValueError as error:
        raise DamagedArchiveError(f"its part {name} is not XML ({error}): save the file anew") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeArchiveError(f"its part {name} declares entities, which no Office file does: don't open it")
    return root


def _normal(name: str) -> str:
    """A part's name as names are compared: without case (ISO 29500-2, 6.3.5), with slashes."""
    return name.replace("\\", "/").lstrip("/").lower()


def _target(folder: str, entry: etree._Element) -> str:
    return posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/")
