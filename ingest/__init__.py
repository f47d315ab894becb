"""A file becomes a Report with sections, cells, facts and checks. No database, no model, no network."""

from ingest.errors import IngestError, UnreadableFileError
from ingest.isolation import Isolated
from ingest.read import read_file, read_report
from ingest.report import Report

__all__ = ["IngestError", "Isolated", "Report", "UnreadableFileError", "read_file", "read_report"]
