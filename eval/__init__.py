"""Evaluation: many questions through the one door, scored against gold."""
