"""Answer → CSV file, as the answering side writes it, for spreadsheets."""

from answer.answer import Answer
from answer.table import write_csv

BOM = "\ufeff"  # without it spreadsheets take UTF-8 for the system's old encoding


def csv_name(number: int) -> str:
    """What the file for a turn is called."""
    return f"nianbao-{number}.csv"


def csv_text(answer: Answer) -> str:
    """The text of the file: byte order mark, header, a line for each row and cited cell."""
    return BOM + write_csv(answer)
