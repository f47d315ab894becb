"""Invented annual reports with their truth: places, bodies, figures, prose, layouts and damage, all from one seed."""

from eval.corpus.write import Order, write_corpus

__all__ = ["Order", "write_corpus"]
