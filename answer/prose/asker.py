"""What is asked about the prose, and where the answer is looked up."""

from typing import NamedTuple

from sqlalchemy import Connection

from answer.answer import Language
from index.search import Search


class Asker(NamedTuple):
    """What is asked in which words and language, and where the answer is looked up."""

    question: str
    connection: Connection
    search: Search
    language: Language
