"""A run as one HTML file that needs no network: totals, groups, the difference to a baseline, every case."""

from eval.page.report import render

__all__ = ["render"]
