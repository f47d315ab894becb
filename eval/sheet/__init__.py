"""Reviewers' sheets: CSV or XLSX ↔ cases. `eval/README.md` tells the columns."""

from eval.sheet.read import read_sheet
from eval.sheet.write import write_sheet

__all__ = ["read_sheet", "write_sheet"]
