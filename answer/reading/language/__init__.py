"""The words of a question, Chinese or English: written plainly, then cut into spans of known phrases (`spans.py`)."""
