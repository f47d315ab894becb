"""Values of a row on two lines: read in order, unless the other order keeps the equation too and says otherwise."""

import pytest

from ingest.alignment import place
from ingest.table_2 import adds_up
from ingest.tokens import tokenize


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (("3 0 0", "0 1 0 4"), "3 0 0 0 1 0 4"),
        (("0 0 0 0 0 1", "1"), None),  # 1 0 0 0 0 0 1 adds up too
        (("0 0 0 0 0 0", "0"), "0 0 0 0 0 0 0"),
        (("0 0 0 0 2", "1 1"), None),  # 1 1 0 0 0 0 2 adds up, and this does not
        (("1 1 0 0 0", "0 3"), "1 1 0 0 0 0 3"),  # the report's own error: neither adds up
    ],
)
def test_a_row_on_two_lines(lines: tuple[str, str], read: str | None):
    placed = place([tokenize(line) for line in lines], 7, adds_up)
    assert (" ".join(token.text for token in placed.cells) if placed else None) == read
