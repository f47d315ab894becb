"""Making all vectors anew from SQL: with another model beside the old ones, which serve until all are there."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine, delete

from index.active import VectorModel, make_active
from index.schema import outbox
from index.vectors import Vectors, expected_ids, expected_years, texts_of

AT_ONCE = 200  # passages between two words about the progress; a second or two with a large model


@dataclass(frozen=True, slots=True)
class Progress:
    """How many passages have vectors of the new model."""

    done: int
    total: int


class StoppedError(Exception):
    """The work was asked to stop; it goes on where it stands when it is called again."""


def reembed(
    engine: Engine,
    vectors: Vectors,
    model: VectorModel,
    told: Callable[[Progress], None] = lambda progress: None,
    *,
    anew: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> int:
    """Makes the vectors of every passage, then lets them take over in one step; the number of passages.

    Passages that have a vector of the model are passed over (those of work that was cut short), unless `anew`.
    The caller is the data directory's writer, so that no report comes in between.
    """
    total = done = 0
    work: list[tuple[int, list[str]]] = []
    with engine.connect() as connection:
        for year in sorted(set(expected_years(connection)) | vectors.years()):
            expected, present = expected_ids(connection, year), vectors.ids(year)
            vectors.drop(year, sorted(present - expected))
            needed = sorted(expected if anew else expected - present)
            work += [(year, needed[at : at + AT_ONCE]) for at in range(0, len(needed), AT_ONCE)]
            total, done = total + len(expected), done + len(expected) - len(needed)
    told(Progress(done, total))
    for year, needed in work:
        if stopped():
            raise StoppedError
        with engine.connect() as connection:
            ids, texts = texts_of(connection, needed)
        vectors.put(year, ids, texts)
        done += len(needed)
        told(Progress(done, total))
    with engine.begin() as connection:
        make_active(connection, model)
        connection.execute(delete(outbox))
    vectors.forget_others()
    return total
